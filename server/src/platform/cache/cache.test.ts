import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import { type Cache, createCache, type Outcome } from './cache.ts';
import { memoryStore } from './store.ts';

let db: TestDatabase;
let cache: Cache;
let calls: number;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(() => {
  cache = createCache(db, memoryStore(1_000_000));
  calls = 0;
});

const change = () => db.sql("update users set full_name = full_name || '.' where username = 'viewer'");
const ask = (compute: () => Promise<string>, key = 'one') =>
  cache.recall({
    reading: '/test',
    key,
    topics: ['users'],
    compute: () => {
      calls += 1;
      return compute();
    },
  });
const name = async () => {
  const [row] = await db.sql<{ full_name: string }>("select full_name from users where username = 'viewer'");
  return row?.full_name ?? '';
};
const tally = (outcome: Outcome) => cache.tallies.get('/test')?.get(outcome) ?? 0;

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

it('answers again without asking, until something has changed', async () => {
  const first = await ask(name);
  expect(await ask(name)).toBe(first);
  expect(calls).toBe(1);
  await change();
  expect(await ask(name)).toBe(`${first}.`);
  expect([calls, tally('miss'), tally('hit'), tally('stale')]).toEqual([2, 1, 1, 1]);
});

it('makes an answer once for all who ask at the same time', async () => {
  const { open, opened } = gate();
  const slow = async () => {
    await opened;
    return name();
  };
  const asked = Array.from({ length: 10 }, () => ask(slow));
  // By then all of them have asked the database.
  setTimeout(open, 500);
  const answers = new Set(await Promise.all(asked));
  expect(answers.size).toBe(1);
  expect(calls).toBe(1);
});

it('gives nobody an answer that was read before the change that he knows of', async () => {
  const { open, opened } = gate();
  const readEarly = async () => {
    const read = await name();
    await opened;
    return read;
  };
  const early = ask(readEarly);
  while (calls === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await change();
  const fresh = await name();
  const readLate = async () => {
    const read = await name();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return read;
  };
  const later = Array.from({ length: 5 }, () => ask(readLate));
  open();
  expect(await early).not.toBe(fresh);
  for (const answer of await Promise.all(later)) expect(answer).toBe(fresh);
  expect(calls).toBe(2);
});

it('a failure is not kept, and fails nobody who comes after it', async () => {
  await expect(ask(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await ask(async () => 'mended')).toBe('mended');
});

it('keeps the line breaks and the letters of an answer', async () => {
  const text = '{"a":"ş\nİ\\n\\u2028","b":[]}\n';
  expect(await ask(async () => text)).toBe(text);
  expect(await ask(async () => 'another')).toBe(text);
});

it('forgets what was asked for the longest ago when there is no room', async () => {
  const store = memoryStore(10_000);
  await store.set('a', 'x'.repeat(2_000));
  await store.set('b', 'x'.repeat(2_000));
  await store.get('a');
  await store.set('c', 'x'.repeat(2_000));
  expect([await store.get('b'), (await store.get('a'))?.length, (await store.get('c'))?.length]).toEqual([
    undefined,
    2_000,
    2_000,
  ]);
  await store.set('a', 'short');
  expect(store.bytes()).toBeLessThan(5_000);
  await store.set('d', 'x'.repeat(20_000));
  expect([await store.get('d'), store.bytes()]).toEqual([undefined, 0]);
});
