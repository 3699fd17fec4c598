import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../server/src/app.ts';
import { systemActor } from '../../server/src/platform/actor.ts';
import { readConfig } from '../../server/src/platform/config.ts';
import { createDatabase, createPool, type Database } from '../../server/src/platform/database/database.ts';
import { statement } from '../../server/src/platform/database/statement.ts';
import { inTransaction } from '../../server/src/platform/database/transaction.ts';
import { publish } from '../../server/src/platform/events.ts';
import { createTestApp, type TestApp } from '../harness/app.ts';
import { watchContract } from '../harness/contract.ts';
import { type EventClient, follow, listenAnywhere, until } from '../harness/event-client.ts';
import { TEST_PASSWORD } from '../harness/users.ts';

/**
 * Two servers on one database, 200 clients that are cut off at random and come back to either of them, and writers whose
 * transactions commit in another order than they began. The bar of the plan is a minute: EVENT_STREAM_SECONDS=60.
 */
const SECONDS = Number(process.env.EVENT_STREAM_SECONDS ?? 5);
const CLIENTS = 200;
const USERS = 25;
const WRITERS = 6;

const commitLater = statement<never>('test_commit_later', 'select pg_sleep($1::float8)');

let t: TestApp;
let second: { db: Database; close(): Promise<void> };
const bases: string[] = [];
const tokens: string[] = [];

beforeAll(async () => {
  t = await createTestApp();
  bases.push(await listenAnywhere(t.app));
  const db = createDatabase(createPool({ location: t.db.location, size: 6 }), t.db.clock, t.db.policy);
  const app = await buildApp({
    config: readConfig({ RATE_LIMIT_PER_MINUTE: '1000000' }),
    secretKey: 'a-secret-key-for-tests-only-0123456789',
    db,
    logger: pino({ level: 'silent' }),
    migrations: [],
    redocBundle: '',
  });
  const contract = watchContract(app);
  bases.push(await listenAnywhere(app));
  second = {
    db,
    async close() {
      await app.close();
      await db.close();
      contract.verify();
    },
  };
  await t.db.sql(
    `insert into users (username, full_name, role, password_hash)
     select 'reader' || n, 'Reader', 'viewer', password_hash from users, generate_series(1, ${USERS}) n where role = 'viewer'`,
  );
  for (let user = 1; user <= USERS; user += 1) {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      payload: { username: `reader${user}`, password: TEST_PASSWORD },
    });
    tokens.push((answer.json() as { access_token: string }).access_token);
  }
});

afterAll(async () => {
  await second.close();
  await t.close();
});

/** Follows the alerts from the beginning until it is told to stop, whatever happens to its connections. */
class Reader {
  readonly seen: number[] = [];
  cuts = 0;
  private current: EventClient | undefined;
  private isDone = false;
  private readonly token: string;

  constructor(token: string) {
    this.token = token;
  }

  async run(): Promise<void> {
    while (!this.isDone) {
      const base = bases[Math.floor(Math.random() * bases.length)] ?? '';
      const headers = { 'last-event-id': String(this.seen.at(-1) ?? 0) };
      const client = await follow(`${base}/alerts/stream`, this.token, headers, ({ id }) =>
        this.seen.push(id ?? -1),
      ).catch(() => undefined);
      this.current = client;
      while (client !== undefined && client.ending === undefined && !this.isDone) await sleep(20);
      await sleep(Math.random() * 100);
    }
    this.current?.cut();
  }

  cut(): void {
    if (this.current?.ending !== undefined) return;
    this.cuts += 1;
    this.current?.cut();
  }

  stop(): void {
    this.isDone = true;
  }
}

/** Publishes until the deadline. @returns how many alerts it published */
async function write(db: Database, deadline: number): Promise<number> {
  let written = 0;
  while (performance.now() < deadline) {
    const count = 1 + Math.floor(Math.random() * 3);
    await inTransaction(db, systemActor('writer'), async (tx) => {
      publish(tx, events('alert.raised', count));
      publish(tx, events('stock.moved', 1));
      // Now and then the numbers are taken and the commit waits, or the work goes on after others have published.
      if (Math.random() < 0.3) tx.deferToEnd(commitLater, [Math.random() * 0.02]);
      await sleep(Math.random() * 40);
    });
    written += count;
    await sleep(20 + Math.random() * 60);
  }
  return written;
}

const events = (topic: 'alert.raised' | 'stock.moved', count: number) =>
  Array.from({ length: count }, (_, place) => ({
    topic,
    entityType: 'alert',
    entityId: place + 1,
    payload: { message: 'Çelik sac\n"2 mm" tükendi', place },
  }));

describe('live streams', { timeout: (SECONDS + 25) * 1_000 }, () => {
  it(`gives each of ${CLIENTS} clients each event once and in order, whatever is cut`, async () => {
    const readers = Array.from({ length: CLIENTS }, (_, n) => new Reader(tokens[n % USERS] ?? ''));
    const reading = readers.map((reader) => reader.run());
    const deadline = performance.now() + SECONDS * 1_000;
    const writing = Array.from({ length: WRITERS }, (_, n) =>
      write(n % 2 === 0 ? t.db : second.db, deadline),
    );
    let killed = 0;
    while (performance.now() < deadline) {
      await sleep(50);
      for (let n = 0; n < 8; n += 1) readers[Math.floor(Math.random() * CLIENTS)]?.cut();
      if (Math.random() < 0.05) {
        const gone = await t.db.sql(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where application_name = 'horoz-mrp events' and datname = current_database()`,
        );
        killed += gone.length;
      }
    }
    const written = (await Promise.all(writing)).reduce((all, one) => all + one, 0);
    await until(
      () => readers.every((reader) => reader.seen.length >= written),
      'all events at all clients',
      15_000,
    );
    await sleep(200); // whoever gets one twice gets it now
    for (const reader of readers) reader.stop();
    await Promise.all(reading);

    const rows = await t.db.sql<{ event_id: number }>(
      `select event_id from events where topic like 'alert.%' order by event_id`,
    );
    const expected = rows.map((row) => row.event_id);
    expect(expected).toHaveLength(written);
    for (const reader of readers) expect(reader.seen).toEqual(expected);
    const cuts = readers.reduce((all, reader) => all + reader.cuts, 0);
    expect(written).toBeGreaterThan(50);
    expect(cuts).toBeGreaterThan(CLIENTS / 2);
    process.stdout.write(`${written} events, ${cuts} cuts, ${killed} listeners killed\n`);
  });
});
