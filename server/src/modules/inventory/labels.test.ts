import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory } from '../../../../tests/harness/factory.ts';
import { qrCode } from '../../platform/pdf/barcodes.ts';
import { print } from '../../platform/pdf/testing/printing.ts';
import { readCode128 } from '../../platform/pdf/testing/read-code128.ts';
import type { ReadPage, Rectangle } from '../../platform/pdf/testing/read-pdf.ts';

let t: TestApp;
const item: Record<string, number> = {};

beforeAll(async () => {
  t = await createTestApp();
  const f = await createFactory(t);
  const steel = await f.product('CELIK-SAC');
  await t.db.sql(`update products set product_name = 'ÇELİK SAC ığüşöç' where product_id = $1`, [steel]);
  const stocked = async (batch: string, more = {}) => {
    const answer = await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: steel,
      warehouse_id: f.rawWarehouse,
      quantity: '1234.5',
      unit_cost: 1,
      batch_number: batch,
      ...more,
    });
    expect(answer.status, answer.text).toBe(201);
    return answer.body.inventory_item_id as number;
  };
  item.plain = await stocked('ERD-2026-1001', {
    quality_status: 'APPROVED',
    expiry_date: '2099-11-30',
    location_in_warehouse: 'Raf 3-Ç',
  });
  item.pending = await stocked('ERD-2026-1002', { quantity: '999999999.999' });
  item.long = await stocked('L'.repeat(50), { quality_status: 'QUARANTINE' });
  item.rejected = await stocked('ERD-2026-1003', { quality_status: 'REJECTED' });
});
afterAll(() => t.close());

/** the label's two codes: the QR code is drawn first, then the bars */
const qrOf = (page: ReadPage | undefined) => page?.fills[0] ?? [];
const barsOf = (page: ReadPage | undefined) =>
  page?.fills.slice(1).filter((fill: readonly Rectangle[]) => fill.length > 10) ?? [];

/** The runs of dark modules, in modules, as the code of this text has them. */
async function expectQr(page: ReadPage | undefined, text: string): Promise<void> {
  const code = await qrCode(text);
  const runs = qrOf(page);
  const module = (runs[0]?.width ?? 0) / 7; // the first run is the top of a finder pattern
  const [left, top] = [runs[0]?.x ?? 0, runs[0]?.y ?? 0];
  const drawn = runs.map((run) =>
    [(run.y - top) / module, (run.x - left) / module, run.width / module].map(Math.round),
  );
  expect(drawn).toEqual(code.rows.flatMap((row, y) => row.map(([x, length]) => [y, x, length])));
}

describe('a label', () => {
  test('is 100 × 50 mm with product, quantity, expiry, place and quality', async () => {
    const pdf = await print(t, `/inventory/items/${item.plain}/label`);
    expect(pdf.pages.length).toBe(1);
    const [page] = pdf.pages;
    expect([page?.width, page?.height]).toEqual([expect.closeTo(283.46, 1), expect.closeTo(141.73, 1)]);
    expect(page?.texts).toEqual([
      'ERD-2026-1001', 'CELIK-SAC', 'ÇELİK SAC ığüşöç', 'MİKTAR', '1.234,5 KG', 'SON KULLANMA', '30.11.2099', 'DEPO / YER',
      'RM01 / Raf 3-Ç', 'ONAYLI',
    ]); // biome-ignore format: as it stands on the label
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toBe(
      `inline; filename="Etiket ERD-2026-1001.pdf"; filename*=UTF-8''Etiket%20ERD-2026-1001.pdf`,
    );
  });

  test('has the batch as a Code 128, and a QR code that also says which layer it is', async () => {
    const [page] = (await print(t, `/inventory/items/${item.plain}/label?language=en&format=pdf`)).pages;
    expect(barsOf(page).map(readCode128)).toEqual(['ERD-2026-1001']);
    await expectQr(page, `HD1;${item.plain};ERD-2026-1001`);
    expect(page?.texts).toEqual(expect.arrayContaining(['1,234.5 KG', '2099-11-30', 'APPROVED']));
  });

  test('never cuts a number, and says nothing of an expiry that there is not', async () => {
    const [page] = (await print(t, `/inventory/items/${item.pending}/label`)).pages;
    expect(page?.texts).toEqual(expect.arrayContaining(['999.999.999,999 KG', 'KONTROL BEKLİYOR']));
    expect(page?.texts).not.toContain('SON KULLANMA');
  });

  test('of a batch number whose bars would be too thin has it as text and in the QR code', async () => {
    const [page] = (await print(t, `/inventory/items/${item.long}/label`)).pages;
    expect(page?.texts).toEqual(expect.arrayContaining(['L'.repeat(50), 'KARANTİNA']));
    expect(barsOf(page)).toEqual([]);
    await expectQr(page, `HD1;${item.long};${'L'.repeat(50)}`);
  });
});

describe('many labels', () => {
  test('are pages of one PDF in the order asked for, and one twice where it is asked for twice', async () => {
    const ids = [item.rejected, item.plain, item.pending, item.plain];
    const pdf = await print(t, '/inventory/labels', { body: { inventory_item_ids: ids, language: 'en' } });
    expect(pdf.pages.map((page) => page.texts[0])).toEqual([
      'ERD-2026-1003',
      'ERD-2026-1001',
      'ERD-2026-1002',
      'ERD-2026-1001',
    ]);
    expect(pdf.pages[0]?.texts).toContain('REJECTED');
    for (const [index, page] of pdf.pages.entries()) {
      const batch = page.texts[0] ?? '';
      expect(barsOf(page).map(readCode128)).toEqual([batch]);
      await expectQr(page, `HD1;${ids[index]};${batch}`);
    }
    expect(pdf.headers['content-disposition']).toContain('Labels (4).pdf');
  });
});

describe('is refused', () => {
  test.each([
    ['a layer that does not exist', '/inventory/items/999999/label', 404, 'NOT_FOUND'],
    ['an unknown language', '/inventory/items/1/label?language=tR', 422, 'VALIDATION_ERROR'],
    ['another format', '/inventory/items/1/label?format=png', 422, 'VALIDATION_ERROR'],
  ])('%s', async (_what, path, status, code) => {
    const answer = await t.as.viewer.get(path);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });

  test.each([
    ['no layer', { inventory_item_ids: [] }, 422, 'VALIDATION_ERROR'],
    ['201 layers', { inventory_item_ids: Array(201).fill(1) }, 422, 'VALIDATION_ERROR'],
    ['an unknown field', { inventory_item_ids: [1], copies: 2 }, 422, 'VALIDATION_ERROR'],
    ['an unknown language', { inventory_item_ids: [1], language: 'de' }, 422, 'VALIDATION_ERROR'],
    ['one layer that does not exist', { inventory_item_ids: [1, 999_999] }, 404, 'NOT_FOUND'],
  ])('%s', async (_what, body, status, code) => {
    const answer = await t.as.viewer.post('/inventory/labels', body);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
    if (status === 404) expect(answer.body.message).toContain('999999');
  });

  test('a body that is not JSON', async () => {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/api/v1/inventory/labels',
      headers: { authorization: `Bearer ${await t.tokenOf('viewer')}`, 'content-type': 'application/json' },
      payload: '{"inventory_item_ids":',
    });
    expect([answer.statusCode, answer.json().error_code]).toEqual([400, 'INVALID_JSON']);
  });

  test('nobody', async () => {
    const one = await t.as.nobody.get(`/inventory/items/${item.plain}/label`);
    const many = await t.as.nobody.post('/inventory/labels', { inventory_item_ids: [item.plain] });
    expect([one.status, many.status]).toEqual([401, 401]);
  });
});
