import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { columns, type Json, type Row, readExample } from '../../../../tests/harness/worked-example.ts';
import { manualClock } from '../../platform/clock.ts';
import { SUPPLIER_RULES } from './procurement-suggestions.schemas.ts';

/**
 * The worked example of docs/concepts/net-requirements.md: its factory is made, and every number of its tables is compared with
 * what the program says. The numbers were calculated by hand.
 */

const QUESTIONS = columns('question | where');
const RULES = columns('rule | supplier');
const PRODUCTS = columns(
  'product | unit | stock | on order | safety stock | lead time | lot size | order multiple',
);
const BOM = columns('parent | component | quantity');
const SUPPLIER = columns(
  'supplier | product | lead time | minimum order | unit price | from quantity | break price',
);
const PLAN = columns('plan | quantity | due');
const RESULT = columns('product | level | order | gross | net | planned | needed | start');
const SUGGESTION = columns('suggestion | value');

const example = await readExample('docs/concepts/net-requirements.md');
/** Noon in Istanbul on a Monday */
const clock = manualClock(new Date('2026-03-02T09:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let supplierId = 0;
beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  const [seller] = example.only(SUPPLIER);
  const names = { supplier_code: seller?.supplier, supplier_name: 'ASİL ÇELİK' };
  supplierId = okOf(await t.as.proc_off.post('/suppliers', names)).supplier_id as number;
  for (const row of example.only(PRODUCTS)) await makeProduct(row);
  for (const parent of parents) {
    const lines = example.only(BOM).filter((row) => row.parent === parent);
    await f.bom(
      example.numberOf(parent),
      lines.map((row) => ({ productId: example.numberOf(row.component), quantity: row.quantity })),
    );
  }
  await makeLink();
});
afterAll(() => t.close());

function okOf(answer: Answer<Json>): Json {
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
}

const parents = new Set(example.only(BOM).map((row) => row.parent));
const parts = new Set(example.only(BOM).map((row) => row.component));
const orNull = (text: string) => (text === '' ? null : text);

async function makeProduct(row: Row<typeof PRODUCTS>): Promise<void> {
  const [type, warehouseId] = !parents.has(row.product)
    ? (['RAW_MATERIAL', f.rawWarehouse] as const)
    : parts.has(row.product)
      ? (['SEMI_FINISHED', f.semiWarehouse] as const)
      : (['FINISHED_PRODUCT', f.finishedWarehouse] as const);
  const productId = await f.product(row.product, { unit: row.unit, type });
  example.setNumber(row.product, productId);
  await t.db.sql(
    `update products set safety_stock = $2, lead_time_days = $3, lot_sizing_rule = $4, lot_size = $5, order_multiple = $6
     where product_id = $1`,
    [
      productId,
      row['safety stock'],
      row['lead time'],
      row['lot size'] === '' ? 'LOT_FOR_LOT' : 'FIXED_QUANTITY',
      orNull(row['lot size']),
      orNull(row['order multiple']),
    ],
  );
  await f.stock(productId, row.stock, '1', { warehouseId });
  if (row['on order'] === '0') return;
  const items = [{ product_id: productId, quantity_ordered: row['on order'], unit_price: '20' }];
  const order = { supplier_id: supplierId, warehouse_id: f.rawWarehouse, items };
  okOf(await t.as.proc_off.post('/procurement/orders', order));
}

async function makeLink(): Promise<void> {
  const [row] = example.only(SUPPLIER);
  const productId = example.numberOf(row?.product ?? '');
  const path = `/suppliers/${supplierId}/products`;
  okOf(
    await t.as.proc_off.post(path, {
      product_id: productId,
      unit_price: row?.['unit price'],
      lead_time_days: Number(row?.['lead time']),
      minimum_order_qty: row?.['minimum order'],
      is_preferred: true,
    }),
  );
  const one = { minimum_quantity: row?.['from quantity'], unit_price: row?.['break price'] };
  const price_breaks = [{ ...one, valid_from: '2026-01-01' }];
  okOf(await t.as.proc_off.put(`${path}/${productId}/price-breaks`, { price_breaks }));
}

async function needed() {
  const production_plans = example.only(PLAN).map((row) => ({
    product_id: example.numberOf(row.plan),
    quantity: row.quantity,
    due_date: row.due,
  }));
  const answer = await t.as.viewer.post('/planning/net-requirements', { production_plans });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

test('every table is read here, every rule is named', () => {
  expect(example.unread([QUESTIONS, RULES, PRODUCTS, BOM, SUPPLIER, PLAN, RESULT, SUGGESTION])).toEqual([]);
  expect(example.only(RULES).map((row) => row.rule)).toEqual([...SUPPLIER_RULES]);
});

test('the requirements', async () => {
  const body = await needed();
  expect(body).toMatchObject({
    first_day: '2026-03-02',
    horizon_days: 90,
    production_plans: [{ product_code: 'CABINET', quantity: '40.000', due_date: '2026-04-20' }],
  });
  expect(body.production_plans[0].product_id).toBe(example.numberOf('CABINET'));
  const rows = body.requirements as Record<string, string | number | null>[];
  expect(
    rows.map((row) => ({
      product: row.product_code,
      level: String(row.low_level_code),
      order: row.order_type,
      gross: row.gross_requirement,
      net: row.net_requirement,
      planned: row.planned_quantity,
      needed: row.first_needed_date ?? '',
      start: row.start_date ?? '',
    })),
  ).toEqual(example.only(RESULT));
  expect(rows[3]).toEqual({
    product_id: example.numberOf('SHEET'),
    product_code: 'SHEET',
    product_name: 'SHEET',
    unit_of_measure: 'KG',
    low_level_code: 2,
    order_type: 'BUY',
    gross_requirement: '225.000',
    available: '40.000',
    scheduled_receipts: '60.000',
    safety_stock: '20.000',
    expiring_quantity: '0.000',
    net_requirement: '145.000',
    planned_quantity: '160.000',
    first_needed_date: '2026-04-15',
    start_date: '2026-04-05',
    is_late: false,
    supplier_id: supplierId,
    lead_time_days: 10,
    explanation:
      '225.000 KG needed + 20.000 safety stock − 40.000 available − 60.000 on order = 145.000 KG: buy 160.000, the first by 2026-04-15, to be started on 2026-04-05.',
  });
  expect(rows[2]?.explanation).toBe(
    '16.500 KG needed + 0.000 safety stock − 100.000 available − 0.000 on order leave nothing to order.',
  );
});

test('its shortages, sent on as they are, become the suggestion', async () => {
  const { shortages } = await needed();
  expect(shortages).toEqual([
    {
      product_id: example.numberOf('SHEET'),
      product_code: 'SHEET',
      required_quantity: '160.000',
      needed_date: '2026-04-15',
      net_requirement: '145.000',
    },
  ]);
  const answer = okOf(await t.as.viewer.post('/planning/procurement-suggestions', { shortages }));
  const [found] = answer.suggestions as Json[];
  const wanted = example.only(SUGGESTION).map((row) => [row.suggestion, row.value]);
  expect(wanted.map(([field = '']) => [field, String(found?.[field])])).toEqual(wanted);
});
