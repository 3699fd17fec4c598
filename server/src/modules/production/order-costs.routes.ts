import type { Api } from '../../platform/http/api.ts';
import { ProductionCost } from '../costing/index.ts';
import { calculateProductionCost } from './order-costs.service.ts';
import { OrderParams } from './orders.schemas.ts';

export function orderCostRoutes(api: Api): void {
  api.read(
    {
      url: '/production/orders/:order_id/cost',
      tag: 'Production',
      access: 'read:production',
      summary: 'Get the cost of a production order',
      description:
        'Estimated against actual cost by material, labour and overhead, with price and usage variance of each material. An order that is under way is compared with the part of its estimate that is done.',
      params: OrderParams,
      response: ProductionCost,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => calculateProductionCost(db, params.order_id),
  );
}
