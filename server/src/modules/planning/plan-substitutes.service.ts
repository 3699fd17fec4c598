import {
  dateOf,
  divideRational,
  formatQuantity,
  formatRational,
  fromQuantity,
  least,
  multiplyRational,
  type PlannedOrder,
  parseRational,
  plus,
  type Quantity,
  type Rational,
  toQuantityRoundedUp,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import type { Page } from '../../platform/http/paging.ts';
import { type SubstituteRule, substituteRules } from '../bom/index.ts';
import { FreeStock } from './free-stock.ts';
import { productsFound } from './plan-demands.queries.ts';
import { numberedOrders, type PlanOfRun, planOfRun } from './plan-of-run.ts';
import type { PlanSubstitute, PlanSubstituteList } from './plan-substitutes.schemas.ts';
import { plannedOrderIds } from './planned-orders.queries.ts';
import type { PlannedProduct } from './planning-facts.ts';

/** So much of a planned order is for orders whose recipes allow the substitute. */
interface Need {
  readonly order: PlannedOrder;
  readonly substituteId: number;
  readonly ratio: Rational;
  readonly quantity: Quantity;
}

interface Proposal extends Need {
  readonly free: Quantity;
  readonly used: Quantity;
  readonly covered: Quantity;
  readonly availableFrom: number;
}

/** Four statements for any plan. @throws NOT_FOUND, CONFLICT when the run has no plan */
export async function substitutesOf(
  db: Db,
  runId: number,
  list: PlanSubstituteList,
): Promise<Page<PlanSubstitute>> {
  const made = await planOfRun(db, runId);
  const bomIds = [...made.facts.products.values()].flatMap(({ bom_id }) => (bom_id === null ? [] : [bom_id]));
  const [rules, found] = await Promise.all([
    substituteRules(db, bomIds),
    list.search ? productsFound(db, list.search) : null,
  ]);
  const wanted = proposals(made, needsOf(made, rulesByParent(made, rules))).filter(
    ({ order: { productId } }) =>
      (found === null || found.has(productId)) &&
      (list.product_id === undefined || list.product_id === productId),
  );
  if (list.sort === '-due_date') wanted.reverse();
  const [page, size] = [list.page ?? 1, list.page_size ?? 20];
  const rows = wanted.slice((page - 1) * size, page * size);
  const ids = await plannedOrderIds(
    db,
    made.runId,
    rows.map(({ order }) => keyOf(made, order)),
  );
  return {
    items: rows.flatMap((row, place) => described(made, row, ids[place] ?? null)),
    total_count: wanted.length,
    page,
    page_size: size,
    has_next: page * size < wanted.length,
    has_previous: page > 1,
  };
}

type Rules = ReadonlyMap<number, readonly SubstituteRule[]>;

/** The rules that hold for what is made: those of its recipe, and of the phantoms that it goes through. */
function rulesByParent({ facts }: PlanOfRun, ofBom: Rules): Rules {
  const phantoms = new Map<number, number[]>();
  for (const line of facts.input.bomLines) {
    if (!line.isPhantom) continue;
    const found = phantoms.get(line.parentProductId);
    if (found === undefined) phantoms.set(line.parentProductId, [line.componentProductId]);
    else found.push(line.componentProductId);
  }
  const rulesOf = (productId: number): readonly SubstituteRule[] => [
    ...(ofBom.get(facts.products.get(productId)?.bom_id ?? 0) ?? []),
    ...(phantoms.get(productId) ?? []).flatMap(rulesOf),
  ];
  const byParent = new Map<number, readonly SubstituteRule[]>();
  for (const productId of facts.products.keys()) {
    const rules = rulesOf(productId);
    if (rules.length > 0) byParent.set(productId, rules);
  }
  return byParent;
}

/** By the day on which the component is needed, its order, and the recipe's order of choices. */
function needsOf(made: PlanOfRun, rules: Rules): Need[] {
  const { products } = made.facts;
  const components = new Set([...rules.values()].flat().map((rule) => rule.component_product_id));
  const needs = new Map<string, Need>();
  for (const component of components) {
    if (!products.has(component)) continue;
    for (const { order, parentId, quantity } of ordersBetween(made, component)) {
      for (const rule of rules.get(parentId) ?? []) {
        const substituteId = rule.substitute_product_id;
        if (rule.component_product_id !== component || !products.has(substituteId)) continue;
        const key = `${order} ${substituteId} ${rule.ratio}`;
        const before = needs.get(key)?.quantity ?? ZERO_QUANTITY;
        needs.set(key, {
          order: made.plan.order(order),
          substituteId,
          ratio: parseRational(rule.ratio),
          quantity: plus(before, quantity),
        });
      }
    }
  }
  return [...needs.values()].sort((a, b) => a.order.dueDay - b.order.dueDay || a.order.order - b.order.order);
}

/** The planned orders of a component, and how much of each goes into planned orders of what. */
function ordersBetween({ plan }: PlanOfRun, component: number) {
  return plan
    .peggingOf(component)
    .pegs.filter(
      ({ supply, demand }) =>
        (supply.kind === 'PLANNED_ORDER' || supply.kind === 'FIRM_PLANNED_ORDER') &&
        demand.kind === 'PLANNED_ORDER',
    )
    .map(({ supply, demand, quantity }) => ({
      order: supply.id,
      parentId: plan.order(demand.id).productId,
      quantity,
    }));
}

/** Each free unit is offered once, to what needs it first, and what one substitute covers no other one needs to. */
function proposals({ plan, facts }: PlanOfRun, needs: readonly Need[]): Proposal[] {
  const stock = new FreeStock(plan, facts.input.today);
  const covered = new Map<number, bigint>();
  return needs.flatMap((need) => {
    const { order, substituteId, ratio } = need;
    const before = covered.get(order.order) ?? 0n;
    const left = least(need.quantity, (order.quantity - before) as Quantity);
    const free = stock.on(substituteId, order.dueDay);
    const most = roundedDown(divideRational(fromQuantity(free), ratio), decimalsOf(facts, order.productId));
    const covers = least(left, most);
    if (covers <= 0n) return [];
    const exact = multiplyRational(fromQuantity(covers), ratio);
    // Rounded up to whole pieces it may be a part of one more than there is.
    const used = least(toQuantityRoundedUp(exact, decimalsOf(facts, substituteId)), free);
    const availableFrom = stock.firstDay(substituteId, used);
    stock.take(substituteId, used);
    covered.set(order.order, before + covers);
    return [{ ...need, free, used, covered: covers, availableFrom }];
  });
}

const decimalsOf = ({ products }: PlanOfRun['facts'], productId: number) =>
  products.get(productId)?.unit_decimals ?? 3;

function roundedDown({ numerator, denominator }: Rational, decimals: 0 | 1 | 2 | 3): Quantity {
  const steps = 10n ** BigInt(decimals);
  return (((numerator * steps) / denominator) * (1_000n / steps)) as Quantity;
}

function keyOf(made: PlanOfRun, { productId, order, dueDay }: PlannedOrder) {
  const numbered = numberedOrders(made, productId).find((one) => one.order.order === order);
  return { productId, dueDate: dateOf(dueDay), lotNumber: numbered?.lotNumber ?? 1 };
}

function described(made: PlanOfRun, row: Proposal, plannedOrderId: number | null): PlanSubstitute[] {
  const { products, input } = made.facts;
  const [product, substitute] = [products.get(row.order.productId), products.get(row.substituteId)];
  if (product === undefined || substitute === undefined) return [];
  return [
    {
      planned_order_id: plannedOrderId,
      order_type: row.order.orderType,
      ...named(product),
      quantity: formatQuantity(row.order.quantity),
      start_date: dateOf(row.order.startDay),
      due_date: dateOf(row.order.dueDay),
      days_late: Math.max(0, input.today - row.order.startDay),
      needed_quantity: formatQuantity(row.quantity),
      substitute_product_id: substitute.product_id,
      substitute_product_code: substitute.product_code,
      substitute_product_name: substitute.product_name,
      substitute_unit_of_measure: substitute.unit_of_measure,
      ratio: formatRational(row.ratio),
      free_quantity: formatQuantity(row.free),
      used_quantity: formatQuantity(row.used),
      covered_quantity: formatQuantity(row.covered),
      available_from: dateOf(row.availableFrom),
    },
  ];
}

const named = ({ product_id, product_code, product_name, unit_of_measure }: PlannedProduct) => ({
  product_id,
  product_code,
  product_name,
  unit_of_measure,
});
