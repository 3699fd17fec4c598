import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';
import { manualClock } from '../../platform/clock.ts';

const SECRET = 'a-secret-key-for-tests-only-0123456789';
const START = new Date('2026-03-02T08:00:00.500Z');
const clock = manualClock(START, 'Europe/Istanbul');

let t: TestApp;
let good: string;
beforeAll(async () => {
  t = await createTestApp({ clock });
  good = await freshToken();
});
afterAll(() => t.close());

async function freshToken(): Promise<string> {
  const login = await t.as.nobody.post('/auth/login', { username: 'viewer', password: TEST_PASSWORD });
  return login.body.access_token;
}

type Json = Record<string, unknown>;

function partsOf(token: string): { header: Json; claims: Json } {
  const [header = '', claims = ''] = token.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Json;
  return { header: read(header), claims: read(claims) };
}

/** A token as a forger would put it together. */
function forge(header: Json, claims: Json, secret: string | undefined, hash = 'sha256'): string {
  const part = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part(header)}.${part(claims)}`;
  const signature = secret === undefined ? '' : createHmac(hash, secret).update(input).digest('base64url');
  return `${input}.${signature}`;
}

async function answerTo(token: string): Promise<string> {
  const answer = await t.callerWith(token).get('/auth/me');
  return answer.status === 200 ? 'accepted' : `${answer.status} ${answer.body.error_code}`;
}

describe('the access token', () => {
  it('is an HS256 JWT with the documented claims, dated by the clock', () => {
    const { header, claims } = partsOf(good);
    const seconds = Math.floor(START.getTime() / 1000);
    expect(header).toEqual({ alg: 'HS256', typ: 'at+jwt' });
    expect(Object.keys(claims).sort()).toEqual(['exp', 'iat', 'jti', 'role', 'sid', 'sub']);
    expect(claims).toMatchObject({ role: 'viewer', iat: seconds, exp: seconds + 900 });
    expect(claims.sub).toMatch(/^\d+$/);
  });

  it('has an id of its own each time', async () => {
    expect(partsOf(await freshToken()).claims.jti).not.toBe(partsOf(good).claims.jti);
  });

  it('is accepted as it is, and when it is put together anew with the right secret', async () => {
    const { header, claims } = partsOf(good);
    expect(await answerTo(good)).toBe('accepted');
    expect(await answerTo(forge(header, claims, SECRET))).toBe('accepted');
  });

  it('is accepted in the last second before it expires and not in the next', async () => {
    const token = await freshToken();
    clock.advance(899_000);
    expect(await answerTo(token)).toBe('accepted');
    clock.advance(1_000);
    expect(await answerTo(token)).toBe('401 TOKEN_EXPIRED');
    clock.set(START);
  });
});

describe('a forged token', () => {
  const { header, claims } = { header: { alg: 'HS256', typ: 'at+jwt' }, claims: () => partsOf(good).claims };

  it.each<[string, () => string]>([
    ['alg none without signature', () => forge({ ...header, alg: 'none' }, claims(), undefined)],
    ['alg none with a signature', () => forge({ ...header, alg: 'none' }, claims(), SECRET)],
    ['HS256 without signature', () => forge(header, claims(), undefined)],
    ['another secret', () => forge(header, claims(), 'another-secret-key-0123456789-0123456789')],
    ['an empty secret', () => forge(header, claims(), '')],
    ['HS512 with the right secret', () => forge({ ...header, alg: 'HS512' }, claims(), SECRET, 'sha512')],
    ['typ JWT', () => forge({ ...header, typ: 'JWT' }, claims(), SECRET)],
    ['no typ', () => forge({ alg: 'HS256' }, claims(), SECRET)],
    ['an unknown critical header', () => forge({ ...header, crit: ['x'], x: 1 }, claims(), SECRET)],
    ['claims of somebody else', () => swapClaims(good, { ...claims(), sub: '1', role: 'admin' })],
    ['no sid', () => forge(header, { ...claims(), sid: undefined }, SECRET)],
    ['no jti', () => forge(header, { ...claims(), jti: undefined }, SECRET)],
    ['no exp', () => forge(header, { ...claims(), exp: undefined }, SECRET)],
    ['exp as text', () => forge(header, { ...claims(), exp: '9999999999' }, SECRET)],
    ['sub as a number', () => forge(header, { ...claims(), sub: 1 }, SECRET)],
    ['sub that is no number', () => forge(header, { ...claims(), sub: '1 or 1=1' }, SECRET)],
    ['sid that is no identifier', () => forge(header, { ...claims(), sid: "'; --" }, SECRET)],
    ['cut off at the end', () => good.slice(0, -2)],
    ['cut off before the signature', () => good.slice(0, good.lastIndexOf('.'))],
    ['cut off in the header', () => good.slice(0, 10)],
    ['one letter more', () => `${good}A`],
  ])('is refused: %s', async (_name, token) => {
    expect(await answerTo(token())).toBe('401 NOT_AUTHENTICATED');
  });

  it('is refused as forged and not as expired when it is both', async () => {
    const expired = { ...claims(), exp: 1_000_000_000 };
    expect(await answerTo(forge(header, expired, 'another-secret-key-0123456789-0123456789'))).toBe(
      '401 NOT_AUTHENTICATED',
    );
    expect(await answerTo(forge(header, expired, SECRET))).toBe('401 TOKEN_EXPIRED');
  });

  it('cannot name another user than the session belongs to, nor a session that is not there', async () => {
    const [admin] = await t.db.sql<{ user_id: number }>(`select user_id from users where username = 'admin'`);
    const otherUser = { ...claims(), sub: String(admin?.user_id), role: 'admin' };
    const otherSession = { ...claims(), sid: '00000000-0000-4000-8000-000000000000' };
    expect(await answerTo(forge(header, otherUser, SECRET))).toBe('401 TOKEN_REVOKED');
    expect(await answerTo(forge(header, otherSession, SECRET))).toBe('401 TOKEN_REVOKED');
  });

  it('has the role of the database, whatever it claims', async () => {
    const token = forge(header, { ...claims(), role: 'admin' }, SECRET);
    const answer = await t.callerWith(token).get('/users');
    expect([answer.status, answer.body.error_code]).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  });
});

function swapClaims(token: string, claims: Json): string {
  const [header, , signature] = token.split('.');
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

describe('the Authorization header', () => {
  it.each<[string, Record<string, string>]>([
    ['missing', {}],
    ['empty', { authorization: '' }],
    ['another scheme', { authorization: 'Basic YWRtaW46YWRtaW4=' }],
    ['no token', { authorization: 'Bearer' }],
    ['only a blank', { authorization: 'Bearer  ' }],
    ['two tokens', { authorization: 'Bearer a.b.c d.e.f' }],
    ['garbage', { authorization: 'Bearer ....' }],
    ['not a JWT', { authorization: 'Bearer abc' }],
  ])('%s: not authenticated', async (_name, headers) => {
    const answer = await t.as.nobody.get('/auth/me', headers);
    expect([answer.status, answer.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('takes the scheme in any letters', async () => {
    const answer = await t.as.nobody.get('/auth/me', { authorization: `bearer ${good}` });
    expect(answer.status).toBe(200);
  });
});
