import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { issuesOf, linksBetween, ordersThatConsumed, reachedItems, traceItems } from './trace.queries.ts';
import type { Trace, TraceItem, TraceLink } from './trace.schemas.ts';

/** Beyond this an answer is of no use to a reader: it is cut off, and says so. */
export interface TraceLimits {
  readonly items: number;
  readonly rows: number;
}
const LIMITS: TraceLimits = { items: 5_000, rows: 20_000 };

type Direction = 'backward' | 'forward';

interface Reach {
  /** how many steps away each layer is; the layer itself is 0 */
  readonly depths: ReadonlyMap<number, number>;
  readonly links: TraceLink[];
  readonly isComplete: boolean;
}

/**
 * Where a batch came from and where it went, over all levels: what a recall needs. A fixed number of statements, whatever the
 * depth of the history.
 *
 * @throws NOT_FOUND
 */
export async function traceItem(db: Db, inventoryItemId: number, limits = LIMITS): Promise<Trace> {
  const { items, ...ways } = await traceLayers(db, [inventoryItemId], limits);
  const [item] = items;
  if (item === undefined) throw notFound('inventory item', inventoryItemId);
  return { item, ...ways };
}

/** Of several layers: they themselves, and each way. */
export type LayersTrace = Omit<Trace, 'item'> & { readonly items: readonly TraceItem[] };

/** The same for several layers together, those of one batch number for example. A layer that does not exist is absent. */
export async function traceLayers(
  db: Db,
  inventoryItemIds: readonly number[],
  limits = LIMITS,
): Promise<LayersTrace> {
  const [backward, forward] = await Promise.all([
    reach(db, 'backward', inventoryItemIds, limits),
    reach(db, 'forward', inventoryItemIds, limits),
  ]);
  const forwardIds = [...forward.depths.keys()];
  const [rows, orders, issues] = await Promise.all([
    traceItems(db, [...new Set([...backward.depths.keys(), ...forwardIds])]),
    ordersThatConsumed(db, forwardIds, limits.rows + 1),
    issuesOf(db, forwardIds, limits.rows + 1),
  ]);
  const byId = new Map(rows.map((row) => [row.inventory_item_id, row]));
  const itemsOf = ({ depths }: Reach): TraceItem[] =>
    [...depths].flatMap(([id, depth]) => {
      const row = byId.get(id);
      return row === undefined ? [] : [{ ...row, depth }];
    });
  const behind = itemsOf(backward);
  const ahead = itemsOf(forward);
  return {
    items: behind.filter((one) => one.depth === 0),
    backward: {
      items: behind.filter((one) => one.depth > 0),
      links: backward.links,
      suppliers: suppliersOf(behind),
      purchase_orders: purchaseOrdersOf(behind),
      is_complete: backward.isComplete,
    },
    forward: {
      items: ahead.filter((one) => one.depth > 0),
      links: forward.links,
      production_orders: orders.slice(0, limits.rows),
      issues: issues.slice(0, limits.rows),
      still_on_hand: ahead.filter((one) => one.quantity_in_stock !== '0.000'),
      is_complete: forward.isComplete && orders.length <= limits.rows && issues.length <= limits.rows,
    },
  };
}

async function reach(
  db: Db,
  direction: Direction,
  itemIds: readonly number[],
  limits: TraceLimits,
): Promise<Reach> {
  // The layers themselves are the first, and one more than the limit tells that there are more.
  const most = limits.items + itemIds.length;
  const reached = await reachedItems(db, direction, itemIds, most + 1);
  const kept = reached.slice(0, most);
  const links = await linksBetween(db, direction, kept, limits.rows + 1);
  const shown = links.slice(0, limits.rows);
  return {
    depths: depthsOf(direction, itemIds, shown),
    links: shown,
    isComplete: kept.length === reached.length && shown.length === links.length,
  };
}

/** Breadth first over the links: the nearest first, and only what the links shown lead to. */
function depthsOf(
  direction: Direction,
  itemIds: readonly number[],
  links: readonly TraceLink[],
): Map<number, number> {
  const neighbours = new Map<number, number[]>();
  for (const { from_item_id: from, to_item_id: to } of links) {
    const [near, far] = direction === 'backward' ? [to, from] : [from, to];
    const known = neighbours.get(near);
    if (known === undefined) neighbours.set(near, [far]);
    else known.push(far);
  }
  const depths = new Map(itemIds.map((id) => [id, 0]));
  // A map goes through what is added to it on the way, too.
  for (const [id, depth] of depths) {
    for (const next of neighbours.get(id) ?? []) if (!depths.has(next)) depths.set(next, depth + 1);
  }
  return depths;
}

function suppliersOf(items: readonly TraceItem[]): Trace['backward']['suppliers'] {
  const names = new Map<number, string>();
  for (const { supplier_id: id, supplier_name: name } of items) {
    if (id !== null && name !== null) names.set(id, name);
  }
  return [...names]
    .sort(([a], [b]) => a - b)
    .map(([supplier_id, supplier_name]) => ({ supplier_id, supplier_name }));
}

function purchaseOrdersOf(items: readonly TraceItem[]): Trace['backward']['purchase_orders'] {
  const numbers = new Map<number, string>();
  for (const { purchase_order_id: id, po_number: number } of items) {
    if (id !== null && number !== null) numbers.set(id, number);
  }
  return [...numbers]
    .sort(([a], [b]) => a - b)
    .map(([purchase_order_id, po_number]) => ({ purchase_order_id, po_number }));
}
