import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, expectRefused } from '../../../../tests/harness/stock.ts';
import { createLateCosts, type LateCosts } from './testing/late-costs.ts';
import { newSupplier, placeOrder } from './testing/purchasing.ts';

let t: TestApp;
let f: Factory;
let c: LateCosts;
let supplier: number;
beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  supplier = await newSupplier(t, 'S-01', 'Çelik A.Ş.');
  c = createLateCosts(t, f, supplier);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

let products = 0;
const newProduct = (options: { unit?: string } = {}) => {
  products += 1;
  return f.product(`ROD-${products}`, options);
};
const FREIGHT = { cost_type: 'FREIGHT', billed_amount: '100', basis: 'VALUE' };
const pathOf = (orderId: number) => `/procurement/orders/${orderId}/landed-costs`;
const send = (orderId: number, body: object = {}, headers: Record<string, string> = {}) =>
  t.as.proc_off.post(pathOf(orderId), { ...FREIGHT, ...body }, headers);
async function add(orderId: number, body: object = {}) {
  const answer = await send(orderId, body);
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}
const amounts = (cost: { lines: { amount: string }[] }) => cost.lines.map((line) => line.amount);

describe('freight', () => {
  test('by value: the shares, the layers, the document and its audit', async () => {
    const [sheet, glue] = [await newProduct(), await newProduct({ unit: 'LITER' })];
    const order = await c.received([
      { product: sheet, quantity: '100', price: '12.5' },
      { product: glue, quantity: '8', price: '3.3333' },
    ]);
    const answer = await send(
      order.id,
      { billed_amount: '850', reference_number: 'NAK-1', notes: 'Gebze' },
      { 'x-request-id': 'freight-by-value' },
    );
    expect(answer.status, answer.text).toBe(201);
    // 850 × 1250 ÷ 1276.6664 = 832.245604…, 850 × 26.6664 ÷ 1276.6664 = 17.754395…
    expect(answer.body).toMatchObject({
      landed_cost_number: expect.stringMatching(/^LC-20\d\d-\d{6}$/),
      purchase_order_id: order.id,
      po_number: order.number,
      receipt_id: null,
      receipt_number: null,
      cost_type: 'FREIGHT',
      basis: 'VALUE',
      billed_amount: '850.0000',
      currency: 'TRY',
      exchange_rate: '1.000000',
      total_amount: '850.0000',
      value_change_on_hand: '850.0000',
      value_change_gone: '0.0000',
      reference_number: 'NAK-1',
      notes: 'Gebze',
      posted_by: 'proc_off',
      lines: [
        {
          line_number: 1,
          receipt_number: order.receiptNumber,
          po_item_id: order.lines[0],
          product_id: sheet,
          inventory_item_id: order.layers[0],
          quantity_received: '100.000',
          amount: '832.2456',
          value_change_on_hand: '832.2456',
          value_change_gone: '0.0000',
        },
        { line_number: 2, inventory_item_id: order.layers[1], amount: '17.7544' },
      ],
    });
    expect(await c.item(order.layers[0] ?? 0)).toEqual({
      unit_cost: '20.8225',
      quantity: '100.000',
      value: '2082.2456',
    });
    expect(await c.item(order.layers[1] ?? 0)).toMatchObject({ value: '44.4208' });
    const revaluations = await t.as.viewer.get(`/inventory/items/${order.layers[0]}/revaluations`);
    expect(revaluations.body.items).toMatchObject([
      {
        stock_revaluation_id: answer.body.lines[0].stock_revaluation_id,
        value_change: '832.2456',
        reference_number: answer.body.landed_cost_number,
        reason: `FREIGHT of ${order.number}`,
      },
    ]);
    const audits = await auditsOf(t.db, 'freight-by-value');
    expect(audits.map((one) => one.action)).toEqual(['stock.revalue', 'stock.revalue', 'landed_cost.post']);
    const list = await t.as.viewer.get(pathOf(order.id));
    expect(list.body).toEqual({ items: [answer.body] });
  });

  test('by quantity, with a remainder: the shares sum to the bill', async () => {
    const product = await newProduct();
    const order = await c.received([
      { product, quantity: '1', price: '5' },
      { product, quantity: '1', price: '50' },
      { product, quantity: '1', price: '500' },
    ]);
    expect(amounts(await add(order.id, { basis: 'QUANTITY' }))).toEqual(['33.3334', '33.3333', '33.3333']);
    const tiny = await add(order.id, { basis: 'QUANTITY', billed_amount: '0.0002' });
    expect(amounts(tiny)).toEqual(['0.0001', '0.0001', '0.0000']);
    expect(tiny.lines[2]).toMatchObject({
      stock_revaluation_id: null,
      value_change_on_hand: '0.0000',
      value_change_gone: '0.0000',
    });
    expect(await c.item(order.layers[2] ?? 0)).toMatchObject({ value: '533.3333' });
  });

  test('of one receipt touches no other', async () => {
    const product = await newProduct();
    const order = await placeOrder(t, {
      supplier,
      warehouse: f.rawWarehouse,
      lines: [{ product, quantity: '10', price: '2' }],
    });
    const first = await c.receive(order.id, order.lines[0], '4');
    const second = await c.receive(order.id, order.lines[0], '6');
    const receipts = await t.as.viewer.get(
      `/procurement/receipts?purchase_order_id=${order.id}&sort=received_at`,
    );
    const receipt = receipts.body.items[1];
    const cost = await add(order.id, { receipt_id: receipt.receipt_id, billed_amount: '3' });
    expect(cost).toMatchObject({ receipt_id: receipt.receipt_id, receipt_number: receipt.receipt_number });
    expect(await c.item(first)).toMatchObject({ value: '8.0000' });
    expect(await c.item(second)).toMatchObject({ value: '15.0000' });
  });

  test('follows the batch into production, a split and what was issued', async () => {
    const steel = await newProduct();
    const order = await c.received([{ product: steel, quantity: '100', price: '10' }]);
    const layer = order.layers[0] ?? 0;
    const split = await t.as.admin.put(`/inventory/items/${layer}/quality-status`, {
      quality_status: 'QUARANTINE',
      quantity: '20',
      reason: 'x',
    });
    await c.post('/inventory/stock-out', { product_id: steel, quantity: '10', reason: 'x' });
    const made = await c.make(steel, 3);
    expect(await c.item(made)).toMatchObject({ unit_cost: '105.0000' });
    const cost = await add(order.id, { billed_amount: '250' });
    // 2.5 a kilogram: 40 in stock, 20 in quarantine and 30 in three pieces are there, 10 are gone
    expect(cost).toMatchObject({
      total_amount: '250.0000',
      value_change_on_hand: '225.0000',
      value_change_gone: '25.0000',
    });
    expect(await c.item(layer)).toEqual({ unit_cost: '12.5000', quantity: '40.000', value: '500.0000' });
    expect(await c.item(split.body.inventory_item_id)).toMatchObject({ value: '250.0000' });
    expect(await c.item(made)).toEqual({ unit_cost: '130.0000', quantity: '3.000', value: '390.0000' });
    await expectInvariants(t.db);
  });

  test('two batches of one order that went into one product: each adds to it once', async () => {
    const steel = await newProduct();
    const order = await c.received([
      { product: steel, quantity: '15', price: '10' },
      { product: steel, quantity: '15', price: '30' },
    ]);
    const made = await c.make(steel, 3);
    expect(await c.item(made)).toMatchObject({ value: '615.0000' });
    const cost = await add(order.id, { billed_amount: '10.0001', basis: 'QUANTITY' });
    expect(amounts(cost)).toEqual(['5.0001', '5.0000']);
    expect(await c.item(made)).toEqual({ unit_cost: '208.3334', quantity: '3.000', value: '625.0001' });
    const [first] = (await t.as.viewer.get(`/inventory/items/${order.layers[0]}/revaluations`)).body.items;
    const [second] = (await t.as.viewer.get(`/inventory/items/${order.layers[1]}/revaluations`)).body.items;
    const produced = (revaluation: { lines: { place: string }[] }) =>
      revaluation.lines.filter((line) => line.place === 'PRODUCED');
    expect(produced(first)).toMatchObject([{ value_before: '615.0000', value_after: '620.0001' }]);
    expect(produced(second)).toMatchObject([{ value_before: '620.0001', value_after: '625.0001' }]);
    await expectInvariants(t.db);
  });

  test('in a foreign currency: the order’s rate, another rate, the company’s own', async () => {
    const product = await newProduct();
    const order = await c.received([{ product, quantity: '3', price: '10' }], {
      currency: 'EUR',
      rate: '36.123456',
    });
    const inEuro = await add(order.id, { billed_amount: '7.7777', currency: 'EUR' });
    // 7.7777 × 36.123456 = 280.9574037312
    expect(inEuro).toMatchObject({ exchange_rate: '36.123456', total_amount: '280.9574' });
    const own = await add(order.id, { billed_amount: '1', currency: 'EUR', exchange_rate: '40.5' });
    expect(own).toMatchObject({ exchange_rate: '40.500000', total_amount: '40.5000' });
    const dollars = await add(order.id, { billed_amount: '0.0001', currency: 'USD', exchange_rate: 0.5 });
    expect(dollars).toMatchObject({ currency: 'USD', total_amount: '0.0001' });
    expect(await add(order.id, { currency: 'TRY', exchange_rate: '1' })).toMatchObject({
      total_amount: '100.0000',
    });
  });
});

describe('what is refused', () => {
  let order: Awaited<ReturnType<LateCosts['received']>>;
  beforeAll(async () => {
    order = await c.received([{ product: await newProduct(), quantity: '10', price: '2' }]);
  });

  test.each<[string, object, string]>([
    ['nothing', { billed_amount: '0' }, 'billed_amount'],
    ['a negative bill', { billed_amount: '-5' }, 'billed_amount'],
    ['five decimals', { billed_amount: '1.00001' }, 'billed_amount'],
    ['an unknown basis', { basis: 'WEIGHT' }, 'basis'],
    ['an unknown cost', { cost_type: 'BRIBE' }, 'cost_type'],
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a foreign currency without a rate', { currency: 'USD' }, 'exchange_rate'],
    ['a rate for the company’s currency', { exchange_rate: '2' }, 'exchange_rate'],
    ['a rate of seven decimals', { currency: 'USD', exchange_rate: '1.0000001' }, 'exchange_rate'],
    ['a rate of zero', { currency: 'USD', exchange_rate: '0' }, 'exchange_rate'],
    ['less than 0.0001', { billed_amount: '0.0001', currency: 'USD', exchange_rate: '0.4' }, 'billed_amount'],
    [
      'more than fits',
      { billed_amount: '999999', currency: 'USD', exchange_rate: '99999999' },
      'billed_amount',
    ],
    [
      'a unit cost that does not fit',
      { billed_amount: '99999999', currency: 'USD', exchange_rate: '1000' },
      'billed_amount',
    ],
  ])('%s', async (_, body, field) => {
    const answer = await expectRefused(t.db, [422, 'VALIDATION_ERROR'], () => send(order.id, body));
    expect(answer.body).toMatchObject({ details: [{ field }] });
  });

  test('an order, or a receipt of it, that does not exist', async () => {
    await expectRefused(t.db, [404, 'NOT_FOUND'], () => send(999_999));
    const other = await c.received([{ product: await newProduct(), quantity: '1' }]);
    await expectRefused(t.db, [404, 'NOT_FOUND'], () => send(order.id, { receipt_id: other.receiptId }));
    expect((await t.as.viewer.get(pathOf(999_999))).status).toBe(404);
  });

  test('before anything was received', async () => {
    const lines = [{ product: await newProduct(), quantity: '10' }];
    const open = await placeOrder(t, { supplier, warehouse: f.rawWarehouse, lines });
    const answer = await expectRefused(t.db, [409, 'CONFLICT'], () => send(open.id));
    expect(answer.body.message).toContain('Receive it first');
    expect((await t.as.viewer.get(pathOf(open.id))).body).toEqual({ items: [] });
  });

  test('quantities that cannot be added up, and values of nothing', async () => {
    const mixed = await c.received([
      { product: await newProduct(), quantity: '1' },
      { product: await newProduct({ unit: 'PCS' }), quantity: '1' },
    ]);
    const units = await expectRefused(t.db, [409, 'CONFLICT'], () => send(mixed.id, { basis: 'QUANTITY' }));
    expect(units.body.message).toContain('KG, PCS');
    const free = await c.received([{ product: await newProduct(), quantity: '4', price: '0' }]);
    await expectRefused(t.db, [409, 'CONFLICT'], () => send(free.id));
    await add(free.id, { basis: 'QUANTITY' });
    expect(await c.item(free.layers[0] ?? 0)).toMatchObject({ unit_cost: '25.0000' });
  });

  test('other roles, nobody, and broken JSON', async () => {
    for (const role of ['prod_mgr', 'inv_clerk', 'viewer', 'nobody'] as const) {
      const answer = await t.as[role].post(pathOf(order.id), FREIGHT);
      expect(answer.status).toBe(role === 'nobody' ? 401 : 403);
    }
    const broken = await t.as.proc_off.post(pathOf(order.id), '{', { 'content-type': 'application/json' });
    expect([broken.status, broken.body.error_code]).toEqual([400, 'INVALID_JSON']);
  });
});

test('an Idempotency-Key posts it once', async () => {
  const order = await c.received([{ product: await newProduct(), quantity: '10', price: '2' }]);
  const headers = { 'idempotency-key': 'freight-once' };
  const first = await send(order.id, {}, headers);
  expect((await send(order.id, {}, headers)).text).toBe(first.text);
  expect(await c.item(order.layers[0] ?? 0)).toMatchObject({ value: '120.0000' });
});

test('costs of two orders whose goods went into the same products race with bookings, and none is lost', async () => {
  const [steel, paint] = [await newProduct(), await newProduct()];
  const lines = (one: number, other: number) => [
    { product: one, quantity: '200', price: '10' },
    { product: other, quantity: '200', price: '3' },
  ];
  const first = await c.received(lines(steel, paint));
  const second = await c.received(lines(paint, steel));
  await c.make(steel, 21);
  await c.make(paint, 21);
  const work = [1, 2, 3].flatMap((n) => [
    send(first.id, { billed_amount: `10.000${n}` }),
    send(second.id, { billed_amount: `20.000${n}`, basis: 'QUANTITY' }),
    t.as.inv_clerk.post('/inventory/stock-out', {
      product_id: n % 2 ? steel : paint,
      quantity: '7',
      reason: 'x',
    }),
  ]);
  expect((await Promise.all(work)).map((answer) => answer.status)).toEqual(work.map(() => 201));
  const totals = await t.db.sql<{ total: string }>(
    `select sum(value_change)::text as total from stock_revaluations join receipt_items using (inventory_item_id)
     join receipts using (receipt_id) where purchase_order_id = any($1)`,
    [[first.id, second.id]],
  );
  expect(totals).toEqual([{ total: '90.0012' }]);
  await expectInvariants(t.db);
});

test('sixty lines in one bill: a revaluation and a movement each', async () => {
  const product = await newProduct();
  const order = await c.received(Array.from({ length: 60 }, () => ({ product, quantity: '1', price: '2' })));
  const cost = await add(order.id, { basis: 'QUANTITY' });
  expect(
    new Set(cost.lines.map((line: { stock_revaluation_id: number }) => line.stock_revaluation_id)).size,
  ).toBe(60);
  expect(amounts(cost).filter((one) => one === '1.6667')).toHaveLength(40);
  expect(amounts(cost).filter((one) => one === '1.6666')).toHaveLength(20);
});
