import Decimal from 'decimal.js';
import {
  type Allocation,
  type Book,
  type Component,
  type Decision,
  momentOf,
  type Order,
  openOf,
  type Recipe,
  refuse,
  shortage,
} from './book.ts';
import {
  amountText,
  costOfOne,
  type Exact,
  exact,
  least,
  quantityText,
  rounded,
  sum,
  ZERO,
} from './exact.ts';
import { type Booking, costOf, type Layer, oldestFirst, type Part } from './layers.ts';
import type { CompleteBody, Of, Status } from './operations.ts';
import { giveBack, promise } from './stock-operations.ts';

/** Orders of one level and their bookings, by SPEC sections 7 and 8. */

/** N ÷ base × quantity × (1 + scrap) ÷ yield, exact until it is rounded up to the unit's decimals. */
function requirement(recipe: Recipe, line: Recipe['lines'][number], planned: Exact): Exact {
  const exactly = planned
    .times(line.quantity)
    .times(exact(line.scrap).plus(100))
    .div(exact(recipe.base).times(recipe.yield));
  return exactly.toDecimalPlaces(line.wholeUnits ? 0 : 3, Decimal.ROUND_UP);
}

export function order(book: Book, { body }: Of<'order'>): Decision {
  const recipe = book.plant.recipes.get(body.product_id);
  if (recipe === undefined) throw new Error(`the model knows no recipe of ${body.product_id}`);
  if (!book.belongs(body.product_id, body.warehouse_id)) return refuse(400, 'WAREHOUSE_TYPE_MISMATCH');
  const planned = exact(body.planned_quantity);
  const components: Component[] = recipe.lines.map((line) => ({
    productId: line.productId,
    required: requirement(recipe, line, planned),
    wholeUnits: line.wholeUnits,
  }));
  const short: Record<string, unknown>[] = [];
  const parts = components.flatMap(({ productId, required }) => {
    const taken = oldestFirst(book.issuable(productId), required);
    if (taken === undefined) short.push(shortage(productId, required, book.available(productId)));
    return taken ?? [];
  });
  if (short.length > 0) return refuse(409, 'INSUFFICIENT_STOCK', short);
  return {
    accept({ orderId, allocations }) {
      const made: Order = {
        id: orderId,
        productId: body.product_id,
        warehouseId: body.warehouse_id,
        planned,
        components,
        laborRate: exact(recipe.labor),
        overheadRate: exact(recipe.overhead),
        status: 'PLANNED',
        heldFrom: null,
        completed: ZERO,
        scrapped: ZERO,
        material: ZERO,
        labor: ZERO,
        overhead: ZERO,
      };
      book.orders.set(made.id, made);
      const estimated = sum(parts.map(({ layer, quantity }) => costOf(quantity, layer)));
      promise(book, parts, made, allocations);
      return { ...asAnswered(book, made), estimated_material_cost: amountText(estimated) };
    },
  };
}

/** What the API says of an order. */
function asAnswered(book: Book, one: Order): Record<string, unknown> {
  const allocations = [...book.allocations.values()].filter((allocation) => allocation.order === one);
  const of = (productId: number, quantity: (allocation: Allocation) => Exact) =>
    quantityText(sum(allocations.filter(({ layer }) => layer.productId === productId).map(quantity)));
  return {
    production_order_id: one.id,
    status: one.status,
    completed_quantity: quantityText(one.completed),
    scrapped_quantity: quantityText(one.scrapped),
    actual_material_cost: amountText(one.material),
    actual_labor_cost: amountText(one.labor),
    actual_overhead_cost: amountText(one.overhead),
    actual_cost: amountText(sum([one.material, one.labor, one.overhead])),
    components: one.components.map(({ productId, required }) => ({
      product_id: productId,
      required_quantity: quantityText(required),
      allocated_quantity: of(productId, (allocation) => allocation.quantity.minus(allocation.released)),
      consumed_quantity: of(productId, (allocation) => allocation.consumed),
    })),
  };
}

const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  PLANNED: ['RELEASED', 'ON_HOLD', 'CANCELLED'],
  RELEASED: ['IN_PROGRESS', 'ON_HOLD', 'CANCELLED'],
  IN_PROGRESS: ['COMPLETED', 'ON_HOLD', 'CANCELLED'],
  ON_HOLD: ['CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
};

export function status(book: Book, { orderId, body }: Of<'status'>): Decision {
  const one = book.order(orderId);
  const to = body.status;
  const allowed = one.status === 'ON_HOLD' ? [one.heldFrom, ...NEXT.ON_HOLD] : NEXT[one.status];
  // Only a booking completes an order.
  if (!allowed.includes(to) || to === 'COMPLETED') {
    return refuse(409, 'INVALID_STATUS_TRANSITION', [{ from: one.status, to }]);
  }
  const missing: Part[] = [];
  if (to === 'RELEASED') {
    const short: Record<string, unknown>[] = [];
    for (const { productId, required } of one.components) {
      const held = sum(
        [...book.allocations.values()]
          .filter((allocation) => allocation.order === one && allocation.layer.productId === productId)
          .map((allocation) => allocation.quantity.minus(allocation.released)),
      );
      // More than is required may have been consumed.
      if (held.greaterThanOrEqualTo(required)) continue;
      const taken = oldestFirst(book.issuable(productId), required.minus(held));
      if (taken === undefined)
        short.push(shortage(productId, required, held.plus(book.available(productId))));
      else missing.push(...taken);
    }
    if (short.length > 0) return refuse(409, 'INSUFFICIENT_STOCK', short);
  }
  return {
    accept({ allocations }) {
      if (missing.length > 0) promise(book, missing, one, allocations);
      if (to === 'CANCELLED') giveBack(book, book.openFor(one));
      one.heldFrom = to === 'ON_HOLD' ? one.status : null;
      one.status = to;
      return asAnswered(book, one);
    },
  };
}

/** What the bookings so far and this one should have consumed together, less what they have. */
function due(one: Order, component: Component, done: Exact, consumed: Exact): Exact {
  const share = component.required.times(done).div(one.planned);
  const target = done.equals(one.planned)
    ? component.required
    : component.wholeUnits
      ? share.toDecimalPlaces(0, Decimal.ROUND_UP)
      : share.toDecimalPlaces(3, Decimal.ROUND_HALF_UP);
  const missing = least(target, component.required).minus(consumed);
  return missing.isNegative() ? ZERO : missing;
}

interface Use {
  readonly component: Component;
  readonly settled: { readonly allocation: Allocation; readonly consumed: Exact }[];
  readonly excess: readonly Part[];
}

function usesOf(book: Book, one: Order, body: CompleteBody): Use[] | Decision {
  const done = one.completed.plus(one.scrapped).plus(body.completed_quantity).plus(body.scrapped_quantity);
  const given = new Map(body.actual_consumption?.map((line) => [line.product_id, exact(line.quantity)]));
  const short: Record<string, unknown>[] = [];
  const uses = one.components.map((component) => {
    const { productId } = component;
    const consumed = sum(
      [...book.allocations.values()]
        .filter((allocation) => allocation.order === one && allocation.layer.productId === productId)
        .map((allocation) => allocation.consumed),
    );
    let missing = given.get(productId) ?? due(one, component, done, consumed);
    const settled = book.openFor(one, productId).map((allocation) => {
      const quantity = least(missing, openOf(allocation));
      missing = missing.minus(quantity);
      return { allocation, consumed: quantity };
    });
    const excess = oldestFirst(book.issuable(productId), missing);
    if (excess === undefined) short.push(shortage(productId, missing, book.available(productId)));
    return { component, settled, excess: excess ?? [] };
  });
  return short.length > 0 ? refuse(409, 'INSUFFICIENT_STOCK', short) : uses;
}

/** Takes what a booking uses out of its layers, each layer once: what empties it takes all of its value. */
function consume(
  book: Book,
  one: Order,
  uses: readonly Use[],
  booking: Booking,
  isFinal: boolean,
  rows: Parameters<typeof promise>[3],
): void {
  const layers = new Map<Layer, { quantity: Exact; reserved: Exact }>();
  const add = (layer: Layer, quantity: Exact, reserved: Exact) => {
    const known = layers.get(layer) ?? { quantity: ZERO, reserved: ZERO };
    layers.set(layer, {
      quantity: known.quantity.plus(quantity),
      reserved: known.reserved.plus(reserved),
    });
  };
  for (const { settled, excess } of uses) {
    for (const { allocation, consumed } of settled) {
      const released = isFinal ? openOf(allocation).minus(consumed) : ZERO;
      allocation.consumed = allocation.consumed.plus(consumed);
      allocation.released = allocation.released.plus(released);
      add(allocation.layer, consumed, consumed.plus(released));
    }
    for (const { layer, quantity } of excess) {
      const row = rows.find((candidate) => candidate.inventory_item_id === layer.id);
      if (row === undefined) throw new Error(`layer ${layer.id} was consumed without an allocation`);
      const id = row.allocation_id;
      book.allocations.set(id, { id, layer, order: one, quantity, consumed: quantity, released: ZERO });
      add(layer, quantity, ZERO);
    }
  }
  for (const [layer, { quantity, reserved }] of layers) {
    if (!quantity.isZero()) book.take({ layer, quantity }, 'CONSUME', 'CONSUMED', { reserved, booking });
    else if (!reserved.isZero()) book.touch(layer, 'RELEASE', { reserved: ZERO.minus(reserved) });
  }
}

export function complete(book: Book, { orderId, body }: Of<'complete'>): Decision {
  const one = book.order(orderId);
  const completed = exact(body.completed_quantity);
  const doneNow = completed.plus(body.scrapped_quantity);
  if (one.status !== 'IN_PROGRESS') {
    return refuse(409, 'INVALID_STATUS_TRANSITION', [{ from: one.status, to: 'COMPLETED' }]);
  }
  if (doneNow.isZero()) return refuse(422, 'VALIDATION_ERROR');
  if (one.completed.plus(one.scrapped).plus(doneNow).greaterThan(one.planned)) {
    return refuse(400, 'PRODUCTION_ORDER_ERROR');
  }
  const uses = usesOf(book, one, body);
  if (!Array.isArray(uses)) return uses;
  return {
    accept({ layers: [row], allocations }) {
      const labor = exact(body.actual_labor_cost ?? rounded(one.laborRate.times(doneNow)));
      const overhead = exact(body.actual_overhead_cost ?? rounded(one.overheadRate.times(doneNow)));
      const scrapped = exact(body.scrapped_quantity);
      const conversion = labor.plus(overhead);
      const booking: Booking = { orderId, takes: [], scrapped, conversion, layer: null };
      consume(book, one, uses, booking, body.is_final, allocations);
      const material = sum(booking.takes.map((take) => take.value));
      const total = material.plus(booking.conversion);
      one.completed = one.completed.plus(completed);
      one.scrapped = one.scrapped.plus(scrapped);
      one.material = one.material.plus(material);
      one.labor = one.labor.plus(labor);
      one.overhead = one.overhead.plus(overhead);
      if (body.is_final) one.status = 'COMPLETED';
      if (!completed.isZero()) {
        if (row === undefined) throw new Error('a booking of good pieces made no layer');
        booking.layer = book.enter(
          {
            id: row.inventory_item_id,
            productId: one.productId,
            warehouseId: one.warehouseId,
            batch: row.batch_number,
            enteredAt: momentOf(row.entry_date),
            expiry: null,
            quality: 'APPROVED',
            quantity: completed,
            unitCost: costOfOne(total, completed),
            value: total,
            madeBy: booking,
          },
          'PRODUCE',
        );
      }
      return asAnswered(book, one);
    },
  };
}
