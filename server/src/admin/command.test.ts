import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../tests/harness/app.ts';
import { TEST_PASSWORD } from '../../../tests/harness/users.ts';
import { migrate } from '../platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/index.ts';
import { MIGRATIONS_FOLDER } from '../project.ts';
import { runAdmin } from './command.ts';

let t: TestApp;
let environment: Record<string, string>;
beforeAll(async () => {
  t = await createTestApp();
  const { host, port, user, password = '', database } = t.db.location;
  environment = {
    DATABASE_URL: `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
  };
});
afterAll(() => t.close());

/** Runs a command; `answers` is what is typed, and without them there is no terminal. */
async function admin(words: string, answers?: readonly string[], where = environment) {
  const lines: string[] = [];
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question);
    return answers?.[questions.length - 1] ?? '';
  };
  const code = await runAdmin({
    words: words.split(' ').filter((word) => word !== ''),
    environment: where,
    migrationsFolder: MIGRATIONS_FOLDER,
    say: (line) => lines.push(line),
    ask: answers === undefined ? undefined : ask,
  });
  return { code, text: lines.join('\n'), questions };
}

const logIn = (username: string, password: string) => t.as.nobody.post('/auth/login', { username, password });
const passwordIn = (text: string) => /The password is (\S+) \(shown once/.exec(text)?.[1] ?? '';
const NEW_PASSWORD = 'Rulo-Boru-2027';

describe('create-admin', () => {
  it('makes an administrator with a password that must be changed', async () => {
    const { code, text } = await admin('create-admin --username usta');
    expect(code, text).toBe(0);
    const password = passwordIn(text);
    expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    const login = await logIn('usta', password);
    expect(login.body.user_info).toMatchObject({ role: 'admin', must_change_password: true });
    const usta = t.callerWith(login.body.access_token);
    const refused = await usta.get('/users');
    expect([refused.status, refused.body.error_code]).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
    const change = { current_password: password, new_password: NEW_PASSWORD };
    expect((await usta.post('/auth/change-password', change)).status).toBe(200);
    expect((await usta.get('/users')).status).toBe(200);
    const audits = await t.db.sql(
      `select username, request_id, action from audit_log where request_id = 'npm-run-admin'`,
    );
    expect(audits).toEqual([{ username: 'system', request_id: 'npm-run-admin', action: 'user.create' }]);
  });

  it('takes a typed password, which is nobody else’s', async () => {
    const { code, text, questions } = await admin('create-admin --username kalfa --full-name Kalfa', [
      NEW_PASSWORD,
      NEW_PASSWORD,
    ]);
    expect([code, questions.length]).toEqual([0, 2]);
    expect(text).not.toContain(NEW_PASSWORD);
    const login = await logIn('kalfa', NEW_PASSWORD);
    expect(login.body.user_info).toMatchObject({ full_name: 'Kalfa', must_change_password: false });
  });

  it.each([
    ['create-admin --username admin', undefined, 'username admin already'],
    ['create-admin --username a', undefined, '--username must have'],
    ['create-admin', undefined, '--username must have'],
    ['create-admin --username cirak --password x', undefined, 'never given as an argument'],
    ['create-admin --username cirak', ['short', 'short'], '8 to 72 bytes'],
    ['create-admin --username cirak', [NEW_PASSWORD, 'another-one'], 'differ'],
    ['', undefined, 'npm run admin -- create-admin'],
    ['constructor', undefined, 'npm run admin -- create-admin'],
    ['list-users all', undefined, 'npm run admin -- create-admin'],
    ['reset-password --username cirak', undefined, 'There is no user cirak'],
    ['revoke-sessions --username cirak', undefined, 'There is no user cirak'],
  ])('refuses: %s', async (words, answers, sentence) => {
    const { code, text } = await admin(words, answers);
    expect(text).toContain(sentence);
    expect(code).toBe(1);
    expect((await admin('list-users')).text).not.toContain('cirak');
  });
});

describe('reset-password', () => {
  it('makes a temporary password and ends the sessions, also when the name is written large', async () => {
    const before = await logIn('viewer', TEST_PASSWORD);
    const { code, text } = await admin('reset-password --username VIEWER --generate', ['not asked']);
    expect(code, text).toBe(0);
    expect(text).toContain('viewer has a new password. Sessions that were ended: 1.');
    expect((await t.callerWith(before.body.access_token).get('/auth/me')).body.error_code).toBe(
      'TOKEN_REVOKED',
    );
    expect((await logIn('viewer', TEST_PASSWORD)).status).toBe(401);
    expect((await logIn('viewer', passwordIn(text))).body.user_info.must_change_password).toBe(true);
  });
});

it('revoke-sessions ends them, and list-users shows everybody', async () => {
  await logIn('proc_off', TEST_PASSWORD);
  await logIn('proc_off', TEST_PASSWORD);
  expect(await admin('revoke-sessions --username proc_off')).toMatchObject({
    code: 0,
    text: 'Sessions of proc_off that were ended: 2.',
  });
  const { code, text } = await admin('list-users');
  expect(code).toBe(0);
  expect(text).toMatch(/^proc_off +proc_off +yes +\d{4}-\d\d-\d\dT\d\d:\d\d +Test proc_off$/m);
  expect(text).toMatch(/^inv_clerk +inv_clerk +yes +never +Test inv_clerk$/m);
});

it('says in one sentence why it cannot work', async () => {
  const nowhere = await admin('list-users', undefined, {
    DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none',
  });
  expect(nowhere.code).toBe(2);
  expect(nowhere.text).toContain('cannot be reached');
});

it('works beside a running server and starts the database for itself when none runs', async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'horoz-admin-'));
  try {
    const server = await startEmbeddedPostgres({
      dataDir: DATA_DIR,
      database: 'horoz_mrp',
      settings: { fsync: 'off' },
    });
    try {
      await migrate(server.connection, MIGRATIONS_FOLDER);
      const beside = await admin('create-admin --username first', undefined, { DATA_DIR });
      expect(beside.code, beside.text).toBe(0);
    } finally {
      await server.stop();
    }
    const alone = await admin('list-users', undefined, { DATA_DIR });
    expect(alone.code, alone.text).toBe(0);
    expect(alone.text).toContain('The server is not running');
    expect(alone.text).toContain('first');
  } finally {
    rmSync(DATA_DIR, { recursive: true, force: true });
  }
});
