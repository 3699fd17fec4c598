import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import { startReceiver } from './testing/receiver.ts';
import { createWebhookBench, LOOPBACK, SETTINGS, type WebhookBench } from './testing/webhook-bench.ts';
import { dispatchEvents } from './webhook-delivery.service.ts';
import { deliver, RETRY_DELAYS_MS } from './webhook-delivery.ts';
import { signatureOf } from './webhook-message.ts';
import { changeWebhook, createWebhook, removeWebhook, replayDead, rotateSecret } from './webhooks.service.ts';

let db: TestDatabase;
let bench: WebhookBench;
beforeAll(async () => {
  db = await createTestDatabase();
  bench = await createWebhookBench(db);
});
afterEach(() => bench.clear());
afterAll(() => db.drop());

const jobsOf = (id: number) =>
  db.sql<{ attempt: number; seconds: number }>(
    `select (data->>'attempt')::int as attempt, round(extract(epoch from start_after - created_on))::int as seconds
     from pgboss.job where name = 'webhook-deliveries' and data->>'webhook_delivery_id' = $1::text order by 1`,
    [id],
  );

describe('a delivery', () => {
  it('is made once, with the event as its body and a signature over it', async () => {
    const receiver = await bench.receive();
    const { secret } = await bench.create(receiver.url);
    await bench.startServer();
    const before = Math.floor(Date.now() / 1000);
    await bench.announce('alert.raised');
    await bench.settled(1);
    await sleep(150);
    expect(receiver.received.length).toBe(1);
    const [got] = receiver.received;
    const [event] = await db.sql('select event_id, occurred_at from events order by event_id desc limit 1');
    expect(JSON.parse(got?.body ?? '')).toEqual({
      event_id: event?.event_id,
      topic: 'alert.raised',
      occurred_at: event?.occurred_at,
      entity_type: 'alert',
      entity_id: 1,
      data: { alert_id: 1, message: 'Şase bitti', available: '0.000' },
    });
    const timestamp = String(got?.headers['webhook-timestamp']);
    expect(Number(timestamp)).toBeGreaterThanOrEqual(before);
    expect(Number(timestamp)).toBeLessThanOrEqual(before + 10);
    expect(got?.headers).toMatchObject({
      'webhook-id': String(event?.event_id),
      'webhook-signature': signatureOf(secret, timestamp, got?.body ?? ''),
      'content-type': 'application/json; charset=utf-8',
      'user-agent': expect.stringMatching(/^Horoz-Demir-MRP\//),
    });
    expect(await bench.deliveries()).toMatchObject([
      { status: 'DELIVERED', attempts: 1, last_status_code: 200, last_error: null },
    ]);
  });

  it('waits for a receiver that is down', async () => {
    const gone = await startReceiver();
    await gone.close();
    await bench.create(gone.url);
    await bench.startServer({ retryDelaysMs: Array(40).fill(100) });
    await bench.announce('alert.raised', 'alert.changed');
    await bench.until(
      async () => (await bench.deliveries()).filter(({ attempts }) => attempts > 1).length === 2,
    );
    expect((await bench.deliveries())[0]?.last_error).toContain('ECONNREFUSED');
    const back = await bench.receive(() => 204, gone.port);
    await bench.settled(2);
    expect(back.received.map(({ headers }) => headers['webhook-id']).sort()).toEqual(
      (await db.sql('select event_id from webhook_deliveries order by 1')).map(
        ({ event_id }) => `${event_id}`,
      ),
    );
  });

  it('is given up by a slow receiver after the time-out, and tried again', async () => {
    const receiver = await bench.receive((nth) => (nth === 1 ? undefined : 200));
    await bench.create(receiver.url);
    await bench.startServer({ timeoutMs: 300 });
    await bench.announce('alert.raised');
    await bench.settled(1);
    expect(await bench.deliveries()).toMatchObject([{ status: 'DELIVERED', attempts: 2 }]);
    const [first, second] = receiver.received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
  });

  it('is repeated until the receiver has stopped to answer 500', async () => {
    const receiver = await bench.receive((nth) => (nth < 4 ? 500 : 200));
    await bench.create(receiver.url);
    await bench.startServer();
    await bench.announce('alert.raised');
    await bench.settled(1);
    expect(await bench.deliveries()).toMatchObject([
      { status: 'DELIVERED', attempts: 4, last_status_code: 200 },
    ]);
  });

  it('is dead after its last try, and lives again when it is replayed', async () => {
    let answer = 500;
    const receiver = await bench.receive(() => answer);
    const { webhook_id } = await bench.create(receiver.url);
    await bench.startServer();
    await bench.announce('alert.raised', 'alert.changed');
    await bench.settled(2);
    const dead = { status: 'DEAD', attempts: 4, last_status_code: 500 };
    expect(await bench.deliveries()).toMatchObject([dead, dead]);
    expect((await bench.deliveries())[0]?.last_error).toBe('The receiver answered 500.');
    await sleep(150);
    expect(receiver.received.length).toBe(8);
    answer = 201;
    expect(await bench.work((tx) => replayDead(tx, webhook_id))).toEqual({ replayed: 2, remaining: 0 });
    await bench.settled(2);
    expect(await bench.deliveries()).toMatchObject([
      { status: 'DELIVERED', attempts: 1 },
      { status: 'DELIVERED', attempts: 1 },
    ]);
  });

  it('follows no redirect', async () => {
    const secret = await bench.receive();
    const receiver = await bench.receive((_, response) => {
      response.writeHead(302, { location: secret.url }).end();
      return undefined;
    });
    await bench.create(receiver.url);
    await bench.startServer({ retryDelaysMs: [] });
    await bench.announce('alert.raised');
    await bench.settled(1);
    expect(await bench.deliveries()).toMatchObject([
      {
        status: 'DEAD',
        last_status_code: 302,
        last_error: 'The receiver answered 302; redirects are not followed.',
      },
    ]);
    expect(secret.received).toEqual([]);
  });

  it('does not reach this machine through a name that was public when it was saved', async () => {
    const receiver = await bench.receive();
    const url = `http://rebind.example.com:${receiver.port}/hook`;
    const publicly = { allowedNetworks: [], resolve: () => Promise.resolve(['93.184.216.34']) };
    await bench.work((tx) => createWebhook(tx, { url, topics: ['*'] }, publicly));
    await bench.startServer({
      allowedNetworks: [],
      retryDelaysMs: [],
      resolve: () => Promise.resolve(['127.0.0.1']),
    });
    await bench.announce('alert.raised');
    await bench.settled(1);
    expect((await bench.deliveries())[0]).toMatchObject({ status: 'DEAD', last_status_code: null });
    expect((await bench.deliveries())[0]?.last_error).toContain('not on the public internet');
    expect(receiver.received).toEqual([]);
  });

  it('that is answered with 410 switches the webhook off', async () => {
    const receiver = await bench.receive(() => 410);
    const { webhook_id } = await bench.create(receiver.url);
    await bench.announce('alert.raised');
    await dispatchEvents(db);
    const [first] = await bench.deliveries();
    const job = { webhook_delivery_id: first?.id ?? 0, attempt: 0 };
    await deliver(db, job, SETTINGS);
    expect(await bench.deliveries()).toMatchObject([{ status: 'DEAD', attempts: 1, last_status_code: 410 }]);
    expect(
      await db.sql('select is_active, disabled_reason from webhooks where webhook_id = $1', [webhook_id]),
    ).toEqual([{ is_active: false, disabled_reason: 'The receiver answered 410 Gone.' }]);
    const audits = await db.sql(
      `select username, after->>'is_active' as active from audit_log where action = 'webhook.disable' and entity_id = $1`,
      [String(webhook_id)],
    );
    expect(audits).toEqual([{ username: 'system', active: 'false' }]);
    await bench.announce('alert.changed');
    expect(await dispatchEvents(db)).toBe(0);
  });
});

it('waits longer after each failure, spread by a fifth', async () => {
  const receiver = await bench.receive(() => 500);
  const { id } = await bench.oneDue(receiver.url);
  const settings = { ...LOOPBACK, timeoutMs: 5_000 };
  expect(RETRY_DELAYS_MS.map((delay) => delay / 1000)).toEqual([
    10, 30, 90, 300, 900, 3_600, 10_800, 21_600, 43_200,
  ]);
  for (let attempt = 0; attempt <= RETRY_DELAYS_MS.length; attempt += 1) {
    const random = () => [0.5, 0, 1][attempt % 3] ?? 0;
    await deliver(db, { webhook_delivery_id: id, attempt }, { ...settings, random });
  }
  const jobs = await jobsOf(id);
  expect(jobs.map(({ seconds }) => seconds)).toEqual([
    0, 10, 24, 108, 300, 720, 4_320, 10_800, 17_280, 51_840,
  ]);
  expect(await bench.deliveries()).toMatchObject([{ status: 'DEAD', attempts: 10 }]);
});

it('what an inactive webhook is owed becomes a dead letter, and what a deleted one is owed goes', async () => {
  const receiver = await bench.receive();
  const { id, webhookId } = await bench.oneDue(receiver.url);
  const job = { webhook_delivery_id: id, attempt: 0 };
  await bench.work((tx) => changeWebhook(tx, webhookId, { is_active: false }, null, LOOPBACK));
  await deliver(db, job, SETTINGS);
  expect(await bench.deliveries()).toMatchObject([{ status: 'DEAD', attempts: 0 }]);
  expect((await bench.deliveries())[0]?.last_error).toContain('inactive');
  await bench.work((tx) => changeWebhook(tx, webhookId, { is_active: true }, null, LOOPBACK));
  await bench.work((tx) => replayDead(tx, webhookId));
  await bench.work((tx) => removeWebhook(tx, webhookId));
  await deliver(db, job, SETTINGS);
  expect([await bench.deliveries(), receiver.received]).toEqual([[], []]);
});

it('is signed with both secrets for a day after a change', async () => {
  const receiver = await bench.receive();
  const old = await bench.create(receiver.url);
  const { secret } = await bench.work((tx) => rotateSecret(tx, old.webhook_id));
  await bench.announce('alert.raised', 'alert.changed');
  await dispatchEvents(db);
  const [first, second] = await bench.deliveries();
  await deliver(db, { webhook_delivery_id: first?.id ?? 0, attempt: 0 }, SETTINGS);
  await db.sql(`update webhooks set previous_secret_until = now() - interval '1 second'`);
  await deliver(db, { webhook_delivery_id: second?.id ?? 0, attempt: 0 }, SETTINGS);
  const signed = receiver.received.map(({ headers, body }) => {
    const timestamp = String(headers['webhook-timestamp']);
    const of = (key: string) => signatureOf(key, timestamp, body);
    return [headers['webhook-signature'], of(secret), of(old.secret)];
  });
  expect(signed[0]?.[0]).toBe(`${signed[0]?.[1]},${signed[0]?.[2]}`);
  expect(signed[1]?.[0]).toBe(signed[1]?.[1]);
});
