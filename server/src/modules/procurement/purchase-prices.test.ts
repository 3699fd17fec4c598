import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { type Buying, createBuying } from './testing/buying.ts';

let t: TestApp;
let f: Factory;
let b: Buying;
let supplier: number;
let serial = 0;

beforeAll(async () => {
  t = await createTestApp({ clock: manualClock(new Date('2026-03-10T08:00:00Z'), 'Europe/Istanbul') });
  f = await createFactory(t);
  b = createBuying(t, f);
  supplier = await b.supplier('SUPPLIER');
});
afterAll(() => t.close());

function product(): Promise<number> {
  serial += 1;
  return f.product(`PRODUCT-${serial}`);
}

const ask = (productId: number, quantity: string, more = '') =>
  t.as.viewer.get(
    `/procurement/price?supplier_id=${supplier}&product_id=${productId}&quantity=${quantity}${more}`,
  );
const order = (items: object[], more: object = {}) =>
  t.as.proc_off.post('/procurement/orders', {
    supplier_id: supplier,
    warehouse_id: f.rawWarehouse,
    items,
    ...more,
  });
const item = (product_id: number, quantity_ordered = '1', unit_price?: string) => ({
  product_id,
  quantity_ordered,
  ...(unit_price === undefined ? {} : { unit_price }),
});

/** Buys the product in a currency and receives it, so that it has a last price. */
async function bought(productId: number, price: string, currency = 'TRY', rate?: string): Promise<void> {
  await b.order(
    {
      supplier_id: supplier,
      currency,
      ...(rate === undefined ? {} : { exchange_rate: rate }),
      items: [item(productId, '5', price)],
    },
    'SENT',
    'receive 5',
  );
}

describe('price breaks', () => {
  let steel: number;
  beforeAll(async () => {
    steel = await product();
    await b.link(supplier, steel, { price: '10', minimum: '50' });
    await b.breaks(
      supplier,
      steel,
      ['100', '9', '2026-01-01', '2026-03-10'],
      ['100', '9.5', '2026-03-10', '2026-04-01'],
      ['500', '8', '2026-01-01'],
      ['1000', '1', '2026-03-11'],
      ['2000', '1', '2026-01-01', '2026-03-10'],
    );
  });

  // quantity, price, where from, next break
  const CASES: [string, string, string, string | null][] = [
    ['0.001', '10.0000', 'SUPPLIER_LINK', '100.000'],
    ['99.999', '10.0000', 'SUPPLIER_LINK', '100.000'],
    ['100.000', '9.5000', 'PRICE_BREAK', '500.000'],
    ['499.999', '9.5000', 'PRICE_BREAK', '500.000'],
    ['500.000', '8.0000', 'PRICE_BREAK', null],
    ['999999.000', '8.0000', 'PRICE_BREAK', null],
  ];
  test.each(CASES)('%s: %s from %s', async (quantity, unit_price, source, next) => {
    const answer = await ask(steel, quantity);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({
      unit_price,
      currency: 'TRY',
      source,
      minimum_order_qty: '50.000',
    });
    expect(answer.body.next_price_break?.minimum_quantity ?? null).toBe(next);
    const made = await order([item(steel, quantity)]);
    expect(made.body.items[0]).toMatchObject({ unit_price, price_source: source });
    expect(made.body.warnings.map((one: { code: string }) => one.code)).toEqual(
      Number(quantity) < 50 ? ['BELOW_MINIMUM_ORDER'] : [],
    );
  });

  test.each([
    ['2025-12-31', '10.0000'],
    ['2026-01-01', '9.0000'],
    ['2026-03-09', '9.0000'],
    ['2026-03-10', '9.5000'],
    ['2026-03-31', '9.5000'],
    ['2026-04-01', '10.0000'],
  ])(
    'on %s a hundred cost %s each: valid from the first day until the day before the last',
    async (day, price) => {
      expect((await ask(steel, '100', `&date=${day}`)).body.unit_price).toBe(price);
    },
  );

  test('a price on the line goes before them, also when it is nothing', async () => {
    const made = await order([item(steel, '500', '0'), item(steel, '500')]);
    expect(made.body.items).toMatchObject([
      { unit_price: '0.0000', price_source: 'GIVEN' },
      { unit_price: '8.0000', price_source: 'PRICE_BREAK' },
    ]);
  });

  test('each line reaches them by itself', async () => {
    const made = await order([item(steel, '60'), item(steel, '60')]);
    expect(made.body.items.map((one: { unit_price: string }) => one.unit_price)).toEqual([
      '10.0000',
      '10.0000',
    ]);
  });
});

describe('the last price', () => {
  test('of a receipt is what the receipt says, and a line that has it is warned about', async () => {
    const steel = await product();
    expect((await ask(steel, '1')).body).toEqual({
      unit_price: null,
      currency: null,
      source: null,
      minimum_order_qty: null,
      next_price_break: null,
    });
    await bought(steel, '7.25');
    await bought(steel, '7.5');
    expect((await ask(steel, '1')).body).toMatchObject({
      unit_price: '7.5000',
      currency: 'TRY',
      source: 'LAST_PRICE',
    });
    const made = await order([item(steel)]);
    expect(made.body.items[0]).toMatchObject({ unit_price: '7.5000', price_source: 'LAST_PRICE' });
    expect(made.body.warnings).toMatchObject([
      { code: 'NOT_LINKED' },
      { code: 'PRICE_FROM_LAST_PURCHASE', message: expect.stringContaining('7.5000 TRY') },
    ]);
    await b.link(supplier, steel, { price: '6' });
    expect((await ask(steel, '1')).body.source).toBe('SUPPLIER_LINK');
    await t.db.sql('update product_suppliers set is_active = false where product_id = $1', [steel]);
    expect((await ask(steel, '1')).body.source).toBe('LAST_PRICE');
  });

  test('of stock that came from a supplier without an order is in the company’s currency', async () => {
    const steel = await product();
    const answer = await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: steel,
      warehouse_id: f.rawWarehouse,
      quantity: '1',
      unit_cost: '12.5',
      supplier_id: supplier,
    });
    expect(answer.status, answer.text).toBe(201);
    expect((await ask(steel, '1')).body).toMatchObject({ unit_price: '12.5000', currency: 'TRY' });
    await f.stock(steel, '5', '99');
    expect((await ask(steel, '1')).body.unit_price).toBe('12.5000');
  });

  test('in another currency is not taken: the line is named', async () => {
    const [steel, other] = [await product(), await product()];
    await bought(steel, '2', 'EUR', '40');
    expect((await ask(steel, '1')).body).toMatchObject({ unit_price: '2.0000', currency: 'EUR' });
    const refusal = await order([item(other, '1', '1'), item(steel)]);
    expect(refused(refusal)).toEqual([422, 'VALIDATION_ERROR']);
    expect(refusal.body.details).toEqual([
      {
        field: 'items.1.unit_price',
        message:
          'is required: the last purchase was in EUR and the order is in TRY. Give the price in TRY, or order in EUR',
      },
    ]);
    const made = await order([item(steel)], { currency: 'EUR', exchange_rate: '41' });
    expect(made.body.items[0]).toMatchObject({ unit_price: '2.0000', price_source: 'LAST_PRICE' });
  });

  test('and every line without any price is named at once', async () => {
    const [one, two, three] = [await product(), await product(), await product()];
    const answer = await order([item(one), item(two, '1', '3'), item(three)]);
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details.map((detail: { field: string }) => detail.field)).toEqual([
      'items.0.unit_price',
      'items.2.unit_price',
    ]);
  });
});

describe('the currency of an order', () => {
  let lira: number;
  let euro: number;
  let unlinked: number;
  beforeAll(async () => {
    [lira, euro, unlinked] = [await product(), await product(), await product()];
    await b.link(supplier, lira, { price: '10' });
    await b.link(supplier, euro, { price: '2', currency: 'EUR' });
  });

  const CASES: [string, () => object[], object, string[] | string][] = [
    ['that of its links', () => [item(lira)], {}, ['TRY', '1.000000']],
    ['that of its links abroad', () => [item(euro)], { exchange_rate: '40.5' }, ['EUR', '40.500000']],
    [
      'given as the links have it',
      () => [item(euro)],
      { currency: 'EUR', exchange_rate: 41 },
      ['EUR', '41.000000'],
    ],
    ['the company’s where a line has no link', () => [item(unlinked, '1', '5')], {}, ['TRY', '1.000000']],
    ['the company’s with its rate said', () => [item(lira)], { exchange_rate: '1' }, ['TRY', '1.000000']],
    [
      'given where all prices are given',
      () => [item(lira, '1', '9')],
      { currency: 'USD', exchange_rate: '38.1' },
      ['USD', '38.100000'],
    ],
    ['abroad without a rate', () => [item(euro)], {}, 'exchange_rate'],
    ['the company’s with another rate', () => [item(lira)], { exchange_rate: '1.000001' }, 'exchange_rate'],
    ['two at once', () => [item(lira), item(euro)], {}, 'items.1.unit_price'],
    [
      'a link abroad beside a line without one',
      () => [item(unlinked, '1', '5'), item(euro)],
      {},
      'items.1.unit_price',
    ],
    [
      'another one than the link’s',
      () => [item(lira)],
      { currency: 'EUR', exchange_rate: '40' },
      'items.0.unit_price',
    ],
  ];
  test.each(CASES)('%s', async (_, items, more, expected) => {
    const answer = await order(items(), more);
    if (typeof expected === 'string') {
      expect(refused(answer), answer.text).toEqual([422, 'VALIDATION_ERROR']);
      expect(answer.body.details[0].field).toBe(expected);
    } else {
      expect(answer.status, answer.text).toBe(201);
      expect([answer.body.currency, answer.body.exchange_rate]).toEqual(expected);
    }
  });

  test('its total in the company’s currency is rounded half up once', async () => {
    const answer = await order([item(euro, '0.001', '0.5'), item(euro, '3', '1.2345')], {
      exchange_rate: '40.123456',
    });
    expect(answer.body).toMatchObject({
      total_amount: '3.7040',
      total_amount_company: '148.6173',
    });
  });
});

test('a question needs its parameters, the right, and a supplier and product that exist', async () => {
  const steel = await product();
  for (const [path, status, code] of [
    [`supplier_id=${supplier}&product_id=${steel}`, 422, 'VALIDATION_ERROR'],
    [`supplier_id=${supplier}&product_id=${steel}&quantity=0`, 422, 'VALIDATION_ERROR'],
    [`supplier_id=${supplier}&product_id=${steel}&quantity=1.0001`, 422, 'VALIDATION_ERROR'],
    [`supplier_id=${supplier}&product_id=${steel}&quantity=1&date=today`, 422, 'VALIDATION_ERROR'],
    [`supplier_id=${supplier}&product_id=${steel}&quantity=1&unit=KG`, 422, 'VALIDATION_ERROR'],
    [`supplier_id=999999&product_id=${steel}&quantity=1`, 404, 'NOT_FOUND'],
    [`supplier_id=${supplier}&product_id=999999&quantity=1`, 404, 'NOT_FOUND'],
  ] as const) {
    expect(refused(await t.as.viewer.get(`/procurement/price?${path}`)), path).toEqual([status, code]);
  }
  expect(refused(await t.as.nobody.get('/procurement/price'))).toEqual([401, 'NOT_AUTHENTICATED']);
});
