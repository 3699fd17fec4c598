import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { type Cabinets, createCabinets } from './testing/cabinets.ts';

const DAY_MS = 86_400_000;
const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
let c: Cabinets;
let demand: number;
let before: number;

/**
 * 10 cabinets for the 31st start on the 29th, their doors are for the 29th and start on the 26th, and 20 hinges are for the 26th,
 * ordered 5 days before: on the 21st.
 */
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  c = await createCabinets(t, 5);
  demand = await c.demanded('10', '2026-03-31', c.cabinet);
});
beforeEach(async () => {
  before = (await c.planned({ horizon_days: 90 })).run_id;
});
afterAll(() => t.close());

const of = async (runId: number, query = '') => {
  const answer = await t.as.viewer.get(`/planning/runs/${runId}/changes${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const next = async (horizon_days = 90) => of((await c.planned({ horizon_days })).run_id);
interface Told {
  readonly product_code: string;
  readonly orders: { readonly change: string; readonly sentence: string }[];
  readonly causes: { readonly sentence: string }[];
}
const told = ({ items }: { items: Told[] }) =>
  items.map((one) => [
    one.product_code,
    one.orders.map((order) => `${order.change}: ${order.sentence}`),
    one.causes.map((cause) => cause.sentence),
  ]);

test('in the first run everything is new', async () => {
  const found = await of(before);
  expect(found).toMatchObject({ run_id: before, previous_run_id: null, causes: [], total_count: 3, page: 1 });
  expect(told(found)).toEqual([
    ['FP-CABINET', ['NEW: 10.000 PCS for 2026-03-31 are new, to be started on 2026-03-29.'], []],
    ['RM-HINGE', ['NEW: 20.000 PCS for 2026-03-26 are new, to be started on 2026-03-21.'], []],
    ['SF-DOOR', ['NEW: 10.000 PCS for 2026-03-29 are new, to be started on 2026-03-26.'], []],
  ]);
});

describe('a run after another', () => {
  test('that changes nothing says so, and on which day it begins', async () => {
    clock.advance(DAY_MS);
    expect(await next()).toMatchObject({
      previous_run_id: before,
      items: [],
      total_count: 0,
      causes: [
        { cause: 'PLAN', date: '2026-03-03', sentence: 'The plan starts one day later (2026-03-03).' },
      ],
    });
    clock.advance(-DAY_MS);
  });

  test('that found other stock plans another quantity', async () => {
    await c.f.stock(c.hinge, '6', '1');
    const found = await next();
    expect(told(found)).toEqual([
      [
        'RM-HINGE',
        ['CHANGED: 14.000 PCS for 2026-03-26 are planned, before 20.000 PCS.'],
        ['Stock is 6.000 PCS, it was 0.000 PCS.'],
      ],
    ]);
    expect(found.items[0].orders[0]).toMatchObject({
      quantity: '14.000',
      previous_quantity: '20.000',
      due_date: '2026-03-26',
      previous_due_date: '2026-03-26',
    });
    expect(found.items[0].causes[0]).toMatchObject({
      cause: 'STOCK',
      value: '6.000',
      previous_value: '0.000',
    });
  });

  test('that found a demand on another day moves its orders, and those below them', async () => {
    await t.as.prod_mgr.put(`/planning/demands/${demand}`, { due_date: '2026-04-02' });
    expect(told(await next())).toEqual([
      [
        'FP-CABINET',
        [
          'MOVED: 10.000 PCS are now for 2026-04-02 and start on 2026-03-31, before for 2026-03-31 with the start on 2026-03-29.',
        ],
        [`Customer order demand ${demand} is now for 2026-04-02, before 2026-03-31.`],
      ],
      [
        'RM-HINGE',
        [
          'MOVED: 14.000 PCS are now for 2026-03-28 and start on 2026-03-23, before for 2026-03-26 with the start on 2026-03-21.',
        ],
        ['Its orders follow those of SF-DOOR, which have changed.'],
      ],
      [
        'SF-DOOR',
        [
          'MOVED: 10.000 PCS are now for 2026-03-31 and start on 2026-03-28, before for 2026-03-29 with the start on 2026-03-26.',
        ],
        ['Its orders follow those of FP-CABINET, which have changed.'],
      ],
    ]);
  });

  test('that found an open order needs none of its own, and says when that is moved', async () => {
    const order = await c.hinges('14', '2026-03-20');
    expect(told(await next())).toEqual([
      [
        'RM-HINGE',
        ['GONE: 14.000 PCS for 2026-03-28 are not planned any more.'],
        [`Purchase order line ${order.line} of 14.000 PCS for 2026-03-20 is new.`],
      ],
    ]);
    await t.db.sql(
      `update purchase_order_items set expected_delivery_date = '2026-03-27', quantity_ordered = 10 where po_item_id = $1`,
      [order.line],
    );
    expect(told(await next())).toEqual([
      [
        'RM-HINGE',
        ['NEW: 4.000 PCS for 2026-03-28 are new, to be started on 2026-03-23.'],
        [
          `Purchase order line ${order.line} is now of 10.000 PCS, before 14.000.`,
          `Purchase order line ${order.line} now arrives 2026-03-27, before 2026-03-20.`,
        ],
      ],
    ]);
  });

  test('that found another lead time starts sooner', async () => {
    await c.leadTime(c.hinge, 7);
    const found = await next(120);
    expect(found.causes).toMatchObject([{ sentence: 'The plan looks 120 days ahead, before 90.' }]);
    expect(told(found)).toEqual([
      [
        'RM-HINGE',
        ['MOVED: 4.000 PCS for 2026-03-28 now start on 2026-03-21, before on 2026-03-23.'],
        ['Lead time 7 days, before 5 days.'],
      ],
    ]);
  });
});

test('is paged, sorted, filtered and searched by product', async () => {
  await t.as.prod_mgr.put(`/planning/demands/${demand}`, { quantity: '11' });
  const { run_id } = await next();
  const codes = async (query: string) =>
    (await of(run_id, query)).items.map((one: { product_code: string }) => one.product_code);
  expect(await of(run_id, '?page=2&page_size=2')).toMatchObject({
    items: [{ product_code: 'SF-DOOR' }],
    ...{ total_count: 3, page: 2, page_size: 2, has_next: false, has_previous: true },
  });
  expect(await codes('?sort=-product_code')).toEqual(['SF-DOOR', 'RM-HINGE', 'FP-CABINET']);
  expect(await codes('?search=celik')).toEqual(['FP-CABINET']);
  expect(await codes(`?product_id=${c.door}`)).toEqual(['SF-DOOR']);
});

test('refuses what is not there, not planned or no longer kept', async () => {
  const asked = (runId: number | string, query = '') =>
    t.as.viewer.get(`/planning/runs/${runId}/changes${query}`);
  expect(refused(await asked(4711))).toEqual([404, 'NOT_FOUND']);
  expect(refused(await asked('x'))).toEqual([422, 'VALIDATION_ERROR']);
  expect(refused(await asked(before, '?colour=red'))).toEqual([422, 'VALIDATION_ERROR']);
  expect(refused(await asked(before, '?sort=due_date'))).toEqual([422, 'VALIDATION_ERROR']);
  const anonymous = await t.as.nobody.get(`/planning/runs/${before}/changes`);
  expect(refused(anonymous)).toEqual([401, 'NOT_AUTHENTICATED']);
  const waiting = await c.start();
  expect(refused(await asked(waiting))).toEqual([409, 'CONFLICT']);
  await t.as.prod_mgr.post(`/planning/runs/${waiting}/cancel`);
  await t.db.sql('delete from planning_inputs where run_id < $1', [before]);
  const old = await asked(before);
  expect(refused(old)).toEqual([409, 'CONFLICT']);
  expect(old.body.message).toContain('is no longer kept. Ask for a newer run.');
});
