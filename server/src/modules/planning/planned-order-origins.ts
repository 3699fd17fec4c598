import { setTimeout as sleep } from 'node:timers/promises';
import type { Tx } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { askPlan } from './plan-desk.ts';
import type { OrderToConvert } from './planned-order-conversion.queries.ts';
import { lockParents } from './planned-order-origins.queries.ts';
import type { Traces } from './planned-order-traces.ts';
import { plannedOrderIds } from './planned-orders.queries.ts';

/** What the plan in force says about an order that is to be made. */
export interface Origin {
  /** the planned order that takes all that is needed of it; null: none, or several */
  readonly parentPlannedOrderId: number | null;
  /** the production order that takes all of it, made from a planned order before and not begun yet */
  readonly parentOrderId: number | null;
  /** which demands it serves, for its notes; null when the plan serves none with it */
  readonly sentence: string | null;
}

export type Origins = ReadonlyMap<number, Origin>;

/**
 * What each planned order is for, by its number. One that the plan in force does not have (it was fixed after the run, or what
 * the run was made from is no longer kept) is missing. The production orders that become parents are locked: none of them may
 * begin before its sub-orders are done. The same number of statements for any number of orders.
 */
export async function originsOf(tx: Tx, orders: readonly OrderToConvert[]): Promise<Origins> {
  if (orders.length === 0) return new Map();
  const traces = await tracesOf(tx, orders);
  if (traces === undefined) return new Map();
  const planned = traces.orders.filter(({ taker }) => taker?.kind === 'PLANNED_ORDER');
  const keys = planned.flatMap(({ taker }) => (taker?.kind === 'PLANNED_ORDER' ? [taker.key] : []));
  const components = traces.orders.flatMap(({ taker }) =>
    taker?.kind === 'COMPONENT' ? [taker.componentId] : [],
  );
  const ids = await plannedOrderIds(tx, traces.runId, keys);
  const takerIds = new Map(planned.map((one, place) => [one.plannedOrderId, ids[place] ?? null]));
  const parents = await lockParents(
    tx,
    [...takerIds.values()].filter((id) => id !== null),
    components,
  );
  return new Map(
    traces.orders.map(({ plannedOrderId, taker, sentence }) => {
      const parentPlannedOrderId = takerIds.get(plannedOrderId) ?? null;
      const key =
        taker?.kind === 'COMPONENT'
          ? `COMPONENT ${taker.componentId}`
          : `PLANNED_ORDER ${parentPlannedOrderId}`;
      return [plannedOrderId, { parentPlannedOrderId, parentOrderId: parents.get(key) ?? null, sentence }];
    }),
  );
}

/** A transaction holds its locks while it waits, and PostgreSQL ends it after 10 s. */
const ANSWER_WITHIN_MS = 5_000;

async function tooLate(): Promise<never> {
  await sleep(ANSWER_WITHIN_MS, undefined, { ref: false });
  throw new AppError(
    'SERVICE_UNAVAILABLE',
    say`A plan is being made at this moment. Convert the planned orders in a few seconds.`,
    [],
    { retryAfterSeconds: 5 },
  );
}

async function tracesOf(tx: Tx, orders: readonly OrderToConvert[]): Promise<Traces | undefined> {
  try {
    // Of each order only what it is known by: the question may go to another thread.
    const known = orders.map(({ planned_order_id, product_id, due_date, lot_number }) => {
      return { planned_order_id, product_id, due_date, lot_number };
    });
    return await Promise.race([askPlan(tx, 'tracedOrders', known), tooLate()]);
  } catch (error) {
    // Orders are made without their origin when the plan cannot be looked into any more.
    if (error instanceof AppError && error.code !== 'SERVICE_UNAVAILABLE') return undefined;
    throw error;
  }
}

const MOST_OF_A_NOTE = 500;

/** The line of its origin under what the planner has written. */
export function notesWith(origin: Origin | undefined, notes: string | null): string | null {
  if (!origin?.sentence) return notes;
  const lines = notes ? `${notes}\n${origin.sentence}` : origin.sentence;
  return lines.length <= MOST_OF_A_NOTE ? lines : `${lines.slice(0, MOST_OF_A_NOTE - 1).trimEnd()}…`;
}

/** Each order after the one that it is made for, which must be the older one; otherwise as they are. */
export function parentsFirst<Order extends { readonly planned_order_id: number }>(
  orders: readonly Order[],
  origins: Origins,
): Order[] {
  const known = new Map(orders.map((order) => [order.planned_order_id, order]));
  const placed = new Set<Order>();
  const place = (order: Order) => {
    if (placed.has(order)) return;
    const parent = known.get(origins.get(order.planned_order_id)?.parentPlannedOrderId ?? 0);
    if (parent !== undefined) place(parent);
    placed.add(order);
  };
  for (const order of orders) place(order);
  return [...placed];
}
