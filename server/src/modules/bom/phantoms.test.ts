import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';

let t: TestApp;
let f: Factory;
let kit: number;
let cabinet: number;
let bomId: number;
let kitBom: number;

/** A cabinet has a kit that nobody stocks, and a body with a kit of its own that is stocked. A kit is 4 screws. */
beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  const screw = await f.product('SCREW', { unit: 'PCS' });
  const steel = await f.product('STEEL');
  kit = await f.product('KIT', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const body = await f.product('BODY', { type: 'SEMI_FINISHED', unit: 'PCS' });
  cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  kitBom = await f.bom(kit, [{ productId: screw, quantity: '4' }], { labor: '1' });
  await f.bom(body, [
    { productId: kit, quantity: '1' },
    { productId: steel, quantity: '10' },
  ]);
  bomId = await createRecipe(cabinet, [{ component_product_id: kit, quantity_required: 1, is_phantom: true }, { component_product_id: body, quantity_required: 1 }]); // biome-ignore format: a structure
  await t.as.prod_mgr.put(`/bom/${bomId}/status`, { status: 'ACTIVE' });
  await f.stock(screw, '100', '0.1');
  await f.stock(steel, '100', '10');
  await f.stock(kit, '50', '3', { warehouseId: f.semiWarehouse });
  await f.stock(body, '5', '110', { warehouseId: f.semiWarehouse });
});
afterAll(() => t.close());

async function createRecipe(parent: number, components: unknown[]): Promise<number> {
  const answer = await t.as.prod_mgr.post('/bom/create', {
    parent_product_id: parent,
    bom_version: '1.0',
    base_quantity: 1,
    effective_date: '2026-01-01',
    components,
  });
  return answer.body.bom_id;
}

const quantities = (rows: Record<string, string>[]) =>
  Object.fromEntries(rows.map((row) => [row.product_code, row.required_quantity]));

describe('explosion', () => {
  test('gross: nothing is special but the mark', async () => {
    const { body } = await t.as.viewer.get(`/bom/${bomId}/explosion?quantity=10&tree=true`);
    expect(quantities(body.raw_materials)).toEqual({ SCREW: '80.000', STEEL: '100.000' });
    expect(body.tree.children).toMatchObject([
      { product_code: 'KIT', is_phantom: true },
      { product_code: 'BODY', is_phantom: false, children: [{ product_code: 'KIT', is_phantom: false }, {}] },
    ]);
    // Half of the kits are ordinary ones.
    expect(body.assemblies.map((row: { is_phantom: boolean }) => row.is_phantom)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('net: stock covers the kits of the bodies and never those of the cabinets', async () => {
    const { body } = await t.as.viewer.get(`/bom/${bomId}/explosion?quantity=10&net=true`);
    expect(quantities(body.raw_materials)).toEqual({ SCREW: '40.000', STEEL: '50.000' });
    expect(body.assemblies).toMatchObject([
      { product_code: 'CABINET', from_stock_quantity: '0.000' },
      { product_code: 'BODY', from_stock_quantity: '5.000' },
      {
        product_code: 'KIT',
        required_quantity: '15.000',
        from_stock_quantity: '5.000',
        labor_cost: '10.0000',
      },
    ]);
  });

  test('where all of it is a phantom, the row says so', async () => {
    const box = await f.product('BOX', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const id = await createRecipe(box, [
      { component_product_id: kit, quantity_required: 2, is_phantom: true },
    ]);
    const { body } = await t.as.viewer.get(`/bom/${id}/explosion?net=true`);
    expect(body.assemblies).toMatchObject([
      { product_code: 'BOX', is_phantom: false },
      { product_code: 'KIT', is_phantom: true, from_stock_quantity: '0.000' },
    ]);
    expect((await t.as.viewer.get(`/bom/${id}/buildable`)).body.buildable_quantity).toBe('12.000');
  });
});

test('an order of one level takes bodies from stock and goes through the kit to its screws', async () => {
  const answer = await t.as.prod_mgr.post('/production/orders', {
    product_id: cabinet,
    bom_id: bomId,
    planned_quantity: 3,
    warehouse_id: f.finishedWarehouse,
    explosion: 'SINGLE_LEVEL',
  });
  expect(answer.status, answer.text).toBe(201);
  expect(quantities(answer.body.components)).toEqual({ BODY: '3.000', SCREW: '12.000' });
  expect(answer.body.estimated_labor_cost).toBe('3.0000');
});

describe('a phantom without a recipe', () => {
  test('cannot be activated, exploded, costed or ordered; the answer names it', async () => {
    const box = await f.product('CRATE', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const empty = await f.product('SLEEVE', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const id = await createRecipe(box, [
      { component_product_id: empty, quantity_required: 2, is_phantom: true },
    ]);
    for (const answer of [
      await t.as.prod_mgr.put(`/bom/${id}/status`, { status: 'ACTIVE' }),
      await t.as.viewer.get(`/bom/${id}/explosion`),
      await t.as.viewer.get(`/bom/${id}/explosion?tree=true`),
      await t.as.prod_mgr.post(`/bom/${id}/cost-calculation`, { quantity: 1 }),
      await t.as.viewer.get(`/bom/${id}/buildable`),
      await t.as.viewer.get(`/bom/${id}/compare/${bomId}`),
    ]) {
      expect([answer.status, answer.body.error_code]).toEqual([400, 'INVALID_BOM']);
      expect(answer.body.message).toContain('SLEEVE is a phantom in the recipe of CRATE');
      expect(answer.body.details).toMatchObject([
        { product_id: empty, product_code: 'SLEEVE', parent_product_code: 'CRATE' },
      ]);
    }
    const { body } = await t.as.viewer.get(`/products/${box}/bom-alternatives`);
    expect(body.alternatives).toMatchObject([
      { unit_cost: null, reason: expect.stringContaining('SLEEVE is a phantom') },
    ]);
  });

  test('also when its recipe was given up after the activation', async () => {
    await t.as.prod_mgr.put(`/bom/${kitBom}/status`, { status: 'INACTIVE' });
    const answer = await t.as.prod_mgr.post('/production/orders', {
      product_id: cabinet,
      bom_id: bomId,
      planned_quantity: 1,
      warehouse_id: f.finishedWarehouse,
      explosion: 'SINGLE_LEVEL',
    });
    expect([answer.status, answer.body.error_code]).toEqual([400, 'INVALID_BOM']);
    expect((await t.as.viewer.get(`/bom/${bomId}/explosion`)).body.error_code).toBe('INVALID_BOM');
    await t.as.prod_mgr.put(`/bom/${kitBom}/status`, { status: 'ACTIVE' });
    expect((await t.as.viewer.get(`/bom/${bomId}/explosion`)).status).toBe(200);
  });
});
