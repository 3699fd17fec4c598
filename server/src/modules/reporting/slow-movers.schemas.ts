import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  nullable,
  object,
  parameters,
  percentageInput,
  percentageOutput,
  quantityOutput,
} from '../../platform/http/schemas.ts';
import {
  count,
  generatedAt,
  productFields,
  productTypeEcho,
  productTypeParameters,
} from './report-fields.ts';

export const SlowMoversQuery = parameters({
  days: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 3_650,
      default: 90,
      description: 'Issues of so many days, today included.',
    }),
  ),
  issued_at_most: Type.Optional(
    percentageInput(
      'What counts as little: issued in these days in percent of what is on hand. 0 lists what was not issued at all; left out: 10.',
      { example: '10.00' },
    ),
  ),
  warehouse_id: Type.Optional(id('Stock and issues of this warehouse.')),
  ...productTypeParameters,
});
export type SlowMoversQuery = Static<typeof SlowMoversQuery>;

const SlowMover = object('SlowMover', {
  ...productFields,
  quantity: quantityOutput('On hand, in any quality.'),
  value: costOutput('FIFO value of that.'),
  issued_quantity: quantityOutput('Issued and consumed by production in these days.'),
  issued_percentage: percentageOutput('Issued ÷ on hand × 100.'),
  last_issue_date: nullable(date('Null when it was never issued.')),
  days_since_issue: nullable(Type.Integer({ minimum: 0, description: 'Days since then.' })),
  oldest_days: Type.Integer({ description: 'Days since the oldest of it entered stock.' }),
});
export type SlowMover = Static<typeof SlowMover>;

export const SlowMovers = object('SlowMoversReport', {
  generated_at: generatedAt,
  parameters: object('SlowMoversParameters', {
    as_of: date('The day that days are counted to: today.'),
    days: Type.Integer(),
    issued_at_most: percentageOutput('In percent of what is on hand.'),
    warehouse_id: nullable(id('Warehouse.')),
    ...productTypeEcho,
  }),
  rows: Type.Array(SlowMover, { description: 'The highest value first.' }),
  totals: object('SlowMoversTotals', {
    product_count: count('Rows.'),
    value: costOutput('The sum of the rows.'),
    never_issued: count('Rows that were never issued.'),
  }),
});
export type SlowMovers = Static<typeof SlowMovers>;
