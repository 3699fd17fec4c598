import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/src/platform/config.ts';
import { createTestApp, type TestApp } from '../harness/app.ts';
import { createFactory, type Factory } from '../harness/factory.ts';
import { eventually, hasRedis, type RedisProcess, startRedis, WITHOUT_REDIS } from './redis-process.ts';
import { type Node, nodeOf, secondServer, stockInSummary } from './second-node.ts';

if (!hasRedis) process.stderr.write(`${WITHOUT_REDIS}\n`);

const SUMMARY = '/reports/inventory/summary';

/** Two servers that share one Redis: answers, and counts of requests. */
describe.skipIf(!hasRedis)('with REDIS_URL', () => {
  let redis: RedisProcess;
  let t: TestApp;
  let second: Awaited<ReturnType<typeof secondServer>>;
  let f: Factory;
  let a: Node;
  let b: Node;
  let steel: number;

  beforeAll(async () => {
    redis = await startRedis();
    t = await createTestApp({ config: { redisUrl: redis.url, loginRateLimitPerMinute: 6 } });
    second = await secondServer(t, { REDIS_URL: redis.url, LOGIN_RATE_LIMIT_PER_MINUTE: '6' });
    const token = await t.tokenOf('admin');
    a = nodeOf(t.app, token);
    b = nodeOf(second.app, token);
    f = await createFactory(t);
    steel = await f.product('STEEL');
    await f.stock(steel, '100', '2');
    await shared();
  });
  afterAll(async () => {
    await second.close();
    await t.close();
    await redis.close();
  });

  /** Both servers have a connection: what one of them has made the other one need not. */
  const shared = () =>
    eventually(async () => {
      const hits = [await a.hits(), await b.hits()];
      await a.get(SUMMARY);
      await b.get(SUMMARY);
      await a.get(SUMMARY);
      return (await a.hits()) > (hits[0] ?? 0) && (await b.hits()) > (hits[1] ?? 0);
    }, 'both servers answer from Redis');
  const keptKeys = async () => (await redis.client.ask((client) => client.keys('horoz/*'))) ?? [];
  const stock = async (node: Node): Promise<number> => {
    const { status, body } = await node.get(SUMMARY);
    expect(status).toBe(200);
    return stockInSummary(body, steel);
  };

  it('one server answers what the other one has made, and what it has written at once', async () => {
    const before = await a.get(SUMMARY);
    const hits = await b.hits();
    expect((await b.get(SUMMARY)).body).toEqual(before.body);
    expect(await b.hits()).toBe(hits + 1);
    for (let more = 1; more <= 20; more += 1) {
      const known = await stock(b);
      await f.stock(steel, '1', '3');
      expect(await stock(b)).toBe(known + 1);
      expect(await stock(a)).toBe(known + 1);
    }
  });

  it('keeps answers for an hour at most, under the name of the database', async () => {
    await a.get(SUMMARY);
    await eventually(async () => (await keptKeys()).length > 0, 'an answer is kept');
    const [key = ''] = await keptKeys();
    const [{ oid = 0 } = {}] = await t.db.sql<{ oid: number }>(
      'select oid::int from pg_database where datname = current_database()',
    );
    expect(key).toContain(`/${oid}/`);
    expect(await redis.client.ask((client) => client.ttl(key))).toBeGreaterThan(3_000);
    expect(await redis.client.ask((client) => client.ttl(key))).toBeLessThanOrEqual(3_600);
  });

  it('takes nothing from Redis that it has not written so', async () => {
    const { body } = await a.get(SUMMARY);
    for (const key of await keptKeys()) await redis.client.ask((client) => client.set(key, 'nonsense'));
    const again = await b.get(SUMMARY);
    expect(again.status).toBe(200);
    expect((again.body as { totals: unknown }).totals).toEqual((body as { totals: unknown }).totals);
  });

  it('tries to log in are counted together', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      const app = tries % 2 === 0 ? t.app : second.app;
      const answer = await app.inject({
        method: 'POST',
        url: '/api/v1/auth/login',
        remoteAddress: '10.9.8.7',
        payload: { username: `nobody${tries}`, password: 'not-the-password' },
      });
      statuses.push(answer.statusCode);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(6);
    expect(statuses.slice(6)).toEqual([429, 429]);
  });

  it('requests are answered, and counted here, while Redis stands still, is killed, and when it comes back', async () => {
    const known = await stock(a);
    redis.pause();
    const began = performance.now();
    for (let times = 0; times < 10; times += 1) expect(await stock(b)).toBe(known);
    // One wait of 50 ms, and a second without asking; 10 waits were more.
    expect(performance.now() - began).toBeLessThan(2_000);
    redis.goOn();
    const reading = Array.from({ length: 40 }, () => Promise.all([stock(a), stock(b)]));
    await redis.kill();
    for (const found of await Promise.all(reading)) expect(found).toEqual([known, known]);
    await f.stock(steel, '1', '3');
    expect([await stock(a), await stock(b)]).toEqual([known + 1, known + 1]);
    await redis.start();
    await shared();
    await f.stock(steel, '1', '3');
    expect([await stock(b), await stock(a)]).toEqual([known + 2, known + 2]);
  });
});

describe('the setting', () => {
  it('must be an address of Redis', () => {
    expect(readConfig({ REDIS_URL: 'rediss://user:secret@cache:6380/2' }).redisUrl).toMatch(/^rediss:/);
    expect(readConfig({}).redisUrl).toBeUndefined();
    for (const wrong of ['cache:6379', 'http://cache', 'redis://', 'redis://a b']) {
      expect(() => readConfig({ REDIS_URL: wrong })).toThrow(/^REDIS_URL must look like redis:/);
    }
  });
});
