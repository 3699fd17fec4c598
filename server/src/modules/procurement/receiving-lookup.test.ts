import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { newSupplier, type PlacedOrder, placeOrder } from './testing/purchasing.ts';

const clock = manualClock(new Date('2026-03-10T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let steel: number;
let paint: number;
let early: PlacedOrder;
let late: PlacedOrder;
let undated: PlacedOrder;
let stranger: PlacedOrder;
let receipt: { receipt_id: number; receipt_number: string };

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  steel = await f.product('STEEL');
  paint = await f.product('PAINT', { unit: 'LITER' });
  const supplier = await newSupplier(t, 'S-01');
  const other = await newSupplier(t, 'S-02');
  await t.db.sql(
    `insert into product_suppliers (product_id, supplier_id, supplier_product_code, unit_price) values ($1, $2, 'Dkp-2mm', 1)`,
    [steel, supplier],
  );
  const common = { warehouse: f.rawWarehouse, ordered: '2026-02-01' };
  const line = { product: steel, quantity: '10' };
  late = await placeOrder(t, {
    supplier,
    ...common,
    lines: [{ ...line, due: '2026-03-20' }],
    due: '2026-03-01',
  });
  undated = await placeOrder(t, { supplier, ...common, lines: [line] });
  early = await placeOrder(t, {
    supplier,
    ...common,
    lines: [line, { product: paint, quantity: '3', supplierCode: 'BOYA-7' }],
    due: '2026-03-07',
    status: 'CONFIRMED',
  });
  stranger = await placeOrder(t, { supplier: other, ...common, lines: [line], due: '2026-03-08' });
  for (const status of ['DRAFT', 'CANCELLED', 'CLOSED'] as const) {
    await placeOrder(t, { supplier, ...common, lines: [line], status });
  }
  const came = await t.as.inv_clerk.put(`/procurement/orders/${early.id}/receive`, {
    items_received: [{ po_item_id: early.lines[0], quantity_received: 4, batch_number: 'LOT-77' }],
    delivery_note: 'Irs-5',
  });
  expect(came.status, came.text).toBe(200);
  receipt = came.body;
});
afterAll(() => t.close());

const look = async (code: string) => {
  const answer = await t.as.inv_clerk.get(`/procurement/receiving/lookup?code=${encodeURIComponent(code)}`);
  expect(answer.status, answer.text).toBe(200);
  const { matched_as, lines, receipts } = answer.body;
  return {
    matched_as,
    lines: lines.map((line: { po_item_id: number }) => line.po_item_id),
    receipts: receipts.map((one: { receipt_id: number }) => one.receipt_id),
    body: answer.body,
  };
};

describe('a scanned code', () => {
  test('of an order: its open lines and its receipts', async () => {
    const { body } = await look(` ${early.number.toLowerCase()} `);
    expect(body).toMatchObject({
      matched_as: 'PO_NUMBER',
      lines: [
        {
          purchase_order_id: early.id,
          po_number: early.number,
          order_status: 'PARTIALLY_RECEIVED',
          supplier_code: 'S-01',
          warehouse_code: 'RM01',
          po_item_id: early.lines[0],
          line_number: 1,
          product_code: 'STEEL',
          unit_of_measure: 'KG',
          quantity_ordered: '10.000',
          quantity_outstanding: '6.000',
          expected_delivery_date: '2026-03-07',
          days_late: 3,
        },
        { po_item_id: early.lines[1], supplier_product_code: 'BOYA-7', quantity_outstanding: '3.000' },
      ],
      receipts: [
        {
          receipt_id: receipt.receipt_id,
          receipt_number: receipt.receipt_number,
          po_number: early.number,
          delivery_note: 'Irs-5',
        },
      ],
    });
  });

  test('of a product: every open line of it, the one due first at the top and the undated ones last', async () => {
    const { matched_as, lines, receipts, body } = await look('steel');
    expect(matched_as).toBe('PRODUCT_CODE');
    expect(lines).toEqual([early.lines[0], stranger.lines[0], late.lines[0], undated.lines[0]]);
    expect(body.lines.map((line: { days_late: number }) => line.days_late)).toEqual([3, 2, 0, 0]);
    expect(receipts).toEqual([receipt.receipt_id]);
  });

  test.each([
    ['Dkp-2mm', 0],
    ['BOYA-7', 1],
  ])('of the supplier for a product (%s): only that supplier’s lines', async (code, line) => {
    const { matched_as, lines, receipts } = await look(code);
    expect(matched_as).toBe('SUPPLIER_PRODUCT_CODE');
    expect(lines).toEqual(line === 0 ? [early.lines[0], late.lines[0], undated.lines[0]] : [early.lines[1]]);
    expect(receipts).toEqual(line === 0 ? [receipt.receipt_id] : []);
  });

  test('of a batch: the receipt that brought it, and the lines of its product', async () => {
    const { matched_as, lines, receipts } = await look('lot-77');
    expect(matched_as).toBe('BATCH_NUMBER');
    expect(lines).toHaveLength(4);
    expect(receipts).toEqual([receipt.receipt_id]);
  });

  test('of our own label: its QR code is the batch', async () => {
    const { body: plain } = await look('LOT-77');
    const { body: scanned } = await look('HD1;12;LOT-77');
    expect(scanned).toEqual({ ...plain, code: 'HD1;12;LOT-77' });
    expect(plain.matched_as).toBe('BATCH_NUMBER');
  });

  test('of a batch that no receipt brought', async () => {
    const layer = await f.stock(paint, '1', '1');
    const [{ batch_number = '' } = {}] = await t.db.sql<{ batch_number: string }>(
      'select batch_number from inventory_items where inventory_item_id = $1',
      [layer],
    );
    expect(await look(batch_number)).toMatchObject({
      matched_as: 'BATCH_NUMBER',
      lines: [early.lines[1]],
      receipts: [],
    });
  });

  test.each([
    ['Irs-5', 'DELIVERY_NOTE'],
    ['', 'RECEIPT_NUMBER'],
  ])('of a delivery (%s): its receipt and what its order still misses', async (code, kind) => {
    const { matched_as, lines, receipts } = await look(code || receipt.receipt_number);
    expect(matched_as).toBe(kind);
    expect(lines).toEqual(early.lines);
    expect(receipts).toEqual([receipt.receipt_id]);
  });

  test('that nothing has', async () => {
    expect((await look('BİLİNMEYEN')).body).toEqual({
      code: 'BİLİNMEYEN',
      matched_as: null,
      lines: [],
      receipts: [],
    });
  });

  test.each(['', 'code=', 'code=%20', 'code=a&page=1', `code=${'x'.repeat(51)}`])(
    'refuses "%s"',
    async (query) => {
      const answer = await t.as.inv_clerk.get(`/procurement/receiving/lookup?${query}`);
      expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    },
  );

  test('needs a token', async () => {
    expect((await t.as.nobody.get('/procurement/receiving/lookup?code=STEEL')).status).toBe(401);
  });
});
