import type { Api } from '../../platform/http/api.ts';
import { changeStatus } from './order-status.service.ts';
import { getOrder } from './orders.queries.ts';
import {
  DeliveryDatesUpdate,
  PurchaseOrder,
  PurchaseOrderList,
  PurchaseOrderPage,
  PurchaseOrderParams,
  PurchaseOrderRequest,
  PurchaseOrderStatusUpdate,
  PurchaseOrderUpdate,
} from './orders.schemas.ts';
import { createOrder, editOrder, moveDeliveryDates } from './orders.service.ts';
import { pageOfOrders } from './orders-read.queries.ts';

const tag = 'Procurement';

const EXAMPLE = {
  supplier_id: 1,
  warehouse_id: 1,
  expected_delivery_date: '2026-12-10',
  items: [
    { product_id: 1, quantity_ordered: '2500.000' },
    { product_id: 2, quantity_ordered: '400.000', unit_price: '31.7500' },
  ],
  notes: 'Sabah teslim',
};

export function purchaseOrderRoutes(api: Api): void {
  api.read(
    {
      url: '/procurement/orders',
      tag,
      access: 'read:procurement',
      summary: 'List purchase orders',
      description:
        'Orders, the newest first, each with what is still to come, its worth and whether it is late. `search` looks into order number, the supplier’s reference, the supplier and the codes of the products.',
      query: PurchaseOrderList,
      response: PurchaseOrderPage,
    },
    ({ db, query }) => pageOfOrders(db, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/procurement/orders',
      tag,
      access: 'write:procurement',
      summary: 'Create a purchase order',
      description:
        'A draft. A line without a price gets the supplier’s best price break for its quantity, else the supplier’s price, else what was paid last. Warnings say what to look at again: a quantity below the supplier’s minimum, a product that is not linked to it, a price of the last purchase.',
      body: PurchaseOrderRequest,
      response: PurchaseOrder,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT', 'WAREHOUSE_TYPE_MISMATCH'],
      example: { body: EXAMPLE },
    },
    ({ tx, body }) => createOrder(tx, body),
  );

  oneOrderRoutes(api);
}

function oneOrderRoutes(api: Api): void {
  api.read(
    {
      url: '/procurement/orders/:order_id',
      tag,
      access: 'read:procurement',
      summary: 'Get a purchase order',
      description: 'One order with its lines. Its ETag can be sent back as If-Match with a change.',
      params: PurchaseOrderParams,
      response: PurchaseOrder,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getOrder(db, params.order_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/procurement/orders/:order_id',
      tag,
      access: 'write:procurement',
      summary: 'Edit a draft purchase order',
      description:
        'Changes the fields that are sent and leaves the others; `items` replaces all lines, and prices that are left out are looked up anew. Only while it is a DRAFT: the supplier has not seen it yet.',
      params: PurchaseOrderParams,
      body: PurchaseOrderUpdate,
      response: PurchaseOrder,
      errors: ['NOT_FOUND', 'CONFLICT', 'WAREHOUSE_TYPE_MISMATCH'],
      example: { body: { notes: 'Öğleden sonra teslim' } },
    },
    ({ tx, params, body, expectedVersion }) => editOrder(tx, params.order_id, body, expectedVersion),
  );

  api.write(
    {
      method: 'PUT',
      url: '/procurement/orders/:order_id/delivery-dates',
      tag,
      access: 'write:procurement',
      summary: 'Move the delivery dates of a purchase order',
      description:
        'For an order that the supplier has: the day of the order, of some lines, or both. What has come keeps the day that was agreed then.',
      params: PurchaseOrderParams,
      body: DeliveryDatesUpdate,
      response: PurchaseOrder,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { expected_delivery_date: '2026-12-17', reason: 'Tedarikçi gecikme bildirdi' } },
    },
    ({ tx, params, body, expectedVersion }) => moveDeliveryDates(tx, params.order_id, body, expectedVersion),
  );

  api.write(
    {
      method: 'PUT',
      url: '/procurement/orders/:order_id/status',
      tag,
      access: 'write:procurement',
      summary: 'Change the status of a purchase order',
      description:
        'DRAFT → SENT → CONFIRMED. CANCELLED from any of these three, while nothing has come. CLOSED from SENT, CONFIRMED and PARTIALLY_RECEIVED, for a rest that will not come. PARTIALLY_RECEIVED and FULLY_RECEIVED are set by receiving alone.',
      params: PurchaseOrderParams,
      body: PurchaseOrderStatusUpdate,
      response: PurchaseOrder,
      errors: ['NOT_FOUND', 'CONFLICT', 'INVALID_STATUS_TRANSITION'],
      example: { body: { status: 'SENT', notes: 'E-posta ile gönderildi' } },
    },
    ({ tx, params, body, expectedVersion }) => changeStatus(tx, params.order_id, body, expectedVersion),
  );
}
