/** Pure: which planned order of one plan is which of another. */

export interface ComparableOrder {
  readonly quantity: string;
  readonly start_date: string;
  readonly due_date: string;
  readonly lot_number: number;
  readonly supplier_id: number | null;
  readonly bom_id: number | null;
}

export interface DifferentOrders {
  readonly change: 'NEW' | 'GONE' | 'MOVED' | 'CHANGED';
  readonly from: ComparableOrder | null;
  readonly to: ComparableOrder | null;
}

/**
 * The orders of one product in two plans, without those that are the same in both. Those of the same day and lot belong
 * together, then those of the same quantity, the earliest with the earliest; what is left is gone, or new.
 */
export function orderDifferences(
  from: readonly ComparableOrder[],
  to: readonly ComparableOrder[],
): DifferentOrders[] {
  const same = paired(from, to, (one) => `${one.due_date} ${one.lot_number}`);
  const moved = paired(same.from, same.to, (one) => one.quantity);
  const found: DifferentOrders[] = [
    ...[...same.pairs, ...moved.pairs].flatMap(([before, now]) => {
      const change = changeOf(before, now);
      return change === undefined ? [] : [{ change, from: before, to: now }];
    }),
    ...moved.from.map((before) => ({ change: 'GONE' as const, from: before, to: null })),
    ...moved.to.map((now) => ({ change: 'NEW' as const, from: null, to: now })),
  ];
  const placeOf = ({ from: before, to: now }: DifferentOrders) => {
    const order = now ?? before;
    return `${order?.due_date} ${String(order?.lot_number).padStart(9, '0')}`;
  };
  return found.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function changeOf(before: ComparableOrder, now: ComparableOrder): 'MOVED' | 'CHANGED' | undefined {
  if (
    before.quantity !== now.quantity ||
    before.supplier_id !== now.supplier_id ||
    before.bom_id !== now.bom_id
  )
    return 'CHANGED';
  return before.due_date === now.due_date && before.start_date === now.start_date ? undefined : 'MOVED';
}

function paired(
  from: readonly ComparableOrder[],
  to: readonly ComparableOrder[],
  keyOf: (order: ComparableOrder) => string,
) {
  const byDay = (a: ComparableOrder, b: ComparableOrder) =>
    Number(a.due_date > b.due_date) - Number(a.due_date < b.due_date);
  const waiting = new Map<string, ComparableOrder[]>();
  for (const one of from.toSorted(byDay)) {
    const key = keyOf(one);
    const others = waiting.get(key);
    if (others === undefined) waiting.set(key, [one]);
    else others.push(one);
  }
  const pairs: (readonly [ComparableOrder, ComparableOrder])[] = [];
  const rest: ComparableOrder[] = [];
  for (const now of to.toSorted(byDay)) {
    const before = waiting.get(keyOf(now))?.shift();
    if (before === undefined) rest.push(now);
    else pairs.push([before, now]);
  }
  return { pairs, from: [...waiting.values()].flat(), to: rest };
}
