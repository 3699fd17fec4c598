import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './app.ts';
import { createFactory } from './factory.ts';
import { expectInvariants, violatedInvariants } from './invariants.ts';

/** A check that cannot fail proves nothing: each corruption here must be found by the invariant that is meant for it. */

let t: TestApp;

beforeAll(async () => {
  t = await createTestApp();
  const f = await createFactory(t);
  const steel = await f.product('STEEL');
  const panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const bom = await f.bom(panel, [{ productId: steel, quantity: '1' }]);
  await f.stock(steel, '10', '1', { entryDate: '2026-01-01' });
  await f.stock(steel, '10', '1.5', { entryDate: '2026-01-02' });
  await t.as.inv_clerk.post('/inventory/stock-out', { product_id: steel, quantity: 3, reason: 'x' });
  const orders: number[] = [];
  for (let count = 0; count < 2; count += 1) {
    const made = await t.as.prod_mgr.post('/production/orders', {
      product_id: panel,
      bom_id: bom,
      warehouse_id: f.semiWarehouse,
      planned_quantity: 2,
    });
    orders.push(made.body.production_order_id);
  }
  const path = `/production/orders/${orders[0]}`;
  await t.as.prod_mgr.put(`${path}/status`, { status: 'RELEASED' });
  await t.as.prod_mgr.put(`${path}/status`, { status: 'IN_PROGRESS' });
  const done = await t.as.prod_mgr.post(`${path}/complete`, { completed_quantity: 2 });
  expect(done.status, done.text).toBe(200);
  await expectInvariants(t.db);
});
afterAll(() => t.close());

const FIRST = '(select min(inventory_item_id) from inventory_items)';
const SECOND = '(select min(inventory_item_id) + 1 from inventory_items)';
const LAST_MOVEMENT = '(select max(movement_id) from stock_movements)';
const OPEN = `(select min(allocation_id) from stock_allocations where status = 'OPEN')`;
const TAKEN = `movement_type, inventory_item_id, product_id, warehouse_id, quantity, unit_cost, value, reference_type,
  movement_date, request_id`;

test.each<[string, string]>([
  ['I01', `update inventory_items set remaining_value = 'NaN' where inventory_item_id = ${FIRST}`],
  ['I02', `update inventory_items set reserved_quantity = 0 where inventory_item_id = ${FIRST}`],
  ['I03', `update inventory_items set quantity_in_stock = 9 where inventory_item_id = ${SECOND}`],
  [
    'I04',
    `update inventory_items set remaining_value = remaining_value + 0.0001 where inventory_item_id = ${FIRST}`,
  ],
  ['I05', `update stock_movements set quantity = -99 where movement_type = 'STOCK_OUT'`],
  ['I06', `update inventory_items set initial_quantity = 11 where inventory_item_id = ${FIRST}`],
  [
    'I06',
    `insert into stock_movements (${TAKEN}) select ${TAKEN} from stock_movements where inventory_item_id = ${FIRST}
     order by movement_id limit 1`,
  ],
  [
    'I07',
    `update stock_movements set quantity = -quantity, value = -value where movement_id = ${LAST_MOVEMENT}`,
  ],
  ['I08', `update stock_movements set value = value + 0.0001 where movement_id = ${LAST_MOVEMENT}`],
  ['I09', `update production_orders set actual_labor_cost = 0.0001 where status = 'COMPLETED'`],
  ['I10', `update production_orders set status = 'CANCELLED' where status = 'PLANNED'`],
  ['I11', `update stock_allocations set closed_at = now() where allocation_id = ${OPEN}`],
  ['I12', `update production_order_components set required_quantity = 1`],
  ['I13', `update production_order_components set component_product_id = 2`],
  ['I14', `update stock_allocations set consumed_quantity = 1 where allocation_id = ${OPEN}`],
  ['I15', `update inventory_items set entry_date = '2025-01-01' where inventory_item_id = ${SECOND}`],
  ['I16', `delete from inventory_events where event_number = 1`],
  ['I16', `update inventory_events set available_after = 1 where event_number = 2`],
  ['I17', `update stock_scopes set on_hand = on_hand + 1`],
  ['I17', `update stock_scopes set stock_value = stock_value + 0.0001`],
  ['I20', `update production_orders set completed_quantity = 0 where status = 'COMPLETED'`],
  ['I21', `delete from production_order_status_history where sequence_number = 2`],
  ['I21', `update production_orders set status = 'RELEASED' where status = 'PLANNED'`],
  [
    'I25',
    `insert into idempotency_keys (user_id, idempotency_key, fingerprint, created_at) values (1, 'k', 'f', now())`,
  ],
  ['I30', 'alter table inventory_items add check (quantity_in_stock >= 0) not valid'],
])('%s finds: %s', async (invariant, corruption) => {
  const client = await t.db.pool.connect();
  try {
    await client.query('begin');
    // The database's own defences would refuse most of these, so they go first.
    for (const { text } of await defences()) await client.query(text);
    await client.query(corruption);
    const violated = Object.keys(await violatedInvariants(client)).map((name) => name.slice(0, 3));
    expect(violated).toContain(invariant);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

const defences = () =>
  t.db.sql<{ text: string }>(
    `select case when conrelid <> 0 then format('alter table %s drop constraint %I', conrelid::regclass, conname)
       else format('alter domain %s drop constraint %I', contypid::regtype, conname) end as text
     from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace
     union all select format('drop trigger %I on %s', tgname, tgrelid::regclass) from pg_trigger where not tgisinternal`,
  );
