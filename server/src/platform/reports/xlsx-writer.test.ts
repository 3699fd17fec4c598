import { strFromU8, unzipSync } from 'fflate';
import { expect, it, test } from 'vitest';
import type { TypedCell } from '../../modules/imports/tables.ts';
import { readXlsx } from '../../modules/imports/xlsx.ts';
import { SETTINGS, STEEL, tableOf, written } from './testing/tables.ts';
import { writeXlsx } from './xlsx-writer.ts';

async function workbook(table: ReturnType<typeof tableOf>, language: 'tr' | 'en' = 'tr', rows?: number) {
  const bytes = await written(writeXlsx(table, { ...SETTINGS, language }, rows));
  const files = Object.entries(unzipSync(bytes)).map(([path, file]) => [path, strFromU8(file)]);
  return Object.fromEntries(files) as Record<string, string>;
}

const sheet = async (table: ReturnType<typeof tableOf>) =>
  (await workbook(table))['xl/worksheets/sheet1.xml'] ?? '';

it('has numbers and days as numbers, and words as words', async () => {
  const text = await sheet(tableOf([STEEL]));
  const row = /<row r="6">.*?<\/row>/.exec(text)?.[0];
  expect(row).toBe(
    '<row r="6"><c s="0" t="inlineStr"><is><t xml:space="preserve">Çelik Şase ığİö</t></is></c>' +
      '<c s="1"><v>-12.500</v></c><c s="2"><v>1234.5000</v></c><c s="4"><v>3</v></c><c s="5"><v>2.50</v></c>' +
      '<c s="6"><v>46347</v></c><c s="7"><v>46347.4793431713</v></c></row>',
  );
});

it('is read back by the reader of the imports', async () => {
  const bytes = await written(writeXlsx(tableOf([STEEL]), SETTINGS));
  const rows = await readXlsx(bytes, 'Deneme raporu');
  const cells = rows.map((row) => row.cells);
  expect(cells.slice(0, 2)).toEqual([['Deneme raporu'], ['Depo', 'RM01']]);
  expect(cells).toContainEqual(['Ürün adı', 'Miktar', 'Değer', 'Adet', 'Pay %', 'Gün', 'An']);
  expect(cells.at(-2)?.[0]).toBe('Çelik Şase ığİö');
  expect(
    cells
      .at(-2)
      ?.slice(1)
      .map((cell) => (cell as TypedCell).type),
  ).toEqual([...Array.from({ length: 4 }, () => 'number'), 'date', 'date']);
});

it('has its titles and totals in bold, and the head stays in sight', async () => {
  const text = await sheet(tableOf([STEEL]));
  expect(text).toContain('<row r="1"><c s="16" t="inlineStr"><is><t xml:space="preserve">Deneme raporu</t>');
  expect(text).toContain('<c s="8" t="inlineStr"><is><t xml:space="preserve">Ürün adı</t>');
  expect(text).toContain('<c s="8" t="inlineStr"><is><t xml:space="preserve">Toplam</t>');
  expect(text).toContain('<c s="10"><v>1234.5000</v></c><c s="12"><v>3</v></c>');
  expect(text).toContain('<pane ySplit="5" topLeftCell="A6"');
  expect(text.match(/<col /g)).toHaveLength(7);
});

it('writes days in the order of the language', async () => {
  expect((await workbook(tableOf([])))['xl/styles.xml']).toContain('formatCode="dd\\.mm\\.yyyy"');
  expect((await workbook(tableOf([]), 'en'))['xl/styles.xml']).toContain('formatCode="yyyy\\-mm\\-dd"');
  expect((await workbook(tableOf([]), 'en'))['xl/workbook.xml']).toContain('<sheet name="Trial report"');
});

test.each(['=1+1', '+1', '@SUM(A1)', '=HYPERLINK("http://x";"y")'])('%s is a text', async (formula) => {
  const text = await sheet(tableOf([[formula, formula, formula, formula, formula, formula, formula]]));
  expect(text).not.toContain('<f');
  expect(text).not.toContain(`<v>${formula}`);
  expect(text.match(/inlineStr/g)?.length).toBe(1 + 2 + 1 + 7 + 7 + 1);
});

it('writes what XML has signs for, and leaves out what it cannot say', async () => {
  const text = await sheet(tableOf([['<a> & "b" \u0001\ud800 _x0041_ 🐓']]));
  expect(text).toContain('&lt;a&gt; &amp; &quot;b&quot;  _x005F_x0041_ 🐓<');
});

it('changes no number: what has more digits than a spreadsheet keeps is text', async () => {
  const text = await sheet(
    tableOf([
      ['a', null, '12345678901.2345'],
      ['b', null, '123456789012.3456'],
    ]),
  );
  expect(text).toContain('<v>12345678901.2345</v>');
  expect(text).toContain('<t xml:space="preserve">123456789012.3456</t>');
});

it('goes on with a further sheet where one is full', async () => {
  const rows = Array.from({ length: 10 }, (_, index) => [`row ${index}`]);
  const files = await workbook(tableOf(rows), 'tr', 8);
  const names = [...(files['xl/workbook.xml'] ?? '').matchAll(/sheet name="([^"]*)"/g)].map(
    ([, name]) => name,
  );
  expect(names).toEqual(['Deneme raporu', 'Deneme raporu (2)', 'Deneme raporu (3)', 'Deneme raporu (4)']);
  const all = [1, 2, 3, 4].map((n) => files[`xl/worksheets/sheet${n}.xml`] ?? '');
  expect(all.map((text) => text.match(/<row /g)?.length)).toEqual([8, 8, 8, 7]);
  expect(all.flatMap((text) => [...text.matchAll(/row \d/g)].map(String)).length).toBe(10);
  for (const text of all) expect(text).toMatch(/^<\?xml.*<\/sheetData><\/worksheet>$/s);
  expect(files['[Content_Types].xml']?.match(/worksheets\/sheet/g)).toHaveLength(4);
});
