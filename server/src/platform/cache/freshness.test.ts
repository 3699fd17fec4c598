import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import { type Freshness, freshnessOf, identityOf, sweepDataChanges } from './freshness.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const now = () => freshnessOf(db, [], undefined);
const isStale = async (kept: Freshness, ...topics: ('products' | 'stock' | 'users')[]) =>
  (await freshnessOf(db, topics, kept)).stale;
const rename =
  "update units set unit_name = unit_name || 'x' where unit_code = (select min(unit_code) from units)";

async function inOtherSession(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(db.location);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

describe('an answer', () => {
  it('stays fresh while nothing of its topics changes', async () => {
    const kept = await now();
    await db.sql("update users set full_name = full_name || '.' where username = 'viewer'");
    expect(await isStale(kept, 'products', 'stock')).toBe(false);
    expect(await isStale(kept, 'users')).toBe(true);
    expect(await isStale(await now(), 'users')).toBe(false);
  });

  it('that was made while a transaction was open is stale as soon as that has committed', async () => {
    await inOtherSession(async (writer) => {
      await writer.query('begin');
      await writer.query(rename);
      const kept = await now();
      expect(await isStale(kept, 'products')).toBe(false);
      await writer.query('commit');
      expect(await isStale(kept, 'products')).toBe(true);
    });
  });

  it('is judged right when a transaction that began later commits first', async () => {
    await inOtherSession((early) =>
      inOtherSession(async (late) => {
        await early.query('begin');
        await early.query("update users set full_name = full_name || '.' where username = 'viewer'");
        await late.query('begin');
        await late.query(rename);
        await late.query('commit');
        const kept = await now();
        expect(await isStale(kept, 'products', 'users')).toBe(false);
        await early.query('commit');
        expect(await isStale(kept, 'products')).toBe(false);
        expect(await isStale(kept, 'users')).toBe(true);
      }),
    );
  });

  it('outlives what was rolled back, also to a savepoint', async () => {
    const kept = await now();
    await inOtherSession(async (writer) => {
      await writer.query('begin');
      await writer.query(rename);
      await writer.query('rollback');
      await writer.query(`begin; savepoint one; ${rename}; rollback to savepoint one; commit`);
      expect(await isStale(kept, 'products')).toBe(false);
      await writer.query(`begin; savepoint one; ${rename}; rollback to savepoint one; ${rename}; commit`);
      expect(await isStale(kept, 'products')).toBe(true);
    });
  });

  it('of another start of the database is stale', async () => {
    const kept = await now();
    expect(await isStale({ ...kept, epoch: '2001-01-01 00:00:00+00' }, 'products')).toBe(true);
  });
});

describe('a transaction', () => {
  it('notes each topic once, however much it changes', async () => {
    await db.sql('delete from data_changes');
    await inOtherSession(async (writer) => {
      await writer.query(`begin; ${rename}; ${rename}; ${rename}; commit`);
    });
    expect(await db.sql('select topic from data_changes')).toEqual([{ topic: 'products' }]);
  });
});

describe('the sweep', () => {
  it('deletes what is old, and answers from before it are stale', async () => {
    const old = await now();
    for (let times = 0; times < 5; times += 1) await db.sql(rename);
    // A transaction of another test, in another database of this server, keeps what came after it.
    await vi.waitFor(
      async () => {
        await sweepDataChanges(db, 0);
        expect(await db.sql('select from data_changes')).toEqual([]);
        expect(await isStale(old, 'stock')).toBe(true);
      },
      { timeout: 20_000, interval: 50 },
    );
    const young = await now();
    await sweepDataChanges(db, 1_000_000);
    expect(await isStale(old, 'stock')).toBe(true);
    expect(await isStale(young, 'products')).toBe(false);
  });

  it('rids a restored database of the numbers of the server that it came from', async () => {
    await db.sql("insert into data_changes (topic, xid) values ('stock', '900000000000')");
    await db.sql("update cache_horizon set horizon = '900000000000'");
    expect(await isStale(await now(), 'products')).toBe(true);
    await sweepDataChanges(db);
    const kept = await now();
    expect(await isStale(kept, 'products', 'stock')).toBe(false);
    expect(await db.sql("select 1 from data_changes where xid = '900000000000'")).toEqual([]);
  });
});

it('tells a database from its copies', async () => {
  const other = await createTestDatabase();
  try {
    expect(await identityOf(other)).not.toBe(await identityOf(db));
  } finally {
    await other.drop();
  }
});
