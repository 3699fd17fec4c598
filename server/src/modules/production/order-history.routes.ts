import { notFound } from '../../platform/errors/app-error.ts';
import type { Api } from '../../platform/http/api.ts';
import { findHistory } from './order-history.queries.ts';
import { ProductionOrderHistory } from './order-history.schemas.ts';
import { OrderParams } from './orders.schemas.ts';

export function orderHistoryRoutes(api: Api): void {
  api.read(
    {
      url: '/production/orders/:order_id/history',
      tag: 'Production',
      access: 'read:production',
      summary: 'Get the history of a production order',
      description: 'Every state that the order went through: when, by whom and why.',
      params: OrderParams,
      response: ProductionOrderHistory,
      errors: ['NOT_FOUND'],
    },
    async ({ db, params }) => {
      const history = await findHistory(db, params.order_id);
      if (history === undefined) throw notFound('production order', params.order_id);
      return history;
    },
  );
}
