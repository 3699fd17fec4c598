import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import { manualClock } from '../../platform/clock.ts';
import type { SupplierScorecard } from './supplier-scorecard.schemas.ts';
import { expectDoor, expectFiles, readReport } from './testing/report-checks.ts';

const clock = manualClock(new Date('2026-03-02T08:00:00.000Z'), 'Europe/Istanbul');
const path = '/reports/suppliers/scorecard';

let t: TestApp;
let good: number;
let late: number;

beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  const f = await createFactory(t);
  const steel = await f.product('STEEL');
  const supplier = async (code: string) => {
    const answer = await t.as.proc_off.post('/suppliers', { supplier_code: code, supplier_name: code });
    expect(answer.status, answer.text).toBe(201);
    return answer.body.supplier_id as number;
  };
  const order = async (supplier_id: number, price: string, day: string) => {
    const made = await t.as.proc_off.post('/procurement/orders', {
      supplier_id,
      warehouse_id: f.rawWarehouse,
      expected_delivery_date: day,
      items: [{ product_id: steel, quantity_ordered: '10', unit_price: price }],
    });
    expect(made.status, made.text).toBe(201);
    const path = `/procurement/orders/${made.body.purchase_order_id}`;
    for (const status of ['SENT', 'CONFIRMED']) await t.as.proc_off.put(`${path}/status`, { status });
    return async (quantity: string) => {
      const answer = await t.as.inv_clerk.put(`${path}/receive`, {
        items_received: [{ po_item_id: made.body.items[0].po_item_id, quantity_received: quantity }],
      });
      expect(answer.status, answer.text).toBe(200);
    };
  };
  late = await supplier('ALATE');
  good = await supplier('GOOD');
  await supplier('SILENT');
  await (await order(good, '10', '2026-03-02'))('10'); // 100
  const due = await order(late, '9', '2026-03-03');
  clock.set(new Date('2026-03-05T08:00:00.000Z'));
  await due('4'); // 36, two days late
  await (await order(good, '12', '2026-03-09'))('5'); // 60
});
afterAll(() => t.close());

const read = (query = '') => readReport<SupplierScorecard>(t, `${path}${query}`);

test('puts suppliers side by side, the best first', async () => {
  const { rows, totals, parameters } = await read();
  expect(parameters).toEqual({ from: '2025-03-06', to: '2026-03-05', supplier_id: null });
  expect(rows).toMatchObject([
    {
      supplier_code: 'GOOD',
      deliveries: 2,
      lines_received: 2,
      value: '160.0000',
      on_time_percentage: '100.00',
    },
    {
      supplier_code: 'ALATE',
      deliveries: 1,
      lines_received: 1,
      value: '36.0000',
      on_time_percentage: '0.00',
    },
  ]);
  expect(totals).toEqual({ supplier_count: 2, deliveries: 3, lines_received: 3, value: '196.0000' });
  const [ledger] = await t.db.sql<{ value: string }>(
    `select sum(value) as value from stock_movements where movement_type = 'STOCK_IN'`,
  );
  expect(totals.value).toBe(ledger?.value);
});

test('its figures are those of each supplier’s performance', async () => {
  for (const row of (await read()).rows) {
    const { body } = await t.as.viewer.get(`/procurement/suppliers/${row.supplier_id}/performance`);
    expect(row).toMatchObject({
      deliveries: body.deliveries,
      lines_received: body.lines_received,
      on_time_percentage: body.on_time_percentage,
      lead_time_days_mean: body.lead_time_days_mean,
      accepted_percentage: body.accepted_percentage,
      price_index: body.price_index,
      score: body.score,
    });
    expect(row.score).not.toBeNull();
  }
});

test('filters by supplier and period', async () => {
  expect((await read(`?supplier_id=${late}`)).rows.map((row) => row.supplier_id)).toEqual([late]);
  expect(
    (await read('?from=2026-03-01&to=2026-03-04')).rows.map((row) => [row.supplier_id, row.value]),
  ).toEqual([[good, '100.0000']]);
  expect((await read('?to=2026-01-01')).totals).toEqual({
    supplier_count: 0,
    deliveries: 0,
    lines_received: 0,
    value: '0.0000',
  });
});

test('takes as many statements for one as for many, comes as a file, and has a door', async () => {
  const one = await countStatements(t, () => read(`?supplier_id=${late}`));
  expect(await countStatements(t, () => read())).toBe(one);
  await expectFiles(t, path, {
    tr: 'Tedarikçi Karnesi',
    en: 'Supplier scorecard',
    fileName: 'supplier-scorecard',
  });
  await expectDoor(t, path, ['from=x', 'from=2026-03-09', 'supplier_id=0']);
});

test('a file of one supplier names it among what was asked for', async () => {
  const answer = await t.as.viewer.get(`${path}?supplier_id=${good}&format=csv`, { 'accept-language': 'en' });
  expect(answer.status, answer.text).toBe(200);
  expect(answer.text).toContain('Supplier number');
});
