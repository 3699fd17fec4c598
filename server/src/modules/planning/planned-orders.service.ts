import { type OrderExplanation as Arithmetic, dateOf, formatQuantity, type PeggingNode } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Page } from '../../platform/http/paging.ts';
import { inTurn, withAnd } from '../../platform/words/joined.ts';
import type { Language } from '../../platform/words/language.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { numberedOrders, type PlanOfRun, planOfRun } from './plan-of-run.ts';
import {
  documentNames,
  findPlannedOrder,
  listPlannedOrders,
  plannedOrderIds,
} from './planned-orders.queries.ts';
import type {
  OrderExplanation,
  OrderPegging,
  PlanItem,
  PlannedOrder,
  PlannedOrderList,
  PlannedOrderRow,
} from './planned-orders.schemas.ts';
import type { PlannedProduct } from './planning-facts.ts';

/** @throws NOT_FOUND, CONFLICT when the run has no plan */
export async function plannedOrdersOf(
  db: Db,
  runId: number,
  list: PlannedOrderList,
  language: Language,
): Promise<Page<PlannedOrder>> {
  const made = await planOfRun(db, runId);
  const page = await listPlannedOrders(db, runId, list);
  const items = page.items.map((row) => {
    const order = orderOf(made, row);
    const explanation = order === undefined ? null : explained(made, order, language);
    return { ...row, explanation };
  });
  return { ...page, items };
}

/** The number of the order in the plan; undefined when it was fixed or planned after the run. */
function orderOf(made: PlanOfRun, row: PlannedOrderRow): number | undefined {
  if (!made.facts.products.has(row.product_id)) return undefined;
  const found = numberedOrders(made, row.product_id).find(
    ({ order, lotNumber }) => dateOf(order.dueDay) === row.due_date && lotNumber === row.lot_number,
  );
  if (found === undefined || formatQuantity(found.order.quantity) !== row.quantity) return undefined;
  return found.order.order;
}

function explained({ plan, facts }: PlanOfRun, order: number, language: Language): OrderExplanation {
  const { productId } = plan.order(order);
  const arithmetic = plan.explain(order);
  return {
    sentence: sentenceOf(arithmetic, facts.products.get(productId)).in(language),
    up_to_date: dateOf(arithmetic.upToDay),
    required: formatQuantity(arithmetic.requiredUpTo),
    expired: formatQuantity(arithmetic.expiredUpTo),
    safety_stock: formatQuantity(arithmetic.safetyStock),
    on_hand: formatQuantity(arithmetic.onHand),
    on_order: formatQuantity(arithmetic.receipts),
    ordered_before: formatQuantity(arithmetic.orderedBefore),
    shortage: formatQuantity(arithmetic.shortage),
    lot_sizing_rule: arithmetic.policy.rule,
    minimum_order_quantity: formatQuantity(arithmetic.limits.minimum),
    maximum_order_quantity:
      arithmetic.limits.maximum === null ? null : formatQuantity(arithmetic.limits.maximum),
    order_multiple: arithmetic.limits.multiple === null ? null : formatQuantity(arithmetic.limits.multiple),
    cover_days: arithmetic.coverDays,
    lead_time_days: arithmetic.leadTimeDays,
    days_late: arithmetic.daysLate,
  };
}

/** What a rule misses when the plan orders lot for lot in its place. */
const LACKS: Readonly<Record<string, Sentence>> = {
  PERIOD_QUANTITY: say`lacks the days of its period`,
  ECONOMIC_QUANTITY: say`lacks a lot size, or costs and use to work it out from`,
  LEAST_COST: say`lacks what ordering, holding or the product itself costs`,
};

/** What a planner would say. Parts that are nothing are left out. */
function sentenceOf(one: Arithmetic, product: PlannedProduct | undefined): Sentence {
  const unit = product?.unit_of_measure ?? '';
  const name = product?.product_code ?? '';
  const needs = [say`${formatQuantity(one.requiredUpTo)} ${unit} of ${name} are required`];
  if (one.safetyStock > 0n) needs.push(say`${formatQuantity(one.safetyStock)} are to be kept`);
  if (one.expiredUpTo > 0n) needs.push(say`${formatQuantity(one.expiredUpTo)} expire unused`);
  const has = [say`${formatQuantity(one.onHand)} are on hand`];
  if (one.receipts > 0n) has.push(say`${formatQuantity(one.receipts)} on order`);
  if (one.orderedBefore > 0n) has.push(say`${formatQuantity(one.orderedBefore)} planned before`);
  const short =
    one.shortage > 0n
      ? say`${formatQuantity(one.shortage)} are short`
      : say`nothing is short, it was fixed by hand`;
  const lot = one.quantity === one.shortage || one.shortage <= 0n ? [] : [lotSentence(one)];
  const lacking =
    product !== undefined && product.lot_sizing_rule !== one.policy.rule
      ? [
          say`Its rule ${product.lot_sizing_rule} ${LACKS[product.lot_sizing_rule] ?? ''}, so it is ordered lot for lot.`,
        ]
      : [];
  const start = dateOf(one.startDay);
  const begins =
    one.daysLate > 0
      ? say`Its lead time of ${one.leadTimeDays} days puts the start on ${start}, ${one.daysLate} days ago.`
      : say`Its lead time of ${one.leadTimeDays} days puts the start on ${start}.`;
  const balance = say`Up to ${dateOf(one.upToDay)}, ${withAnd(needs)}; ${has}: ${short}.`;
  return inTurn(balance, ...lot, ...lacking, begins);
}

function lotSentence({ policy, limits, quantity }: Arithmetic): Sentence {
  const [minimum, made] = [formatQuantity(limits.minimum), formatQuantity(quantity)];
  return limits.multiple === null
    ? say`${policy.rule} with minimum ${minimum} makes ${made} of it.`
    : say`${policy.rule} with minimum ${minimum} and multiple ${formatQuantity(limits.multiple)} makes ${made} of it.`;
}

/** The time-phased record. @throws NOT_FOUND, CONFLICT when the run has no plan */
export async function planItem(db: Db, runId: number, productId: number): Promise<PlanItem> {
  const { plan, facts } = await planOfRun(db, runId);
  const product = facts.products.get(productId);
  const item = facts.input.items.find((one) => one.productId === productId);
  if (product === undefined || item === undefined) throw notFound('product in this plan', productId);
  const record = plan.record(productId);
  return {
    run_id: runId,
    product_id: productId,
    product_code: product.product_code,
    product_name: product.product_name,
    unit_of_measure: product.unit_of_measure,
    order_type: item.orderType,
    low_level_code: plan.lowLevelCode(productId),
    lead_time_days: item.leadTimeDays,
    first_day: dateOf(facts.input.today),
    on_hand: formatQuantity(record.onHand),
    safety_stock: formatQuantity(record.safetyStock),
    buckets: record.days.map((day) => ({
      bucket_date: dateOf(day.day),
      gross_requirement: formatQuantity(day.grossRequirement),
      expired: formatQuantity(day.expired),
      scheduled_receipt: formatQuantity(day.scheduledReceipts),
      planned_receipt: formatQuantity(day.plannedReceipts),
      planned_release: formatQuantity(day.plannedStarts),
      projected_on_hand: formatQuantity(day.projectedOnHand),
    })),
  };
}

/** Both ways: what the order is for, and what it is made from. @throws NOT_FOUND, CONFLICT when the run has no plan */
export async function peggingOf(db: Db, runId: number, plannedOrderId: number): Promise<OrderPegging> {
  const made = await planOfRun(db, runId);
  const row = await findPlannedOrder(db, runId, plannedOrderId);
  const order = row === undefined ? undefined : orderOf(made, row);
  if (order === undefined) throw notFound('planned order in this plan', plannedOrderId);
  const up = made.plan.demandsOf(order);
  const down = made.plan.componentsOf(order);
  const name = await namesOf(db, made, [...up, ...down]);
  return {
    planned_order_id: plannedOrderId,
    demands: up.map((node) => ({ kind: node.kind, ...name(node, 'demand') })),
    components: down.map((node) => ({ kind: node.kind, ...name(node, 'supply') })),
  };
}

type Node = PeggingNode<string>;
const DEMANDS = new Set(['CUSTOMER_ORDER', 'MANUAL', 'FORECAST']);

/** Two statements for any number of nodes. */
async function namesOf(db: Db, made: PlanOfRun, nodes: readonly Node[]) {
  const planned = [...new Set(nodes.filter(isPlanned).map((node) => node.id))];
  const keys = planned.map((order) => keyOf(made, order));
  const ofKind = (test: (kind: string) => boolean) =>
    nodes.filter((node) => test(node.kind)).map((node) => node.id);
  const [ids, documents] = await Promise.all([
    plannedOrderIds(db, made.runId, keys),
    documentNames(db, {
      PURCHASE_ORDER: ofKind((kind) => kind === 'PURCHASE_ORDER'),
      PRODUCTION_ORDER: ofKind((kind) => kind === 'PRODUCTION_ORDER'),
      COMPONENT: ofKind((kind) => kind === 'PRODUCTION_ORDER'),
      DEMAND: ofKind((kind) => DEMANDS.has(kind)),
    }),
  ]);
  const idOfOrder = new Map(planned.map((order, place) => [order, ids[place] ?? null]));
  const { products } = made.facts;
  return (node: Node, side: 'demand' | 'supply') => {
    // What a production order takes has the number of its component, what it brings that of the order.
    const kind = DEMANDS.has(node.kind)
      ? 'DEMAND'
      : node.kind === 'PRODUCTION_ORDER' && side === 'demand'
        ? 'COMPONENT'
        : node.kind;
    return {
      depth: node.depth,
      product_id: node.productId,
      product_code: products.get(node.productId)?.product_code ?? '',
      id: isPlanned(node) ? (idOfOrder.get(node.id) ?? null) : node.id === 0 ? null : node.id,
      document: documents.get(`${kind} ${node.id}`) ?? null,
      date: dateOf(node.day),
      quantity: formatQuantity(node.quantity),
      pegged_quantity: formatQuantity(node.pegged),
    };
  };
}

const isPlanned = (node: Node) => node.kind === 'PLANNED_ORDER' || node.kind === 'FIRM_PLANNED_ORDER';

function keyOf(made: PlanOfRun, order: number) {
  const { productId, dueDay } = made.plan.order(order);
  const numbered = numberedOrders(made, productId).find((one) => one.order.order === order);
  return { productId, dueDate: dateOf(dueDay), lotNumber: numbered?.lotNumber ?? 1 };
}
