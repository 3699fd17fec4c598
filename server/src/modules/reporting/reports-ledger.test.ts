import { amount, formatAmount, total } from '@horoz/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { generator } from '../../../../tests/model/random.ts';
import { manualClock } from '../../platform/clock.ts';
import type { FifoCost } from './fifo-cost.schemas.ts';
import type { StockAgeing } from './stock-ageing.schemas.ts';
import type { StockTurnover } from './stock-turnover.schemas.ts';
import { readReport } from './testing/report-checks.ts';
import type { ValueRollForward } from './value-roll-forward.schemas.ts';

/** After any history, what the reports say of the stock is what the ledger and its layers say. */

const HOUR = 3_600_000;
const STEPS = 70;
const seed = Number(process.env.REPORTS_SEED ?? 20_261_121);
const random = generator(seed);
const clock = manualClock(new Date('2026-01-05T08:00:00.000Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let products: number[];
let panel: number;
let bom: number;
const done = new Map<string, number>();

const layers = (more = '') =>
  t.db.sql<{ inventory_item_id: number; source_item_id: number | null }>(
    `select inventory_item_id, source_item_id from inventory_items where quantity_in_stock > 0 ${more} order by 1`,
  );
async function someLayer(more = ''): Promise<number> {
  const found = await layers(more);
  return found.length === 0 ? 1 : random.pick(found).inventory_item_id;
}
const post = async (path: string, body: object) =>
  (await t.as.admin.post(path, { reason: 'because', ...body })).status;
const onLayer = async (act: string, body: object, more = '') =>
  post(`/inventory/items/${await someLayer(more)}/${act}`, body);

const ACTS: Readonly<Record<string, () => Promise<number>>> = {
  receive: async () =>
    (
      await t.as.inv_clerk.post('/inventory/stock-in', {
        product_id: random.pick(products),
        warehouse_id: random.pick([f.rawWarehouse, f.secondRawWarehouse]),
        quantity: random.decimal(90_000, 3),
        unit_cost: random.decimal(200_000, 4),
        quality_status: 'APPROVED',
        ...(random.oneIn(3) ? { entry_date: random.pick(['2025-01-05', '2025-11-15', '2026-01-01']) } : {}),
      })
    ).status,
  issue: () =>
    post('/inventory/stock-out', { product_id: random.pick(products), quantity: random.decimal(9_000, 3) }),
  transfer: () =>
    post('/inventory/transfer', {
      product_id: random.pick(products),
      from_warehouse_id: f.rawWarehouse,
      to_warehouse_id: f.secondRawWarehouse,
      quantity: random.decimal(9_000, 3),
    }),
  scrap: () => onLayer('scrap', { quantity: random.decimal(3_000, 3) }),
  return: () => onLayer('return', { quantity: random.decimal(3_000, 3) }),
  adjust: () => onLayer('adjust', { counted_quantity: random.decimal(30_000, 3) }),
  revalue: () => onLayer('revalue', { unit_cost: random.decimal(200_000, 4) }, 'and source_item_id is null'),
  async split() {
    const path = `/inventory/items/${await someLayer()}/quality-status`;
    const body = { quality_status: 'QUARANTINE', quantity: random.decimal(900, 3), reason: 'x' };
    return (await t.as.admin.put(path, body)).status;
  },
  async produce() {
    const made = await t.as.prod_mgr.post('/production/orders', {
      product_id: panel,
      bom_id: bom,
      warehouse_id: f.semiWarehouse,
      planned_quantity: 3,
    });
    const order = `/production/orders/${made.body.production_order_id}`;
    for (const status of ['RELEASED', 'IN_PROGRESS']) await t.as.prod_mgr.put(`${order}/status`, { status });
    return (await t.as.prod_mgr.post(`${order}/complete`, { completed_quantity: 2, scrapped_quantity: 1 }))
      .status;
  },
};

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  products = [await f.product('STEEL'), await f.product('PAINT')];
  panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  bom = await f.bom(panel, [{ productId: products[0] ?? 0, quantity: '1.333' }], { labor: '1' });
  const names = Object.keys(ACTS);
  for (let step = 0; step < STEPS; step += 1) {
    clock.advance((1 + random.below(20)) * HOUR);
    const name = step < 6 ? 'receive' : random.pick(names);
    const status = await ACTS[name]?.();
    expect(status, `${name} at step ${step} of seed ${seed}`).toBeLessThan(500);
    if (status !== undefined && status < 300) done.set(name, (done.get(name) ?? 0) + 1);
  }
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const FLOWS = [
  'receipts',
  'production_in',
  'issues',
  'production_out',
  'transfers',
  'count_differences',
  'scrap',
  'supplier_returns',
  'revaluations',
] as const;
const sum = (values: readonly string[]) => formatAmount(total(values.map(amount)));
const day = (offset: number) =>
  new Date(Date.parse('2026-01-05') + offset * 24 * HOUR).toISOString().slice(0, 10);

test('had each kind of act', () => {
  expect([...done.keys()].sort()).toEqual(Object.keys(ACTS).sort());
});

test('the roll-forward closes with the layers, for each product and each warehouse', async () => {
  for (const warehouse of [null, f.rawWarehouse, f.secondRawWarehouse, f.semiWarehouse]) {
    const filter = warehouse === null ? '' : `&warehouse_id=${warehouse}`;
    const report = await readReport<ValueRollForward>(
      t,
      `/reports/stock/value-roll-forward?from=2026-01-01&group_by=product${filter}`,
    );
    const held = await t.db.sql<{ product_id: number; value: string }>(
      `select product_id, sum(remaining_value) as value from inventory_items
       where $1::bigint is null or warehouse_id = $1 group by 1 order by 1`,
      [warehouse],
    );
    const told = report.rows.map((row) => ({ product_id: row.product_id, value: row.closing_value }));
    expect(told.sort((a, b) => (a.product_id ?? 0) - (b.product_id ?? 0))).toEqual(held);
    if (warehouse === null) expect(report.totals.transfers).toBe('0.0000');
  }
});

test('from any day to any day it opens with the summary, adds up, and closes with the summary', async () => {
  const last = Math.floor((clock.now().getTime() - Date.parse('2026-01-05')) / (24 * HOUR));
  expect(last).toBeGreaterThan(10);
  for (let turn = 0; turn < 12; turn += 1) {
    const from = random.below(last);
    const to = from + random.below(last - from);
    const report = await readReport<ValueRollForward>(
      t,
      `/reports/stock/value-roll-forward?from=${day(from)}&to=${day(to)}&group_by=product`,
    );
    const where = `${day(from)} to ${day(to)} of seed ${seed}`;
    for (const row of [...report.rows, report.totals]) {
      expect(sum([row.opening_value, ...FLOWS.map((key) => row[key])]), where).toBe(row.closing_value);
    }
    for (const key of ['opening_value', ...FLOWS, 'closing_value'] as const)
      expect(sum(report.rows.map((row) => row[key])), where).toBe(report.totals[key]);
    const asOf = async (moment: string) =>
      (await t.as.viewer.get(`/reports/inventory/summary?as_of=${moment}`)).body.totals.total_value;
    expect(report.totals.opening_value, where).toBe(await asOf(day(from - 1)));
    expect(report.totals.closing_value, where).toBe(await asOf(day(to)));
  }
});

test('ageing, FIFO cost and turnover say the same', async () => {
  const ageing = await readReport<StockAgeing>(t, '/reports/stock/ageing');
  const turnover = await readReport<StockTurnover>(t, '/reports/stock/turnover');
  for (const productId of [...products, panel]) {
    const [held] = await t.db.sql<{ quantity: string; value: string }>(
      `select sum(quantity) as quantity, sum(value) as value from stock_movements where product_id = $1`,
      [productId],
    );
    const aged = ageing.rows.find((row) => row.product_id === productId);
    expect([aged?.quantity, aged?.value]).toEqual([held?.quantity, held?.value]);
    const fifo = await readReport<FifoCost>(t, `/reports/cost/fifo?product_id=${productId}`);
    expect([fifo.totals.quantity, fifo.totals.value]).toEqual([held?.quantity, held?.value]);
    const months = fifo.months.at(-1);
    expect([months?.closing_quantity, months?.closing_value]).toEqual([held?.quantity, held?.value]);
    expect(sum(fifo.issues.map((one) => one.value))).toBe(sum(fifo.months.map((one) => one.issued_value)));
    const [out] = await t.db.sql<{ value: string; average: string }>(
      `select coalesce(-sum(value) filter (where movement_type in ('STOCK_OUT', 'PRODUCTION_OUT')), 0.0000) as value,
         (select round(sum(d.value) / 365, 4) from (
            select (select coalesce(sum(m.value), 0) from stock_movements m where m.product_id = $1
              and (m.movement_date at time zone 'Europe/Istanbul')::date <= $2::date - g) as value
            from generate_series(0, 364) g) d) as average
       from stock_movements where product_id = $1`,
      [productId, clock.today()],
    );
    const turned = turnover.rows.find((row) => row.product_id === productId);
    expect([turned?.issued_value, turned?.average_stock_value]).toEqual([out?.value, out?.average]);
  }
});
