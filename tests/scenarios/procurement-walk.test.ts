import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ManualClock, manualClock } from '../../server/src/platform/clock.ts';
import { type Answer, createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory } from '../harness/factory.ts';
import { expectInvariants } from '../harness/invariants.ts';
import { type MarkdownSection, rowsOf } from '../harness/markdown.ts';
import { columns, type Json, readExample, sumOfAmounts } from '../harness/worked-example.ts';

/**
 * The worked example of docs/concepts/procurement.md, sent to the API step by step. Its numbers were calculated by hand: every one
 * in its tables is compared with what the program says.
 */

const STATUSES = columns('status | means');
const PRODUCTS = columns('product | type | unit');
const SUPPLIERS = columns(
  'supplier | product | lead time | unit price | from quantity | break price | valid from',
);
const ANSWER = columns('answer | value');
const LAYERS = columns('layer | on hand | unit cost | value');
const PERFORMANCE = columns('performance | value');
const MONEY = columns('in and out | value');

const example = await readExample('docs/concepts/procurement.md');
let t: TestApp;
let clock: ManualClock;

/** Noon in Istanbul. */
const noonOf = (day: string) => new Date(`${day}T09:00:00Z`);

beforeAll(async () => {
  clock = manualClock(noonOf('2026-05-01'), 'Europe/Istanbul');
  t = await createTestApp({ clock, config: { accessTokenMinutes: 60 * 24 * 90, refreshTokenDays: 90 } });
  const f = await createFactory(t);
  example.setNumber('RM01', f.rawWarehouse);
  example.setNumber('SF01', f.semiWarehouse);
  for (const { product, type, unit } of example.only(PRODUCTS)) {
    example.setNumber(product, await f.product(product, { type: type as 'RAW_MATERIAL', unit }));
  }
  const steel = example.numberOf('STEEL');
  const components = [{ productId: steel, quantity: '10' }];
  example.setNumber('bom-of-PANEL', await f.bom(example.numberOf('PANEL'), components, { labor: '5' }));
  for (const row of example.only(SUPPLIERS)) {
    const made = okOf(
      await t.as.proc_off.post('/suppliers', {
        supplier_code: row.supplier,
        supplier_name: row.supplier,
        lead_time_days: Number(row['lead time']),
      }),
    );
    const path = `/suppliers/${made.supplier_id}/products`;
    const product_id = example.numberOf(row.product);
    okOf(await t.as.proc_off.post(path, { product_id, unit_price: row['unit price'] }));
    const one = { minimum_quantity: row['from quantity'], unit_price: row['break price'] };
    const price_breaks = [{ ...one, valid_from: row['valid from'] }];
    okOf(await t.as.proc_off.put(`${path}/${product_id}/price-breaks`, { price_breaks }));
    example.setNumber(row.supplier, made.supplier_id as number);
  }
});
afterAll(() => t.close());

function okOf(answer: Answer<Json>): Json {
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
}

const read = async (path: string): Promise<Json> => okOf(await t.as.viewer.get(path));

const FIELDS: Readonly<Record<string, string>> = {
  supplier: 'supplier_id',
  line: 'po_item_id',
  layer: 'inventory_item_id',
};

/** `line | PO-2026-000001/1` → po_item_id: 1, however deep it stands. */
function withNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => {
      const named = FIELDS[field];
      return named === undefined ? [field, withNumbers(one)] : [named, example.numberOf(String(one))];
    }),
  );
}

function nameWhatCame(answer: Json): void {
  if (typeof answer.order_number === 'string') {
    example.setNumber(answer.order_number, answer.production_order_id as number);
  }
  if (!('total_amount_company' in answer)) return;
  const number = String(answer.po_number);
  example.setNumber(number, answer.purchase_order_id as number);
  for (const item of answer.items as Json[]) {
    example.setNumber(`${number}/${item.line_number}`, item.po_item_id as number);
  }
}

/** Sends the requests of a step. The answer of each is kept: a table of answers belongs to the one that has its first field. */
async function send(step: MarkdownSection): Promise<Json[]> {
  const answers: Json[] = [];
  for (const request of example.requestsOf(step)) {
    const body = withNumbers(example.bodyOf(request));
    const answer = okOf(await t.as.admin[request.method](example.urlOf(request), body));
    nameWhatCame(answer);
    answers.push(answer);
  }
  return answers;
}

const at = (answer: Json, path: string) =>
  path.split('.').reduce<unknown>((place, key) => (place as Json | undefined)?.[key], answer);
const shown = (value: unknown) => String(value);

interface Item {
  readonly inventory_item_id: number;
  readonly quantity_in_stock: string;
  readonly unit_cost: string;
  readonly total_value: string;
}

async function stock(): Promise<Item[]> {
  const { items } = await read('/inventory/items?page_size=100');
  return (items as Item[]).sort((a, b) => a.inventory_item_id - b.inventory_item_id);
}

/** Layers without a name get the next ones of the table. */
function expectLayers(step: MarkdownSection, items: readonly Item[]): void {
  const wanted = rowsOf(step, LAYERS);
  if (wanted === undefined) return;
  const found = items.map((item, place) => {
    example.nameLayer(wanted[place]?.layer ?? '?', item.inventory_item_id);
    return {
      layer: example.nameOf(item.inventory_item_id),
      'on hand': item.quantity_in_stock,
      'unit cost': item.unit_cost,
      value: item.total_value,
    };
  });
  expect(found).toEqual(wanted);
}

async function expectPerformance(step: MarkdownSection): Promise<void> {
  const supplier = example.numberOf('DEMIR');
  const found = await read(`/procurement/suppliers/${supplier}/performance`);
  for (const { performance, value } of rowsOf(step, PERFORMANCE) ?? []) {
    expect(shown(at(found, performance)), performance).toBe(value);
  }
  const listed = await read(`/suppliers/${supplier}`);
  for (const figure of ['score', 'on_time_percentage', 'accepted_percentage', 'deliveries', 'ratings']) {
    expect(listed[figure], figure).toEqual(found[figure]);
  }
}

describe('the worked example', () => {
  test('has all its steps, and no table that is not read here', () => {
    expect(example.steps.map(({ title }) => Number(/^Step (\d+), /.exec(title)?.[1]))).toEqual(
      Array.from({ length: 10 }, (_, place) => place + 1),
    );
    expect(example.unread([STATUSES, PRODUCTS, SUPPLIERS, ANSWER, LAYERS, PERFORMANCE, MONEY])).toEqual([]);
  });

  test.each(example.steps.map((step) => [step.title, step] as const))('%s', async (title, step) => {
    clock.set(noonOf(/\d{4}-\d\d-\d\d/.exec(title)?.[0] ?? ''));
    const answers = await send(step);
    const wanted = rowsOf(step, ANSWER) ?? [];
    const answer = answers.find((one) => wanted.every((row) => at(one, row.answer) !== undefined)) ?? {};
    for (const row of wanted) expect(shown(at(answer, row.answer)), row.answer).toBe(row.value);
    expectLayers(step, await stock());
    await expectPerformance(step);
  });
});

describe('at the end', () => {
  test('what came in is there or went out', async () => {
    const rows = example.only(MONEY);
    const [last, ...rest] = rows.toReversed();
    expect(sumOfAmounts(rest.map((row) => row.value))).toBe(last?.value);
    expect(sumOfAmounts((await stock()).map((item) => item.total_value))).toBe(last?.value);
  });

  test('every invariant holds', () => expectInvariants(t.db));
});
