import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../server/src/platform/actor.ts';
import { ChangedMeanwhile, inTransaction } from '../server/src/platform/database/transaction.ts';
import { startJobs } from '../server/src/platform/jobs.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { createTestApp, type TestApp } from './harness/app.ts';

const TOKEN = 'a-token-of-32-visible-characters';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp({ config: { metricsToken: TOKEN } });
});
afterAll(() => t.close());

interface Scrape {
  readonly names: ReadonlySet<string>;
  /** by name and labels as they are written */
  readonly values: ReadonlyMap<string, number>;
}

/** The text format, strictly: each sample's family is announced with HELP and TYPE, and no sample comes twice. */
function parse(text: string): Scrape {
  const types = new Map<string, string>();
  const helped = new Set<string>();
  const values = new Map<string, number>();
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const comment = /^# (HELP|TYPE) ([a-z_]\w*) (.+)$/.exec(line);
    if (comment !== null) {
      const [, kind, name = '', rest = ''] = comment;
      if (kind === 'HELP') helped.add(name);
      else types.set(name, rest);
      continue;
    }
    const sample = /^([a-z_]\w*)(\{(?:\w+="(?:[^"\\\n]|\\.)*",?)+\})? (-?[\d.e+-]+|Nan|NaN|\+Inf)$/.exec(
      line,
    );
    expect(sample, line).not.toBeNull();
    const [, name = '', labels = '', value] = sample ?? [];
    const family = types.has(name) ? name : name.replace(/_(bucket|sum|count)$/, '');
    expect(types.has(family) && helped.has(family), line).toBe(true);
    expect(values.has(name + labels), line).toBe(false);
    values.set(name + labels, Number(value));
  }
  return { names: new Set([...values.keys()].map((key) => key.replace(/\{.*$/, ''))), values };
}

async function scrape(): Promise<Scrape> {
  const answer = await t.app.inject({ url: '/metrics' });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  return parse(answer.body);
}

const count = (values: Scrape['values'], method: string, route: string, status: number) =>
  values.get(
    `horoz_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`,
  ) ?? 0;

describe('what is counted', () => {
  it('requests by the template of their address, never by an id', async () => {
    const before = (await scrape()).values;
    await t.as.viewer.get('/products/918273');
    await t.as.viewer.get('/products/918274');
    await t.as.viewer.get('/no/such/place/918275');
    await t.as.admin.post('/warehouses', { nonsense: 918276 });
    const { values } = await scrape();
    const more = (method: string, route: string, status: number) =>
      count(values, method, route, status) - count(before, method, route, status);
    expect(more('GET', '/api/v1/products/:product_id', 404)).toBe(2);
    expect(more('GET', 'unknown', 404)).toBe(1);
    expect(more('POST', '/api/v1/warehouses', 422)).toBe(1);
    expect([...values.keys()].filter((key) => /9182/.test(key))).toEqual([]);
    const problems = (code: string) => values.get(`horoz_http_problems_total{error_code="${code}"}`) ?? 0;
    expect(problems('NOT_FOUND')).toBeGreaterThanOrEqual(3);
    expect(problems('VALIDATION_ERROR')).toBeGreaterThanOrEqual(1);
  });

  it('what is under way: the scrape itself and nothing that has ended or was refused at the door', async () => {
    await t.app.inject({ url: '/api/v1/units', headers: { host: 'evil.example' } });
    await t.app.inject({ url: '/%zz' });
    const { values } = await scrape();
    expect(values.get('horoz_http_requests_in_flight')).toBe(1);
    expect(values.get('horoz_http_problems_total{error_code="HOST_NOT_ALLOWED"}')).toBe(1);
  });

  it('the pool, the transactions that were tried again, the version', async () => {
    const before = await scrape();
    let tries = 0;
    await inTransaction(t.db, systemActor('metrics-test'), async () => {
      tries += 1;
      if (tries < 3) throw new ChangedMeanwhile('again');
    });
    const { values } = await scrape();
    const retries = 'horoz_transaction_retries_total{sqlstate="40001"}';
    expect((values.get(retries) ?? 0) - (before.values.get(retries) ?? 0)).toBe(2);
    expect(values.get('horoz_transactions_given_up_total')).toBe(0);
    expect(values.get('horoz_database_pool_connections{state="max"}')).toBe(8);
    expect(values.get('horoz_database_pool_connections{state="total"}')).toBeGreaterThan(0);
    expect(values.get('horoz_database_pool_waiting')).toBe(0);
    expect(values.get('horoz_event_streams_open')).toBe(0);
    expect([...values.keys()]).toContainEqual(
      expect.stringMatching(/^horoz_build_info\{version="\d+\.\d+\.\d+"\}$/),
    );
  });

  it('planning runs, marks and queues, of the database', async () => {
    expect((await scrape()).names).not.toContain('horoz_jobs');
    await t.db.sql(`insert into planning_marks (product_id) values (null), (null)`);
    await t.db.sql(`insert into planning_runs (mode, horizon_days, state, requested_at, started_at, finished_at)
      values ('REGENERATIVE', 30, 'COMPLETED', now(), now(), now() + interval '1.5 seconds'),
        ('REGENERATIVE', 30, 'FAILED', now(), now(), now() + interval '9 seconds')`);
    const jobs = await startJobs(t.db, { warn: () => {} });
    await jobs.work('metrics-test', { atOnce: 1, expireInSeconds: 60, pollMs: 60_000 }, async () => {});
    await jobs.stop();
    await t.db.sql(`insert into pgboss.job (name) values ('metrics-test'), ('metrics-test')`);
    const { values } = await scrape();
    expect(values.get('horoz_database_up')).toBe(1);
    expect(values.get('horoz_planning_runs{state="COMPLETED"}')).toBe(1);
    expect(values.get('horoz_planning_runs{state="FAILED"}')).toBe(1);
    expect(values.get('horoz_planning_last_run_seconds')).toBe(1.5);
    expect(values.get('horoz_planning_marks_waiting')).toBeGreaterThanOrEqual(2);
    expect(values.get('horoz_webhook_deliveries{status="PENDING"}')).toBe(0);
    expect(values.get('horoz_jobs{queue="metrics-test",state="created"}')).toBe(2);
  });

  it('goes on without the database, and says so', async () => {
    await t.db.sql('alter table planning_runs rename to planning_runs_away');
    const { values, names } = await scrape();
    await t.db.sql('alter table planning_runs_away rename to planning_runs');
    expect(values.get('horoz_database_up')).toBe(0);
    expect(names).not.toContain('horoz_planning_marks_waiting');
    expect(names).toContain('process_resident_memory_bytes');
    expect((await scrape()).values.get('horoz_database_up')).toBe(1);
  });
});

describe('who may read', () => {
  const status = async (remoteAddress: string, headers: Record<string, string> = {}) =>
    (await t.app.inject({ url: '/metrics', remoteAddress, headers })).statusCode;

  it.each(['127.0.0.1', '::1', '10.7.0.3', '192.168.1.4', '172.20.0.9', '::ffff:10.0.0.1', 'fd00::7'])(
    '%s may, from near by',
    async (address) => {
      expect(await status(address)).toBe(200);
    },
  );

  it.each(['8.8.8.8', '::ffff:8.8.8.8', '2001:4860:4860::8888'])(
    '%s may not, except with the token',
    async (address) => {
      expect(await status(address)).toBe(403);
      expect(await status(address, { authorization: `Bearer ${TOKEN}` })).toBe(200);
      expect(await status(address, { authorization: `Bearer ${TOKEN}x` })).toBe(403);
      expect(await status(address, { authorization: `Bearer ${await t.tokenOf('admin')}` })).toBe(403);
    },
  );

  it('nobody through a proxy without the token, whatever address the proxy names', async () => {
    for (const headers of [{ 'x-forwarded-for': '127.0.0.1' }, { forwarded: 'for=127.0.0.1' }]) {
      expect(await status('127.0.0.1', headers)).toBe(403);
      expect(await status('127.0.0.1', { ...headers, authorization: `Bearer ${TOKEN}` })).toBe(200);
    }
  });

  it('is no part of the API', async () => {
    expect((await t.app.inject({ url: '/api/v1/metrics' })).statusCode).toBe(404);
    expect((await t.app.inject({ url: '/openapi.json' })).json().paths).not.toHaveProperty('/metrics');
  });
});

describe('deploy/monitoring', () => {
  it.each(['prometheus-alerts.yml', 'grafana-dashboard.json'])(
    '%s names only what there is',
    async (file) => {
      const text = await readFile(join(PROJECT_ROOT, 'deploy/monitoring', file), 'utf8');
      const named = new Set(text.match(/\b(horoz|nodejs|process)_[a-z0-9_]+/g));
      expect(named.size).toBeGreaterThan(8);
      const announced = (await t.app.inject({ url: '/metrics' })).body;
      const families = [...announced.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
      );
      expect([...named].filter((name) => !families.includes(name))).toEqual([]);
    },
  );

  it('is described in the guide, name by name', async () => {
    const guide = await readFile(join(PROJECT_ROOT, 'docs/guides/monitoring.md'), 'utf8');
    const announced = (await t.app.inject({ url: '/metrics' })).body;
    const ours = [...announced.matchAll(/^# TYPE (horoz_\w+)/gm)].map(([, name]) => name);
    const named = [...guide.matchAll(/`(horoz_\w+)`/g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual(ours.sort());
  });
});
