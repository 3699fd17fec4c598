import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Answer } from '../../../../tests/harness/app.ts';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { type Buying, createBuying } from './testing/buying.ts';

/** How many statements a purchase order costs: a fixed number, whatever the number of its lines. */

let t: TestApp;
let f: Factory;
let b: Buying;
let supplier: number;
let products: number[];

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  b = createBuying(t, f);
  supplier = await b.supplier('SUPPLIER');
  const rows = await t.db.sql<{ product_id: number }>(
    `insert into products (product_code, product_name, product_type, unit_of_measure)
     select 'P-' || n, 'P', 'RAW_MATERIAL', 'KG' from generate_series(100, 599) n returning product_id`,
  );
  products = rows.map((row) => row.product_id);
  await t.db.sql(
    `insert into product_suppliers (product_id, supplier_id, unit_price)
     select product_id, $1, 10 from products where product_code like 'P-%'`,
    [supplier],
  );
});
afterAll(() => t.close());

/** What every request has around its own work, and what watches changed records before the commit. */
const FRAME = /^(session_of_token|begin|commit|alert.*)$/;

async function statementsOf(work: () => Promise<Answer<{ purchase_order_id: number }>>) {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const answer = await work();
    expect(answer.status, answer.text).toBeLessThan(300);
    const names = spy.mock.calls
      .map(([query]) => (typeof query === 'string' ? query : String((query as { name?: string }).name)))
      .filter((name) => !FRAME.test(name));
    return { names, id: answer.body.purchase_order_id };
  } finally {
    spy.mockRestore();
  }
}

const PARTIES = [
  'purchase_order_share_supplier',
  'purchase_order_share_warehouse',
  'purchase_order_share_products',
];

test('an order of one line and one of 500: made in eight, edited in nine, sent in five', async () => {
  for (const count of [1, 500]) {
    const items = products.slice(0, count).map((product_id) => ({ product_id, quantity_ordered: '2' }));
    const made = await statementsOf(() =>
      t.as.proc_off.post('/procurement/orders', {
        supplier_id: supplier,
        warehouse_id: f.rawWarehouse,
        items,
      }),
    );
    expect(made.names).toEqual([
      ...PARTIES,
      'purchase_price_facts',
      'purchase_order_insert',
      'purchase_order_read',
      'audit_insert',
      'events_publish',
    ]);
    const path = `/procurement/orders/${made.id}`;
    const edited = await statementsOf(() => t.as.proc_off.put(path, { items: [...items].reverse() }));
    expect(edited.names).toEqual([
      'purchase_order_lock',
      'purchase_order_read',
      ...PARTIES,
      'purchase_price_facts',
      'purchase_order_update',
      'purchase_order_read',
      'audit_insert',
    ]);
    const sent = await statementsOf(() => t.as.proc_off.put(`${path}/status`, { status: 'SENT' }));
    expect(sent.names).toEqual([
      'purchase_order_lock',
      'purchase_order_status',
      'purchase_order_read',
      'audit_insert',
      'events_publish',
    ]);
    const lines = (await t.as.viewer.get(path)).body.items;
    expect(lines).toHaveLength(count);
    const moved = await statementsOf(() =>
      t.as.proc_off.put(`${path}/delivery-dates`, {
        items: lines.map(({ po_item_id }: { po_item_id: number }) => ({
          po_item_id,
          expected_delivery_date: '2099-01-01',
        })),
      }),
    );
    expect(moved.names).toEqual([
      'purchase_order_lock',
      'purchase_order_read',
      'purchase_order_lines_to_move',
      'purchase_order_dates',
      'purchase_order_read',
      'audit_insert',
    ]);
  }
});

test('orders that name the same products in any order are made at once without standing in each other’s way', async () => {
  const items = products.slice(0, 40).map((product_id) => ({ product_id, quantity_ordered: '1' }));
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, place) =>
      t.as.proc_off.post('/procurement/orders', {
        supplier_id: supplier,
        warehouse_id: f.rawWarehouse,
        items: place % 2 === 0 ? items : [...items].reverse(),
      }),
    ),
  );
  expect(answers.map((one) => one.status)).toEqual(Array(8).fill(201));
  const numbers = answers.map((one) => Number(one.body.po_number.slice(-6))).sort((a, z) => a - z);
  expect(numbers).toEqual(Array.from({ length: 8 }, (_, place) => (numbers[0] ?? 0) + place));
});
