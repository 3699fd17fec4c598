import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { HEADER, PartsLists } from './testing/parts-lists.ts';

let p: PartsLists;

beforeAll(async () => {
  p = await PartsLists.create();
});
beforeEach(() => p.nextProducts());
afterAll(async () => {
  await expectInvariants(p.t.db);
  await p.t.close();
});

describe('errors', () => {
  const active = 'the code of an active product';
  test.each<
    [
      string,
      string[],
      { row: number; column: string; found: string; expected: string; message: string }[],
      string?,
    ]
  >([
    [
      'an unknown product',
      ['0 A', '1 NOWHERE 1'],
      [
        {
          row: 3,
          column: 'product_code',
          found: 'NOWHERE',
          expected: active,
          message: 'There is no product NOWHERE.',
        },
      ],
    ],
    [
      'inactive products',
      ['0 OLD-TOP', '1 OLD 1'],
      [
        {
          row: 2,
          column: 'product_code',
          found: 'OLD-TOP',
          expected: active,
          message: 'Product OLD-TOP is inactive. Activate it first, or choose another one.',
        },
        {
          row: 3,
          column: 'product_code',
          found: 'OLD',
          expected: active,
          message: 'Product OLD is inactive. Activate it first, or choose another one.',
        },
      ],
    ],
    [
      'a product that is bought',
      ['0 A', '1 STEEL 1', '2 PAINT 1'],
      [
        {
          row: 3,
          column: 'product_code',
          found: 'STEEL',
          expected: 'a semi-finished or finished product',
          message:
            'STEEL is a RAW_MATERIAL and is bought, not made. Choose a semi-finished or finished product.',
        },
      ],
    ],
    [
      'a level that jumps',
      ['0 A', '2 STEEL 1', '3 PAINT 1', '1 SCREW 1'],
      [
        {
          row: 3,
          column: 'level',
          found: '2',
          expected: 'a whole number from 0 to 1',
          message: 'level jumps from 0 to 2. A component stands one level below its parent.',
        },
      ],
    ],
    [
      'a first row that is a component',
      ['1 D 1', '2 STEEL 1'],
      [
        {
          row: 2,
          column: 'level',
          found: '1',
          expected: '0',
          message: 'The first row must have level 0: the product that is made.',
        },
      ],
    ],
    [
      'a level that is none: what belongs to whom is not judged',
      ['0 A', 'x D 1', '2 STEEL 1', '-1 SCREW'],
      [
        {
          row: 3,
          column: 'level',
          found: 'x',
          expected: 'a whole number from 0 to 99, written like 1234,56 or 1.234,56',
          message: 'level is not a number whose decimal sign is , and whose thousands sign is ..',
        },
        {
          row: 5,
          column: 'level',
          found: '-1',
          expected: 'a whole number from 0 to 99',
          message: 'level must be a whole number from 0 to 99.',
        },
      ],
    ],
    [
      'no quantity',
      ['0 A', '1 STEEL'],
      [
        {
          row: 3,
          column: 'quantity',
          found: '',
          expected: 'a number greater than 0 and at most 999999999.999 with at most 3 decimals',
          message: 'quantity is required from level 1 on.',
        },
      ],
    ],
    [
      'a quantity of level 0',
      ['0 A 1', '1 STEEL 1'],
      [
        {
          row: 2,
          column: 'quantity',
          found: '1',
          expected: 'a number greater than 0 and at most 999999999.999 with at most 3 decimals',
          message:
            'quantity is for components, and level 0 is the product that is made. Empty the cell; base_quantity says how much its components are for.',
        },
      ],
    ],
    [
      'a unit that does not convert',
      ['0 A', '1 STEEL 1 L'],
      [
        {
          row: 3,
          column: 'unit_of_measure',
          found: 'L',
          expected: 'a unit that converts to KG',
          message: 'L does not convert to KG, the stock unit of STEEL. Use a unit that does.',
        },
      ],
      `${HEADER};unit_of_measure`,
    ],
    [
      'a version that is none',
      ['0 A  1', '1 STEEL 1'],
      [
        {
          row: 2,
          column: 'bom_version',
          found: '1',
          expected: 'two whole numbers with a point like 1.0, as text',
          message: 'bom_version must be two whole numbers with a point like 1.0, as text.',
        },
      ],
      `${HEADER};bom_version`,
    ],
  ])('%s', async (_, rows, errors, header) => {
    await p.expectErrors(rows, errors, header);
  });

  test('a version that exists already', async () => {
    expect(await p.send(['0 A', '1 D 1', '2 STEEL 1'])).toMatchObject({ status: 'IMPORTED' });
    await p.expectErrors(
      ['0 A  1.1', '1 D 2', '2 STEEL 3'],
      [
        {
          row: 3,
          column: 'bom_version',
          found: '',
          expected: 'a version that is not taken yet',
          message: p.named(
            'D has a BOM with version 1.0 already. An import only adds; choose another version.',
          ),
        },
      ],
      `${HEADER};bom_version`,
    );
  });

  test('duplicates: a product of level 0, and a component of the same parent', async () => {
    await p.expectErrors(
      ['0 A', '1 STEEL 1', '1 SCREW 1', '1 STEEL 2', '0 B', '1 STEEL 1', '0 B', '1 STEEL 1'],
      [
        {
          row: 5,
          column: 'product_code',
          found: 'STEEL',
          expected: 'each component of a product once',
          message: p.named(
            'product_code STEEL stands in row 3 already as a component of A. Remove one of the two rows.',
          ),
        },
        {
          row: 8,
          column: 'product_code',
          found: p.at('B'),
          expected: 'each product of level 0 once in the file',
          message: p.named('product_code B stands in row 6 already. Remove one of the two rows.'),
        },
      ],
    );
  });

  test('a shared assembly with other components, or another yield', async () => {
    const header = `${HEADER};yield_percentage`;
    const rows = [
      '0 A',
      '1 D 1',
      '2 STEEL 1',
      '1 E 1 90',
      '2 SCREW 1',
      '0 B',
      '1 D 1',
      '2 STEEL 2',
      '1 E 1',
      '2 SCREW 1',
    ];
    await p.expectErrors(
      rows,
      [
        {
          row: 8,
          column: 'product_code',
          found: p.at('D'),
          expected: 'the components of row 3',
          message: p.named(
            'D has other components in row 3. Make both alike, or list its components only once.',
          ),
        },
        {
          row: 10,
          column: 'yield_percentage',
          found: '',
          expected: '90.00, as in row 5',
          message: p.named(
            'E has another yield_percentage in row 5. Make both alike, or list its components only once.',
          ),
        },
      ],
      header,
    );
  });

  test('of a group of substitutes the order counts', async () => {
    const header = `${HEADER};substitute_group`;
    const rows = (first: string, second: string) => [`2 ${first} 1 s`, `2 ${second} 1 s`];
    const file = (again: string[]) => ['0 A', '1 D 1', ...rows('STEEL', 'PAINT'), '0 B', '1 D 1', ...again];
    expect((await p.send(file(rows('PAINT', 'STEEL')), header, true)).error_count).toBe(1);
    expect((await p.send(file(rows('STEEL', 'PAINT')), header, true)).error_count).toBe(0);
  });

  test('cells of a recipe where there are no components; level 0 without any', async () => {
    await p.expectErrors(
      ['0 A', '1 D 1 5', '0 B'],
      [
        {
          row: 3,
          column: 'base_quantity',
          found: '5',
          expected: 'an empty cell',
          message: p.named('base_quantity is for rows with components, and D has none here. Empty the cell.'),
        },
        {
          row: 4,
          column: 'level',
          found: '0',
          expected: 'a row of level 1 below it',
          message: p.named('B has no components. Put them below it with level 1, or remove the row.'),
        },
      ],
      `${HEADER};base_quantity`,
    );
  });

  test('more than 500 components', async () => {
    await p.t.db.sql(
      `insert into products (product_code, product_name, product_type, unit_of_measure)
       select 'FEW-' || n, 'FEW-' || n, 'RAW_MATERIAL', 'PCS' from generate_series(1, 501) n`,
    );
    const rows = ['0 A', ...Array.from({ length: 501 }, (_, place) => `1 FEW-${place + 1} 1`)];
    await p.expectErrors(rows, [
      {
        row: 503,
        column: 'product_code',
        found: 'FEW-501',
        expected: 'at most 500 components',
        message: p.named('A has 501 components. Group some of them into an assembly.'),
      },
    ]);
    expect(await p.send(rows.slice(0, -1))).toMatchObject({ status: 'IMPORTED' });
  });

  test('errors of cells and of the structure come together, in the order of the file', async () => {
    const record = await p.send(['0 A', '1 D nil', '2 NOWHERE 1', '0 B']);
    expect(record.errors.map((error) => [error.row, error.column])).toEqual([
      [3, 'quantity'],
      [4, 'product_code'],
      [5, 'level'],
    ]);
  });
});
