import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { expectRefused } from '../../../../tests/harness/stock.ts';
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

const place = (lines: readonly OrderLine[], options: Partial<OrderOptions> = {}) =>
  placeOrder(t, { supplier, warehouse: f.rawWarehouse, lines, ...options });
const receive = (orderId: number, body: unknown, headers?: Record<string, string>) =>
  t.as.inv_clerk.put(`/procurement/orders/${orderId}/receive`, body, headers);
const one = (po_item_id: number | undefined, quantity_received: unknown, more: object = {}) => ({
  items_received: [{ po_item_id, quantity_received, ...more }],
});

describe('what is refused, with nothing booked', () => {
  let order: Awaited<ReturnType<typeof place>>;
  let line: number;
  beforeAll(async () => {
    order = await place([{ product: steel, quantity: '10' }]);
    line = order.lines[0] ?? 0;
  });

  test.each<[string, object, string]>([
    ['neither items nor receive_all', {}, 'items_received'],
    ['receive_all false and no items', { receive_all: false }, 'items_received'],
    ['no items', { items_received: [] }, 'items_received'],
    ['a quality for all beside items', { quality_status: 'APPROVED' }, 'quality_status'],
    ['a place for all beside items', { warehouse_id: 1 }, 'warehouse_id'],
    ['an unknown field', { entry_date: '2026-01-01' }, 'entry_date'],
    ['an empty delivery note', { delivery_note: ' ' }, 'delivery_note'],
  ])('%s', async (_what, body, field) => {
    const withItems = 'quality_status' in body || 'warehouse_id' in body || 'delivery_note' in body;
    const sent = withItems ? { ...one(line, 1), ...body } : body;
    const answer = await expectRefused(t.db, [422, 'VALIDATION_ERROR'], () => receive(order.id, sent));
    expect(JSON.stringify(answer.body)).toContain(field);
  });

  test('items beside receive_all', () =>
    expectRefused(t.db, [422, 'VALIDATION_ERROR'], () =>
      receive(order.id, { ...one(line, 1), receive_all: true }),
    ));

  test.each<[string, object, string]>([
    ['a zero quantity', { quantity_received: 0 }, 'quantity_received'],
    ['a negative quantity', { quantity_received: '-1' }, 'quantity_received'],
    ['four decimals', { quantity_received: '1.0001' }, 'quantity_received'],
    ['an unknown quality', { quality_status: 'GOOD' }, 'quality_status'],
    ['a batch in small letters', { batch_number: 'abc' }, 'batch_number'],
    ['a negative cost', { unit_cost: -1 }, 'unit_cost'],
    ['a date that is none', { expiry_date: '2026-02-30' }, 'expiry_date'],
    ['no line', { po_item_id: undefined }, 'po_item_id'],
    ['an expired batch', { expiry_date: '2026-03-01' }, 'expiry_date'],
    ['an expired batch as good', { expiry_date: '2026-03-01', quality_status: 'APPROVED' }, 'expiry_date'],
  ])('%s in an item', async (_what, item, field) => {
    const body = { items_received: [{ po_item_id: line, quantity_received: 1, ...item }] };
    const answer = await expectRefused(t.db, [422, 'VALIDATION_ERROR'], () => receive(order.id, body));
    expect(JSON.stringify(answer.body.details)).toContain(field);
  });

  test('an expired batch comes in as REJECTED, to go back', async () => {
    const own = await place([{ product: steel, quantity: '10' }]);
    const rejected = one(own.lines[0], 1, { expiry_date: '2026-03-01', quality_status: 'REJECTED' });
    expect((await receive(own.id, rejected)).status).toBe(200);
  });

  test('broken JSON', () =>
    expectRefused(t.db, [400, 'INVALID_JSON'], () =>
      t.as.inv_clerk.put(`/procurement/orders/${order.id}/receive`, '{"receive_all": tru', {
        'content-type': 'application/json',
      }),
    ));

  test('an order, a line or a warehouse that does not exist, and a line of another order', async () => {
    const other = await place([{ product: steel, quantity: '10' }]);
    for (const send of [
      () => receive(999_999, { receive_all: true }),
      () => receive(order.id, one(999_999, 1)),
      () => receive(order.id, one(other.lines[0], 1)),
      () => receive(order.id, one(line, 1, { warehouse_id: 999_999 })),
    ]) {
      await expectRefused(t.db, [404, 'NOT_FOUND'], send);
    }
  });

  test.each(['DRAFT', 'CANCELLED', 'CLOSED'] as const)('an order that is %s', async (status) => {
    const own = await place([{ product: steel, quantity: '10' }], { status });
    const answer = await expectRefused(t.db, [409, 'INVALID_STATUS_TRANSITION'], () =>
      receive(own.id, { receive_all: true }),
    );
    expect(answer.body.details).toMatchObject([{ from: status }]);
    if (status === 'DRAFT') expect(answer.body.message).toContain('Send it first');
  });

  test('an order that somebody changed since it was read, when the request says which it read', async () => {
    const own = await place([{ product: steel, quantity: '10' }]);
    const { headers } = await t.as.viewer.get(`/procurement/orders/${own.id}`);
    const version = { 'if-match': String(headers.etag) };
    clock.advance(1000);
    expect((await receive(own.id, one(own.lines[0], 1), version)).status).toBe(200);
    await expectRefused(t.db, [409, 'CONFLICT'], () => receive(own.id, one(own.lines[0], 1), version));
  });

  test('an order of which all has come', async () => {
    const own = await place([{ product: steel, quantity: '10' }]);
    await receive(own.id, { receive_all: true });
    await expectRefused(t.db, [409, 'INVALID_STATUS_TRANSITION'], () =>
      receive(own.id, one(own.lines[0], 1)),
    );
  });

  test('a warehouse of the wrong type, and one that is closed', async () => {
    await expectRefused(t.db, [400, 'WAREHOUSE_TYPE_MISMATCH'], () =>
      receive(order.id, one(line, 1, { warehouse_id: f.finishedWarehouse })),
    );
    await t.db.sql(`insert into warehouses (warehouse_code, warehouse_name, warehouse_type, is_active)
      values ('RM09', 'Kapalı', 'RAW_MATERIALS', false)`);
    const [closed] = await t.db.sql<{ id: number }>(
      `select warehouse_id as id from warehouses where warehouse_code = 'RM09'`,
    );
    await expectRefused(t.db, [409, 'CONFLICT'], () =>
      receive(order.id, one(line, 1, { warehouse_id: closed?.id })),
    );
  });

  test('more than was ordered, over several batches and receipts, named line by line', async () => {
    const own = await place([
      { product: steel, quantity: '10' },
      { product: paint, quantity: '5' },
    ]);
    const [first, second] = own.lines;
    await receive(own.id, one(first, '4'));
    const answer = await expectRefused(t.db, [409, 'CONFLICT'], () =>
      receive(own.id, {
        items_received: [
          { po_item_id: first, quantity_received: '3' },
          { po_item_id: second, quantity_received: '5' },
          { po_item_id: first, quantity_received: '3.001' },
        ],
      }),
    );
    expect(answer.body.details).toEqual([
      {
        po_item_id: first,
        product_code: 'STEEL',
        ordered: '10.000',
        received: '4.000',
        arriving: '6.001',
        tolerance_percentage: '0',
        most: '10.000',
      },
    ]);
  });
});

describe('a delivery note', () => {
  test('is booked once for an order, however it is spelled, and the first receipt is named', async () => {
    const order = await place([{ product: steel, quantity: '10' }]);
    const [line] = order.lines;
    const first = await receive(order.id, { ...one(line, 10), delivery_note: 'irsaliye-77' });
    expect(first.status).toBe(200);
    for (const delivery_note of ['irsaliye-77', ' İRSALİYE-77 ']) {
      const again = await expectRefused(t.db, [409, 'DUPLICATE'], () =>
        receive(order.id, { ...one(line, 10), delivery_note }),
      );
      expect(again.body.message).toContain(first.body.receipt_number);
      expect(again.body.details).toEqual([
        { field: 'delivery_note', receipt_number: first.body.receipt_number },
      ]);
    }
  });

  test('of another order of the supplier is a warning, and of another supplier nothing', async () => {
    const stranger = await newSupplier(t, 'S-02');
    const lines = [{ product: steel, quantity: '10' }];
    const [one1, two, third] = [
      await place(lines),
      await place(lines),
      await place(lines, { supplier: stranger }),
    ];
    const all = { receive_all: true, delivery_note: 'IRS-88' };
    const first = await receive(one1.id, all);
    const second = await receive(two.id, all);
    expect(second.body.warnings).toEqual([
      {
        code: 'DELIVERY_NOTE_OF_ANOTHER_ORDER',
        po_item_id: null,
        message: `The delivery note was booked for ${one1.number} as well, with receipt ${first.body.receipt_number}.`,
      },
    ]);
    expect((await receive(third.id, all)).body.warnings).toEqual([]);
  });
});
