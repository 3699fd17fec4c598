import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { newSupplier, type PlacedOrder, placeOrder } from './testing/purchasing.ts';

const clock = manualClock(new Date('2026-03-02T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let steel: number;
let paint: number;
let suppliers: readonly number[];
let orders: readonly PlacedOrder[];
/** receipt numbers in the order in which they were booked */
const numbers: string[] = [];
const ids: number[] = [];

/** Three deliveries on three days: two of the first order, one of the other supplier's. */
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  steel = await f.product('STEEL');
  paint = await f.product('PAINT', { unit: 'LITER' });
  suppliers = [await newSupplier(t, 'S-01', 'Işıl Çelik'), await newSupplier(t, 'S-02', 'Boya Sanayi')];
  const [first = 0, second = 0] = suppliers;
  const warehouse = f.rawWarehouse;
  orders = [
    await placeOrder(t, {
      supplier: first,
      warehouse,
      lines: [
        { product: steel, quantity: '10', price: '2' },
        { product: paint, quantity: '4', price: '0.3333' },
      ],
    }),
    await placeOrder(t, { supplier: second, warehouse, lines: [{ product: paint, quantity: '7' }] }),
  ];
  const deliveries = [
    [
      '2026-03-02T20:59:59.999Z',
      0,
      { items_received: [{ po_item_id: orders[0]?.lines[0], quantity_received: 4 }] },
    ],
    ['2026-03-02T21:00:00.000Z', 0, { receive_all: true, delivery_note: 'IRS_1%' }],
    ['2026-03-05T08:00:00.000Z', 1, { receive_all: true, delivery_note: 'ŞB-9' }],
  ] as const;
  for (const [moment, order, body] of deliveries) {
    clock.set(new Date(moment));
    const answer = await t.as.inv_clerk.put(`/procurement/orders/${orders[order]?.id}/receive`, body);
    expect(answer.status, answer.text).toBe(200);
    numbers.push(answer.body.receipt_number);
    ids.push(answer.body.receipt_id);
  }
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const list = async (query: string) => {
  const answer = await t.as.viewer.get(`/procurement/receipts?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const found = async (query: string) =>
  (await list(query)).items.map((row: { receipt_number: string }) => numbers.indexOf(row.receipt_number));

describe('the list', () => {
  test('newest first, with what each was worth and how many lines it has', async () => {
    const { items, ...paging } = await list('');
    expect(paging).toEqual({ total_count: 3, page: 1, page_size: 20, has_next: false, has_previous: false });
    expect(items).toMatchObject([
      { receipt_number: numbers[2], item_count: 1, total_value: '70.0000', supplier_name: 'Boya Sanayi' },
      { receipt_number: numbers[1], item_count: 2, total_value: '13.3332', delivery_note: 'IRS_1%' },
      { receipt_number: numbers[0], item_count: 1, total_value: '8.0000', delivery_note: null },
    ]);
    expect(items[0]).toMatchObject({ received_by: 'inv_clerk', order_status: 'FULLY_RECEIVED' });
    expect(items[0].items).toBeUndefined();
  });

  test('by order, supplier, product, delivery note and day of the factory', async () => {
    expect(await found(`purchase_order_id=${orders[0]?.id}`)).toEqual([1, 0]);
    expect(await found(`supplier_id=${suppliers[1]}`)).toEqual([2]);
    expect(await found(`product_id=${steel}`)).toEqual([1, 0]);
    expect(await found(`product_id=${paint}`)).toEqual([2, 1]);
    expect(await found('delivery_note=IRS_1%25')).toEqual([1]);
    expect(await found('delivery_note=IRS')).toEqual([]);
    // 20:59:59 in London is the end of the day in Istanbul.
    expect(await found('received_to=2026-03-02')).toEqual([0]);
    expect(await found('received_from=2026-03-03&received_to=2026-03-03')).toEqual([1]);
    expect(await found('received_from=2026-03-04')).toEqual([2]);
    expect(await found(`product_id=${paint}&supplier_id=${suppliers[0]}&received_from=2026-03-05`)).toEqual(
      [],
    );
  });

  test('by numbers, notes and suppliers, also as Turkish writes them', async () => {
    expect(await found('search=isil')).toEqual([1, 0]);
    expect(await found(`search=${encodeURIComponent('ÇELİK')}`)).toEqual([1, 0]);
    expect(await found('search=sb-9')).toEqual([2]);
    expect(await found(`search=${numbers[0]}`)).toEqual([0]);
    expect(await found(`search=${orders[1]?.number.toLowerCase()}`)).toEqual([2]);
    expect(await found(`search=${encodeURIComponent('s_1')}`)).toEqual([1]);
    expect(await found(`search=${encodeURIComponent('%')}`)).toEqual([1]);
  });

  test('sorted and in pages', async () => {
    expect(await found('sort=received_at')).toEqual([0, 1, 2]);
    expect(await found('sort=-receipt_number')).toEqual([2, 1, 0]);
    expect(await list('sort=receipt_number&page=2&page_size=2')).toMatchObject({
      items: [{ receipt_number: numbers[2] }],
      total_count: 3,
      has_next: false,
      has_previous: true,
    });
  });

  test.each(['sort=total_value', 'page=0', 'supplier=1', 'received_from=yesterday', 'delivery_note='])(
    'refuses %s',
    async (query) => {
      const answer = await t.as.viewer.get(`/procurement/receipts?${query}`);
      expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    },
  );
});

describe('one receipt', () => {
  test('as it was booked, with what is outstanding now', async () => {
    const { body, status } = await t.as.viewer.get(`/procurement/receipts/${ids[0]}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      receipt_number: numbers[0],
      order_status: 'FULLY_RECEIVED',
      received_at: '2026-03-02T20:59:59.999Z',
      items: [
        { product_code: 'STEEL', quantity_received: '4.000', quantity_outstanding: '0.000', value: '8.0000' },
      ],
    });
  });

  test('keeps its value and its quality when the layer gets others', async () => {
    const before = await t.as.viewer.get(`/procurement/receipts/${ids[2]}`);
    const layer = before.body.items[0].inventory_item_id;
    const revalued = { additional_cost: '5', reason: 'Navlun' };
    expect((await t.as.admin.post(`/inventory/items/${layer}/revalue`, revalued)).status).toBe(201);
    const approved = { quality_status: 'APPROVED', reason: 'Muayene' };
    expect((await t.as.inv_clerk.put(`/inventory/items/${layer}/quality-status`, approved)).status).toBe(200);
    const after = await t.as.viewer.get(`/procurement/receipts/${ids[2]}`);
    expect(after.body).toEqual(before.body);
  });

  test('of which the rest will not come', async () => {
    const order = await placeOrder(t, {
      supplier: suppliers[0] ?? 0,
      warehouse: f.rawWarehouse,
      lines: [{ product: steel, quantity: '10' }],
    });
    const came = { items_received: [{ po_item_id: order.lines[0], quantity_received: 4 }] };
    const { body } = await t.as.inv_clerk.put(`/procurement/orders/${order.id}/receive`, came);
    expect(body.items[0].quantity_outstanding).toBe('6.000');
    const closed = await t.as.proc_off.put(`/procurement/orders/${order.id}/status`, { status: 'CLOSED' });
    expect(closed.status, closed.text).toBe(200);
    const after = await t.as.viewer.get(`/procurement/receipts/${body.receipt_id}`);
    expect(after.body).toMatchObject({ order_status: 'CLOSED', items: [{ quantity_outstanding: '0.000' }] });
  });

  test('that does not exist, or without a token', async () => {
    expect(refused(await t.as.viewer.get('/procurement/receipts/999999'))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.viewer.get('/procurement/receipts/x'))).toEqual([422, 'VALIDATION_ERROR']);
    expect((await t.as.nobody.get(`/procurement/receipts/${ids[0]}`)).status).toBe(401);
  });
});
