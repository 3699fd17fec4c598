import type { Api } from '../../platform/http/api.ts';
import { LandedCost, LandedCostList, LandedCostRequest } from './landed-costs.schemas.ts';
import { listLandedCosts, postLandedCost } from './landed-costs.service.ts';
import { OrderParams } from './late-costs.schemas.ts';

const tag = 'Procurement';

export function landedCostRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/procurement/orders/:order_id/landed-costs',
      tag,
      access: 'write:procurement',
      summary: 'Add freight or another landed cost',
      description:
        'Spreads a bill over what was received, by value or by quantity, to the last 0.0001. Each share follows its batch through transfers and production: what is on hand gets its right value and unit cost, what is gone is listed as variance.',
      params: OrderParams,
      body: LandedCostRequest,
      response: LandedCost,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: {
        body: {
          cost_type: 'FREIGHT',
          billed_amount: '850.0000',
          basis: 'VALUE',
          reference_number: 'NAK-2026-0815',
        },
      },
    },
    ({ tx, params, body }) => postLandedCost(tx, params.order_id, body),
  );

  api.read(
    {
      url: '/procurement/orders/:order_id/landed-costs',
      tag,
      access: 'read:procurement',
      summary: 'List the landed costs of an order',
      description: 'Each with its lines and what became of it, oldest first.',
      params: OrderParams,
      response: LandedCostList,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => listLandedCosts(db, params.order_id),
  );
}
