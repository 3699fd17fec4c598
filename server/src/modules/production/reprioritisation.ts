import {
  least,
  minus,
  plus,
  type Quantity,
  quantity,
  type Take,
  takeOldestFirst,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { IssuableLayer } from '../inventory/index.ts';
import type { Contender, Reservation } from './reprioritisation.queries.ts';

/** Decides who gains and who loses. Pure. */

export interface Lack {
  readonly componentId: number;
  readonly productId: number;
  readonly productCode: string;
  readonly missing: Quantity;
}

/** Part of a reservation that goes to the order, layer and all. */
export interface Move {
  readonly loser: Contender;
  readonly reservation: Reservation;
  readonly componentId: number;
  readonly productCode: string;
  readonly quantity: Quantity;
}

export interface Gain extends Lack {
  readonly fromFree: readonly Take[];
  readonly moves: readonly Move[];
  readonly stillShort: Quantity;
  /** of those who hold the material and keep it */
  readonly heldBy: readonly string[];
}

type Urgency = Pick<Contender, 'priority' | 'planned_completion_date' | 'production_order_id'>;

/** Below zero when `a` is more urgent: lower number, then earlier due (an order without a day is last), then older. */
export function compareUrgency(a: Urgency, b: Urgency): number {
  if (a.priority !== b.priority) return a.priority - b.priority;
  const [due, otherDue] = [a.planned_completion_date ?? '9999', b.planned_completion_date ?? '9999'];
  if (due !== otherDue) return due < otherDue ? -1 : 1;
  return a.production_order_id - b.production_order_id;
}

/**
 * Fills what an order lacks: from free stock oldest first, and then from the PLANNED orders that are less urgent, the least
 * urgent first, as long as it lacks something. A RELEASED order keeps what it has: its release promised that the work can
 * start, its papers are on the floor, and no step leads back to PLANNED.
 */
export function planGains(input: {
  readonly order: Urgency;
  readonly lacks: readonly Lack[];
  readonly contenders: readonly Contender[];
  readonly freeLayers: ReadonlyMap<number, readonly IssuableLayer[]>;
  readonly reservations: readonly Reservation[];
}): Gain[] {
  const losers = input.contenders
    .filter((one) => one.status === 'PLANNED' && compareUrgency(input.order, one) < 0)
    .sort((a, b) => compareUrgency(b, a));
  return input.lacks.map((lack) => {
    const free = takeOldestFirst(input.freeLayers.get(lack.productId) ?? [], lack.missing);
    const reservations = input.reservations.filter((one) => one.product_id === lack.productId);
    const moves = movesFor(lack, free.missing, losers, reservations);
    const moved = moves.reduce<Quantity>((sum, move) => plus(sum, move.quantity), ZERO_QUANTITY);
    const stillShort = minus(free.missing, moved);
    const keeps = (one: Reservation) =>
      !losers.some((loser) => loser.production_order_id === one.production_order_id);
    const keepers = stillShort === ZERO_QUANTITY ? [] : reservations.filter(keeps);
    const heldBy = [...new Set(keepers.map((one) => one.order_number))].sort();
    return { ...lack, fromFree: free.takes, moves, stillShort, heldBy };
  });
}

function movesFor(
  { componentId, productCode }: Lack,
  missing: Quantity,
  losers: readonly Contender[],
  reservations: readonly Reservation[],
): Move[] {
  const moves: Move[] = [];
  let left = missing;
  for (const loser of losers) {
    for (const reservation of reservations) {
      if (left === ZERO_QUANTITY) return moves;
      if (reservation.production_order_id !== loser.production_order_id) continue;
      const part = least(left, quantity(reservation.open));
      moves.push({ loser, reservation, componentId, productCode, quantity: part });
      left = minus(left, part);
    }
  }
  return moves;
}
