import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepAlerts, watchForAlerts } from '../../server/src/modules/alerts/index.ts';
import { postCount } from '../../server/src/modules/inventory/counts.service.ts';
import { changeQuality } from '../../server/src/modules/inventory/quality.service.ts';
import {
  releaseReservations,
  reserveStock,
} from '../../server/src/modules/inventory/reservations.service.ts';
import { receiveStock } from '../../server/src/modules/inventory/stock-in.service.ts';
import { issueStock } from '../../server/src/modules/inventory/stock-out.service.ts';
import { transferStock } from '../../server/src/modules/inventory/transfers.service.ts';
import { changeProduct } from '../../server/src/modules/master-data/products.service.ts';
import { changeWarehouse } from '../../server/src/modules/master-data/warehouses.service.ts';
import { systemActor } from '../../server/src/platform/actor.ts';
import { manualClock } from '../../server/src/platform/clock.ts';
import type { Tx } from '../../server/src/platform/database/database.ts';
import { inTransaction } from '../../server/src/platform/database/transaction.ts';
import { AppError } from '../../server/src/platform/errors/app-error.ts';
import { say } from '../../server/src/platform/words/sentence.ts';
import { createTestDatabase, TEST_POLICY, type TestDatabase } from '../harness/database.ts';
import { expectInvariants } from '../harness/invariants.ts';
import { compareAlerts } from './alerts-expected.ts';
import { generator, type Random } from './random.ts';

/**
 * Random changes of the stock of 200 products, alone and by six clients at once, with days that pass: after each change the open
 * alerts of its product, and again and again those of all products, are the ones that other code computes from scratch.
 *
 * ALERT_CHANGES=10000 is the long run; TEST_SEED repeats what is done alone.
 */

const CHANGES = Number(process.env.ALERT_CHANGES ?? 2_000);
const SEED = Number(process.env.TEST_SEED ?? 20261121);
const PRODUCTS = 200;
const CLIENTS = 6;
const actor = systemActor('alerts-model');
const clock = manualClock(new Date('2026-11-21T06:00:00Z'), TEST_POLICY.timeZone);

let db: TestDatabase;
let products: number[];
let warehouses: number[];
/** how often each kind of change was made; what was refused does not count */
const done = new Map<string, number>();
const made = () => [...done.values()].reduce((sum, count) => sum + count, 0);

beforeAll(async () => {
  db = await createTestDatabase({ clock });
  watchForAlerts(db);
  const ids = async (text: string) => (await db.sql<{ id: number }>(text)).map((row) => row.id);
  warehouses = await ids(`insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
    select 'RM0' || n, 'Depo ' || n, 'RAW_MATERIALS' from generate_series(1, 3) n returning warehouse_id as id`);
  products = await ids(`insert into products (product_code, product_name, product_type, unit_of_measure,
      minimum_stock_level, critical_stock_level)
    select 'ALERT-' || n, 'Sac ' || n, 'RAW_MATERIAL', 'KG', nullif(n % 4, 0) * 10, nullif(n % 5, 0) * 5
    from generate_series(1, ${PRODUCTS}) n returning product_id as id`);
  await sweepAlerts(db);
});
afterAll(() => db.drop());

type Change = (tx: Tx, random: Random, product_id: number) => Promise<unknown>;

const dayFrom = (random: Random) => {
  const day = new Date(clock.now().getTime() + (random.below(80) - 20) * 86_400_000);
  return day.toISOString().slice(0, 10);
};

async function layerOf(random: Random, product: number): Promise<number> {
  const layers = await db.sql<{ id: number }>(
    'select inventory_item_id as id from inventory_items where product_id = $1 and quantity_in_stock > 0',
    [product],
  );
  return layers.length === 0 ? 0 : random.pick(layers).id;
}

const CHANGES_OF_STOCK: Readonly<Record<string, Change>> = {
  receive: (tx, random, product_id) =>
    receiveStock(tx, {
      product_id,
      warehouse_id: random.pick(warehouses),
      quantity: random.decimal(30_000, 3),
      unit_cost: '1.0000',
      quality_status: random.pick(['APPROVED', 'APPROVED', 'APPROVED', 'PENDING']),
      expiry_date: random.oneIn(4) ? dayFrom(random) : null,
    }),
  issue: (tx, random, product_id) =>
    issueStock(tx, {
      product_id,
      quantity: random.decimal(20_000, 3),
      reason: 'model',
      ...(random.oneIn(2) ? { warehouse_id: random.pick(warehouses) } : {}),
    }),
  reserve: (tx, random, product_id) =>
    reserveStock(tx, { product_id, quantity: random.decimal(15_000, 3), reason: 'model' }),
  release: async (tx, random, product_id) => {
    const open = await db.sql<{ id: number }>(
      `select allocation_id as id from stock_allocations join inventory_items using (inventory_item_id)
       where product_id = $1 and status = 'OPEN'`,
      [product_id],
    );
    if (open.length === 0) throw new AppError('NOT_FOUND', say`nothing is reserved`);
    return releaseReservations(tx, { allocation_ids: [random.pick(open).id] });
  },
  judgeQuality: async (tx, random, product_id) =>
    changeQuality(
      tx,
      await layerOf(random, product_id),
      {
        quality_status: random.pick(['APPROVED', 'QUARANTINE', 'REJECTED']),
        reason: 'model',
        ...(random.oneIn(2) ? { quantity: random.decimal(10_000, 3) } : {}),
      },
      null,
    ),
  transfer: async (tx, random, product_id) =>
    transferStock(tx, {
      inventory_item_id: await layerOf(random, product_id),
      to_warehouse_id: random.pick(warehouses),
      quantity: random.decimal(4_000, 3),
    }),
  count: (tx, random, product_id) =>
    postCount(tx, {
      warehouse_id: random.pick(warehouses),
      lines: [{ product_id, counted_quantity: random.decimal(30_000, 3), unit_cost: '1.0000' }],
    }),
  setLevels: (tx, random, product_id) => {
    const level = () => (random.oneIn(5) ? null : random.decimal(40_000, 3));
    const levels = { minimum_stock_level: level(), critical_stock_level: level() };
    return changeProduct(tx, product_id, levels, null);
  },
};

/** Stock in an inactive warehouse is possible only behind the back of the program, which then opens the warehouse again. */
async function toggleWarehouse(random: Random): Promise<void> {
  const warehouseId = random.pick(warehouses);
  const toggle = async (tx: Tx) => {
    const [row] = await db.sql<{ is_active: boolean }>(
      'select is_active from warehouses where warehouse_id = $1',
      [warehouseId],
    );
    if (row?.is_active === false) {
      await changeWarehouse(tx, warehouseId, { is_active: true }, null);
      return;
    }
    const text = (sql: string) => ({ compile: () => ({ sql, parameters: [warehouseId] }) }) as never;
    // As a deactivation does: nobody makes a scope there meanwhile.
    await tx.select(text('select 1 from warehouses where warehouse_id = $1 for update'));
    await tx.select(text('update warehouses set is_active = false where warehouse_id = $1'));
    await tx.select(
      text('select 1 from stock_scopes where warehouse_id = $1 order by product_id for no key update'),
    );
    const inside = await tx.select<{ product_id: number }>(
      text('select product_id from stock_scopes where warehouse_id = $1'),
    );
    tx.changed(
      'product',
      inside.map((one) => one.product_id),
    );
  };
  // Like a deactivation it may stand in a circle with receipts, and be given up after five tries.
  await inTransaction(db, actor, toggle).catch(unlessRefused);
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

/** @returns the product that was changed, also when the change was refused */
async function changeOne(random: Random, among = products): Promise<number> {
  const product = random.pick(among);
  const kind = random.pick(['receive', 'receive', 'issue', 'issue', ...Object.keys(CHANGES_OF_STOCK)]);
  const change = CHANGES_OF_STOCK[kind];
  const isDone = await inTransaction(db, actor, async (tx) => {
    await change?.(tx, random, product);
    return true;
  }).catch(unlessRefused);
  if (isDone) done.set(kind, (done.get(kind) ?? 0) + 1);
  return product;
}

async function expectRight(productIds: number[] | null): Promise<number> {
  const { expected, open } = await compareAlerts(db, productIds);
  expect(open).toEqual(expected);
  return open.length;
}

test(`${CHANGES / 2} changes, one after the other, with days that pass`, { timeout: 600_000 }, async () => {
  const random = generator(SEED);
  let most = 0;
  for (let turn = 1; made() < CHANGES / 2; turn += 1) {
    if (turn % 90 === 0) await toggleWarehouse(random);
    if (turn % 120 === 0) {
      clock.advance(86_400_000 * (1 + random.below(3)));
      await sweepAlerts(db);
      await expectRight(null);
    }
    await expectRight([await changeOne(random)]);
    if (turn % 200 === 0) most = Math.max(most, await expectRight(null));
  }
  expect(most).toBeGreaterThan(50);
});

test(`${CHANGES / 2} changes by ${CLIENTS} clients at once`, { timeout: 600_000 }, async () => {
  // Half of the changes meet on a few products.
  const hot = products.slice(0, 10);
  const client = async (_: unknown, place: number) => {
    const random = generator(SEED * 31 + place);
    for (let turn = 1; made() < CHANGES; turn += 1) {
      if (turn % 250 === 0) await toggleWarehouse(random);
      else await changeOne(random, random.oneIn(2) ? products : hot);
      // One snapshot of both sides: right in the middle of the others' work, too.
      if (turn % 50 === 0) await expectRight(null);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  await expectRight(null);
});

test('every kind of change was made, nothing is left open or doubled, events have no gap', async () => {
  expect([...done.keys()].sort()).toEqual(Object.keys(CHANGES_OF_STOCK).sort());
  for (const count of done.values()) expect(count).toBeGreaterThan(CHANGES / 100);
  const [alerts] = await db.sql(
    `select count(*) as open, count(distinct cause_key) as causes from alerts where status <> 'RESOLVED'`,
  );
  expect(alerts?.open).toBe(alerts?.causes);
  const [events] = await db.sql<{ count: number; last: number; raised: number; resolved: number }>(
    `select count(*), max(event_id) as last, count(*) filter (where topic = 'alert.raised') as raised,
       count(*) filter (where topic = 'alert.resolved') as resolved from events`,
  );
  expect(events?.count).toBe(events?.last);
  const [rows] = await db.sql<{ raised: number; resolved: number }>(
    `select count(*) as raised, count(resolved_at) as resolved from alerts`,
  );
  expect([events?.raised, events?.resolved]).toEqual([rows?.raised, rows?.resolved]);
  await expectInvariants(db);
});
