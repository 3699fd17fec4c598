import { describe, expect, test } from 'vitest';
import { type CsvOptions, readCsv } from './csv.ts';
import { LIMITS } from './tables.ts';
import {
  dayCell,
  moneyCell,
  ownFormatCell,
  sheetXml,
  workbook,
  workbookFiles,
  zip,
} from './testing/workbook.ts';
import { plainDecimal, readXlsx } from './xlsx.ts';

const csv = (text: string | Buffer, options: Partial<CsvOptions> = {}) =>
  readCsv(Buffer.from(text as string), { delimiter: 'semicolon', encoding: 'utf-8', ...options });
const cellsOf = async (file: Buffer, sheet?: string) => (await readXlsx(file, sheet)).map((row) => row.cells);

const BROKEN = /cannot be read as an Excel workbook/;

describe('CSV', () => {
  test('line ends of every kind, a byte order mark, blanks around cells, blank lines', async () => {
    expect(await csv('\ufeffa; b \r\n1;"x\ny"\n\n;\r2;"""q"""\r\n"";3')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: ['1', 'x\ny'] },
      { row: 6, cells: ['2', '"q"'] },
      { row: 7, cells: ['', '3'] },
    ]);
  });

  test('comma and tab', async () => {
    expect(await csv('a,b;c', { delimiter: 'comma' })).toEqual([{ row: 1, cells: ['a', 'b;c'] }]);
    expect(await csv('a\tb,c', { delimiter: 'tab' })).toEqual([{ row: 1, cells: ['a', 'b,c'] }]);
  });

  test('signs of several bytes on the borders of slices stay whole', async () => {
    const rows = Array.from({ length: 5_000 }, (_, place) => `ş${'😀'.repeat(place % 7)}İ`);
    expect((await csv(rows.join('\n'))).map((row) => row.cells[0])).toEqual(rows);
  });

  test.each<[string, string, number, RegExp]>([
    ['an open quote sign', 'a;b\n1;2\n3;"4\n5;6\n', 3, /opened and not closed/],
    ['a quote sign inside a cell', 'a;b\n1;2" pipe\n', 2, /written in quote signs/],
    ['text behind a quoted cell', 'a;b\n1;"2" pipe\n', 2, /written in quote signs/],
    ['a row without an end', `a;b\n1;2\n"${'x'.repeat(200_000)}`, 3, /too long/],
    ['101 columns', `a\n${'x;'.repeat(100)}x\n`, 2, /more than 100 columns/],
  ])('%s', async (_, text, row, message) => {
    await expect(csv(text)).rejects.toMatchObject({ row, message: expect.stringMatching(message) });
  });

  test('what is not UTF-8, and UTF-8 that is called something else', async () => {
    const turkish = Buffer.from([0x61, 0xfe, 0x62]);
    await expect(csv(turkish)).rejects.toThrow(/not UTF-8.*encoding=windows-1254/);
    expect((await csv(turkish, { encoding: 'windows-1254' }))[0]?.cells).toEqual(['aşb']);
    await expect(csv('\ufeffa', { encoding: 'windows-1254' })).rejects.toThrow(/encoding=utf-8/);
    await expect(csv(Buffer.from('\ufeffa;b\n', 'utf16le'))).rejects.toThrow(/not UTF-8/);
  });

  test('100,000 rows are read, 100,001 are not', async () => {
    const rows = `a\n${'x\n'.repeat(100_000)}`;
    expect((await csv(rows)).length).toBe(100_001);
    await expect(csv(`${rows}x\n`)).rejects.toThrow(/more than 100,000 rows/);
  });
});

describe('XLSX', () => {
  test('text, numbers, truth, days, formulas and gaps', async () => {
    const file = workbook([
      ['a', null, ' İı & <ş> '],
      [],
      [1.5, -2, 1e-7, 123_456_789_012, 1e21, 0.1],
      [dayCell(1), dayCell(59), dayCell(61), dayCell(46_037.75), ownFormatCell(46_037), moneyCell('1E-3')],
      [
        { xml: 't="b"><v>0</v>' },
        { xml: 't="str"><f>A1</f><v>text</v>' },
        { xml: 't="inlineStr"><is><r><t>two </t></r><r><t>runs_x0041_</t></r></is>' },
        { xml: 't="d"><v>2026-01-15</v>' },
        { xml: 's="1">' },
      ],
    ]);
    expect(await readXlsx(file, undefined)).toEqual([
      { row: 1, cells: ['a', '', 'İı & <ş>'] },
      {
        row: 3,
        cells: ['1.5', '-2', '0.0000001', '123456789012', '1000000000000000000000', '0.1'].map((text) => ({
          type: 'number',
          text,
        })),
      },
      {
        row: 4,
        cells: [
          ...['1900-01-01', '1900-02-28', '1900-03-01', '2026-01-15T18:00:00', '2026-01-15'].map((text) => ({
            type: 'date',
            text,
          })),
          { type: 'number', text: '0.001' },
        ],
      },
      { row: 5, cells: ['FALSE', 'text', 'two runsA', { type: 'date', text: '2026-01-15' }] },
    ]);
  });

  test('days of a workbook that counts from 1904', async () => {
    const file = workbook([[dayCell(0), dayCell(44_575)]], { is1904: true });
    expect(await cellsOf(file)).toEqual([
      [
        { type: 'date', text: '1904-01-01' },
        { type: 'date', text: '2026-01-15' },
      ],
    ]);
  });

  test('a sheet is found by its name, and a missing one is told which there are', async () => {
    const file = workbook([['wanted']], { sheetsBefore: ['Özet'], name: 'Stok' });
    expect(await cellsOf(file)).toEqual([['x']]);
    expect(await cellsOf(file, 'Stok')).toEqual([['wanted']]);
    await expect(cellsOf(file, 'stok')).rejects.toMatchObject({
      found: 'stok',
      expected: 'one of Özet, Stok',
      message: 'The workbook has no sheet stok. It has: Özet, Stok.',
    });
  });

  test('names with a prefix, files stored without packing', async () => {
    const prefixed = sheetXml([['x', 2]], [])
      .replaceAll(/<(\/?)(\w)/g, '<$1x:$2')
      .replace('xmlns=', 'xmlns:x=');
    const files = workbookFiles([], { sheet: prefixed.replace('t="s"><x:v>0', 't="str"><x:v>x') });
    expect(await cellsOf(zip(files.map((file) => ({ ...file, isStored: true }))))).toEqual([
      ['x', { type: 'number', text: '2' }],
    ]);
  });

  test('what is no workbook, or a broken one', async () => {
    const good = workbook([['x']]);
    const files = workbookFiles([['x']]);
    const without = (name: string) => zip(files.filter((file) => file.name !== name));
    const withSheet = (sheet: string) => zip(workbookFiles([], { sheet }));
    const lying = files.map((file) => (file.name.endsWith('sheet1.xml') ? { ...file, statedCrc: 1 } : file));
    for (const [place, file] of [
      Buffer.from('warehouse_code;warehouse_name\n'),
      Buffer.from('PK'),
      good.subarray(0, good.length - 30),
      good.subarray(10),
      zip([]),
      zip([{ name: 'word/document.xml', content: '<x/>' }]),
      without('xl/workbook.xml'),
      without('xl/_rels/workbook.xml.rels'),
      without('xl/worksheets/sheet1.xml'),
      zip(lying),
      withSheet('<worksheet><sheetData><row><c>'),
      withSheet('<worksheet><sheetData><row r="0"><c><v>1</v></c></row></sheetData></worksheet>'),
      withSheet(''),
      withSheet('no xml'),
    ].entries()) {
      await expect(readXlsx(file, undefined), `file ${place}`).rejects.toThrow(BROKEN);
    }
  });

  test('without styles and shared texts', async () => {
    const files = workbookFiles([[1]]).filter((file) => !/styles|sharedStrings/.test(file.name));
    expect(await cellsOf(zip(files))).toEqual([[{ type: 'number', text: '1' }]]);
  });

  test('a damaged byte is noticed', async () => {
    const file = workbook([Array.from({ length: 50 }, (_, place) => `text ${place}`)]);
    let noticed = 0;
    for (let at = 40; at < file.length - 22; at += 97) {
      const damaged = Buffer.from(file);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 0x55, at);
      const rows = await readXlsx(damaged, undefined).catch((error: Error) => error.message);
      if (typeof rows === 'string') noticed += 1;
      else expect(rows).toEqual(await readXlsx(file, undefined));
    }
    expect(noticed).toBeGreaterThan(5);
  });
});

describe('files that are made to hurt', () => {
  test('a zip bomb is stopped by what comes out of it, whatever it says', async () => {
    const files = workbookFiles([]).filter((file) => !file.name.endsWith('sheet1.xml'));
    const bombOf = (content: Buffer) =>
      zip([...files, { name: 'xl/worksheets/sheet1.xml', content, statedBytes: 10 }]);
    const zeros = bombOf(Buffer.alloc(LIMITS.unpackedBytes + 1));
    const tags = bombOf(Buffer.alloc(30_000_000, '<a/>'));
    expect(zeros.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    await expect(readXlsx(zeros, undefined)).rejects.toThrow(BROKEN);
    await expect(readXlsx(tags, undefined, 20_000_000)).rejects.toThrow(/too large when it is unpacked/);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1_048_576);
  });

  test('a text without an end is not searched again and again', async () => {
    const start = performance.now();
    const sheet = `<worksheet><sheetData><row r="1"><c r="A1"><v>${'1'.repeat(20_000_000)}`;
    await expect(readXlsx(workbook([], { sheet }), undefined)).rejects.toThrow(BROKEN);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test('a row a billion rows away, and a cell far to the right', async () => {
    const row = (number: number, cell: string) =>
      `<worksheet><sheetData><row r="${number}"><c r="${cell}"><v>1</v></c></row></sheetData></worksheet>`;
    const far = workbook([], { sheet: row(1_000_000_000, 'A1000000000') });
    expect(await readXlsx(far, undefined)).toEqual([
      { row: 1_000_000_000, cells: [{ type: 'number', text: '1' }] },
    ]);
    await expect(readXlsx(workbook([], { sheet: row(2, 'ZZZ2') }), undefined)).rejects.toMatchObject({
      row: 2,
      expected: 'at most 100 columns',
    });
  });

  test('entities are not expanded', async () => {
    const sheet =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    expect(await cellsOf(workbook([], { sheet }))).toEqual([['&b;']]);
  });

  test('100,001 rows below the header', async () => {
    const lines = Array.from(
      { length: 100_002 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
    );
    const sheet = `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`;
    await expect(readXlsx(workbook([], { sheet }), undefined)).rejects.toThrow(/more than 100,000 rows/);
  });

  test('other requests run while a large file is read', async () => {
    let turns = 0;
    let isReading = true;
    const turn = () => {
      turns += 1;
      if (isReading) setImmediate(turn);
    };
    setImmediate(turn);
    await csv(`a;b;c\n${'1234,5;some text;"quoted"\n'.repeat(30_000)}`);
    isReading = false;
    expect(turns).toBeGreaterThan(20);
  });
});

test.each([
  [0, '0'],
  [-1.5e-9, '-0.0000000015'],
  [1.25e-7, '0.000000125'],
  [1e21, '1000000000000000000000'],
  [-1.5e22, '-15000000000000000000000'],
  [0.1 + 0.2, '0.30000000000000004'],
])('%d without an exponent', (number, text) => {
  expect(plainDecimal(number)).toBe(text);
});
