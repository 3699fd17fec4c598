import type { Deed } from './ledger.ts';
import { type Entry, isDone } from './log.ts';
import type { Kind } from './operations.ts';

/** A history with one thing wrong in it. A test that does not notice would prove nothing. */
export interface History {
  readonly entries: readonly Entry[];
  readonly deeds: ReadonlyMap<string, Deed>;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer of any shape, to be changed in one place
type Body = any;

const more = (text: string): string => (Number(text) + 0.0001).toFixed(4);

/** The last such answer, changed. */
function answered(kind: Kind, outcome: 'done' | 'refused', change: (body: Body) => void) {
  return ({ entries, deeds }: History): History => {
    const fits = (entry: Entry) => entry.operation.kind === kind && isDone(entry) === (outcome === 'done');
    const place = entries.findLastIndex(fits);
    const entry = entries[place];
    if (entry === undefined) throw new Error(`no ${kind} was ${outcome}`);
    const body = structuredClone(entry.body);
    change(body);
    return { entries: entries.with(place, { ...entry, body }), deeds };
  };
}

/** The last deed that has what it takes, changed. */
function left(fits: (deed: Deed) => boolean, change: (deed: Deed) => Deed) {
  return ({ entries, deeds }: History): History => {
    const found = [...deeds].findLast(([, deed]) => fits(deed));
    if (found === undefined) throw new Error('nothing was left behind that could be changed');
    return { entries, deeds: new Map([...deeds, [found[0], change(found[1])]]) };
  };
}

/** Two neighbours at the same stock change places. */
function swapped({ entries, deeds }: History): History {
  const ordered = [...deeds].sort(([, one], [, other]) => one.auditId - other.auditId);
  const scopes = ([, deed]: [string, Deed]) =>
    new Set(deed.events.map((event) => `${event.product_id}/${event.warehouse_id}`));
  const place = ordered.findLastIndex((one, at) => {
    const next = ordered[at + 1];
    return next !== undefined && [...scopes(one)].some((scope) => scopes(next).has(scope));
  });
  const [one, other] = ordered.slice(place, place + 2);
  if (one === undefined || other === undefined) throw new Error('no two neighbours touched the same stock');
  return {
    entries,
    deeds: new Map([
      ...deeds,
      [one[0], { ...one[1], auditId: other[1].auditId }],
      [other[0], { ...other[1], auditId: one[1].auditId }],
    ]),
  };
}

export const TAMPERINGS: readonly [string, (history: History) => History][] = [
  [
    'an issue costs 0.0001 more',
    answered('issue', 'done', (body) => {
      body.total_cost = more(body.total_cost);
    }),
  ],
  [
    'an issue takes from another layer',
    answered('issue', 'done', (body) => {
      body.movements[0].inventory_item_id += 1;
    }),
  ],
  ['an issue takes from one layer less', answered('issue', 'done', (body) => body.movements.pop())],
  [
    'a reservation promises another layer',
    answered('reserve', 'done', (body) => {
      body.allocations[0].inventory_item_id += 1;
    }),
  ],
  [
    'somebody is refused who should not be',
    answered('issue', 'refused', (body) => {
      body.details[0].available = body.details[0].required;
    }),
  ],
  [
    'somebody is refused for another reason',
    answered('reserve', 'refused', (body) => {
      body.error_code = 'IN_USE';
    }),
  ],
  [
    'a revaluation ends elsewhere',
    answered('revalue', 'done', (body) => {
      body.lines = body.lines.map((line: Body) => ({ ...line, value_after: more(line.value_after) }));
    }),
  ],
  [
    'an order consumed more',
    answered('complete', 'done', (body) => {
      body.components[0].consumed_quantity = more(body.components[0].consumed_quantity);
    }),
  ],
  [
    'a movement is missing',
    left(
      (deed) => deed.movements.length > 0,
      (deed) => ({
        ...deed,
        movements: deed.movements.slice(1),
      }),
    ),
  ],
  [
    'a movement says another value',
    left(
      (deed) => deed.movements.length > 0,
      (deed) => ({
        ...deed,
        movements: deed.movements.map((row) => ({ ...row, value: more(row.value) })),
      }),
    ),
  ],
  [
    'an event is missing',
    left(
      (deed) => deed.events.length > 0,
      (deed) => ({
        ...deed,
        events: deed.events.slice(1),
      }),
    ),
  ],
  ['two operations come in the other order', swapped],
];
