import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** What has changed since a run has last looked; triggers of the tables leave a mark in each transaction that changes something. */
export interface Marks {
  readonly markIds: readonly number[];
  readonly productIds: readonly number[];
  /** something that all of the plan may follow from: a product, a recipe, a unit, the calendar, the settings */
  readonly isEverything: boolean;
}

const read = statement<{ mark_id: number; product_id: number | null }>(
  'planning_marks_read',
  'select mark_id, product_id from planning_marks',
);

/** Of the same snapshot as what is planned from, so that exactly what was read is unmarked later. */
export async function readMarks(tx: Tx): Promise<Marks> {
  const rows = await tx.run(read, []);
  const products = new Set(rows.flatMap((row) => (row.product_id === null ? [] : [row.product_id])));
  return {
    markIds: rows.map((row) => row.mark_id),
    productIds: [...products],
    isEverything: rows.some((row) => row.product_id === null),
  };
}

const unmark = statement<never>(
  'planning_marks_delete',
  'delete from planning_marks where mark_id = any($1::bigint[])',
);

export async function deleteMarks(tx: Tx, markIds: readonly number[]): Promise<void> {
  if (markIds.length > 0) await tx.run(unmark, [markIds]);
}

/**
 * One mark for each product instead of many. New marks take their place and none is kept, because a run may have read some of them and
 * delete those later: what it has not read must bear a number that it has not seen.
 */
const compact = statement<never>(
  'planning_marks_compact',
  `with gone as (delete from planning_marks where (select count(*) from planning_marks) >= $1 returning product_id)
   insert into planning_marks (product_id) select distinct product_id from gone`,
);

/** So many marks are worth the work; where nobody plans they would only grow. */
const COMPACTED_FROM = 10_000;

export async function compactMarks(db: Db): Promise<void> {
  await db.run(compact, [COMPACTED_FROM]);
}
