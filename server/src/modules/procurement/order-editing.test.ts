import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';
import { type ManualClock, manualClock } from '../../platform/clock.ts';
import { type Buying, createBuying, type Made } from './testing/buying.ts';

let t: TestApp;
let f: Factory;
let b: Buying;
let clock: ManualClock;
let supplier: number;
let other: number;
let steel: number;
let bolt: number;

beforeAll(async () => {
  clock = manualClock(new Date('2026-03-10T08:00:00Z'), 'Europe/Istanbul');
  t = await createTestApp({ clock });
  f = await createFactory(t);
  b = createBuying(t, f);
  supplier = await b.supplier('FIRST', { leadTime: 5 });
  other = await b.supplier('SECOND', { leadTime: 9 });
  steel = await f.product('STEEL');
  bolt = await f.product('BOLT');
  await b.link(supplier, steel, { price: '10' });
  await b.link(other, steel, { price: '2', currency: 'EUR', minimum: '50' });
});
afterAll(() => t.close());

const draft = (...steps: string[]) =>
  b.order(
    {
      supplier_id: supplier,
      items: [
        { product_id: steel, quantity_ordered: '100' },
        { product_id: bolt, quantity_ordered: '5', unit_price: '1', expected_delivery_date: '2026-03-20' },
      ],
      notes: 'önce',
    },
    ...steps,
  );
const put = ({ id }: Made, change: unknown, headers: Record<string, string> = {}) =>
  t.as.proc_off.put(`/procurement/orders/${id}`, change, headers);
const move = ({ id }: Made, change: unknown, headers: Record<string, string> = {}) =>
  t.as.proc_off.put(`/procurement/orders/${id}/delivery-dates`, change, headers);
const read = async ({ id }: Made) => (await t.as.viewer.get(`/procurement/orders/${id}`)).body;

describe('editing a draft', () => {
  test('changes the fields that are sent and leaves the others, lines too', async () => {
    const order = await draft();
    clock.advance(1000);
    const answer = await put(
      order,
      { notes: null, expected_delivery_date: '2026-04-01' },
      { 'x-request-id': 'draft-edited' },
    );
    expect(answer.status, answer.text).toBe(200);
    const { warnings, ...after } = answer.body;
    const { warnings: _, ...before } = order.body;
    expect(after).toEqual({
      ...before,
      notes: null,
      expected_delivery_date: '2026-04-01',
      updated_at: clock.now().toISOString().replace('.000Z', 'Z'),
      items: [{ ...before.items[0], expected_delivery_date: '2026-04-01' }, before.items[1]],
    });
    expect(warnings.map((one: { code: string }) => one.code)).toEqual(['NOT_LINKED']);
    expect(await auditsOf(t.db, 'draft-edited')).toMatchObject([
      { action: 'purchase_order.update', before: { notes: 'önce' }, after: { notes: null } },
    ]);
  });

  test('replaces all lines; a line at the same place keeps its id; prices are looked up anew', async () => {
    const order = await draft();
    await b.breaks(supplier, steel, ['200', '9.5', '2026-01-01']);
    const fewer = await put(order, { items: [{ product_id: steel, quantity_ordered: '200' }] });
    expect(fewer.body.items).toMatchObject([
      {
        po_item_id: order.body.items[0].po_item_id,
        unit_price: '9.5000',
        price_source: 'PRICE_BREAK',
        total_price: '1900.0000',
      },
    ]);
    expect(fewer.body.total_amount).toBe('1900.0000');
    const more = await put(order, {
      items: ['1', '2', '3'].map((unit_price) => ({ product_id: bolt, quantity_ordered: '1', unit_price })),
    });
    expect(more.body.items.map((one: Record<string, unknown>) => [one.line_number, one.unit_price])).toEqual([
      [1, '1.0000'],
      [2, '2.0000'],
      [3, '3.0000'],
    ]);
    expect(more.body.total_amount).toBe('6.0000');
    await b.breaks(supplier, steel);
  });

  test('to another supplier and currency, with its lines', async () => {
    const order = await draft();
    const items = [{ product_id: steel, quantity_ordered: '10' }];
    const noRate = await put(order, { supplier_id: other, currency: 'EUR', items });
    expect(refused(noRate)).toEqual([422, 'VALIDATION_ERROR']);
    expect(noRate.body.details[0].field).toBe('exchange_rate');
    const wrong = await put(order, { supplier_id: other, items });
    expect(wrong.body.details[0].field).toBe('items.0.unit_price');
    const changed = await put(order, {
      supplier_id: other,
      currency: 'EUR',
      exchange_rate: '40.123456',
      items,
    });
    expect(changed.body).toMatchObject({
      supplier_code: 'SECOND',
      currency: 'EUR',
      exchange_rate: '40.123456',
      total_amount: '20.0000',
      total_amount_company: '802.4691',
    });
    expect(changed.body.warnings).toMatchObject([{ code: 'BELOW_MINIMUM_ORDER', line_number: 1 }]);
    expect((await put(order, { notes: 'x' })).body.exchange_rate).toBe('40.123456');
    expect((await put(order, { exchange_rate: '41' })).body.total_amount_company).toBe('820.0000');
    const back = await put(order, {
      supplier_id: supplier,
      currency: 'TRY',
      items,
    });
    expect(back.body).toMatchObject({ currency: 'TRY', exchange_rate: '1.000000', total_amount: '100.0000' });
  });

  test.each([
    ['another currency alone', () => ({ currency: 'EUR', exchange_rate: '40' }), 422, 'VALIDATION_ERROR'],
    ['another supplier alone', () => ({ supplier_id: other }), 422, 'VALIDATION_ERROR'],
    ['a rate for the own currency', () => ({ exchange_rate: '2' }), 422, 'VALIDATION_ERROR'],
    ['a day before the order', () => ({ expected_delivery_date: '2026-03-09' }), 422, 'VALIDATION_ERROR'],
    ['an unknown field', () => ({ status: 'SENT' }), 422, 'VALIDATION_ERROR'],
    ['no lines at all', () => ({ items: [] }), 422, 'VALIDATION_ERROR'],
    ['no such warehouse', () => ({ warehouse_id: 999999 }), 404, 'NOT_FOUND'],
    [
      'a warehouse that its lines do not fit',
      () => ({ warehouse_id: f.finishedWarehouse }),
      400,
      'WAREHOUSE_TYPE_MISMATCH',
    ],
  ])('refuses %s and changes nothing', async (_, change, status, code) => {
    const order = await draft();
    expect(refused(await put(order, change()))).toEqual([status, code]);
    const { warnings, ...before } = order.body;
    expect(await read(order)).toEqual(before);
  });

  test('only by who may, only what is there, only the version that was read, only a DRAFT', async () => {
    const order = await draft();
    expect(refused(await t.as.inv_clerk.put(`/procurement/orders/${order.id}`, {}))).toEqual([
      403,
      'INSUFFICIENT_PERMISSIONS',
    ]);
    expect(refused(await put({ ...order, id: 999999 }, {}))).toEqual([404, 'NOT_FOUND']);
    clock.advance(1000);
    const etag = { 'if-match': `"${order.body.updated_at}"` };
    expect((await put(order, { notes: '1' }, etag)).status).toBe(200);
    expect(refused(await put(order, { notes: '2' }, etag))).toEqual([409, 'CONFLICT']);
    for (const step of ['SENT', 'CONFIRMED', 'CANCELLED']) {
      await t.as.proc_off.put(`/procurement/orders/${order.id}/status`, { status: step });
      const answer = await put(order, { notes: '3' });
      expect(refused(answer), step).toEqual([409, 'CONFLICT']);
      expect(answer.body.details).toEqual([{ status: step }]);
    }
    expect((await read(order)).notes).toBe('1');
  });

  test('of two edits at once, both of the version that was read, one wins', async () => {
    const order = await draft();
    clock.advance(1000);
    const etag = { 'if-match': `"${order.body.updated_at}"` };
    const answers = await Promise.all([put(order, { notes: 'a' }, etag), put(order, { notes: 'b' }, etag)]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
  });
});

describe('moving delivery dates', () => {
  test('of the order moves the lines that follow it, of a line only that one; with the history', async () => {
    const order = await draft('SENT');
    clock.advance(60_000);
    const first = await move(
      order,
      { expected_delivery_date: '2026-03-25', reason: 'Tedarikçi gecikmesi' },
      { 'x-request-id': 'dates-moved' },
    );
    expect(first.status, first.text).toBe(200);
    const days = (answer: { body: { items: { expected_delivery_date: string }[] } }) =>
      answer.body.items.map((one) => one.expected_delivery_date);
    expect(days(first)).toEqual(['2026-03-25', '2026-03-20']);
    const [, second] = order.body.items;
    const both = await move(order, {
      items: [{ po_item_id: second.po_item_id, expected_delivery_date: '2026-04-02' }],
    });
    expect([both.body.expected_delivery_date, ...days(both)]).toEqual([
      '2026-03-25',
      '2026-03-25',
      '2026-04-02',
    ]);
    const along = await move(order, {
      expected_delivery_date: '2026-03-26',
      items: [{ po_item_id: second.po_item_id, expected_delivery_date: null }],
    });
    expect(days(along)).toEqual(['2026-03-26', '2026-03-26']);

    expect(await auditsOf(t.db, 'dates-moved')).toMatchObject([
      {
        action: 'purchase_order.delivery_dates',
        before: { expected_delivery_date: '2026-03-20' },
        after: { expected_delivery_date: '2026-03-25', reason: 'Tedarikçi gecikmesi' },
      },
    ]);
    const history = await t.as.viewer.get(`/procurement/orders/${order.id}/history`);
    expect(history.body.date_changes).toMatchObject([
      {
        changed_by: { username: 'proc_off' },
        from_date: '2026-03-20',
        to_date: '2026-03-25',
        lines_moved: [{ line_number: 1, from_date: '2026-03-20', to_date: '2026-03-25' }],
        reason: 'Tedarikçi gecikmesi',
      },
      {
        from_date: '2026-03-25',
        to_date: '2026-03-25',
        lines_moved: [{ line_number: 2, from_date: '2026-03-20', to_date: '2026-04-02' }],
        reason: null,
      },
      { to_date: '2026-03-26', lines_moved: [{ line_number: 1 }, { line_number: 2 }] },
    ]);
    expect(history.body.steps).toHaveLength(2);
  });

  test.each([
    ['nothing to move', {}, 422, 'VALIDATION_ERROR'],
    ['only a reason', { reason: 'x' }, 422, 'VALIDATION_ERROR'],
    ['an empty list', { items: [] }, 422, 'VALIDATION_ERROR'],
    ['no day', { expected_delivery_date: null }, 422, 'VALIDATION_ERROR'],
    ['a day before the order', { expected_delivery_date: '2026-03-09' }, 422, 'VALIDATION_ERROR'],
    ['an unknown field', { expected_delivery_date: '2026-03-25', notes: 'x' }, 422, 'VALIDATION_ERROR'],
    [
      'a line of nobody',
      { items: [{ po_item_id: 999999, expected_delivery_date: '2026-03-25' }] },
      404,
      'NOT_FOUND',
    ],
  ])('refuses %s', async (_, change, status, code) => {
    const order = await draft('SENT');
    expect(refused(await move(order, change))).toEqual([status, code]);
  });

  test('refuses a line twice, a line of another order, and a stale version', async () => {
    const order = await draft('SENT');
    const elsewhere = await draft('SENT');
    const day = '2026-03-25';
    const one = { po_item_id: order.body.items[0].po_item_id, expected_delivery_date: day };
    const twice = await move(order, { items: [one, one] });
    expect(refused(twice)).toEqual([422, 'VALIDATION_ERROR']);
    expect(twice.body.details[0].field).toBe('items.1.po_item_id');
    const foreign = { ...one, po_item_id: elsewhere.body.items[0].po_item_id };
    expect(refused(await move(order, { items: [one, foreign] }))).toEqual([404, 'NOT_FOUND']);
    expect(await read(order)).toEqual(order.body);
    const stale = await move(
      order,
      { expected_delivery_date: day },
      { 'if-match': '"2020-01-01T00:00:00Z"' },
    );
    expect(refused(stale)).toEqual([409, 'CONFLICT']);
    expect(refused(await move({ ...order, id: 999999 }, { expected_delivery_date: day }))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    const clerk = await t.as.inv_clerk.put(`/procurement/orders/${order.id}/delivery-dates`, {
      expected_delivery_date: day,
    });
    expect(refused(clerk)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });

  test('is for what is awaited: no draft, nothing finished, no line that has come', async () => {
    const day = { expected_delivery_date: '2026-03-25' };
    expect(refused(await move(await draft(), day))).toEqual([409, 'CONFLICT']);
    expect((await move(await draft('SENT', 'CONFIRMED'), day)).status).toBe(200);
    const partial = await draft('SENT', 'receive 100');
    expect((await move(partial, day)).status).toBe(200);
    const come = await move(partial, {
      items: [{ po_item_id: partial.body.items[0].po_item_id, ...day }],
    });
    expect(refused(come)).toEqual([409, 'CONFLICT']);
    expect(come.body.details[0]).toMatchObject({ delivery_status: 'RECEIVED' });
    for (const steps of [['CANCELLED'], ['SENT', 'CLOSED']]) {
      expect(refused(await move(await draft(...steps), day)), steps.join()).toEqual([409, 'CONFLICT']);
    }
  });
});
