import { type Amount, amount, formatAmount } from '@horoz/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import { generator } from '../../../../tests/model/random.ts';
import { MOVEMENT_DAY_INVARIANTS } from '../../doctor/checks/movement-days.ts';
import { checkInvariants } from '../../doctor/invariants.service.ts';
import { manualClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/database.ts';
import { keepMovementDays } from '../inventory/index.ts';
import { slowMovers } from './slow-movers.service.ts';
import { stockTurnover } from './stock-turnover.service.ts';
import { valueRollForward } from './value-roll-forward.service.ts';

/**
 * Reports that read running totals by day against the ledger read row by row, in several time zones. The ledger is written by
 * hand, movements of all kinds around the midnights of these zones and the hours at which their clocks change, some of them late.
 */

const seed = Number(process.env.REPORTS_SEED ?? 20_261_121);
const random = generator(seed);
const NOW = new Date('2026-03-20T12:00:00.000Z');
const ZONES = ['Europe/Istanbul', 'America/New_York', 'Asia/Kolkata', 'UTC'];
const TYPES = [
  'STOCK_IN',
  'PRODUCTION_IN',
  'STOCK_OUT',
  'PRODUCTION_OUT',
  'TRANSFER_IN',
  'TRANSFER_OUT',
  'ADJUSTMENT',
  'SCRAP',
  'RETURN',
  'SPLIT',
  'REVALUATION',
] as const;
type Type = (typeof TYPES)[number];

interface Movement {
  readonly movement_type: Type;
  readonly product_id: number;
  readonly warehouse_id: number;
  readonly quantity: string;
  readonly value: string;
  readonly movement_date: string;
}

let db: TestDatabase;
let products: number[];
let warehouses: number[];
const ids = (text: string) => db.sql<{ id: number }>(text).then((rows) => rows.map((row) => row.id));

beforeAll(async () => {
  db = await createTestDatabase();
  products = await ids(`insert into products (product_code, product_name, product_type, unit_of_measure)
    select 'PART-' || n, 'Part ' || n, 'RAW_MATERIAL', 'KG' from generate_series(1, 4) n returning product_id as id`);
  warehouses = await ids(`insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
    select 'WH' || n, 'Warehouse ' || n, 'RAW_MATERIALS' from generate_series(1, 3) n returning warehouse_id as id`);
  await db.sql(`with scope as (insert into stock_scopes (product_id, warehouse_id, on_hand, approved_available, locked_by)
      select product_id, warehouse_id, 100, 100, pg_current_xact_id() from products, warehouses returning *)
    select from scope`);
  await db.sql(`begin; update stock_scopes set locked_by = pg_current_xact_id();
    insert into inventory_items (product_id, warehouse_id, batch_number, entry_date, initial_quantity, quantity_in_stock,
      unit_cost, initial_value, remaining_value, quality_status)
    select product_id, warehouse_id, 'B-1', '2024-01-01', 100, 100, 1, 100, 100, 'APPROVED' from stock_scopes; commit`);
  await post(
    products.flatMap((product_id) =>
      warehouses.map((warehouse_id) => ({
        movement_type: 'STOCK_IN' as const,
        product_id,
        warehouse_id,
        quantity: '100',
        value: '1000000',
        movement_date: '2025-10-20T10:00:00.000Z',
      })),
    ),
  );
  await play('2025-10-25', 12);
  await play('2026-03-01', 18);
});
afterAll(() => db.drop());

/** In one statement. */
async function post(movements: readonly Movement[]): Promise<void> {
  await db.sql(
    `insert into stock_movements (movement_type, inventory_item_id, product_id, warehouse_id, quantity, unit_cost, value,
       on_hand_after, stock_value_after, reference_type, movement_date, request_id)
     select m.movement_type, i.inventory_item_id, product_id, warehouse_id, m.quantity, 1, m.value, 0, 0, 'MANUAL',
       m.movement_date, 'model'
     from jsonb_to_recordset($1::jsonb) m (movement_type text, product_id bigint, warehouse_id bigint, quantity numeric,
       value numeric, movement_date timestamptz) join inventory_items i using (product_id, warehouse_id)`,
    [JSON.stringify(movements)],
  );
  await db.sql(`update stock_scopes s set stock_value = (select sum(value) from stock_movements m
    where m.product_id = s.product_id and m.warehouse_id = s.warehouse_id)`);
}

/** Midnights of the zones, in summer and winter, and the hours at which New York changes its clocks. */
const HOURS = ['21:00', '18:30', '05:00', '04:00', '06:00', '07:00', '00:00', '12:34'];

function moments(from: string, days: number): string[] {
  const found: number[] = [];
  for (let day = 0; day < days; day += 1) {
    for (const hour of HOURS) {
      const at = Date.parse(`${from}T${hour}:00.000Z`) + day * 86_400_000;
      if (random.oneIn(2)) found.push(at + random.pick([0, 0, -1, 1, -1_000, 60_000, -3_600_000]));
    }
  }
  return found.sort((a, b) => a - b).map((at) => new Date(at).toISOString());
}

function movement(movement_date: string): Movement {
  const movement_type = random.pick(TYPES);
  const isOut = ['STOCK_OUT', 'PRODUCTION_OUT', 'TRANSFER_OUT', 'SCRAP', 'RETURN'].includes(movement_type);
  const isEither = ['ADJUSTMENT', 'SPLIT', 'REVALUATION'].includes(movement_type);
  const sign = isOut || (isEither && random.oneIn(2)) ? '-' : '';
  return {
    movement_type,
    product_id: random.pick(products.slice(0, 3)),
    warehouse_id: random.pick(warehouses),
    quantity: movement_type === 'REVALUATION' ? '0' : `${sign}${random.decimal(9_000, 3)}`,
    value: `${sign}${random.decimal(90_000_000, 4)}`,
    movement_date,
  };
}

/** Most are posted in the order of their clocks; a few wait, and some come in one statement with others. */
async function play(from: string, days: number): Promise<void> {
  const waiting: Movement[] = [];
  for (const moment of moments(from, days)) {
    const now = Array.from({ length: 1 + random.below(4) }, () => movement(moment));
    if (random.oneIn(6)) waiting.push(...now);
    else await post(now);
    if (random.oneIn(8)) await post(waiting.splice(0, 5));
  }
  if (waiting.length > 0) await post(waiting);
}

/** The same database in a factory elsewhere. */
const inZone = (timeZone: string): Database => ({
  ...db,
  clock: manualClock(NOW, timeZone),
  policy: { ...db.policy, timeZone },
});

interface Row extends Omit<Movement, 'value'> {
  readonly day: string;
  readonly value: Amount;
}

async function ledger(timeZone: string): Promise<Row[]> {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const rows = await db.sql<Movement>(
    'select movement_type, product_id, warehouse_id, quantity, value, movement_date from stock_movements',
  );
  return rows.map((row) => ({
    ...row,
    value: amount(row.value),
    day: dayOf.format(new Date(row.movement_date)),
  }));
}

const sum = (rows: readonly Row[]) => rows.reduce((total, row) => total + row.value, 0n) as Amount;
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
/** Half away from zero. */
const divided = (total: bigint, by: bigint) =>
  (((total < 0n ? -1n : 1n) * (2n * (total < 0n ? -total : total) + by)) / (2n * by)) as Amount;

const FLOWS: Readonly<Record<string, readonly Type[]>> = {
  receipts: ['STOCK_IN'],
  production_in: ['PRODUCTION_IN'],
  issues: ['STOCK_OUT'],
  production_out: ['PRODUCTION_OUT'],
  transfers: ['TRANSFER_IN', 'TRANSFER_OUT', 'SPLIT'],
  count_differences: ['ADJUSTMENT'],
  scrap: ['SCRAP'],
  supplier_returns: ['RETURN'],
  revaluations: ['REVALUATION'],
};

describe.each(ZONES)('days of %s', (zone) => {
  let all: Row[];
  let there: Database;
  const period = () => {
    const from = dayAfter(random.pick(['2025-10-18', '2026-02-27']), random.below(14));
    const to = dayAfter(from, random.below(random.pick([1, 3, 20, 150])));
    return { from, to: to > '2026-03-20' ? '2026-03-20' : to };
  };
  beforeAll(async () => {
    there = inZone(zone);
    expect(await keepMovementDays(there)).toBe(zone !== 'Europe/Istanbul');
    expect(await keepMovementDays(there)).toBe(false);
    // and some more, which the trigger adds to what was made again
    await post([movement('2026-03-19T23:59:59.999Z')]);
    await post([movement('2026-03-20T04:30:00.000Z'), movement('2026-03-20T04:30:00.000Z')]);
    all = await ledger(zone);
  });

  test('the doctor agrees', async () => {
    const client = await db.pool.connect();
    const checked = await checkInvariants(client, zone, MOVEMENT_DAY_INVARIANTS).finally(() =>
      client.release(),
    );
    expect(checked.map((one) => [one.id, one.examples])).toEqual([
      ['I62', []],
      ['I63', []],
    ]);
  });

  test('the roll-forward is what the ledger says', async () => {
    for (let turn = 0; turn < 25; turn += 1) {
      const { from, to } = period();
      const warehouse_id = random.pick([undefined, ...warehouses]);
      const report = await valueRollForward(there, {
        from,
        to,
        group_by: 'product',
        ...(warehouse_id === undefined ? {} : { warehouse_id }),
      });
      const expected = products.flatMap((product_id) => {
        const mine = all.filter(
          (row) =>
            row.product_id === product_id &&
            (warehouse_id === undefined || row.warehouse_id === warehouse_id),
        );
        const opening = sum(mine.filter((row) => row.day < from));
        const within = mine.filter((row) => row.day >= from && row.day <= to);
        if (opening === 0n && within.length === 0) return [];
        const flows = Object.entries(FLOWS).map(([name, types]) => [
          name,
          formatAmount(sum(within.filter((row) => types.includes(row.movement_type)))),
        ]);
        return [
          {
            product_id,
            opening_value: formatAmount(opening),
            ...Object.fromEntries(flows),
            closing_value: formatAmount((opening + sum(within)) as Amount),
          },
        ];
      });
      const told = report.rows.map(({ product_type: _, product_code: __, product_name: ___, ...row }) => row);
      expect(told, `${from} to ${to} in ${warehouse_id}, seed ${seed}`).toEqual(expected);
    }
  });

  test('the turnover is the mean of the values at the end of each day', async () => {
    for (let turn = 0; turn < 15; turn += 1) {
      const { from, to } = period();
      const report = await stockTurnover(there, { from, to });
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
      for (const row of report.rows) {
        const mine = all.filter((one) => one.product_id === row.product_id);
        const ends = Array.from({ length: days }, (_, place) => dayAfter(from, place)).map((day) =>
          sum(mine.filter((one) => one.day <= day)),
        );
        const out = mine.filter(
          (one) =>
            one.day >= from && one.day <= to && ['STOCK_OUT', 'PRODUCTION_OUT'].includes(one.movement_type),
        );
        const mean = divided(
          ends.reduce((total, one) => total + one, 0n),
          BigInt(days),
        );
        expect([row.average_stock_value, row.issued_value], `${from} to ${to}, seed ${seed}`).toEqual([
          formatAmount(mean),
          formatAmount(-sum(out) as Amount),
        ]);
      }
    }
  });

  test('slow movers were issued last when, and within the days as much as, the ledger says', async () => {
    for (const days of [1, 2, 13, 15, 16, 140]) {
      const today = there.clock.today();
      const report = await slowMovers(there, { days, issued_at_most: '99999999.00' });
      expect(report.rows.map((row) => row.product_id).sort()).toEqual(products);
      for (const row of report.rows) {
        const out = all.filter(
          (one) =>
            one.product_id === row.product_id && ['STOCK_OUT', 'PRODUCTION_OUT'].includes(one.movement_type),
        );
        const within = out.filter((one) => one.day > dayAfter(today, -days));
        const issued = within.reduce((total, one) => total - BigInt(one.quantity.replace('.', '')), 0n);
        expect([row.issued_quantity.replace('.', '').replace(/^0+(?=\d)/, ''), row.last_issue_date]).toEqual([
          String(issued),
          out
            .map((one) => one.day)
            .sort()
            .at(-1) ?? null,
        ]);
      }
    }
  });
});

test('days of another zone than those that are kept are refused, not told wrong', async () => {
  const elsewhere = inZone('Asia/Tokyo');
  const refused = { code: 'SERVICE_UNAVAILABLE' };
  await expect(valueRollForward(elsewhere, {})).rejects.toMatchObject(refused);
  await expect(stockTurnover(elsewhere, {})).rejects.toMatchObject(refused);
  await expect(slowMovers(elsewhere, {})).rejects.toMatchObject(refused);
});
