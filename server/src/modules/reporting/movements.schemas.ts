import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';
import { batchNumber } from '../inventory/index.ts';

export const MOVEMENT_TYPES = [
  'STOCK_IN',
  'STOCK_OUT',
  'PRODUCTION_IN',
  'PRODUCTION_OUT',
  'TRANSFER_IN',
  'TRANSFER_OUT',
  'ADJUSTMENT',
  'SCRAP',
  'RETURN',
  'SPLIT',
  'REVALUATION',
] as const;
const REFERENCE_TYPES = ['PURCHASE_ORDER', 'PRODUCTION_ORDER', 'TRANSFER', 'ADJUSTMENT', 'MANUAL'] as const;

const oneType = `(${MOVEMENT_TYPES.join('|')})`;

export const MovementQuery = parameters({
  product_id: Type.Optional(id('Movements of this product.')),
  warehouse_id: Type.Optional(id('Movements in this warehouse.')),
  inventory_item_id: Type.Optional(id('Movements of this layer.')),
  batch_number: Type.Optional(batchNumber),
  movement_type: Type.Optional(
    Type.String({
      maxLength: 200,
      pattern: `^${oneType}(,${oneType})*$`,
      description: `One or more, with commas between them: ${MOVEMENT_TYPES.join(', ')}.`,
      examples: ['SCRAP,ADJUSTMENT'],
    }),
  ),
  reference_type: Type.Optional(oneOf(REFERENCE_TYPES, 'Kind of document that the movement belongs to.')),
  reference_id: Type.Optional(id('That document. Needs reference_type.')),
  date_from: Type.Optional(date('On this day or later, in the time zone of the factory.')),
  date_to: Type.Optional(date('On this day or earlier, in the time zone of the factory.')),
  order: Type.Optional(oneOf(['asc', 'desc'], 'desc (newest first) unless said otherwise.')),
  page_size: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000, default: 100, description: 'Rows on a page, 1 to 1000.' }),
  ),
  cursor: Type.Optional(
    Type.String({
      maxLength: 100,
      pattern: '^[A-Za-z0-9_-]+$',
      description: 'The next_cursor of the page before; leave it out for the first page.',
    }),
  ),
  totals: Type.Optional(
    Type.Boolean({ description: 'true: also the sums over all movements that are asked for.' }),
  ),
});
export type MovementQuery = Static<typeof MovementQuery>;

const Movement = object('Movement', {
  movement_id: id('Number of the movement.'),
  movement_date: timestamp('When it was posted.'),
  movement_type: oneOf(MOVEMENT_TYPES),
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String({ description: 'Stock unit of the product.' }),
  warehouse_id: id('Warehouse.'),
  warehouse_code: Type.String(),
  inventory_item_id: id('The layer that moved.'),
  batch_number: Type.String(),
  quantity: quantityOutput('What came; negative for what left, zero for a revaluation.'),
  unit_cost: costOutput('Cost of one stock unit.'),
  value: costOutput('What came or left, in money.'),
  balance_quantity: quantityOutput('On hand of the product in this warehouse after the movement.'),
  balance_value: costOutput('Its value.'),
  product_balance_quantity: nullable(
    quantityOutput('On hand of the product in all warehouses after the movement.'),
  ),
  product_balance_value: nullable(costOutput('Its value.')),
  reference_type: oneOf(REFERENCE_TYPES),
  reference_id: nullable(id('The document that it belongs to.')),
  reference_number: nullable(Type.String({ description: 'Number of that document.' })),
  production_completion_id: nullable(id('The booking of a production order that consumed or made it.')),
  reason: nullable(Type.String()),
  notes: nullable(Type.String()),
  created_by: nullable(Type.String({ description: 'Username; null for the system itself.' })),
  request_id: Type.String({ description: 'The request that posted it.' }),
});
export type Movement = Static<typeof Movement>;

const MovementBalance = object('MovementBalance', {
  quantity: quantityOutput('On hand.'),
  value: costOutput('Its value.'),
});

const MovementTotals = object('MovementTotals', {
  movement_count: Type.Integer(),
  quantity_in: nullable(quantityOutput('What came. null unless all rows are of one product.')),
  quantity_out: nullable(quantityOutput('What left, as a positive number.')),
  value_in: costOutput('Value of what came, with revaluations upwards.'),
  value_out: costOutput('Value of what left, with revaluations downwards, as a positive number.'),
});

export const MovementPage = object('MovementPage', {
  items: Type.Array(Movement),
  page_size: Type.Integer({ minimum: 1 }),
  has_next: Type.Boolean(),
  next_cursor: nullable(Type.String({ description: 'Ask with it for the next page. null on the last one.' })),
  opening_balance: nullable(MovementBalance),
  closing_balance: nullable(MovementBalance),
  totals: nullable(MovementTotals),
});
export type MovementPage = Static<typeof MovementPage>;
