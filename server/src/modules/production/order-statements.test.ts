import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';

/** How many statements an order costs: a fixed number, whatever the number of its components, layers and levels. */

let t: TestApp;
let f: Factory;
let products = 0;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  await t.tokenOf('prod_mgr');
});
afterAll(() => t.close());

/** What every request has around its own work; the alerts are judged by one statement that travels with the commit. */
const FRAME = ['session_of_token', 'begin', 'commit', 'alerts_judge'];

async function statementsOf(work: () => Promise<{ status: number; text: string }>, status: number) {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const answer = await work();
    expect(answer.status, answer.text).toBe(status);
    return spy.mock.calls
      .map(([query]) => (typeof query === 'string' ? query : String((query as { name?: string }).name)))
      .map((name) => (name.startsWith('q_') ? 'production_order_read' : name))
      .filter((name) => !FRAME.includes(name));
  } finally {
    spy.mockRestore();
  }
}

/** A product of ten components, each in so many layers, of which an order of `layers` takes all. */
async function assemblyOf(layers: number): Promise<Record<string, unknown>> {
  products += 1;
  const product_id = await f.product(`ASSEMBLY-${products}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
  const lines = [];
  for (let one = 0; one < 10; one += 1) {
    const productId = await f.product(`PART-${products}-${one}`);
    for (let layer = 0; layer < layers; layer += 1) await f.stock(productId, '1', '1');
    lines.push({ productId, quantity: '1' });
  }
  const bom_id = await f.bom(product_id, lines);
  return { product_id, bom_id, warehouse_id: f.semiWarehouse, planned_quantity: layers };
}

const create = (body: unknown) => t.as.prod_mgr.post('/production/orders', body);

const CREATE = [
  'production_order_target',
  'recipes_load',
  'scopes_lock',
  'layers_of_locked_product',
  'production_orders_insert',
  'allocations_insert',
  'ledger_post_changes',
  'production_order_read',
  'audit_insert',
];

test('an order of ten components, made and completed: at most 20 statements, whatever the layers', async () => {
  const counts: string[][] = [];
  for (const layers of [1, 12]) {
    const body = await assemblyOf(layers);
    let id = 0;
    const made = await statementsOf(async () => {
      const answer = await create(body);
      id = answer.body.production_order_id;
      return answer;
    }, 201);
    expect(made).toEqual(CREATE);
    for (const status of ['RELEASED', 'IN_PROGRESS']) {
      const moved = await statementsOf(
        () => t.as.prod_mgr.put(`/production/orders/${id}/status`, { status }),
        200,
      );
      expect(moved).toEqual([
        'production_order_lock',
        ...(status === 'RELEASED' ? ['production_orders_missing'] : []),
        'production_order_status',
        'production_order_read',
        'audit_insert',
      ]);
    }
    const done = await statementsOf(
      () => t.as.prod_mgr.post(`/production/orders/${id}/complete`, { completed_quantity: layers }),
      200,
    );
    counts.push([...made, ...done]);
  }
  expect(counts[1]).toEqual(counts[0]);
  expect(counts[0]?.length, counts[0]?.join(', ')).toBeLessThanOrEqual(20);
});

test('a tree of sub-orders: the same statements for any number of levels, and two for each order that reserves', async () => {
  for (const levels of [1, 4]) {
    products += 1;
    let below = await f.product(`BASE-${products}`);
    await f.stock(below, '10', '1');
    for (let level = 0; level < levels; level += 1) {
      const above = await f.product(`LEVEL-${products}-${level}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
      await f.bom(above, [{ productId: below, quantity: '1' }]);
      below = above;
    }
    const top = await f.product(`TOP-${products}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    const bom_id = await f.bom(top, [{ productId: below, quantity: '1' }]);
    const body = {
      product_id: top,
      bom_id,
      warehouse_id: f.finishedWarehouse,
      planned_quantity: 1,
      explosion: 'SINGLE_LEVEL',
      create_sub_orders: true,
    };
    const made = await statementsOf(() => create(body), 201);
    expect(made).toEqual([
      ...CREATE.slice(0, 4),
      'sub_order_places',
      ...CREATE.slice(4),
      'audit_insert_many',
    ]);
  }
});
