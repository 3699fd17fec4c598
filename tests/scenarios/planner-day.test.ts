import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepAlerts } from '../../server/src/modules/alerts/index.ts';
import { performNextRun } from '../../server/src/modules/planning/planning-execution.ts';
import { type ManualClock, manualClock } from '../../server/src/platform/clock.ts';
import { createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory, type Factory } from '../harness/factory.ts';
import { expectInvariants } from '../harness/invariants.ts';
import type { Json } from '../harness/worked-example.ts';
import { okOf } from './layers.ts';

/**
 * A planner's Monday and the month that follows from it: the forecast is accepted, the factory planned, each message answered, the
 * plan ordered, bought and made on its days, and at the end there is nothing left to do. A cabinet takes 2 panels and a lock and
 * 2 days, a panel 3 kg of steel and a day; steel comes in 5 days, locks in 10.
 */

let t: TestApp;
let f: Factory;
let clock: ManualClock;
const id: Record<'cabinet' | 'panel' | 'lock' | 'steel' | 'paint' | 'mill' | 'smith', number> = {
  ...{ cabinet: 0, panel: 0, lock: 0, steel: 0, paint: 0 },
  ...{ mill: 0, smith: 0 },
};

/** Noon in Istanbul; what comes with the day has come. */
async function onDay(day: string): Promise<void> {
  clock.set(new Date(`${day}T09:00:00Z`));
  await sweepAlerts(t.db);
}

beforeAll(async () => {
  clock = manualClock(new Date('2026-05-04T09:00:00Z'), 'Europe/Istanbul');
  t = await createTestApp({ clock, config: { accessTokenMinutes: 60 * 24 * 90, refreshTokenDays: 90 } });
  f = await createFactory(t);
  const product = async (product_code: string, product_type: string, unit: string, lead_time_days: number) =>
    okOf(
      await t.as.prod_mgr.post('/products', {
        ...{ product_code, product_name: product_code, product_type, unit_of_measure: unit, lead_time_days },
        standard_cost: '10',
      }),
    ).product_id as number;
  id.cabinet = await product('CABINET', 'FINISHED_PRODUCT', 'PCS', 2);
  id.panel = await product('PANEL', 'SEMI_FINISHED', 'PCS', 1);
  id.lock = await product('LOCK', 'RAW_MATERIAL', 'PCS', 30);
  id.steel = await product('STEEL', 'RAW_MATERIAL', 'KG', 30);
  id.paint = await product('PAINT', 'RAW_MATERIAL', 'KG', 30);
  await f.bom(id.panel, [{ productId: id.steel, quantity: '3' }]);
  await f.bom(id.cabinet, [
    { productId: id.panel, quantity: '2' },
    { productId: id.lock, quantity: '1' },
  ]);
  id.mill = await supplier('MILL', 5, [id.steel, id.paint]);
  id.smith = await supplier('SMITH', 10, [id.lock]);
});
afterAll(() => t.close());

async function supplier(
  code: string,
  lead_time_days: number,
  productIds: readonly number[],
): Promise<number> {
  const body = { supplier_code: code, supplier_name: code, lead_time_days };
  const { supplier_id } = okOf(await t.as.proc_off.post('/suppliers', body));
  for (const product_id of productIds)
    okOf(
      await t.as.proc_off.post(`/suppliers/${supplier_id}/products`, {
        ...{ product_id, unit_price: '10', minimum_order_qty: '1' },
      }),
    );
  return supplier_id as number;
}

const read = async (path: string): Promise<Json> => okOf(await t.as.viewer.get(path));

/** Asked for, worked on, and read when it is done. */
async function plan(body: Json = {}): Promise<Json> {
  const { run_id } = okOf(await t.as.prod_mgr.post('/planning/runs', body));
  expect(await performNextRun(t.db, { warn: () => {} })).toBe(true);
  const run = await read(`/planning/runs/${run_id}`);
  expect(run.state, String(run.error_message)).toBe('COMPLETED');
  return run;
}

/** What a run says should be made and bought. */
async function plannedBy(run: Json): Promise<Json[]> {
  const page = await read(`/planning/runs/${run.run_id}/planned-orders?page_size=100`);
  return page.items as Json[];
}

const messages = async () =>
  (await read('/planning/exceptions?page_size=100&sort=exception_date')).items as Json[];
const told = (all: readonly Json[]) =>
  all.map((one) => `${one.exception_type} ${one.product_code} ${one.quantity} ${one.exception_date}`);

async function order(supplierId: number, productId: number, quantity: string, day: string): Promise<number> {
  const made = okOf(
    await t.as.proc_off.post('/procurement/orders', {
      supplier_id: supplierId,
      warehouse_id: f.rawWarehouse,
      expected_delivery_date: day,
      items: [{ product_id: productId, quantity_ordered: quantity }],
    }),
  );
  const orderId = made.purchase_order_id as number;
  okOf(await t.as.proc_off.put(`/procurement/orders/${orderId}/status`, { status: 'SENT' }));
  return orderId;
}

let steelOrder = 0;
let firstRun: Json = {};
let lastRun: Json = {};

test('four weeks of sales, 2 cabinets a day, become the forecast of the next four', async () => {
  await f.stock(id.cabinet, '90', '100', { warehouseId: f.finishedWarehouse });
  for (let day = 4; day < 32; day += 1) {
    await onDay(`2026-05-${String(day).padStart(2, '0')}`);
    const body = { product_id: id.cabinet, quantity: '2', reason: 'Sevkiyat' };
    okOf(await t.as.inv_clerk.post('/inventory/stock-out', body));
  }
  await onDay('2026-06-01'); // a Monday, with 34 cabinets on hand
  const question = { product_ids: [id.cabinet], horizon_days: 28, bucket: 'WEEK' };
  const shown = okOf(await t.as.prod_mgr.post('/planning/demands/forecasts', question));
  expect((await read('/planning/demands')).items).toEqual([]);
  const accepted = okOf(
    await t.as.prod_mgr.post('/planning/demands/forecasts', { ...question, accept: true }),
  );
  expect([shown.is_accepted, accepted.is_accepted]).toEqual([false, true]);
  const demands = (await read('/planning/demands?sort=due_date')).items as Json[];
  expect(demands.map((one) => `${one.demand_type} ${one.quantity} ${one.due_date}`)).toEqual([
    'FORECAST 14.000 2026-06-01',
    'FORECAST 14.000 2026-06-08',
    'FORECAST 14.000 2026-06-15',
    'FORECAST 14.000 2026-06-22',
  ]);
});

test('a customer orders, steel is on its way too late, and paint that nobody needs', async () => {
  okOf(
    await t.as.prod_mgr.post('/planning/demands', {
      ...{ product_id: id.cabinet, quantity: '20', due_date: '2026-06-22', demand_type: 'CUSTOMER_ORDER' },
      reference_number: 'SIP-2026-0187',
    }),
  );
  await f.stock(id.panel, '10', '30', { warehouseId: f.semiWarehouse });
  steelOrder = await order(id.mill, id.steel, '60', '2026-06-30');
  await order(id.mill, id.paint, '5', '2026-06-10');
});

test('the run plans it over the levels and says what needs a person', async () => {
  firstRun = await plan({ horizon_days: 60 });
  // 34 on hand cover two weeks; 8 are short on the 15th. On the 22nd the customer takes 20, which the forecast of 14 had in it.
  // The 8 take 16 panels, of which 10 are there; steel is 18 + 120 kg, of which 60 are on their way.
  const orders = (await plannedBy(firstRun)).map(
    (one) => `${one.due_date}: ${one.product_code} ${one.quantity} from ${one.start_date}`,
  );
  expect(orders.sort()).toEqual([
    '2026-06-13: LOCK 8.000 from 2026-06-03',
    '2026-06-13: PANEL 6.000 from 2026-06-12',
    '2026-06-15: CABINET 8.000 from 2026-06-13',
    '2026-06-19: STEEL 78.000 from 2026-06-14',
    '2026-06-20: LOCK 20.000 from 2026-06-10',
    '2026-06-20: PANEL 40.000 from 2026-06-19',
    '2026-06-22: CABINET 20.000 from 2026-06-20',
  ]);
  expect(told(await messages())).toEqual([
    'ORDER LOCK 8.000 2026-06-03',
    'CANCEL PAINT 5.000 2026-06-10',
    'SHORTAGE STEEL 60.000 2026-06-12',
    'EXPEDITE STEEL 60.000 2026-06-30',
  ]);
});

test('one customer and the forecast wait for the steel, and a scenario shows what an earlier delivery is worth', async () => {
  const late = (await read(`/planning/runs/${firstRun.run_id}/late-demands`)).items as Json[];
  expect(
    late.map((one) => `${one.demand_type} ${one.quantity} ${one.due_date} ${one.promised_date}`),
  ).toEqual(['FORECAST 14.000 2026-06-15 2026-07-03', 'CUSTOMER_ORDER 20.000 2026-06-22 2026-07-03']);
  const { items } = await read(`/procurement/orders/${steelOrder}`);
  const [line] = items as Json[];
  const { scenario_id } = okOf(
    await t.as.prod_mgr.post('/planning/scenarios', {
      scenario_name: 'Çelik 12 Haziran',
      overlay: { orders: [{ kind: 'PURCHASE_ORDER', id: line?.po_item_id, day: '2026-06-12' }] },
    }),
  );
  await plan({ scenario_id, horizon_days: 60 });
  const compared = await read(`/planning/scenarios/compare?scenario_ids=${scenario_id}`);
  const runs = compared.runs as { figures: { demands: Json } }[];
  expect(runs.map(({ figures }) => figures.demands)).toMatchObject([
    { total: 4, on_time: 2, late: 2, total_days_late: 18 + 11 },
    { total: 4, on_time: 4, late: 0, total_days_late: 0 },
  ]);
  // Nothing real has changed.
  expect(await read(`/procurement/orders/${steelOrder}`)).toMatchObject({
    expected_delivery_date: '2026-06-30',
  });
});

const messageOf = async (type: string, product: string): Promise<Json> =>
  (await messages()).find((one) => one.exception_type === type && one.product_code === product) ??
  expect.fail(`no ${type} of ${product}`);

test('what the messages say is done in one request, and the next run has settled them', async () => {
  const expedite = await messageOf('EXPEDITE', 'STEEL');
  expect(expedite).toMatchObject({
    purchase_order_id: steelOrder,
    needed_date: '2026-06-12',
    effect_days: -18,
  });
  const planning_exception_ids = [
    expedite.planning_exception_id,
    (await messageOf('ORDER', 'LOCK')).planning_exception_id,
  ];
  const body = { planning_exception_ids, note: 'Fabrika öne aldı' };
  const shown = okOf(await t.as.prod_mgr.post('/planning/exceptions/accept', { ...body, preview: true }));
  expect(await read(`/procurement/orders/${steelOrder}`)).toMatchObject({
    expected_delivery_date: '2026-06-30',
  });
  const done = okOf(await t.as.prod_mgr.post('/planning/exceptions/accept', body));
  expect([shown.preview, done.preview]).toEqual([true, false]);
  expect(done.purchase_orders_made).toMatchObject([
    { supplier_code: 'SMITH', lines: [{ quantity: '8.000' }] },
  ]);
  const paint = await messageOf('CANCEL', 'PAINT');
  const dismissal = { reason: 'Bakım için kalsın' };
  okOf(await t.as.prod_mgr.post(`/planning/exceptions/${paint.planning_exception_id}/dismiss`, dismissal));
  const run = await plan({ mode: 'NET_CHANGE' });
  expect(run.summary).toMatchObject({ unchanged_count: 6, new_count: 0, ended_count: 0 });
  expect(told(await messages())).toEqual([]);
});

test('two more for the showroom: a scenario is looked at, one order of it taken over, and the run says what follows', async () => {
  const showroom = { product_id: id.cabinet, quantity: '2', due_date: '2026-06-15' };
  const { scenario_id } = okOf(
    await t.as.prod_mgr.post('/planning/scenarios', {
      scenario_name: 'Sergi için iki dolap',
      overlay: { demands: [showroom] },
    }),
  );
  const what = await plan({ scenario_id, horizon_days: 60 });
  const real = (await read('/planning/runs?page_size=100')).items as Json[];
  const inForce = real.find((run) => run.scenario_id === null);
  const difference = await read(
    `/planning/scenarios/compare/orders?from_run=${inForce?.run_id}&to_run=${what.run_id}&page_size=100`,
  );
  expect((difference.items as Json[]).map((one) => `${one.product_code} ${one.change}`).sort()).toEqual([
    'CABINET CHANGED',
    'LOCK NEW',
    'PANEL CHANGED',
    'STEEL CHANGED',
  ]);
  const order = (await plannedBy(what)).find(
    (one) => one.product_code === 'CABINET' && one.due_date === '2026-06-15',
  );
  const chosen = { planned_order_ids: [order?.planned_order_id] };
  okOf(await t.as.prod_mgr.post(`/planning/scenarios/${scenario_id}/apply`, chosen));
  okOf(await t.as.prod_mgr.post('/planning/demands', { ...showroom, demand_type: 'MANUAL' }));
  lastRun = await plan({ mode: 'NET_CHANGE' });
  const changes = await read(`/planning/runs/${lastRun.run_id}/changes`);
  const moved = (changes.items as Json[]).flatMap((one) =>
    (one.orders as Json[]).map(
      (change) => `${one.product_code} ${change.change} ${change.previous_quantity} → ${change.quantity}`,
    ),
  );
  // The ten cabinets are the planner's own now and stand for the eight; 8 locks are ordered already.
  expect(moved.sort()).toEqual([
    'CABINET GONE 8.000 → null',
    'LOCK NEW null → 2.000',
    'PANEL CHANGED 6.000 → 10.000',
    'STEEL CHANGED 78.000 → 90.000',
  ]);
});

test('the whole plan is ordered: two production orders of each level, and drafts by supplier and week', async () => {
  const open = (await plannedBy(lastRun)).filter((one) => one.status === 'PLANNED');
  const planned_order_ids = open.map((one) => one.planned_order_id);
  const convert = (more: Json) =>
    t.as.prod_mgr.post('/planning/planned-orders/convert', { planned_order_ids, ...more });
  const preview = okOf(await convert({ preview: true }));
  const made = okOf(await convert({}));
  expect(made.totals).toEqual(preview.totals);
  expect(made.totals).toMatchObject({ production_order_count: 4, purchase_order_count: 3 });
  const drafts = (await read('/procurement/orders?page_size=100&status=DRAFT')).items as Json[];
  expect(drafts).toHaveLength(4);
  for (const { purchase_order_id } of drafts)
    okOf(await t.as.proc_off.put(`/procurement/orders/${purchase_order_id}/status`, { status: 'SENT' }));
  await nothingLeft();
});

/** Neither to plan nor to decide, whether what has changed is planned or everything anew. */
async function nothingLeft(): Promise<void> {
  for (const mode of ['NET_CHANGE', 'REGENERATIVE']) {
    const run = await plan({ mode, horizon_days: 60 });
    expect(run.summary, mode).toMatchObject({ planned_order_count: 0, new_count: 0 });
    expect(told(await messages()), mode).toEqual([]);
  }
}

interface Event {
  readonly day: string;
  readonly work: () => Promise<void>;
}

async function receive(orderId: unknown): Promise<void> {
  const { items } = await read(`/procurement/orders/${orderId}`);
  const items_received = (items as Json[]).map((line) => ({
    ...{ po_item_id: line.po_item_id, quantity_received: line.quantity_ordered, quality_status: 'APPROVED' },
  }));
  okOf(await t.as.inv_clerk.put(`/procurement/orders/${orderId}/receive`, { items_received }));
}

async function produce(orderId: unknown, quantity: unknown): Promise<void> {
  const path = `/production/orders/${orderId}`;
  for (const status of ['RELEASED', 'IN_PROGRESS'])
    okOf(await t.as.prod_mgr.put(`${path}/status`, { status }));
  okOf(await t.as.prod_mgr.post(`${path}/complete`, { completed_quantity: quantity }));
}

test('each day brings what was ordered for it and makes what was planned for it', async () => {
  const purchases = (await read('/procurement/orders?page_size=100&status=SENT')).items as Json[];
  const productions = (await read('/production/orders?page_size=100&status=PLANNED')).items as Json[];
  const events: Event[] = [
    ...purchases.map((one) => ({
      day: String(one.expected_delivery_date),
      work: () => receive(one.purchase_order_id),
    })),
    ...productions.map((one) => ({
      day: String(one.planned_completion_date),
      work: () => produce(one.production_order_id, one.planned_quantity),
    })),
  ].sort((a, b) => a.day.localeCompare(b.day));
  expect(events).toHaveLength(10);
  for (const { day, work } of events) {
    await onDay(day);
    await work();
  }
  await nothingLeft();
});

test('the customers have theirs on the 22nd, and nothing is left to do', async () => {
  await onDay('2026-06-22');
  // 34 + 10 + 20; what the forecast expected has been sold, the customer's 20 and the showroom's 2
  const sold = { product_id: id.cabinet, quantity: '64', reason: 'SIP-2026-0187 ve sevkiyatlar' };
  okOf(await t.as.inv_clerk.post('/inventory/stock-out', sold));
  for (const demand of (await read('/planning/demands')).items as Json[])
    okOf(await t.as.prod_mgr.delete(`/planning/demands/${demand.demand_id}`));
  await nothingLeft();
  const stock = (await read('/inventory/items?page_size=100')).items as Json[];
  expect(stock.map((layer) => `${layer.product_code} ${layer.quantity_in_stock}`).sort()).toEqual([
    'PAINT 5.000',
  ]);
  await expectInvariants(t.db);
});
