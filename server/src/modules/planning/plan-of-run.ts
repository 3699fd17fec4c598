import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Plan, type PlannedOrder, planFactory } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { lotNumbers } from './lot-numbers.ts';
import type { PlanningRows } from './planning-facts.queries.ts';
import { type PlanningFacts, planningFacts } from './planning-facts.ts';
import { findInput } from './planning-runs.queries.ts';
import { getRun } from './planning-runs.service.ts';

/** A plan as it was made, to look into. */
export interface PlanOfRun {
  readonly runId: number;
  readonly plan: Plan;
  readonly facts: PlanningFacts;
  /** by order */
  readonly lots: Int32Array;
}

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
export async function planOfRun(db: Db, runId: number): Promise<PlanOfRun> {
  const plans = kept.get(db) ?? new Map<number, Promise<PlanOfRun>>();
  kept.set(db, plans);
  const found = plans.get(runId) ?? makeAgain(db, runId);
  plans.delete(runId);
  plans.set(runId, found);
  for (const oldest of plans.keys()) {
    if (plans.size <= KEPT_PLANS) break;
    plans.delete(oldest);
  }
  found.catch(() => plans.delete(runId));
  return found;
}

/**
 * What a run had read.
 *
 * @throws NOT_FOUND; CONFLICT when the run has no plan, or so old a one that it is not kept
 */
export async function rowsOfRun(db: Db, runId: number): Promise<PlanningRows> {
  const [run, content] = await Promise.all([getRun(db, runId), findInput(db, runId)]);
  if (run.state !== 'COMPLETED')
    throw new AppError('CONFLICT', `Planning run ${runId} is ${run.state}: it has no plan to look into.`);
  if (content === undefined)
    throw new AppError(
      'CONFLICT',
      `What planning run ${runId} was made from is no longer kept. Ask for a newer run.`,
    );
  return JSON.parse((await decompress(content)).toString()) as PlanningRows;
}

async function makeAgain(db: Db, runId: number): Promise<PlanOfRun> {
  const rows = await rowsOfRun(db, runId);
  const facts = planningFacts(rows);
  const plan = planFactory(facts.input);
  return { runId, plan, facts, lots: lotNumbers(plan, rows.firm_orders) };
}

/** The orders of a product with what they are known by in the database. */
export function numberedOrders(
  { plan, lots }: PlanOfRun,
  productId: number,
): { readonly order: PlannedOrder; readonly lotNumber: number }[] {
  return plan.ordersOf(productId).map((order) => ({ order, lotNumber: lots[order.order] ?? 1 }));
}
