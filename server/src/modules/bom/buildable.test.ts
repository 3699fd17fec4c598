import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';

let t: TestApp;
let f: Factory;
let cabinet: number;
let frame: number;
let steel: number;
let screw: number;

const buildable = (bomId: number, query = '') => t.as.viewer.get(`/bom/${bomId}/buildable${query}`);

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('STEEL');
  screw = await f.product('SCREW', { unit: 'PCS' });
  frame = await f.product('FRAME', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const door = await f.product('DOOR', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const made = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  await f.bom(frame, [{ productId: steel, quantity: '10' }]);
  await f.bom(door, [
    { productId: frame, quantity: '1' },
    { productId: steel, quantity: '3' },
  ]);
  // A cabinet takes 3 frames, and 36 kg of steel in all.
  cabinet = await f.bom(
    made,
    [
      { productId: door, quantity: '2' },
      { productId: frame, quantity: '1' },
      { productId: screw, quantity: '8' },
    ],
    { status: 'DRAFT' },
  );
  await f.stock(steel, '60', '10', { entryDate: '2026-01-01' });
  await f.stock(steel, '40', '12', { warehouseId: f.secondRawWarehouse });
  await f.stock(steel, '900', '1', { quality: 'PENDING' });
  await f.stock(screw, '100', '0.1');
  await f.stock(made, '5', '500', { warehouseId: f.finishedWarehouse });
});
afterAll(() => t.close());

describe('cabinets, worked by hand', () => {
  test('a DRAFT as a preview: 100 kg make 2, and 8 kg are missing for the third', async () => {
    const { status, body } = await buildable(cabinet);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      bom_id: cabinet,
      product_code: 'CABINET',
      bom_version: '1.0',
      status: 'DRAFT',
      warehouse_id: null,
      buildable_quantity: '2.000',
      assemblies_from_stock: [],
    });
    const names = { product_code: 'STEEL', product_name: 'STEEL', unit_of_measure: 'KG', product_id: steel };
    expect(body.limited_by).toEqual([
      {
        ...names,
        level: 3,
        required_per_unit: '36.000',
        required_quantity: '72.000',
        available_quantity: '100.000',
        left_quantity: '28.000',
      },
    ]);
    expect(body.next_unit_needs).toEqual([
      { ...names, required_quantity: '108.000', available_quantity: '100.000', missing_quantity: '8.000' },
    ]);
  });

  test('one warehouse has its own answer, and a whole one can lack everything', async () => {
    const { body } = await buildable(cabinet, `?warehouse_id=${f.rawWarehouse}`);
    expect(body).toMatchObject({ buildable_quantity: '1.000', warehouse_id: f.rawWarehouse });
    const other = (await buildable(cabinet, `?warehouse_id=${f.secondRawWarehouse}`)).body;
    expect(other.buildable_quantity).toBe('0.000');
    expect(other.limited_by).toMatchObject([
      {
        product_code: 'SCREW',
        required_quantity: '0.000',
        available_quantity: '0.000',
        left_quantity: '0.000',
      },
    ]);
    expect(other.next_unit_needs).toMatchObject([{ product_code: 'SCREW', missing_quantity: '8.000' }]);
  });

  test('frames in stock are used first, and the same answer takes what an order would', async () => {
    await f.stock(frame, '4', '90', { warehouseId: f.semiWarehouse });
    const { body } = await buildable(cabinet);
    // 3 cabinets: 9 frames, 4 from stock; 50 kg for the others and 18 for the doors. 4 would take 80 + 24.
    expect(body.buildable_quantity).toBe('3.000');
    expect(body.limited_by).toMatchObject([{ required_quantity: '68.000', left_quantity: '32.000' }]);
    expect(body.next_unit_needs).toMatchObject([{ required_quantity: '104.000', missing_quantity: '4.000' }]);
    expect(body.assemblies_from_stock).toMatchObject([
      { product_code: 'FRAME', level: 2, required_quantity: '9.000', from_stock_quantity: '4.000' },
    ]);
  });

  test('what is reserved is not there', async () => {
    const answer = await t.as.inv_clerk.post('/inventory/reserve', {
      product_id: steel,
      quantity: '40',
      reason: 'For a customer',
    });
    expect(answer.status).toBe(201);
    expect((await buildable(cabinet)).body.buildable_quantity).toBe('2.000');
  });
});

test('a component in pieces is rounded up as an order does it', async () => {
  const part = await f.product('LABEL', { unit: 'PCS' });
  const made = await f.product('JAR', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const bomId = await f.bom(made, [{ productId: part, quantity: '0.3' }]);
  await f.stock(part, '2', '1');
  // 6 × 0.3 = 1.8 labels are 2; 7 × 0.3 = 2.1 are 3.
  const { body } = await buildable(bomId);
  expect(body.buildable_quantity).toBe('6.000');
  expect(body.next_unit_needs).toMatchObject([{ required_quantity: '3.000', missing_quantity: '1.000' }]);
});

test('a product in KG is made in thousandths, and the next unit is a whole one', async () => {
  const part = await f.product('POWDER');
  const made = await f.product('MIXTURE', { type: 'SEMI_FINISHED' });
  const bomId = await f.bom(made, [{ productId: part, quantity: '0.3' }]);
  await f.stock(part, '1', '1');
  const { body } = await buildable(bomId);
  expect(body.buildable_quantity).toBe('3.333');
  expect(body.next_unit_needs).toMatchObject([{ required_quantity: '1.300', missing_quantity: '0.300' }]);
});

describe('what is wrong is said', () => {
  test.each([
    ['/bom/9999/buildable', 404, 'NOT_FOUND'],
    ['/bom/1/buildable?warehouse_id=9999', 404, 'NOT_FOUND'],
    ['/bom/1/buildable?warehouse_id=0', 422, 'VALIDATION_ERROR'],
    ['/bom/1/buildable?warehouse=1', 422, 'VALIDATION_ERROR'],
    ['/bom/x/buildable', 422, 'VALIDATION_ERROR'],
  ])('%s', async (path, status, code) => {
    const answer = await t.as.viewer.get(path);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });

  test('without a token; and a recipe without lines has no limit', async () => {
    expect((await t.as.nobody.get('/bom/1/buildable')).status).toBe(401);
    const made = await f.product('NOTHING', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const answer = await buildable(await f.bom(made, []));
    expect([answer.status, answer.body.error_code]).toEqual([400, 'INVALID_BOM']);
  });
});

test('takes two statements whatever the size, and one more for a warehouse', async () => {
  expect(await countStatements(t, () => buildable(cabinet))).toBe(
    await countStatements(t, () => buildable(1)),
  );
  const query = `?warehouse_id=${f.rawWarehouse}`;
  const counts = [
    await countStatements(t, () => buildable(1)),
    await countStatements(t, () => buildable(1, query)),
  ];
  expect(counts[1]).toBe((counts[0] ?? 0) + 1);
});
