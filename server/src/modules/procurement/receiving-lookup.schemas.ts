import Type, { type Static } from 'typebox';
import {
  date,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  quantityOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

export const MATCHES = [
  'PO_NUMBER',
  'RECEIPT_NUMBER',
  'PRODUCT_CODE',
  'SUPPLIER_PRODUCT_CODE',
  'BATCH_NUMBER',
  'DELIVERY_NOTE',
] as const;
export type Match = (typeof MATCHES)[number];

export const ReceivingLookupQuery = parameters({
  code: text(50, {
    description:
      'What was scanned or typed: an order number, receipt number, product code, supplier’s product code, batch number or delivery note.',
    examples: ['PO-2026-000001'],
  }),
});
export type ReceivingLookupQuery = Static<typeof ReceivingLookupQuery>;

const LookupLine = object('ReceivingLookupLine', {
  purchase_order_id: id('The order.'),
  po_number: Type.String(),
  order_status: Type.String({ examples: ['SENT'] }),
  supplier_id: id('Who delivers.'),
  supplier_code: Type.String(),
  supplier_name: Type.String(),
  warehouse_id: id('Where it goes.'),
  warehouse_code: Type.String(),
  po_item_id: id('The line to receive.'),
  line_number: Type.Integer({ minimum: 1 }),
  product_id: id('What is to come.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String({ description: 'Stock unit of the product.' }),
  supplier_product_code: nullable(Type.String()),
  quantity_ordered: quantityOutput('Ordered.'),
  quantity_outstanding: quantityOutput('Still to come.'),
  expected_delivery_date: nullable(date('When it is due.')),
  days_late: Type.Integer({ minimum: 0, description: 'Days since then; 0 when it is not late.' }),
});
export type LookupLine = Static<typeof LookupLine>;

const LookupReceipt = object('ReceivingLookupReceipt', {
  receipt_id: id('The receipt.'),
  receipt_number: Type.String(),
  purchase_order_id: id('Its order.'),
  po_number: Type.String(),
  delivery_note: nullable(Type.String()),
  received_at: timestamp('When it was booked.'),
});
export type LookupReceipt = Static<typeof LookupReceipt>;

export const ReceivingLookup = object('ReceivingLookup', {
  code: Type.String({ description: 'What was asked for.' }),
  matched_as: nullable(oneOf(MATCHES, 'What the code is; null when nothing has it.')),
  lines: Type.Array(LookupLine, {
    description: 'Lines that are still to come, the one due first at the top; at most 100.',
  }),
  receipts: Type.Array(LookupReceipt, { description: 'What came already, the newest first; at most 10.' }),
});
export type ReceivingLookup = Static<typeof ReceivingLookup>;
