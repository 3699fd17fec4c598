import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../server/src/platform/database/database.ts';
import { type ReportSource, reportsFromReplica } from '../server/src/platform/database/replica.ts';
import { AppError } from '../server/src/platform/errors/app-error.ts';
import { say } from '../server/src/platform/words/sentence.ts';
import { createTestApp, type TestApp } from './harness/app.ts';
import { createFactory, type Factory } from './harness/factory.ts';
import { type Replication, startReplication } from './harness/replica.ts';

let r: Replication;
let reports: ReportSource;
let t: TestApp;
let f: Factory;
let steel: number;
let received = 0;
const warnings: string[] = [];

beforeAll(async () => {
  r = await startReplication();
  const log = { warn: (_details: object, message: string) => warnings.push(message) };
  reports = reportsFromReplica(r.db, { location: r.replica, size: 4 }, log);
  t = await createTestApp({ db: r.db, reports });
  f = await createFactory(t);
  steel = await f.product('STEEL');
});
afterAll(async () => {
  await reports.close();
  await t.close();
  await r.stop();
});

/** Until the replica is the one that answers: on a busy machine it may be late, and after that it is left alone for a moment. */
const fromReplica = (ask: () => Promise<unknown>) =>
  vi.waitFor(async () => expect(await sourceOf(ask)).toBe('replica'), { timeout: 10_000, interval: 100 });

const untilReady = () => fromReplica(total);

async function receive(): Promise<void> {
  await f.stock(steel, '1', '10');
  received += 1;
}

const STOCK = { data_set: 'stock', metrics: [{ field: 'quantity_in_stock', aggregate: 'sum' }] };

/** A custom report: its answers are never kept. */
async function total(): Promise<string | undefined> {
  const answer = await t.as.admin.post('/reports/custom', STOCK);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.totals['quantity_in_stock.sum'];
}

interface Summary {
  readonly warehouses: readonly { readonly products: readonly { readonly on_hand: string }[] }[];
}

/** A standard report, of which the answer is kept until something changes. */
async function summary(): Promise<string | undefined> {
  const answer = await t.as.viewer.get<Summary>('/reports/inventory/summary');
  expect(answer.status, answer.text).toBe(200);
  return answer.body.warehouses[0]?.products[0]?.on_hand;
}

const now = () => `${received}.000`;

/** Who answered the one report that `ask` asks for. */
async function sourceOf(ask: () => Promise<unknown>): Promise<'primary' | 'replica'> {
  const before = { ...reports.tallies };
  await ask();
  const primary = reports.tallies.primary - before.primary;
  expect(primary + reports.tallies.replica - before.replica).toBe(1);
  return primary === 1 ? 'primary' : 'replica';
}

const ready = async () =>
  (await t.app.inject({ url: '/health/ready' })).json() as { status: string; replica: string };

describe('a read replica', () => {
  beforeEach(untilReady);

  it('answers reports of every kind', async () => {
    await receive();
    const before = r.statementsOnReplica().length;
    await fromReplica(async () => expect(await total()).toBe(now()));
    await fromReplica(async () => {
      await receive();
      expect(await summary()).toBe(now());
    });
    for (const format of ['csv', 'xlsx', 'pdf']) {
      await fromReplica(async () => {
        const file = await t.as.viewer.get(`/reports/inventory/movements?format=${format}`);
        expect(file.status, file.text).toBe(200);
      });
    }
    const asked = r.statementsOnReplica().slice(before);
    expect(asked).toContain('fetch forward');
    expect(asked).toMatch(/execute q_\S+: select "w"/);
    const metrics = await t.app.inject({ url: '/metrics' });
    expect(metrics.body).toContain(`horoz_reports_total{source="replica"} ${reports.tallies.replica}`);
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ status: 'ready', replica: 'ready' }));
  });

  it('has what was written a moment before, a hundred times', async () => {
    const before = { ...reports.tallies };
    for (let times = 0; times < 100; times += 1) {
      await receive();
      expect(await summary()).toBe(now());
    }
    expect(reports.tallies.replica - before.replica).toBeGreaterThanOrEqual(20);
  });

  it('does not wait for a transaction that is open', async () => {
    await fromReplica(async () => {
      const client = await r.db.pool.connect();
      try {
        await client.query("begin; update users set full_name = full_name || '.' where username = 'viewer'");
        await total();
      } finally {
        await client.query('rollback');
        client.release();
      }
    });
  });

  it('is asked nothing by what writes, or reads for anything but a report', async () => {
    const before = r.statementsOnReplica().length;
    await receive();
    const out = await t.as.admin.post('/inventory/stock-out', {
      product_id: steel,
      quantity: '1',
      reason: 'test',
    });
    expect(out.status, out.text).toBe(201);
    received -= 1;
    expect((await t.as.admin.get('/products/1')).status).toBe(200);
    const saved = {
      report_name: 'Stok',
      definition: { data_set: 'stock', metrics: [{ field: 'value', aggregate: 'sum' }] },
    };
    expect((await t.as.admin.post('/reports/custom/saved', saved)).status).toBe(201);
    // The last question of a report that did not wait for its answer may come late.
    const asked =
      r
        .statementsOnReplica()
        .slice(before)
        .match(/LOG: {2}(?:execute|statement).*/g) ?? [];
    expect(asked.filter((line) => !line.includes('execute replica_progress'))).toEqual([]);
  });

  it('cannot be written to', async () => {
    const writing = reports.read((db) => db.pool.query('create table never (n int)'));
    // The primary, which is asked next, would write: the refusal of the replica is seen in its log.
    await writing;
    expect(r.statementsOnReplica()).toMatch(/cannot execute CREATE TABLE in a read-only transaction/);
    await r.db.sql('drop table never');
  });
});

describe('the primary answers instead', () => {
  beforeEach(untilReady);

  it('while the replica is behind, with the new number', async () => {
    await r.onReplica('select pg_wal_replay_pause()');
    try {
      await receive();
      const start = performance.now();
      expect(await sourceOf(async () => expect(await total()).toBe(now()))).toBe('primary');
      expect(performance.now() - start).toBeLessThan(5_000);
      await vi.waitFor(async () =>
        expect(await ready()).toMatchObject({ status: 'ready', replica: 'behind' }),
      );
    } finally {
      await r.onReplica('select pg_wal_replay_resume()');
    }
    await untilReady();
  });

  it('when the replica ends a query, or all connections', async () => {
    let ended = 0;
    const work = async (db: Database) => {
      if (db === r.db) return db.pool.query('select pg_is_in_recovery() as is_replica');
      const query = db.pool.query('select pg_sleep(20)');
      query.catch(() => {});
      await vi.waitFor(async () => {
        const found = await r.onReplica(
          "select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(20)'",
        );
        expect(found.length).toBe(1);
      });
      ended += 1;
      return query;
    };
    await vi.waitFor(
      async () => {
        expect((await reports.read(work)).rows).toEqual([{ is_replica: false }]);
        expect(ended).toBe(1);
      },
      { timeout: 10_000, interval: 100 },
    );
  });

  it('when the replica conflicts with what it replays', async () => {
    const conflict = Object.assign(new Error('canceling statement due to conflict with recovery'), {
      code: '40001',
    });
    const usedUp = new AppError('SERVICE_UNAVAILABLE', say`Try again.`, [], { cause: conflict });
    for (const failure of [conflict, usedUp]) {
      let failed = 0;
      const work = async (db: Database) => {
        if (db === r.db) return 'from the primary';
        failed += 1;
        throw failure;
      };
      await vi.waitFor(
        async () => {
          expect(await reports.read(work)).toBe('from the primary');
          expect(failed).toBe(1);
        },
        { timeout: 10_000, interval: 100 },
      );
    }
  });

  it('but a refusal is an answer', async () => {
    await fromReplica(async () => {
      const answer = await t.as.admin.post('/reports/custom/saved/999999/run', {});
      expect(answer.status).toBe(404);
    });
  });

  it('when the replica is killed, until it is there again', async () => {
    warnings.length = 0;
    await r.killReplica();
    await receive();
    expect(await sourceOf(async () => expect(await total()).toBe(now()))).toBe('primary');
    expect(await ready()).toMatchObject({ status: 'ready', replica: 'unreachable' });
    await receive();
    expect(await sourceOf(async () => expect(await total()).toBe(now()))).toBe('primary');
    await r.startReplica();
    await untilReady();
    expect(await total()).toBe(now());
    expect(warnings.length).toBeLessThanOrEqual(1);
  });
});

it('a database that follows another primary, or none, is never read', async () => {
  const said: string[] = [];
  const log = { warn: (_details: object, message: string) => said.push(message) };
  const itself = reportsFromReplica(r.db, { location: r.db.location, size: 1 }, log);
  expect(await itself.read(async (db) => db === r.db)).toBe(true);
  expect(await itself.replicaState()).toBe('behind');
  expect(said).toEqual(['the primary answers reports: the replica does not follow this primary']);
  await itself.close();
});
