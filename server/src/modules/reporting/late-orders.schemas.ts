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
} from '../../platform/http/schemas.ts';
import { count, generatedAt, productFields } from './report-fields.ts';

export const LATE_KINDS = ['DEMAND', 'PRODUCTION', 'PURCHASE'] as const;

export const LateOrdersQuery = parameters({
  kind: Type.Optional(oneOf(LATE_KINDS, 'Only orders of this kind.')),
  product_id: Type.Optional(id('Only orders of this product.')),
});
export type LateOrdersQuery = Static<typeof LateOrdersQuery>;

const LateOrder = object('LateOrder', {
  kind: oneOf(
    LATE_KINDS,
    'DEMAND: promised to a customer; PRODUCTION: to be made; PURCHASE: a line of an order to a supplier.',
  ),
  id: id('Number of the demand, the production order or the line of the purchase order.'),
  order_id: id('Number of the demand, the production order or the purchase order.'),
  number: nullable(Type.String({ description: 'Of the document; null for a demand without a reference.' })),
  line_number: nullable(Type.Integer({ description: 'Line of a purchase order.' })),
  status: nullable(Type.String({ description: 'Of the order; a demand has none.' })),
  partner: nullable(Type.String({ description: 'The supplier of a purchase order.' })),
  ...productFields,
  due_date: date('When it should have been there.'),
  days_late: Type.Integer({ minimum: 1, description: 'Days since.' }),
  open_quantity: quantityOutput('What is still missing.'),
  value: nullable(
    costOutput(
      'Of what is missing: a demand at standard cost (null without one), production at its estimate, a purchase at its ' +
        'price in the company’s currency.',
    ),
  ),
});
export type LateOrder = Static<typeof LateOrder>;

export const LateOrders = object('LateOrdersReport', {
  generated_at: generatedAt,
  parameters: object('LateOrdersParameters', {
    as_of: date('The day that lateness is counted to: today.'),
    kind: nullable(oneOf(LATE_KINDS)),
    product_id: nullable(id('Product.')),
  }),
  rows: Type.Array(LateOrder, { description: 'The latest first.' }),
  by_kind: Type.Array(
    object('LateOrdersOfKind', {
      kind: oneOf(LATE_KINDS),
      order_count: count('Rows.'),
      value: costOutput('The sum of the rows that have a value.'),
    }),
    { description: 'Kinds without a late order are left out.' },
  ),
  totals: object('LateOrdersTotals', {
    order_count: count('Rows.'),
    longest_days_late: count('Of the first row; 0 when nothing is late.'),
    value: costOutput('The sum of the rows that have a value.'),
    without_value: count('Rows without a value.'),
  }),
});
export type LateOrders = Static<typeof LateOrders>;
