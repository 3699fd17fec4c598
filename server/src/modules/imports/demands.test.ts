import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory } from '../../../../tests/harness/factory.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { importCsv, importXlsx, sendCsv } from './testing/sending.ts';
import { dayCell, workbook } from './testing/workbook.ts';

const HEADER = 'product_code;quantity;due_date;demand_type;reference_number;notes';
let t: TestApp;
beforeAll(async () => {
  t = await createTestApp({ clock: manualClock(new Date('2026-11-20T09:00:00Z'), 'Europe/Istanbul') });
  const f = await createFactory(t);
  await f.product('DOLAP-60', { unit: 'PCS' });
  await f.product('MASA-120', { unit: 'PCS' });
  const old = await f.product('ESKI-1');
  await t.db.sql('update products set is_active = false where product_id = $1', [old]);
});
afterAll(() => t.close());

const all = async (query = '') =>
  (await t.as.viewer.get(`/planning/demands?page_size=100${query}`)).body.items as Record<string, unknown>[];
const send = (lines: readonly string[], dryRun = false) =>
  importCsv(t.as.prod_mgr, 'demands', [HEADER, ...lines], dryRun);

describe('good files', () => {
  test('are checked first and then come in whole, with an audit row each', async () => {
    const lines = [
      'DOLAP-60;1.200,5;14.12.2026;CUSTOMER_ORDER;SİP-1;"Sabah; önce"',
      'MASA-120;3;2026-12-01;FORECAST;;',
      'MASA-120;1;2026-11-01;;;',
    ];
    const dry = await send(lines, true);
    expect([dry.kind, dry.status, dry.message]).toEqual([
      'DEMANDS',
      'CHECKED',
      expect.stringContaining('3 demands'),
    ]);
    expect(await all()).toEqual([]);
    expect(await send(lines)).toMatchObject({ status: 'IMPORTED', rows_total: 3, error_count: 0 });
    const items = await all();
    expect(items).toMatchObject([
      { product_code: 'MASA-120', quantity: '1.000', due_date: '2026-11-01', demand_type: 'MANUAL' },
      { product_code: 'MASA-120', quantity: '3.000', due_date: '2026-12-01', reference_number: null },
      { quantity: '1200.500', due_date: '2026-12-14', reference_number: 'SİP-1', notes: 'Sabah; önce' },
    ]);
    const [{ count } = { count: 0 }] = await t.db.sql<{ count: number }>(
      `select count(*) from audit_log where action = 'demand.create' and username = 'prod_mgr'`,
    );
    expect(count).toBe(3);
  });

  test('workbooks, too', async () => {
    const file = workbook([
      ['product_code', 'quantity', 'due_date', 'demand_type', 'reference_number'],
      ['DOLAP-60', 2.5, dayCell(46_402), 'CUSTOMER_ORDER', 'XLS-1'],
    ]);
    expect(await importXlsx(t.as.prod_mgr, 'demands', file)).toMatchObject({
      status: 'IMPORTED',
      errors: [],
    });
    expect(await all('&search=xls-1')).toMatchObject([{ quantity: '2.500', due_date: '2027-01-15' }]);
  });

  test('the template names the columns', async () => {
    const { body } = await t.as.viewer.get('/imports/demands/template');
    expect(body.kind).toBe('DEMANDS');
    expect(body.columns.map((one: { name: string }) => one.name).join(';')).toBe(HEADER);
    expect(body.columns.filter((one: { required: boolean }) => one.required)).toHaveLength(3);
  });
});

describe('bad files', () => {
  test('name every bad cell, and nothing comes in', async () => {
    const before = await all();
    const record = await send([
      'DOLAP-60;1;14.12.2026;CUSTOMER_ORDER;A-1;',
      'YOK-1;1;14.12.2026;CUSTOMER_ORDER;A-2;',
      'ESKI-1;1;14.12.2026;CUSTOMER_ORDER;A-3;',
    ]);
    expect(record.status).toBe('REJECTED');
    expect(record.errors).toEqual([
      {
        row: 3,
        column: 'product_code',
        found: 'YOK-1',
        expected: 'the code of an active product',
        message: 'There is no product YOK-1.',
      },
      {
        row: 4,
        column: 'product_code',
        found: 'ESKI-1',
        expected: 'the code of an active product',
        message: 'Product ESKI-1 is inactive. Activate it first, or choose another one.',
      },
    ]);
    expect(await all()).toEqual(before);
  });

  test.each([
    ['DOLAP-60;0;14.12.2026;;;', 'quantity'],
    ['DOLAP-60;1,0001;14.12.2026;;;', 'quantity'],
    ['DOLAP-60;1;31.11.2026;;;', 'due_date'],
    ['DOLAP-60;1;;;;', 'due_date'],
    ['DOLAP-60;1;14.12.2026;WISH;;', 'demand_type'],
    [`DOLAP-60;1;14.12.2026;;${'x'.repeat(51)};`, 'reference_number'],
    [';1;14.12.2026;;;', 'product_code'],
  ])('%s', async (line, column) => {
    const record = await send([line]);
    expect([record.status, record.errors.map((one) => [one.row, one.column])]).toEqual([
      'REJECTED',
      [[2, column]],
    ]);
  });

  test('a reference comes in once for a product and a day: in the file, and before it', async () => {
    const twice = await send([
      'DOLAP-60;1;14.12.2026;;TWICE;',
      'DOLAP-60;2;15.12.2026;;TWICE;',
      'DOLAP-60;3;14.12.2026;;TWICE;',
    ]);
    expect(twice.errors).toMatchObject([{ row: 4, column: 'reference_number', found: 'TWICE' }]);
    const line = 'DOLAP-60;1;14.12.2026;;SECOND;';
    expect((await send([line])).status).toBe('IMPORTED');
    const again = await send([line]);
    expect(again.errors).toEqual([
      {
        row: 2,
        column: 'reference_number',
        found: 'SECOND',
        expected: 'a reference that has no demand for this product and day yet',
        message: 'SECOND has a demand for DOLAP-60 on 2026-12-14 already. Was the file imported before?',
      },
    ]);
    const [one] = await all('&search=second');
    await t.as.prod_mgr.delete(`/planning/demands/${one?.demand_id}`);
    expect((await send([line])).status, 'what was deactivated may come again').toBe('IMPORTED');
  });

  test('whoever may not plan sends none', async () => {
    const body = `${HEADER}\nDOLAP-60;1;14.12.2026;;;`;
    for (const role of ['viewer', 'inv_clerk'] as const)
      expect(refused((await sendCsv(t.as[role], 'demands', body)) as never)).toEqual([
        403,
        'INSUFFICIENT_PERMISSIONS',
      ]);
  });
});
