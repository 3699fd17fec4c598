import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';

const clock = manualClock(new Date('2026-11-20T09:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
});
beforeEach(async () => {
  await t.db.sql('delete from calendar_days');
  await t.db.sql(`update planning_settings set calendar = 'PLAIN_DAYS', working_weekdays = '{1,2,3,4,5}'`);
});
afterAll(() => t.close());

const work = (days: readonly number[] = [1, 2, 3, 4, 5]) =>
  t.as.prod_mgr.put('/planning/settings', { calendar: 'WORKING_DAYS', working_weekdays: days });
const calendar = async (from: string, to: string) =>
  (await t.as.viewer.get(`/planning/calendar?from=${from}&to=${to}`)).body;
const put = (...days: object[]) => t.as.prod_mgr.put('/planning/calendar', { days });

interface Day {
  calendar_date: string;
  is_working_day: boolean;
  reason: string;
}
const short = (days: readonly Day[]) =>
  days.map((day) => `${day.calendar_date.slice(5)} ${day.is_working_day ? 'works' : 'rests'} ${day.reason}`);

describe('the settings', () => {
  test('are plain days until the factory sets a calendar', async () => {
    const { body, headers } = await t.as.viewer.get('/planning/settings');
    expect(body).toMatchObject({ calendar: 'PLAIN_DAYS', working_weekdays: [1, 2, 3, 4, 5] });
    expect(headers.etag).toBe(`"${body.updated_at}"`);
  });

  test('change by field, with If-Match and an audit row', async () => {
    const before = (await t.as.viewer.get('/planning/settings')).body;
    clock.advance(1_000);
    const changed = await t.as.prod_mgr.put(
      '/planning/settings',
      { working_weekdays: [6, 1, 2, 3, 5, 4] },
      { 'if-match': `"${before.updated_at}"` },
    );
    expect(changed.body).toMatchObject({ calendar: 'PLAIN_DAYS', working_weekdays: [1, 2, 3, 4, 5, 6] });
    expect(await auditsOf(t.db, String(changed.headers['x-request-id']))).toMatchObject([
      {
        action: 'planning_settings.update',
        before: { working_weekdays: [1, 2, 3, 4, 5] },
        after: changed.body,
      },
    ]);
    const late = await t.as.prod_mgr.put(
      '/planning/settings',
      { calendar: 'WORKING_DAYS' },
      { 'if-match': `"${before.updated_at}"` },
    );
    expect(refused(late)).toEqual([409, 'CONFLICT']);
  });

  test.each<[string, object]>([
    ['no weekday', { working_weekdays: [] }],
    ['an eighth weekday', { working_weekdays: [8] }],
    ['a weekday twice', { working_weekdays: [1, 1] }],
    ['another calendar', { calendar: 'LUNAR' }],
    ['an unknown field', { calender: 'PLAIN_DAYS' }],
  ])('refuse %s', async (_what, body) => {
    expect(refused(await t.as.prod_mgr.put('/planning/settings', body))).toEqual([422, 'VALIDATION_ERROR']);
  });
});

test('only a planner may change it', async () => {
  const day = { calendar_date: '2026-12-31', is_working_day: false };
  for (const role of ['viewer', 'inv_clerk'] as const) {
    for (const answer of [
      await t.as[role].put('/planning/settings', {}),
      await t.as[role].put('/planning/calendar', { days: [day] }),
      await t.as[role].post('/planning/calendar/holidays', { year: 2027 }),
      await t.as[role].delete('/planning/calendar/2026-12-31'),
    ])
      expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  }
  expect(refused(await t.as.nobody.get('/planning/calendar?from=2026-12-31&to=2026-12-31'))).toEqual([
    401,
    'NOT_AUTHENTICATED',
  ]);
});

describe('the calendar', () => {
  test('of plain days: every day is worked on, whatever was entered', async () => {
    const answer = await put({ calendar_date: '2026-12-26', is_working_day: false, description: 'Sayım' });
    expect(answer.body).toEqual({
      calendar: 'PLAIN_DAYS',
      working_day_count: 1,
      days: [
        {
          calendar_date: '2026-12-26',
          weekday: 6,
          is_working_day: true,
          reason: 'PLAIN_DAYS',
          description: 'Sayım',
        },
      ],
    });
  });

  test('of working days: weekdays, weekends, holidays, and the factory’s own word before all', async () => {
    await work();
    await t.as.prod_mgr.post('/planning/calendar/holidays', { year: 2026 });
    const own = await put(
      { calendar_date: '2026-10-31', is_working_day: true, description: 'Telafi' },
      { calendar_date: '2026-10-30', is_working_day: false },
    );
    expect(own.status, own.text).toBe(200);
    const { calendar: setting, working_day_count, days } = await calendar('2026-10-28', '2026-11-02');
    expect([setting, working_day_count]).toEqual(['WORKING_DAYS', 3]);
    expect(short(days)).toEqual([
      '10-28 works WEEKDAY',
      '10-29 rests HOLIDAY',
      '10-30 rests OWN',
      '10-31 works OWN',
      '11-01 rests WEEKEND',
      '11-02 works WEEKDAY',
    ]);
    expect(days.map((day: { weekday: number }) => day.weekday)).toEqual([3, 4, 5, 6, 7, 1]);
    expect(days[1].description).toBe('Cumhuriyet Bayramı (28 Ekim öğleden sonra da tatil: yarım gün)');
    expect(days[2].description).toBeNull();
    await work([1, 2, 3, 4, 5, 6, 7]);
    expect(short((await calendar('2026-11-01', '2026-11-01')).days)).toEqual(['11-01 works WEEKDAY']);
  });

  test('shows at most two years', async () => {
    expect((await calendar('2026-01-01', '2028-01-02')).days).toHaveLength(732);
    for (const [from, to] of [
      ['2026-01-01', '2028-01-03'],
      ['2026-01-02', '2026-01-01'],
      ['2026-02-30', '2026-03-01'],
    ])
      expect(refused(await t.as.viewer.get(`/planning/calendar?from=${from}&to=${to}`))).toEqual([
        422,
        'VALIDATION_ERROR',
      ]);
    expect(refused(await t.as.viewer.get('/planning/calendar?from=2026-01-01'))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
  });

  test('takes a day again, with what it was in the audit log', async () => {
    await work();
    await put({ calendar_date: '2026-12-31', is_working_day: false, description: 'Sayım' });
    const again = await put({ calendar_date: '2026-12-31', is_working_day: true });
    expect(short(again.body.days)).toEqual(['12-31 works OWN']);
    expect(await auditsOf(t.db, String(again.headers['x-request-id']))).toMatchObject([
      {
        action: 'calendar.update',
        entity_id: '2026-12-31',
        before: [{ is_working_day: false, description: 'Sayım' }],
        after: [{ is_working_day: true, description: null }],
      },
    ]);
  });

  test.each<[string, object]>([
    ['no day', { days: [] }],
    ['a day that is none', { days: [{ calendar_date: '2026-02-29', is_working_day: true }] }],
    ['no word about it', { days: [{ calendar_date: '2026-02-28' }] }],
    [
      'a long description',
      { days: [{ calendar_date: '2026-02-28', is_working_day: true, description: 'x'.repeat(101) }] },
    ],
    [
      'a day twice',
      {
        days: [
          { calendar_date: '2026-02-28', is_working_day: true },
          { calendar_date: '2026-02-28', is_working_day: false },
        ],
      },
    ],
  ])('refuses %s', async (_what, body) => {
    expect(refused(await t.as.prod_mgr.put('/planning/calendar', body))).toEqual([422, 'VALIDATION_ERROR']);
    expect(await t.db.sql('select 1 from calendar_days')).toEqual([]);
  });

  test('forgets a day', async () => {
    await work();
    await put({ calendar_date: '2026-12-31', is_working_day: false });
    const gone = await t.as.prod_mgr.delete('/planning/calendar/2026-12-31');
    expect(gone.status).toBe(200);
    expect(await auditsOf(t.db, String(gone.headers['x-request-id']))).toMatchObject([
      { action: 'calendar.delete', entity_id: '2026-12-31', before: { is_working_day: false } },
    ]);
    expect(short((await calendar('2026-12-31', '2026-12-31')).days)).toEqual(['12-31 works WEEKDAY']);
    expect(refused(await t.as.prod_mgr.delete('/planning/calendar/2026-12-31'))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.prod_mgr.delete('/planning/calendar/holidays'))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
  });
});

describe('public holidays', () => {
  test('are entered once, and leave what the factory has said', async () => {
    await work();
    await put({ calendar_date: '2027-05-19', is_working_day: true, description: 'Çalışıyoruz' });
    const { status, body, headers } = await t.as.prod_mgr.post('/planning/calendar/holidays', { year: 2027 });
    expect(status).toBe(200);
    expect(short(body.added)).toEqual([
      '01-01 rests HOLIDAY',
      '04-23 rests HOLIDAY',
      '05-01 rests HOLIDAY',
      '07-15 rests HOLIDAY',
      '08-30 rests HOLIDAY',
      '10-29 rests HOLIDAY',
    ]);
    expect(short(body.kept)).toEqual(['05-19 works OWN']);
    expect(body.message).toContain('Ramazan and Kurban Bayramı move');
    expect(body.message).not.toContain('PLAIN_DAYS');
    expect(await auditsOf(t.db, String(headers['x-request-id']))).toMatchObject([
      { action: 'calendar.add_holidays', entity_id: '2027', after: { length: 6 } },
    ]);
    const again = await t.as.prod_mgr.post('/planning/calendar/holidays', { year: 2027 });
    expect(again.body.added).toEqual([]);
    expect(again.body.kept).toHaveLength(7);
    expect(await auditsOf(t.db, String(again.headers['x-request-id']))).toEqual([]);
  });

  test('say when they do not count yet', async () => {
    const { body } = await t.as.prod_mgr.post('/planning/calendar/holidays', { year: 2028 });
    expect(body.message).toContain('The calendar is PLAIN_DAYS');
    expect(body.added).toHaveLength(7);
  });

  test.each([2016, 2201, 2027.5, '2027', null])('of the year %s are refused', async (year) => {
    expect(refused(await t.as.prod_mgr.post('/planning/calendar/holidays', { year }))).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
  });
});
