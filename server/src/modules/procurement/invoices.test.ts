import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, expectRefused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { createLateCosts, type LateCosts, type ReceivedOrder } from './testing/late-costs.ts';
import { newSupplier, placeOrder } from './testing/purchasing.ts';

// In Istanbul it is the next day already.
const clock = manualClock(new Date('2026-03-02T22:30:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let c: LateCosts;
let supplier: number;
beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  supplier = await newSupplier(t, 'S-01', 'Çelik A.Ş.');
  c = createLateCosts(t, f, supplier);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

let products = 0;
const newProduct = () => {
  products += 1;
  return f.product(`ROD-${products}`);
};
let invoices = 0;
const pathOf = (orderId: number) => `/procurement/orders/${orderId}/invoices`;
const send = (orderId: number, body: object, headers: Record<string, string> = {}) => {
  invoices += 1;
  return t.as.proc_off.post(pathOf(orderId), { invoice_number: `FTR-${invoices}`, ...body }, headers);
};
const priceOf = (po_item_id: number | undefined, unit_price: unknown) => ({
  lines: [{ po_item_id, unit_price }],
});
async function add(orderId: number, body: object) {
  const answer = await send(orderId, body);
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}
const steelAt10 = async (quantity = '100') =>
  c.received([{ product: await newProduct(), quantity, price: '10' }]);
const layerOf = (order: ReceivedOrder) => order.layers[0] ?? 0;

describe('an invoice', () => {
  test('that is dearer: the stock, what is gone, the document and its audit', async () => {
    const product = await newProduct();
    const order = await c.received([{ product, quantity: '100', price: '10' }]);
    await c.post('/inventory/stock-out', { product_id: product, quantity: '40', reason: 'x' });
    const answer = await send(
      order.id,
      { invoice_number: 'FTR-2026-0417', notes: 'Zam', ...priceOf(order.lines[0], '11.3333') },
      { 'x-request-id': 'a-dearer-invoice' },
    );
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({
      posting_number: expect.stringMatching(/^PI-2026-\d{6}$/),
      purchase_order_id: order.id,
      po_number: order.number,
      invoice_number: 'FTR-2026-0417',
      invoice_date: '2026-03-03',
      currency: 'TRY',
      exchange_rate: '1.000000',
      value_change: '133.3300',
      value_change_on_hand: '79.9980',
      value_change_gone: '53.3320',
      notes: 'Zam',
      posted_by: 'proc_off',
      lines: [
        {
          line_number: 1,
          receipt_number: order.receiptNumber,
          inventory_item_id: layerOf(order),
          quantity_received: '100.000',
          unit_price: '11.3333',
          unit_cost: '11.3333',
          value_change: '133.3300',
        },
      ],
    });
    expect(await c.item(layerOf(order))).toEqual({
      unit_cost: '11.3333',
      quantity: '60.000',
      value: '679.9980',
    });
    const audits = await auditsOf(t.db, 'a-dearer-invoice');
    expect(audits.map((one) => one.action)).toEqual(['stock.revalue', 'purchase_invoice.post']);
    const revaluations = await t.as.viewer.get(`/inventory/items/${layerOf(order)}/revaluations`);
    expect(revaluations.body.items).toMatchObject([
      {
        reason: `Invoice FTR-2026-0417 for ${order.number}`,
        reference_number: answer.body.posting_number,
      },
    ]);
    expect((await t.as.viewer.get(pathOf(order.id))).body).toEqual({ items: [answer.body] });
  });

  test('that is cheaper, down to nothing', async () => {
    const order = await steelAt10();
    expect(await add(order.id, priceOf(order.lines[0], 7.5))).toMatchObject({ value_change: '-250.0000' });
    expect(await c.item(layerOf(order))).toMatchObject({ unit_cost: '7.5000', value: '750.0000' });
    expect(await add(order.id, priceOf(order.lines[0], 0))).toMatchObject({ value_change: '-750.0000' });
    expect(await c.item(layerOf(order))).toMatchObject({ unit_cost: '0.0000', value: '0.0000' });
  });

  test('that agrees changes nothing and is kept', async () => {
    const order = await steelAt10();
    const posted = await add(order.id, { invoice_date: '2026-02-28', ...priceOf(order.lines[0], '10') });
    expect(posted).toMatchObject({
      invoice_date: '2026-02-28',
      value_change: '0.0000',
      value_change_on_hand: '0.0000',
      lines: [{ value_change: '0.0000', stock_revaluation_id: null }],
    });
    const revaluations = await t.as.viewer.get(`/inventory/items/${layerOf(order)}/revaluations`);
    expect(revaluations.body.items).toEqual([]);
  });

  test('a second one starts from the first, for all receipts of its line', async () => {
    const order = await placeOrder(t, {
      supplier,
      warehouse: f.rawWarehouse,
      lines: [{ product: await newProduct(), quantity: '100', price: '10' }],
    });
    const [line] = order.lines;
    const first = await c.receive(order.id, line, '33.333');
    expect(await add(order.id, priceOf(line, '12'))).toMatchObject({ value_change: '66.6660' });
    const second = await c.receive(order.id, line, '66.667');
    const posted = await add(order.id, priceOf(line, '11'));
    // 33.333 × (11 − 12) and 66.667 × (11 − 10)
    expect(posted.lines).toMatchObject([
      { inventory_item_id: first, value_change: '-33.3330' },
      { inventory_item_id: second, value_change: '66.6670' },
    ]);
    expect(posted.value_change).toBe('33.3340');
    expect(await c.item(first)).toMatchObject({ value: '366.6630' });
    expect(await c.item(second)).toMatchObject({ value: '733.3370' });
  });

  test('keeps landed cost, and what a product took of both', async () => {
    const product = await newProduct();
    const order = await c.received([{ product, quantity: '100', price: '10' }]);
    const made = await c.make(product, 3);
    await c.post(`/procurement/orders/${order.id}/landed-costs`, {
      cost_type: 'CUSTOMS',
      billed_amount: '200',
      basis: 'VALUE',
    });
    expect(await c.item(made)).toMatchObject({ unit_cost: '125.0000' });
    const posted = await add(order.id, priceOf(order.lines[0], '9'));
    expect(posted).toMatchObject({ value_change: '-100.0000', value_change_on_hand: '-100.0000' });
    // 1000 + 200 − 100: 11 a kilogram
    expect(await c.item(layerOf(order))).toEqual({
      unit_cost: '11.0000',
      quantity: '70.000',
      value: '770.0000',
    });
    expect(await c.item(made)).toEqual({ unit_cost: '115.0000', quantity: '3.000', value: '345.0000' });
    await expectInvariants(t.db);
  });

  test('in a foreign currency: the price, the rate, or both', async () => {
    const order = await c.received([{ product: await newProduct(), quantity: '7', price: '10' }], {
      currency: 'EUR',
      rate: '36.123456',
    });
    const [line] = order.lines;
    expect(await c.item(layerOf(order))).toMatchObject({ unit_cost: '361.2346' });
    const rate = await add(order.id, { exchange_rate: '37', ...priceOf(line, '10') });
    expect(rate).toMatchObject({
      currency: 'EUR',
      exchange_rate: '37.000000',
      value_change: '61.3578', // 7 × 370 − 7 × 361.2346
      lines: [{ unit_price: '10.0000', unit_cost: '370.0000' }],
    });
    const price = await add(order.id, priceOf(line, '10.0001'));
    // 10.0001 × 36.123456 = 361.2381723…
    expect(price.lines).toMatchObject([{ unit_cost: '361.2382', value_change: '-61.3326' }]);
    expect(await c.item(layerOf(order))).toMatchObject({ value: '2528.6674' });
  });

  test('of several lines in any order', async () => {
    const order = await c.received([
      { product: await newProduct(), quantity: '2', price: '10' },
      { product: await newProduct(), quantity: '3', price: '20' },
    ]);
    const posted = await add(order.id, {
      lines: [
        { po_item_id: order.lines[1], unit_price: '21' },
        { po_item_id: order.lines[0], unit_price: '9' },
      ],
    });
    expect(posted.lines).toMatchObject([
      { po_item_id: order.lines[1], value_change: '3.0000' },
      { po_item_id: order.lines[0], value_change: '-2.0000' },
    ]);
    expect(posted.value_change).toBe('1.0000');
  });
});

describe('what is refused', () => {
  let order: ReceivedOrder;
  beforeAll(async () => {
    order = await steelAt10();
  });

  test('the same invoice again, in any spelling', async () => {
    const first = await add(order.id, { invoice_number: 'ISIL-İ7', ...priceOf(order.lines[0], '10') });
    for (const invoice_number of ['ISIL-İ7', 'ışıl-i7']) {
      const answer = await expectRefused(t.db, [409, 'DUPLICATE'], () =>
        send(order.id, { invoice_number, ...priceOf(order.lines[0], '99') }),
      );
      expect(answer.body.message).toContain(first.posting_number);
      expect(answer.body).toMatchObject({
        details: [{ field: 'invoice_number', posting_number: first.posting_number }],
      });
    }
    const other = await steelAt10();
    await add(other.id, { invoice_number: 'ISIL-İ7', ...priceOf(other.lines[0], '10') });
  });

  test.each<[string, (line: number | undefined) => object, string]>([
    ['no lines', () => ({ lines: [] }), 'lines'],
    ['a negative price', (line) => priceOf(line, '-1'), 'lines.0.unit_price'],
    ['five decimals', (line) => priceOf(line, '1.00001'), 'lines.0.unit_price'],
    ['no invoice number', (line) => ({ invoice_number: ' ', ...priceOf(line, 1) }), 'invoice_number'],
    ['half a date', (line) => ({ invoice_date: '2026-02', ...priceOf(line, 1) }), 'invoice_date'],
    [
      'a rate for the company’s currency',
      (line) => ({ exchange_rate: 2, ...priceOf(line, 1) }),
      'exchange_rate',
    ],
    ['an unknown field', (line) => ({ colour: 'red', ...priceOf(line, 1) }), 'colour'],
    [
      'a line twice',
      (line) => ({ lines: [...priceOf(line, 1).lines, ...priceOf(line, 2).lines] }),
      'lines.1.po_item_id',
    ],
  ])('%s', async (_, body, field) => {
    const answer = await expectRefused(t.db, [422, 'VALIDATION_ERROR'], () =>
      send(order.id, body(order.lines[0])),
    );
    expect(answer.body).toMatchObject({ details: [{ field }] });
  });

  test('a price that is too large at this rate, and a credit larger than what is left of the cost', async () => {
    const foreign = await c.received([{ product: await newProduct(), quantity: '1', price: '10' }], {
      currency: 'USD',
      rate: '40',
    });
    const large = await expectRefused(t.db, [422, 'VALIDATION_ERROR'], () =>
      send(foreign.id, priceOf(foreign.lines[0], '999999999')),
    );
    expect(large.body).toMatchObject({ details: [{ field: 'lines.0.unit_price' }] });
    await c.post(`/inventory/items/${layerOf(foreign)}/revalue`, { unit_cost: '1', reason: 'x' });
    const credit = await expectRefused(t.db, [422, 'VALIDATION_ERROR'], () =>
      send(foreign.id, priceOf(foreign.lines[0], '0')),
    );
    expect(credit.body).toMatchObject({ details: [{ field: 'lines.0.unit_price' }] });
  });

  test('an order or a line that does not exist, and the line of another order', async () => {
    await expectRefused(t.db, [404, 'NOT_FOUND'], () => send(999_999, priceOf(order.lines[0], 1)));
    await expectRefused(t.db, [404, 'NOT_FOUND'], () => send(order.id, priceOf(999_999, 1)));
    const other = await steelAt10('1');
    await expectRefused(t.db, [404, 'NOT_FOUND'], () => send(order.id, priceOf(other.lines[0], 1)));
    expect((await t.as.viewer.get(pathOf(999_999))).status).toBe(404);
  });

  test('before the order, or the line, was received', async () => {
    const lines = [
      { product: await newProduct(), quantity: '10' },
      { product: await newProduct(), quantity: '10' },
    ];
    const open = await placeOrder(t, { supplier, warehouse: f.rawWarehouse, lines });
    const nothing = await expectRefused(t.db, [409, 'CONFLICT'], () =>
      send(open.id, priceOf(open.lines[0], 1)),
    );
    expect(nothing.body.message).toContain(`Nothing of ${open.number} has been received yet`);
    await c.receive(open.id, open.lines[0], '1');
    const line = await expectRefused(t.db, [409, 'CONFLICT'], () => send(open.id, priceOf(open.lines[1], 1)));
    expect(line.body.message).toContain(`Nothing of line 2 of ${open.number} has been received yet`);
  });

  test('other roles, and nobody', async () => {
    for (const role of ['prod_mgr', 'inv_clerk', 'viewer', 'nobody'] as const) {
      const body = { invoice_number: 'X', ...priceOf(order.lines[0], 1) };
      expect((await t.as[role].post(pathOf(order.id), body)).status).toBe(role === 'nobody' ? 401 : 403);
    }
  });
});

test('an Idempotency-Key posts it once, and eight clerks at once post one invoice once', async () => {
  const order = await steelAt10();
  const body = { invoice_number: 'RACE', ...priceOf(order.lines[0], '11') };
  const headers = { 'idempotency-key': 'invoice-once' };
  const first = await send(order.id, body, headers);
  expect((await send(order.id, body, headers)).text).toBe(first.text);
  const next = { invoice_number: 'RACE-2', ...priceOf(order.lines[0], '12') };
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(order.id, next)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array(7).fill(409)]);
  expect(await c.item(layerOf(order))).toMatchObject({ value: '1200.0000' });
});
