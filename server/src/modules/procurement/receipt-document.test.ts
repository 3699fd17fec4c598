import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';
import { print } from '../../platform/pdf/testing/printing.ts';
import { readCode128 } from '../../platform/pdf/testing/read-code128.ts';
import { textOf } from '../../platform/pdf/testing/read-pdf.ts';

let t: TestApp;
let path: string;

beforeAll(async () => {
  const clock = manualClock(new Date('2026-11-21T22:30:00Z'), 'Europe/Istanbul');
  t = await createTestApp({ clock });
  const f = await createFactory(t);
  const steel = await f.product('CELIK-SAC');
  await t.db.sql(`update products set product_name = 'Çelik sac ığ' where product_id = $1`, [steel]);
  const [supplier] = await t.db.sql<{ supplier_id: number }>(
    `insert into suppliers (supplier_code, supplier_name, city) values ('ERDEMIR', 'Ereğli Demir', 'Ereğli') returning supplier_id`,
  );
  const order = await t.as.proc_off.post('/procurement/orders', {
    supplier_id: supplier?.supplier_id,
    warehouse_id: f.rawWarehouse,
    items: [{ product_id: steel, quantity_ordered: 2000, unit_price: '15.25' }],
  });
  const orderPath = `/procurement/orders/${order.body.purchase_order_id}`;
  await t.as.proc_off.put(`${orderPath}/status`, { status: 'SENT' });
  const po_item_id = order.body.items[0].po_item_id;
  const line = (batch: string, quality_status: string, more = {}) => ({
    po_item_id,
    quantity_received: '250.5',
    batch_number: batch,
    quality_status,
    ...more,
  });
  const receipt = await t.as.inv_clerk.put(`${orderPath}/receive`, {
    delivery_note: 'IRS-Ğ-17',
    notes: 'Palet hasarlı.',
    items_received: [
      line('ERD-1', 'PENDING', { expiry_date: '2027-06-30' }),
      line('ERD-2', 'APPROVED', { warehouse_id: f.secondRawWarehouse }),
      line('ERD-3', 'REJECTED'),
      line('ERD-4', 'QUARANTINE'),
    ],
  });
  expect(receipt.status, receipt.text).toBe(200);
  path = `/procurement/receipts/${receipt.body.receipt_id}/document`;
});
afterAll(() => t.close());

describe('a goods received note', () => {
  test('has batches, quality in words, expiry and warehouse, and no prices', async () => {
    const pdf = await print(t, path);
    const text = textOf(pdf);
    const expected = [
      'MAL KABUL FİŞİ', 'GR-2026-000001', 'IRS-Ğ-17', 'PO-2026-000001', 'Ereğli Demir', 'Test inv_clerk',
      // by the factory's clock it is the next day already
      '22.11.2026 01:30', 'Çelik sac ığ', 'CELIK-SAC', '250,5 KG', 'ERD-1', 'Son kullanma: 30.06.2027',
      'Kontrol bekliyor', 'Onaylı', 'Reddedildi', 'Karantina', 'RM01', 'RM02', 'Palet hasarlı.', 'Teslim alan',
    ]; // biome-ignore format: as it stands on the paper
    for (const piece of expected) expect(text).toContain(piece);
    expect(text).not.toMatch(/15,25|TRY|₺|Değer/);
    const codes = (pdf.pages[0]?.fills ?? []).filter((fill) => fill.length > 20);
    expect(codes.map(readCode128)).toEqual(['GR-2026-000001']);
  });

  test('has cost and value where the office asks for them', async () => {
    const text = textOf(await print(t, `${path}?prices=true&language=en`));
    for (const piece of [
      'GOODS RECEIVED NOTE',
      '2026-11-22 01:30',
      'Waiting for',
      '15.25',
      '3,820.125',
      '₺15,280.50',
    ])
      expect(text).toContain(piece);
    expect(textOf(await print(t, `${path}?prices=false`))).not.toContain('₺');
  });

  test('comes as a PDF with a Turkish name', async () => {
    const { headers } = await print(t, path);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe(
      `inline; filename="Mal kabul fisi GR-2026-000001.pdf"; filename*=UTF-8''Mal%20kabul%20fi%C5%9Fi%20GR-2026-000001.pdf`,
    );
  });
});

test.each([
  ['a receipt that does not exist', () => '/procurement/receipts/999999/document', 404, 'NOT_FOUND'],
  ['an unknown language', () => `${path}?language=fr`, 422, 'VALIDATION_ERROR'],
  ['a flag that is none', () => `${path}?prices=perhaps`, 422, 'VALIDATION_ERROR'],
])('is refused: %s', async (_what, address, status, code) => {
  const answer = await t.as.viewer.get(address());
  expect([answer.status, answer.body.error_code]).toEqual([status, code]);
});

test('is refused: nobody', async () => {
  const answer = await t.as.nobody.get(path);
  expect([answer.status, answer.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
});
