import type { Api } from '../../platform/http/api.ts';
import { ReceivedGoods, ReceiveRequest, ReceivingParams } from './receiving.schemas.ts';
import { receiveGoods } from './receiving.service.ts';

const endpoint = {
  tag: 'Procurement',
  access: 'receive:procurement',
  params: ReceivingParams,
  body: ReceiveRequest,
  response: ReceivedGoods,
  errors: ['NOT_FOUND', 'DUPLICATE', 'INVALID_STATUS_TRANSITION', 'CONFLICT', 'WAREHOUSE_TYPE_MISMATCH'],
  example: {
    body: {
      items_received: [
        {
          po_item_id: 1,
          quantity_received: '60.000',
          quality_status: 'APPROVED',
          batch_number: 'CS-2026-0001',
        },
      ],
      delivery_note: 'IRS2026000000123',
    },
  },
} as const;

const DESCRIPTION =
  'Books what came as layers of stock, each with its batch, quality, cost and place, and moves the order to PARTIALLY_RECEIVED or FULLY_RECEIVED. `receive_all` books everything that is outstanding. More than ordered is refused beyond the tolerance, and a delivery note is booked once for an order.';

export function receivingRoutes(api: Api): void {
  api.write(
    {
      ...endpoint,
      method: 'PUT',
      url: '/procurement/orders/:order_id/receive',
      summary: 'Receive goods of a purchase order',
      description: `${DESCRIPTION} Without a delivery note, sending it twice books it twice: the POST takes an Idempotency-Key.`,
    },
    ({ tx, params, body, expectedVersion }) => receiveGoods(tx, params.order_id, body, expectedVersion),
  );

  api.write(
    {
      ...endpoint,
      method: 'POST',
      url: '/procurement/orders/:order_id/receive',
      summary: 'Receive goods of a purchase order once',
      description: `${DESCRIPTION} The same as the PUT, and safe to repeat with an Idempotency-Key.`,
      status: 201,
    },
    ({ tx, params, body, expectedVersion }) => receiveGoods(tx, params.order_id, body, expectedVersion),
  );
}
