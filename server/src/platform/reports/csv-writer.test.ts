import { expect, it, test } from 'vitest';
import { harmless, writeCsv } from './csv-writer.ts';
import type { ReportRow } from './report.ts';
import { SETTINGS, STEEL, tableOf, written } from './testing/tables.ts';

const csv = async (table: ReturnType<typeof tableOf>, language: 'tr' | 'en' = 'tr') =>
  (await written(writeCsv(table, { ...SETTINGS, language }))).toString('utf8');

it('is what a Turkish spreadsheet reads', async () => {
  expect(await csv(tableOf([STEEL]))).toBe(
    [
      '\ufeffDeneme raporu',
      'Depo;RM01',
      'Oluşturulma;21.11.2026 11:30:00',
      '',
      'Ürün adı;Miktar;Değer;Adet;Pay %;Gün;An',
      'Çelik Şase ığİö;-12,500;1234,5000;3;2,50;21.11.2026;21.11.2026 11:30:15',
      'Toplam;;1234,5000;3;;;',
      '',
    ].join('\r\n'),
  );
});

it('is what an English spreadsheet reads', async () => {
  const lines = (await csv(tableOf([STEEL], { totals: null }), 'en')).split('\r\n');
  expect(lines[0]).toBe('\ufeffTrial report');
  expect(lines.slice(2)).toEqual([
    'Created,2026-11-21 11:30:00',
    '',
    'Product name,Quantity,Value,Count,Share %,Day,Moment',
    'Çelik Şase ığİö,-12.500,1234.5000,3,2.50,2026-11-21,2026-11-21 11:30:15',
    '',
  ]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('%j is not a formula', async (text) => {
  expect(harmless(text)).toBe(`'${text}`);
  expect(await csv(tableOf([[text, '-1.000']]))).toContain(`'${text}`);
  const parameters = [{ title: { tr: text, en: text }, value: text }];
  const [, line] = (await csv(tableOf([], { parameters }), 'en')).split(/\r\n/);
  expect(line?.replaceAll('"', '').startsWith("'")).toBe(true);
});

it('marks nothing but formulas, and no number', async () => {
  expect(harmless('a=1')).toBe('a=1');
  expect(harmless('')).toBe('');
  expect(await csv(tableOf([['a', '=1']]))).toContain("a;'=1;");
  expect(await csv(tableOf([['a', '-1.000']]))).toContain('a;-1,000;');
});

it('quotes what would be taken for its own signs', async () => {
  const lines = await csv(tableOf([['a;b "c"\nd', '1.000']]));
  expect(lines).toContain('"a;b ""c""\nd";1,000;');
});

it('writes while it reads: a batch is asked for when the last one is taken', async () => {
  let asked = 0;
  async function* rows(): AsyncGenerator<ReportRow[]> {
    for (; asked < 3; ) {
      asked += 1;
      yield [{ name: `row ${asked}` }];
    }
  }
  const pieces = writeCsv(tableOf(rows()), SETTINGS);
  expect(Buffer.from((await pieces.next()).value ?? []).toString()).toContain('row 1');
  expect(asked).toBe(1);
  await pieces.return();
  expect(asked).toBe(1);
});

it('reads the totals after the rows', async () => {
  let sum = 0;
  function* rows(): Generator<ReportRow[]> {
    for (const count of [1, 2]) {
      sum += count;
      yield [{ count }];
    }
  }
  const table = {
    ...tableOf(rows()),
    get totals() {
      return { count: sum };
    },
  };
  expect(await csv(table)).toContain('Toplam;;;3;');
});
