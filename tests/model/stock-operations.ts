import {
  type Allocation,
  type Book,
  type Decision,
  type Facts,
  momentOf,
  momentText,
  type Order,
  openOf,
  refuse,
  type ScopeTotals,
  scopeKey,
  shortage,
} from './book.ts';
import type { Check } from './differences.ts';
import { amountText, costOfOne, type Exact, exact, quantityText, rounded, sum, ZERO } from './exact.ts';
import { costOf, oldestFirst, type Part } from './layers.ts';
import type { DemandBody, Of } from './operations.ts';

/** Receipts, issues and reservations, by SPEC section 6. */

export function receive(book: Book, { body }: Of<'receive'>): Decision {
  if (!book.belongs(body.product_id, body.warehouse_id)) return refuse(400, 'WAREHOUSE_TYPE_MISMATCH');
  return {
    accept({ layers: [row] }) {
      if (row === undefined) throw new Error('a receipt made no layer');
      const quantity = exact(body.quantity);
      const unitCost = exact(body.unit_cost);
      const left = book.scopes.get(scopeKey(body.product_id, body.warehouse_id))?.left;
      const layer = book.enter(
        {
          id: row.inventory_item_id,
          productId: body.product_id,
          warehouseId: body.warehouse_id,
          batch: body.batch_number ?? row.batch_number,
          enteredAt: momentOf(body.entry_date ?? row.entry_date),
          expiry: body.expiry_date,
          quality: body.quality_status,
          quantity,
          unitCost,
          value: rounded(quantity.times(unitCost)),
        },
        'RECEIVE',
      );
      return {
        inventory_item_id: layer.id,
        batch_number: layer.batch,
        entry_date: momentText(layer.enteredAt),
        quantity_in_stock: quantityText(quantity),
        reserved_quantity: '0.000',
        unit_cost: amountText(unitCost),
        total_value: amountText(layer.value),
        quality_status: body.quality_status,
        expiry_date: body.expiry_date,
        notice: body.entry_date === undefined || !left?.count ? null : saysAllOf(left),
      };
    },
  };
}

/** A receipt that is dated back says what has left without it. */
const saysAllOf =
  (left: ScopeTotals['left']): Check =>
  (actual, path) =>
    [`${left.count} movement`, quantityText(left.quantity)]
      .filter((words) => typeof actual !== 'string' || !actual.includes(words))
      .map((words) => `${path}: "${words}" expected in ${JSON.stringify(actual)}`);

/** What first in, first out would take for a demand, or the refusal. */
export function wantedParts(
  book: Book,
  body: Pick<DemandBody, 'product_id' | 'warehouse_id' | 'quantity'>,
): Part[] | Decision {
  const wanted = exact(body.quantity);
  const layers = book.issuable(body.product_id, body.warehouse_id);
  return (
    oldestFirst(layers, wanted) ??
    refuse(409, 'INSUFFICIENT_STOCK', [
      shortage(body.product_id, wanted, book.available(body.product_id, body.warehouse_id)),
    ])
  );
}

const costs = (parts: readonly Part[]): Exact[] =>
  parts.map(({ layer, quantity }) => costOf(quantity, layer));

export function issue(book: Book, { body }: Of<'issue'>): Decision {
  const parts = wantedParts(book, body);
  if (!Array.isArray(parts)) return parts;
  return {
    accept() {
      const takes = parts.map((part) => book.take(part, 'ISSUE', 'ISSUED'));
      const cost = sum(takes.map((take) => take.value));
      return {
        quantity: quantityText(exact(body.quantity)),
        total_cost: amountText(cost),
        weighted_average_cost: amountText(costOfOne(cost, exact(body.quantity))),
        movements: takes.map(({ layer, quantity, value }) => ({
          inventory_item_id: layer.id,
          warehouse_id: layer.warehouseId,
          batch_number: layer.batch,
          quantity: quantityText(ZERO.minus(quantity)),
          unit_cost: amountText(layer.unitCost),
          value: amountText(ZERO.minus(value)),
        })),
      };
    },
  };
}

/** For a named reason, or for a component of an order, which may not be promised more than it needs. */
export function reserve(book: Book, { body }: Of<'reserve'>): Decision {
  const order = body.production_order_id === undefined ? null : book.order(body.production_order_id);
  if (order !== null) {
    if (order.status === 'COMPLETED' || order.status === 'CANCELLED') return refuse(409, 'CONFLICT');
    const component = order.components.find((one) => one.productId === body.product_id);
    if (component === undefined) return refuse(400, 'PRODUCTION_ORDER_ERROR');
    const promised = sum(
      [...book.allocations.values()]
        .filter((one) => one.order === order && one.layer.productId === body.product_id)
        .map((one) => one.quantity.minus(one.released)),
    );
    if (exact(body.quantity).greaterThan(component.required.minus(promised))) {
      return refuse(400, 'PRODUCTION_ORDER_ERROR');
    }
  }
  const parts = wantedParts(book, body);
  if (!Array.isArray(parts)) return parts;
  return {
    accept({ allocations }) {
      const cost = sum(costs(parts));
      const unitCosts = parts.map(({ layer }) => amountText(layer.unitCost));
      const made = promise(book, parts, order, allocations);
      return {
        reserved_quantity: quantityText(exact(body.quantity)),
        total_cost: amountText(cost),
        weighted_average_cost: amountText(costOfOne(cost, exact(body.quantity))),
        allocations: made.map((one, place) => ({
          allocation_id: one.id,
          inventory_item_id: one.layer.id,
          warehouse_id: one.layer.warehouseId,
          batch_number: one.layer.batch,
          allocated_quantity: quantityText(one.quantity),
          unit_cost: unitCosts[place],
        })),
      };
    },
  };
}

/** Reserves the parts and notes one allocation for each, with the number that the database gave it. */
export function promise(
  book: Book,
  parts: readonly Part[],
  order: Order | null,
  rows: Facts['allocations'],
): Allocation[] {
  return parts.map((part) => {
    const row = rows.find((one) => one.inventory_item_id === part.layer.id);
    if (row === undefined) throw new Error(`layer ${part.layer.id} was reserved without an allocation`);
    const { layer, quantity } = part;
    const allocation = { id: row.allocation_id, layer, order, quantity, consumed: ZERO, released: ZERO };
    book.allocations.set(allocation.id, allocation);
    book.touch(layer, 'RESERVE', { reserved: quantity });
    return allocation;
  });
}

export function release(book: Book, { body }: Of<'release'>): Decision {
  const allocations = body.allocation_ids.map((id) => book.allocation(id));
  const closed = allocations.filter((one) => openOf(one).isZero());
  if (closed.length > 0) {
    return refuse(
      409,
      'CONFLICT',
      closed.map((one) => ({ allocation_id: one.id })),
    );
  }
  return {
    accept() {
      giveBack(book, allocations);
      return { status: 'success' };
    },
  };
}

/** One event a layer, however many of its allocations end. */
export function giveBack(book: Book, allocations: readonly Allocation[]): void {
  const byLayer = new Map<number, Exact>();
  for (const allocation of allocations) {
    const open = openOf(allocation);
    allocation.released = allocation.released.plus(open);
    byLayer.set(allocation.layer.id, (byLayer.get(allocation.layer.id) ?? ZERO).plus(open));
  }
  for (const [id, quantity] of byLayer) {
    book.touch(book.layer(id), 'RELEASE', { reserved: ZERO.minus(quantity) });
  }
}
