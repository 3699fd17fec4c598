import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import {
  auditsOf,
  closeWarehouse,
  eventsOf,
  expectRefused,
  layerOf,
  movementsOf,
  newRawWarehouse,
  orderThatReserves,
  scopeOf,
} from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';

const clock = manualClock(new Date('2026-03-02T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let from: number;
let to: number;

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  from = f.rawWarehouse;
  to = f.secondRawWarehouse;
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

let products = 0;
const newProduct = () => {
  products += 1;
  return f.product(`STEEL-${products}`);
};
const transfer = (body: Record<string, unknown>, headers?: Record<string, string>) =>
  t.as.inv_clerk.post('/inventory/transfer', body, headers);
const move = (product_id: number, quantity: unknown, headers?: Record<string, string>) =>
  transfer({ product_id, from_warehouse_id: from, to_warehouse_id: to, quantity }, headers);
const expectSame = (expected: [number, string], body: Record<string, unknown>) =>
  expectRefused(t.db, expected, () => transfer(body));
const issued = async (product_id: number, quantity: number, warehouse_id?: number) => {
  const answer = await t.as.inv_clerk.post('/inventory/stock-out', {
    product_id,
    quantity,
    warehouse_id,
    reason: 'x',
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.movements.map((one: { inventory_item_id: number; quantity: string }) => [
    one.inventory_item_id,
    one.quantity,
  ]);
};

describe('a product', () => {
  test('goes oldest first: each layer taken makes one there, alike in everything', async () => {
    const product_id = await newProduct();
    const newer = await f.stock(product_id, '10', '2.3333', { entryDate: '2026-02-02' });
    const older = await f.stock(product_id, '4', '10.0001', { entryDate: '2026-02-01' });
    await f.stock(product_id, '9', '1', { entryDate: '2026-01-01', quality: 'PENDING' });
    const answer = await transfer(
      {
        product_id,
        from_warehouse_id: from,
        to_warehouse_id: to,
        quantity: '7.333',
        reason: 'Kesimhaneye sevk',
        location_in_warehouse: 'B-02-1',
      },
      { 'x-request-id': 'transfer-1' },
    );
    expect(answer.status, answer.text).toBe(201);
    const [first, second] = answer.body.items.map(
      (item: { inventory_item_id: number }) => item.inventory_item_id,
    );
    const batchOf = async (id: number) => (await layerOf(t.db, id)).batch_number;
    const row = (
      inventory_item_id: number,
      warehouse_id: number,
      numbers: string[],
      batch_number: string,
    ) => ({
      movement_id: expect.any(Number),
      inventory_item_id,
      warehouse_id,
      batch_number,
      quantity: numbers[0],
      unit_cost: numbers[1],
      value: numbers[2],
    });
    // 4 × 10.0001 = 40.0004; 3.333 × 2.3333 = 7.77689 → 7.7769
    expect(answer.body).toEqual({
      stock_transfer_id: expect.any(Number),
      transfer_number: expect.stringMatching(/^TR-2026-\d{6}$/),
      product_id,
      from_warehouse_id: from,
      to_warehouse_id: to,
      quantity: '7.333',
      total_cost: '47.7773',
      transferred_at: '2026-03-02T08:00:00Z',
      movements: [
        row(older, from, ['-4.000', '10.0001', '-40.0004'], await batchOf(older)),
        row(newer, from, ['-3.333', '2.3333', '-7.7769'], await batchOf(newer)),
        row(first, to, ['4.000', '10.0001', '40.0004'], await batchOf(older)),
        row(second, to, ['3.333', '2.3333', '7.7769'], await batchOf(newer)),
      ],
      items: [expect.any(Object), expect.any(Object)],
    });
    expect(answer.body.items).toMatchObject([
      {
        inventory_item_id: first,
        source_item_id: older,
        entry_date: '2026-02-01T00:00:00Z',
        initial_quantity: '4.000',
        available_quantity: '4.000',
        total_value: '40.0004',
        quality_status: 'APPROVED',
        location_in_warehouse: 'B-02-1',
        warehouse_code: 'RM02',
      },
      {
        inventory_item_id: second,
        source_item_id: newer,
        entry_date: '2026-02-02T00:00:00Z',
        total_value: '7.7769',
      },
    ]);
    // here 6.667 worth 15.5561 and 9 pending worth 9 are left
    expect(await movementsOf(t.db, 'transfer-1')).toEqual([
      ['TRANSFER_OUT', older, '-4.000', '-40.0004', '19.000', '32.3330'],
      ['TRANSFER_OUT', newer, '-3.333', '-7.7769', '15.667', '24.5561'],
      ['TRANSFER_IN', first, '4.000', '40.0004', '4.000', '40.0004'],
      ['TRANSFER_IN', second, '3.333', '7.7769', '7.333', '47.7773'],
    ]);
    expect(await eventsOf(t.db, 'transfer-1')).toEqual([
      ['TRANSFER_OUT', older, '-4.000', '0.000', true, 'APPROVED', false],
      ['TRANSFER_OUT', newer, '-3.333', '6.667', true, 'APPROVED', false],
      ['TRANSFER_IN', first, '4.000', '4.000', true, 'APPROVED', false],
      ['TRANSFER_IN', second, '3.333', '3.333', true, 'APPROVED', false],
    ]);
    expect(await scopeOf(t.db, product_id, from)).toEqual(['15.667', '0.000', '24.5561', 5]);
    expect(await scopeOf(t.db, product_id, to)).toEqual(['7.333', '0.000', '47.7773', 2]);
    const references = await t.db.sql(
      `select distinct reference_type, reference_id, reference_number, reason from stock_movements
       where request_id = 'transfer-1'`,
    );
    const { stock_transfer_id, transfer_number } = answer.body;
    expect(references).toEqual([
      {
        reference_type: 'TRANSFER',
        reference_id: stock_transfer_id,
        reference_number: transfer_number,
        reason: 'Kesimhaneye sevk',
      },
    ]);
    expect(
      await t.db.sql(
        'select quantity, value, reason, transferred_by is not null as named from stock_transfers where stock_transfer_id = $1',
        [stock_transfer_id],
      ),
    ).toEqual([{ quantity: '7.333', value: '47.7773', reason: 'Kesimhaneye sevk', named: true }]);
    expect(await auditsOf(t.db, 'transfer-1')).toEqual([
      {
        action: 'stock.transfer',
        username: 'inv_clerk',
        entity_type: 'stock_transfer',
        entity_id: String(stock_transfer_id),
        before: null,
        after: answer.body,
      },
    ]);
  });

  test('the transfer that empties a layer takes all the value that is left', async () => {
    const product_id = await newProduct();
    const id = await f.stock(product_id, '10', '0.3335');
    const costs: string[] = [];
    for (const quantity of ['0.5', '0.5', '9'])
      costs.push((await move(product_id, quantity)).body.total_cost);
    expect(costs).toEqual(['0.1668', '0.1668', '3.0014']);
    expect(await layerOf(t.db, id)).toMatchObject({ quantity_in_stock: '0.000', remaining_value: '0.0000' });
    expect(await scopeOf(t.db, product_id, to)).toEqual(['10.000', '0.000', '3.3350', 3]);
  });

  test('keeps the FIFO order over both warehouses', async () => {
    const product_id = await newProduct();
    const oldest = await f.stock(product_id, '5', '1', { entryDate: '2026-02-01' });
    const middle = await f.stock(product_id, '5', '1', { entryDate: '2026-02-02', warehouseId: to });
    const newest = await f.stock(product_id, '5', '1', { entryDate: '2026-02-03' });
    const moved = (await move(product_id, 3)).body.items[0].inventory_item_id as number;
    expect(await issued(product_id, 12)).toEqual([
      [oldest, '-2.000'],
      [moved, '-3.000'],
      [middle, '-5.000'],
      [newest, '-2.000'],
    ]);
  });

  test('there and back it is still as old as it was', async () => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '0.3335', { entryDate: '2026-02-01' });
    const newer = await f.stock(product_id, '5', '1', { entryDate: '2026-02-02' });
    await move(product_id, 5);
    const back = await transfer({ product_id, from_warehouse_id: to, to_warehouse_id: from, quantity: 5 });
    const id = back.body.items[0].inventory_item_id as number;
    expect(back.body.items).toMatchObject([{ entry_date: '2026-02-01T00:00:00Z', total_value: '1.6675' }]);
    expect(await issued(product_id, 6, from)).toEqual([
      [id, '-5.000'],
      [newer, '-1.000'],
    ]);
    expect(await scopeOf(t.db, product_id, to)).toMatchObject(['0.000', '0.000', '0.0000', 2]);
  });

  test('leaves behind what is reserved, not approved or expired', async () => {
    const product_id = await newProduct();
    const stock = { product_id, warehouse_id: from, quantity: 5, unit_cost: 1, quality_status: 'APPROVED' };
    const receive = (more: Record<string, unknown>) =>
      t.as.inv_clerk.post('/inventory/stock-in', { ...stock, ...more });
    await receive({ expiry_date: '2026-03-01', entry_date: '2026-01-01' });
    for (const quality_status of ['PENDING', 'QUARANTINE', 'REJECTED']) {
      await receive({ quality_status, entry_date: '2026-01-02' });
    }
    const lastDay = await receive({ expiry_date: '2026-03-02', entry_date: '2026-01-03' });
    await orderThatReserves(t, f, product_id, '3');
    const answer = await expectRefused(t.db, [409, 'INSUFFICIENT_STOCK'], () => move(product_id, '2.001'));
    expect(answer.body.details).toMatchObject([
      { product_id, required: '2.001', available: '2.000', shortage: '0.001' },
    ]);
    expect(answer.body.message).toContain('in RM01');
    const moved = await move(product_id, 2);
    expect(moved.body.items).toMatchObject([
      {
        source_item_id: lastDay.body.inventory_item_id,
        expiry_date: '2026-03-02',
        quantity_in_stock: '2.000',
      },
    ]);
    expect(await scopeOf(t.db, product_id, from)).toMatchObject(['23.000', '3.000', '23.0000', 7]);
  });
});

describe('a named layer', () => {
  test.each(['PENDING', 'QUARANTINE', 'REJECTED', 'APPROVED'])('%s goes as it is', async (quality) => {
    const product_id = await newProduct();
    await f.stock(product_id, '5', '1', { entryDate: '2026-01-01' });
    const id = await f.stock(product_id, '10', '2.3333', { entryDate: '2026-02-01', quality });
    const request = `named-${quality}`;
    const answer = await transfer(
      { inventory_item_id: id, to_warehouse_id: to, quantity: '3.333' },
      { 'x-request-id': request },
    );
    expect(answer.status, answer.text).toBe(201);
    const moved = answer.body.items[0].inventory_item_id as number;
    expect(answer.body).toMatchObject({
      product_id,
      from_warehouse_id: from,
      to_warehouse_id: to,
      total_cost: '7.7769',
      items: [{ quality_status: quality, source_item_id: id, entry_date: '2026-02-01T00:00:00Z' }],
    });
    expect(await layerOf(t.db, id)).toMatchObject({
      quantity_in_stock: '6.667',
      remaining_value: '15.5561',
      quality_status: quality,
    });
    const isApproved = quality === 'APPROVED';
    // named: not a choice of FIFO, and not judged as one
    expect(await eventsOf(t.db, request)).toEqual([
      ['TRANSFER_OUT', id, '-3.333', '6.667', isApproved, quality, true],
      ['TRANSFER_IN', moved, '3.333', '3.333', isApproved, quality, false],
    ]);
  });

  test('with the fields that it has anyway', async () => {
    const product_id = await newProduct();
    const id = await f.stock(product_id, '5', '1');
    const same = { product_id, from_warehouse_id: from, to_warehouse_id: to, quantity: 1 };
    expect((await transfer({ ...same, inventory_item_id: id })).status).toBe(201);
    const other = await expectSame([422, 'VALIDATION_ERROR'], {
      ...same,
      inventory_item_id: id,
      product_id: await newProduct(),
    });
    expect(other.body.details).toMatchObject([{ field: 'product_id' }]);
    expect(other.body.message).toContain(`must be ${product_id}`);
    const elsewhere = await expectSame([422, 'VALIDATION_ERROR'], {
      ...same,
      inventory_item_id: id,
      from_warehouse_id: f.semiWarehouse,
    });
    expect(elsewhere.body.details).toMatchObject([{ field: 'from_warehouse_id' }]);
    const here = await expectSame([422, 'VALIDATION_ERROR'], {
      inventory_item_id: id,
      to_warehouse_id: from,
      quantity: 1,
    });
    expect(here.body.details).toMatchObject([{ field: 'to_warehouse_id' }]);
  });

  test('only what is free of it', async () => {
    const product_id = await newProduct();
    const id = await f.stock(product_id, '10', '1');
    const order = await orderThatReserves(t, f, product_id, '4');
    const body = { inventory_item_id: id, to_warehouse_id: to };
    const held = await expectSame([409, 'IN_USE'], { ...body, quantity: '6.001' });
    expect(held.body.message).toContain(`the rest is reserved for ${order}.`);
    const short = await expectSame([409, 'INSUFFICIENT_STOCK'], { ...body, quantity: '10.001' });
    expect(short.body.details).toMatchObject([{ required: '10.001', available: '6.000' }]);
    expect((await transfer({ ...body, quantity: 6 })).status).toBe(201);
    expect(await scopeOf(t.db, product_id, from)).toMatchObject(['4.000', '4.000', '4.0000', 3]);
    const none = await f.stock(product_id, '1', '1');
    await transfer({ ...body, inventory_item_id: none, quantity: 1 });
    await expectSame([409, 'INSUFFICIENT_STOCK'], { ...body, inventory_item_id: none, quantity: 1 });
  });

  test('leaves a closed warehouse; expired stock moves, too', async () => {
    const product_id = await newProduct();
    const closed = await newRawWarehouse(t.db, 'RM08');
    const received = await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id,
      warehouse_id: closed,
      quantity: 5,
      unit_cost: 1,
      quality_status: 'APPROVED',
      expiry_date: '2026-03-01',
    });
    await closeWarehouse(t.db, closed);
    const named = { inventory_item_id: received.body.inventory_item_id, to_warehouse_id: to, quantity: 5 };
    const moved = await transfer(named);
    expect(moved.status, moved.text).toBe(201);
    expect(moved.body.items).toMatchObject([{ expiry_date: '2026-03-01', available_quantity: '0.000' }]);
    const unnamed = { product_id, from_warehouse_id: closed, to_warehouse_id: to, quantity: 1 };
    const refusal = await expectSame([409, 'CONFLICT'], unnamed);
    expect(refusal.body.message).toContain('RM08');
  });
});
