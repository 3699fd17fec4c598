/** What other modules and the application may call. */
export { watchForAlerts } from './alert-rules.ts';
export { generateCriticalStockAlerts, sweepAlerts } from './alert-sweep.ts';
