/** What other modules may call, under the names that the system's documents give. */
export { type DemandKey, demandsRecorded, lockDemandedProducts } from './demands.queries.ts';
export { DemandCreate } from './demands.schemas.ts';
export { createDemands, withDefaults as demandWithDefaults } from './demands.service.ts';
export { calculateNetRequirements } from './net-requirements.service.ts';
export { suggestProcurementOrders } from './procurement-suggestions.service.ts';
export { reorderSuggestions, suggestReorderQuantities } from './reorder-suggestions.service.ts';
export { analyzeStockTrends } from './stock-trends.service.ts';
