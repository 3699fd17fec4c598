import type { Tx } from './database/database.ts';
import { statement } from './database/statement.ts';

export interface AuditEntry {
  /** `warehouse.create`, `stock.issue`: what was done, noun and verb */
  readonly action: `${string}.${string}`;
  readonly entityType: string;
  readonly entityId: number | string;
  readonly before?: unknown;
  readonly after?: unknown;
}

const insertAuditEntry = statement<never>(
  'audit_insert',
  `insert into audit_log (occurred_at, user_id, username, request_id, action, entity_type, entity_id, before, after)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

const insertAuditEntries = statement<never>(
  'audit_insert_many',
  `insert into audit_log (occurred_at, user_id, username, request_id, action, entity_type, entity_id, after)
   select $1::timestamptz, $2::bigint, $3::text, $4::text, $5::text, $6::text, e.entity_id, e.after
   from unnest($7::text[], $8::jsonb[]) as e (entity_id, after)`,
);

/** The same for many records that were created together: one statement. */
export function auditCreated(
  tx: Tx,
  action: AuditEntry['action'],
  entityType: string,
  created: readonly { readonly id: number; readonly after: unknown }[],
): void {
  if (created.length === 0) return;
  tx.defer(insertAuditEntries, [
    tx.clock.now(),
    tx.actor.userId,
    tx.actor.username,
    tx.actor.requestId,
    action,
    entityType,
    created.map((one) => String(one.id)),
    created.map((one) => JSON.stringify(one.after)),
  ]);
}

/** Writes who did what, in the same transaction as the change itself. Costs no round trip of its own. */
export function audit(tx: Tx, entry: AuditEntry): void {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  tx.defer(insertAuditEntry, [
    tx.clock.now(),
    tx.actor.userId,
    tx.actor.username,
    tx.actor.requestId,
    entry.action,
    entry.entityType,
    String(entry.entityId),
    json(entry.before),
    json(entry.after),
  ]);
}
