import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { allocateMaterialsForProduction } from './index.ts';

/** Orders that are made although material is short, and what their release does about it. */

let t: TestApp;
let f: Factory;
let panels = 0;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

/** A panel of 2 steel and 1 bolt, made of products of its own. */
async function newPanel(options: { standardCost?: string } = {}) {
  panels += 1;
  const steel = await f.product(`STEEL-${panels}`, options);
  const bolt = await f.product(`BOLT-${panels}`, { unit: 'PCS' });
  const panel = await f.product(`PANEL-${panels}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
  const bom = await f.bom(panel, [
    { productId: steel, quantity: '2' },
    { productId: bolt, quantity: '1' },
  ]);
  const order = (more: Record<string, unknown> = {}) =>
    t.as.prod_mgr.post('/production/orders', {
      product_id: panel,
      bom_id: bom,
      warehouse_id: f.semiWarehouse,
      planned_quantity: '10',
      allow_shortage: true,
      ...more,
    });
  return { steel, bolt, panel, bom, order };
}

const go = (id: number, status: string) => t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });
const componentsOf = async (id: number) =>
  (await t.as.viewer.get(`/production/orders/${id}/components`)).body.components as Record<string, unknown>[];
const reservedOf = async (productId: number) =>
  (await t.as.viewer.get(`/inventory/availability/${productId}`)).body.total_reserved as string;

describe('allow_shortage', () => {
  test('reserves what there is, oldest first, and estimates the rest at the last known price', async () => {
    const { steel, bolt, order } = await newPanel({ standardCost: '7.5' });
    await f.stock(steel, '5', '10', { entryDate: '2026-01-01' });
    await f.stock(steel, '8', '12', { entryDate: '2026-02-01' });
    const made = await order();
    expect(made.status, made.text).toBe(201);
    // steel 20: 5 × 10 + 8 × 12 + 7 × 7.5 (standard cost); bolts 10 × nothing known
    expect(made.body.components).toMatchObject([
      {
        product_id: bolt,
        required_quantity: '10.000',
        allocated_quantity: '0.000',
        status: 'SHORT',
        estimated_cost: '0.0000',
        cost_source: 'NONE',
        uncovered_quantity: '10.000',
      },
      {
        product_id: steel,
        required_quantity: '20.000',
        allocated_quantity: '13.000',
        status: 'PARTIALLY_ALLOCATED',
        estimated_cost: '198.5000',
        estimated_unit_cost: '9.9250',
        cost_source: 'MIXED',
        uncovered_quantity: '7.000',
      },
    ]);
    expect(made.body).toMatchObject({
      estimated_material_cost: '198.5000',
      has_shortage: true,
      component_status: 'PARTIALLY_ALLOCATED',
      component_status_reason: `2 of 2 components are short: BOLT-${panels} 10.000 PCS, STEEL-${panels} 7.000 KG.`,
    });
    expect(await reservedOf(steel)).toBe('13.000');
  });

  test('with enough stock it is an order like any other', async () => {
    const { steel, bolt, order } = await newPanel();
    await f.stock(steel, '20', '10');
    await f.stock(bolt, '10', '1');
    const made = await order();
    expect(made.body).toMatchObject({
      has_shortage: false,
      shortages: [],
      estimated_material_cost: '210.0000',
    });
    expect(made.body.components[1]).toMatchObject({ cost_source: 'FIFO', uncovered_quantity: '0.000' });
  });

  test('without it, or with false, a shortage makes no order', async () => {
    const { steel, order } = await newPanel();
    await f.stock(steel, '20', '10');
    for (const allow_shortage of [undefined, false]) {
      const refused = await order({ allow_shortage });
      expect([refused.status, refused.body.error_code]).toEqual([409, 'INSUFFICIENT_STOCK']);
    }
    expect(await reservedOf(steel)).toBe('0.000');
    expect((await order({ allow_shortage: 'perhaps' })).body.error_code).toBe('VALIDATION_ERROR');
  });
});

describe('the release of a short order', () => {
  test('is refused with every short component and reserves nothing, then reserves what was missing', async () => {
    const { steel, bolt, order } = await newPanel();
    await f.stock(steel, '5', '10');
    const id = (await order()).body.production_order_id as number;
    await f.stock(steel, '9', '11');
    await f.stock(bolt, '10', '1');
    const refused = await go(id, 'RELEASED');
    expect([refused.status, refused.body.error_code]).toEqual([409, 'INSUFFICIENT_STOCK']);
    expect(refused.body.details).toEqual([
      {
        product_id: steel,
        product_code: `STEEL-${panels}`,
        required: '20.000',
        available: '14.000',
        shortage: '6.000',
      },
    ]);
    expect([await reservedOf(steel), await reservedOf(bolt)]).toEqual(['5.000', '0.000']);
    await f.stock(steel, '100', '12', { warehouseId: f.secondRawWarehouse });
    const released = await go(id, 'RELEASED');
    expect(released.body).toMatchObject({ status: 'RELEASED', has_shortage: false });
    const steelRow = (await componentsOf(id)).find((one) => one.product_id === steel);
    expect(steelRow).toMatchObject({
      status: 'ALLOCATED',
      allocations: [
        { allocated_quantity: '5.000' },
        { allocated_quantity: '9.000' },
        { allocated_quantity: '6.000', warehouse_code: 'RM02' },
      ],
    });
    expect([await reservedOf(steel), await reservedOf(bolt)]).toEqual(['20.000', '10.000']);
    // what was reserved at the release tells why, as any other reservation
    const { allocations } = steelRow as { allocations: { allocation_id: number }[] };
    const why = await t.as.viewer.get(`/inventory/allocations/${allocations[2]?.allocation_id}/explain`);
    expect(why.body).toMatchObject({ production_order_id: id, event_type: 'RESERVE' });
  });

  test('coming back from hold to RELEASED also needs all of it', async () => {
    const { steel, bolt, order } = await newPanel();
    await f.stock(steel, '20', '10');
    await f.stock(bolt, '10', '1');
    const made = await order();
    const id = made.body.production_order_id as number;
    for (const status of ['RELEASED', 'ON_HOLD']) await go(id, status);
    const allocation_ids = [made.body.components[1].allocations[0].allocation_id];
    await t.as.prod_mgr.post('/inventory/release-reservation', { allocation_ids });
    await t.as.inv_clerk.post('/inventory/stock-out', { product_id: steel, quantity: 1, reason: 'x' });
    expect((await go(id, 'RELEASED')).body.error_code).toBe('INSUFFICIENT_STOCK');
    await f.stock(steel, '1', '10');
    expect((await go(id, 'RELEASED')).body).toMatchObject({ status: 'RELEASED', has_shortage: false });
  });
});

describe('allocateMaterialsForProduction', () => {
  const actor = { ...systemActor('allocate-1'), userId: 1, username: 'admin' };
  const allocate = (id: number) =>
    inTransaction(t.db, actor as never, (tx) => allocateMaterialsForProduction(tx, id));

  test('reserves all that is missing or nothing, in any open state', async () => {
    const { steel, bolt, order } = await newPanel();
    const id = (await order()).body.production_order_id as number;
    await f.stock(steel, '20', '10');
    await expect(allocate(id)).rejects.toMatchObject({ code: 'INSUFFICIENT_STOCK' });
    expect(await reservedOf(steel)).toBe('0.000');
    await f.stock(bolt, '10', '1');
    await allocate(id);
    await allocate(id);
    expect([await reservedOf(steel), await reservedOf(bolt)]).toEqual(['20.000', '10.000']);
    await go(id, 'CANCELLED');
    await expect(allocate(id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(allocate(999_999)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
