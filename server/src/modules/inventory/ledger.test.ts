import { amount, quantity, ZERO_QUANTITY } from '@horoz/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { lockScopes, postToLedger } from './ledger.ts';

let t: TestApp;
let f: Factory;
let steel: number;
let layer: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('STEEL');
  layer = await f.stock(steel, '10', '2.5');
  await t.as.inv_clerk.post('/inventory/stock-out', { product_id: steel, quantity: 1, reason: 'x' });
  await t.as.prod_mgr.post('/inventory/reserve', { product_id: steel, quantity: 4, reason: 'x' });
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

/** The SQLSTATE that a statement fails with, inside a transaction that holds the scope's lock unless told otherwise. */
async function failureOf(statement: string, { locked = true } = {}): Promise<string | undefined> {
  const client = await t.db.pool.connect();
  try {
    await client.query('begin');
    if (locked) {
      await client.query(
        'update stock_scopes set locked_by = pg_current_xact_id() where product_id = $1 and warehouse_id = $2',
        [steel, f.rawWarehouse],
      );
    }
    await client.query(statement);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const REFUSED = '42501';
const CHECK_VIOLATION = '23514';

describe('the database itself refuses', () => {
  test.each(['stock_movements', 'inventory_events', 'audit_log'])('to change or empty %s', async (table) => {
    const [{ count } = { count: 0 }] = await t.db.sql<{ count: number }>(`select count(*) from ${table}`);
    expect(count).toBeGreaterThan(0);
    expect(await failureOf(`update ${table} set request_id = request_id`)).toBe(REFUSED);
    expect(await failureOf(`update ${table} set request_id = 'x' where false`)).toBe(REFUSED);
    expect(await failureOf(`delete from ${table}`)).toBe(REFUSED);
    expect(await failureOf(`truncate ${table} cascade`)).toBe(REFUSED);
  });

  test('a layer that is written without the lock of its scope', async () => {
    const touch = `update inventory_items set notes = 'x' where inventory_item_id = ${layer}`;
    expect(await failureOf(touch, { locked: false })).toBe(REFUSED);
    expect(await failureOf(touch)).toBeUndefined();
    const insert = `insert into inventory_items (product_id, warehouse_id, batch_number, entry_date, initial_quantity,
      quantity_in_stock, unit_cost, initial_value, remaining_value)
      values (${steel}, ${f.rawWarehouse}, 'BATCH', now(), 1, 1, 1, 1, 1)`;
    expect(await failureOf(insert, { locked: false })).toBe(REFUSED);
    expect(await failureOf(insert)).toBeUndefined();
  });

  test('a layer that is written under the lock of an earlier transaction', async () => {
    await t.db.sql('update stock_scopes set locked_by = pg_current_xact_id() where product_id = $1', [steel]);
    const touch = `update inventory_items set notes = 'x' where inventory_item_id = ${layer}`;
    expect(await failureOf(touch, { locked: false })).toBe(REFUSED);
  });

  test('a layer that is moved to a scope which is not locked', async () => {
    const move = `update inventory_items set warehouse_id = ${f.secondRawWarehouse} where inventory_item_id = ${layer}`;
    expect(await failureOf(move)).toBe(REFUSED);
  });

  test('a layer that is deleted, also under its lock', async () => {
    expect(await failureOf(`delete from inventory_items where inventory_item_id = ${layer}`)).toBe(REFUSED);
    expect(await failureOf('truncate inventory_items cascade')).toBe(REFUSED);
  });

  test.each([
    ['a negative quantity', 'quantity_in_stock = -0.001, reserved_quantity = 0'],
    ['NaN as quantity', `quantity_in_stock = 'NaN'`],
    ['NaN as reserved', `reserved_quantity = 'NaN'`],
    ['a negative reserved quantity', 'reserved_quantity = -1'],
    ['more reserved than there is', 'reserved_quantity = quantity_in_stock + 0.001'],
    ['a negative value', 'remaining_value = -0.0001'],
    ['NaN as value', `remaining_value = 'NaN'`],
    ['NaN as cost', `unit_cost = 'NaN'`],
    ['value without stock', 'quantity_in_stock = 0, reserved_quantity = 0'],
    ['reserved stock that is not approved', `quality_status = 'QUARANTINE'`],
    ['an unknown quality', `quality_status = 'GOOD', reserved_quantity = 0`],
  ])('%s', async (_, change) => {
    const update = `update inventory_items set ${change} where inventory_item_id = ${layer}`;
    expect(await failureOf(update)).toBe(CHECK_VIOLATION);
  });

  test.each(['batch_number', 'entry_date', 'initial_quantity', 'initial_value'])(
    'to change what a layer is: its %s',
    async (column) => {
      const other = column === 'entry_date' ? `'2020-01-01'` : column === 'batch_number' ? `'OTHER'` : '1';
      const update = `update inventory_items set ${column} = ${other} where inventory_item_id = ${layer}`;
      expect(await failureOf(update)).toBe(REFUSED);
    },
  );

  test('an allocation that is written without the lock of its layer', async () => {
    const reserve = `insert into stock_allocations (inventory_item_id, reason, allocated_quantity, allocated_at)
      values (${layer}, 'x', 1, now())`;
    expect(await failureOf(reserve, { locked: false })).toBe(REFUSED);
    expect(await failureOf(reserve)).toBeUndefined();
    const settle = 'update stock_allocations set released_quantity = 0.001';
    expect(await failureOf(settle, { locked: false })).toBe(REFUSED);
    expect(await failureOf('delete from stock_allocations')).toBe(REFUSED);
  });

  test.each([
    ['a receipt that takes away', `'STOCK_IN', -1, -1`],
    ['an issue that adds', `'STOCK_OUT', 1, 1`],
    ['a movement of nothing', `'ADJUSTMENT', 0, 0`],
    ['NaN', `'ADJUSTMENT', 'NaN', 1`],
    ['a value against its quantity', `'STOCK_OUT', -1, 1`],
    ['an unknown type', `'MAGIC', 1, 1`],
  ])('a movement with %s', async (_, values) => {
    const insert = `insert into stock_movements (movement_type, quantity, value, inventory_item_id, product_id,
        warehouse_id, unit_cost, on_hand_after, stock_value_after, reference_type,
         movement_date, request_id)
      values (${values}, ${layer}, ${steel}, ${f.rawWarehouse}, 1, 1, 1, 'MANUAL', now(), 'x')`;
    expect(await failureOf(insert)).toBe(CHECK_VIOLATION);
  });

  test('an allocation that gives back or uses more than it holds', async () => {
    const set = (change: string) =>
      `update stock_allocations set ${change} where inventory_item_id = ${layer}`;
    expect(await failureOf(set('consumed_quantity = 4, released_quantity = 0.001'))).toBe(CHECK_VIOLATION);
    expect(await failureOf(set('released_quantity = -1'))).toBe(CHECK_VIOLATION);
    expect(await failureOf(set(`consumed_quantity = 'NaN'`))).toBe(CHECK_VIOLATION);
    expect(await failureOf(set('reason = null'))).toBe(CHECK_VIOLATION);
  });

  test('two events with one number', async () => {
    const copy = `insert into inventory_events select * from inventory_events where product_id = ${steel} limit 1`;
    expect(await failureOf(copy)).toBe('23505');
  });
});

describe('postToLedger', () => {
  const taking = (text: string) => ({
    layerId: layer,
    eventType: 'ISSUE' as const,
    quantity: quantity(text),
    reserved: ZERO_QUANTITY,
    value: amount('0'),
  });
  const context = {
    referenceType: 'MANUAL' as const,
    referenceId: null,
    referenceNumber: null,
    reason: 'x',
    notes: null,
  };

  test('without the lock is refused by the database', async () => {
    const work = inTransaction(t.db, systemActor('no-lock'), (tx) =>
      postToLedger(tx, { changes: [taking('-1')], context }),
    );
    await expect(work).rejects.toMatchObject({ code: REFUSED });
  });

  test('does not take the same layer twice, nor a quantity without a reason', async () => {
    await inTransaction(t.db, systemActor('asserts'), async (tx) => {
      await expect(postToLedger(tx, { changes: [taking('-1'), taking('-1')], context })).rejects.toThrow(
        'comes twice',
      );
      await expect(postToLedger(tx, { changes: [taking('-1')], context: null })).rejects.toThrow(
        'needs a movement',
      );
    });
  });

  test('a layer that does not exist is a bug, not an empty answer', async () => {
    const work = inTransaction(t.db, systemActor('missing'), async (tx) => {
      await lockScopes(tx, { productIds: [steel] });
      await postToLedger(tx, { changes: [{ ...taking('-1'), layerId: 999_999 }], context });
    });
    await expect(work).rejects.toThrow('a layer is missing');
  });

  test('of nothing does nothing', async () => {
    await inTransaction(t.db, systemActor('nothing'), async (tx) => {
      expect(await postToLedger(tx, { context: null })).toEqual({ changed: [], received: [] });
    });
  });
});

describe('events', () => {
  test('are numbered without a gap per scope, also when changes are refused or undone', async () => {
    const product_id = await f.product('EVENTS');
    await f.stock(product_id, '20', '1');
    await f.stock(product_id, '20', '1', { warehouseId: f.secondRawWarehouse });
    const issue = (quantity: number) =>
      t.as.inv_clerk.post('/inventory/stock-out', { product_id, quantity, reason: 'x' });
    const answers = await Promise.all(
      [1, 99, 2, 99, 3, 4, 99, 5, 6, 99].flatMap((quantity) => [
        issue(quantity),
        t.as.prod_mgr.post('/inventory/reserve', { product_id, quantity: 1, reason: 'x' }),
      ]),
    );
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(4);
    const scopes = await t.db.sql<{ numbers: number[]; last: number }>(
      `select array_agg(e.event_number::int order by e.event_number) as numbers, max(s.last_event_number) as last
       from inventory_events e join stock_scopes s using (product_id, warehouse_id)
       where product_id = $1 group by warehouse_id`,
      [product_id],
    );
    expect(scopes).toHaveLength(2);
    for (const { numbers, last } of scopes) {
      expect(numbers).toEqual(Array.from({ length: last }, (_, place) => place + 1));
    }
  });

  test('a receipt into a warehouse that is new to the product, while an issue waits, does it no harm', async () => {
    const product_id = await f.product('NEWBORN');
    await f.stock(product_id, '5', '1', { entryDate: '2026-02-01' });
    const holder = await t.db.pool.connect();
    await holder.query('begin');
    await holder.query('select from stock_scopes where product_id = $1 for update', [product_id]);
    // Waits for the lock, and has counted the product's warehouses before it waits.
    const waiting = t.as.inv_clerk.post('/inventory/stock-out', { product_id, quantity: 2, reason: 'x' });
    await untilSomebodyWaits();
    const older = { warehouseId: f.secondRawWarehouse, entryDate: '2026-01-01' };
    await f.stock(product_id, '5', '7', older);
    await holder.query('commit');
    holder.release();
    const answer = await waiting;
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body.movements).toMatchObject([{ warehouse_id: f.rawWarehouse, quantity: '-2.000' }]);
    const next = await t.as.inv_clerk.post('/inventory/stock-out', { product_id, quantity: 1, reason: 'x' });
    expect(next.body.movements).toMatchObject([{ warehouse_id: f.secondRawWarehouse, unit_cost: '7.0000' }]);
  });

  test('an issue that waited for a lock sees the older layer that was committed meanwhile', async () => {
    const product_id = await f.product('LATECOMER');
    await f.stock(product_id, '5', '1', { entryDate: '2026-02-01' });
    const holder = await t.db.pool.connect();
    await holder.query('begin');
    await holder.query('select from stock_scopes where product_id = $1 for update', [product_id]);
    const receipt = f.stock(product_id, '1', '7', { entryDate: '2026-01-01' });
    await untilSomebodyWaits();
    const waiting = t.as.inv_clerk.post('/inventory/stock-out', { product_id, quantity: 2, reason: 'x' });
    await untilSomebodyWaits(2);
    await holder.query('commit');
    holder.release();
    await receipt;
    const answer = await waiting;
    expect(answer.body.movements).toMatchObject([{ unit_cost: '7.0000' }, { unit_cost: '1.0000' }]);
  });
});

async function untilSomebodyWaits(count = 1): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const rows = await t.db.sql(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Nobody waits for a lock');
}
