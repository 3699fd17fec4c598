import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { dayOf, type Plan } from '@horoz/kernel';
import type { Actor } from '../../platform/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { exceptionsOf, type PlanningMessage } from './exception-messages.ts';
import { lotNumbers, lotNumbersOf } from './lot-numbers.ts';
import { changedCounts, type PlanCounts, planCounts } from './plan-counts.ts';
import { planDifference } from './plan-difference.ts';
import { dropOldInputs, type KeptInput, saveInput } from './plan-inputs.queries.ts';
import { LONG_STATEMENT_TIMEOUT_MS, type MadePlan } from './plan-making.ts';
import { keepPlan } from './plan-of-run.ts';
import { addOrders, analyzeAfter, endOrders, readStanding } from './plan-saving.queries.ts';
import { allOrderRows, type OrderRows, orderRowsOf, pickedRows } from './planned-order-rows.ts';
import { settleExceptions } from './planning-exceptions.service.ts';
import { deleteMarks } from './planning-marks.queries.ts';
import { type ClaimedRun, completeRun } from './planning-runs.queries.ts';
import type { RunSummary } from './planning-runs.schemas.ts';

/** runs whose plans can still be explained, of reality and of each scenario */
const KEPT_INPUTS = 30;
/** MAKE and ORDER are said of what must be started in so many days */
const RELEASE_WINDOW_DAYS = 7;
const compress = promisify(gzip);

/** The run was cancelled, or another server has it. */
export class Stopped extends Error {
  readonly why: 'CANCELLED' | 'GONE';

  constructor(why: 'CANCELLED' | 'GONE') {
    super(why);
    this.why = why;
  }
}

export const stoppedBy = (answer: 'GO_ON' | 'CANCELLED' | 'GONE'): Stopped | undefined =>
  answer === 'GO_ON' ? undefined : new Stopped(answer);

/**
 * All of the plan, or nothing of it: the run ends with the last statement, and only if nobody has cancelled it or taken it over.
 * Only what differs from what stands is written; of a net change, only the products that were planned again are looked at.
 *
 * @param tell is told how many of the new orders are written
 * @throws Stopped
 */
export async function savePlan(
  db: Database,
  actor: Actor,
  run: ClaimedRun,
  made: MadePlan,
  tell: (done: number, total: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  // It is compressed while the orders are written.
  const input = inputOf(run, made);
  input.catch(() => {});
  const said = sayingsOf(made);
  const scope = made.netChange === null ? null : made.netChange.replanned;
  const target = { runId: run.run_id, scenarioId: run.scenario_id };
  await inTransaction(
    db,
    actor,
    async (tx) => {
      const [standing] = await Promise.all([
        readStanding(tx, run.scenario_id, made.readAt, scope),
        deleteMarks(tx, made.markIds),
      ]);
      const { ended, added } = planDifference(said.orders, standing);
      await endOrders(tx, run.run_id, ended);
      await addOrders(tx, target, pickedRows(said.orders, added), tell);
      await analyzeAfter(tx, 'planned_orders', ended.length + added.length);
      const exceptions = await settleExceptions(tx, target, said.messages, scope);
      await analyzeAfter(tx, 'planning_exceptions', exceptions.raised);
      await saveInput(tx, await input);
      await dropOldInputs(tx, run.scenario_id, KEPT_INPUTS);
      const summary: RunSummary = {
        item_count: made.facts.products.size,
        ...said.counts,
        unchanged_count: said.counts.planned_order_count - made.rows.firm_orders.length - added.length,
        new_count: added.length,
        ended_count: ended.length,
        exceptions_raised: exceptions.raised,
        exceptions_reopened: exceptions.reopened,
        exceptions_resolved: exceptions.resolved,
        replanned_count: scope?.length ?? made.facts.products.size,
        milliseconds: { ...made.milliseconds, saving: Math.round(performance.now() - began) },
      };
      const why = stoppedBy(await completeRun(tx, run, summary));
      if (why !== undefined) throw why;
    },
    { statementTimeoutMs: LONG_STATEMENT_TIMEOUT_MS },
  );
  const { plan, facts, rows } = made;
  keepPlan(db, { runId: run.run_id, plan, facts, rows }, said.counts);
}

/** Whole rows, or what has changed since the run that has them. */
async function inputOf(run: ClaimedRun, { rows, netChange }: MadePlan): Promise<KeptInput> {
  const baseRunId = netChange?.baseRunId ?? null;
  const content = netChange !== null && baseRunId !== null ? netChange.patch : rows;
  return {
    runId: run.run_id,
    baseRunId,
    content: await compress(JSON.stringify(content), { level: 1 }),
  };
}

interface Sayings {
  /** of the products that were planned */
  readonly orders: OrderRows;
  readonly messages: readonly PlanningMessage[];
  /** of the whole plan */
  readonly counts: PlanCounts;
}

function sayingsOf({ plan, facts, rows, netChange }: MadePlan): Sayings {
  const today = dayOf(rows.first_day);
  const options = { today, releaseWindowDays: RELEASE_WINDOW_DAYS };
  if (netChange === null) {
    const lots = lotNumbers(plan, rows.firm_orders);
    const lotOf = (order: number) => lots[order] ?? 1;
    return {
      orders: allOrderRows(plan, facts, lots),
      messages: exceptionsOf(plan, facts.products, { ...options, lotOf }),
      counts: planCounts(plan.orders(), today),
    };
  }
  const { before, replanned: productIds } = netChange;
  const ordersOf = (of: Plan) => productIds.flatMap((productId) => of.ordersOf(productId));
  const lots = lotNumbersOf(plan, productIds, rows.firm_orders);
  const lotOf = (order: number) => lots.get(order) ?? 1;
  return {
    orders: orderRowsOf(plan, facts, productIds, lots),
    messages: exceptionsOf(plan, facts.products, { ...options, lotOf, productIds }),
    counts: changedCounts(
      before.counts,
      planCounts(ordersOf(before.plan), today),
      planCounts(ordersOf(plan), today),
    ),
  };
}
