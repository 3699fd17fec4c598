import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../project.ts';
import { RETRY_DELAYS_MS } from './webhook-delivery.ts';
import { bodyOf, headersOf, signatureOf } from './webhook-message.ts';

const guide = await readFile(join(PROJECT_ROOT, 'docs/guides/webhooks.md'), 'utf8');
const SENT_AT = new Date('2026-11-21T08:30:00.900Z');
const body = bodyOf({
  event_id: 4711,
  topic: 'alert.raised',
  occurred_at: '2026-11-21T08:30:00.000Z',
  entity_type: 'alert',
  entity_id: 17,
  data: { message: 'Şase bitti' },
});

describe('a message', () => {
  it('is signed as RFC 2104 and FIPS 180-4 have it', () => {
    // printf '%s' '1795249800.{}' | openssl dgst -sha256 -hmac secret
    expect(signatureOf('secret', '1795249800', '{}')).toBe(
      'v1=159970051e1018966c144ae90770a724cb6c2dc6308fc8db6667b7223709f298',
    );
  });

  it('has the whole second in its headers, and nothing in its body but the event', () => {
    const headers = headersOf('4711', SENT_AT, ['one', 'two'], body);
    expect(headers).toMatchObject({ 'webhook-id': '4711', 'webhook-timestamp': '1795249800' });
    expect(headers['webhook-signature']).toBe(
      ['one', 'two'].map((secret) => signatureOf(secret, '1795249800', body)).join(),
    );
    expect(Object.keys(JSON.parse(body))).toEqual([
      'event_id',
      'topic',
      'occurred_at',
      'entity_type',
      'entity_id',
      'data',
    ]);
  });
});

describe('the guide', () => {
  it('verifies with its code for Node what is sent, and nothing else', async () => {
    const code = /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
    const { isFromHoroz } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const headers = headersOf('4711', SENT_AT, ['new', 'old'], body);
    const now = SENT_AT.getTime();
    expect(isFromHoroz(headers, body, 'new', now)).toBe(true);
    expect(isFromHoroz(headers, Buffer.from(body), 'old', now + 299_000)).toBe(true);
    expect(isFromHoroz(headers, body, 'other', now)).toBe(false);
    expect(isFromHoroz(headers, `${body} `, 'new', now)).toBe(false);
    expect(isFromHoroz(headers, body, 'new', now + 302_000)).toBe(false);
    expect(isFromHoroz({ ...headers, 'webhook-timestamp': '1795249801' }, body, 'new', now)).toBe(false);
    expect(isFromHoroz({}, body, 'new', now)).toBe(false);
  });

  it('lists the waits that there are', () => {
    const units: Readonly<Record<string, number>> = { s: 1_000, min: 60_000, h: 3_600_000 };
    const waits = [...guide.matchAll(/^\| (\d+) +\| (\d+) (s|min|h) +\|$/gm)];
    expect(waits.map(([, , amount, unit = '']) => Number(amount) * (units[unit] ?? 0))).toEqual(
      RETRY_DELAYS_MS,
    );
    expect(waits.map(([, nth]) => Number(nth))).toEqual(RETRY_DELAYS_MS.map((_, place) => place + 1));
    expect(guide).toContain(`| ${RETRY_DELAYS_MS.length + 1}        | dead`);
  });
});
