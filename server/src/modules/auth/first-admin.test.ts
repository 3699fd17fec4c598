import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import { ensureFirstAdmin } from './first-admin.ts';
import { passwordMatches } from './passwords.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(() =>
  db.sql('delete from users where not exists (select 1 from audit_log a where a.user_id = users.user_id)'),
);

const admins = () =>
  db.sql<{ username: string; password_hash: string }>(
    `select username, password_hash from users where role = 'admin'`,
  );

describe('the first administrator', () => {
  it('gets a generated password that works, once', async () => {
    const first = await ensureFirstAdmin(db, { username: 'admin' });
    expect(first).toMatchObject({ created: true, username: 'admin' });
    expect(first.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    const [row] = await admins();
    expect(await passwordMatches(first.password ?? '', row?.password_hash)).toBe(true);
    expect(await ensureFirstAdmin(db, { username: 'admin' })).toEqual({ created: false, username: 'admin' });
    const audits = await db.sql<{ after: unknown; username: string }>(
      `select username, after from audit_log where action = 'user.create'`,
    );
    expect(audits).toHaveLength(1);
    expect(audits[0]?.username).toBe('system');
    expect(JSON.stringify(audits)).not.toContain('$2b$');
  });

  it('gets the password that is given, and it is not repeated', async () => {
    const first = await ensureFirstAdmin(db, { username: 'patron', password: 'Given-Password-1' });
    expect(first).toEqual({ created: true, username: 'patron' });
    const [row] = await admins();
    expect(await passwordMatches('Given-Password-1', row?.password_hash)).toBe(true);
  });

  it('generates another password each time', async () => {
    const one = await ensureFirstAdmin(db, { username: 'admin' });
    await db.sql('delete from users');
    const two = await ensureFirstAdmin(db, { username: 'admin' });
    expect(one.password).not.toBe(two.password);
  });

  it('is one, however many servers start at once under whatever names', async () => {
    const names = ['admin', 'ADMIN', 'patron'];
    // Holds all of them back at the table until each has found no administrator.
    const gate = await db.pool.connect();
    await gate.query('begin');
    await gate.query('lock table users in share row exclusive mode');
    const starts = names.map((username) => ensureFirstAdmin(db, { username }));
    const waiting = `select 1 from pg_locks where relation = 'users'::regclass and not granted`;
    while ((await db.sql(waiting)).length < names.length) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await gate.query('commit');
    gate.release();
    const answers = await Promise.all(starts);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(answers.filter(({ password }) => password !== undefined)).toHaveLength(1);
    expect(await admins()).toHaveLength(1);
  });

  it('is not made of a user who is no administrator', async () => {
    await db.sql(
      `insert into users (username, full_name, role, password_hash) values ('Usta', 'Usta', 'viewer', 'x')`,
    );
    await expect(ensureFirstAdmin(db, { username: 'usta' })).rejects.toThrow(/ADMIN_USERNAME is "usta"/);
    expect(await admins()).toEqual([]);
  });
});
