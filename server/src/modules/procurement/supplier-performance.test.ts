import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { manualClock } from '../../platform/clock.ts';
import { newSupplier, type OrderLine, type OrderOptions, placeOrder } from './testing/purchasing.ts';

const clock = manualClock(new Date('2026-03-02T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 60 * 24 * 800, refreshTokenDays: 365 } });
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

let made = 0;
async function newcomer() {
  made += 1;
  return { supplier: await newSupplier(t, `S-${made}`), product: await f.product(`ROD-${made}`) };
}
const at = (moment: string) => clock.set(new Date(moment));
const ordered = (supplier: number, lines: readonly OrderLine[], options: Partial<OrderOptions> = {}) =>
  placeOrder(t, { supplier, warehouse: f.rawWarehouse, lines, ...options });
async function receive(orderId: number, lineId: number | undefined, quantity: string, status = 'APPROVED') {
  const answer = await t.as.inv_clerk.put(`/procurement/orders/${orderId}/receive`, {
    items_received: [{ po_item_id: lineId, quantity_received: quantity, quality_status: status }],
  });
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items[0].inventory_item_id as number;
}
const ask = (supplier: number, query = '') =>
  t.as.viewer.get(`/procurement/suppliers/${supplier}/performance${query}`);
async function performanceOf(supplier: number, query = '') {
  const answer = await ask(supplier, query);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

test('a supplier without deliveries: nothing is known, and nothing is invented', async () => {
  const { supplier } = await newcomer();
  at('2026-03-02T08:00:00Z');
  expect(await performanceOf(supplier)).toEqual({
    supplier_id: supplier,
    supplier_code: `S-${made}`,
    supplier_name: `S-${made}`,
    from: '2025-03-03',
    to: '2026-03-02',
    deliveries: 0,
    lines_received: 0,
    on_time_percentage: null,
    lead_time_days_mean: null,
    lead_time_days_deviation: null,
    entered_lead_time_days: 0,
    accepted_percentage: null,
    quantities: { approved: '0.000', rejected: '0.000', pending: '0.000', quarantine: '0.000' },
    price_index: null,
    price_trend: [],
    score: null,
    weights: { on_time: 40, quality: 40, price: 20 },
    parts: { on_time: null, quality: null, price: null },
    ratings: {
      quality: { value: null, source: 'COMPUTED' },
      delivery: { value: null, source: 'COMPUTED' },
      price: { value: null, source: 'COMPUTED' },
    },
  });
});

test('a year in figures that are easy to check', async () => {
  const { supplier, product } = await newcomer();
  at('2026-04-01T08:00:00Z');
  const first = await ordered(supplier, [{ product, quantity: '100', price: '10' }], { due: '2026-04-10' });
  at('2026-04-09T08:00:00Z');
  const batch = await receive(first.id, first.lines[0], '60', 'PENDING');
  at('2026-04-13T08:00:00Z');
  await receive(first.id, first.lines[0], '40', 'QUARANTINE');
  // 60 pending: 45 approved, 15 rejected and sent back
  for (const [status, quantity] of [
    ['REJECTED', '15'],
    ['APPROVED', '45'],
  ]) {
    const answer = await t.as.inv_clerk.put(`/inventory/items/${batch}/quality-status`, {
      quality_status: status,
      quantity,
      reason: 'x',
    });
    expect(answer.status, answer.text).toBe(200);
    if (status === 'REJECTED') {
      const back = { inventory_item_id: answer.body.inventory_item_id, quantity: '15', reason: 'x' };
      expect((await t.as.inv_clerk.post('/procurement/returns', back)).status).toBe(201);
    }
  }
  at('2026-05-01T08:00:00Z');
  const second = await ordered(supplier, [{ product, quantity: '10', price: '10.5' }], { due: '2026-05-20' });
  at('2026-05-11T08:00:00Z');
  await receive(second.id, second.lines[0], '10', 'PENDING');
  expect(await performanceOf(supplier)).toMatchObject({
    deliveries: 3,
    lines_received: 3,
    on_time_percentage: '66.67',
    lead_time_days_mean: '10.00', // 8, 12 and 10 days
    lead_time_days_deviation: '2.00',
    accepted_percentage: '75.00', // 45 of 60
    quantities: { approved: '45.000', rejected: '15.000', pending: '10.000', quarantine: '40.000' },
    price_index: '105.00',
    price_trend: [
      {
        product_code: `ROD-${made}`,
        currency: 'TRY',
        first_price: '10.0000',
        last_price: '10.5000',
        price_index: '105.00',
      },
    ],
    parts: { on_time: '66.67', quality: '75.00', price: '90.00' },
    score: '74.67', // (40 × 66.67 + 40 × 75 + 20 × 90) ÷ 100 = 74.668
    ratings: {
      quality: { value: '3.75', source: 'COMPUTED' },
      delivery: { value: '3.33', source: 'COMPUTED' },
      price: { value: '4.50', source: 'COMPUTED' },
    },
  });
});

describe('days are those of the factory', () => {
  test('on time until midnight in Istanbul, and a line with a day of its own', async () => {
    const { supplier, product } = await newcomer();
    at('2026-06-01T22:00:00Z'); // sent on 2 June in Istanbul
    const lines = [
      { product, quantity: '10' },
      { product, quantity: '10', due: '2026-06-11' },
    ];
    const order = await ordered(supplier, lines, { due: '2026-06-10', ordered: '2026-06-01' });
    at('2026-06-10T20:59:59Z');
    await receive(order.id, order.lines[0], '1');
    expect(await performanceOf(supplier)).toMatchObject({
      on_time_percentage: '100.00',
      lead_time_days_mean: '8.00',
    });
    at('2026-06-10T21:00:00Z');
    await receive(order.id, order.lines[0], '1');
    expect(await performanceOf(supplier)).toMatchObject({
      on_time_percentage: '50.00',
      lead_time_days_mean: '8.50',
    });
    await receive(order.id, order.lines[1], '1');
    expect(await performanceOf(supplier)).toMatchObject({ on_time_percentage: '66.67' });
  });

  test('the first and the last day of the period count, the days around it do not', async () => {
    const { supplier, product } = await newcomer();
    const order = await ordered(supplier, [{ product, quantity: '10' }], { ordered: '2026-05-01' });
    for (const moment of ['06-30T20:59:59', '06-30T21:00:00', '07-02T20:59:59', '07-02T21:00:00']) {
      at(`2026-${moment}Z`);
      await receive(order.id, order.lines[0], '1');
    }
    const deliveries = async (query: string) => (await performanceOf(supplier, query)).deliveries;
    expect(await deliveries('?from=2026-07-01&to=2026-07-02')).toBe(2);
    expect(await deliveries('?from=2026-06-30&to=2026-06-30')).toBe(1);
    expect(await deliveries('?from=2026-07-03&to=2026-07-03')).toBe(1);
    expect(await deliveries('?to=2026-07-02')).toBe(3);
    expect(await deliveries('?from=2026-07-01')).toBe(3);
    expect(await deliveries('?from=0001-01-01&to=9999-12-31')).toBe(4);
    at('2027-06-30T20:59:59Z'); // 365 days end: from 1 July 2026
    expect(await deliveries('')).toBe(3);
  });

  test('without an agreed day a delivery is neither late nor on time', async () => {
    const { supplier, product } = await newcomer();
    at('2026-07-10T08:00:00Z');
    const order = await ordered(supplier, [{ product, quantity: '10' }]);
    await receive(order.id, order.lines[0], '10');
    expect(await performanceOf(supplier)).toMatchObject({
      deliveries: 1,
      on_time_percentage: null,
      lead_time_days_mean: '0.00',
      lead_time_days_deviation: null,
      score: '100.00', // quality and price alone
      parts: { on_time: null, quality: '100.00', price: '100.00' },
    });
  });
});

describe('prices', () => {
  test('each currency by itself; an invoice goes before the order; what was free is not compared', async () => {
    const { supplier, product } = await newcomer();
    const free = await f.product(`FREE-${made}`);
    at('2026-08-01T08:00:00Z');
    const buy = async (price: string, currency: string, rate: string, what = product) => {
      const order = await ordered(supplier, [{ product: what, quantity: '10', price }], { currency, rate });
      await receive(order.id, order.lines[0], '10', 'PENDING');
      return order;
    };
    await buy('100', 'TRY', '1');
    await buy('3', 'EUR', '36');
    await buy('0', 'TRY', '1', free);
    await buy('3', 'EUR', '50');
    await buy('5', 'TRY', '1', free);
    const last = await buy('100', 'TRY', '1');
    expect(await performanceOf(supplier)).toMatchObject({
      price_index: '100.00',
      price_trend: [
        { product_id: free, first_price: '0.0000', last_price: '5.0000', price_index: null },
        {
          product_id: product,
          currency: 'EUR',
          first_price: '3.0000',
          last_price: '3.0000',
          price_index: '100.00',
        },
        {
          product_id: product,
          currency: 'TRY',
          first_price: '100.0000',
          last_price: '100.0000',
          price_index: '100.00',
        },
      ],
      score: '100.00',
    });
    const invoice = await t.as.proc_off.post(`/procurement/orders/${last.id}/invoices`, {
      invoice_number: 'F-1',
      lines: [{ po_item_id: last.lines[0], unit_price: '130' }],
    });
    expect(invoice.status, invoice.text).toBe(201);
    // (130 + 100) ÷ 2 = 115, and 100 − 2 × 15 = 70
    expect(await performanceOf(supplier)).toMatchObject({
      price_index: '115.00',
      parts: { on_time: null, quality: null, price: '70.00' },
      score: '70.00',
    });
  });

  test.each([
    ['90', '100.00', '5.00'],
    ['100.005', '99.98', '5.00'], // 100.005 is rounded to 100.01 before it is judged
    ['149.99', '0.02', '0.00'],
    ['300', '0.00', '0.00'],
  ])('from 100 to %s: %s', async (price, part, rating) => {
    const { supplier, product } = await newcomer();
    at('2026-08-02T08:00:00Z');
    for (const one of ['100', price]) {
      const order = await ordered(supplier, [{ product, quantity: '1', price: one }]);
      await receive(order.id, order.lines[0], '1', 'PENDING');
    }
    expect(await performanceOf(supplier)).toMatchObject({
      parts: { price: part },
      score: part,
      ratings: { price: { value: rating, source: 'COMPUTED' } },
    });
  });
});

test('ratings that are set by hand win and say so; the score stays computed', async () => {
  const { supplier, product } = await newcomer();
  at('2026-09-01T08:00:00Z');
  const order = await ordered(supplier, [{ product, quantity: '1' }], { due: '2026-09-01' });
  await receive(order.id, order.lines[0], '1');
  const put = await t.as.proc_off.put(`/suppliers/${supplier}`, {
    delivery_rating: '1.5',
    lead_time_days: 7,
  });
  expect(put.status).toBe(200);
  const ratings = {
    quality: { value: '5.00', source: 'COMPUTED' },
    delivery: { value: '1.50', source: 'SET_BY_HAND' },
    price: { value: '5.00', source: 'COMPUTED' },
  };
  expect(await performanceOf(supplier)).toMatchObject({
    on_time_percentage: '100.00',
    entered_lead_time_days: 7,
    score: '100.00',
    ratings,
  });
  const expected = { delivery_rating: '1.50', quality_rating: null, ratings, score: '100.00' };
  expect(put.body).toMatchObject(expected);
  expect((await t.as.viewer.get(`/suppliers/${supplier}`)).body).toMatchObject(expected);
  const cleared = await t.as.proc_off.put(`/suppliers/${supplier}`, { delivery_rating: null });
  expect(cleared.body.ratings.delivery).toEqual({ value: '5.00', source: 'COMPUTED' });
});

test('stock that came without a receipt is not judged', async () => {
  const { supplier, product } = await newcomer();
  const answer = await t.as.inv_clerk.post('/inventory/stock-in', {
    product_id: product,
    warehouse_id: f.rawWarehouse,
    quantity: 5,
    unit_cost: 1,
    supplier_id: supplier,
    quality_status: 'REJECTED',
  });
  expect(answer.status, answer.text).toBe(201);
  expect(await performanceOf(supplier)).toMatchObject({ deliveries: 0, accepted_percentage: null });
});

test('a page of forty suppliers says the same as each of them, in as many statements as one', async () => {
  at('2026-10-01T08:00:00Z');
  const suppliers: number[] = [];
  for (let place = 0; place < 40; place += 1) {
    const supplier = await newSupplier(t, `MANY-${String(place).padStart(2, '0')}`);
    suppliers.push(supplier);
    if (place % 10 !== 3) continue;
    const product = await f.product(`MANY-${place}`);
    const order = await ordered(supplier, [{ product, quantity: '9', price: '2' }], {
      due: '2026-09-30',
      ordered: '2026-09-01',
    });
    await receive(order.id, order.lines[0], '5', 'APPROVED');
    await receive(order.id, order.lines[0], '4', 'REJECTED');
  }
  const list = async (size: number) =>
    (await t.as.viewer.get(`/suppliers?search=many-&page_size=${size}`)).body.items;
  await list(1);
  const few = await countStatements(t, () => list(2));
  expect(await countStatements(t, () => list(40))).toBe(few);
  const forty = await list(40);
  expect(forty).toHaveLength(40);
  expect(forty[13]).toMatchObject({
    deliveries: 2,
    on_time_percentage: '0.00',
    accepted_percentage: '55.56',
    score: '42.22',
  });
  for (const [place, supplier] of suppliers.entries()) {
    expect((await t.as.viewer.get(`/suppliers/${supplier}`)).body).toEqual(forty[place]);
  }
});

describe('what is refused', () => {
  test('a supplier that does not exist, days that are none, and a period that ends before it begins', async () => {
    const { supplier } = await newcomer();
    const outcome = async (id: number, query: string) => {
      const { status, body } = await ask(id, query);
      return [status, body.error_code, body.details?.[0]?.field];
    };
    expect(await outcome(999_999, '')).toEqual([404, 'NOT_FOUND', undefined]);
    expect(await outcome(supplier, '?from=2026-02-30')).toEqual([422, 'VALIDATION_ERROR', 'from']);
    expect(await outcome(supplier, '?from=2026-02-02&to=2026-02-01')).toEqual([
      422,
      'VALIDATION_ERROR',
      'to',
    ]);
    expect(await outcome(supplier, '?since=2026-02-02')).toEqual([422, 'VALIDATION_ERROR', 'since']);
    expect((await t.as.nobody.get(`/procurement/suppliers/${supplier}/performance`)).status).toBe(401);
  });
});
