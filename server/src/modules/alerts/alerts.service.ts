import type { Updateable } from 'kysely';
import type { Alerts } from '../../db/tables.ts';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { publish } from '../../platform/events.ts';
import { momentOf } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import { findAlert, lockAlerts, lockUser, updateAlert } from './alerts.queries.ts';
import type { Alert, AlertAcknowledgement, AlertAssignment, AlertSnooze } from './alerts.schemas.ts';

const LONGEST_SNOOZE_MS = 366 * 86_400_000;

/** @throws NOT_FOUND */
export async function getAlert(db: Db, alertId: number): Promise<Alert> {
  const alert = await findAlert(db, alertId);
  if (alert === undefined) throw notFound('alert', alertId);
  return alert;
}

/** Seen, somebody takes care: it is quiet until it gets worse. @throws NOT_FOUND; CONFLICT when it is resolved */
export function acknowledgeAlert(tx: Tx, alertId: number, input: AlertAcknowledgement): Promise<Alert> {
  return change(tx, alertId, 'acknowledge', {
    status: 'ACKNOWLEDGED',
    acknowledged_at: tx.clock.now(),
    acknowledged_by: tx.actor.userId,
    acknowledgement_note: input.note ?? null,
    snoozed_until: null,
    snoozed_by: null,
  });
}

/** Quiet until then, or until it gets worse. @throws VALIDATION_ERROR, NOT_FOUND; CONFLICT when it is resolved */
export function snoozeAlert(tx: Tx, alertId: number, input: AlertSnooze): Promise<Alert> {
  const until = momentOf(input.until);
  const ahead = until.getTime() - tx.clock.now().getTime();
  if (ahead <= 0 || ahead > LONGEST_SNOOZE_MS) {
    throw invalidField('until', say`must be in the future, at most a year from now`);
  }
  return change(tx, alertId, 'snooze', {
    status: 'SNOOZED',
    snoozed_until: until,
    snoozed_by: tx.actor.userId,
  });
}

/** @throws NOT_FOUND; CONFLICT when the alert is resolved or the user inactive */
export async function assignAlert(tx: Tx, alertId: number, input: AlertAssignment): Promise<Alert> {
  await getAlert(tx, alertId);
  if (input.user_id !== null) await requireActiveUser(tx, input.user_id);
  return change(tx, alertId, 'assign', { assigned_to: input.user_id });
}

async function requireActiveUser(tx: Tx, userId: number): Promise<void> {
  const [user] = await tx.run(lockUser, [userId]);
  if (user === undefined) throw notFound('user', userId);
  if (user.is_active) return;
  throw new AppError(
    'CONFLICT',
    say`${user.full_name} is inactive and sees no alerts. Choose somebody else.`,
  );
}

const TOPICS = {
  acknowledge: 'alert.acknowledged',
  snooze: 'alert.snoozed',
  assign: 'alert.assigned',
} as const;

async function change(
  tx: Tx,
  alertId: number,
  action: keyof typeof TOPICS,
  changes: Updateable<Alerts>,
): Promise<Alert> {
  await lockAlerts(tx, [await getAlert(tx, alertId)]);
  const before = await getAlert(tx, alertId);
  requireUnresolved(before);
  await updateAlert(tx, alertId, changes);
  const after = await getAlert(tx, alertId);
  audit(tx, { action: `alert.${action}`, entityType: 'alert', entityId: alertId, before, after });
  const topic = TOPICS[action];
  const payload = { change: topic.slice('alert.'.length).toUpperCase(), ...after };
  publish(tx, [{ topic, entityType: 'alert', entityId: alertId, payload }]);
  return after;
}

function requireUnresolved(alert: Alert): void {
  if (alert.status !== 'RESOLVED') return;
  throw new AppError(
    'CONFLICT',
    say`This alert is resolved: its cause is gone, and there is nothing left to do. Read the open ones.`,
    [{ status: alert.status, resolved_at: alert.resolved_at }],
  );
}
