import Type, { type Static } from 'typebox';
import { date, id, nullable, object, oneOf, positiveQuantityInput } from '../../platform/http/schemas.ts';

/** Entries of one kind; more than anybody enters by hand, and few enough to be read in one statement. */
const MAX_ENTRIES = 1_000;
const LARGEST = '999999999.999';

const entries = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema, description: string) =>
  Type.Optional(Type.Array(schema, { maxItems: MAX_ENTRIES, description }));

const product = id('Product.');
const supplier = id('Supplier.');

const factor = Type.Unsafe<string>({
  type: ['string', 'number'],
  'x-decimal': { scale: 6, minimum: '0', maximum: '1000', exclusive: true },
  description: 'Demand times this: 1.2 is a fifth more. Text or number with at most 6 decimals.',
  examples: ['1.200000'],
});

const signedQuantity = Type.Unsafe<string>({
  type: ['string', 'number'],
  'x-decimal': { scale: 3, minimum: `-${LARGEST}`, maximum: LARGEST },
  description:
    'Added to the stock; below zero: taken from it, what expires first in front, and no more than there is. Text or number with at most 3 decimals.',
  examples: ['-25.000'],
});

const MOVED_ORDER_KINDS = ['PURCHASE_ORDER', 'PRODUCTION_ORDER'] as const;

export const ScenarioOverlay = object('ScenarioOverlay', {
  demand_factors: entries(
    object('ScenarioDemandFactor', {
      product_id: nullable(id('Product; null: all products.')),
      factor,
      from: Type.Optional(date('Only what is due from this day on.')),
      until: Type.Optional(date('Only what is due up to this day, it included.')),
    }),
    'More or less of the demand that there is. Where several fit a demand, all of them are multiplied. The result is rounded half up to the decimals of the unit, and some of it always stays.',
  ),
  demands: entries(
    object('ScenarioDemand', {
      product_id: product,
      quantity: positiveQuantityInput('In the stock unit.'),
      due_date: date('Day on which it is needed.'),
    }),
    'Demand that there is in the scenario only. Factors do not change it, and it consumes no forecast.',
  ),
  lead_times: entries(
    object('ScenarioLeadTime', {
      product_id: product,
      lead_time_days: Type.Integer({ minimum: 0, maximum: 3_650, examples: [10] }),
    }),
    'Another lead time, however the product is got. It comes before what is said of suppliers.',
  ),
  supplier_lead_times: entries(
    object('ScenarioSupplierLeadTime', {
      supplier_id: supplier,
      additional_days: Type.Integer({
        minimum: -3_650,
        maximum: 3_650,
        description: 'So many days later, or below zero earlier; no lead time falls below 0.',
        examples: [7],
      }),
    }),
    'A supplier delivers later or earlier what will be ordered; what is ordered already keeps its day.',
  ),
  suppliers: entries(
    object('ScenarioSupplier', { product_id: product, supplier_id: supplier }),
    'Buy a product from another of its suppliers.',
  ),
  boms: entries(
    object('ScenarioBom', { product_id: product, bom_id: id('Recipe of the product, in any status.') }),
    'Make a product by another version of its recipe. What was bought is made then.',
  ),
  stock: entries(
    object('ScenarioStock', { product_id: product, quantity: signedQuantity }),
    'More or less usable stock on the first day.',
  ),
  orders: entries(
    object('ScenarioOrder', {
      kind: oneOf(MOVED_ORDER_KINDS),
      id: id('Line of the purchase order (po_item_id), or production order.'),
      day: nullable(date('Day on which it comes; null: it never comes.')),
    }),
    'One open order on another day. What a production order still takes moves with it, and is not taken when it never comes.',
  ),
  supplier_capacities: entries(
    object('ScenarioSupplierCapacity', {
      supplier_id: supplier,
      quantity_per_week: positiveQuantityInput('All products together, each in its stock unit.'),
    }),
    'What a supplier can deliver in a week. Nothing is planned otherwise for it: the comparison shows the weeks in which more is ordered.',
  ),
});
export type ScenarioOverlay = Static<typeof ScenarioOverlay>;
