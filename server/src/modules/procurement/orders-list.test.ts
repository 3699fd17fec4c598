import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { type ManualClock, manualClock } from '../../platform/clock.ts';
import { DELIVERY_STATUSES } from './orders.schemas.ts';
import { type Buying, createBuying } from './testing/buying.ts';

let t: TestApp;
let f: Factory;
let b: Buying;
let clock: ManualClock;
let first: number;
let second: number;
let steel: number;
let bolt: number;
const numbers: Record<string, string> = {};

/** Ten orders of the 10th, looked at five days later: what is due on the 12th is late, on the 15th due. */
beforeAll(async () => {
  clock = manualClock(new Date('2026-03-10T08:00:00Z'), 'Europe/Istanbul');
  t = await createTestApp({ clock, config: { accessTokenMinutes: 100_000 } });
  f = await createFactory(t);
  b = createBuying(t, f);
  first = await b.supplier('IPEK', { name: 'Işık Çelik Ürünleri', city: 'İzmir' });
  second = await b.supplier('DIGER', { name: 'Diğer' });
  steel = await f.product('SAC-LEVHA-1');
  bolt = await f.product('CIVATA-8');
  const make = async (name: string, due: string, lines: string[], ...steps: string[]) => {
    const made = await b.order(
      {
        supplier_id: first,
        expected_delivery_date: due,
        items: lines.map((day) => ({
          product_id: steel,
          quantity_ordered: '10',
          unit_price: '2',
          expected_delivery_date: day === '' ? null : day,
        })),
      },
      ...steps,
    );
    numbers[name] = made.number;
  };
  await make('draft', '2026-03-11', [''], 'CANCELLED');
  await make('draft past its day', '2026-03-11', ['']);
  await make('late', '2026-03-12', ['', '2026-04-01'], 'SENT');
  await make('late by a line', '2026-04-01', ['', '2026-03-14'], 'SENT', 'CONFIRMED');
  await make('due', '2026-03-15', [''], 'SENT');
  await make('not due', '2026-03-16', [''], 'SENT');
  await make('partial', '2026-03-12', ['', '2026-03-20'], 'SENT', 'receive 10');
  await make('partial late', '2026-03-12', ['', ''], 'SENT', 'receive 4');
  await make('complete', '2026-03-12', [''], 'SENT', 'receive 10');
  await make('closed', '2026-03-12', [''], 'SENT', 'CLOSED');
  clock.set(new Date('2026-03-15T20:59:00Z'));
  const other = await b.order(
    {
      supplier_id: second,
      warehouse_id: f.secondRawWarehouse,
      expected_delivery_date: '2026-05-01',
      items: [{ product_id: bolt, quantity_ordered: '1', unit_price: '5000' }],
    },
    'SENT',
  );
  numbers.other = other.number;
  await t.as.proc_off.put(`/procurement/orders/${other.id}/status`, {
    status: 'CONFIRMED',
    supplier_reference: 'ŞB-77',
  });
});
afterAll(() => t.close());

interface Row {
  po_number: string;
  delivery_status: string;
}
const list = async (query: string) => {
  const answer = await t.as.viewer.get(`/procurement/orders?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const names = async (query: string) => {
  const { items } = await list(`page_size=100&sort=po_number&${query}`);
  const byNumber = new Map(Object.entries(numbers).map(([name, number]) => [number, name]));
  return items.map((one: Row) => byNumber.get(one.po_number));
};

const BY_STATUS: Record<(typeof DELIVERY_STATUSES)[number], string[]> = {
  NOT_DUE: ['draft past its day', 'not due', 'other'],
  DUE: ['due'],
  LATE: ['late', 'late by a line'],
  PARTIAL: ['partial'],
  PARTIAL_LATE: ['partial late'],
  COMPLETE: ['complete'],
  CLOSED: ['closed'],
  CANCELLED: ['draft'],
};

describe('the delivery status', () => {
  test.each(DELIVERY_STATUSES)('%s: the filter and the row say the same', async (status) => {
    expect(await names(`delivery_status=${status}`)).toEqual(BY_STATUS[status]);
    const { items } = await list(`delivery_status=${status}`);
    expect(new Set(items.map((one: Row) => one.delivery_status))).toEqual(new Set([status]));
  });

  test('counts the days from the earliest line still to come, by the factory’s calendar', async () => {
    const days = async () => {
      const { items } = await list('sort=po_number&delivery_status=LATE');
      return items.map((one: { days_late: number }) => one.days_late);
    };
    expect(await days()).toEqual([3, 1]);
    // A minute later it is the 16th in Istanbul, and still the 15th in UTC.
    clock.advance(60_000);
    expect(await days()).toEqual([4, 2, 1]);
    clock.advance(-60_000);
  });

  test('a row says what is still to come: five lines, the soonest first', async () => {
    const { items } = await list('delivery_status=PARTIAL');
    expect(items[0]).toMatchObject({
      item_count: 2,
      pending_quantity_lines: 1,
      pending_amount: '20.0000',
      received_percentage: '50.00',
      days_late: 0,
      pending_items: [
        { product_code: 'SAC-LEVHA-1', quantity_outstanding: '10.000', expected_delivery_date: '2026-03-20' },
      ],
    });
    expect(items[0]).not.toHaveProperty('items');
    const late = await list('delivery_status=PARTIAL_LATE');
    expect(late.items[0]).toMatchObject({
      days_late: 3,
      pending_quantity_lines: 2,
      pending_amount: '32.0000',
      received_percentage: '20.00',
      pending_items: [{ quantity_outstanding: '6.000' }, { quantity_outstanding: '10.000' }],
    });
    const long = await b.order({
      supplier_id: second,
      items: [9, 3, 7, 1, 5, 8].map((day) => ({
        product_id: bolt,
        quantity_ordered: String(day),
        unit_price: '1',
        expected_delivery_date: `2026-06-0${day}`,
      })),
    });
    const [row] = (await list(`search=${long.number}`)).items;
    expect([row.item_count, row.pending_quantity_lines]).toEqual([6, 6]);
    expect(
      row.pending_items.map((one: { quantity_outstanding: string }) => one.quantity_outstanding),
    ).toEqual(['1.000', '3.000', '5.000', '7.000', '8.000']);
    await t.as.proc_off.put(`/procurement/orders/${long.id}/status`, { status: 'CANCELLED' });
    await t.db.sql(`update purchase_orders set order_date = '2020-01-01' where purchase_order_id = $1`, [
      long.id,
    ]);
  });
});

describe('filters', () => {
  test.each([
    ['status=CONFIRMED', ['late by a line', 'other']],
    ['order_date_from=2026-03-11', ['other']],
    ['expected_from=2026-03-16&expected_to=2026-04-01', ['late by a line', 'not due']],
    ['expected_to=2026-03-11', ['draft', 'draft past its day']],
  ])('%s', async (query, expected) => {
    const found = await names(query);
    expect(found.filter((name: string | undefined) => name !== undefined)).toEqual(expected);
  });

  test('by supplier, warehouse and product', async () => {
    expect(await names(`supplier_id=${second}&order_date_from=2026-01-01`)).toEqual(['other']);
    expect(await names(`warehouse_id=${f.secondRawWarehouse}`)).toEqual(['other']);
    expect(await names(`product_id=${bolt}&order_date_from=2026-01-01`)).toEqual(['other']);
    expect(await names(`product_id=${steel}`)).toHaveLength(10);
    expect(await names('order_date_to=2026-03-10&order_date_from=2026-03-10')).toHaveLength(10);
    expect((await list(`supplier_id=${first}&product_id=${bolt}`)).total_count).toBe(0);
  });

  test.each([
    ['ışık', 10],
    ['IŞIK', 10],
    ['celik urun', 10],
    ['İZMİR', 10],
    ['izmir', 10],
    ['sac-levha', 10],
    ['şb-77', 1],
    ['SB-77', 1],
    ['%', 0],
    ['_', 0],
    ['yok', 0],
  ])('search=%s finds %i', async (search, count) => {
    expect((await list(`search=${encodeURIComponent(search)}`)).total_count).toBe(count);
  });

  test('search finds the number, also a part of it in small letters', async () => {
    expect(await names(`search=${numbers.due?.toLowerCase().slice(1)}`)).toEqual(['due']);
  });

  test('blanks search for nothing', async () => {
    expect((await list('search=%20%20')).total_count).toBe((await list('')).total_count);
  });
});

describe('pages and orders', () => {
  test('the newest come first, or as asked', async () => {
    const order = async (sort: string) =>
      (await list(`page_size=3${sort}`)).items.map((one: { po_number: string }) => one.po_number.slice(-2));
    expect(await order('')).toEqual(['12', '11', '10']);
    expect(await order('&sort=po_number')).toEqual(['01', '02', '03']);
    expect(await order('&sort=-total_amount')).toEqual(['11', expect.any(String), expect.any(String)]);
    expect(await order('&sort=expected_delivery_date')).toEqual(['01', '02', '03']);
    expect(await order('&sort=-order_date')).toEqual(['11', expect.any(String), expect.any(String)]);
  });

  test('pages hold every order once, and one past the end is empty', async () => {
    const pages = [];
    for (const page of [1, 2, 3, 4]) pages.push(await list(`page_size=5&page=${page}`));
    expect(pages.map((one) => [one.items.length, one.total_count, one.has_next, one.has_previous])).toEqual([
      [5, 12, true, false],
      [5, 12, true, true],
      [2, 12, false, true],
      [0, 12, false, true],
    ]);
    const all = pages.flatMap((one) => one.items.map((row: Row) => row.po_number));
    expect(new Set(all).size).toBe(12);
  });

  test('takes two statements and the one of the session, whatever is on it', async () => {
    await list('');
    const one = await countStatements(t, () => list('page_size=1'));
    expect(await countStatements(t, () => list('page_size=100'))).toBe(one);
    expect(one).toBeLessThanOrEqual(3);
  });

  test.each([
    'delivery_status=late',
    'status=OPEN',
    'sort=notes',
    'supplier=1',
    'supplier_id=0',
    'page_size=101',
    'order_date_from=2026-13-01',
  ])('refuses %s', async (query) => {
    expect(refused(await t.as.viewer.get(`/procurement/orders?${query}`))).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('is for who is logged in', async () => {
    expect(refused(await t.as.nobody.get('/procurement/orders'))).toEqual([401, 'NOT_AUTHENTICATED']);
  });
});
