import type { Db, Parameter } from '../../platform/database/database.ts';
import type { Statement } from '../../platform/database/statement.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';

/**
 * Reports of a period read the ledger's running totals by day (docs/adr/0013): what stood at the end of one day less what stood
 * before another. So their cost follows the number of scopes, not that of movements.
 */

/** What `movement_days` says of each scope of `stock_scopes s` at the end of the last day that fits the condition. */
export const lastDay = (name: string, condition: string) =>
  `left join lateral (select d.* from movement_days d where d.product_id = s.product_id and d.warehouse_id = s.warehouse_id
     and ${condition} order by d.day desc limit 1) ${name} on true`;

/** Asked once per statement: the days are kept in one time zone, and other days would be other figures. */
export const inZone = (parameter: string) => `(select require_movement_day_zone(${parameter}::text))`;

const OTHER_ZONE = 'HD020';

/** Runs a statement that reads days. @throws SERVICE_UNAVAILABLE (another server keeps them in another time zone) */
export async function runByDay<Row>(
  db: Db,
  statement: Statement<Row>,
  values: readonly Parameter[],
): Promise<Row[]> {
  try {
    return await db.run(statement, values);
  } catch (error) {
    if ((error as { code?: unknown }).code !== OTHER_ZONE) throw error;
    throw new AppError(
      'SERVICE_UNAVAILABLE',
      say`The days of the ledger are kept in another time zone than ${db.policy.timeZone}. Set TIME_ZONE alike on every server and start this one again.`,
      [],
      { cause: error, retryAfterSeconds: 60 },
    );
  }
}
