import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_POLICY } from '../../../../tests/harness/database.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';
import { systemActor } from '../../platform/actor.ts';
import { type ManualClock, manualClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { receiveStock } from '../inventory/index.ts';
import { generateCriticalStockAlerts, sweepAlerts } from './index.ts';

const DAY_MS = 86_400_000;

let t: TestApp;
let f: Factory;
let clock: ManualClock;

beforeEach(async () => {
  // 21 November, 23:30 in Istanbul: half an hour before midnight there.
  clock = manualClock(new Date('2026-11-21T20:30:00Z'), TEST_POLICY.timeZone);
  t = await createTestApp({ clock });
  f = await createFactory(t);
});
afterEach(() => t.close());

interface Row {
  readonly alert_type: string;
  readonly severity: string;
  readonly status: string;
}
const alerts = async (where = 'true') =>
  (
    await t.db.sql<Row>(`select alert_type, severity, status from alerts where ${where} order by alert_id`)
  ).map((row) => Object.values(row).join(' '));
const topics = async () =>
  (
    await t.db.sql<{ topic: string; change: string }>(
      `select topic, payload ->> 'change' as change from events where topic like 'alert.%' order by event_id`,
    )
  ).map((row) => `${row.topic} ${row.change}`);
const swept = async () => (await t.db.sql('select started_on, swept_on from alert_sweeps'))[0];

/** In process, because the token of a request would expire as the clock moves on. */
async function receive(product_id: number, quantity: string, expiry_date: string | null): Promise<number> {
  const { inventory_item_id } = await inTransaction(t.db, systemActor('test'), (tx) =>
    receiveStock(tx, {
      product_id,
      warehouse_id: f.rawWarehouse,
      quantity,
      unit_cost: '1.0000',
      quality_status: 'APPROVED',
      expiry_date,
    }),
  );
  return inventory_item_id;
}

async function productWithLevel(code: string, critical: string): Promise<number> {
  const product = await f.product(code);
  await t.db.sql('update products set critical_stock_level = $2 where product_id = $1', [product, critical]);
  return product;
}

/** A caller whose token is of this moment: it expires as the clock moves on. */
async function buyer(): Promise<Caller> {
  const login = { username: 'proc_off', password: TEST_PASSWORD };
  return t.callerWith((await t.as.nobody.post('/auth/login', login)).body.access_token);
}

/** A sent order of two lines: the first may have a day of its own, the second is due when the order is. */
async function purchaseOrder(headerDay: string, lineDay?: string): Promise<number> {
  const { post, put } = await buyer();
  const [supplier] = await t.db.sql<{ id: number }>(
    `insert into suppliers (supplier_code, supplier_name) values ('SUP', 'Çelik A.Ş.')
     on conflict (supplier_code) do update set supplier_name = excluded.supplier_name returning supplier_id as id`,
  );
  const line = { product_id: await f.product(`BUY-${headerDay}`), quantity_ordered: '10', unit_price: '1' };
  const answer = await post('/procurement/orders', {
    supplier_id: supplier?.id,
    warehouse_id: f.rawWarehouse,
    expected_delivery_date: headerDay,
    items: [{ ...line, ...(lineDay === undefined ? {} : { expected_delivery_date: lineDay }) }, line],
  });
  expect(answer.status, answer.text).toBe(201);
  const id = answer.body.purchase_order_id as number;
  expect((await put(`/procurement/orders/${id}/status`, { status: 'SENT' })).status).toBe(200);
  return id;
}

describe('expiry', () => {
  it('comes with the day: a warning a month before, then critical, and the stock is not available any more', async () => {
    const paint = await productWithLevel('PAINT', '50');
    await receive(paint, '100', '2026-12-22');
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual([]);
    clock.advance(DAY_MS / 2);
    await sweepAlerts(t.db);
    expect(await alerts(), '30 days ahead in the factory’s calendar').toEqual(['EXPIRING WARNING OPEN']);
    clock.advance(30 * DAY_MS);
    await sweepAlerts(t.db);
    expect(await alerts(), 'the last day is a good day').toEqual(['EXPIRING WARNING OPEN']);
    clock.advance(DAY_MS);
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual(['EXPIRING CRITICAL OPEN', 'OUT_OF_STOCK CRITICAL OPEN']);
    const [alert] = await t.db.sql<{ message: string; details: unknown }>(
      `select message, details from alerts where alert_type = 'EXPIRING'`,
    );
    expect(alert?.message).toMatch(
      /^PAINT \(PAINT\), batch PAINT-\S+ expired on 2026-12-22: 100\.000 KG in RM01\.$/,
    );
    expect(alert?.details).toMatchObject({
      quantity: '100.000',
      expiry_date: '2026-12-22',
      warehouse_code: 'RM01',
    });
    expect(await topics()).toEqual(['alert.raised RAISED', 'alert.changed ESCALATED', 'alert.raised RAISED']);
    await expectInvariants(t.db);
  });

  it('is judged at the receipt, whatever the quality, and ends with the layer', async () => {
    const paint = await f.product('PAINT');
    const layer = await receive(paint, '10', '2026-11-30');
    expect(await alerts()).toEqual(['EXPIRING WARNING OPEN']);
    const scrap = await t.as.inv_clerk.post(`/inventory/items/${layer}/scrap`, {
      quantity: '10',
      reason: 'Eski',
    });
    expect(scrap.status, scrap.text).toBe(201);
    expect(await alerts()).toEqual(['EXPIRING WARNING RESOLVED']);
  });
});

describe('late orders', () => {
  it('a purchase order is late when an open line was due before today', async () => {
    const ownDay = await purchaseOrder('2026-12-31', '2026-11-21');
    const headerDay = await purchaseOrder('2026-11-21', '2026-12-30');
    await purchaseOrder('2026-11-22');
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual([]);
    clock.advance(DAY_MS);
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual(['LATE_PURCHASE WARNING OPEN', 'LATE_PURCHASE WARNING OPEN']);
    const [alert] = await t.db.sql('select * from alerts order by alert_id');
    expect(alert).toMatchObject({
      cause_key: `late-purchase:${ownDay}`,
      purchase_order_id: ownDay,
      message: 'PO-2026-000001 from Çelik A.Ş.: 1 of 2 open lines late, the first due on 2026-11-21.',
      details: { po_number: 'PO-2026-000001', supplier_code: 'SUP', late_lines: 1, open_lines: 2 },
    });
    const { get, put } = await buyer();
    const order = (await get(`/procurement/orders/${ownDay}`)).body;
    const items = [{ po_item_id: order.items[0].po_item_id, expected_delivery_date: '2026-12-01' }];
    const moved = await put(`/procurement/orders/${ownDay}/delivery-dates`, { items });
    expect(moved.status, moved.text).toBe(200);
    expect((await put(`/procurement/orders/${headerDay}/status`, { status: 'CLOSED' })).status).toBe(200);
    expect(await alerts()).toEqual(['LATE_PURCHASE WARNING RESOLVED', 'LATE_PURCHASE WARNING RESOLVED']);
    expect(await topics()).toEqual([
      ...['alert.raised RAISED', 'alert.raised RAISED'],
      ...['alert.resolved RESOLVED', 'alert.resolved RESOLVED'],
    ]);
    await expectInvariants(t.db);
  });

  it('what is received is not late any more', async () => {
    const order = await purchaseOrder('2026-11-21');
    clock.advance(DAY_MS);
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual(['LATE_PURCHASE WARNING OPEN']);
    const { put } = await buyer();
    const received = await put(`/procurement/orders/${order}/receive`, { receive_all: true });
    expect(received.status, received.text).toBeLessThan(300);
    expect(await alerts()).toEqual(['LATE_PURCHASE WARNING RESOLVED']);
  });

  it('a production order is late until it is completed or cancelled', async () => {
    const steel = await f.product('STEEL');
    await receive(steel, '100', null);
    const panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const bom_id = await f.bom(panel, [{ productId: steel, quantity: '1' }]);
    const order = async (planned_completion_date: string) => {
      const answer = await t.as.prod_mgr.post('/production/orders', {
        product_id: panel,
        bom_id,
        warehouse_id: f.semiWarehouse,
        planned_quantity: 5,
        planned_completion_date,
      });
      expect(answer.status, answer.text).toBe(201);
      return answer.body.production_order_id as number;
    };
    const status = (id: number, to: string) =>
      t.as.prod_mgr.put(`/production/orders/${id}/status`, { status: to });
    const first = await order('2026-11-20');
    expect(await alerts()).toEqual(['LATE_PRODUCTION WARNING OPEN']);
    const listed = await t.as.viewer.get(`/alerts?product_id=${panel}`);
    expect(listed.body.items[0]).toMatchObject({
      order_number: 'MO-2026-000001',
      production_order_id: first,
      product_code: 'PANEL',
      message: 'MO-2026-000001 for PANEL (PANEL) should have been completed on 2026-11-20.',
    });
    await order('2026-11-21');
    for (const to of ['RELEASED', 'ON_HOLD', 'RELEASED', 'IN_PROGRESS']) {
      expect((await status(first, to)).status).toBe(200);
    }
    expect(await topics()).toEqual(['alert.raised RAISED']);
    const half = { completed_quantity: 2, is_final: false };
    expect((await t.as.prod_mgr.post(`/production/orders/${first}/complete`, half)).status).toBe(200);
    expect(await alerts()).toEqual(['LATE_PRODUCTION WARNING OPEN']);
    const rest = { completed_quantity: 3 };
    expect((await t.as.prod_mgr.post(`/production/orders/${first}/complete`, rest)).status).toBe(200);
    expect(await alerts()).toEqual(['LATE_PRODUCTION WARNING RESOLVED']);
    const third = await order('2026-11-19');
    expect((await status(third, 'CANCELLED')).status).toBe(200);
    clock.advance(DAY_MS);
    await sweepAlerts(t.db);
    expect(await alerts(`status <> 'RESOLVED'`)).toEqual(['LATE_PRODUCTION WARNING OPEN']);
    await expectInvariants(t.db);
  });
});

describe('the end of a snooze', () => {
  it('opens the alert again, within a minute of the moment', async () => {
    const product = await productWithLevel('SNOOZE', '50');
    await receive(product, '10', null);
    const [alert] = (await t.as.viewer.get('/alerts')).body.items;
    const until = '2026-11-21T20:40:00.000Z';
    const answer = await t.as.inv_clerk.post(`/alerts/${alert.alert_id}/snooze`, { until });
    expect(answer.body).toMatchObject({ status: 'SNOOZED', snoozed_until: '2026-11-21T20:40:00Z' });
    clock.advance(599_000);
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual(['CRITICAL CRITICAL SNOOZED']);
    clock.advance(1_000);
    await Promise.all([sweepAlerts(t.db), sweepAlerts(t.db)]);
    expect(await alerts()).toEqual(['CRITICAL CRITICAL OPEN']);
    expect((await topics()).at(-1)).toBe('alert.reopened SNOOZE_ENDED');
    expect((await topics()).filter((one) => one.startsWith('alert.reopened'))).toHaveLength(1);
    const after = await t.as.viewer.get(`/alerts/${alert.alert_id}`);
    expect(after.body).toMatchObject({ snoozed_until: null, updated_at: '2026-11-21T20:40:00Z' });
  });

  it('of one whose cause is gone says nothing', async () => {
    const product = await productWithLevel('SNOOZE', '50');
    await receive(product, '10', null);
    const [alert] = (await t.as.viewer.get('/alerts')).body.items;
    await t.as.inv_clerk.post(`/alerts/${alert.alert_id}/snooze`, { until: '2026-11-21T20:40:00Z' });
    await receive(product, '90', null);
    clock.advance(3_600_000);
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual(['CRITICAL CRITICAL RESOLVED']);
    expect((await topics()).at(-1)).toBe('alert.resolved RESOLVED');
  });
});

describe('a sweep', () => {
  it('raises what nobody judged before, 1,200 products in three chunks, once, by three servers at once', async () => {
    await t.db.sql(
      `insert into products (product_code, product_name, product_type, unit_of_measure, minimum_stock_level)
       select 'MANY-' || n, 'Sac ' || n, 'RAW_MATERIAL', 'KG', 10 from generate_series(1, 1200) n`,
    );
    await Promise.all([sweepAlerts(t.db), sweepAlerts(t.db), sweepAlerts(t.db)]);
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual(Array(1_200).fill('OUT_OF_STOCK CRITICAL OPEN'));
    expect(await swept()).toEqual({ started_on: '2026-11-21', swept_on: '2026-11-21' });
    expect(await topics()).toHaveLength(1_200);
    await expectInvariants(t.db);
  });

  it('that dies midway is finished by the next run', async () => {
    await t.db.sql(
      `insert into products (product_code, product_name, product_type, unit_of_measure, minimum_stock_level)
       select 'MANY-' || n, 'Sac ' || n, 'RAW_MATERIAL', 'KG', 10 from generate_series(1, 1200) n`,
    );
    let connections = 0;
    const dying: Database = {
      ...t.db,
      pool: new Proxy(t.db.pool, {
        get(pool, name) {
          if (name !== 'connect') return Reflect.get(pool, name);
          return () => {
            connections += 1;
            return connections > 4 ? Promise.reject(new Error('the server is gone')) : pool.connect();
          };
        },
      }),
    };
    await expect(sweepAlerts(dying)).rejects.toThrow('the server is gone');
    const after = (await alerts()).length;
    expect([500, 1_000]).toContain(after);
    expect(await swept()).toEqual({ started_on: '2026-11-21', swept_on: null });
    await sweepAlerts(t.db);
    expect(await alerts()).toHaveLength(1_200);
    expect(await swept()).toEqual({ started_on: '2026-11-21', swept_on: '2026-11-21' });
  });

  it('of the day that begins is not undone by a server whose clock is still before midnight', async () => {
    const paint = await f.product('PAINT');
    await receive(paint, '10', '2026-12-22');
    const early = manualClock(clock.now(), TEST_POLICY.timeZone);
    clock.advance(3_600_000);
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual(['EXPIRING WARNING OPEN']);
    const slow: Database = { ...t.db, clock: early };
    await sweepAlerts(slow);
    await inTransaction(slow, systemActor('test'), async (tx) => tx.changed('product', [paint]));
    expect(await alerts()).toEqual(['EXPIRING WARNING OPEN']);
  });

  it('of a day that has not come, by a clock that was wrong, is done again', async () => {
    const paint = await f.product('PAINT');
    await receive(paint, '10', '2027-03-01');
    clock.advance(365 * DAY_MS);
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual(['EXPIRING CRITICAL OPEN']);
    clock.advance(-365 * DAY_MS);
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual(['EXPIRING CRITICAL RESOLVED']);
    expect(await swept()).toEqual({ started_on: '2026-11-21', swept_on: '2026-11-21' });
  });

  it('is not made twice a day: the second reads one row', async () => {
    await sweepAlerts(t.db);
    await t.db.sql(
      `insert into products (product_code, product_name, product_type, unit_of_measure, minimum_stock_level)
       values ('UNSEEN', 'Sac', 'RAW_MATERIAL', 'KG', 10)`,
    );
    await sweepAlerts(t.db);
    expect(await alerts()).toEqual([]);
  });
});

it('generateCriticalStockAlerts judges all products and answers the open levels, the worst first', async () => {
  const low = await productWithLevel('LOW', '50');
  await productWithLevel('EMPTY', '50');
  const fine = await productWithLevel('FINE', '50');
  await receive(low, '10', '2026-11-30');
  await receive(fine, '60', null);
  const found = await generateCriticalStockAlerts(t.db);
  expect(found.map((one) => [one.product_code, one.alert_type, one.details.available])).toEqual([
    ['EMPTY', 'OUT_OF_STOCK', '0.000'],
    ['LOW', 'CRITICAL', '10.000'],
  ]);
});
