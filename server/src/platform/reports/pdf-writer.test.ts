import { expect, it } from 'vitest';
import { readPdf, textOf } from '../pdf/testing/read-pdf.ts';
import { MOST_ROWS, writePdf } from './pdf-writer.ts';
import type { ReportChart } from './report.ts';
import { SETTINGS, STEEL, tableOf, written } from './testing/tables.ts';

const pdf = async (table: ReturnType<typeof tableOf>, language: 'tr' | 'en' = 'tr') =>
  readPdf(await written(writePdf(table, { ...SETTINGS, language })));

it('has the title, the parameters, the rows and the totals, lying on its side where there are many columns', async () => {
  const read = await pdf(tableOf([STEEL]));
  const text = textOf(read);
  for (const piece of [
    'Deneme raporu',
    'RM01',
    'Ürün adı',
    'Çelik Şase ığİö',
    '-12,5',
    '1.234,50',
    '2,50',
    'Toplam',
  ]) {
    expect(text).toContain(piece);
  }
  expect(text).toContain('21.11.2026 11:30');
  expect(text).toContain('Sayfa 1 / 1');
  expect(read.title).toBe('Deneme raporu');
  expect(read.pages[0]?.width).toBeGreaterThan(read.pages[0]?.height ?? 0);
  const few = tableOf([STEEL]);
  const upright = await pdf({ ...few, columns: few.columns.slice(0, 3) }, 'en');
  expect(upright.pages[0]?.height).toBeGreaterThan(upright.pages[0]?.width ?? 0);
  expect(textOf(upright)).toContain('1,234.50');
});

it('numbers its pages and repeats the headings', async () => {
  const read = await pdf(tableOf(Array.from({ length: 200 }, () => STEEL)));
  expect(read.pages.length).toBeGreaterThan(3);
  for (const [index, page] of read.pages.entries()) {
    expect(page.texts).toContain(`Sayfa ${index + 1} / ${read.pages.length}`);
    expect(page.texts).toContain('Ürün adı');
  }
});

const chart: ReportChart = {
  kind: 'bar',
  title: { tr: 'Değer', en: 'Value by month' },
  labels: ['Ocak', 'Şubat', 'Mart'],
  values: ['10.0000', '-5.0000', '40.0000'],
  unit: 'TRY',
};

it('draws bars as high as their values', async () => {
  const read = await pdf(tableOf([STEEL], { chart }), 'en');
  const bars = read.pages[0]?.fills.flat().filter((one) => one.width === 48) ?? [];
  const [first, second, third] = bars.map((bar) => bar.height);
  expect(bars).toHaveLength(3);
  expect((third ?? 0) / (first ?? 1)).toBeCloseTo(4, 1);
  expect((first ?? 0) / (second ?? 1)).toBeCloseTo(2, 1);
  for (const text of ['Value by month (TRY)', 'Ocak', 'Şubat', '40', '0'])
    expect(textOf(read)).toContain(text);
});

it('draws a line, of nothing but zeros too, and no chart without values', async () => {
  const line = await pdf(tableOf([], { chart: { ...chart, kind: 'line', values: ['0', '0', '0'] } }), 'en');
  expect(textOf(line)).toContain('Value by month (TRY)');
  const none = await pdf(tableOf([], { chart: { ...chart, labels: [], values: [] } }), 'en');
  expect(textOf(none)).not.toContain('Value by month');
});

it('refuses more rows than anybody reads on paper, and says what to ask for', async () => {
  const rows = (count: number) => tableOf(Array.from({ length: count }, () => ['a'] as const));
  await expect(pdf(rows(MOST_ROWS + 1))).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    message: expect.stringMatching(/5000 rows.*csv or xlsx/) as string,
  });
});
