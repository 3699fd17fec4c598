import Decimal from 'decimal.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { analyzeCostImpact } from './cost-impact.service.ts';

let t: TestApp;
let f: Factory;
let steel: number;
let bolt: number;
let frame: number;
let door: number;
let cabinet: number;
let cabinetBom: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('CELIK', { standardCost: '9' });
  await t.db.sql(`update products set product_name = 'ÇELİK SAC 2 MM' where product_id = $1`, [steel]);
  bolt = await f.product('CIVATA', { unit: 'PCS', standardCost: '0.5' });
  frame = await f.product('CERCEVE', { type: 'SEMI_FINISHED', unit: 'PCS' });
  door = await f.product('KAPI', { type: 'SEMI_FINISHED', unit: 'PCS' });
  cabinet = await f.product('DOLAP', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  await f.bom(frame, [{ productId: steel, quantity: '2500', unit: 'G', scrap: '4' }], {
    labor: '3',
    yield: '80',
  });
  await f.bom(
    door,
    [
      { productId: frame, quantity: '1' },
      { productId: bolt, quantity: '6' },
    ],
    { base: '3' },
  );
  cabinetBom = await f.bom(
    cabinet,
    [
      { productId: frame, quantity: '2' },
      { productId: door, quantity: '1' },
      { productId: steel, quantity: '1' },
    ],
    { labor: '10', overhead: '2.5' },
  );
  await f.stock(steel, '400', '10', { entryDate: '2026-01-01' });
  await f.stock(steel, '400', '12', { entryDate: '2026-02-01' });
  await f.stock(bolt, '1000', '0.4');
});
afterAll(() => t.close());

const impact = (body: unknown) => t.as.viewer.post('/costs/impact', body);
const outcome = (answer: { status: number; body: { error_code?: string } }) => [
  answer.status,
  answer.body.error_code,
];
const orderFor = async (planned: string, changes: Record<string, unknown> = {}) => {
  const answer = await t.as.prod_mgr.post('/production/orders', {
    product_id: cabinet,
    bom_id: cabinetBom,
    warehouse_id: f.finishedWarehouse,
    planned_quantity: planned,
    ...changes,
  });
  expect(answer.status).toBe(201);
  return answer.body as { production_order_id: number; order_number: string };
};

test('a dearer material over all levels, recomputed with decimal.js', async () => {
  const answer = await impact({ product_id: steel, new_unit_cost: '11.25' });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    product_id: steel,
    product_name: 'ÇELİK SAC 2 MM',
    current_unit_cost: '10.0000',
    cost_source: 'FIFO',
    new_unit_cost: '11.2500',
    difference: '1.2500',
    change_percentage: '12.50',
    affected_product_count: 3,
    has_more_products: false,
    affected_order_count: 0,
    total_order_cost_change: '0.0000',
  });
  // steel in one: frame 2.5 × 1.04 ÷ 0.8; door a third of that; cabinet two frames, a door and 1 kg
  const inFrame = new Decimal('2.5').times('1.04').div('0.8');
  const inDoor = inFrame.div(3);
  const inCabinet = inFrame.times(2).plus(inDoor).plus(1);
  const costs = (steelCost: string) => {
    const frameCost = inFrame.times(steelCost).plus(3);
    const doorCost = frameCost.plus(new Decimal(6).times('0.4')).div(3);
    return [frameCost, doorCost, frameCost.times(2).plus(doorCost).plus(steelCost).plus('12.5')];
  };
  const [before, after] = [costs('10'), costs('11.25')];
  const rows = (
    [
      ['CERCEVE', 1, inFrame],
      ['KAPI', 2, inDoor],
      ['DOLAP', 3, inCabinet],
    ] as const
  ).map(([code, level, required], place) => {
    const [was, is] = [before[place] ?? required, after[place] ?? required];
    return {
      product_code: code,
      level,
      required_quantity: required.toFixed(3, Decimal.ROUND_HALF_UP),
      cost_before: was.toFixed(4, Decimal.ROUND_HALF_UP),
      cost_after: is.toFixed(4, Decimal.ROUND_HALF_UP),
      cost_change: required.times('1.25').toFixed(4, Decimal.ROUND_HALF_UP),
      change_percentage: is.minus(was).times(100).div(was).toFixed(2, Decimal.ROUND_HALF_UP),
    };
  });
  expect(answer.body.affected_products).toMatchObject(rows);
  expect(answer.body.affected_products[1].exact_required_quantity).toBe('13/12');
});

test('by percent, up and down; a product that is made; one that nothing contains', async () => {
  const cheaper = (await impact({ product_id: steel, change_percentage: '-33.33' })).body;
  expect(cheaper).toMatchObject({
    new_unit_cost: '6.6670',
    difference: '-3.3330',
    change_percentage: '-33.33',
  });
  expect(cheaper.affected_products[0].cost_change).toBe('-10.8323');
  expect((await impact({ product_id: steel, change_percentage: 200 })).body.new_unit_cost).toBe('30.0000');
  // a frame has no stock and no price: what it would cost is not rolled up from its own recipe
  const ofFrame = (await impact({ product_id: frame, new_unit_cost: '40' })).body;
  expect(ofFrame).toMatchObject({
    current_unit_cost: '0.0000',
    cost_source: 'NONE',
    change_percentage: null,
  });
  expect(ofFrame.affected_products).toMatchObject([
    { product_code: 'KAPI', level: 1, required_quantity: '0.333', exact_required_quantity: '1/3' },
    { product_code: 'DOLAP', level: 2, exact_required_quantity: '7/3', cost_change: '93.3333' },
  ]);
  expect((await impact({ product_id: cabinet, change_percentage: '5' })).body).toMatchObject({
    affected_product_count: 0,
    affected_products: [],
  });
});

test('open orders count with what they have still to consume', async () => {
  const [planned, started, cancelled, done] = [
    await orderFor('3'),
    await orderFor('10'),
    await orderFor('1'),
    await orderFor('2'),
  ];
  const statusOf = (order: { production_order_id: number }, status: string) =>
    t.as.prod_mgr.put(`/production/orders/${order.production_order_id}/status`, { status });
  await statusOf(cancelled, 'CANCELLED');
  for (const order of [started, done])
    for (const status of ['RELEASED', 'IN_PROGRESS']) await statusOf(order, status);
  await t.as.prod_mgr.post(`/production/orders/${done.production_order_id}/complete`, {
    completed_quantity: '2',
  });
  await t.as.prod_mgr.post(`/production/orders/${started.production_order_id}/complete`, {
    completed_quantity: '4',
    is_final: false,
  });
  await statusOf(started, 'ON_HOLD');
  const { body } = await impact({ product_id: steel, new_unit_cost: '11.25' });
  // one cabinet takes 8.58333… kg, an order rounds up to 3 decimals
  expect(body.affected_orders).toMatchObject([
    {
      order_number: planned.order_number,
      status: 'PLANNED',
      product_code: 'DOLAP',
      required_quantity: '25.750',
      consumed_quantity: '0.000',
      remaining_quantity: '25.750',
      cost_change: '32.1875',
    },
    {
      order_number: started.order_number,
      status: 'ON_HOLD',
      required_quantity: '85.834',
      consumed_quantity: '34.334',
      remaining_quantity: '51.500',
      cost_change: '64.3750',
    },
  ]);
  expect(body).toMatchObject({
    affected_order_count: 2,
    has_more_orders: false,
    total_remaining_quantity: '77.250',
    total_order_cost_change: '96.5625',
  });
  const limited = (await impact({ product_id: steel, new_unit_cost: '11.25', limit: 1 })).body;
  expect(limited).toMatchObject({
    affected_product_count: 3,
    has_more_products: true,
    affected_order_count: 2,
    has_more_orders: true,
    total_order_cost_change: '96.5625',
  });
  expect([limited.affected_products.length, limited.affected_orders.length]).toEqual([1, 1]);
});

test('only recipes that are in force count, and of substitutes the first', async () => {
  const paint = await f.product('BOYA', { unit: 'LITER', standardCost: '20' });
  const other = await f.product('BOYA-2', { unit: 'LITER', standardCost: '30' });
  const panel = await f.product('PANEL', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const draft = await f.product('TASLAK', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const bomId = await f.bom(panel, [
    { productId: other, quantity: '1' },
    { productId: paint, quantity: '1' },
  ]);
  await t.db.sql(`update bom_components set substitute_group = 'BOYA' where bom_id = $1`, [bomId]);
  await f.bom(draft, [{ productId: paint, quantity: '1' }], { status: 'DRAFT' });
  expect((await impact({ product_id: paint, new_unit_cost: '1' })).body.affected_product_count).toBe(0);
  expect((await impact({ product_id: other, new_unit_cost: '31' })).body.affected_products).toMatchObject([
    { product_code: 'PANEL', cost_before: '30.0000', cost_after: '31.0000' },
  ]);
  await t.db.sql(`update bill_of_materials set expiry_date = '2021-01-01' where bom_id = $1`, [bomId]);
  expect((await impact({ product_id: other, new_unit_cost: '31' })).body.affected_product_count).toBe(0);
});

test('a number of statements that does not grow with the structure, and a structure that is too deep', async () => {
  const chain = [await f.product('ZINCIR-0')];
  const grow = async (levels: number) => {
    for (let level = chain.length; level <= levels; level += 1) {
      const product = await f.product(`ZINCIR-${level}`, { type: 'SEMI_FINISHED' });
      await f.bom(product, [{ productId: chain.at(-1) ?? 0, quantity: '1' }]);
      chain.push(product);
    }
  };
  const statementsFor = async (productId: number) => {
    let count = 0;
    const counting = {
      ...t.db,
      run: <Row>(...call: Parameters<typeof t.db.run<Row>>) => {
        count += 1;
        return t.db.run<Row>(...call);
      },
    };
    await analyzeCostImpact(counting, { product_id: productId, new_unit_cost: '1.0000' });
    return count;
  };
  await grow(1);
  const few = await statementsFor(chain[0] ?? 0);
  await grow(100);
  expect(await statementsFor(chain[0] ?? 0)).toBe(few);
  expect(few).toBe(5);
  const deep = (await impact({ product_id: chain[0], new_unit_cost: '1' })).body;
  expect(deep.affected_products.at(-1)).toMatchObject({
    product_code: 'ZINCIR-100',
    level: 100,
    cost_after: '1.0000',
  });
  await grow(101);
  const refused = await impact({ product_id: chain[0], new_unit_cost: '1' });
  expect(outcome(refused)).toEqual([400, 'INVALID_BOM']);
  expect(refused.body.message).toContain('101 levels');
});

test('nothing is written', async () => {
  const entries = () => t.db.sql('select count(*) as n from audit_log');
  const before = await entries();
  await impact({ product_id: steel, change_percentage: '1' });
  expect(await entries()).toEqual(before);
});

describe('bad input', () => {
  test.each([
    [{ new_unit_cost: '1' }, 422, 'VALIDATION_ERROR'],
    [{ product_id: 1 }, 422, 'VALIDATION_ERROR'],
    [{ product_id: 1, new_unit_cost: '1', change_percentage: '1' }, 422, 'VALIDATION_ERROR'],
    [{ product_id: 1, new_unit_cost: '-1' }, 422, 'VALIDATION_ERROR'],
    [{ product_id: 1, new_unit_cost: '1.00001' }, 422, 'VALIDATION_ERROR'],
    [{ product_id: 1, change_percentage: '1.001' }, 422, 'VALIDATION_ERROR'],
    [{ product_id: 1, change_percentage: '-100.01' }, 422, 'VALIDATION_ERROR'],
    [{ product_id: 1, change_percentage: '1', limit: 0 }, 422, 'VALIDATION_ERROR'],
    [{ product_id: 1, change_percentage: '1', date: '2026-01-01' }, 422, 'VALIDATION_ERROR'],
    [{ product_id: '1', change_percentage: '1' }, 422, 'VALIDATION_ERROR'],
    [{ product_id: 999_999, change_percentage: '1' }, 404, 'NOT_FOUND'],
  ])('%j is %i %s', async (body, status, code) => {
    expect(outcome(await impact(body))).toEqual([status, code]);
  });

  test('broken JSON, no token, and a unit that does not convert any more', async () => {
    expect(
      outcome(await t.as.viewer.post('/costs/impact', '{', { 'content-type': 'application/json' })),
    ).toEqual([400, 'INVALID_JSON']);
    expect(
      outcome(await t.as.nobody.post('/costs/impact', { product_id: steel, change_percentage: '1' })),
    ).toEqual([401, 'NOT_AUTHENTICATED']);
    const sheet = await f.product('LEVHA');
    const tray = await f.product('TEPSI', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    await f.bom(tray, [{ productId: sheet, quantity: '1', unit: 'SHEET' }]);
    expect(outcome(await impact({ product_id: sheet, new_unit_cost: '1' }))).toEqual([400, 'INVALID_UNIT']);
  });
});
