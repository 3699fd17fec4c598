import type { Actor } from '../../../platform/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Database, Db, Tx } from '../../../platform/database/database.ts';
import { AppError, duplicate, invalidField, notFound } from '../../../platform/errors/app-error.ts';
import { requireVersion } from '../../../platform/http/api.ts';
import type { Page } from '../../../platform/http/paging.ts';
import { withSemicolons } from '../../../platform/words/joined.ts';
import { say } from '../../../platform/words/sentence.ts';
import type { CustomReport, CustomReportDefinition } from './custom-reports.schemas.ts';
import { requireKnown, runCustomReport } from './custom-reports.service.ts';
import { checkDefinition, MAX_FILTERS } from './definition.ts';
import {
  deleteSavedReport,
  findSavedReport,
  insertSavedReport,
  listSavedReports,
  lockSavedReport,
  type Reader,
  type SavedReportContent,
  type SavedReportRow,
  savedReportNameTaken,
  updateSavedReport,
} from './saved-reports.queries.ts';
import type {
  SavedReport,
  SavedReportCreate,
  SavedReportList,
  SavedReportRun,
  SavedReportUpdate,
} from './saved-reports.schemas.ts';

const readerOf = (actor: Actor): Reader => ({ userId: actor.userId, seesAll: actor.role === 'admin' });

const judged = (row: SavedReportRow, { language }: Actor): SavedReport => ({
  ...row,
  problems: checkDefinition(row.definition).problems.map(({ field, message }) => ({
    field,
    message: message.in(language),
  })),
});

export async function listSaved(db: Db, actor: Actor, list: SavedReportList): Promise<Page<SavedReport>> {
  const { items, ...page } = await listSavedReports(db, readerOf(actor), list);
  return { items: items.map((row) => judged(row, actor)), ...page };
}

/** One that the caller must not see is none. @throws NOT_FOUND */
export async function getSaved(db: Db, actor: Actor, reportId: number): Promise<SavedReport> {
  return judged(requireVisible(await findSavedReport(db, reportId), actor, reportId), actor);
}

function requireVisible(row: SavedReportRow | undefined, actor: Actor, reportId: number): SavedReportRow {
  const { userId, seesAll } = readerOf(actor);
  if (row === undefined || !(seesAll || row.shared || row.owner_id === userId))
    throw notFound('saved report', reportId);
  return row;
}

/** @throws VALIDATION_ERROR, DUPLICATE */
export async function createSaved(tx: Tx, input: SavedReportCreate): Promise<SavedReport> {
  requireKnown(input.definition);
  const { userId } = tx.actor;
  if (userId === null)
    throw new AppError('INSUFFICIENT_PERMISSIONS', say`A saved report belongs to a user. Log in as one.`);
  const { report_name, description = null, shared = false, definition } = input;
  const reportId = await insertSavedReport(tx, userId, { report_name, description, shared, definition });
  if (reportId === undefined) throw duplicate('saved report', 'report_name', report_name);
  const after = await getSaved(tx, tx.actor, reportId);
  record(tx, 'create', reportId, { after: contentOf(after) });
  return after;
}

/** @throws NOT_FOUND, INSUFFICIENT_PERMISSIONS, CONFLICT (If-Match), VALIDATION_ERROR, DUPLICATE */
export async function changeSaved(
  tx: Tx,
  reportId: number,
  changes: SavedReportUpdate,
  expectedVersion: string | null,
): Promise<SavedReport> {
  const before = await lockedOwn(tx, reportId);
  requireVersion(expectedVersion, before);
  if (changes.definition !== undefined) requireKnown(changes.definition);
  const wanted = { ...contentOf(before), ...changes };
  if (await savedReportNameTaken(tx, before.owner_id, wanted.report_name, reportId))
    throw duplicate('saved report', 'report_name', wanted.report_name);
  await updateSavedReport(tx, reportId, wanted);
  const after = await getSaved(tx, tx.actor, reportId);
  record(tx, 'update', reportId, { before: contentOf(before), after: contentOf(after) });
  return after;
}

/** @throws NOT_FOUND, INSUFFICIENT_PERMISSIONS */
export async function removeSaved(tx: Tx, reportId: number): Promise<SavedReportRow> {
  const before = await lockedOwn(tx, reportId);
  tx.defer(deleteSavedReport, [reportId]);
  record(tx, 'delete', reportId, { before: contentOf(before) });
  return before;
}

/** @throws NOT_FOUND, INSUFFICIENT_PERMISSIONS */
async function lockedOwn(tx: Tx, reportId: number): Promise<SavedReportRow> {
  const row = requireVisible(await lockSavedReport(tx, reportId), tx.actor, reportId);
  if (row.owner_id === tx.actor.userId || tx.actor.role === 'admin') return row;
  throw new AppError(
    'INSUFFICIENT_PERMISSIONS',
    say`This report belongs to ${row.owner_name}: only the owner or an administrator changes it. Save it under a name of your own.`,
    [{ owner_name: row.owner_name }],
  );
}

/**
 * A filter that the caller sends takes the place of all saved ones on its field.
 *
 * @throws NOT_FOUND; CONFLICT when the saved definition does not fit any more, or the report costs too much; VALIDATION_ERROR
 * by the filters of the caller
 */
export async function runSaved(
  db: Database,
  actor: Actor,
  reportId: number,
  { filters = [] }: SavedReportRun,
): Promise<{ report: CustomReport; name: string }> {
  const { definition, report_name: name } = await getSaved(db, actor, reportId);
  const { problems } = checkDefinition(definition);
  if (problems.length > 0)
    throw new AppError(
      'CONFLICT',
      say`The saved report does not fit the data any more: ${withSemicolons(problems.map(({ field, message }) => say`${field} ${message}`))}. Change its definition with PUT.`,
      problems.map((problem) => ({ ...problem })),
    );
  const replaced = new Set(filters.map(({ field }) => field));
  const kept = (definition.filters ?? []).filter(({ field }) => !replaced.has(field));
  const report = await runCustomReport(db, actor, {
    ...definition,
    filters: withinLimit([...filters, ...kept]),
  });
  return { report, name };
}

/** @throws VALIDATION_ERROR */
function withinLimit(
  filters: NonNullable<CustomReportDefinition['filters']>,
): NonNullable<CustomReportDefinition['filters']> {
  if (filters.length <= MAX_FILTERS) return filters;
  throw invalidField(
    'filters',
    say`together with those of the saved report there are ${filters.length}; at most ${MAX_FILTERS} are possible.`,
  );
}

function record(
  tx: Tx,
  verb: 'create' | 'update' | 'delete',
  entityId: number,
  change: { before?: SavedReportContent; after?: SavedReportContent },
): void {
  audit(tx, { action: `custom_report.${verb}`, entityType: 'custom_report', entityId, ...change });
}

const contentOf = ({ report_name, description, shared, definition }: SavedReportRow): SavedReportContent => ({
  report_name,
  description,
  shared,
  definition,
});
