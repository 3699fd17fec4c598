import { systemActor } from '../actor.ts';
import { type Database, type Db, only } from '../database/database.ts';
import { statement } from '../database/statement.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Topic } from './topics.ts';

/** When an answer was made: what its reader saw, on which start of which server. */
export interface Moment {
  /** the text of a pg_snapshot, taken before the first statement of the answer */
  readonly snapshot: string;
  /** another one after each start, restore or failover of the database: numbers of transactions mean something else then */
  readonly epoch: string;
}

export interface Freshness extends Moment {
  /** something that the snapshot asked about does not see has been committed since, or may have been */
  readonly stale: boolean;
}

/**
 * Whether a kept answer still is what the database would say now, and the snapshot to keep the next answer under. Exact, in
 * whatever order transactions commit: a row is seen here when its transaction has committed, and one that the kept snapshot
 * does not see was committed after it.
 */
const askFreshness = statement<Freshness>(
  'cache_freshness',
  `select pg_current_snapshot()::text as snapshot, pg_postmaster_start_time()::text as epoch,
     coalesce(pg_snapshot_xmin($2::pg_snapshot) < c.horizon or exists (select from data_changes d
       where d.topic = any($1::text[]) and d.xid >= pg_snapshot_xmin($2::pg_snapshot)
         and not pg_visible_in_snapshot(d.xid, $2::pg_snapshot)), true) as stale
   from cache_horizon c`,
);

/** Always asked of the database that takes the writes, never of a replica. */
export async function freshnessOf(
  db: Db,
  topics: readonly Topic[],
  kept: Moment | undefined,
): Promise<Freshness> {
  const asked = only(await db.run(askFreshness, [topics, kept?.snapshot ?? null]));
  return kept !== undefined && kept.epoch !== asked.epoch ? { ...asked, stale: true } : asked;
}

const readIdentity = statement<{ identity: string }>(
  'cache_identity',
  `select installation || '/' || (select oid from pg_database where datname = current_database()) as identity
   from cache_horizon`,
);

/** Tells apart the databases that share one Redis, copies of each other among them. */
export async function identityOf(db: Db): Promise<string> {
  return only(await db.run(readIdentity, [])).identity;
}

/** Answers that are older than so many transactions are made anew. */
const KEPT_TRANSACTIONS = 200_000;

const sweepChanges = statement<never>(
  'cache_sweep',
  `with cut as (
     update cache_horizon set horizon =
       case when horizon > pg_snapshot_xmax(pg_current_snapshot()) then oldest else greatest(horizon, oldest) end
     from (select greatest(3, pg_snapshot_xmin(pg_current_snapshot())::text::bigint - $1::bigint)::text::xid8 as oldest) newest
     returning horizon)
   delete from data_changes using cut where xid < cut.horizon`,
);

const findForeign = statement<{ found: boolean }>(
  'cache_foreign_rows',
  'select exists (select from data_changes where xid >= pg_snapshot_xmax(pg_current_snapshot())) as found',
);

const lockChanges = statement<never>(
  'cache_lock_changes',
  'lock table data_changes in share row exclusive mode',
);
const deleteForeign = statement<never>(
  'cache_delete_foreign',
  'delete from data_changes where xid >= pg_snapshot_xmax(pg_current_snapshot())',
);

/**
 * Deletes the changes that no answer is asked about any more. A backup that was restored brings numbers of another server with
 * it, higher than any here: they go, too, while no writer that has met one of them is under way.
 */
export async function sweepDataChanges(db: Database, kept: number = KEPT_TRANSACTIONS): Promise<void> {
  if (only(await db.run(findForeign, [])).found) {
    await inTransaction(db, systemActor('cache-sweep'), async (tx) => {
      await tx.run(lockChanges, []);
      await tx.run(deleteForeign, []);
    });
  }
  await db.run(sweepChanges, [kept]);
}
