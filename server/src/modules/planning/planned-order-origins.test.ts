import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { createPlanner, type Planner } from './testing/planner.ts';

/** What real orders know of the plan that they were made from: which order they are made for, and which customers. */

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

/** A door of one panel, which is of 2 KG steel; a door takes a day, a panel three. */
async function door() {
  serial += 1;
  const steel = await f.product(`RM-STEEL-${serial}`);
  const panel = await f.product(`SF-PANEL-${serial}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
  const product = await f.product(`FG-DOOR-${serial}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  await f.bom(panel, [{ productId: steel, quantity: '2' }]);
  await f.bom(product, [{ productId: panel, quantity: '1' }]);
  await t.db.sql('update products set lead_time_days = 3 where product_id = $1', [panel]);
  await t.db.sql('update products set lead_time_days = 1 where product_id = $1', [product]);
  return { steel, panel, product, code: `FG-DOOR-${serial}` };
}

async function ordered(productId: number, quantity: string, due: string, reference_number: string | null) {
  const body = {
    product_id: productId,
    quantity,
    due_date: due,
    demand_type: 'CUSTOMER_ORDER',
    reference_number,
  };
  const answer = await t.as.prod_mgr.post('/planning/demands', body);
  expect(answer.status, answer.text).toBe(201);
  return answer.body.demand_id as number;
}

async function planned(...products: number[]): Promise<number[]> {
  const { run_id } = await planner.planned({ horizon_days: 60 });
  const ids = [];
  for (const productId of products) {
    const orders = await planner.ordersOf(run_id, `&product_id=${productId}`);
    ids.push(...orders.map((one: { planned_order_id: number }) => one.planned_order_id));
  }
  return ids;
}

async function convert(ids: readonly number[], more: object = {}) {
  const body = { planned_order_ids: ids, ...more };
  const answer = await t.as.prod_mgr.post('/planning/planned-orders/convert', body);
  expect(answer.status, answer.text).toBe(200);
  return answer;
}

async function converted(ids: readonly number[], more: object = {}) {
  return (await convert(ids, more)).body.production_orders;
}

const orderOf = async (id: number) => (await t.as.viewer.get(`/production/orders/${id}`)).body;

describe('what is made for one order only', () => {
  test('becomes its sub-order in the same conversion, and both say whom they are for', async () => {
    const { product, panel, code } = await door();
    await ordered(product, '10', '2026-03-20', 'SO-1');
    const ids = await planned(product, panel);
    const origin = `For customer order SO-1 (10.000 PCS of ${code}, 2026-03-20).`;

    const preview = (await converted(ids, { preview: true })) as object[];
    expect(preview).toMatchObject([
      { production_order_id: null, parent_production_order_id: null, origin },
      { parent_production_order_id: null, origin },
    ]);

    const { body, headers } = await convert(ids, { notes: 'Acil' });
    // The panels start first; the doors have the lower number, as every order above another.
    const [panels, doors] = body.production_orders;
    expect([panels.product_id, doors.product_id]).toEqual([panel, product]);
    expect(panels).toMatchObject({ parent_production_order_id: doors.production_order_id, origin });
    expect(doors).toMatchObject({ parent_production_order_id: null, origin });
    expect(doors.production_order_id).toBeLessThan(panels.production_order_id);
    expect(await orderOf(panels.production_order_id)).toMatchObject({
      parent_production_order_id: doors.production_order_id,
      notes: `Acil\n${origin}`,
      planned_quantity: '10.000',
    });
    const audits = await auditsOf(t.db, String(headers['x-request-id']));
    expect(audits.filter((one) => one.action === 'planned_order.convert')).toMatchObject([
      {
        entity_id: String(panels.production_order_id),
        after: { parent_production_order_id: doors.production_order_id },
      },
      { entity_id: String(doors.production_order_id), after: { parent_production_order_id: null } },
    ]);
    await expectInvariants(t.db);
  });

  test('becomes the sub-order of one that was converted before, with or without a run between', async () => {
    for (const isPlannedAgain of [false, true]) {
      const { product, panel, code } = await door();
      await ordered(product, '4', '2026-03-20', null);
      const [doorId = 0, panelId = 0] = await planned(product, panel);
      const [doors] = await converted([doorId]);
      if (isPlannedAgain) expect(await planned(panel)).toEqual([panelId]);
      const [panels] = await converted([panelId]);
      expect(panels.parent_production_order_id).toBe(doors.production_order_id);
      expect(panels.origin).toMatch(
        isPlannedAgain
          ? new RegExp(`^For production order ${doors.order_number} \\(4\\.000 PCS of SF-PANEL-`)
          : new RegExp(`^For customer order \\d+ \\(4\\.000 PCS of ${code}, 2026-03-20\\)\\.$`),
      );
    }
  });

  test('stays alone when that one was cancelled', async () => {
    const { product, panel } = await door();
    await ordered(product, '4', '2026-03-20', 'SO-3');
    const [doorId = 0, panelId = 0] = await planned(product, panel);
    const [doors] = await converted([doorId]);
    const path = `/production/orders/${doors.production_order_id}/status`;
    const cancelled = await t.as.prod_mgr.put(path, { status: 'CANCELLED', notes: 'İptal' });
    expect(cancelled.status, cancelled.text).toBe(200);
    const [panels] = await converted([panelId]);
    expect(panels).toMatchObject({ parent_production_order_id: null, origin: expect.stringMatching(/SO-3/) });
  });
});

describe('what is made for several', () => {
  test('has no order above it; its notes name the first demands', async () => {
    const { product, panel } = await door();
    await t.db.sql(
      `update products set lot_sizing_rule = 'PERIOD_QUANTITY', lot_size = 30 where product_id = $1`,
      [panel],
    );
    for (const day of [20, 21, 22, 23]) await ordered(product, '1', `2026-03-${day}`, `SO-4-${day}`);
    const ids = await planned(product, panel);
    expect(ids).toHaveLength(5);
    const orders = await converted(ids);
    expect(
      orders.every((one: { parent_production_order_id: null }) => one.parent_production_order_id === null),
    ).toBe(true);
    expect(orders[0].origin).toMatch(
      /^For customer order SO-4-20 .*, customer order SO-4-22 .*\), 1 more\.$/,
    );
  });

  test('nor what is made for stock besides', async () => {
    const { product, panel } = await door();
    await t.db.sql('update products set safety_stock = 5 where product_id = $1', [panel]);
    await ordered(product, '2', '2026-03-06', 'SO-5');
    // All seven panels for one day, in one order.
    await t.db.sql('update products set safety_days_of_cover = 30 where product_id = $1', [panel]);
    const orders = await converted(await planned(product, panel));
    const panels = orders.filter((one: { product_id: number }) => one.product_id === panel);
    expect(panels).toMatchObject([
      {
        quantity: '7.000',
        parent_production_order_id: null,
        origin: expect.stringMatching(/SO-5 .*, safety stock\.$/),
      },
    ]);
  });
});

test('long remarks leave no room for more', async () => {
  const { product } = await door();
  await ordered(product, '2', '2026-03-20', 'SO-6');
  const ids = await planned(product);
  const [order] = await converted(ids, { notes: 'x'.repeat(490) });
  expect((await orderOf(order.production_order_id)).notes).toBe(`${'x'.repeat(490)}\nFor cust…`);
});

test('takes the same number of statements beyond those of each order', async () => {
  const statementsFor = async (count: number) => {
    const { product, panel } = await door();
    for (let day = 0; day < count; day += 1) await ordered(product, '1', `2026-03-${20 + day}`, null);
    const ids = await planned(product, panel);
    expect(ids).toHaveLength(2 * count);
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    try {
      await converted(ids);
      return spy.mock.calls.map(([query]) => (query as { name?: string }).name ?? '');
    } finally {
      spy.mockRestore();
    }
  };
  const count = (names: readonly string[], name: string) => names.filter((one) => one === name).length;
  await statementsFor(1);
  const [few, many] = [await statementsFor(1), await statementsFor(5)];
  for (const name of [
    'planned_order_ids',
    'planning_documents',
    'planned_order_parents',
    'planned_order_parents_save',
  ])
    expect([count(few, name), count(many, name)], name).toEqual([1, 1]);
});
