import { dateOf, formatQuantity } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import type { Page } from '../../platform/http/paging.ts';
import type { Language } from '../../platform/words/language.ts';
import { say } from '../../platform/words/sentence.ts';
import { numberedOrders, type PlanOfRun, planOfRun } from './plan-of-run.ts';
import type { PlannedProduct } from './planning-facts.ts';
import { newestRun } from './planning-runs.queries.ts';
import {
  foundProducts,
  newestRunsOf,
  orderNumbers,
  type RunHead,
  runHeads,
} from './scenario-comparison.queries.ts';
import type {
  ComparisonQuery,
  OrderComparisonList,
  OrderDifference,
  ScenarioComparison,
} from './scenario-comparison.schemas.ts';
import { differencesFrom } from './scenario-comparison.ts';
import { figuresOf, readValuation } from './scenario-figures.ts';
import {
  type ComparableOrder,
  type DifferentOrders,
  orderDifferences,
} from './scenario-order-differences.ts';

/**
 * Plans side by side. One after the other, because each of them fills the memory of a plan.
 *
 * @throws VALIDATION_ERROR, NOT_FOUND, CONFLICT when a run has no plan
 */
export async function compareRuns(
  db: Db,
  query: ComparisonQuery,
  language: Language,
): Promise<ScenarioComparison> {
  const heads = await headsOf(db, await askedRuns(db, query));
  const valuation = await readValuation(db);
  const runs: ScenarioComparison['runs'] = [];
  for (const head of heads) {
    const figures = await figuresOf(db, head, valuation);
    const [first] = runs;
    const differences =
      first === undefined
        ? []
        : differencesFrom({ runId: first.run_id, figures: first.figures }, figures, language);
    runs.push({ ...head, figures, differences });
  }
  return { runs };
}

async function askedRuns(db: Db, { run_ids, scenario_ids }: ComparisonQuery): Promise<number[]> {
  if (run_ids !== undefined && scenario_ids !== undefined)
    throw invalidField('scenario_ids', say`must be left out where run_ids are given`);
  if (run_ids !== undefined) return numbersIn(run_ids);
  if (scenario_ids === undefined) throw invalidField('run_ids', say`or scenario_ids must be given`);
  const [reality, scenarios] = await Promise.all([newestRun(db), newestRunsOf(db, numbersIn(scenario_ids))]);
  const missing = scenarios.find((one) => !one.exists);
  if (missing !== undefined) throw notFound('planning scenario', missing.scenario_id);
  if (reality === undefined)
    throw new AppError(
      'CONFLICT',
      say`Reality is not planned yet. Ask for a run with POST /planning/runs first.`,
    );
  return [
    reality,
    ...scenarios.map(({ scenario_id, run_id }) => {
      if (run_id !== null) return run_id;
      throw new AppError(
        'CONFLICT',
        say`Scenario ${scenario_id} is not planned yet. Ask for a run with POST /planning/runs and its scenario_id first.`,
      );
    }),
  ];
}

const numbersIn = (list: string): number[] => [...new Set(list.split(',').map(Number))];

/** @throws NOT_FOUND */
async function headsOf(db: Db, runIds: readonly number[]): Promise<RunHead[]> {
  const heads = await runHeads(db, runIds);
  const found = new Set(heads.map((head) => head.run_id));
  const missing = runIds.find((runId) => !found.has(runId));
  if (missing !== undefined) throw notFound('planning run', missing);
  return heads;
}

/** @throws NOT_FOUND, CONFLICT when a run has no plan */
export async function compareOrders(db: Db, list: OrderComparisonList): Promise<Page<OrderDifference>> {
  const heads = await headsOf(db, [...new Set([list.from_run, list.to_run])]);
  const from = await planOfRun(db, list.from_run);
  const to = await planOfRun(db, list.to_run);
  const [page, pageSize] = [list.page ?? 1, list.page_size ?? 20];
  const first = (page - 1) * pageSize;
  const shown: (DifferentOrders & { readonly product: PlannedProduct })[] = [];
  let count = 0;
  for (const product of await wantedProducts(db, from, to, list)) {
    for (const found of orderDifferences(ordersOf(from, product), ordersOf(to, product))) {
      if (list.change !== undefined && found.change !== list.change) continue;
      if (count >= first && count < first + pageSize) shown.push({ ...found, product });
      count += 1;
    }
  }
  return {
    items: await withNumbers(db, shown, list, heads),
    total_count: count,
    page,
    page_size: pageSize,
    has_next: first + pageSize < count,
    has_previous: page > 1,
  };
}

async function wantedProducts(
  db: Db,
  from: PlanOfRun,
  to: PlanOfRun,
  list: OrderComparisonList,
): Promise<PlannedProduct[]> {
  const found = list.search ? await foundProducts(db, list.search) : undefined;
  const products = new Map([...from.facts.products, ...to.facts.products]);
  const sign = list.sort === '-product_code' ? -1 : 1;
  return [...products.values()]
    .filter((one) => list.product_id === undefined || one.product_id === list.product_id)
    .filter((one) => found === undefined || found.has(one.product_id))
    .sort((a, b) => (a.product_code < b.product_code ? -sign : sign));
}

/** A product that came after the run has no orders in it. */
function ordersOf(made: PlanOfRun, { product_id }: PlannedProduct): ComparableOrder[] {
  const own = made.facts.products.get(product_id);
  if (own === undefined) return [];
  return numberedOrders(made, product_id).map(({ order, lotNumber }) => ({
    quantity: formatQuantity(order.quantity),
    start_date: dateOf(order.startDay),
    due_date: dateOf(order.dueDay),
    lot_number: lotNumber,
    supplier_id: own.supplier_id,
    bom_id: own.bom_id,
  }));
}

/** One statement for all that is shown. */
async function withNumbers(
  db: Db,
  shown: readonly (DifferentOrders & { readonly product: PlannedProduct })[],
  { from_run, to_run }: OrderComparisonList,
  heads: readonly RunHead[],
): Promise<OrderDifference[]> {
  const scenarioOf = new Map(heads.map((head) => [head.run_id, head.scenario_id]));
  const question = (runId: number, order: ComparableOrder | null, productId: number) => ({
    runId,
    scenarioId: scenarioOf.get(runId) ?? null,
    productId,
    dueDate: order?.due_date ?? '1970-01-01',
    lotNumber: order?.lot_number ?? 0,
  });
  const ids = await orderNumbers(
    db,
    shown.flatMap(({ from, to, product }) => [
      question(from_run, from, product.product_id),
      question(to_run, to, product.product_id),
    ]),
  );
  return shown.map(({ change, from, to, product }, place) => ({
    change,
    product_id: product.product_id,
    product_code: product.product_code,
    product_name: product.product_name,
    unit_of_measure: product.unit_of_measure,
    order_type: (to ?? from)?.bom_id == null ? 'BUY' : 'MAKE',
    from: from === null ? null : { planned_order_id: ids[2 * place] ?? null, ...from },
    to: to === null ? null : { planned_order_id: ids[2 * place + 1] ?? null, ...to },
  }));
}
