import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trace } from '../../server/src/modules/inventory/trace.schemas.ts';
import { type Answer, createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory, type Factory } from '../harness/factory.ts';
import { expectInvariants } from '../harness/invariants.ts';

/**
 * A random history of receipts, transfers, splits and production over three levels in partial bookings, and then the trace of
 * every layer. What became of what is told from the stock before and after each operation, and from nothing that a trace reads.
 */

const SEED = Number(process.env.TEST_SEED ?? 20261121);
const STEPS = 260;

let t: TestApp;
let f: Factory;
let raw: readonly number[];
let semi: readonly number[];
let materials: readonly number[];
let recipes: readonly { product: number; bom: number }[];

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  const [second] = await t.db.sql<{ id: number }>(
    `insert into warehouses (warehouse_code, warehouse_name, warehouse_type) values ('SF02', 'SF02', 'SEMI_FINISHED')
     returning warehouse_id as id`,
  );
  raw = [f.rawWarehouse, f.secondRawWarehouse];
  semi = [f.semiWarehouse, second?.id ?? 0];
  const [ore, glue] = [await f.product('ORE'), await f.product('GLUE')];
  materials = [ore, ore, glue];
  const [sheet, frame, door] = [
    await f.product('SHEET', { type: 'SEMI_FINISHED' }),
    await f.product('FRAME', { type: 'SEMI_FINISHED' }),
    await f.product('DOOR', { type: 'SEMI_FINISHED' }),
  ];
  const ofFrame = [
    { productId: sheet, quantity: '1.2' },
    { productId: glue, quantity: '0.4' },
  ];
  const ofDoor = [
    { productId: frame, quantity: '1' },
    { productId: sheet, quantity: '0.7' },
  ];
  recipes = [
    { product: sheet, bom: await f.bom(sheet, [{ productId: ore, quantity: '1.5' }]) },
    { product: frame, bom: await f.bom(frame, ofFrame) },
    { product: door, bom: await f.bom(door, ofDoor) },
  ];
});

afterAll(() => t.close());

interface StockRow {
  readonly id: number;
  readonly product_id: number;
  readonly is_raw: boolean;
  /** in thousandths */
  readonly quantity: number;
  readonly entered: number;
}

/** In FIFO order. */
async function readStock(): Promise<Map<number, StockRow>> {
  const rows = await t.db.sql<StockRow>(
    `select i.inventory_item_id as id, i.product_id, p.product_type = 'RAW_MATERIAL' as is_raw,
       (i.quantity_in_stock * 1000)::int8 as quantity, (i.initial_quantity * 1000)::int8 as entered
     from inventory_items i join products p using (product_id) order by i.entry_date, i.inventory_item_id`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What became of what, and what left. */
class Book {
  readonly parents = new Map<number, Set<number>>();
  readonly gone = new Map<number, string[]>();

  backward(id: number): Map<number, number> {
    return reached(id, (one) => this.parents.get(one) ?? []);
  }

  forward(id: number): Map<number, number> {
    return reached(id, (one) =>
      [...this.parents].flatMap(([child, parents]) => (parents.has(one) ? [child] : [])),
    );
  }

  linksAmong(ids: ReadonlySet<number>): string[] {
    return [...ids].flatMap((child) =>
      [...(this.parents.get(child) ?? [])]
        .filter((parent) => ids.has(parent))
        .map((parent) => `${parent}>${child}`),
    );
  }
}

/** Everything that can be reached, with the fewest steps to it. */
function reached(from: number, neighbours: (id: number) => Iterable<number>): Map<number, number> {
  const depths = new Map([[from, 0]]);
  for (const [id, depth] of depths) {
    for (const next of neighbours(id)) if (!depths.has(next)) depths.set(next, depth + 1);
  }
  depths.delete(from);
  return depths;
}

/** Park and Miller's generator. */
function generator(seed: number) {
  let state = (seed % 2_147_483_646) + 1;
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  return { below, pick: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item };
}
type Random = ReturnType<typeof generator>;

interface Situation {
  readonly random: Random;
  readonly orders: number[];
  readonly layers: readonly StockRow[];
}

/** What an operation did to the stock: how the layers that became fewer and the new ones belong together. */
type Effect = 'none' | 'production' | 'move' | 'issue';

const partOf = ({ below }: Random, layer: StockRow) => (Math.max(1, below(layer.quantity)) / 1000).toFixed(3);

function receive({ random: { below, pick } }: Situation) {
  return t.as.inv_clerk.post('/inventory/stock-in', {
    product_id: pick(materials),
    warehouse_id: pick(raw),
    quantity: 3 + below(20),
    unit_cost: '1.2345',
    quality_status: 'APPROVED',
    entry_date: `2026-0${1 + below(9)}-1${below(9)}`,
  });
}

async function startOrder({ random: { below, pick }, orders }: Situation) {
  const recipe = pick(recipes);
  const order = await t.as.prod_mgr.post('/production/orders', {
    product_id: recipe.product,
    bom_id: recipe.bom,
    warehouse_id: pick(semi),
    planned_quantity: 2 + below(5),
    explosion: 'SINGLE_LEVEL',
  });
  if (order.status !== 201) return order;
  const id = order.body.production_order_id;
  for (const status of ['RELEASED', 'IN_PROGRESS'])
    await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });
  orders.push(id);
  return order;
}

function book({ random: { below, pick }, orders }: Situation) {
  return t.as.prod_mgr.post(`/production/orders/${orders.length === 0 ? 1 : pick(orders)}/complete`, {
    completed_quantity: 1 + below(2),
    scrapped_quantity: below(2),
    is_final: below(4) === 0,
  });
}

function split({ random, layers }: Situation) {
  const layer = random.pick(layers);
  return t.as.inv_clerk.put(`/inventory/items/${layer.id}/quality-status`, {
    quality_status: random.pick(['QUARANTINE', 'APPROVED']),
    quantity: partOf(random, layer),
    reason: 'Kontrol',
  });
}

function transfer({ random, layers }: Situation) {
  const layer = random.pick(layers);
  const places = layer.is_raw ? raw : semi;
  const to = random.below(2);
  return t.as.inv_clerk.post('/inventory/transfer', {
    product_id: layer.product_id,
    from_warehouse_id: places[1 - to],
    to_warehouse_id: places[to],
    quantity: partOf(random, layer),
  });
}

function scrap({ random, layers }: Situation) {
  const layer = random.pick(layers);
  const body = { quantity: partOf(random, layer), reason: 'Hasar' };
  return t.as.inv_clerk.post(`/inventory/items/${layer.id}/scrap`, body);
}

function issue({ random, layers }: Situation) {
  const layer = random.pick(layers);
  const body = { product_id: layer.product_id, quantity: partOf(random, layer), reason: 'Sevkiyat' };
  return t.as.inv_clerk.post('/inventory/stock-out', body);
}

interface Operation {
  readonly run: (situation: Situation) => Promise<Answer<unknown>>;
  readonly effect: Effect;
  readonly weight: number;
}
const OPERATIONS: readonly Operation[] = [
  { run: receive, effect: 'none', weight: 3 },
  { run: startOrder, effect: 'none', weight: 4 },
  { run: book, effect: 'production', weight: 5 },
  { run: split, effect: 'move', weight: 1 },
  { run: transfer, effect: 'move', weight: 3 },
  { run: scrap, effect: 'issue', weight: 1 },
  { run: issue, effect: 'issue', weight: 1 },
];
const DRAWN = OPERATIONS.flatMap((one) => Array.from({ length: one.weight }, () => one));

/** Writes into the book what the stock shows. */
function note(to: Book, effect: Effect, before: Map<number, StockRow>, after: Map<number, StockRow>): void {
  const fewer = [...after.values()]
    .map((row) => ({ id: row.id, quantity: (before.get(row.id)?.quantity ?? row.quantity) - row.quantity }))
    .filter((row) => row.quantity > 0);
  const fresh = [...after.values()].filter((row) => !before.has(row.id)).sort((a, b) => a.id - b.id);
  if (effect === 'issue') {
    for (const { id, quantity } of fewer)
      to.gone.set(id, [...(to.gone.get(id) ?? []), (-quantity / 1000).toFixed(3)]);
  } else if (effect === 'move') {
    // A part that moved: each new layer comes of one, in the order in which they were taken.
    expect(fresh.map((row) => row.entered)).toEqual(fewer.map((row) => row.quantity));
    for (const [place, row] of fresh.entries()) to.parents.set(row.id, new Set([fewer[place]?.id ?? 0]));
  } else if (effect === 'production') {
    for (const row of fresh) to.parents.set(row.id, new Set(fewer.map((one) => one.id)));
  } else expect(fewer).toEqual([]);
}

async function makeHistory(): Promise<{ written: Book; all: number[] }> {
  const random = generator(SEED);
  const orders: number[] = [];
  const written = new Book();
  let stock = await readStock();
  for (let step = 0; step < STEPS; step += 1) {
    const operation = random.pick(DRAWN);
    const layers = [...stock.values()].filter((row) => row.quantity > 0);
    const needsLayer = operation.effect === 'move' || operation.effect === 'issue';
    if (needsLayer && layers.length === 0) continue;
    const answer = await operation.run({ random, orders, layers });
    expect(answer.status, `seed ${SEED}: ${answer.text}`).toBeLessThan(500);
    const before = stock;
    stock = await readStock();
    note(written, operation.effect, before, stock);
  }
  return { written, all: [...stock.keys()] };
}

const sorted = (depths: ReadonlyMap<number, number>) => [...depths].sort(([a], [b]) => a - b);
const depthsIn = (items: Trace['forward']['items']) =>
  sorted(new Map(items.map((one) => [one.inventory_item_id, one.depth])));
const linksIn = (links: Trace['forward']['links']) =>
  links.map((one) => `${one.from_item_id}>${one.to_item_id}`).sort();

async function expectTrace(id: number, written: Book): Promise<void> {
  const { body: found } = await t.as.viewer.get<Trace>(`/inventory/items/${id}/trace`);
  const [backward, forward] = [written.backward(id), written.forward(id)];
  expect(depthsIn(found.backward.items), `backward of ${id}`).toEqual(sorted(backward));
  expect(depthsIn(found.forward.items), `forward of ${id}`).toEqual(sorted(forward));
  const behind = written.linksAmong(new Set([id, ...backward.keys()]));
  const ahead = written.linksAmong(new Set([id, ...forward.keys()]));
  expect(linksIn(found.backward.links), `links behind ${id}`).toEqual(behind.sort());
  expect(linksIn(found.forward.links), `links ahead of ${id}`).toEqual(ahead.sort());
  const gone = [id, ...forward.keys()].flatMap((one) =>
    (written.gone.get(one) ?? []).map((quantity) => `${one} ${quantity}`),
  );
  const issues = found.forward.issues.map((one) => `${one.inventory_item_id} ${one.quantity}`);
  expect(issues.sort(), `issues of ${id}`).toEqual(gone.sort());
}

test(`every layer's trace is what really happened (seed ${SEED})`, async () => {
  const { written, all } = await makeHistory();
  for (const id of all) await expectTrace(id, written);
  // The history must have had the depth that it is for.
  const depths = all.flatMap((id) => [...written.backward(id).values()]);
  expect(Math.max(...depths)).toBeGreaterThanOrEqual(4);
  expect(written.gone.size).toBeGreaterThan(10);
  await expectInvariants(t.db);
}, 120_000);
