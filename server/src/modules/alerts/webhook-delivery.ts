import { systemActor } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type OutboundRules, post } from '../../platform/http/outbound.ts';
import { sendJobs } from '../../platform/jobs.ts';
import {
  buryDelivery,
  type DueDelivery,
  disableWebhook,
  findDue,
  recordAttempt,
} from './webhook-delivery.queries.ts';
import { bodyOf, headersOf } from './webhook-message.ts';
import type { Secrets } from './webhooks.queries.ts';

/** One delivery: try it, write down what came of it, and queue the next try with that in one transaction. */

export const DELIVERY_QUEUE = 'webhook-deliveries';

/** Of a delivery, its `try`-th try: a job that comes a second time for a try that is written down does nothing. */
export interface DeliveryJob {
  readonly webhook_delivery_id: number;
  readonly attempt: number;
}

export interface DeliverySettings extends OutboundRules {
  readonly timeoutMs: number;
  /** how long to wait after the first failure, the second and so on; after the last one the delivery is dead */
  readonly retryDelaysMs?: readonly number[];
  /** a number from 0 to 1 that spreads the tries */
  readonly random?: () => number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const RETRY_DELAYS_MS: readonly number[] = [
  10 * SECOND,
  30 * SECOND,
  90 * SECOND,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
];

/** A try comes up to a fifth earlier or later, so that what failed together does not come back together. */
function spread(delayMs: number, random: () => number): number {
  return Math.round(delayMs * (0.8 + 0.4 * random()));
}

export interface Attempt {
  readonly statusCode: number | null;
  readonly durationMs: number;
  /** null: the receiver took it */
  readonly error: string | null;
}

/** Posts a message now, whatever comes of it. @throws only when `signal` says so */
export async function attempt(
  target: Secrets & { readonly url: string },
  message: { readonly id: string; readonly body: string; readonly sentAt: Date },
  settings: DeliverySettings,
  signal?: AbortSignal,
): Promise<Attempt> {
  const secrets = [target.secret, ...(target.previous_secret === null ? [] : [target.previous_secret])];
  const startedAt = performance.now();
  const duration = () => Math.round(performance.now() - startedAt);
  try {
    const statusCode = await post(
      {
        url: target.url,
        headers: headersOf(message.id, message.sentAt, secrets, message.body),
        body: message.body,
        timeoutMs: settings.timeoutMs,
        ...(signal === undefined ? {} : { signal }),
      },
      settings,
    );
    const taken = statusCode >= 200 && statusCode < 300;
    return { statusCode, durationMs: duration(), error: taken ? null : refusal(statusCode) };
  } catch (error) {
    signal?.throwIfAborted();
    return { statusCode: null, durationMs: duration(), error: wordsOf(error) };
  }
}

function refusal(statusCode: number): string {
  const redirect = statusCode >= 300 && statusCode < 400;
  return `The receiver answered ${statusCode}${redirect ? '; redirects are not followed' : ''}.`;
}

/** Several addresses that all refuse end in an error without words; its code says it. */
function wordsOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return (message || code || 'The request failed').slice(0, 500);
}

/** The handler of the queue. A failure of the database is left to the queue, which gives the job again. */
export async function deliver(
  db: Database,
  { webhook_delivery_id: deliveryId, attempt: wanted }: DeliveryJob,
  settings: DeliverySettings,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  const sentAt = db.clock.now();
  const [due] = await db.run(findDue, [deliveryId, sentAt]);
  if (due === undefined || due.status !== 'PENDING' || due.attempts !== wanted) return;
  if (!due.is_active) {
    const reason = 'The webhook is inactive. Activate it, then replay this delivery.';
    await db.run(buryDelivery, [deliveryId, wanted, reason]);
    return;
  }
  const message = { id: String(due.event_id), body: bodyOf(due), sentAt };
  const made = await attempt(due, message, settings, signal);
  await inTransaction(db, systemActor(`webhook-delivery-${deliveryId}`), (tx) =>
    record(tx, deliveryId, due, made, settings),
  );
}

const GONE = 410;

async function record(
  tx: Tx,
  deliveryId: number,
  due: DueDelivery,
  { statusCode, durationMs, error }: Attempt,
  { retryDelaysMs = RETRY_DELAYS_MS, random = Math.random }: DeliverySettings,
): Promise<void> {
  // The webhook before the delivery, as everywhere.
  if (statusCode === GONE) await disable(tx, due.webhook_id);
  const now = tx.clock.now();
  const delay = statusCode === GONE || error === null ? undefined : retryDelaysMs[due.attempts];
  const afterMs = delay === undefined ? undefined : spread(delay, random);
  const next = afterMs === undefined ? null : new Date(now.getTime() + afterMs);
  const status = error === null ? 'DELIVERED' : next === null ? 'DEAD' : 'PENDING';
  const written = await tx.run(recordAttempt, [
    deliveryId,
    due.attempts,
    status,
    now,
    statusCode,
    durationMs,
    error,
    next,
  ]);
  if (written.length === 0 || afterMs === undefined) return;
  const job: DeliveryJob = { webhook_delivery_id: deliveryId, attempt: due.attempts + 1 };
  await sendJobs(tx, DELIVERY_QUEUE, [{ data: job, afterMs }]);
}

/** The receiver says that it will never take anything again. */
async function disable(tx: Tx, webhookId: number): Promise<void> {
  const reason = 'The receiver answered 410 Gone.';
  const [disabled] = await tx.run(disableWebhook, [webhookId, reason, tx.clock.now()]);
  if (disabled === undefined) return;
  audit(tx, {
    action: 'webhook.disable',
    entityType: 'webhook',
    entityId: webhookId,
    before: { is_active: true },
    after: { is_active: false, disabled_reason: reason },
  });
}
