import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import { rowsOf } from './rows.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 4 });
  await db.sql('create table numbers as select n from generate_series(1, 2500) n');
});
afterAll(() => db.drop());
afterEach(() =>
  // The order to cancel has a connection of its own for a moment.
  vi.waitFor(() => expect(db.pool.totalCount - db.pool.idleCount, 'connections in use').toBe(0)),
);

const NUMBERS = { text: 'select n from numbers where n > $1 order by n' };

it('reads all rows in batches', async () => {
  const batches: { n: number }[][] = [];
  for await (const batch of rowsOf<{ n: number }>(db, NUMBERS, [0], 1_000)) batches.push(batch);
  expect(batches.map((batch) => batch.length)).toEqual([1_000, 1_000, 500]);
  expect(batches.flat().map(({ n }) => n)).toEqual(Array.from({ length: 2_500 }, (_, n) => n + 1));
  const whole: number[] = [];
  for await (const batch of rowsOf(db, NUMBERS, [500], 1_000)) whole.push(batch.length);
  expect(whole).toEqual([1_000, 1_000]);
  for await (const batch of rowsOf(db, NUMBERS, [5_000])) whole.push(batch.length);
  expect(whole).toHaveLength(2);
});

it('sees one moment, whatever comes meanwhile', async () => {
  let rows = 0;
  for await (const batch of rowsOf(db, NUMBERS, [2_000], 100)) {
    rows += batch.length;
    if (rows === 100) await db.sql('insert into numbers values (9000)');
  }
  expect(rows).toBe(500);
  await db.sql('delete from numbers where n = 9000');
});

it('gives its connection back when it is left, when it fails, and may only read', async () => {
  for await (const _ of rowsOf(db, NUMBERS, [0], 10)) break;
  const failing = rowsOf(db, { text: 'select 1 / (2000 - n) from numbers order by n' }, [], 100);
  await expect(async () => {
    for await (const _ of failing);
  }).rejects.toThrow('division by zero');
  await expect(rowsOf(db, { text: 'no sql' }, []).next()).rejects.toThrow('syntax error');
  await expect(rowsOf(db, { text: `select nextval('user_seq')` }, []).next()).rejects.toThrow();
});

describe('when who asked has gone', () => {
  it('stops a query that runs', async () => {
    const gone = new AbortController();
    const rows = rowsOf({ ...db, signal: gone.signal }, { text: 'select pg_sleep(20)' }, []);
    const start = performance.now();
    setTimeout(() => gone.abort(), 300);
    await expect(rows.next()).rejects.toThrow(/cancel/);
    expect(performance.now() - start).toBeLessThan(10_000);
    const running =
      await db.sql(`select 1 from pg_stat_activity where query like '%fetch%' and state = 'active'
      and pid <> pg_backend_pid()`);
    expect(running).toEqual([]);
  });

  it('reads no further batch, and does not begin', async () => {
    const gone = new AbortController();
    const rows = rowsOf({ ...db, signal: gone.signal }, NUMBERS, [0], 10);
    await rows.next();
    gone.abort();
    await expect(rows.next()).rejects.toThrow('aborted');
    await expect(rowsOf({ ...db, signal: gone.signal }, NUMBERS, [0]).next()).rejects.toThrow('aborted');
  });
});

it('leaves half of the connections to everybody else', async () => {
  const open = [rowsOf(db, NUMBERS, [0], 10), rowsOf(db, NUMBERS, [0], 10)];
  for (const rows of open) await rows.next();
  await expect(rowsOf(db, NUMBERS, [0]).next()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await open[0]?.return();
  const third = rowsOf(db, NUMBERS, [0], 10);
  expect((await third.next()).value).toHaveLength(10);
  await third.return();
  await open[1]?.return();
});
