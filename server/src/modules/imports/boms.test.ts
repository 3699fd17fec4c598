import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { HEADER, PartsLists } from './testing/parts-lists.ts';
import { ended, importCsv, importXlsx, sendCsv, TURKISH } from './testing/sending.ts';
import { workbook } from './testing/workbook.ts';

let p: PartsLists;

beforeAll(async () => {
  p = await PartsLists.create();
});
beforeEach(() => p.nextProducts());
afterAll(async () => {
  await expectInvariants(p.t.db);
  await p.t.close();
});

describe('good files', () => {
  const FULL =
    'level;product_code;quantity;unit_of_measure;scrap_percentage;bom_version;base_quantity;yield_percentage;labor_cost_per_unit;overhead_cost_per_unit;is_phantom;substitute_group;notes';

  test('CSV: every column, several levels and products, audited like one by one', async () => {
    const rows = [
      '0 A    2.1 10 98,5 12,25 3   Üst',
      '1 D 2,5    4    DOĞRU  kapı',
      '2 STEEL 1.250 G 3,5       s1 ',
      '2 PAINT 0,5      ',
      '1 SCREW 24    ',
      '0 B',
      '1 D 1',
    ].map((row) => row.replaceAll(' ', ';'));
    const record = await importCsv(p.t.as.prod_mgr, 'boms', [FULL, ...rows.map((row) => p.named(row))]);
    expect(record).toMatchObject({
      kind: 'BOMS',
      status: 'IMPORTED',
      errors: [],
      rows_total: 7,
      message: '7 rows of parts lists were imported.',
    });
    const top = await p.bomOf('A');
    expect(top).toMatchObject({
      status: 'DRAFT',
      bom_version: '2.1',
      base_quantity: '10.000',
      yield_percentage: '98.50',
      labor_cost_per_unit: '12.2500',
      overhead_cost_per_unit: '3.0000',
      effective_date: '2026-03-03',
      expiry_date: null,
      over_consumption_rule: 'ALLOW',
      notes: 'Üst',
      component_count: 2,
      components: [
        {
          product_code: p.at('D'),
          sequence_number: 10,
          quantity_required: '2.500',
          unit_of_measure: 'PCS',
          is_phantom: true,
          notes: 'kapı',
        },
        { product_code: 'SCREW', sequence_number: 20, quantity_required: '24.000', is_phantom: false },
      ],
    });
    expect(await p.bomOf('D')).toMatchObject({
      bom_version: '1.0',
      base_quantity: '4.000',
      yield_percentage: '100.00',
      labor_cost_per_unit: '0.0000',
      notes: null,
      components: [
        {
          product_code: 'STEEL',
          quantity_required: '1250.000',
          unit_of_measure: 'G',
          scrap_percentage: '3.50',
          substitute_group: 's1',
        },
        { product_code: 'PAINT', quantity_required: '0.500', unit_of_measure: 'KG', substitute_group: null },
      ],
    });
    expect(await p.bomOf('B')).toMatchObject({ notes: null, components: [{ product_code: p.at('D') }] });
    const audits = await p.t.db.sql(
      `select action, username, after from audit_log where entity_type = 'bom' and entity_id = $1`,
      [String(top.bom_id)],
    );
    expect(audits).toEqual([{ action: 'bom.create', username: 'prod_mgr', after: top }]);
  });

  test('XLSX', async () => {
    const file = workbook([
      ['level', 'product_code', 'quantity', 'bom_version', 'is_phantom'],
      [0, p.at('A'), null, '3.0', null],
      [1, p.at('D'), 2, null, { xml: 't="b"><v>1</v>' }],
      [2, 'STEEL', 0.125, null, { xml: 't="b"><v>0</v>' }],
    ]);
    expect(await importXlsx(p.t.as.prod_mgr, 'boms', file)).toMatchObject({ status: 'IMPORTED', errors: [] });
    expect(await p.bomOf('A')).toMatchObject({ bom_version: '3.0', components: [{ is_phantom: true }] });
    expect(await p.bomOf('D')).toMatchObject({
      components: [{ quantity_required: '0.125', is_phantom: false }],
    });
  });

  test('a shared assembly is one recipe, listed again in any order or not at all', async () => {
    const record = await p.send(
      [
        '0 A',
        '1 D 1',
        '2 STEEL 1 KG',
        '2 SCREW 4',
        '1 E 1',
        '2 D 2',
        '0 B',
        '1 D 3',
        '2 SCREW 4,0',
        '2 STEEL 1',
        '0 D',
        '1 STEEL 1',
        '1 SCREW 4',
      ],
      `${HEADER};unit_of_measure`,
    );
    expect(record).toMatchObject({ status: 'IMPORTED', errors: [] });
    expect((await p.bomOf('D')).components).toMatchObject([
      { product_code: 'STEEL' },
      { product_code: 'SCREW' },
    ]);
    for (const name of ['A', 'B', 'E']) await p.bomOf(name);
  });

  test('a dry run changes nothing, and is what happens when nothing is said', async () => {
    const before = await p.stored();
    const rows = ['0 A', '1 STEEL 1'];
    expect(await p.send(rows, HEADER, true)).toMatchObject({
      status: 'CHECKED',
      message: 'The file has no errors: 2 rows of parts lists can be imported with dry_run=false.',
    });
    const sent = await sendCsv(p.t.as.prod_mgr, 'boms', p.list(rows).join('\n'), TURKISH);
    expect(await ended(p.t.as.prod_mgr, sent)).toMatchObject({ status: 'CHECKED', is_dry_run: true });
    expect(await p.stored()).toEqual(before);
  });

  test('5,000 rows: 500 products of nine components each', async () => {
    await p.t.db.sql(
      `insert into products (product_code, product_name, product_type, unit_of_measure)
       select 'MANY-' || n, 'MANY-' || n, 'FINISHED_PRODUCT', 'PCS' from generate_series(1, 500) n
       union all select 'PART-' || n, 'PART-' || n, 'RAW_MATERIAL', 'PCS' from generate_series(1, 9) n`,
    );
    const parts = Array.from({ length: 9 }, (_, place) => `1 PART-${place + 1} ${place + 1}`);
    const rows = Array.from({ length: 500 }, (_, place) => [`0 MANY-${place + 1}`, ...parts]).flat();
    const before = await p.stored();
    expect(await p.send(rows.with(-1, '1 PART-9 9 KILO'), `${HEADER};unit_of_measure`)).toMatchObject({
      status: 'REJECTED',
      error_count: 1,
      errors: [{ row: 5001, column: 'unit_of_measure', found: 'KILO' }],
    });
    expect(await p.stored(), 'all or nothing').toEqual(before);
    const record = await p.send(rows);
    expect(record).toMatchObject({ status: 'IMPORTED', rows_total: 5000 });
    expect(await p.stored()).toEqual({
      boms: Number(before?.boms) + 500,
      lines: Number(before?.lines) + 4500,
      audits: Number(before?.audits) + 501,
    });
    expect(await p.send(rows)).toMatchObject({ status: 'REJECTED', error_count: 500 });
  });
});

describe('cycles', () => {
  const circle = (row: number, code: string, path: string) => ({
    row,
    column: 'product_code',
    found: p.at(code),
    expected: 'a component that does not contain its parent',
    message: p.named(`A product would contain itself: ${path}. Remove one of these lines.`),
  });

  test('within the file, each by itself', async () => {
    await p.expectErrors(
      ['0 A', '1 D 1', '2 E 1', '3 D 1', '0 B', '1 B 1'],
      [circle(5, 'D', 'D → E → D'), circle(7, 'B', 'B → B')],
    );
  });

  test.each(['DRAFT', 'ACTIVE'] as const)('with a %s recipe of the database', async (status) => {
    const ids = new Map(
      (
        await p.t.db.sql<{ product_code: string; product_id: number }>(
          'select product_code, product_id from products',
        )
      ).map((row) => [row.product_code, row.product_id]),
    );
    const id = (name: string) => ids.get(p.at(name)) ?? 0;
    await p.f.bom(id('E'), [{ productId: id('H'), quantity: '1' }], { status });
    await p.f.bom(id('H'), [{ productId: id('A'), quantity: '1' }], { status });
    await p.expectErrors(['0 A', '1 D 1', '2 E 1'], [circle(4, 'E', 'A → D → E → H → A')]);
    await p.t.db.sql(`update bill_of_materials set status = 'OBSOLETE' where parent_product_id = $1`, [
      id('H'),
    ]);
    expect(await p.send(['0 A', '1 D 1', '2 E 1'])).toMatchObject({ status: 'IMPORTED' });
  });

  test('two files at once that close a circle together: one comes in', async () => {
    const files = [
      ['0 D', '1 E 1'],
      ['0 E', '1 D 1'],
    ];
    const ends = await Promise.all(files.map((rows) => p.send(rows)));
    expect(ends.map((end) => end.status).sort()).toEqual(['IMPORTED', 'REJECTED']);
  });

  test('many circles: the first 20 are named', async () => {
    await p.t.db.sql(
      `insert into products (product_code, product_name, product_type, unit_of_measure)
       select 'SELF-' || n, 'SELF-' || n, 'SEMI_FINISHED', 'PCS' from generate_series(1, 25) n`,
    );
    const rows = Array.from({ length: 25 }, (_, place) => [`0 SELF-${place + 1}`, `1 SELF-${place + 1} 1`]);
    expect(await p.send(rows.flat())).toMatchObject({ status: 'REJECTED', error_count: 20 });
  });
});

describe('who may', () => {
  test('write:bom is asked for', async () => {
    const file = p.list(['0 A', '1 STEEL 1']).join('\n');
    for (const caller of [p.t.as.viewer, p.t.as.inv_clerk]) {
      const answer = await sendCsv(caller, 'boms', file);
      expect([answer.status, answer.body]).toMatchObject([403, { error_code: 'INSUFFICIENT_PERMISSIONS' }]);
    }
    expect((await sendCsv(p.t.as.nobody, 'boms', file)).status).toBe(401);
  });

  test('the template names the columns', async () => {
    const { body } = await p.t.as.viewer.get('/imports/boms/template');
    expect(body.kind).toBe('BOMS');
    expect(body.columns.filter((column: { required: boolean }) => column.required)).toMatchObject([
      { name: 'level', type: 'whole number', expected: 'a whole number from 0 to 99', example: '1' },
      { name: 'product_code', type: 'text' },
    ]);
    expect(body.columns.map((column: { expected: string }) => column.expected)).not.toContain(
      '0 to 0 characters',
    );
  });
});
