import { quantity } from '@horoz/kernel';
import type { Api } from '../../platform/http/api.ts';
import { ProductCostParams } from './costs.schemas.ts';
import { CurrentCost, CurrentCostQuery } from './current-costs.schemas.ts';
import { calculateCurrentFifoCost } from './current-costs.service.ts';

export function currentCostRoutes(api: Api): void {
  api.read(
    {
      url: '/costs/products/:product_id/current',
      tag: 'Costs',
      access: 'read:reports',
      summary: 'Get the current cost of a product',
      description:
        'What the next quantity would cost by FIFO, with the layers it would take; the average of everything on hand; standard cost, last purchase price and the preferred supplier’s price. What stock cannot cover is costed at the last purchase price, else the preferred supplier’s, else the standard cost, and the answer says so.',
      params: ProductCostParams,
      query: CurrentCostQuery,
      response: CurrentCost,
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) =>
      calculateCurrentFifoCost(
        db,
        params.product_id,
        query.warehouse_id ?? null,
        query.quantity === undefined ? null : quantity(query.quantity),
      ),
  );
}
