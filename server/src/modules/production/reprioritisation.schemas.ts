import Type, { type Static } from 'typebox';
import { date, id, nullable, object, quantityOutput } from '../../platform/http/schemas.ts';

const priority = (description: string) => Type.Integer({ minimum: 1, maximum: 10, description });

export const ReprioritisationRequest = object('ReprioritisationRequest', {
  priority: priority('The new priority; 1 is the most urgent.'),
  dry_run: Type.Optional(
    Type.Boolean({
      description: 'true (default) only says what would happen; false does it.',
    }),
  ),
});
export type ReprioritisationRequest = Static<typeof ReprioritisationRequest>;

const productFields = {
  product_id: id('Material.'),
  product_code: Type.String(),
};

const OrderGain = object('OrderGain', {
  ...productFields,
  short_quantity: quantityOutput('What the order lacks before.'),
  from_free_stock: quantityOutput(
    'Reserved for it from stock that nobody has reserved, oldest layers first.',
  ),
  from_other_orders: quantityOutput('Taken over from orders that are less urgent.'),
  still_short: quantityOutput('What it lacks after.'),
  held_by: Type.Array(Type.String(), {
    description:
      'When it is still short: the orders that hold the material and keep it, because they are more urgent, released or at work.',
  }),
});

const OrderLoss = object('OrderLoss', {
  production_order_id: id('Order that gives up reservations.'),
  order_number: Type.String({ examples: ['MO-2026-000002'] }),
  priority: priority('Its priority.'),
  planned_completion_date: nullable(date('Day on which it must be done.')),
  materials: Type.Array(
    object('OrderLossMaterial', { ...productFields, quantity: quantityOutput('What it gives up.') }),
  ),
});

export const Reprioritisation = object('Reprioritisation', {
  production_order_id: id('Order that becomes more or less urgent.'),
  order_number: Type.String({ examples: ['MO-2026-000001'] }),
  dry_run: Type.Boolean({ description: 'true: nothing was changed.' }),
  priority_before: priority('Priority so far.'),
  priority: priority('New priority.'),
  gains: Type.Array(OrderGain, { description: 'Each material that the order lacks.' }),
  losses: Type.Array(OrderLoss, { description: 'Who gives up what, the least urgent order first.' }),
});
export type Reprioritisation = Static<typeof Reprioritisation>;
