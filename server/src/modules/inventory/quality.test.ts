import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import {
  auditsOf,
  eventsOf,
  expectRefused,
  layerOf,
  movementsOf,
  orderThatReserves,
  scopeOf,
} from '../../../../tests/harness/stock.ts';
import type { QualityStatus } from './ledger.ts';
import { QUALITY_TRANSITIONS } from './quality.service.ts';

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const STATUSES: readonly QualityStatus[] = ['PENDING', 'APPROVED', 'REJECTED', 'QUARANTINE'];

let products = 0;
const newProduct = () => {
  products += 1;
  return f.product(`STEEL-${products}`);
};
const path = (inventoryItemId: number | string) => `/inventory/items/${inventoryItemId}/quality-status`;
const change = (id: number, body: Record<string, unknown>, headers?: Record<string, string>) =>
  t.as.inv_clerk.put(path(id), { reason: 'Giriş kontrolü', ...body }, headers);
const expectSame = (id: number, expected: [number, string], body: Record<string, unknown>) =>
  expectRefused(t.db, expected, () => change(id, body));

describe('a whole layer', () => {
  test('gets its new status: one event, no movement, the same value', async () => {
    const productId = await newProduct();
    const id = await f.stock(productId, '10', '2.3333', { quality: 'PENDING' });
    const answer = await change(id, { quality_status: 'APPROVED' }, { 'x-request-id': 'approve-1' });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({
      inventory_item_id: id,
      quality_status: 'APPROVED',
      quantity_in_stock: '10.000',
      available_quantity: '10.000',
      unit_cost: '2.3333',
      total_value: '23.3330',
      remaining_item: null,
    });
    expect(answer.headers.etag).toBe(`"${answer.body.updated_at}"`);
    expect(await movementsOf(t.db, 'approve-1')).toEqual([]);
    expect(await eventsOf(t.db, 'approve-1')).toEqual([
      ['QUALITY', id, '0.000', '10.000', true, 'APPROVED', true],
    ]);
    expect(await scopeOf(t.db, productId, f.rawWarehouse)).toEqual(['10.000', '0.000', '23.3330', 2]);
    expect(await auditsOf(t.db, 'approve-1')).toEqual([
      {
        action: 'stock.quality',
        username: 'inv_clerk',
        entity_type: 'inventory_item',
        entity_id: String(id),
        before: { quality_status: 'PENDING', quantity_in_stock: '10.000' },
        after: {
          quality_status: 'APPROVED',
          quantity: '10.000',
          reason: 'Giriş kontrolü',
          inventory_item_id: id,
        },
      },
    ]);
  });

  test('stays whole when all of it is named', async () => {
    const id = await f.stock(await newProduct(), '10', '1');
    const answer = await change(id, { quality_status: 'QUARANTINE', quantity: 10 });
    expect(answer.body).toMatchObject({
      inventory_item_id: id,
      available_quantity: '0.000',
      remaining_item: null,
    });
  });

  test('expired or in a closed warehouse, it is judged all the same, and not available', async () => {
    const productId = await newProduct();
    const received = await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: productId,
      warehouse_id: f.rawWarehouse,
      quantity: 5,
      unit_cost: 1,
      expiry_date: '2026-01-01',
    });
    const id = received.body.inventory_item_id as number;
    const approved = await change(id, { quality_status: 'APPROVED', quantity: 2 });
    expect(approved.body).toMatchObject({
      quality_status: 'APPROVED',
      available_quantity: '0.000',
      expiry_date: '2026-01-01',
      remaining_item: { inventory_item_id: id, expiry_date: '2026-01-01' },
    });
  });
});

test.each(
  STATUSES.flatMap((from) =>
    STATUSES.map((to) => [from, to, QUALITY_TRANSITIONS[from].includes(to)] as const),
  ),
)('from %s to %s: %s', async (from, to, isAllowed) => {
  const id = await f.stock(await newProduct(), '5', '1', { quality: from });
  if (isAllowed) {
    expect((await change(id, { quality_status: to })).status).toBe(200);
    expect((await layerOf(t.db, id)).quality_status).toBe(to);
    return;
  }
  for (const quantity of [undefined, '2', '6']) {
    const answer = await expectSame(id, [409, 'INVALID_STATUS_TRANSITION'], { quality_status: to, quantity });
    expect(answer.body.details).toEqual([{ from, to, allowed: QUALITY_TRANSITIONS[from] }]);
    expect(answer.body.message).toContain(`Allowed: ${QUALITY_TRANSITIONS[from].join(', ')}.`);
  }
});

test('the table of transitions is the documented one', () => {
  expect(QUALITY_TRANSITIONS).toEqual({
    PENDING: ['APPROVED', 'REJECTED', 'QUARANTINE'],
    QUARANTINE: ['APPROVED', 'REJECTED'],
    APPROVED: ['QUARANTINE'],
    REJECTED: ['QUARANTINE'],
  });
});

describe('part of a layer', () => {
  test('becomes a layer of its own, alike in everything but quality', async () => {
    const productId = await newProduct();
    const received = await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: productId,
      warehouse_id: f.rawWarehouse,
      quantity: '10',
      unit_cost: '2.3333',
      batch_number: 'RULO-7',
      expiry_date: '2099-12-31',
      entry_date: '2026-01-05T06:00:00Z',
      location_in_warehouse: 'A-01-3',
    });
    const id = received.body.inventory_item_id as number;
    const answer = await change(
      id,
      { quality_status: 'REJECTED', quantity: '3.333', reason: 'Paslı' },
      { 'x-request-id': 'split-1' },
    );
    expect(answer.status, answer.text).toBe(200);
    const part = answer.body.inventory_item_id as number;
    expect(part).toBeGreaterThan(id);
    const alike = {
      product_id: productId,
      warehouse_id: f.rawWarehouse,
      batch_number: 'RULO-7',
      entry_date: '2026-01-05T06:00:00Z',
      unit_cost: '2.3333',
      expiry_date: '2099-12-31',
      location_in_warehouse: 'A-01-3',
      reserved_quantity: '0.000',
      available_quantity: '0.000',
    };
    // 3.333 × 2.3333 = 7.77689 → 7.7769; 23.3330 − 7.7769 = 15.5561
    expect(answer.body).toMatchObject({
      ...alike,
      quality_status: 'REJECTED',
      initial_quantity: '3.333',
      quantity_in_stock: '3.333',
      total_value: '7.7769',
      source_item_id: id,
    });
    expect(answer.body.remaining_item).toMatchObject({
      ...alike,
      inventory_item_id: id,
      quality_status: 'PENDING',
      initial_quantity: '10.000',
      quantity_in_stock: '6.667',
      total_value: '15.5561',
      source_item_id: null,
    });
    expect(await movementsOf(t.db, 'split-1')).toEqual([
      ['SPLIT', id, '-3.333', '-7.7769', '6.667', '15.5561'],
      ['SPLIT', part, '3.333', '7.7769', '10.000', '23.3330'],
    ]);
    const reasons = await t.db.sql(
      `select distinct reference_type, reason from stock_movements where request_id = 'split-1'`,
    );
    expect(reasons).toEqual([{ reference_type: 'ADJUSTMENT', reason: 'Paslı' }]);
    expect(await eventsOf(t.db, 'split-1')).toEqual([
      ['SPLIT', id, '-3.333', '6.667', false, 'PENDING', true],
      ['SPLIT', part, '3.333', '3.333', false, 'REJECTED', false],
    ]);
    expect(await scopeOf(t.db, productId, f.rawWarehouse)).toEqual(['10.000', '0.000', '23.3330', 3]);
    expect(await auditsOf(t.db, 'split-1')).toMatchObject([
      { entity_id: String(id), after: { quantity: '3.333', inventory_item_id: part } },
    ]);
  });

  test('the parts are worth what the layer was, although each is rounded', async () => {
    const id = await f.stock(await newProduct(), '10', '0.3335', { quality: 'PENDING' });
    const values: string[] = [];
    for (const quantity of ['0.500', '0.500', '9.000']) {
      const answer = await change(id, { quality_status: 'QUARANTINE', quantity });
      values.push(answer.body.total_value);
    }
    // 0.5 × 0.3335 = 0.16675 → 0.1668 twice; 3.3350 − 0.3336 = 3.0014, not 9 × 0.3335 = 3.0015
    expect(values).toEqual(['0.1668', '0.1668', '3.0014']);
    expect(await layerOf(t.db, id)).toMatchObject({
      quality_status: 'QUARANTINE',
      quantity_in_stock: '9.000',
    });
  });

  test('keeps its place in the FIFO order, behind the rest of its own layer', async () => {
    const product_id = await newProduct();
    const newer = await f.stock(product_id, '5', '1', { entryDate: '2026-02-02' });
    const older = await f.stock(product_id, '10', '1', { entryDate: '2026-02-01', quality: 'PENDING' });
    const part = (await change(older, { quality_status: 'APPROVED', quantity: 4 })).body.inventory_item_id;
    const issue = async (quantity: number) => {
      const answer = await t.as.inv_clerk.post('/inventory/stock-out', { product_id, quantity, reason: 'x' });
      return answer.body.movements.map((one: { inventory_item_id: number }) => one.inventory_item_id);
    };
    expect(await issue(1)).toEqual([part]);
    await change(older, { quality_status: 'APPROVED' });
    expect(await issue(7)).toEqual([older, part]);
    expect(await issue(3)).toEqual([part, newer]);
  });

  test('can be split again; each part names the layer that it came from', async () => {
    const id = await f.stock(await newProduct(), '10', '1');
    const first = (await change(id, { quality_status: 'QUARANTINE', quantity: 6 })).body.inventory_item_id;
    const second = await change(first, { quality_status: 'REJECTED', quantity: '2.5' });
    expect(second.body).toMatchObject({ source_item_id: first, remaining_item: { source_item_id: id } });
    const issues = await t.as.viewer.get(`/inventory/items/${second.body.inventory_item_id}`);
    expect(issues.body.quantity_in_stock).toBe('2.500');
  });
});

describe('reserved stock', () => {
  test('stays APPROVED; the free part may go', async () => {
    const productId = await newProduct();
    const id = await f.stock(productId, '10', '2.3333');
    const order = await orderThatReserves(t, f, productId, '3');
    await t.as.prod_mgr.post('/inventory/reserve', { product_id: productId, quantity: 1, reason: 'Numune' });
    for (const quantity of [undefined, '10', '6.001']) {
      const answer = await expectSame(id, [409, 'IN_USE'], { quality_status: 'QUARANTINE', quantity });
      expect(answer.body.message).toMatch(
        /^Only 6\.000 of batch STEEL-\S+ in RM01 is free; the rest is reserved/,
      );
      expect(answer.body.message).toContain(`reserved for ${order}, "Numune". Release it there first.`);
      expect(answer.body.details).toMatchObject([
        { order_number: order, quantity: '3.000' },
        { order_number: null, reason: 'Numune', quantity: '1.000' },
      ]);
    }
    const answer = await change(id, { quality_status: 'QUARANTINE', quantity: '6' });
    // 6 × 2.3333 = 13.9998; 23.3330 − 13.9998 = 9.3332
    expect(answer.body).toMatchObject({
      quantity_in_stock: '6.000',
      reserved_quantity: '0.000',
      total_value: '13.9998',
      remaining_item: {
        quantity_in_stock: '4.000',
        reserved_quantity: '4.000',
        available_quantity: '0.000',
        total_value: '9.3332',
        quality_status: 'APPROVED',
      },
    });
    expect(await scopeOf(t.db, productId, f.rawWarehouse)).toMatchObject(['10.000', '4.000', '23.3330', 5]);
    await expectSame(id, [409, 'IN_USE'], { quality_status: 'QUARANTINE', quantity: '0.001' });
  });

  test('a released reservation is no longer in the way', async () => {
    const product_id = await newProduct();
    const id = await f.stock(product_id, '10', '1');
    const reserved = await t.as.prod_mgr.post('/inventory/reserve', { product_id, quantity: 1, reason: 'x' });
    const allocation_ids = [reserved.body.allocations[0].allocation_id];
    await t.as.prod_mgr.post('/inventory/release-reservation', { allocation_ids });
    expect((await change(id, { quality_status: 'QUARANTINE' })).status).toBe(200);
  });
});
