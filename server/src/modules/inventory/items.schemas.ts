import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  listParameters,
  moment,
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
import { batchNumber, QUALITY_STATUSES } from './layer-fields.ts';

export const InventoryItem = object('InventoryItem', {
  inventory_item_id: id('Number of the layer.'),
  product_id: id('Product.'),
  product_code: Type.String({ description: 'Code of the product.' }),
  product_name: Type.String({ description: 'Name of the product.' }),
  unit_of_measure: Type.String({ description: 'Stock unit of the product.' }),
  warehouse_id: id('Warehouse.'),
  warehouse_code: Type.String({ description: 'Code of the warehouse.' }),
  batch_number: batchNumber,
  entry_date: timestamp('When it entered stock: the FIFO order.'),
  initial_quantity: quantityOutput('What entered.'),
  quantity_in_stock: quantityOutput('On hand.'),
  reserved_quantity: quantityOutput('Promised to orders.'),
  available_quantity: quantityOutput('On hand less reserved, zero unless the layer may be issued.'),
  unit_cost: costOutput('Cost of one stock unit.'),
  total_value: costOutput('Value of what is on hand.'),
  quality_status: oneOf(QUALITY_STATUSES, 'Only APPROVED stock may be issued.'),
  expiry_date: nullable(date('Last day on which it may be issued.')),
  location_in_warehouse: nullable(Type.String({ description: 'Shelf or bay.' })),
  supplier_id: nullable(id('Who delivered it.')),
  purchase_order_id: nullable(id('The purchase order that it came with.')),
  production_order_id: nullable(id('The production order that made it.')),
  source_item_id: nullable(id('The layer that it was split or transferred from.')),
  notes: nullable(note(500, 'Remarks.')),
  created_at: timestamp('When it was entered into the system.'),
  updated_at: timestamp('When it last changed.'),
});
export type InventoryItem = Static<typeof InventoryItem>;

export const asOf = moment(
  'Stock as it stood at this moment, or at the end of this day in the time zone of the factory; not in the future.',
);

export const InventoryItemPage = page('InventoryItemPage', InventoryItem);
export const InventoryItemParams = parameters({ inventory_item_id: id('Number of the layer.') });

export const InventoryItemList = listParameters(
  ['entry_date', 'inventory_item_id', 'product_code', 'quantity_in_stock', 'expiry_date'],
  {
    product_id: Type.Optional(id('Layers of this product.')),
    warehouse_id: Type.Optional(id('Layers in this warehouse.')),
    quality_status: Type.Optional(oneOf(QUALITY_STATUSES, 'Only stock of this quality.')),
    batch_number: Type.Optional(batchNumber),
    location_in_warehouse: Type.Optional(text(50, { description: 'Layers on this shelf or in this bay.' })),
    available_only: Type.Optional(
      Type.Boolean({ description: 'true: only layers that may be issued and are not wholly reserved.' }),
    ),
    include_empty: Type.Optional(Type.Boolean({ description: 'true: layers with nothing left, too.' })),
    as_of: Type.Optional(asOf),
  },
);
export type InventoryItemList = Static<typeof InventoryItemList>;
