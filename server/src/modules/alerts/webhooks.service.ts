import { randomBytes, randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit.ts';
import type { Database, Db, Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import {
  checkedAddresses,
  ForbiddenAddress,
  type OutboundRules,
  outboundUrl,
} from '../../platform/http/outbound.ts';
import type { Page } from '../../platform/http/paging.ts';
import { sendJobs } from '../../platform/jobs.ts';
import { say } from '../../platform/words/sentence.ts';
import { attempt, DELIVERY_QUEUE, type DeliverySettings } from './webhook-delivery.ts';
import { bodyOf } from './webhook-message.ts';
import {
  changeSecret,
  countDead,
  deleteBareWebhook,
  deleteWebhook,
  findDelivery,
  findWebhook,
  insertWebhook,
  listDeliveries,
  lockDelivery,
  lockWebhook,
  reviveDeliveries,
  signingTarget,
  updateWebhook,
} from './webhooks.queries.ts';
import type {
  DeliveryFilter,
  Webhook,
  WebhookCreate,
  WebhookDelivery,
  WebhookReplay,
  WebhookTest,
  WebhookUpdate,
  WebhookWithSecret,
} from './webhooks.schemas.ts';

const REPLAY_AT_ONCE = 10_000;

const newSecret = () => randomBytes(32).toString('base64url');

/** Where it leads today. It is checked again at each delivery. @throws VALIDATION_ERROR */
async function requireReachable(url: string, rules: OutboundRules): Promise<void> {
  try {
    await checkedAddresses(outboundUrl(url), rules);
  } catch (error) {
    if (error instanceof ForbiddenAddress) throw invalidField('url', error.sentence);
    throw error;
  }
}

/** @throws NOT_FOUND */
export async function getWebhook(db: Db, webhookId: number): Promise<Webhook> {
  const webhook = await findWebhook(db, webhookId);
  if (webhook === undefined) throw notFound('webhook', webhookId);
  return webhook;
}

async function lockedWebhook(
  tx: Tx,
  webhookId: number,
  strength: 'for update' | 'for no key update' = 'for no key update',
): Promise<Webhook> {
  const webhook = await lockWebhook(tx, webhookId, strength);
  if (webhook === undefined) throw notFound('webhook', webhookId);
  return webhook;
}

/** @throws VALIDATION_ERROR */
export async function createWebhook(
  tx: Tx,
  input: WebhookCreate,
  rules: OutboundRules,
): Promise<WebhookWithSecret> {
  await requireReachable(input.url, rules);
  const secret = newSecret();
  const { url, topics, description = null, is_active = true } = input;
  const webhook = await insertWebhook(tx, { url, topics, description, is_active, secret });
  audit(tx, {
    action: 'webhook.create',
    entityType: 'webhook',
    entityId: webhook.webhook_id,
    after: webhook,
  });
  return { ...webhook, secret };
}

/** @throws VALIDATION_ERROR, NOT_FOUND, CONFLICT (If-Match) */
export async function changeWebhook(
  tx: Tx,
  webhookId: number,
  changes: WebhookUpdate,
  expectedVersion: string | null,
  rules: OutboundRules,
): Promise<Webhook> {
  // Before the lock: a name may take seconds.
  if (changes.url !== undefined) await requireReachable(changes.url, rules);
  const before = await lockedWebhook(tx, webhookId);
  requireVersion(expectedVersion, before);
  const again = changes.is_active === true ? { disabled_reason: null } : {};
  const after = await updateWebhook(tx, webhookId, { ...changes, ...again });
  audit(tx, { action: 'webhook.update', entityType: 'webhook', entityId: webhookId, before, after });
  return after;
}

/** With its deliveries; the audit log keeps that it was there. @throws NOT_FOUND */
export async function removeWebhook(tx: Tx, webhookId: number): Promise<Webhook> {
  const before = await lockedWebhook(tx, webhookId, 'for update');
  await tx.run(deleteWebhook, [webhookId]);
  await tx.run(deleteBareWebhook, [webhookId]);
  audit(tx, { action: 'webhook.delete', entityType: 'webhook', entityId: webhookId, before });
  return before;
}

/** The audit log knows that it was changed, never what it was. @throws NOT_FOUND */
export async function rotateSecret(tx: Tx, webhookId: number): Promise<WebhookWithSecret> {
  const before = await lockedWebhook(tx, webhookId);
  const secret = newSecret();
  const [after] = await tx.run(changeSecret, [webhookId, secret, tx.clock.now()]);
  if (after === undefined) throw notFound('webhook', webhookId);
  audit(tx, { action: 'webhook.rotate_secret', entityType: 'webhook', entityId: webhookId, before, after });
  return { ...after, secret };
}

/** Sends one message now, outside of any transaction and of the queue. @throws NOT_FOUND */
export async function testWebhook(
  db: Database,
  webhookId: number,
  settings: DeliverySettings,
): Promise<WebhookTest> {
  const now = db.clock.now();
  const [target] = await db.run(signingTarget, [webhookId, now]);
  if (target === undefined) throw notFound('webhook', webhookId);
  const body = bodyOf({
    event_id: 0,
    topic: 'webhook.test',
    occurred_at: now.toISOString(),
    entity_type: 'webhook',
    entity_id: webhookId,
    data: { webhook_id: webhookId, message: 'This is a test.' },
  });
  const made = await attempt(target, { id: `test-${randomUUID()}`, body, sentAt: now }, settings);
  return {
    delivered: made.error === null,
    status_code: made.statusCode,
    duration_ms: made.durationMs,
    error: made.error,
  };
}

/** @throws NOT_FOUND */
export async function listDeliveriesOf(
  db: Db,
  webhookId: number,
  list: DeliveryFilter,
): Promise<Page<WebhookDelivery>> {
  await getWebhook(db, webhookId);
  return listDeliveries(db, { ...list, webhook_id: webhookId });
}

/** @throws NOT_FOUND, CONFLICT when it is not dead or its webhook is inactive */
export async function replayDelivery(tx: Tx, deliveryId: number): Promise<WebhookDelivery> {
  const [locked] = await tx.run(lockDelivery, [deliveryId]);
  if (locked === undefined) throw notFound('delivery', deliveryId);
  requireActive(locked.webhook_id, locked.is_active);
  if (locked.status !== 'DEAD') {
    throw new AppError(
      'CONFLICT',
      say`Delivery ${deliveryId} is ${locked.status}. Only a dead one can be replayed.`,
    );
  }
  const before = await findDelivery(tx, deliveryId);
  await revive(tx, deliveryId, null);
  const after = await findDelivery(tx, deliveryId);
  if (after === undefined) throw notFound('delivery', deliveryId);
  audit(tx, {
    action: 'webhook_delivery.replay',
    entityType: 'webhook_delivery',
    entityId: deliveryId,
    before,
    after,
  });
  return after;
}

/** @throws NOT_FOUND, CONFLICT when the webhook is inactive */
export async function replayDead(tx: Tx, webhookId: number): Promise<WebhookReplay> {
  const webhook = await lockedWebhook(tx, webhookId);
  requireActive(webhookId, webhook.is_active);
  const replayed = await revive(tx, null, webhookId);
  const [left] = await tx.run(countDead, [webhookId]);
  const answer = { replayed, remaining: left?.dead ?? 0 };
  audit(tx, { action: 'webhook.replay_dead', entityType: 'webhook', entityId: webhookId, after: answer });
  return answer;
}

function requireActive(webhookId: number, isActive: boolean): void {
  if (isActive) return;
  throw new AppError('CONFLICT', say`Webhook ${webhookId} is inactive. Activate it first.`);
}

/** With the jobs in the same transaction; the tries begin anew. */
async function revive(tx: Tx, deliveryId: number | null, webhookId: number | null): Promise<number> {
  const rows = await tx.run(reviveDeliveries, [deliveryId, webhookId, tx.clock.now(), REPLAY_AT_ONCE]);
  const jobs = rows.map((row) => ({
    data: { webhook_delivery_id: row.webhook_delivery_id, attempt: 0 },
  }));
  await sendJobs(tx, DELIVERY_QUEUE, jobs);
  return rows.length;
}
