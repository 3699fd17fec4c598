import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { type Cabinets, createCabinets } from './testing/cabinets.ts';

/** Monday 2 March is day 1 of the worked example "Why late" in docs/concepts/mrp.md, so day 6 is the 7th. */
const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
let c: Cabinets;
let order: Awaited<ReturnType<Cabinets['hinges']>>;
let first: number;
let second: number;
let easy: number;
let far: number;
let run: number;
let late: number;

/**
 * Ten cabinets for the 7th start on the 5th, their doors on the 2nd. The hinges of the doors come on the 5th: the doors are there
 * three days later, on the 8th, the cabinets two days after that, on the 10th.
 *
 * Two more for the 8th would start on the 6th, their doors on the 3rd. Four hinges have to be ordered, which takes 5 days: there
 * on the 7th, doors on the 10th, cabinets on the 12th.
 */
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  c = await createCabinets(t, 5);
  order = await c.hinges('20', '2026-03-05');
  first = await c.demanded('10', '2026-03-07', c.cabinet);
  second = await c.demanded('2', '2026-03-08', c.cabinet);
  easy = await c.demanded('1', '2026-04-30', c.hinge);
  far = await c.demanded('1', '2026-12-31', c.cabinet);
  late = await c.demanded('3', '2026-02-27', c.door);
  await t.db.sql(`update demands set reference_number = 'SIP-7' where demand_id = $1`, [first]);
  await c.f.stock(c.door, '3', '4', { warehouseId: c.f.semiWarehouse });
  run = (await c.planned({ horizon_days: 90 })).run_id;
});
afterAll(() => t.close());

const list = async (query = '') => {
  const answer = await t.as.viewer.get(`/planning/runs/${run}/late-demands${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const idsOf = async (query: string) =>
  (await list(query)).items.map((row: { demand_id: number }) => row.demand_id);
const one = async (demandId: number) => {
  const answer = await t.as.viewer.get(`/planning/runs/${run}/demands/${demandId}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};

describe('the late demands of a run', () => {
  test('say when each can be there, how late that is, and why', async () => {
    const { items, ...page } = await list();
    expect(page).toEqual({ total_count: 3, page: 1, page_size: 20, has_next: false, has_previous: false });
    expect(items).toEqual([
      {
        demand_id: late,
        demand_type: 'CUSTOMER_ORDER',
        reference_number: null,
        product_id: c.door,
        product_code: 'SF-DOOR',
        product_name: 'SF-DOOR',
        unit_of_measure: 'PCS',
        quantity: '3.000',
        due_date: '2026-02-27',
        promised_date: '2026-03-02',
        days_late: 3,
        sentence:
          '3.000 PCS of SF-DOOR for 2026-02-27 can be promised for 2026-03-02, 3 days late. It was due before the plan begins, and what it takes is on hand.',
      },
      expect.objectContaining({
        demand_id: first,
        reference_number: 'SIP-7',
        product_code: 'FP-CABINET',
        product_name: 'ÇELİK DOLAP',
        promised_date: '2026-03-10',
        days_late: 3,
        sentence: `10.000 PCS of FP-CABINET for 2026-03-07 can be promised for 2026-03-10, 3 days late. Purchase order ${order.number} brings 20.000 PCS of RM-HINGE on 2026-03-05; they are needed on 2026-03-02.`,
      }),
      expect.objectContaining({
        demand_id: second,
        promised_date: '2026-03-12',
        days_late: 4,
        sentence:
          '2.000 PCS of FP-CABINET for 2026-03-08 can be promised for 2026-03-12, 4 days late. 4.000 PCS of RM-HINGE are needed on 2026-03-03; with a lead time of 5 days, counted from today, they are there on 2026-03-07 at the earliest.',
      }),
    ]);
  });

  test('are paged, sorted, filtered and searched', async () => {
    expect(await list('?page=2&page_size=2')).toMatchObject({
      items: [{ demand_id: second }],
      ...{ total_count: 3, page: 2, page_size: 2, has_next: false, has_previous: true },
    });
    expect(await idsOf('?sort=-due_date')).toEqual([second, first, late]);
    expect(await idsOf('?sort=-days_late')).toEqual([second, first, late]);
    expect(await idsOf('?sort=promised_date')).toEqual([late, first, second]);
    expect(await idsOf('?sort=-product_code')).toEqual([late, first, second]);
    expect(await idsOf(`?product_id=${c.door}`)).toEqual([late]);
    expect(await idsOf('?demand_type=FORECAST')).toEqual([]);
    expect(await idsOf('?search=celik%20dolap')).toEqual([first, second]);
    expect(await idsOf('?search=yok')).toEqual([]);
  });
});

describe('one demand', () => {
  test('has the chain that makes it late, down to the open order', async () => {
    const { why_late, ...found } = await one(first);
    expect(found).toMatchObject({
      run_id: run,
      quantity: '10.000',
      planned_quantity: '10.000',
      is_late: true,
      promised_date: '2026-03-10',
      days_late: 3,
    });
    expect(why_late).toMatchObject([
      {
        product_code: 'FP-CABINET',
        supply: 'PLANNED_ORDER',
        quantity: '10.000',
        needed_date: '2026-03-07',
        available_date: '2026-03-10',
        lead_time_days: 2,
        reason: 'COMPONENTS',
        sentence:
          '10.000 PCS of FP-CABINET are needed on 2026-03-07 and wait for SF-DOOR, which is there on 2026-03-08; with a lead time of 2 days they are there on 2026-03-10.',
      },
      {
        product_code: 'SF-DOOR',
        needed_date: '2026-03-05',
        available_date: '2026-03-08',
        lead_time_days: 3,
        reason: 'COMPONENTS',
      },
      {
        product_code: 'RM-HINGE',
        supply: 'PURCHASE_ORDER',
        id: order.line,
        document: order.number,
        quantity: '20.000',
        needed_date: '2026-03-02',
        available_date: '2026-03-05',
        lead_time_days: null,
        reason: 'OPEN_ORDER',
        sentence: `Purchase order ${order.number} brings 20.000 PCS of RM-HINGE on 2026-03-05; they are needed on 2026-03-02.`,
      },
    ]);
  });

  test('has what covers it, each with its number', async () => {
    const { supplies } = await one(first);
    const orders = await c.ordersOf(run);
    const cabinets = orders.find((row: { due_date: string }) => row.due_date === '2026-03-07');
    expect(supplies).toMatchObject([
      {
        depth: 0,
        product_code: 'FP-CABINET',
        kind: 'PLANNED_ORDER',
        id: cabinets.planned_order_id,
        date: '2026-03-07',
        pegged_quantity: '10.000',
        sentence: `Planned order ${cabinets.planned_order_id} of 10.000 for 2026-03-07 brings 10.000 PCS of FP-CABINET.`,
      },
      { depth: 1, product_code: 'SF-DOOR', kind: 'PLANNED_ORDER', date: '2026-03-05' },
      {
        depth: 2,
        kind: 'PURCHASE_ORDER',
        id: order.line,
        document: order.number,
        quantity: '20.000',
        sentence: `Purchase order ${order.number} of 20.000 for 2026-03-05 brings 20.000 PCS of RM-HINGE.`,
      },
    ]);
    expect((await one(late)).supplies).toMatchObject([
      { kind: 'STOCK', id: null, document: null, sentence: '3.000 PCS of SF-DOOR are on hand.' },
    ]);
  });

  test('in time, and beyond the horizon, says so', async () => {
    expect(await one(easy)).toMatchObject({
      is_late: false,
      promised_date: '2026-04-30',
      days_late: 0,
      why_late: [],
      sentence: '1.000 PCS of RM-HINGE for 2026-04-30 are in time: all of them can be there on 2026-04-30.',
    });
    expect(await one(far)).toMatchObject({
      is_late: false,
      planned_quantity: '0.000',
      promised_date: null,
      supplies: [],
      sentence: 'Nothing is planned for 1.000 PCS of FP-CABINET on 2026-12-31: the plan ends on 2026-05-30.',
    });
  });

  test('that is a consumed forecast is no part of the plan', async () => {
    const body = { product_id: c.hinge, quantity: '1', due_date: '2026-04-30', demand_type: 'FORECAST' };
    const forecast = (await t.as.prod_mgr.post('/planning/demands', body)).body.demand_id;
    const other = (await c.planned({ horizon_days: 90 })).run_id;
    const { body: found } = await t.as.viewer.get(`/planning/runs/${other}/demands/${forecast}`);
    expect(found).toMatchObject({ planned_quantity: '0.000', promised_date: null });
    expect(found.sentence).toMatch(/^Nothing is planned for this forecast of 1\.000 PCS of RM-HINGE: /);
  });
});

test('refuses what is not there, not planned or not known', async () => {
  const waiting = await c.start();
  for (const path of ['late-demands', `demands/${first}`]) {
    const asked = (runId: number | string, query = '') =>
      t.as.viewer.get(`/planning/runs/${runId}/${path}${query}`);
    expect(refused(await asked(99))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await asked(waiting))).toEqual([409, 'CONFLICT']);
    expect(refused(await asked('x'))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await asked(run, '?colour=red'))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await t.as.nobody.get(`/planning/runs/${run}/${path}`))).toEqual([
      401,
      'NOT_AUTHENTICATED',
    ]);
  }
  await t.as.prod_mgr.post(`/planning/runs/${waiting}/cancel`);
  const unknown = await t.as.viewer.get(`/planning/runs/${run}/demands/4711`);
  expect(refused(unknown)).toEqual([404, 'NOT_FOUND']);
  expect(unknown.body.message).toBe('There is no demand in this plan 4711. Check the id.');
});
