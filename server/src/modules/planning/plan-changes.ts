import { groupBy } from '../../platform/group-by.ts';
import type { Language } from '../../platform/words/language.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';

/** Pure: which planned order became which. */

export interface ChangedOrder {
  readonly planned_order_id: number;
  readonly quantity: string;
  readonly start_date: string;
  readonly due_date: string;
  readonly lot_number: number;
  readonly supplier_code: string | null;
}

interface OrderChange {
  readonly change: 'NEW' | 'GONE' | 'MOVED' | 'CHANGED';
  readonly planned_order_id: number | null;
  readonly quantity: string | null;
  readonly start_date: string | null;
  readonly due_date: string | null;
  readonly previous_planned_order_id: number | null;
  readonly previous_quantity: string | null;
  readonly previous_start_date: string | null;
  readonly previous_due_date: string | null;
  readonly sentence: string;
}

interface Pair {
  readonly before: ChangedOrder | null;
  readonly now: ChangedOrder | null;
}

/**
 * The orders of one product that a run has ended with those that it has planned instead: first those of the same day and lot,
 * then those of the same quantity, the earliest with the earliest. What is left is gone, or new.
 *
 * @param ended and `added` by due date
 */
export function pairedOrders(
  ended: readonly ChangedOrder[],
  added: readonly ChangedOrder[],
  unit: string,
  language: Language = 'en',
): OrderChange[] {
  const sameDay = matched(ended, added, (order) => `${order.due_date} ${order.lot_number}`);
  const sameQuantity = matched(sameDay.ended, sameDay.added, (order) => order.quantity);
  const pairs: Pair[] = [
    ...sameDay.pairs,
    ...sameQuantity.pairs,
    ...sameQuantity.ended.map((before) => ({ before, now: null })),
    ...sameQuantity.added.map((now) => ({ before: null, now })),
  ];
  return pairs
    .map((pair) => ({ pair, day: (pair.now ?? pair.before)?.due_date ?? '' }))
    .sort((a, b) => Number(a.day > b.day) - Number(a.day < b.day))
    .map(({ pair }) => changeOf(pair, unit, language));
}

function matched(
  ended: readonly ChangedOrder[],
  added: readonly ChangedOrder[],
  keyOf: (order: ChangedOrder) => string,
) {
  const waiting = groupBy(ended.toReversed(), keyOf);
  const pairs: Pair[] = [];
  const rest: ChangedOrder[] = [];
  const taken = new Set<ChangedOrder>();
  for (const now of added) {
    const before = waiting.get(keyOf(now))?.pop();
    if (before === undefined) rest.push(now);
    else {
      pairs.push({ before, now });
      taken.add(before);
    }
  }
  return { pairs, ended: ended.filter((order) => !taken.has(order)), added: rest };
}

function changeOf({ before, now }: Pair, unit: string, language: Language): OrderChange {
  const { change, sentence } = said(before, now, unit);
  return {
    change,
    sentence: sentence.in(language),
    planned_order_id: now?.planned_order_id ?? null,
    quantity: now?.quantity ?? null,
    start_date: now?.start_date ?? null,
    due_date: now?.due_date ?? null,
    previous_planned_order_id: before?.planned_order_id ?? null,
    previous_quantity: before?.quantity ?? null,
    previous_start_date: before?.start_date ?? null,
    previous_due_date: before?.due_date ?? null,
  };
}

const goods = (order: ChangedOrder, unit: string) => `${order.quantity} ${unit}`;

function said(
  before: ChangedOrder | null,
  now: ChangedOrder | null,
  unit: string,
): Pick<OrderChange, 'change'> & { readonly sentence: Sentence } {
  if (now === null) {
    if (before === null) throw new Error('A pair of no orders');
    return {
      change: 'GONE',
      sentence: say`${goods(before, unit)} for ${before.due_date} are not planned any more.`,
    };
  }
  if (before === null) {
    return {
      change: 'NEW',
      sentence: say`${goods(now, unit)} for ${now.due_date} are new, to be started on ${now.start_date}.`,
    };
  }
  const due = say`${goods(now, unit)} for ${now.due_date}`;
  if (before.quantity !== now.quantity)
    return { change: 'CHANGED', sentence: say`${due} are planned, before ${goods(before, unit)}.` };
  if (before.due_date !== now.due_date)
    return {
      change: 'MOVED',
      sentence: say`${goods(now, unit)} are now for ${now.due_date} and start on ${now.start_date}, before for ${before.due_date} with the start on ${before.start_date}.`,
    };
  if (before.start_date !== now.start_date)
    return {
      change: 'MOVED',
      sentence: say`${due} now start on ${now.start_date}, before on ${before.start_date}.`,
    };
  if (before.supplier_code === now.supplier_code)
    return { change: 'CHANGED', sentence: say`${due} are now made by another recipe.` };
  const from = (order: ChangedOrder) => order.supplier_code ?? say`nobody`;
  return {
    change: 'CHANGED',
    sentence: say`${due} now come from ${from(now)}, before from ${from(before)}.`,
  };
}
