import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  listParameters,
  note,
  nullable,
  object,
  page,
  parameters,
  positiveQuantityInput,
  quantityOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';
import { batchNumber } from '../inventory/index.ts';

const reason = text(200, { description: 'Why it goes back.', examples: ['Paslı geldi'] });

export const SupplierReturnRequest = object('SupplierReturnRequest', {
  inventory_item_id: id('The layer that it is taken from: the one received, or a part of it.'),
  quantity: positiveQuantityInput('How much goes back, in the stock unit.'),
  reason,
  notes: Type.Optional(nullable(note(500, 'Remarks, for the movement.'))),
});
export type SupplierReturnRequest = Static<typeof SupplierReturnRequest>;

export const SupplierReturn = object('SupplierReturn', {
  supplier_return_id: id('Number of the return in the system.'),
  return_number: Type.String({ examples: ['SR-2026-000001'] }),
  supplier_id: id('Who gets it back.'),
  supplier_code: Type.String(),
  supplier_name: Type.String(),
  purchase_order_id: id('The order that it came with.'),
  po_number: Type.String(),
  receipt_id: id('The receipt that it came with.'),
  receipt_number: Type.String(),
  receipt_item_id: id('The line of that receipt.'),
  inventory_item_id: id('The layer that it left.'),
  movement_id: id('Its movement in the ledger.'),
  batch_number: batchNumber,
  warehouse_id: id('Where it lay.'),
  warehouse_code: Type.String(),
  product_id: id('What goes back.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String({ description: 'Stock unit of the product.' }),
  quantity: quantityOutput('How much.'),
  value: costOutput('What it was worth in stock.'),
  reason,
  returned_at: timestamp('When.'),
  returned_by: nullable(Type.String({ description: 'Username of who booked it.' })),
});
export type SupplierReturn = Static<typeof SupplierReturn>;

export const SupplierReturnPage = page('SupplierReturnPage', SupplierReturn);

export const SupplierReturnParams = parameters({ supplier_return_id: id('Number of the return.') });

export const SupplierReturnList = listParameters(['returned_at', 'return_number', 'value'], {
  supplier_id: Type.Optional(id('Returns to this supplier.')),
  purchase_order_id: Type.Optional(id('Returns of what came with this order.')),
  product_id: Type.Optional(id('Returns of this product.')),
  inventory_item_id: Type.Optional(id('Returns from this layer.')),
  returned_from: Type.Optional(date('On this day or later, in the time zone of the factory.')),
  returned_to: Type.Optional(date('On this day or earlier, in the time zone of the factory.')),
});
export type SupplierReturnList = Static<typeof SupplierReturnList>;
