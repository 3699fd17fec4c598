import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_POLICY } from '../../../../tests/harness/database.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { manualClock } from '../../platform/clock.ts';

/** Half past ten in the evening in London is half past one of the next day in Istanbul. */
const clock = manualClock(new Date('2026-03-02T22:30:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let steel: number;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  steel = await f.product('STEEL');
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const input = (more: Record<string, unknown> = {}) => ({
  product_id: steel,
  warehouse_id: f.rawWarehouse,
  quantity: '100.000',
  unit_cost: '15.2500',
  ...more,
});
const receive = (more: Record<string, unknown> = {}, headers?: Record<string, string>) =>
  t.as.inv_clerk.post('/inventory/stock-in', input(more), headers);
const refused = (answer: { status: number; body: { error_code: string } }) => [
  answer.status,
  answer.body.error_code,
];
const layers = async () => (await t.db.sql('select 1 from inventory_items')).length;

async function insertedId(text: string): Promise<number> {
  const [row] = await t.db.sql<{ id: number }>(text);
  return row?.id ?? 0;
}

describe('receiving', () => {
  test('makes a layer, and its movement, event, scope totals and audit row', async () => {
    const supplier = await insertedId(
      `insert into suppliers (supplier_code, supplier_name) values ('SUP-1', 'Erdemir') returning supplier_id as id`,
    );
    const order = await insertedId(
      `insert into purchase_orders (po_number, supplier_id, warehouse_id, order_date)
       values ('PO-2026-000001', ${supplier}, ${f.rawWarehouse}, '2026-03-01') returning purchase_order_id as id`,
    );
    await t.db.sql(`insert into document_numbers values ('PO', 2026, 1)`);
    await t.db.sql(
      `insert into purchase_order_status_history (purchase_order_id, sequence_number, to_status, changed_at)
       values ($1, 1, 'DRAFT', now())`,
      [order],
    );
    const product = await f.product('SHEET');
    const answer = await receive(
      {
        product_id: product,
        quantity: 12.5,
        unit_cost: '3.3333',
        batch_number: 'SH-2026-0001',
        supplier_id: supplier,
        purchase_order_id: order,
        quality_status: 'APPROVED',
        expiry_date: '2026-03-03',
        entry_date: '2026-02-01T08:00:00+03:00',
        location_in_warehouse: 'A-01-3',
        notes: 'Yağmurda geldi',
      },
      { 'x-request-id': 'receipt-of-sheet' },
    );
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toEqual({
      inventory_item_id: expect.any(Number),
      product_id: product,
      product_code: 'SHEET',
      product_name: 'SHEET',
      unit_of_measure: 'KG',
      warehouse_id: f.rawWarehouse,
      warehouse_code: 'RM01',
      batch_number: 'SH-2026-0001',
      entry_date: '2026-02-01T05:00:00Z',
      initial_quantity: '12.500',
      quantity_in_stock: '12.500',
      reserved_quantity: '0.000',
      available_quantity: '12.500',
      unit_cost: '3.3333',
      // 41.66625, half up
      total_value: '41.6663',
      quality_status: 'APPROVED',
      expiry_date: '2026-03-03',
      location_in_warehouse: 'A-01-3',
      supplier_id: supplier,
      purchase_order_id: order,
      production_order_id: null,
      notes: 'Yağmurda geldi',
      notice: null,
      source_item_id: null,
      created_at: '2026-03-02T22:30:00Z',
      updated_at: '2026-03-02T22:30:00Z',
    });
    const item = answer.body.inventory_item_id;
    expect(
      await t.db.sql('select * from stock_movements where inventory_item_id = $1', [item]),
    ).toMatchObject([
      {
        movement_type: 'STOCK_IN',
        product_id: product,
        warehouse_id: f.rawWarehouse,
        quantity: '12.500',
        unit_cost: '3.3333',
        value: '41.6663',
        reference_type: 'PURCHASE_ORDER',
        reference_id: order,
        notes: 'Yağmurda geldi',
        movement_date: '2026-03-02T22:30:00Z',
        request_id: 'receipt-of-sheet',
      },
    ]);
    expect(await t.db.sql('select * from inventory_events where product_id = $1', [product])).toMatchObject([
      {
        event_number: 1,
        event_type: 'RECEIVE',
        quantity_change: '12.500',
        reserved_change: '0.000',
        available_after: '12.500',
        issuable_after: true,
        is_pinned: false,
        request_id: 'receipt-of-sheet',
      },
    ]);
    expect(await t.db.sql('select * from stock_scopes where product_id = $1', [product])).toMatchObject([
      { last_event_number: 1, on_hand: '12.500', reserved: '0.000', stock_value: '41.6663' },
    ]);
    const audits = await t.db.sql(
      `select action, username, request_id, before, after from audit_log where entity_type = 'inventory_item' and entity_id = $1`,
      [String(item)],
    );
    expect(audits).toEqual([
      {
        action: 'stock.receive',
        username: 'inv_clerk',
        request_id: 'receipt-of-sheet',
        before: null,
        after: answer.body,
      },
    ]);
  });

  test('without a quality, stock is PENDING: on hand and not available', async () => {
    const product = await f.product('PENDING-1');
    const answer = await receive({ product_id: product });
    expect(answer.body).toMatchObject({
      quality_status: 'PENDING',
      quantity_in_stock: '100.000',
      available_quantity: '0.000',
      entry_date: '2026-03-02T22:30:00Z',
    });
    const { body } = await t.as.viewer.get(`/inventory/availability/${product}`);
    expect(body).toMatchObject({ total_on_hand: '100.000', total_available: '0.000', batches: [] });
  });

  test('a receipt dated back takes its place in the FIFO order', async () => {
    const product = await f.product('BACKDATED');
    const day = (entry_date: string) => ({ product_id: product, quality_status: 'APPROVED', entry_date });
    const second = await receive(day('2026-02-02'));
    const third = await receive(day('2026-02-03T00:00:00'));
    const first = await receive(day('2026-02-01T23:59:59.999Z'));
    const alsoSecond = await receive(day('2026-02-02T00:00:00Z'));
    const { body } = await t.as.viewer.get(`/inventory/availability/${product}`);
    expect(body.batches.map((batch: { inventory_item_id: number }) => batch.inventory_item_id)).toEqual(
      [first, second, alsoSecond, third].map((answer) => answer.body.inventory_item_id),
    );
  });

  test('free stock costs nothing, and nulls are as good as left out', async () => {
    const answer = await receive({ unit_cost: 0, batch_number: null, supplier_id: null, expiry_date: null });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({ unit_cost: '0.0000', total_value: '0.0000' });
  });

  test('the largest quantity at the largest cost is exact', async () => {
    const answer = await receive({ quantity: '999999999.999', unit_cost: '999999999.9999' });
    const exact = (999999999999n * 9999999999999n + 500n) / 1000n;
    expect(answer.body.total_value.replace('.', '')).toBe(String(exact));
  });

  test('admin may receive, too', async () => {
    expect((await t.as.admin.post('/inventory/stock-in', input())).status).toBe(201);
  });
});

describe('batch numbers', () => {
  test("are product code, the factory's day, and a running number", async () => {
    const product = await f.product('BATCH-A');
    const other = await f.product('BATCH-AB');
    const batch = async (more: Record<string, unknown>) => (await receive(more)).body.batch_number;
    expect(await batch({ product_id: product })).toBe('BATCH-A-260303-001');
    expect(await batch({ product_id: product, warehouse_id: f.secondRawWarehouse })).toBe(
      'BATCH-A-260303-002',
    );
    expect(await batch({ product_id: other })).toBe('BATCH-AB-260303-001');
    expect(await batch({ product_id: product, batch_number: 'BATCH-A-260303-050' })).toBe(
      'BATCH-A-260303-050',
    );
    expect(await batch({ product_id: product, batch_number: 'BATCH-A-260303-X' })).toBe('BATCH-A-260303-X');
    expect(await batch({ product_id: product })).toBe('BATCH-A-260303-051');
  });

  test('ten receipts at once, in two warehouses, get ten numbers without a gap', async () => {
    const product = await f.product('BATCH-P');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, place) =>
        receive({ product_id: product, warehouse_id: place % 2 ? f.rawWarehouse : f.secondRawWarehouse }),
      ),
    );
    const numbers = answers.map((answer) => answer.body.batch_number).sort();
    expect(numbers).toEqual(
      Array.from({ length: 10 }, (_, place) => `BATCH-P-260303-${String(place + 1).padStart(3, '0')}`),
    );
  });
});

describe('what is refused', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a field of the layer', { reserved_quantity: '1' }, 'reserved_quantity'],
    ['no product', { product_id: undefined }, 'product_id'],
    ['no warehouse', { warehouse_id: undefined }, 'warehouse_id'],
    ['no quantity', { quantity: undefined }, 'quantity'],
    ['no cost', { unit_cost: undefined }, 'unit_cost'],
    ['a product as text', { product_id: '1' }, 'product_id'],
    ['product 0', { product_id: 0 }, 'product_id'],
    ['half a product', { product_id: 1.5 }, 'product_id'],
    ['a zero quantity', { quantity: '0' }, 'quantity'],
    ['a negative quantity', { quantity: -1 }, 'quantity'],
    ['four decimals of quantity', { quantity: '1.0005' }, 'quantity'],
    ['four decimals as a number', { quantity: 1.0005 }, 'quantity'],
    ['a quantity too large', { quantity: '1000000000' }, 'quantity'],
    ['NaN', { quantity: 'NaN' }, 'quantity'],
    ['Infinity', { quantity: 'Infinity' }, 'quantity'],
    ['an exponent', { quantity: '1e3' }, 'quantity'],
    ['a thousands sign', { quantity: '1,000' }, 'quantity'],
    ['a blank quantity', { quantity: ' 1' }, 'quantity'],
    ['null as quantity', { quantity: null }, 'quantity'],
    ['five decimals of cost', { unit_cost: '0.00005' }, 'unit_cost'],
    ['a negative cost', { unit_cost: '-0.01' }, 'unit_cost'],
    ['a batch in small letters', { batch_number: 'abc-1' }, 'batch_number'],
    ['a batch of two letters', { batch_number: 'AB' }, 'batch_number'],
    ['a batch of 51 letters', { batch_number: 'A'.repeat(51) }, 'batch_number'],
    ['an unknown quality', { quality_status: 'GOOD' }, 'quality_status'],
    ['an expiry that is no day', { expiry_date: '2026-02-30' }, 'expiry_date'],
    ['an entry date that is no moment', { entry_date: 'yesterday' }, 'entry_date'],
    ['an entry date that does not exist', { entry_date: '2026-02-30T00:00:00Z' }, 'entry_date'],
    ['a future entry date', { entry_date: '2026-03-02T22:30:00.001Z' }, 'entry_date'],
    ['a future entry date by its zone', { entry_date: '2026-03-02T22:30:00-01:00' }, 'entry_date'],
    ['a location of 51 letters', { location_in_warehouse: 'x'.repeat(51) }, 'location_in_warehouse'],
    ['an empty location', { location_in_warehouse: '' }, 'location_in_warehouse'],
    ['notes of 501 letters', { notes: 'x'.repeat(501) }, 'notes'],
    ['a NUL', { notes: 'a\u0000b' }, 'notes'],
  ])('%s', async (_, more, field) => {
    const before = await layers();
    const answer = await receive(more);
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toMatchObject([{ field }]);
    expect(await layers()).toBe(before);
  });

  test('an entry date before 1900', async () => {
    expect(refused(await receive({ entry_date: '1899-12-31' }))).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('broken JSON, and a body that is none', async () => {
    const broken = await t.as.inv_clerk.post('/inventory/stock-in', '{"product_id": 1,', {
      'content-type': 'application/json',
    });
    expect(refused(broken)).toEqual([400, 'INVALID_JSON']);
    expect(refused(await t.as.inv_clerk.post('/inventory/stock-in'))).toEqual([422, 'VALIDATION_ERROR']);
    const text = await t.as.inv_clerk.post('/inventory/stock-in', 'product 1', {
      'content-type': 'text/plain',
    });
    expect(refused(text)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  test.each([['product_id'], ['warehouse_id'], ['supplier_id'], ['purchase_order_id']])(
    'a %s that does not exist',
    async (field) => {
      const answer = await receive({ [field]: 999_999 });
      expect(refused(answer)).toEqual([404, 'NOT_FOUND']);
      expect(answer.body.message).toContain('999999');
    },
  );

  test('an inactive product or warehouse', async () => {
    const product = await f.product('INACTIVE-1');
    await t.db.sql('update products set is_active = false where product_id = $1', [product]);
    expect(refused(await receive({ product_id: product }))).toEqual([409, 'CONFLICT']);
    const warehouse = await insertedId(
      `insert into warehouses (warehouse_code, warehouse_name, warehouse_type, is_active)
       values ('OLD', 'x', 'RAW_MATERIALS', false) returning warehouse_id as id`,
    );
    const answer = await receive({ warehouse_id: warehouse });
    expect(refused(answer)).toEqual([409, 'CONFLICT']);
    expect(answer.body.message).toContain('OLD');
  });

  test('a warehouse for another type of product', async () => {
    const answer = await receive({ warehouse_id: f.finishedWarehouse });
    expect(refused(answer)).toEqual([400, 'WAREHOUSE_TYPE_MISMATCH']);
    expect(answer.body.message).toMatch(
      /STEEL is a RAW_MATERIAL and belongs in a RAW_MATERIALS warehouse; FG01/,
    );
  });

  test('rights come before shape, and shape before existence', async () => {
    const nobody = await t.as.nobody.post('/inventory/stock-in', { nonsense: true });
    expect(refused(nobody)).toEqual([401, 'NOT_AUTHENTICATED']);
    for (const role of ['prod_mgr', 'proc_off', 'viewer'] as const) {
      const answer = await t.as[role].post('/inventory/stock-in', { nonsense: true });
      expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    expect(refused(await receive({ product_id: 999_999, quantity: '-1' }))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
  });
});

describe('Idempotency-Key', () => {
  test('a repeat gets the same bytes and receives nothing again', async () => {
    const headers = { 'idempotency-key': 'receive-once' };
    const before = await layers();
    const first = await receive({}, headers);
    const second = await receive({}, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await layers()).toBe(before + 1);
    const other = await receive({ quantity: '100.001' }, headers);
    expect(refused(other)).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  test('a refusal is kept, too', async () => {
    const headers = { 'idempotency-key': 'refused-once' };
    const first = await receive({ product_id: 999_999 }, headers);
    const second = await receive({ product_id: 999_999 }, headers);
    expect(refused(first)).toEqual([404, 'NOT_FOUND']);
    expect(second.text).toBe(first.text);
  });
});

test('with ENFORCE_WAREHOUSE_TYPE off, any warehouse will do', async () => {
  const free = await createTestApp({ config: { policy: { ...TEST_POLICY, enforceWarehouseType: false } } });
  const factory = await createFactory(free);
  const product = await factory.product('ANYWHERE');
  const answer = await free.as.inv_clerk.post('/inventory/stock-in', {
    product_id: product,
    warehouse_id: factory.finishedWarehouse,
    quantity: 1,
    unit_cost: 1,
  });
  expect(answer.status, answer.text).toBe(201);
  await free.close();
});
