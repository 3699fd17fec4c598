import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { watchForAlerts } from '../../modules/alerts/index.ts';
import { manualClock } from '../../platform/clock.ts';
import { seedDemoFactory } from './demo-factory.ts';

const MOMENT = new Date('2026-11-20T09:00:00Z');
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase({ clock: manualClock(MOMENT, 'Europe/Istanbul') });
  watchForAlerts(db);
  await seedDemoFactory(db, () => {});
});
afterAll(() => db.drop());

/** Everything a user would see of the factory, without the numbers of the rows. */
const picture = (of: TestDatabase) =>
  of.sql(`
    select p.product_code, i.batch_number, i.entry_date, i.quantity_in_stock, i.reserved_quantity, i.unit_cost,
      i.remaining_value from inventory_items i join products p using (product_id) order by inventory_item_id`);

test('makes a believable factory', async () => {
  const counts = await db.sql<{ what: string; count: number }>(`
    select 'users' as what, count(*) from users where username in ('yonetici', 'uretim', 'depo', 'satinalma', 'izleyici')
    union all select 'warehouses', count(*) from warehouses union all select 'suppliers', count(*) from suppliers
    union all select 'products', count(*) from products
    union all select 'recipes in force', count(*) from bill_of_materials where status = 'ACTIVE' and expiry_date is null`);
  expect(Object.fromEntries(counts.map((row) => [row.what, row.count]))).toEqual({
    users: 5, warehouses: 5, suppliers: 6, products: 27, 'recipes in force': 8,
  }); // biome-ignore format: a table
  const statuses = await db.sql<{ status: string }>(
    'select distinct status from production_orders order by 1',
  );
  expect(statuses.map((row) => row.status)).toEqual([
    'CANCELLED', 'COMPLETED', 'IN_PROGRESS', 'ON_HOLD', 'PLANNED', 'RELEASED',
  ]); // biome-ignore format: a list
  const qualities = await db.sql<{ quality_status: string }>(
    'select distinct quality_status from inventory_items',
  );
  expect(qualities.length).toBe(4);
  const [first] = await db.sql<{ age: number }>(
    `select extract(day from $1::timestamptz - min(movement_date))::integer as age from stock_movements`,
    [MOMENT],
  );
  expect(first?.age).toBe(182);
  const short = await db.sql(`select p.product_code from products p join stock_scopes s using (product_id)
    group by p.product_id having sum(s.on_hand) < p.critical_stock_level`);
  expect(short.length).toBeGreaterThan(0);
});

test('has purchases in every state that a buyer meets, and alerts to see to', async () => {
  const states = await db.sql<{ status: string }>('select distinct status from purchase_orders order by 1');
  expect(states.map((row) => row.status)).toEqual([
    'CONFIRMED',
    'DRAFT',
    'FULLY_RECEIVED',
    'PARTIALLY_RECEIVED',
    'SENT',
  ]);
  const [late] = await db.sql<{ late: number }>(
    `select count(distinct r.receipt_id)::integer as late from receipts r join receipt_items i using (receipt_id)
     where (r.received_at at time zone 'Europe/Istanbul')::date > i.expected_delivery_date`,
  );
  expect(late?.late).toBeGreaterThan(3);
  const alerts = await db.sql<{ alert_type: string }>('select distinct alert_type from alerts order by 1');
  expect(alerts.map((row) => row.alert_type)).toEqual([
    'CRITICAL',
    'EXPIRING',
    'LATE_PRODUCTION',
    'LATE_PURCHASE',
    'MINIMUM',
  ]);
});

test('has demand of every kind for a planner', async () => {
  const demands = await db.sql<{ demand_type: string; products: number; late: number }>(
    `select demand_type, count(distinct product_id)::integer as products,
       count(*) filter (where due_date < '2026-11-20')::integer as late
     from demands where is_active group by 1 order by 1`,
  );
  expect(demands).toEqual([
    { demand_type: 'CUSTOMER_ORDER', products: 3, late: 1 },
    { demand_type: 'FORECAST', products: 3, late: 0 },
    { demand_type: 'MANUAL', products: 1, late: 0 },
  ]);
});

test('keeps every invariant', () => expectInvariants(db));

test('a second call does nothing', async () => {
  const before = await picture(db);
  const again = await seedDemoFactory(db, () => {});
  expect(again.accounts).toHaveLength(5);
  expect(await picture(db)).toEqual(before);
});

test('is the same factory every time', async () => {
  const other = await createTestDatabase({ clock: manualClock(MOMENT, 'Europe/Istanbul') });
  await seedDemoFactory(other, () => {});
  expect(await picture(other)).toEqual(await picture(db));
  await other.drop();
});

test('leaves a database with products alone', async () => {
  const other = await createTestDatabase();
  await other.sql(`insert into products (product_code, product_name, product_type, unit_of_measure)
    values ('OWN', 'Own', 'RAW_MATERIAL', 'KG')`);
  expect((await seedDemoFactory(other, () => {})).accounts).toEqual([]);
  expect(await other.sql('select 1 from warehouses')).toEqual([]);
  await other.drop();
});

test.each([
  [
    'after midnight in Istanbul, when it is still yesterday in UTC',
    '2026-11-20T21:30:00Z',
    'Europe/Istanbul',
  ],
  ['in the evening in New York, when it is tomorrow in UTC', '2026-11-21T02:30:00Z', 'America/New_York'],
])('can be made %s', async (_when, moment, timeZone) => {
  const other = await createTestDatabase({
    clock: manualClock(new Date(moment), timeZone),
    policy: { timeZone },
  });
  try {
    await seedDemoFactory(other, () => {});
    const [late] = await other.sql<{ count: number }>(
      'select count(*) from purchase_orders where expected_delivery_date < order_date',
    );
    expect(late?.count).toBe(0);
    expect((await other.sql('select from products')).length).toBe(27);
  } finally {
    await other.drop();
  }
});
