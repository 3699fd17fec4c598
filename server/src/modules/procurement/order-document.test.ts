import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';
import { print } from '../../platform/pdf/testing/printing.ts';
import { readCode128 } from '../../platform/pdf/testing/read-code128.ts';
import { textOf } from '../../platform/pdf/testing/read-pdf.ts';

let t: TestApp;
let f: Factory;
let supplier: number;
let steel: number;
let paint: number;
let order: number;

const COMPANY = {
  name: 'Horoz Demir Çelik A.Ş.',
  address: 'Organize Sanayi, Gebze',
  taxNumber: '4620012345',
};

const ordered = async (body: object) => {
  const answer = await t.as.proc_off.post('/procurement/orders', {
    supplier_id: supplier,
    warehouse_id: f.rawWarehouse,
    ...body,
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.purchase_order_id as number;
};

const moveTo = async (orderId: number, status: string) => {
  const answer = await t.as.proc_off.put(`/procurement/orders/${orderId}/status`, { status });
  expect(answer.status, answer.text).toBe(200);
};

beforeAll(async () => {
  const clock = manualClock(new Date('2026-11-21T08:30:00Z'), 'Europe/Istanbul');
  t = await createTestApp({ clock, config: { company: COMPANY } });
  f = await createFactory(t);
  steel = await f.product('CELIK-SAC');
  paint = await f.product('BOYA-RAL', { unit: 'LITER' });
  await t.db.sql(`update products set product_name = 'ÇELİK SAC ığüşöç İĞÜŞÖÇ' where product_id = $1`, [
    steel,
  ]);
  await t.db.sql(
    `update warehouses set warehouse_name = 'Hammadde Deposu', location = 'Gebze, 4. Cadde' where warehouse_id = $1`,
    [f.rawWarehouse],
  );
  const [row] = await t.db.sql<{ supplier_id: number }>(
    `insert into suppliers (supplier_code, supplier_name, contact_person, email, phone, address, city, country, tax_number,
       payment_terms) values ('ERDEMIR', 'Ereğli Demir ve Çelik Fabrikaları T.A.Ş.', 'Işıl Çağlar', 'isil@erdemir.example',
       '+90 372 323 2500', 'Uzunkum Cad. No: 7', 'Karadeniz Ereğli', 'Türkiye', '3350004566', '30 gün net')
     returning supplier_id`,
  );
  supplier = row?.supplier_id ?? 0;
  await t.db.sql(
    `insert into product_suppliers (product_id, supplier_id, supplier_product_code, unit_price) values ($1, $2, 'DKP-20-Ş', 1)`,
    [steel, supplier],
  );
  order = await ordered({
    expected_delivery_date: '2026-12-01',
    notes: 'Sertifika ile.\nÖnce haber veriniz.',
    items: [
      { product_id: steel, quantity_ordered: '1234.5', unit_price: '15.2575', notes: 'Rulo\nhalinde' },
      { product_id: paint, quantity_ordered: 1000, unit_price: 2, expected_delivery_date: '2026-12-24' },
    ],
  });
});
afterAll(() => t.close());

describe('a purchase order on paper', () => {
  test('has everything that the supplier needs, in Turkish unless asked otherwise', async () => {
    await moveTo(order, 'SENT');
    const pdf = await print(t, `/procurement/orders/${order}/document`);
    expect(pdf.title).toBe('Satın alma siparişi PO-2026-000001');
    expect(pdf.pages.length).toBe(1);
    const expected = [
      'Horoz Demir Çelik A.Ş.', 'Organize Sanayi, Gebze', 'Vergi no: 4620012345',
      'SATIN ALMA SİPARİŞİ', 'PO-2026-000001', 'Gönderildi',
      'Karadeniz Ereğli, Türkiye', 'Uzunkum Cad. No: 7', 'Vergi no: 3350004566', 'İlgili: Işıl Çağlar',
      'Hammadde Deposu', 'Gebze, 4. Cadde', '30 gün net', '21.11.2026', '01.12.2026',
      'ÇELİK SAC ığüşöç İĞÜŞÖÇ', 'CELIK-SAC', 'DKP-20-Ş', 'Rulo halinde', '1.234,5', '15,2575', '18.835,3838',
      'BOYA-RAL', 'LITER', '1.000', '2,00', '2.000,00', 'Teslim: 24.12.2026',
      'Birim fiyat (TRY)', '₺20.835,3838', 'Sertifika ile.', 'Önce haber veriniz.', 'Basım: 21.11.2026', 'Sayfa 1 / 1',
    ]; // biome-ignore format: as it stands on the paper
    const text = textOf(pdf);
    for (const piece of expected) expect(text).toContain(piece);
    expect(text).not.toContain('TASLAK');
    expect(text).not.toContain('Teslim: 01.12.2026');
  });

  test('has its number as a Code 128', async () => {
    const pdf = await print(t, `/procurement/orders/${order}/document`);
    const codes = (pdf.pages[0]?.fills ?? []).filter((fill) => fill.length > 20);
    expect(codes.map(readCode128)).toEqual(['PO-2026-000001']);
  });

  test('speaks English with English numbers and days', async () => {
    const pdf = await print(t, `/procurement/orders/${order}/document?language=en`, { role: 'proc_off' });
    const text = textOf(pdf);
    for (const piece of [
      'PURCHASE ORDER',
      'Sent',
      '2026-12-01',
      '1,234.5',
      '18,835.3838',
      '₺20,835.3838',
      'Page 1 / 1',
    ])
      expect(text).toContain(piece);
    expect(pdf.language).toBe('en');
    expect(pdf.headers['content-disposition']).toBe(
      `inline; filename="Purchase order PO-2026-000001.pdf"; filename*=UTF-8''Purchase%20order%20PO-2026-000001.pdf`,
    );
  });

  test('comes as a PDF under a name with Turkish letters, and is not kept by caches', async () => {
    const { headers, bytes } = await print(t, `/procurement/orders/${order}/document`);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'cache-control': 'no-store',
      'content-disposition': `inline; filename="Satin alma siparisi PO-2026-000001.pdf"; filename*=UTF-8''Sat%C4%B1n%20alma%20sipari%C5%9Fi%20PO-2026-000001.pdf`,
    });
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('says on each page that it is a draft or cancelled', async () => {
    const items = Array.from({ length: 40 }, () => ({
      product_id: steel,
      quantity_ordered: 1,
      unit_price: 1,
    }));
    const draft = await ordered({ items });
    const pdf = await print(t, `/procurement/orders/${draft}/document`);
    expect(pdf.pages.length).toBe(2);
    for (const page of pdf.pages) expect(page.texts).toContain('TASLAK');
    await moveTo(draft, 'CANCELLED');
    const cancelled = await print(t, `/procurement/orders/${draft}/document?language=en`);
    for (const page of cancelled.pages) expect(page.texts).toContain('CANCELLED');
    expect(textOf(cancelled)).toContain('Cancelled');
  });

  test('of 200 lines goes over pages with the titles on each, in another currency', async () => {
    const items = Array.from({ length: 200 }, (_, index) => ({
      product_id: paint,
      quantity_ordered: index + 1,
      unit_price: '0.5',
    }));
    const long = await ordered({ currency: 'EUR', exchange_rate: '45.5', items });
    const pdf = await print(t, `/procurement/orders/${long}/document`);
    expect(pdf.pages.length).toBeGreaterThanOrEqual(8);
    expect(pdf.pages.length).toBeLessThanOrEqual(10);
    const count = pdf.pages.length;
    pdf.pages.forEach((page, index) => {
      expect(page.texts).toContain(`Sayfa ${index + 1} / ${count}`);
      // the last page may hold the sum and the signatures alone
      if (index < count - 1) expect(page.texts).toContain('Birim fiyat (EUR)');
    });
    const texts = pdf.pages.flatMap((page) => page.texts);
    expect(texts.filter((text) => text === 'LITER').length).toBe(200);
    expect(texts).toContain('€10.050,00');
    expect(texts).not.toContain('Tedarikçi kodu');
  });

  test('does not mix with another one printed at the same time', async () => {
    const other = await ordered({ items: [{ product_id: paint, quantity_ordered: 7, unit_price: 3 }] });
    const [one, two] = await Promise.all([
      print(t, `/procurement/orders/${order}/document`),
      print(t, `/procurement/orders/${other}/document?language=en`),
    ]);
    const alone = await print(t, `/procurement/orders/${order}/document`);
    expect(one.bytes.equals(alone.bytes)).toBe(true);
    expect(textOf(two)).toContain('₺21.00');
    expect(textOf(two)).not.toContain('SİPARİŞ');
  });
});

describe('is refused', () => {
  test.each([
    ['an order that does not exist', '/procurement/orders/999999/document', 404, 'NOT_FOUND'],
    ['an unknown language', '/procurement/orders/1/document?language=de', 422, 'VALIDATION_ERROR'],
    ['an unknown parameter', '/procurement/orders/1/document?prices=true', 422, 'VALIDATION_ERROR'],
    ['a number that is none', '/procurement/orders/x/document', 422, 'VALIDATION_ERROR'],
  ])('%s', async (_what, path, status, code) => {
    const answer = await t.as.viewer.get(path);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['content-disposition']).toBeUndefined();
  });

  test('nobody', async () => {
    const answer = await t.as.nobody.get(`/procurement/orders/${order}/document`);
    expect([answer.status, answer.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
  });
});
