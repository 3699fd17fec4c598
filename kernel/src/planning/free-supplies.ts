import { least, minus, total } from '../decimal/arithmetic.ts';
import type { Quantity } from '../decimal/fixed.ts';
import type { EpochDay } from './calendar.ts';
import { usableLots } from './factory.ts';
import type { SupplyKind } from './item-ledger.ts';
import type { ItemPegging, PeggedRow } from './pegging.ts';
import type { PlanningItem } from './planning-input.ts';

/** Stock or a part of an open order that is for nobody. */
export interface FreePiece {
  readonly supply: { readonly kind: SupplyKind; readonly id: number };
  readonly quantity: Quantity;
  readonly firstDay: EpochDay;
  /** Infinity for what does not expire. */
  readonly lastDay: EpochDay;
}

const FOR_EVER = Number.POSITIVE_INFINITY;

/**
 * What expires first in front, then what is there first. Planned orders have nothing free, firm or not: nobody has begun them,
 * and the next run may plan them otherwise.
 */
export function freePieces(item: PlanningItem, today: EpochDay, pegging: ItemPegging): FreePiece[] {
  const pieces = [
    ...expiringStock(pegging),
    ...lastingStock(item, today, pegging),
    ...openOrders(today, pegging),
  ];
  return pieces
    .filter((piece) => piece.quantity > 0n)
    .sort((a, b) => byNumber(a.lastDay, b.lastDay) || a.firstDay - b.firstDay);
}

/** Infinity minus itself is not a number. */
const byNumber = (a: number, b: number) => Number(a > b) - Number(a < b);

/** Stock that nobody would use before it expires: until then it can be had. */
function expiringStock({ pegs }: ItemPegging): FreePiece[] {
  return pegs
    .filter(({ supply, demand }) => supply.kind === 'STOCK' && demand.kind === 'EXPIRY')
    .map(({ supply, demand, quantity }) => pieceOf(supply, quantity, supply.day, demand.day - 1));
}

/**
 * Stock that is pegged to nothing lies in the lots that expire last, all of them after the horizon: what expires within it is
 * pegged to what uses it or to its expiry. Safety stock lies in the very last.
 */
function lastingStock(item: PlanningItem, today: EpochDay, pegging: ItemPegging): FreePiece[] {
  const stock = pegging.supplies.filter((row) => row.kind === 'STOCK');
  const pegs = pegging.pegs.filter((peg) => peg.supply.kind === 'STOCK');
  let left = minus(quantityOf(stock), quantityOf(pegs));
  let safety = item.safetyStock;
  return usableLots(item, today)
    .toReversed()
    .map((lot) => {
      const kept = least(lot.quantity, safety);
      safety = minus(safety, kept);
      const free = least(minus(lot.quantity, kept), left);
      left = minus(left, free);
      return pieceOf({ kind: 'STOCK', id: 0 }, free, today, lot.expiryDay ?? FOR_EVER);
    });
}

function openOrders(today: EpochDay, { supplies, pegs }: ItemPegging): FreePiece[] {
  const open = supplies.filter(({ kind }) => kind === 'PURCHASE_ORDER' || kind === 'PRODUCTION_ORDER');
  return open.map((row) => {
    const mine = pegs.filter(({ supply }) => supply.kind === row.kind && supply.id === row.id);
    return pieceOf(row, minus(row.quantity, quantityOf(mine)), Math.max(row.day, today), FOR_EVER);
  });
}

function pieceOf(
  { kind, id }: Pick<PeggedRow<SupplyKind>, 'kind' | 'id'>,
  quantity: Quantity,
  firstDay: EpochDay,
  lastDay: EpochDay,
): FreePiece {
  return { supply: { kind, id }, quantity, firstDay, lastDay };
}

const quantityOf = (rows: readonly { readonly quantity: Quantity }[]) =>
  total(rows.map((row) => row.quantity));
