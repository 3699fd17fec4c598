import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { manualClock } from '../../platform/clock.ts';

const clock = manualClock(new Date('2026-06-15T09:00:00Z'), 'Europe/Istanbul');
let t: TestApp;
let f: Factory;
let table: number;
let oak: number;
let pine: number;
let frame: number;
let oakBom: number;
let pineBom: number;

const alternatives = (productId: number | string, query = '') =>
  t.as.viewer.get(`/products/${productId}/bom-alternatives${query}`);

const said = (body: { alternatives: Record<string, unknown>[] }) =>
  body.alternatives.map(
    (row) => `${row.rank}. ${row.bom_version} ${row.unit_cost} ${row.earliest_date}: ${row.reason}`,
  );

async function preferredSupplier(
  productId: number,
  linkDays: number | null,
  supplierDays: number,
): Promise<void> {
  await t.db.sql(
    `with s as (insert into suppliers (supplier_code, supplier_name, lead_time_days) values ('SUP-' || $1::text, 'S', $3) returning supplier_id)
     insert into product_suppliers (product_id, supplier_id, unit_price, lead_time_days, is_preferred)
     select $1::bigint, supplier_id, 30, $2, true from s`,
    [productId, linkDays, supplierDays],
  );
}

beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  oak = await f.product('OAK', { standardCost: '50' });
  pine = await f.product('PINE', { standardCost: '20' });
  frame = await f.product('FRAME', { type: 'SEMI_FINISHED', unit: 'PCS' });
  table = await f.product('TABLE', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  await f.bom(frame, [{ productId: pine, quantity: '2' }]);
  oakBom = await f.bom(table, [{ productId: oak, quantity: '2' }], { labor: '10' });
  pineBom = await f.bom(
    table,
    [
      { productId: frame, quantity: '1' },
      { productId: pine, quantity: '1' },
    ],
    { version: '2.0', status: 'DRAFT' },
  );
  await f.bom(table, [{ productId: oak, quantity: '3' }], { version: '0.9', status: 'INACTIVE' });
  const obsolete = await f.bom(table, [{ productId: pine, quantity: '1' }], {
    version: '0.1',
    status: 'DRAFT',
  });
  await t.db.sql("update bill_of_materials set status = 'OBSOLETE' where bom_id = $1", [obsolete]);
  await f.stock(oak, '10', '40');
  await t.db.sql('update products set lead_time_days = 5 where product_id = any($1)', [[oak, pine]]);
});
afterAll(() => t.close());

describe('three recipes of a table', () => {
  test('what can be made now comes first, then what costs less; the reason says why', async () => {
    const { status, body } = await alternatives(table);
    expect(status).toBe(200);
    expect(body).toMatchObject({ product_code: 'TABLE', quantity: '1.000', date: '2026-06-15' });
    expect(said(body)).toEqual([
      '1. 1.0 90.0000 2026-06-15: Can be made now. A unit costs 30.0000 more than by version 2.0.',
      '2. 0.9 120.0000 2026-06-15: Can be made now. A unit costs 60.0000 more than by version 2.0. It is INACTIVE: activate it before an order can use it.',
      '3. 2.0 60.0000 2026-06-20: Short of PINE; can be made from 2026-06-20. Lowest unit cost. It is DRAFT: activate it before an order can use it.',
    ]);
    expect(body.alternatives[0]).toMatchObject({
      bom_id: oakBom,
      status: 'ACTIVE',
      is_in_force: true,
      total_cost: '90.0000',
      can_be_made_now: true,
      short_materials: [],
    });
    expect(body.alternatives[2]).toMatchObject({
      bom_id: pineBom,
      is_in_force: false,
      can_be_made_now: false,
    });
  });

  test('of a larger quantity all are short; what costs less then comes first', async () => {
    const { body } = await alternatives(table, '?quantity=6');
    expect(body.alternatives.map((row: { bom_version: string }) => row.bom_version)).toEqual([
      '2.0',
      '1.0',
      '0.9',
    ]);
    expect(body.alternatives[1].short_materials).toEqual([
      {
        product_id: oak,
        product_code: 'OAK',
        product_name: 'OAK',
        unit_of_measure: 'KG',
        required_quantity: '12.000',
        available_quantity: '10.000',
        shortage_quantity: '2.000',
        lead_time_days: 5,
        lead_time_source: 'PRODUCT',
      },
    ]);
    // (10 × 40 + 2 × 50) ÷ 6 + 10
    expect(body.alternatives[1].unit_cost).toBe('93.3333');
  });

  test('the preferred supplier says how long it takes: its link, else the supplier itself', async () => {
    await preferredSupplier(pine, null, 9);
    await preferredSupplier(oak, 2, 90);
    const { body } = await alternatives(table, '?quantity=6');
    expect(body.alternatives.map((row: { earliest_date: string }) => row.earliest_date)).toEqual([
      '2026-06-17',
      '2026-06-17',
      '2026-06-24',
    ]);
    expect(body.alternatives[2].short_materials).toMatchObject([
      { product_code: 'PINE', lead_time_days: 9, lead_time_source: 'SUPPLIER' },
    ]);
  });

  test('stock of an assembly counts for what can be made, not for the cost', async () => {
    await f.stock(frame, '1', '70', { warehouseId: f.semiWarehouse });
    await f.stock(pine, '1', '20');
    const { body } = await alternatives(table);
    // 3 kg of pine: 1 in stock at 20, the others at the supplier's 30
    expect(said(body)[0]).toContain('1. 2.0 80.0000 2026-06-15: Can be made now. Lowest unit cost.');
  });
});

describe('what cannot be judged or costed', () => {
  test('an old recipe that contradicts the present ones is last and says what is wrong', async () => {
    const [lid, box] = [
      await f.product('LID', { type: 'SEMI_FINISHED', unit: 'PCS' }),
      await f.product('BOX', { type: 'SEMI_FINISHED', unit: 'PCS' }),
    ];
    await f.bom(box, [{ productId: lid, quantity: '1' }]);
    await f.bom(lid, [{ productId: box, quantity: '1' }], { status: 'INACTIVE' });
    await f.bom(lid, [{ productId: oak, quantity: '1' }], { version: '2.0' });
    const { body } = await alternatives(lid);
    expect(body.alternatives).toMatchObject([
      { rank: 1, bom_version: '2.0' },
      {
        rank: 2,
        bom_version: '1.0',
        unit_cost: null,
        total_cost: null,
        earliest_date: null,
        can_be_made_now: false,
      },
    ]);
    expect(body.alternatives[1].reason).toMatch(/^Cannot be judged\. .*LID → BOX → LID/);
  });

  test('a material without any cost is named, and a known cost goes before it', async () => {
    const free = await f.product('UNKNOWN');
    const made = await f.product('MADE', { type: 'SEMI_FINISHED', unit: 'PCS' });
    await f.bom(made, [{ productId: free, quantity: '1' }]);
    await f.bom(made, [{ productId: pine, quantity: '50' }], { version: '2.0', status: 'DRAFT' });
    await t.db.sql('update products set lead_time_days = 9 where product_id = $1', [free]);
    const { body } = await alternatives(made);
    expect(body.alternatives).toMatchObject([
      { bom_version: '2.0', is_cost_complete: true },
      { bom_version: '1.0', is_cost_complete: false, unit_cost: '0.0000' },
    ]);
    expect(body.alternatives[1].reason).toContain(
      'Nothing says what UNKNOWN costs, so the unit cost is too low.',
    );
  });

  test('a product without recipes has no alternatives', async () => {
    expect((await alternatives(oak)).body.alternatives).toEqual([]);
  });

  test('what is wrong with the request is said', async () => {
    const wrong = async (...parameters: Parameters<typeof alternatives>) => {
      const { status, body } = await alternatives(...parameters);
      return [status, body.error_code];
    };
    expect(await wrong(9999)).toEqual([404, 'NOT_FOUND']);
    expect(await wrong('table')).toEqual([422, 'VALIDATION_ERROR']);
    expect(await wrong(table, '?quantity=0')).toEqual([422, 'VALIDATION_ERROR']);
    expect(await wrong(table, '?date=2026-02-30')).toEqual([422, 'VALIDATION_ERROR']);
    expect(await wrong(table, '?sort=cost')).toEqual([422, 'VALIDATION_ERROR']);
    expect((await t.as.nobody.get(`/products/${table}/bom-alternatives`)).status).toBe(401);
  });
});

test('takes the same number of statements for one recipe as for three', async () => {
  const one = await countStatements(t, () => alternatives(frame));
  expect(await countStatements(t, () => alternatives(table))).toBe(one);
});
