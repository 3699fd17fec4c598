import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import type { Json } from '../../../../tests/harness/worked-example.ts';
import { manualClock } from '../../platform/clock.ts';

const PATH = '/planning/net-requirements';
/** Noon in Istanbul on a Monday */
const clock = manualClock(new Date('2026-03-02T09:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let serial = 0;
beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
});
afterAll(() => t.close());

function okOf(answer: Answer<Json>): Json {
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
}

async function plannedAs(productId: number, fields: Record<string, string | null>): Promise<void> {
  const set = Object.keys(fields).map((field, at) => `${field} = $${at + 2}`);
  await t.db.sql(`update products set ${set.join()} where product_id = $1`, [
    productId,
    ...Object.values(fields),
  ]);
}

/** A draft of a purchase order. */
async function ordered(productId: number, quantity_ordered: string, more: object = {}): Promise<void> {
  const seller = { supplier_code: 'ASIL', supplier_name: 'ASİL ÇELİK' };
  const { supplier_id } = okOf(await t.as.proc_off.post('/suppliers', seller));
  const items = [{ product_id: productId, quantity_ordered, unit_price: '20', ...more }];
  const order = { supplier_id, warehouse_id: f.rawWarehouse, items };
  okOf(await t.as.proc_off.post('/procurement/orders', order));
}

const plan = (product_id: number, quantity: string, due_date: string) => ({ product_id, quantity, due_date });

async function needsOf(production_plans: object[], more: object = {}) {
  const answer = await t.as.viewer.post(PATH, { production_plans, ...more });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

/** A finished product of its own, made of two of a bought part each. */
async function pair() {
  serial += 1;
  const made = await f.product(`FP-PAIR-${serial}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const part = await f.product(`RM-PAIR-${serial}`);
  const bom_id = await f.bom(made, [{ productId: part, quantity: '2' }]);
  return { made, part, bom_id };
}

describe('what a plan meets', () => {
  test('several plans of one product are summed by day, and the horizon reaches the last', async () => {
    const { made, part } = await pair();
    const body = await needsOf([plan(made, '5', '2026-06-30'), plan(made, '3', '2026-04-01')]);
    // 2026-03-02 … 2026-06-30 are 121 days
    expect(body).toMatchObject({
      horizon_days: 121,
      production_plans: [{ quantity: '5.000' }, { quantity: '3.000' }],
    });
    expect(body.requirements).toMatchObject([
      {
        product_id: made,
        gross_requirement: '8.000',
        planned_quantity: '8.000',
        first_needed_date: '2026-04-01',
      },
      { product_id: part, gross_requirement: '16.000', supplier_id: null, first_needed_date: '2026-04-01' },
    ]);
  });

  test('demands that exist take their part first, unless they are left out', async () => {
    const { made, part } = await pair();
    await f.stock(made, '10', '1', { warehouseId: f.finishedWarehouse });
    const demand = { product_id: made, quantity: '7', due_date: '2026-03-20' };
    okOf(await t.as.prod_mgr.post('/planning/demands', demand));
    const plans = [plan(made, '9', '2026-04-01')];
    const withDemands = await needsOf(plans);
    expect(withDemands.requirements).toMatchObject([
      { gross_requirement: '16.000', available: '10.000', net_requirement: '6.000' },
      { product_id: part, gross_requirement: '12.000' },
    ]);
    expect(await needsOf(plans, { include_demands: true })).toEqual(withDemands);
    const alone = await needsOf(plans, { include_demands: false });
    expect(alone.requirements).toMatchObject([
      { gross_requirement: '9.000', net_requirement: '0.000', first_needed_date: null, start_date: null },
      { product_id: part, gross_requirement: '0.000', is_late: false },
    ]);
    expect(alone.shortages).toEqual([]);
  });

  test('firm planned orders count as coming, and only together with the demands', async () => {
    const { made } = await pair();
    const [run] = await t.db.sql<{ run_id: number }>(
      `insert into planning_runs (mode, horizon_days, state, finished_at) values ('REGENERATIVE', 90, 'COMPLETED', now())
       returning run_id`,
    );
    await t.db.sql(
      `insert into planned_orders (product_id, order_type, quantity, start_date, due_date, lot_number, firm, first_run_id)
       values ($1, 'MAKE', 4, '2026-03-20', '2026-03-20', 1, true, $2)`,
      [made, run?.run_id],
    );
    const plans = [plan(made, '9', '2026-04-01')];
    const [row, part] = (await needsOf(plans)).requirements;
    expect(row).toMatchObject({
      scheduled_receipts: '4.000',
      net_requirement: '5.000',
      planned_quantity: '5.000',
    });
    // the parts of the firm order are needed, too
    expect(part).toMatchObject({ gross_requirement: '18.000', first_needed_date: '2026-03-20' });
    const [alone] = (await needsOf(plans, { include_demands: false })).requirements;
    expect(alone).toMatchObject({ scheduled_receipts: '0.000', net_requirement: '9.000' });
  });

  test('open orders count whatever their day; open production orders take their components', async () => {
    const { made, part, bom_id } = await pair();
    await ordered(part, '30', { expected_delivery_date: '2026-12-31' });
    await f.stock(part, '5', '1');
    const order = {
      product_id: made,
      bom_id,
      planned_quantity: '4',
      warehouse_id: f.finishedWarehouse,
      allow_shortage: true,
    };
    okOf(await t.as.prod_mgr.post('/production/orders', order));
    const body = await needsOf([plan(made, '20', '2026-04-01')], { include_demands: false });
    // 4 are in production: 16 more take 32, the open order takes 8; 40 − 5 − 30
    expect(body.requirements).toMatchObject([
      { scheduled_receipts: '4.000', net_requirement: '16.000' },
      {
        gross_requirement: '40.000',
        available: '5.000',
        scheduled_receipts: '30.000',
        net_requirement: '5.000',
      },
    ]);
  });

  test('what was due before today is planned as today and is late; so is what cannot start in time', async () => {
    const { made, part } = await pair();
    await plannedAs(part, { lead_time_days: '3' });
    const overdue = await needsOf([plan(made, '1', '2026-02-01')]);
    expect(overdue.requirements).toMatchObject([
      { product_id: made, first_needed_date: '2026-03-02', start_date: '2026-03-02', is_late: true },
      { product_id: part, first_needed_date: '2026-03-02', start_date: '2026-02-27', is_late: true },
    ]);
    expect(overdue.requirements[1].explanation).toContain('to be started on 2026-02-27, which is too late.');
    const soon = await needsOf([plan(made, '1', '2026-03-05')]);
    expect(soon.requirements).toMatchObject([
      { is_late: false },
      { start_date: '2026-03-02', is_late: false },
    ]);
    const tight = await needsOf([plan(made, '1', '2026-03-04')]);
    expect(tight.requirements).toMatchObject([
      { is_late: false },
      { start_date: '2026-03-01', is_late: true },
    ]);
    // What is in stock is not late, whenever it was due.
    await f.stock(made, '1', '1', { warehouseId: f.finishedWarehouse });
    const inStock = await needsOf([plan(made, '1', '2026-02-01')]);
    expect(inStock.requirements[0]).toMatchObject({ net_requirement: '0.000', is_late: false });
  });

  test('stock that expires before it is used does not count', async () => {
    const { made, part } = await pair();
    const stock = { product_id: part, warehouse_id: f.rawWarehouse, quantity: '12', unit_cost: '1' };
    const state = { quality_status: 'APPROVED', expiry_date: '2026-03-31' };
    okOf(await t.as.inv_clerk.post('/inventory/stock-in', { ...stock, ...state }));
    const body = await needsOf([plan(made, '2', '2026-03-31'), plan(made, '5', '2026-04-01')]);
    // 4 are used on the last day, 8 expire, and 10 are needed on the day after
    expect(body.requirements[1]).toMatchObject({
      gross_requirement: '14.000',
      available: '12.000',
      expiring_quantity: '8.000',
      net_requirement: '10.000',
      first_needed_date: '2026-04-01',
      explanation: expect.stringContaining('+ 8.000 that expire − 12.000 available'),
    });
  });

  test('a phantom is gone through and is no row; a product that is reached in its own right is one', async () => {
    const { made: phantom, part } = await pair();
    const parent = await f.product(`FP-WHOLE-${serial}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    const bomId = await f.bom(parent, [{ productId: phantom, quantity: '3' }]);
    await t.db.sql('update bom_components set is_phantom = true where bom_id = $1', [bomId]);
    const body = await needsOf([plan(parent, '5', '2026-04-01')]);
    expect(body.requirements).toMatchObject([
      { product_id: parent },
      { product_id: part, gross_requirement: '30.000' },
    ]);
    const both = await needsOf([plan(parent, '5', '2026-04-01'), plan(phantom, '1', '2026-04-01')]);
    expect(both.requirements).toMatchObject([
      { product_id: phantom, low_level_code: 0, gross_requirement: '1.000' },
      { product_id: parent, low_level_code: 0, gross_requirement: '5.000' },
      { product_id: part, gross_requirement: '32.000' },
    ]);
  });

  test('what is bought may be planned, too', async () => {
    const { part } = await pair();
    const body = await needsOf([plan(part, '2.5', '2026-04-01')]);
    expect(body.requirements).toMatchObject([
      { product_id: part, order_type: 'BUY', planned_quantity: '2.500' },
    ]);
    expect(body.shortages).toMatchObject([{ product_id: part, required_quantity: '2.500' }]);
  });
});

describe('what is refused, and what it costs', () => {
  let wanted = 0;
  beforeAll(async () => {
    wanted = (await pair()).made;
  });
  const good = () => plan(wanted, '1', '2026-04-01');

  test.each<[string, () => object, string]>([
    ['no plans', () => ({ production_plans: [] }), 'production_plans'],
    ['too many plans', () => ({ production_plans: Array.from({ length: 1001 }, good) }), 'production_plans'],
    ['an unknown field', () => ({ production_plans: [good()], wrong: 1 }), 'wrong'],
    ['an unknown field within', () => ({ production_plans: [{ ...good(), wrong: 1 }] }), 'wrong'],
    ['no quantity', () => ({ production_plans: [{ ...good(), quantity: 0 }] }), 'quantity'],
    ['four decimals', () => ({ production_plans: [{ ...good(), quantity: '1.0005' }] }), 'quantity'],
    ['no such day', () => ({ production_plans: [{ ...good(), due_date: '2026-02-30' }] }), 'due_date'],
    ['not yes or no', () => ({ production_plans: [good()], include_demands: 'yes' }), 'include_demands'],
    [
      'a day beyond ten years',
      () => ({ production_plans: [good(), { ...good(), due_date: '2036-02-28' }] }),
      'production_plans.1.due_date: must be 2036-02-27 or earlier',
    ],
  ])('%s', async (_, body, named) => {
    const answer = await t.as.viewer.post(PATH, body());
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.text).toContain(named);
  });

  test('the last day of ten years is planned', async () => {
    const body = await needsOf([{ ...good(), due_date: '2036-02-27' }], { include_demands: false });
    expect(body).toMatchObject({
      horizon_days: 3650,
      requirements: [{ product_id: wanted }, {}],
    });
  });

  test('more than can be planned', async () => {
    const { made, part } = await pair();
    await t.db.sql('update bom_components set quantity_required = 999999 where component_product_id = $1', [
      part,
    ]);
    const answer = await t.as.viewer.post(PATH, {
      production_plans: [plan(made, '999999999.999', '2026-04-01')],
    });
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.message).toMatch(
      /take more of product \S+ than can be planned: make the quantities smaller/,
    );
  });

  test('broken JSON, nobody, an unknown and an inactive product', async () => {
    const token = await t.tokenOf('viewer');
    const broken = await t.app.inject({
      method: 'POST',
      url: `/api/v1${PATH}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: '{"production_plans": [',
    });
    expect([broken.statusCode, broken.json().error_code]).toEqual([400, 'INVALID_JSON']);
    const unknown = { production_plans: [good(), plan(999_999, '1', '2026-04-01')] };
    expect(refused(await t.as.nobody.post(PATH, unknown))).toEqual([401, 'NOT_AUTHENTICATED']);
    expect(refused(await t.as.viewer.post(PATH, unknown))).toEqual([404, 'NOT_FOUND']);
    const { made } = await pair();
    await t.db.sql('update products set is_active = false where product_id = $1', [made]);
    const inactive = await t.as.viewer.post(PATH, { production_plans: [plan(made, '1', '2026-04-01')] });
    expect(refused(inactive)).toEqual([409, 'CONFLICT']);
    expect(inactive.body.message).toContain(`FP-PAIR-${serial} is inactive`);
  });

  test('the number of statements does not grow with the plans, and nothing is stored', async () => {
    const stored = () =>
      t.db.sql(
        `select (select count(*) from demands) as demands, (select count(*) from planned_orders) as orders,
           (select count(*) from planning_runs) as runs, (select count(*) from audit_log) as audits`,
      );
    const before = await stored();
    const counts: number[] = [];
    for (const count of [1, 200]) {
      const spy = vi.spyOn(pg.Client.prototype, 'query');
      await needsOf(Array.from({ length: count }, good));
      counts.push(spy.mock.calls.length);
      spy.mockRestore();
    }
    const [one = 0, many] = counts;
    expect(many).toBe(one);
    // who asks, begin, the products, the facts of the plan, commit
    expect(one).toBeGreaterThan(10);
    expect(await stored()).toEqual(before);
  });
});
