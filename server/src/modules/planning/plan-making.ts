import { type Plan, planFactory } from '@horoz/kernel';
import type { Actor } from '../../platform/actor.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { findBase } from './plan-inputs.queries.ts';
import { type PlanOfRun, planInForce } from './plan-of-run.ts';
import { type PlanningRows, readPlanningRows, readRowsOfProducts } from './planning-facts.queries.ts';
import { type PlanningFacts, planningFacts } from './planning-facts.ts';
import { type Marks, readMarks } from './planning-marks.queries.ts';
import { canTake, factsOfPatch, type PlanningPatch, patchedFacts, patchedRows } from './planning-patch.ts';
import type { ClaimedRun } from './planning-runs.queries.ts';
import { findScenarioOverlay, readOverlayExtras } from './scenario-extras.ts';
import { overlayRows } from './scenario-overlay.ts';

export const LONG_STATEMENT_TIMEOUT_MS = 300_000;
/** Reading more products one by one takes longer than reading all of them. */
const PATCHED_AT_MOST = 0.2;
/** After so many patches the whole rows are kept again, so that a plan can be made again in bounded time. */
const PATCHES_AT_MOST = 100;

/** A plan that is not saved yet, and what it was made from. */
export interface MadePlan {
  readonly plan: Plan;
  readonly facts: PlanningFacts;
  readonly rows: PlanningRows;
  readonly readAt: Date;
  /** what the run has seen of the marks */
  readonly markIds: readonly number[];
  /** null: everything was planned */
  readonly netChange: NetChange | null;
  readonly milliseconds: { readonly reading: number; readonly planning: number };
}

export interface NetChange {
  readonly before: PlanOfRun;
  readonly patch: PlanningPatch;
  /** the run that has the whole rows; null: these rows must be kept whole */
  readonly baseRunId: number | null;
  /** the products that were planned again; the orders of all others are as they were */
  readonly replanned: readonly number[];
}

interface Read {
  readonly rows: PlanningRows;
  readonly marks: Marks;
  readonly patch: PlanningPatch | null;
}

/**
 * Reads the factory in one snapshot and plans it: only what has changed where that is asked for and possible, else all of it. The
 * plan is the same either way.
 *
 * @param tell is told before each phase, and may stop the run
 */
export async function makePlan(
  db: Database,
  actor: Actor,
  run: ClaimedRun,
  tell: (phase: 'READING' | 'PLANNING', total: number) => Promise<void>,
): Promise<MadePlan> {
  await tell('READING', 0);
  const began = performance.now();
  const before = run.mode === 'NET_CHANGE' ? await planToChange(db, run) : undefined;
  const readAt = db.clock.now();
  const { rows, marks, patch } = await inTransaction(db, actor, (tx) => read(tx, run, before), {
    isolation: 'repeatable read',
    statementTimeoutMs: LONG_STATEMENT_TIMEOUT_MS,
  });
  const reading = Math.round(performance.now() - began);
  const known = { readAt, markIds: marks.markIds };
  const planned = () => ({ reading, planning: Math.round(performance.now() - began) - reading });
  if (before !== undefined && patch !== null) {
    const part = factsOfPatch(rows, patch);
    const base = await findBase(db, before.runId);
    const { plan, replanned } = before.plan.replan({ ...part.input, productIds: patch.product_ids });
    const baseRunId = base !== undefined && base.patches < PATCHES_AT_MOST ? base.base_run_id : null;
    const facts = patchedFacts(before.facts, part);
    const netChange = { before, patch, baseRunId, replanned };
    return { ...known, plan, facts, rows: patchedRows(rows, patch), netChange, milliseconds: planned() };
  }
  await tell('PLANNING', rows.products.length);
  const facts = planningFacts(rows);
  const plan = planFactory(facts.input);
  return { ...known, plan, facts, rows, netChange: null, milliseconds: planned() };
}

/** The plan in force, when it begins on the same day and is as long. One that is no longer kept is made anew. */
async function planToChange(db: Database, run: ClaimedRun): Promise<PlanOfRun | undefined> {
  const before = await planInForce(db, null).catch(() => undefined);
  const isOfSameTime =
    before?.rows.first_day === run.first_day && before.rows.horizon_days === run.horizon_days;
  return isOfSameTime ? before : undefined;
}

/** With a patch the rows are those of before: it is still to be applied. */
async function read(tx: Tx, run: ClaimedRun, before: PlanOfRun | undefined): Promise<Read> {
  if (run.scenario_id !== null)
    return { rows: await readScenario(tx, run, run.scenario_id), marks: NO_MARKS, patch: null };
  const marks = await readMarks(tx);
  const isSmall =
    before !== undefined &&
    !marks.isEverything &&
    marks.productIds.length <= Math.max(100, before.rows.products.length * PATCHED_AT_MOST);
  if (isSmall) {
    const rows = await readRowsOfProducts(tx, run.first_day, marks.productIds);
    const patch = { product_ids: marks.productIds, rows };
    if (canTake(before.facts, factsOfPatch(before.rows, patch))) return { rows: before.rows, marks, patch };
  }
  return { rows: await readPlanningRows(tx, periodOf(run)), marks, patch: null };
}

const NO_MARKS: Marks = { markIds: [], productIds: [], isEverything: false };

async function readScenario(tx: Tx, run: ClaimedRun, scenarioId: number): Promise<PlanningRows> {
  const overlay = await findScenarioOverlay(tx, scenarioId);
  const [rows, extras] = await Promise.all([
    readPlanningRows(tx, periodOf(run)),
    readOverlayExtras(tx, overlay),
  ]);
  return overlayRows(rows, overlay, extras);
}

const periodOf = (run: ClaimedRun) => ({ firstDay: run.first_day, horizonDays: run.horizon_days });
