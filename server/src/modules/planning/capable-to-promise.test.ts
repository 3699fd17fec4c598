import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { type Cabinets, createCabinets } from './testing/cabinets.ts';

const DAY_MS = 86_400_000;
/** Monday 2 March is day 1 of the worked example "Capable to promise" in docs/concepts/mrp.md, so day 6 is the 7th. */
const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
let c: Cabinets;
let run: number;

/**
 * Of 6 cabinets 2 are for a customer; of 5 doors 3 are to be kept; the 20 hinges on order are all for somebody. Ten cabinets:
 * 4 are free, 6 are made from 2 free doors and 4 new ones, which take 8 new hinges. Hinges ordered on the 2nd are there on the
 * 4th, doors on the 7th, cabinets on the 9th.
 */
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  c = await createCabinets(t, 2);
  await c.f.stock(c.cabinet, '6', '9', { warehouseId: c.f.finishedWarehouse });
  await c.f.stock(c.door, '5', '4', { warehouseId: c.f.semiWarehouse });
  await t.db.sql('update products set safety_stock = 3 where product_id = $1', [c.door]);
  await c.hinges('20', '2026-03-05');
  await c.demanded('2', '2026-03-21', c.cabinet);
  await c.demanded('20', '2026-03-06', c.hinge);
});
afterAll(() => t.close());

const ask = (body: object) => t.as.viewer.post('/planning/capable-to-promise', body);
const asked = async (body: object) => {
  const answer = await ask(body);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const ten = () => ({ product_id: c.cabinet, quantity: '10', due_date: '2026-03-07' });

test('asks for a plan first', async () => {
  const answer = await ask(ten());
  expect(refused(answer)).toEqual([409, 'CONFLICT']);
  expect(answer.body.message).toBe('There is no plan yet. Start a planning run first: POST /planning/runs.');
  run = (await c.planned({ horizon_days: 90 })).run_id;
});

test('answers the earliest day, what it takes, and why not a day earlier', async () => {
  const before = await t.db.sql('select * from planned_orders order by planned_order_id');
  const { limited_by, steps, ...found } = await asked(ten());
  expect(found).toEqual({
    run_id: run,
    first_day: '2026-03-02',
    product_id: c.cabinet,
    product_code: 'FP-CABINET',
    unit_of_measure: 'PCS',
    quantity: '10.000',
    due_date: '2026-03-07',
    earliest_date: '2026-03-09',
    is_on_time: false,
    days_late: 2,
    from_free: '4.000',
    sentence:
      '10.000 PCS of FP-CABINET can be promised for 2026-03-09, 2 days late. Why not a day earlier: 8.000 PCS of RM-HINGE are needed on 2026-03-03; with a lead time of 2 days, counted from today, they are there on 2026-03-04 at the earliest.',
  });
  expect(limited_by).toMatchObject([
    {
      product_code: 'FP-CABINET',
      supply: null,
      id: null,
      ...{ needed_date: '2026-03-08', available_date: '2026-03-09', lead_time_days: 2, reason: 'COMPONENTS' },
    },
    {
      product_code: 'SF-DOOR',
      needed_date: '2026-03-06',
      available_date: '2026-03-07',
      reason: 'COMPONENTS',
    },
    {
      product_code: 'RM-HINGE',
      needed_date: '2026-03-03',
      available_date: '2026-03-04',
      reason: 'LEAD_TIME',
    },
  ]);
  const step = (code: string, day: string, needed: string, free: string, ordered: string, start: string) => ({
    product_code: code,
    needed_date: day,
    needed,
    from_free: free,
    ordered,
    start_date: start,
  });
  expect(steps).toMatchObject([
    step('FP-CABINET', '2026-03-09', '10.000', '4.000', '6.000', '2026-03-07'),
    step('SF-DOOR', '2026-03-07', '6.000', '2.000', '4.000', '2026-03-04'),
    step('RM-HINGE', '2026-03-04', '8.000', '0.000', '8.000', '2026-03-02'),
  ]);
  expect(await t.db.sql('select * from planned_orders order by planned_order_id')).toEqual(before);
});

test('keeps a later day, and promises free stock for today', async () => {
  expect(await asked({ ...ten(), due_date: '2026-03-09' })).toMatchObject({
    is_on_time: true,
    days_late: 0,
    earliest_date: '2026-03-09',
  });
  expect(await asked({ product_id: c.cabinet, quantity: '4' })).toMatchObject({
    due_date: null,
    is_on_time: null,
    days_late: 0,
    earliest_date: '2026-03-02',
    sentence: '4.000 PCS of FP-CABINET can be promised for 2026-03-02.',
    limited_by: [],
  });
});

test('orders nothing in the past of a plan that is some days old', async () => {
  clock.advance(3 * DAY_MS);
  expect(await asked(ten())).toMatchObject({ first_day: '2026-03-02', earliest_date: '2026-03-12' });
  expect(await asked({ product_id: c.cabinet, quantity: '4' })).toMatchObject({
    earliest_date: '2026-03-05',
  });
  clock.advance(-3 * DAY_MS);
});

test('names the product of which it would take too many orders', async () => {
  const bolt = await c.f.product('RM-BOLT');
  await t.db.sql('update products set maximum_order_quantity = 0.001 where product_id = $1', [bolt]);
  await c.planned({ horizon_days: 90 });
  const answer = await ask({ product_id: bolt, quantity: '1000' });
  expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
  expect(answer.body.message).toContain('takes more than 100,000 orders of product RM-BOLT for one need');
});

test('refuses what it cannot answer', async () => {
  expect(refused(await ask({ ...ten(), product_id: 4711 }))).toEqual([404, 'NOT_FOUND']);
  for (const wrong of [
    { quantity: '0' },
    { quantity: '1.0001' },
    { due_date: '2026-02-30' },
    { colour: 'red' },
  ])
    expect(refused(await ask({ ...ten(), ...wrong })), JSON.stringify(wrong)).toEqual([
      422,
      'VALIDATION_ERROR',
    ]);
  expect(refused(await t.as.nobody.post('/planning/capable-to-promise', ten()))).toEqual([
    401,
    'NOT_AUTHENTICATED',
  ]);
  const young = await c.f.product('FP-YOUNG', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const answer = await ask({ ...ten(), product_id: young });
  expect(refused(answer)).toEqual([409, 'CONFLICT']);
  expect(answer.body.message).toContain('is newer than the plan');
  await t.db.sql('update products set is_active = false where product_id = $1', [young]);
  const inactive = await ask({ ...ten(), product_id: young });
  expect(refused(inactive)).toEqual([409, 'CONFLICT']);
  expect(inactive.body.message).toContain('Product FP-YOUNG is inactive');
});
