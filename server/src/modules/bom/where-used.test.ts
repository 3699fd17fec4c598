import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';

let t: TestApp;
let f: Factory;
let steel: number;
let frame: number;
let door: number;
let cabinet: number;

const whereUsed = (productId: number, query = '') =>
  t.as.viewer.get(`/products/${productId}/where-used${query}`);

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('STEEL');
  frame = await f.product('FRAME', { type: 'SEMI_FINISHED', unit: 'PCS' });
  door = await f.product('DOOR', { type: 'SEMI_FINISHED', unit: 'PCS' });
  cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  await f.bom(frame, [{ productId: steel, quantity: '10', scrap: '5' }], { base: '2' });
  await f.bom(
    door,
    [
      { productId: frame, quantity: '1' },
      { productId: steel, quantity: '3000', unit: 'G' },
    ],
    { yield: '75' },
  );
  await f.bom(cabinet, [
    { productId: door, quantity: '2' },
    { productId: frame, quantity: '1' },
  ]);
});
afterAll(() => t.close());

/** code version level direct/all quantity through */
const said = (body: { recipes: Record<string, unknown>[] }) =>
  body.recipes.map((row) => {
    const through = (row.through as { product_code: string }[]).map((way) => way.product_code).join(' ');
    return `${row.product_code} ${row.bom_version} at ${row.level}: ${row.direct_quantity_per_unit} of ${row.quantity_per_unit} through ${through}`;
  });

describe('over all levels, computed by hand', () => {
  test('each recipe with its quantity per unit, level and ways', async () => {
    const { status, body } = await whereUsed(steel);
    expect(status).toBe(200);
    expect(body).toMatchObject({ product_code: 'STEEL', unit_of_measure: 'KG', recipe_count: 3 });
    expect(said(body)).toEqual([
      'FRAME 1.0 at 1: 5.250 of 5.250 through ',
      // (5.25 + 3) ÷ 0.75
      'DOOR 1.0 at 2: 4.000 of 11.000 through FRAME',
      'CABINET 1.0 at 3: 0.000 of 27.250 through DOOR FRAME',
    ]);
    expect(body.recipes[1]).toMatchObject({
      product_id: door,
      product_name: 'DOOR',
      unit_of_measure: 'PCS',
      status: 'ACTIVE',
      is_in_force: true,
      is_direct: true,
      effective_date: '2020-01-01',
      expiry_date: null,
    });
  });

  test('only where a line names it', async () => {
    expect(said((await whereUsed(steel, '?levels=direct')).body).map((row) => row.split(' ')[0])).toEqual([
      'FRAME',
      'DOOR',
    ]);
  });

  test('a top product is used nowhere', async () => {
    expect((await whereUsed(cabinet)).body).toMatchObject({ recipe_count: 0, recipes: [] });
  });

  test('before the recipes began there is nothing, unless those not in force are asked for', async () => {
    expect((await whereUsed(steel, '?date=2019-12-31')).body.recipe_count).toBe(0);
    // Nothing is in force, so each is judged with what is directly in it.
    const { body } = await whereUsed(steel, '?date=2019-12-31&include_inactive=true');
    expect(said(body).map((row) => row.split(' of ')[0])).toEqual([
      'DOOR 1.0 at 1: 4.000',
      'FRAME 1.0 at 1: 5.250',
    ]);
    expect(body.recipes[0]).toMatchObject({ status: 'ACTIVE', is_in_force: false });
  });
});

describe('recipes that are not in force', () => {
  test('are listed when asked for, by version as numbers, and go down through those that are', async () => {
    for (const [version, status] of [
      ['1.10', 'DRAFT'],
      ['1.9', 'INACTIVE'],
    ] as const) {
      await f.bom(cabinet, [{ productId: frame, quantity: '4' }], { version, status });
    }
    const own = await f.bom(frame, [{ productId: steel, quantity: '6' }], {
      version: '2.0',
      status: 'DRAFT',
    });
    expect((await whereUsed(steel)).body.recipe_count).toBe(3);
    const { body } = await whereUsed(steel, '?include_inactive=true');
    expect(said(body)).toEqual([
      'FRAME 1.0 at 1: 5.250 of 5.250 through ',
      'FRAME 2.0 at 1: 6.000 of 6.000 through ',
      'CABINET 1.9 at 2: 0.000 of 21.000 through FRAME',
      'CABINET 1.10 at 2: 0.000 of 21.000 through FRAME',
      'DOOR 1.0 at 2: 4.000 of 11.000 through FRAME',
      'CABINET 1.0 at 3: 0.000 of 27.250 through DOOR FRAME',
    ]);
    expect(body.recipes[1]).toMatchObject({ bom_id: own, status: 'DRAFT', is_in_force: false });
  });

  test('a later choice of a substitute group is not contained', async () => {
    const [first, second] = [await f.product('CHOICE-1'), await f.product('CHOICE-2')];
    const made = await f.product('CHOICE-MADE', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const bomId = await f.bom(made, [
      { productId: first, quantity: '1' },
      { productId: second, quantity: '2' },
    ]);
    await t.db.sql("update bom_components set substitute_group = 'A' where bom_id = $1", [bomId]);
    expect((await whereUsed(first)).body.recipe_count).toBe(1);
    expect((await whereUsed(second)).body.recipe_count).toBe(0);
  });
});

test('it agrees with the explosion of each recipe', async () => {
  const { body } = await whereUsed(steel, '?include_inactive=true');
  for (const row of body.recipes) {
    const exploded = (await t.as.viewer.get(`/bom/${row.bom_id}/explosion`)).body.raw_materials;
    expect(exploded).toMatchObject([{ product_code: 'STEEL', required_quantity: row.quantity_per_unit }]);
  }
});

test('what is wrong is said', async () => {
  const wrong = async (productId: number | string, query = '') => {
    const { status, body } = await t.as.viewer.get(`/products/${productId}/where-used${query}`);
    return [status, body.error_code];
  };
  expect(await wrong(9999)).toEqual([404, 'NOT_FOUND']);
  expect(await wrong('steel')).toEqual([422, 'VALIDATION_ERROR']);
  expect(await wrong(steel, '?levels=2')).toEqual([422, 'VALIDATION_ERROR']);
  expect(await wrong(steel, '?date=2026-02-30')).toEqual([422, 'VALIDATION_ERROR']);
  expect(await wrong(steel, '?depth=1')).toEqual([422, 'VALIDATION_ERROR']);
  expect((await t.as.nobody.get(`/products/${steel}/where-used`)).status).toBe(401);
});

test('takes two statements, whatever the depth', async () => {
  expect(await countStatements(t, () => whereUsed(steel))).toBe(
    await countStatements(t, () => whereUsed(cabinet)),
  );
});
