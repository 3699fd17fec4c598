import type { Api } from '../../platform/http/api.ts';
import { StockTurnover, StockTurnoverQuery } from './stock-turnover.schemas.ts';
import { stockTurnover, stockTurnoverTable } from './stock-turnover.service.ts';

export function stockTurnoverRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/stock/turnover',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['stock', 'products'],
      summary: 'Stock turnover',
      description:
        'What was issued and consumed in the period at FIFO cost, divided by the average value of the stock, and for how ' +
        'many days the stock lasts at that rate. Over all products the totals divide the sums; they are no mean of the rows.',
      query: StockTurnoverQuery,
      response: StockTurnover,
    },
    ({ db, query }) => stockTurnover(db, query),
    ({ db, query }) => stockTurnoverTable(db, query),
  );
}
