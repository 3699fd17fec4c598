import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';

let t: TestApp;
let f: Factory;
let steel: number;
let bolt: number;
let frame: number;
let cabinet: number;
let frameBom: number;
let cabinetBom: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('STEEL');
  bolt = await f.product('BOLT', { unit: 'PCS' });
  frame = await f.product('FRAME', { type: 'SEMI_FINISHED', unit: 'PCS' });
  cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  frameBom = await f.bom(frame, [{ productId: steel, quantity: '2.500', scrap: '4' }], { labor: '3.0000' });
  cabinetBom = await f.bom(
    cabinet,
    [
      { productId: frame, quantity: '2' },
      { productId: bolt, quantity: '4.3' },
      { productId: steel, quantity: '1' },
    ],
    { labor: '10.0000', overhead: '2.5000' },
  );
  await f.stock(steel, '40', '10', { entryDate: '2026-01-01' });
  await f.stock(steel, '100', '12', { entryDate: '2026-02-01', warehouseId: f.secondRawWarehouse });
  await f.stock(bolt, '100', '0.5');
});

afterAll(() => t.close());

const order = (changes: Record<string, unknown> = {}) => ({
  product_id: cabinet,
  bom_id: cabinetBom,
  warehouse_id: f.finishedWarehouse,
  planned_quantity: '7',
  ...changes,
});

const availableOf = async (productId: number) =>
  (await t.as.viewer.get(`/inventory/availability/${productId}`)).body.total_available as string;

describe('creating an order', () => {
  test('explodes all levels, reserves oldest first over the warehouses and estimates the cost', async () => {
    const answer = await t.as.prod_mgr.post('/production/orders', order({ priority: 2, notes: 'Acil' }));
    expect(answer.status).toBe(201);
    const made = answer.body;
    expect(made.order_number).toMatch(/^MO-\d{4}-\d{6}$/);
    expect(made).toMatchObject({
      status: 'PLANNED',
      explosion: 'MULTI_LEVEL',
      priority: 2,
      planned_quantity: '7.000',
    });
    // steel: 7 × (1 + 2 × 2.5 × 1.04) = 43.4; bolts: 7 × 4.3 = 30.1, in whole pieces 31
    const byCode = new Map(made.components.map((one: { product_code: string }) => [one.product_code, one]));
    expect(byCode.get('STEEL')).toMatchObject({
      required_quantity: '43.400',
      allocated_quantity: '43.400',
      consumed_quantity: '0.000',
      level: 2,
      status: 'ALLOCATED',
      estimated_cost: '440.8000',
    });
    expect(byCode.get('BOLT')).toMatchObject({
      required_quantity: '31.000',
      estimated_cost: '15.5000',
      level: 1,
    });
    expect((byCode.get('STEEL') as { allocations: unknown[] }).allocations).toMatchObject([
      { allocated_quantity: '40.000', warehouse_code: 'RM01', status: 'OPEN' },
      { allocated_quantity: '3.400', warehouse_code: 'RM02', status: 'OPEN' },
    ]);
    // labour: 7 × 10 + 14 frames × 3; overhead: 7 × 2.5
    expect(made).toMatchObject({
      estimated_material_cost: '456.3000',
      estimated_labor_cost: '112.0000',
      estimated_overhead_cost: '17.5000',
      estimated_cost: '585.8000',
      actual_cost: '0.0000',
    });
    expect(await availableOf(steel)).toBe('96.600');
    const cancelled = await t.as.prod_mgr.put(`/production/orders/${made.production_order_id}/status`, {
      status: 'CANCELLED',
    });
    expect(cancelled.body.status).toBe('CANCELLED');
    expect(await availableOf(steel)).toBe('140.000');
  });

  test('SINGLE_LEVEL takes semi-finished products from stock', async () => {
    await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: frame,
      warehouse_id: f.semiWarehouse,
      quantity: 2,
      unit_cost: 30,
      quality_status: 'APPROVED',
    });
    const answer = await t.as.prod_mgr.post(
      '/production/orders',
      order({ planned_quantity: 1, explosion: 'SINGLE_LEVEL' }),
    );
    expect(answer.status).toBe(201);
    expect(answer.body.components.map((one: { product_code: string }) => one.product_code)).toEqual([
      'BOLT',
      'FRAME',
      'STEEL',
    ]);
    expect(answer.body.estimated_labor_cost).toBe('10.0000');
    await t.as.prod_mgr.put(`/production/orders/${answer.body.production_order_id}/status`, {
      status: 'CANCELLED',
    });
  });

  test('a shortage makes no order, takes no number and names every short material', async () => {
    const before = await t.db.sql('select last_number from document_numbers');
    const answer = await t.as.prod_mgr.post('/production/orders', order({ planned_quantity: '100' }));
    expect(answer.status).toBe(409);
    expect(answer.body.error_code).toBe('INSUFFICIENT_STOCK');
    expect(answer.body.details).toEqual([
      {
        product_id: bolt,
        product_code: 'BOLT',
        required: '430.000',
        available: '100.000',
        shortage: '330.000',
      },
      {
        product_id: steel,
        product_code: 'STEEL',
        required: '620.000',
        available: '140.000',
        shortage: '480.000',
      },
    ]);
    expect(await t.db.sql('select last_number from document_numbers')).toEqual(before);
    expect(await availableOf(bolt)).toBe('100.000');
  });

  test.each<[string, () => Record<string, unknown>, number, string]>([
    ['an unknown field', () => ({ quantity: 1 }), 422, 'VALIDATION_ERROR'],
    ['a quantity of 0', () => ({ planned_quantity: '0' }), 422, 'VALIDATION_ERROR'],
    ['four decimals', () => ({ planned_quantity: '1.0001' }), 422, 'VALIDATION_ERROR'],
    ['priority 11', () => ({ priority: 11 }), 422, 'VALIDATION_ERROR'],
    [
      'an end before the start',
      () => ({ planned_start_date: '2026-12-02', planned_completion_date: '2026-12-01' }),
      422,
      'VALIDATION_ERROR',
    ],
    ['a missing product', () => ({ product_id: 999 }), 404, 'NOT_FOUND'],
    ['a missing BOM', () => ({ bom_id: 999 }), 404, 'NOT_FOUND'],
    ['a missing warehouse', () => ({ warehouse_id: 999 }), 404, 'NOT_FOUND'],
    ["another product's BOM", () => ({ bom_id: frameBom }), 400, 'INVALID_BOM'],
    ['the wrong type of warehouse', () => ({ warehouse_id: f.rawWarehouse }), 400, 'WAREHOUSE_TYPE_MISMATCH'],
  ])('%s is refused', async (_, changes, status, code) => {
    const answer = await t.as.prod_mgr.post('/production/orders', order(changes()));
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });

  test('a BOM that is not ACTIVE is refused', async () => {
    const draft = await f.bom(cabinet, [{ productId: bolt, quantity: '1' }], {
      status: 'DRAFT',
      version: '2.0',
    });
    const answer = await t.as.prod_mgr.post('/production/orders', order({ bom_id: draft }));
    expect([answer.status, answer.body.error_code]).toEqual([400, 'INVALID_BOM']);
    expect(answer.body.message).toContain('DRAFT');
  });

  test('only those with write:production may', async () => {
    for (const role of ['inv_clerk', 'proc_off', 'viewer'] as const) {
      const answer = await t.as[role].post('/production/orders', order());
      expect([answer.status, answer.body.error_code]).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
  });

  test('an idempotency key makes one order of two requests', async () => {
    const headers = { 'idempotency-key': 'order-1' };
    const [first, second] = await Promise.all([
      t.as.prod_mgr.post('/production/orders', order({ planned_quantity: 1 }), headers),
      t.as.prod_mgr.post('/production/orders', order({ planned_quantity: 1 }), headers),
    ]);
    expect(first.status).toBe(201);
    expect(second.text).toBe(first.text);
    await t.as.prod_mgr.put(`/production/orders/${first.body.production_order_id}/status`, {
      status: 'CANCELLED',
    });
  });
});

describe('the life of an order', () => {
  const create = async () =>
    (await t.as.prod_mgr.post('/production/orders', order({ planned_quantity: 1 }))).body
      .production_order_id as number;
  const go = (id: number, status: string) => t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });

  test('goes along its table and writes its history', async () => {
    const id = await create();
    for (const status of [
      'RELEASED',
      'ON_HOLD',
      'RELEASED',
      'IN_PROGRESS',
      'ON_HOLD',
      'IN_PROGRESS',
      'CANCELLED',
    ]) {
      expect((await go(id, status)).body.status).toBe(status);
    }
    const history = await t.db.sql<{ to_status: string }>(
      'select to_status from production_order_status_history where production_order_id = $1 order by sequence_number',
      [id],
    );
    expect(history.map((row) => row.to_status)).toEqual([
      'PLANNED', 'RELEASED', 'ON_HOLD', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD', 'IN_PROGRESS', 'CANCELLED',
    ]); // biome-ignore format: a chain
  });

  test.each([
    [[], 'IN_PROGRESS', ['RELEASED', 'ON_HOLD', 'CANCELLED']],
    [[], 'COMPLETED', ['RELEASED', 'ON_HOLD', 'CANCELLED']],
    [['RELEASED'], 'PLANNED', ['IN_PROGRESS', 'ON_HOLD', 'CANCELLED']],
    [['RELEASED', 'ON_HOLD'], 'IN_PROGRESS', ['RELEASED', 'CANCELLED']],
    [['RELEASED', 'IN_PROGRESS'], 'COMPLETED', ['COMPLETED', 'ON_HOLD', 'CANCELLED']],
    [['CANCELLED'], 'PLANNED', []],
  ])('after %j it cannot go to %s', async (steps, to, allowed) => {
    const id = await create();
    for (const step of steps) await go(id, step);
    const answer = await go(id, to);
    expect([answer.status, answer.body.error_code]).toEqual([409, 'INVALID_STATUS_TRANSITION']);
    expect(answer.body.details[0]).toMatchObject({ to, allowed });
    await go(id, 'CANCELLED');
  });

  test('a release reserves again what was given back, and is refused while it is gone', async () => {
    const id = await create();
    const components = (await t.as.viewer.get(`/production/orders/${id}/components`)).body.components;
    const [{ product_id, required_quantity, allocations }] = components;
    await t.as.prod_mgr.post('/inventory/release-reservation', {
      allocation_ids: [allocations[0].allocation_id],
    });
    const quantity = await availableOf(product_id);
    const others = await t.as.inv_clerk.post('/inventory/reserve', { product_id, quantity, reason: 'x' });
    const refused = await go(id, 'RELEASED');
    expect([refused.status, refused.body.error_code]).toEqual([409, 'INSUFFICIENT_STOCK']);
    expect(refused.body.details).toMatchObject([{ product_id, available: '0.000' }]);
    await t.as.inv_clerk.post('/inventory/release-reservation', {
      allocation_ids: others.body.allocations.map((one: { allocation_id: number }) => one.allocation_id),
    });
    const released = await go(id, 'RELEASED');
    expect(released.status).toBe(200);
    expect(released.body.components[0]).toMatchObject({ allocated_quantity: required_quantity });
    await go(id, 'CANCELLED');
  });

  test('a missing order, an old version and a foreign role', async () => {
    expect((await go(999, 'RELEASED')).body.error_code).toBe('NOT_FOUND');
    const id = await create();
    const stale = await t.as.prod_mgr.put(
      `/production/orders/${id}/status`,
      { status: 'RELEASED' },
      { 'if-match': '"x"' },
    );
    expect([stale.status, stale.body.error_code]).toEqual([409, 'CONFLICT']);
    const clerk = await t.as.inv_clerk.put(`/production/orders/${id}/status`, { status: 'RELEASED' });
    expect(clerk.status).toBe(403);
    await go(id, 'CANCELLED');
  });
});

describe('reading orders', () => {
  test('lists with filters, progress and the state of the components', async () => {
    const made = await t.as.prod_mgr.post('/production/orders', order({ planned_quantity: 1, priority: 1 }));
    const list = await t.as.viewer.get(
      `/production/orders?status=PLANNED&priority=1&search=cabinet&sort=-order_number`,
    );
    expect(list.status).toBe(200);
    expect(list.body.items[0]).toMatchObject({
      order_number: made.body.order_number,
      progress_percentage: '0.00',
      component_status: 'ALLOCATED',
      product: { product_code: 'CABINET' },
    });
    expect((await t.as.viewer.get('/production/orders?status=DONE')).body.error_code).toBe(
      'VALIDATION_ERROR',
    );
    expect((await t.as.viewer.get('/production/orders/999')).body.error_code).toBe('NOT_FOUND');
    expect((await t.as.viewer.get('/production/orders/999/components')).body.error_code).toBe('NOT_FOUND');
    const page = await t.as.viewer.get('/production/orders?page_size=2&page=2');
    expect(page.body).toMatchObject({ page: 2, page_size: 2, has_previous: true });
    expect(page.body.total_count).toBeGreaterThan(3);
  });
});
