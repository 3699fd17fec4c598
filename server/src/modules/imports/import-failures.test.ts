import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { manualClock } from '../../platform/clock.ts';
import { failInterruptedImports } from './imports.queries.ts';
import { createImporter } from './imports.service.ts';
import { ended, sendCsv, TURKISH } from './testing/sending.ts';

let t: TestApp;

beforeAll(async () => {
  t = await createTestApp({ clock: manualClock(new Date('2026-03-02T22:30:00Z'), 'Europe/Istanbul') });
});
afterAll(async () => {
  expect((await t.as.admin.get('/warehouses')).body.total_count, 'nothing comes in').toBe(0);
  await t.close();
});

describe('headers', () => {
  const header = async (line: string, query = TURKISH) => {
    const sent = await sendCsv(t.as.admin, 'warehouses', `${line}\nH1;x;PACKAGING`, `${query}&dry_run=false`);
    return ended(t.as.admin, sent);
  };
  const KNOWN = 'columns out of warehouse_code, warehouse_name, warehouse_type, location, manager_name';

  test('unknown, missing and repeated columns are named', async () => {
    const record = await header('warehouse_code;warehouse_code;Depo Adı;location');
    expect(record.errors).toEqual([
      {
        row: 1,
        column: 'warehouse_code',
        found: 'warehouse_code',
        expected: 'each column once',
        message: 'The column warehouse_code comes twice. Keep one of them.',
      },
      {
        row: 1,
        column: 'Depo Adı',
        found: 'Depo Adı',
        expected: KNOWN,
        message: 'Depo Adı is not a known column.',
      },
      {
        row: 1,
        column: 'warehouse_name',
        found: null,
        expected: 'a column warehouse_name',
        message: 'The column warehouse_name is missing. Its cells hold 1 to 100 characters.',
      },
      {
        row: 1,
        column: 'warehouse_type',
        found: null,
        expected: 'a column warehouse_type',
        message:
          'The column warehouse_type is missing. Its cells hold one of RAW_MATERIALS, SEMI_FINISHED, FINISHED_PRODUCTS, PACKAGING.',
      },
    ]);
    expect(record).toMatchObject({ status: 'REJECTED', rows_total: null, error_count: 4 });
  });

  test('a file that is separated otherwise is told so', async () => {
    const record = await header(
      'warehouse_code;warehouse_name;warehouse_type',
      'delimiter=comma&decimal_separator=point',
    );
    expect(record.errors[0]?.message).toBe(
      'warehouse_code;warehouse_name;warehouse_type is not a known column. If the file is separated otherwise, send it with delimiter=semicolon.',
    );
  });

  test('no rows, an empty first row, nothing at all', async () => {
    const send = async (text: string) =>
      (await ended(t.as.admin, await sendCsv(t.as.admin, 'warehouses', text))).errors;
    expect(await send('warehouse_code;warehouse_name;warehouse_type\n;;\n')).toEqual([
      {
        row: null,
        column: null,
        found: null,
        expected: 'at least one row below the header',
        message: 'The file has no rows below its header.',
      },
    ]);
    expect(await send('\nwarehouse_code;warehouse_name;warehouse_type\n')).toMatchObject([
      { row: 1, message: 'The first row of the file is empty. It must hold the names of the columns.' },
    ]);
    expect(await send('\n\n')).toMatchObject([{ row: null, expected: KNOWN, message: 'The file is empty.' }]);
  });
});

describe('the server and its imports', () => {
  test('those that were at work when it ended are failed at the next start', async () => {
    await t.db.sql(
      `insert into imports (kind, is_dry_run, options, created_at) values ('PRODUCTS', false, '{}', '2026-03-01')`,
    );
    const before = await t.db.sql(
      `select import_id, status, message from imports where status <> 'RUNNING' order by 1`,
    );
    await failInterruptedImports(t.db);
    expect(await t.db.sql(`select import_id from imports where status = 'RUNNING'`)).toEqual([]);
    const [failed] = await t.db.sql('select * from imports order by import_id desc limit 1');
    expect(failed).toMatchObject({
      status: 'FAILED',
      message: 'The server stopped during the import. Nothing was imported; send the file again.',
      finished_at: '2026-03-02T22:30:00Z',
    });
    expect(
      (await t.db.sql(`select import_id, status, message from imports order by 1`)).slice(0, before.length),
    ).toEqual(before);
  });

  test('what still waits when it stops ends as failed, and nothing is imported', async () => {
    const [row] = await t.db.sql<{ import_id: number }>(
      `insert into imports (kind, is_dry_run, options, created_at)
       values ('WAREHOUSES', false, $1, '2026-03-01') returning import_id`,
      [
        JSON.stringify({
          content_type: 'text/csv',
          bytes: 60,
          delimiter: 'semicolon',
          decimal_separator: 'comma',
          encoding: 'utf-8',
          sheet: null,
        }),
      ],
    );
    const { body: record } = await t.as.admin.get(`/imports/${row?.import_id}`);
    const failures: unknown[] = [];
    const importer = createImporter(t.db, (error) => failures.push(error));
    const actor = {
      userId: 1,
      username: 'admin',
      role: 'admin',
      requestId: 'late',
      language: 'en',
      sessionId: null,
    } as const;
    const file = Buffer.from('warehouse_code;warehouse_name;warehouse_type\nLATE;x;PACKAGING');
    importer.start(record, actor, file);
    await importer.close();
    expect((await t.as.admin.get(`/imports/${row?.import_id}`)).body).toMatchObject({
      status: 'FAILED',
      message: 'The server stopped during the import. Nothing was imported; send the file again.',
    });
    expect(failures.length).toBe(1);
    expect((await t.as.admin.get('/warehouses?search=LATE')).body.total_count).toBe(0);
  });
});
