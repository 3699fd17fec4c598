import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { readPage, sortOrder } from '../../platform/http/paging.ts';
import type { Import, ImportList, ImportOptions } from './imports.schemas.ts';
import type { KindName } from './kind.ts';
import type { ImportError } from './report.ts';

const SUMMARY = [
  'import_id',
  'kind',
  'is_dry_run',
  'status',
  'rows_total',
  'rows_done',
  'error_count',
  'message',
  'options',
  'created_by',
  'created_at',
  'finished_at',
] as const;

export async function findImport(db: Db, importId: number): Promise<Import | undefined> {
  const query = queries
    .selectFrom('imports')
    .select([...SUMMARY, 'errors'])
    .where('import_id', '=', importId);
  const [row] = await db.select(query);
  return row as Import | undefined;
}

export async function listImports(db: Db, list: ImportList) {
  const order = sortOrder(list.sort, '-import_id');
  let query = queries.selectFrom('imports').select(SUMMARY);
  if (list.kind !== undefined) query = query.where('kind', '=', list.kind);
  if (list.status !== undefined) query = query.where('status', '=', list.status);
  if (list.is_dry_run !== undefined) query = query.where('is_dry_run', '=', list.is_dry_run);
  const page = await readPage(db, query.orderBy(order.field, order.direction).orderBy('import_id'), list);
  return { ...page, items: page.items as unknown as Omit<Import, 'errors'>[] };
}

const insert = statement<{ import_id: number }>(
  'import_insert',
  `insert into imports (kind, is_dry_run, options, created_by, created_at) values ($1, $2, $3, $4, $5) returning import_id`,
);

export async function insertImport(
  tx: Tx,
  one: { kind: KindName; isDryRun: boolean; options: ImportOptions },
): Promise<number> {
  const options = JSON.stringify(one.options);
  const rows = await tx.run(insert, [one.kind, one.isDryRun, options, tx.actor.userId, tx.clock.now()]);
  return only(rows).import_id;
}

/** Never goes back: a progress that comes late must not overwrite the end. */
const progress = statement<never>(
  'import_progress',
  `update imports set rows_total = $2, rows_done = $3 where import_id = $1 and status = 'RUNNING'`,
);

export async function saveProgress(db: Db, importId: number, total: number, done: number): Promise<void> {
  await db.run(progress, [importId, total, done]);
}

export interface Ending {
  readonly status: Exclude<Import['status'], 'RUNNING'>;
  readonly errorCount: number;
  readonly errors: readonly ImportError[];
  readonly message: string;
}

const end = statement<never>(
  'import_end',
  `update imports set status = $2, error_count = $3, errors = $4, message = $5, finished_at = $6
   where import_id = $1 and status = 'RUNNING'`,
);

export async function saveEnding(db: Db, importId: number, ending: Ending): Promise<void> {
  await db.run(end, [
    importId,
    ending.status,
    ending.errorCount,
    JSON.stringify(ending.errors),
    ending.message,
    db.clock.now(),
  ]);
}

const failRunning = statement<never>(
  'imports_fail_running',
  `update imports set status = 'FAILED', finished_at = $1, message = $2 where status = 'RUNNING'`,
);

/** Imports that were at work when the server ended: they wrote nothing, and nobody works on them any more. */
export async function failInterruptedImports(db: Db): Promise<void> {
  await db.run(failRunning, [
    db.clock.now(),
    'The server stopped during the import. Nothing was imported; send the file again.',
  ]);
}
