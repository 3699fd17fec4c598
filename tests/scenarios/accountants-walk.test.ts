import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../server/src/platform/clock.ts';
import { PROJECT_ROOT } from '../../server/src/project.ts';
import { createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory } from '../harness/factory.ts';
import { expectInvariants } from '../harness/invariants.ts';
import { type MarkdownSection, readSections, rowsOf } from '../harness/markdown.ts';

/**
 * The worked example of docs/concepts/fifo.md, sent to the API step by step. The document was worked out by hand: every number
 * in its tables is compared with what the program says, and none is taken from it.
 */

const sections = readSections(await readFile(join(PROJECT_ROOT, 'docs/concepts/fifo.md'), 'utf8'));
const steps = sections.filter(({ title }) => title.startsWith('Step '));

const MOVEMENT = ['movement', 'layer', 'quantity', 'unit cost', 'value'] as const;
const LAYER = ['layer', 'warehouse', 'quality', 'on hand', 'reserved', 'unit cost', 'value'] as const;
const PLACE = ['place', 'ends here', 'layer', 'quantity', 'before', 'after', 'change'] as const;
const STOCK = ['layer', 'batch', 'product', 'warehouse', 'quality', 'on hand', 'unit cost', 'value'] as const;
const LEDGER = [
  'date',
  'movement',
  'layer',
  'quantity',
  'unit cost',
  'value',
  'on hand',
  'stock value',
] as const;
const SUMS = ['movement', 'what', 'sum of values'] as const;
const LATER = ['layer', 'change', 'on hand', 'gone'] as const;
const AS_OF = ['end of', 'STEEL on hand', 'STEEL value', 'PANEL on hand', 'PANEL value'] as const;
const PRODUCTS = ['product', 'type', 'unit'] as const;
const RECIPE = ['recipe', 'per panel'] as const;
const ANSWER = ['answer', 'value'] as const;
type Row<Columns extends readonly string[]> = Record<Columns[number], string>;

let t: TestApp;
let clock: ManualClock;
/** what the document calls by a name: products, warehouses, the order, the layers */
const numbers = new Map<string, number>();
/** the layers that are not empty, as the document has them */
const stock = new Map<string, Row<typeof LAYER>>();
let ledger: MovementRow[] = [];

/** Noon in Istanbul. */
const noonOf = (day: string) => new Date(`${day}T09:00:00Z`);

beforeAll(async () => {
  clock = manualClock(noonOf('2026-03-02'), 'Europe/Istanbul');
  // The walk takes three weeks, and nobody logs in anew.
  t = await createTestApp({ clock, config: { accessTokenMinutes: 60 * 24 * 30, refreshTokenDays: 60 } });
  const f = await createFactory(t);
  numbers.set('RM01', f.rawWarehouse).set('RM02', f.secondRawWarehouse).set('SF01', f.semiWarehouse);
  for (const { product, type, unit } of theOnly(PRODUCTS)) {
    numbers.set(product, await f.product(product, { type: type as 'RAW_MATERIAL', unit }));
  }
  const recipe = new Map(theOnly(RECIPE).map((row) => [row.recipe, row['per panel']]));
  const bom = await f.bom(
    numberOf('PANEL'),
    [{ productId: numberOf('STEEL'), quantity: recipe.get('STEEL') ?? '' }],
    { labor: recipe.get('labor') ?? '', overhead: recipe.get('overhead') ?? '' },
  );
  numbers.set('bom of PANEL', bom);
});

afterAll(() => t.close());

/** The table with these columns that is in one section only. */
function theOnly<const C extends readonly string[]>(columns: C): Row<C>[] {
  const found = sections.flatMap((section) => {
    const rows = rowsOf(section, columns);
    return rows === undefined ? [] : [rows];
  });
  expect(found, `tables ${columns.join(' | ')}`).toHaveLength(1);
  return found[0] ?? [];
}

function numberOf(name: string): number {
  const found = numbers.get(name);
  if (found === undefined) throw new Error(`The document has no ${name} yet`);
  return found;
}

/** the names of layers among them */
const layerNames = new Set<string>();

const nameOf = (layerId: number | null) =>
  [...layerNames].find((name) => numbers.get(name) === layerId) ?? `layer ${layerId}`;

type Json = { [key: string]: unknown };

/** `lines.0.product | STEEL` → lines: [{ product_id: 1 }] */
function bodyOf(fields: readonly Row<readonly ['field', 'value']>[]): Json {
  const body: Json = {};
  for (const { field, value } of fields) {
    const path = field.split('.');
    const last = path.pop() ?? '';
    let place = body;
    for (const [depth, key] of path.entries()) {
      const isList = /^\d+$/.test(path[depth + 1] ?? last);
      place[key] ??= isList ? [] : {};
      place = place[key] as Json;
    }
    const [key, resolved] = resolvedField(last, value);
    place[key] = resolved;
  }
  return body;
}

function resolvedField(field: string, value: string): [string, unknown] {
  if (field === 'bom') return ['bom_id', numberOf(`bom of ${value}`)];
  if (/(^|_)(product|warehouse)$/.test(field)) return [`${field}_id`, numberOf(value)];
  return [field, value === 'true' || value === 'false' ? value === 'true' : value];
}

/** Sends the requests of a step, and answers what came to the last one. */
async function send(step: MarkdownSection): Promise<Json> {
  let answer: Json = {};
  for (const { heading, text } of step.tables.filter((table) => table.heading[0] === 'request')) {
    const [method = '', path = ''] = (heading[1] ?? '').split(' ');
    const fields = text
      .split('\n')
      .slice(1)
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, field = '', value = '']) => ({ field, value }));
    const url = path.replace(/\{(\w+)\}/g, (_, name: string) => String(numberOf(name)));
    const caller = url.startsWith('/production') ? t.as.prod_mgr : t.as.inv_clerk;
    const sent = await caller[method.toLowerCase() as 'post' | 'put'](url, bodyOf(fields));
    expect(sent.status, `${method} ${url}: ${sent.text}`).toBeLessThan(300);
    answer = sent.body;
    if (path === '/production/orders') numbers.set('order', answer.production_order_id as number);
  }
  return answer;
}

interface MovementRow {
  readonly movement_id: number;
  readonly movement_date: string;
  readonly movement_type: string;
  readonly product_code: string;
  readonly warehouse_code: string;
  readonly inventory_item_id: number;
  readonly quantity: string;
  readonly unit_cost: string;
  readonly value: string;
  readonly balance_quantity: string;
  readonly balance_value: string;
}

/** All movements in the order of posting. */
async function readLedger(): Promise<MovementRow[]> {
  const answer = await t.as.viewer.get('/reports/inventory/movements?order=asc&page_size=1000');
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items;
}

interface ItemRow {
  readonly inventory_item_id: number;
  readonly product_code: string;
  readonly warehouse_code: string;
  readonly batch_number: string;
  readonly quality_status: string;
  readonly quantity_in_stock: string;
  readonly reserved_quantity: string;
  readonly unit_cost: string;
  readonly total_value: string;
}

async function readItems(query = ''): Promise<ItemRow[]> {
  const answer = await t.as.viewer.get(`/inventory/items?sort=inventory_item_id&page_size=100${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items;
}

const layerRow = (item: ItemRow): Row<typeof LAYER> => ({
  layer: nameOf(item.inventory_item_id),
  warehouse: item.warehouse_code,
  quality: item.quality_status,
  'on hand': item.quantity_in_stock,
  reserved: item.reserved_quantity,
  'unit cost': item.unit_cost,
  value: item.total_value,
});

/** A layer gets its name with the first movement that the document gives it. */
function nameNewLayers(wanted: readonly Row<typeof MOVEMENT>[], posted: readonly MovementRow[]): void {
  for (const [place, { layer }] of wanted.entries()) {
    const id = posted[place]?.inventory_item_id;
    if (layerNames.has(layer) || id === undefined || nameOf(id) !== `layer ${id}`) continue;
    layerNames.add(layer);
    numbers.set(layer, id);
  }
}

function expectAnswer(step: MarkdownSection, answer: Json): void {
  for (const { answer: path, value } of rowsOf(step, ANSWER) ?? []) {
    const found = path.split('.').reduce<unknown>((place, key) => (place as Json)[key], answer);
    if (value === 'a sentence') expect(found, path).toMatch(/^[A-Z].*\.$/s);
    else expect(found, path).toBe(value);
  }
}

function expectPlaces(step: MarkdownSection, answer: Json): void {
  const wanted = rowsOf(step, PLACE);
  expect(wanted !== undefined, 'a revaluation and its places come together').toBe(
    'revaluation_number' in answer,
  );
  if (wanted === undefined) return;
  const lines = answer.lines as (Json & { inventory_item_id: number })[];
  const found = lines.map((line) => ({
    place: line.place,
    'ends here': line.is_final === true ? 'yes' : 'no',
    layer: nameOf(line.inventory_item_id),
    quantity: line.quantity,
    before: line.value_before,
    after: line.value_after,
    change: line.value_change,
  }));
  expect(found).toEqual(wanted);
}

describe('the worked example', () => {
  test('has all its steps', () => {
    expect(steps.map(({ title }) => Number(/^Step (\d+), /.exec(title)?.[1]))).toEqual(
      Array.from({ length: 16 }, (_, place) => place + 1),
    );
  });

  test('has no table that is not read here', () => {
    const read = [PRODUCTS, RECIPE, ANSWER, MOVEMENT, LAYER, PLACE, STOCK, LEDGER, SUMS, LATER, AS_OF].map(
      (columns) => columns.join(' | '),
    );
    const tables = sections.flatMap((section) => section.tables.map((table) => table.heading));
    expect(tables.length).toBeGreaterThan(60);
    const unread = tables.filter(
      (heading) => heading[0] !== 'request' && !read.includes(heading.join(' | ')),
    );
    expect(unread).toEqual([]);
  });

  test.each(steps.map((step) => [step.title, step] as const))('%s', async (title, step) => {
    clock.set(noonOf(/\d{4}-\d\d-\d\d/.exec(title)?.[0] ?? ''));
    const answer = await send(step);
    expectAnswer(step, answer);

    const wanted = rowsOf(step, MOVEMENT) ?? [];
    const before = ledger;
    ledger = await readLedger();
    // Whatever happens, what was posted stays as it was.
    expect(ledger.slice(0, before.length)).toEqual(before);
    const posted = ledger.slice(before.length);
    nameNewLayers(wanted, posted);
    expect(
      posted.map((one) => ({
        movement: one.movement_type,
        layer: nameOf(one.inventory_item_id),
        quantity: one.quantity,
        'unit cost': one.unit_cost,
        value: one.value,
      })),
    ).toEqual(wanted);
    expectPlaces(step, answer);

    for (const row of rowsOf(step, LAYER) ?? []) {
      if (row['on hand'] === '0.000') {
        expect(stock.delete(row.layer), row.layer).toBe(true);
        expect(layerRow(await itemOf(row.layer))).toEqual(row);
      } else stock.set(row.layer, row);
    }
    const items = (await readItems()).map(layerRow);
    expect(new Map(items.map((item) => [item.layer, item]))).toEqual(stock);
  });

  const itemOf = async (layer: string): Promise<ItemRow> =>
    (await t.as.viewer.get(`/inventory/items/${numberOf(layer)}`)).body;
});

describe('at the end', () => {
  test('the stock on hand', async () => {
    const found = (await readItems()).map((item) => ({
      layer: nameOf(item.inventory_item_id),
      batch: item.batch_number,
      product: item.product_code,
      warehouse: item.warehouse_code,
      quality: item.quality_status,
      'on hand': item.quantity_in_stock,
      'unit cost': item.unit_cost,
      value: item.total_value,
    }));
    expect(found).toEqual(theOnly(STOCK));
  });

  test.each([
    ['Steel in RM01', 'STEEL', 'RM01'],
    ['Steel in RM02', 'STEEL', 'RM02'],
    ['Panels in SF01', 'PANEL', 'SF01'],
  ])('the ledger with its running balance: %s', async (title, product, warehouse) => {
    const section = sections.find((one) => one.title === title);
    const found = ledger
      .filter((one) => one.product_code === product && one.warehouse_code === warehouse)
      .map((one) => ({
        date: one.movement_date.slice(0, 10),
        movement: one.movement_type,
        layer: nameOf(one.inventory_item_id),
        quantity: one.quantity,
        'unit cost': one.unit_cost,
        value: one.value,
        'on hand': one.balance_quantity,
        'stock value': one.balance_value,
      }));
    expect(found).toEqual(section && rowsOf(section, LEDGER));
  });

  test('what came in is what went out and what is on hand', () => {
    const rows = theOnly(SUMS);
    const sums = rows.slice(0, -1);
    const kinds = new Set(ledger.map((one) => one.movement_type));
    expect(new Set(sums.map((row) => row.movement))).toEqual(kinds);
    for (const row of sums) {
      const values = ledger.filter((one) => one.movement_type === row.movement).map((one) => one.value);
      expect(row['sum of values'], row.movement).toBe(sum(values, 4));
    }
    const total = rows.at(-1)?.['sum of values'];
    expect(total).toBe(
      sum(
        sums.map((row) => row['sum of values']),
        4,
      ),
    );
    expect(total).toBe(
      sum(
        [...stock.values()].map((row) => row.value),
        4,
      ),
    );
  });

  test('the later costs: on hand, or gone', async () => {
    for (const row of theOnly(LATER)) {
      const answer = await t.as.viewer.get(`/inventory/items/${numberOf(row.layer)}/revaluations`);
      const [revaluation] = answer.body.items;
      const final = revaluation.lines.filter((line: Json) => line.is_final);
      const changes = (isOnHand: boolean) =>
        sum(
          final
            .filter((line: Json) => (line.place === 'ON_HAND') === isOnHand)
            .map((line: Json) => line.value_change),
          4,
        );
      expect({ change: revaluation.value_change, 'on hand': changes(true), gone: changes(false) }).toEqual({
        change: row.change,
        'on hand': row['on hand'],
        gone: row.gone,
      });
    }
  });

  test('the stock as it stood at the end of each day', async () => {
    const rows = theOnly(AS_OF);
    expect(rows).toHaveLength(steps.length);
    for (const row of rows) {
      const items = await readItems(`&as_of=${row['end of']}`);
      const of = (product: string) => items.filter((item) => item.product_code === product);
      expect({
        'end of': row['end of'],
        'STEEL on hand': sum(
          of('STEEL').map((item) => item.quantity_in_stock),
          3,
        ),
        'STEEL value': sum(
          of('STEEL').map((item) => item.total_value),
          4,
        ),
        'PANEL on hand': sum(
          of('PANEL').map((item) => item.quantity_in_stock),
          3,
        ),
        'PANEL value': sum(
          of('PANEL').map((item) => item.total_value),
          4,
        ),
      }).toEqual(row);
    }
  });

  test('and every invariant holds', () => expectInvariants(t.db));
});

/** Sums decimals of one scale exactly. */
function sum(decimals: readonly string[], scale: number): string {
  const total = decimals.reduce((all, one) => all + BigInt(one.replace('.', '')), 0n);
  const digits = String(total < 0n ? -total : total).padStart(scale + 1, '0');
  return `${total < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
