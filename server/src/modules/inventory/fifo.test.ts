import { formatAmount, formatQuantity, quantity } from '@horoz/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { allocateFifoInventory, calculateFifoCost, consumeAllocatedInventory } from './index.ts';

let t: TestApp;
let f: Factory;
let products = 0;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

async function steel() {
  products += 1;
  const product = await f.product(`STEEL-${products}`);
  await f.stock(product, '10', '2', { entryDate: '2026-01-01' });
  await f.stock(product, '10', '3', { entryDate: '2026-01-02', warehouseId: f.secondRawWarehouse });
  return product;
}
const issue = (body: object, headers: Record<string, string> = {}) =>
  t.as.inv_clerk.post('/inventory/issue-reservation', { reason: 'Teslim', ...body }, headers);
const reserve = async (product: number, wanted: string) => {
  const answer = await t.as.prod_mgr.post('/inventory/reserve', {
    product_id: product,
    quantity: wanted,
    reason: 'Numune',
  });
  return answer.body.allocations.map((one: { allocation_id: number }) => one.allocation_id) as number[];
};

describe('the functions that the documents name', () => {
  test('calculateFifoCost, allocateFifoInventory, consumeAllocatedInventory', async () => {
    const product = await steel();
    const cost = await calculateFifoCost(t.db, product, quantity('12'));
    expect([formatQuantity(cost.quantity), formatAmount(cost.value)]).toEqual(['12.000', '26.0000']);
    const inFirst = await calculateFifoCost(t.db, product, quantity('12'), f.rawWarehouse);
    expect([formatQuantity(inFirst.missing), formatAmount(inFirst.value)]).toEqual(['2.000', '20.0000']);
    const work = <Result>(steps: Parameters<typeof inTransaction<Result>>[2]) =>
      inTransaction(t.db, systemActor('fifo'), steps);
    const allocated = await work((tx) => allocateFifoInventory(tx, product, null, '12.000'));
    expect(allocated).toMatchObject({ reserved_quantity: '12.000', reason: 'FIFO allocation' });
    expect((await calculateFifoCost(t.db, product, quantity('12'))).missing).toBe(quantity('4'));
    const ids = allocated.allocations.map((one) => one.allocation_id);
    const consumed = await work((tx) => consumeAllocatedInventory(tx, ids, 'test'));
    expect(consumed).toMatchObject({ quantity: '12.000', total_cost: '26.0000' });
  });
});

describe('POST /inventory/issue-reservation', () => {
  test('takes the promised layers, also when an older one has come since', async () => {
    const product = await steel();
    const ids = await reserve(product, '4');
    await f.stock(product, '50', '1', { entryDate: '2025-01-01' });
    const answer = await issue({ allocation_ids: ids, reference_number: 'TES-1' });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({ quantity: '4.000', total_cost: '8.0000' });
    expect(answer.body.movements).toMatchObject([
      { quantity: '-4.000', unit_cost: '2.0000', value: '-8.0000' },
    ]);
    const availability = await t.as.viewer.get(`/inventory/availability/${product}`);
    expect(availability.body).toMatchObject({ total_on_hand: '66.000', total_reserved: '0.000' });
    const again = await issue({ allocation_ids: ids });
    expect([again.status, again.body.error_code]).toEqual([409, 'CONFLICT']);
  });

  test('two reservations of one layer that empty it take all of its value', async () => {
    const product = await f.product('THIRDS');
    const layer = await f.stock(product, '0.003', '0.0500');
    const ids = [...(await reserve(product, '0.001')), ...(await reserve(product, '0.002'))];
    const answer = await issue({ allocation_ids: ids });
    expect(answer.body).toMatchObject({ total_cost: '0.0002', movements: [{ inventory_item_id: layer }] });
  });

  test('an order’s reservation is refused: its completion consumes it', async () => {
    const product = await steel();
    const panel = await f.product(`PANEL-${products}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
    const bom = await f.bom(panel, [{ productId: product, quantity: '1' }]);
    const order = await t.as.prod_mgr.post('/production/orders', {
      product_id: panel,
      bom_id: bom,
      warehouse_id: f.semiWarehouse,
      planned_quantity: 2,
    });
    expect(order.status, order.text).toBe(201);
    const [row] = await t.db.sql<{ id: number }>(
      'select allocation_id as id from stock_allocations where production_order_id = $1',
      [order.body.production_order_id],
    );
    const answer = await issue({ allocation_ids: [row?.id] });
    expect([answer.status, answer.body.error_code]).toEqual([400, 'PRODUCTION_ORDER_ERROR']);
    expect(answer.body.message).toContain('Complete the order');
  });

  test('bad requests', async () => {
    expect((await issue({ allocation_ids: [999_999] })).body.error_code).toBe('NOT_FOUND');
    for (const body of [
      { allocation_ids: [] },
      { allocation_ids: [1, 1] },
      { allocation_ids: [1], reason: ' ' },
      { allocation_ids: [1], quantity: 1 },
    ]) {
      const answer = await issue(body);
      expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    }
    for (const role of ['prod_mgr', 'proc_off', 'viewer'] as const) {
      const answer = await t.as[role].post('/inventory/issue-reservation', {});
      expect(answer.status).toBe(403);
    }
  });
});

describe('a unit other than the stock unit', () => {
  let sheet: number;
  beforeAll(async () => {
    sheet = await f.product('SHEET-STEEL');
    await t.db.sql(
      `insert into product_unit_conversions (product_id, unit_code, factor) values ($1, 'SHEET', 15.7)`,
      [sheet],
    );
  });
  const receive = (body: object) =>
    t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: sheet,
      warehouse_id: f.rawWarehouse,
      quality_status: 'APPROVED',
      ...body,
    });

  test('is converted when it is received, and what was paid stays exact', async () => {
    const answer = await receive({ quantity: 3, unit_of_measure: 'SHEET', unit_cost: '500' });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({
      quantity_in_stock: '47.100',
      total_value: '1500.0000',
      unit_cost: '31.8471',
    });
  });

  test('is converted when it is issued, reserved and transferred', async () => {
    const out = await t.as.inv_clerk.post('/inventory/stock-out', {
      product_id: sheet,
      quantity: 1,
      unit_of_measure: 'SHEET',
      reason: 'x',
    });
    expect(out.body).toMatchObject({ quantity: '15.700', total_cost: '499.9995' });
    const moved = await t.as.inv_clerk.post('/inventory/transfer', {
      product_id: sheet,
      from_warehouse_id: f.rawWarehouse,
      to_warehouse_id: f.secondRawWarehouse,
      quantity: '700',
      unit_of_measure: 'G',
    });
    expect(moved.body).toMatchObject({ quantity: '0.700' });
    const reserved = await t.as.prod_mgr.post('/inventory/reserve', {
      product_id: sheet,
      quantity: '0.001',
      unit_of_measure: 'T',
      reason: 'x',
    });
    expect(reserved.body).toMatchObject({ reserved_quantity: '1.000' });
  });

  test.each<[string, object, number, string]>([
    ['does not convert', { quantity: 1, unit_of_measure: 'M' }, 400, 'INVALID_UNIT'],
    ['is unknown', { quantity: 1, unit_of_measure: 'FURLONG' }, 400, 'INVALID_UNIT'],
    ['is written small', { quantity: 1, unit_of_measure: 'kg' }, 422, 'VALIDATION_ERROR'],
    ['leaves nothing', { quantity: '0.001', unit_of_measure: 'G' }, 422, 'VALIDATION_ERROR'],
    ['is too much', { quantity: '999999999', unit_of_measure: 'T' }, 422, 'VALIDATION_ERROR'],
  ])('that %s is refused', async (_, body, status, code) => {
    const answer = await receive({ unit_cost: 1, ...body });
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });
});

describe('a receipt dated back', () => {
  test('says what it does not change, and is next in line', async () => {
    const product = await steel();
    await t.as.inv_clerk.post('/inventory/stock-out', { product_id: product, quantity: 4, reason: 'x' });
    const receive = (entry_date: string | null) =>
      t.as.inv_clerk.post('/inventory/stock-in', {
        product_id: product,
        warehouse_id: f.rawWarehouse,
        quantity: 1,
        unit_cost: 9,
        quality_status: 'APPROVED',
        entry_date,
      });
    expect((await receive(null)).body.notice).toBeNull();
    const late = await receive('2025-12-01');
    expect(late.body.notice).toBe(
      `The entry date 2025-12-01 is before 1 movement that took 4.000 of STEEL-${products} out of RM01. They keep their cost; this batch takes its place in the FIFO order for everything that leaves from now on.`,
    );
    const next = await t.as.inv_clerk.post('/inventory/stock-out', {
      product_id: product,
      quantity: 1,
      reason: 'x',
    });
    expect(next.body).toMatchObject({ total_cost: '9.0000' });
  });

  test('into a store from which nothing has left says nothing', async () => {
    const product = await f.product('QUIET');
    const answer = await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: product,
      warehouse_id: f.rawWarehouse,
      quantity: 1,
      unit_cost: 9,
      entry_date: '2025-12-01',
    });
    expect(answer.body.notice).toBeNull();
  });
});
