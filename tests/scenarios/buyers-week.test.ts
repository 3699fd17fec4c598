import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepAlerts } from '../../server/src/modules/alerts/index.ts';
import { type ManualClock, manualClock } from '../../server/src/platform/clock.ts';
import { createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory, type Factory } from '../harness/factory.ts';
import { expectInvariants } from '../harness/invariants.ts';
import { rowsOf } from '../harness/markdown.ts';
import { columns, type Json, readExample } from '../harness/worked-example.ts';
import { okOf } from './layers.ts';

/**
 * From a shortage to a received, inspected batch, as a buyer, a clerk and an accountant live through it. The supplier delivers on
 * the days and in the quality of the worked example in docs/concepts/procurement.md, so its score has to be the one that is
 * computed there by hand.
 */

let t: TestApp;
let f: Factory;
let clock: ManualClock;
let steel = 0;
let supplier = 0;
let order = 0;
let line = 0;
let panels = 0;

/** Noon in Istanbul; what comes with the day has come. */
async function onDay(day: string): Promise<void> {
  clock.set(new Date(`${day}T09:00:00Z`));
  await sweepAlerts(t.db);
}

beforeAll(async () => {
  clock = manualClock(new Date('2026-05-03T09:00:00Z'), 'Europe/Istanbul');
  t = await createTestApp({ clock, config: { accessTokenMinutes: 60 * 24 * 60, refreshTokenDays: 60 } });
  f = await createFactory(t);
  steel = okOf(
    await t.as.prod_mgr.post('/products', {
      product_code: 'STEEL',
      product_name: 'ÇELİK SAC',
      product_type: 'RAW_MATERIAL',
      unit_of_measure: 'KG',
      minimum_stock_level: '70',
      critical_stock_level: '30',
    }),
  ).product_id as number;
  supplier = okOf(
    await t.as.proc_off.post('/suppliers', {
      supplier_code: 'DEMIR',
      supplier_name: 'Demir Çelik A.Ş.',
      lead_time_days: 10,
    }),
  ).supplier_id as number;
  okOf(
    await t.as.proc_off.post(`/suppliers/${supplier}/products`, {
      product_id: steel,
      unit_price: '12',
      minimum_order_qty: '100',
      is_preferred: true,
    }),
  );
  okOf(
    await t.as.proc_off.put(`/suppliers/${supplier}/products/${steel}/price-breaks`, {
      price_breaks: [{ minimum_quantity: '100', unit_price: '11.5', valid_from: '2026-01-01' }],
    }),
  );
  await f.stock(steel, '90', '10', { entryDate: '2026-05-03T08:00:00Z' });
});
afterAll(() => t.close());

const read = async (path: string): Promise<Json> => okOf(await t.as.viewer.get(path));
const alerts = async () => (await read('/alerts')).items as Json[];
const performance = () => read(`/procurement/suppliers/${supplier}/performance`);
const layers = async (productId: number) =>
  (await read(`/inventory/items?product_id=${productId}&include_empty=true&sort=inventory_item_id`))
    .items as Json[];

test('stock falls below the critical level: one alert, however often it is touched', async () => {
  expect(await alerts()).toEqual([]);
  await onDay('2026-05-04');
  for (const quantity of ['55', '10', '5']) {
    okOf(
      await t.as.inv_clerk.post('/inventory/stock-out', { product_id: steel, quantity, reason: 'Sevkiyat' }),
    );
  }
  expect(await alerts()).toMatchObject([
    { alert_type: 'CRITICAL', severity: 'CRITICAL', status: 'OPEN', product_id: steel },
  ]);
});

test('the suggestion says how much, from whom, by when, and why', async () => {
  const suggestion = await read(`/products/${steel}/reorder-suggestion`);
  expect(suggestion).toMatchObject({
    is_needed: true,
    position: '20.000',
    reorder_point: '70.000',
    suggested_quantity: '100.000',
    unit_price: '11.5000',
    price_source: 'PRICE_BREAK',
    total_price: '1150.0000',
    order_by_date: '2026-05-04',
    delivery_date: '2026-05-14',
    supplier: { supplier_id: supplier },
  });
  expect((suggestion.explanation as string[]).at(-1)).toMatch(
    /50\.000 KG bring it to the reorder point .* at least 100\.000 are ordered, so 100\.000 KG\.$/,
  );
});

test('it becomes an order, grouped by supplier, and is not suggested again', async () => {
  const made = okOf(
    await t.as.proc_off.post('/planning/reorder-suggestions/orders', {
      warehouse_id: f.rawWarehouse,
      items: [{ product_id: steel }],
    }),
  );
  expect(made.orders).toMatchObject([
    {
      supplier_id: supplier,
      status: 'DRAFT',
      total_amount: '1150.0000',
      expected_delivery_date: '2026-05-14',
    },
  ]);
  const [draft] = made.orders as { purchase_order_id: number; items: { po_item_id: number }[] }[];
  order = draft?.purchase_order_id ?? 0;
  line = draft?.items[0]?.po_item_id ?? 0;
  okOf(await t.as.proc_off.put(`/procurement/orders/${order}/status`, { status: 'SENT' }));
  expect((await read('/planning/reorder-suggestions')).suppliers).toEqual([]);
});

const receive = async (fields: Json, deliveryNote: string) =>
  okOf(
    await t.as.inv_clerk.put(`/procurement/orders/${order}/receive`, {
      delivery_note: deliveryNote,
      items_received: [{ po_item_id: line, ...fields }],
    }),
  );

test('a part comes and is set apart: on hand, not available, and the alert stays', async () => {
  await onDay('2026-05-12');
  const scanned = await read('/procurement/receiving/lookup?code=STEEL');
  expect(scanned.lines).toMatchObject([{ po_item_id: line, quantity_outstanding: '100.000' }]);
  await receive({ quantity_received: '60', batch_number: 'HEAT-1', quality_status: 'QUARANTINE' }, 'İRS-1');
  const again = await t.as.inv_clerk.put(`/procurement/orders/${order}/receive`, {
    delivery_note: 'İRS-1',
    items_received: [{ po_item_id: line, quantity_received: '40' }],
  });
  expect([again.status, again.body.error_code]).toEqual([409, 'DUPLICATE']);
  expect(again.body.message).toContain('GR-2026-000001');
  expect(await alerts()).toMatchObject([{ alert_type: 'CRITICAL' }]);
});

test('inspection approves 48 and rejects 12: the same alert eases', async () => {
  await onDay('2026-05-13');
  const [, heat] = await layers(steel);
  const quality = `/inventory/items/${heat?.inventory_item_id}/quality-status`;
  okOf(await t.as.inv_clerk.put(quality, { quality_status: 'REJECTED', quantity: '12', reason: 'Paslı' }));
  okOf(await t.as.inv_clerk.put(quality, { quality_status: 'APPROVED', reason: 'Uygun' }));
  expect(await alerts()).toMatchObject([
    { alert_type: 'MINIMUM', severity: 'WARNING', details: { available: '68.000' } },
  ]);
});

test('the rest does not come on its day: one more alert, on the day after', async () => {
  await onDay('2026-05-14');
  expect(await alerts()).toHaveLength(1);
  await onDay('2026-05-15');
  const open = await alerts();
  expect(open.map((one) => one.alert_type).sort()).toEqual(['LATE_PURCHASE', 'MINIMUM']);
  expect(await read(`/procurement/orders/${order}`)).toMatchObject({
    delivery_status: 'PARTIAL_LATE',
    days_late: 1,
  });
});

test('when it comes, both alerts close themselves, and the score is the one computed by hand', async () => {
  await onDay('2026-05-18');
  const before = await performance();
  await receive({ quantity_received: '40', batch_number: 'HEAT-2', quality_status: 'APPROVED' }, 'İRS-2');
  expect(await alerts()).toEqual([]);
  const after = await performance();
  const document = await readExample('docs/concepts/procurement.md');
  for (const [title, found] of [
    ['Step 3', before],
    ['Step 4', after],
  ] as const) {
    const section = document.steps.find((step) => step.title.startsWith(title));
    const rows = section === undefined ? undefined : rowsOf(section, columns('performance | value'));
    expect(rows?.length, title).toBeGreaterThan(1);
    for (const { performance: path, value } of rows ?? []) {
      const figure = path.split('.').reduce<unknown>((place, key) => (place as Json)[key], found);
      expect(String(figure), `${title}: ${path}`).toBe(value);
    }
  }
});

test('panels are made meanwhile, of the old steel and of the new', async () => {
  await onDay('2026-05-21');
  const panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const bom = await f.bom(panel, [{ productId: steel, quantity: '10' }], { labor: '5' });
  const made = okOf(
    await t.as.prod_mgr.post('/production/orders', {
      product_id: panel,
      bom_id: bom,
      warehouse_id: f.semiWarehouse,
      planned_quantity: '3',
    }),
  );
  const path = `/production/orders/${made.production_order_id}`;
  for (const status of ['RELEASED', 'IN_PROGRESS'])
    okOf(await t.as.prod_mgr.put(`${path}/status`, { status }));
  okOf(await t.as.prod_mgr.post(`${path}/complete`, { completed_quantity: '3' }));
  panels = panel;
  // 20 kg at 10 and 10 kg at 11.5000, and 15 of labour
  expect(await layers(panels)).toMatchObject([{ quantity_in_stock: '3.000', unit_cost: '110.0000' }]);
});

test('the late invoice corrects what is in stock and what was made of it', async () => {
  await onDay('2026-05-28');
  const invoice = okOf(
    await t.as.proc_off.post(`/procurement/orders/${order}/invoices`, {
      invoice_number: 'FTR-7',
      lines: [{ po_item_id: line, unit_price: '12.3' }],
    }),
  );
  // 100 kg × 0.8: 8.0000 of it in the panels
  expect(invoice).toMatchObject({ value_change: '80.0000', value_change_on_hand: '80.0000' });
  expect(await layers(panels)).toMatchObject([{ unit_cost: '112.6667', total_value: '338.0000' }]);
  const heats = (await layers(steel)).filter((layer) => layer.purchase_order_id === order);
  expect(heats.map((layer) => [layer.quantity_in_stock, layer.unit_cost])).toEqual([
    ['38.000', '12.3000'],
    ['12.000', '12.3000'],
    ['40.000', '12.3000'],
  ]);
});

test('everybody heard of it once: the events of the alerts, in order', async () => {
  const events = await t.db.sql<{ topic: string; alert_type: string }>(
    `select topic, payload ->> 'alert_type' as alert_type from events
     where topic like 'alert.%' order by event_id`,
  );
  expect(events.map((event) => `${event.topic} ${event.alert_type}`)).toEqual([
    // a product with levels and without stock, until the first receipt
    'alert.raised OUT_OF_STOCK',
    'alert.resolved OUT_OF_STOCK',
    'alert.raised MINIMUM',
    'alert.changed CRITICAL',
    'alert.changed MINIMUM',
    'alert.raised LATE_PURCHASE',
    'alert.resolved MINIMUM',
    'alert.resolved LATE_PURCHASE',
  ]);
  await expectInvariants(t.db);
});
