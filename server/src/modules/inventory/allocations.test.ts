import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import type { AllocationExplanation } from './allocations.schemas.ts';
import { whyNotTaken } from './allocations.service.ts';
import type { LayerThen } from './allocations-read.queries.ts';

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});

afterAll(() => t.close());

const receive = async (
  productId: number,
  batch: string,
  quantity: string,
  more: Record<string, unknown> = {},
) => {
  const answer = await t.as.inv_clerk.post('/inventory/stock-in', {
    product_id: productId,
    warehouse_id: f.rawWarehouse,
    quantity,
    unit_cost: '1',
    quality_status: 'APPROVED',
    batch_number: batch,
    ...more,
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.inventory_item_id as number;
};
const reserve = async (productId: number, quantity: string, more: Record<string, unknown> = {}) => {
  const answer = await t.as.prod_mgr.post('/inventory/reserve', {
    product_id: productId,
    quantity,
    reason: 'Numune',
    ...more,
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.allocations as { allocation_id: number; batch_number: string }[];
};
const explain = async (allocationId: number | undefined): Promise<AllocationExplanation> => {
  const answer = await t.as.viewer.get<AllocationExplanation>(
    `/inventory/allocations/${allocationId}/explain`,
  );
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const reasonsIn = ({ older_layers }: AllocationExplanation) =>
  older_layers.map((one) => [one.batch_number, one.reason]);

async function startedOrder(parentId: number, bomId: number, planned: string) {
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: parentId,
    bom_id: bomId,
    warehouse_id: f.semiWarehouse,
    planned_quantity: planned,
  });
  expect(made.status, made.text).toBe(201);
  const id = made.body.production_order_id as number;
  for (const status of ['RELEASED', 'IN_PROGRESS'])
    await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });
  return { id, number: made.body.order_number as string };
}

describe('why this batch', () => {
  test('the oldest batch that could be issued, and which one was next', async () => {
    const steel = await f.product('WHY-PLAIN');
    const oldest = await receive(steel, 'PLAIN-1', '10', { entry_date: '2026-01-01' });
    await receive(steel, 'PLAIN-2', '10', { entry_date: '2026-01-02' });
    const [allocation] = await reserve(steel, '4');
    const answer = await explain(allocation?.allocation_id);
    expect(answer).toMatchObject({
      allocation_id: allocation?.allocation_id,
      product_code: 'WHY-PLAIN',
      production_order_id: null,
      order_number: null,
      reason: 'Numune',
      event_number: 3,
      event_type: 'RESERVE',
      taken: {
        inventory_item_id: oldest,
        batch_number: 'PLAIN-1',
        warehouse_code: 'RM01',
        allocated_quantity: '4.000',
        available_before: '10.000',
        available_after: '6.000',
      },
      older_layers: [],
      next_in_line: { batch_number: 'PLAIN-2', available_quantity: '10.000' },
    });
    expect(answer.explanation).toBe(
      '"Numune" got 4.000 KG of batch PLAIN-1 from RM01 because it was the oldest batch that could be issued; next in line after it was PLAIN-2.',
    );
  });

  test('each older batch with what stood in its way, as it was then and not as it is now', async () => {
    const steel = await f.product('WHY-ALL');
    const panel = await f.product('WHY-PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const bom = await f.bom(panel, [{ productId: steel, quantity: '1' }]);
    const day = (n: number) => ({ entry_date: `2026-01-0${n}` });
    await receive(steel, 'B1-EMPTY', '2', day(1));
    await t.as.inv_clerk.post('/inventory/stock-out', { product_id: steel, quantity: '2', reason: 'x' });
    await receive(steel, 'B2-RESERVED', '5', day(2));
    const holder = await startedOrder(panel, bom, '3');
    const [held] = await reserve(steel, '2', { reason: 'Deneme' });
    const pending = await receive(steel, 'B3-PENDING', '5', { ...day(3), quality_status: 'PENDING' });
    await receive(steel, 'B4-EXPIRED', '5', { ...day(4), expiry_date: '2026-02-01' });
    await receive(steel, 'B5-TAKEN', '5', day(5));
    await receive(steel, 'B6-MINE', '5', day(6));
    await receive(steel, 'B7-NEXT', '5', day(7));
    await receive(steel, 'B8-LATER', '5', day(8));
    const order = await startedOrder(panel, bom, '8');
    const { body } = await t.as.viewer.get(
      `/inventory/allocations?production_order_id=${order.id}&sort=entry_date`,
    );
    expect(body.items.map((one: { batch_number: string }) => one.batch_number)).toEqual([
      'B5-TAKEN',
      'B6-MINE',
    ]);
    const mine = body.items[1].allocation_id as number;

    const before = await explain(mine);
    expect(reasonsIn(before)).toEqual([
      ['B2-RESERVED', 'ALL_RESERVED'],
      ['B3-PENDING', 'NOT_APPROVED'],
      ['B4-EXPIRED', 'EXPIRED'],
      ['B5-TAKEN', 'TAKEN_TOO'],
    ]);
    expect(before.older_layers[0]).toMatchObject({
      on_hand_quantity: '5.000',
      available_quantity: '0.000',
      reserved_for: [
        { order_number: holder.number, reason: null, allocated_quantity: '3.000' },
        { order_number: null, reason: 'Deneme', allocated_quantity: '2.000' },
      ],
    });
    expect(before.older_layers[1]).toMatchObject({ quality_status: 'PENDING', available_quantity: '5.000' });
    expect(before.older_layers[2]).toMatchObject({ expiry_date: '2026-02-01', reserved_for: [] });
    expect(before.next_in_line).toMatchObject({ batch_number: 'B7-NEXT' });
    expect(before.taken).toMatchObject({ available_before: '5.000', available_after: '2.000' });
    expect(before.explanation).toBe(
      `${order.number} got 3.000 KG of batch B6-MINE from RM01 because it was the oldest batch that could be issued; ` +
        `older ones that were there: B2-RESERVED (all of it was reserved for ${holder.number} and "Deneme"), ` +
        'B3-PENDING (its quality was PENDING), B4-EXPIRED (it had expired on 2026-02-01) and 1 more; ' +
        'next in line after it was B7-NEXT.',
    );

    // Afterwards all is different, and an older batch turns up; the answer stays.
    const freed = await t.as.prod_mgr.post('/inventory/release-reservation', {
      allocation_ids: [held?.allocation_id],
    });
    const approved = await t.as.inv_clerk.put(`/inventory/items/${pending}/quality-status`, {
      quality_status: 'APPROVED',
      reason: 'Uygun',
    });
    expect([freed.status, approved.status]).toEqual([200, 200]);
    await receive(steel, 'B0-LATE', '9', { entry_date: '2025-12-31' });
    await t.as.prod_mgr.post(`/production/orders/${order.id}/complete`, { completed_quantity: '8' });
    expect(await explain(mine)).toEqual(before);
  });

  test('a batch in another warehouse, where the request did not take from', async () => {
    const steel = await f.product('WHY-PLACE');
    await receive(steel, 'PLACE-OLD', '5', { entry_date: '2026-01-01' });
    await receive(steel, 'PLACE-NEW', '5', { entry_date: '2026-01-02', warehouse_id: f.secondRawWarehouse });
    const [allocation] = await reserve(steel, '5', { warehouse_id: f.secondRawWarehouse });
    const answer = await explain(allocation?.allocation_id);
    expect(reasonsIn(answer)).toEqual([['PLACE-OLD', 'OTHER_WAREHOUSE']]);
    expect(answer.next_in_line).toBeNull();
    expect(answer.explanation).toContain('PLACE-OLD (it lay in RM01, where the request did not take from)');
  });

  test('over all warehouses, the older ones of another warehouse count', async () => {
    const steel = await f.product('WHY-EVERYWHERE');
    await receive(steel, 'WIDE-1', '5', { entry_date: '2026-01-01', warehouse_id: f.secondRawWarehouse });
    await receive(steel, 'WIDE-2', '5', { entry_date: '2026-01-02' });
    const allocations = await reserve(steel, '7');
    expect(reasonsIn(await explain(allocations[1]?.allocation_id))).toEqual([['WIDE-1', 'TAKEN_TOO']]);
    expect(reasonsIn(await explain(allocations[0]?.allocation_id))).toEqual([]);
  });

  test('what a booking takes beyond its reservations is explained by the booking', async () => {
    const steel = await f.product('WHY-EXCESS');
    const panel = await f.product('EXCESS-PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const bom = await f.bom(panel, [{ productId: steel, quantity: '1' }]);
    await receive(steel, 'OVER-1', '3', { entry_date: '2026-01-02' });
    await receive(steel, 'OVER-2', '5', { entry_date: '2026-01-03' });
    const order = await startedOrder(panel, bom, '2');
    // An older batch arrives late: the excess comes from there, then from what is free of the reserved one, then from the next.
    await receive(steel, 'OVER-0', '1', { entry_date: '2026-01-01' });
    const done = await t.as.prod_mgr.post(`/production/orders/${order.id}/complete`, {
      completed_quantity: '2',
      actual_consumption: [{ product_id: steel, quantity: '5' }],
    });
    expect(done.status, done.text).toBe(200);
    const { body } = await t.as.viewer.get(
      `/inventory/allocations?production_order_id=${order.id}&sort=allocation_id`,
    );
    const answers = [];
    for (const one of body.items) answers.push(await explain(one.allocation_id));
    expect(
      answers.map((one) => [
        one.taken.batch_number,
        one.event_type,
        one.taken.allocated_quantity,
        reasonsIn(one),
      ]),
    ).toEqual([
      ['OVER-1', 'RESERVE', '2.000', []],
      ['OVER-0', 'CONSUME', '1.000', []],
      ['OVER-1', 'CONSUME', '1.000', [['OVER-0', 'TAKEN_TOO']]],
      [
        'OVER-2',
        'CONSUME',
        '1.000',
        [
          ['OVER-0', 'TAKEN_TOO'],
          ['OVER-1', 'TAKEN_TOO'],
        ],
      ],
    ]);
    expect(answers[3]?.explanation).toContain('OVER-1 (the same request took all that was free of it)');
  });

  test('an allocation of an early version is found by its moment', async () => {
    const steel = await f.product('WHY-EARLY');
    await receive(steel, 'EARLY-1', '5', { entry_date: '2026-01-01' });
    const [allocation] = await reserve(steel, '5');
    const known = await explain(allocation?.allocation_id);
    await t.db.sql(`begin;
      update stock_scopes set locked_by = pg_current_xact_id() where product_id = ${steel};
      update stock_allocations set request_id = null where allocation_id = ${allocation?.allocation_id};
      commit`);
    expect(await explain(allocation?.allocation_id)).toEqual(known);
  });

  test('a caller that gives each request the same number confuses nothing', async () => {
    const steel = await f.product('WHY-SAME');
    await receive(steel, 'SAME-1', '5', { entry_date: '2026-01-01' });
    await receive(steel, 'SAME-2', '5', { entry_date: '2026-01-02' });
    const same = { 'x-request-id': 'always-the-same' };
    const take = async () => {
      const body = { product_id: steel, quantity: '3', reason: 'Numune' };
      const answer = await t.as.prod_mgr.post('/inventory/reserve', body, same);
      return answer.body.allocations as { allocation_id: number }[];
    };
    const [first] = await take();
    const second = await take();
    const third = await take();
    expect(await explain(first?.allocation_id)).toMatchObject({ event_number: 3 });
    expect(await explain(second[0]?.allocation_id)).toMatchObject({
      event_number: 4,
      taken: { available_before: '2.000', available_after: '0.000' },
    });
    const last = await explain(third[0]?.allocation_id);
    expect(reasonsIn(last)).toEqual([['SAME-1', 'ALL_RESERVED']]);
    expect(last.older_layers[0]?.reserved_for).toHaveLength(2);
  });

  test.each<[string, Partial<LayerThen>, string]>([
    ['free, approved and in the same warehouse: the order was not kept', {}, 'PASSED_OVER'],
    ['its last day is the day itself', { expiry_date: '2026-02-01' }, 'PASSED_OVER'],
    ['its last day was the day before', { expiry_date: '2026-01-31' }, 'EXPIRED'],
    ['in another warehouse', { warehouse_id: 2 }, 'OTHER_WAREHOUSE'],
    ['rejected and reserved', { quality_status: 'REJECTED', available_quantity: '0.000' }, 'NOT_APPROVED'],
    ['reserved', { available_quantity: '0.000' }, 'ALL_RESERVED'],
    ['taken, with nothing left', { is_taken_too: true, available_quantity: '0.000' }, 'TAKEN_TOO'],
    ['taken, but something was left', { is_taken_too: true }, 'PASSED_OVER'],
  ])('%s', (_, layer, reason) => {
    const free: LayerThen = {
      inventory_item_id: 1,
      batch_number: 'X-1',
      warehouse_id: 1,
      warehouse_code: 'RM01',
      entry_date: '2026-01-01T00:00:00Z',
      expiry_date: null,
      quality_status: 'APPROVED',
      on_hand_quantity: '5.000',
      available_quantity: '5.000',
      is_taken_too: false,
    };
    expect(whyNotTaken({ ...free, ...layer }, { warehouseId: 1, day: '2026-02-01' })).toBe(reason);
  });
});

describe('the list of allocations', () => {
  let steel: number;
  let layer: number;
  let ids: number[];

  beforeAll(async () => {
    steel = await f.product('LIST-STEEL');
    await t.db.sql(`update products set product_name = 'ÇELİK SAC' where product_id = $1`, [steel]);
    layer = await receive(steel, 'LIST-1', '5', { entry_date: '2026-01-01' });
    await receive(steel, 'LIST-2', '5', { entry_date: '2026-01-02' });
    ids = (await reserve(steel, '7')).map((one) => one.allocation_id);
    await t.as.prod_mgr.post('/inventory/release-reservation', { allocation_ids: [ids[1]] });
  });

  const list = async (query: string) => {
    const answer = await t.as.viewer.get(`/inventory/allocations?${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.body as { items: { allocation_id: number }[]; total_count: number; has_next: boolean };
  };
  const idsIn = async (query: string) => (await list(query)).items.map((one) => one.allocation_id);

  test('shows what is promised of which batch', async () => {
    const { items } = await list(`product_id=${steel}&sort=allocation_id`);
    expect(items).toMatchObject([
      {
        allocation_id: ids[0],
        inventory_item_id: layer,
        batch_number: 'LIST-1',
        warehouse_code: 'RM01',
        reason: 'Numune',
        order_number: null,
        allocated_quantity: '5.000',
        consumed_quantity: '0.000',
        released_quantity: '0.000',
        open_quantity: '5.000',
        status: 'OPEN',
        closed_at: null,
      },
      { allocation_id: ids[1], open_quantity: '0.000', released_quantity: '2.000', status: 'RELEASED' },
    ]);
  });

  test('filters, sorts and searches', async () => {
    expect(await idsIn(`product_id=${steel}`)).toEqual([ids[1], ids[0]]);
    expect(await idsIn(`product_id=${steel}&status=OPEN`)).toEqual([ids[0]]);
    expect(await idsIn(`inventory_item_id=${layer}`)).toEqual([ids[0]]);
    expect(await idsIn('search=celik')).toEqual([ids[1], ids[0]]);
    expect(await idsIn('search=LIST-2')).toEqual([ids[1]]);
    expect(await idsIn('production_order_id=999999')).toEqual([]);
    const [order] = await t.db.sql<{ order_number: string; production_order_id: number; count: number }>(
      `select o.order_number, o.production_order_id, count(*) as count from production_orders o
         join stock_allocations using (production_order_id) group by 1, 2 order by 2 limit 1`,
    );
    const found = await list(`search=${order?.order_number}`);
    expect(found.total_count).toBe(order?.count);
    expect(await idsIn(`production_order_id=${order?.production_order_id}`)).toEqual(
      found.items.map((one) => one.allocation_id),
    );
  });

  test('comes in pages', async () => {
    const first = await list(`product_id=${steel}&page_size=1`);
    expect(first).toMatchObject({ total_count: 2, has_next: true });
    expect(await idsIn(`product_id=${steel}&page_size=1&page=2`)).toEqual([ids[0]]);
  });

  test('one by its number', async () => {
    const answer = await t.as.viewer.get(`/inventory/allocations/${ids[0]}`);
    expect([answer.status, answer.body.batch_number]).toEqual([200, 'LIST-1']);
  });

  test.each([
    ['/inventory/allocations?status=DONE', 422, 'VALIDATION_ERROR'],
    ['/inventory/allocations?colour=red', 422, 'VALIDATION_ERROR'],
    ['/inventory/allocations?sort=reason', 422, 'VALIDATION_ERROR'],
    ['/inventory/allocations/999999', 404, 'NOT_FOUND'],
    ['/inventory/allocations/0', 422, 'VALIDATION_ERROR'],
    ['/inventory/allocations/999999/explain', 404, 'NOT_FOUND'],
    ['/inventory/allocations/x/explain', 422, 'VALIDATION_ERROR'],
  ])('%s is refused', async (path, status, code) => {
    const answer = await t.as.viewer.get(path);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });

  test.each(['/inventory/allocations', '/inventory/allocations/1', '/inventory/allocations/1/explain'])(
    '%s needs a token',
    async (path) => {
      const answer = await t.as.nobody.get(path);
      expect([answer.status, answer.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
    },
  );
});

test('the invariants hold', () => expectInvariants(t.db));
