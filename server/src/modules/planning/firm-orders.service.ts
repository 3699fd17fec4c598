import { dateOf, dayOf, quantity } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  insertFirmOrder,
  lockOrderedProduct,
  lockPlannedOrders,
  nextLotNumber,
  type OrderedProduct,
  updatePlannedOrder,
} from './firm-orders.queries.ts';
import type { FirmOrderCreate, FirmOrderUpdate } from './firm-orders.schemas.ts';
import { plannedOrdersById } from './planned-orders.queries.ts';
import type { StandingPlannedOrder } from './planned-orders.schemas.ts';
import { newestRun } from './planning-runs.queries.ts';
import { readWorkingDays, workingCalendar } from './working-days.ts';

/** @throws NOT_FOUND */
export async function getPlannedOrder(db: Db, plannedOrderId: number): Promise<StandingPlannedOrder> {
  const [order] = await plannedOrdersById(db, [plannedOrderId]);
  if (order === undefined) throw notFound('planned order', plannedOrderId);
  return order;
}

/**
 * Changes a planned order by hand and so fixes it, fixes it as it is, or gives it back to the next run.
 *
 * @throws NOT_FOUND; CONFLICT (converted, replaced, of a scenario); VALIDATION_ERROR (nothing to change, days, decimals)
 */
export async function changePlannedOrder(
  tx: Tx,
  plannedOrderId: number,
  request: FirmOrderUpdate,
): Promise<StandingPlannedOrder> {
  requireChange(request);
  await lockPlannedOrders(tx, [plannedOrderId]);
  const before = await getPlannedOrder(tx, plannedOrderId);
  requireStandingOrder(before);
  const { quantity: wanted, start_date, due_date, firm = true } = request;
  requireDays(tx, start_date ?? before.start_date, due_date ?? before.due_date, request);
  const product = await lockOrderedProduct(tx, before.product_id);
  if (product === undefined) throw notFound('product', before.product_id);
  if (wanted !== undefined) requireDecimals(product, wanted);
  const moves = due_date !== undefined && due_date !== before.due_date;
  await updatePlannedOrder(tx, plannedOrderId, {
    firm,
    ...(wanted === undefined ? {} : { quantity: wanted }),
    ...(start_date === undefined ? {} : { start_date }),
    ...(moves ? { due_date, lot_number: await nextLotNumber(tx, before.product_id, due_date) } : {}),
  });
  const after = await getPlannedOrder(tx, plannedOrderId);
  audit(tx, {
    action: 'planned_order.update',
    entityType: 'planned_order',
    entityId: plannedOrderId,
    before,
    after,
  });
  return after;
}

/** @throws VALIDATION_ERROR */
function requireChange({ quantity: wanted, start_date, due_date, firm }: FirmOrderUpdate): void {
  const changes = wanted !== undefined || start_date !== undefined || due_date !== undefined;
  if (!changes && firm === undefined) {
    throw invalidField('firm', say`is required, or quantity, start_date or due_date`);
  }
  if (changes && firm === false) {
    throw invalidField('firm', say`must not be false together with a change: the next run would undo it`);
  }
}

/** @throws CONFLICT */
export function requireStandingOrder(order: StandingPlannedOrder): void {
  const { planned_order_id: id, scenario_id, status } = order;
  const why =
    scenario_id !== null
      ? say`Planned order ${id} belongs to a scenario. Choose an order of the plan of reality.`
      : status === 'CONVERTED'
        ? say`Planned order ${id} became an order already. Change that order.`
        : status === 'REPLACED'
          ? say`Planned order ${id} was replaced by a later run. Read the plan again.`
          : null;
  if (why === null) return;
  throw new AppError('CONFLICT', why, [{ planned_order_id: id, status }]);
}

/** @throws VALIDATION_ERROR */
function requireDays(
  tx: Tx,
  start: string,
  due: string,
  { start_date, due_date }: { readonly start_date?: string; readonly due_date?: string },
): void {
  const today = tx.clock.today();
  if (due_date !== undefined && due_date < today)
    throw invalidField('due_date', say`must not be before today, ${today}`);
  if (due >= start) return;
  if (due_date === undefined)
    throw invalidField('start_date', say`must not be after ${due}, the day it is due`);
  throw invalidField(
    'due_date',
    start_date === undefined
      ? say`must not be before ${start}, the day of its start; move start_date as well`
      : say`must not be before start_date`,
  );
}

/** @throws VALIDATION_ERROR */
function requireDecimals({ unit_of_measure, unit_decimals }: OrderedProduct, wanted: string): void {
  const step = 10n ** BigInt(3 - unit_decimals);
  if (quantity(wanted) % step === 0n) return;
  throw invalidField(
    'quantity',
    unit_decimals === 0
      ? say`must be whole: ${unit_of_measure} has no decimals`
      : say`must have at most ${unit_decimals} decimals, as ${unit_of_measure} has`,
  );
}

/**
 * A planned order by hand, as a run would make it: made when a recipe is in force, else bought from the supplier that a run chooses,
 * and started by the lead time.
 *
 * @throws NOT_FOUND; CONFLICT (inactive; nothing was planned yet); VALIDATION_ERROR (days, decimals)
 */
export async function createFirmOrder(tx: Tx, request: FirmOrderCreate): Promise<StandingPlannedOrder> {
  const { product_id, quantity: wanted, due_date } = request;
  const product = await lockOrderedProduct(tx, product_id);
  if (product === undefined) throw notFound('product', product_id);
  if (!product.is_active) {
    throw new AppError('CONFLICT', say`Product ${product.product_code} is inactive. Activate it first.`);
  }
  const runId = await newestRun(tx);
  if (runId === undefined) {
    throw new AppError(
      'CONFLICT',
      say`There is no plan yet that it could belong to. Start a planning run first.`,
    );
  }
  const isMade = product.bom_id !== null;
  const ownLeadTime = isMade ? null : product.supplier_lead_time_days;
  const leadTime = ownLeadTime ?? product.product_lead_time_days;
  const startDate = request.start_date ?? (await startFor(tx, due_date, leadTime));
  requireDays(tx, startDate, due_date, request);
  requireDecimals(product, wanted);
  const plannedOrderId = await insertFirmOrder(tx, {
    productId: product_id,
    orderType: isMade ? 'MAKE' : 'BUY',
    quantity: wanted,
    startDate,
    dueDate: due_date,
    lotNumber: await nextLotNumber(tx, product_id, due_date),
    supplierId: isMade ? null : product.supplier_id,
    bomId: product.bom_id,
    runId,
  });
  const after = await getPlannedOrder(tx, plannedOrderId);
  audit(tx, {
    action: 'planned_order.create',
    entityType: 'planned_order',
    entityId: plannedOrderId,
    after,
  });
  return after;
}

async function startFor(db: Db, dueDate: string, leadTimeDays: number): Promise<string> {
  const due = dayOf(dueDate);
  const calendar = workingCalendar(await readWorkingDays(db), due, due, leadTimeDays);
  return dateOf(calendar.back(due, leadTimeDays));
}
