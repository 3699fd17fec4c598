import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory, type Factory } from '../harness/factory.ts';
import { expectInvariants } from '../harness/invariants.ts';

/** Two people do something to the same order, or to its stock, at the same moment: one of them wins, the other gets a clear 409. */

const ROUNDS = 4;

let t: TestApp;
let f: Factory;
let steel: number;
let panel: number;
let bom: number;

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
type Reply = Answer<any>;

beforeAll(async () => {
  t = await createTestApp({ poolSize: 12 });
  f = await createFactory(t);
  steel = await f.product('STEEL');
  panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  bom = await f.bom(panel, [{ productId: steel, quantity: '2' }]);
  await f.stock(steel, '10000', '1');
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

interface Made {
  readonly id: number;
  readonly version: string;
}

async function order(steps: readonly string[], more: Record<string, unknown> = {}): Promise<Made> {
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: panel,
    bom_id: bom,
    warehouse_id: f.semiWarehouse,
    planned_quantity: 4,
    ...more,
  });
  expect(made.status, made.text).toBe(201);
  const id = made.body.production_order_id as number;
  for (const step of steps) expect((await go({ id }, step)).status).toBe(200);
  const { body } = await t.as.viewer.get(`/production/orders/${id}`);
  return { id, version: body.updated_at };
}

const go = ({ id }: { id: number }, status: string, headers: Record<string, string> = {}) =>
  t.as.prod_mgr.put(`/production/orders/${id}/status`, { status }, headers);
const complete = ({ id }: { id: number }, quantity: number, isFinal = true) =>
  t.as.prod_mgr.post(`/production/orders/${id}/complete`, {
    completed_quantity: quantity,
    is_final: isFinal,
  });
const stateOf = async ({ id }: { id: number }) => (await t.as.viewer.get(`/production/orders/${id}`)).body;
const reservedFor = async ({ id }: { id: number }) => {
  const [row] = await t.db.sql<{ open: string }>(
    `select coalesce(sum(allocated_quantity - consumed_quantity - released_quantity), 0)::text as open
     from stock_allocations where production_order_id = $1`,
    [id],
  );
  return Number(row?.open);
};

/** Exactly one of them got it; the others got a 409 of one of these codes. */
function oneWinner(replies: readonly Reply[], codes: readonly string[]): void {
  const lost = replies.filter((reply) => reply.status >= 300);
  expect(lost, replies.map((reply) => reply.text).join('\n')).toHaveLength(replies.length - 1);
  for (const reply of lost) {
    expect(reply.status, reply.text).toBe(409);
    expect(codes).toContain(reply.body.error_code);
    expect(reply.body.message.length).toBeGreaterThan(20);
  }
}

const WORKING = ['RELEASED', 'IN_PROGRESS'];

describe('pairs of actions on one order', () => {
  const PAIRS: readonly [string, readonly string[], (one: Made) => Promise<Reply>[]][] = [
    ['complete and cancel', WORKING, (one) => [complete(one, 4), go(one, 'CANCELLED')]],
    ['complete twice', WORKING, (one) => [complete(one, 4), complete(one, 4)]],
    ['hold and complete', WORKING, (one) => [go(one, 'ON_HOLD'), complete(one, 4)]],
    ['hold twice', WORKING, (one) => [go(one, 'ON_HOLD'), go(one, 'ON_HOLD')]],
    ['resume twice', ['RELEASED', 'ON_HOLD'], (one) => [go(one, 'RELEASED'), go(one, 'RELEASED')]],
    ['release twice', [], (one) => [go(one, 'RELEASED'), go(one, 'RELEASED')]],
    ['start twice', ['RELEASED'], (one) => [go(one, 'IN_PROGRESS'), go(one, 'IN_PROGRESS')]],
    ['cancel twice', [], (one) => [go(one, 'CANCELLED'), go(one, 'CANCELLED')]],
  ]; // biome-ignore format: a table

  test.each(PAIRS)('%s', async (_, steps, both) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const one = await order(steps);
      oneWinner(await Promise.all(both(one)), ['INVALID_STATUS_TRANSITION']);
      const { status } = await stateOf(one);
      if (['COMPLETED', 'CANCELLED'].includes(status)) expect(await reservedFor(one)).toBe(0);
    }
  });

  test('release and cancel: who read the same version gets a conflict; without a version cancelling comes last', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const read = await order([]);
      const headers = { 'if-match': `"${read.version}"` };
      oneWinner(await Promise.all([go(read, 'RELEASED', headers), go(read, 'CANCELLED', headers)]), [
        'CONFLICT',
      ]);

      const blind = await order([]);
      const [released, cancelled] = await Promise.all([go(blind, 'RELEASED'), go(blind, 'CANCELLED')]);
      expect(cancelled.status).toBe(200);
      expect([200, 409]).toContain(released.status);
      expect([(await stateOf(blind)).status, await reservedFor(blind)]).toEqual(['CANCELLED', 0]);
    }
  });

  test('parts booked at once never come to more than the plan', async () => {
    const one = await order(WORKING);
    const replies = await Promise.all([1, 2, 3, 4, 5, 6].map(() => complete(one, 1, false)));
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(4);
    const refused = replies.filter((reply) => reply.status !== 200);
    expect(refused.map((reply) => reply.body.error_code)).toEqual(Array(2).fill('PRODUCTION_ORDER_ERROR'));
    expect(await stateOf(one)).toMatchObject({ completed_quantity: '4.000', status: 'IN_PROGRESS' });
  });

  test('release of an order and of its reservation', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const one = await order([]);
      const { components } = await stateOf(one);
      const [released, given] = await Promise.all([
        go(one, 'RELEASED'),
        t.as.prod_mgr.post('/inventory/release-reservation', {
          allocation_ids: [components[0].allocations[0].allocation_id],
        }),
      ]);
      expect([released.status, given.status]).toEqual([200, 200]);
      expect([0, 8]).toContain(await reservedFor(one));
    }
  });
});

describe('the recipe changes at the same moment', () => {
  const recipe = {
    labor_cost_per_unit: '99',
    components: [{ component_product_id: 0, quantity_required: '5' }],
  };

  test('release and edit: an active recipe is not edited', async () => {
    const one = await order([]);
    const components = [
      { component_product_id: steel, quantity_required: '5', sequence_number: 10, unit_of_measure: 'KG' },
    ];
    const edited = { parent_product_id: panel, bom_version: '1.0', effective_date: '2020-01-01' };
    const [released, edit] = await Promise.all([
      go(one, 'RELEASED'),
      t.as.prod_mgr.put(`/bom/${bom}`, { ...edited, ...recipe, components }),
    ]);
    expect(released.status).toBe(200);
    expect(edit.status, edit.text).toBeGreaterThanOrEqual(400);
    expect((await stateOf(one)).components[0].required_quantity).toBe('8.000');
  });

  test('release and obsolete: the order goes on by its frozen copy, a new one is refused', async () => {
    const doomed = await f.product('DOOMED', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const bom_id = await f.bom(doomed, [{ productId: steel, quantity: '2' }], { labor: '3' });
    const one = await order([], { product_id: doomed, bom_id });
    const replies = await Promise.all([
      go(one, 'RELEASED'),
      t.as.prod_mgr.put(`/bom/${bom_id}/status`, { status: 'OBSOLETE' }),
    ]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 200]);
    await go(one, 'IN_PROGRESS');
    expect((await complete(one, 4)).body).toMatchObject({ status: 'COMPLETED', actual_cost: '20.0000' });
    const late = await t.as.prod_mgr.post('/production/orders', {
      product_id: doomed,
      bom_id,
      warehouse_id: f.semiWarehouse,
      planned_quantity: 1,
    });
    expect([late.status, late.body.error_code]).toEqual([400, 'INVALID_BOM']);
  });
});

describe('orders that want the same stock', () => {
  test('two releases, stock for one', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const rare = await f.product(`RARE-${round}`);
      const tray = await f.product(`TRAY-${round}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
      const bom_id = await f.bom(tray, [{ productId: rare, quantity: '1' }]);
      const wanted = { product_id: tray, bom_id, allow_shortage: true };
      const both = [await order([], wanted), await order([], wanted)];
      await f.stock(rare, '7', '1');
      oneWinner(await Promise.all(both.map((one) => go(one, 'RELEASED'))), ['INSUFFICIENT_STOCK']);
    }
  });
});

describe('an order and its sub-orders', () => {
  let trees = 0;

  /** A box of 2 sides and 1 lid, both of steel, nothing of them in stock. */
  async function tree() {
    trees += 1;
    const semi = (code: string) => f.product(`${code}-${trees}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
    const [side, lid] = [await semi('SIDE'), await semi('LID')];
    const box = await f.product(`BOX-${trees}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    for (const product of [side, lid]) await f.bom(product, [{ productId: steel, quantity: '1' }]);
    const bom_id = await f.bom(box, [
      { productId: side, quantity: '2' },
      { productId: lid, quantity: '1' },
    ]);
    const root = await order([], {
      product_id: box,
      bom_id,
      warehouse_id: f.finishedWarehouse,
      explosion: 'SINGLE_LEVEL',
      create_sub_orders: true,
    });
    const { children } = await stateOf(root);
    const [sides, lids] = children.map((one: { production_order_id: number }) => ({
      id: one.production_order_id,
    }));
    return { root, sides, lids, side, lid } as Record<'root' | 'sides' | 'lids', { id: number }> & {
      side: number;
      lid: number;
    };
  }

  test('children completed at once, while others want their output: the parent has all of it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { root, sides, lids, side } = await tree();
      for (const one of [sides, lids]) for (const step of WORKING) await go(one, step);
      const take = () =>
        t.as.inv_clerk.post('/inventory/stock-out', { product_id: side, quantity: 1, reason: 'x' });
      const replies = await Promise.all([take(), complete(sides, 8), take(), complete(lids, 4), take()]);
      expect(replies.map((reply) => reply.status)).toEqual([409, 200, 409, 200, 409]);
      expect(await stateOf(root)).toMatchObject({ component_status: 'ALLOCATED', has_shortage: false });
    }
  });

  test('a child is completed while its parent is cancelled, released, or reserves by itself', async () => {
    const against: ((ids: { root: { id: number }; side: number }) => Promise<Reply>)[] = [
      ({ root }) => go(root, 'CANCELLED'),
      ({ root }) => go(root, 'RELEASED'),
      ({ root }) => go(root, 'ON_HOLD'),
      ({ root, side }) =>
        t.as.inv_clerk.post('/inventory/reserve', { product_id: side, quantity: 8, production_order_id: root.id }),
    ]; // biome-ignore format: short
    for (const [place, act] of [...against, ...against].entries()) {
      const { root, sides, side } = await tree();
      for (const step of WORKING) await go(sides, step);
      if (place % 4 === 3) await f.stock(side, '8', '1', { warehouseId: f.semiWarehouse });
      const [done, other] = await Promise.all([complete(sides, 8), act({ root, side })]);
      expect(done.status, done.text).toBe(200);
      expect([200, 201, 400, 409], other.text).toContain(other.status);
      const after = await stateOf(root);
      expect(await reservedFor(root)).toBe(after.status === 'CANCELLED' ? 0 : 8);
    }
  });

  test('the parent starts only after the last of them, whoever is faster', async () => {
    const { root, sides, lids, side, lid } = await tree();
    for (const product of [side, lid]) await f.stock(product, '10', '1', { warehouseId: f.semiWarehouse });
    expect((await go(root, 'RELEASED')).status).toBe(200);
    for (const step of WORKING) await go(sides, step);
    const [done, start] = await Promise.all([complete(sides, 8), go(root, 'IN_PROGRESS')]);
    expect([done.status, start.status]).toEqual([200, 409]);
    const [gone, again] = await Promise.all([go(lids, 'CANCELLED'), go(root, 'IN_PROGRESS')]);
    expect(gone.status).toBe(200);
    expect(again.body.status === 'IN_PROGRESS' || again.body.error_code === 'INVALID_STATUS_TRANSITION').toBe(
      true,
    );
  });
});
