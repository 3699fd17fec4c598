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
