import { type Exact, quantityText, sum, ZERO } from './exact.ts';
import {
  available,
  type Booking,
  byAge,
  costOf,
  isIssuable,
  type Layer,
  type Part,
  type Place,
  type Quality,
  type Take,
} from './layers.ts';
import type { Status } from './operations.ts';

export interface Allocation {
  readonly id: number;
  readonly layer: Layer;
  readonly order: Order | null;
  readonly quantity: Exact;
  consumed: Exact;
  released: Exact;
}

export const openOf = (allocation: Allocation): Exact =>
  allocation.quantity.minus(allocation.consumed).minus(allocation.released);

export interface Component {
  readonly productId: number;
  readonly required: Exact;
  readonly wholeUnits: boolean;
}

export interface Order {
  readonly id: number;
  readonly productId: number;
  readonly warehouseId: number;
  readonly planned: Exact;
  readonly components: readonly Component[];
  readonly laborRate: Exact;
  readonly overheadRate: Exact;
  status: Status;
  heldFrom: Status | null;
  completed: Exact;
  scrapped: Exact;
  /** as it was booked: a later revaluation does not change what a booking recorded */
  material: Exact;
  labor: Exact;
  overhead: Exact;
}

export interface Recipe {
  readonly bomId: number;
  readonly productId: number;
  readonly base: string;
  readonly yield: string;
  readonly labor: string;
  readonly overhead: string;
  readonly lines: readonly {
    readonly productId: number;
    readonly quantity: string;
    readonly scrap: string;
    readonly wholeUnits: boolean;
  }[];
}

/** What stays as it is: which product may lie where, and how it is made. */
export interface Plant {
  /** the warehouses where a product belongs */
  readonly homes: ReadonlyMap<number, readonly number[]>;
  readonly recipes: ReadonlyMap<number, Recipe>;
}

/** What the database says of a layer that an operation made and that no rule decides: its number, its moment, its name. */
export interface NewLayerRow {
  readonly inventory_item_id: number;
  readonly product_id: number;
  readonly warehouse_id: number;
  readonly batch_number: string;
  readonly entry_date: string;
  readonly source_item_id: number | null;
}

export interface Facts {
  readonly layers: readonly NewLayerRow[];
  readonly allocations: readonly { readonly allocation_id: number; readonly inventory_item_id: number }[];
  /** the number of the order that was made */
  readonly orderId: number;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** what the entries of `details` must say, when the model has an opinion */
  readonly details?: readonly Record<string, unknown>[];
}

/** Somebody named what does not exist, or not yet. */
export class Unknown extends Error {}

/** What the model thinks of an operation in its present state. Only `accept` changes that state. */
export type Decision = { readonly refusal: Refusal } | { readonly accept: (facts: Facts) => unknown };

export const refuse = (status: number, code: string, details?: Refusal['details']): Decision => ({
  refusal: details === undefined ? { status, code } : { status, code, details },
});

export interface ScopeTotals {
  onHand: Exact;
  reserved: Exact;
  value: Exact;
  /** what was issued, consumed or transferred away: what a receipt that is dated back comes too late for */
  left: { count: number; quantity: Exact };
}

export interface Movement {
  readonly type: string;
  readonly layerId: number;
  readonly quantity: Exact;
  readonly value: Exact;
  readonly unitCost: Exact;
}

export interface StockEvent {
  readonly type: string;
  readonly layerId: number;
  readonly quantity: Exact;
  readonly reserved: Exact;
  readonly availableAfter: Exact;
  readonly issuableAfter: boolean;
  readonly qualityAfter: Quality;
}

const MOVEMENT_OF: Readonly<Record<string, string>> = {
  RECEIVE: 'STOCK_IN',
  PRODUCE: 'PRODUCTION_IN',
  ISSUE: 'STOCK_OUT',
  CONSUME: 'PRODUCTION_OUT',
  ADJUST: 'ADJUSTMENT',
  REVALUE: 'REVALUATION',
};

const LEAVING: ReadonlySet<string> = new Set(['ISSUE', 'CONSUME', 'TRANSFER_OUT']);

const newScope = (): ScopeTotals => ({
  onHand: ZERO,
  reserved: ZERO,
  value: ZERO,
  left: { count: 0, quantity: ZERO },
});

interface NewLayer
  extends Pick<Layer, 'id' | 'productId' | 'warehouseId' | 'batch' | 'enteredAt' | 'expiry' | 'quality'> {
  readonly quantity: Exact;
  readonly unitCost: Exact;
  readonly value: Exact;
  readonly source?: Layer;
  readonly madeBy?: Booking;
  readonly location?: string | null;
}

/** The state of the model. Every change of a layer goes through `enter`, `take` and `touch`, which also note what must follow. */
export class Book {
  readonly layers = new Map<number, Layer>();
  readonly allocations = new Map<number, Allocation>();
  readonly orders = new Map<number, Order>();
  readonly scopes = new Map<string, ScopeTotals>();
  /** what the operation at hand must have left in the ledger */
  movements: Movement[] = [];
  events: StockEvent[] = [];
  private readonly onHandOf = new Map<number, Layer[]>();

  readonly plant: Plant;

  constructor(plant: Plant) {
    this.plant = plant;
  }

  layer(id: number): Layer {
    const layer = this.layers.get(id);
    if (layer === undefined) throw new Unknown(`the model knows no layer ${id}`);
    return layer;
  }

  allocation(id: number): Allocation {
    const allocation = this.allocations.get(id);
    if (allocation === undefined) throw new Unknown(`the model knows no allocation ${id}`);
    return allocation;
  }

  order(id: number): Order {
    const order = this.orders.get(id);
    if (order === undefined) throw new Unknown(`the model knows no order ${id}`);
    return order;
  }

  /** Layers with stock, oldest first; in one warehouse or in all. */
  layersOf(productId: number, warehouseId?: number | null): Layer[] {
    const layers = this.onHandOf.get(productId) ?? [];
    return layers.filter((layer) => warehouseId == null || layer.warehouseId === warehouseId);
  }

  issuable(productId: number, warehouseId?: number | null): Layer[] {
    return this.layersOf(productId, warehouseId).filter(isIssuable);
  }

  available(productId: number, warehouseId?: number | null): Exact {
    return sum(this.issuable(productId, warehouseId).map(available));
  }

  belongs(productId: number, warehouseId: number): boolean {
    return this.plant.homes.get(productId)?.includes(warehouseId) ?? false;
  }

  /** What is open of an order's reservations, oldest layer first; of one component when it is named. */
  openFor(order: Order, productId?: number): Allocation[] {
    return [...this.allocations.values()]
      .filter((one) => one.order === order && openOf(one).greaterThan(0))
      .filter((one) => productId === undefined || one.layer.productId === productId)
      .sort((one, other) => byAge(one.layer, other.layer) || one.id - other.id);
  }

  enter(made: NewLayer, eventType: string): Layer {
    const layer: Layer = {
      ...made,
      source: made.source ?? null,
      madeBy: made.madeBy ?? null,
      location: made.location ?? null,
      initialQuantity: made.quantity,
      recordedValue: made.value,
      initialValue: made.value,
      correction: ZERO,
      onHand: ZERO,
      reserved: ZERO,
      value: ZERO,
      takes: [],
    };
    this.layers.set(layer.id, layer);
    this.change(layer, eventType, made.quantity, ZERO, made.value);
    const others = this.onHandOf.get(layer.productId) ?? [];
    this.onHandOf.set(layer.productId, [...others, layer].sort(byAge));
    return layer;
  }

  /** Takes a part out of a layer; from what is reserved as far as `reserved` says. */
  take(
    { layer, quantity }: Part,
    eventType: string,
    place: Place,
    more: { reserved?: Exact; booking?: Booking } = {},
  ): Take {
    const take: Take = {
      layer,
      quantity,
      place,
      value: costOf(quantity, layer),
      child: null,
      booking: more.booking ?? null,
    };
    layer.takes.push(take);
    more.booking?.takes.push(take);
    this.change(
      layer,
      eventType,
      ZERO.minus(quantity),
      ZERO.minus(more.reserved ?? ZERO),
      ZERO.minus(take.value),
    );
    return take;
  }

  /** An event that moves no quantity: a reservation, another quality, another value. */
  touch(layer: Layer, eventType: string, change: { reserved?: Exact; value?: Exact } = {}): void {
    this.change(layer, eventType, ZERO, change.reserved ?? ZERO, change.value ?? ZERO);
  }

  /** What was expected of the ledger since the last call. */
  drain(): { movements: Movement[]; events: StockEvent[] } {
    const { movements, events } = this;
    this.movements = [];
    this.events = [];
    return { movements, events };
  }

  private change(layer: Layer, type: string, quantity: Exact, reserved: Exact, value: Exact): void {
    layer.onHand = layer.onHand.plus(quantity);
    layer.reserved = layer.reserved.plus(reserved);
    layer.value = layer.value.plus(value);
    const key = scopeKey(layer.productId, layer.warehouseId);
    const scope = this.scopes.get(key) ?? newScope();
    scope.onHand = scope.onHand.plus(quantity);
    scope.reserved = scope.reserved.plus(reserved);
    scope.value = scope.value.plus(value);
    if (LEAVING.has(type) && !quantity.isZero()) {
      scope.left = { count: scope.left.count + 1, quantity: scope.left.quantity.minus(quantity) };
    }
    this.scopes.set(key, scope);
    if (!quantity.isZero() || !value.isZero()) {
      const { id: layerId, unitCost } = layer;
      this.movements.push({ type: MOVEMENT_OF[type] ?? type, layerId, quantity, value, unitCost });
    }
    this.events.push({
      type,
      layerId: layer.id,
      quantity,
      reserved,
      availableAfter: available(layer),
      issuableAfter: isIssuable(layer),
      qualityAfter: layer.quality,
    });
    if (layer.onHand.isZero() && quantity.isNegative()) this.forget(layer);
  }

  private forget(layer: Layer): void {
    const rest = (this.onHandOf.get(layer.productId) ?? []).filter((one) => one !== layer);
    this.onHandOf.set(layer.productId, rest);
  }
}

export const scopeKey = (productId: number, warehouseId: number): string => `${productId}/${warehouseId}`;

export const shortage = (productId: number, required: Exact, have: Exact): Record<string, unknown> => ({
  product_id: productId,
  required: quantityText(required),
  available: quantityText(have),
  shortage: quantityText(required.minus(have)),
});

export const momentOf = (text: string): number => new Date(text).getTime();
/** As the API writes it: without the zeros at the end of the fraction. */
export const momentText = (moment: number): string => new Date(moment).toISOString().replace(/\.?0*Z$/, 'Z');
