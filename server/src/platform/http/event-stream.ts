import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Database } from '../database/database.ts';
import { AppError, invalidField } from '../errors/app-error.ts';
import { createEventHub } from '../event-hub.ts';
import type { TopicFilter } from '../event-topics.ts';
import type { WatchedState } from '../state-polls.ts';
import { say } from '../words/sentence.ts';
import { eventSource, type FrameSource, stateSource } from './frame-source.ts';

/** Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export interface EventStreams {
  /**
   * Answers a request with the events of these topics, from where the client left off, until it leaves or may not read them any
   * more.
   */
  answer(request: FastifyRequest, reply: FastifyReply, options: StreamOptions): Promise<unknown>;
  /** Answers a request with something each time that it changes, until it is final. */
  watch(request: FastifyRequest, reply: FastifyReply, options: WatchOptions): Promise<unknown>;
  /** how many are open on this server */
  openCount(): number;
}

/** Which events a stream has, and after which one it begins. */
export interface StreamRequest {
  readonly topics: TopicFilter;
  /** the number of the last event that the client has seen, from the query */
  readonly after: number | undefined;
}

interface Rights {
  /** @throws AppError when the caller may not read on: logged out, deactivated, another role */
  readonly mayGoOn: () => Promise<void>;
}

export interface StreamOptions extends StreamRequest, Rights {}

export interface WatchOptions extends Rights {
  readonly event: string;
  /** @throws AppError where there is nothing to watch */
  readonly open: () => Promise<WatchedState<unknown>>;
}

/** In OpenAPI a stream is a text: JSON Schema has no word for its frames. */
export const EventFrames = Type.String({
  'x-schema-name': 'EventFrames',
  description:
    'Server-sent events: `id` is the number of the event, `event` its topic, `data` its content as JSON in one line.',
  examples: ['id: 7\nevent: alert.raised\ndata: {"alert_id": 3, "alert_type": "CRITICAL"}\n\n'],
});

const MAX_STREAMS_OF_USER = 20;
/** A client that takes nothing for so many heartbeats is gone, or as good as gone. */
const STALLED_AFTER_HEARTBEATS = 4;
const RETRY_MS = 2_000;
const LAST_WORDS_MS = 500;

export function createEventStreams(
  app: FastifyInstance,
  db: Database,
  settings: { readonly streamHeartbeatSeconds: number },
): EventStreams {
  const hub = createEventHub(db, app.log);
  const open = new Set<EventStream>();
  const slots = createSlots();
  // Before the server waits for its connections: a stream would keep it waiting for ever.
  app.addHook('preClose', async () => {
    for (const stream of open) stream.finish();
    const deadline = performance.now() + LAST_WORDS_MS;
    while (open.size > 0 && performance.now() < deadline) await sleep(10);
    for (const stream of open) stream.destroy();
    await hub.close();
  });
  const heartbeatMs = settings.streamHeartbeatSeconds * 1_000;
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    mayGoOn: Rights['mayGoOn'],
    sourceOf: () => Promise<FrameSource>,
  ): Promise<unknown> => {
    const release = slots.take(request.actor?.userId ?? 0);
    try {
      const stream = new EventStream({ source: await sourceOf(), mayGoOn, heartbeatMs });
      open.add(stream);
      stream.once('close', () => {
        open.delete(stream);
        release();
      });
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('x-accel-buffering', 'no') // nginx would hold the events back
        .header('connection', 'close') // there is nothing after a stream
        .send(stream);
    } catch (error) {
      release();
      throw error;
    }
  };
  return {
    async answer(request, reply, { topics, after, mayGoOn }) {
      const seen = positionOf(request.headers['last-event-id']) ?? after;
      return send(request, reply, mayGoOn, async () => {
        const newest = await hub.newest();
        if (seen !== undefined && seen > newest) throw notYet(seen, newest);
        return eventSource(hub, { topics, seen, newest });
      });
    },
    watch: (request, reply, { event, open: watch, mayGoOn }) =>
      send(request, reply, mayGoOn, async () => stateSource(event, await watch())),
    openCount: () => open.size,
  };
}

/** @throws VALIDATION_ERROR */
function positionOf(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header);
  throw invalidField('Last-Event-ID', say`must be the number of an event, as the stream sends it in id.`);
}

function notYet(seen: number, newest: number): AppError {
  return invalidField(
    'Last-Event-ID',
    say`is ${seen}, but the newest event is ${newest}. Leave it out to begin anew, and read the lists again.`,
  );
}

/** How many streams each user has open on this server. */
function createSlots() {
  const taken = new Map<number, number>();
  return {
    /** @returns what gives the slot back, once. @throws RATE_LIMITED */
    take(userId: number): () => void {
      const before = taken.get(userId) ?? 0;
      if (before >= MAX_STREAMS_OF_USER) {
        throw new AppError(
          'RATE_LIMITED',
          say`You have ${before} live streams open on this server. Close one of them first.`,
          [],
          { retryAfterSeconds: RETRY_MS / 1_000 },
        );
      }
      taken.set(userId, before + 1);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        const left = (taken.get(userId) ?? 1) - 1;
        if (left === 0) taken.delete(userId);
        else taken.set(userId, left);
      };
    },
  };
}

interface Follower extends Rights {
  readonly source: FrameSource;
  readonly heartbeatMs: number;
}

/** Takes what is new from its source whenever the socket can take more. */
class EventStream extends Readable {
  private readonly follower: Follower;
  private readonly timer: NodeJS.Timeout;
  private readonly unfollow: () => void;
  /** the socket can take more */
  private isWanted = false;
  private isAsking = false;
  private hasNews = true;
  private hasFinished = false;
  private stalledHeartbeats = 0;

  constructor(follower: Follower) {
    super();
    this.follower = follower;
    this.push(`retry: ${RETRY_MS}\n${follower.source.greeting}\n`);
    this.unfollow = follower.source.follow(() => {
      this.hasNews = true;
      void this.deliver();
    });
    this.timer = setInterval(() => void this.beat(), follower.heartbeatMs);
  }

  override _read(): void {
    this.isWanted = true;
    this.stalledHeartbeats = 0;
    void this.deliver();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearInterval(this.timer);
    this.unfollow();
    done(error);
  }

  /** Ends the stream after what is on its way; a client that takes nothing is cut. */
  finish(): void {
    if (!this.isWanted) this.destroy();
    else if (!this.hasFinished) this.end();
  }

  private async deliver(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      while (this.isWanted && this.hasNews && !this.isOver()) {
        this.hasNews = false;
        await this.takePage();
      }
    } catch {
      // The database does not answer: the next heartbeat asks again.
      this.hasNews = true;
    } finally {
      this.isAsking = false;
    }
  }

  private async takePage(): Promise<void> {
    const { frames, hasMore, isLast } = await this.follower.source.next();
    if (hasMore) this.hasNews = true;
    if (frames !== '' && !this.isOver()) this.give(frames);
    if (isLast && !this.isOver()) this.end();
  }

  private end(): void {
    this.hasFinished = true;
    this.push(null);
  }

  private give(text: string): void {
    this.isWanted = false;
    this.push(text);
  }

  private isOver(): boolean {
    return this.hasFinished || this.destroyed;
  }

  private async beat(): Promise<void> {
    try {
      await this.follower.mayGoOn();
    } catch (error) {
      if (error instanceof AppError && error.status < 500) return this.finish();
    }
    if (this.destroyed) return;
    if (this.isWanted && !this.hasFinished) this.give(': still here\n\n');
    else this.stalledHeartbeats += 1;
    if (this.stalledHeartbeats >= STALLED_AFTER_HEARTBEATS) this.destroy();
    else void this.deliver();
  }
}
