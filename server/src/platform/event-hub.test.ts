import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../tests/harness/app.ts';
import { follow, listenAnywhere, until } from '../../../tests/harness/event-client.ts';
import { createEventHub, type EventHub } from './event-hub.ts';
import { listenOn } from './event-listener.ts';
import { topicFilter } from './event-topics.ts';

const quiet = { warn: () => {} };
const everything = topicFilter(['*']);

let t: TestApp;
let hub: EventHub;

beforeAll(async () => {
  t = await createTestApp();
  hub = createEventHub(t.db, quiet);
});
afterAll(async () => {
  await hub.close();
  await t.close();
});

/** Events by the thousand, as a transaction would number them. */
async function fill(count: number, options: { payload?: string; announce?: boolean } = {}): Promise<void> {
  await t.db.sql(
    `with n as (update event_counter set last_event_id = last_event_id + $1 returning last_event_id - $1 as before)
     insert into events (event_id, topic, entity_type, entity_id, payload, occurred_at, request_id)
     select n.before + g, case when g % 10 = 0 then 'alert.raised' else 'stock.moved' end, 'alert', g,
       jsonb_build_object('text', $2::text), now(), 'test'
     from n cross join generate_series(1, $1::int) g`,
    [count, options.payload ?? ''],
  );
  if (options.announce ?? true) await t.db.sql(`select pg_notify('horoz_events', '')`);
}

/** All numbers after one, page by page. */
async function readAll(from: number, topics = everything) {
  const ids: number[] = [];
  let pages = 0;
  for (let cursor = from; ; pages += 1) {
    const page = await hub.after(cursor, topics);
    if (page.cursor === cursor) return { ids, pages };
    cursor = page.cursor;
    ids.push(...[...page.frames.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)));
  }
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + 1 + n);

const listeners = () =>
  t.db.sql<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'horoz-mrp events' and datname = current_database()`,
  );

describe('the hub', () => {
  it('connects when somebody reads, once', async () => {
    expect(await listeners()).toEqual([]);
    await fill(10);
    expect(await readAll(0)).toMatchObject({ ids: numbers(0, 10) });
    for (let tries = 0; (await listeners()).length === 0 && tries < 100; tries += 1) await sleep(20);
    await readAll(0);
    expect(await listeners()).toHaveLength(1);
  });

  it('wakes its followers, and has the same from memory as from the table', async () => {
    let woken = 0;
    const leave = hub.follow(() => {
      woken += 1;
    });
    await fill(9_990);
    await until(() => woken >= 10, 'the news');
    const all = await readAll(0);
    expect(all.ids).toEqual(numbers(0, 10_000));
    // the newest in few large pages, the rest in pages of 200
    expect(all.pages).toBeGreaterThan(35);
    expect((await readAll(8_500)).pages).toBeLessThan(3);
    expect((await readAll(8_500)).ids).toEqual(numbers(8_500, 10_000));
    const alerts = topicFilter(['alert.*']);
    const wanted = numbers(0, 10_000).filter((id) => (id <= 10 ? id === 10 : (id - 10) % 10 === 0));
    expect((await readAll(0, alerts)).ids).toEqual(wanted);
    expect((await readAll(10_000)).ids).toEqual([]);
    expect((await readAll(10_005)).ids).toEqual([]);
    leave();
    const before = woken;
    await fill(1);
    await until(() => readsTo(10_001), 'one more');
    expect(woken).toBe(before);
  });

  it('loses nothing when its connection is killed', async () => {
    const [listener] = await listeners();
    await t.db.sql('select pg_terminate_backend($1)', [listener?.pid]);
    await fill(5);
    await until(() => readsTo(10_006), 'what happened meanwhile');
    for (let tries = 0; (await listeners()).length === 0 && tries < 200; tries += 1) await sleep(20);
    expect(await listeners()).toHaveLength(1);
    const startedAt = performance.now();
    await fill(5);
    await until(() => readsTo(10_011), 'what is announced after it');
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('finds by itself what nobody announced', async () => {
    await fill(3, { announce: false });
    await until(() => readsTo(10_014), 'the safety net', 7_000);
  });
});

let reached = 0;
/** The hub answers from memory what it knows, so asking is cheap. */
function readsTo(eventId: number): boolean {
  void hub.after(eventId - 1, everything).then(({ cursor }) => {
    reached = Math.max(reached, cursor);
  });
  return reached >= eventId;
}

describe('a listener', () => {
  it('wakes when it is connected, when something is announced, and when it is connected again', async () => {
    const before = new Set((await listeners()).map(({ pid }) => pid));
    let woken = 0;
    const listener = listenOn(
      t.db.pool,
      'test_channel',
      () => {
        woken += 1;
      },
      quiet,
    );
    await until(() => woken === 1, 'the connection');
    await t.db.sql(`select pg_notify('another_channel', ''), pg_notify('test_channel', '')`);
    await until(() => woken === 2, 'the announcement');
    for (const { pid } of await listeners()) {
      if (!before.has(pid)) await t.db.sql('select pg_terminate_backend($1)', [pid]);
    }
    await until(() => woken === 3, 'the next connection', 3_000);
    await listener.close();
    expect(await listeners()).toHaveLength(before.size);
    await t.db.sql(`select pg_notify('test_channel', '')`);
    await sleep(50);
    expect(woken).toBe(3);
  });
});

describe('a reader that is slow', () => {
  it('gets everything, and costs the server no memory meanwhile', async () => {
    const sockets: Socket[] = [];
    t.app.server.on('connection', (socket) => sockets.push(socket));
    const base = await listenAnywhere(t.app);
    const slow = await follow(`${base}/events/stream`, await t.tokenOf('admin'));
    await until(() => slow.frames.length === 1, 'hello');
    slow.pause();
    await fill(4_000, { payload: 'x'.repeat(5_000) });
    const quick = await follow(`${base}/events/stream?after=10014`, await t.tokenOf('admin'));
    await until(() => quick.frames.length === 4_000, 'the quick reader');
    const waiting = Math.max(...sockets.map((socket) => socket.writableLength));
    expect(waiting).toBeLessThan(500_000);
    expect(slow.frames.length).toBeLessThan(4_000);
    slow.resume();
    await until(() => slow.frames.length === 4_001, 'the slow reader');
    expect(slow.frames.slice(1).map(({ id }) => id)).toEqual(numbers(10_014, 14_014));
    quick.cut();
    slow.cut();
  });
});

describe('topics', () => {
  it.each([
    [['*'], 'alert.raised', true],
    [['alert.*'], 'alert.raised', true],
    [['alert.*'], 'alerts.raised', false],
    [['alert.raised'], 'alert.raised', true],
    [['alert.raised'], 'alert.raised_again', false],
    [['purchase_order.received'], 'purchasexorder.received', false],
    [['alert.raised', 'stock.*'], 'stock.moved', true],
  ])('%s for %s: %s, in the program as in SQL', async (patterns, topic, expected) => {
    const filter = topicFilter(patterns);
    expect(filter.includes(topic)).toBe(expected);
    const [row] = await t.db.sql('select $1::text like any ($2::text[]) as found', [
      topic,
      filter.likePatterns,
    ]);
    expect(row).toEqual({ found: expected });
  });
});
