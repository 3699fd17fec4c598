import { sql } from 'kysely';
import { type Db, queries } from '../../platform/database/database.ts';
import type { AuditEntry, AuditEntrySummary, AuditLogQuery } from './audit-log.schemas.ts';

const COLUMNS = [
  'a.audit_id',
  'a.occurred_at',
  'a.user_id',
  'a.username',
  'a.request_id',
  'a.action',
  'a.entity_type',
  'a.entity_id',
] as const;

/** A place in the log's order. */
export interface Position {
  readonly occurredAt: string;
  readonly auditId: number;
}

/** The first moment of a day, or of the day after it, as the factory's clocks show it. */
const startOf = (db: Db, day: string, daysLater = 0) =>
  sql<string>`((${day}::date + ${sql.lit(daysLater)})::timestamp at time zone ${db.policy.timeZone}::text)`;

/**
 * The users and the actions that hold the text, of which there are few, and not the log itself. The actions are found by
 * going from one to the next in their index.
 */
const found = (search: string) => sql<boolean>`(
  a.user_id = any(array(
    select u.user_id from users u where strpos(search_fold(u.username || ' ' || u.full_name), search_fold(${search})) > 0))
  or a.action = any(array(
    with recursive actions as (
      (select action from audit_log order by action limit 1)
      union all
      select (select l.action from audit_log l where l.action > actions.action order by l.action limit 1)
      from actions where actions.action is not null)
    select action from actions where strpos(search_fold(action), search_fold(${search})) > 0)))`;

/**
 * The limit stands in the text: as a parameter, the generic plan would reckon with a tenth of the table. Two limits for all
 * sizes of page, so that there are not hundreds of texts.
 */
const LIMITS = [51, 501] as const;

/** The entries of a page, newest first, and at least one more, when there is one. */
export async function readAuditLog(
  db: Db,
  filter: AuditLogQuery,
  { after, pageSize }: { readonly after: Position | null; readonly pageSize: number },
): Promise<AuditEntrySummary[]> {
  let query = queries.selectFrom('audit_log as a').select(COLUMNS);
  if (filter.user_id !== undefined) query = query.where('a.user_id', '=', filter.user_id);
  if (filter.action !== undefined) query = query.where('a.action', '=', filter.action);
  if (filter.entity_type !== undefined) query = query.where('a.entity_type', '=', filter.entity_type);
  if (filter.entity_id !== undefined) query = query.where('a.entity_id', '=', filter.entity_id);
  if (filter.request_id !== undefined) query = query.where('a.request_id', '=', filter.request_id);
  if (filter.from !== undefined) query = query.where('a.occurred_at', '>=', startOf(db, filter.from));
  if (filter.to !== undefined) query = query.where('a.occurred_at', '<', startOf(db, filter.to, 1));
  if (filter.search !== undefined) query = query.where(found(filter.search.trim()));
  if (after !== null) {
    query = query.where(
      sql<boolean>`(a.occurred_at, a.audit_id) < (${after.occurredAt}::timestamptz, ${after.auditId}::bigint)`,
    );
  }
  const limit = pageSize < LIMITS[0] ? LIMITS[0] : LIMITS[1];
  const ordered = query.orderBy('a.occurred_at', 'desc').orderBy('a.audit_id', 'desc');
  return db.select(ordered.limit(sql.lit(limit)));
}

export async function findAuditEntry(db: Db, auditId: number): Promise<AuditEntry | undefined> {
  const [entry] = await db.select(
    queries
      .selectFrom('audit_log as a')
      .select([...COLUMNS, 'a.before', 'a.after'])
      .where('a.audit_id', '=', auditId),
  );
  return entry;
}
