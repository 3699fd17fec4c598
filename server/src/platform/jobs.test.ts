import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts';
import { systemActor } from './actor.ts';
import { inTransaction } from './database/transaction.ts';
import { type Jobs, sendJobs, startJobs } from './jobs.ts';

let db: TestDatabase;
const warnings: string[] = [];
const log = { warn: (_details: object, message: string) => void warnings.push(message) };
const started: Jobs[] = [];
const RULES = { atOnce: 4, expireInSeconds: 30, retryDelaySeconds: 0, pollMs: 50 };

beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((jobs) => jobs.stop()));
  warnings.length = 0;
});
afterAll(() => db.drop());

async function start(): Promise<Jobs> {
  const jobs = await startJobs(db, log);
  started.push(jobs);
  return jobs;
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 10_000; !(await isTrue()); await sleep(20)) {
    if (performance.now() > end) throw new Error('It did not become true within 10 s');
  }
}

const countUp = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ data: { n: from + n } }));
const states = (queue: string) =>
  db.sql<{ state: string; jobs: number }>(
    'select state::text, count(*) as jobs from pgboss.job where name = $1 group by 1 order by 1',
    [queue],
  );

describe('jobs', () => {
  it('are each done once by two servers that start at the same moment', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const done: number[] = [];
    const handler = async ({ n }: { n: number }) => void done.push(n);
    await Promise.all([one, other].map((jobs) => jobs?.work('shared', RULES, handler)));
    await sendJobs(db, 'shared', countUp(0, 60));
    await until(() => done.length >= 60);
    await sleep(200);
    expect(done.sort((a, b) => a - b)).toEqual(countUp(0, 60).map(({ data }) => data.n));
    expect(await states('shared')).toEqual([{ state: 'completed', jobs: 60 }]);
  });

  it('exist when their transaction commits, and not when it does not', async () => {
    const jobs = await start();
    const done: number[] = [];
    await jobs.work<{ n: number }>('committed', RULES, async ({ n }) => void done.push(n));
    const failed = inTransaction(db, systemActor('test'), async (tx) => {
      await sendJobs(tx, 'committed', countUp(1, 1));
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await inTransaction(db, systemActor('test'), (tx) => sendJobs(tx, 'committed', countUp(2, 1)));
    jobs.wake('committed');
    await until(() => done.length > 0);
    await sleep(150);
    expect(done).toEqual([2]);
  });

  it('cannot be sent to a queue that nobody has made', async () => {
    await start();
    await expect(sendJobs(db, 'no-such-queue', countUp(1, 2))).rejects.toThrow('0 of 2 jobs');
  });

  it('wait as long as told, and come again when their handler fails', async () => {
    const jobs = await start();
    const tries: number[] = [];
    const began = performance.now();
    await jobs.work('failing', RULES, async () => {
      tries.push(performance.now() - began);
      if (tries.length < 3) throw new Error('not yet');
    });
    await sendJobs(db, 'failing', [{ data: {}, afterMs: 700 }]);
    await until(() => tries.length === 3);
    expect(tries[0]).toBeGreaterThan(600);
    await until(async () => (await states('failing')).every(({ state }) => state === 'completed'));
    expect(warnings).toEqual(Array(2).fill('a job failed and is done again'));
  });

  it('at work when the server stops are told, and come again', async () => {
    const one = await start();
    let told = false;
    await one.work('stopping', RULES, async (_, signal) => {
      await sleep(20_000, undefined, { signal }).catch(() => {
        told = true;
        throw new Error('stopped');
      });
    });
    await sendJobs(db, 'stopping', countUp(1, 1));
    await until(async () => (await states('stopping')).some(({ state }) => state === 'active'));
    await one.stop();
    expect(told).toBe(true);
    const done: number[] = [];
    await (await start()).work<{ n: number }>('stopping', RULES, async ({ n }) => void done.push(n));
    await until(() => done.length === 1);
  });

  it('survive connections that break, and so does the process', async () => {
    const jobs = await start();
    const done = new Set<number>();
    await jobs.work<{ n: number }>('broken', RULES, async ({ n }) => void done.add(n));
    for (let round = 0; round < 5; round += 1) {
      await sendJobs(db, 'broken', countUp(round * 10, 10));
      await db.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await sleep(100);
    }
    // A job that was handed out on a connection that broke is active until the upkeep finds it; no job is lost.
    await until(async () => {
      const open = await db.sql<{ n: number }>(
        `select (data->>'n')::int as n from pgboss.job where name = 'broken' and state = 'active'`,
      );
      return new Set([...done, ...open.map(({ n }) => n)]).size === 50;
    });
    expect(done.size).toBeGreaterThan(25);
  });

  it('come by a cron rule, in a time zone', async () => {
    const jobs = await start();
    await jobs.work('nightly', RULES, async () => {});
    await jobs.schedule('nightly', '40 3 * * *', 'Europe/Istanbul');
    await jobs.schedule('nightly', '45 3 * * *', 'Europe/Istanbul');
    expect(await db.sql('select name, cron, timezone from pgboss.schedule')).toEqual([
      { name: 'nightly', cron: '45 3 * * *', timezone: 'Europe/Istanbul' },
    ]);
    await expect(jobs.schedule('nightly', 'at night', 'UTC')).rejects.toThrow();
  });
});
