import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProductionOrderRow as OrderRow } from '../../server/src/modules/production/orders.schemas.ts';
import { type ManualClock, manualClock } from '../../server/src/platform/clock.ts';
import { type Answer, createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory } from '../harness/factory.ts';
import { expectInvariants } from '../harness/invariants.ts';
import { type MarkdownSection, rowsOf } from '../harness/markdown.ts';
import {
  columns,
  type Json,
  negated,
  type Row,
  readExample,
  sumOfAmounts,
} from '../harness/worked-example.ts';
import { buyLayer, okOf, PURCHASE, RECEIPT, receiveLayer } from './layers.ts';

/**
 * The worked example of docs/concepts/bom.md, sent to the API step by step: ten cabinets in three levels. Its numbers come from the
 * specification: every one in its tables is compared with what the program says, and none is taken from it.
 */

const PRODUCTS = columns('product | type | unit | standard cost');
const RECIPES = columns('recipe | base | yield | labor | overhead | over-consumption');
const LINES = columns('recipe | component | quantity | unit | scrap | phantom | group');
const PAPER = columns('material | level | required');
const WORK = columns('assembly | level | required | labor | overhead');
const ANSWER = columns('answer | value');
const REFUSED = columns('refused | required | available | shortage');
const WAITS = columns('waits for | product | status');
const TOO_MUCH = columns('too much | due | given');
const ORDERS = columns('order | product | below | planned | material | labor | overhead | estimate');
const PLAN = columns('order | component | required | reserved | estimated cost | source');
const NEEDS = columns('order | component | required | reserved | consumed');
const MOVEMENT = columns('movement | layer | quantity | unit cost | value');
const BOOKING = columns('booking | amount');
const STOCK = columns('layer | product | warehouse | on hand | reserved | unit cost | value');
const VARIANCES = columns('order | standard | price | usage | labor | overhead | yield | actual');
const COMPONENTS = columns(
  'order | component | required | used | expected | at the estimated price | actual | usage | price',
);
const MONEY = columns('in and out | value');

const example = await readExample('docs/concepts/bom.md');
let t: TestApp;
let clock: ManualClock;
let ledger: MovementRow[] = [];

/** Noon in Istanbul. */
const noonOf = (day: string) => new Date(`${day}T09:00:00Z`);

beforeAll(async () => {
  clock = manualClock(noonOf('2026-04-01'), 'Europe/Istanbul');
  // The example takes two weeks, and nobody logs in anew.
  t = await createTestApp({ clock, config: { accessTokenMinutes: 60 * 24 * 30, refreshTokenDays: 60 } });
  const f = await createFactory(t);
  example.setNumber('RM01', f.rawWarehouse);
  example.setNumber('SF01', f.semiWarehouse);
  example.setNumber('FG01', f.finishedWarehouse);
  for (const { product, type, unit, 'standard cost': standardCost } of example.only(PRODUCTS)) {
    const options = { type: type as 'RAW_MATERIAL', unit };
    const id = await f.product(product, standardCost === '' ? options : { ...options, standardCost });
    example.setNumber(product, id);
  }
  for (const recipe of example.only(RECIPES)) await makeRecipe(recipe);
});

afterAll(() => t.close());

async function makeRecipe(recipe: Row<typeof RECIPES>): Promise<void> {
  const lines = example.only(LINES).filter((line) => line.recipe === recipe.recipe);
  const made = await t.as.prod_mgr.post('/bom/create', {
    parent_product_id: example.numberOf(recipe.recipe),
    bom_version: '1.0',
    base_quantity: recipe.base,
    yield_percentage: recipe.yield,
    labor_cost_per_unit: recipe.labor,
    overhead_cost_per_unit: recipe.overhead,
    over_consumption_rule: recipe['over-consumption'],
    effective_date: '2026-04-01',
    components: lines.map((line) => ({
      component_product_id: example.numberOf(line.component),
      quantity_required: line.quantity,
      unit_of_measure: line.unit,
      scrap_percentage: line.scrap,
      is_phantom: line.phantom === 'yes',
      substitute_group: line.group === '' ? null : line.group,
    })),
  });
  const id = okOf(made).bom_id as number;
  okOf(await t.as.prod_mgr.put(`/bom/${id}/status`, { status: 'ACTIVE' }));
  example.setNumber(`bom-of-${recipe.recipe}`, id);
}

const read = async (path: string): Promise<Json> => okOf(await t.as.viewer.get(path));

/** Sends the receipts and requests of a step, and answers what came to the last one. Only that one may be refused. */
async function send(step: MarkdownSection): Promise<Json> {
  for (const row of rowsOf(step, RECEIPT) ?? []) await receiveLayer(t, example, row);
  for (const row of rowsOf(step, PURCHASE) ?? []) await buyLayer(t, example, row);
  let answer: Answer<Json> | undefined;
  for (const request of example.requestsOf(step)) {
    if (answer !== undefined) okOf(answer);
    answer = await t.as.prod_mgr[request.method](example.urlOf(request), example.bodyOf(request));
    if (request.path.endsWith('/new-version')) example.setNumber('new-bom', okOf(answer).bom_id as number);
    for (const one of await readOrders()) example.setNumber(one.order_number, one.production_order_id);
  }
  if (answer === undefined) return {};
  const isRefused = (rowsOf(step, ANSWER) ?? []).some((row) => row.answer === 'error_code');
  if (isRefused) expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
  else okOf(answer);
  return answer.body;
}

const readOrders = async () =>
  (await read('/production/orders?sort=production_order_id')).items as OrderRow[];

interface MovementRow {
  readonly movement_type: string;
  readonly inventory_item_id: number;
  readonly quantity: string;
  readonly unit_cost: string;
  readonly value: string;
}

/** All movements in the order of posting. */
const readLedger = async () =>
  (await read('/reports/inventory/movements?order=asc&page_size=1000')).items as MovementRow[];

function expectAnswer(step: MarkdownSection, answer: Json): void {
  for (const { answer: path, value } of rowsOf(step, ANSWER) ?? []) {
    const found = path.split('.').reduce<unknown>((place, key) => (place as Json)[key], answer);
    expect(found, path).toBe(value);
  }
}

/** What a refusal names: all of it, and nothing else. */
function expectRefusal(step: MarkdownSection, answer: Json): void {
  const details = (answer.details ?? []) as Json[];
  const refused = details.map((one) => ({
    refused: one.product_code,
    required: one.required,
    available: one.available,
    shortage: one.shortage,
  }));
  const tooMuch = details.map((one) => ({ 'too much': one.product_code, due: one.due, given: one.given }));
  const waits = details
    .flatMap((one) => (one.waits_for ?? []) as Json[])
    .map((one) => ({ 'waits for': one.order_number, product: one.product_code, status: one.status }));
  const wanted = [rowsOf(step, REFUSED), rowsOf(step, TOO_MUCH), rowsOf(step, WAITS)];
  for (const [place, found] of [refused, tooMuch, waits].entries()) {
    if (wanted[place] !== undefined) expect(found).toEqual(wanted[place]);
  }
  const isRefused = 'error_code' in answer;
  expect(
    wanted.some((rows) => rows !== undefined),
    'a refusal and its reason come together',
  ).toBe(isRefused);
}

/** The movements of a step. A layer gets its name with the movement that makes it. */
function expectMovements(step: MarkdownSection, posted: readonly MovementRow[]): void {
  const wanted = rowsOf(step, MOVEMENT) ?? [];
  for (const [place, row] of wanted.entries()) {
    const id = posted[place]?.inventory_item_id;
    if (row.movement === 'PRODUCTION_IN' && id !== undefined) example.nameLayer(row.layer, id);
  }
  expect(
    posted.map((one) => ({
      movement: one.movement_type,
      layer: example.nameOf(one.inventory_item_id),
      quantity: one.quantity,
      'unit cost': one.unit_cost,
      value: one.value,
    })),
  ).toEqual(wanted);
}

/** What the booking of a step added to the costs of the orders, and what it made of it. */
function expectBooking(
  step: MarkdownSection,
  posted: readonly MovementRow[],
  before: readonly OrderRow[],
  after: readonly OrderRow[],
): void {
  const wanted = rowsOf(step, BOOKING);
  const layer = posted.find((one) => one.movement_type === 'PRODUCTION_IN');
  expect(wanted === undefined, 'a booking and its output come together').toBe(layer === undefined);
  if (wanted === undefined) return;
  const added = (cost: 'actual_cost' | `actual_${'material' | 'labor' | 'overhead'}_cost`) =>
    sumOfAmounts([...after.map((one) => one[cost]), ...before.map((one) => negated(one[cost]))]);
  const found = {
    material: added('actual_material_cost'),
    labor: added('actual_labor_cost'),
    overhead: added('actual_overhead_cost'),
    total: added('actual_cost'),
    good: layer?.quantity,
    'unit cost': layer?.unit_cost,
  };
  expect(Object.entries(found).map(([booking, amount]) => ({ booking, amount }))).toEqual(wanted);
  expect(layer?.value, 'the output is worth what went into it').toBe(found.total);
}

function expectOrders(step: MarkdownSection, orders: readonly OrderRow[]): void {
  const wanted = rowsOf(step, ORDERS);
  if (wanted === undefined) return;
  const parentOf = (order: OrderRow) =>
    orders.find((one) => one.production_order_id === order.parent_production_order_id)?.order_number;
  expect(
    orders.map((order) => ({
      order: order.order_number,
      product: order.product.product_code,
      below: parentOf(order) ?? 'none',
      planned: order.planned_quantity,
      material: order.estimated_material_cost,
      labor: order.estimated_labor_cost,
      overhead: order.estimated_overhead_cost,
      estimate: order.estimated_cost,
    })),
  ).toEqual(wanted);
}

async function componentsOf(order: string) {
  const path = `/production/orders/${example.numberOf(order)}/components`;
  return ((await read(path)).components as Json[]).map((one) => ({
    order,
    component: one.product_code,
    required: one.required_quantity,
    reserved: one.allocated_quantity,
    consumed: one.consumed_quantity,
    'estimated cost': one.estimated_cost,
    source: one.cost_source,
  }));
}

async function expectComponents(step: MarkdownSection, orders: readonly OrderRow[]): Promise<void> {
  const plan = rowsOf(step, PLAN);
  if (plan !== undefined) {
    const found = await Promise.all(orders.map((order) => componentsOf(order.order_number)));
    expect(found.flat().map(({ consumed: _, ...one }) => one)).toEqual(plan);
  }
  for (const row of rowsOf(step, NEEDS) ?? []) {
    const found = await componentsOf(row.order);
    expect(found.find((one) => one.component === row.component)).toMatchObject(row);
  }
}

describe('the worked example', () => {
  test('has all its steps', () => {
    expect(example.steps.map(({ title }) => Number(/^Step (\d+), /.exec(title)?.[1]))).toEqual(
      Array.from({ length: 17 }, (_, place) => place + 1),
    );
  });

  test('has no table that is not read here', () => {
    const known: (readonly string[])[] = [
      PRODUCTS,
      RECIPES,
      LINES,
      PAPER,
      WORK,
      RECEIPT,
      PURCHASE,
      ANSWER,
      REFUSED,
    ];
    known.push(WAITS, TOO_MUCH, ORDERS, PLAN, NEEDS, MOVEMENT, BOOKING, STOCK, VARIANCES, COMPONENTS, MONEY);
    expect(example.sections.flatMap((section) => section.tables).length).toBeGreaterThan(55);
    expect(example.unread(known)).toEqual([]);
  });

  test('what ten cabinets need on paper', async () => {
    const explosion = await read(`/bom/${example.numberOf('bom-of-CABINET')}/explosion?quantity=10`);
    const materials = (explosion.raw_materials as Json[]).map((one) => ({
      material: one.product_code,
      level: String(one.level),
      required: one.required_quantity,
    }));
    expect(materials).toEqual(example.only(PAPER));
    const work = (explosion.assemblies as Json[]).map((one) => ({
      assembly: one.product_code,
      level: String(one.level),
      required: one.required_quantity,
      labor: one.labor_cost,
      overhead: one.overhead_cost,
    }));
    const rows = example.only(WORK);
    expect(new Set(work)).toEqual(new Set(rows));
    expect(explosion.total_labor_cost).toBe(sumOfAmounts(rows.map((row) => row.labor)));
    expect(explosion.total_overhead_cost).toBe(sumOfAmounts(rows.map((row) => row.overhead)));
  });

  test.each(example.steps.map((step) => [step.title, step] as const))('%s', async (title, step) => {
    clock.set(noonOf(/\d{4}-\d\d-\d\d/.exec(title)?.[0] ?? ''));
    const [ordersBefore, ledgerBefore] = [await readOrders(), ledger];
    const answer = await send(step);
    expectAnswer(step, answer);
    expectRefusal(step, answer);

    ledger = await readLedger();
    // Whatever happens, what was posted stays as it was.
    expect(ledger.slice(0, ledgerBefore.length)).toEqual(ledgerBefore);
    const posted = ledger.slice(ledgerBefore.length).filter((one) => one.movement_type !== 'STOCK_IN');
    expectMovements(step, posted);
    const orders = await readOrders();
    if ('error_code' in answer) expect(orders, 'a refusal changes nothing').toEqual(ordersBefore);
    expectBooking(step, posted, ordersBefore, orders);
    expectOrders(step, orders);
    await expectComponents(step, orders);
  });
});

describe('at the end', () => {
  test('the stock on hand', async () => {
    const items = (await read('/inventory/items?page_size=100')).items as Json[];
    const found = items.map((item) => ({
      layer: example.nameOf(item.inventory_item_id as number),
      product: item.product_code,
      warehouse: item.warehouse_code,
      'on hand': item.quantity_in_stock,
      reserved: item.reserved_quantity,
      'unit cost': item.unit_cost,
      value: item.total_value,
    }));
    expect(new Set(found)).toEqual(new Set(example.only(STOCK)));
  });

  test('what each order cost, and the variances that sum', async () => {
    const rows = example.only(VARIANCES);
    expect(rows.map((row) => row.order)).toEqual((await readOrders()).map((one) => one.order_number));
    for (const row of rows) {
      const { order, actual, ...parts } = row;
      expect(sumOfAmounts(Object.values(parts)), order).toBe(actual);
      const cost = await read(`/production/orders/${example.numberOf(order)}/cost`);
      const { standard, ...variances } = parts;
      expect(cost.variances).toEqual({
        ...variances,
        standard_cost: standard,
        actual_cost: actual,
        total: sumOfAmounts([actual, negated(standard)]),
      });
    }
  });

  test('the same by component', async () => {
    const rows = example.only(COMPONENTS);
    for (const order of new Set(rows.map((row) => row.order))) {
      const cost = await read(`/production/orders/${example.numberOf(order)}/cost`);
      const found = (cost.components as Record<string, string>[]).map((one) => ({
        order,
        component: one.product_code,
        required: one.estimated_quantity,
        used: one.actual_quantity,
        expected: one.expected_cost,
        'at the estimated price': sumOfAmounts([one.actual_cost ?? '', negated(one.price_variance ?? '')]),
        actual: one.actual_cost,
        usage: one.usage_variance,
        price: one.price_variance,
      }));
      expect(found).toEqual(rows.filter((row) => row.order === order));
    }
  });

  test('all the money is in the cabinets and in what is left', async () => {
    const orders = await readOrders();
    const items = (await read('/inventory/items?page_size=100')).items as Record<string, string>[];
    const worth = (isCabinet: boolean) =>
      sumOfAmounts(
        items
          .filter((item) => (item.product_code === 'CABINET') === isCabinet)
          .map((item) => item.total_value ?? ''),
      );
    const receipts = ledger.filter((one) => one.movement_type === 'STOCK_IN');
    const received = sumOfAmounts(receipts.map((one) => one.value));
    const labor = sumOfAmounts(orders.map((one) => one.actual_labor_cost));
    const overhead = sumOfAmounts(orders.map((one) => one.actual_overhead_cost));
    const all = sumOfAmounts([received, labor, overhead]);
    const found = { received, labor, overhead, 'in all': all, cabinets: worth(true) };
    expect(
      Object.entries({ ...found, 'what is left': worth(false) }).map(([what, value]) => ({
        'in and out': what,
        value,
      })),
    ).toEqual(example.only(MONEY));
    expect(sumOfAmounts([worth(true), worth(false)])).toBe(all);
  });

  test('and every invariant holds', () => expectInvariants(t.db));
});
