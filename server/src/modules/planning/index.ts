/** What other modules may call, under the names that the system's documents give. */
export { suggestReorderQuantities } from './reorder-suggestions.service.ts';
export { analyzeStockTrends } from './stock-trends.service.ts';
