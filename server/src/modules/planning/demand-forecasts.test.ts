import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';

const DAY_MS = 86_400_000;
/** 10:00 in Istanbul, a Sunday; after thirty days of history it is Tuesday, 31 March. */
const START = new Date('2026-03-01T07:00:00Z');
const clock = manualClock(START, 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let serial = 0;
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const forecast = (productIds: readonly number[], more: object = {}) =>
  t.as.prod_mgr.post('/planning/demands/forecasts', {
    product_ids: productIds,
    horizon_days: 14,
    bucket: 'WEEK',
    ...more,
  });

/** A product of which the same quantity leaves for customers on each of thirty days. */
async function used(perDay: string, unit = 'KG'): Promise<number> {
  clock.set(START);
  serial += 1;
  const productId = await f.product(`RM-FC-${serial}`, { unit });
  await f.stock(productId, '100000', '1', { entryDate: '2026-03-01T06:00:00Z' });
  for (let day = 0; day < 30; day += 1) {
    const body = { product_id: productId, quantity: perDay, reason: 'Satış' };
    expect((await t.as.inv_clerk.post('/inventory/stock-out', body)).status).toBe(201);
    clock.advance(DAY_MS);
  }
  return productId;
}

const demandsOf = async (productId: number, query = '') => {
  const { body } = await t.as.viewer.get(`/planning/demands?product_id=${productId}&page_size=100${query}`);
  return body.items as { demand_id: number; quantity: string; due_date: string; notes: string }[];
};
const enter = async (product_id: number, due_date: string, demand_type: string) => {
  const made = await t.as.prod_mgr.post('/planning/demands', {
    product_id,
    quantity: '99',
    due_date,
    demand_type,
  });
  expect(made.status, made.text).toBe(201);
  return made.body.demand_id as number;
};

describe('a preview', () => {
  test('shows the forecast with its method and error, bucket by bucket, and changes nothing', async () => {
    const productId = await used('10');
    const old = await enter(productId, '2026-04-06', 'FORECAST');
    const { status, body, text } = await forecast([productId]);
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      is_accepted: false,
      from: '2026-03-31',
      to: '2026-04-13',
      bucket: 'WEEK',
      products: [
        {
          product_id: productId,
          unit_of_measure: 'KG',
          history_from: '2026-03-01',
          history_days: 30,
          total_consumption: '300.000',
          forecast: {
            method: 'EXPONENTIAL_SMOOTHING',
            horizon_days: 14,
            quantity: '140.000',
            lower: '140.000',
            upper: '140.000',
            mean_absolute_error: '0.000',
            explanation: expect.stringContaining('In 30 days there was demand on most days'),
          },
          total_quantity: '140.000',
          replaces: [{ demand_id: old, due_date: '2026-04-06', quantity: '99.000' }],
        },
      ],
    });
    expect(body.products[0].buckets).toEqual([
      { from: '2026-03-31', to: '2026-04-05', quantity: '60.000', demand_id: null },
      { from: '2026-04-06', to: '2026-04-12', quantity: '70.000', demand_id: null },
      { from: '2026-04-13', to: '2026-04-13', quantity: '10.000', demand_id: null },
    ]);
    expect((await demandsOf(productId)).map((one) => one.demand_id)).toEqual([old]);
  });

  test('by month, in whole pieces that add up', async () => {
    const productId = await used('0.35', 'PCS');
    const { body } = await forecast([productId], { bucket: 'MONTH', horizon_days: 62, history_days: 28 });
    const [product] = body.products;
    // 0.35 a day: 0.35 until March is over, then 10.85, then 21.70 altogether
    expect(product.history_days).toBe(28);
    expect(product.buckets).toMatchObject([
      { from: '2026-03-31', to: '2026-03-31', quantity: '0.000' },
      { from: '2026-04-01', to: '2026-04-30', quantity: '11.000' },
      { from: '2026-05-01', to: '2026-05-31', quantity: '11.000' },
    ]);
    expect([product.forecast.quantity, product.total_quantity]).toEqual(['21.700', '22.000']);
  });

  test('without stock, ever, there is nothing to expect', async () => {
    const productId = await f.product('RM-FC-NEVER');
    const { body } = await forecast([productId], { accept: true });
    expect(body.products).toMatchObject([
      {
        history_from: null,
        history_days: 0,
        total_quantity: '0.000',
        forecast: { method: 'NO_DEMAND' },
      },
    ]);
    expect(await demandsOf(productId)).toEqual([]);
  });

  test('leaves out what production used, unless asked: its need follows from the plan', async () => {
    const productId = await used('10');
    const panel = await f.product(`SF-FC-${serial}`, { type: 'SEMI_FINISHED' });
    const made = await t.as.prod_mgr.post('/production/orders', {
      product_id: panel,
      bom_id: await f.bom(panel, [{ productId, quantity: '3' }]),
      warehouse_id: f.semiWarehouse,
      planned_quantity: '50',
    });
    expect(made.status, made.text).toBe(201);
    const order = `/production/orders/${made.body.production_order_id}`;
    for (const status of ['RELEASED', 'IN_PROGRESS']) await t.as.prod_mgr.put(`${order}/status`, { status });
    const booked = await t.as.prod_mgr.post(`${order}/complete`, { completed_quantity: '50' });
    expect(booked.status, booked.text).toBe(200);
    clock.advance(DAY_MS);
    const [{ total_consumption: without }] = (await forecast([productId])).body.products;
    const [{ total_consumption: all }] = (await forecast([productId], { include_production: true })).body
      .products;
    expect([without, all]).toEqual(['300.000', '450.000']);
  });
});

describe('acceptance', () => {
  test('puts the forecast in place of the open one, and leaves orders and later forecasts', async () => {
    const productId = await used('10');
    const past = await enter(productId, '2026-03-30', 'FORECAST');
    const within = await enter(productId, '2026-04-13', 'FORECAST');
    await enter(productId, '2026-04-14', 'FORECAST');
    await enter(productId, '2026-04-02', 'CUSTOMER_ORDER');
    await enter(productId, '2026-04-03', 'MANUAL');
    const { body, headers, status, text } = await forecast([productId], { accept: true });
    expect(status, text).toBe(200);
    expect(body.is_accepted).toBe(true);
    expect(body.products[0].replaces.map((one: { demand_id: number }) => one.demand_id)).toEqual([
      past,
      within,
    ]);
    const open = await demandsOf(productId);
    expect(open.map((one) => `${one.due_date} ${one.quantity}`)).toEqual([
      '2026-03-31 60.000',
      '2026-04-02 99.000',
      '2026-04-03 99.000',
      '2026-04-06 70.000',
      '2026-04-13 10.000',
      '2026-04-14 99.000',
    ]);
    const made = open.filter((one) => one.quantity !== '99.000');
    expect(body.products[0].buckets.map((one: { demand_id: number }) => one.demand_id)).toEqual(
      made.map((one) => one.demand_id),
    );
    expect(made[0]?.notes).toBe(`2026-03-31 – 2026-04-05. ${body.products[0].forecast.explanation}`);
    const audits = await auditsOf(t.db, String(headers['x-request-id']));
    expect(audits.map((one) => `${one.action} ${one.entity_id}`).sort()).toEqual(
      [
        ...made.map((one) => `demand.create ${one.demand_id}`),
        `demand.deactivate ${past}`,
        `demand.deactivate ${within}`,
      ].sort(),
    );
    expect((await demandsOf(productId, '&is_active=false')).map((one) => one.demand_id)).toEqual([
      past,
      within,
    ]);
  });

  test('twice gives the same demand, also from two people at once', async () => {
    const productId = await used('10');
    const answers = await Promise.all([1, 2, 3].map(() => forecast([productId], { accept: true })));
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);
    expect((await demandsOf(productId)).map((one) => one.quantity)).toEqual(['60.000', '70.000', '10.000']);
  });

  test('of the next day takes the place of what began the day before', async () => {
    const productId = await used('10');
    await forecast([productId], { accept: true });
    clock.advance(DAY_MS);
    await forecast([productId], { accept: true });
    const open = await demandsOf(productId);
    expect(open.map((one) => one.due_date)).toEqual(['2026-04-01', '2026-04-06', '2026-04-13']);
  });

  test('takes the same statements for one product as for many', async () => {
    const ids = [await used('3'), await used('4'), await used('5')];
    await forecast(ids, { accept: true });
    for (const some of [ids.slice(0, 1), ids]) {
      const spy = vi.spyOn(pg.Client.prototype, 'query');
      try {
        expect((await forecast(some, { accept: true })).status).toBe(200);
        const sent = spy.mock.calls.map(([query]) => (query as { name?: string }).name ?? String(query));
        expect(sent).toEqual([
          'session_of_token',
          'begin',
          'demand_lock_products',
          'lookup_products',
          'planning_daily_consumption',
          'demand_forecasts_deactivate',
          'audit_insert_many',
          'demands_insert',
          'audit_insert_many',
          'commit',
        ]);
      } finally {
        spy.mockRestore();
      }
    }
  });

  test('happens once per Idempotency-Key', async () => {
    const productId = await used('10');
    const body = { product_ids: [productId], horizon_days: 7, bucket: 'WEEK', accept: true };
    const key = { 'idempotency-key': 'accept-once-1' };
    const first = await t.as.prod_mgr.post('/planning/demands/forecasts', body, key);
    const again = await t.as.prod_mgr.post('/planning/demands/forecasts', body, key);
    expect(again.text).toBe(first.text);
    expect(await demandsOf(productId, '&is_active=false')).toEqual([]);
  });
});

describe('refusals', () => {
  test.each<[string, object]>([
    ['no product', { product_ids: [] }],
    ['a product twice', { product_ids: [1, 1] }],
    ['no horizon', { horizon_days: undefined }],
    ['a horizon of more than a year', { horizon_days: 366 }],
    ['a bucket of days', { bucket: 'DAY' }],
    ['too short a history', { history_days: 6 }],
    ['an unknown field', { accepted: true }],
  ])('%s', async (_what, more) => {
    expect(refused(await forecast([1], more))).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('a product that is not there or inactive, and then none of the others is touched', async () => {
    const good = await f.product('RM-FC-GOOD');
    const demand = await enter(good, '2026-04-06', 'FORECAST');
    const bad = await f.product('RM-FC-BAD');
    await t.db.sql('update products set is_active = false where product_id = $1', [bad]);
    const missing = await forecast([good, 999_999], { accept: true });
    expect(refused(missing)).toEqual([404, 'NOT_FOUND']);
    const inactive = await forecast([good, bad], { accept: true });
    expect(refused(inactive)).toEqual([409, 'CONFLICT']);
    expect(inactive.body.message).toContain('RM-FC-BAD is inactive');
    expect((await demandsOf(good)).map((one) => one.demand_id)).toEqual([demand]);
  });

  test('a demand that is larger than a demand may be', async () => {
    clock.set(START);
    const productId = await f.product('RM-FC-HUGE');
    await f.stock(productId, '999999999', '0.0001', { entryDate: '2026-03-01T06:00:00Z' });
    await t.as.inv_clerk.post('/inventory/stock-out', {
      product_id: productId,
      quantity: '999999999',
      reason: 'Satış',
    });
    clock.advance(DAY_MS);
    const answer = await forecast([productId], { accept: true });
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details[0].field).toBe('bucket');
  });

  test('whoever may not plan', async () => {
    const body = { product_ids: [1], horizon_days: 7, bucket: 'WEEK' };
    for (const role of ['viewer', 'inv_clerk'] as const)
      expect(refused(await t.as[role].post('/planning/demands/forecasts', body))).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
  });
});
