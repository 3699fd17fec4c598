import {
  formatQuantity,
  negate,
  plus,
  type Quantity,
  quantity,
  ZERO_AMOUNT,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { audit, auditCreated } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { groupBy } from '../../platform/group-by.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  insertAllocations,
  lockedLayers,
  lockScopes,
  postToLedger,
  settleAllocations,
} from '../inventory/index.ts';
import { componentStates } from './completions.queries.ts';
import { reserveTakes } from './order-materials.service.ts';
import { missingMaterial } from './orders.queries.ts';
import {
  type Contender,
  lockContenders,
  reservationsOfOthers,
  savePriority,
} from './reprioritisation.queries.ts';
import type { Reprioritisation, ReprioritisationRequest } from './reprioritisation.schemas.ts';
import { type Gain, type Lack, type Move, planGains } from './reprioritisation.ts';

/**
 * Changes the priority of an order and gives it what it lacks, from free stock and then from less urgent PLANNED orders. A dry
 * run takes the same locks, so what it says is true at that moment.
 *
 * @throws NOT_FOUND; CONFLICT (If-Match; the order is on hold, completed or cancelled)
 */
export async function reprioritiseOrder(
  tx: Tx,
  orderId: number,
  request: ReprioritisationRequest,
  expectedVersion: string | null,
): Promise<Reprioritisation> {
  const contenders = await lockContenders(tx, orderId);
  const order = contenders.find((one) => one.production_order_id === orderId);
  if (order === undefined) throw notFound('production order', orderId);
  requireVersion(expectedVersion, order);
  requireOpen(order);
  const dryRun = request.dry_run ?? true;
  const gains = await gainsOf(tx, { ...order, priority: request.priority }, contenders);
  const answer: Reprioritisation = {
    production_order_id: orderId,
    order_number: order.order_number,
    dry_run: dryRun,
    priority_before: order.priority,
    priority: request.priority,
    gains: gains.map(gainRow),
    losses: lossesOf(gains),
  };
  if (dryRun) return answer;
  savePriority(tx, orderId, request.priority);
  await move(tx, orderId, gains);
  audit(tx, {
    action: 'production_order.reprioritise',
    entityType: 'production_order',
    entityId: orderId,
    before: { priority: order.priority },
    after: answer,
  });
  auditCreated(
    tx,
    'production_order.give_up_material',
    'production_order',
    answer.losses.map((loss) => ({
      id: loss.production_order_id,
      after: { given_to: order.order_number, materials: loss.materials },
    })),
  );
  return answer;
}

/** @throws CONFLICT */
function requireOpen(order: Contender): void {
  if (['PLANNED', 'RELEASED', 'IN_PROGRESS'].includes(order.status)) return;
  const advice = order.status === 'ON_HOLD' ? say`Resume it first.` : say`It needs no material any more.`;
  throw new AppError('CONFLICT', say`Order ${order.order_number} is ${order.status}. ${advice}`, [
    { status: order.status },
  ]);
}

async function gainsOf(tx: Tx, order: Contender, contenders: readonly Contender[]): Promise<Gain[]> {
  const orderId = order.production_order_id;
  const productIds = (await componentStates(tx, orderId)).map((state) => state.product_id);
  await lockScopes(tx, { productIds });
  const lacks: Lack[] = (await missingMaterial(tx, [orderId])).map((row) => ({
    componentId: row.component_id,
    productId: row.product_id,
    productCode: row.product_code,
    missing: quantity(row.missing),
  }));
  const [freeLayers, reservations] = await Promise.all([
    lockedLayers(
      tx,
      lacks.map((lack) => ({ productId: lack.productId, warehouseId: null, quantity: lack.missing })),
    ),
    reservationsOfOthers(
      tx,
      lacks.map((lack) => lack.productId),
      orderId,
    ),
  ]);
  return planGains({ order, lacks, contenders, freeLayers, reservations });
}

const sumOf = (quantities: readonly Quantity[]): string =>
  formatQuantity(quantities.reduce<Quantity>(plus, ZERO_QUANTITY));

function gainRow(gain: Gain): Reprioritisation['gains'][number] {
  return {
    product_id: gain.productId,
    product_code: gain.productCode,
    short_quantity: formatQuantity(gain.missing),
    from_free_stock: sumOf(gain.fromFree.map((take) => take.quantity)),
    from_other_orders: sumOf(gain.moves.map((one) => one.quantity)),
    still_short: formatQuantity(gain.stillShort),
    held_by: [...gain.heldBy],
  };
}

/** The least urgent first, as they were asked. */
function lossesOf(gains: readonly Gain[]): Reprioritisation['losses'] {
  const byLoser = groupBy(
    gains.flatMap((gain) => gain.moves),
    (one) => one.loser,
  );
  return [...byLoser].map(([loser, moves]) => ({
    production_order_id: loser.production_order_id,
    order_number: loser.order_number,
    priority: loser.priority,
    planned_completion_date: loser.planned_completion_date,
    materials: [...groupBy(moves, (one) => one.productCode)].map(([product_code, parts]) => ({
      product_id: parts[0]?.reservation.product_id ?? 0,
      product_code,
      quantity: sumOf(parts.map((one) => one.quantity)),
    })),
  }));
}

/**
 * Free stock first, as a FIFO choice like any other. Then the reservations change hands as they are: each loser releases, and
 * the order reserves the same layers. That is no choice among layers, so the events are pinned, and strict FIFO does not judge
 * them.
 */
async function move(tx: Tx, orderId: number, gains: readonly Gain[]): Promise<void> {
  await reserveTakes(
    tx,
    orderId,
    gains.flatMap((gain) => gain.fromFree.map((take) => ({ componentId: gain.componentId, take }))),
  );
  const moves = gains.flatMap((gain) => gain.moves);
  if (moves.length === 0) return;
  settleAllocations(
    tx,
    moves.map((one) => ({
      allocationId: one.reservation.allocation_id,
      consumed: ZERO_QUANTITY,
      released: one.quantity,
    })),
  );
  for (const [loser, given] of groupBy(moves, (one) => one.loser)) {
    await post(tx, loser.production_order_id, 'RELEASE', given);
  }
  await insertAllocations(
    tx,
    moves.map((one) => ({
      layerId: one.reservation.inventory_item_id,
      quantity: one.quantity,
      componentId: one.componentId,
    })),
    { productionOrderId: orderId, reason: null },
  );
  await post(tx, orderId, 'RESERVE', moves);
}

/** One event for each layer, in the name of the order that gives or gets it. */
async function post(
  tx: Tx,
  productionOrderId: number,
  eventType: 'RELEASE' | 'RESERVE',
  moves: readonly Move[],
): Promise<void> {
  const byLayer = groupBy(moves, (one) => one.reservation.inventory_item_id);
  const changes = [...byLayer].map(([layerId, parts]) => {
    const reserved = parts.map((one) => one.quantity).reduce<Quantity>(plus, ZERO_QUANTITY);
    return {
      layerId,
      eventType,
      quantity: ZERO_QUANTITY,
      reserved: eventType === 'RELEASE' ? negate(reserved) : reserved,
      value: ZERO_AMOUNT,
      isPinned: true,
    };
  });
  await postToLedger(tx, { changes, context: null, productionOrderId });
}
