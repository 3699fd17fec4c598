import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_POLICY } from '../../../../tests/harness/database.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { outcomes } from '../../../../tests/harness/stock.ts';
import { newSupplier, type OrderLine, type PlacedOrder, placeOrder } from './testing/purchasing.ts';

/** The tolerance to the last thousandth, and several clerks at the same gate. */

const ROUNDS = 4;

let t: TestApp;
let f: Factory;
let supplier: number;
let steel: number;
let paint: number;

beforeAll(async () => {
  const policy = { ...TEST_POLICY, overReceiptTolerancePercent: '2.50' };
  t = await createTestApp({ poolSize: 12, config: { policy } });
  f = await createFactory(t);
  supplier = await newSupplier(t, 'S-01');
  steel = await f.product('STEEL');
  paint = await f.product('PAINT', { unit: 'LITER' });
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const place = (...lines: OrderLine[]) => placeOrder(t, { supplier, warehouse: f.rawWarehouse, lines });
const receive = ({ id }: PlacedOrder, body: object) =>
  t.as.inv_clerk.put(`/procurement/orders/${id}/receive`, body);
const some = (po_item_id: number | undefined, quantity_received: unknown) => ({
  items_received: [{ po_item_id, quantity_received }],
});
const go = ({ id }: PlacedOrder, status: string) =>
  t.as.proc_off.put(`/procurement/orders/${id}/status`, { status });
const stateOf = async ({ id }: PlacedOrder) => {
  const rows = await t.db.sql<{ state: string }>(
    `select o.status || ' ' || string_agg(l.quantity_received || ' ' || l.delivery_status, ', ' order by l.line_number)
       as state
     from purchase_orders o join purchase_order_items l using (purchase_order_id) where o.purchase_order_id = $1
     group by o.status`,
    [id],
  );
  return rows[0]?.state;
};
const count = (answers: readonly Answer<{ error_code?: string }>[], outcome: string) =>
  outcomes(answers).filter((one) => one === outcome).length;

describe('a tolerance of 2.50 %', () => {
  test.each([
    ['100', '102.500', '102.501'],
    ['10.001', '10.251', '10.252'],
    ['0.001', '0.001', '0.002'],
    ['0.040', '0.041', '0.042'],
    ['999999999.999', '999999999.999', null],
  ])('of %s lets %s come, and no thousandth more', async (ordered, most, beyond) => {
    const order = await place({ product: steel, quantity: ordered, price: '0.01' });
    if (beyond !== null) {
      const refused = await receive(order, some(order.lines[0], beyond));
      expect([refused.status, refused.body.error_code]).toEqual([409, 'CONFLICT']);
      expect(refused.body.details[0]).toMatchObject({
        most,
        tolerance_percentage: '2.50',
        received: '0.000',
      });
    }
    const answer = await receive(order, some(order.lines[0], most));
    expect(answer.status, answer.text).toBe(200);
    const isMore = Number(most) > Number(ordered);
    expect(answer.body.warnings.map((one: { code: string }) => one.code)).toEqual(
      isMore ? ['MORE_THAN_ORDERED'] : [],
    );
    expect(await stateOf(order)).toBe(`FULLY_RECEIVED ${most} RECEIVED`);
  });

  test('is of all that came, and a complete line takes the rest of it while the order is open', async () => {
    const order = await place({ product: steel, quantity: '100' }, { product: paint, quantity: '1' });
    const [line] = order.lines;
    for (const quantity of ['60', '41', '1.5']) {
      expect((await receive(order, some(line, quantity))).status).toBe(200);
    }
    const refused = await receive(order, some(line, '0.001'));
    expect(refused.body).toMatchObject({
      error_code: 'CONFLICT',
      details: [{ received: '102.500', most: '102.500' }],
    });
    expect(await stateOf(order)).toBe('PARTIALLY_RECEIVED 102.500 RECEIVED, 0.000 OPEN');
    // What is outstanding is nothing, not less than nothing.
    const rest = await receive(order, { receive_all: true });
    expect(rest.body.items).toMatchObject([{ product_code: 'PAINT', quantity_received: '1.000' }]);
  });
});

describe('at the same moment', () => {
  test('two clerks book the whole of an order: one of them', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = await place({ product: steel, quantity: '10' });
      const all = { receive_all: true };
      const answers = await Promise.all([receive(order, all), receive(order, all)]);
      expect(outcomes(answers)).toEqual(['200', 'INVALID_STATUS_TRANSITION']);
      expect(await stateOf(order)).toBe('FULLY_RECEIVED 10.000 RECEIVED');
    }
  });

  test('ten clerks book 3 of 10 each: three of them, never more than ordered and tolerated', async () => {
    const order = await place({ product: steel, quantity: '10' }, { product: paint, quantity: '1' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => receive(order, some(order.lines[0], 3))),
    );
    expect([count(answers, '200'), count(answers, 'CONFLICT')]).toEqual([3, 7]);
    for (const { body, status } of answers) {
      if (status === 409) expect(body.details[0]).toMatchObject({ received: '9.000', most: '10.250' });
    }
    expect(await stateOf(order)).toBe('PARTIALLY_RECEIVED 9.000 PARTIAL, 0.000 OPEN');
    const numbers = answers.map((answer) => answer.body.receipt_number).filter(Boolean);
    expect(new Set(numbers).size).toBe(3);
  });

  test('ten of one delivery note: one, and the others are told its number', async () => {
    const order = await place({ product: steel, quantity: '100' });
    const body = { ...some(order.lines[0], 1), delivery_note: 'IRS-1' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => receive(order, body)));
    expect([count(answers, '200'), count(answers, 'DUPLICATE')]).toEqual([1, 9]);
    const number = answers.find((answer) => answer.status === 200)?.body.receipt_number;
    for (const answer of answers) {
      if (answer.status !== 200) expect(answer.body.message).toContain(number);
    }
  });

  test('a delivery and a cancellation: one of them', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = await place({ product: steel, quantity: '10' });
      const requests = [() => receive(order, some(order.lines[0], 4)), () => go(order, 'CANCELLED')];
      if (round % 2 === 1) requests.reverse();
      const answers = await Promise.all(requests.map((send) => send()));
      expect(outcomes(answers)).toEqual(['200', 'INVALID_STATUS_TRANSITION']);
      expect(['PARTIALLY_RECEIVED 4.000 PARTIAL', 'CANCELLED 0.000 CLOSED']).toContain(await stateOf(order));
    }
  });

  test('a delivery and a closing: what came before the closing is in, what comes after it is refused', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = await place({ product: steel, quantity: '10' });
      const requests = [() => receive(order, some(order.lines[0], 4)), () => go(order, 'CLOSED')];
      if (round % 2 === 1) requests.reverse();
      const answers = await Promise.all(requests.map((send) => send()));
      const state = await stateOf(order);
      if (count(answers, '200') === 2) expect(state).toBe('CLOSED 4.000 CLOSED');
      else
        expect([outcomes(answers), state]).toEqual([
          ['200', 'INVALID_STATUS_TRANSITION'],
          'CLOSED 0.000 CLOSED',
        ]);
    }
  });

  test('orders of the same products in opposite order never block each other for good', async () => {
    const lines = [
      { product: steel, quantity: '1' },
      { product: paint, quantity: '1' },
    ];
    const orders: PlacedOrder[] = [];
    for (let made = 0; made < 8; made += 1) {
      orders.push(await place(...(made % 2 === 0 ? lines : lines.toReversed())));
    }
    const answers = await Promise.all(orders.map((order) => receive(order, { receive_all: true })));
    expect(count(answers, '200')).toBe(8);
    const batches = answers.flatMap(({ body }) =>
      body.items.map((item: { batch_number: string }) => item.batch_number),
    );
    expect(new Set(batches).size).toBe(16);
  });

  test('a warehouse is closed while goods come: they are in it and it stays, or neither', async () => {
    const [other] = await t.db.sql<{ id: number }>(
      `insert into warehouses (warehouse_code, warehouse_name, warehouse_type) values ('RM07', 'RM07', 'RAW_MATERIALS')
       returning warehouse_id as id`,
    );
    const order = await place({ product: steel, quantity: '1' });
    const answers = await Promise.all([
      receive(order, { receive_all: true, warehouse_id: other?.id }),
      t.as.admin.delete(`/warehouses/${other?.id}`),
    ]);
    expect([
      ['200', 'IN_USE'],
      ['200', 'CONFLICT'],
    ]).toContainEqual(outcomes(answers));
  });
});
