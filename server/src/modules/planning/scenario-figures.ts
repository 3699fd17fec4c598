import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Amount, dayOf, quantity } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { currentUnitCosts } from '../costing/index.ts';
import { lateDemands } from './late-demands.ts';
import { type PlanOfRun, planOfRun, rowsOfRun } from './plan-of-run.ts';
import {
  allProductIds,
  type RunHead,
  supplierPriceList,
  suppliersOfLines,
} from './scenario-comparison.queries.ts';
import type { ScenarioFigures } from './scenario-comparison.schemas.ts';
import {
  type Delivery,
  demandFigures,
  type JudgedDemand,
  overloadedWeeks,
  type PlannedPurchase,
  purchaseFigures,
  StockValue,
  type SupplierPrice,
} from './scenario-comparison.ts';
import type { ScenarioRows } from './scenario-overlay.ts';

/** What all plans of one comparison are valued with: the same costs and prices, those of today. */
export interface Valuation {
  readonly unitCosts: ReadonlyMap<number, Amount>;
  readonly prices: ReadonlyMap<string, SupplierPrice>;
  readonly companyCurrency: string;
}

export async function readValuation(db: Db): Promise<Valuation> {
  const [productIds, prices] = await Promise.all([allProductIds(db), supplierPriceList(db)]);
  const costs = await currentUnitCosts(db, productIds);
  const unitCosts = new Map(
    [...costs].flatMap(([productId, cost]) =>
      cost.costSource === 'NONE' ? [] : [[productId, cost.unitCost] as const],
    ),
  );
  return { unitCosts, prices, companyCurrency: db.policy.companyCurrency };
}

/** @throws NOT_FOUND; CONFLICT when the run has no plan, or so old a one that it is not kept */
export async function figuresOf(db: Db, head: RunHead, valuation: Valuation): Promise<ScenarioFigures> {
  const made = await planOfRun(db, head.run_id);
  return {
    demands: demandFigures(await judgedDemands(made)),
    stock: await stockFigures(made, valuation),
    purchases: purchaseFigures(purchasesOf(made, valuation), valuation.companyCurrency),
    orders: orderFigures(made),
    overloads: head.scenario_id === null ? [] : await overloadsOf(db, made),
  };
}

/** So long the questions of others wait. */
const TURN_MS = 20;

/** Gives way to the questions of others now and then. */
function pacer(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await nextTurn();
    since = performance.now();
  };
}

const INDEPENDENT: ReadonlySet<string> = new Set(['CUSTOMER_ORDER', 'FORECAST', 'MANUAL']);

/** The demands that the plan has: of forecasts what orders have left, and nothing beyond the horizon. */
async function judgedDemands(made: PlanOfRun): Promise<JudgedDemand[]> {
  const { plan, facts } = made;
  const late = new Map(
    (await lateDemands(made)).map(({ demand, lateness }) => [demand.id, lateness.daysLate] as const),
  );
  const pace = pacer();
  const found: JudgedDemand[] = [];
  for (const productId of new Set(facts.input.demands.map((row) => row.productId))) {
    for (const demand of plan.peggingOf(productId).demands) {
      if (!INDEPENDENT.has(demand.kind)) continue;
      found.push({ quantity: demand.quantity, daysLate: late.get(demand.id) ?? 0 });
    }
    await pace();
  }
  return found;
}

async function stockFigures(
  { plan, facts }: PlanOfRun,
  { unitCosts }: Valuation,
): Promise<ScenarioFigures['stock']> {
  const value = new StockValue(facts.input.today, facts.input.horizonDays);
  const pace = pacer();
  for (const productId of facts.products.keys()) {
    value.add(plan.record(productId), unitCosts.get(productId) ?? null);
    await pace();
  }
  return value.figures();
}

function* purchasesOf({ plan, facts }: PlanOfRun, { prices }: Valuation): Generator<PlannedPurchase> {
  for (const { orderType, productId, quantity: bought, startDay } of plan.orders()) {
    if (orderType !== 'BUY') continue;
    const supplier = facts.products.get(productId)?.supplier_id;
    const day = Math.max(startDay, facts.input.today);
    yield { productId, quantity: bought, day, price: prices.get(`${productId} ${supplier}`) };
  }
}

function orderFigures({ plan, facts }: PlanOfRun): ScenarioFigures['orders'] {
  let [make, past_due] = [0, 0];
  for (const order of plan.orders()) {
    if (order.orderType === 'MAKE') make += 1;
    if (order.startDay < facts.input.today) past_due += 1;
  }
  return { make, buy: plan.orderCount - make, past_due };
}

/** What is ordered already and what is planned, from the suppliers whose capacity the scenario tells. */
async function overloadsOf(db: Db, made: PlanOfRun): Promise<ScenarioFigures['overloads']> {
  const rows: ScenarioRows = await rowsOfRun(db, made.runId);
  const suppliers = await suppliersOfLines(
    db,
    rows.purchases.map((row) => row.id),
  );
  return overloadedWeeks(deliveriesOf(made, rows, suppliers), rows.supplier_capacities ?? []);
}

/** What should have come already comes today, at the earliest. */
function* deliveriesOf(
  { plan, facts }: PlanOfRun,
  rows: ScenarioRows,
  suppliers: ReadonlyMap<number, number>,
): Generator<Delivery> {
  const { today } = facts.input;
  for (const row of rows.purchases) {
    const supplierId = suppliers.get(row.id);
    if (supplierId === undefined) continue;
    yield { supplierId, day: Math.max(dayOf(row.day), today), quantity: quantity(row.quantity) };
  }
  for (const { orderType, productId, quantity: planned, dueDay } of plan.orders()) {
    const supplierId = facts.products.get(productId)?.supplier_id ?? null;
    if (orderType === 'BUY' && supplierId !== null)
      yield { supplierId, day: Math.max(dueDay, today), quantity: planned };
  }
}
