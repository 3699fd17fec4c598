import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp();
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
const reserve = (body: Record<string, unknown>, headers?: Record<string, string>) =>
  t.as.prod_mgr.post('/inventory/reserve', body, headers);
const release = (allocation_ids: unknown, headers?: Record<string, string>) =>
  t.as.prod_mgr.post('/inventory/release-reservation', { allocation_ids }, headers);
const refused = (answer: { status: number; body: { error_code: string } }) => [
  answer.status,
  answer.body.error_code,
];
const availability = async (productId: number) => {
  const { body } = await t.as.viewer.get(`/inventory/availability/${productId}`);
  return [body.total_on_hand, body.total_reserved, body.total_available];
};
const allocationsOf = (answer: { body: { allocations: { allocation_id: number }[] } }) =>
  answer.body.allocations.map((one) => one.allocation_id);

/** An order for 10 of a product that needs 2 KG of steel each; all of it is reserved. */
async function orderWithSteel() {
  const steel = await newProduct();
  await f.stock(steel, '100', '1');
  const panel = await f.product(`PANEL-${products}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
  const bomId = await f.bom(panel, [{ productId: steel, quantity: '2' }]);
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: panel,
    bom_id: bomId,
    warehouse_id: f.semiWarehouse,
    planned_quantity: 10,
  });
  expect(made.status, made.text).toBe(201);
  const orderId = made.body.production_order_id as number;
  const rows = await t.db.sql<{ allocation_id: number }>(
    'select allocation_id from stock_allocations where production_order_id = $1',
    [orderId],
  );
  return { steel, panel, orderId, allocations: rows.map((row) => row.allocation_id) };
}

describe('reserving', () => {
  test('promises the oldest stock, for a reason', async () => {
    const product_id = await newProduct();
    const fresh = await f.stock(product_id, '10', '12.3456', { entryDate: '2026-02-02' });
    const old = await f.stock(product_id, '3', '10.0001', {
      entryDate: '2026-02-01',
      warehouseId: f.secondRawWarehouse,
    });
    const answer = await reserve(
      { product_id, quantity: '4.5', reason: 'Numune için ayrıldı' },
      { 'x-request-id': 'reserve-1' },
    );
    expect(answer.status, answer.text).toBe(201);
    // 3 × 10.0001 + 1.5 × 12.3456 = 48.5187
    expect(answer.body).toEqual({
      product_id,
      production_order_id: null,
      reason: 'Numune için ayrıldı',
      reserved_quantity: '4.500',
      total_cost: '48.5187',
      weighted_average_cost: '10.7819',
      allocations: [
        [old, f.secondRawWarehouse, '3.000', '10.0001'],
        [fresh, f.rawWarehouse, '1.500', '12.3456'],
      ].map(([inventory_item_id, warehouse_id, allocated_quantity, unit_cost]) => ({
        allocation_id: expect.any(Number),
        inventory_item_id,
        warehouse_id,
        batch_number: expect.stringMatching(/^STEEL-\d+-\d{6}-00\d$/),
        allocated_quantity,
        unit_cost,
      })),
    });
    expect(await availability(product_id)).toEqual(['13.000', '4.500', '8.500']);
    const events = await t.db.sql(
      `select warehouse_id, event_type, quantity_change, reserved_change, available_after from inventory_events
       where request_id = 'reserve-1' order by warehouse_id`,
    );
    expect(events).toEqual([
      {
        warehouse_id: f.rawWarehouse,
        event_type: 'RESERVE',
        quantity_change: '0.000',
        reserved_change: '1.500',
        available_after: '8.500',
      },
      {
        warehouse_id: f.secondRawWarehouse,
        event_type: 'RESERVE',
        quantity_change: '0.000',
        reserved_change: '3.000',
        available_after: '0.000',
      },
    ]);
    const written = await t.db.sql(
      `select action, username, entity_id, after, (select count(*) from stock_movements where request_id = 'reserve-1') as moved
       from audit_log where request_id = 'reserve-1'`,
    );
    expect(written).toEqual([
      {
        action: 'stock.reserve',
        username: 'prod_mgr',
        entity_id: String(product_id),
        after: answer.body,
        moved: 0,
      },
    ]);
  });

  test('goes on behind what is reserved already, and a named warehouse is the only one', async () => {
    const product_id = await newProduct();
    const here = await f.stock(product_id, '5', '1');
    await f.stock(product_id, '5', '1', { entryDate: '2026-01-01', warehouseId: f.secondRawWarehouse });
    const only = { product_id, warehouse_id: f.rawWarehouse, reason: 'x' };
    expect((await reserve({ ...only, quantity: 3 })).body.allocations).toMatchObject([
      { inventory_item_id: here, allocated_quantity: '3.000' },
    ]);
    const short = await reserve({ ...only, quantity: '2.001' });
    expect(refused(short)).toEqual([409, 'INSUFFICIENT_STOCK']);
    expect(short.body.details).toMatchObject([
      { product_id, required: '2.001', available: '2.000', shortage: '0.001' },
    ]);
    expect((await reserve({ ...only, quantity: 2 })).body.allocations).toMatchObject([
      { inventory_item_id: here, allocated_quantity: '2.000' },
    ]);
    expect(await availability(product_id)).toEqual(['10.000', '5.000', '5.000']);
  });

  test('pending and expired stock is not promised', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1', { quality: 'PENDING' });
    await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id,
      warehouse_id: f.rawWarehouse,
      quantity: 5,
      unit_cost: 1,
      quality_status: 'APPROVED',
      expiry_date: '2026-01-01',
    });
    const answer = await reserve({ product_id, quantity: 1, reason: 'x' });
    expect(refused(answer)).toEqual([409, 'INSUFFICIENT_STOCK']);
    expect(answer.body.details).toMatchObject([{ available: '0.000', shortage: '1.000' }]);
  });

  test('for an order: only what its component still needs', async () => {
    const { steel, panel, orderId, allocations } = await orderWithSteel();
    const other = await newProduct();
    await f.stock(other, '5', '1');
    const forOrder = (more: Record<string, unknown>) =>
      reserve({ product_id: steel, quantity: 1, production_order_id: orderId, ...more });
    expect(refused(await forOrder({}))).toEqual([400, 'PRODUCTION_ORDER_ERROR']);
    expect((await release(allocations)).status).toBe(200);
    expect(refused(await forOrder({ quantity: '20.001' }))).toEqual([400, 'PRODUCTION_ORDER_ERROR']);
    const part = await forOrder({ quantity: '5' });
    expect(part.body).toMatchObject({
      production_order_id: orderId,
      reason: null,
      reserved_quantity: '5.000',
    });
    expect(refused(await forOrder({ quantity: '15.001' }))).toEqual([400, 'PRODUCTION_ORDER_ERROR']);
    expect((await forOrder({ quantity: '15' })).status).toBe(201);
    expect(refused(await forOrder({ product_id: other }))).toEqual([400, 'PRODUCTION_ORDER_ERROR']);
    expect(refused(await forOrder({ product_id: panel }))).toEqual([400, 'PRODUCTION_ORDER_ERROR']);
    expect(refused(await forOrder({ production_order_id: 999_999 }))).toEqual([404, 'NOT_FOUND']);
    await t.as.prod_mgr.put(`/production/orders/${orderId}/status`, { status: 'CANCELLED' });
    expect(refused(await forOrder({}))).toEqual([409, 'CONFLICT']);
    expect(await availability(steel)).toEqual(['100.000', '0.000', '100.000']);
  });

  test('for an order, at once: never more than its component needs', async () => {
    const { steel, orderId, allocations } = await orderWithSteel();
    await release(allocations);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        reserve({ product_id: steel, quantity: 20, production_order_id: orderId }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 400, 400, 400, 400, 400]);
    expect(await availability(steel)).toEqual(['100.000', '20.000', '80.000']);
  });
});

describe('releasing', () => {
  test('makes stock available again, with events and an audit row', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '2', '1');
    await f.stock(product_id, '5', '1');
    const reserved = await reserve({ product_id, quantity: 6, reason: 'x' });
    const ids = allocationsOf(reserved);
    const answer = await release(ids, { 'x-request-id': 'release-1' });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toEqual({
      status: 'success',
      message: '2 reservations released.',
      timestamp: expect.any(String),
    });
    expect(await availability(product_id)).toEqual(['7.000', '0.000', '7.000']);
    const events = await t.db.sql(
      `select event_type, reserved_change, available_after from inventory_events where request_id = 'release-1' order by event_number`,
    );
    expect(events).toEqual([
      { event_type: 'RELEASE', reserved_change: '-2.000', available_after: '2.000' },
      { event_type: 'RELEASE', reserved_change: '-4.000', available_after: '5.000' },
    ]);
    const rows = await t.db.sql(
      'select status, released_quantity, closed_at is not null as closed from stock_allocations where allocation_id = any($1) order by allocation_id',
      [ids],
    );
    expect(rows).toEqual([
      { status: 'RELEASED', released_quantity: '2.000', closed: true },
      { status: 'RELEASED', released_quantity: '4.000', closed: true },
    ]);
    const audits = await t.db.sql(
      `select action, entity_type, entity_id, before from audit_log where request_id = 'release-1'`,
    );
    expect(audits).toEqual([
      {
        action: 'stock.release',
        entity_type: 'stock_allocation',
        entity_id: ids.join(','),
        before: [
          { allocation_id: ids[0], quantity: '2.000' },
          { allocation_id: ids[1], quantity: '4.000' },
        ],
      },
    ]);
  });

  test('two allocations of one layer are given back together', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1');
    const ids = [
      ...allocationsOf(await reserve({ product_id, quantity: 1, reason: 'x' })),
      ...allocationsOf(await reserve({ product_id, quantity: 2, reason: 'y' })),
    ];
    expect((await release(ids)).status).toBe(200);
    expect(await availability(product_id)).toEqual(['5.000', '0.000', '5.000']);
  });

  test('twice is CONFLICT and changes nothing; with a closed one among them nothing is released', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1');
    const [first = 0] = allocationsOf(await reserve({ product_id, quantity: 1, reason: 'x' }));
    const [second = 0] = allocationsOf(await reserve({ product_id, quantity: 2, reason: 'x' }));
    expect((await release([first])).status).toBe(200);
    const again = await release([first]);
    expect(refused(again)).toEqual([409, 'CONFLICT']);
    expect(again.body.details).toEqual([{ allocation_id: first }]);
    expect(refused(await release([second, first]))).toEqual([409, 'CONFLICT']);
    expect(await availability(product_id)).toEqual(['5.000', '2.000', '3.000']);
  });

  test('of many releases at once, one wins', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1');
    const ids = allocationsOf(await reserve({ product_id, quantity: 4, reason: 'x' }));
    const answers = await Promise.all(Array.from({ length: 6 }, () => release(ids)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(await availability(product_id)).toEqual(['5.000', '0.000', '5.000']);
  });

  test('an allocation that does not exist', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1');
    const [id = 0] = allocationsOf(await reserve({ product_id, quantity: 4, reason: 'x' }));
    expect(refused(await release([id, 999_999]))).toEqual([404, 'NOT_FOUND']);
    expect(await availability(product_id)).toEqual(['5.000', '4.000', '1.000']);
  });
});

describe('what is refused', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown field', { batch: 'x' }, 'batch'],
    ['no product', { product_id: undefined }, 'product_id'],
    ['no quantity', { quantity: undefined }, 'quantity'],
    ['a zero quantity', { quantity: 0 }, 'quantity'],
    ['a negative quantity', { quantity: -2 }, 'quantity'],
    ['four decimals', { quantity: '1.0001' }, 'quantity'],
    ['NaN', { quantity: 'NaN' }, 'quantity'],
    ['neither order nor reason', { reason: undefined }, 'reason'],
    ['a null reason without an order', { reason: null }, 'reason'],
    ['an empty reason', { reason: '' }, 'reason'],
    ['a reason of 201 letters', { reason: 'x'.repeat(201) }, 'reason'],
    ['order 0', { production_order_id: 0 }, 'production_order_id'],
    ['a warehouse as text', { warehouse_id: 'RM01' }, 'warehouse_id'],
  ])('%s', async (_, more, field) => {
    const answer = await reserve({ product_id: 1, quantity: 1, reason: 'x', ...more });
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toMatchObject([{ field }]);
  });

  test.each<[string, unknown]>([
    ['no ids', undefined],
    ['an empty list', []],
    ['an id as text', ['1']],
    ['id 0', [0]],
    ['the same id twice', [1, 1]],
    ['a number instead of a list', 5],
  ])('releasing %s', async (_, ids) => {
    expect(refused(await release(ids))).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('what does not exist or is inactive', async () => {
    const product_id = await newProduct();
    const body = { product_id, quantity: 1, reason: 'x' };
    expect(refused(await reserve({ ...body, product_id: 999_999 }))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await reserve({ ...body, warehouse_id: 999_999 }))).toEqual([404, 'NOT_FOUND']);
    await t.db.sql('update products set is_active = false where product_id = $1', [product_id]);
    expect(refused(await reserve(body))).toEqual([409, 'CONFLICT']);
  });

  test('broken JSON', async () => {
    for (const path of ['reserve', 'release-reservation']) {
      const answer = await t.as.admin.post(`/inventory/${path}`, '{', { 'content-type': 'application/json' });
      expect(refused(answer)).toEqual([400, 'INVALID_JSON']);
    }
  });

  test('roles that may not, before anything else', async () => {
    for (const path of ['reserve', 'release-reservation']) {
      const nobody = await t.as.nobody.post(`/inventory/${path}`, {});
      expect(refused(nobody)).toEqual([401, 'NOT_AUTHENTICATED']);
      for (const role of ['proc_off', 'viewer'] as const) {
        const answer = await t.as[role].post(`/inventory/${path}`, {});
        expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
      }
      const clerk = await t.as.inv_clerk.post(`/inventory/${path}`, {});
      expect(refused(clerk)).toEqual([422, 'VALIDATION_ERROR']);
    }
  });
});

test('Idempotency-Key: a repeat reserves and releases nothing again', async () => {
  const product_id = await newProduct();
  await f.stock(product_id, '5', '1');
  const once = { 'idempotency-key': 'reserve-once' };
  const first = await reserve({ product_id, quantity: 2, reason: 'x' }, once);
  const second = await reserve({ product_id, quantity: 2, reason: 'x' }, once);
  expect([second.status, second.text]).toEqual([201, first.text]);
  expect(await availability(product_id)).toEqual(['5.000', '2.000', '3.000']);
  const releaseOnce = { 'idempotency-key': 'release-once' };
  const done = await release(allocationsOf(first), releaseOnce);
  const again = await release(allocationsOf(first), releaseOnce);
  expect([again.status, again.text]).toEqual([200, done.text]);
  const other = await release([999_999], releaseOnce);
  expect(refused(other)).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
});
