import type { Api } from '../../platform/http/api.ts';
import { StockMovementResponse, StockOutRequest } from './stock-out.schemas.ts';
import { issueStock } from './stock-out.service.ts';

export function stockOutRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/inventory/stock-out',
      tag: 'Inventory',
      access: 'write:inventory',
      summary: 'Issue stock',
      description:
        'Takes available stock out, oldest layer first, whole or not at all, and answers what it cost. Reserved, expired and not approved stock is not touched.',
      body: StockOutRequest,
      response: StockMovementResponse,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT', 'INVALID_UNIT', 'INSUFFICIENT_STOCK'],
      example: { body: { product_id: 1, warehouse_id: 1, quantity: '12.500', reason: 'Numune' } },
    },
    ({ tx, body }) => issueStock(tx, body),
  );
}
