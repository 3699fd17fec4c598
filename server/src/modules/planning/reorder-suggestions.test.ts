import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';

const DAY_MS = 86_400_000;
/** 10:00 in Istanbul */
const START = new Date('2026-03-01T07:00:00Z');
const clock = manualClock(START, 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let serial = 0;
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000, refreshTokenDays: 1_000 } });
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const suggestion = (productId: number, query = '') =>
  t.as.viewer.get(`/products/${productId}/reorder-suggestion${query}`);

async function supplier(leadTimeDays = 0): Promise<number> {
  serial += 1;
  const { status, body, text } = await t.as.proc_off.post('/suppliers', {
    supplier_code: `SUP-${serial}`,
    supplier_name: `Tedarikçi ${serial}`,
    lead_time_days: leadTimeDays,
  });
  expect(status, text).toBe(201);
  return body.supplier_id;
}

async function link(supplierId: number, productId: number, more: object = {}): Promise<void> {
  const body = { product_id: productId, unit_price: '12.5', is_preferred: true, ...more };
  const answer = await t.as.proc_off.post(`/suppliers/${supplierId}/products`, body);
  expect(answer.status, answer.text).toBe(201);
}

/** A product used up by 10 a day for 30 days; the clock stands on 2026-03-31 and `left` are available. */
async function usedProduct(left: string, levels: Record<string, string | number> = {}): Promise<number> {
  clock.set(START);
  serial += 1;
  const productId = await f.product(`RM-USED-${serial}`);
  const fields = Object.keys(levels);
  if (fields.length > 0) {
    await t.db.sql(
      `update products set ${fields.map((field, at) => `${field} = $${at + 2}`).join()} where product_id = $1`,
      [productId, ...Object.values(levels)],
    );
  }
  await f.stock(productId, String(300 + Number(left)), '10', { entryDate: '2026-03-01T06:00:00Z' });
  for (let day = 0; day < 30; day += 1) {
    const issued = await t.as.inv_clerk.post('/inventory/stock-out', {
      product_id: productId,
      quantity: '10',
      reason: 'Satış',
    });
    expect(issued.status).toBe(201);
    clock.advance(DAY_MS);
  }
  return productId;
}

const newOrder = async (supplierId: number, productId: number, quantity: string) =>
  (
    await t.as.proc_off.post('/procurement/orders', {
      supplier_id: supplierId,
      warehouse_id: f.rawWarehouse,
      items: [{ product_id: productId, quantity_ordered: quantity, unit_price: '12' }],
    })
  ).body;

describe('one product', () => {
  test('below its reorder point: quantity, supplier, price, date, and the arithmetic', async () => {
    const productId = await usedProduct('100', { safety_stock: '40' });
    const supplierId = await supplier(7);
    await link(supplierId, productId, { minimum_order_qty: '250' });
    const { status, body, text } = await suggestion(productId, '?cover_days=14');
    expect(status, text).toBe(200);
    // 40 + 7 × 10 = 110 > 100; to cover 14 days more: 110 + 140 − 100 = 150, and at least 250 are sold
    expect(body).toMatchObject({
      order_type: 'BUY',
      is_needed: true,
      suggested_quantity: '250.000',
      order_by_date: '2026-03-31',
      delivery_date: '2026-04-07',
      supplier: { supplier_id: supplierId, is_preferred: true },
      unit_price: '12.5000',
      currency: 'TRY',
      price_source: 'SUPPLIER_LINK',
      total_price: '3125.0000',
      position: '100.000',
      safety_quantity: '40.000',
      lead_time_days: 7,
      lead_time_source: 'SUPPLIER',
      measured_lead_time_days: null,
      forecast_method: 'EXPONENTIAL_SMOOTHING',
      lead_time_demand: '70.000',
      cover_demand: '140.000',
      reorder_point: '110.000',
    });
    expect(body.explanation).toEqual([
      'Position: 100.000 KG available + 0.000 on order + 0.000 in production − 0.000 needed by running orders and not reserved = 100.000 KG.',
      expect.stringContaining('In 30 days there was demand on most days'),
      'Reorder point: 40.000 KG safety + 70.000 KG expected in the lead time of 7 days = 110.000 KG.',
      'The position is below it, so order today: 150.000 KG bring it to the reorder point and cover 140.000 KG of the 14 days after the delivery; at least 250.000 are ordered, so 250.000 KG.',
    ]);
  });

  test('above it: nothing, and when it will be', async () => {
    const productId = await usedProduct('165', { safety_stock: '40' });
    await link(await supplier(7), productId);
    // 165 − 110 = 55 last five days and a half
    expect((await suggestion(productId)).body).toMatchObject({
      is_needed: false,
      suggested_quantity: '0.000',
      total_price: '0.0000',
      unit_price: '12.5000',
      order_by_date: '2026-04-05',
      delivery_date: '2026-04-12',
    });
  });

  test('on order, in production and open requirements count', async () => {
    const productId = await usedProduct('100', { safety_stock: '40' });
    const supplierId = await supplier(7);
    await link(supplierId, productId);
    await newOrder(supplierId, productId, '30');
    expect((await suggestion(productId)).body).toMatchObject({
      on_order_quantity: '30.000',
      is_needed: false,
    });

    const parent = await f.product(`FG-${serial}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    const bomId = await f.bom(parent, [{ productId, quantity: '150' }]);
    const made = await t.as.prod_mgr.post('/production/orders', {
      product_id: parent,
      bom_id: bomId,
      planned_quantity: '1',
      warehouse_id: f.finishedWarehouse,
      allow_shortage: true,
    });
    expect(made.status, made.text).toBe(201);
    // all 100 are reserved and 50 are still missing: 0 + 30 − 50
    expect((await suggestion(productId)).body).toMatchObject({
      available_quantity: '0.000',
      open_requirement: '50.000',
      position: '-20.000',
      is_needed: true,
    });
    expect((await suggestion(parent)).body).toMatchObject({
      order_type: 'MAKE',
      in_production_quantity: '1.000',
      supplier: null,
      unit_price: null,
    });
  });

  test('a supplier who takes longer than agreed: the measured lead time, rounded up', async () => {
    const productId = await usedProduct('1000', { safety_stock: '40' });
    const supplierId = await supplier(5);
    await link(supplierId, productId);
    for (const days of [8, 9]) {
      const order = await newOrder(supplierId, productId, '10');
      const path = `/procurement/orders/${order.purchase_order_id}`;
      expect((await t.as.proc_off.put(`${path}/status`, { status: 'SENT' })).status).toBe(200);
      clock.advance(days * DAY_MS);
      const received = await t.as.inv_clerk.put(`${path}/receive`, { receive_all: true });
      expect(received.status, received.text).toBe(200);
    }
    expect((await suggestion(productId)).body).toMatchObject({
      lead_time_days: 9,
      lead_time_source: 'MEASURED',
      measured_lead_time_days: '8.50',
    });
  });

  test.each([
    ['the order multiple', { order_multiple: '40' }, '160.000'],
    [
      'lots of fixed size',
      { lot_sizing_rule: 'FIXED_QUANTITY', lot_size: '200', order_multiple: '40' },
      '200.000',
    ],
    ['the minimum of the product', { minimum_order_quantity: '500' }, '500.000'],
  ])('rounds up to %s', async (_, levels, expected) => {
    const productId = await usedProduct('100', { safety_stock: '40', ...levels });
    await link(await supplier(7), productId);
    expect((await suggestion(productId, '?cover_days=14')).body.suggested_quantity).toBe(expected);
  });

  test('the lead time of the link wins over the supplier’s, and no supplier means the product’s', async () => {
    const productId = await usedProduct('1000', { lead_time_days: 3 });
    expect((await suggestion(productId)).body).toMatchObject({
      supplier: null,
      unit_price: null,
      lead_time_days: 3,
      lead_time_source: 'PRODUCT',
    });
    await link(await supplier(7), productId, { lead_time_days: 0, is_preferred: false, unit_price: '11' });
    await link(await supplier(7), productId, { lead_time_days: 2, is_preferred: false, unit_price: '10' });
    expect((await suggestion(productId)).body).toMatchObject({
      supplier: { is_preferred: false },
      unit_price: '10.0000',
      lead_time_days: 2,
      lead_time_source: 'SUPPLIER_LINK',
    });
  });

  test('without any demand the levels alone decide', async () => {
    const productId = await f.product('RM-NO-DEMAND');
    await t.db.sql(
      'update products set critical_stock_level = 20, minimum_stock_level = 50 where product_id = $1',
      [productId],
    );
    const low = (await suggestion(productId)).body;
    expect(low).toMatchObject({ is_needed: true, suggested_quantity: '50.000', reorder_point: '50.000' });
    await f.stock(productId, '50', '1');
    expect((await suggestion(productId)).body).toMatchObject({
      is_needed: false,
      order_by_date: null,
      delivery_date: null,
    });
  });

  test('bad requests', async () => {
    const productId = await f.product('RM-BAD');
    expect(refused(await suggestion(999_999))).toEqual([404, 'NOT_FOUND']);
    for (const query of ['?cover_days=0', '?cover_days=366', '?days=3']) {
      expect(refused(await suggestion(productId, query))).toEqual([422, 'VALIDATION_ERROR']);
    }
    expect(refused(await t.as.nobody.get(`/products/${productId}/reorder-suggestion`))).toEqual([
      401,
      'NOT_AUTHENTICATED',
    ]);
  });
});

describe('from suggestions to orders', () => {
  test('grouped by supplier, and ordered once', async () => {
    const [one, two] = [await supplier(7), await supplier(3)];
    const products = [];
    for (const owner of [one, one, two]) {
      const productId = await usedProduct('20', { safety_stock: '40' });
      await link(owner, productId, owner === two ? { currency: 'EUR', unit_price: '2' } : {});
      products.push(productId);
    }
    const enough = await usedProduct('5000', { safety_stock: '40' });
    await link(one, enough);
    const orphan = await usedProduct('20', { safety_stock: '40' });

    const list = (await t.as.viewer.get('/planning/reorder-suggestions')).body;
    const mine = list.suppliers.filter((group: { supplier_id: number }) =>
      [one, two].includes(group.supplier_id),
    );
    expect(mine).toMatchObject([
      {
        supplier_id: one,
        currency: 'TRY',
        items: [{ product_id: products[0] }, { product_id: products[1] }],
      },
      { supplier_id: two, currency: 'EUR', items: [{ product_id: products[2] }] },
    ]);
    expect(list.without_supplier.map((item: { product_id: number }) => item.product_id)).toContain(orphan);
    const all = (await t.as.viewer.get('/planning/reorder-suggestions?needed_only=false')).body;
    expect(JSON.stringify(all.suppliers)).toContain(`"product_id":${enough}`);

    const request = {
      warehouse_id: f.rawWarehouse,
      exchange_rates: [{ currency: 'EUR', exchange_rate: '45.5' }],
      items: [...products, enough, orphan].map((product_id) => ({ product_id })),
    };
    const { status, body, text } = await t.as.proc_off.post('/planning/reorder-suggestions/orders', request);
    expect(status, text).toBe(201);
    // 40 + 70 + 300 − 20 = 390; 40 + 30 + 300 − 20 = 350
    expect(body.orders).toMatchObject([
      {
        supplier_id: one,
        status: 'DRAFT',
        items: [{ quantity_ordered: '390.000' }, { quantity_ordered: '390.000' }],
      },
      {
        supplier_id: two,
        currency: 'EUR',
        exchange_rate: '45.500000',
        items: [{ quantity_ordered: '350.000' }],
      },
    ]);
    expect(body.skipped).toMatchObject([
      {
        product_id: enough,
        reason: expect.stringMatching(/^No order is needed: The position is not below it/),
      },
      { product_id: orphan, reason: 'Nobody delivers it: link it to a supplier.' },
    ]);
    // what is on order now counts, so the same request orders nothing more
    const again = await t.as.proc_off.post('/planning/reorder-suggestions/orders', request);
    expect(again.body.orders).toEqual([]);
    expect(again.body.skipped).toHaveLength(5);
  });

  test('a quantity of one’s own is ordered whether needed or not', async () => {
    const productId = await usedProduct('5000', { safety_stock: '40' });
    await link(await supplier(7), productId);
    const { body } = await t.as.proc_off.post('/planning/reorder-suggestions/orders', {
      warehouse_id: f.rawWarehouse,
      items: [{ product_id: productId, quantity: '12.5' }],
    });
    expect(body.orders).toMatchObject([{ items: [{ quantity_ordered: '12.500', unit_price: '12.5000' }] }]);
  });

  test('bad requests order nothing', async () => {
    const productId = await usedProduct('20', { safety_stock: '40' });
    await link(await supplier(7), productId, { currency: 'EUR' });
    const post = (body: object, as = t.as.proc_off) => as.post('/planning/reorder-suggestions/orders', body);
    const items = [{ product_id: productId }];
    const warehouse_id = f.rawWarehouse;
    const noRate = await post({ warehouse_id, items });
    expect(refused(noRate)).toEqual([422, 'VALIDATION_ERROR']);
    expect(noRate.body.details).toMatchObject([
      { field: 'exchange_rates', message: 'needs the rate of EUR' },
    ]);
    const twice = await post({ warehouse_id, items: [...items, ...items] });
    expect(twice.body.details).toMatchObject([{ field: 'items.1.product_id', message: 'comes twice' }]);
    expect(refused(await post({ warehouse_id, items: [{ product_id: 999_999 }] }))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    expect(
      refused(await post({ warehouse_id: 999_999, items: [{ product_id: productId, quantity: '0' }] })),
    ).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await post({ warehouse_id, items: [] }))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await post({ warehouse_id, items }, t.as.prod_mgr))).toEqual([
      403,
      'INSUFFICIENT_PERMISSIONS',
    ]);
    const [orders] = await t.db.sql(
      'select count(*) as count from purchase_order_items where product_id = $1',
      [productId],
    );
    expect(orders).toEqual({ count: 0 });
  });

  test('the number of statements does not grow with the products', async () => {
    const list = '/planning/reorder-suggestions?needed_only=false';
    const count = () => countStatements(t, () => t.as.viewer.get(list));
    const before = await count();
    const owner = await supplier(2);
    for (let at = 0; at < 5; at += 1) {
      const productId = await f.product(`RM-MANY-${at}`);
      await t.db.sql('update products set safety_stock = 10 where product_id = $1', [productId]);
      await link(owner, productId);
    }
    expect(await count()).toBe(before);
  });
});
