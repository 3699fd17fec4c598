import type { Api } from '../../platform/http/api.ts';
import { CostVariances } from './cost-variances.schemas.ts';
import { costVariances } from './cost-variances.service.ts';
import { PeriodQuery, ProductCostParams } from './costs.schemas.ts';

export function costVarianceRoutes(api: Api): void {
  api.read(
    {
      url: '/costs/products/:product_id/variance',
      tag: 'Costs',
      access: 'read:reports',
      summary: 'Compare standard and actual cost of a product',
      description:
        'Purchase price variance of each receipt against the standard cost of that time, variances of completed production orders by material price, material usage, labour and overhead, and later corrections of stock that had gone already. Without a standard cost a variance is null, not zero.',
      params: ProductCostParams,
      query: PeriodQuery,
      response: CostVariances,
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) => costVariances(db, params.product_id, query),
  );
}
