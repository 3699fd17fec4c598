import type { Api } from '../../platform/http/api.ts';
import { completeOrder } from './completions.service.ts';
import { orderIn } from './order-progress.ts';
import { OrderParams, ProductionOrder } from './orders.schemas.ts';
import { ProductionCompletion } from './status.schemas.ts';

export function completionRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/production/orders/:order_id/complete',
      tag: 'Production',
      access: 'write:production',
      summary: 'Complete a production order',
      description:
        'Books what was made: consumes the reserved material, puts the good quantity into stock at (material + labour + overhead) ÷ completed quantity, and gives back what is left over. With is_final false the order goes on.',
      params: OrderParams,
      body: ProductionCompletion,
      response: ProductionOrder,
      errors: [
        'NOT_FOUND',
        'CONFLICT',
        'INVALID_STATUS_TRANSITION',
        'INSUFFICIENT_STOCK',
        'PRODUCTION_ORDER_ERROR',
      ],
      example: { body: { completed_quantity: '10.000', scrapped_quantity: '0.000' } },
    },
    async ({ tx, actor, params, body, expectedVersion }) =>
      orderIn(actor.language, await completeOrder(tx, params.order_id, body, expectedVersion)),
  );
}
