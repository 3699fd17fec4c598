import Type, { type Static } from 'typebox';
import {
  costInput,
  costOutput,
  id,
  note,
  nullable,
  object,
  page,
  parameters,
  quantityInput,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';
import { batchNumber } from './layer-fields.ts';

const CountLineRequest = object('StockCountLineRequest', {
  product_id: id('Product that was counted.'),
  batch_number: Type.Optional(
    nullable(
      Type.String({
        ...batchNumber,
        description: 'Count one batch; without it everything of the product in the warehouse.',
      }),
    ),
  ),
  counted_quantity: quantityInput('What is really there, in the stock unit, in any quality.'),
  unit_cost: Type.Optional(
    nullable(
      costInput('Cost of one unit that is found; without it that of the newest layer, else a known price.'),
    ),
  ),
});

export const StockCountRequest = object('StockCountRequest', {
  warehouse_id: id('Warehouse that was counted.'),
  lines: Type.Array(CountLineRequest, {
    minItems: 1,
    maxItems: 1000,
    description: 'One line per product, or per product and batch.',
  }),
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
});
export type StockCountRequest = Static<typeof StockCountRequest>;

const header = {
  stock_count_id: id('Number of the count.'),
  count_number: Type.String({ examples: ['CN-2026-000001'] }),
  warehouse_id: id('Warehouse that was counted.'),
  counted_at: timestamp('When it was posted.'),
  notes: nullable(Type.String()),
};

export const StockCount = object('StockCount', {
  ...header,
  lines: Type.Array(
    object('StockCountLine', {
      line_number: Type.Integer({ minimum: 1 }),
      product_id: id('Product.'),
      batch_number: nullable(Type.String({ description: 'The batch, when one was counted.' })),
      system_quantity: quantityOutput('What the ledger said.'),
      counted_quantity: quantityOutput('What was there.'),
      difference: quantityOutput('Counted − system.'),
      value_difference: costOutput('What the difference is worth.'),
    }),
  ),
});
export type StockCount = Static<typeof StockCount>;

const StockCountSummary = object('StockCountSummary', {
  ...header,
  line_count: Type.Integer({ description: 'Products or batches that were counted.' }),
  lines_with_difference: Type.Integer({ description: 'Lines where the ledger was wrong.' }),
  value_difference: costOutput('What all differences together are worth.'),
});

export const StockCountPage = page('StockCountPage', StockCountSummary);
export const StockCountParams = parameters({ stock_count_id: id('Number of the count.') });
