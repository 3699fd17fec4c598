import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';
import type { Alert } from './alerts.schemas.ts';

let t: TestApp;
let f: Factory;
let number = 0;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});
afterAll(() => t.close());

/** An open alert about a product of its own: MINIMUM 100, CRITICAL 50, so much in stock. */
async function raise(name: string, quantity = '0'): Promise<Alert> {
  number += 1;
  const create = await t.as.admin.post('/products', {
    product_code: `ALERT-${number}`,
    product_name: name,
    product_type: 'RAW_MATERIAL',
    unit_of_measure: 'KG',
    minimum_stock_level: '100',
    critical_stock_level: '50',
  });
  expect(create.status, create.text).toBe(201);
  const product = create.body.product_id as number;
  if (quantity !== '0') await f.stock(product, quantity, '1');
  const list = await t.as.viewer.get(`/alerts?product_id=${product}`);
  return list.body.items[0];
}

const resolve = (alert: Alert) => f.stock(alert.product_id ?? 0, '500', '1');
const userOf = async (username: string): Promise<number> => {
  const [row] = await t.db.sql<{ user_id: number }>('select user_id from users where username = $1', [
    username,
  ]);
  return row?.user_id ?? 0;
};
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const lastEvent = async () =>
  (
    await t.db.sql('select topic, entity_id, payload, request_id from events order by event_id desc limit 1')
  )[0];

describe('GET /alerts', () => {
  let out: Alert;
  let low: Alert;

  beforeAll(async () => {
    out = await raise('ÇELİK SAC');
    low = await raise('Boya ışıl', '60');
    await resolve(await raise('Resolved'));
  });
  const ids = async (query: string) => {
    const answer = await t.as.viewer.get(`/alerts?${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body.items.map((one: Alert) => one.alert_id);
  };

  it('lists what is not resolved, newest first', async () => {
    const answer = await t.as.viewer.get('/alerts');
    expect(answer.body).toMatchObject({ total_count: 2, page: 1, has_next: false });
    expect(answer.body.items.map((one: Alert) => one.alert_id)).toEqual([low.alert_id, out.alert_id]);
    expect(answer.body.items[0]).toEqual({
      alert_id: low.alert_id,
      alert_type: 'MINIMUM',
      severity: 'WARNING',
      status: 'OPEN',
      product_id: low.product_id,
      product_code: low.product_code,
      warehouse_id: null,
      purchase_order_id: null,
      po_number: null,
      production_order_id: null,
      order_number: null,
      inventory_item_id: null,
      batch_number: null,
      message: `Boya ışıl (${low.product_code}): 60.000 KG available, minimum level 100.000.`,
      details: {
        product_code: low.product_code,
        product_name: 'Boya ışıl',
        unit_of_measure: 'KG',
        available: '60.000',
        minimum_stock_level: '100.000',
        critical_stock_level: '50.000',
      },
      raised_at: expect.stringMatching(/Z$/),
      updated_at: expect.stringMatching(/Z$/),
      acknowledged_at: null,
      acknowledged_by: null,
      acknowledgement_note: null,
      assigned_to: null,
      assigned_to_name: null,
      snoozed_until: null,
      resolved_at: null,
    });
  });

  it.each([
    ['status=RESOLVED', 1],
    ['status=OPEN', 2],
    ['status=SNOOZED', 0],
    ['alert_type=MINIMUM', 1],
    ['alert_type=CRITICAL', 0],
    ['severity=CRITICAL', 1],
    ['severity=INFO', 0],
    ['search=celik', 1],
    ['search=ISIL', 1],
    ['search=60.000', 1],
    ['search=%25', 0],
    ['assigned_to=me', 0],
    ['assigned_to=1', 0],
  ])('filters by %s: %i', async (query, count) => {
    expect(await ids(query)).toHaveLength(count);
  });

  it('sorts by severity and by day, in pages', async () => {
    expect(await ids('sort=-severity')).toEqual([out.alert_id, low.alert_id]);
    expect(await ids('sort=severity')).toEqual([low.alert_id, out.alert_id]);
    expect(await ids('sort=raised_at')).toEqual([out.alert_id, low.alert_id]);
    expect(await ids('sort=raised_at&page_size=1&page=2')).toEqual([low.alert_id]);
  });

  it.each([
    'status=CLOSED',
    'alert_type=LOW',
    'assigned_to=you',
    'assigned_to=0',
    'product_id=x',
    'sort=message',
    'page_size=101',
    'warehouse=1',
  ])('refuses %s', async (query) => {
    expect(refused(await t.as.viewer.get(`/alerts?${query}`))).toEqual([422, 'VALIDATION_ERROR']);
  });

  it('gets one, open or resolved, and says when there is none', async () => {
    const answer = await t.as.viewer.get(`/alerts/${out.alert_id}`);
    expect(answer.body).toEqual(out);
    expect(answer.headers.etag).toBe(`"${out.updated_at}"`);
    expect(refused(await t.as.viewer.get('/alerts/999999'))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.viewer.get('/alerts/x'))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await t.as.nobody.get('/alerts'))).toEqual([401, 'NOT_AUTHENTICATED']);
    expect(refused(await t.as.nobody.get('/alerts/1'))).toEqual([401, 'NOT_AUTHENTICATED']);
  });
});

describe('acting on an alert', () => {
  let alert: Alert;
  beforeEach(async () => {
    alert = await raise('Sac', '70');
  });
  const act = (action: string, body: unknown, headers?: Record<string, string>) =>
    t.as.inv_clerk.post(`/alerts/${alert.alert_id}/${action}`, body, headers);

  it('acknowledges with a note, leaves audit and event', async () => {
    const clerk = await userOf('inv_clerk');
    const answer = await act('acknowledge', { note: 'Sipariş yolda' }, { 'x-request-id': 'ack-1' });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toEqual({
      ...alert,
      status: 'ACKNOWLEDGED',
      acknowledged_by: clerk,
      acknowledgement_note: 'Sipariş yolda',
      acknowledged_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect(await auditsOf(t.db, 'ack-1')).toEqual([
      {
        action: 'alert.acknowledge',
        username: 'inv_clerk',
        entity_type: 'alert',
        entity_id: String(alert.alert_id),
        before: alert,
        after: answer.body,
      },
    ]);
    expect(await lastEvent()).toEqual({
      topic: 'alert.acknowledged',
      entity_id: alert.alert_id,
      payload: { change: 'ACKNOWLEDGED', ...answer.body },
      request_id: 'ack-1',
    });
    const again = await t.as.prod_mgr.post(`/alerts/${alert.alert_id}/acknowledge`, {});
    expect(again.body, 'whoever said so last').toMatchObject({
      acknowledged_by: await userOf('prod_mgr'),
      acknowledgement_note: null,
    });
  });

  it('puts off, with or without having acknowledged', async () => {
    const until = inAnHour();
    const snoozed = await act('snooze', { until });
    expect(snoozed.body).toMatchObject({ status: 'SNOOZED', acknowledged_at: null });
    expect(Date.parse(snoozed.body.snoozed_until)).toBe(Date.parse(until));
    expect(await lastEvent()).toMatchObject({ topic: 'alert.snoozed', payload: { change: 'SNOOZED' } });
    const acknowledged = await act('acknowledge', {});
    expect(acknowledged.body).toMatchObject({ status: 'ACKNOWLEDGED', snoozed_until: null });
  });

  it('takes a moment in any zone, in the future, at most a year ahead', async () => {
    const zoned = new Date(Date.now() + 7_200_000 + 3 * 3_600_000).toISOString().replace('Z', '+03:00');
    const answer = await act('snooze', { until: zoned });
    expect(answer.status, answer.text).toBe(200);
    expect(Date.parse(answer.body.snoozed_until)).toBe(Date.parse(zoned));
    for (const ms of [-1_000, 400 * 86_400_000]) {
      const wrong = await act('snooze', { until: new Date(Date.now() + ms).toISOString() });
      expect(refused(wrong)).toEqual([422, 'VALIDATION_ERROR']);
      expect(wrong.body.details).toEqual([{ field: 'until', message: expect.any(String) }]);
    }
  });

  it('assigns to an active user, and to nobody', async () => {
    const buyer = await userOf('proc_off');
    const answer = await act('assign', { user_id: buyer });
    expect(answer.body).toMatchObject({
      assigned_to: buyer,
      assigned_to_name: 'Test proc_off',
      status: 'OPEN',
    });
    expect(await lastEvent()).toMatchObject({ topic: 'alert.assigned', payload: { change: 'ASSIGNED' } });
    const mine = await t.as.proc_off.get('/alerts?assigned_to=me');
    expect(mine.body.items.map((one: Alert) => one.alert_id)).toEqual([alert.alert_id]);
    expect((await t.as.viewer.get(`/alerts?assigned_to=${buyer}`)).body.total_count).toBe(1);
    const nobody = await act('assign', { user_id: null });
    expect(nobody.body).toMatchObject({ assigned_to: null, assigned_to_name: null });
    expect(refused(await act('assign', { user_id: 999_999 }))).toEqual([404, 'NOT_FOUND']);
    await t.db.sql(
      `insert into users (username, full_name, role, password_hash, is_active) values ('gone', 'Eski Usta', 'viewer', 'x', false)`,
    );
    const gone = await act('assign', { user_id: await userOf('gone') });
    expect(refused(gone)).toEqual([409, 'CONFLICT']);
    expect(gone.body.message).toContain('Eski Usta');
    await t.db.sql(`delete from users where username = 'gone'`);
  });

  it('stays assigned when it escalates', async () => {
    const buyer = await userOf('proc_off');
    await act('assign', { user_id: buyer });
    await act('acknowledge', {});
    const issue = { product_id: alert.product_id, quantity: '40', reason: 'Kullanım' };
    await t.as.inv_clerk.post('/inventory/stock-out', issue);
    const answer = await t.as.viewer.get(`/alerts/${alert.alert_id}`);
    expect(answer.body).toMatchObject({ status: 'OPEN', alert_type: 'CRITICAL', assigned_to: buyer });
    expect(answer.body).toMatchObject({ acknowledged_by: null, acknowledgement_note: null });
    await act('assign', { user_id: null });
  });

  it.each([
    ['acknowledge', {}],
    ['snooze', { until: '2026-11-28T08:00:00Z' }],
    ['assign', { user_id: null }],
  ])('%s: errors in their order', async (action, body) => {
    const path = `/alerts/${alert.alert_id}/${action}`;
    const wrong = { ...body, comment: 'x' };
    expect(refused(await t.as.nobody.post(path, wrong))).toEqual([401, 'NOT_AUTHENTICATED']);
    expect(refused(await t.as.viewer.post(path, wrong))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    expect(refused(await t.as.inv_clerk.post(path, wrong))).toEqual([422, 'VALIDATION_ERROR']);
    const good = action === 'snooze' ? { until: inAnHour() } : body;
    expect(refused(await t.as.inv_clerk.post(`/alerts/999999/${action}`, good))).toEqual([404, 'NOT_FOUND']);
    for (const role of ['admin', 'prod_mgr', 'inv_clerk', 'proc_off'] as const) {
      expect((await t.as[role].post(path, good)).status, role).toBe(200);
    }
    await resolve(alert);
    const late = await t.as.inv_clerk.post(path, good);
    expect(refused(late)).toEqual([409, 'CONFLICT']);
    expect(late.body.details[0]).toMatchObject({ status: 'RESOLVED' });
  });

  it.each([
    ['acknowledge', { note: 'x'.repeat(501) }],
    ['acknowledge', { note: 5 }],
    ['snooze', {}],
    ['snooze', { until: 'tomorrow' }],
    ['assign', {}],
    ['assign', { user_id: 'me' }],
  ])('%s refuses %j', async (action, body) => {
    expect(refused(await act(action, body))).toEqual([422, 'VALIDATION_ERROR']);
  });

  it('refuses broken JSON', async () => {
    const answer = await t.app.inject({
      method: 'POST',
      url: `/api/v1/alerts/${alert.alert_id}/acknowledge`,
      headers: {
        authorization: `Bearer ${await t.tokenOf('inv_clerk')}`,
        'content-type': 'application/json',
      },
      payload: '{"note": ',
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error_code).toBe('INVALID_JSON');
  });

  it('does it once per Idempotency-Key', async () => {
    const key = { 'idempotency-key': `ack-${alert.alert_id}` };
    const [first, second] = await Promise.all([
      act('acknowledge', { note: 'Tamam' }, key),
      act('acknowledge', { note: 'Tamam' }, key),
    ]);
    expect(second.text).toBe(first.text);
    const [events] = await t.db.sql(
      `select count(*) as count from events where topic = 'alert.acknowledged' and entity_id = $1`,
      [alert.alert_id],
    );
    expect(events?.count).toBe(1);
    expect(refused(await act('acknowledge', { note: 'Başka' }, key))).toEqual([
      422,
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  });
});
