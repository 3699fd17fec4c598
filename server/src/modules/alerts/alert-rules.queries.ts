import { statement } from '../../platform/database/statement.ts';

/**
 * What should be open for some records, compared with what is open, and the difference written with its events. The rules are
 * functions of the database (migration 0011): set up as one plan they took 0.4 ms of each stock-out, of which most was for
 * writing nothing. The function locks the records first, in the order of the two arrays.
 *
 * $1 classes and $2 keys of the locks, $3 products, $4 purchase orders, $5 production orders, $6 today, $7 the moment,
 * $8 the request, $9 days of warning before expiry
 */
export const judgeRecords = statement<never>(
  'alerts_judge',
  'select judge_changes($1, $2, $3, $4, $5, $6, $7, $8, $9)',
);

/** The locks alone: for whoever changes alerts by hand. */
export const lockRecords = statement<never>(
  'alerts_lock_records',
  'select pg_advisory_xact_lock(kind, key) from unnest($1::integer[], $2::integer[]) as l (kind, key)',
);
