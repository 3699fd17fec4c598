import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';

/**
 * A cabinet takes 2 frames, 1 door and 4 bolts; a frame 3 plates, a door 2 plates; a plate 1.5 of steel. Each test has products
 * of its own: 4 frames, 8 plates, 100 steel and 100 bolts in stock.
 */

let t: TestApp;
let f: Factory;
let round = 0;
let steel: number;
let bolt: number;
let plate: number;
let door: number;
let frame: number;
let cabinet: number;
let cabinetBom: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

beforeEach(async () => {
  round += 1;
  const semi = (code: string) => f.product(`${code}-${round}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
  steel = await f.product(`STEEL-${round}`);
  bolt = await f.product(`BOLT-${round}`, { unit: 'PCS' });
  frame = await semi('FRAME');
  door = await semi('DOOR');
  plate = await semi('PLATE');
  cabinet = await f.product(`CABINET-${round}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  await f.bom(plate, [{ productId: steel, quantity: '1.5' }], { labor: '1' });
  await f.bom(door, [{ productId: plate, quantity: '2' }], { labor: '2' });
  await f.bom(frame, [{ productId: plate, quantity: '3' }], { labor: '3' });
  cabinetBom = await f.bom(
    cabinet,
    [
      { productId: frame, quantity: '2' },
      { productId: door, quantity: '1' },
      { productId: bolt, quantity: '4' },
    ],
    { labor: '10' },
  );
  await f.stock(steel, '100', '10');
  await f.stock(bolt, '100', '0.5');
  await f.stock(frame, '4', '30', { warehouseId: f.semiWarehouse });
  await f.stock(plate, '8', '5', { warehouseId: f.semiWarehouse });
});

const create = (more: Record<string, unknown> = {}) =>
  t.as.prod_mgr.post('/production/orders', {
    product_id: cabinet,
    bom_id: cabinetBom,
    warehouse_id: f.finishedWarehouse,
    planned_quantity: 5,
    explosion: 'SINGLE_LEVEL',
    create_sub_orders: true,
    ...more,
  });
const go = (id: number, status: string) => t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });
const get = async (id: number) => (await t.as.viewer.get(`/production/orders/${id}`)).body;
const availableOf = async (productId: number) =>
  (await t.as.viewer.get(`/inventory/availability/${productId}`)).body.total_available as string;

async function make(id: number, quantity: number | string, more: Record<string, unknown> = {}) {
  for (const status of ['RELEASED', 'IN_PROGRESS']) expect((await go(id, status)).status).toBe(200);
  const done = await t.as.prod_mgr.post(`/production/orders/${id}/complete`, {
    completed_quantity: quantity,
    ...more,
  });
  expect(done.status, done.text).toBe(200);
  return done.body;
}

/** The orders of the tree by what they make. */
async function treeOf(rootId: number) {
  const root = await get(rootId);
  const ofProduct = async (productId: number) => {
    const list = await t.as.viewer.get(`/production/orders?product_id=${productId}`);
    return list.body.items[0];
  };
  return {
    root,
    frames: await ofProduct(frame),
    doors: await ofProduct(door),
    plates: await ofProduct(plate),
  };
}

describe('making the tree', () => {
  test('one order for each product that is short, shared parts summed once, costs rolled up', async () => {
    const made = await create({
      planned_start_date: '2027-03-10',
      planned_completion_date: '2027-03-20',
      priority: 2,
    });
    expect(made.status, made.text).toBe(201);
    const { root, frames, doors, plates } = await treeOf(made.body.production_order_id);
    const sub = {
      status: 'PLANNED',
      explosion: 'SINGLE_LEVEL',
      priority: 2,
      warehouse: { warehouse_code: 'SF01' },
    };
    const due = { planned_start_date: null, planned_completion_date: '2027-03-10' };
    // frames: 10 needed, 4 there; doors: 5; plates: 6 × 3 + 5 × 2 = 28 needed, 8 there
    expect(frames).toMatchObject({ ...sub, ...due, planned_quantity: '6.000', estimated_cost: '218.0000' });
    expect(doors).toMatchObject({ ...sub, planned_quantity: '5.000', estimated_cost: '170.0000' });
    expect(plates).toMatchObject({ ...sub, ...due, planned_quantity: '20.000', estimated_cost: '320.0000' });
    expect(frames.parent_production_order_id).toBe(root.production_order_id);
    expect(doors.parent_production_order_id).toBe(root.production_order_id);
    // Both take plates; the order is below the first of them that is short.
    expect(plates.parent_production_order_id).toBe(frames.production_order_id);
    expect(root).toMatchObject({
      parent: null,
      estimated_material_cost: '518.0000',
      estimated_cost: '568.0000',
    });
    expect(root.children.map((one: { product_code: string }) => one.product_code)).toEqual([
      `FRAME-${round}`,
      `DOOR-${round}`,
    ]);
    expect(root.components).toMatchObject([
      { product_code: `BOLT-${round}`, allocated_quantity: '20.000', cost_source: 'FIFO' },
      { product_code: `DOOR-${round}`, allocated_quantity: '0.000', cost_source: 'SUB_ORDER' },
      {
        product_code: `FRAME-${round}`,
        allocated_quantity: '4.000',
        cost_source: 'MIXED',
        estimated_cost: '338.0000',
        uncovered_quantity: '6.000',
      },
    ]);
    expect(root.shortages).toMatchObject([
      {
        product_id: door,
        missing_quantity: '5.000',
        needed_by: '2027-03-10',
        sub_order_number: doors.order_number,
      },
      { product_id: frame, missing_quantity: '6.000', sub_order_number: frames.order_number },
    ]);
    expect((await get(plates.production_order_id)).parent).toMatchObject({
      order_number: frames.order_number,
      status: 'PLANNED',
    });
    const list = await t.as.viewer.get(
      `/production/orders?parent_production_order_id=${root.production_order_id}`,
    );
    expect(list.body.total_count).toBe(2);
    const audits = await t.db.sql<{ entity_id: string }>(
      `select entity_id from audit_log where action = 'production_order.create' and after ->> 'made_for' = $1`,
      [root.order_number],
    );
    expect(audits).toHaveLength(3);
  });

  test('nothing short, nothing made; numbers have no gap', async () => {
    const made = await create({ planned_quantity: 1, create_sub_orders: true });
    const doors = made.body.children;
    expect(doors).toMatchObject([{ product_code: `DOOR-${round}`, planned_quantity: '1.000' }]);
    const number = (text: string) => Number(text.slice(-6));
    expect(number(doors[0].order_number)).toBe(number(made.body.order_number) + 1);
    const next = await create({ planned_quantity: 1, create_sub_orders: false, allow_shortage: true });
    expect(next.body.children).toEqual([]);
    expect(number(next.body.order_number)).toBe(number(made.body.order_number) + 2);
  });

  test('what no sub-order can make must be there for the whole tree, or there is no order at all', async () => {
    const count = () => t.db.sql('select count(*) from production_orders');
    const before = await count();
    // 200 frames less 4, 100 doors: 788 plates less 8, 1.5 of steel for each
    const refused = await create({ planned_quantity: 100 });
    expect([refused.status, refused.body.error_code]).toEqual([409, 'INSUFFICIENT_STOCK']);
    expect(refused.body.details).toEqual([
      expect.objectContaining({ product_id: bolt, required: '400.000', available: '100.000' }),
      expect.objectContaining({ product_id: steel, required: '1170.000', shortage: '1070.000' }),
    ]);
    expect(await count()).toEqual(before);
    const allowed = await create({ planned_quantity: 100, allow_shortage: true });
    expect(allowed.status).toBe(201);
    const { plates } = await treeOf(allowed.body.production_order_id);
    expect(plates).toMatchObject({ planned_quantity: '780.000', component_status: 'PARTIALLY_ALLOCATED' });
  });

  test('goes where there is stock of the product, else to the first active warehouse of its type', async () => {
    const [second] = await t.db.sql<{ id: number }>(
      `insert into warehouses (warehouse_code, warehouse_name, warehouse_type) values ($1, $1, 'SEMI_FINISHED')
       returning warehouse_id as id`,
      [`SX${round}`],
    );
    await t.as.inv_clerk.post('/inventory/stock-out', { product_id: plate, quantity: 8, reason: 'x' });
    await f.stock(plate, '1', '5', { warehouseId: second?.id ?? 0 });
    const { frames, plates } = await treeOf((await create()).body.production_order_id);
    expect([frames.warehouse.warehouse_code, plates.warehouse.warehouse_code]).toEqual([
      'SF01',
      `SX${round}`,
    ]);
  });

  test('no active warehouse of the right type, or an inactive product, is said', async () => {
    await t.db.sql(`update warehouses set is_active = false where warehouse_type = 'SEMI_FINISHED'`);
    const homeless = await create({ planned_quantity: 1 });
    await t.db.sql(`update warehouses set is_active = true where warehouse_type = 'SEMI_FINISHED'`);
    expect([homeless.status, homeless.body.error_code]).toEqual([409, 'CONFLICT']);
    expect(homeless.body.message).toContain('SEMI_FINISHED warehouse');
    await t.db.sql('update products set is_active = false where product_id = $1', [door]);
    const inactive = await create({ planned_quantity: 1 });
    expect([inactive.status, inactive.body.error_code]).toEqual([409, 'CONFLICT']);
    expect(inactive.body.message).toContain(`DOOR-${round}`);
  });

  test('goes with SINGLE_LEVEL only', async () => {
    for (const explosion of ['MULTI_LEVEL', undefined]) {
      const refused = await create({ explosion });
      expect([refused.status, refused.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
      expect(refused.body.details[0].field).toBe('create_sub_orders');
    }
  });
});

describe('from the bottom to the top', () => {
  test('each output is kept for the orders above, and the actual cost is the estimate', async () => {
    const { root, frames, doors, plates } = await treeOf((await create()).body.production_order_id);
    const early = await go(root.production_order_id, 'RELEASED');
    expect([early.status, early.body.error_code]).toEqual([409, 'INSUFFICIENT_STOCK']);
    expect(early.body.details.map((one: { product_id: number }) => one.product_id)).toEqual([door, frame]);
    expect(early.body.message).toContain(`${frames.order_number} (FRAME-${round}, PLANNED)`);

    await make(plates.production_order_id, 12, { is_final: false });
    expect(await availableOf(plate)).toBe('0.000');
    // the parent first: the frames lacked 10; then the doors get the 2 that are left
    expect((await get(frames.production_order_id)).has_shortage).toBe(false);
    expect((await get(doors.production_order_id)).shortages).toMatchObject([{ missing_quantity: '8.000' }]);
    const taken = await t.as.inv_clerk.post('/inventory/stock-out', {
      product_id: plate,
      quantity: 1,
      reason: 'x',
    });
    expect(taken.body.error_code).toBe('INSUFFICIENT_STOCK');
    await t.as.prod_mgr.post(`/production/orders/${plates.production_order_id}/complete`, {
      completed_quantity: 8,
    });
    await make(frames.production_order_id, 6);
    await make(doors.production_order_id, 5);
    expect(await get(root.production_order_id)).toMatchObject({
      has_shortage: false,
      component_status: 'ALLOCATED',
    });
    expect(await make(root.production_order_id, 5)).toMatchObject({
      status: 'COMPLETED',
      actual_cost: '568.0000',
    });
  });

  test('work on the parent waits for its sub-orders even when stock came from elsewhere', async () => {
    const { root, frames, doors, plates } = await treeOf((await create()).body.production_order_id);
    for (const product of [frame, door]) await f.stock(product, '10', '1', { warehouseId: f.semiWarehouse });
    expect((await go(root.production_order_id, 'RELEASED')).status).toBe(200);
    const early = await go(root.production_order_id, 'IN_PROGRESS');
    expect([early.status, early.body.error_code]).toEqual([409, 'INVALID_STATUS_TRANSITION']);
    expect(early.body.details[0]).toMatchObject({
      from: 'RELEASED',
      to: 'IN_PROGRESS',
      allowed: ['ON_HOLD', 'CANCELLED'],
      waits_for: [{ order_number: frames.order_number }, { order_number: doors.order_number }],
    });
    // The plates are also for the doors, so they stay; without the doors nobody needs them.
    await go(frames.production_order_id, 'CANCELLED');
    expect((await get(plates.production_order_id)).status).toBe('PLANNED');
    await go(doors.production_order_id, 'CANCELLED');
    expect((await get(plates.production_order_id)).status).toBe('CANCELLED');
    expect((await go(root.production_order_id, 'IN_PROGRESS')).body.status).toBe('IN_PROGRESS');
  });

  test('an order waits for shared parts, too, that are made below another one', async () => {
    const { doors, plates } = await treeOf((await create()).body.production_order_id);
    await f.stock(plate, '50', '1', { warehouseId: f.semiWarehouse });
    expect((await go(doors.production_order_id, 'RELEASED')).status).toBe(200);
    const early = await go(doors.production_order_id, 'IN_PROGRESS');
    expect(early.body.details[0].waits_for).toMatchObject([{ order_number: plates.order_number }]);
  });

  test('an older layer in the warehouse of the output goes before the new one', async () => {
    const { frames, plates } = await treeOf((await create()).body.production_order_id);
    await f.stock(plate, '4', '1', { warehouseId: f.semiWarehouse, entryDate: '2025-01-01' });
    await make(plates.production_order_id, 20);
    const [component] = (await get(frames.production_order_id)).components;
    expect(component.allocations).toMatchObject([
      { allocated_quantity: '4.000', unit_cost: '1.0000' },
      { allocated_quantity: '8.000', unit_cost: '5.0000' },
      { allocated_quantity: '6.000', unit_cost: '16.0000' },
    ]);
    expect(await availableOf(plate)).toBe('4.000');
  });
});

describe('cancelling', () => {
  test('takes the sub-orders that nobody released along, with their reservations', async () => {
    const { root, frames, doors, plates } = await treeOf((await create()).body.production_order_id);
    await go(doors.production_order_id, 'ON_HOLD');
    const cancelled = await go(root.production_order_id, 'CANCELLED');
    expect(cancelled.body.children.map((one: { status: string }) => one.status)).toEqual([
      'CANCELLED',
      'CANCELLED',
    ]);
    expect((await get(plates.production_order_id)).status).toBe('CANCELLED');
    const history = await t.as.viewer.get(`/production/orders/${frames.production_order_id}/history`);
    expect(history.body.steps.at(-1)).toMatchObject({
      to_status: 'CANCELLED',
      notes: `Cancelled with ${root.order_number}`,
    });
    expect(await availableOf(steel)).toBe('100.000');
    expect(await availableOf(plate)).toBe('8.000');
    const audits = await t.db.sql(
      `select 1 from audit_log where action = 'production_order.status' and after ->> 'notes' = $1`,
      [`Cancelled with ${root.order_number}`],
    );
    expect(audits).toHaveLength(3);
  });

  test('lets what is under way go on; its output is free stock', async () => {
    const { root, frames, plates } = await treeOf((await create()).body.production_order_id);
    await go(plates.production_order_id, 'RELEASED');
    await go(root.production_order_id, 'CANCELLED');
    expect((await get(frames.production_order_id)).status).toBe('CANCELLED');
    expect((await get(plates.production_order_id)).status).toBe('RELEASED');
    await go(plates.production_order_id, 'IN_PROGRESS');
    await t.as.prod_mgr.post(`/production/orders/${plates.production_order_id}/complete`, {
      completed_quantity: 20,
    });
    expect(await availableOf(plate)).toBe('28.000');
  });

  test('a cancelled sub-order leaves its parent short', async () => {
    const { root, frames } = await treeOf((await create()).body.production_order_id);
    await go(frames.production_order_id, 'CANCELLED');
    expect((await get(root.production_order_id)).shortages).toMatchObject([
      { product_id: door },
      { product_id: frame, sub_order_number: null },
    ]);
    expect((await go(root.production_order_id, 'RELEASED')).body.error_code).toBe('INSUFFICIENT_STOCK');
  });
});
