import type { Api } from '../../platform/http/api.ts';
import { ProductionCostVariance, ProductionCostVarianceQuery } from './production-cost-variance.schemas.ts';
import { productionCostVariance, productionCostVarianceTable } from './production-cost-variance.service.ts';

export function productionCostVarianceRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/production/cost-variance',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['production', 'products', 'stock'],
      summary: 'Production cost variances',
      description:
        'Orders completed in the period: actual against standard cost of the good output, split into price, usage, labour, ' +
        'overhead and yield exactly as `/production/orders/{order_id}/cost` splits them, with totals.',
      query: ProductionCostVarianceQuery,
      response: ProductionCostVariance,
    },
    ({ db, query }) => productionCostVariance(db, query),
    ({ db, query }) => productionCostVarianceTable(db, query),
  );
}
