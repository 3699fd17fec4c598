/** What other modules may call. */
export { trackCostHistory } from './cost-history.service.ts';
export { COST_SOURCES } from './costs.schemas.ts';
export { calculateCurrentFifoCost, currentUnitCosts } from './current-costs.service.ts';
export { ProductionCost } from './production-costs.schemas.ts';
export { productionCosts } from './production-costs.ts';
