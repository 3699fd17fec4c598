import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { dayOf, type Plan, type PlannedOrder, planFactory } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { lotNumbers } from './lot-numbers.ts';
import { type PlanCounts, planCounts } from './plan-counts.ts';
import { findInputs } from './plan-inputs.queries.ts';
import type { PlanningRows } from './planning-facts.queries.ts';
import { type PlanningFacts, planningFacts } from './planning-facts.ts';
import { type PlanningPatch, patchedRows } from './planning-patch.ts';
import { newestRun } from './planning-runs.queries.ts';
import { getRun } from './planning-runs.service.ts';

/** A plan as it was made, to look into. */
export interface PlanOfRun {
  readonly runId: number;
  /** what the run had read */
  readonly rows: PlanningRows;
  readonly plan: Plan;
  readonly facts: PlanningFacts;
  /** by order; counted when somebody asks for it first */
  readonly lots: Int32Array;
  readonly counts: PlanCounts;
}

type BarePlan = Omit<PlanOfRun, 'lots' | 'counts'>;

/** So many plans are kept in memory; one of 10,000 products takes some 40 MB. */
const KEPT_PLANS = 2;
const kept = new WeakMap<object, Map<number, Promise<PlanOfRun>>>();
const decompress = promisify(gunzip);

/**
 * The plan of a run, made again from what the run had read: the same rows make the same plan. Those that were asked about last
 * stay in memory.
 *
 * @throws NOT_FOUND; CONFLICT when the run has no plan, or so old a one that it is not kept
 */
export function planOfRun(db: Db, runId: number): Promise<PlanOfRun> {
  const found = kept.get(db.home)?.get(runId) ?? makeAgain(db, runId);
  keep(db, runId, found);
  return found;
}

/** The plan in force of reality or of a scenario; undefined before the first. @throws CONFLICT when it is so old that it is not kept */
export async function planInForce(db: Db, scenarioId: number | null): Promise<PlanOfRun | undefined> {
  const runId = await newestRun(db, scenarioId);
  return runId === undefined ? undefined : planOfRun(db, runId);
}

/** So that the run after this one, and whoever asks about it, need not make its plan again. */
export function keepPlan(db: Db, plan: BarePlan, counts: PlanCounts): void {
  keep(db, plan.runId, Promise.resolve(lookedInto(plan, counts)));
}

function keep(db: Db, runId: number, plan: Promise<PlanOfRun>): void {
  const plans = kept.get(db.home) ?? new Map<number, Promise<PlanOfRun>>();
  kept.set(db.home, plans);
  // The one that was asked about last comes last.
  plans.delete(runId);
  plans.set(runId, plan);
  for (const oldest of plans.keys()) {
    if (plans.size <= KEPT_PLANS) break;
    plans.delete(oldest);
  }
  plan.catch(() => plans.delete(runId));
}

/** @param counts when they are known already */
function lookedInto(bare: BarePlan, counts?: PlanCounts): PlanOfRun {
  const { plan, rows } = bare;
  let lots: Int32Array | undefined;
  let counted = counts;
  return {
    ...bare,
    get lots() {
      lots ??= lotNumbers(plan, rows.firm_orders);
      return lots;
    },
    get counts() {
      counted ??= planCounts(plan.orders(), dayOf(rows.first_day));
      return counted;
    },
  };
}

/**
 * What a run had read.
 *
 * @throws NOT_FOUND; CONFLICT when the run has no plan, or so old a one that it is not kept
 */
export async function rowsOfRun(db: Db, runId: number): Promise<PlanningRows> {
  const [run, contents] = await Promise.all([getRun(db, runId), findInputs(db, runId)]);
  if (run.state !== 'COMPLETED')
    throw new AppError('CONFLICT', say`Planning run ${runId} is ${run.state}: it has no plan to look into.`);
  if (contents.length === 0)
    throw new AppError(
      'CONFLICT',
      say`What planning run ${runId} was made from is no longer kept. Ask for a newer run.`,
    );
  const [base, ...patches] = await Promise.all(contents.map(parsed));
  return (patches as PlanningPatch[]).reduce(patchedRows, base as PlanningRows);
}

const parsed = async (content: Buffer): Promise<unknown> =>
  JSON.parse((await decompress(content)).toString());

async function makeAgain(db: Db, runId: number): Promise<PlanOfRun> {
  const rows = await rowsOfRun(db, runId);
  const facts = planningFacts(rows);
  return lookedInto({ runId, rows, plan: planFactory(facts.input), facts });
}

/** The orders of a product with what they are known by in the database. */
export function numberedOrders(
  { plan, lots }: PlanOfRun,
  productId: number,
): { readonly order: PlannedOrder; readonly lotNumber: number }[] {
  return plan.ordersOf(productId).map((order) => ({ order, lotNumber: lots[order.order] ?? 1 }));
}
