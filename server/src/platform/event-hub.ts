import type { FastifyBaseLogger } from 'fastify';
import { type Database, only } from './database/database.ts';
import { statement } from './database/statement.ts';
import { type Listener, listenOn } from './event-listener.ts';
import type { TopicFilter } from './event-topics.ts';
import { EVENTS_CHANNEL } from './events.ts';

/** A stretch of events as server-sent events, and the number after which the next stretch begins. */
export interface EventPage {
  readonly frames: string;
  /** the same number as was asked for when there was nothing after it */
  readonly cursor: number;
}

/**
 * The events of the database for everybody in this process who follows them. It reads each new event once and keeps the
 * newest ones in memory; who is further behind is served from the table, until it has caught up. Nothing is handed out: each
 * follower asks for what comes after its own number when it can take more, so a slow one costs no memory.
 *
 * It connects when somebody first follows.
 */
export interface EventHub {
  /** The number of the newest event that is committed, asked of the database. */
  newest(): Promise<number>;
  after(cursor: number, topics: TopicFilter): Promise<EventPage>;
  /** @param wake is called when there may be something new. @returns how to stop following */
  follow(wake: () => void): () => void;
  close(): Promise<void>;
}

interface EventRow {
  readonly event_id: number;
  readonly topic: string;
  readonly data: string;
}

interface Kept {
  readonly eventId: number;
  readonly topic: string;
  readonly frame: string;
}

const newestEvent = statement<{ last_event_id: number }>(
  'events_newest',
  'select last_event_id from event_counter',
);

const eventsAfter = statement<EventRow>(
  'events_after',
  'select event_id, topic, payload::text as data from events where event_id > $1 order by event_id limit $2',
);

const eventsBetween = statement<EventRow>(
  'events_between',
  `select event_id, topic, payload::text as data from events
   where event_id > $1 and event_id <= $2 and topic like any ($3::text[]) order by event_id limit $4`,
);

const READ_AT_ONCE = 1_000;
const KEPT_EVENTS = 2_000;
/** In one page from the table: so many rows, out of so many numbers. It bounds what one statement reads. */
const PAGE_ROWS = 200;
const PAGE_NUMBERS = 5_000;
const PAGE_CHARACTERS = 65_536;
/** Where announcements do not come through, as behind some connection poolers, events come this late. */
const SAFETY_NET_MS = 5_000;

export function createEventHub(db: Database, log: Pick<FastifyBaseLogger, 'warn'>): EventHub {
  return new Hub(db, log);
}

class Hub implements EventHub {
  private readonly db: Database;
  private readonly log: Pick<FastifyBaseLogger, 'warn'>;
  private readonly followers = new Set<() => void>();
  /** everything after `floor` and up to `last` */
  private kept: Kept[] = [];
  private floor = 0;
  private last = 0;
  private started: Promise<void> | undefined;
  private listener: Listener | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isReading = false;
  private isStale = false;
  private isClosed = false;

  constructor(db: Database, log: Pick<FastifyBaseLogger, 'warn'>) {
    this.db = db;
    this.log = log;
  }

  async newest(): Promise<number> {
    return only(await this.db.run(newestEvent, [])).last_event_id;
  }

  async after(cursor: number, topics: TopicFilter): Promise<EventPage> {
    await this.startOnce();
    if (cursor >= this.last) return { frames: '', cursor };
    return cursor < this.floor ? this.fromTable(cursor, topics) : fromMemory(this.kept, cursor, topics);
  }

  follow(wake: () => void): () => void {
    this.followers.add(wake);
    return () => this.followers.delete(wake);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    await this.listener?.close();
  }

  /** A start that fails is tried again by the next one who asks. */
  private startOnce(): Promise<void> {
    this.started ??= this.start().catch((error: unknown) => {
      this.started = undefined;
      throw error;
    });
    return this.started;
  }

  private async start(): Promise<void> {
    this.floor = this.last = await this.newest();
    if (this.isClosed) return;
    const read = () => this.read();
    this.timer = setInterval(read, SAFETY_NET_MS);
    this.timer.unref();
    this.listener = listenOn(this.db.pool, EVENTS_CHANNEL, read, this.log);
  }

  /** Reads what is new; one at a time, and once more when somebody called meanwhile. */
  private read(): void {
    this.isStale = true;
    if (this.isReading || this.isClosed) return;
    this.isReading = true;
    this.readWhileStale()
      .catch((error: unknown) => this.log.warn({ err: error }, 'events cannot be read; trying again'))
      .finally(() => {
        this.isReading = false;
      });
  }

  private async readWhileStale(): Promise<void> {
    while (this.isStale && !this.isClosed) {
      this.isStale = false;
      const rows = await this.db.run(eventsAfter, [this.last, READ_AT_ONCE]);
      if (rows.length === READ_AT_ONCE) this.isStale = true;
      if (rows.length > 0) this.keep(rows);
    }
  }

  private keep(rows: readonly EventRow[]): void {
    for (const { event_id, topic, data } of rows) {
      this.kept.push({ eventId: event_id, topic, frame: frameOf(event_id, topic, data) });
      this.last = event_id;
    }
    // Cut a good piece at once: moving the rest costs as much for one as for many.
    if (this.kept.length > KEPT_EVENTS * 1.5) {
      this.floor = this.kept[this.kept.length - KEPT_EVENTS - 1]?.eventId ?? this.floor;
      this.kept = this.kept.slice(-KEPT_EVENTS);
    }
    for (const wake of this.followers) wake();
  }

  private async fromTable(cursor: number, topics: TopicFilter): Promise<EventPage> {
    const upTo = Math.min(cursor + PAGE_NUMBERS, this.last);
    const rows = await this.db.run(eventsBetween, [cursor, upTo, topics.likePatterns, PAGE_ROWS]);
    const frames = rows.map(({ event_id, topic, data }) => frameOf(event_id, topic, data)).join('');
    return { frames, cursor: rows.length < PAGE_ROWS ? upTo : (rows.at(-1)?.event_id ?? upTo) };
  }
}

function fromMemory(kept: readonly Kept[], cursor: number, topics: TopicFilter): EventPage {
  let frames = '';
  let reached = cursor;
  for (let place = placeAfter(kept, cursor); place < kept.length; place += 1) {
    const event = kept[place];
    if (event === undefined || frames.length >= PAGE_CHARACTERS) break;
    if (topics.includes(event.topic)) frames += event.frame;
    reached = event.eventId;
  }
  return { frames, cursor: reached };
}

/** Where the first event after `cursor` is. */
function placeAfter(kept: readonly Kept[], cursor: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.eventId ?? 0) > cursor) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The payload is JSON as the database writes it, which is one line. */
const frameOf = (eventId: number, topic: string, data: string) =>
  `id: ${eventId}\nevent: ${topic}\ndata: ${data}\n\n`;
