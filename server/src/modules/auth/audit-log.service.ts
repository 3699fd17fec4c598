import type { Db } from '../../platform/database/database.ts';
import { invalidField, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { findAuditEntry, type Position, readAuditLog } from './audit-log.queries.ts';
import type { AuditEntry, AuditEntrySummary, AuditLogPage, AuditLogQuery } from './audit-log.schemas.ts';

const DEFAULT_PAGE_SIZE = 50;

/** A page of the log, newest first. @throws VALIDATION_ERROR (a cursor or filters that make no sense) */
export async function listAuditLog(db: Db, query: AuditLogQuery): Promise<AuditLogPage> {
  const { page_size: pageSize = DEFAULT_PAGE_SIZE, from, to, cursor } = query;
  if (query.entity_id !== undefined && query.entity_type === undefined) {
    throw invalidField('entity_id', say`needs entity_type, because each kind of record has its own numbers`);
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw invalidField('to', say`must not be before from`);
  }
  const after = cursor === undefined ? null : positionOf(cursor);
  const rows = await readAuditLog(db, query, { after, pageSize });
  const items = rows.slice(0, pageSize);
  const last = items.at(-1);
  const hasNext = rows.length > pageSize && last !== undefined;
  return { items, page_size: pageSize, has_next: hasNext, next_cursor: hasNext ? cursorOf(last) : null };
}

/** @throws NOT_FOUND */
export async function getAuditEntry(db: Db, auditId: number): Promise<AuditEntry> {
  const entry = await findAuditEntry(db, auditId);
  if (entry === undefined) throw notFound('entry of the audit log', auditId);
  return entry;
}

/** The cursor is the place of a page's last row. Its form is nobody's business but this file's. */
function cursorOf(row: AuditEntrySummary): string {
  return Buffer.from(`${row.occurred_at} ${row.audit_id}`).toString('base64url');
}

function positionOf(cursor: string): Position {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, occurredAt = '', auditId = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z) (\d{1,15})$/.exec(text) ?? [];
  const isOurs = Buffer.from(text, 'latin1').toString('base64url') === cursor;
  if (!isOurs || Number.isNaN(Date.parse(occurredAt))) {
    throw invalidField(
      'cursor',
      say`is not the next_cursor of a page. Leave it out to start at the first page`,
    );
  }
  return { occurredAt, auditId: Number(auditId) };
}
