import Type, { type Static } from 'typebox';
import {
  costInput,
  costOutput,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  quantityOutput,
  signedCostInput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

export const RevaluationParams = parameters({ inventory_item_id: id('Number of the layer.') });

export const RevaluationRequest = object(
  'RevaluationRequest',
  {
    unit_cost: Type.Optional(nullable(costInput('The true cost of one stock unit.', '16.1000'))),
    additional_cost: Type.Optional(
      nullable(
        signedCostInput(
          'Cost to add to the whole batch, freight for example; negative for a credit.',
          '850.0000',
        ),
      ),
    ),
    reason: text(200, { description: 'Why the cost changes.', examples: ['Fatura farkı'] }),
    reference_number: Type.Optional(
      nullable(
        text(50, { description: 'The document: invoice, freight bill.', examples: ['FTR-2026-0417'] }),
      ),
    ),
  },
  { description: 'Give unit_cost or additional_cost.' },
);
export type RevaluationRequest = Static<typeof RevaluationRequest>;

const PLACES = [
  'ON_HAND',
  'ISSUED',
  'SCRAPPED',
  'RETURNED',
  'ADJUSTED',
  'LOST_IN_PRODUCTION',
  'TRANSFERRED',
  'SPLIT',
  'CONSUMED',
  'PRODUCED',
] as const;

const RevaluationLine = object('RevaluationLine', {
  line_number: Type.Integer({ minimum: 1 }),
  place: oneOf(
    PLACES,
    'Where this part of the batch is. TRANSFERRED, SPLIT, CONSUMED and PRODUCED only pass the change on.',
  ),
  is_final: Type.Boolean({ description: 'The change ends here. The final lines sum to value_change.' }),
  inventory_item_id: nullable(id('Layer.')),
  movement_id: nullable(id('The movement that took it there.')),
  production_order_id: nullable(id('The production order that consumed or made it.')),
  quantity: quantityOutput('How much is there.'),
  value_before: costOutput('What it was worth.'),
  value_after: costOutput('What it is worth now.'),
  value_change: costOutput('After − before.'),
});

export const Revaluation = object('Revaluation', {
  stock_revaluation_id: id('Number of the revaluation.'),
  revaluation_number: Type.String({ examples: ['RV-2026-000001'] }),
  inventory_item_id: id('The layer whose cost became known.'),
  unit_cost_before: costOutput('Unit cost before.'),
  unit_cost_after: costOutput('Unit cost now: what is left is issued at it.'),
  value_before: costOutput('What the whole batch had cost.'),
  value_after: costOutput('What the whole batch has cost.'),
  value_change: costOutput('After − before.'),
  reason: Type.String(),
  reference_number: nullable(Type.String()),
  revalued_at: timestamp('When.'),
  lines: Type.Array(RevaluationLine, { description: 'Every place that the batch went to.' }),
});
export type Revaluation = Static<typeof Revaluation>;
export type RevaluationLine = Revaluation['lines'][number];

export const RevaluationList = object('RevaluationList', {
  items: Type.Array(Revaluation, { description: 'Oldest first.' }),
});
export type RevaluationList = Static<typeof RevaluationList>;
