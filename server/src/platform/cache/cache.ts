import type { Database } from '../database/database.ts';
import { VERSION } from '../http/information.ts';
import { type Freshness, freshnessOf, identityOf, type Moment } from './freshness.ts';
import type { CacheStore } from './store.ts';
import type { Topic } from './topics.ts';

/** Longer answers are not kept: one of them would push out what everybody asks for. */
const MAX_LENGTH = 2_000_000;

export interface Question {
  /** what is counted in the metrics: the template of the address */
  readonly reading: string;
  /** everything that the answer depends on beside the database: address, parameters, day */
  readonly key: string;
  readonly topics: readonly Topic[];
  /** Makes the answer. It reads what was committed before `moment`, or later. */
  readonly compute: (moment: Moment) => Promise<string>;
}

export type Outcome = 'hit' | 'miss' | 'stale' | 'shared';

export interface Cache {
  recall(question: Question): Promise<string>;
  /** since the start, by reading and outcome */
  readonly tallies: ReadonlyMap<string, ReadonlyMap<Outcome, number>>;
}

interface Entry extends Moment {
  readonly text: string;
}

/** A computation under way, and when its snapshot was asked for, in the order of things in this process. */
interface Flight {
  readonly asked: number;
  readonly entry: Promise<Entry>;
}

/**
 * Answers from the store what the database would answer. Nothing else than the database says whether a kept answer is true, at
 * each request anew, on every node: no expiry, no message that could come late.
 */
export function createCache(db: Database, store: CacheStore): Cache {
  const flights = new Map<string, Flight>();
  const tallies = new Map<string, Map<Outcome, number>>();
  let moments = 0;
  let prefix: Promise<string> | undefined;
  const prefixed = async (key: string): Promise<string> => {
    prefix ??= identityOf(db).then(
      (identity) => `horoz/${identity}/${VERSION}/${JSON.stringify(db.policy)}/`,
    );
    const known = prefix;
    known.catch(() => {
      prefix = undefined;
    });
    return (await known) + key;
  };

  const fly = (key: string, asked: number, moment: Moment, compute: Question['compute']): Flight => {
    const { snapshot, epoch } = moment;
    const work = async (): Promise<Entry> => {
      try {
        const entry = { snapshot, epoch, text: await compute(moment) };
        // Nobody waits for it: the next one who asks comes after it.
        if (entry.text.length <= MAX_LENGTH) void store.set(key, packed(entry));
        return entry;
      } finally {
        if (flights.get(key) === flight) flights.delete(key);
      }
    };
    // Set before the work begins: a computation that fails at once must find itself.
    const flight: { asked: number; entry: Promise<Entry> } = { asked, entry: Promise.resolve().then(work) };
    flights.set(key, flight);
    return flight;
  };

  const recall = async ({ key: asked, topics, compute }: Question): Promise<[string, Outcome]> => {
    moments += 1;
    const came = moments;
    const key = await prefixed(asked);
    // Who comes while the answer is being made waits for it, and then asks whether it is still true: it may have been read before.
    const kept = (await flights.get(key)?.entry.catch(() => undefined)) ?? unpacked(await store.get(key));
    moments += 1;
    const now = moments;
    const freshness: Freshness = await freshnessOf(db, topics, kept);
    if (kept !== undefined && !freshness.stale) return [kept.text, 'hit'];
    const running = flights.get(key);
    if (running !== undefined && running.asked > came) return [(await running.entry).text, 'shared'];
    const flight = fly(key, now, freshness, compute);
    return [(await flight.entry).text, kept === undefined ? 'miss' : 'stale'];
  };

  return {
    tallies,
    async recall(question) {
      const [text, outcome] = await recall(question);
      const counts = tallies.get(question.reading) ?? new Map<Outcome, number>();
      tallies.set(question.reading, counts.set(outcome, (counts.get(outcome) ?? 0) + 1));
      return text;
    },
  };
}

/** Snapshot and epoch have no line breaks, so the answer needs no quoting. */
function packed({ snapshot, epoch, text }: Entry): string {
  return `${snapshot}\n${epoch}\n${text}`;
}

function unpacked(stored: string | undefined): Entry | undefined {
  const [, snapshot, epoch, text] = /^(\d+:\d+:[\d,]*)\n([^\n]+)\n(.*)$/s.exec(stored ?? '') ?? [];
  if (snapshot === undefined || epoch === undefined || text === undefined) return undefined;
  return { snapshot, epoch, text };
}
