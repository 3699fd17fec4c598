import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';

/** What a list says of each order, and the history of one. */

let t: TestApp;
let f: Factory;
let panel: number;
let bom: number;
const orders: Record<string, number> = {};

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  panel = await f.product('DRAWER', { type: 'SEMI_FINISHED', unit: 'PCS' });
  await t.db.sql(`update products set product_name = 'ÇEKMECE' where product_id = $1`, [panel]);
  const lines = [];
  for (const code of ['ACR', 'BOLT', 'CAP', 'DYE', 'EDGE']) {
    lines.push({ productId: await f.product(code, { unit: 'KG' }), quantity: '1' });
  }
  bom = await f.bom(panel, lines);
  for (const { productId } of lines.slice(0, 4)) await f.stock(productId, '4', '1');
  orders.short = await create({ planned_quantity: 5, planned_completion_date: '2026-01-31', priority: 1 });
  for (const { productId } of lines) await f.stock(productId, '100', '1');
  orders.ready = await create({ planned_quantity: 2, planned_start_date: '2030-01-01' });
  orders.started = await create({ planned_quantity: 2, planned_completion_date: '2026-01-31' });
  orders.done = await create({ planned_quantity: 1, planned_completion_date: '2026-01-31' });
  orders.gone = await create({ planned_quantity: 1, planned_completion_date: '2026-01-31' });
  for (const id of [orders.started, orders.done])
    for (const step of ['RELEASED', 'IN_PROGRESS']) await go(id, step);
  await t.as.prod_mgr.post(`/production/orders/${orders.started}/complete`, {
    completed_quantity: 1,
    is_final: false,
  });
  await t.as.prod_mgr.post(`/production/orders/${orders.done}/complete`, { completed_quantity: 1 });
  await go(orders.gone, 'CANCELLED', 'Vazgeçildi');
});
afterAll(() => t.close());

async function create(more: Record<string, unknown>): Promise<number> {
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: panel,
    bom_id: bom,
    warehouse_id: f.semiWarehouse,
    allow_shortage: true,
    ...more,
  });
  expect(made.status, made.text).toBe(201);
  return made.body.production_order_id;
}
const go = (id: number | undefined, status: string, notes?: string) =>
  t.as.prod_mgr.put(`/production/orders/${id}/status`, { status, ...(notes === undefined ? {} : { notes }) });
const list = async (query: string) => {
  const answer = await t.as.viewer.get(`/production/orders?${query}`);
  return answer.body.items.map((one: { production_order_id: number }) =>
    Object.keys(orders).find((name) => orders[name] === one.production_order_id),
  );
};

describe('progress on every row', () => {
  test.each([
    ['short', { is_late: true, has_shortage: true, component_status: 'PARTIALLY_ALLOCATED', progress_percentage: '0.00' },
      '5 of 5 components are short: ACR 1.000 KG, BOLT 1.000 KG, CAP 1.000 KG and 2 more.'],
    ['ready', { is_late: false, has_shortage: false, component_status: 'ALLOCATED' }, 'All components are reserved.'],
    ['started', { is_late: true, component_status: 'PARTIALLY_CONSUMED', progress_percentage: '50.00' },
      'Some of the components are consumed; the rest is reserved.'],
    ['done', { is_late: false, component_status: 'CONSUMED', progress_percentage: '100.00' },
      'The order is completed; nothing more is needed.'],
    ['gone', { is_late: false, has_shortage: false, shortages: [] }, 'The order is cancelled; nothing is reserved for it.'],
  ])('%s', async (name, fields, component_status_reason) => {
    const rows = (await t.as.viewer.get('/production/orders')).body.items;
    const row = rows.find((one: { production_order_id: number }) => one.production_order_id === orders[name]);
    expect(row).toMatchObject({ ...fields, component_status_reason });
    const { body } = await t.as.viewer.get(`/production/orders/${orders[name]}`);
    expect(body).toMatchObject(row);
  }); // biome-ignore format: a table

  test('what is short has its quantity and its day', async () => {
    const { body } = await t.as.viewer.get(`/production/orders/${orders.short}`);
    expect(body.shortages).toHaveLength(5);
    expect(body.shortages[4]).toEqual({
      product_id: expect.any(Number),
      product_code: 'EDGE',
      unit_of_measure: 'KG',
      missing_quantity: '5.000',
      needed_by: '2026-01-31',
      sub_order_number: null,
    });
  });

  test.each([
    ['is_late=true', ['short', 'started']],
    ['is_late=false', ['ready', 'done', 'gone']],
    ['has_shortage=true', ['short']],
    ['has_shortage=false', ['ready', 'started', 'done', 'gone']],
    ['status=COMPLETED', ['done']],
    ['priority=1', ['short']],
    ['is_late=true&has_shortage=false', ['started']],
    ['search=cekmece&sort=-production_order_id&page_size=2', ['gone', 'done']],
    ['search=-000002', ['ready']],
    ['parent_production_order_id=1', []],
  ])('filter %s', async (query, names) => {
    expect(await list(query)).toEqual(names);
  });

  test('a filter of a wrong kind is refused', async () => {
    for (const query of ['is_late=perhaps', 'has_shortage=2', 'parent_production_order_id=x', 'late=true']) {
      expect((await t.as.viewer.get(`/production/orders?${query}`)).body.error_code).toBe('VALIDATION_ERROR');
    }
  });
});

describe('history', () => {
  test('says who did what, when and why', async () => {
    const answer = await t.as.viewer.get(`/production/orders/${orders.gone}/history`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ production_order_id: orders.gone, status: 'CANCELLED' });
    expect(answer.body.steps).toEqual([
      {
        sequence_number: 1,
        from_status: null,
        to_status: 'PLANNED',
        changed_at: expect.stringMatching(/Z$/),
        changed_by: { user_id: expect.any(Number), username: 'prod_mgr', full_name: 'Test prod_mgr' },
        notes: null,
      },
      expect.objectContaining({ from_status: 'PLANNED', to_status: 'CANCELLED', notes: 'Vazgeçildi' }),
    ]);
  });

  test('of no order there is none, and nobody without a login sees one', async () => {
    expect((await t.as.viewer.get('/production/orders/999999/history')).body.error_code).toBe('NOT_FOUND');
    expect((await t.as.nobody.get('/production/orders/1/history')).status).toBe(401);
    expect((await t.as.viewer.get('/production/orders/1/history?x=1')).body.error_code).toBe(
      'VALIDATION_ERROR',
    );
  });
});
