import type { Database } from '../../platform/database/database.ts';

/**
 * Sees to it that the ledger's running totals by day (docs/adr/0013) are of the days of this factory's time zone: with another
 * TIME_ZONE than before, all of them are made again. Nobody posts meanwhile; reports read the old ones until then.
 *
 * @returns whether they were made again
 */
export async function keepMovementDays({ pool, policy }: Database): Promise<boolean> {
  const zoneOf = 'select from movement_day_zone where time_zone = $1';
  if ((await pool.query(zoneOf, [policy.timeZone])).rowCount === 1) return false;
  const client = await pool.connect();
  try {
    await client.query('begin; set local statement_timeout = 0; set local lock_timeout = 0');
    await client.query('lock table stock_movements in share row exclusive mode');
    if ((await client.query(zoneOf, [policy.timeZone])).rowCount === 1) {
      // Another server that started with this one was first.
      await client.query('rollback');
      return false;
    }
    // Deleted, not truncated: whoever has an older snapshot still reads what it had.
    await client.query('delete from movement_days');
    await client.query('update movement_day_zone set time_zone = $1', [policy.timeZone]);
    await client.query(`insert into movement_days select * from movement_days_of_ledger()
      order by day, product_id, warehouse_id`);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
