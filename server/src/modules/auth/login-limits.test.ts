import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { TEST_PASSWORD } from '../../../../tests/harness/users.ts';

describe('the limit of tries', () => {
  let limited: TestApp;
  beforeAll(async () => {
    limited = await createTestApp({ config: { loginRateLimitPerMinute: 3 } });
  });
  afterAll(() => limited.close());

  const attempt = (remoteAddress: string, username: string, password = 'not-the-password') =>
    limited.app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      remoteAddress,
      payload: { username, password },
    });
  const statuses = async (tries: [string, string][]) => {
    const seen: number[] = [];
    for (const [address, username] of tries) seen.push((await attempt(address, username)).statusCode);
    return seen;
  };

  it('stops an address that tries many usernames', async () => {
    const tries = ['aaa', 'bbb', 'ccc', 'ddd'].map((name): [string, string] => ['10.0.0.1', name]);
    expect(await statuses(tries)).toEqual([401, 401, 401, 429]);
    const refused = await attempt('10.0.0.1', 'eee');
    expect(refused.json()).toMatchObject({ error_code: 'RATE_LIMITED' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await attempt('10.0.0.2', 'eee')).statusCode).toBe(401);
  });

  it('stops tries on one username from many addresses, also with the right password', async () => {
    const names = ['viewer', 'VIEWER', 'Viewer'];
    expect(await statuses(names.map((name, index) => [`10.0.1.${index}`, name]))).toEqual([401, 401, 401]);
    expect((await attempt('10.0.1.9', 'viewer', TEST_PASSWORD)).statusCode).toBe(429);
    expect((await attempt('10.0.1.9', 'prod_mgr', TEST_PASSWORD)).statusCode).toBe(200);
  });

  it('counts the addresses of one IPv6 network as one', async () => {
    const tries = ['::1', '::2', '::3', '::4'].map((end, index): [string, string] => [
      `2001:db8:0:1${end}`,
      `user${index}`,
    ]);
    expect(await statuses(tries)).toEqual([401, 401, 401, 429]);
  });

  it('holds for guessing the current password, too', async () => {
    const login = await attempt('10.0.3.1', 'proc_off', TEST_PASSWORD);
    const guess = () =>
      limited.app.inject({
        method: 'POST',
        url: '/api/v1/auth/change-password',
        remoteAddress: '10.0.3.2',
        headers: { authorization: `Bearer ${login.json().access_token}` },
        payload: { current_password: 'not-the-password', new_password: 'Rulo-Boru-2027' },
      });
    const seen = [await guess(), await guess(), await guess()].map((answer) => answer.statusCode);
    expect(seen).toEqual([401, 401, 429]);
  });
});
