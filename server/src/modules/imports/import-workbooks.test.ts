import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory } from '../../../../tests/harness/factory.ts';
import { manualClock } from '../../platform/clock.ts';
import { importXlsx } from './testing/sending.ts';
import { dayCell, type TestCell, workbook } from './testing/workbook.ts';

let t: TestApp;

beforeAll(async () => {
  t = await createTestApp({ clock: manualClock(new Date('2026-03-02T22:30:00Z'), 'Europe/Istanbul') });
  await (await createFactory(t)).product('STEEL');
});
afterAll(async () => {
  expect((await t.as.admin.get('/inventory/items')).body.total_count, 'nothing comes in').toBe(0);
  await t.close();
});

interface Expected {
  readonly found: string;
  readonly expected: string;
  readonly message: string;
}

const QUANTITY = 'a number greater than 0 and at most 999999999.999 with at most 3 decimals';
const MOMENT = 'a day like 2026-11-21 or 21.11.2026, with a time like 08:30 or without';

const HEADER = [
  'product_code',
  'warehouse_code',
  'quantity',
  'unit_cost',
  'quality_status',
  'entry_date',
  'expiry_date',
  'notes',
];
const GOOD: TestCell[] = ['STEEL', 'RM01', 1, 1, 'APPROVED'];

test.each<[string, number, TestCell, Expected]>([
  [
    'a number as text',
    2,
    '1.234,5',
    {
      found: '1.234,5',
      expected: QUANTITY,
      message: 'quantity is text, not a number: format the cell as a number and type it again.',
    },
  ],
  [
    'more decimals than the scale',
    2,
    1.00005,
    { found: '1.00005', expected: QUANTITY, message: 'quantity must have at most 3 decimals.' },
  ],
  [
    'the result of a sum that binary numbers cannot hold',
    2,
    { xml: '><f>A1+A2</f><v>0.30000000000000004</v>' },
    { found: '0.30000000000000004', expected: QUANTITY, message: 'quantity must have at most 3 decimals.' },
  ],
  [
    'a day as quantity',
    2,
    dayCell(46_037),
    { found: '2026-01-15', expected: QUANTITY, message: 'quantity is a date, not a number.' },
  ],
  [
    'an error of the spreadsheet',
    2,
    { xml: 't="e"><f>1/0</f><v>#DIV/0!</v>' },
    { found: '#DIV/0!', expected: QUANTITY, message: 'quantity is an error of the spreadsheet.' },
  ],
  [
    'a formula without a value',
    2,
    { xml: '><f>A1+A2</f>' },
    {
      found: '',
      expected: QUANTITY,
      message:
        'quantity is a formula whose value was not stored: open the file in a spreadsheet program and save it, or put the value in its place.',
    },
  ],
  [
    'truth as quantity',
    2,
    { xml: 't="b"><v>1</v>' },
    { found: 'TRUE', expected: QUANTITY, message: expect.stringContaining('is text') },
  ],
  [
    'a number as day',
    5,
    46_037,
    {
      found: '46037',
      expected: MOMENT,
      message: 'entry_date is a number, not a date: format the cell as a date.',
    },
  ],
  [
    'a time where a day is wanted',
    6,
    dayCell(46_752.5),
    {
      found: '2027-12-31T12:00:00',
      expected: 'a day like 2026-11-21 or 21.11.2026',
      message: 'expiry_date has a time, but the column holds days.',
    },
  ],
  [
    'a day where text is wanted',
    7,
    dayCell(46_752),
    {
      found: '2027-12-31',
      expected: '0 to 500 characters',
      message: 'notes is a date, but the column holds text: format the cell as text and type it again.',
    },
  ],
])('%s', async (_, place, cell, error) => {
  const row: TestCell[] = [...GOOD, null, null, null];
  row[place] = cell;
  const record = await importXlsx(t.as.admin, 'opening-stock', workbook([HEADER, row]));
  expect(record.errors).toEqual([{ row: 2, column: HEADER[place], ...error }]);
  expect([record.status, record.error_count]).toEqual(['REJECTED', 1]);
});
