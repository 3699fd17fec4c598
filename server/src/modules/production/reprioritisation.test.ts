import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { compareUrgency } from './reprioritisation.ts';

let t: TestApp;
let f: Factory;
let products = 0;

beforeAll(async () => {
  t = await createTestApp({ poolSize: 10 });
  f = await createFactory(t);
});

afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

/** A product made of 2 kg of one material and 1 of another, with that much of them in stock. */
async function setting(stock: { steel?: string[]; paint?: string } = {}) {
  products += 1;
  const steel = await f.product(`SAC-${products}`);
  const paint = await f.product(`BOYA-${products}`);
  const door = await f.product(`KAPI-${products}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
  const bomId = await f.bom(door, [
    { productId: steel, quantity: '2' },
    { productId: paint, quantity: '1' },
  ]);
  const layers: number[] = [];
  for (const [place, quantity] of (stock.steel ?? ['20']).entries())
    layers.push(await f.stock(steel, quantity, '10', { entryDate: `2026-0${place + 1}-01` }));
  await f.stock(paint, stock.paint ?? '1000', '5');
  const order = async (planned: string, fields: object = {}) => {
    const made = await t.as.prod_mgr.post('/production/orders', {
      product_id: door,
      bom_id: bomId,
      warehouse_id: f.semiWarehouse,
      planned_quantity: planned,
      allow_shortage: true,
      ...fields,
    });
    expect(made.status, made.text).toBe(201);
    return { id: made.body.production_order_id as number, number: made.body.order_number as string };
  };
  return { steel, paint, layers, order, code: `SAC-${products}` };
}

const reprioritise = (id: number, body: object, headers: Record<string, string> = {}) =>
  t.as.prod_mgr.post(`/production/orders/${id}/reprioritise`, body, headers);
const move = async (id: number, ...statuses: string[]) => {
  for (const status of statuses) {
    const moved = await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });
    expect(moved.status, moved.text).toBe(200);
  }
};
/** layer: quantity that the order holds of it */
const heldBy = async (id: number, productId: number) =>
  Object.fromEntries(
    (
      await t.db.sql<{ inventory_item_id: number; open: string }>(
        `select inventory_item_id, sum(allocated_quantity - consumed_quantity - released_quantity) as open
         from stock_allocations a join inventory_items i using (inventory_item_id)
         where a.production_order_id = $1 and i.product_id = $2
           and a.consumed_quantity + a.released_quantity < a.allocated_quantity group by 1 order by 1`,
        [id, productId],
      )
    ).map((row) => [row.inventory_item_id, row.open]),
  );

describe('re-allocation by priority', () => {
  test('says who gains and who loses, and does exactly that', async () => {
    const { steel, layers, order, code } = await setting({ steel: ['6', '14'] });
    const [old = 0, young = 0] = layers;
    const first = await order('4', { priority: 7, planned_completion_date: '2026-12-01' });
    const second = await order('3', { priority: 7, planned_completion_date: '2026-12-20' });
    const third = await order('3', { priority: 3 });
    const urgent = await order('5', { priority: 9 });
    expect(await heldBy(urgent.id, steel)).toEqual({});

    const said = await reprioritise(urgent.id, { priority: 4 });
    expect(said.status, said.text).toBe(200);
    // The less urgent of the two gives all it has, the other one what is missing then; priority 3 is more urgent.
    expect(said.body).toEqual({
      production_order_id: urgent.id,
      order_number: urgent.number,
      dry_run: true,
      priority_before: 9,
      priority: 4,
      gains: [
        {
          product_id: steel,
          product_code: code,
          short_quantity: '10.000',
          from_free_stock: '0.000',
          from_other_orders: '10.000',
          still_short: '0.000',
          held_by: [],
        },
      ],
      losses: [
        {
          production_order_id: second.id,
          order_number: second.number,
          priority: 7,
          planned_completion_date: '2026-12-20',
          materials: [{ product_id: steel, product_code: code, quantity: '6.000' }],
        },
        {
          production_order_id: first.id,
          order_number: first.number,
          priority: 7,
          planned_completion_date: '2026-12-01',
          materials: [{ product_id: steel, product_code: code, quantity: '4.000' }],
        },
      ],
    });
    expect(await heldBy(second.id, steel)).toEqual({ [young]: '6.000' });
    expect((await t.as.viewer.get(`/production/orders/${urgent.id}`)).body.priority).toBe(9);

    const done = await reprioritise(urgent.id, { priority: 4, dry_run: false });
    expect(done.body).toEqual({ ...said.body, dry_run: false });
    expect(await heldBy(urgent.id, steel)).toEqual({ [old]: '4.000', [young]: '6.000' });
    expect(await heldBy(first.id, steel)).toEqual({ [old]: '2.000', [young]: '2.000' });
    expect(await heldBy(second.id, steel)).toEqual({});
    expect(await heldBy(third.id, steel)).toEqual({ [young]: '6.000' });
    expect((await t.as.viewer.get(`/production/orders/${urgent.id}`)).body.priority).toBe(4);
    await expectInvariants(t.db);

    const again = await reprioritise(urgent.id, { priority: 4, dry_run: false });
    expect(again.body).toMatchObject({ priority_before: 4, gains: [], losses: [] });
    await move(urgent.id, 'RELEASED');
    const short = await t.as.prod_mgr.put(`/production/orders/${second.id}/status`, { status: 'RELEASED' });
    expect([short.status, short.body.error_code]).toEqual([409, 'INSUFFICIENT_STOCK']);
  });

  test('free stock comes first, oldest layers first', async () => {
    const { steel, order } = await setting({ steel: ['10'] });
    const holder = await order('5', { priority: 8 });
    const urgent = await order('5', { priority: 5 });
    const fresh = await f.stock(steel, '7', '12');
    const done = await reprioritise(urgent.id, { priority: 1, dry_run: false });
    expect(done.body.gains).toMatchObject([
      {
        short_quantity: '10.000',
        from_free_stock: '7.000',
        from_other_orders: '3.000',
        still_short: '0.000',
      },
    ]);
    expect(await heldBy(urgent.id, steel)).toMatchObject({ [fresh]: '7.000' });
    expect(Object.values(await heldBy(holder.id, steel))).toEqual(['7.000']);
    const kinds = await t.db.sql(
      `select event_type, is_pinned, reserved_change::text as reserved, production_order_id
       from inventory_events where product_id = $1 order by occurred_at desc, warehouse_id, event_number desc limit 3`,
      [steel],
    );
    expect(kinds).toEqual([
      { event_type: 'RESERVE', is_pinned: true, reserved: '3.000', production_order_id: urgent.id },
      { event_type: 'RELEASE', is_pinned: true, reserved: '-3.000', production_order_id: holder.id },
      { event_type: 'RESERVE', is_pinned: false, reserved: '7.000', production_order_id: urgent.id },
    ]);
  });

  test('released orders and orders at work keep what they have, and the answer names them', async () => {
    const { steel, order } = await setting({ steel: ['20'] });
    const released = await order('4', { priority: 10 });
    const started = await order('3', { priority: 10 });
    const planned = await order('3', { priority: 10 });
    await move(released.id, 'RELEASED');
    await move(started.id, 'RELEASED', 'IN_PROGRESS');
    const urgent = await order('10');
    const done = await reprioritise(urgent.id, { priority: 1, dry_run: false });
    expect(done.body).toMatchObject({
      gains: [
        {
          short_quantity: '20.000',
          from_other_orders: '6.000',
          still_short: '14.000',
          held_by: [released.number, started.number].sort(),
        },
      ],
      losses: [{ order_number: planned.number }],
    });
    expect(Object.values(await heldBy(released.id, steel))).toEqual(['8.000']);
    expect(Object.values(await heldBy(started.id, steel))).toEqual(['6.000']);
  });

  test('less urgent orders lose, more urgent ones do not; a lower priority takes nothing away', async () => {
    const { steel, order } = await setting({ steel: ['8'] });
    const urgent = await order('4', { priority: 2 });
    const late = await order('4', { priority: 2, planned_completion_date: '2026-12-31' });
    const eased = await reprioritise(late.id, { priority: 10, dry_run: false });
    expect(eased.body).toMatchObject({ priority: 10, gains: [{ still_short: '8.000' }], losses: [] });
    expect(eased.body.gains[0].held_by).toEqual([urgent.number]);
    // With the same number it is due earlier than an order without a day.
    const raised = await reprioritise(late.id, { priority: 2, dry_run: false });
    expect(raised.body.losses).toMatchObject([{ order_number: urgent.number }]);
    expect(Object.values(await heldBy(late.id, steel))).toEqual(['8.000']);
  });

  test('an order does not take from its own sub-orders', async () => {
    const bolt = await f.product('CIVATA');
    const panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const cabinet = await f.product('DOLAP', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    await f.bom(panel, [{ productId: bolt, quantity: '4' }]);
    const bomId = await f.bom(cabinet, [
      { productId: panel, quantity: '1' },
      { productId: bolt, quantity: '2' },
    ]);
    await f.stock(bolt, '25', '1');
    const other = await t.as.prod_mgr.post('/production/orders', {
      product_id: cabinet,
      bom_id: bomId,
      warehouse_id: f.finishedWarehouse,
      planned_quantity: '5',
      explosion: 'SINGLE_LEVEL',
      create_sub_orders: true,
      allow_shortage: true,
    });
    expect(other.status, other.text).toBe(201);
    const said = await reprioritise(other.body.production_order_id, { priority: 1 });
    expect(said.status).toBe(200);
    expect(said.body.losses).toEqual([]);
  });

  test('urgency: number, then day, then age', () => {
    const order = (priority: number, day: string | null, id: number) => ({
      priority,
      planned_completion_date: day,
      production_order_id: id,
    });
    const sorted = [
      order(1, null, 9),
      order(2, '2026-01-01', 8),
      order(2, '2026-01-02', 3),
      order(2, null, 1),
      order(2, null, 2),
    ];
    expect(sorted.toReversed().toSorted(compareUrgency)).toEqual(sorted);
    expect(compareUrgency(order(1, null, 1), order(1, null, 1))).toBe(0);
  });
});

describe('what is refused and what is kept', () => {
  test('bad input, missing orders, rights and states', async () => {
    const { order } = await setting();
    const { id } = await order('1');
    for (const body of [
      {},
      { priority: 0 },
      { priority: 11 },
      { priority: '1' },
      { priority: 1, force: true },
    ]) {
      const answer = await reprioritise(id, body);
      expect([answer.status, answer.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    }
    expect((await reprioritise(999_999, { priority: 1 })).body.error_code).toBe('NOT_FOUND');
    const path = `/production/orders/${id}/reprioritise`;
    for (const role of ['viewer', 'inv_clerk', 'proc_off'] as const)
      expect((await t.as[role].post(path, { priority: 1 })).status).toBe(403);
    expect((await t.as.nobody.post(path, { priority: 1 })).status).toBe(401);
    const stale = await reprioritise(id, { priority: 1 }, { 'if-match': '"2020-01-01T00:00:00Z"' });
    expect([stale.status, stale.body.error_code]).toEqual([409, 'CONFLICT']);
    await move(id, 'ON_HOLD');
    const held = await reprioritise(id, { priority: 1 });
    expect([held.status, held.body.error_code, held.body.details]).toEqual([
      409,
      'CONFLICT',
      [{ status: 'ON_HOLD' }],
    ]);
    await move(id, 'CANCELLED');
    expect((await reprioritise(id, { priority: 1 })).body.error_code).toBe('CONFLICT');
  });

  test('the audit log says who gave what to whom, and a key repeats the answer', async () => {
    const { steel, order } = await setting({ steel: ['4'] });
    const loser = await order('2', { priority: 8 });
    const urgent = await order('2');
    const headers = { 'idempotency-key': `reprioritise-${urgent.id}-key` };
    const done = await reprioritise(urgent.id, { priority: 1, dry_run: false }, headers);
    const repeated = await reprioritise(urgent.id, { priority: 1, dry_run: false }, headers);
    expect(repeated.text).toBe(done.text);
    const entries = await t.db.sql<{ action: string; entity_id: string; before: unknown; after: unknown }>(
      `select action, entity_id, before, after from audit_log
       where entity_type = 'production_order' and entity_id = any($1::text[]) and action not like '%create'
       order by audit_id`,
      [[String(urgent.id), String(loser.id)]],
    );
    expect(entries).toEqual([
      {
        action: 'production_order.reprioritise',
        entity_id: String(urgent.id),
        before: { priority: 5 },
        after: done.body,
      },
      {
        action: 'production_order.give_up_material',
        entity_id: String(loser.id),
        before: null,
        after: {
          given_to: urgent.number,
          materials: [{ product_id: steel, product_code: expect.any(String), quantity: '4.000' }],
        },
      },
    ]);
  });
});

test('eight planners at once: nothing is promised twice, and every reservation ends with somebody', async () => {
  const { steel, order } = await setting({ steel: ['13', '9', '18'], paint: '30' });
  const orders: { id: number }[] = [];
  for (let place = 0; place < 8; place += 1) orders.push(await order('4', { priority: 5 }));
  const statuses: number[] = [];
  const planner = async (number: number) => {
    for (let step = 0; step < 6; step += 1) {
      const { id } = orders[(number * 3 + step * 5) % orders.length] ?? { id: 0 };
      const priority = 1 + ((number * 7 + step * 3) % 10);
      const answer =
        step === 4
          ? await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status: 'RELEASED' })
          : await reprioritise(id, { priority, dry_run: step === 2 });
      expect(answer.status, answer.text).toBeLessThan(500);
      statuses.push(answer.status);
    }
  };
  await Promise.all(orders.map((_, number) => planner(number)));
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(20);
  await expectInvariants(t.db);
  const [sum] = await t.db.sql<{ reserved: string }>(
    'select sum(reserved_quantity) as reserved from inventory_items where product_id = $1',
    [steel],
  );
  // 8 × 4 × 2 = 64 wanted of 40: all of it is promised.
  expect(sum?.reserved).toBe('40.000');
}, 60_000);
