import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';

let t: TestApp;
let f: Factory;
let steel: number;
let plate: number;
let bolt: number;
let rivet: number;
let glue: number;
let shelf: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('SAC');
  plate = await f.product('LEVHA', { unit: 'PCS' });
  bolt = await f.product('CIVATA', { unit: 'PCS' });
  rivet = await f.product('PERCIN', { unit: 'PCS' });
  glue = await f.product('TUTKAL');
  shelf = await f.product('RAF', { type: 'SEMI_FINISHED', unit: 'PCS' });
});

afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

let version = 0;

/** 3 kg of steel or 0.5 plates (10 % of which are lost), and 2 bolts or 4 rivets: an order in progress, with stock of its own. */
async function started(planned: string, rule?: string) {
  version += 1;
  const recipe = await t.as.prod_mgr.post('/bom/create', {
    parent_product_id: shelf,
    bom_version: `${version}.0`,
    base_quantity: '1',
    effective_date: '2026-01-01',
    labor_cost_per_unit: '1',
    ...(rule === undefined ? {} : { over_consumption_rule: rule }),
    components: [
      { component_product_id: steel, quantity_required: '3', substitute_group: 'GOVDE' },
      {
        component_product_id: plate,
        quantity_required: '0.5',
        scrap_percentage: '10',
        substitute_group: 'GOVDE',
      },
      { component_product_id: bolt, quantity_required: '2', substitute_group: 'BAG' },
      { component_product_id: rivet, quantity_required: '4', substitute_group: 'BAG' },
      { component_product_id: glue, quantity_required: '0.1' },
    ],
  });
  expect(recipe.status, recipe.text).toBe(201);
  expect(recipe.body.over_consumption_rule).toBe(rule ?? 'ALLOW');
  const bomId = recipe.body.bom_id;
  await t.db.sql(`update bill_of_materials set status = 'INACTIVE' where parent_product_id = $1`, [shelf]);
  const active = await t.as.prod_mgr.put(`/bom/${bomId}/status`, { status: 'ACTIVE' });
  expect(active.status, active.text).toBe(200);
  for (const [product, quantity, cost] of [
    [steel, '100', '10'],
    [plate, '100', '70'],
    [bolt, '100', '0.5'],
    [rivet, '100', '0.3'],
    [glue, '100', '8'],
  ] as const)
    await f.stock(product, quantity, cost);
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: shelf,
    bom_id: bomId,
    warehouse_id: f.semiWarehouse,
    planned_quantity: planned,
  });
  expect(made.status, made.text).toBe(201);
  const id = made.body.production_order_id as number;
  for (const status of ['RELEASED', 'IN_PROGRESS']) {
    const moved = await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });
    expect(moved.status, moved.text).toBe(200);
  }
  return { id, bomId, number: made.body.order_number as string };
}

type Consumption = { product_id: number; quantity: string; substitute_for_product_id?: number };
const complete = (id: number, completed: string, consumption: Consumption[], rest: object = {}) =>
  t.as.prod_mgr.post(`/production/orders/${id}/complete`, {
    completed_quantity: completed,
    actual_consumption: consumption,
    ...rest,
  });
const cancel = (id: number) => t.as.prod_mgr.put(`/production/orders/${id}/status`, { status: 'CANCELLED' });
const componentsOf = async (id: number) => {
  const { body } = await t.as.viewer.get(`/production/orders/${id}`);
  return Object.fromEntries(
    body.components.map((one: { product_code: string }) => [one.product_code, one]),
  ) as Record<string, Record<string, string>>;
};
const reservedOf = async (productId: number) =>
  (await t.as.viewer.get(`/inventory/availability/${productId}`)).body.total_reserved as string;

describe('over-consumption', () => {
  test('BLOCK names the component, what is due and what was given, and books nothing', async () => {
    const { id, number } = await started('4', 'BLOCK');
    const answer = await complete(id, '2', [
      { product_id: steel, quantity: '6.001' },
      { product_id: glue, quantity: '0.2' },
    ]);
    expect([answer.status, answer.body.error_code]).toEqual([400, 'PRODUCTION_ORDER_ERROR']);
    expect(answer.body.message).toContain(number);
    expect(answer.body.message).toContain('SAC: 6.000 due, 6.001 given');
    expect(answer.body.details).toEqual([
      { product_id: steel, product_code: 'SAC', due: '6.000', given: '6.001' },
    ]);
    const order = await t.as.viewer.get(`/production/orders/${id}`);
    expect(order.body).toMatchObject({ status: 'IN_PROGRESS', actual_cost: '0.0000' });
    // What is due, or less, goes; what was not taken then is due at the next booking.
    const part = await complete(id, '2', [{ product_id: steel, quantity: '5' }], { is_final: false });
    expect([part.status, part.body.warnings]).toEqual([200, []]);
    const rest = await complete(id, '2', [{ product_id: steel, quantity: '7' }]);
    expect(rest.status, rest.text).toBe(200);
    expect((await componentsOf(id)).SAC).toMatchObject({ consumed_quantity: '12.000' });
  });

  test('WARN books it and says so in words, by both endpoints', async () => {
    const { id } = await started('2', 'WARN');
    const more = [
      { product_id: steel, quantity: '4' },
      { product_id: bolt, quantity: '3' },
    ];
    const part = await complete(id, '1', more, { is_final: false });
    expect(part.status, part.text).toBe(200);
    expect(part.body.warnings).toEqual([
      'SAC: 4.000 consumed where 3.000 was due for the quantity done.',
      'CIVATA: 3.000 consumed where 2.000 was due for the quantity done.',
    ]);
    const last = await t.as.prod_mgr.put(`/production/orders/${id}/status`, {
      status: 'COMPLETED',
      completion_data: {
        completed_quantity: 1,
        actual_consumption: [{ product_id: glue, quantity: '0.5' }],
      },
    });
    expect(last.body.warnings).toEqual(['TUTKAL: 0.500 consumed where 0.100 was due for the quantity done.']);
    expect((await componentsOf(id)).SAC).toMatchObject({ consumed_quantity: '6.000' });
  });

  test('ALLOW books it without a word, and so does an order from before there was a rule', async () => {
    const allowed = await started('1', 'ALLOW');
    const answer = await complete(allowed.id, '1', [{ product_id: steel, quantity: '9' }]);
    expect([answer.status, answer.body.warnings]).toEqual([200, []]);
    const old = await started('1', 'BLOCK');
    await t.db.sql(
      `update production_orders set frozen_recipe = frozen_recipe - 'over_consumption_rule' - 'substitutes'
       where production_order_id = $1`,
      [old.id],
    );
    expect((await complete(old.id, '1', [{ product_id: steel, quantity: '9' }])).status).toBe(200);
  });

  test('the rule is the one of the day on which the order was made', async () => {
    const { id, bomId } = await started('1', 'BLOCK');
    await t.db.sql(`update bill_of_materials set over_consumption_rule = 'ALLOW' where bom_id = $1`, [bomId]);
    await t.db.sql('update bom_components set substitute_group = null where bom_id = $1', [bomId]);
    expect((await complete(id, '1', [{ product_id: steel, quantity: '9' }])).status).toBe(400);
    const substitute = { product_id: plate, quantity: '1', substitute_for_product_id: steel };
    expect((await complete(id, '1', [substitute])).status).toBe(200);
  });

  test('a draft’s rule can be edited and is checked', async () => {
    const draft = await t.as.prod_mgr.post('/bom/create', {
      parent_product_id: shelf,
      bom_version: '900.0',
      base_quantity: '1',
      effective_date: '2026-01-01',
      components: [{ component_product_id: steel, quantity_required: '1' }],
    });
    const path = `/bom/${draft.body.bom_id}`;
    const edited = await t.as.prod_mgr.put(path, { over_consumption_rule: 'WARN' });
    expect([edited.status, edited.body.over_consumption_rule]).toEqual([200, 'WARN']);
    expect((await t.as.viewer.get(path)).body.over_consumption_rule).toBe('WARN');
    const wrong = await t.as.prod_mgr.put(path, { over_consumption_rule: 'MAYBE' });
    expect([wrong.status, wrong.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('substitutes', () => {
  test('take the place of a component by the ratio of the lines, have a row, and free its reservation', async () => {
    const { id, number } = await started('10');
    const before = await reservedOf(steel);
    // 0.55 plates for 3 kg: 1.1 plates stand for 6 kg. Of 5 shelves' 15 kg, 2 plates stand for 10.909.
    const answer = await complete(
      id,
      '5',
      [
        { product_id: plate, quantity: '2', substitute_for_product_id: steel },
        { product_id: rivet, quantity: '8', substitute_for_product_id: bolt },
      ],
      { is_final: false },
    );
    expect(answer.status, answer.text).toBe(200);
    const components = await componentsOf(id);
    expect(components.SAC).toMatchObject({ required_quantity: '30.000', consumed_quantity: '4.091' });
    expect(components.LEVHA).toMatchObject({
      required_quantity: '0.000',
      consumed_quantity: '2.000',
      actual_cost: '140.0000',
    });
    expect(components.CIVATA).toMatchObject({ consumed_quantity: '6.000' });
    expect(components.PERCIN).toMatchObject({ consumed_quantity: '8.000', actual_cost: '2.4000' });
    // 15 kg are done with: 4.091 consumed, 10.909 given back; 15 are still needed.
    expect(Number(before) - Number(await reservedOf(steel))).toBeCloseTo(15, 3);
    const rows = await t.db.sql<{ product_code: string }>(
      `select s.component_product_id, c.component_product_id as stands_for from production_order_components s
       join production_order_components c on c.production_order_component_id = s.substitute_for_id
       where s.production_order_id = $1 order by 1`,
      [id],
    );
    expect(rows).toEqual([
      { component_product_id: plate, stands_for: steel },
      { component_product_id: rivet, stands_for: bolt },
    ]);
    const movements = await t.db.sql<{ value: string }>(
      `select -sum(value) as value from stock_movements where reference_number = $1 and movement_type = 'PRODUCTION_OUT'`,
      [number],
    );
    expect(movements[0]?.value).toBe(answer.body.actual_material_cost);
    await expectInvariants(t.db);

    // The same substitute again, and this time the rest by itself: both halves add up to the whole.
    const last = await complete(id, '5', [
      { product_id: rivet, quantity: '4', substitute_for_product_id: bolt },
    ]);
    expect(last.status, last.text).toBe(200);
    const whole = await componentsOf(id);
    expect(whole.SAC).toMatchObject({ consumed_quantity: '19.091' });
    expect(whole.CIVATA).toMatchObject({ consumed_quantity: '14.000' });
    expect(whole.PERCIN).toMatchObject({ consumed_quantity: '12.000' });
    const { body: cost } = await t.as.viewer.get(`/production/orders/${id}/cost`);
    const plateRow = cost.components.find((one: { product_id: number }) => one.product_id === plate);
    // 10.909 kg at 10 is usage of steel; the plates cost 140, so 30.91 is price.
    expect(plateRow).toMatchObject({
      substitute_for_product_id: steel,
      usage_variance: '109.0900',
      price_variance: '30.9100',
    });
    const { price, usage, labor, overhead, yield: lost, total } = cost.variances;
    const parts = [price, usage, labor, overhead, lost].map(Number);
    expect(parts.reduce((sum, one) => sum + one)).toBeCloseTo(Number(total), 4);
    expect(Number(cost.variances.actual_cost) - Number(cost.variances.standard_cost)).toBeCloseTo(
      Number(total),
      4,
    );
  });

  test('only a member of the group, of a component of the order', async () => {
    const { id, number } = await started('1');
    const refused = async (consumption: Consumption) => {
      const answer = await complete(id, '1', [consumption]);
      return [answer.status, answer.body.error_code, answer.body.message, answer.body.details];
    };
    expect(await refused({ product_id: rivet, quantity: '1', substitute_for_product_id: steel })).toEqual([
      400,
      'PRODUCTION_ORDER_ERROR',
      `PERCIN may not take the place of SAC in order ${number}. Allowed: LEVHA.`,
      [{ product_id: rivet, component_code: 'SAC', allowed: ['LEVHA'] }],
    ]);
    const noGroup = await refused({ product_id: rivet, quantity: '1', substitute_for_product_id: glue });
    expect(noGroup.slice(0, 2)).toEqual([400, 'PRODUCTION_ORDER_ERROR']);
    expect(noGroup[2]).toContain('TUTKAL has no substitutes');
    const stranger = await refused({ product_id: plate, quantity: '1', substitute_for_product_id: shelf });
    expect(stranger.slice(0, 2)).toEqual([422, 'VALIDATION_ERROR']);
    const unsaid = await refused({ product_id: plate, quantity: '1' });
    expect(unsaid.slice(0, 2)).toEqual([422, 'VALIDATION_ERROR']);
    expect(JSON.stringify(unsaid[3])).toContain('substitute_for_product_id');
    const twice = await complete(id, '1', [
      { product_id: steel, quantity: '1' },
      { product_id: steel, quantity: '1' },
    ]);
    expect([twice.status, twice.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    await cancel(id);
  });

  test('too many are too much: whole pieces are rounded up first', async () => {
    const { id } = await started('10', 'BLOCK');
    // 5.5 plates are due, so 6 are right; and with 6 of them not a gram of steel is due.
    const substitute = (quantity: string) => ({
      product_id: plate,
      quantity,
      substitute_for_product_id: steel,
    });
    const tooMany = await complete(id, '10', [substitute('7')]);
    expect([tooMany.status, tooMany.body.details]).toEqual([
      400,
      [{ product_id: steel, product_code: 'SAC', due: '30.000', given: '38.182' }],
    ]);
    const both = await complete(id, '10', [substitute('6'), { product_id: steel, quantity: '0.001' }]);
    expect(both.status).toBe(400);
    const right = await complete(id, '10', [substitute('6')]);
    expect(right.status, right.text).toBe(200);
    expect((await componentsOf(id)).SAC).toMatchObject({ consumed_quantity: '0.000' });
  });

  test('not enough of a substitute changes nothing', async () => {
    const { id } = await started('1');
    const { body } = await t.as.viewer.get(`/inventory/availability/${plate}`);
    const all = Number(body.total_available) + 1;
    const answer = await complete(id, '1', [
      { product_id: plate, quantity: String(all), substitute_for_product_id: steel },
    ]);
    expect([answer.status, answer.body.error_code]).toEqual([409, 'INSUFFICIENT_STOCK']);
    expect(answer.body.details[0]).toMatchObject({ product_code: 'LEVHA' });
    expect(await componentsOf(id)).not.toHaveProperty('LEVHA');
    await cancel(id);
  });
});
