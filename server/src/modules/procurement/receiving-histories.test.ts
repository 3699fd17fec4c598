import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_POLICY } from '../../../../tests/harness/database.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { generator } from '../../../../tests/model/random.ts';
import { newSupplier, type PlacedOrder, placeOrder } from './testing/purchasing.ts';

/**
 * Random orders with random deliveries, returns, splits and transfers, beside a model in whole numbers that decides what is
 * refused and what everything must add up to.
 */

const SEED = Number(process.env.TEST_SEED ?? 20261121);
const STEPS = 160;
const TOLERANCE = 250n;

const random = generator(SEED);

interface ModelLine {
  readonly id: number;
  readonly order: ModelOrder;
  readonly ordered: bigint;
  /** ten-thousandths */
  readonly price: bigint;
  received: bigint;
  /** of all that came, in ten-thousandths */
  value: bigint;
}
interface ModelOrder {
  readonly placed: PlacedOrder;
  /** millionths */
  readonly rate: bigint;
  readonly lines: ModelLine[];
  status: string;
}

let t: TestApp;
let f: Factory;
let supplier: number;
let materials: number[];
const orders: ModelOrder[] = [];
/** what went back, by order */
const returned = new Map<number, bigint>();

beforeAll(async () => {
  t = await createTestApp({ config: { policy: { ...TEST_POLICY, overReceiptTolerancePercent: '2.50' } } });
  f = await createFactory(t);
  supplier = await newSupplier(t, 'S-01');
  materials = [await f.product('ORE'), await f.product('GLUE'), await f.product('SAND')];
});
afterAll(() => t.close());

const steps = (text: string, scale: number) => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
};
/** a/b to the nearest whole number, a half going up */
const halfUp = (a: bigint, b: bigint) => (2n * a + b) / (2n * b);
const written = (quantity: bigint) => `${quantity / 1000n}.${String(quantity % 1000n).padStart(3, '0')}`;

async function placeOne(): Promise<void> {
  const rate = random.oneIn(2) ? '1' : random.decimal(50_000_000, 6);
  const lines = Array.from({ length: 1 + random.below(4) }, () => ({
    product: random.pick(materials),
    quantity: random.decimal(60_000, 3),
    price: random.decimal(500_000, 4),
  }));
  const placed = await placeOrder(t, {
    supplier,
    warehouse: f.rawWarehouse,
    lines,
    currency: rate === '1' ? 'TRY' : 'EUR',
    rate,
    status: random.oneIn(2) ? 'SENT' : 'CONFIRMED',
  });
  const order: ModelOrder = { placed, rate: steps(rate, 6), lines: [], status: 'SENT' };
  for (const [place, line] of lines.entries()) {
    order.lines.push({
      id: placed.lines[place] ?? 0,
      order,
      ordered: steps(line.quantity, 3),
      price: steps(line.price, 4),
      received: 0n,
      value: 0n,
    });
  }
  orders.push(order);
}

const isOpen = (order: ModelOrder) => ['SENT', 'PARTIALLY_RECEIVED'].includes(order.status);

/** Some batches of some lines; about one in five is a little or much too much. */
async function receiveSome(): Promise<string> {
  const order = random.pick(orders);
  const batches = Array.from({ length: 1 + random.below(3) }, () => {
    const line = random.pick(order.lines);
    const rest = line.ordered - line.received;
    const wanted = random.oneIn(3) ? rest : BigInt(1 + random.below(Number(line.ordered)));
    const quantity = random.oneIn(4) ? wanted + line.ordered / 40n : wanted;
    return {
      line,
      quantity: quantity > 0n ? quantity : 1n,
      cost: random.oneIn(5) ? random.decimal(90_000, 4) : null,
    };
  });
  const body = batches.map(({ line, quantity, cost }) => ({
    po_item_id: line.id,
    quantity_received: written(quantity),
    quality_status: random.pick(['PENDING', 'APPROVED', 'REJECTED']),
    ...(cost === null ? {} : { unit_cost: cost }),
    ...(random.oneIn(3) ? { warehouse_id: f.secondRawWarehouse } : {}),
  }));
  const answer = await t.as.inv_clerk.put(`/procurement/orders/${order.placed.id}/receive`, {
    items_received: body,
  });
  const arriving = new Map<ModelLine, bigint>();
  for (const { line, quantity } of batches) arriving.set(line, (arriving.get(line) ?? 0n) + quantity);
  const isTooMuch = [...arriving].some(
    ([line, more]) => (line.received + more) * 10_000n > line.ordered * (10_000n + TOLERANCE),
  );
  const expected = !isOpen(order) ? 'INVALID_STATUS_TRANSITION' : isTooMuch ? 'CONFLICT' : undefined;
  expect(answer.body.error_code, answer.text).toBe(expected);
  if (expected !== undefined) return expected;
  for (const { line, quantity, cost } of batches) {
    const unitCost = cost === null ? halfUp(line.price * order.rate, 1_000_000n) : steps(cost, 4);
    line.received += quantity;
    line.value += halfUp(quantity * unitCost, 1000n);
  }
  order.status = order.lines.every((line) => line.received >= line.ordered)
    ? 'FULLY_RECEIVED'
    : 'PARTIALLY_RECEIVED';
  expect(answer.body.order_status).toBe(order.status);
  return 'received';
}

interface Layer {
  readonly id: number;
  readonly order_id: number;
  readonly free: string;
  readonly value: string;
  readonly warehouse_id: number;
  readonly quality_status: string;
}

/** Any with stock; to inspect, one that waits for it where there is one. */
async function anyLayer(toInspect = false): Promise<Layer | undefined> {
  const layers = await t.db.sql<Layer>(
    `select inventory_item_id as id, purchase_order_id as order_id, quantity_in_stock - reserved_quantity as free,
       remaining_value as value, warehouse_id, quality_status
     from inventory_items where quantity_in_stock > 0 order by 1`,
  );
  const waiting = toInspect ? layers.filter((layer) => layer.quality_status === 'PENDING') : [];
  const among = waiting.length > 0 ? waiting : layers;
  return among.length === 0 ? undefined : random.pick(among);
}

const partOf = (layer: Layer) => written(BigInt(1 + random.below(Number(steps(layer.free, 3)))));

async function giveBack(): Promise<string> {
  const layer = await anyLayer();
  if (layer === undefined) return 'nothing';
  const quantity = random.oneIn(3) ? layer.free : partOf(layer);
  const body = { inventory_item_id: layer.id, quantity, reason: 'İade' };
  const answer = await t.as.inv_clerk.post('/procurement/returns', body);
  expect(answer.status, answer.text).toBe(201);
  expect(answer.body.purchase_order_id).toBe(layer.order_id);
  if (quantity === layer.free) expect(answer.body.value).toBe(layer.value);
  returned.set(layer.order_id, (returned.get(layer.order_id) ?? 0n) + steps(answer.body.value, 4));
  return 'returned';
}

/** Splits and transfers: what a return must see through. */
async function moveOn(): Promise<string> {
  const layer = await anyLayer(random.oneIn(2));
  if (layer === undefined) return 'nothing';
  if (layer.quality_status === 'PENDING') {
    const body = {
      quality_status: random.pick(['APPROVED', 'REJECTED']),
      quantity: partOf(layer),
      reason: 'Muayene',
    };
    const answer = await t.as.inv_clerk.put(`/inventory/items/${layer.id}/quality-status`, body);
    expect(answer.status, answer.text).toBe(200);
    return 'split';
  }
  const to_warehouse_id = layer.warehouse_id === f.rawWarehouse ? f.secondRawWarehouse : f.rawWarehouse;
  const body = { inventory_item_id: layer.id, to_warehouse_id, quantity: partOf(layer) };
  const answer = await t.as.inv_clerk.post('/inventory/transfer', body);
  expect(answer.status, answer.text).toBe(201);
  return 'moved';
}

async function close(): Promise<string> {
  const order = random.pick(orders);
  const answer = await t.as.proc_off.put(`/procurement/orders/${order.placed.id}/status`, {
    status: 'CLOSED',
  });
  expect(answer.status, answer.text).toBe(isOpen(order) ? 200 : 409);
  if (isOpen(order)) order.status = 'CLOSED';
  return 'closed';
}

test(`received = receipts = layers, and value in = Σ, over ${STEPS} random steps (seed ${SEED})`, async () => {
  const done = new Map<string, number>();
  for (let step = 0; step < STEPS; step += 1) {
    if (orders.length === 0 || random.oneIn(6)) await placeOne();
    const kind = random.below(20);
    const what = await (kind < 11 ? receiveSome() : kind < 15 ? giveBack() : kind < 19 ? moveOn() : close());
    done.set(what, (done.get(what) ?? 0) + 1);
  }
  for (const kind of [
    'received',
    'returned',
    'split',
    'moved',
    'closed',
    'CONFLICT',
    'INVALID_STATUS_TRANSITION',
  ]) {
    expect(done.get(kind) ?? 0, `nothing was ${kind}`).toBeGreaterThan(0);
  }
  const lines = await t.db.sql(
    `select l.po_item_id as id, l.quantity_received as received, coalesce(sum(r.quantity_received), 0)::numeric(15, 3) as receipts,
       coalesce(sum(i.initial_quantity), 0)::numeric(15, 3) as layers, coalesce(sum(i.initial_value), 0)::numeric(24, 4) as value
     from purchase_order_items l left join receipt_items r using (po_item_id) left join inventory_items i using (inventory_item_id)
     group by l.po_item_id order by l.po_item_id`,
  );
  const money = (value: bigint) => `${value / 10_000n}.${String(value % 10_000n).padStart(4, '0')}`;
  expect(lines).toEqual(
    orders.flatMap((order) =>
      order.lines.map(({ id, received, value }) => {
        const quantity = written(received);
        return { id, received: quantity, receipts: quantity, layers: quantity, value: money(value) };
      }),
    ),
  );
  const states = await t.db.sql<{ id: number; status: string; value: string }>(
    `select o.purchase_order_id as id, o.status, (select coalesce(sum(r.value), 0)::numeric(24, 4) from supplier_returns r
       where r.purchase_order_id = o.purchase_order_id) as value from purchase_orders o order by 1`,
  );
  expect(states.map((one) => [one.id, one.status === 'CONFIRMED' ? 'SENT' : one.status, one.value])).toEqual(
    orders.map(({ placed, status }) => [placed.id, status, money(returned.get(placed.id) ?? 0n)]),
  );
  const [book] = await t.db.sql<{ came: string; left: string; on_hand: string }>(
    `select (select sum(value) from stock_movements where movement_type = 'STOCK_IN') as came,
       (select -sum(value) from stock_movements where movement_type = 'RETURN') as left,
       (select sum(remaining_value) from inventory_items) as on_hand`,
  );
  const valueIn = orders.flatMap((order) => order.lines).reduce((sum, line) => sum + line.value, 0n);
  const valueOut = [...returned.values()].reduce((sum, value) => sum + value, 0n);
  expect(book).toEqual({ came: money(valueIn), left: money(valueOut), on_hand: money(valueIn - valueOut) });
  await expectInvariants(t.db);
}, 120_000);
