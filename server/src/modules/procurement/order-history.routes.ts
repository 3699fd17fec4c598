import { notFound } from '../../platform/errors/app-error.ts';
import type { Api } from '../../platform/http/api.ts';
import { findHistory } from './order-history.queries.ts';
import { PurchaseOrderHistory } from './order-history.schemas.ts';
import { PurchaseOrderParams } from './orders.schemas.ts';

export function purchaseOrderHistoryRoutes(api: Api): void {
  api.read(
    {
      url: '/procurement/orders/:order_id/history',
      tag: 'Procurement',
      access: 'read:procurement',
      summary: 'Get the history of a purchase order',
      description:
        'Every state that the order went through and every move of its delivery dates: when, by whom and why.',
      params: PurchaseOrderParams,
      response: PurchaseOrderHistory,
      errors: ['NOT_FOUND'],
    },
    async ({ db, params }) => {
      const history = await findHistory(db, params.order_id);
      if (history === undefined) throw notFound('purchase order', params.order_id);
      return history;
    },
  );
}
