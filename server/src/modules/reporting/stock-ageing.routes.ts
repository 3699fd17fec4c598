import type { Api } from '../../platform/http/api.ts';
import { StockAgeing, StockAgeingQuery } from './stock-ageing.schemas.ts';
import { stockAgeing, stockAgeingTable } from './stock-ageing.service.ts';

export function stockAgeingRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/stock/ageing',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['stock', 'products'],
      summary: 'Stock ageing',
      description:
        'Quantity and FIFO value of the stock by the days since it entered, in any quality, as of today. What is moved to ' +
        'another warehouse or split keeps its entry date. The bands of a row add up to its value, and the rows to the ' +
        'totals, which are those of `/reports/inventory/summary`.',
      query: StockAgeingQuery,
      response: StockAgeing,
    },
    ({ db, query }) => stockAgeing(db, query),
    ({ db, query }) => stockAgeingTable(db, query),
  );
}
