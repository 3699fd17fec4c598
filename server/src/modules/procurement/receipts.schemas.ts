import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  listParameters,
  note,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  quantityOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';
import { batchNumber, QUALITY_STATUSES } from '../inventory/index.ts';

/** The statuses of an order of which something has come. */
const RECEIVED_STATUSES = ['PARTIALLY_RECEIVED', 'FULLY_RECEIVED', 'CLOSED'] as const;

const GoodsReceiptItem = object('GoodsReceiptItem', {
  receipt_item_id: id('Number of the line.'),
  po_item_id: id('The line of the purchase order that it belongs to.'),
  line_number: Type.Integer({ minimum: 1, description: 'Its number on the order.' }),
  product_id: id('What came.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String({ description: 'Stock unit of the product.' }),
  quantity_received: quantityOutput('How much came.'),
  unit_price: costOutput('What it was booked at, in the currency of the order.'),
  unit_cost: costOutput('The same in the currency of the company.'),
  value: costOutput('What it was worth when it came: quantity × unit cost.'),
  quality_status: oneOf(QUALITY_STATUSES, 'As it came; what inspection made of it stands with the layer.'),
  inventory_item_id: id('The layer of stock that it became.'),
  batch_number: batchNumber,
  warehouse_id: id('Where it was put.'),
  warehouse_code: Type.String(),
  expiry_date: nullable(date('Last day on which it may be issued.')),
  expected_delivery_date: nullable(date('When it was due, by what was agreed when it came.')),
  quantity_outstanding: quantityOutput('What the supplier still owes of this order line now.'),
});

const head = {
  receipt_id: id('Number of the receipt in the system.'),
  receipt_number: Type.String({ examples: ['GR-2026-000001'] }),
  purchase_order_id: id('The purchase order that it belongs to.'),
  po_number: Type.String({ examples: ['PO-2026-000001'] }),
  supplier_id: id('Who delivered.'),
  supplier_code: Type.String(),
  supplier_name: Type.String(),
  delivery_note: nullable(
    text(50, { description: 'Number of the supplier’s delivery note.', examples: ['IRS2026000000123'] }),
  ),
  received_at: timestamp('When it was booked.'),
  received_by: nullable(Type.String({ description: 'Username of who booked it; null for the system.' })),
  received_by_name: nullable(Type.String({ description: 'Name of who booked it.' })),
  notes: nullable(note(500, 'Remarks.')),
  order_status: oneOf(RECEIVED_STATUSES, 'Where the order is now.'),
};

export const GoodsReceipt = object('GoodsReceipt', { ...head, items: Type.Array(GoodsReceiptItem) });
export type GoodsReceipt = Static<typeof GoodsReceipt>;

const GoodsReceiptRow = object('GoodsReceiptRow', {
  ...head,
  item_count: Type.Integer({ minimum: 1, description: 'How many lines it has.' }),
  total_value: costOutput('What all of it was worth when it came.'),
});
export type GoodsReceiptRow = Static<typeof GoodsReceiptRow>;

export const GoodsReceiptPage = page('GoodsReceiptPage', GoodsReceiptRow);

export const ReceiptParams = parameters({ receipt_id: id('Number of the receipt.') });

export const ReceiptList = listParameters(['received_at', 'receipt_number'], {
  purchase_order_id: Type.Optional(id('Receipts of this order.')),
  supplier_id: Type.Optional(id('Receipts from this supplier.')),
  product_id: Type.Optional(id('Receipts that this product came with.')),
  delivery_note: Type.Optional(text(50, { description: 'Receipts with this delivery note.' })),
  received_from: Type.Optional(date('On this day or later, in the time zone of the factory.')),
  received_to: Type.Optional(date('On this day or earlier, in the time zone of the factory.')),
});
export type ReceiptList = Static<typeof ReceiptList>;
