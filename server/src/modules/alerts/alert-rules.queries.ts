import { statement } from '../../platform/database/statement.ts';

/**
 * Every judgement happens under the lock of its records, taken by a statement before, so that the judgement's snapshot is
 * younger: of two transactions that change a product at once, the one that judges later sees both changes. Sorted by the caller;
 * the function is called in the order of the arrays.
 */
export const lockRecords = statement<never>(
  'alerts_lock_records',
  'select pg_advisory_xact_lock(kind, id) from unnest($1::integer[], $2::integer[]) as l (kind, id)',
);

/**
 * What should be open for some records, compared with what is open, and the difference written with its events. The rules are
 * functions of the database (migration 0010): set up as one plan they took 0.4 ms of each stock-out, of which most was for
 * writing nothing.
 *
 * $1 ids, $2 today, $3 the moment, $4 the request, $5 days of warning before expiry
 */
export const judgeProducts = statement<never>(
  'alerts_judge_products',
  'select judge_products($1, $2, $3, $4, $5)',
);

export const judgePurchaseOrders = statement<never>(
  'alerts_judge_purchase_orders',
  'select judge_purchase_orders($1, $2, $3, $4)',
);

export const judgeProductionOrders = statement<never>(
  'alerts_judge_production_orders',
  'select judge_production_orders($1, $2, $3, $4)',
);
