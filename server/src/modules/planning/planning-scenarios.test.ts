import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';

const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');
const URL = '/planning/scenarios';

let t: TestApp;
let f: Factory;
let chair: number;
let steel: number;
let bomId: number;
let draftId: number;
let supplier: number;
let stranger: number;
let serial = 0;
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  chair = await f.product('FP-CHAIR', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  steel = await f.product('RM-STEEL');
  bomId = await f.bom(chair, [{ productId: steel, quantity: '2' }]);
  draftId = await f.bom(chair, [{ productId: steel, quantity: '3' }], { version: '2.0', status: 'DRAFT' });
  supplier = await supplierOf('CELIK');
  stranger = await supplierOf('YABANCI');
  const link = { product_id: steel, unit_price: '10' };
  expect((await t.as.proc_off.post(`/suppliers/${supplier}/products`, link)).status).toBe(201);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

async function supplierOf(supplier_code: string): Promise<number> {
  const made = await t.as.proc_off.post('/suppliers', { supplier_code, supplier_name: supplier_code });
  expect(made.status, made.text).toBe(201);
  return made.body.supplier_id;
}
const create = (overlay: object = {}, more: object = {}) => {
  serial += 1;
  return t.as.prod_mgr.post(URL, { scenario_name: `Senaryo ${serial}`, overlay, ...more });
};
const made = async (overlay: object = {}, more: object = {}) => {
  const answer = await create(overlay, more);
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
};
async function productionOrder(): Promise<number> {
  const order = {
    product_id: chair,
    bom_id: bomId,
    warehouse_id: f.finishedWarehouse,
    planned_quantity: '5',
  };
  const answer = await t.as.prod_mgr.post('/production/orders', order);
  expect(answer.status, answer.text).toBe(201);
  return answer.body.production_order_id;
}
const inserted = async (text: string, values: unknown[]) => {
  const [row] = await t.db.sql<{ id: number }>(text, values);
  return row?.id ?? 0;
};
const runFor = (scenarioId: number, state: string) =>
  inserted(
    `insert into planning_runs (mode, horizon_days, state, scenario_id, finished_at, started_at, first_day, summary)
     select 'REGENERATIVE', 60, $1, $2, d.at, d.at, '2026-03-02', '{}'
     from (select case when $1 = 'COMPLETED' then timestamptz '2026-03-02T06:00:00Z' end as at) d returning run_id as id`,
    [state, scenarioId],
  );

describe('creating', () => {
  test('answers the whole scenario with canonical decimals, and says who did it', async () => {
    const overlay = {
      demand_factors: [{ product_id: null, factor: 1.2, from: '2026-04-01', until: '2026-04-30' }],
      demands: [{ product_id: chair, quantity: '4', due_date: '2026-04-02' }],
      lead_times: [{ product_id: chair, lead_time_days: 0 }],
      supplier_lead_times: [{ supplier_id: supplier, additional_days: -2 }],
      suppliers: [{ product_id: steel, supplier_id: supplier }],
      boms: [{ product_id: chair, bom_id: draftId }],
      stock: [{ product_id: steel, quantity: '-2.5' }],
      supplier_capacities: [{ supplier_id: supplier, quantity_per_week: '100' }],
    };
    const { status, body, headers, text } = await t.as.proc_off.post(URL, {
      scenario_name: 'Şubat',
      description: 'Çelik geç\ngelirse',
      overlay,
    });
    expect(status, text).toBe(201);
    expect(body).toEqual({
      scenario_id: expect.any(Number),
      scenario_name: 'Şubat',
      description: 'Çelik geç\ngelirse',
      overlay: {
        ...overlay,
        demand_factors: [{ product_id: null, factor: '1.200000', from: '2026-04-01', until: '2026-04-30' }],
        demands: [{ product_id: chair, quantity: '4.000', due_date: '2026-04-02' }],
        stock: [{ product_id: steel, quantity: '-2.500' }],
        supplier_capacities: [{ supplier_id: supplier, quantity_per_week: '100.000' }],
      },
      created_by: expect.any(Number),
      created_by_name: expect.any(String),
      last_run: null,
      created_at: '2026-03-02T07:00:00Z',
      updated_at: '2026-03-02T07:00:00Z',
    });
    expect(headers.etag).toBe('"2026-03-02T07:00:00Z"');
    expect(await auditsOf(t.db, String(headers['x-request-id']))).toEqual([
      {
        action: 'planning_scenario.create',
        username: 'proc_off',
        entity_type: 'planning_scenario',
        entity_id: String(body.scenario_id),
        before: null,
        after: { scenario_name: 'Şubat', description: 'Çelik geç\ngelirse', overlay: body.overlay },
      },
    ]);
    expect((await t.as.viewer.get(`${URL}/${body.scenario_id}`)).body).toEqual(body);
  });

  test('a name is enough, and there is one of it', async () => {
    const body = await made(undefined, { scenario_name: 'Tek' });
    expect(body).toMatchObject({ description: null, overlay: {} });
    const again = await create({}, { scenario_name: 'Tek' });
    expect(refused(again)).toEqual([409, 'DUPLICATE']);
    expect(again.body.details).toEqual([{ field: 'scenario_name' }]);
  });

  test('the same key creates one scenario', async () => {
    const headers = { 'idempotency-key': 'senaryo-anahtari' };
    const body = { scenario_name: 'Bir kere' };
    const first = await t.as.prod_mgr.post(URL, body, headers);
    const second = await t.as.prod_mgr.post(URL, body, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
  });

  test.each([
    ['no name', { overlay: {} }, 'scenario_name'],
    ['an unknown field', { scenario_name: 'x', overlay: { prices: [] } }, 'prices'],
    ['a factor of zero', overlaid({ demand_factors: [{ product_id: null, factor: '0' }] }), 'factor'],
    ['seven decimals', overlaid({ demand_factors: [{ product_id: null, factor: '1.0000001' }] }), 'factor'],
    [
      'no quantity',
      overlaid({ demands: [{ product_id: 1, quantity: '0', due_date: '2026-03-09' }] }),
      'quantity',
    ],
    ['no day', overlaid({ demands: [{ product_id: 1, quantity: '1', due_date: '2026-02-30' }] }), 'due_date'],
    ['a decimal comma', overlaid({ stock: [{ product_id: 1, quantity: '1,5' }] }), 'quantity'],
    ['a kind of order', overlaid({ orders: [{ kind: 'FIRM', id: 1, day: null }] }), 'kind'],
    [
      'a lead time below zero',
      overlaid({ lead_times: [{ product_id: 1, lead_time_days: -1 }] }),
      'lead_time_days',
    ],
  ])('refuses %s', async (_, body, field) => {
    const answer = await t.as.prod_mgr.post(URL, body);
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(JSON.stringify(answer.body.details)).toContain(field);
  });

  test('refuses broken JSON, strangers and who may only look', async () => {
    const broken = await t.app.inject({
      method: 'POST',
      url: `/api/v1${URL}`,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await t.tokenOf('prod_mgr')}` },
      payload: '{"scenario_name":',
    });
    expect([broken.statusCode, broken.json().error_code]).toEqual([400, 'INVALID_JSON']);
    expect(refused(await t.as.nobody.post(URL, {}))).toEqual([401, 'NOT_AUTHENTICATED']);
    expect(refused(await t.as.viewer.post(URL, { scenario_name: 'x' }))).toEqual([
      403,
      'INSUFFICIENT_PERMISSIONS',
    ]);
  });
});

function overlaid(overlay: object) {
  return { scenario_name: 'x', overlay };
}

describe('what an overlay names', () => {
  const expectWrong = async (overlay: object, code: [number, string], fields: string[]) => {
    const answer = await create(overlay);
    expect(refused(answer), answer.text).toEqual(code);
    expect(answer.body.details.map((one: { field: string }) => one.field)).toEqual(fields);
    return answer.body.message as string;
  };
  const MISSING: [number, string] = [404, 'NOT_FOUND'];
  const UNFIT: [number, string] = [422, 'VALIDATION_ERROR'];

  test('is there: every entry that is not is named', async () => {
    const gone = 999_999;
    const message = await expectWrong(
      {
        demand_factors: [
          { product_id: chair, factor: '1.2' },
          { product_id: gone, factor: '1.2' },
        ],
        demands: [{ product_id: gone, quantity: '1', due_date: '2026-03-09' }],
        lead_times: [{ product_id: gone, lead_time_days: 1 }],
        supplier_lead_times: [{ supplier_id: gone, additional_days: 1 }],
        suppliers: [{ product_id: steel, supplier_id: gone }],
        boms: [{ product_id: chair, bom_id: gone }],
        stock: [{ product_id: gone, quantity: '1' }],
        orders: [
          { kind: 'PURCHASE_ORDER', id: gone, day: null },
          { kind: 'PRODUCTION_ORDER', id: gone, day: null },
        ],
        supplier_capacities: [{ supplier_id: gone, quantity_per_week: '1' }],
      },
      MISSING,
      [
        'overlay.demand_factors.1.product_id',
        'overlay.demands.0.product_id',
        'overlay.lead_times.0.product_id',
        'overlay.stock.0.product_id',
        'overlay.supplier_lead_times.0.supplier_id',
        'overlay.suppliers.0.supplier_id',
        'overlay.supplier_capacities.0.supplier_id',
        'overlay.boms.0.bom_id',
        'overlay.orders.0.id',
        'overlay.orders.1.id',
      ],
    );
    expect(message).toBe('overlay.demand_factors.1.product_id: there is no product 999999. Check the id.');
  });

  test('fits: suppliers deliver, recipes make', async () => {
    await expectWrong(
      {
        suppliers: [
          { product_id: steel, supplier_id: supplier },
          { product_id: chair, supplier_id: stranger },
        ],
        boms: [{ product_id: steel, bom_id: bomId }],
      },
      UNFIT,
      ['overlay.suppliers.1.supplier_id', 'overlay.boms.0.bom_id'],
    );
  });

  test('is open: nothing can move an order of which nothing is to come', async () => {
    await f.stock(steel, '10', '10');
    const order = await productionOrder();
    const moved = { orders: [{ kind: 'PRODUCTION_ORDER', id: order, day: '2026-03-09' }] };
    expect((await made(moved)).overlay).toEqual(moved);
    const cancelled = await t.as.prod_mgr.put(`/production/orders/${order}/status`, { status: 'CANCELLED' });
    expect(cancelled.status, cancelled.text).toBe(200);
    const message = await expectWrong(moved, UNFIT, ['overlay.orders.0.id']);
    expect(message).toContain(`nothing is to come of production order ${order}`);
  });

  test('is said once, and periods end after they begin', async () => {
    await expectWrong(
      {
        demand_factors: [{ product_id: null, factor: '2', from: '2026-03-09', until: '2026-03-08' }],
        lead_times: [
          { product_id: chair, lead_time_days: 1 },
          { product_id: chair, lead_time_days: 2 },
        ],
        orders: [
          { kind: 'PURCHASE_ORDER', id: 1, day: null },
          { kind: 'PRODUCTION_ORDER', id: 1, day: null },
          { kind: 'PURCHASE_ORDER', id: 1, day: '2026-03-09' },
        ],
      },
      UNFIT,
      ['overlay.lead_times.1.product_id', 'overlay.orders.2.id', 'overlay.demand_factors.0.until'],
    );
  });
});

describe('reading', () => {
  test('pages, sorts and finds Turkish names and descriptions', async () => {
    await made({}, { scenario_name: 'İnce sac pahalı', description: 'Işık' });
    const found = await t.as.viewer.get(`${URL}?search=ince`);
    expect(found.body.items.map((one: { scenario_name: string }) => one.scenario_name)).toEqual([
      'İnce sac pahalı',
    ]);
    expect((await t.as.viewer.get(`${URL}?search=ISIK`)).body.total_count).toBe(1);
    const all = (await t.as.viewer.get(`${URL}?sort=-scenario_id&page_size=2`)).body;
    expect(all.items).toHaveLength(2);
    expect(all.items[0].scenario_id).toBeGreaterThan(all.items[1].scenario_id);
    expect(all).toMatchObject({ page: 1, has_next: true, has_previous: false });
    expect(refused(await t.as.viewer.get(`${URL}?sort=overlay`))).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('names the newest run', async () => {
    const { scenario_id } = await made();
    await runFor(scenario_id, 'COMPLETED');
    const run_id = await runFor(scenario_id, 'QUEUED');
    const { body } = await t.as.viewer.get(`${URL}/${scenario_id}`);
    expect(body.last_run).toEqual({ run_id, state: 'QUEUED', finished_at: null });
  });

  test('an unknown scenario is not found, for anything', async () => {
    const unknown: [number, string] = [404, 'NOT_FOUND'];
    expect(refused(await t.as.viewer.get(`${URL}/999999`))).toEqual(unknown);
    expect(refused(await t.as.prod_mgr.put(`${URL}/999999`, {}))).toEqual(unknown);
    expect(refused(await t.as.prod_mgr.delete(`${URL}/999999`))).toEqual(unknown);
    expect(refused(await t.as.viewer.get(`${URL}/x`))).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('changing', () => {
  test('leaves what is not sent, and puts a new overlay in the place of the old one', async () => {
    const before = await made(
      { lead_times: [{ product_id: chair, lead_time_days: 3 }] },
      { description: 'eski' },
    );
    clock.advance(1_000);
    const overlay = { stock: [{ product_id: steel, quantity: '5.000' }] };
    const { status, body, headers } = await t.as.prod_mgr.put(`${URL}/${before.scenario_id}`, { overlay });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, overlay, updated_at: body.updated_at });
    expect(body.updated_at > before.updated_at).toBe(true);
    expect(await auditsOf(t.db, String(headers['x-request-id']))).toMatchObject([
      { action: 'planning_scenario.update', before: { overlay: before.overlay }, after: { overlay } },
    ]);
  });

  test('refuses the name of another, a bad overlay, and who read an older one', async () => {
    const { scenario_name } = await made();
    const own = await made();
    const url = `${URL}/${own.scenario_id}`;
    expect(refused(await t.as.prod_mgr.put(url, { scenario_name }))).toEqual([409, 'DUPLICATE']);
    expect((await t.as.prod_mgr.put(url, { scenario_name: own.scenario_name })).status).toBe(200);
    const bad = { overlay: { boms: [{ product_id: steel, bom_id: bomId }] } };
    expect(refused(await t.as.prod_mgr.put(url, bad))).toEqual([422, 'VALIDATION_ERROR']);
    clock.advance(1_000);
    const headers = { 'if-match': `"${own.updated_at}"` };
    const now = (await t.as.prod_mgr.put(url, { description: 'yeni' })).body;
    expect(refused(await t.as.prod_mgr.put(url, { description: 'x' }, headers))).toEqual([409, 'CONFLICT']);
    const right = { 'if-match': `"${now.updated_at}"` };
    expect((await t.as.prod_mgr.put(url, { description: null }, right)).body.description).toBeNull();
    expect(refused(await t.as.viewer.put(url, {}))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });
});

describe('deleting', () => {
  test('takes its runs, planned orders and messages with it, and nothing of reality', async () => {
    const { scenario_id } = await made();
    const other = await made();
    for (const one of [scenario_id, other.scenario_id]) await leavePlan(one);
    const { status, body, headers } = await t.as.prod_mgr.delete(`${URL}/${scenario_id}`);
    expect([status, body.status]).toEqual([200, 'success']);
    expect(await leftOf(scenario_id)).toEqual({ scenarios: 0, runs: 0, orders: 0, messages: 0 });
    expect(await leftOf(other.scenario_id)).toEqual({ scenarios: 1, runs: 1, orders: 1, messages: 1 });
    expect(await auditsOf(t.db, String(headers['x-request-id']))).toMatchObject([
      { action: 'planning_scenario.delete', entity_id: String(scenario_id), after: null },
    ]);
  });

  test('waits for a run', async () => {
    const { scenario_id } = await made();
    await runFor(scenario_id, 'QUEUED');
    expect(refused(await t.as.prod_mgr.delete(`${URL}/${scenario_id}`))).toEqual([409, 'CONFLICT']);
    expect(refused(await t.as.viewer.delete(`${URL}/${scenario_id}`))).toEqual([
      403,
      'INSUFFICIENT_PERMISSIONS',
    ]);
    expect(await leftOf(scenario_id)).toMatchObject({ scenarios: 1, runs: 1 });
  });

  async function leavePlan(scenarioId: number): Promise<void> {
    const run = await runFor(scenarioId, 'COMPLETED');
    const order = await inserted(
      `insert into planned_orders (scenario_id, product_id, order_type, quantity, start_date, due_date, lot_number, first_run_id)
       values ($1, $2, 'BUY', 1, '2026-03-09', '2026-03-09', 1, $3) returning planned_order_id as id`,
      [scenarioId, steel, run],
    );
    await inserted(
      `insert into planning_exceptions (scenario_id, exception_key, exception_type, product_id, planned_order_id,
         exception_date, quantity, message, first_run_id, last_run_id, raised_at)
       values ($1, 'x', 'ORDER', $2, $3, '2026-03-09', 1, 'x', $4, $4, '2026-03-02T06:00:00Z')
       returning planning_exception_id as id`,
      [scenarioId, steel, order, run],
    );
  }

  async function leftOf(scenarioId: number) {
    const [row] = await t.db.sql(
      `select (select count(*) from planning_scenarios where scenario_id = $1) as scenarios,
         (select count(*) from planning_runs where scenario_id = $1) as runs,
         (select count(*) from planned_orders where scenario_id = $1) as orders,
         (select count(*) from planning_exceptions where scenario_id = $1) as messages`,
      [scenarioId],
    );
    return row;
  }
});
