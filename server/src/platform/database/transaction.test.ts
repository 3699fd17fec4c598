import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import { systemActor } from '../actor.ts';
import { AppError } from '../errors/app-error.ts';
import { say } from '../words/sentence.ts';
import { only, queries, type Tx } from './database.ts';
import { statement } from './statement.ts';
import { inSavepoint, inTransaction } from './transaction.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 3 });
  await db.sql('create table tries (n integer primary key check (n < 100))');
  await db.sql(`create function fail_with(state text) returns void language plpgsql as
    $$ begin raise exception 'made to fail' using errcode = state; end $$`);
});
afterAll(() => db.drop());
beforeEach(() => db.sql('truncate tries'));

const ACTOR = systemActor('test');
const add = statement<never>('test_add', 'insert into tries (n) values ($1)');
const failWith = statement<never>('test_fail', 'select fail_with($1)');
const all = statement<{ n: number }>('test_all', 'select n from tries order by n');
const ownSession = statement<{ pid: number }>('test_session', 'select pg_backend_pid() as pid');
const endSession = statement<never>('test_end_session', 'select pg_terminate_backend($1, 5000)');
const rows = async () => (await db.run(all, [])).map((row) => row.n);
const work = <Result>(steps: (tx: Tx) => Promise<Result>) => inTransaction(db, ACTOR, steps);

describe('inTransaction', () => {
  it('commits what was done, and nothing of it when the work fails', async () => {
    const done = await work(async (tx) => {
      await tx.run(add, [1]);
      return 'done';
    });
    expect(done).toBe('done');
    const failed = work(async (tx) => {
      await tx.run(add, [2]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await rows()).toEqual([1]);
  });

  it.each(['40001', '40P01', '55P03'])('repeats all of the work on %s', async (state) => {
    let tries = 0;
    await work(async (tx) => {
      tries += 1;
      await tx.run(add, [tries]);
      if (tries < 3) await tx.run(failWith, [state]);
    });
    expect([tries, await rows()]).toEqual([3, [3]]);
  });

  it('gives up after five tries and says when to come back', async () => {
    let tries = 0;
    const failed = work(async (tx) => {
      tries += 1;
      await tx.run(failWith, ['40001']);
    });
    const error = await failed.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE', status: 503, retryAfterSeconds: 1 });
    expect(tries).toBe(5);
  });

  it.each([
    ['23514', (tx: Tx) => tx.run(add, [100])],
    ['23505', async (tx: Tx) => [await tx.run(add, [1]), await tx.run(add, [1])]],
    ['57014', (tx: Tx) => tx.run(failWith, ['57014'])],
    ['XX000', (tx: Tx) => tx.run(failWith, ['XX000'])],
  ])('repeats nothing on %s', async (state, steps) => {
    let tries = 0;
    const failed = work(async (tx) => {
      tries += 1;
      await steps(tx);
    });
    await expect(failed).rejects.toMatchObject({ code: state });
    expect([tries, await rows()]).toEqual([1, []]);
  });

  it('repeats nothing on a refusal', async () => {
    let tries = 0;
    const failed = work(async () => {
      tries += 1;
      throw new AppError('CONFLICT', say`Taken.`);
    });
    await expect(failed).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(tries).toBe(1);
  });

  it('a deferred statement that fails fails the commit, with its own error', async () => {
    const failed = work(async (tx) => {
      await tx.run(add, [1]);
      tx.defer(add, [100]);
      return 'done';
    });
    await expect(failed).rejects.toMatchObject({ code: '23514' });
    expect(await rows()).toEqual([]);
  });

  it('a statement after a failed deferred one raises the first failure, not "aborted"', async () => {
    const failed = work(async (tx) => {
      tx.defer(add, [100]);
      await tx.run(all, []);
    });
    await expect(failed).rejects.toMatchObject({ code: '23514' });
  });

  it('a failure that the work swallows still fails the transaction', async () => {
    const failed = work(async (tx) => {
      await tx.run(add, [1]);
      await tx.run(add, [100]).catch(() => {});
      return 'looks well';
    });
    await expect(failed).rejects.toThrow();
    expect(await rows()).toEqual([]);
  });

  it('gives its connection back, whatever happened', async () => {
    const half = (tx: Tx) => tx.run(failWith, ['23514']);
    await Promise.allSettled(Array.from({ length: 30 }, () => work(half)));
    await Promise.all(Array.from({ length: 30 }, (_, n) => work((tx) => tx.run(add, [n]))));
    expect((await rows()).length).toBe(30);
    const [idle] = await db.sql<{ open: number }>(
      `select count(*) as open from pg_stat_activity where datname = current_database() and state like 'idle in%'`,
    );
    expect(idle?.open).toBe(0);
  });

  it('a session that dies fails its transaction, not the program', async () => {
    const failed = work(async (tx) => {
      await tx.run(add, [1]);
      const { pid } = only(await tx.run(ownSession, []));
      await db.run(endSession, [pid]);
      await new Promise((resolve) => setTimeout(resolve, 100)); // its last words arrive when nobody has asked anything
      await tx.run(all, []);
    });
    await expect(failed).rejects.toThrow(/not queryable|terminat/);
    expect(await rows()).toEqual([]);
  });

  it('is READ COMMITTED unless told otherwise, and waits for no lock longer than told', async () => {
    const settings = sql<{ isolation: string; lock: string; statement: string; zone: string }>`
      select current_setting('transaction_isolation') as isolation, current_setting('lock_timeout') as lock,
        current_setting('statement_timeout') as statement, current_setting('timezone') as zone`;
    const read = async (tx: Tx) => only(await tx.select({ compile: () => settings.compile(queries) }));
    expect(await work(read)).toEqual({
      isolation: 'read committed',
      lock: '3s',
      statement: '10s',
      zone: 'UTC',
    });
    const options = { isolation: 'serializable', lockTimeoutMs: 250, statementTimeoutMs: 60_000 } as const;
    expect(await inTransaction(db, ACTOR, read, options)).toEqual({
      isolation: 'serializable',
      lock: '250ms',
      statement: '1min',
      zone: 'UTC',
    });
    expect(await work(read)).toMatchObject({ isolation: 'read committed', lock: '3s', statement: '10s' });
  });

  it('sends independent statements together and answers them in order', async () => {
    const answers = await work((tx) =>
      Promise.all([tx.run(add, [7]), tx.run(all, []), tx.run(add, [8]), tx.run(all, [])]),
    );
    expect(answers[1]).toEqual([{ n: 7 }]);
    expect(answers[3]).toEqual([{ n: 7 }, { n: 8 }]);
  });
});

describe('inSavepoint', () => {
  it('undoes only its own changes on a refusal, and the transaction goes on', async () => {
    await work(async (tx) => {
      await tx.run(add, [1]);
      const refused = inSavepoint(tx, async () => {
        await tx.run(add, [2]);
        throw new AppError('CONFLICT', say`Taken.`);
      });
      await expect(refused).rejects.toMatchObject({ code: 'CONFLICT' });
      await tx.run(add, [3]);
    });
    expect(await rows()).toEqual([1, 3]);
  });

  it('what a refused work has left for the end is not done, what was left before it is', async () => {
    await work(async (tx) => {
      tx.deferToEnd(add, [1]);
      const refused = inSavepoint(tx, async () => {
        tx.deferToEnd(add, [2]);
        throw new AppError('CONFLICT', say`Taken.`);
      });
      await expect(refused).rejects.toMatchObject({ code: 'CONFLICT' });
      tx.deferToEnd(add, [3]);
    });
    expect(await rows()).toEqual([1, 3]);
  });

  it('keeps its changes otherwise', async () => {
    await work((tx) => inSavepoint(tx, () => tx.run(add, [4])));
    expect(await rows()).toEqual([4]);
  });
});

describe('rows as they come', () => {
  it('decimals and moments are text, large integers are numbers or an error', async () => {
    const [row] = await db.sql(
      `select 12.500::numeric(15,3) as n, '2026-11-21 08:30:00.123+03'::timestamptz as t, date '2026-11-21' as d, 42::int8 as i`,
    );
    expect(row).toEqual({ n: '12.500', t: '2026-11-21T05:30:00.123Z', d: '2026-11-21', i: 42 });
    await expect(db.sql('select 9007199254740993::int8 as i')).rejects.toThrow(/too large/);
  });

  it('only: exactly one', () => {
    expect(only([5])).toBe(5);
    expect(() => only([])).toThrow('One row was expected, not 0');
    expect(() => only([1, 2])).toThrow('not 2');
  });
});

describe('statement', () => {
  it('two statements cannot have one name', () => {
    statement('test_twice', 'select 1');
    expect(() => statement('test_twice', 'select 2')).toThrow('Two statements are named test_twice');
  });
});
