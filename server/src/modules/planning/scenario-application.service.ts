import { audit, auditCreated } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { newestRun } from './planning-runs.queries.ts';
import { lockScenario } from './planning-scenarios.queries.ts';
import {
  insertFirmOrders,
  lockOrdersToApply,
  type OrderToApply,
  placeOf,
} from './scenario-application.queries.ts';
import type {
  AppliedOrder,
  ScenarioApplication,
  ScenarioApplicationRequest,
} from './scenario-application.schemas.ts';

/**
 * Planned orders of a scenario become firm planned orders of reality. What reality plans for the same need stays until its next
 * run, which plans around what is firm. Where a firm order stands for the same product and day already, somebody has decided:
 * that is refused, and so is taking the same order over twice.
 *
 * @throws NOT_FOUND; CONFLICT
 */
export async function applyScenario(
  tx: Tx,
  scenarioId: number,
  { planned_order_ids, preview = false }: ScenarioApplicationRequest,
): Promise<ScenarioApplication> {
  if (!(await lockScenario(tx, scenarioId, false))) throw notFound('planning scenario', scenarioId);
  const orders = await lockOrdersToApply(tx, planned_order_ids);
  const found = new Set(orders.map((order) => order.scenario_planned_order_id));
  const missing = planned_order_ids.find((plannedOrderId) => !found.has(plannedOrderId));
  if (missing !== undefined) throw notFound('planned order', missing);
  for (const order of orders) requireApplicable(order, scenarioId);
  const runId = await newestRun(tx);
  if (runId === undefined)
    throw new AppError(
      'CONFLICT',
      say`Reality is not planned yet. Ask for a run with POST /planning/runs first.`,
    );
  if (preview)
    return { scenario_id: scenarioId, preview, applied: orders.map((one) => appliedOrder(one, null)) };
  const ids = await insertFirmOrders(tx, orders, runId);
  const applied = orders.map((one) => appliedOrder(one, ids.get(placeOf(one)) ?? null));
  if (ids.size < orders.length)
    throw new AppError('CONFLICT', say`A planning run has just changed the plan. Try again.`);
  auditApplication(tx, scenarioId, applied);
  return { scenario_id: scenarioId, preview, applied };
}

function auditApplication(tx: Tx, scenarioId: number, applied: readonly AppliedOrder[]): void {
  audit(tx, {
    action: 'planning_scenario.apply',
    entityType: 'planning_scenario',
    entityId: scenarioId,
    after: { planned_order_ids: applied.map((one) => one.planned_order_id) },
  });
  auditCreated(
    tx,
    'planned_order.create',
    'planned_order',
    applied.map((after) => ({
      id: after.planned_order_id ?? 0,
      after: { ...after, scenario_id: scenarioId },
    })),
  );
}

/** @throws CONFLICT */
function requireApplicable(order: OrderToApply, scenarioId: number): void {
  const { scenario_planned_order_id: id, product_code: code, due_date: day } = order;
  const why =
    order.scenario_id !== scenarioId
      ? say`Planned order ${id} does not belong to the scenario. Choose an order of its newest plan.`
      : !order.is_standing
        ? say`Planned order ${id} was replaced by a later run of the scenario. Read its plan again.`
        : !order.is_active
          ? say`Planned order ${id} is for product ${code}, which is inactive. Activate it first.`
          : order.firm_order_id !== null
            ? say`Planned order ${id} meets firm planned order ${order.firm_order_id} for ${code} on ${day}. Change that order, or convert it first.`
            : null;
  if (why === null) return;
  throw new AppError('CONFLICT', why, [{ planned_order_id: id }]);
}

function appliedOrder(order: OrderToApply, plannedOrderId: number | null): AppliedOrder {
  const { scenario_id: _, is_standing, is_active, firm_order_id, ...shown } = order;
  return { ...shown, planned_order_id: plannedOrderId };
}
