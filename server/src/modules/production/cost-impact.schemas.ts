import Type, { type Static } from 'typebox';
import {
  costInput,
  costOutput,
  id,
  nullable,
  object,
  oneOf,
  percentageOutput,
  quantityOutput,
} from '../../platform/http/schemas.ts';
import { COST_SOURCES } from '../costing/index.ts';
import { PRODUCTION_STATUSES } from './orders.schemas.ts';

export const DEFAULT_ROWS = 500;

/** A change has a sign, and may be more than the whole: a price can triple. */
const changePercentage = Type.Unsafe<string>({
  type: ['string', 'number'],
  'x-decimal': { scale: 2, minimum: '-100', maximum: '100000' },
  description:
    'By how many percent the unit cost changes; below zero it falls. Text or number with at most 2 decimals.',
  examples: ['12.50'],
});

export const CostImpactRequest = object('CostImpactRequest', {
  product_id: id('The product whose cost changes.'),
  new_unit_cost: Type.Optional(costInput('Its new unit cost; or give change_percentage.')),
  change_percentage: Type.Optional(changePercentage),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 5000,
      default: DEFAULT_ROWS,
      description: 'At most so many products and so many orders. Counts and totals are over all.',
    }),
  ),
});
export type CostImpactRequest = Static<typeof CostImpactRequest>;

const AffectedProduct = object('AffectedProduct', {
  product_id: id('Product that contains it.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  bom_id: id('Its recipe that is active today.'),
  level: Type.Integer({
    minimum: 1,
    description: '1: contains it directly; otherwise the longest way down to it.',
  }),
  required_quantity: quantityOutput(
    'Needed for one of the product over all branches, half up to 3 decimals.',
  ),
  exact_required_quantity: Type.String({
    pattern: '^[0-9]+(/[0-9]+)?$',
    description: 'The same as an exact fraction.',
    examples: ['13/5'],
  }),
  cost_before: costOutput('Of one of the product: material, labour and overhead of all levels.'),
  cost_after: costOutput('The same with the new cost.'),
  cost_change: costOutput('Required quantity × difference, rounded once.'),
  change_percentage: nullable(percentageOutput('Of the cost before; null when that is zero.')),
});
export type AffectedProduct = Static<typeof AffectedProduct>;

const AffectedOrder = object('AffectedProductionOrder', {
  production_order_id: id('Open production order.'),
  order_number: Type.String({ examples: ['MO-2026-000001'] }),
  status: oneOf(PRODUCTION_STATUSES),
  product_id: id('What it makes.'),
  product_code: Type.String(),
  required_quantity: quantityOutput('Needed by the whole order.'),
  consumed_quantity: quantityOutput('Consumed already: its cost does not change.'),
  replaced_quantity: quantityOutput('Covered by substitutes already.'),
  remaining_quantity: quantityOutput('Still to be consumed.'),
  cost_change: costOutput('Remaining quantity × difference.'),
});
export type AffectedOrder = Static<typeof AffectedOrder>;

export const CostImpact = object('CostImpact', {
  product_id: id('The product whose cost changes.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  current_unit_cost: costOutput('FIFO cost of the next unit, else the known price.'),
  cost_source: oneOf(COST_SOURCES, 'Where the current cost comes from.'),
  new_unit_cost: costOutput('What it is assumed to be.'),
  difference: costOutput('New − current.'),
  change_percentage: nullable(percentageOutput('Of the current cost; null when that is zero.')),
  affected_product_count: Type.Integer({ minimum: 0 }),
  affected_products: Type.Array(AffectedProduct, { description: 'By level, then code.' }),
  has_more_products: Type.Boolean(),
  affected_order_count: Type.Integer({ minimum: 0 }),
  affected_orders: Type.Array(AffectedOrder, { description: 'Neither completed nor cancelled, by number.' }),
  has_more_orders: Type.Boolean(),
  total_remaining_quantity: quantityOutput('Still to be consumed by all open orders.'),
  total_order_cost_change: costOutput('Of all open orders.'),
});
export type CostImpact = Static<typeof CostImpact>;
