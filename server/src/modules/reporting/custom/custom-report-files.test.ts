import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../../tests/harness/app.ts';
import { createFactory } from '../../../../../tests/harness/factory.ts';
import { manualClock } from '../../../platform/clock.ts';

let t: TestApp;

beforeAll(async () => {
  t = await createTestApp({ clock: manualClock(new Date('2026-11-21T08:00:00Z'), 'Europe/Istanbul') });
  const f = await createFactory(t);
  const steel = await f.product('STEEL');
  await t.db.sql(`update products set product_name = '=1+1 İğne' where product_id = $1`, [steel]);
  await f.stock(steel, '1234.5', '2.5');
  await f.stock(await f.product('PAINT'), '3', '1');
});
afterAll(() => t.close());

const DEFINITION = {
  data_set: 'stock',
  filters: [{ field: 'quantity_in_stock', operator: 'gt', value: 1 }],
  grouping: ['product_type', 'product_name'],
  metrics: [{ field: 'quantity_in_stock', aggregate: 'sum' }, { aggregate: 'count' }],
};

const file = async (path: string, payload: object, headers: Record<string, string> = {}) => {
  const authorization = `Bearer ${await t.tokenOf('inv_clerk')}`;
  const url = `/api/v1/reports/custom${path}`;
  return t.app.inject({ method: 'POST', url, payload, headers: { authorization, ...headers } });
};

test('as CSV, in the language of the reader, formulas neutralised, with levels and totals', async () => {
  const turkish = await file('?format=csv', DEFINITION, { 'accept-language': 'tr' });
  expect([turkish.statusCode, turkish.headers['content-type']], turkish.body).toEqual([
    200,
    'text/csv; charset=utf-8',
  ]);
  expect(turkish.headers['content-disposition']).toContain('custom-stock-2026-11-21.csv');
  expect(turkish.body).toContain('quantity_in_stock gt 1');
  const lines = turkish.body.trimEnd().split('\r\n');
  expect(lines.slice(-5)).toEqual([
    'Ürün tipi;Ürün adı;Düzey;Stok miktarı (toplam);Kayıt sayısı',
    "RAW_MATERIAL;'=1+1 İğne;2;1234,500;1",
    'RAW_MATERIAL;PAINT;2;3,000;1',
    'RAW_MATERIAL;;1;1237,500;2',
    'Toplam;;;1237,500;2',
  ]);
  const english = await file(
    '',
    { ...DEFINITION, limit: 1 },
    { accept: 'text/csv', 'accept-language': 'en' },
  );
  expect(english.body).toMatch(/Product type[,;]Product name[,;]Level[,;]/);
  expect(english.body).toMatch(/Limit[,;:].*1 \/ 2/);
});

test('without groups the whole is the one row', async () => {
  const { body } = await file('?format=csv', { ...DEFINITION, grouping: [] }, { 'accept-language': 'tr' });
  expect(body.trimEnd().split('\r\n').slice(-2)).toEqual([
    'Stok miktarı (toplam);Kayıt sayısı',
    '1237,500;2',
  ]);
});

test('as XLSX and PDF', async () => {
  const xlsx = await file('?format=xlsx', DEFINITION);
  const sheets = Object.entries(unzipSync(xlsx.rawPayload)).map(([, bytes]) => strFromU8(bytes));
  expect(sheets.join('')).toContain('İğne');
  const pdf = await file('?format=pdf', DEFINITION);
  expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
});

test('a saved report runs as a file of its name; what is refused is refused before a file', async () => {
  const saved = await t.as.inv_clerk.post('/reports/custom/saved', {
    report_name: 'Çelik listesi',
    definition: DEFINITION,
  });
  const run = await file(`/saved/${saved.body.custom_report_id}/run?format=csv`, {});
  expect([run.statusCode, run.body.split('\r\n')[0]]).toEqual([200, '\ufeffÇelik listesi']);
  const wrong = await file('?format=csv', { ...DEFINITION, grouping: ['nothing'] });
  expect([wrong.statusCode, wrong.json().error_code]).toEqual([422, 'VALIDATION_ERROR']);
  expect((await file('?format=docx', DEFINITION)).statusCode).toBe(422);
  expect((await t.as.viewer.post('/reports/custom?format=csv', DEFINITION)).status).toBe(403);
});
