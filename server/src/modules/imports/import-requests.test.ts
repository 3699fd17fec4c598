import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { CSV_TYPE, ended, sendCsv, sendXlsx, TURKISH, XLSX_TYPE } from './testing/sending.ts';
import { workbook } from './testing/workbook.ts';

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const WAREHOUSES = ['warehouse_code;warehouse_name;warehouse_type', 'RM01;Depo;RAW_MATERIALS'];

describe('what is refused at once', () => {
  const file = WAREHOUSES.join('\n');
  const refusal = (answer: { status: number; body: unknown }) => [
    answer.status,
    (answer.body as { error_code: string }).error_code,
  ];

  test.each([
    ['warehouses', ['admin']],
    ['products', ['admin', 'prod_mgr']],
    ['suppliers', ['admin', 'proc_off']],
    ['opening-stock', ['admin', 'inv_clerk']],
  ])('%s may be imported by %j only', async (path, roles) => {
    for (const role of ['admin', 'prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const) {
      const answer = await sendCsv(t.as[role], path, 'no_such_column\nx', TURKISH);
      if (roles.includes(role)) expect((await ended(t.as[role], answer)).status).toBe('REJECTED');
      else expect(refusal(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    expect(refusal(await sendCsv(t.as.nobody, path, file))).toEqual([401, 'NOT_AUTHENTICATED']);
  });

  test.each([
    ['no delimiter', 'decimal_separator=comma', 'delimiter'],
    ['no decimal sign', 'delimiter=comma', 'decimal_separator'],
    ['an unknown delimiter', 'delimiter=pipe&decimal_separator=comma', 'delimiter'],
    ['an unknown encoding', `${TURKISH}&encoding=latin1`, 'encoding'],
    ['a sheet', `${TURKISH}&sheet=Sayfa1`, 'sheet'],
    ['a dry run that is neither', `${TURKISH}&dry_run=perhaps`, 'dry_run'],
    ['an unknown parameter', `${TURKISH}&date_format=dmy`, 'date_format'],
  ])('CSV with %s', async (_, query, field) => {
    const answer = await sendCsv(t.as.admin, 'warehouses', file, query);
    expect(refusal(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body).toMatchObject({ details: [{ field }] });
  });

  test.each(['delimiter=comma', 'decimal_separator=comma', 'encoding=utf-8'])(
    'XLSX with %s',
    async (query) => {
      expect(refusal(await sendXlsx(t.as.admin, 'warehouses', workbook([['x']]), query))).toEqual([
        422,
        'VALIDATION_ERROR',
      ]);
    },
  );

  test('an empty body, and no body', async () => {
    expect(refusal(await sendCsv(t.as.admin, 'warehouses', ''))).toEqual([422, 'VALIDATION_ERROR']);
    const none = await t.as.admin.post(`/imports/warehouses?${TURKISH}`, undefined, CSV_TYPE);
    expect(refusal(none)).toEqual([422, 'VALIDATION_ERROR']);
  });

  test.each([
    'application/json',
    'text/plain',
    'application/vnd.ms-excel',
    'multipart/form-data; boundary=x',
  ])('a body that is %s', async (type) => {
    const answer = await t.as.admin.post(`/imports/warehouses?${TURKISH}`, '{}', { 'content-type': type });
    expect(refusal(answer)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(answer.body.message).toBe(
      `Send the file itself as the body, with Content-Type: text/csv or ${XLSX_TYPE['content-type']}.`,
    );
  });

  test('a charset beside the content type is no matter', async () => {
    const headers = { 'content-type': 'text/csv; charset=utf-8' };
    const sent = await t.as.admin.post(`/imports/warehouses?${TURKISH}`, file, headers);
    expect((await ended(t.as.admin, sent)).status).toBe('REJECTED');
  });

  test('other addresses go on refusing CSV', async () => {
    const answer = await t.as.admin.post('/warehouses', file, CSV_TYPE);
    expect(refusal(answer)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(answer.body.message).toContain('application/json');
  });

  test('16 MiB is taken, one byte more is not', async () => {
    const limit = 16 * 1_048_576;
    const sized = (bytes: number) => Buffer.alloc(bytes, 'x'.repeat(1_000));
    const answer = await sendCsv(t.as.admin, 'warehouses', sized(limit + 1));
    expect(refusal(answer)).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(answer.body.message).toContain('16 MiB');
    const taken = await ended(t.as.admin, await sendCsv(t.as.admin, 'warehouses', sized(limit)));
    expect(taken.status).toBe('REJECTED');
  });

  test('an unknown kind', async () => {
    expect(refusal(await sendCsv(t.as.admin, 'recipes', file))).toEqual([404, 'NOT_FOUND']);
    expect(refusal(await t.as.admin.get('/imports/recipes/template'))).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('Idempotency-Key', () => {
  test('a repeat gets the first answer and imports nothing again', async () => {
    const product = await f.product('ONCE-1');
    const file = 'product_code;warehouse_code;quantity;unit_cost;quality_status\nONCE-1;RM01;5;1;APPROVED';
    const send = (body: string) =>
      t.as.inv_clerk.post(`/imports/opening-stock?${TURKISH}&dry_run=false`, body, {
        ...CSV_TYPE,
        'idempotency-key': 'opening-once',
      });
    const [first, second] = [await send(file), await send(file)];
    expect(second.text).toBe(first.text);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await ended(t.as.inv_clerk, first)).toMatchObject({ status: 'IMPORTED' });
    const { body } = await t.as.viewer.get(`/inventory/items?product_id=${product}`);
    expect(body.total_count).toBe(1);
    const other = await send(`${file}\n`);
    expect([other.status, other.body.error_code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });
});

describe('reading', () => {
  test('imports are listed from the newest, filtered, and without their errors', async () => {
    const { body } = await t.as.viewer.get('/imports?kind=WAREHOUSES&status=REJECTED&page_size=1');
    expect(body).toMatchObject({ page: 1, page_size: 1, has_next: true });
    expect(body.items).toMatchObject([{ kind: 'WAREHOUSES', status: 'REJECTED' }]);
    expect(body.items[0]).not.toHaveProperty('errors');
    const { body: all } = await t.as.viewer.get('/imports?page_size=100');
    const numbers = all.items.map((item: { import_id: number }) => item.import_id);
    expect(numbers).toEqual(numbers.toSorted((a: number, b: number) => b - a));
    const { body: oldest } = await t.as.viewer.get('/imports?sort=import_id&is_dry_run=true');
    expect(oldest.items[0]).toMatchObject({ import_id: 1, is_dry_run: true });
  });

  test('an import that does not exist, and callers that may not', async () => {
    const missing = await t.as.viewer.get('/imports/999999');
    expect([missing.status, missing.body.error_code]).toEqual([404, 'NOT_FOUND']);
    for (const path of ['/imports', '/imports/1', '/imports/products/template']) {
      expect((await t.as.nobody.get(path)).status).toBe(401);
    }
    expect((await t.as.viewer.get('/imports/one')).status).toBe(422);
  });

  test('the template names the columns', async () => {
    const { body } = await t.as.viewer.get('/imports/opening-stock/template');
    expect(body.kind).toBe('OPENING_STOCK');
    expect(
      body.columns.map((column: { name: string; type: string; required: boolean }) => [
        column.name,
        column.type,
        column.required,
      ]),
    ).toEqual([
      ['product_code', 'text', true],
      ['warehouse_code', 'text', true],
      ['quantity', 'decimal', true],
      ['unit_cost', 'decimal', true],
      ['quality_status', 'choice', true],
      ['batch_number', 'text', false],
      ['entry_date', 'moment', false],
      ['expiry_date', 'day', false],
      ['location_in_warehouse', 'text', false],
      ['supplier_code', 'text', false],
      ['notes', 'text', false],
    ]);
    expect(body.columns[2]).toEqual({
      name: 'quantity',
      type: 'decimal',
      required: true,
      expected: 'a number greater than 0 and at most 999999999.999 with at most 3 decimals',
      example: '1234.500',
      description: expect.stringContaining('stock unit'),
    });
    expect(body.columns[0].expected).toBe('3 to 20 capital letters, digits or hyphens');
  });
});
