import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { createPlanner, type Planner } from './testing/planner.ts';

/** What substitutes with free stock could cover of the components that a plan is short of. */

const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');
let t: TestApp;
let f: Factory;
let planner: Planner;

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  planner = createPlanner(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

let serial = 0;

interface Line {
  readonly product: number;
  readonly quantity: string;
  readonly group?: string;
}

/** A finished product of these lines, made within the day. */
async function madeOf(lines: readonly Line[]): Promise<number> {
  serial += 1;
  const parent = await f.product(`FG-${serial}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const recipe = await t.as.prod_mgr.post('/bom/create', {
    parent_product_id: parent,
    bom_version: '1.0',
    base_quantity: '1',
    effective_date: '2026-01-01',
    components: lines.map(({ product, quantity, group }) => ({
      component_product_id: product,
      quantity_required: quantity,
      ...(group === undefined ? {} : { substitute_group: group }),
    })),
  });
  expect(recipe.status, recipe.text).toBe(201);
  const active = await t.as.prod_mgr.put(`/bom/${recipe.body.bom_id}/status`, { status: 'ACTIVE' });
  expect(active.status, active.text).toBe(200);
  return parent;
}

async function part(more = '', unit = 'KG'): Promise<number> {
  serial += 1;
  const productId = await f.product(`RM-${serial}`, { unit });
  if (more !== '') await t.db.sql(`update products set ${more} where product_id = $1`, [productId]);
  return productId;
}

async function substitutes(runId: number, query = '') {
  const answer = await t.as.viewer.get(`/planning/runs/${runId}/substitutes?page=1${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

async function planned(query = '') {
  const { run_id } = await planner.planned({ horizon_days: 60 });
  return { run_id, ...(await substitutes(run_id, query)) };
}

describe('a component that is short', () => {
  test('is covered by what the plan leaves of its substitute, the first need before the others', async () => {
    // 2 KG sheet each, or 3 KG plate: 3/2. Of the plate 45 are on hand and 6 are to be kept: 39 are free, for 26 KG sheet.
    const sheet = await part('lead_time_days = 30');
    const plate = await part('safety_stock = 6');
    const product = await madeOf([
      { product: sheet, quantity: '2', group: 'A' },
      { product: plate, quantity: '3', group: 'A' },
    ]);
    await f.stock(plate, '45', '1');
    await planner.demanded('10', '2026-03-12', product);
    await planner.demanded('10', '2026-03-20', product);
    await planner.demanded('10', '2026-03-25', product);
    const { run_id, items, total_count } = await planned(`&product_id=${sheet}`);
    const [first, second] = await planner.ordersOf(run_id, `&product_id=${sheet}`);
    expect(total_count).toBe(2);
    expect(items).toEqual([
      {
        planned_order_id: first.planned_order_id,
        order_type: 'BUY',
        product_id: sheet,
        product_code: first.product_code,
        product_name: first.product_name,
        unit_of_measure: 'KG',
        quantity: '20.000',
        start_date: '2026-02-10',
        due_date: '2026-03-12',
        days_late: 20,
        needed_quantity: '20.000',
        substitute_product_id: plate,
        substitute_product_code: expect.stringMatching(/^RM-/),
        substitute_product_name: expect.stringMatching(/^RM-/),
        substitute_unit_of_measure: 'KG',
        ratio: '3/2',
        free_quantity: '39.000',
        used_quantity: '30.000',
        covered_quantity: '20.000',
        available_from: '2026-03-02',
      },
      expect.objectContaining({
        planned_order_id: second.planned_order_id,
        due_date: '2026-03-20',
        free_quantity: '9.000',
        used_quantity: '9.000',
        covered_quantity: '6.000',
      }),
    ]);

    const turned = await substitutes(run_id, `&product_id=${sheet}&sort=-due_date`);
    expect(turned.items).toEqual(items.toReversed());
    const page = await substitutes(run_id, `&product_id=${sheet}&page_size=1`);
    expect(page).toMatchObject({ items: [items[0]], total_count: 2, has_next: true, has_previous: false });
    expect((await substitutes(run_id, `&search=${first.product_code}`)).total_count).toBe(2);
    expect((await substitutes(run_id, '&search=YOK')).total_count).toBe(0);
  });

  test('is not covered by what others need later, and from when what comes is free', async () => {
    const [bolt, rivet] = [await part('', 'PCS'), await part('', 'PCS')];
    const product = await madeOf([
      { product: bolt, quantity: '4', group: 'B' },
      { product: rivet, quantity: '4', group: 'B' },
    ]);
    await f.stock(rivet, '4', '1');
    await planner.demanded('5', '2026-03-20', product);
    // Of the 4 rivets one is sold on 1 April; 7 more come on 10 March.
    await planner.demanded('1', '2026-04-01', rivet);
    const supplier = await t.as.proc_off.post('/suppliers', { supplier_code: 'PERCIN', supplier_name: 'P' });
    const bought = await t.as.proc_off.post('/procurement/orders', {
      supplier_id: supplier.body.supplier_id,
      warehouse_id: f.rawWarehouse,
      expected_delivery_date: '2026-03-10',
      items: [{ product_id: rivet, quantity_ordered: '7', unit_price: '1' }],
    });
    expect(bought.status, bought.text).toBe(201);
    const { items } = await planned(`&product_id=${bolt}`);
    expect(items).toMatchObject([
      {
        quantity: '20.000',
        free_quantity: '10.000',
        covered_quantity: '10.000',
        available_from: '2026-03-10',
      },
    ]);
  });

  test('has only what its recipe allows, and nothing without free stock', async () => {
    const [steel, alloy] = [await part(), await part()];
    const [free, bound] = [
      await madeOf([
        { product: steel, quantity: '1', group: 'C' },
        { product: alloy, quantity: '1', group: 'C' },
      ]),
      await madeOf([{ product: steel, quantity: '1' }]),
    ];
    await t.db.sql(
      `update products set lot_sizing_rule = 'PERIOD_QUANTITY', lot_size = 7 where product_id = $1`,
      [steel],
    );
    await planner.demanded('3', '2026-03-10', free);
    await planner.demanded('5', '2026-03-10', bound);
    expect((await planned(`&product_id=${steel}`)).items).toEqual([]);
    await f.stock(alloy, '100', '1');
    const { items } = await planned(`&product_id=${steel}`);
    expect(items).toMatchObject([{ quantity: '8.000', needed_quantity: '3.000', covered_quantity: '3.000' }]);
  });

  test('is covered piece by whole piece, and by the next substitute as far as it is still needed', async () => {
    const [sheet, board, slab] = [await part(), await part('', 'PCS'), await part('', 'PCS')];
    // One board stands for 3 KG, one slab for 2.
    const product = await madeOf([
      { product: sheet, quantity: '6', group: 'D' },
      { product: board, quantity: '2', group: 'D' },
      { product: slab, quantity: '3', group: 'D' },
    ]);
    await f.stock(board, '2', '1');
    await f.stock(slab, '100', '1');
    await t.db.sql(`update products set unit_of_measure = 'PCS' where product_id = $1`, [slab]);
    await planner.demanded('2', '2026-03-10', product);
    const { items } = await planned(`&product_id=${sheet}`);
    expect(items).toMatchObject([
      { substitute_product_id: board, ratio: '1/3', used_quantity: '2.000', covered_quantity: '6.000' },
      { substitute_product_id: slab, ratio: '1/2', used_quantity: '3.000', covered_quantity: '6.000' },
    ]);
  });
});

describe('the request', () => {
  test('takes the same number of statements whatever the plan', async () => {
    const statements = async () => {
      const { run_id } = await planned();
      const spy = vi.spyOn(pg.Client.prototype, 'query');
      try {
        const { total_count } = await substitutes(run_id);
        return { count: spy.mock.calls.length, total_count };
      } finally {
        spy.mockRestore();
      }
    };
    await statements();
    const few = await statements();
    for (let n = 0; n < 5; n += 1) {
      const [main, other] = [await part(), await part()];
      const product = await madeOf([
        { product: main, quantity: '1', group: 'E' },
        { product: other, quantity: '1', group: 'E' },
      ]);
      await f.stock(other, '1', '1');
      await planner.demanded('1', '2026-03-10', product);
    }
    const many = await statements();
    expect(many.total_count).toBe(few.total_count + 5);
    expect(many.count).toBe(few.count);
  });

  test('knows only runs with a plan, and only who may read planning', async () => {
    expect(refused(await t.as.viewer.get('/planning/runs/999999/substitutes'))).toEqual([404, 'NOT_FOUND']);
    const runId = await planner.start();
    const waiting = await t.as.viewer.get(`/planning/runs/${runId}/substitutes`);
    expect(refused(waiting)).toEqual([409, 'CONFLICT']);
    await t.as.prod_mgr.post(`/planning/runs/${runId}/cancel`);
    expect((await t.as.nobody.get(`/planning/runs/${runId}/substitutes`)).status).toBe(401);
    for (const query of ['product_id=0', 'sort=price', 'colour=red', 'page_size=101']) {
      const answer = await t.as.viewer.get(`/planning/runs/${runId}/substitutes?${query}`);
      expect(refused(answer), query).toEqual([422, 'VALIDATION_ERROR']);
    }
  });
});
