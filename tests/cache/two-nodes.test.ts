import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory, type Factory } from '../harness/factory.ts';
import { type Node, nodeOf, secondServer, stockInSummary } from './second-node.ts';

/** Two servers on one database, each with a cache of its own: what one of them has written the other one says at once. */

let t: TestApp;
let f: Factory;
let second: Awaited<ReturnType<typeof secondServer>>;
let a: Node;
let b: Node;
let steel: number;
let cabinet: number;
let recipe: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  second = await secondServer(t);
  const token = await t.tokenOf('admin');
  a = nodeOf(t.app, token);
  b = nodeOf(second.app, token);
  steel = await f.product('STEEL');
  cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT' });
  recipe = await f.bom(cabinet, [{ productId: steel, quantity: '2' }]);
  await f.stock(steel, '100', '2');
});
afterAll(async () => {
  await second.close();
  await t.close();
});

const stockIn = (node: Node, quantity: string) =>
  node.post('/inventory/stock-in', {
    product_id: steel,
    warehouse_id: f.rawWarehouse,
    quantity,
    unit_cost: '3',
    quality_status: 'APPROVED',
  });

/** Without what says when an answer was made, and for whom. */
const content = (body: unknown) =>
  JSON.parse(
    JSON.stringify(body, (key, value) => (key === 'generated_at' || key === 'as_of' ? undefined : value)),
  );

const SUMMARY = '/reports/inventory/summary';
const EXPLOSION = () => `/bom/${recipe}/explosion?quantity=10`;
const WHERE_USED = () => `/products/${steel}/where-used`;

const CHANGES: [string, () => string, () => Promise<{ status: number }>][] = [
  ['a receipt', () => SUMMARY, () => stockIn(a, '7')],
  ['a receipt', () => EXPLOSION(), () => stockIn(a, '9')],
  [
    'an issue',
    () => SUMMARY,
    () => a.post('/inventory/stock-out', { product_id: steel, quantity: '1', reason: 'test' }),
  ],
  [
    'another name of a product',
    () => WHERE_USED(),
    () => a.put(`/products/${cabinet}`, { product_name: 'Dolap' }),
  ],
  ['another name of a product', () => SUMMARY, () => a.put(`/products/${steel}`, { product_name: 'Çelik' })],
  [
    'another recipe',
    () => WHERE_USED(),
    async () => {
      const shelf = await f.product('SHELF', { type: 'SEMI_FINISHED' });
      await f.bom(shelf, [{ productId: steel, quantity: '1' }]);
      return { status: 200 };
    },
  ],
  [
    'a change behind the back of the servers',
    () => SUMMARY,
    async () => {
      await t.db.sql("update warehouses set warehouse_name = 'Depo' where warehouse_id = $1", [
        f.rawWarehouse,
      ]);
      return { status: 200 };
    },
  ],
];

describe.each(CHANGES)('after %s', (_, path, change) => {
  it('the other server answers anew', async () => {
    const [before, here] = [await b.get(path()), await a.get(path())];
    expect([before.status, here.status]).toEqual([200, 200]);
    const hits = await b.hits();
    expect((await b.get(path())).body).toEqual(before.body);
    expect(await b.hits()).toBe(hits + 1);
    expect((await change()).status).toBeLessThan(300);
    const after = await b.get(path());
    expect(content(after.body)).not.toEqual(content(before.body));
    expect(content((await a.get(path())).body)).toEqual(content(after.body));
  });
});

it('an answer that is made while a transaction is open is new once that has committed', async () => {
  const writer = new pg.Client(t.db.location);
  await writer.connect();
  try {
    await writer.query('begin');
    await writer.query("update products set product_name = 'Open' where product_id = $1", [steel]);
    const during = await b.get(SUMMARY);
    expect((await b.get(SUMMARY)).body).toEqual(during.body);
    await writer.query('commit');
    expect(JSON.stringify((await b.get(SUMMARY)).body)).toContain('Open');
    expect(JSON.stringify(during.body)).not.toContain('Open');
  } finally {
    await writer.end();
  }
});

it('no reader of either server ever sees less than what was acknowledged before he asked', async () => {
  const quantity = async (node: Node): Promise<number> => {
    const { status, body } = await node.get(`${SUMMARY}?product_type=RAW_MATERIAL`);
    expect(status).toBe(200);
    return stockInSummary(body, steel);
  };
  let acknowledged = await quantity(a);
  const hits = (await a.hits()) + (await b.hits());
  let left = 300;
  // A machine that is busy with something else does fewer.
  const end = performance.now() + 25_000;
  const write = async () => {
    while (left > 0) {
      left = performance.now() < end ? left - 1 : 0;
      expect((await stockIn(a, '1')).status).toBe(201);
      acknowledged += 1;
      // Now and then nobody writes for a moment, so that there is something to hit.
      if (left % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  let reads = 0;
  const read = async (node: Node) => {
    while (left > 0) {
      const known = acknowledged;
      expect(await quantity(node)).toBeGreaterThanOrEqual(known);
      reads += 1;
    }
  };
  await Promise.all([write(), write(), write(), write(), read(a), read(a), read(b), read(b), read(b)]);
  expect([await quantity(a), await quantity(b)]).toEqual([acknowledged, acknowledged]);
  expect(reads).toBeGreaterThan(20);
  expect((await a.hits()) + (await b.hits())).toBeGreaterThan(hits);
}, 120_000);
