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
import { asOf, QUALITY_STATUSES } from '../inventory/index.ts';
import { PRODUCT_TYPES, WAREHOUSE_TYPES } from '../master-data/index.ts';

export const InventorySummaryQuery = parameters({
  warehouse_id: Type.Optional(id('Only this warehouse.')),
  warehouse_type: Type.Optional(oneOf(WAREHOUSE_TYPES, 'Only warehouses of this type.')),
  product_type: Type.Optional(oneOf(PRODUCT_TYPES, 'Only products of this type.')),
  product_category: Type.Optional(oneOf(PRODUCT_TYPES, 'Another name of product_type.')),
  quality_status: Type.Optional(oneOf(QUALITY_STATUSES, 'Only stock of this quality.')),
  as_of: Type.Optional(asOf),
});
export type InventorySummaryQuery = Static<typeof InventorySummaryQuery>;

const OnHandByQuality = object('InventorySummaryOnHand', {
  PENDING: quantityOutput('Waiting for inspection.'),
  APPROVED: quantityOutput('Approved.'),
  REJECTED: quantityOutput('Rejected.'),
  QUARANTINE: quantityOutput('In quarantine.'),
});

const ValueByQuality = object('InventorySummaryValue', {
  PENDING: costOutput('Of what waits for inspection.'),
  APPROVED: costOutput('Of what is approved.'),
  REJECTED: costOutput('Of what is rejected.'),
  QUARANTINE: costOutput('Of what is in quarantine.'),
});

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
  on_hand_by_quality: OnHandByQuality,
  value: costOutput('FIFO value of what is on hand.'),
  value_by_quality: ValueByQuality,
  average_unit_cost: costOutput('Value ÷ on hand, rounded half up.'),
});

const totals = {
  product_count: Type.Integer({ description: 'Different products.' }),
  batch_count: Type.Integer({ description: 'Layers with stock.' }),
  total_value: costOutput('FIFO value of all this stock: the sum of its rows.'),
};

const SummaryWarehouse = object('InventorySummaryWarehouse', {
  warehouse_id: id('Warehouse.'),
  warehouse_code: Type.String(),
  warehouse_name: Type.String(),
  warehouse_type: oneOf(WAREHOUSE_TYPES),
  ...totals,
  products: Type.Array(SummaryProduct),
});

export const InventorySummary = object('InventorySummary', {
  generated_at: timestamp('When this was put together.'),
  as_of: timestamp('The moment that the numbers are of.'),
  parameters: object('InventorySummaryParameters', {
    warehouse_id: nullable(id('Warehouse.')),
    warehouse_type: nullable(oneOf(WAREHOUSE_TYPES)),
    product_type: nullable(oneOf(PRODUCT_TYPES)),
    quality_status: nullable(oneOf(QUALITY_STATUSES)),
    as_of: nullable(Type.String({ description: 'As it was asked for.' })),
  }),
  warehouses: Type.Array(SummaryWarehouse),
  by_warehouse_type: Type.Array(
    object('InventorySummaryWarehouseType', {
      warehouse_type: oneOf(WAREHOUSE_TYPES),
      warehouse_count: Type.Integer(),
      ...totals,
    }),
    { description: 'The same rows by the type of their warehouse; types without stock are left out.' },
  ),
  by_quality: Type.Array(
    object('InventorySummaryQuality', { quality_status: oneOf(QUALITY_STATUSES), ...totals }),
    { description: 'The same rows by quality; a quality without stock is left out.' },
  ),
  totals: object('InventorySummaryTotals', { warehouse_count: Type.Integer(), ...totals }),
});
export type InventorySummary = Static<typeof InventorySummary>;
