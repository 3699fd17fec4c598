import type { Api } from '../../platform/http/api.ts';
import { ProductParams, StockTrend, StockTrendQuery } from './stock-trends.schemas.ts';
import { analyzeStockTrends } from './stock-trends.service.ts';

export function stockTrendRoutes(api: Api): void {
  api.read(
    {
      url: '/products/:product_id/stock-trend',
      tag: 'Planning',
      access: 'read:planning',
      summary: 'Get consumption, trend and forecast of a product',
      description:
        'What was issued to customers and production day by day, whether it rises or falls, what the next days will need and how sure that is, and how long the available stock lasts. Demand on few days is forecast by a method made for it.',
      params: ProductParams,
      query: StockTrendQuery,
      response: StockTrend,
      errors: ['NOT_FOUND'],
    },
    ({ db, actor, params, query }) => analyzeStockTrends(db, params.product_id, query, actor.language),
  );
}
