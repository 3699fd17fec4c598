import Type, { type Static } from 'typebox';
import { date, id, nullable, object, oneOf, quantityOutput } from '../../platform/http/schemas.ts';
import { ORDER_TYPES } from './planned-orders.schemas.ts';

export const ScenarioApplicationRequest = object('ScenarioApplicationRequest', {
  planned_order_ids: Type.Array(id('Planned order of the newest plan of the scenario.'), {
    minItems: 1,
    maxItems: 500,
    uniqueItems: true,
    description: 'What to take over, each once: all of it, or nothing.',
  }),
  preview: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'true: answers what would be taken over, by the same checks, and changes nothing.',
    }),
  ),
});
export type ScenarioApplicationRequest = Static<typeof ScenarioApplicationRequest>;

export const AppliedOrder = object('AppliedPlannedOrder', {
  scenario_planned_order_id: id('The planned order of the scenario.'),
  planned_order_id: nullable(id('The firm planned order of reality; null in a preview.')),
  product_id: id('Product.'),
  product_code: Type.String(),
  order_type: oneOf(ORDER_TYPES),
  quantity: quantityOutput('In the stock unit.'),
  start_date: date('Start.'),
  due_date: date('Due.'),
  lot_number: Type.Integer({
    minimum: 1,
    description: 'The next that is free for the product on the day; it may differ from that in the scenario.',
  }),
  supplier_id: nullable(id('Whom to buy from.')),
  bom_id: nullable(id('Recipe to make it by.')),
});
export type AppliedOrder = Static<typeof AppliedOrder>;

export const ScenarioApplication = object('ScenarioApplication', {
  scenario_id: id('Scenario.'),
  preview: Type.Boolean(),
  applied: Type.Array(AppliedOrder, { description: 'In the order of their numbers in the scenario.' }),
});
export type ScenarioApplication = Static<typeof ScenarioApplication>;
