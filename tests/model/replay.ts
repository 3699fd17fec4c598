import { Book, type Movement, type Plant, type Refusal, type StockEvent, scopeKey } from './book.ts';
import { decide } from './decide.ts';
import { differences } from './differences.ts';
import { amountText, quantityText } from './exact.ts';
import type { Deed } from './ledger.ts';
import { type Entry, isDone } from './log.ts';

/**
 * Replays what eight clients did at once as if they had done it one after the other, and asks the model each time.
 *
 * The order is that of the audit entries: each is written under all locks that its transaction takes, so of two transactions
 * that touch the same stock or the same order the one that had the lock first has the lower number. That this is a serial order
 * is checked, not believed: the events of every scope must come without a gap in it (so the order of no scope contradicts
 * another's), and nothing may come before what had been answered before it was sent.
 */

interface Deeds extends ReadonlyMap<string, Deed> {}

interface Step {
  readonly entry: Entry;
  readonly deed: Deed;
}

export class Difference extends Error {}

function differ(entry: Entry, what: string): never {
  const { operation, requestId, status, body } = entry;
  throw new Difference(
    [`${requestId}: ${JSON.stringify(operation)}`, `answered ${status} ${JSON.stringify(body)}`, what].join(
      '\n  ',
    ),
  );
}

/** The successful operations in their serial order. */
function serialOrder(entries: readonly Entry[], deeds: Deeds): Step[] {
  const steps = entries.filter(isDone).map((entry) => {
    const deed = deeds.get(entry.requestId);
    return deed === undefined ? differ(entry, 'left no audit entry') : { entry, deed };
  });
  steps.sort((one, other) => one.deed.auditId - other.deed.auditId);
  const lastNumbers = new Map<string, number>();
  let lastSent = 0;
  for (const { entry, deed } of steps) {
    if (entry.answeredAt < lastSent) differ(entry, 'comes after something that was sent after its answer');
    lastSent = Math.max(lastSent, entry.sentAt);
    for (const event of deed.events) {
      const scope = scopeKey(event.product_id, event.warehouse_id);
      const number = (lastNumbers.get(scope) ?? 0) + 1;
      if (event.event_number !== number)
        differ(entry, `has event ${event.event_number} of ${scope}, not ${number}`);
      lastNumbers.set(scope, number);
    }
  }
  return steps;
}

interface Window {
  readonly entry: Entry;
  /** the states in which it can have been decided: after so many steps, and before one more than so many */
  readonly from: number;
  readonly to: number;
  /** what the model said instead, in the states that were tried */
  readonly otherwise: string[];
}

/** When a refused operation can have been decided: after all that it could know of, before all that it could not. */
function windowsOf(refused: readonly Entry[], steps: readonly Step[]): Window[] {
  return refused.map((entry) => {
    let from = 0;
    let to = steps.length;
    steps.forEach((step, place) => {
      if (step.entry.answeredAt < entry.sentAt) from = Math.max(from, place + 1);
      if (step.entry.sentAt > entry.answeredAt) to = Math.min(to, place);
    });
    return { entry, from, to, otherwise: [] };
  });
}

function matches(refusal: Refusal, { status, body }: Entry): boolean {
  if (refusal.status !== status || refusal.code !== body.error_code) return false;
  if (refusal.details === undefined) return true;
  const text = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
  const given = body.details as Record<string, unknown>[];
  const [first] = refusal.details;
  const asked = given.map((row) =>
    Object.fromEntries(Object.keys(first ?? {}).map((field) => [field, row[field]])),
  );
  return JSON.stringify(text(asked)) === JSON.stringify(text(refusal.details));
}

/** @returns whether the model refuses it now as the server did */
function isRefused(book: Book, { entry, otherwise }: Window): boolean {
  const decision = decide(book, entry.operation);
  if (!('refusal' in decision)) {
    otherwise.push('the model accepts it');
    return false;
  }
  if (matches(decision.refusal, entry)) return true;
  otherwise.push(JSON.stringify(decision.refusal));
  return false;
}

function accept(book: Book, { entry, deed }: Step): void {
  const decision = decide(book, entry.operation);
  if ('refusal' in decision) differ(entry, `but the model refuses it: ${JSON.stringify(decision.refusal)}`);
  const { layers, allocations } = deed;
  let found: string[];
  try {
    const expected = decision.accept({ layers, allocations, orderId: entry.body.production_order_id });
    found = [...differences(expected, entry.body), ...ledgerDifferences(book, deed)];
  } catch (error) {
    found = [String(error)];
  }
  if (found.length > 0) differ(entry, found.join('\n  '));
}

const lines = <Row>(rows: readonly Row[], textOf: (row: Row) => readonly unknown[]): string[] =>
  rows.map((row) => textOf(row).join(' ')).sort();

const movementsExpected = (movements: readonly Movement[]) =>
  lines(movements, (one) => [
    ...[one.type, one.layerId, quantityText(one.quantity), amountText(one.value)],
    amountText(one.unitCost),
  ]);
const movementsFound = ({ movements }: Deed) =>
  lines(movements, (row) => [
    ...[row.movement_type, row.inventory_item_id, row.quantity, row.value, row.unit_cost],
  ]);

const eventsExpected = (events: readonly StockEvent[]) =>
  lines(events, (one) => [
    ...[one.type, one.layerId, quantityText(one.quantity), quantityText(one.reserved)],
    ...[quantityText(one.availableAfter), one.issuableAfter, one.qualityAfter],
  ]);
const eventsFound = (events: Deed['events']) =>
  lines(events, (row) => [
    ...[row.event_type, row.inventory_item_id, row.quantity_change, row.reserved_change],
    ...[row.available_after, row.issuable_after, row.quality_status_after],
  ]);

/** The movements, events and balances that the operation has left, against those that it should have. */
function ledgerDifferences(book: Book, deed: Deed): string[] {
  const { movements, events } = book.drain();
  // A revaluation may also touch what it leaves as it was.
  const revalued = new Set(events.filter((one) => one.type === 'REVALUE').map((one) => one.layerId));
  const told = deed.events.filter(
    (row) => row.event_type !== 'REVALUE' || revalued.has(row.inventory_item_id),
  );
  const last = new Map(deed.movements.map((row) => [scopeKey(row.product_id, row.warehouse_id), row]));
  return [
    ...differences(movementsExpected(movements), movementsFound(deed), 'movements'),
    ...differences(eventsExpected(events), eventsFound(told), 'events'),
    ...[...last].flatMap(([scope, row]) => {
      const totals = book.scopes.get(scope);
      const expected = totals && [quantityText(totals.onHand), amountText(totals.value)];
      return differences(expected, [row.on_hand_after, row.stock_value_after], `balance of ${scope}`);
    }),
  ];
}

/** @returns the model after all that succeeded. @throws Difference at the first answer that the model cannot explain */
export function replay(plant: Plant, entries: readonly Entry[], deeds: Deeds): Book {
  const book = new Book(plant);
  const steps = serialOrder(entries, deeds);
  const refused = entries.filter((entry) => !isDone(entry));
  for (const entry of refused) {
    if (deeds.has(entry.requestId)) differ(entry, 'but it left something behind');
  }
  const windows = windowsOf(refused, steps).sort((one, other) => one.from - other.from);
  let waiting: Window[] = [];
  for (let place = 0; place <= steps.length; place += 1) {
    while (windows[0] !== undefined && windows[0].from <= place) waiting.push(...windows.splice(0, 1));
    waiting = waiting.filter((window) => !isRefused(book, window));
    for (const { entry, to, otherwise } of waiting) {
      if (to <= place)
        differ(entry, `but the model never refuses it so: ${[...new Set(otherwise)].join('; ')}`);
    }
    const step = steps[place];
    if (step !== undefined) accept(book, step);
  }
  return book;
}
