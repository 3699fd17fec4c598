import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { manualClock } from '../../platform/clock.ts';

const clock = manualClock(new Date('2026-03-02T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

let products = 0;
const newProduct = () => {
  products += 1;
  return f.product(`STEEL-${products}`);
};
const issue = (body: Record<string, unknown>, headers?: Record<string, string>) =>
  t.as.inv_clerk.post('/inventory/stock-out', { reason: 'Numune', ...body }, headers);
const refused = (answer: { status: number; body: { error_code: string } }) => [
  answer.status,
  answer.body.error_code,
];
const onHand = async (productId: number) =>
  (await t.as.viewer.get(`/inventory/availability/${productId}`)).body.total_on_hand as string;
/** inventory item and quantity of each movement */
const taken = (answer: { body: { movements: { inventory_item_id: number; quantity: string }[] } }) =>
  answer.body.movements.map((one) => [one.inventory_item_id, one.quantity]);

describe('issuing', () => {
  test('takes the oldest layers at their own cost, and writes movements, events and audit', async () => {
    const product_id = await newProduct();
    const newest = await f.stock(product_id, '10', '12.3456', { entryDate: '2026-02-03' });
    const oldest = await f.stock(product_id, '3', '10.0001', { entryDate: '2026-02-01' });
    const middle = await f.stock(product_id, '2.5', '11', { entryDate: '2026-02-02' });
    const answer = await issue(
      {
        product_id,
        warehouse_id: f.rawWarehouse,
        quantity: 7.125,
        reference_number: 'IRS-1',
        notes: 'acele',
      },
      { 'x-request-id': 'issue-1' },
    );
    expect(answer.status, answer.text).toBe(201);
    // 3 × 10.0001 = 30.0003; 2.5 × 11 = 27.5; 1.625 × 12.3456 = 20.0616; sum 77.5619
    expect(answer.body).toEqual({
      product_id,
      quantity: '7.125',
      total_cost: '77.5619',
      weighted_average_cost: '10.8859',
      reason: 'Numune',
      reference_number: 'IRS-1',
      movements: [
        [oldest, '-3.000', '10.0001', '-30.0003', '001'],
        [middle, '-2.500', '11.0000', '-27.5000', '002'],
        [newest, '-1.625', '12.3456', '-20.0616', '003'],
      ].map(([inventory_item_id, quantity, unit_cost, value]) => ({
        movement_id: expect.any(Number),
        inventory_item_id,
        warehouse_id: f.rawWarehouse,
        batch_number: expect.stringMatching(/^STEEL-\d+-260302-00\d$/),
        quantity,
        unit_cost,
        value,
      })),
    });
    const movements = await t.db.sql(
      `select movement_id, inventory_item_id, quantity, reference_type, reference_number, reason, notes, movement_date
       from stock_movements where request_id = 'issue-1' order by movement_id`,
    );
    expect(movements).toMatchObject(
      answer.body.movements.map((one: { movement_id: number; inventory_item_id: number }) => ({
        movement_id: one.movement_id,
        inventory_item_id: one.inventory_item_id,
        reference_type: 'MANUAL',
        reference_number: 'IRS-1',
        reason: 'Numune',
        notes: 'acele',
        movement_date: '2026-03-02T08:00:00Z',
      })),
    );
    const events = await t.db.sql(
      `select event_number, event_type, inventory_item_id, available_after from inventory_events
       where product_id = $1 and event_number > 3 order by event_number`,
      [product_id],
    );
    expect(events).toEqual([
      { event_number: 4, event_type: 'ISSUE', inventory_item_id: oldest, available_after: '0.000' },
      { event_number: 5, event_type: 'ISSUE', inventory_item_id: middle, available_after: '0.000' },
      { event_number: 6, event_type: 'ISSUE', inventory_item_id: newest, available_after: '8.375' },
    ]);
    const audits = await t.db.sql(
      `select action, username, entity_type, entity_id, after from audit_log where request_id = 'issue-1'`,
    );
    expect(audits).toEqual([
      {
        action: 'stock.issue',
        username: 'inv_clerk',
        entity_type: 'product',
        entity_id: String(product_id),
        after: answer.body,
      },
    ]);
    const [scope] = await t.db.sql(
      'select last_event_number, on_hand, stock_value from stock_scopes where product_id = $1',
      [product_id],
    );
    expect(scope).toEqual({ last_event_number: 6, on_hand: '8.375', stock_value: '103.3944' });
  });

  test('the issue that empties a layer takes all the value that is left', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '1', '0.0005');
    const costs: string[] = [];
    for (const quantity of ['0.333', '0.333', '0.334']) {
      costs.push((await issue({ product_id, quantity })).body.total_cost);
    }
    // 0.0001665 each, rounded half up; what is left of 0.0005 goes with the last
    expect(costs).toEqual(['0.0002', '0.0002', '0.0001']);
    const [layer] = await t.db.sql(
      'select quantity_in_stock, remaining_value from inventory_items where product_id = $1',
      [product_id],
    );
    expect(layer).toEqual({ quantity_in_stock: '0.000', remaining_value: '0.0000' });
  });

  test('without a warehouse it goes oldest first over all active ones', async () => {
    const product_id = await newProduct();
    const other = { warehouseId: f.secondRawWarehouse };
    const second = await f.stock(product_id, '5', '1', { entryDate: '2026-02-02' });
    const first = await f.stock(product_id, '5', '1', { entryDate: '2026-02-01', ...other });
    const third = await f.stock(product_id, '5', '1', { entryDate: '2026-02-03', ...other });
    const [closed] = await t.db.sql<{ id: number }>(
      `insert into warehouses (warehouse_code, warehouse_name, warehouse_type) values ('RM09', 'x', 'RAW_MATERIALS')
       returning warehouse_id as id`,
    );
    await f.stock(product_id, '5', '1', { entryDate: '2026-01-01', warehouseId: closed?.id ?? 0 });
    await t.db.sql('update warehouses set is_active = false where warehouse_id = $1', [closed?.id]);
    expect(taken(await issue({ product_id, quantity: 11 }))).toEqual([
      [first, '-5.000'],
      [second, '-5.000'],
      [third, '-1.000'],
    ]);
    const named = await issue({ product_id, quantity: 1, warehouse_id: closed?.id });
    expect(refused(named)).toEqual([409, 'CONFLICT']);
    expect(named.body.message).toContain('RM09');
  });

  test('of two layers of one moment, the one that was entered first goes first', async () => {
    const product_id = await newProduct();
    const a = await f.stock(product_id, '5', '1', { entryDate: '2026-02-02' });
    const b = await f.stock(product_id, '5', '2', { entryDate: '2026-02-02' });
    expect(taken(await issue({ product_id, quantity: 6 }))).toEqual([
      [a, '-5.000'],
      [b, '-1.000'],
    ]);
  });

  test('a receipt dated back is issued first', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1', { entryDate: '2026-02-02' });
    await issue({ product_id, quantity: 1 });
    const older = await f.stock(product_id, '5', '9', { entryDate: '2026-02-01' });
    expect(taken(await issue({ product_id, quantity: 2 }))).toEqual([[older, '-2.000']]);
  });

  test('reserved stock is never touched', async () => {
    const product_id = await newProduct();
    const old = await f.stock(product_id, '5', '1', { entryDate: '2026-02-01' });
    const fresh = await f.stock(product_id, '5', '2', { entryDate: '2026-02-02' });
    const reserved = await t.as.prod_mgr.post('/inventory/reserve', { product_id, quantity: 4, reason: 'x' });
    expect(reserved.status).toBe(201);
    expect(taken(await issue({ product_id, quantity: 3 }))).toEqual([
      [old, '-1.000'],
      [fresh, '-2.000'],
    ]);
    const short = await issue({ product_id, quantity: '3.001' });
    expect(refused(short)).toEqual([409, 'INSUFFICIENT_STOCK']);
    expect(short.body.details).toMatchObject([{ available: '3.000', shortage: '0.001' }]);
    expect((await issue({ product_id, quantity: 3 })).status).toBe(201);
    expect(await onHand(product_id)).toBe('4.000');
  });

  test('40 layers go in one issue', async () => {
    const product_id = await newProduct();
    for (let day = 1; day <= 40; day += 1) await f.stock(product_id, '1', '1.1111');
    const answer = await issue({ product_id, quantity: 40 });
    expect(answer.body.movements).toHaveLength(40);
    expect(answer.body.total_cost).toBe('44.4440');
  });
});

describe('short stock', () => {
  test('is refused with what is missing, and nothing is changed', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1');
    await f.stock(product_id, '2.5', '1', { warehouseId: f.secondRawWarehouse });
    const [product] = await t.db.sql<{ product_code: string }>(
      'select product_code from products where product_id = $1',
      [product_id],
    );
    const all = await issue({ product_id, quantity: '10' });
    expect(refused(all)).toEqual([409, 'INSUFFICIENT_STOCK']);
    expect(all.body.details).toEqual([
      {
        product_id,
        product_code: product?.product_code,
        required: '10.000',
        available: '7.500',
        shortage: '2.500',
      },
    ]);
    const one = await issue({ product_id, quantity: '5.001', warehouse_id: f.rawWarehouse });
    expect(one.body.details).toMatchObject([{ available: '5.000', shortage: '0.001' }]);
    expect(one.body.message).toContain('RM01');
    expect(await onHand(product_id)).toBe('7.500');
    const none = await issue({ product_id, quantity: 1, warehouse_id: f.semiWarehouse });
    expect(none.body.details).toMatchObject([{ available: '0.000', shortage: '1.000' }]);
    // a refused issue leaves no trace of the scope that it looked at
    const scopes = await t.db.sql('select 1 from stock_scopes where product_id = $1', [product_id]);
    expect(scopes).toHaveLength(2);
  });

  test.each(['PENDING', 'QUARANTINE', 'REJECTED'])('%s stock is not issued', async (quality) => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1', { quality });
    const answer = await issue({ product_id, quantity: 1 });
    expect(refused(answer)).toEqual([409, 'INSUFFICIENT_STOCK']);
    expect(answer.body.details).toMatchObject([{ available: '0.000' }]);
  });

  test("expired stock is not issued; the last day is the factory's", async () => {
    const product_id = await newProduct();
    const stock = (expiry_date: string) =>
      t.as.inv_clerk.post('/inventory/stock-in', {
        product_id,
        warehouse_id: f.rawWarehouse,
        quantity: 5,
        unit_cost: 1,
        quality_status: 'APPROVED',
        expiry_date,
      });
    await stock('2026-03-01');
    const lastDay = await stock('2026-03-02');
    const tomorrow = await stock('2026-03-03');
    expect(taken(await issue({ product_id, quantity: 6 }))).toEqual([
      [lastDay.body.inventory_item_id, '-5.000'],
      [tomorrow.body.inventory_item_id, '-1.000'],
    ]);
    // Eight seconds before nine in London the day still lasts in Istanbul; at nine it is tomorrow there.
    const asAdmin = () =>
      t.as.admin.post('/inventory/stock-out', { product_id, quantity: 1, reason: 'Gece vardiyası' });
    clock.set(new Date('2026-03-03T20:59:52.000Z'));
    expect(taken(await asAdmin())).toEqual([[tomorrow.body.inventory_item_id, '-1.000']]);
    clock.set(new Date('2026-03-03T21:00:00.000Z'));
    const late = await asAdmin();
    clock.set(new Date('2026-03-02T08:00:00.000Z'));
    expect(refused(late)).toEqual([409, 'INSUFFICIENT_STOCK']);
  });
});

describe('what is refused', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown field', { warehouse: 1 }, 'warehouse'],
    ['a layer', { inventory_item_id: 1 }, 'inventory_item_id'],
    ['no product', { product_id: undefined }, 'product_id'],
    ['no quantity', { quantity: undefined }, 'quantity'],
    ['no reason', { reason: undefined }, 'reason'],
    ['an empty reason', { reason: '  ' }, 'reason'],
    ['a reason of 201 letters', { reason: 'x'.repeat(201) }, 'reason'],
    ['a zero quantity', { quantity: 0 }, 'quantity'],
    ['a negative quantity', { quantity: '-1' }, 'quantity'],
    ['minus zero', { quantity: '-0.000' }, 'quantity'],
    ['four decimals', { quantity: '0.0001' }, 'quantity'],
    ['NaN', { quantity: 'NaN' }, 'quantity'],
    ['an exponent', { quantity: '1e0' }, 'quantity'],
    ['true', { quantity: true }, 'quantity'],
    ['a quantity too large', { quantity: '1000000000' }, 'quantity'],
    ['warehouse 0', { warehouse_id: 0 }, 'warehouse_id'],
    ['a warehouse as text', { warehouse_id: '1' }, 'warehouse_id'],
    ['a reference of 51 letters', { reference_number: 'x'.repeat(51) }, 'reference_number'],
    ['a lone surrogate', { notes: '\ud800' }, 'notes'],
  ])('%s', async (_, more, field) => {
    const answer = await issue({ product_id: 1, quantity: 1, ...more });
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toMatchObject([{ field }]);
  });

  test('broken JSON', async () => {
    const answer = await t.as.inv_clerk.post('/inventory/stock-out', '{"product_id": }', {
      'content-type': 'application/json',
    });
    expect(refused(answer)).toEqual([400, 'INVALID_JSON']);
  });

  test('a product or warehouse that does not exist', async () => {
    const product_id = await newProduct();
    expect(refused(await issue({ product_id: 999_999, quantity: 1 }))).toEqual([404, 'NOT_FOUND']);
    const answer = await issue({ product_id, quantity: 1, warehouse_id: 999_999 });
    expect(refused(answer)).toEqual([404, 'NOT_FOUND']);
    expect(answer.body.message).toContain('warehouse 999999');
  });

  test('an inactive product, although it has stock', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1');
    await t.db.sql('update products set is_active = false where product_id = $1', [product_id]);
    expect(refused(await issue({ product_id, quantity: 1 }))).toEqual([409, 'CONFLICT']);
    expect(await onHand(product_id)).toBe('5.000');
  });

  test('rights come first', async () => {
    const nobody = await t.as.nobody.post('/inventory/stock-out', { nonsense: true });
    expect(refused(nobody)).toEqual([401, 'NOT_AUTHENTICATED']);
    for (const role of ['prod_mgr', 'proc_off', 'viewer'] as const) {
      const answer = await t.as[role].post('/inventory/stock-out', { nonsense: true });
      expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
  });
});

describe('Idempotency-Key', () => {
  test('a repeat gets the same bytes and issues nothing again', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1');
    const headers = { 'idempotency-key': 'issue-once' };
    const first = await issue({ product_id, quantity: 2 }, headers);
    const second = await issue({ product_id, quantity: 2 }, headers);
    expect(first.status).toBe(201);
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(await onHand(product_id)).toBe('3.000');
    expect(refused(await issue({ product_id, quantity: 1 }, headers))).toEqual([
      422,
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  });

  test('a short issue stays short under its key, although stock has come', async () => {
    const product_id = await newProduct();
    const headers = { 'idempotency-key': 'issue-short' };
    const first = await issue({ product_id, quantity: 2 }, headers);
    expect(refused(first)).toEqual([409, 'INSUFFICIENT_STOCK']);
    await f.stock(product_id, '5', '1');
    const second = await issue({ product_id, quantity: 2 }, headers);
    expect(second.text).toBe(first.text);
    expect(await onHand(product_id)).toBe('5.000');
  });
});

test('the number of SQL statements does not grow with the layers', async () => {
  const statementsOf = async (layers: number, warehouseId: number | undefined) => {
    const product_id = await newProduct();
    for (let one = 0; one < layers; one += 1) await f.stock(product_id, '1', '1');
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    try {
      const answer = await issue({ product_id, quantity: layers, warehouse_id: warehouseId });
      expect(answer.body.movements).toHaveLength(layers);
      return spy.mock.calls.map(([query]) =>
        typeof query === 'string' ? query : String((query as { name?: string }).name),
      );
    } finally {
      spy.mockRestore();
    }
  };
  const inOne = [
    'session_of_token',
    'begin',
    'stock_facts',
    'scopes_lock',
    'layers_of_warehouse',
    'ledger_post_changes',
    'audit_insert',
    'alerts_judge',
    'commit',
  ];
  expect(await statementsOf(1, f.rawWarehouse)).toEqual(inOne);
  expect(await statementsOf(40, f.rawWarehouse)).toEqual(inOne);
  const inAll = inOne.map((name) => (name === 'layers_of_warehouse' ? 'layers_of_locked_product' : name));
  expect(await statementsOf(1, undefined)).toEqual(inAll);
  expect(await statementsOf(40, undefined)).toEqual(inAll);
});
