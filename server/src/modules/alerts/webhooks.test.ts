import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import type { PublishedEvent } from '../../platform/events.ts';
import { type Receiver, startReceiver } from './testing/receiver.ts';
import { announceOn, makeQueues } from './testing/webhook-bench.ts';
import { dispatchEvents } from './webhook-delivery.service.ts';
import { signatureOf } from './webhook-message.ts';

let t: TestApp;
const receivers: Receiver[] = [];
const PUBLIC = 'https://93.184.216.34/hook';
const SECRET = /^[A-Za-z0-9_-]{43}$/;

beforeAll(async () => {
  t = await createTestApp({ config: { webhooks: { allowedNetworks: ['127.0.0.0/8'], timeoutMs: 1_000 } } });
  // These tests look at what is queued, not at what becomes of it.
  await makeQueues(t.db);
});
afterEach(async () => {
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});
afterAll(() => t.close());

async function receive(...args: Parameters<typeof startReceiver>): Promise<Receiver> {
  const receiver = await startReceiver(...args);
  receivers.push(receiver);
  return receiver;
}

const input = (more: object = {}) => ({ url: PUBLIC, topics: ['alert.*'], ...more });

async function create(more: object = {}) {
  const answer = await t.as.admin.post('/webhooks', input(more));
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

/** A webhook with dead deliveries, one per topic. */
async function withDead(...topics: PublishedEvent['topic'][]) {
  await dispatchEvents(t.db);
  const webhook = await create({ topics: ['*'] });
  for (const topic of topics) await announceOn(t.db, [topic]);
  await dispatchEvents(t.db);
  await t.db.sql(
    `update webhook_deliveries set status = 'DEAD', attempts = 10, next_attempt_at = null, last_error = 'No answer',
       last_status_code = 500, last_duration_ms = 12, last_attempt_at = now() where webhook_id = $1`,
    [webhook.webhook_id],
  );
  const { body } = await t.as.admin.get(
    `/webhooks/${webhook.webhook_id}/deliveries?sort=webhook_delivery_id`,
  );
  return { webhook, deliveries: body.items };
}

const audits = (id: number) =>
  t.db.sql<{ action: string; username: string; text: string }>(
    `select action, username, coalesce(before::text, '') || coalesce(after::text, '') as text from audit_log
     where entity_type = 'webhook' and entity_id = $1 order by audit_id`,
    [String(id)],
  );

describe('create', () => {
  test('shows the secret once, and the audit log never has it', async () => {
    const answer = await t.as.admin.post(
      '/webhooks',
      input({ topics: ['alert.*', 'purchase_order.received', '*'], description: 'Depo ekranı' }),
    );
    expect(answer.status).toBe(201);
    const { secret, ...webhook } = answer.body;
    expect(secret).toMatch(SECRET);
    expect(webhook).toEqual({
      webhook_id: expect.any(Number),
      url: PUBLIC,
      topics: ['alert.*', 'purchase_order.received', '*'],
      description: 'Depo ekranı',
      is_active: true,
      disabled_reason: null,
      previous_secret_until: null,
      created_by: expect.any(Number),
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    const read = await t.as.admin.get(`/webhooks/${webhook.webhook_id}`);
    expect([read.status, read.body, read.headers.etag]).toEqual([200, webhook, `"${webhook.updated_at}"`]);
    const [row] = await audits(webhook.webhook_id);
    expect(row).toMatchObject({ action: 'webhook.create', username: 'admin' });
    expect(row?.text).toContain(PUBLIC);
    expect(row?.text).not.toContain(secret);
  });

  test('keeps no answer with a secret for a repeat', async () => {
    const headers = { 'idempotency-key': 'webhook-once' };
    const answers = [
      await t.as.admin.post('/webhooks', input(), headers),
      await t.as.admin.post('/webhooks', input(), headers),
    ];
    expect(new Set(answers.map((answer) => answer.body.secret)).size).toBe(2);
    expect(await t.db.sql(`select 1 from idempotency_keys where idempotency_key = 'webhook-once'`)).toEqual(
      [],
    );
  });

  test.each([
    ['url', 'ftp://93.184.216.34/'],
    ['url', 'hooks.example.com/x'],
    ['url', 'https://user:word@93.184.216.34/'],
    ['url', 'https://93.184.216.34:25/'],
    ['url', 'https://10.0.0.1/'],
    ['url', 'http://0xa9fea9fe/latest'],
    ['url', 'http://[::ffff:10.0.0.1]/'],
    ['url', 'http://[fd00:ec2::254]/'],
    ['url', 'http://169.254.169.254/'],
    ['url', 'http://name-that-does-not.exist.invalid/'],
    ['url', 'http://x'],
    ['url', `https://93.184.216.34/${'x'.repeat(500)}`],
    ['url', 'https://93.184.216.34/a b'],
    ['url', 7],
    ['topics', []],
    ['topics', ['alert']],
    ['topics', ['Alert.raised']],
    ['topics', ['alert.raised', 'alert.raised']],
    ['topics', ['alert.*.raised']],
    ['topics', 'alert.*'],
    ['description', 'x'.repeat(201)],
    ['is_active', 'yes'],
    ['secret', 'my own'],
  ])('refuses %s: %j', async (field, value) => {
    const answer = await t.as.admin.post('/webhooks', input({ [field]: value }));
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.text).toContain(field);
  });

  test('refuses a body that is not JSON, and one without what is needed', async () => {
    const broken = await t.as.admin.post('/webhooks', '{"url":', { 'content-type': 'application/json' });
    expect([broken.status, broken.body.error_code]).toEqual([400, 'INVALID_JSON']);
    expect((await t.as.admin.post('/webhooks', {})).status).toBe(422);
  });

  test('takes an address of an allowed network', async () => {
    expect((await create({ url: 'http://127.0.0.1:9000/x' })).url).toBe('http://127.0.0.1:9000/x');
  });
});

describe('list', () => {
  test('pages, sorts, filters and searches', async () => {
    const made = [];
    for (const name of ['Kapı', 'İğne', 'şase'])
      made.push(
        await create({
          url: `${PUBLIC}/${made.length}`,
          description: `liste ${name}`,
          is_active: name === 'Kapı',
        }),
      );
    const urls = async (query: string) =>
      (await t.as.admin.get(`/webhooks?${query}`)).body.items.map((one: { url: string }) => one.url);
    const all = made.map(({ url }) => url);
    expect(await urls('search=LİSTE&sort=url')).toEqual(all);
    expect(await urls('search=liste&sort=-url')).toEqual([...all].reverse());
    expect(await urls('search=igne')).toEqual([all[1]]);
    expect(await urls('search=SASE&is_active=false')).toEqual([all[2]]);
    expect(await urls('search=liste&is_active=true')).toEqual([all[0]]);
    const page = await t.as.admin.get('/webhooks?search=liste&page=2&page_size=2');
    expect(page.body).toMatchObject({ total_count: 3, page: 2, has_next: false, has_previous: true });
    expect(page.text).not.toContain('secret"');
    expect((await t.as.admin.get('/webhooks?sort=secret')).status).toBe(422);
    expect((await t.as.admin.get('/webhooks?color=red')).status).toBe(422);
  });
});

describe('update', () => {
  test('changes what is sent, with If-Match, and says so in the audit log', async () => {
    const { secret, ...before } = await create();
    const path = `/webhooks/${before.webhook_id}`;
    const changed = await t.as.admin.put(path, { topics: ['*'] }, { 'if-match': `"${before.updated_at}"` });
    expect(changed.body).toEqual({ ...before, topics: ['*'], updated_at: expect.any(String) });
    const late = await t.as.admin.put(
      path,
      { topics: ['alert.*'] },
      { 'if-match': '"2020-01-01T00:00:00Z"' },
    );
    expect([late.status, late.body.error_code]).toEqual([409, 'CONFLICT']);
    const [, row] = await audits(before.webhook_id);
    expect(row).toMatchObject({ action: 'webhook.update' });
    expect(row?.text).not.toContain(secret);
  });

  test('checks a new address as at the beginning', async () => {
    const { webhook_id } = await create();
    const answer = await t.as.admin.put(`/webhooks/${webhook_id}`, { url: 'http://192.168.1.1/' });
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toEqual([{ field: 'url', message: expect.stringContaining('192.168.1.1') }]);
  });

  test('activating takes the reason away', async () => {
    const { webhook_id } = await create();
    await t.db.sql(`update webhooks set is_active = false, disabled_reason = 'gone' where webhook_id = $1`, [
      webhook_id,
    ]);
    const path = `/webhooks/${webhook_id}`;
    expect((await t.as.admin.put(path, { description: 'x' })).body.disabled_reason).toBe('gone');
    const active = await t.as.admin.put(path, { is_active: true });
    expect(active.body).toMatchObject({ is_active: true, disabled_reason: null, description: 'x' });
  });
});

test('delete takes the deliveries along', async () => {
  const { webhook } = await withDead('alert.raised');
  const path = `/webhooks/${webhook.webhook_id}`;
  expect((await t.as.admin.delete(path)).body).toMatchObject({ status: 'success' });
  expect((await t.as.admin.get(path)).status).toBe(404);
  expect((await t.as.admin.delete(path)).status).toBe(404);
  expect(
    await t.db.sql('select 1 from webhook_deliveries where webhook_id = $1', [webhook.webhook_id]),
  ).toEqual([]);
  expect((await audits(webhook.webhook_id)).map(({ action }) => action)).toEqual([
    'webhook.create',
    'webhook.delete',
  ]);
});

describe('test', () => {
  test('posts a signed event right away, also for an inactive webhook', async () => {
    const receiver = await receive();
    const { webhook_id, secret } = await create({ url: receiver.url, is_active: false });
    const answer = await t.as.admin.post(`/webhooks/${webhook_id}/test`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      delivered: true,
      status_code: 200,
      duration_ms: expect.any(Number),
      error: null,
    });
    const [got] = receiver.received;
    expect(JSON.parse(got?.body ?? '')).toMatchObject({
      event_id: 0,
      topic: 'webhook.test',
      entity_type: 'webhook',
      entity_id: webhook_id,
    });
    const timestamp = String(got?.headers['webhook-timestamp']);
    expect(got?.headers['webhook-signature']).toBe(signatureOf(secret, timestamp, got?.body ?? ''));
    expect(got?.headers['webhook-id']).toMatch(/^test-/);
  });

  test('answers what went wrong', async () => {
    const failing = await receive(() => 503);
    const silent = await receive(() => undefined);
    const closed = await startReceiver();
    await closed.close();
    const outcome = async (url: string) =>
      (await t.as.admin.post(`/webhooks/${(await create({ url })).webhook_id}/test`)).body;
    expect(await outcome(failing.url)).toMatchObject({ delivered: false, status_code: 503 });
    expect(await outcome(silent.url)).toMatchObject({
      delivered: false,
      status_code: null,
      error: 'No answer within 1000 ms',
    });
    expect((await outcome(closed.url)).error).toContain('ECONNREFUSED');
  });
});

test('rotating shows a new secret and keeps the old one for a day', async () => {
  const { webhook_id, secret } = await create();
  const answer = await t.as.admin.post(`/webhooks/${webhook_id}/rotate-secret`);
  expect(answer.status).toBe(200);
  expect(answer.body.secret).toMatch(SECRET);
  expect(answer.body.secret).not.toBe(secret);
  const { previous_secret_until: until, updated_at: changed } = answer.body;
  expect(Date.parse(until) - Date.parse(changed)).toBe(86_400_000);
  const rows = await audits(webhook_id);
  expect(rows.map(({ action }) => action)).toEqual(['webhook.create', 'webhook.rotate_secret']);
  for (const { text } of rows)
    for (const word of [secret, answer.body.secret]) expect(text).not.toContain(word);
});

describe('deliveries and dead letters', () => {
  test('are listed with their event, filtered, searched and paged', async () => {
    const { webhook, deliveries } = await withDead(
      'alert.raised',
      'purchase_order.received',
      'alert.resolved',
    );
    const path = `/webhooks/${webhook.webhook_id}/deliveries`;
    expect(deliveries[0]).toEqual({
      webhook_delivery_id: expect.any(Number),
      webhook_id: webhook.webhook_id,
      event_id: expect.any(Number),
      topic: 'alert.raised',
      entity_type: 'alert',
      entity_id: 1,
      occurred_at: expect.any(String),
      status: 'DEAD',
      attempts: 10,
      created_at: expect.any(String),
      next_attempt_at: null,
      last_attempt_at: expect.any(String),
      last_status_code: 500,
      last_duration_ms: 12,
      last_error: 'No answer',
      delivered_at: null,
    });
    const topics = async (query: string) =>
      (await t.as.admin.get(query)).body.items.map((one: { topic: string }) => one.topic);
    expect(await topics(path)).toEqual(['alert.resolved', 'purchase_order.received', 'alert.raised']);
    expect(await topics(`${path}?search=RECEIVED`)).toEqual(['purchase_order.received']);
    expect(await topics(`${path}?status=PENDING`)).toEqual([]);
    const dead = `/webhooks/dead-letters?webhook_id=${webhook.webhook_id}`;
    expect(await topics(`${dead}&sort=webhook_delivery_id&page=2&page_size=2`)).toEqual(['alert.resolved']);
    expect((await t.as.admin.get(dead)).body.total_count).toBe(3);
    expect((await t.as.admin.get('/webhooks/dead-letters')).body.total_count).toBeGreaterThanOrEqual(3);
    expect((await t.as.admin.get(`${path}?status=LOST`)).status).toBe(422);
  });

  test('one is replayed once, also when the request is repeated', async () => {
    const { webhook, deliveries } = await withDead('alert.raised');
    const [{ webhook_delivery_id: id }] = deliveries;
    const path = `/webhooks/deliveries/${id}/replay`;
    const key = { 'idempotency-key': `replay-${id}` };
    const answer = await t.as.admin.post(path, undefined, key);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'PENDING', attempts: 0, event_id: deliveries[0].event_id });
    expect((await t.as.admin.post(path, undefined, key)).body).toEqual(answer.body);
    const again = await t.as.admin.post(path);
    expect([again.status, again.body.error_code]).toEqual([409, 'CONFLICT']);
    const queued = await t.db.sql(
      `select data from pgboss.job where data->>'webhook_delivery_id' = $1 and state = 'created' order by created_on`,
      [String(id)],
    );
    // the job of the dispatch, which no longer counts, and that of the replay
    expect(queued.map(({ data }) => data)).toEqual(Array(2).fill({ webhook_delivery_id: id, attempt: 0 }));
    const [row] = await t.db.sql(
      `select action from audit_log where entity_type = 'webhook_delivery' and entity_id = $1`,
      [String(id)],
    );
    expect(row).toEqual({ action: 'webhook_delivery.replay' });
    expect((await t.as.admin.get(`/webhooks/${webhook.webhook_id}/deliveries`)).body.items[0].status).toBe(
      'PENDING',
    );
  });

  test('all of a webhook are replayed, and of no other', async () => {
    const other = await withDead('alert.raised');
    const { webhook } = await withDead('alert.raised', 'alert.changed');
    const answer = await t.as.admin.post(`/webhooks/${webhook.webhook_id}/replay-dead`);
    expect([answer.status, answer.body]).toEqual([200, { replayed: 2, remaining: 0 }]);
    expect((await t.as.admin.post(`/webhooks/${webhook.webhook_id}/replay-dead`)).body.replayed).toBe(0);
    const left = await t.as.admin.get(`/webhooks/dead-letters?webhook_id=${other.webhook.webhook_id}`);
    expect(left.body.total_count).toBe(1);
    const actions = (await audits(webhook.webhook_id)).map(({ action }) => action);
    expect(actions).toEqual(['webhook.create', 'webhook.replay_dead', 'webhook.replay_dead']);
  });

  test('of an inactive webhook are not replayed', async () => {
    const { webhook, deliveries } = await withDead('alert.raised');
    await t.as.admin.put(`/webhooks/${webhook.webhook_id}`, { is_active: false });
    for (const path of [
      `/webhooks/deliveries/${deliveries[0].webhook_delivery_id}/replay`,
      `/webhooks/${webhook.webhook_id}/replay-dead`,
    ]) {
      const answer = await t.as.admin.post(path);
      expect([answer.status, answer.body.error_code], path).toEqual([409, 'CONFLICT']);
    }
  });
});

const ENDPOINTS: ['get' | 'post' | 'put' | 'delete', string, object?][] = [
  ['get', '/webhooks'],
  ['post', '/webhooks', input()],
  ['get', '/webhooks/dead-letters'],
  ['get', '/webhooks/999999'],
  ['put', '/webhooks/999999', { is_active: true }],
  ['delete', '/webhooks/999999'],
  ['post', '/webhooks/999999/test'],
  ['post', '/webhooks/999999/rotate-secret'],
  ['get', '/webhooks/999999/deliveries'],
  ['post', '/webhooks/deliveries/999999/replay'],
  ['post', '/webhooks/999999/replay-dead'],
];

const call = (role: keyof TestApp['as'], [method, path, body]: (typeof ENDPOINTS)[number]) =>
  method === 'post' || method === 'put' ? t.as[role][method](path, body) : t.as[role][method](path);

test.each(ENDPOINTS)('%s %s is for administrators', async (...endpoint) => {
  expect((await call('nobody', endpoint)).status).toBe(401);
  for (const role of ['prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const) {
    const answer = await call(role, endpoint);
    expect([answer.status, answer.body.error_code], role).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  }
});

test.each(ENDPOINTS.filter(([, path]) => path.includes('999999')))(
  '%s %s knows what does not exist',
  async (...endpoint) => {
    const answer = await call('admin', endpoint);
    expect([answer.status, answer.body.error_code]).toEqual([404, 'NOT_FOUND']);
  },
);
