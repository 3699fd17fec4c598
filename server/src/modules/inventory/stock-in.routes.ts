import type { Api } from '../../platform/http/api.ts';
import { StockInRequest, StockInResponse } from './stock-in.schemas.ts';
import { receiveStock } from './stock-in.service.ts';

export function stockInRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/inventory/stock-in',
      tag: 'Inventory',
      access: 'write:inventory',
      summary: 'Receive stock',
      description:
        'Puts stock into a warehouse as a new FIFO layer. Without `batch_number` one is made: product code, day, running number. Stock is PENDING, on hand and not available, unless `quality_status` is APPROVED.',
      body: StockInRequest,
      response: StockInResponse,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT', 'WAREHOUSE_TYPE_MISMATCH', 'INVALID_UNIT'],
      example: {
        body: {
          product_id: 1,
          warehouse_id: 1,
          quantity: '100.000',
          unit_cost: '15.2500',
          batch_number: 'CS-2026-0001',
          quality_status: 'APPROVED',
        },
      },
    },
    ({ tx, body }) => receiveStock(tx, body),
  );
}
