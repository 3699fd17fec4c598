import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PublishedEvent } from '../../platform/events.ts';
import { createWebhookBench, SETTINGS, type WebhookBench } from './testing/webhook-bench.ts';
import { dispatchEvents, removeOldDeliveries } from './webhook-delivery.service.ts';
import { deliver } from './webhook-delivery.ts';

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

it('an event goes to those who want its topic, and only of what happens from their creation on', async () => {
  await bench.announce('alert.raised');
  const receiver = await bench.receive();
  const topicsOf = async (...topics: string[]) =>
    (await bench.create(receiver.url, { topics, is_active: topics[0] !== 'off.*' })).webhook_id;
  const all = await topicsOf('*');
  const alerts = await topicsOf('alert.*', 'alert.raised');
  const raised = await topicsOf('alert.raised');
  await topicsOf('purchase_order.created');
  await topicsOf('off.*', '*');
  await bench.announce('alert.raised', 'alert.resolved', 'purchase_order.received');
  expect(await dispatchEvents(db)).toBe(6);
  const rows = await db.sql(
    `select d.webhook_id, e.topic from webhook_deliveries d join events e using (event_id) order by 1, e.event_id`,
  );
  expect(rows.map(({ webhook_id, topic }) => [webhook_id, topic])).toEqual([
    [all, 'alert.raised'],
    [all, 'alert.resolved'],
    [all, 'purchase_order.received'],
    [alerts, 'alert.raised'],
    [alerts, 'alert.resolved'],
    [raised, 'alert.raised'],
  ]);
  expect(await dispatchEvents(db)).toBe(0);
});

describe('nothing is lost and nothing doubled', () => {
  it('with two servers at once', async () => {
    const one = await bench.receive();
    const other = await bench.receive();
    await bench.create(one.url);
    await bench.create(other.url, { topics: ['alert.*'] });
    await Promise.all([bench.startServer({ pollMs: 10 }), bench.startServer({ pollMs: 10 })]);
    const topics = Array<PublishedEvent['topic']>(20).fill('alert.raised');
    await Promise.all(Array.from({ length: 10 }, () => bench.announce(...topics)));
    await bench.settled(400);
    await sleep(200);
    const events = await db.sql('select distinct event_id from webhook_deliveries order by 1');
    const ids = events.map(({ event_id }) => String(event_id)).sort();
    expect(ids.length).toBe(200);
    const once = (await bench.deliveries()).filter(
      ({ status, attempts }) => status === 'DELIVERED' && attempts === 1,
    );
    expect(once.length).toBe(400);
    for (const { received } of [one, other])
      expect(received.map(({ headers }) => headers['webhook-id']).sort()).toEqual(ids);
  });

  it('when the jobs cannot be written: the deliveries are not either, and the next try makes both', async () => {
    const receiver = await bench.receive();
    await bench.create(receiver.url);
    await bench.announce('alert.raised', 'alert.changed', 'alert.resolved');
    await db.sql('alter table pgboss.job rename to job_away');
    try {
      await expect(dispatchEvents(db)).rejects.toThrow('pgboss.job');
      expect(await bench.deliveries()).toEqual([]);
    } finally {
      await db.sql('alter table pgboss.job_away rename to job');
    }
    await bench.startServer();
    await bench.settled(3);
    expect(receiver.received.length).toBe(3);
  });

  it('when the server dies between sending and writing it down: the same event comes again', async () => {
    const receiver = await bench.receive();
    const { id } = await bench.oneDue(receiver.url);
    const pool = { ...db.pool, connect: () => Promise.reject(new Error('the plug is pulled')) };
    const dying = { ...db, pool } as unknown as Database;
    const job = { webhook_delivery_id: id, attempt: 0 };
    await expect(deliver(dying, job, SETTINGS)).rejects.toThrow('the plug is pulled');
    expect(await bench.deliveries()).toMatchObject([{ status: 'PENDING', attempts: 0 }]);
    await deliver(db, job, SETTINGS);
    expect(await bench.deliveries()).toMatchObject([{ status: 'DELIVERED', attempts: 1 }]);
    const [first, second] = receiver.received;
    expect([second?.body, second?.headers['webhook-id']]).toEqual([
      first?.body,
      first?.headers['webhook-id'],
    ]);
    // The queue may give out a job whose end it has not heard of.
    await deliver(db, job, SETTINGS);
    expect(receiver.received.length).toBe(2);
  });

  it('when the server stops in the middle of a request: the try does not count', async () => {
    const receiver = await bench.receive(() => undefined);
    const { id } = await bench.oneDue(receiver.url);
    const stop = new AbortController();
    const job = { webhook_delivery_id: id, attempt: 0 };
    const trying = deliver(db, job, SETTINGS, stop.signal);
    await bench.until(() => receiver.received.length === 1);
    stop.abort();
    await expect(trying).rejects.toThrow(/abort/);
    expect(await bench.deliveries()).toMatchObject([{ status: 'PENDING', attempts: 0 }]);
  });

  it('when two servers have the same job: one try is written down, and one next job', async () => {
    const receiver = await bench.receive(() => 500);
    const { id } = await bench.oneDue(receiver.url);
    const job = { webhook_delivery_id: id, attempt: 0 };
    await Promise.all([deliver(db, job, SETTINGS), deliver(db, job, SETTINGS)]);
    expect(await bench.deliveries()).toMatchObject([{ status: 'PENDING', attempts: 1 }]);
    expect((await jobsOf(id)).map(({ attempt }) => attempt)).toEqual([0, 1]);
  });
});

it('what was delivered 30 days ago goes, what is dead stays', async () => {
  const receiver = await bench.receive();
  await bench.create(receiver.url);
  await bench.announce('alert.raised', 'alert.changed', 'alert.resolved', 'alert.raised');
  await dispatchEvents(db);
  const [old, dead, fresh] = await bench.deliveries();
  await db.sql(
    `update webhook_deliveries set status = 'DELIVERED', delivered_at = now() - case webhook_delivery_id
       when $1 then interval '30 days 1 minute' else interval '29 days' end where webhook_delivery_id in ($1, $2)`,
    [old?.id, fresh?.id],
  );
  await db.sql(`update webhook_deliveries set status = 'DEAD' where webhook_delivery_id = $1`, [dead?.id]);
  await removeOldDeliveries(db);
  expect((await bench.deliveries()).map(({ status }) => status)).toEqual(['DEAD', 'DELIVERED', 'PENDING']);
});
