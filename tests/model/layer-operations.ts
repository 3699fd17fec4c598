import {
  type Book,
  type Decision,
  type Facts,
  momentText,
  type NewLayerRow,
  openOf,
  refuse,
  shortage,
} from './book.ts';
import { amountText, type Exact, exact, quantityText, sum, ZERO } from './exact.ts';
import { available, isIssuable, type Layer, type Part, type Quality, type Take } from './layers.ts';
import type { Of } from './operations.ts';
import { wantedParts } from './stock-operations.ts';

/** Transfers, quality and what happens to one named layer, by SPEC section 6. */

/** What the API says of a layer. */
export function itemOf(layer: Layer): Record<string, unknown> {
  return {
    inventory_item_id: layer.id,
    product_id: layer.productId,
    warehouse_id: layer.warehouseId,
    batch_number: layer.batch,
    entry_date: momentText(layer.enteredAt),
    initial_quantity: quantityText(layer.initialQuantity),
    quantity_in_stock: quantityText(layer.onHand),
    reserved_quantity: quantityText(layer.reserved),
    available_quantity: quantityText(isIssuable(layer) ? available(layer) : ZERO),
    unit_cost: amountText(layer.unitCost),
    total_value: amountText(layer.value),
    quality_status: layer.quality,
    expiry_date: layer.expiry,
    location_in_warehouse: layer.location,
  };
}

/** Only what nobody has been promised may leave a named layer. */
export function notFree(book: Book, layer: Layer, wanted: Exact): Decision | undefined {
  if (wanted.lessThanOrEqualTo(available(layer))) return undefined;
  if (wanted.greaterThan(layer.onHand)) {
    return refuse(409, 'INSUFFICIENT_STOCK', [shortage(layer.productId, wanted, available(layer))]);
  }
  return inUse(book, [layer]);
}

/** Refused because of reservations, which the answer names. */
export function inUse(book: Book, layers: readonly Layer[]): Decision {
  const holders = [...book.allocations.values()]
    .filter((one) => layers.includes(one.layer) && openOf(one).greaterThan(0))
    .sort((one, other) => one.id - other.id);
  return refuse(
    409,
    'IN_USE',
    holders.map((one) => ({ allocation_id: one.id, quantity: quantityText(openOf(one)) })),
  );
}

/** The part that was taken, as a layer of its own: same batch, entry date, unit cost and expiry. */
function child(
  book: Book,
  take: Take,
  rows: readonly NewLayerRow[],
  eventType: 'TRANSFER_IN' | 'SPLIT',
  changed: { quality?: Quality; warehouseId?: number; location?: string | null },
): Layer {
  const { layer } = take;
  const row = rows.find((one) => one.source_item_id === layer.id);
  if (row === undefined) throw new Error(`nothing was made of the part of layer ${layer.id}`);
  const { productId, warehouseId, batch, enteredAt, expiry, quality, location, unitCost } = layer;
  take.child = book.enter(
    {
      ...{ productId, warehouseId, batch, enteredAt, expiry, quality, location, unitCost, ...changed },
      id: row.inventory_item_id,
      quantity: take.quantity,
      value: take.value,
      source: layer,
    },
    eventType,
  );
  return take.child;
}

/** All of it leaves before any of it arrives, which is also the order of the movements. */
function carry(book: Book, parts: readonly Part[], to: number, { layers: rows }: Facts): unknown {
  const takes = parts.map((part) => book.take(part, 'TRANSFER_OUT', 'TRANSFERRED'));
  const items = takes.map((take) =>
    child(book, take, rows, 'TRANSFER_IN', { warehouseId: to, location: null }),
  );
  const line = (layer: Layer, quantity: Exact, value: Exact) => ({
    inventory_item_id: layer.id,
    warehouse_id: layer.warehouseId,
    batch_number: layer.batch,
    quantity: quantityText(quantity),
    unit_cost: amountText(layer.unitCost),
    value: amountText(value),
  });
  return {
    to_warehouse_id: to,
    quantity: quantityText(sum(takes.map((take) => take.quantity))),
    total_cost: amountText(sum(takes.map((take) => take.value))),
    movements: [
      ...takes.map((take) => line(take.layer, ZERO.minus(take.quantity), ZERO.minus(take.value))),
      ...items.map((item) => line(item, item.onHand, item.value)),
    ],
    items: items.map(itemOf),
  };
}

export function transfer(book: Book, { body }: Of<'transfer'>): Decision {
  const { product_id, from_warehouse_id: from, to_warehouse_id: to, quantity } = body;
  if (from === to) return refuse(422, 'VALIDATION_ERROR');
  if (!book.belongs(product_id, to)) return refuse(400, 'WAREHOUSE_TYPE_MISMATCH');
  const parts = wantedParts(book, { product_id, warehouse_id: from, quantity });
  if (!Array.isArray(parts)) return parts;
  return { accept: (facts) => carry(book, parts, to, facts) };
}

export function move(book: Book, { body }: Of<'move'>): Decision {
  const layer = book.layer(body.inventory_item_id);
  const to = body.to_warehouse_id;
  if (layer.warehouseId === to) return refuse(422, 'VALIDATION_ERROR');
  if (!book.belongs(layer.productId, to)) return refuse(400, 'WAREHOUSE_TYPE_MISMATCH');
  const quantity = exact(body.quantity);
  return (
    notFree(book, layer, quantity) ?? { accept: (facts) => carry(book, [{ layer, quantity }], to, facts) }
  );
}

const MAY_BECOME: Readonly<Record<Quality, readonly Quality[]>> = {
  PENDING: ['APPROVED', 'REJECTED', 'QUARANTINE'],
  QUARANTINE: ['APPROVED', 'REJECTED'],
  APPROVED: ['QUARANTINE'],
  REJECTED: ['QUARANTINE'],
};

export function quality(book: Book, { layerId, body }: Of<'quality'>): Decision {
  const layer = book.layer(layerId);
  const to = body.quality_status;
  if (!MAY_BECOME[layer.quality].includes(to)) {
    const allowed = MAY_BECOME[layer.quality];
    return refuse(409, 'INVALID_STATUS_TRANSITION', [{ from: layer.quality, to, allowed }]);
  }
  if (layer.onHand.isZero()) return refuse(409, 'CONFLICT');
  const part = body.quantity === undefined ? layer.onHand : exact(body.quantity);
  const refusal = notFree(book, layer, part);
  if (refusal !== undefined) return refusal;
  return {
    accept({ layers: rows }) {
      if (part.equals(layer.onHand)) {
        layer.quality = to;
        book.touch(layer, 'QUALITY');
        return { ...itemOf(layer), remaining_item: null };
      }
      const take = book.take({ layer, quantity: part }, 'SPLIT', 'SPLIT');
      const changed = child(book, take, rows, 'SPLIT', { quality: to });
      return { ...itemOf(changed), remaining_item: itemOf(layer) };
    },
  };
}

export function scrapOrReturn(book: Book, { kind, layerId, body }: Of<'scrap' | 'return'>): Decision {
  const layer = book.layer(layerId);
  const quantity = exact(body.quantity);
  const isScrap = kind === 'scrap';
  return (
    notFree(book, layer, quantity) ?? {
      accept() {
        const type = isScrap ? 'SCRAP' : 'RETURN';
        const take = book.take({ layer, quantity }, type, isScrap ? 'SCRAPPED' : 'RETURNED');
        return {
          inventory_item_id: layer.id,
          movement_type: type,
          quantity: quantityText(ZERO.minus(quantity)),
          value: amountText(ZERO.minus(take.value)),
          item: itemOf(layer),
        };
      },
    }
  );
}

export function relocate(book: Book, { layerId, body }: Of<'relocate'>): Decision {
  const layer = book.layer(layerId);
  return {
    accept() {
      layer.location = body.location_in_warehouse;
      book.touch(layer, 'RELOCATE');
      return itemOf(layer);
    },
  };
}
