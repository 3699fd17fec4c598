import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';

/** 10:00 in Istanbul on a Monday */
const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');
const PATH = '/planning/procurement-suggestions';

let t: TestApp;
let f: Factory;
let serial = 0;
let productId = 0;
beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
});
afterAll(() => t.close());
beforeEach(async () => {
  serial += 1;
  productId = await f.product(`RM-SHORT-${serial}`);
});

const suggest = (shortages: object[], more: object = {}) => t.as.viewer.post(PATH, { shortages, ...more });

const shortage = (required_quantity: string, needed_date: string, product_id = productId) => ({
  product_id,
  required_quantity,
  needed_date,
});

/** The only suggestion for the only shortage. */
async function suggestionFor(required: string, needed: string, more: object = {}) {
  const { status, body, text } = await suggest([shortage(required, needed)], more);
  expect(status, text).toBe(200);
  expect(body).toMatchObject({ suggestions: [{}], without_supplier: [] });
  return body.suggestions[0];
}

async function supplier(code: string, leadTimeDays = 0): Promise<number> {
  const answer = await t.as.proc_off.post('/suppliers', {
    supplier_code: `${code}-${serial}`,
    supplier_name: `Tedarikçi ${code}`,
    lead_time_days: leadTimeDays,
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.supplier_id;
}

async function link(supplierId: number, unitPrice: string, more: object = {}): Promise<void> {
  const body = { product_id: productId, unit_price: unitPrice, ...more };
  const answer = await t.as.proc_off.post(`/suppliers/${supplierId}/products`, body);
  expect(answer.status, answer.text).toBe(201);
}

async function breaks(supplierId: number, prices: Record<string, string>): Promise<void> {
  const price_breaks = Object.entries(prices).map(([minimum_quantity, unit_price]) => ({
    ...{ minimum_quantity, unit_price },
    valid_from: '2026-01-01',
  }));
  const path = `/suppliers/${supplierId}/products/${productId}/price-breaks`;
  const answer = await t.as.proc_off.put(path, { price_breaks });
  expect(answer.status, answer.text).toBe(200);
}

const settings = (calendar: string) =>
  t.as.admin.put('/planning/settings', { calendar, working_weekdays: [1, 2, 3, 4, 5] });

describe('quantity, price and dates', () => {
  test('minimum, multiple, price break, next break, lead time of the link, and why', async () => {
    await t.db.sql('update products set order_multiple = 60 where product_id = $1', [productId]);
    const supplierId = await supplier('MAIN', 3);
    await link(supplierId, '12.5', { minimum_order_qty: '200', lead_time_days: 10, is_preferred: true });
    await breaks(supplierId, { '200': '12', '500': '11.25' });
    // at least 200, as a multiple of 60: 240, which reaches the break of 200: 240 × 12 = 2880
    expect(await suggestionFor('100', '2026-03-22')).toEqual({
      product_id: productId,
      product_code: `RM-SHORT-${serial}`,
      product_name: `RM-SHORT-${serial}`,
      unit_of_measure: 'KG',
      required_quantity: '100.000',
      needed_date: '2026-03-22',
      supplier_id: supplierId,
      supplier_code: `MAIN-${serial}`,
      supplier_name: 'Tedarikçi MAIN',
      quantity: '240.000',
      lead_time_days: 10,
      order_by_date: '2026-03-12',
      is_late: false,
      expected_date: '2026-03-22',
      unit_price: '12.0000',
      currency: 'TRY',
      price_source: 'PRICE_BREAK',
      total_price: '2880.0000',
      minimum_order_quantity: '200.000',
      next_price_break: { quantity: '500.000', unit_price: '11.2500' },
      alternatives: [],
      explanation: `100.000 KG are needed on 2026-03-22, ordered as 240.000 KG because at least 200.000 are ordered and orders are multiples of 60.000. MAIN-${serial} is the only supplier. It delivers in 10 days, so order by 2026-03-12.`,
    });
  });

  test('the product’s minimum counts where it is larger; a fixed lot is a multiple of its own', async () => {
    await t.db.sql(
      `update products set minimum_order_quantity = 150, order_multiple = 7, lot_sizing_rule = 'FIXED_QUANTITY', lot_size = 40
       where product_id = $1`,
      [productId],
    );
    await link(await supplier('LOTS'), '0.3333', { minimum_order_qty: '20' });
    const found = await suggestionFor('150.001', '2026-03-02');
    // 150.001 → 160 = 4 × 40; 160 × 0.3333 = 53.328
    expect(found).toMatchObject({
      quantity: '160.000',
      total_price: '53.3280',
      price_source: 'SUPPLIER_LINK',
    });
    expect(found).toMatchObject({ minimum_order_quantity: '150.000', next_price_break: null });
    expect(found.explanation).toContain('because orders are multiples of 40.000.');
  });

  test('what needs no sizing is ordered as it is, on the very day', async () => {
    await link(await supplier('EXACT', 5), '2');
    const found = await suggestionFor('7.125', '2026-03-07');
    expect(found).toMatchObject({ quantity: '7.125', order_by_date: '2026-03-02', is_late: false });
    expect(found.explanation).toMatch(/^7\.125 KG are needed on 2026-03-07\. EXACT/);
  });

  test('too late: it comes a lead time after today', async () => {
    await link(await supplier('SLOW', 10), '2');
    const found = await suggestionFor('1', '2026-03-11');
    expect(found).toMatchObject({ order_by_date: '2026-03-01', is_late: true, expected_date: '2026-03-12' });
    expect(found.explanation).toContain(
      'so order by 2026-03-01; that day is over, and ordered today it comes on 2026-03-12.',
    );
    expect(await suggestionFor('1', '2026-02-20')).toMatchObject({
      order_by_date: '2026-02-10',
      is_late: true,
      expected_date: '2026-03-12',
    });
  });

  test('in working days when the factory has set its calendar', async () => {
    await link(await supplier('WORK', 5), '2');
    expect((await settings('WORKING_DAYS')).status).toBe(200);
    // Monday the 16th less five working days is Monday the 9th; ten days of the calendar would say the 11th.
    const found = await suggestionFor('1', '2026-03-16');
    expect(found).toMatchObject({ order_by_date: '2026-03-09', expected_date: '2026-03-16' });
    expect(found.explanation).toContain('in 5 working days, so');
    const holiday = { calendar_date: '2026-03-10', is_working_day: false };
    expect((await t.as.admin.put('/planning/calendar', { days: [holiday] })).status).toBe(200);
    expect(await suggestionFor('1', '2026-03-16')).toMatchObject({ order_by_date: '2026-03-06' });
    expect((await settings('PLAIN_DAYS')).status).toBe(200);
    expect(await suggestionFor('1', '2026-03-16')).toMatchObject({ order_by_date: '2026-03-11' });
  });

  test('several shortages of one product are kept apart, in their order', async () => {
    await link(await supplier('APART', 1), '2', { minimum_order_qty: '50' });
    const { body } = await suggest([shortage('10', '2026-04-01'), shortage('70', '2026-03-20')]);
    expect(body.suggestions).toMatchObject([
      { required_quantity: '10.000', quantity: '50.000', needed_date: '2026-04-01' },
      { required_quantity: '70.000', quantity: '70.000', needed_date: '2026-03-20' },
    ]);
  });
});

describe('which supplier', () => {
  /** 100 pieces: FAST 15 TRY in 2 days; CHEAP 9 TRY in 20 (at least 50); FOREIGN 1 EUR in 2; LIKED 12 TRY in 8, preferred. */
  async function four() {
    const ids = {
      fast: await supplier('FAST', 2),
      cheap: await supplier('CHEAP', 20),
      foreign: await supplier('FOREIGN', 2),
      liked: await supplier('LIKED', 8),
    };
    await link(ids.fast, '15');
    await link(ids.cheap, '9', { minimum_order_qty: '50' });
    await link(ids.foreign, '1', { currency: 'EUR' });
    await link(ids.liked, '12', { is_preferred: true });
    return ids;
  }
  const ask = (required: string, supplier_rule?: string) =>
    suggestionFor(required, '2026-05-01', supplier_rule === undefined ? {} : { supplier_rule });
  const others = (found: { alternatives: { supplier_id: number }[] }) =>
    found.alternatives.map((one) => one.supplier_id);

  test('PREFERRED is the default; the others follow, the cheapest first and foreign ones last', async () => {
    const { fast, cheap, foreign, liked } = await four();
    const found = await ask('100');
    expect(found).toMatchObject({ supplier_id: liked, total_price: '1200.0000' });
    expect(found.alternatives).toEqual([
      {
        supplier_id: cheap,
        supplier_code: `CHEAP-${serial}`,
        unit_price: '9.0000',
        currency: 'TRY',
        lead_time_days: 20,
        expected_date: '2026-05-01',
      },
      expect.objectContaining({ supplier_id: fast, unit_price: '15.0000' }),
      expect.objectContaining({ supplier_id: foreign, unit_price: '1.0000', currency: 'EUR' }),
    ]);
    expect(found.explanation).toContain(`LIKED-${serial} is the preferred supplier.`);
    expect(await ask('100', 'PREFERRED')).toEqual(found);
  });

  test('CHEAPEST compares totals, so a minimum can make a low price dear', async () => {
    const { fast, cheap, foreign, liked } = await four();
    const found = await ask('100', 'CHEAPEST');
    expect(found).toMatchObject({ supplier_id: cheap, total_price: '900.0000' });
    expect(others(found)).toEqual([liked, fast, foreign]);
    expect(found.explanation).toContain(
      'is the cheapest of 4 suppliers (1 with a price in a foreign currency left out).',
    );
    // 30 there are 50 × 9 = 450, here 30 × 12 = 360
    expect(await ask('30', 'CHEAPEST')).toMatchObject({ supplier_id: liked, total_price: '360.0000' });
  });

  test('EARLIEST: the shortest lead time, then the company’s currency and the price', async () => {
    const { fast, cheap, foreign, liked } = await four();
    const found = await ask('100', 'EARLIEST');
    expect(found).toMatchObject({ supplier_id: fast, lead_time_days: 2, order_by_date: '2026-04-29' });
    expect(others(found)).toEqual([foreign, liked, cheap]);
    expect(found.explanation).toContain('has the shortest lead time of 4 suppliers.');
  });

  test('without a preferred one: the cheapest, which a price break can change', async () => {
    const flat = await supplier('FLAT');
    const stepped = await supplier('STEPPED');
    await link(flat, '10');
    await link(stepped, '11');
    await breaks(stepped, { '100': '9' });
    expect(await suggestionFor('99', '2026-05-01')).toMatchObject({
      supplier_id: flat,
      next_price_break: null,
    });
    expect(await suggestionFor('100', '2026-05-01')).toMatchObject({
      supplier_id: stepped,
      total_price: '900.0000',
    });
  });

  test('only foreign prices: as the numbers stand, and it says so', async () => {
    await link(await supplier('EURO'), '5', { currency: 'EUR' });
    const dollar = await supplier('DOLLAR');
    await link(dollar, '4', { currency: 'USD' });
    const found = await suggestionFor('10', '2026-05-01', { supplier_rule: 'CHEAPEST' });
    expect(found).toMatchObject({ supplier_id: dollar, currency: 'USD', total_price: '40.0000' });
    expect(found.explanation).toContain('as the numbers stand, all of them in foreign currencies.');
  });

  test('equal prices: the shorter lead time, then the older supplier', async () => {
    const [late, first, second] = [
      await supplier('LATE', 9),
      await supplier('ONE', 4),
      await supplier('TWO', 4),
    ];
    for (const one of [late, second, first]) await link(one, '3');
    const found = await suggestionFor('10', '2026-05-01');
    expect([found.supplier_id, ...others(found)]).toEqual([first, second, late]);
  });

  test('nobody delivers it: an inactive link or supplier is none, and the others are served', async () => {
    const lonely = productId;
    const gone = await supplier('GONE');
    await link(gone, '3');
    await t.db.sql('update suppliers set is_active = false where supplier_id = $1', [gone]);
    const ended = await supplier('ENDED');
    await link(ended, '3');
    await t.db.sql('update product_suppliers set is_active = false where supplier_id = $1', [ended]);
    productId = await f.product(`RM-SERVED-${serial}`);
    await link(await supplier('OPEN'), '3');
    const { body } = await suggest([
      shortage('1', '2026-05-01', lonely),
      shortage('2', '2026-05-01'),
      shortage('3', '2026-05-01', lonely),
    ]);
    expect(body.suggestions).toMatchObject([{ product_id: productId }]);
    expect(body.without_supplier).toEqual([
      {
        product_id: lonely,
        product_code: `RM-SHORT-${serial}`,
        reason: 'Nobody delivers it: link it to an active supplier.',
      },
    ]);
  });
});

describe('what is refused, and what it costs', () => {
  const good = { required_quantity: '1', needed_date: '2026-05-01' };

  test.each<[string, (id: number) => object, string]>([
    ['no shortages', () => ({ shortages: [] }), 'shortages'],
    ['no field of that name', (product_id) => ({ shortages: [{ ...good, product_id }], wrong: 1 }), 'wrong'],
    [
      'an unknown field within',
      (product_id) => ({ shortages: [{ ...good, product_id, wrong: 1 }] }),
      'wrong',
    ],
    [
      'no quantity',
      (product_id) => ({ shortages: [{ ...good, product_id, required_quantity: '0' }] }),
      'quantity',
    ],
    [
      'four decimals',
      (product_id) => ({ shortages: [{ ...good, product_id, required_quantity: '1.0001' }] }),
      'quantity',
    ],
    [
      'no such day',
      (product_id) => ({ shortages: [{ ...good, product_id, needed_date: '2026-02-30' }] }),
      'needed_date',
    ],
    [
      'a day in eleven years',
      (product_id) => ({
        shortages: [
          { ...good, product_id },
          { ...good, product_id, needed_date: '2037-01-01' },
        ],
      }),
      'shortages.1.needed_date',
    ],
    [
      'a day in the year 1',
      (product_id) => ({ shortages: [{ ...good, product_id, needed_date: '0001-01-01' }] }),
      'shortages.0.needed_date',
    ],
    [
      'an unknown rule',
      (product_id) => ({ shortages: [{ ...good, product_id }], supplier_rule: 'NICEST' }),
      'supplier_rule',
    ],
  ])('%s', async (_, body, named) => {
    const answer = await t.as.viewer.post(PATH, body(productId));
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.text).toContain(named);
  });

  test('more than a thousand shortages', async () => {
    const many = Array.from({ length: 1001 }, () => shortage('1', '2026-05-01'));
    expect(refused(await suggest(many))).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('broken JSON, nobody, an unknown and an inactive product', async () => {
    const token = await t.tokenOf('viewer');
    const broken = await t.app.inject({
      method: 'POST',
      url: `/api/v1${PATH}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: '{"shortages": [',
    });
    expect([broken.statusCode, broken.json().error_code]).toEqual([400, 'INVALID_JSON']);
    const unknown = { shortages: [shortage('1', '2026-05-01', 999_999)] };
    expect(refused(await t.as.nobody.post(PATH, unknown))).toEqual([401, 'NOT_AUTHENTICATED']);
    expect(refused(await t.as.viewer.post(PATH, unknown))).toEqual([404, 'NOT_FOUND']);
    await t.db.sql('update products set is_active = false where product_id = $1', [productId]);
    const inactive = await suggest([shortage('1', '2026-05-01')]);
    expect(refused(inactive)).toEqual([409, 'CONFLICT']);
    expect(inactive.body.message).toContain(`RM-SHORT-${serial} is inactive`);
  });

  test('the number of statements does not grow with the shortages, and nothing is stored', async () => {
    await link(await supplier('MANY'), '3');
    const one = await countStatements(t, () => suggest([shortage('1', '2026-05-01')]));
    const many = Array.from({ length: 300 }, () => shortage('1', '2026-05-01'));
    const [before] = await t.db.sql('select count(*) from audit_log');
    const all = await countStatements(t, () => suggest(many));
    expect(all).toBe(one);
    // one of them finds out who asks
    expect(all).toBeLessThanOrEqual(6);
    expect(await t.db.sql('select count(*) from audit_log')).toEqual([before]);
  });
});
