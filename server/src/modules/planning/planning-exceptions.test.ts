import { dayOf } from '@horoz/kernel';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import type { PlanningMessage } from './exception-messages.ts';
import { createMessenger } from './testing/planning-messages.ts';

const clock = manualClock(new Date('2026-11-20T09:00:00Z'), 'Europe/Istanbul');
const { t, desk, productionOrder, idOf, expedite, list, settle, theOnly, dismiss, assign } =
  await createMessenger(clock);
afterAll(() => t.close());
beforeEach(() => t.db.sql('delete from planning_exceptions'));

describe('by hand', () => {
  let id: number;
  beforeEach(async () => {
    await settle([expedite()]);
    id = (await theOnly()).planning_exception_id;
  });
  const read = async () => (await t.as.viewer.get(`/planning/exceptions/${id}`)).body;

  test('a message is dismissed, with a reason, and the audit says so; once more replaces the reason', async () => {
    const before = await read();
    const { status, body, headers } = await dismiss(id);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...before,
      status: 'DISMISSED',
      decided_at: expect.stringMatching(/^2026-11-20T09:00:/),
      decided_by: expect.any(Number),
      decision_note: 'Tedarikçi ile görüşüldü',
    });
    expect(await auditsOf(t.db, String(headers['x-request-id']))).toEqual([
      {
        action: 'planning_exception.dismiss',
        username: 'proc_off',
        entity_type: 'planning_exception',
        entity_id: String(id),
        before,
        after: body,
      },
    ]);
    expect((await dismiss(id, 'Başka')).body).toMatchObject({ status: 'DISMISSED', decision_note: 'Başka' });
  });

  test('the same request twice is one dismissal', async () => {
    const key = { 'idempotency-key': 'dismiss-1' };
    const send = () => t.as.admin.post(`/planning/exceptions/${id}/dismiss`, { reason: 'Bir' }, key);
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    const audits = await t.db.sql(
      `select from audit_log where action = 'planning_exception.dismiss' and entity_id = $1`,
      [String(id)],
    );
    expect(audits).toHaveLength(1);
  });

  test('a message is given to somebody, and taken away', async () => {
    const given = await assign(id, 1);
    expect(given.body).toMatchObject({
      status: 'OPEN',
      assigned_to: 1,
      assigned_to_name: expect.any(String),
    });
    expect(await auditsOf(t.db, String(given.headers['x-request-id']))).toMatchObject([
      {
        action: 'planning_exception.assign',
        before: { assigned_to: null },
        after: { assigned_to: 1 },
      },
    ]);
    expect((await assign(id, null)).body).toMatchObject({ assigned_to: null, assigned_to_name: null });
  });

  test('nothing is done to a resolved one, nor given to somebody who is not there', async () => {
    const unknown = await assign(id, 999_999);
    expect(refused(unknown)).toEqual([404, 'NOT_FOUND']);
    const gone = await idOf(
      `insert into users (username, email, full_name, password_hash, role, is_active)
       values ('ayrilan', 'ayrilan@example.com', 'Ayrılan Kişi', 'x', 'viewer', false) returning user_id`,
    );
    const inactive = await assign(id, gone);
    expect(refused(inactive)).toEqual([409, 'CONFLICT']);
    expect(inactive.body.message).toContain('Ayrılan Kişi is inactive');
    await settle([]);
    expect(refused(await dismiss(id))).toEqual([409, 'CONFLICT']);
    expect(refused(await assign(id, 1))).toEqual([409, 'CONFLICT']);
    expect(await read()).toMatchObject({ status: 'RESOLVED', decided_at: null, assigned_to: null });
  });

  test.each([
    ['dismiss', {}],
    ['dismiss', { reason: ' ' }],
    ['dismiss', { reason: 'x'.repeat(501) }],
    ['dismiss', { reason: null }],
    ['dismiss', { reason: 'Bir', status: 'OPEN' }],
    ['assign', {}],
    ['assign', { user_id: 'me' }],
    ['assign', { user_id: 0 }],
    ['assign', { user_id: 1, note: '' }],
  ])('refuses to %s with %j', async (act, body) => {
    const answer = await t.as.admin.post(`/planning/exceptions/${id}/${act}`, body);
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('rights come first, then the shape, then whether it is there', async () => {
    for (const role of ['viewer', 'inv_clerk'] as const) {
      expect((await t.as[role].get(`/planning/exceptions/${id}`)).status).toBe(200);
      for (const act of ['dismiss', 'assign'])
        expect(refused(await t.as[role].post(`/planning/exceptions/${id}/${act}`, {}))).toEqual([
          403,
          'INSUFFICIENT_PERMISSIONS',
        ]);
    }
    expect(refused(await t.as.nobody.get('/planning/exceptions'))).toEqual([401, 'NOT_AUTHENTICATED']);
    const broken = await t.as.admin.post(`/planning/exceptions/${id}/assign`, '{"user_id":', {
      'content-type': 'application/json',
    });
    expect(refused(broken)).toEqual([400, 'INVALID_JSON']);
    for (const answer of [
      await t.as.viewer.get('/planning/exceptions/999999'),
      await dismiss(999_999),
      await assign(999_999, null),
    ])
      expect(refused(answer)).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.viewer.get('/planning/exceptions/first'))).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('the list', () => {
  const said = (key: string, date: string, more: Partial<PlanningMessage> = {}) =>
    expedite({ exceptionKey: key, message: key, day: dayOf(date), ...more });
  beforeEach(async () => {
    clock.advance(60_000);
    const about = { productId: desk, poItemId: null, productionOrderId: productionOrder };
    const later = said('c', '2026-12-01', { exceptionType: 'SHORTAGE' });
    await settle([later]);
    clock.advance(60_000);
    await settle([
      later,
      said('a', '2026-12-05', { ...about, exceptionType: 'CANCEL' }),
      said('b', '2026-12-03', about),
      said('d', '2026-12-09'),
    ]);
    const [, , , last] = await list();
    await dismiss(last?.planning_exception_id ?? 0);
  });
  const messages = async (query: string) => (await list(query)).map((one) => one.message).join('');

  test.each([
    ['', 'cba'],
    ['?sort=-exception_date', 'abc'],
    ['?sort=raised_at', 'cab'],
    ['?sort=-raised_at', 'bac'],
    ['?sort=exception_type', 'abc'],
    ['?sort=-exception_type', 'cba'],
    ['?status=OPEN', 'cba'],
    ['?status=DISMISSED', 'd'],
    ['?status=ACCEPTED', ''],
    ['?exception_type=EXPEDITE', 'b'],
    ['?search=calisma', 'ba'],
    ['?search=steel', 'c'],
    ['?search=%25', ''],
    ['?assigned_to=me', ''],
    ['?page_size=2&page=2', 'a'],
  ])('%s', async (query, expected) => {
    expect(await messages(query)).toBe(expected);
  });

  test('of a product, of a person and of oneself, page by page', async () => {
    expect(await messages(`?product_id=${desk}`)).toBe('ba');
    const [first, second] = await list();
    const userOf = (name: string) => idOf('select user_id from users where username = $1', [name]);
    const [me, other] = [await userOf('viewer'), await userOf('proc_off')];
    await assign(first?.planning_exception_id ?? 0, me);
    await assign(second?.planning_exception_id ?? 0, other);
    expect(await messages('?assigned_to=me')).toBe('c');
    expect(await messages(`?assigned_to=${other}`)).toBe('b');
    const { body } = await t.as.viewer.get('/planning/exceptions?page_size=2');
    expect(body).toMatchObject({ total_count: 3, has_next: true, has_previous: false });
  });

  test.each([
    'status=GONE',
    'exception_type=WISH',
    'sort=message',
    'assigned_to=you',
    'scenario_id=0',
    'color=red',
  ])('refuses %s', async (query) => {
    const answer = await t.as.viewer.get(`/planning/exceptions?${query}`);
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
  });
});
