import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { manualClock } from '../../platform/clock.ts';
import type { Movement, MovementPage } from './movements.schemas.ts';

const MINUTE = 60_000;
const clock = manualClock(new Date('2026-03-02T05:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let steel: number;
let paint: number;
let many: number;
let firstLayer: number;

const PATH = '/reports/inventory/movements';

async function movements(parameters: string): Promise<MovementPage> {
  const answer = await t.as.viewer.get<MovementPage>(`${PATH}?${parameters}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

/** All rows, page after page; `between` happens after each page. */
async function readThrough(parameters: string, between: () => Promise<unknown> = async () => undefined) {
  const rows: Movement[] = [];
  let cursor: string | null = '';
  for (let pages = 0; cursor !== null; pages += 1) {
    expect(pages).toBeLessThan(300);
    const page: MovementPage = await movements(`${parameters}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    expect(page.has_next).toBe(page.next_cursor !== null);
    expect(page.items.length).toBeLessThanOrEqual(page.page_size);
    rows.push(...page.items);
    cursor = page.next_cursor;
    await between();
  }
  return rows;
}

const idsOf = (rows: readonly Movement[]) => rows.map((row) => row.movement_id);
const inSql = async (condition = 'true') =>
  (
    await t.db.sql<{ movement_id: number }>(
      `select movement_id from stock_movements where ${condition} order by movement_date, movement_id`,
    )
  ).map((row) => row.movement_id);

async function post(path: string, body: object): Promise<Record<string, never>> {
  clock.advance(MINUTE);
  const answer = await t.as.admin.post(path, { reason: 'because', ...body });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}
const issue = (product_id: number, quantity: number, warehouse_id?: number) =>
  post('/inventory/stock-out', { product_id, quantity, ...(warehouse_id ? { warehouse_id } : {}) });
const receive = async (product: number, quantity: string, cost: string, warehouseId = f.rawWarehouse) => {
  clock.advance(MINUTE);
  return f.stock(product, quantity, cost, { warehouseId });
};

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000, refreshTokenDays: 1_000 } });
  f = await createFactory(t);
  steel = await f.product('STEEL');
  paint = await f.product('PAINT');
  firstLayer = await receive(steel, '100', '2.5');
  await receive(steel, '50.5', '3.3333', f.secondRawWarehouse);
  await receive(paint, '20', '9');
  for (let day = 0; day < 4; day += 1) {
    clock.advance(24 * 60 * MINUTE);
    await issue(steel, 3);
    await receive(steel, '7.125', `${3 + day}.1234`, f.secondRawWarehouse);
    await issue(paint, 1);
    await post('/inventory/transfer', {
      product_id: steel,
      from_warehouse_id: f.rawWarehouse,
      to_warehouse_id: f.secondRawWarehouse,
      quantity: 5,
    });
    await post(`/inventory/items/${firstLayer}/scrap`, { quantity: 1 });
    await issue(steel, 2, f.secondRawWarehouse);
  }
  await post(`/inventory/items/${firstLayer}/revalue`, { unit_cost: 4 });
  await receive(await f.product('FREE'), '5', '0');
  many = await f.product('MANY');
  for (let n = 0; n < 103; n += 1) await f.stock(many, '1', '1');
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

describe('pages', () => {
  test.each([1, 2, 7, 100, 101, 1_000])(
    'of %d hold every movement once, in both directions',
    async (size) => {
      const all = await inSql();
      expect(all.length).toBeGreaterThan(101);
      expect(idsOf(await readThrough(`order=asc&page_size=${size}`))).toEqual(all);
      expect(idsOf(await readThrough(`page_size=${size}`))).toEqual(all.toReversed());
    },
  );

  test('hold every movement once although new ones arrive meanwhile', async () => {
    const before = await inSql();
    const arrive = () => receive(paint, '1', '9');
    expect(idsOf(await readThrough('page_size=9', arrive))).toEqual(before.toReversed());
    let arrivals = 0;
    const grown = await inSql();
    const forward = await readThrough('order=asc&page_size=9', async () => {
      arrivals += 1;
      if (arrivals < 5) await arrive();
    });
    expect(idsOf(forward)).toEqual(await inSql());
    expect(forward.length).toBe(grown.length + 4);
  });

  test('movements of one moment are told apart by their numbers', async () => {
    const product = await f.product('SAME-MOMENT');
    for (let n = 0; n < 5; n += 1) await f.stock(product, '1', '1');
    const rows = await readThrough(`product_id=${product}&page_size=2&order=asc`);
    expect(new Set(rows.map((row) => row.movement_date)).size).toBe(1);
    expect(rows.map((row) => row.product_balance_quantity)).toEqual(
      ['1', '2', '3', '4', '5'].map((n) => `${n}.000`),
    );
  });

  test('hold a hundred rows, newest first, unless asked otherwise', async () => {
    const page = await movements(`product_id=${many}`);
    expect(page).toMatchObject({ page_size: 100, has_next: true, totals: null });
    expect(page.items[0]?.product_balance_quantity).toBe('103.000');
    expect(page.items[99]?.product_balance_quantity).toBe('4.000');
    const exact = await movements(`product_id=${many}&page_size=103`);
    expect(exact).toMatchObject({ has_next: false, next_cursor: null });
    const empty = await movements('product_id=999999');
    expect(empty).toMatchObject({
      items: [],
      has_next: false,
      next_cursor: null,
      opening_balance: { quantity: '0.000', value: '0.0000' },
      closing_balance: { quantity: '0.000', value: '0.0000' },
    });
  });
});

describe('balances', () => {
  /** thousandths, or ten-thousandths, without the point */
  const units = (text: string) => BigInt(text.replace('.', ''));
  const running = (
    rows: readonly Movement[],
    key: (row: Movement) => string,
    field: 'quantity' | 'value',
  ) => {
    const sums = new Map<string, bigint>();
    return rows.map((row) => {
      const sum = (sums.get(key(row)) ?? 0n) + units(row[field]);
      sums.set(key(row), sum);
      return sum;
    });
  };

  test.each(['asc', 'desc'])('are the running sums of all movements, %s', async (order) => {
    const rows = await readThrough(`page_size=7&order=${order}`);
    const forward = order === 'asc' ? rows : rows.toReversed();
    const scope = (row: Movement) => `${row.product_id}/${row.warehouse_id}`;
    expect(forward.map((row) => units(row.balance_quantity))).toEqual(running(forward, scope, 'quantity'));
    expect(forward.map((row) => units(row.balance_value))).toEqual(running(forward, scope, 'value'));
    expect(forward.every((row) => row.product_balance_quantity === null)).toBe(true);
  });

  test.each([
    ['asc', 3],
    ['desc', 3],
    ['asc', 1_000],
    ['desc', 1],
  ])('of a product over all warehouses are its running sums, %s by %d', async (order, size) => {
    const rows = await readThrough(`product_id=${steel}&page_size=${size}&order=${order}`);
    const forward = order === 'asc' ? rows : rows.toReversed();
    expect(forward.length).toBeGreaterThan(20);
    const product = () => 'all';
    expect(forward.map((row) => units(row.product_balance_quantity ?? ''))).toEqual(
      running(forward, product, 'quantity'),
    );
    expect(forward.map((row) => units(row.product_balance_value ?? ''))).toEqual(
      running(forward, product, 'value'),
    );
  });

  test('of a period start where the last one ended', async () => {
    let last = { quantity: '0.000', value: '0.0000' };
    for (const day of ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06']) {
      const page = await movements(
        `product_id=${steel}&date_from=${day}&date_to=${day}&order=asc&totals=true`,
      );
      expect(page.items.length, day).toBeGreaterThan(0);
      expect(page.opening_balance).toEqual(last);
      const { totals } = page;
      const moved = units(totals?.quantity_in ?? '') - units(totals?.quantity_out ?? '');
      const earned = units(totals?.value_in ?? '') - units(totals?.value_out ?? '');
      expect(units(page.closing_balance?.quantity ?? '')).toBe(units(last.quantity) + moved);
      expect(units(page.closing_balance?.value ?? '')).toBe(units(last.value) + earned);
      const end = page.items.at(-1);
      expect(page.closing_balance).toEqual({
        quantity: end?.product_balance_quantity,
        value: end?.product_balance_value,
      });
      last = page.closing_balance ?? last;
    }
    const [now] = await t.db.sql(
      'select sum(on_hand) as quantity, sum(stock_value) as value from stock_scopes where product_id = $1',
      [steel],
    );
    expect(last).toEqual(now);
    expect((await movements(`product_id=${steel}&page_size=1`)).closing_balance).toEqual(now);
  });

  test('of a product in one warehouse are those of the warehouse', async () => {
    const page = await movements(`product_id=${steel}&warehouse_id=${f.secondRawWarehouse}`);
    const [newest] = page.items;
    expect(page.opening_balance).toEqual({ quantity: '0.000', value: '0.0000' });
    expect(page.closing_balance).toEqual({
      quantity: newest?.balance_quantity,
      value: newest?.balance_value,
    });
    expect(newest?.product_balance_quantity).toBeNull();
    const [scope] = await t.db.sql(
      'select on_hand as quantity, stock_value as value from stock_scopes where product_id = $1 and warehouse_id = $2',
      [steel, f.secondRawWarehouse],
    );
    expect(page.closing_balance).toEqual(scope);
  });

  test.each(['movement_type=SCRAP', 'reference_type=MANUAL', 'inventory_item_id=1', 'batch_number=XYZ'])(
    'of a product are left out where %s hides some of its movements',
    async (filter) => {
      const page = await movements(`product_id=${steel}&${filter}`);
      expect([page.opening_balance, page.closing_balance]).toEqual([null, null]);
      expect(page.items.every((row) => row.product_balance_quantity === null)).toBe(true);
    },
  );
});

describe('a row', () => {
  test('says what moved, why, and who did it', async () => {
    const [scrap] = (await movements('movement_type=SCRAP&page_size=1')).items;
    const [row] = await t.db.sql<{ request_id: string; batch_number: string; on_hand_after: string }>(
      `select m.request_id, m.on_hand_after, i.batch_number from stock_movements m
       join inventory_items i using (inventory_item_id) where movement_id = $1`,
      [scrap?.movement_id],
    );
    expect(scrap).toEqual({
      movement_id: expect.any(Number),
      movement_date: expect.stringMatching(/^2026-03-06T/),
      movement_type: 'SCRAP',
      product_id: steel,
      product_code: 'STEEL',
      product_name: 'STEEL',
      unit_of_measure: 'KG',
      warehouse_id: f.rawWarehouse,
      warehouse_code: 'RM01',
      inventory_item_id: firstLayer,
      batch_number: row?.batch_number,
      quantity: '-1.000',
      unit_cost: '2.5000',
      value: '-2.5000',
      balance_quantity: row?.on_hand_after,
      balance_value: expect.stringMatching(/^\d+\.\d{4}$/),
      product_balance_quantity: null,
      product_balance_value: null,
      reference_type: 'ADJUSTMENT',
      reference_id: null,
      reference_number: null,
      production_completion_id: null,
      reason: 'because',
      notes: null,
      created_by: 'admin',
      request_id: row?.request_id,
    });
  });

  test('of a revaluation moves value only', async () => {
    const rows = (await movements('movement_type=REVALUATION')).items;
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({ quantity: '0.000', reference_number: 'RV-2026-000001' });
      expect(row.value).not.toBe('0.0000');
    }
  });
});

describe('filters', () => {
  test.each<[string, () => string, () => string]>([
    ['a product', () => `product_id=${paint}`, () => `product_id = ${paint}`],
    [
      'a warehouse',
      () => `warehouse_id=${f.secondRawWarehouse}`,
      () => `warehouse_id = ${f.secondRawWarehouse}`,
    ],
    ['a layer', () => `inventory_item_id=${firstLayer}`, () => `inventory_item_id = ${firstLayer}`],
    ['a type', () => 'movement_type=TRANSFER_IN', () => `movement_type = 'TRANSFER_IN'`],
    [
      'several types',
      () => 'movement_type=SCRAP,REVALUATION,SCRAP',
      () => `movement_type in ('SCRAP', 'REVALUATION')`,
    ],
    ['a kind of document', () => 'reference_type=TRANSFER', () => `reference_type = 'TRANSFER'`],
    [
      'a document',
      () => 'reference_type=TRANSFER&reference_id=2',
      () => `reference_type = 'TRANSFER' and reference_id = 2`,
    ],
    [
      'days',
      () => 'date_from=2026-03-03&date_to=2026-03-04',
      () => `movement_date >= '2026-03-02T21:00Z' and movement_date < '2026-03-04T21:00Z'`,
    ],
    ['days from', () => 'date_from=2026-03-05', () => `movement_date >= '2026-03-04T21:00Z'`],
    ['days to', () => 'date_to=2026-03-03', () => `movement_date < '2026-03-03T21:00Z'`],
    [
      'all of them together',
      () =>
        `product_id=${steel}&warehouse_id=${f.rawWarehouse}&inventory_item_id=${firstLayer}&movement_type=SCRAP&reference_type=ADJUSTMENT&date_from=2026-03-04&date_to=2026-03-05`,
      () =>
        `inventory_item_id = ${firstLayer} and movement_type = 'SCRAP' and movement_date >= '2026-03-03T21:00Z' and movement_date < '2026-03-05T21:00Z'`,
    ],
  ])('by %s', async (_, parameters, condition) => {
    const expected = await inSql(condition());
    expect(expected.length).toBeGreaterThan(0);
    expect(idsOf(await readThrough(`${parameters()}&order=asc&page_size=3`))).toEqual(expected);
    expect(idsOf((await movements(`${parameters()}&page_size=1000`)).items)).toEqual(expected.toReversed());
  });

  test('by a batch, in whatever warehouse its parts are', async () => {
    const [layer] = await t.db.sql<{ batch_number: string }>(
      'select batch_number from inventory_items where inventory_item_id = $1',
      [firstLayer],
    );
    const rows = (await movements(`batch_number=${layer?.batch_number}&page_size=1000`)).items;
    expect(new Set(rows.map((row) => row.warehouse_code))).toEqual(new Set(['RM01', 'RM02']));
    expect(idsOf(rows).toReversed()).toEqual(
      await inSql(
        `inventory_item_id in (select inventory_item_id from inventory_items where batch_number = '${layer?.batch_number}')`,
      ),
    );
  });

  test('a day is that of the factory: the last millisecond before midnight belongs to it', async () => {
    const product = await f.product('MIDNIGHT');
    const now = clock.now();
    clock.set(new Date('2026-05-01T20:59:59.999Z'));
    await f.stock(product, '1', '1');
    clock.set(new Date('2026-05-01T21:00:00.000Z'));
    await f.stock(product, '2', '1');
    clock.set(now);
    const quantities = async (days: string) =>
      (await movements(`product_id=${product}&${days}`)).items.map((row) => row.quantity);
    expect(await quantities('date_to=2026-05-01')).toEqual(['1.000']);
    expect(await quantities('date_from=2026-05-02')).toEqual(['2.000']);
    expect(await quantities('date_from=2026-05-01&date_to=2026-05-02')).toEqual(['2.000', '1.000']);
  });
});

describe('totals', () => {
  test('are the sums over all pages', async () => {
    const [sums] = await t.db.sql(
      `select count(*) as movement_count, sum(quantity) filter (where quantity > 0) as quantity_in,
         -sum(quantity) filter (where quantity < 0) as quantity_out, sum(value) filter (where value > 0) as value_in,
         -sum(value) filter (where value < 0) as value_out from stock_movements where product_id = $1`,
      [steel],
    );
    expect((await movements(`product_id=${steel}&page_size=2&totals=true`)).totals).toEqual(sums);
    expect((await movements(`product_id=${steel}&page_size=2&totals=false`)).totals).toBeNull();
  });

  test('add no kilograms to pieces', async () => {
    const { totals } = await movements('totals=true&page_size=1');
    expect(totals).toMatchObject({ quantity_in: null, quantity_out: null });
    expect(totals?.movement_count).toBe((await inSql()).length);
    const nothing = await movements('inventory_item_id=999999&totals=true');
    expect(nothing.totals).toEqual({
      movement_count: 0,
      quantity_in: '0.000',
      quantity_out: '0.000',
      value_in: '0.0000',
      value_out: '0.0000',
    });
  });
});
