import { setTimeout as sleep } from 'node:timers/promises';
import { systemActor } from '../../platform/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type Jobs, sendJobs } from '../../platform/jobs.ts';
import {
  deleteDelivered,
  hasNewEvents,
  lockReader,
  queueDeliveries,
  registerReader,
} from './webhook-delivery.queries.ts';
import { DELIVERY_QUEUE, type DeliveryJob, type DeliverySettings, deliver } from './webhook-delivery.ts';

/** From the events to the receivers: the dispatcher makes deliveries of events, the queue delivers them. */
export interface WebhookWorker {
  stop(): Promise<void>;
}

export interface WorkerSettings extends DeliverySettings {
  /** how often it looks for events and for deliveries that are due */
  readonly pollMs?: number;
}

interface Log {
  warn(details: object, message: string): void;
}

const BATCH = 500;
const AT_ONCE = 20;
const RETENTION_QUEUE = 'webhook-retention';
const RETENTION_DAYS = 30;
const DELETE_AT_ONCE = 10_000;

/** Every server runs one; together they deliver each event once per webhook, and again only when one of them dies. */
export async function startWebhookWorker(
  db: Database,
  jobs: Jobs,
  settings: WorkerSettings,
  log: Log,
): Promise<WebhookWorker> {
  const { pollMs = 1_000 } = settings;
  await db.run(registerReader, [db.clock.now()]);
  await jobs.work<DeliveryJob>(
    DELIVERY_QUEUE,
    { atOnce: AT_ONCE, expireInSeconds: Math.ceil(settings.timeoutMs / 1000) + 60, pollMs },
    (job, signal) => deliver(db, job, settings, signal),
  );
  await jobs.work(RETENTION_QUEUE, { atOnce: 1, expireInSeconds: 3_600, pollMs: 60_000 }, () =>
    removeOldDeliveries(db),
  );
  await jobs.schedule(RETENTION_QUEUE, '40 3 * * *', db.policy.timeZone);
  return startDispatcher(
    async () => {
      if ((await dispatchEvents(db)) > 0) jobs.wake(DELIVERY_QUEUE);
    },
    pollMs,
    log,
  );
}

function startDispatcher(dispatch: () => Promise<void>, pollMs: number, log: Log): WebhookWorker {
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await dispatch().catch((error: unknown) => log.warn({ err: error }, 'events wait for the next try'));
      await sleep(pollMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const looping = loop();
  return {
    async stop() {
      stopping.abort();
      await looping;
    },
  };
}

/** Queues the deliveries of all new events, and answers how many there are. */
export async function dispatchEvents(db: Database): Promise<number> {
  let total = 0;
  for (;;) {
    const [state] = await db.run(hasNewEvents, []);
    if (state?.has_new !== true) return total;
    const { events, deliveries } = await dispatchBatch(db);
    total += deliveries;
    if (events === 0) return total; // another server is at it
  }
}

/** Deliveries, their jobs and the reader's place are one transaction: a crash leaves all of it or nothing. */
function dispatchBatch(db: Database): Promise<{ events: number; deliveries: number }> {
  return inTransaction(db, systemActor('webhook-dispatch'), async (tx) => {
    const [reader] = await tx.run(lockReader, []);
    if (reader === undefined) return { events: 0, deliveries: 0 };
    const [batch] = await tx.run(queueDeliveries, [reader.last_event_id, BATCH, tx.clock.now()]);
    const deliveries = batch?.deliveries ?? [];
    const jobs = deliveries.map((id): { data: DeliveryJob } => ({
      data: { webhook_delivery_id: id, attempt: 0 },
    }));
    await sendJobs(tx, DELIVERY_QUEUE, jobs);
    return { events: batch?.events ?? 0, deliveries: deliveries.length };
  });
}

/** What was delivered long ago goes; what is dead stays until it is replayed or its webhook deleted. */
export async function removeOldDeliveries(db: Database): Promise<void> {
  const before = new Date(db.clock.now().getTime() - RETENTION_DAYS * 86_400_000);
  let removed: number;
  do {
    removed = (await db.run(deleteDelivered, [before, DELETE_AT_ONCE])).length;
  } while (removed === DELETE_AT_ONCE);
}
