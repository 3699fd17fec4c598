import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { rowsOfRun } from './plan-of-run.ts';
import { performNextRun } from './planning-execution.ts';
import { compactMarks } from './planning-marks.queries.ts';
import { createPlanner, type Planner, silent } from './testing/planner.ts';

/** Net change = full run: after each change, a net change plans it, and a full run then finds nothing to write. */

const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');
const CHANGES = Number(process.env.NET_CHANGES ?? 150);

let t: TestApp;
let f: Factory;
let planner: Planner;
const products: number[] = [];
let finished: number[];
let suppliers: number[];

/** Two finished products, three parts that are made, six that are bought; each level takes two or three of the one below. */
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000, refreshTokenDays: 1_000 } });
  f = await createFactory(t);
  planner = createPlanner(t);
  for (let n = 0; n < 11; n += 1) {
    const type = n < 2 ? 'FINISHED_PRODUCT' : n < 5 ? 'SEMI_FINISHED' : 'RAW_MATERIAL';
    products.push(await f.product(`P-${n}`, { type, standardCost: String(n + 1) }));
  }
  finished = products.slice(0, 2);
  const takes = (parent: number, parts: readonly number[]) =>
    f.bom(
      products[parent] ?? 0,
      parts.map((part, place) => ({ productId: products[part] ?? 0, quantity: String(place + 1) })),
    );
  await takes(0, [2, 3, 5]);
  await takes(1, [3, 4, 10]);
  await takes(2, [4, 6]);
  await takes(3, [7, 8]);
  await takes(4, [8, 9, 10]);
  await t.db.sql('update products set lead_time_days = product_id % 4');
  const made = ['A', 'B'].map((code) => ({
    supplier_code: `SUP-${code}`,
    supplier_name: `Tedarikçi ${code}`,
    lead_time_days: 3,
  }));
  suppliers = [];
  for (const body of made) suppliers.push((await t.as.proc_off.post('/suppliers', body)).body.supplier_id);
  for (const [place, product_id] of products.slice(5).entries()) {
    const link = { product_id, unit_price: '10', minimum_order_qty: '0' };
    await t.as.proc_off.post(`/suppliers/${suppliers[place % 2]}/products`, link);
  }
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

/** Small, fast and the same in every run (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
type Random = ReturnType<typeof randomOf>;

const picked = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};
const warehouseOf = (productId: number): number => {
  const place = products.indexOf(productId);
  return place < 2 ? f.finishedWarehouse : place < 5 ? f.semiWarehouse : f.rawWarehouse;
};
const comes = (random: Random, productId: number) =>
  f.stock(productId, some(random), '5', { warehouseId: warehouseOf(productId) });
const inWarehouse = (productId: number) => ({
  product_id: productId,
  warehouse_id: warehouseOf(productId),
});
const dayIn = (random: Random) => `2026-0${3 + random(3)}-${String(1 + random(28)).padStart(2, '0')}`;
const some = (random: Random) => String(1 + random(60));
const anyId = async (text: string, random: Random): Promise<number | undefined> => {
  const rows = await t.db.sql(text);
  return rows.length === 0 ? undefined : (picked(random, rows) as { id: number }).id;
};

const NEXT_STATES: Readonly<Record<string, readonly string[]>> = {
  PLANNED: ['RELEASED', 'RELEASED', 'ON_HOLD', 'CANCELLED'],
  RELEASED: ['IN_PROGRESS'],
  IN_PROGRESS: ['COMPLETED'],
  ON_HOLD: ['PLANNED', 'CANCELLED'],
};

/** What people do to a factory. An act that its state forbids changes nothing, and that is planned as well. */
const ACTS: Readonly<Record<string, (random: Random) => Promise<unknown>>> = {
  'stock comes': (random) => comes(random, picked(random, products)),
  'stock comes again': (random) => comes(random, picked(random, products)),
  'stock goes': (random) =>
    t.as.inv_clerk.post('/inventory/stock-out', {
      ...inWarehouse(picked(random, products)),
      quantity: '1',
      reason: 'sample',
    }),
  'stock is reserved': (random) =>
    t.as.inv_clerk.post('/inventory/reserve', {
      ...inWarehouse(picked(random, products)),
      quantity: '2',
      reason: 'kept for a customer',
    }),
  'stock is blocked': async (random) => {
    const id = await anyId(
      'select inventory_item_id as id from inventory_items where quantity_in_stock > 0',
      random,
    );
    const body = { quality_status: picked(random, ['QUARANTINE', 'APPROVED']), reason: 'rust' };
    return t.as.admin.put(`/inventory/items/${id}/quality-status`, body);
  },
  'a demand comes': (random) => planner.demanded(some(random), dayIn(random), picked(random, products)),
  'a demand of a finished product comes': (random) =>
    planner.demanded(some(random), dayIn(random), picked(random, finished)),
  'a demand goes': async (random) => {
    const id = await anyId('select demand_id as id from demands where is_active', random);
    return t.as.prod_mgr.delete(`/planning/demands/${id}`);
  },
  'planned orders are converted': async (random) => {
    const rows = await t.db.sql<{ id: number }>(
      `select planned_order_id as id from planned_orders where ended_run_id is null and converted_at is null
       order by start_date, planned_order_id limit ${1 + random(4)}`,
    );
    if (rows.length === 0) return undefined;
    const body = { planned_order_ids: rows.map((row) => row.id) };
    return t.as.admin.post('/planning/planned-orders/convert', body);
  },
  'a production order goes on': async (random) => {
    const rows = await t.db.sql<{ id: number; status: string }>(
      `select production_order_id as id, status from production_orders where status not in ('COMPLETED', 'CANCELLED')`,
    );
    if (rows.length === 0) return undefined;
    const { id, status } = picked(random, rows);
    const next = picked(random, NEXT_STATES[status] ?? []);
    if (next === 'COMPLETED')
      return t.as.prod_mgr.post(`/production/orders/${id}/complete`, {
        completed_quantity: '1',
        scrapped_quantity: '0',
      });
    return t.as.prod_mgr.put(`/production/orders/${id}/status`, { status: next, notes: 'as planned' });
  },
  'a purchase order goes on': async (random) => {
    const id = await anyId(
      `select purchase_order_id as id from purchase_orders where status not in ('RECEIVED', 'CANCELLED')`,
      random,
    );
    const status = picked(random, ['SENT', 'SENT', 'SENT', 'SENT', 'CONFIRMED', 'CANCELLED']);
    return t.as.admin.put(`/procurement/orders/${id}/status`, { status, notes: 'as agreed' });
  },
  'a supplier is late': async (random) => {
    const id = await anyId(
      `select purchase_order_id as id from purchase_orders where status in ('SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED')`,
      random,
    );
    const body = { expected_delivery_date: dayIn(random), reason: 'late' };
    return t.as.proc_off.put(`/procurement/orders/${id}/delivery-dates`, body);
  },
  'goods arrive': async (random) => {
    const id = await anyId(
      `select po_item_id as id from purchase_order_items join purchase_orders using (purchase_order_id)
       where status in ('SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED') and delivery_status in ('OPEN', 'PARTIAL')`,
      random,
    );
    const [line] = await t.db.sql(
      'select purchase_order_id from purchase_order_items where po_item_id = $1',
      [id ?? 0],
    );
    const order = (line as { purchase_order_id: number } | undefined)?.purchase_order_id;
    return t.as.inv_clerk.post(`/procurement/orders/${order}/receive`, {
      items_received: [{ po_item_id: id, quantity_received: '1', quality_status: 'PENDING' }],
      delivery_note: 'IRS2026000000123',
    });
  },
  'a product is planned otherwise': (random) =>
    t.db.sql(
      `update products set safety_stock = $2, lead_time_days = $3, minimum_order_quantity = $4, order_multiple = $5,
         lot_sizing_rule = $6, lot_size = 7
       where product_id = $1`,
      [
        picked(random, products),
        random(3) * 5,
        random(6),
        random(3) * 10,
        picked(random, [null, 4]),
        picked(random, ['LOT_FOR_LOT', 'FIXED_QUANTITY', 'PERIOD_QUANTITY']),
      ],
    ),
  'a product is weighed by its costs': (random) =>
    t.db.sql(
      `update products set lot_sizing_rule = $2, lot_size = null, ordering_cost = $3, annual_holding_rate = 20,
         safety_days_of_cover = $4, maximum_order_quantity = minimum_order_quantity + 500
       where product_id = $1`,
      [
        picked(random, products),
        picked(random, ['LEAST_COST', 'ECONOMIC_QUANTITY']),
        1 + random(900),
        random(6),
      ],
    ),
  'suppliers are chosen by another rule': (random) =>
    t.as.prod_mgr.put('/planning/settings', {
      supplier_rule: picked(random, ['PREFERRED', 'CHEAPEST', 'EARLIEST']),
    }),
  'a second supplier sells it': (random) =>
    t.db.sql(
      `insert into product_suppliers (product_id, supplier_id, unit_price, lead_time_days) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [picked(random, products.slice(5)), picked(random, suppliers), 1 + random(20), random(9)],
    ),
  'a recipe ends, or begins again': (random) =>
    t.db.sql(
      `update bill_of_materials set expiry_date = case when expiry_date is null then date '2026-03-01' end where bom_id = $1`,
      [1 + random(5)],
    ),
  'a unit converts otherwise': (random) =>
    t.db.sql(
      `insert into product_unit_conversions (product_id, unit_code, factor) values ($1, 'PCS', $2)
       on conflict (product_id, unit_code) do update set factor = excluded.factor`,
      [picked(random, products), 1 + random(9)],
    ),
  'a supplier delivers in other days': (random) =>
    t.db.sql('update suppliers set lead_time_days = $2 where supplier_id = $1', [
      picked(random, suppliers),
      random(9),
    ]),
  'a supplier has another minimum': (random) =>
    t.db.sql('update product_suppliers set minimum_order_qty = $1 where product_id = $2', [
      random(20),
      picked(random, products),
    ]),
  'a planned order is fixed, or free again': async (random) => {
    const id = await anyId(
      `select planned_order_id as id from planned_orders where ended_run_id is null and converted_at is null`,
      random,
    );
    return t.db.sql('update planned_orders set firm = not firm where planned_order_id = $1', [id ?? 0]);
  },
  'a warehouse closes or opens': () =>
    t.db.sql('update warehouses set is_active = not is_active where warehouse_id = $1', [
      f.secondRawWarehouse,
    ]),
  'stock comes to another warehouse': (random) =>
    f
      .stock(picked(random, products.slice(5)), some(random), '5', { warehouseId: f.secondRawWarehouse })
      .catch(() => {}),
  'the factory works on other days': (random) =>
    t.db.sql(`update planning_settings set calendar = $1`, [picked(random, ['PLAIN_DAYS', 'WORKING_DAYS'])]),
  'a product is new': (random) => f.product(`NEW-${random(1_000_000)}`),
  'a recipe takes more': (random) =>
    t.db.sql('update bom_components set quantity_required = $1 where bom_component_id = 1', [1 + random(3)]),
};

/** Without what is new in the order of the rows, which says nothing. */
function canonical(rows: object): Record<string, unknown> {
  const sorted = (value: unknown) =>
    Array.isArray(value) ? value.map((row) => JSON.stringify(row)).sort() : value;
  return Object.fromEntries(Object.entries(rows).map(([name, value]) => [name, sorted(value)]));
}

const NOTHING = {
  new_count: 0,
  ended_count: 0,
  exceptions_raised: 0,
  exceptions_reopened: 0,
  exceptions_resolved: 0,
};

describe('net change', () => {
  test(`property: of ${CHANGES} changes of all kinds, each is planned as a full run plans it`, async () => {
    const random = randomOf(20_260_302);
    await planner.planned();
    const acts = Object.keys(ACTS);
    const done = new Set<string>();
    const perform = async (act: string) => {
      const answer = await ACTS[act]?.(random);
      if (((answer as { status?: number } | undefined)?.status ?? 200) < 400) done.add(act);
    };
    let patched = 0;
    for (let n = 0; n < CHANGES; n += 1) {
      // Each kind in its turn three times, then as it comes; now and then two before a run.
      const act = n < acts.length * 3 ? (acts[n % acts.length] ?? '') : picked(random, acts);
      await perform(act);
      if (random(4) === 0) await perform(picked(random, acts));
      const net = await planner.planned({ mode: 'NET_CHANGE' });
      if (net.summary.replanned_count < net.summary.item_count) patched += 1;
      const full = await planner.planned();
      const told = `${n}: ${act}`;
      expect(full.summary, told).toMatchObject(NOTHING);
      expect(canonical(await rowsOfRun(t.db, net.run_id)), told).toEqual(
        canonical(await rowsOfRun(t.db, full.run_id)),
      );
      for (const count of ['planned_order_count', 'make_count', 'past_due_count'] as const)
        expect(net.summary[count], `${told}: ${count}`).toBe(full.summary[count]);
    }
    expect(patched).toBeGreaterThan(CHANGES / 2);
    // An act that was always refused would show nothing.
    expect(acts.filter((act) => !done.has(act))).toEqual([]);
  }, 240_000);

  test('one after the other, without full runs between, ends in the plan of a full run', async () => {
    const random = randomOf(7);
    for (let n = 0; n < 12; n += 1) {
      await ACTS[picked(random, ['stock comes', 'stock goes', 'a demand comes', 'a demand goes'])]?.(random);
      await planner.planned({ mode: 'NET_CHANGE' });
    }
    expect((await planner.planned()).summary).toMatchObject(NOTHING);
  }, 60_000);

  test('nothing changed: nothing is planned, and the plan stays', async () => {
    const before = await planner.planned();
    const run = await planner.planned({ mode: 'NET_CHANGE' });
    expect(run.summary).toMatchObject({ ...NOTHING, replanned_count: 0 });
    expect(run.summary.planned_order_count).toBe(before.summary.planned_order_count);
    expect(await planner.ordersOf(run.run_id)).toEqual(await planner.ordersOf(before.run_id));
  });

  test('is of the horizon of the plan in force, and another one plans everything', async () => {
    await planner.planned({ horizon_days: 90 });
    const same = await planner.planned({ mode: 'NET_CHANGE' });
    expect(same).toMatchObject({ mode: 'NET_CHANGE', horizon_days: 90, summary: { replanned_count: 0 } });
    const longer = await planner.planned({ mode: 'NET_CHANGE', horizon_days: 120 });
    expect(longer.summary.replanned_count).toBe(longer.summary.item_count);
  });

  test('another day plans everything: what was to come tomorrow comes today', async () => {
    await planner.planned();
    clock.advance(24 * 3_600_000);
    const run = await planner.planned({ mode: 'NET_CHANGE' });
    expect(run.first_day).toBe('2026-03-03');
    expect(run.summary.replanned_count).toBe(run.summary.item_count);
    expect((await planner.planned()).summary).toMatchObject(NOTHING);
  });

  test('what changes while a run goes on is left for the next one', async () => {
    await planner.planned();
    const bolt = products[9] ?? 0;
    const runId = await planner.start({ mode: 'NET_CHANGE' });
    const work = performNextRun(t.db, silent);
    await planner.demanded('17', '2026-05-05', bolt);
    expect(await work).toBe(true);
    expect((await planner.runOf(runId)).state).toBe('COMPLETED');
    await planner.planned({ mode: 'NET_CHANGE' });
    expect((await planner.planned()).summary).toMatchObject(NOTHING);
  });

  test('a run that fails leaves the marks, and the next one plans what it should have', async () => {
    await planner.planned();
    const huge = await planner.demanded('999999999', '2026-04-04', finished[0] ?? 0);
    await t.db.sql('update bom_components set quantity_required = 900000');
    const runId = await planner.start({ mode: 'NET_CHANGE' });
    await performNextRun(t.db, silent);
    expect((await planner.runOf(runId)).state).toBe('FAILED');
    await t.db.sql('update bom_components set quantity_required = 2');
    await t.as.prod_mgr.delete(`/planning/demands/${huge}`);
    await planner.planned({ mode: 'NET_CHANGE' });
    expect((await planner.planned()).summary).toMatchObject(NOTHING);
  });

  test('marks that say the same become one, also while a run goes on', async () => {
    await planner.planned();
    const [bolt, nut] = [products[9] ?? 0, products[10] ?? 0];
    const pile = 'insert into planning_marks (product_id) select $1 from generate_series(1, 6000)';
    await t.db.sql(pile, [bolt]);
    await t.db.sql('update products set safety_stock = 77 where product_id = $1', [bolt]);
    const runId = await planner.start({ mode: 'NET_CHANGE' });
    const work = performNextRun(t.db, silent);
    await t.db.sql(pile, [nut]);
    await t.db.sql('update products set safety_stock = 78 where product_id = $1', [nut]);
    await compactMarks(t.db);
    expect(await work).toBe(true);
    expect((await planner.runOf(runId)).state).toBe('COMPLETED');
    const [left] = await t.db.sql('select count(*) as count from planning_marks');
    expect(left).toEqual({ count: expect.any(Number) });
    expect(Number(left?.count)).toBeLessThanOrEqual(6_001);
    await planner.planned({ mode: 'NET_CHANGE' });
    expect((await planner.planned()).summary).toMatchObject(NOTHING);
    await t.db.sql(pile, [nut]);
    await t.db.sql(pile, [bolt]);
    await compactMarks(t.db);
    expect(await t.db.sql('select product_id from planning_marks order by 1')).toEqual([
      { product_id: bolt },
      { product_id: nut },
    ]);
    await planner.planned({ mode: 'NET_CHANGE' });
    expect(await t.db.sql('select 1 from planning_marks')).toEqual([]);
  });

  test('of a scenario is refused: a scenario is planned whole', async () => {
    const made = await t.as.prod_mgr.post('/planning/scenarios', { scenario_name: 'Daha çok', overlay: {} });
    expect(made.status, made.text).toBe(201);
    const body = { mode: 'NET_CHANGE', scenario_id: made.body.scenario_id };
    expect(refused(await t.as.prod_mgr.post('/planning/runs', body))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await t.as.prod_mgr.post('/planning/runs', { scenario_id: 999_999 }))).toEqual([
      404,
      'NOT_FOUND',
    ]);
  });
});
