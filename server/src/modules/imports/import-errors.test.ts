import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { manualClock } from '../../platform/clock.ts';
import { importCsv } from './testing/sending.ts';

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp({ clock: manualClock(new Date('2026-03-02T22:30:00Z'), 'Europe/Istanbul') });
  f = await createFactory(t);
  await f.product('STEEL');
  const old = await f.product('OLD');
  await t.db.sql('update products set is_active = false where product_id = $1', [old]);
});
afterAll(async () => {
  const [counts] = await t.db.sql(
    `select (select count(*) from inventory_items)::integer as layers, (select count(*) from suppliers)::integer as suppliers`,
  );
  expect(counts, 'no file with an error may leave anything behind').toEqual({ layers: 1, suppliers: 0 });
  await expectInvariants(t.db);
  await t.close();
});

interface Expected {
  readonly row?: number | null;
  readonly column: string | null;
  readonly found: string | null;
  readonly expected: string;
  readonly message: string;
}

/** One bad cell in row 2 of an otherwise good file. */
async function errorsOf(path: string, good: Record<string, string>, bad: Record<string, string>) {
  const row = { ...good, ...bad };
  const quoted = Object.values(row).map((cell) =>
    /[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return importCsv(t.as.admin, path, [Object.keys(row).join(';'), quoted.join(';')]);
}

function expectOneError(record: { status: string; error_count: number; errors: unknown[] }, error: Expected) {
  expect(record.errors).toEqual([{ row: 2, ...error }]);
  expect([record.status, record.error_count]).toEqual(['REJECTED', 1]);
}

const QUANTITY = 'a number greater than 0 and at most 999999999.999 with at most 3 decimals';
const SIGNS = 'is not a number whose decimal sign is , and whose thousands sign is .';
const WRITTEN = ', written like 1234,56 or 1.234,56';
const MOMENT = 'a day like 2026-11-21 or 21.11.2026, with a time like 08:30 or without';

describe('cells of opening stock', () => {
  const good = {
    product_code: 'STEEL',
    warehouse_code: 'RM01',
    quantity: '1',
    unit_cost: '1',
    quality_status: 'APPROVED',
  };

  test.each<[Record<string, string>, Omit<Expected, 'column' | 'found'>]>([
    [{ quantity: '' }, { expected: QUANTITY, message: 'quantity is required.' }],
    [{ quantity: '0' }, { expected: QUANTITY, message: 'quantity must be greater than 0.' }],
    [{ quantity: '-1' }, { expected: QUANTITY, message: 'quantity must be greater than 0.' }],
    [{ quantity: '1,0005' }, { expected: QUANTITY, message: 'quantity must have at most 3 decimals.' }],
    [{ quantity: '1,0000' }, { expected: QUANTITY, message: 'quantity must have at most 3 decimals.' }],
    [
      { quantity: '1.000.000.000' },
      { expected: QUANTITY, message: 'quantity must be at most 999999999.999.' },
    ],
    [{ quantity: '1.5' }, { expected: QUANTITY + WRITTEN, message: `quantity ${SIGNS}.` }],
    [{ quantity: '1.00' }, { expected: QUANTITY + WRITTEN, message: `quantity ${SIGNS}.` }],
    [{ quantity: '1234.567' }, { expected: QUANTITY + WRITTEN, message: `quantity ${SIGNS}.` }],
    [{ quantity: '1.2345,6' }, { expected: QUANTITY + WRITTEN, message: `quantity ${SIGNS}.` }],
    [{ quantity: '.123' }, { expected: QUANTITY + WRITTEN, message: `quantity ${SIGNS}.` }],
    [{ quantity: '1,2,3' }, { expected: QUANTITY + WRITTEN, message: `quantity ${SIGNS}.` }],
    [{ quantity: '1e3' }, { expected: QUANTITY + WRITTEN, message: `quantity ${SIGNS}.` }],
    [{ quantity: '12 kg' }, { expected: QUANTITY + WRITTEN, message: `quantity ${SIGNS}.` }],
    [
      { unit_cost: '0,00005' },
      {
        expected: 'a number from 0 to 999999999.9999 with at most 4 decimals',
        message: 'unit_cost must have at most 4 decimals.',
      },
    ],
    [
      { quality_status: 'GOOD' },
      {
        expected: 'one of PENDING, APPROVED, REJECTED, QUARANTINE',
        message: 'quality_status must be one of PENDING, APPROVED, REJECTED, QUARANTINE.',
      },
    ],
    [
      { batch_number: 'ab' },
      {
        expected: '3 to 50 capital letters, digits or -',
        message: 'batch_number must be 3 to 50 capital letters, digits or -.',
      },
    ],
    [
      { entry_date: '30.02.2026' },
      { expected: MOMENT, message: 'entry_date must be a moment like 2026-11-21T08:30:00Z.' },
    ],
    [
      { entry_date: '03/02/2026' },
      { expected: MOMENT, message: 'entry_date must be a moment like 2026-11-21T08:30:00Z.' },
    ],
    [
      { entry_date: '03.03.2026' },
      {
        expected: 'a moment from 1900-01-01 to 2026-03-02T22:30:00.000Z',
        message: 'entry_date: must not be in the future.',
      },
    ],
    [
      { entry_date: '31.12.1899 23:59' },
      {
        expected: 'a moment from 1900-01-01 to 2026-03-02T22:30:00.000Z',
        message: 'entry_date: must not be before 1900-01-01.',
      },
    ],
    [
      { expiry_date: '2026-02-30' },
      {
        expected: 'a day like 2026-11-21 or 21.11.2026',
        message: 'expiry_date must be a day like 2026-11-21.',
      },
    ],
    [
      { location_in_warehouse: 'x'.repeat(51) },
      {
        expected: '1 to 50 characters',
        message: 'location_in_warehouse must have at most 50 characters.',
      },
    ],
    [
      { notes: 'a\u0001b' },
      { expected: '0 to 500 characters', message: 'notes must not hold control characters.' },
    ],
    [
      { product_code: 'NONE' },
      { expected: 'the code of an active product', message: 'There is no product NONE.' },
    ],
    [
      { product_code: 'OLD' },
      {
        expected: 'the code of an active product',
        message: 'Product OLD is inactive. Activate it first, or choose another one.',
      },
    ],
    [
      { warehouse_code: 'RM9' },
      { expected: 'the code of an active warehouse', message: 'There is no warehouse RM9.' },
    ],
    [
      { warehouse_code: 'FG01' },
      {
        expected: 'a warehouse for this type of product',
        message:
          'STEEL is a RAW_MATERIAL and belongs in a RAW_MATERIALS warehouse; FG01 is for FINISHED_PRODUCTS. Choose another warehouse.',
      },
    ],
    [
      { supplier_code: 'NOBODY' },
      { expected: 'the code of a supplier', message: 'There is no supplier NOBODY.' },
    ],
  ])('%j', async (bad, error) => {
    const [[column = '', found = '']] = Object.entries(bad) as [[string, string]];
    expectOneError(await errorsOf('opening-stock', good, bad), { column, found, ...error });
  });

  test('a batch twice in the file, and one that the warehouse has', async () => {
    const stocked = await f.stock(await f.product('BATCHED'), '1', '1');
    const { body } = await t.as.viewer.get(`/inventory/items/${stocked}`);
    const record = await importCsv(t.as.admin, 'opening-stock', [
      'product_code;warehouse_code;quantity;unit_cost;quality_status;batch_number',
      'STEEL;RM01;1;1;APPROVED;B-1',
      'STEEL;RM01;1;1;APPROVED;',
      'STEEL;RM02;1;1;APPROVED;B-1',
      'STEEL;RM01;2;1;APPROVED;B-1',
      `BATCHED;RM01;1;1;APPROVED;${body.batch_number}`,
    ]);
    expect(record.errors).toEqual([
      {
        row: 5,
        column: 'batch_number',
        found: 'B-1',
        expected: 'each product_code, warehouse_code, batch_number once in the file',
        message: 'batch_number B-1 stands in row 2 already. Remove one of the two rows.',
      },
      {
        row: 6,
        column: 'batch_number',
        found: body.batch_number,
        expected: 'a batch that the warehouse does not hold yet',
        message: `Batch ${body.batch_number} of BATCHED is in warehouse RM01 already. Was the file imported before?`,
      },
    ]);
  });
});

describe('cells of other files', () => {
  test.each<[string, Record<string, string>, Record<string, string>, Omit<Expected, 'column' | 'found'>]>([
    [
      'warehouses',
      { warehouse_code: 'OK1', warehouse_name: 'x', warehouse_type: 'PACKAGING' },
      { warehouse_code: 'İST' },
      {
        expected: '2 to 10 capital letters or digits',
        message: 'warehouse_code must be 2 to 10 capital letters or digits.',
      },
    ],
    [
      'products',
      { product_code: 'OK-1', product_name: 'x', product_type: 'PACKAGING', unit_of_measure: 'PCS' },
      { lead_time_days: '1,5' },
      {
        expected: 'a whole number from 0 to 3650',
        message: 'lead_time_days must be a whole number from 0 to 3650.',
      },
    ],
    [
      'products',
      { product_code: 'OK-1', product_name: 'x', product_type: 'PACKAGING', unit_of_measure: 'PCS' },
      { lead_time_days: '4.000' },
      {
        expected: 'a whole number from 0 to 3650',
        message: 'lead_time_days must be a whole number from 0 to 3650.',
      },
    ],
    [
      'suppliers',
      { supplier_code: 'OK-1', supplier_name: 'x' },
      { email: 'kimse' },
      {
        expected: 'an e-mail address like name@example.com',
        message: 'email must be an e-mail address like name@example.com.',
      },
    ],
    [
      'suppliers',
      { supplier_code: 'OK-1', supplier_name: 'x' },
      { phone: 'yok' },
      {
        expected: '5 to 30 digits, blanks and the signs + ( ) . / -',
        message: 'phone must be 5 to 30 digits, blanks and the signs + ( ) . / -.',
      },
    ],
    [
      'suppliers',
      { supplier_code: 'OK-1', supplier_name: 'x' },
      { price_rating: '5,01' },
      {
        expected: 'a number from 0 to 5 with at most 2 decimals',
        message: 'price_rating must be at most 5.',
      },
    ],
  ])('%s: %j with %j', async (path, good, bad, error) => {
    const [[column = '', found = '']] = Object.entries(bad) as [[string, string]];
    expectOneError(await errorsOf(path, good, bad), { column, found, ...error });
  });

  test('the lot size that its rule asks for, and a unit that does not exist', async () => {
    const record = await importCsv(t.as.admin, 'products', [
      'product_code;product_name;product_type;unit_of_measure;lot_sizing_rule',
      'LOT-1;x;PACKAGING;PCS;FIXED_QUANTITY',
      'LOT-2;x;PACKAGING;ADET;',
    ]);
    expect(record.errors).toEqual([
      {
        row: 2,
        column: 'lot_size',
        found: '',
        expected: QUANTITY,
        message: 'lot_size is required with lot_sizing_rule FIXED_QUANTITY.',
      },
      {
        row: 3,
        column: 'unit_of_measure',
        found: 'ADET',
        expected: expect.stringMatching(/^one of BAR, BOX, .*, TON$/),
        message: 'There is no unit ADET.',
      },
    ]);
  });

  test('all errors of all rows are named at once, in the order of the file, with their lines', async () => {
    const record = await importCsv(t.as.admin, 'warehouses', [
      'warehouse_code;warehouse_name;warehouse_type',
      '"N1";x;PACKAGING;"',
      '	"',
      '',
      'n2;;SHED',
      'RM01;x;PACKAGING',
      'N1;x;PACKAGING;stray',
    ]);
    expect(record.errors.map(({ row, column, found }) => [row, column, found])).toEqual([
      [5, 'warehouse_name', ''],
      [5, 'warehouse_code', 'n2'],
      [5, 'warehouse_type', 'SHED'],
      [6, 'warehouse_code', 'RM01'],
      [7, null, 'stray'],
      [7, 'warehouse_code', 'N1'],
    ]);
    expect(record).toMatchObject({ error_count: 6, rows_total: 4, rows_done: 4 });
  });

  test('the first 1,000 errors are kept and all are counted', async () => {
    const rows = Array.from({ length: 1_501 }, (_, place) => `${place}x;${'y'.repeat(300)};PACKAGING`);
    const record = await importCsv(t.as.admin, 'warehouses', [
      'warehouse_code;warehouse_name;warehouse_type',
      ...rows,
    ]);
    expect(record.error_count).toBe(3_002);
    expect(record.errors.length).toBe(1_000);
    expect(record.errors[0]).toMatchObject({ row: 2, column: 'warehouse_code', found: '0x' });
    expect(record.errors[1]?.found).toBe(`${'y'.repeat(200)}…`);
    expect(record.errors.at(-1)?.row).toBe(501);
    expect(record.message).toBe(
      'The file has 3002 errors, and nothing was imported. Correct the file and send it again. The first 1000 are listed.',
    );
  });
});

describe('what the database cannot hold', () => {
  const good = { supplier_code: 'OK-1', supplier_name: 'x' };

  test.each([
    ['a NUL', 'A\u0000B', 'A\ufffdB'],
    [
      'a character that the limit of what is shown would cut in two',
      `${'x'.repeat(199)}😀`,
      `${'x'.repeat(199)}\ufffd…`,
    ],
  ])('%s in a cell is shown as what it is not', async (_what, cell, shown) => {
    const record = await errorsOf('suppliers', good, { supplier_code: cell });
    expect([record.status, record.error_count]).toEqual(['REJECTED', 1]);
    expect(record.errors[0]).toMatchObject({ row: 2, column: 'supplier_code', found: shown });
  });

  test('a NUL in a header', async () => {
    const record = await importCsv(t.as.admin, 'suppliers', [
      'supplier_code;supplier_name;a\u0000b',
      'OK-1;x;y',
    ]);
    expect(record.status).toBe('REJECTED');
    expect(JSON.stringify(record.errors)).toContain('a\ufffdb');
  });
});
