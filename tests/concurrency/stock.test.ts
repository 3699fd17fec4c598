import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory, type Factory } from '../harness/factory.ts';
import { expectInvariants } from '../harness/invariants.ts';

/** Many clients on a listening server want the last units of one product. */

const CLIENTS = 32;
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

let t: TestApp;
let f: Factory;
let port: number;
let steel: number;
let products = 0;

interface Reply {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
}

beforeAll(async () => {
  t = await createTestApp({ poolSize: 12 });
  f = await createFactory(t);
  await t.app.listen({ host: '127.0.0.1', port: 0 });
  port = (t.app.server.address() as AddressInfo).port;
});
beforeEach(async () => {
  products += 1;
  steel = await f.product(`STEEL-${products}`);
});
afterAll(async () => {
  agent.destroy();
  await expectInvariants(t.db);
  await t.close();
});

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const authorization = `Bearer ${await t.tokenOf('admin')}`;
  return new Promise((resolve, reject) => {
    const call = request(
      {
        port,
        agent,
        method: 'POST',
        host: '127.0.0.1',
        path: `/api/v1${path}`,
        headers: { authorization, 'content-type': 'application/json', ...headers },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString();
          const { error_code } = JSON.parse(text) as { error_code?: string };
          resolve({ status: answer.statusCode ?? 0, code: error_code, text });
        });
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });
}

const issue = (quantity: number | string, more: Record<string, unknown> = {}) =>
  post('/inventory/stock-out', { product_id: steel, quantity, reason: 'x', ...more });
const reserve = (quantity: number | string, more: Record<string, unknown> = {}) =>
  post('/inventory/reserve', { product_id: steel, quantity, reason: 'x', ...more });
const together = (count: number, work: (place: number) => Promise<Reply>) =>
  Promise.all(Array.from({ length: count }, (_, place) => work(place)));

/** Everybody either got it or was told that there is no more; returns who got it. */
function winners(replies: readonly Reply[]): Reply[] {
  for (const reply of replies) {
    if (reply.status === 201) continue;
    expect([reply.status, reply.code], reply.text).toEqual([409, 'INSUFFICIENT_STOCK']);
  }
  return replies.filter((reply) => reply.status === 201);
}

async function stockOf(productId: number) {
  const { body } = await t.as.viewer.get(`/inventory/availability/${productId}`);
  return { onHand: body.total_on_hand, reserved: body.total_reserved, available: body.total_available };
}

test(`${CLIENTS} clients, 20 units: twenty get one, twelve are told`, async () => {
  for (let count = 0; count < 20; count += 1) await f.stock(steel, '1', '1.1111');
  const replies = await together(CLIENTS, () => issue(1, { warehouse_id: f.rawWarehouse }));
  expect(winners(replies)).toHaveLength(20);
  expect(await stockOf(steel)).toEqual({ onHand: '0.000', reserved: '0.000', available: '0.000' });
});

test('one layer, uneven parts: 10.000 in parts of 3.000 goes three times', async () => {
  await f.stock(steel, '10', '3.3333');
  const replies = await together(CLIENTS, () => issue(3));
  expect(winners(replies)).toHaveLength(3);
  expect(await stockOf(steel)).toMatchObject({ onHand: '1.000', available: '1.000' });
});

test('issues and reservations from one and from all of two warehouses never promise a unit twice', async () => {
  for (let count = 0; count < 12; count += 1) {
    await f.stock(steel, '1.5', '1', {
      warehouseId: count % 2 ? f.rawWarehouse : f.secondRawWarehouse,
      entryDate: `2026-01-${30 - count}`,
    });
  }
  const places = [undefined, f.rawWarehouse, undefined, f.secondRawWarehouse];
  const replies = await together(CLIENTS * 2, (place) => {
    const more = { warehouse_id: places[place % 4] };
    return place % 8 < 4 ? issue(1, more) : reserve(1, more);
  });
  expect(winners(replies)).toHaveLength(18);
  const issued = replies.filter((reply, place) => place % 8 < 4 && reply.status === 201).length;
  expect(issued).toBeGreaterThan(0);
  expect(await stockOf(steel)).toEqual({
    onHand: `${18 - issued}.000`,
    reserved: `${18 - issued}.000`,
    available: '0.000',
  });
});

test('orders, reservations and issues race for one material', async () => {
  for (const warehouseId of [f.rawWarehouse, f.secondRawWarehouse]) {
    for (let count = 0; count < 8; count += 1) await f.stock(steel, '2', '1', { warehouseId });
  }
  const panel = await f.product(`PANEL-${products}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
  const bom = await f.bom(panel, [{ productId: steel, quantity: '2' }]);
  const order = () =>
    post('/production/orders', {
      product_id: panel,
      bom_id: bom,
      warehouse_id: f.semiWarehouse,
      planned_quantity: 1,
    });
  // Orders go first, because they have more to do before they reach the lock.
  const replies = await together(CLIENTS, (place) =>
    place < 11 ? order() : place % 2 ? issue(2) : reserve(2),
  );
  expect(winners(replies)).toHaveLength(16);
  expect((await stockOf(steel)).available).toBe('0.000');
  expect(replies.slice(0, 11).filter((reply) => reply.status === 201).length).toBeGreaterThan(0);
});

test('orders whose materials cross in opposite order do not block each other', async () => {
  const bolt = await f.product(`BOLT-${products}`);
  for (const product of [steel, bolt]) await f.stock(product, '20', '1');
  const boms = await Promise.all(
    [
      [steel, bolt],
      [bolt, steel],
    ].map(async (components, place) => {
      const parent = await f.product(`CROSS-${products}-${place}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
      const bom = await f.bom(
        parent,
        components.map((productId) => ({ productId, quantity: '1' })),
      );
      return { parent, bom };
    }),
  );
  const replies = await together(CLIENTS, (place) =>
    post('/production/orders', {
      product_id: boms[place % 2]?.parent,
      bom_id: boms[place % 2]?.bom,
      warehouse_id: f.semiWarehouse,
      planned_quantity: 1,
    }),
  );
  expect(winners(replies)).toHaveLength(20);
});

test('receipts, issues, reservations and releases of one product at once: nobody gets a 5xx', async () => {
  await f.stock(steel, '50', '1');
  const replies = await together(CLIENTS * 3, async (place) => {
    const warehouse_id = place % 2 ? f.rawWarehouse : f.secondRawWarehouse;
    if (place % 4 === 0) {
      const body = {
        product_id: steel,
        warehouse_id,
        quantity: 3,
        unit_cost: '1.5',
        quality_status: 'APPROVED',
      };
      return post('/inventory/stock-in', { ...body, entry_date: `2026-01-0${1 + (place % 9)}` });
    }
    if (place % 4 === 1) return issue('0.7');
    const reserved = await reserve('0.3', place % 4 === 2 ? {} : { warehouse_id });
    if (reserved.status !== 201) return reserved;
    const { allocations } = JSON.parse(reserved.text) as { allocations: { allocation_id: number }[] };
    const released = await post('/inventory/release-reservation', {
      allocation_ids: allocations.map((one) => one.allocation_id),
    });
    expect(released.status, released.text).toBe(200);
    return reserved;
  });
  winners(replies);
  expect((await stockOf(steel)).reserved).toBe('0.000');
});

test('one Idempotency-Key, raced by all: one issue, one answer', async () => {
  await f.stock(steel, '100', '1');
  const headers = { 'idempotency-key': 'raced-by-all' };
  const body = { product_id: steel, quantity: 1, reason: 'x' };
  const replies = await together(CLIENTS, () => post('/inventory/stock-out', body, headers));
  expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
  expect(replies.map((reply) => reply.status)).toEqual(Array.from({ length: CLIENTS }, () => 201));
  expect((await stockOf(steel)).onHand).toBe('99.000');
});
