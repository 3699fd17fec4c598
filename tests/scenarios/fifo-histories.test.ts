import Decimal from 'decimal.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory, type Factory } from '../harness/factory.ts';
import { expectInvariants } from '../harness/invariants.ts';

/**
 * Random histories through the API, each answer compared with a second FIFO stock that is written here from SPEC section 6
 * alone and shares no line with the kernel. Stock that one history leaves is the beginning of the product's next one.
 */

const SEED = Number(process.env.TEST_SEED ?? 20261121);
const HISTORIES = 500;
const STEPS = 8;
const PRODUCTS = 5;

let t: TestApp;
let f: Factory;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});
afterAll(() => t.close());

interface OracleLayer {
  readonly id: number;
  readonly warehouseId: number;
  readonly enteredAt: number;
  readonly issuable: boolean;
  readonly unitCost: Decimal;
  onHand: Decimal;
  reserved: Decimal;
  value: Decimal;
}

interface OracleTake {
  readonly layer: OracleLayer;
  readonly quantity: Decimal;
  readonly cost: Decimal;
}

const ZERO = new Decimal(0);
const cents = (value: Decimal) => value.toDecimalPlaces(4, Decimal.ROUND_HALF_UP);
const sum = (values: readonly Decimal[]) => values.reduce((total, value) => total.plus(value), ZERO);

class Oracle {
  readonly layers: OracleLayer[] = [];
  valueIn = ZERO;
  valueOut = ZERO;

  receive(layer: Omit<OracleLayer, 'onHand' | 'reserved' | 'value'>, quantity: string): OracleLayer {
    const value = cents(layer.unitCost.times(quantity));
    const received = { ...layer, onHand: new Decimal(quantity), reserved: ZERO, value };
    this.layers.push(received);
    this.layers.sort((a, b) => a.enteredAt - b.enteredAt || a.id - b.id);
    this.valueIn = this.valueIn.plus(value);
    return received;
  }

  available(warehouseId: number | undefined): Decimal {
    return sum(this.issuable(warehouseId).map((layer) => layer.onHand.minus(layer.reserved)));
  }

  /** What an issue would take, oldest first; undefined when stock is short. */
  takes(wanted: Decimal, warehouseId: number | undefined): OracleTake[] | undefined {
    const takes: OracleTake[] = [];
    let missing = wanted;
    for (const layer of this.issuable(warehouseId)) {
      const quantity = Decimal.min(missing, layer.onHand.minus(layer.reserved));
      if (quantity.isZero()) continue;
      const cost = quantity.equals(layer.onHand)
        ? layer.value
        : Decimal.min(cents(quantity.times(layer.unitCost)), layer.value);
      takes.push({ layer, quantity, cost });
      missing = missing.minus(quantity);
    }
    return missing.isZero() ? takes : undefined;
  }

  issue(takes: readonly OracleTake[]): void {
    for (const { layer, quantity, cost } of takes) {
      layer.onHand = layer.onHand.minus(quantity);
      layer.value = layer.value.minus(cost);
      this.valueOut = this.valueOut.plus(cost);
    }
  }

  private issuable(warehouseId: number | undefined): OracleLayer[] {
    return this.layers.filter(
      (layer) => layer.issuable && (warehouseId === undefined || layer.warehouseId === warehouseId),
    );
  }
}

/** Mulberry32: small, and good enough to wander. */
function generator(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number) => next() % limit;
  return {
    below,
    pick: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item,
    /** from the last place up to `limit` of them, small ones as often as large ones */
    decimal: (limit: number, scale: number) =>
      new Decimal(1 + below(1 + below(limit))).div(10 ** scale).toFixed(scale),
  };
}
type Random = ReturnType<typeof generator>;

interface History {
  readonly productId: number;
  readonly random: Random;
  readonly oracle: Oracle;
  readonly reservations: { ids: number[]; takes: OracleTake[] }[];
  /** what was done, to be read when something differs */
  readonly log: string[];
}

const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2026, 0, 1);

function receive(history: History): Promise<void> {
  const { random } = history;
  const unitCost = random.below(20) === 0 ? '0.0000' : random.decimal(400_000, 4);
  // Few days, so that many receipts are dated back and many share their moment.
  const enteredAt = FIRST_DAY_MS + random.below(40) * DAY_MS;
  return receiveOf(history, random.decimal(20_000, 3), unitCost, enteredAt);
}

async function receiveOf(
  { productId, random, oracle, log }: History,
  quantity: string,
  unitCost: string,
  enteredAt: number,
): Promise<void> {
  const quality = random.pick(['APPROVED', 'APPROVED', 'APPROVED', 'PENDING']);
  const expiry = random.pick([null, null, null, '2026-01-31', '9999-12-31']);
  const warehouseId = random.pick([f.rawWarehouse, f.secondRawWarehouse]);
  const answer = await t.as.inv_clerk.post('/inventory/stock-in', {
    product_id: productId,
    warehouse_id: warehouseId,
    quantity,
    unit_cost: unitCost,
    quality_status: quality,
    expiry_date: expiry,
    entry_date: new Date(enteredAt).toISOString(),
  });
  log.push(
    `receive ${quantity} at ${unitCost} day ${enteredAt / DAY_MS} ${quality} ${expiry} in ${warehouseId}`,
  );
  expect(answer.status, answer.text).toBe(201);
  const layer = oracle.receive(
    {
      id: answer.body.inventory_item_id,
      warehouseId,
      enteredAt,
      issuable: quality === 'APPROVED' && expiry !== '2026-01-31',
      unitCost: new Decimal(unitCost),
    },
    quantity,
  );
  expect(answer.body.total_value).toBe(layer.value.toFixed(4));
}

/** A quantity that often meets a boundary: all of it, all of the first layers, one thousandth more than there is. */
function wantedOf({ random, oracle }: History, warehouseId: number | undefined): Decimal {
  const available = oracle.available(warehouseId);
  switch (random.below(6)) {
    case 0:
      return available.isZero() ? new Decimal('0.001') : available;
    case 1:
      return available.plus('0.001');
    case 2: {
      const [first] = oracle.takes(Decimal.min(available, '0.001'), warehouseId) ?? [];
      return first === undefined ? new Decimal(1) : first.layer.onHand.minus(first.layer.reserved);
    }
    default:
      return new Decimal(random.decimal(15_000, 3));
  }
}

function take(history: History, kind: 'issue' | 'reserve'): Promise<void> {
  const warehouseId = history.random.pick([undefined, f.rawWarehouse, f.secondRawWarehouse]);
  return takeOf(history, kind, wantedOf(history, warehouseId), warehouseId);
}

async function takeOf(
  history: History,
  kind: 'issue' | 'reserve',
  wanted: Decimal,
  warehouseId: number | undefined,
): Promise<void> {
  const { productId, oracle, log } = history;
  const takes = oracle.takes(wanted, warehouseId);
  const body = { product_id: productId, quantity: wanted.toFixed(3), reason: 'x', warehouse_id: warehouseId };
  const answer =
    kind === 'issue'
      ? await t.as.inv_clerk.post('/inventory/stock-out', body)
      : await t.as.prod_mgr.post('/inventory/reserve', body);
  log.push(`${kind} ${wanted.toFixed(3)} from ${warehouseId ?? 'all'}: ${answer.status}`);
  note(`${kind} ${answer.status}`);
  if (takes !== undefined && takes.length > 1) note(`${kind} of many layers`);
  if (takes === undefined) return expectShort(answer, wanted, oracle.available(warehouseId));
  expect(answer.status, answer.text).toBe(201);
  const cost = sum(takes.map((one) => one.cost));
  expect(answer.body).toMatchObject({
    total_cost: cost.toFixed(4),
    weighted_average_cost: cents(cost.div(wanted)).toFixed(4),
  });
  if (kind === 'issue') {
    expect(answer.body.movements).toMatchObject(
      takes.map((one) => ({
        inventory_item_id: one.layer.id,
        quantity: one.quantity.negated().toFixed(3),
        value: (one.cost.isZero() ? ZERO : one.cost.negated()).toFixed(4),
      })),
    );
    oracle.issue(takes);
    return;
  }
  expect(answer.body.allocations).toMatchObject(
    takes.map((one) => ({
      inventory_item_id: one.layer.id,
      allocated_quantity: one.quantity.toFixed(3),
    })),
  );
  for (const { layer, quantity } of takes) layer.reserved = layer.reserved.plus(quantity);
  const ids = answer.body.allocations.map((one: { allocation_id: number }) => one.allocation_id);
  history.reservations.push({ ids, takes });
}

function expectShort(
  answer: Answer<{ error_code: string; details: unknown }>,
  wanted: Decimal,
  available: Decimal,
) {
  expect([answer.status, answer.body.error_code], answer.text).toEqual([409, 'INSUFFICIENT_STOCK']);
  expect(answer.body.details).toMatchObject([
    { available: available.toFixed(3), shortage: wanted.minus(available).toFixed(3) },
  ]);
}

async function release({ random, reservations, log }: History): Promise<void> {
  if (reservations.length === 0) return;
  const [given] = reservations.splice(random.below(reservations.length), 1);
  if (given === undefined) return;
  const answer = await t.as.prod_mgr.post('/inventory/release-reservation', { allocation_ids: given.ids });
  log.push(`release ${given.ids}`);
  expect(answer.status, answer.text).toBe(200);
  for (const { layer, quantity } of given.takes) layer.reserved = layer.reserved.minus(quantity);
}

async function step(history: History): Promise<void> {
  const dice = history.random.below(20);
  if (dice < 7) await receive(history);
  else if (dice < 14) await take(history, 'issue');
  else if (dice < 17) await take(history, 'reserve');
  else await release(history);
}

/** Parts so small that each is rounded up: the last ones find no value left. The oldest layer, so that it is theirs. */
async function crumble(history: History, count: number): Promise<void> {
  if (count > 0) return takeOf(history, 'issue', new Decimal('0.001'), undefined);
  return receiveOf(history, `0.00${4 + history.random.below(6)}`, '0.0500', FIRST_DAY_MS - DAY_MS);
}

/** The product's whole stock against the oracle's, and the ledger against itself: one statement. */
async function expectSameStock({ productId, oracle }: History): Promise<void> {
  const [row] = await t.db.sql<Record<string, unknown>>(
    `select m.value_in, m.value_out, i.value, i.layers, s.on_hand = i.on_hand and s.reserved = i.reserved
         and s.stock_value = i.value and m.quantity = i.on_hand and a.open = i.reserved as agree
     from (select coalesce(sum(value) filter (where quantity > 0), 0.0000) as value_in, coalesce(sum(quantity), 0) as quantity,
         -coalesce(sum(value) filter (where quantity < 0), 0.0000) as value_out from stock_movements where product_id = $1) m,
       (select coalesce(sum(quantity_in_stock), 0) as on_hand, coalesce(sum(reserved_quantity), 0) as reserved,
         coalesce(sum(remaining_value), 0.0000) as value,
         json_agg(json_build_array(inventory_item_id, quantity_in_stock::text, reserved_quantity::text,
           remaining_value::text) order by entry_date, inventory_item_id) filter (where quantity_in_stock > 0) as layers
         from inventory_items where product_id = $1) i,
       (select coalesce(sum(on_hand), 0) as on_hand, coalesce(sum(reserved), 0) as reserved,
         coalesce(sum(stock_value), 0) as stock_value from stock_scopes where product_id = $1) s,
       (select coalesce(sum(allocated_quantity - consumed_quantity - released_quantity), 0) as open
         from stock_allocations join inventory_items using (inventory_item_id) where product_id = $1) a`,
    [productId],
  );
  const left = oracle.layers.filter((layer) => !layer.onHand.isZero());
  expect(row).toEqual({
    value_in: oracle.valueIn.toFixed(4),
    value_out: oracle.valueOut.toFixed(4),
    value: sum(left.map((layer) => layer.value)).toFixed(4),
    layers:
      left.length === 0
        ? null
        : left.map((layer) => [
            layer.id,
            layer.onHand.toFixed(3),
            layer.reserved.toFixed(3),
            layer.value.toFixed(4),
          ]),
    agree: true,
  });
  expect(oracle.valueIn.toFixed(4)).toBe(
    oracle.valueOut.plus(sum(left.map((layer) => layer.value))).toFixed(4),
  );
}

/** How often each step ended how: a history of refusals only would prove nothing. */
const outcomes = new Map<string, number>();
function note(outcome: string): void {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}

/** One product's histories, one after the other; the products run side by side. */
async function live(product: number): Promise<number> {
  const productId = await f.product(`FIFO-${product}`);
  const oracle = new Oracle();
  const reservations: History['reservations'] = [];
  let steps = 0;
  for (let number = 0; number < HISTORIES / PRODUCTS; number += 1) {
    const random = generator(SEED + product * 100_003 + number);
    const history: History = { productId, random, oracle, reservations, log: [] };
    try {
      const crumbs = random.below(10) === 0;
      for (let count = 0; count < STEPS; count += 1) {
        await (crumbs ? crumble(history, count) : step(history));
        steps += 1;
      }
      await expectSameStock(history);
    } catch (error) {
      const story = [`seed ${SEED}, product ${product}, history ${number}`, ...history.log].join('\n  ');
      throw new Error(`${story}\n${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
  return steps;
}

test(`${HISTORIES} random histories cost what the oracle says (seed ${SEED})`, async () => {
  const steps = await Promise.all(Array.from({ length: PRODUCTS }, (_, product) => live(product)));
  expect(steps.reduce((total, one) => total + one)).toBe(HISTORIES * STEPS);
  for (const kind of ['issue', 'reserve']) {
    for (const outcome of ['201', '409', 'of many layers']) {
      expect(outcomes.get(`${kind} ${outcome}`), `${kind} ${outcome}`).toBeGreaterThan(HISTORIES / 10);
    }
  }
  await expectInvariants(t.db);
}, 120_000);
