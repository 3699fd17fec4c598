import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { closeWarehouse } from '../../../../tests/harness/stock.ts';
import { systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Alert } from './alerts.schemas.ts';

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});
afterAll(async () => {
  // Numbered without a gap, in whatever order the commits came.
  const [numbers] = await t.db.sql(
    'select count(*) as count, max(event_id) as highest, min(event_id) as lowest from events',
  );
  expect(numbers?.count).toBe(numbers?.highest);
  await expectInvariants(t.db);
  await t.close();
});

/** A product that is watched: minimum 100, critical 50, so much of it in stock. */
async function watched(code: string, quantity: string, minimum = '100', critical = '50'): Promise<number> {
  const product = await f.product(code);
  if (Number(quantity) > 0) await f.stock(product, quantity, '1');
  await setLevels(product, minimum, critical);
  return product;
}

async function setLevels(product: number, minimum: string | null, critical: string | null): Promise<void> {
  const levels = { minimum_stock_level: minimum, critical_stock_level: critical };
  const answer = await t.as.admin.put(`/products/${product}`, levels);
  expect(answer.status, answer.text).toBe(200);
}

async function issue(product: number, quantity: string, warehouseId?: number): Promise<void> {
  const where = warehouseId === undefined ? {} : { warehouse_id: warehouseId };
  const body = { product_id: product, quantity, reason: 'Kullanım', ...where };
  const answer = await t.as.inv_clerk.post('/inventory/stock-out', body);
  expect([200, 201], answer.text).toContain(answer.status);
}

async function alertsOf(product: number, status = ''): Promise<Alert[]> {
  const answer = await t.as.viewer.get(`/alerts?product_id=${product}${status}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items;
}
const shown = async (product: number) =>
  (await alertsOf(product)).map((one) => [one.alert_type, one.severity, one.status]);

/** What the world heard of a product. */
async function eventsOf(product: number): Promise<string[]> {
  const rows = await t.db.sql<{ topic: string; change: string; alert_type: string }>(
    `select topic, payload ->> 'change' as change, payload ->> 'alert_type' as alert_type from events
     where topic like 'alert.%' and (payload -> 'product_id')::bigint = $1 order by event_id`,
    [product],
  );
  return rows.map((row) => `${row.topic} ${row.change} ${row.alert_type}`);
}

describe('the level of a product', () => {
  it('falls through all three and back, in one alert that keeps its day', async () => {
    const steel = await watched('STEEL', '120');
    expect(await shown(steel)).toEqual([]);
    await issue(steel, '20');
    expect(await shown(steel), '100 is not below 100').toEqual([]);
    await issue(steel, '0.001');
    const [first] = await alertsOf(steel);
    expect(first).toMatchObject({
      alert_type: 'MINIMUM',
      severity: 'WARNING',
      status: 'OPEN',
      product_code: 'STEEL',
      message: 'STEEL (STEEL): 99.999 KG available, minimum level 100.000.',
      details: { available: '99.999', minimum_stock_level: '100.000', critical_stock_level: '50.000' },
    });
    await issue(steel, '49.999');
    expect(await shown(steel), '50 is not below 50').toEqual([['MINIMUM', 'WARNING', 'OPEN']]);
    await issue(steel, '1');
    expect(await shown(steel)).toEqual([['CRITICAL', 'CRITICAL', 'OPEN']]);
    await issue(steel, '49');
    const [out] = await alertsOf(steel);
    expect(out).toMatchObject({
      alert_id: first?.alert_id,
      alert_type: 'OUT_OF_STOCK',
      raised_at: first?.raised_at,
      message: 'STEEL (STEEL): 0.000 KG available, critical level 50.000.',
    });
    expect(Date.parse(out?.updated_at ?? '')).toBeGreaterThan(Date.parse(first?.updated_at ?? ''));
    await f.stock(steel, '60', '1');
    expect(await shown(steel)).toEqual([['MINIMUM', 'WARNING', 'OPEN']]);
    await f.stock(steel, '40', '1');
    expect(await shown(steel)).toEqual([]);
    const [resolved] = await alertsOf(steel, '&status=RESOLVED');
    expect(resolved).toMatchObject({ alert_id: first?.alert_id, status: 'RESOLVED', alert_type: 'MINIMUM' });
    expect(resolved?.resolved_at).toBe(resolved?.updated_at);
    expect(await eventsOf(steel)).toEqual([
      'alert.raised RAISED MINIMUM',
      'alert.changed ESCALATED CRITICAL',
      'alert.changed ESCALATED OUT_OF_STOCK',
      'alert.changed EASED MINIMUM',
      'alert.resolved RESOLVED MINIMUM',
    ]);
    await issue(steel, '1');
    const [second] = await alertsOf(steel);
    expect(second?.alert_id).not.toBe(first?.alert_id);
  });

  it('says in its event what GET says, at the moment of the commit', async () => {
    const product = await watched('EVENT', '10');
    const [alert] = await alertsOf(product);
    const [event] = await t.db.sql<{
      payload: Record<string, unknown>;
      entity_type: string;
      entity_id: number;
    }>(`select * from events where (payload -> 'product_id')::bigint = $1`, [product]);
    expect(event).toMatchObject({ topic: 'alert.raised', entity_type: 'alert', entity_id: alert?.alert_id });
    const { change, ...payload } = event?.payload ?? {};
    expect(change).toBe('RAISED');
    for (const [field, value] of Object.entries(payload)) {
      const now = (alert as Record<string, unknown> | undefined)?.[field];
      if (field.endsWith('_at')) expect(Date.parse(String(value))).toBe(Date.parse(String(now)));
      else expect(value, field).toEqual(now);
    }
  });

  it('is what may be issued: approved, not reserved, not expired, in active warehouses', async () => {
    const product = await watched('AVAILABLE', '100');
    await f.stock(product, '500', '1', { quality: 'PENDING' });
    await t.as.inv_clerk.post('/inventory/reserve', {
      product_id: product,
      quantity: '60',
      reason: 'Numune',
    });
    expect(await shown(product)).toEqual([['CRITICAL', 'CRITICAL', 'OPEN']]);
    await f.stock(product, '200', '1', { warehouseId: f.secondRawWarehouse });
    expect(await shown(product)).toEqual([]);
    await closeWarehouse(t.db, f.secondRawWarehouse);
    await issue(product, '1');
    expect(await shown(product)).toEqual([['CRITICAL', 'CRITICAL', 'OPEN']]);
    const availability = await t.as.viewer.get(`/inventory/availability/${product}`);
    expect((await alertsOf(product))[0]?.details.available).toBe(availability.body.total_available);
    const open = await t.as.admin.put(`/warehouses/${f.secondRawWarehouse}`, { is_active: true });
    expect(open.status, open.text).toBe(200);
    expect(await shown(product)).toEqual([]);
    await t.db.sql(
      `update products set minimum_stock_level = null, critical_stock_level = null where product_id = $1`,
      [product],
    );
    await issue(product, '200');
  });

  it('follows the levels, and a product without them is not watched', async () => {
    const product = await watched('LEVELS', '30');
    expect(await shown(product)).toEqual([['CRITICAL', 'CRITICAL', 'OPEN']]);
    await setLevels(product, '100', '30');
    expect(await shown(product)).toEqual([['MINIMUM', 'WARNING', 'OPEN']]);
    await setLevels(product, null, null);
    expect(await shown(product)).toEqual([]);
    await setLevels(product, '0', '0');
    await issue(product, '30');
    expect(await shown(product)).toEqual([]);
    await setLevels(product, '5', null);
    const [alert] = await alertsOf(product);
    expect(alert?.message).toBe('LEVELS (LEVELS): 0.000 KG available, minimum level 5.000.');
    expect((await t.as.admin.delete(`/products/${product}`)).status).toBe(200);
    expect(await shown(product), 'an inactive product is not watched').toEqual([]);
  });

  it('is judged when a product is created, alone or by an import', async () => {
    const create = await t.as.admin.post('/products', {
      product_code: 'NEW-LOW',
      product_name: 'Yeni sac',
      product_type: 'RAW_MATERIAL',
      unit_of_measure: 'KG',
      critical_stock_level: '10',
    });
    expect(create.status, create.text).toBe(201);
    expect(await shown(create.body.product_id)).toEqual([['OUT_OF_STOCK', 'CRITICAL', 'OPEN']]);
  });
});

describe('what people did with an alert', () => {
  const acknowledge = (id: number) => t.as.inv_clerk.post(`/alerts/${id}/acknowledge`, { note: 'Yolda' });
  const snooze = (id: number) =>
    t.as.inv_clerk.post(`/alerts/${id}/snooze`, { until: new Date(Date.now() + 3_600_000).toISOString() });
  const leave = async () => undefined;

  it.each([
    ['OPEN', 'escalates', leave, '30', ['OPEN', 'alert.changed ESCALATED CRITICAL']],
    ['ACKNOWLEDGED', 'escalates', acknowledge, '30', ['OPEN', 'alert.reopened ESCALATED CRITICAL']],
    ['SNOOZED', 'escalates', snooze, '30', ['OPEN', 'alert.reopened ESCALATED CRITICAL']],
    // no news: the alert shows them, and nobody is called
    ['OPEN', 'has other figures', leave, '5', ['OPEN', 'alert.raised RAISED MINIMUM']],
    [
      'ACKNOWLEDGED',
      'has other figures',
      acknowledge,
      '5',
      ['ACKNOWLEDGED', 'alert.acknowledged ACKNOWLEDGED MINIMUM'],
    ],
    ['SNOOZED', 'has other figures', snooze, '5', ['SNOOZED', 'alert.snoozed SNOOZED MINIMUM']],
    ['OPEN', 'ends', leave, '-50', ['RESOLVED', 'alert.resolved RESOLVED MINIMUM']],
    ['ACKNOWLEDGED', 'ends', acknowledge, '-50', ['RESOLVED', 'alert.resolved RESOLVED MINIMUM']],
    ['SNOOZED', 'ends', snooze, '-50', ['RESOLVED', 'alert.resolved RESOLVED MINIMUM']],
  ] as const)('%s and it %s', async (before, what, act, issued, [after, event]) => {
    const product = await watched(`DID-${before.slice(0, 4)}-${what.slice(0, 3).toUpperCase()}`, '70');
    const [alert] = await alertsOf(product);
    await act(alert?.alert_id ?? 0);
    expect((await alertsOf(product))[0]?.status).toBe(before);
    if (Number(issued) > 0) await issue(product, issued);
    else await f.stock(product, issued.slice(1), '1');
    const { body } = await t.as.viewer.get(`/alerts/${alert?.alert_id}`);
    expect(body.status).toBe(after);
    expect(body.acknowledged_at === null).toBe(after === 'OPEN' || before !== 'ACKNOWLEDGED');
    expect((await eventsOf(product)).at(-1)).toBe(event);
  });

  it.each([
    ['ACKNOWLEDGED', acknowledge],
    ['SNOOZED', snooze],
  ])('%s stays when it eases', async (status, act) => {
    const product = await watched(`EASE-${status.slice(0, 4)}`, '0');
    const [alert] = await alertsOf(product);
    await act(alert?.alert_id ?? 0);
    await f.stock(product, '60', '1');
    expect((await alertsOf(product))[0]).toMatchObject({ status, alert_type: 'MINIMUM' });
    expect((await eventsOf(product)).at(-1)).toBe('alert.changed EASED MINIMUM');
    await issue(product, '20');
    expect((await alertsOf(product))[0]).toMatchObject({ status: 'OPEN', alert_type: 'CRITICAL' });
  });
});

describe('two at once', () => {
  it('taking the last stock of two warehouses of one product', async () => {
    for (let round = 0; round < 8; round += 1) {
      const product = await f.product(`LAST-${round}`);
      await f.stock(product, '60', '1');
      await f.stock(product, '60', '1', { warehouseId: f.secondRawWarehouse });
      await setLevels(product, '100', '50');
      await Promise.all([issue(product, '60', f.rawWarehouse), issue(product, '60', f.secondRawWarehouse)]);
      expect(await shown(product)).toEqual([['OUT_OF_STOCK', 'CRITICAL', 'OPEN']]);
    }
  });

  it('changing the level and the stock', async () => {
    for (let round = 0; round < 8; round += 1) {
      const product = await watched(`RACE-${round}`, '100', '10', '5');
      await Promise.all([issue(product, '20'), setLevels(product, '90', '85')]);
      expect(await shown(product)).toEqual([['CRITICAL', 'CRITICAL', 'OPEN']]);
    }
  });

  it('acknowledging what gets worse: it is open, or was acknowledged after that', async () => {
    for (let round = 0; round < 8; round += 1) {
      const product = await watched(`ACK-${round}`, '70');
      const [alert] = await alertsOf(product);
      const [answer] = await Promise.all([
        t.as.inv_clerk.post(`/alerts/${alert?.alert_id}/acknowledge`, {}),
        issue(product, '30'),
      ]);
      expect(answer.status, answer.text).toBe(200);
      const [after] = await alertsOf(product);
      expect(after?.alert_type).toBe('CRITICAL');
      expect(after?.status).toBe(answer.body.alert_type === 'CRITICAL' ? 'ACKNOWLEDGED' : 'OPEN');
    }
  });
});

it('a transaction that fails leaves neither alert nor event', async () => {
  const product = await watched('FAILS', '100');
  const before = await t.db.sql('select last_event_id from event_counter');
  const failing = inTransaction(t.db, systemActor('test'), async (tx) => {
    tx.changed('product', [product]);
    await tx.select({ compile: () => ({ sql: `update products set minimum_stock_level = 500 where product_id = ${product}`, parameters: [] }) } as never); // biome-ignore format: one statement
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await shown(product)).toEqual([]);
  expect(await t.db.sql('select last_event_id from event_counter')).toEqual(before);
});
