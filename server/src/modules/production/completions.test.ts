import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';

let t: TestApp;
let f: Factory;
let steel: number;
let bolt: number;
let panel: number;
let bomId: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('STEEL');
  bolt = await f.product('BOLT', { unit: 'PCS' });
  panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  bomId = await f.bom(
    panel,
    [
      { productId: steel, quantity: '3' },
      { productId: bolt, quantity: '0.5' },
    ],
    { labor: '2.0000', overhead: '1.0000' },
  );
  await f.stock(bolt, '1000', '0.1');
});

afterAll(() => t.close());

/** An order in progress for `planned` panels, with fresh steel: 10 at 10, the rest at 11.3333. */
async function started(planned: string, extraSteel = '100'): Promise<{ id: number; number: string }> {
  await f.stock(steel, '10', '10', { entryDate: '2026-01-01' });
  await f.stock(steel, extraSteel, '11.3333', { entryDate: '2026-02-01' });
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: panel,
    bom_id: bomId,
    warehouse_id: f.semiWarehouse,
    planned_quantity: planned,
  });
  const id = made.body.production_order_id as number;
  for (const status of ['RELEASED', 'IN_PROGRESS'])
    await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });
  return { id, number: made.body.order_number };
}

const complete = (id: number, body: Record<string, unknown>) =>
  t.as.prod_mgr.post(`/production/orders/${id}/complete`, body);
const layersOf = (id: number) =>
  t.db.sql<{ quantity_in_stock: string; unit_cost: string; remaining_value: string; batch_number: string }>(
    'select quantity_in_stock, unit_cost, remaining_value, batch_number from inventory_items where production_order_id = $1 order by 1',
    [id],
  );
const emptySteel = async () => {
  const { body } = await t.as.viewer.get(`/inventory/availability/${steel}`);
  if (body.total_available !== '0.000') {
    await t.as.inv_clerk.post('/inventory/stock-out', {
      product_id: steel,
      quantity: body.total_available,
      reason: 'test',
    });
  }
};

describe('completing', () => {
  test('consumes the reserved layers, makes one layer of exactly what went in, and gives the rest back', async () => {
    await emptySteel();
    const { id, number } = await started('7');
    const answer = await complete(id, {
      completed_quantity: '6',
      scrapped_quantity: '1',
      completion_notes: 'Tamam',
    });
    expect(answer.status).toBe(200);
    // steel 21 = 10 × 10 + 11 × 11.3333; bolts ceil(3.5) = 4 × 0.1; labour 7 × 2; overhead 7 × 1
    expect(answer.body).toMatchObject({
      status: 'COMPLETED',
      completed_quantity: '6.000',
      scrapped_quantity: '1.000',
      progress_percentage: '100.00',
      actual_material_cost: '225.0663',
      actual_labor_cost: '14.0000',
      actual_overhead_cost: '7.0000',
      actual_cost: '246.0663',
    });
    const [layer] = await layersOf(id);
    expect(layer).toMatchObject({
      quantity_in_stock: '6.000',
      unit_cost: '41.0111',
      remaining_value: '246.0663',
    });
    expect(layer?.batch_number).toMatch(/^PANEL-\d{6}-001$/);
    const movements = await t.db.sql<{ movement_type: string; value: string }>(
      'select movement_type, sum(value) as value from stock_movements where reference_number = $1 group by 1 order by 1',
      [number],
    );
    expect(movements).toEqual([
      { movement_type: 'PRODUCTION_IN', value: '246.0663' },
      { movement_type: 'PRODUCTION_OUT', value: '-225.0663' },
    ]);
    expect(answer.body.components.every((one: { status: string }) => one.status === 'CONSUMED')).toBe(true);
  });

  test('parts add up to the whole, in whole pieces too', async () => {
    await emptySteel();
    const { id } = await started('7');
    for (const part of ['1', '2', '1']) {
      const answer = await complete(id, { completed_quantity: part, is_final: false });
      expect(answer.body.status).toBe('IN_PROGRESS');
    }
    const last = await complete(id, { completed_quantity: '3' });
    expect(last.body).toMatchObject({
      status: 'COMPLETED',
      actual_material_cost: '225.0663',
      completed_quantity: '7.000',
    });
    const boltRow = last.body.components.find((one: { product_code: string }) => one.product_code === 'BOLT');
    expect(boltRow).toMatchObject({ required_quantity: '4.000', consumed_quantity: '4.000' });
    const values = await layersOf(id);
    expect(values).toHaveLength(4);
  });

  test('finishing early gives the unused reservations back', async () => {
    await emptySteel();
    const { id } = await started('7');
    const answer = await complete(id, { completed_quantity: '2' });
    expect(answer.body.status).toBe('COMPLETED');
    const availability = await t.as.viewer.get(`/inventory/availability/${steel}`);
    expect(availability.body).toMatchObject({ total_available: '104.000', total_reserved: '0.000' });
    const open = await t.db.sql(
      'select 1 from stock_allocations where production_order_id = $1 and consumed_quantity + released_quantity < allocated_quantity',
      [id],
    );
    expect(open).toEqual([]);
  });

  test('actual costs and consumption go before the recipe; excess is taken from free stock', async () => {
    await emptySteel();
    const { id } = await started('2');
    const answer = await complete(id, {
      completed_quantity: 2,
      actual_labor_cost: '5.5',
      actual_overhead_cost: 0,
      actual_consumption: [{ product_id: steel, quantity: '8.5' }],
    });
    expect(answer.status).toBe(200);
    // 8.5 × 10 + 1 bolt
    expect(answer.body).toMatchObject({
      actual_material_cost: '85.1000',
      actual_labor_cost: '5.5000',
      actual_overhead_cost: '0.0000',
    });
    const steelRow = answer.body.components.find(
      (one: { product_code: string }) => one.product_code === 'STEEL',
    );
    expect(steelRow).toMatchObject({
      required_quantity: '6.000',
      consumed_quantity: '8.500',
      actual_cost: '85.0000',
    });
  });

  test('when nothing good comes out the cost is booked as scrap and the order is done', async () => {
    await emptySteel();
    const { id } = await started('1');
    const answer = await complete(id, { completed_quantity: 0, scrapped_quantity: 1 });
    expect(answer.body).toMatchObject({
      status: 'COMPLETED',
      completed_quantity: '0.000',
      actual_cost: '33.1000',
    });
    expect(await layersOf(id)).toEqual([]);
    const variances = await t.db.sql(
      'select variance_type, variance_amount from production_variances where production_order_id = $1',
      [id],
    );
    expect(variances).toEqual([{ variance_type: 'SCRAP', variance_amount: '33.1000' }]);
  });

  test('PUT status COMPLETED with completion_data does the same', async () => {
    await emptySteel();
    const { id } = await started('1');
    const answer = await t.as.prod_mgr.put(`/production/orders/${id}/status`, {
      status: 'COMPLETED',
      completion_data: { completed_quantity: 1, batch_number: 'PANEL-OZEL-1' },
    });
    expect(answer.body).toMatchObject({ status: 'COMPLETED', actual_cost: '33.1000' });
    expect((await layersOf(id))[0]?.batch_number).toBe('PANEL-OZEL-1');
  });

  test('two completions at once: one wins, stock is added once', async () => {
    await emptySteel();
    const { id } = await started('3');
    const answers = await Promise.all([1, 2, 3].map(() => complete(id, { completed_quantity: 3 })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect(await layersOf(id)).toHaveLength(1);
  });
});

describe('what is refused', () => {
  test.each<[string, Record<string, unknown>, number, string]>([
    [
      'more than planned',
      { completed_quantity: 3, scrapped_quantity: '0.001' },
      400,
      'PRODUCTION_ORDER_ERROR',
    ],
    ['nothing at all', { completed_quantity: 0 }, 422, 'VALIDATION_ERROR'],
    ['a negative quantity', { completed_quantity: -1 }, 422, 'VALIDATION_ERROR'],
    ['no quantity', {}, 422, 'VALIDATION_ERROR'],
    ['an unknown field', { completed_quantity: 1, done: true }, 422, 'VALIDATION_ERROR'],
    [
      'consumption of a stranger',
      { completed_quantity: 1, actual_consumption: [{ product_id: 999, quantity: 1 }] },
      422,
      'VALIDATION_ERROR',
    ],
  ])('%s', async (_, body, status, code) => {
    const { id } = await started('3');
    const answer = await complete(id, body);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
    await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status: 'CANCELLED' });
  });

  test('excess that is not there changes nothing', async () => {
    await emptySteel();
    const { id } = await started('1');
    const answer = await complete(id, {
      completed_quantity: 1,
      actual_consumption: [{ product_id: steel, quantity: '500' }],
    });
    expect([answer.status, answer.body.error_code]).toEqual([409, 'INSUFFICIENT_STOCK']);
    const order = await t.as.viewer.get(`/production/orders/${id}`);
    expect(order.body).toMatchObject({ status: 'IN_PROGRESS', actual_cost: '0.0000' });
    await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status: 'CANCELLED' });
  });

  test('an order that is not in progress, or is not there, or a role that may not', async () => {
    const { id } = await started('1');
    await complete(id, { completed_quantity: 1 });
    const again = await complete(id, { completed_quantity: 1 });
    expect([again.status, again.body.error_code]).toEqual([409, 'INVALID_STATUS_TRANSITION']);
    expect((await complete(9999, { completed_quantity: 1 })).body.error_code).toBe('NOT_FOUND');
    const viewer = await t.as.viewer.post(`/production/orders/${id}/complete`, { completed_quantity: 1 });
    expect([viewer.status, viewer.body.error_code]).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });
});

test('creating and completing an order with 10 components takes 20 statements, whatever the number of layers', async () => {
  const statementsOf = async (layers: number) => {
    const cabinet = await f.product(`DOLAP-${layers}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
    const parts: number[] = [];
    for (let place = 0; place < 10; place += 1) {
      const part = await f.product(`PARCA-${layers}-${place}`);
      for (let layer = 0; layer < layers; layer += 1) await f.stock(part, String(12 / layers), '2');
      parts.push(part);
    }
    const recipe = await f.bom(
      cabinet,
      parts.map((productId) => ({ productId, quantity: '3' })),
    );
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    const names = () =>
      spy.mock.calls
        .map(([query]) => (typeof query === 'string' ? query : String((query as { name?: string }).name)))
        // the alerts are judged by a statement that travels with the commit
        .filter((name) => !['session_of_token', 'begin', 'commit', 'alerts_judge'].includes(name));
    try {
      const made = await t.as.prod_mgr.post('/production/orders', {
        product_id: cabinet,
        bom_id: recipe,
        warehouse_id: f.semiWarehouse,
        planned_quantity: '4',
      });
      const create = names();
      const id = made.body.production_order_id as number;
      for (const status of ['RELEASED', 'IN_PROGRESS'])
        await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });
      spy.mockClear();
      const done = await complete(id, { completed_quantity: '4' });
      expect(done.body).toMatchObject({ status: 'COMPLETED', actual_material_cost: '240.0000' });
      return { create, completion: names() };
    } finally {
      spy.mockRestore();
    }
  };
  const one = await statementsOf(1);
  const many = await statementsOf(4);
  expect(many).toEqual(one);
  expect(one.completion).toEqual([
    'production_order_lock',
    'completion_components',
    'scopes_lock',
    'allocations_of_order',
    'allocations_settle',
    'completion_book',
    'batch_numbers_lock',
    'batch_numbers_last',
    'ledger_post',
    expect.stringMatching(/^q_/), // the order as it is then
    'audit_insert',
  ]);
  expect(one.create.length + one.completion.length).toBeLessThanOrEqual(20);
});
