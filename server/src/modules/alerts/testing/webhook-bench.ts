import { setTimeout as sleep } from 'node:timers/promises';
import type { TestDatabase } from '../../../../../tests/harness/database.ts';
import { systemActor } from '../../../platform/actor.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { type PublishedEvent, publish } from '../../../platform/events.ts';
import { type Jobs, startJobs } from '../../../platform/jobs.ts';
import {
  dispatchEvents,
  startWebhookWorker,
  type WebhookWorker,
  type WorkerSettings,
} from '../webhook-delivery.service.ts';
import type { WebhookCreate, WebhookWithSecret } from '../webhooks.schemas.ts';
import { createWebhook } from '../webhooks.service.ts';
import { type Receiver, startReceiver } from './receiver.ts';

/** The receivers of the tests are on this machine. */
export const LOOPBACK = { allowedNetworks: ['127.0.0.0/8'] };
export const SETTINGS = {
  ...LOOPBACK,
  timeoutMs: 5_000,
  retryDelaysMs: [20, 20, 20],
  random: () => 0.5,
  pollMs: 30,
};

const log = { warn: () => {} };

export interface DeliveryRow {
  readonly id: number;
  readonly status: string;
  readonly attempts: number;
  readonly last_status_code: number | null;
  readonly last_error: string | null;
}

/** Servers, receivers and webhooks on one database, for the tests of deliveries. */
export interface WebhookBench {
  work<Result>(steps: (tx: Tx) => Promise<Result>): Promise<Result>;
  startServer(settings?: Partial<WorkerSettings>): Promise<void>;
  receive(...args: Parameters<typeof startReceiver>): Promise<Receiver>;
  create(url: string, more?: Partial<WebhookCreate>): Promise<WebhookWithSecret>;
  announce(...topics: PublishedEvent['topic'][]): Promise<void>;
  deliveries(): Promise<DeliveryRow[]>;
  until(isTrue: () => boolean | Promise<boolean>): Promise<void>;
  /** Waits until there are so many deliveries and none of them waits. */
  settled(count: number): Promise<void>;
  /** One delivery that waits for its first try, with nobody to try it. */
  oneDue(url: string): Promise<{ id: number; webhookId: number }>;
  /** Stops the servers and receivers, and removes the webhooks. */
  clear(): Promise<void>;
}

export async function makeQueues(db: TestDatabase): Promise<void> {
  const jobs = await startJobs(db, log);
  const worker = await startWebhookWorker(db, jobs, SETTINGS, log);
  await worker.stop();
  await jobs.stop();
}

/** Events about nothing, one per topic. */
export async function announceOn(
  db: TestDatabase,
  topics: readonly PublishedEvent['topic'][],
): Promise<void> {
  const events = topics.map((topic, place) => ({
    topic,
    entityType: 'alert',
    entityId: place + 1,
    payload: { alert_id: place + 1, message: 'Şase bitti', available: '0.000' },
  }));
  await inTransaction(db, systemActor('test'), async (tx) => publish(tx, events));
}

export async function createWebhookBench(db: TestDatabase): Promise<WebhookBench> {
  await makeQueues(db);
  const running: { worker: WebhookWorker; jobs: Jobs }[] = [];
  const receivers: Receiver[] = [];
  const bench: WebhookBench = {
    work: (steps) => inTransaction(db, systemActor('test'), steps),
    async startServer(settings = {}) {
      const jobs = await startJobs(db, log);
      running.push({ jobs, worker: await startWebhookWorker(db, jobs, { ...SETTINGS, ...settings }, log) });
    },
    async receive(...args) {
      const receiver = await startReceiver(...args);
      receivers.push(receiver);
      return receiver;
    },
    create: (url, more = {}) =>
      bench.work((tx) => createWebhook(tx, { url, topics: ['*'], ...more }, LOOPBACK)),
    announce: (...topics) => announceOn(db, topics),
    deliveries: () =>
      db.sql<DeliveryRow>(
        `select webhook_delivery_id as id, status, attempts, last_status_code, last_error
         from webhook_deliveries order by webhook_id, event_id`,
      ),
    async until(isTrue) {
      for (const end = performance.now() + 15_000; !(await isTrue()); await sleep(20)) {
        if (performance.now() > end)
          throw new Error(`It did not become true: ${JSON.stringify(await bench.deliveries())}`);
      }
    },
    settled: (count) =>
      bench.until(async () => {
        const rows = await bench.deliveries();
        return rows.length === count && rows.every(({ status }) => status !== 'PENDING');
      }),
    async oneDue(url) {
      const { webhook_id: webhookId } = await bench.create(url);
      await bench.announce('alert.raised');
      await dispatchEvents(db);
      const [row] = await bench.deliveries();
      return { id: row?.id ?? 0, webhookId };
    },
    async clear() {
      for (const { worker, jobs } of running.splice(0)) {
        await worker.stop();
        await jobs.stop();
      }
      await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
      await dispatchEvents(db);
      await db.sql('truncate webhook_deliveries, webhooks');
    },
  };
  return bench;
}
