import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { columns, type Json, type Row, readExample } from '../../../../tests/harness/worked-example.ts';
import { manualClock } from '../../platform/clock.ts';
import { DEMAND_PATTERNS } from './stock-trends.schemas.ts';

/**
 * The worked example of docs/concepts/reorder.md: its history is made through the API, and every number of its tables is compared
 * with what the program says. The numbers were calculated by hand.
 */

const QUESTIONS = columns('question | where');
const PATTERNS = columns('pattern | days ÷ days with demand | variance ÷ mean² of the days with demand');
const PRODUCT = columns('product | unit | safety stock | minimum level | critical level | order multiple');
const SUPPLIER = columns(
  'supplier | product | lead time | minimum order | unit price | from quantity | break price',
);
const HISTORY = columns('day | what | quantity');
const TREND = columns('stock trend | value');
const SUGGESTION = columns('suggestion | value');
const AFTER = columns('after the order | value');

const example = await readExample('docs/concepts/reorder.md');
/** Noon in Istanbul. */
const noonOf = (day: string) => new Date(`${day}T09:00:00Z`);
const clock = manualClock(noonOf('2026-04-01'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let productId = 0;
let supplierId = 0;
let orderId = 0;

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 60 * 24 * 60, refreshTokenDays: 60 } });
  f = await createFactory(t);
  productId = await f.product('BARS');
  await makeMasterData();
  for (const row of example.only(HISTORY)) {
    clock.set(noonOf(row.day));
    await EVENTS[row.what]?.(row.quantity);
  }
  clock.set(noonOf('2026-05-01'));
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

async function makeMasterData(): Promise<void> {
  const [product] = example.only(PRODUCT);
  expect(product).toMatchObject({ product: 'BARS', unit: 'KG' });
  okOf(
    await t.as.admin.put(`/products/${productId}`, {
      safety_stock: product?.['safety stock'],
      minimum_stock_level: product?.['minimum level'],
      critical_stock_level: product?.['critical level'],
      order_multiple: product?.['order multiple'],
    }),
  );
  const [row] = example.only(SUPPLIER);
  const made = okOf(
    await t.as.proc_off.post('/suppliers', { supplier_code: row?.supplier, supplier_name: row?.supplier }),
  );
  supplierId = made.supplier_id as number;
  const path = `/suppliers/${supplierId}/products`;
  okOf(
    await t.as.proc_off.post(path, {
      product_id: productId,
      lead_time_days: Number(row?.['lead time']),
      minimum_order_qty: row?.['minimum order'],
      unit_price: row?.['unit price'],
      is_preferred: true,
    }),
  );
  const one = { minimum_quantity: row?.['from quantity'], unit_price: row?.['break price'] };
  const price_breaks = [{ ...one, valid_from: '2026-01-01' }];
  okOf(await t.as.proc_off.put(`${path}/${productId}/price-breaks`, { price_breaks }));
}

/** What a line of the history does. */
const EVENTS: Readonly<Record<string, (quantity: string) => Promise<unknown>>> = {
  arrival: (quantity) => f.stock(productId, quantity, '18'),
  issue: async (quantity) =>
    okOf(
      await t.as.inv_clerk.post('/inventory/stock-out', { product_id: productId, quantity, reason: 'Kesim' }),
    ),
  async order(quantity) {
    const items = [{ product_id: productId, quantity_ordered: quantity }];
    const order = { supplier_id: supplierId, warehouse_id: f.rawWarehouse, items };
    orderId = okOf(await t.as.proc_off.post('/procurement/orders', order)).purchase_order_id as number;
    okOf(await t.as.proc_off.put(`/procurement/orders/${orderId}/status`, { status: 'SENT' }));
  },
  async receipt(quantity) {
    const { items } = okOf(await t.as.viewer.get(`/procurement/orders/${orderId}`));
    const [line] = items as { po_item_id: number }[];
    const received = {
      po_item_id: line?.po_item_id,
      quantity_received: quantity,
      quality_status: 'APPROVED',
    };
    okOf(await t.as.inv_clerk.put(`/procurement/orders/${orderId}/receive`, { items_received: [received] }));
  },
};

function okOf(answer: Answer<Json>): Json {
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
}

const at = (answer: Json, path: string) =>
  path.split('.').reduce<unknown>((place, key) => (place as Json | undefined)?.[key], answer);

function expectValues(answer: Json, rows: readonly (readonly [path: string, value: string])[]): void {
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(([path]) => [path, String(at(answer, path))])).toEqual(rows);
}

const pairs = <const Name extends string>(name: Name, rows: readonly Row<readonly [Name, 'value']>[]) =>
  rows.map((row) => [row[name], row.value] as const);

const suggestion = async () => okOf(await t.as.viewer.get(`/products/${productId}/reorder-suggestion`));

describe('the document about reordering', () => {
  test('every table is read here, every event of the history is known', () => {
    const known = [QUESTIONS, PATTERNS, PRODUCT, SUPPLIER, HISTORY, TREND, SUGGESTION, AFTER];
    expect(example.unread(known)).toEqual([]);
    expect(example.only(HISTORY).filter((row) => EVENTS[row.what] === undefined)).toEqual([]);
    expect(example.only(PATTERNS).map((row) => row.pattern)).toEqual([...DEMAND_PATTERNS]);
  });

  test('how long the stock lasts', async () => {
    expectValues(
      okOf(await t.as.viewer.get(`/products/${productId}/stock-trend`)),
      pairs('stock trend', example.only(TREND)),
    );
  });

  test('what to order', async () => {
    expectValues(await suggestion(), pairs('suggestion', example.only(SUGGESTION)));
  });

  test('and after it was ordered', async () => {
    const items = [{ product_id: productId }];
    const request = { warehouse_id: f.rawWarehouse, items };
    const made = okOf(await t.as.proc_off.post('/planning/reorder-suggestions/orders', request));
    expect(made).toMatchObject({ orders: [{ status: 'DRAFT', total_amount: '7000.0000' }], skipped: [] });
    expectValues(await suggestion(), pairs('after the order', example.only(AFTER)));
  });
});
