import Decimal from 'decimal.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';
import { calculateCurrentFifoCost, currentUnitCosts } from './index.ts';

const clock = manualClock(new Date('2026-06-15T09:00:00Z'), 'Europe/Istanbul');
let t: TestApp;
let f: Factory;
let supplier: number;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  const [row] = await t.db.sql<{ supplier_id: number }>(
    `insert into suppliers (supplier_code, supplier_name) values ('ERD', 'EREĞLİ DEMİR ÇELİK') returning supplier_id`,
  );
  supplier = row?.supplier_id ?? 0;
});
afterAll(() => t.close());

const current = (productId: number, query = '') =>
  t.as.viewer.get(`/costs/products/${productId}/current${query}`);
const outcome = (answer: { status: number; body: { error_code?: string } }) => [
  answer.status,
  answer.body.error_code,
];

test('FIFO, average, standard, last purchase and supplier price beside each other', async () => {
  const steel = await f.product('CELIK', { standardCost: '11' });
  await t.db.sql(`update products set product_name = 'ÇELİK SAC' where product_id = $1`, [steel]);
  await t.db.sql(
    `insert into product_suppliers (product_id, supplier_id, unit_price, is_preferred) values ($1, $2, 9.5, true)`,
    [steel, supplier],
  );
  const oldest = await f.stock(steel, '40', '10', { entryDate: '2026-01-01' });
  await f.stock(steel, '20', '13', { entryDate: '2026-02-01', warehouseId: f.secondRawWarehouse });
  await f.stock(steel, '5', '99', { entryDate: '2025-01-01', quality: 'PENDING' });
  const bought = await t.as.inv_clerk.post('/inventory/stock-in', {
    product_id: steel,
    warehouse_id: f.rawWarehouse,
    quantity: '7',
    unit_cost: '12.3456',
    batch_number: 'ERD-1',
    supplier_id: supplier,
    quality_status: 'QUARANTINE',
    entry_date: '2026-06-01',
  });
  const answer = await current(steel, '?quantity=50');
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    product_id: steel,
    product_code: 'CELIK',
    unit_of_measure: 'KG',
    warehouse_id: null,
    fifo: {
      quantity: '50.000',
      total_cost: '530.0000',
      unit_cost: '10.6000',
      cost_source: 'FIFO',
      covered_quantity: '50.000',
      uncovered_quantity: '0.000',
      uncovered_cost_source: null,
    },
    // 40 × 10 + 20 × 13 + 5 × 99 + 7 × 12.3456 = 1241.4192
    valued_quantity: '72.000',
    stock_value: '1241.4192',
    average_cost: '17.2419',
    standard_cost: '11.0000',
    last_purchase: {
      unit_cost: '12.3456',
      inventory_item_id: bought.body.inventory_item_id,
      batch_number: 'ERD-1',
      entry_date: '2026-06-01T00:00:00.000Z',
      supplier_id: supplier,
      supplier_code: 'ERD',
      supplier_name: 'EREĞLİ DEMİR ÇELİK',
    },
    supplier_price: { supplier_id: supplier, unit_price: '9.5000', currency: 'TRY' },
  });
  expect(answer.body.fifo.layers).toMatchObject([
    {
      inventory_item_id: oldest,
      warehouse_id: f.rawWarehouse,
      quantity: '40.000',
      unit_cost: '10.0000',
      value: '400.0000',
    },
    { warehouse_id: f.secondRawWarehouse, quantity: '10.000', unit_cost: '13.0000', value: '130.0000' },
  ]);
  // without a quantity: the next unit, here and in one warehouse
  expect((await current(steel)).body.fifo).toMatchObject({ quantity: '1.000', unit_cost: '10.0000' });
  const second = await current(steel, `?warehouse_id=${f.secondRawWarehouse}`);
  expect(second.body).toMatchObject({
    warehouse_id: f.secondRawWarehouse,
    fifo: { quantity: '1.000', unit_cost: '13.0000' },
    valued_quantity: '20.000',
    average_cost: '13.0000',
  });
  expect(second.body).toEqual(await calculateCurrentFifoCost(t.db, steel, f.secondRawWarehouse));
  // what stock cannot cover: 60 at FIFO, 10 at the last purchase price
  expect((await current(steel, '?quantity=70')).body.fifo).toMatchObject({
    total_cost: '783.4560',
    unit_cost: '11.1922',
    cost_source: 'MIXED',
    uncovered_quantity: '10.000',
    uncovered_cost_source: 'LAST_PURCHASE',
  });
});

test('without a quantity, less than one unit in stock is costed as it is', async () => {
  const paint = await f.product('BOYA', { unit: 'LITER', standardCost: '100' });
  await f.stock(paint, '0.250', '8');
  expect((await current(paint)).body.fifo).toMatchObject({
    quantity: '0.250',
    total_cost: '2.0000',
    unit_cost: '8.0000',
    cost_source: 'FIFO',
  });
  expect((await current(paint, '?quantity=1')).body.fifo).toMatchObject({
    total_cost: '77.0000',
    cost_source: 'MIXED',
    uncovered_cost_source: 'STANDARD',
  });
});

test('without stock: the known price, and it says which; without any price zero and NONE', async () => {
  const bolt = await f.product('CIVATA', { unit: 'PCS', standardCost: '0.4' });
  expect((await current(bolt)).body).toMatchObject({
    fifo: {
      quantity: '1.000',
      unit_cost: '0.4000',
      cost_source: 'STANDARD',
      uncovered_quantity: '1.000',
      layers: [],
    },
    valued_quantity: '0.000',
    stock_value: '0.0000',
    average_cost: null,
    last_purchase: null,
    supplier_price: null,
  });
  await t.db.sql(
    `insert into product_suppliers (product_id, supplier_id, unit_price, is_preferred) values ($1, $2, 0.35, true)`,
    [bolt, supplier],
  );
  expect((await current(bolt)).body.fifo).toMatchObject({
    unit_cost: '0.3500',
    cost_source: 'SUPPLIER_PRICE',
  });
  const unknown = await f.product('BILINMEZ');
  expect((await current(unknown)).body).toMatchObject({
    fifo: { unit_cost: '0.0000', cost_source: 'NONE', uncovered_cost_source: 'NONE' },
    standard_cost: null,
  });
});

test('any quantity agrees with decimal.js, layer by layer', async () => {
  const product = await f.product('RASTGELE', { standardCost: '3.3333' });
  const stock = Array.from({ length: 12 }, (_, place) => ({
    quantity: new Decimal(place * 37 + 11).div(7).toDecimalPlaces(3),
    unitCost: new Decimal(place * 53 + 29).div(13).toDecimalPlaces(4),
  }));
  for (const [place, layer] of stock.entries()) {
    await f.stock(product, layer.quantity.toFixed(3), layer.unitCost.toFixed(4), {
      entryDate: `2026-01-${String(place + 1).padStart(2, '0')}`,
    });
  }
  for (const text of ['0.001', '1', '17.777', '199.5', '310.123', '500']) {
    let left = new Decimal(text);
    let cost = new Decimal(0);
    for (const layer of stock) {
      const take = Decimal.min(left, layer.quantity);
      cost = cost.plus(take.times(layer.unitCost).toDecimalPlaces(4, Decimal.ROUND_HALF_UP));
      left = left.minus(take);
    }
    cost = cost.plus(left.times('3.3333').toDecimalPlaces(4, Decimal.ROUND_HALF_UP));
    expect((await current(product, `?quantity=${text}`)).body.fifo, text).toMatchObject({
      total_cost: cost.toFixed(4),
      unit_cost: cost.div(text).toFixed(4, Decimal.ROUND_HALF_UP),
      uncovered_quantity: left.toFixed(3),
    });
  }
});

test('reserved stock is on hand and not the next to be issued', async () => {
  const wire = await f.product('TEL');
  await f.stock(wire, '10', '5', { entryDate: '2026-01-01' });
  await f.stock(wire, '10', '6', { entryDate: '2026-02-01' });
  await t.as.inv_clerk.post('/inventory/reserve', { product_id: wire, quantity: '10', reason: 'Numune' });
  expect((await current(wire)).body).toMatchObject({
    fifo: { unit_cost: '6.0000' },
    valued_quantity: '20.000',
    average_cost: '5.5000',
  });
});

test('moving an old batch is not buying at its price again', async () => {
  const pipe = await f.product('BORU');
  for (const [batch, cost] of [
    ['ESKI-1', '5'],
    ['YENI-1', '8'],
  ]) {
    await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: pipe,
      warehouse_id: f.rawWarehouse,
      quantity: '10',
      unit_cost: cost,
      batch_number: batch,
      supplier_id: supplier,
      quality_status: 'APPROVED',
    });
  }
  const moved = await t.as.inv_clerk.post('/inventory/transfer', {
    product_id: pipe,
    from_warehouse_id: f.rawWarehouse,
    to_warehouse_id: f.secondRawWarehouse,
    quantity: '4',
  });
  expect(moved.status).toBe(201);
  expect((await current(pipe, '?quantity=21')).body).toMatchObject({
    // 10 at 5, 10 at 8, and one that is not there at the last purchase price
    fifo: { total_cost: '138.0000', uncovered_cost_source: 'LAST_PURCHASE' },
    last_purchase: { batch_number: 'YENI-1', unit_cost: '8.0000' },
  });
});

test('many products at once, for other modules', async () => {
  const stocked = await f.product('COK-1');
  const priced = await f.product('COK-2', { standardCost: '2' });
  await f.stock(stocked, '3', '7');
  const costs = await currentUnitCosts(t.db, [stocked, priced]);
  expect([...costs].map(([id, cost]) => [id, cost.unitCost, cost.costSource])).toEqual([
    [stocked, 70_000n, 'FIFO'],
    [priced, 20_000n, 'STANDARD'],
  ]);
  expect((await currentUnitCosts(t.db, [])).size).toBe(0);
});

describe('bad input', () => {
  test('what does not exist, what is not understood, who may not', async () => {
    const product = await f.product('KOTU');
    expect(outcome(await current(999_999))).toEqual([404, 'NOT_FOUND']);
    expect(outcome(await current(product, '?warehouse_id=999999'))).toEqual([404, 'NOT_FOUND']);
    for (const query of [
      '?quantity=0',
      '?quantity=-1',
      '?quantity=1.0001',
      '?quantity=x',
      '?warehouse_id=0',
      '?basis=FIFO',
    ]) {
      expect(outcome(await current(product, query)), query).toEqual([422, 'VALIDATION_ERROR']);
    }
    expect(outcome(await t.as.nobody.get(`/costs/products/${product}/current`))).toEqual([
      401,
      'NOT_AUTHENTICATED',
    ]);
    expect(outcome(await t.as.admin.get('/costs/products/x/current'))).toEqual([422, 'VALIDATION_ERROR']);
  });
});
