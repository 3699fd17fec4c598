import { assert } from '../assert.ts';
import type { Quantity } from '../decimal/fixed.ts';
import type { EpochDay } from './calendar.ts';
import { countingUp, indexAt, LARGEST_EXACT, numberAt, offsets, orderedBy, rowAt } from './exact-number.ts';
import type { Factory } from './factory.ts';
import {
  type DemandKind,
  demandRows,
  type LedgerRow,
  type Piece,
  piecesAt,
  type SupplyKind,
  stretchOfOrder,
  suppliesAt,
  supplyRows,
} from './item-ledger.ts';
import type { OrderColumns } from './order-columns.ts';

/** A supply or a demand, as pegging tells it. */
export interface PeggedRow<Kind> {
  readonly kind: Kind;
  readonly id: number;
  readonly day: EpochDay;
  readonly quantity: Quantity;
}

/** So much of this supply is for that demand. */
export interface Peg {
  readonly supply: PeggedRow<SupplyKind>;
  readonly demand: PeggedRow<DemandKind>;
  readonly quantity: Quantity;
}

export interface ItemPegging {
  readonly supplies: PeggedRow<SupplyKind>[];
  readonly demands: PeggedRow<DemandKind>[];
  readonly pegs: Peg[];
}

/** One step of the way from a demand to what supplies it, or from a planned order to what it is for. */
export interface PeggingNode<Kind> extends PeggedRow<Kind> {
  /** 0 for the item itself, one more for each BOM level */
  readonly depth: number;
  readonly productId: number;
  /** Of `quantity`, how much is for the demand at the top, or comes from the order at the bottom. */
  readonly pegged: Quantity;
}

export const shownQuantity = (thousandths: number): Quantity => BigInt(thousandths) as Quantity;

const shown = <Kind>({ kind, id, day, quantity }: LedgerRow<Kind>): PeggedRow<Kind> => ({
  kind,
  id,
  day,
  quantity: shownQuantity(quantity),
});

/** A part of what an item needs, so many BOM levels below the one that was asked about. */
interface Stretch {
  readonly item: number;
  readonly at: number;
  readonly quantity: number;
  readonly depth: number;
}

interface Step<Kind> {
  readonly item: number;
  readonly depth: number;
  readonly piece: Piece<Kind>;
}

/** Who is supplied by what, first in, first out in time (Orlicky, chapter on pegged requirements). */
export class Pegging {
  private readonly factory: Factory;
  private readonly orders: OrderColumns;
  private readonly supplyRows = new Map<number, readonly LedgerRow<SupplyKind>[]>();
  private readonly demandRows = new Map<number, readonly LedgerRow<DemandKind>[]>();
  private components: { readonly from: Int32Array; readonly component: Int32Array } | undefined;

  constructor(factory: Factory, orders: OrderColumns) {
    this.factory = factory;
    this.orders = orders;
  }

  /** Kept once built: the many demands of one question share their components. */
  supplies(item: number): readonly LedgerRow<SupplyKind>[] {
    const known = this.supplyRows.get(item);
    if (known !== undefined) return known;
    const rows = supplyRows(this.factory, this.orders, item);
    this.supplyRows.set(item, rows);
    return rows;
  }

  demands(item: number): readonly LedgerRow<DemandKind>[] {
    const known = this.demandRows.get(item);
    if (known !== undefined) return known;
    const rows = demandRows(this.factory, this.orders, item);
    this.demandRows.set(item, rows);
    return rows;
  }

  ofItem(item: number): ItemPegging {
    const [supplies, demands] = [this.supplies(item), this.demands(item)];
    return {
      supplies: supplies.map(shown),
      demands: demands.map(shown),
      pegs: supplies.flatMap((supply) =>
        piecesAt(demands, supply.at, supply.quantity).map((piece) => ({
          supply: shown(supply),
          demand: shown(piece.row),
          quantity: shownQuantity(piece.quantity),
        })),
      ),
    };
  }

  /** All that supplies a demand, down to stock, open orders and bought items; each node before what it consists of. */
  suppliesOf(item: number, kind: DemandKind, id: number): PeggingNode<SupplyKind>[] {
    const demand = this.demands(item).find((row) => row.kind === kind && row.id === id);
    return demand === undefined
      ? []
      : this.walkDown([{ item, at: demand.at, quantity: demand.quantity, depth: 0 }]);
  }

  /** All that a planned order is made from, in the same way. */
  componentsBelow(order: number): PeggingNode<SupplyKind>[] {
    const item = indexAt(this.orders.item, order);
    const row = this.supplyOf(item, order);
    return this.walkDown(
      this.componentsOf({ item, depth: -1, piece: { row, from: 0, quantity: row.quantity } }),
    );
  }

  private walkDown(stretches: readonly Stretch[]): PeggingNode<SupplyKind>[] {
    const nodes: PeggingNode<SupplyKind>[] = [];
    const open = stretches.toReversed().flatMap((stretch) => this.stepsDown(stretch));
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      nodes.push(this.node(step));
      if (!isPlanned(step.piece.row.kind)) continue;
      for (const stretch of this.componentsOf(step).reverse()) {
        for (const below of this.stepsDown(stretch)) open.push(below);
      }
    }
    return nodes;
  }

  /** All that a planned order is for, up to independent demands, safety stock and open orders; each node before what it is for. */
  demandsOf(order: number): PeggingNode<DemandKind>[] {
    const nodes: PeggingNode<DemandKind>[] = [];
    const open = this.stepsUp(order, 0, numberAt(this.orders.quantity, order), 0);
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      nodes.push(this.node(step));
      const { row, from, quantity } = step.piece;
      if (row.kind !== 'PLANNED_ORDER') continue;
      const whole = numberAt(this.orders.quantity, row.id);
      const begin = share(from, whole, row.quantity);
      const end = share(from + quantity, whole, row.quantity);
      for (const above of this.stepsUp(row.id, begin, end - begin, step.depth + 1)) open.push(above);
    }
    return nodes;
  }

  /** The day of the first demand that a planned order is for; today when it is for none. */
  firstDayOf(order: number): EpochDay {
    const days = this.stepsUp(order, 0, numberAt(this.orders.quantity, order), 0);
    return days.at(-1)?.piece.row.day ?? this.factory.today;
  }

  /** Last first, as a stack wants them. */
  private stepsDown({ item, at, quantity, depth }: Stretch): Step<SupplyKind>[] {
    return suppliesAt(this.factory, this.orders, item, at, quantity)
      .reverse()
      .map((piece) => ({ item, depth, piece }));
  }

  private stepsUp(order: number, from: number, quantity: number, depth: number): Step<DemandKind>[] {
    const item = indexAt(this.orders.item, order);
    const supply = this.supplyOf(item, order);
    return piecesAt(this.demands(item), supply.at + from, quantity)
      .reverse()
      .map((piece) => ({ item, depth, piece }));
  }

  private supplyOf(item: number, order: number): LedgerRow<SupplyKind> {
    const supply = this.supplies(item).find((row) => row.id === order && isPlanned(row.kind));
    assert(supply !== undefined, 'pegging: a planned order is a supply of its item');
    return supply;
  }

  private node<Kind>({ item, depth, piece: { row, quantity: pegged } }: Step<Kind>): PeggingNode<Kind> {
    const { productId } = rowAt(this.factory.items, item);
    const { kind, id, day } = row;
    // Written out: spreading objects took half of the time of a pegging.
    return {
      depth,
      productId,
      kind,
      id,
      day,
      quantity: shownQuantity(row.quantity),
      pegged: shownQuantity(pegged),
    };
  }

  /** The stretches among the demands of its components that a part of an order stands for. */
  private componentsOf({ item: parent, depth, piece }: Step<SupplyKind>): Stretch[] {
    const { row: supply, from, quantity } = piece;
    this.components ??= componentsByParent(this.factory);
    const { from: first, component } = this.components;
    const stretches: Stretch[] = [];
    for (let place = indexAt(first, parent); place < indexAt(first, parent + 1); place += 1) {
      const item = indexAt(component, place);
      const row = stretchOfOrder(this.factory, this.orders, item, supply.id);
      // A firm order may start after the horizon.
      if (row === undefined) continue;
      const begin = share(from, row.quantity, supply.quantity);
      const end = share(from + quantity, row.quantity, supply.quantity);
      if (end > begin) stretches.push({ item, at: row.at + begin, quantity: end - begin, depth: depth + 1 });
    }
    return stretches;
  }
}

function isPlanned(kind: SupplyKind): boolean {
  return kind === 'PLANNED_ORDER' || kind === 'FIRM_PLANNED_ORDER';
}

/** The part of `whole` that stands for `part` of `of`, rounded down, so that the parts of all stretches add up to the whole. */
function share(part: number, whole: number, of: number): number {
  const product = part * whole;
  if (product > LARGEST_EXACT) return Number((BigInt(part) * BigInt(whole)) / BigInt(of));
  // Up to 2⁵² a quotient that is not whole differs from the next whole number by more than it may be rounded.
  return Math.floor(product / of);
}

function componentsByParent({ whereUsed, items }: Factory): { from: Int32Array; component: Int32Array } {
  const componentOf = new Int32Array(whereUsed.parent.length);
  for (let item = 0; item < items.length; item += 1) {
    componentOf.fill(item, indexAt(whereUsed.from, item), indexAt(whereUsed.from, item + 1));
  }
  const uses = orderedBy(whereUsed.parent, items.length, countingUp(whereUsed.parent.length));
  return {
    from: offsets(whereUsed.parent, items.length),
    component: uses.map((use) => indexAt(componentOf, use)),
  };
}
