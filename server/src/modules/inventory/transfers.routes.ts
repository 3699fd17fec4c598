import type { Api } from '../../platform/http/api.ts';
import { TransferRequest, TransferResponse } from './transfers.schemas.ts';
import { transferStock } from './transfers.service.ts';

export function transferRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/inventory/transfer',
      tag: 'Inventory',
      access: 'write:inventory',
      summary: 'Transfer stock to another warehouse',
      description:
        'Moves available stock of a product, oldest layer first, or one named layer. Batch, entry date, cost, expiry and quality stay, so a transfer changes neither the value of the stock nor its FIFO order.',
      body: TransferRequest,
      response: TransferResponse,
      status: 201,
      errors: [
        'NOT_FOUND',
        'CONFLICT',
        'WAREHOUSE_TYPE_MISMATCH',
        'INVALID_UNIT',
        'INSUFFICIENT_STOCK',
        'IN_USE',
      ],
      example: {
        body: {
          product_id: 1,
          from_warehouse_id: 1,
          to_warehouse_id: 2,
          quantity: '40.000',
          reason: 'Kesimhaneye sevk',
        },
      },
    },
    ({ tx, body }) => transferStock(tx, body),
  );
}
