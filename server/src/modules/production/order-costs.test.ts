import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { calculateProductionCost } from './order-costs.service.ts';

let t: TestApp;
let f: Factory;
let steel: number;
let bolt: number;
let firstBatch: number;
let path: string;
let orderId: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('SAC');
  bolt = await f.product('CIVATA', { unit: 'PCS' });
  const cabinet = await f.product('DOLAP', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const bomId = await f.bom(
    cabinet,
    [
      { productId: steel, quantity: '5' },
      { productId: bolt, quantity: '2' },
    ],
    { labor: '3', overhead: '1' },
  );
  firstBatch = await f.stock(steel, '50', '10', { entryDate: '2026-01-01' });
  await f.stock(steel, '50', '12', { entryDate: '2026-02-01' });
  await f.stock(bolt, '100', '0.5');
  const order = await t.as.prod_mgr.post('/production/orders', {
    product_id: cabinet,
    bom_id: bomId,
    warehouse_id: f.finishedWarehouse,
    planned_quantity: '10',
  });
  expect(order.status).toBe(201);
  orderId = order.body.production_order_id;
  path = `/production/orders/${orderId}`;
});
afterAll(() => t.close());

const cost = () => t.as.viewer.get(`${path}/cost`);

test('before anything is done nothing is expected', async () => {
  const answer = await cost();
  expect(answer.status).toBe(200);
  const nothing = { expected_cost: '0.0000', actual_cost: '0.0000', variance: '0.0000' };
  expect(answer.body).toMatchObject({
    production_order_id: orderId,
    status: 'PLANNED',
    planned_quantity: '10.000',
    done_quantity: '0.000',
    actual_completion_date: null,
    // 50 kg at 10 and 20 bolts at 0.5; 10 × 3; 10 × 1
    material: { estimated_cost: '510.0000', price_variance: '0.0000', usage_variance: '0.0000', ...nothing },
    labor: { estimated_cost: '30.0000', ...nothing },
    overhead: { estimated_cost: '10.0000', ...nothing },
    total: { estimated_cost: '550.0000', ...nothing },
    scrap_cost: '0.0000',
    later_corrections: '0.0000',
  });
  expect(answer.body.components).toMatchObject([
    {
      product_code: 'CIVATA',
      estimated_quantity: '20.000',
      actual_quantity: '0.000',
      estimated_cost: '10.0000',
    },
    {
      product_code: 'SAC',
      estimated_quantity: '50.000',
      actual_quantity: '0.000',
      estimated_cost: '500.0000',
    },
  ]);
});

test('under way it is compared with the part that is done', async () => {
  for (const status of ['RELEASED', 'IN_PROGRESS']) await t.as.prod_mgr.put(`${path}/status`, { status });
  const booked = await t.as.prod_mgr.post(`${path}/complete`, { completed_quantity: '4', is_final: false });
  expect(booked.status).toBe(200);
  expect((await cost()).body).toMatchObject({
    status: 'IN_PROGRESS',
    done_quantity: '4.000',
    material: { expected_cost: '204.0000', actual_cost: '204.0000', variance: '0.0000' },
    total: { expected_cost: '220.0000', actual_cost: '220.0000', variance: '0.0000' },
  });
});

test('completed: more steel than reserved comes from the dearer batch, and labour took longer', async () => {
  await t.as.prod_mgr.post(`${path}/complete`, {
    completed_quantity: '6',
    actual_consumption: [
      { product_id: steel, quantity: '34' },
      { product_id: bolt, quantity: '11' },
    ],
    actual_labor_cost: '25',
    actual_overhead_cost: '6',
  });
  const { body } = await cost();
  // steel: 54 kg, 50 at 10 and 4 at 12; bolts: 8 + 11
  expect(body.components).toMatchObject([
    {
      product_code: 'CIVATA',
      actual_quantity: '19.000',
      expected_cost: '10.0000',
      actual_cost: '9.5000',
      variance: '-0.5000',
      price_variance: '0.0000',
      usage_variance: '-0.5000',
    },
    {
      product_code: 'SAC',
      actual_quantity: '54.000',
      expected_cost: '500.0000',
      actual_cost: '548.0000',
      variance: '48.0000',
      price_variance: '8.0000',
      usage_variance: '40.0000',
    },
  ]);
  expect(body).toMatchObject({
    status: 'COMPLETED',
    completed_quantity: '10.000',
    done_quantity: '10.000',
    material: {
      actual_cost: '557.5000',
      variance: '47.5000',
      price_variance: '8.0000',
      usage_variance: '39.5000',
    },
    labor: { expected_cost: '30.0000', actual_cost: '37.0000', variance: '7.0000' },
    overhead: { expected_cost: '10.0000', actual_cost: '10.0000', variance: '0.0000' },
    total: { expected_cost: '550.0000', actual_cost: '604.5000', variance: '54.5000' },
    variances: {
      standard_cost: '550.0000',
      actual_cost: '604.5000',
      price: '8.0000',
      usage: '39.5000',
      labor: '7.0000',
      overhead: '0.0000',
      yield: '0.0000',
      total: '54.5000',
    },
  });
  expect(body.actual_completion_date).not.toBeNull();
  expect((await t.as.viewer.get(path)).body.actual_cost).toBe(body.total.actual_cost);
  expect(await calculateProductionCost(t.db, orderId)).toEqual(body);
});

test('a correction that came later stands beside the actual cost', async () => {
  const corrected = await t.as.inv_clerk.post(`/inventory/items/${firstBatch}/revalue`, {
    unit_cost: '10.5',
    reason: 'Fatura farkı',
  });
  expect(corrected.status, corrected.text).toBe(201);
  const { body } = await cost();
  expect(body).toMatchObject({ later_corrections: '25.0000', material: { actual_cost: '557.5000' } });
  expect(body.components).toMatchObject([
    { later_correction: '0.0000' },
    { later_correction: '25.0000', actual_quantity: '54.000', actual_cost: '548.0000' },
  ]);
});

test('an order of which nothing came out good shows its scrap', async () => {
  const { product_id, bom_id, warehouse_id } = (await t.as.viewer.get(path)).body;
  const order = await t.as.prod_mgr.post('/production/orders', {
    product_id,
    bom_id,
    warehouse_id,
    planned_quantity: '1',
  });
  const scrapped = `/production/orders/${order.body.production_order_id}`;
  for (const status of ['RELEASED', 'IN_PROGRESS']) await t.as.prod_mgr.put(`${scrapped}/status`, { status });
  await t.as.prod_mgr.post(`${scrapped}/complete`, { completed_quantity: '0', scrapped_quantity: '1' });
  expect((await t.as.viewer.get(`${scrapped}/cost`)).body).toMatchObject({
    completed_quantity: '0.000',
    done_quantity: '1.000',
    total: { actual_cost: '65.0000', variance: '0.0000' },
    // Nothing good was made, so nothing was to cost anything: all of it is yield.
    variances: {
      standard_cost: '0.0000',
      actual_cost: '65.0000',
      price: '0.0000',
      yield: '65.0000',
      total: '65.0000',
    },
    scrap_cost: '65.0000',
  });
});

test('bad input', async () => {
  const missing = await t.as.viewer.get('/production/orders/999999/cost');
  expect([missing.status, missing.body.error_code]).toEqual([404, 'NOT_FOUND']);
  expect((await t.as.viewer.get('/production/orders/x/cost')).status).toBe(422);
  expect((await t.as.viewer.get(`${path}/cost?basis=FIFO`)).status).toBe(422);
  expect((await t.as.nobody.get(`${path}/cost`)).status).toBe(401);
});
