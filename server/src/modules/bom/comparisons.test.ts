import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';

let t: TestApp;
let f: Factory;
let first: number;
let second: number;
let frameBom: number;
let steel: number;

const compare = (bomId: number | string, otherId: number | string, query = '') =>
  t.as.viewer.get(`/bom/${bomId}/compare/${otherId}${query}`);

const codes = (lines: { product_code: string }[]) => lines.map((line) => line.product_code);

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('STEEL', { standardCost: '13' });
  const paint = await f.product('PAINT', { standardCost: '90' });
  const bolt = await f.product('BOLT', { unit: 'PCS', standardCost: '0.5' });
  const nail = await f.product('NAIL', { unit: 'PCS' });
  const frame = await f.product('FRAME', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  frameBom = await f.bom(frame, [{ productId: steel, quantity: '10' }], { labor: '2' });
  first = await f.bom(
    cabinet,
    [
      { productId: frame, quantity: '1' },
      { productId: paint, quantity: '0.25' },
      { productId: bolt, quantity: '8' },
      { productId: bolt, quantity: '2' },
      { productId: steel, quantity: '1' },
    ],
    { labor: '20' },
  );
  const answer = await t.as.prod_mgr.post('/bom/create', {
    parent_product_id: cabinet,
    bom_version: '2.0',
    base_quantity: 10,
    yield_percentage: 80,
    labor_cost_per_unit: 18,
    effective_date: '2026-01-01',
    components: [
      { component_product_id: frame, quantity_required: 10, is_phantom: true },
      { component_product_id: paint, quantity_required: 2500, unit_of_measure: 'G', scrap_percentage: 4 },
      { component_product_id: bolt, quantity_required: 80, substitute_group: 'A' },
      { component_product_id: nail, quantity_required: 5 },
      { component_product_id: steel, quantity_required: 12 },
    ],
  });
  second = answer.body.bom_id;
  await f.stock(steel, '11', '10');
});
afterAll(() => t.close());

describe('two versions of a cabinet, computed by hand', () => {
  test('header', async () => {
    const { status, body } = await compare(first, second);
    expect(status).toBe(200);
    expect(body.header_differences).toEqual([
      { field: 'bom_version', value: '1.0', other_value: '2.0' },
      { field: 'base_quantity', value: '1.000', other_value: '10.000' },
      { field: 'yield_percentage', value: '100.00', other_value: '80.00' },
      { field: 'labor_cost_per_unit', value: '20.0000', other_value: '18.0000' },
      { field: 'status', value: 'ACTIVE', other_value: 'DRAFT' },
      { field: 'effective_date', value: '2020-01-01', other_value: '2026-01-01' },
    ]);
    expect(body.is_same).toBe(false);
  });

  test('lines: added, removed, and what changed in the others', async () => {
    const { body } = await compare(first, second);
    expect(codes(body.lines_added)).toEqual(['NAIL']);
    expect(body.lines_removed).toMatchObject([{ product_code: 'BOLT', quantity_required: '2.000' }]);
    const changes = body.lines_changed.map((row: { product_code: string; changes: string[] }) => [
      row.product_code,
      row.changes,
    ]);
    expect(changes).toEqual([
      ['FRAME', ['is_phantom']],
      // 2500 G for ten are 0.25 KG for one
      ['PAINT', ['unit_of_measure', 'scrap_percentage']],
      ['BOLT', ['substitute_group']],
      ['STEEL', ['quantity']],
    ]);
    expect(body.lines_changed[1]).toMatchObject({
      line: { stock_quantity_per_unit: '0.250', exact_stock_quantity_per_unit: '1/4', stock_unit: 'KG' },
      other_line: { stock_quantity_per_unit: '0.250', quantity_required: '2500.000', unit_of_measure: 'G' },
    });
    expect(body.lines_changed[3].other_line.stock_quantity_per_unit).toBe('1.200');
    expect(body).not.toHaveProperty('material_differences');
  });

  test('costs: the same 11 kg at 10 are there for each, the rest is at 13', async () => {
    const { body } = await compare(first, second);
    // 11 × 10 + 0.25 × 90 + 10 × 0.5 + 20 + 2
    expect(body.bom).toMatchObject({
      unit_cost: '159.5000',
      material_cost: '137.5000',
      is_cost_complete: true,
    });
    // steel (10 + 1.2) ÷ 0.8 = 14: 110 + 3 × 13; paint 0.25 × 1.04 ÷ 0.8 = 0.325 × 90; bolts 10 × 0.5; labour 18 + 1.25 × 2
    expect(body.other_bom).toMatchObject({
      material_cost: '183.2500',
      labor_cost: '20.5000',
      unit_cost: '203.7500',
      is_cost_complete: false,
    });
    expect(body.unit_cost_difference).toBe('44.2500');
    expect(body.unit_cost_change_percentage).toBe('27.74');
  });

  test('the other way round everything is', async () => {
    const { body } = await compare(second, first);
    expect(codes(body.lines_removed)).toEqual(['NAIL']);
    expect(codes(body.lines_added)).toEqual(['BOLT']);
    expect(body.unit_cost_difference).toBe('-44.2500');
  });

  test('all levels: what the materials come to', async () => {
    const { body } = await compare(first, second, '?levels=all&quantity=10');
    const rows = body.material_differences.map((row: Record<string, string>) =>
      [row.product_code, row.change, row.quantity_per_unit, row.other_quantity_per_unit, row.difference].join(
        ' ',
      ),
    );
    expect(rows).toEqual([
      'NAIL ADDED 0.000 0.625 0.625',
      'PAINT CHANGED 0.250 0.325 0.075',
      'STEEL CHANGED 11.000 14.000 3.000',
    ]);
    // 10 cabinets: 110 kg, 11 at 10 and 99 at 13
    expect(body.bom.material_cost).toBe('1672.0000');
  });
});

test('the order of lines counts only within a group of substitutes', async () => {
  const made = await f.product('GROUP-MADE', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const [a, b] = [await f.product('GROUP-A'), await f.product('GROUP-B')];
  const version = async (name: string, lines: number[]) =>
    f.bom(
      made,
      lines.map((productId) => ({ productId, quantity: '1' })),
      { version: name, status: 'DRAFT' },
    );
  const [one, two] = [await version('1.0', [a, b]), await version('2.0', [b, a])];
  expect((await compare(one, two)).body.lines_changed).toEqual([]);
  await t.db.sql("update bom_components set substitute_group = 'A' where bom_id = any($1)", [[one, two]]);
  const { body } = await compare(one, two);
  expect(body.lines_changed).toMatchObject([
    { product_code: 'GROUP-A', changes: ['sequence_number'] },
    { product_code: 'GROUP-B', changes: ['sequence_number'] },
  ]);
});

test('a recipe is the same as itself, and recipes of different products can be compared', async () => {
  expect((await compare(first, first, '?levels=all')).body).toMatchObject({
    is_same: true,
    header_differences: [],
    lines_changed: [],
    material_differences: [],
    unit_cost_difference: '0.0000',
    unit_cost_change_percentage: '0.00',
  });
  const { body } = await compare(frameBom, first);
  expect(body.header_differences[0]).toEqual({
    field: 'parent_product_code',
    value: 'FRAME',
    other_value: 'CABINET',
  });
});

test('what is wrong is said', async () => {
  const wrong = async (...parameters: Parameters<typeof compare>) => {
    const { status, body } = await compare(...parameters);
    return [status, body.error_code];
  };
  expect(await wrong(first, 9999)).toEqual([404, 'NOT_FOUND']);
  expect(await wrong(9999, first)).toEqual([404, 'NOT_FOUND']);
  expect(await wrong(first, 'x')).toEqual([422, 'VALIDATION_ERROR']);
  expect(await wrong(first, second, '?levels=3')).toEqual([422, 'VALIDATION_ERROR']);
  expect(await wrong(first, second, '?quantity=0')).toEqual([422, 'VALIDATION_ERROR']);
  expect(await wrong(first, second, '?basis=FIFO')).toEqual([422, 'VALIDATION_ERROR']);
  expect((await t.as.nobody.get(`/bom/${first}/compare/${second}`)).status).toBe(401);
});

test('takes the same number of statements whatever the size', async () => {
  const small = await countStatements(t, () => compare(frameBom, frameBom));
  expect(await countStatements(t, () => compare(first, second))).toBe(small);
});
