import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, eventsOf, expectRefused, movementsOf, scopeOf } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { newSupplier, type OrderLine, type OrderOptions, placeOrder } from './testing/purchasing.ts';

const clock = manualClock(new Date('2026-03-02T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let supplier: number;
let steel: number;
let paint: number;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  supplier = await newSupplier(t, 'S-01', 'Çelik A.Ş.');
  steel = await f.product('STEEL');
  paint = await f.product('PAINT', { unit: 'LITER' });
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
const place = (lines: readonly OrderLine[], options: Partial<OrderOptions> = {}) =>
  placeOrder(t, { supplier, warehouse: f.rawWarehouse, lines, ...options });
const receive = (orderId: number, body: unknown, headers?: Record<string, string>) =>
  t.as.inv_clerk.put(`/procurement/orders/${orderId}/receive`, body, headers);
const one = (po_item_id: number | undefined, quantity_received: unknown, more: object = {}) => ({
  items_received: [{ po_item_id, quantity_received, ...more }],
});
const statusOf = async (orderId: number) => {
  const [order] = await t.db.sql('select status from purchase_orders where purchase_order_id = $1', [
    orderId,
  ]);
  const lines = await t.db.sql<{ quantity_received: string; delivery_status: string }>(
    'select quantity_received, delivery_status from purchase_order_items where purchase_order_id = $1 order by line_number',
    [orderId],
  );
  return [order?.status, ...lines.map((line) => `${line.quantity_received} ${line.delivery_status}`)];
};

describe('a delivery', () => {
  test('of two batches of one line and one of another: layers, movements, order, events and audit', async () => {
    const [sheet, glue] = [await newProduct(), await newProduct()];
    const order = await place(
      [
        { product: sheet, quantity: '100', price: '12.5' },
        { product: glue, quantity: '8', price: '3.3333', due: '2026-03-01' },
      ],
      { due: '2026-03-10' },
    );
    const [first, second] = order.lines;
    const request_id = 'receive-two-batches';
    const answer = await receive(
      order.id,
      {
        items_received: [
          { po_item_id: first, quantity_received: '60', quality_status: 'APPROVED', batch_number: 'CS-1' },
          {
            po_item_id: second,
            quantity_received: 8,
            expiry_date: '2026-03-02',
            location_in_warehouse: 'A-01',
          },
          { po_item_id: first, quantity_received: '15.125', quality_status: 'QUARANTINE', notes: 'Islak' },
        ],
        delivery_note: ' IRS-1 ',
        notes: 'Kapı 2',
      },
      { 'x-request-id': request_id },
    );
    expect(answer.status, answer.text).toBe(200);
    const { items, ...head } = answer.body;
    expect(head).toEqual({
      receipt_id: expect.any(Number),
      receipt_number: expect.stringMatching(/^GR-2026-\d{6}$/),
      purchase_order_id: order.id,
      po_number: order.number,
      supplier_id: supplier,
      supplier_code: 'S-01',
      supplier_name: 'Çelik A.Ş.',
      delivery_note: 'IRS-1',
      received_at: '2026-03-02T08:00:00Z',
      received_by: 'inv_clerk',
      received_by_name: 'Test inv_clerk',
      notes: 'Kapı 2',
      order_status: 'PARTIALLY_RECEIVED',
      warnings: [],
    });
    const common = { warehouse_id: f.rawWarehouse, warehouse_code: 'RM01' };
    expect(items).toMatchObject([
      {
        ...common,
        po_item_id: first,
        line_number: 1,
        product_id: sheet,
        quantity_received: '60.000',
        unit_price: '12.5000',
        unit_cost: '12.5000',
        value: '750.0000',
        quality_status: 'APPROVED',
        batch_number: 'CS-1',
        expiry_date: null,
        expected_delivery_date: '2026-03-10',
        quantity_outstanding: '24.875',
      },
      {
        ...common,
        po_item_id: second,
        value: '26.6664',
        quality_status: 'PENDING',
        batch_number: `ROD-${products}-260302-001`,
        expiry_date: '2026-03-02',
        expected_delivery_date: '2026-03-01',
        quantity_outstanding: '0.000',
      },
      {
        ...common,
        po_item_id: first,
        quantity_received: '15.125',
        quality_status: 'QUARANTINE',
        batch_number: `ROD-${products - 1}-260302-001`,
        value: '189.0625',
      },
    ]);
    const layers: number[] = items.map((item: { inventory_item_id: number }) => item.inventory_item_id);
    expect(await movementsOf(t.db, request_id)).toEqual([
      ['STOCK_IN', layers[0], '60.000', '750.0000', '60.000', '750.0000'],
      ['STOCK_IN', layers[1], '8.000', '26.6664', '8.000', '26.6664'],
      ['STOCK_IN', layers[2], '15.125', '189.0625', '75.125', '939.0625'],
    ]);
    expect((await eventsOf(t.db, request_id)).map(([type]) => type)).toEqual([
      'RECEIVE',
      'RECEIVE',
      'RECEIVE',
    ]);
    const references = await t.db.sql(
      `select distinct reference_type, reference_id, reference_number, notes from stock_movements where request_id = $1`,
      [request_id],
    );
    expect(references).toEqual([
      {
        reference_type: 'PURCHASE_ORDER',
        reference_id: order.id,
        reference_number: head.receipt_number,
        notes: 'Kapı 2',
      },
    ]);
    const origins = await t.db.sql(
      `select supplier_id, purchase_order_id, location_in_warehouse, notes from inventory_items
       where inventory_item_id = any($1::bigint[]) order by inventory_item_id`,
      [layers],
    );
    const origin = { supplier_id: supplier, purchase_order_id: order.id };
    expect(origins).toEqual([
      { ...origin, location_in_warehouse: null, notes: null },
      { ...origin, location_in_warehouse: 'A-01', notes: null },
      { ...origin, location_in_warehouse: null, notes: 'Islak' },
    ]);
    expect(await statusOf(order.id)).toEqual(['PARTIALLY_RECEIVED', '75.125 PARTIAL', '8.000 RECEIVED']);
    expect(await auditsOf(t.db, request_id)).toMatchObject([
      {
        action: 'purchase_order.receive',
        username: 'inv_clerk',
        entity_type: 'purchase_order',
        entity_id: String(order.id),
        before: { status: 'SENT' },
        after: { receipt_number: head.receipt_number, order_status: 'PARTIALLY_RECEIVED' },
      },
    ]);
    const events = await t.db.sql(
      `select topic, entity_type, entity_id, payload from events
       where request_id = $1 and entity_type = 'purchase_order' order by event_id`,
      [request_id],
    );
    const entity = { entity_type: 'purchase_order', entity_id: order.id };
    expect(events).toMatchObject([
      {
        ...entity,
        topic: 'purchase_order.status_changed',
        payload: { po_number: order.number, from: 'SENT', to: 'PARTIALLY_RECEIVED' },
      },
      {
        ...entity,
        topic: 'purchase_order.received',
        payload: { receipt_number: head.receipt_number, items: [{}, {}, {}] },
      },
    ]);
  });

  test('the rest makes it fully received, and the history says with which receipt', async () => {
    const order = await place([{ product: steel, quantity: '10' }], { status: 'CONFIRMED' });
    const [line] = order.lines;
    const numbers: string[] = [];
    for (const quantity of ['4', '5.999', '0.001']) {
      const answer = await receive(order.id, one(line, quantity));
      expect(answer.status, answer.text).toBe(200);
      numbers.push(answer.body.receipt_number);
    }
    expect(await statusOf(order.id)).toEqual(['FULLY_RECEIVED', '10.000 RECEIVED']);
    const history = await t.db.sql(
      `select sequence_number, from_status, to_status, notes, changed_by is not null as is_named
       from purchase_order_status_history where purchase_order_id = $1 and sequence_number > 3 order by 1`,
      [order.id],
    );
    expect(history).toEqual([
      {
        sequence_number: 4,
        from_status: 'CONFIRMED',
        to_status: 'PARTIALLY_RECEIVED',
        notes: `Receipt ${numbers[0]}`,
        is_named: true,
      },
      {
        sequence_number: 5,
        from_status: 'PARTIALLY_RECEIVED',
        to_status: 'FULLY_RECEIVED',
        notes: `Receipt ${numbers[2]}`,
        is_named: true,
      },
    ]);
  });

  test('receive_all books what is outstanding, with one quality and one place for all', async () => {
    const order = await place([
      { product: steel, quantity: '10' },
      { product: paint, quantity: '5' },
      { product: steel, quantity: '2.5' },
    ]);
    await receive(order.id, one(order.lines[1], 5));
    await receive(order.id, one(order.lines[0], 4));
    const answer = await receive(order.id, {
      receive_all: true,
      quality_status: 'APPROVED',
      warehouse_id: f.secondRawWarehouse,
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.order_status).toBe('FULLY_RECEIVED');
    const place2 = { warehouse_code: 'RM02', quality_status: 'APPROVED' };
    expect(answer.body.items).toMatchObject([
      { po_item_id: order.lines[0], quantity_received: '6.000', ...place2 },
      { po_item_id: order.lines[2], quantity_received: '2.500', ...place2 },
    ]);
    expect(await statusOf(order.id)).toEqual([
      'FULLY_RECEIVED',
      '10.000 RECEIVED',
      '5.000 RECEIVED',
      '2.500 RECEIVED',
    ]);
  });

  test('a POST with an Idempotency-Key books once; the lead’s roles may, a viewer and a planner may not', async () => {
    const order = await place([{ product: steel, quantity: '10' }]);
    const path = `/procurement/orders/${order.id}/receive`;
    const body = one(order.lines[0], 3);
    const key = { 'idempotency-key': 'gate-1' };
    const [first, again] = [
      await t.as.proc_off.post(path, body, key),
      await t.as.proc_off.post(path, body, key),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect(await statusOf(order.id)).toEqual(['PARTIALLY_RECEIVED', '3.000 PARTIAL']);
    expect((await t.as.admin.put(path, body)).status).toBe(200);
    for (const role of ['viewer', 'prod_mgr'] as const) {
      const refusedAnswer = await t.as[role].put(path, body);
      expect([refusedAnswer.status, refusedAnswer.body.error_code]).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
    }
    expect((await t.as.nobody.put(path, body)).status).toBe(401);
  });

  test('the trace of a layer shows its supplier and its order', async () => {
    const order = await place([{ product: steel, quantity: '1' }]);
    const { body } = await receive(order.id, { receive_all: true });
    const trace = await t.as.viewer.get(`/inventory/items/${body.items[0].inventory_item_id}/trace`);
    expect(trace.body.item).toMatchObject({ supplier_name: 'Çelik A.Ş.', po_number: order.number });
    expect(trace.body.backward).toMatchObject({
      suppliers: [{ supplier_id: supplier, supplier_name: 'Çelik A.Ş.' }],
      purchase_orders: [{ purchase_order_id: order.id, po_number: order.number }],
    });
  });
});

describe('cost', () => {
  test.each<[price: string, rate: string, unitCost: string, quantity: string, value: string]>([
    // 1.2345 × 34.5 = 42.590250: half of the last place goes up
    ['1.2345', '34.5', '42.5903', '3', '127.7709'],
    ['1.2345', '34.499959', '42.5902', '3', '127.7706'],
    ['0.0001', '0.5', '0.0001', '1', '0.0001'],
    ['0.0001', '0.499999', '0.0000', '1', '0.0000'],
    ['10', '34.123456', '341.2346', '0.333', '113.6311'],
  ])('%s at %s is %s in the company’s currency', async (price, rate, unitCost, quantity, value) => {
    const lines = [{ product: steel, quantity: '10', price }];
    const order = await place(lines, { currency: 'EUR', rate });
    const { body, status } = await receive(order.id, one(order.lines[0], quantity));
    expect(status).toBe(200);
    expect(body.items[0]).toMatchObject({
      unit_price: `${Number(price).toFixed(4)}`,
      unit_cost: unitCost,
      value,
    });
  });

  test('a cost that is given goes before the price, and the price follows from it', async () => {
    const lines = [{ product: steel, quantity: '10', price: '5' }];
    const order = await place(lines, { currency: 'EUR', rate: '3' });
    const { body } = await receive(order.id, one(order.lines[0], 2, { unit_cost: '20' }));
    expect(body.items[0]).toMatchObject({ unit_price: '6.6667', unit_cost: '20.0000', value: '40.0000' });
  });

  test('a cost that no layer can hold is refused', async () => {
    const lines = [{ product: steel, quantity: '10', price: '999999' }];
    const order = await place(lines, { currency: 'EUR', rate: '999999' });
    const answer = await expectRefused(t.db, [422, 'VALIDATION_ERROR'], () =>
      receive(order.id, { receive_all: true }),
    );
    expect(answer.body.message).toContain('items_received[0].unit_cost');
  });
});

describe('how many statements', () => {
  /** what every request has around its own work, and what watches changed records */
  const FRAME = ['session_of_token', 'begin', 'commit'];

  async function namesOf(work: () => Promise<{ status: number; text: string }>) {
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    try {
      const answer = await work();
      expect(answer.status, answer.text).toBe(200);
      return spy.mock.calls
        .map(([query]) => (typeof query === 'string' ? query : String((query as { name?: string }).name)))
        .filter((name) => !FRAME.includes(name));
    } finally {
      spy.mockRestore();
    }
  }

  test('at most 20, the same for one line and for a hundred', async () => {
    const runs: string[][] = [];
    for (const size of [1, 100]) {
      const lines: OrderLine[] = [];
      for (let made = 0; made < size; made += 1) lines.push({ product: await newProduct(), quantity: '5' });
      const order = await place(lines);
      runs.push(await namesOf(() => receive(order.id, { receive_all: true, delivery_note: 'IRS-100' })));
      expect((await statusOf(order.id))[0]).toBe('FULLY_RECEIVED');
      expect(await scopeOf(t.db, lines.at(-1)?.product ?? 0, f.rawWarehouse)).toEqual([
        '5.000',
        '0.000',
        '50.0000',
        1,
      ]);
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[0]?.length, runs[0]?.join('\n')).toBeLessThanOrEqual(20);
  });
});
