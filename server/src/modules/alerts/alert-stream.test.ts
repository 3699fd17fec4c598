import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { type EventClient, follow, listenAnywhere, until } from '../../../../tests/harness/event-client.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';
import { systemActor } from '../../platform/actor.ts';
import { systemClock } from '../../platform/clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type PublishedEvent, publish } from '../../platform/events.ts';
import { PROJECT_ROOT } from '../../project.ts';

let t: TestApp;
let base: string;
let ahead = 0;
const clients: EventClient[] = [];

/** A clock that a test can put forward: the rest of the server lives in the present. */
const wall = systemClock('Europe/Istanbul');
const clock = { now: () => new Date(Date.now() + ahead), today: () => wall.today() };

beforeAll(async () => {
  t = await createTestApp({ clock, config: { streamHeartbeatSeconds: 0.2 } });
  base = await listenAnywhere(t.app);
});
afterAll(async () => {
  for (const client of clients) client.cut();
  await t.close();
});

async function open(
  path: string,
  token?: string,
  headers: Record<string, string> = {},
): Promise<EventClient> {
  const client = await follow(`${base}${path}`, token, headers);
  clients.push(client);
  return client;
}

async function logIn(username: string): Promise<string> {
  const answer = await t.app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    payload: { username, password: TEST_PASSWORD },
  });
  return (answer.json() as { access_token: string }).access_token;
}

/** @returns the number of the last one */
async function announce(...topics: PublishedEvent['topic'][]): Promise<number> {
  await inTransaction(t.db, systemActor('test'), async (tx) =>
    publish(
      tx,
      topics.map((topic, place) => ({
        topic,
        entityType: 'alert',
        entityId: place + 1,
        payload: { alert_id: place + 1, message: 'İğne ucu "5 mm"\ntükendi' },
      })),
    ),
  );
  const [row] = await t.db.sql<{ last: number }>('select last_event_id as last from event_counter');
  return row?.last ?? 0;
}

const refusal = ({ status, text }: EventClient) => [
  status,
  (JSON.parse(text) as { error_code: string }).error_code,
];

const refused = async (path: string, token?: string, headers: Record<string, string> = {}) => {
  const client = await open(path, token, headers);
  await until(() => client.ending !== undefined, 'the refusal');
  return refusal(client);
};

describe('GET /alerts/stream', () => {
  it('begins with the present position, and goes on with what happens to alerts', async () => {
    const before = await announce('alert.raised');
    const client = await open('/alerts/stream', await t.tokenOf('viewer'));
    expect(client.status).toBe(200);
    await until(() => client.frames.length === 1, 'hello');
    const last = await announce('alert.changed', 'purchase_order.created', 'alert.resolved');
    await until(() => client.frames.length === 3, 'two events');
    const data = (id: number) => ({ alert_id: id, message: 'İğne ucu "5 mm"\ntükendi' });
    expect(client.frames.map((frame) => ({ ...frame, data: JSON.parse(frame.data) as unknown }))).toEqual([
      { id: undefined, event: 'hello', data: { last_event_id: before } },
      { id: last - 2, event: 'alert.changed', data: data(1) },
      { id: last, event: 'alert.resolved', data: data(3) },
    ]);
    client.cut();
  });

  it('answers with the headers of a stream, also for pages of other origins', async () => {
    const client = await open('/alerts/stream', await t.tokenOf('viewer'), {
      origin: 'http://localhost:5173',
    });
    expect(client.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': 'http://localhost:5173',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
    });
    expect(client.headers).not.toHaveProperty('content-encoding');
    client.cut();
  });

  it('goes on after Last-Event-ID, or after the event of the address, without a hello', async () => {
    const last = await announce('alert.raised', 'alert.changed', 'alert.acknowledged');
    const byHeader = { 'last-event-id': String(last - 2) };
    const viewer = await t.tokenOf('viewer');
    const one = await open('/alerts/stream', viewer, byHeader);
    const two = await open(`/alerts/stream?after=${last - 1}`, viewer);
    const both = await open('/alerts/stream?after=0', viewer, byHeader);
    await until(
      () => one.frames.length === 2 && two.frames.length === 1 && both.frames.length === 2,
      'the rest',
    );
    expect(one.frames.map((frame) => frame.id)).toEqual([last - 1, last]);
    expect(two.frames.map((frame) => frame.id)).toEqual([last]);
    expect(both.frames).toEqual(one.frames);
    for (const client of [one, two, both]) client.cut();
  });

  it('has every alert event of the table from the beginning', async () => {
    const client = await open('/alerts/stream?after=0', await t.tokenOf('viewer'));
    const rows = await t.db.sql<{ event_id: number; topic: string }>(
      `select event_id, topic from events where topic like 'alert.%' order by event_id`,
    );
    await until(() => client.frames.length >= rows.length, 'all of them');
    expect(client.frames.map(({ id, event }) => ({ event_id: id, topic: event }))).toEqual(rows);
    client.cut();
  });

  it('says that it is still there', async () => {
    const client = await open('/alerts/stream', await t.tokenOf('viewer'));
    await until(() => client.comments.length >= 2, 'two heartbeats');
    expect(new Set(client.comments)).toEqual(new Set(['still here']));
    client.cut();
  });

  it.each([
    ['a text', 'abc'],
    ['a negative number', '-1'],
    ['a fraction', '1.5'],
    ['nothing', ''],
    ['a number that is too long', '9'.repeat(20)],
    ['the future', '123456789'],
  ])('refuses %s as Last-Event-ID', async (_, value) => {
    const headers = { 'last-event-id': value };
    expect(await refused('/alerts/stream', await t.tokenOf('viewer'), headers)).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
  });

  it.each(['after=-1', 'after=x', 'after=123456789', 'topics=alert.*', 'since=1'])(
    'refuses ?%s',
    async (query) => {
      expect(await refused(`/alerts/stream?${query}`, await t.tokenOf('viewer'))).toEqual([
        422,
        'VALIDATION_ERROR',
      ]);
    },
  );

  it('wants a token', async () => {
    expect(await refused('/alerts/stream')).toEqual([401, 'NOT_AUTHENTICATED']);
    expect(await refused('/alerts/stream', 'a.b.c')).toEqual([401, 'NOT_AUTHENTICATED']);
  });

  it('has no HEAD of its own, which would never end', async () => {
    const authorization = `Bearer ${await t.tokenOf('admin')}`;
    for (const [path, status] of [
      ['/events/stream', 404],
      ['/alerts/stream', 422], // GET /alerts/{alert_id} has one
    ] as const) {
      const answer = await t.app.inject({
        method: 'HEAD',
        url: `/api/v1${path}`,
        headers: { authorization },
      });
      expect(answer.statusCode).toBe(status);
    }
  });
});

describe('the end of a stream', () => {
  it('comes with the end of its session', async () => {
    const token = await logIn('inv_clerk');
    const client = await open('/alerts/stream', token);
    const other = await open('/alerts/stream', await t.tokenOf('viewer'));
    await t.callerWith(token).post('/auth/logout');
    await until(() => client.ending !== undefined, 'the end of the stream');
    expect(client.ending).toBe('ended');
    expect(await refused('/alerts/stream', token)).toEqual([401, 'TOKEN_REVOKED']);
    expect(other.ending).toBeUndefined();
    other.cut();
  });

  it('comes when the user loses the right', async () => {
    const token = await logIn('admin');
    const client = await open('/events/stream', token);
    await sleep(300);
    expect(client.ending).toBeUndefined();
    await t.db.sql(`update users set role = 'prod_mgr' where username = 'admin'`);
    await until(() => client.ending !== undefined, 'the end of the stream');
    await t.db.sql(`update users set role = 'admin' where username = 'admin'`);
    expect(client.ending).toBe('ended');
  });

  it('comes when the token expires', async () => {
    const token = await logIn('proc_off');
    const client = await open('/alerts/stream', token);
    await sleep(300);
    expect(client.ending).toBeUndefined();
    ahead = 16 * 60_000;
    await until(() => client.ending !== undefined, 'the end of the stream');
    expect(await refused('/alerts/stream', token)).toEqual([401, 'TOKEN_EXPIRED']);
    ahead = 0;
  });

  it('makes room: a user has at most 20 on a server', async () => {
    const token = await logIn('prod_mgr');
    const streams = await Promise.all(Array.from({ length: 20 }, () => open('/alerts/stream', token)));
    expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const client = await open('/alerts/stream', token);
    await until(() => client.ending !== undefined, 'the refusal');
    expect(refusal(client)).toEqual([429, 'RATE_LIMITED']);
    expect(client.headers['retry-after']).toBe('2');
    expect((await open('/alerts/stream', await t.tokenOf('viewer'))).status).toBe(200);
    for (const stream of streams) stream.cut();
    let again = await open('/alerts/stream', token);
    for (let tries = 0; again.status !== 200 && tries < 50; tries += 1) {
      await sleep(20);
      again = await open('/alerts/stream', token);
    }
    expect(again.status).toBe(200);
    again.cut();
  });

  it('comes without a trace when the client leaves before the answer', async () => {
    const token = await logIn('prod_mgr');
    for (let n = 0; n < 30; n += 1) {
      const request = http.get(`${base}/alerts/stream`, {
        agent: false,
        headers: { authorization: `Bearer ${token}` },
      });
      request.on('error', () => {});
      await sleep(n % 6);
      request.destroy();
    }
    await until(() => t.app.server.listening, 'the server');
    await sleep(200);
    const streams = await Promise.all(Array.from({ length: 20 }, () => open('/alerts/stream', token)));
    expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    for (const stream of streams) stream.cut();
  });
});

describe('GET /events/stream', () => {
  it('has every topic, or those that are asked for', async () => {
    const token = await t.tokenOf('admin');
    const all = await open('/events/stream', token);
    const some = await open('/events/stream?topics=alert.raised,%20purchase_order.*', token);
    const underscore = await open('/events/stream?after=0&topics=purchase_order.received', token);
    await until(() => all.frames.length === 1 && some.frames.length === 1, 'both hellos');
    const topics = [
      'alert.raised',
      'alert.changed',
      'purchase_order.received',
      'production_order.completed',
    ] as const;
    await announce(...topics);
    await until(() => all.frames.length === 5 && some.frames.length === 3, 'the events');
    expect(all.frames.slice(1).map(({ event }) => event)).toEqual(topics);
    expect(some.frames.slice(1).map(({ event }) => event)).toEqual([
      'alert.raised',
      'purchase_order.received',
    ]);
    await until(() => underscore.frames.length === 1, 'the one');
    for (const client of [all, some, underscore]) client.cut();
  });

  it('is for those who manage webhooks', async () => {
    for (const role of ['prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const) {
      expect(await refused('/events/stream', await t.tokenOf(role))).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
    }
    expect(await refused('/events/stream')).toEqual([401, 'NOT_AUTHENTICATED']);
  });

  it.each(['alert', 'alert.', '.raised', '*.raised', 'alert.raised,', 'ALERT.*', 'alert.r*', "alert.'--"])(
    'refuses the topic %s',
    async (topic) => {
      const path = `/events/stream?topics=${encodeURIComponent(topic)}`;
      expect(await refused(path, await t.tokenOf('admin'))).toEqual([422, 'VALIDATION_ERROR']);
    },
  );
});

it('the end of the server is the end of its streams, at once', async () => {
  const own = await createTestApp();
  const address = await listenAnywhere(own.app);
  const streams = await Promise.all(
    Array.from({ length: 5 }, async () => follow(`${address}/alerts/stream`, await own.tokenOf('viewer'))),
  );
  const startedAt = performance.now();
  await own.close();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  await until(() => streams.every(({ ending }) => ending === 'ended'), 'their ends');
});

interface Followed {
  readonly id: number;
  readonly topic: string;
}

it('the program of docs/guides/alerts-live.md follows alerts over cuts', async () => {
  const guide = await readFile(join(PROJECT_ROOT, 'docs/guides/alerts-live.md'), 'utf8');
  const program = /^```js\n([\s\S]*?)^```$/m.exec(guide)?.[1] ?? '';
  const { follow: followAsDocumented } = (await import(
    `data:text/javascript;base64,${Buffer.from(program).toString('base64')}`
  )) as { follow: (options: object) => Promise<void> };
  const seen: Followed[] = [];
  const leaving = new AbortController();
  const following = followAsDocumented({
    url: `${base}/alerts/stream`,
    accessToken: () => t.tokenOf('viewer'),
    onEvent: (event: Followed) => seen.push(event),
    signal: leaving.signal,
    waitMs: 50,
  });
  await until(() => seen.length === 1, 'hello');
  t.app.server.closeAllConnections(); // before it has seen an event
  const first = await announce('alert.raised', 'alert.changed');
  await until(() => seen.length === 3, 'two events');
  t.app.server.closeAllConnections();
  const last = await announce('alert.resolved');
  await until(() => seen.length === 4, 'the last one');
  expect(seen.map(({ topic }) => topic)).toEqual([
    'hello',
    'alert.raised',
    'alert.changed',
    'alert.resolved',
  ]);
  expect(seen.slice(1).map(({ id }) => id)).toEqual([first - 1, first, last]);
  leaving.abort();
  await following;
});
