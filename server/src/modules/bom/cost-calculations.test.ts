import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';

const clock = manualClock(new Date('2026-06-15T09:00:00Z'), 'Europe/Istanbul');
let t: TestApp;
let f: Factory;
let bomId: number;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  const steel = await f.product('STEEL', { standardCost: '11' });
  const bolt = await f.product('BOLT', { unit: 'PCS', standardCost: '0.4' });
  const tape = await f.product('TAPE', { unit: 'M' });
  const frame = await f.product('FRAME', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  await f.bom(frame, [{ productId: steel, quantity: '10' }], { labor: '2' });
  bomId = await f.bom(
    cabinet,
    [
      { productId: frame, quantity: '1' },
      { productId: bolt, quantity: '8' },
      { productId: tape, quantity: '1.5' },
    ],
    { labor: '20', overhead: '5' },
  );
  await f.stock(steel, '40', '10', { entryDate: '2026-01-01' });
  await f.stock(steel, '20', '13', { entryDate: '2026-02-01' });
  await f.stock(steel, '100', '99', { quality: 'PENDING' });
});
afterAll(() => t.close());

const calculate = (body: unknown, headers: Record<string, string> = {}) =>
  t.as.prod_mgr.post(`/bom/${bomId}/cost-calculation`, body, headers);
const history = (query = '') => t.as.viewer.get(`/bom/${bomId}/cost-calculation${query}`);

/** code → what it cost */
const costs = (body: { materials: Record<string, string>[] }) =>
  Object.fromEntries(
    body.materials.map((row) => [
      row.product_code,
      [row.required_quantity, row.unit_cost, row.total_cost, row.cost_source, row.uncovered_quantity],
    ]),
  );

describe('five cabinets, computed by hand', () => {
  test('by FIFO: 50 kg take 40 at 10 and 10 at 13', async () => {
    const answer = await calculate({ quantity: 5 });
    expect(answer.status).toBe(201);
    expect(costs(answer.body)).toEqual({
      BOLT: ['40.000', '0.4000', '16.0000', 'STANDARD', '40.000'],
      STEEL: ['50.000', '10.6000', '530.0000', 'FIFO', '0.000'],
      TAPE: ['7.500', '0.0000', '0.0000', 'NONE', '7.500'],
    });
    expect(answer.body).toMatchObject({
      bom_id: bomId,
      basis: 'FIFO',
      quantity: '5.000',
      date: '2026-06-15',
      material_cost: '546.0000',
      labor_cost: '110.0000',
      overhead_cost: '25.0000',
      total_cost: '681.0000',
      unit_cost: '136.2000',
      calculated_at: '2026-06-15T09:00:00Z',
    });
    expect(answer.body.assemblies.map((row: { product_code: string }) => row.product_code)).toEqual([
      'CABINET',
      'FRAME',
    ]);
    const explosion = (await t.as.viewer.get(`/bom/${bomId}/explosion?quantity=5`)).body;
    expect(explosion.total_cost).toBe(answer.body.total_cost);
  });

  test('on average: 660 ÷ 60 kg, also for more than there is', async () => {
    const { body } = await calculate({ quantity: '7', basis: 'AVERAGE' });
    expect(costs(body)).toEqual({
      BOLT: ['56.000', '0.4000', '22.4000', 'STANDARD', '56.000'],
      STEEL: ['70.000', '11.0000', '770.0000', 'AVERAGE', '0.000'],
      TAPE: ['10.500', '0.0000', '0.0000', 'NONE', '10.500'],
    });
  });

  test('at standard cost, whatever the stock says', async () => {
    const { body } = await calculate({ quantity: '5', basis: 'STANDARD' });
    expect(costs(body)).toEqual({
      BOLT: ['40.000', '0.4000', '16.0000', 'STANDARD', '0.000'],
      STEEL: ['50.000', '11.0000', '550.0000', 'STANDARD', '0.000'],
      TAPE: ['7.500', '0.0000', '0.0000', 'NONE', '7.500'],
    });
    expect(body.total_cost).toBe('701.0000');
  });
});

test('without a standard cost the preferred supplier’s price stands in, and the row says so', async () => {
  const [{ id } = { id: 0 }] = await t.db.sql<{ id: number }>(
    `insert into suppliers (supplier_code, supplier_name) values ('S-1', 'Tedarik') returning supplier_id as id`,
  );
  await t.db.sql(
    `insert into product_suppliers (product_id, supplier_id, unit_price, is_preferred)
     select product_id, $1, 3.3333, true from products where product_code = 'TAPE'`,
    [id],
  );
  for (const basis of ['FIFO', 'AVERAGE', 'STANDARD']) {
    const { body } = await calculate({ quantity: '1', basis });
    expect(costs(body).TAPE).toEqual(['1.500', '3.3333', '5.0000', 'SUPPLIER_PRICE', '1.500']);
  }
  await t.db.sql('delete from product_suppliers');
});

test('what was calculated stays, and the recipe shows the latest', async () => {
  const before = (await history()).body.total_count as number;
  clock.advance(60_000);
  const made = (await calculate({ quantity: '2', basis: 'STANDARD' })).body;
  const { materials, assemblies, date, ...row } = made;
  const list = (await history('?page_size=1')).body;
  expect(list).toMatchObject({ total_count: before + 1, has_next: true, items: [row] });
  expect((await history('?sort=calculated_at&page_size=1')).body.items[0].bom_cost_calculation_id).toBe(1);
  const standard = (await history('?basis=STANDARD')).body.items as { basis: string }[];
  expect(new Set(standard.map((item) => item.basis))).toEqual(new Set(['STANDARD']));
  expect((await t.as.viewer.get('/bom/list?search=cabinet')).body.items[0]).toMatchObject({
    latest_total_cost: row.total_cost,
    latest_unit_cost: row.unit_cost,
  });
  const [stored] = await t.db.sql<{ details: unknown; username: string }>(
    `select k.details, u.username from bom_cost_calculations k join users u on u.user_id = k.calculated_by
     where bom_cost_calculation_id = $1`,
    [row.bom_cost_calculation_id],
  );
  expect(stored).toEqual({ details: { date, materials, assemblies }, username: 'prod_mgr' });
  const audits = await t.db.sql(
    `select after ->> 'total_cost' as total from audit_log where action = 'bom.cost_calculation'
     order by audit_id desc limit 1`,
  );
  expect(audits).toEqual([{ total: row.total_cost }]);
});

test('is stored once per idempotency key', async () => {
  const before = (await history()).body.total_count as number;
  const key = { 'idempotency-key': 'cost-1' };
  const [first, second] = [await calculate({ quantity: 1 }, key), await calculate({ quantity: 2 }, key)];
  expect([first.status, second.body.error_code]).toEqual([201, 'IDEMPOTENCY_KEY_REUSED']);
  expect((await calculate({ quantity: 1 }, key)).text).toBe(first.text);
  expect((await history()).body.total_count).toBe(before + 1);
});

test('bad requests are refused', async () => {
  const bad = [
    {},
    { quantity: 0 },
    { quantity: '1.0001' },
    { quantity: 1, basis: 'LIFO' },
    { quantity: 1, date: 1 },
  ];
  for (const body of bad) {
    const answer = await calculate(body);
    expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
  }
  const missing = await t.as.prod_mgr.post('/bom/9999/cost-calculation', { quantity: 1 });
  expect([missing.status, missing.body.error_code]).toEqual([404, 'NOT_FOUND']);
  expect((await t.as.viewer.get('/bom/9999/cost-calculation')).status).toBe(404);
  expect((await history('?search=x')).body.error_code).toBe('VALIDATION_ERROR');
  const stranger = await t.as.inv_clerk.post(`/bom/${bomId}/cost-calculation`, { quantity: 1 });
  expect([stranger.status, stranger.body.error_code]).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
});
