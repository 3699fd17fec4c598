import {
  type Amount,
  formatAmount,
  formatQuantity,
  negate,
  plus,
  type Quantity,
  total,
  valueOfTake,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { type OpenAllocation, settleAllocations } from './allocations.queries.ts';
import { type LayerChange, postToLedger } from './ledger.ts';
import type { ReservationIssue, ReservationIssueRequest } from './reservation-issues.schemas.ts';
import { lockOpenAllocations } from './reservations.service.ts';

/**
 * Issues what was reserved for a reason, from the very layers that were promised: all of the allocations named, or none.
 *
 * @throws NOT_FOUND; CONFLICT when one is closed already; PRODUCTION_ORDER_ERROR when one is an order's, which is consumed by
 *   its completion
 */
export async function consumeReservations(
  tx: Tx,
  request: ReservationIssueRequest,
): Promise<ReservationIssue> {
  const allocations = await lockOpenAllocations(tx, request.allocation_ids);
  const ofOrder = allocations.find((one) => one.productionOrderId !== null);
  if (ofOrder !== undefined) {
    throw new AppError(
      'PRODUCTION_ORDER_ERROR',
      say`Allocation ${ofOrder.allocationId} belongs to production order ${ofOrder.productionOrderId ?? ''}. Complete the order: that consumes it and books its cost.`,
      [{ allocation_id: ofOrder.allocationId, production_order_id: ofOrder.productionOrderId }],
    );
  }
  settleAllocations(
    tx,
    allocations.map((one) => ({
      allocationId: one.allocationId,
      consumed: one.open,
      released: ZERO_QUANTITY,
    })),
  );
  const { changed } = await postToLedger(tx, {
    changes: issuesOf(allocations),
    context: {
      referenceType: 'MANUAL',
      referenceId: null,
      referenceNumber: request.reference_number ?? null,
      reason: request.reason,
      notes: request.notes ?? null,
    },
  });
  const answer: ReservationIssue = {
    quantity: formatQuantity(total(allocations.map((one) => one.open))),
    total_cost: formatAmount(issuedValue(allocations)),
    movements: changed.map(({ product_id: _, ...row }) => ({ ...row, movement_id: row.movement_id ?? 0 })),
  };
  audit(tx, {
    action: 'stock.issue',
    entityType: 'stock_allocation',
    entityId: request.allocation_ids.join(','),
    after: answer,
  });
  return answer;
}

/** What leaves each layer: two allocations of one layer are one take of it. */
function takesOf(allocations: readonly OpenAllocation[]) {
  const takes = new Map<number, { layer: OpenAllocation['layer']; quantity: Quantity }>();
  for (const { layer, open } of allocations) {
    const before = takes.get(layer.layerId)?.quantity ?? ZERO_QUANTITY;
    takes.set(layer.layerId, { layer, quantity: plus(before, open) });
  }
  return [...takes.values()];
}

function issuesOf(allocations: readonly OpenAllocation[]): LayerChange[] {
  return takesOf(allocations).map(({ layer, quantity }) => ({
    layerId: layer.layerId,
    eventType: 'ISSUE',
    quantity: negate(quantity),
    reserved: negate(quantity),
    value: negate(valueOfTake(layer, quantity)),
  }));
}

function issuedValue(allocations: readonly OpenAllocation[]): Amount {
  return total(takesOf(allocations).map(({ layer, quantity }) => valueOfTake(layer, quantity)));
}
