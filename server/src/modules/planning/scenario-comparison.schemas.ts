import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  listParameters,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  quantityOutput,
  timestamp,
} from '../../platform/http/schemas.ts';
import { ORDER_TYPES } from './planned-orders.schemas.ts';

const MAX_COMPARED = 5;

const numbers = (description: string, example: string) =>
  Type.Optional(
    Type.String({
      pattern: `^[1-9][0-9]{0,14}(,[1-9][0-9]{0,14}){0,${MAX_COMPARED - 1}}$`,
      description,
      examples: [example],
    }),
  );

export const ComparisonQuery = parameters({
  run_ids: numbers(`Up to ${MAX_COMPARED} completed runs; the others are compared with the first.`, '12,15'),
  scenario_ids: numbers(
    'Scenarios by their newest completed runs, compared with the newest completed run of reality.',
    '3,4',
  ),
});
export type ComparisonQuery = Static<typeof ComparisonQuery>;

const count = (description: string) => Type.Integer({ minimum: 0, description });
const share = (description: string) =>
  nullable(Type.String({ pattern: '^[0-9]+\\.[0-9]$', description, examples: ['97.5'] }));

export const ScenarioFigures = object('ScenarioFigures', {
  demands: object('ScenarioDemandFigures', {
    total: count('Demands within the horizon; what is left of forecasts that orders have consumed.'),
    on_time: count('Of them, those that are met in time.'),
    late: count('Of them, those that are not.'),
    on_time_share: share('Percent of the demands that are met in time; null without any.'),
    on_time_quantity_share: share(
      'Percent of the quantity of all demands that is met in time, each in its stock unit; null without any.',
    ),
    total_days_late: count('Days of all late demands.'),
    greatest_days_late: count('Days of the latest.'),
  }),
  stock: object('ScenarioStockFigures', {
    end_value: costOutput('Projected stock on the last day of the horizon at the present unit cost.'),
    average_value: costOutput('The same on average, looked at on the first day of each seven.'),
    products_without_cost: count(
      'Products with stock at some time whose cost nobody knows; they count nothing.',
    ),
  }),
  purchases: object('ScenarioPurchaseFigures', {
    amount: costOutput(
      'What the planned purchases cost in the company’s currency, with the price breaks of their suppliers.',
    ),
    foreign: Type.Array(
      object('ScenarioForeignPurchases', {
        currency: Type.String({ examples: ['EUR'] }),
        amount: costOutput('In this currency.'),
      }),
      { description: 'What is priced in other currencies; it is not in the amount.' },
    ),
    products_without_price: count('Products that are to be bought and have no supplier or no price.'),
  }),
  orders: object('ScenarioOrderFigures', {
    make: count('Planned orders to make.'),
    buy: count('Planned orders to buy.'),
    past_due: count('Planned orders that should have been started before the first day.'),
  }),
  overloads: Type.Array(
    object('SupplierOverload', {
      supplier_id: id('Supplier.'),
      week: date('Monday of the week.'),
      ordered: quantityOutput('What is to come in the week, ordered or planned, all products together.'),
      capacity: quantityOutput('What the scenario says that the supplier can deliver in a week.'),
    }),
    { description: 'Weeks in which more is to come from a supplier than the scenario says it can deliver.' },
  ),
});
export type ScenarioFigures = Static<typeof ScenarioFigures>;

export const ScenarioComparison = object('ScenarioComparison', {
  runs: Type.Array(
    object('ComparedRun', {
      run_id: id('Planning run.'),
      scenario_id: nullable(id('Its scenario; null: reality.')),
      scenario_name: nullable(Type.String()),
      first_day: nullable(date('First day of the horizon.')),
      horizon_days: Type.Integer({ minimum: 1 }),
      finished_at: nullable(timestamp('When it ended.')),
      figures: ScenarioFigures,
      differences: Type.Array(Type.String({ examples: ['Late demands: 5; in run 12: 2.'] }), {
        description: 'What differs from the first run, one sentence each.',
      }),
    }),
  ),
});
export type ScenarioComparison = Static<typeof ScenarioComparison>;

const ORDER_DIFFERENCES = ['NEW', 'GONE', 'MOVED', 'CHANGED'] as const;

export const OrderComparisonList = listParameters(['product_code'], {
  from_run: id('The run that is looked from.'),
  to_run: id('The run that is looked at.'),
  product_id: Type.Optional(id('Only of this product.')),
  change: Type.Optional(oneOf(ORDER_DIFFERENCES, 'Only these.')),
});
export type OrderComparisonList = Static<typeof OrderComparisonList>;

const ComparedOrder = object('ComparedOrder', {
  planned_order_id: nullable(id('Its number; null when it is no longer kept.')),
  quantity: quantityOutput('In the stock unit.'),
  start_date: date('Start.'),
  due_date: date('Due.'),
  lot_number: Type.Integer({ minimum: 1 }),
  supplier_id: nullable(id('Whom to buy from.')),
  bom_id: nullable(id('Recipe to make it by.')),
});

export const OrderDifference = object('OrderDifference', {
  change: oneOf(
    ORDER_DIFFERENCES,
    'NEW: only in to_run. GONE: only in from_run. MOVED: other dates. CHANGED: other quantity, supplier or recipe.',
  ),
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  unit_of_measure: Type.String(),
  order_type: oneOf(ORDER_TYPES),
  from: nullable(ComparedOrder),
  to: nullable(ComparedOrder),
});
export type OrderDifference = Static<typeof OrderDifference>;

export const OrderDifferencePage = page('OrderDifferencePage', OrderDifference);
