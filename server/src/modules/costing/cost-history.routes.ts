import type { Api } from '../../platform/http/api.ts';
import { CostHistory } from './cost-history.schemas.ts';
import { trackCostHistory } from './cost-history.service.ts';
import { PeriodQuery, ProductCostParams } from './costs.schemas.ts';

export function costHistoryRoutes(api: Api): void {
  api.read(
    {
      url: '/costs/products/:product_id/history',
      tag: 'Costs',
      access: 'read:reports',
      summary: 'Get the cost history of a product',
      description:
        'Receipts, production outputs, standard costs and later corrections in time order, with statistics and monthly averages over everything that came in. Days are those of the factory’s time zone.',
      params: ProductCostParams,
      query: PeriodQuery,
      response: CostHistory,
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) => trackCostHistory(db, params.product_id, query),
  );
}
