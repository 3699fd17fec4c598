import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';
import { PRODUCT_TYPES, WAREHOUSE_TYPES } from '../master-data/index.ts';

export const InventorySummaryQuery = parameters({
  warehouse_id: Type.Optional(id('Only this warehouse.')),
  warehouse_type: Type.Optional(oneOf(WAREHOUSE_TYPES, 'Only warehouses of this type.')),
  product_type: Type.Optional(oneOf(PRODUCT_TYPES, 'Only products of this type.')),
  product_category: Type.Optional(oneOf(PRODUCT_TYPES, 'Another name of product_type.')),
});
export type InventorySummaryQuery = Static<typeof InventorySummaryQuery>;

const SummaryProduct = object('InventorySummaryProduct', {
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  product_type: oneOf(PRODUCT_TYPES),
  unit_of_measure: Type.String(),
  batch_count: Type.Integer({ description: 'Layers with stock.' }),
  on_hand: quantityOutput('On hand in any quality.'),
  reserved: quantityOutput('Promised to orders.'),
  available: quantityOutput('What may be issued now.'),
  value: costOutput('FIFO value of what is on hand.'),
  average_unit_cost: costOutput('Value ÷ on hand, rounded half up.'),
});

const SummaryWarehouse = object('InventorySummaryWarehouse', {
  warehouse_id: id('Warehouse.'),
  warehouse_code: Type.String(),
  warehouse_name: Type.String(),
  warehouse_type: oneOf(WAREHOUSE_TYPES),
  product_count: Type.Integer(),
  batch_count: Type.Integer(),
  total_value: costOutput('FIFO value of all stock in it.'),
  products: Type.Array(SummaryProduct),
});

export const InventorySummary = object('InventorySummary', {
  generated_at: timestamp('The moment that the numbers are of.'),
  parameters: object('InventorySummaryParameters', {
    warehouse_id: nullable(id('Warehouse.')),
    warehouse_type: nullable(oneOf(WAREHOUSE_TYPES)),
    product_type: nullable(oneOf(PRODUCT_TYPES)),
  }),
  warehouses: Type.Array(SummaryWarehouse),
  totals: object('InventorySummaryTotals', {
    warehouse_count: Type.Integer(),
    product_count: Type.Integer({ description: 'Different products.' }),
    batch_count: Type.Integer(),
    total_value: costOutput('FIFO value of all stock listed.'),
  }),
});
export type InventorySummary = Static<typeof InventorySummary>;
