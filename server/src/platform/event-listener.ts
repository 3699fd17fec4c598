import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';

export interface Listener {
  close(): Promise<void>;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * Hears what is announced on a channel, on a connection of its own, which is opened again whenever it breaks. Where the
 * database is now is read from the pool each time: the embedded one may have moved.
 *
 * @param wake is called at each announcement, and after each (re)connection, since some may have been missed
 */
export function listenOn(
  pool: pg.Pool,
  channel: string,
  wake: () => void,
  log: Pick<FastifyBaseLogger, 'warn'>,
): Listener {
  const closing = new AbortController();
  let current: pg.Client | undefined;

  /** @returns when the connection has ended */
  async function listenOnce(): Promise<void> {
    const client = new pg.Client(listenerOptions(pool));
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    // What breaks the connection is followed by 'end'; without a listener it would end the process.
    client.on('error', () => {});
    client.on('notification', wake);
    await client.connect();
    try {
      if (closing.signal.aborted) return;
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      current = client;
      wake();
      await ended;
    } finally {
      current = undefined;
      await client.end().catch(() => {});
    }
  }

  async function keepListening(): Promise<void> {
    let waitMs = FIRST_WAIT_MS;
    while (!closing.signal.aborted) {
      const startedAt = performance.now();
      await listenOnce().catch((error: unknown) =>
        log.warn({ err: error }, 'no connection to hear of events; trying again'),
      );
      // One that has held is replaced at once; a database that does not answer is asked less and less often.
      waitMs =
        performance.now() - startedAt > LONGEST_WAIT_MS
          ? FIRST_WAIT_MS
          : Math.min(waitMs * 2, LONGEST_WAIT_MS);
      await sleep(waitMs, undefined, { signal: closing.signal, ref: false }).catch(() => {});
    }
  }

  const listening = keepListening();
  return {
    async close() {
      closing.abort();
      if (current === undefined) return;
      await current.end().catch(() => {});
      await listening;
    },
  };
}

/** The pool's own settings, but for a connection that only waits. The password is not enumerable in them. */
function listenerOptions(pool: pg.Pool): pg.ClientConfig {
  const { options } = pool as pg.Pool & { readonly options: pg.PoolConfig };
  return {
    ...options,
    ...(options.password === undefined ? {} : { password: options.password }),
    application_name: 'horoz-mrp events',
    pipeline: false,
  } as pg.ClientConfig;
}
