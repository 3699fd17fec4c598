import {
  dateOf,
  dayOf,
  formatQuantity,
  greatest,
  minus,
  type Plan,
  type PlanningInput,
  type PlanningItem,
  PlanningLimitError,
  planFactory,
  plus,
  type Quantity,
  quantity,
  total,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Actor } from '../../platform/actor.ts';
import type { Database, Db } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { invalidField, notFound } from '../../platform/errors/app-error.ts';
import type { Language } from '../../platform/words/language.ts';
import { type Sentence, say } from '../../platform/words/sentence.ts';
import { findProducts } from '../master-data/index.ts';
import { inactiveProduct } from './demands.service.ts';
import type {
  NetRequirements,
  NetRequirementsRequest,
  ProductRequirement,
} from './net-requirements.schemas.ts';
import { loadPlanningFacts, type PlannedProduct, type PlanningFacts } from './planning-facts.ts';
import { limitPassed } from './planning-limits.ts';

const SHORTEST_HORIZON_DAYS = 90;
const LONGEST_HORIZON_DAYS = 3650;

type ProductionPlan = NetRequirementsRequest['production_plans'][number];

/**
 * What the given production plans need, through all levels, and what is missing of it: gross requirements − available + safety
 * stock, sized and dated as a planning run does it. Nothing is stored.
 *
 * @throws VALIDATION_ERROR, NOT_FOUND, CONFLICT when a product is inactive
 */
export async function calculateNetRequirements(
  db: Database,
  actor: Actor,
  { production_plans: plans, include_demands: withDemands = true }: NetRequirementsRequest,
): Promise<NetRequirements> {
  const firstDay = db.clock.today();
  const horizonDays = horizonOf(plans, firstDay);
  // One REPEATABLE READ transaction, so that all facts are of one moment; the plan is made after it.
  const { facts, codes } = await inTransaction(
    db,
    actor,
    async (tx) => ({
      codes: await plannedCodes(tx, plans),
      facts: await loadPlanningFacts(tx, { firstDay, horizonDays }),
    }),
    { isolation: 'repeatable read' },
  );
  const input = withPlans(facts.input, plans, withDemands);
  const plan = planned(input, facts);
  const requirements = requirementsOf(plan, input, facts, plans, actor.language);
  return {
    first_day: firstDay,
    horizon_days: horizonDays,
    production_plans: plans.map((one) => ({ ...one, product_code: codes.get(one.product_id) ?? '' })),
    requirements,
    shortages: requirements.flatMap(shortageOf),
  };
}

/** @throws VALIDATION_ERROR when a plan is due later than a plan can look ahead */
function horizonOf(plans: readonly ProductionPlan[], firstDay: string): number {
  let days = SHORTEST_HORIZON_DAYS;
  for (const [place, { due_date }] of plans.entries()) {
    const needed = dayOf(due_date) - dayOf(firstDay) + 1;
    if (needed > LONGEST_HORIZON_DAYS) {
      const last = dateOf(dayOf(firstDay) + LONGEST_HORIZON_DAYS - 1);
      throw invalidField(`production_plans.${place}.due_date`, say`must be ${last} or earlier`);
    }
    days = Math.max(days, needed);
  }
  return days;
}

/** @throws NOT_FOUND, CONFLICT */
async function plannedCodes(db: Db, plans: readonly ProductionPlan[]): Promise<Map<number, string>> {
  const productIds = [...new Set(plans.map((one) => one.product_id))];
  const products = await findProducts(db, productIds);
  return new Map(
    productIds.map((productId) => {
      const product = products.get(productId);
      if (product === undefined) throw notFound('product', productId);
      if (!product.isActive) throw inactiveProduct(product.productCode);
      return [productId, product.productCode];
    }),
  );
}

function withPlans(
  facts: PlanningInput,
  plans: readonly ProductionPlan[],
  withDemands: boolean,
): PlanningInput {
  const own = plans.map((one, place) => ({
    // No demand that is stored has a number below one.
    id: -1 - place,
    kind: 'MANUAL' as const,
    productId: one.product_id,
    quantity: quantity(one.quantity),
    day: dayOf(one.due_date),
  }));
  if (!withDemands) return { ...facts, demands: own, firmOrders: [] };
  return { ...facts, demands: [...facts.demands, ...own] };
}

/** @throws VALIDATION_ERROR when the quantities are beyond what can be planned */
function planned(input: PlanningInput, { products }: PlanningFacts): Plan {
  try {
    return planFactory(input);
  } catch (error) {
    if (error instanceof PlanningLimitError) {
      const what = limitPassed(error, (id) => products.get(id)?.product_code);
      throw invalidField('production_plans', say`take ${what}: make the quantities smaller`);
    }
    throw error;
  }
}

/** All that the plans are made of: phantoms are gone through, and only what is planned in its own right is named. */
function reachedFrom({ bomLines }: PlanningInput, plans: readonly ProductionPlan[]): Set<number> {
  const lines = new Map<number, { readonly id: number; readonly isPhantom: boolean }[]>();
  for (const { parentProductId, componentProductId: id, isPhantom } of bomLines) {
    const known = lines.get(parentProductId);
    if (known === undefined) lines.set(parentProductId, [{ id, isPhantom }]);
    else known.push({ id, isPhantom });
  }
  const named = new Set(plans.map((one) => one.product_id));
  const seen = new Set(named);
  // A set gives what is added to it while it is gone through.
  for (const parent of seen) {
    for (const { id, isPhantom } of lines.get(parent) ?? []) {
      seen.add(id);
      if (!isPhantom) named.add(id);
    }
  }
  return named;
}

function requirementsOf(
  plan: Plan,
  input: PlanningInput,
  { products }: PlanningFacts,
  plans: readonly ProductionPlan[],
  language: Language,
): ProductRequirement[] {
  const named = reachedFrom(input, plans);
  const overdue = new Set(
    plans.filter((one) => dayOf(one.due_date) < input.today).map((one) => one.product_id),
  );
  const coming = new Map<number, Quantity>();
  for (const { productId, quantity: more } of [...input.receipts, ...input.firmOrders])
    coming.set(productId, plus(coming.get(productId) ?? ZERO_QUANTITY, more));
  return input.items
    .filter((item) => named.has(item.productId))
    .flatMap((item) => {
      const product = products.get(item.productId);
      if (product === undefined) return [];
      const scheduled = coming.get(item.productId) ?? ZERO_QUANTITY;
      const isOverdue = overdue.has(item.productId);
      return [requirementOf({ language, plan, item, product, scheduled, isOverdue, today: input.today })];
    })
    .toSorted(
      (a, b) =>
        a.low_level_code - b.low_level_code ||
        Number(a.product_code > b.product_code) - Number(a.product_code < b.product_code),
    );
}

interface Worked {
  readonly plan: Plan;
  readonly item: PlanningItem;
  readonly product: PlannedProduct;
  readonly scheduled: Quantity;
  readonly isOverdue: boolean;
  readonly today: number;
  readonly language: Language;
}

function requirementOf({
  language,
  plan,
  item,
  product,
  scheduled,
  isOverdue,
  today,
}: Worked): ProductRequirement {
  const { days, onHand, safetyStock } = plan.record(item.productId);
  const gross = total(days.map((day) => day.grossRequirement));
  const expiring = total(days.map((day) => day.expired));
  const needed = total([gross, safetyStock, expiring]);
  const net = greatest(ZERO_QUANTITY, minus(needed, plus(onHand, scheduled)));
  const orders = plan.ordersOf(item.productId).filter((order) => order.firmOrderId === null);
  const [first] = orders;
  const isLate = first !== undefined && (first.startDay < today || isOverdue);
  const figures = {
    gross_requirement: formatQuantity(gross),
    available: formatQuantity(onHand),
    scheduled_receipts: formatQuantity(scheduled),
    safety_stock: formatQuantity(safetyStock),
    expiring_quantity: formatQuantity(expiring),
    net_requirement: formatQuantity(net),
    planned_quantity: formatQuantity(total(orders.map((order) => order.quantity))),
    first_needed_date: first === undefined ? null : dateOf(first.dueDay),
    start_date: first === undefined ? null : dateOf(first.startDay),
    is_late: isLate,
  };
  return {
    product_id: product.product_id,
    product_code: product.product_code,
    product_name: product.product_name,
    unit_of_measure: product.unit_of_measure,
    low_level_code: plan.lowLevelCode(item.productId),
    order_type: item.orderType,
    ...figures,
    supplier_id: product.supplier_id,
    lead_time_days: item.leadTimeDays,
    explanation: inWords(figures, product.unit_of_measure, item.orderType).in(language),
  };
}

type Figures = Pick<
  ProductRequirement,
  | 'gross_requirement'
  | 'available'
  | 'scheduled_receipts'
  | 'safety_stock'
  | 'expiring_quantity'
  | 'net_requirement'
  | 'planned_quantity'
  | 'first_needed_date'
  | 'start_date'
  | 'is_late'
>;

function inWords(figures: Figures, unit: string, orderType: ProductRequirement['order_type']): Sentence {
  const { gross_requirement: gross, safety_stock: safety, available, scheduled_receipts: coming } = figures;
  const sum =
    figures.expiring_quantity === '0.000'
      ? say`${gross} ${unit} needed + ${safety} safety stock − ${available} available − ${coming} on order`
      : say`${gross} ${unit} needed + ${safety} safety stock + ${figures.expiring_quantity} that expire − ${available} available − ${coming} on order`;
  const { first_needed_date: due, start_date, net_requirement: net, planned_quantity: planned } = figures;
  if (due === null) return say`${sum} leave nothing to order.`;
  const start = start_date ?? '';
  const late = figures.is_late ? say`, which is too late` : '';
  return orderType === 'MAKE'
    ? say`${sum} = ${net} ${unit}: make ${planned}, the first by ${due}, to be started on ${start}${late}.`
    : say`${sum} = ${net} ${unit}: buy ${planned}, the first by ${due}, to be started on ${start}${late}.`;
}

function shortageOf(row: ProductRequirement): NetRequirements['shortages'] {
  if (row.order_type !== 'BUY' || row.first_needed_date === null) return [];
  return [
    {
      product_id: row.product_id,
      product_code: row.product_code,
      required_quantity: row.planned_quantity,
      needed_date: row.first_needed_date,
      net_requirement: row.net_requirement,
    },
  ];
}
