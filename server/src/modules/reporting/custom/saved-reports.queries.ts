import { sql } from 'kysely';
import { type Db, only, queries, type Tx } from '../../../platform/database/database.ts';
import { statement } from '../../../platform/database/statement.ts';
import { literalPattern, type Page, readPage, sortOrder } from '../../../platform/http/paging.ts';
import type { SavedReport, SavedReportList } from './saved-reports.schemas.ts';

/** As it is stored; what of the definition is not known any more, the service finds out. */
export type SavedReportRow = Omit<SavedReport, 'problems'>;

function savedReports() {
  return queries
    .selectFrom('custom_reports as r')
    .innerJoin('users as u', 'u.user_id', 'r.owner_id')
    .select([
      'r.custom_report_id',
      'r.report_name',
      'r.description',
      'r.shared',
      'r.owner_id',
      'u.username as owner_name',
      'r.definition',
      'r.created_at',
      'r.updated_at',
    ]);
}

/** Who looks: an administrator sees the reports of everybody, others their own and those that are shared. */
export interface Reader {
  readonly userId: number | null;
  readonly seesAll: boolean;
}

export async function listSavedReports(
  db: Db,
  reader: Reader,
  list: SavedReportList,
): Promise<Page<SavedReportRow>> {
  const order = sortOrder(list.sort, 'report_name');
  let query = savedReports();
  if (list.mine === true) query = query.where('r.owner_id', '=', reader.userId ?? 0);
  else if (!reader.seesAll)
    query = query.where((where) =>
      where.or([where('r.owner_id', '=', reader.userId ?? 0), where('r.shared', '=', true)]),
    );
  if (list.search) {
    const pattern = literalPattern(list.search);
    query = query.where(
      sql<boolean>`search_fold(r.report_name || ' ' || coalesce(r.description, '')) like '%' || search_fold(${pattern}) || '%'`,
    );
  }
  const sorted = query.orderBy(`r.${order.field}`, order.direction).orderBy('r.custom_report_id');
  return (await readPage(db, sorted, list)) as unknown as Page<SavedReportRow>;
}

export async function findSavedReport(db: Db, reportId: number): Promise<SavedReportRow | undefined> {
  const [row] = await db.select(savedReports().where('r.custom_report_id', '=', reportId));
  return row as unknown as SavedReportRow | undefined;
}

const lock = statement<{ custom_report_id: number }>(
  'custom_report_lock',
  'select custom_report_id from custom_reports where custom_report_id = $1 for no key update',
);

/** @returns the report as it is under the lock */
export async function lockSavedReport(tx: Tx, reportId: number): Promise<SavedReportRow | undefined> {
  await tx.run(lock, [reportId]);
  return findSavedReport(tx, reportId);
}

export type SavedReportContent = Pick<SavedReport, 'report_name' | 'description' | 'shared' | 'definition'>;

/** Nothing comes back when the owner has the name already, also when it is given at this moment. */
const insert = statement<{ custom_report_id: number }>(
  'custom_report_insert',
  `insert into custom_reports (owner_id, report_name, description, shared, definition, created_at, updated_at)
   values ($1, $2, $3, $4, $5::jsonb, $6, $6) on conflict (owner_id, report_name) do nothing returning custom_report_id`,
);

export async function insertSavedReport(
  tx: Tx,
  ownerId: number,
  { report_name, description, shared, definition }: SavedReportContent,
): Promise<number | undefined> {
  const values = [ownerId, report_name, description, shared, JSON.stringify(definition), tx.clock.now()];
  return (await tx.run(insert, values))[0]?.custom_report_id;
}

const taken = statement<{ custom_report_id: number }>(
  'custom_report_taken',
  'select custom_report_id from custom_reports where owner_id = $1 and report_name = $2 and custom_report_id <> $3',
);

export async function savedReportNameTaken(
  db: Db,
  ownerId: number,
  name: string,
  but: number,
): Promise<boolean> {
  return (await db.run(taken, [ownerId, name, but])).length > 0;
}

const update = statement<{ custom_report_id: number }>(
  'custom_report_update',
  `update custom_reports set report_name = $2, description = $3, shared = $4, definition = $5::jsonb, updated_at = $6
   where custom_report_id = $1 returning custom_report_id`,
);

export async function updateSavedReport(
  tx: Tx,
  reportId: number,
  { report_name, description, shared, definition }: SavedReportContent,
): Promise<void> {
  const values = [reportId, report_name, description, shared, JSON.stringify(definition), tx.clock.now()];
  only(await tx.run(update, values));
}

export const deleteSavedReport = statement<never>(
  'custom_report_delete',
  'delete from custom_reports where custom_report_id = $1',
);
