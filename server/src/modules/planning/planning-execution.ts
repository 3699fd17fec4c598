import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { CircularBomError, dayOf, KernelAssertionError, type Plan, planFactory } from '@horoz/kernel';
import type { Actor } from '../../platform/actor.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { exceptionsOf } from './exception-messages.ts';
import { lotNumbers } from './lot-numbers.ts';
import { settleExceptions } from './planning-exceptions.service.ts';
import { type PlanningRows, readPlanningRows } from './planning-facts.queries.ts';
import { type PlanningFacts, planningFacts } from './planning-facts.ts';
import {
  beatHeart,
  type ClaimedRun,
  claimRun,
  dropOldInputs,
  finishRun,
  lockRun,
  type NewOrders,
  replaceOrders,
  saveInput,
} from './planning-runs.queries.ts';
import type { RunProgress, RunSummary } from './planning-runs.schemas.ts';

interface Log {
  warn(details: object, message: string): void;
}

/** A server that has not been heard of for so long has lost its run. Its heart beats at each step and every 5 seconds. */
const LOST_AFTER_SECONDS = 30;
const HEARTBEAT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 300_000;
/** runs whose plans can still be explained */
const KEPT_INPUTS = 30;
/** MAKE and ORDER are said of what must be started in so many days */
const RELEASE_WINDOW_DAYS = 7;
const compress = promisify(gzip);

/** The run was cancelled, or another server has it. */
class Stopped extends Error {
  readonly why: 'CANCELLED' | 'GONE';

  constructor(why: 'CANCELLED' | 'GONE') {
    super(why);
    this.why = why;
  }
}

const goOn = (answer: 'GO_ON' | 'CANCELLED' | 'GONE'): void => {
  if (answer !== 'GO_ON') throw new Stopped(answer);
};

/** Works on the run that waits longest, if there is one. @returns whether there was one */
export async function performNextRun(
  db: Database,
  log: Log,
  lostAfterSeconds = LOST_AFTER_SECONDS,
): Promise<boolean> {
  const run = await claimRun(db, lostAfterSeconds);
  if (run === undefined) return false;
  const stopBeating = new AbortController();
  const beating = keepBeating(db, run, stopBeating.signal);
  try {
    await performRun(db, run);
  } catch (error) {
    await endBadly(db, run, error, log);
  } finally {
    stopBeating.abort();
    await beating;
  }
  return true;
}

async function keepBeating(db: Database, run: ClaimedRun, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(HEARTBEAT_MS, undefined, { signal, ref: false }).catch(() => {});
    if (!signal.aborted) await beatHeart(db, run, null).catch(() => {});
  }
}

/** A run that fails leaves the plan before it in force. Where the database is away, another server finds the run later. */
async function endBadly(db: Database, run: ClaimedRun, error: unknown, log: Log): Promise<void> {
  if (error instanceof Stopped) {
    if (error.why === 'CANCELLED') await finishRun(db, run, { state: 'CANCELLED' });
    return;
  }
  log.warn({ err: error, run_id: run.run_id }, 'a planning run has failed');
  await finishRun(db, run, { state: 'FAILED', errorMessage: reasonOf(error) }).catch(() => {});
}

function reasonOf(error: unknown): string {
  if (error instanceof CircularBomError)
    return 'The recipes go round in a circle. Look at GET /invariants, mend the recipes and start again.';
  if (error instanceof KernelAssertionError)
    return `Some quantities are too large to be planned (${error.message}). Look at demands, lot sizes and recipes, and start again.`;
  return 'The plan could not be made; the plan before it is still in force. Start again, and if it fails again, ask who runs the system for the log.';
}

async function performRun(db: Database, run: ClaimedRun): Promise<void> {
  const actor = systemActor('planning');
  const tell = async (progress: RunProgress) => goOn(await beatHeart(db, run, progress));
  const times = stopwatch();
  await tell({ phase: 'READING', done: 0, total: 0 });
  const period = { firstDay: run.first_day, horizonDays: run.horizon_days };
  const readAt = db.clock.now();
  const rows = await inTransaction(db, actor, (tx) => readPlanningRows(tx, period), {
    isolation: 'repeatable read',
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  const reading = times();
  await tell({ phase: 'PLANNING', done: 0, total: rows.products.length });
  const facts = planningFacts(rows);
  const plan = planFactory(facts.input);
  const planning = times();
  await tell({ phase: 'SAVING', done: 0, total: plan.orderCount });
  await saveRun(db, actor, run, { rows, readAt, facts, plan, reading, planning, saving: times });
}

interface Planned {
  readonly rows: PlanningRows;
  readonly readAt: Date;
  readonly facts: PlanningFacts;
  readonly plan: Plan;
  readonly reading: number;
  readonly planning: number;
  readonly saving: () => number;
}

/** All of the plan, or nothing of it. */
async function saveRun(
  db: Database,
  actor: Actor,
  run: ClaimedRun,
  { rows, readAt, facts, plan, reading, planning, saving }: Planned,
): Promise<void> {
  const content = await compress(JSON.stringify(rows), { level: 1 });
  const orders = ordersOf(plan, facts, rows);
  const today = dayOf(rows.first_day);
  const messages = exceptionsOf(plan, facts.products, {
    today,
    releaseWindowDays: RELEASE_WINDOW_DAYS,
    firmOrders: rows.firm_orders,
  });
  await inTransaction(
    db,
    actor,
    async (tx) => {
      goOn(await lockRun(tx, run));
      await saveInput(tx, run.run_id, content);
      const { ended, added } = await replaceOrders(tx, run.run_id, orders, readAt);
      const exceptions = await settleExceptions(
        tx,
        { runId: run.run_id, scenarioId: run.scenario_id },
        messages,
      );
      await dropOldInputs(tx, KEPT_INPUTS - 1);
      const summary: RunSummary = {
        item_count: rows.products.length,
        planned_order_count: plan.orderCount,
        ...countsOf(plan, today),
        unchanged_count: orders.productId.length - added,
        new_count: added,
        ended_count: ended,
        exceptions_raised: exceptions.raised,
        exceptions_reopened: exceptions.reopened,
        exceptions_resolved: exceptions.resolved,
        milliseconds: { reading, planning, saving: saving() },
      };
      if (!(await finishRun(tx, run, { state: 'COMPLETED', summary }))) throw new Stopped('GONE');
    },
    { statementTimeoutMs: STATEMENT_TIMEOUT_MS },
  );
}

function countsOf(
  plan: Plan,
  today: number,
): Pick<RunSummary, 'make_count' | 'buy_count' | 'past_due_count'> {
  let [make_count, past_due_count] = [0, 0];
  for (const order of plan.orders()) {
    if (order.orderType === 'MAKE') make_count += 1;
    if (order.startDay < today) past_due_count += 1;
  }
  return { make_count, buy_count: plan.orderCount - make_count, past_due_count };
}

/** The orders that the run has planned, without the firm ones, which stand already. */
function ordersOf(plan: Plan, { products }: PlanningFacts, rows: PlanningRows): NewOrders {
  const columns = plan.orderColumns();
  const lots = lotNumbers(plan, rows.firm_orders);
  const found: { -readonly [Column in keyof NewOrders]: NewOrders[Column][number][] } = {
    productId: [],
    isMade: [],
    thousandths: [],
    startDay: [],
    dueDay: [],
    lotNumber: [],
    supplierId: [],
    bomId: [],
  };
  for (const [place, productId] of columns.productId.entries()) {
    if ((columns.firm[place] ?? -1) >= 0) continue;
    const product = products.get(productId);
    const dueDay = columns.dueDay[place] ?? 0;
    found.productId.push(productId);
    found.isMade.push(product?.bom_id != null);
    found.thousandths.push(columns.quantity[place] ?? 0);
    found.startDay.push(columns.startDay[place] ?? 0);
    found.dueDay.push(dueDay);
    found.lotNumber.push(lots[place] ?? 1);
    found.supplierId.push(product?.supplier_id ?? null);
    found.bomId.push(product?.bom_id ?? null);
  }
  return found as unknown as NewOrders;
}

function stopwatch(): () => number {
  let since = performance.now();
  return () => {
    const now = performance.now();
    const milliseconds = Math.round(now - since);
    since = now;
    return milliseconds;
  };
}
