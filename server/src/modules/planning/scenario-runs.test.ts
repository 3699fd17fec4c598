import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { createPlanner, type Planner } from './testing/planner.ts';

const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');
const URL = '/planning/scenarios';

let t: TestApp;
let f: Factory;
let planner: Planner;
let chair: number;
let steel: number;
let bomId: number;
let otherBom: number;
let near: number;
let far: number;
let purchase: number;
let reality: number;
let serial = 0;

/** 100 CHAIR on 2026-03-22 of 2 KG each; 50 KG on hand and 40 on order for 2026-03-10; steel takes 5 days, chairs take 2. */
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  planner = createPlanner(t);
  chair = await f.product('FP-CHAIR', { type: 'FINISHED_PRODUCT', unit: 'PCS', standardCost: '100' });
  steel = await f.product('RM-STEEL', { standardCost: '10' });
  bomId = await f.bom(chair, [{ productId: steel, quantity: '2' }]);
  otherBom = await f.bom(chair, [{ productId: steel, quantity: '3' }], { version: '2.0', status: 'DRAFT' });
  await t.db.sql('update products set lead_time_days = 2 where product_id = $1', [chair]);
  await f.stock(steel, '50', '10');
  near = await supplierOf('YAKIN', 5, { unit_price: '10', is_preferred: true });
  far = await supplierOf('UZAK', 30, { unit_price: '8', currency: 'EUR' });
  const order = await t.as.proc_off.post('/procurement/orders', {
    supplier_id: near,
    warehouse_id: f.rawWarehouse,
    expected_delivery_date: '2026-03-10',
    items: [{ product_id: steel, quantity_ordered: '40', unit_price: '10' }],
  });
  expect(order.status, order.text).toBe(201);
  purchase = order.body.items[0].po_item_id;
  await planner.demanded('100', '2026-03-22', chair);
  reality = (await planner.planned({ horizon_days: 60 })).run_id;
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

async function supplierOf(supplier_code: string, lead_time_days: number, link: object): Promise<number> {
  const body = { supplier_code, supplier_name: supplier_code, lead_time_days };
  const { supplier_id } = (await t.as.proc_off.post('/suppliers', body)).body;
  const linked = await t.as.proc_off.post(`/suppliers/${supplier_id}/products`, {
    product_id: steel,
    ...link,
  });
  expect(linked.status, linked.text).toBe(201);
  return supplier_id;
}

async function scenarioOf(overlay: object): Promise<{ id: number; name: string }> {
  serial += 1;
  const name = `Senaryo ${serial}`;
  const made = await t.as.prod_mgr.post(URL, { scenario_name: name, overlay });
  expect(made.status, made.text).toBe(201);
  return { id: made.body.scenario_id, name };
}

/** A scenario, planned. */
async function plannedScenario(overlay: object) {
  const scenario = await scenarioOf(overlay);
  const run = await planner.planned({ horizon_days: 60, scenario_id: scenario.id });
  expect(run.scenario_id).toBe(scenario.id);
  return { ...scenario, run: run.run_id as number };
}

const ordersOf = (scenarioId: number | null) =>
  t.db.sql<{ planned_order_id: number; product_id: number; quantity: string; due_date: string }>(
    `select planned_order_id, product_id, quantity, start_date, due_date, supplier_id, bom_id, firm, lot_number
     from planned_orders where coalesce(scenario_id, 0) = $1 and ended_run_id is null and converted_at is null
     order by due_date, product_id, lot_number`,
    [scenarioId ?? 0],
  );
const compare = (query: string) => t.as.viewer.get(`${URL}/compare?${query}`);

describe('a run of a scenario', () => {
  test.each([
    ['more demand', () => ({ demand_factors: [{ product_id: chair, factor: '1.5' }] }), '150.000', '210.000'],
    [
      'an extra demand',
      () => ({ demands: [{ product_id: steel, quantity: 7, due_date: '2026-03-20' }] }),
      '100.000',
      '117.000',
    ],
    ['another recipe', () => ({ boms: [{ product_id: chair, bom_id: otherBom }] }), '100.000', '210.000'],
    ['less stock', () => ({ stock: [{ product_id: steel, quantity: '-20' }] }), '100.000', '130.000'],
    [
      'an order that never comes',
      () => ({ orders: [{ kind: 'PURCHASE_ORDER', id: purchase, day: null }] }),
      '100.000',
      '150.000',
    ],
  ])('plans %s, and leaves reality as it is', async (_, overlay, chairs, kilos) => {
    const before = await ordersOf(null);
    expect(before.map((row) => row.quantity)).toEqual(['110.000', '100.000']);
    const { id } = await plannedScenario(overlay());
    expect((await ordersOf(id)).map((row) => row.quantity)).toEqual([kilos, chairs]);
    expect(await ordersOf(null)).toEqual(before);
    expect((await t.as.viewer.get(`${URL}/${id}`)).body.last_run).toMatchObject({ state: 'COMPLETED' });
  });

  test('takes lead times, suppliers and recipes from the overlay', async () => {
    const { id } = await plannedScenario({
      lead_times: [{ product_id: chair, lead_time_days: 4 }],
      suppliers: [{ product_id: steel, supplier_id: far }],
      supplier_lead_times: [{ supplier_id: far, additional_days: -20 }],
      boms: [{ product_id: chair, bom_id: otherBom }],
    });
    expect(await ordersOf(id)).toMatchObject([
      { product_id: steel, start_date: '2026-03-08', due_date: '2026-03-18', supplier_id: far, bom_id: null },
      {
        product_id: chair,
        start_date: '2026-03-18',
        due_date: '2026-03-22',
        supplier_id: null,
        bom_id: otherBom,
      },
    ]);
  });

  test('a supplier that no longer delivers lets the run fail, and nothing else', async () => {
    const { id } = await scenarioOf({ suppliers: [{ product_id: steel, supplier_id: far }] });
    const set = 'update product_suppliers set is_active = $1 where supplier_id = $2';
    await t.db.sql(set, [false, far]);
    const { performNextRun } = await import('./planning-execution.ts');
    const runId = await planner.start({ scenario_id: id });
    await performNextRun(t.db, { warn: () => {} });
    expect(await planner.runOf(runId)).toMatchObject({ state: 'FAILED' });
    await t.db.sql(set, [true, far]);
  });
});

test('a scenario is deleted with all that its runs have left', async () => {
  const { id } = await plannedScenario({ demand_factors: [{ product_id: chair, factor: '2' }] });
  await t.as.prod_mgr.put(`${URL}/${id}`, { overlay: {} });
  const { run_id } = await planner.planned({ horizon_days: 60, scenario_id: id });
  expect((await t.as.prod_mgr.delete(`${URL}/${id}`)).status).toBe(200);
  expect(await ordersOf(id)).toEqual([]);
  expect(refused(await t.as.viewer.get(`/planning/runs/${run_id}`))).toEqual([404, 'NOT_FOUND']);
});

describe('comparing', () => {
  test('says what differs from reality, exactly', async () => {
    const late = await plannedScenario({
      suppliers: [{ product_id: steel, supplier_id: far }],
      supplier_capacities: [
        { supplier_id: near, quantity_per_week: '39' },
        { supplier_id: far, quantity_per_week: '110' },
      ],
    });
    const { status, body, text } = await compare(`scenario_ids=${late.id}`);
    expect(status, text).toBe(200);
    expect(body.runs).toEqual([
      {
        run_id: reality,
        scenario_id: null,
        scenario_name: null,
        first_day: '2026-03-02',
        horizon_days: 60,
        finished_at: expect.any(String),
        differences: [],
        figures: {
          demands: {
            total: 1,
            on_time: 1,
            late: 0,
            on_time_share: '100.0',
            on_time_quantity_share: '100.0',
            total_days_late: 0,
            greatest_days_late: 0,
          },
          // 50 KG of 10.0000 on days 0 and 7, then 90 on day 14, and nothing from 2026-03-20 on: 1,900 ÷ 9
          stock: { end_value: '0.0000', average_value: '211.1111', products_without_cost: 0 },
          purchases: { amount: '1100.0000', foreign: [], products_without_price: 0 },
          orders: { make: 1, buy: 1, past_due: 0 },
          overloads: [],
        },
      },
      {
        run_id: late.run,
        scenario_id: late.id,
        scenario_name: late.name,
        first_day: '2026-03-02',
        horizon_days: 60,
        finished_at: expect.any(String),
        // The steel comes 30 days from today, on 2026-04-01, and the chairs 2 days later: 12 days late.
        differences: [
          'Demands in time: 0.0 %; in run RUN: 100.0 %.',
          'Quantity in time: 0.0 %; in run RUN: 100.0 %.',
          'Late demands: 1; in run RUN: 0.',
          'Days late, all together: 12; in run RUN: 0.',
          'Days late at most: 12; in run RUN: 0.',
          'Planned purchases: 0.0000; in run RUN: 1100.0000.',
          'Planned purchases in other currencies: 880.0000 EUR; in run RUN: none.',
          'Planned orders that should have been started: 1; in run RUN: 0.',
          'Weeks in which a supplier has too much to deliver: 1; in run RUN: 0.',
        ].map((sentence) => sentence.replace('RUN', String(reality))),
        figures: expect.objectContaining({
          demands: expect.objectContaining({ late: 1, on_time_share: '0.0', greatest_days_late: 12 }),
          overloads: [{ supplier_id: near, week: '2026-03-09', ordered: '40.000', capacity: '39.000' }],
        }),
      },
    ]);
    const again = (await compare(`run_ids=${late.run},${reality}`)).body.runs;
    expect(again.map((one: { run_id: number }) => one.run_id)).toEqual([late.run, reality]);
    expect(again[1].differences[0]).toBe(`Demands in time: 100.0 %; in run ${late.run}: 0.0 %.`);
  });

  test('needs one of the two questions, runs that exist and plans', async () => {
    const { id } = await scenarioOf({});
    const wrong: [number, string] = [422, 'VALIDATION_ERROR'];
    expect(refused(await compare(''))).toEqual(wrong);
    expect(refused(await compare(`run_ids=${reality}&scenario_ids=${id}`))).toEqual(wrong);
    expect(refused(await compare('run_ids=1,x'))).toEqual(wrong);
    expect(refused(await compare('run_ids=1,2,3,4,5,6'))).toEqual(wrong);
    expect(refused(await compare('run_ids=999999'))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await compare('scenario_ids=999999'))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await compare(`scenario_ids=${id}`))).toEqual([409, 'CONFLICT']);
    const waiting = await planner.start({ scenario_id: id });
    expect(refused(await compare(`run_ids=${waiting}`))).toEqual([409, 'CONFLICT']);
    expect(refused(await t.as.nobody.get(`${URL}/compare?run_ids=1`))).toEqual([401, 'NOT_AUTHENTICATED']);
    expect((await t.as.prod_mgr.post(`/planning/runs/${waiting}/cancel`)).status).toBe(200);
  });

  test('tells the orders that differ, with their numbers, page by page', async () => {
    const { id, run } = await plannedScenario({
      demand_factors: [{ product_id: chair, factor: '2' }],
      demands: [{ product_id: chair, quantity: 1, due_date: '2026-04-10' }],
    });
    const url = `${URL}/compare/orders?from_run=${reality}&to_run=${run}`;
    const { status, body, text } = await t.as.viewer.get(`${url}&sort=-product_code`);
    expect(status, text).toBe(200);
    const [own, real] = [await ordersOf(id), await ordersOf(null)];
    expect(body.items).toMatchObject([
      {
        change: 'CHANGED',
        product_code: 'RM-STEEL',
        order_type: 'BUY',
        from: { planned_order_id: real[0]?.planned_order_id, quantity: '110.000', supplier_id: near },
        to: { planned_order_id: own[0]?.planned_order_id, quantity: '310.000', due_date: '2026-03-20' },
      },
      {
        change: 'NEW',
        product_code: 'RM-STEEL',
        from: null,
        to: { quantity: '2.000', due_date: '2026-04-08' },
      },
      { change: 'CHANGED', product_code: 'FP-CHAIR', order_type: 'MAKE', from: { bom_id: bomId } },
      { change: 'NEW', product_code: 'FP-CHAIR', to: { planned_order_id: own[3]?.planned_order_id } },
    ]);
    expect(body).toMatchObject({ total_count: 4, page: 1, has_next: false });
    const second = (await t.as.viewer.get(`${url}&page=2&page_size=3`)).body;
    expect(second).toMatchObject({ total_count: 4, has_next: false, has_previous: true });
    expect(second.items).toMatchObject([{ change: 'NEW', product_code: 'RM-STEEL' }]);
    expect((await t.as.viewer.get(`${url}&change=NEW&product_id=${chair}`)).body.total_count).toBe(1);
    expect((await t.as.viewer.get(`${url}&search=steel`)).body.total_count).toBe(2);
    expect((await t.as.viewer.get(`${url}&change=GONE`)).body).toMatchObject({ items: [], total_count: 0 });
    const back = `${URL}/compare/orders?from_run=${run}&to_run=${reality}&change=GONE`;
    expect((await t.as.viewer.get(back)).body.total_count).toBe(2);
    const unknown = `${URL}/compare/orders?from_run=${run}&to_run=999999`;
    expect(refused(await t.as.viewer.get(unknown))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.viewer.get(`${URL}/compare/orders?from_run=1`))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
  });
});

describe('taking over', () => {
  const apply = (id: number, body: object, headers?: Record<string, string>) =>
    t.as.prod_mgr.post(`${URL}/${id}/apply`, body, headers);

  test('makes firm orders of reality, which its next run leaves and plans around', async () => {
    const { id } = await plannedScenario({ demand_factors: [{ product_id: chair, factor: '1.2' }] });
    const before = await ordersOf(null);
    const [kilos, chairs] = (await ordersOf(id)).map((row) => row.planned_order_id);
    const planned_order_ids = [kilos, chairs];
    const preview = await apply(id, { planned_order_ids, preview: true });
    expect(preview.status, preview.text).toBe(200);
    expect(preview.body).toMatchObject({ scenario_id: id, preview: true });
    expect(await ordersOf(null)).toEqual(before);

    const { status, body, headers, text } = await apply(id, { planned_order_ids });
    expect(status, text).toBe(200);
    expect(body.applied.map((one: { planned_order_id: number }) => one.planned_order_id)).not.toContain(null);
    const numberless = (answer: { applied: object[] }) =>
      answer.applied.map((one) => ({ ...one, planned_order_id: null }));
    expect(numberless(body)).toEqual(preview.body.applied);
    const firm = { firm: true, lot_number: 2 };
    const standing = await ordersOf(null);
    expect(standing).toHaveLength(4);
    expect(standing.filter((row) => row.planned_order_id > (chairs ?? 0))).toMatchObject([
      { product_id: steel, quantity: '150.000', due_date: '2026-03-20', supplier_id: near, ...firm },
      { product_id: chair, quantity: '120.000', due_date: '2026-03-22', bom_id: bomId, ...firm },
    ]);
    const audits = await auditsOf(t.db, String(headers['x-request-id']));
    expect(audits.map((one) => one.action).sort()).toEqual([
      'planned_order.create',
      'planned_order.create',
      'planning_scenario.apply',
    ]);

    const again = await apply(id, { planned_order_ids: [chairs] });
    expect(refused(again)).toEqual([409, 'CONFLICT']);
    expect(again.body.message).toContain('meets firm planned order');
    expect(again.body.details).toEqual([{ planned_order_id: chairs }]);

    await planner.planned({ horizon_days: 60 });
    // 120 chairs are firm and 100 are needed; 150 KG, 50 and 40 are there for the 240 that they take.
    expect((await ordersOf(null)).map((row) => row.quantity)).toEqual(['150.000', '120.000']);
    await t.db.sql('delete from planned_orders where firm');
    await planner.planned({ horizon_days: 60 });
  });

  test('is all or nothing, and only of the newest plan of that scenario', async () => {
    const first = await plannedScenario({ demand_factors: [{ product_id: chair, factor: '3' }] });
    const other = await plannedScenario({});
    const [kilos, chairs] = (await ordersOf(first.id)).map((row) => row.planned_order_id);
    const foreign = (await ordersOf(other.id))[0]?.planned_order_id;
    const [real] = await ordersOf(null);
    const before = await ordersOf(null);
    const expectRefused = async (ids: (number | undefined)[], code: [number, string], message: RegExp) => {
      const answer = await apply(first.id, { planned_order_ids: ids });
      expect(refused(answer), answer.text).toEqual(code);
      expect(answer.body.message).toMatch(message);
    };
    await expectRefused([kilos, 999_999], [404, 'NOT_FOUND'], /planned order 999999/);
    await expectRefused([kilos, foreign], [409, 'CONFLICT'], /does not belong to the scenario/);
    await expectRefused([real?.planned_order_id], [409, 'CONFLICT'], /does not belong to the scenario/);
    await t.as.prod_mgr.put(`${URL}/${first.id}`, { overlay: {} });
    await planner.planned({ horizon_days: 60, scenario_id: first.id });
    await expectRefused([chairs], [409, 'CONFLICT'], /was replaced by a later run/);
    const [now] = await ordersOf(first.id);
    await t.db.sql('update products set is_active = false where product_id = $1', [steel]);
    await expectRefused([now?.planned_order_id], [409, 'CONFLICT'], /inactive/);
    await t.db.sql('update products set is_active = true where product_id = $1', [steel]);
    expect(await ordersOf(null)).toEqual(before);
  });

  test('needs a scenario, orders and the right to plan', async () => {
    const { id } = await scenarioOf({});
    const body = { planned_order_ids: [1] };
    expect(refused(await apply(999_999, body))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await apply(id, {}))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await apply(id, { planned_order_ids: [] }))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await apply(id, { planned_order_ids: [1, 1] }))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await apply(id, { ...body, moves: true }))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await t.as.viewer.post(`${URL}/${id}/apply`, body))).toEqual([
      403,
      'INSUFFICIENT_PERMISSIONS',
    ]);
  });

  test('happens once for one key', async () => {
    const { id } = await plannedScenario({
      demands: [{ product_id: chair, quantity: 5, due_date: '2026-04-15' }],
    });
    const orders = await ordersOf(id);
    const planned_order_ids = [orders.at(-1)?.planned_order_id];
    const headers = { 'idempotency-key': 'senaryo-uygula' };
    const answers = [
      await apply(id, { planned_order_ids }, headers),
      await apply(id, { planned_order_ids }, headers),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect((await ordersOf(null)).filter((row) => row.due_date === '2026-04-15')).toHaveLength(1);
  });
});
