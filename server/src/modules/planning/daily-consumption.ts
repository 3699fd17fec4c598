import { type Quantity, quantity, ZERO_QUANTITY } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** What was used of a product day by day, oldest first; every day of the period is there. */
export interface DailyConsumption {
  /** the first day: of the period, or later when the product came into stock later */
  readonly from: string;
  readonly days: readonly Quantity[];
}

const readConsumption = statement<{
  product_id: number;
  first_day: string;
  day: string | null;
  quantity: string | null;
}>(
  'planning_daily_consumption',
  `select f.product_id, greatest(f.first_day, $2::date) as first_day, c.day, c.quantity from (
     select p.product_id, (select (m.movement_date at time zone $4)::date from stock_movements m
         where m.product_id = p.product_id order by m.movement_date, m.movement_id limit 1) as first_day
     from unnest($1::bigint[]) as p (product_id)) f
   left join (
     select m.product_id, (m.movement_date at time zone $4)::date as day, -sum(m.quantity) as quantity
     from stock_movements m
     where m.product_id = any($1::bigint[]) and m.movement_type = any($5::text[])
       and m.movement_date >= $2::date::timestamp at time zone $4
       and m.movement_date < ($3::date + 1)::timestamp at time zone $4
     group by 1, 2) c on c.product_id = f.product_id
   where f.first_day <= $3::date order by f.product_id, c.day`,
);

const DAY_MS = 86_400_000;

/** A calendar day so many days later (or earlier). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/**
 * What left stock for customers and production on each of the last `days` whole days, today not among them: by noon it would
 * look like half a day's demand. Transfers, scrap and corrections are no demand. A product that came into stock within the
 * period starts on that day, so that days before it do not count as days without demand; one that never had stock is absent.
 *
 * @param options.withProduction false: only what left for customers and by hand, which no recipe explains
 */
export async function dailyConsumption(
  db: Db,
  productIds: readonly number[],
  days: number,
  { withProduction = true }: { withProduction?: boolean } = {},
): Promise<Map<number, DailyConsumption>> {
  const to = addDays(db.clock.today(), -1);
  const rows = await db.run(readConsumption, [
    productIds,
    addDays(to, 1 - days),
    to,
    db.policy.timeZone,
    withProduction ? ['STOCK_OUT', 'PRODUCTION_OUT'] : ['STOCK_OUT'],
  ]);
  const series = new Map<number, { from: string; days: Quantity[] }>();
  for (const row of rows) {
    let one = series.get(row.product_id);
    if (one === undefined) {
      const length = daysBetween(row.first_day, to) + 1;
      one = { from: row.first_day, days: Array.from({ length }, () => ZERO_QUANTITY) };
      series.set(row.product_id, one);
    }
    if (row.day !== null && row.quantity !== null)
      one.days[daysBetween(one.from, row.day)] = quantity(row.quantity);
  }
  return series;
}
