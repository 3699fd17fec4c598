import {
  dayOf,
  NO_LIMITS,
  type Plan,
  type PlanningInput,
  type PlanningItem,
  planFactory,
  quantity,
  WorkingCalendar,
} from '@horoz/kernel';
import { describe, expect, test } from 'vitest';
import { exceptionsOf } from './exception-messages.ts';
import { lotNumbers } from './lot-numbers.ts';

const TODAY = dayOf('2026-11-20');
const at = (days: number) => TODAY + days;
const NAMES = new Map(
  ['RM-STEEL-01', 'FP-CABINET', 'SF-DOOR'].map((product_code, index) => [
    index + 1,
    { product_code, unit_of_measure: index === 0 ? 'KG' : 'PCS' },
  ]),
);

/** Bought on the day, as much as is needed, with nothing in stock, unless overridden. */
const item = (productId: number, more: Partial<PlanningItem> = {}): PlanningItem => ({
  productId,
  orderType: 'BUY',
  leadTimeDays: 0,
  stock: [],
  safetyStock: quantity('0'),
  coverDays: 0,
  policy: { rule: 'LOT_FOR_LOT' },
  limits: NO_LIMITS,
  unitDecimals: 3,
  ...more,
});
const planOf = (input: Partial<PlanningInput>) =>
  planFactory({
    today: TODAY,
    horizonDays: 60,
    calendar: new WorkingCalendar(),
    forecastPeriod: 'WEEK',
    items: [],
    bomLines: [],
    demands: [],
    componentRequirements: [],
    receipts: [],
    firmOrders: [],
    ...input,
  });
const lotsOf = (plan: Plan) => {
  const lots = lotNumbers(plan);
  return (order: number) => lots[order] ?? 0;
};
const said = (plan: Plan, releaseWindowDays = 5) =>
  exceptionsOf(plan, NAMES, { today: TODAY, releaseWindowDays, lotOf: lotsOf(plan) });
const sentences = (plan: Plan, releaseWindowDays?: number) =>
  said(plan, releaseWindowDays).map((one) => `${one.exceptionKey} ${one.message}`);
const demand = (id: number, productId: number, needed: string, days: number) => ({
  id,
  productId,
  quantity: quantity(needed),
  day: at(days),
  kind: 'CUSTOMER_ORDER' as const,
});
const receipt = (
  id: number,
  productId: number,
  ordered: string,
  days: number,
  kind: 'PURCHASE_ORDER' | 'PRODUCTION_ORDER' = 'PURCHASE_ORDER',
) => ({ id, kind, productId, quantity: quantity(ordered), day: at(days) });

describe('an open order', () => {
  test('is wanted earlier, which leaves its product short until it comes', () => {
    const plan = planOf({
      items: [item(1)],
      demands: [demand(1, 1, '120', 13)],
      receipts: [receipt(7, 1, '120', 20)],
    });
    const [expedite, shortage, ...more] = said(plan);
    expect(expedite).toEqual({
      exceptionKey: 'EXPEDITE:PURCHASE_ORDER:7',
      exceptionType: 'EXPEDITE',
      productId: 1,
      plannedOrder: null,
      productionOrderId: null,
      poItemId: 7,
      day: at(20),
      neededDay: at(13),
      quantity: quantity('120'),
      neededQuantity: null,
      message:
        'Expedite: 120.000 KG of RM-STEEL-01 are due on 2026-12-10 but needed on 2026-12-03 (7 days earlier).',
    });
    expect(shortage).toMatchObject({
      exceptionKey: 'SHORTAGE:1:1',
      poItemId: null,
      day: at(13),
      neededDay: at(20),
      message:
        'Shortage: up to 120.000 KG of RM-STEEL-01 are missing from 2026-12-03 until 2026-12-10 to cover what is needed and the safety stock. Get them sooner, or put off what needs them.',
    });
    expect(more).toEqual([]);
  });

  test('is wanted later, by a single day', () => {
    const plan = planOf({
      items: [item(2, { orderType: 'MAKE' })],
      demands: [demand(1, 2, '5', 11)],
      receipts: [receipt(4, 2, '5', 10, 'PRODUCTION_ORDER')],
    });
    expect(said(plan)).toMatchObject([{ poItemId: null, productionOrderId: 4, plannedOrder: null }]);
    expect(sentences(plan)).toEqual([
      'DEFER:PRODUCTION_ORDER:4 Defer: 5.000 PCS of FP-CABINET are due on 2026-11-30 but not needed before 2026-12-01 (1 day later).',
    ]);
  });

  test('is not wanted at all, or in another size', () => {
    const plan = planOf({
      items: [item(1), item(2), item(3)],
      demands: [demand(1, 2, '60', 10), demand(2, 3, '150', 30)],
      receipts: [receipt(1, 1, '50', 10), receipt(2, 2, '100', 10), receipt(3, 3, '100', 30)],
    });
    expect(sentences(plan)).toEqual([
      'CANCEL:PURCHASE_ORDER:1 Cancel: 50.000 KG of RM-STEEL-01 are due on 2026-11-30, and nothing within the planning horizon needs them.',
      'DECREASE:PURCHASE_ORDER:2 Decrease: 100.000 PCS of FP-CABINET are due on 2026-11-30, but only 60.000 are needed.',
      'INCREASE:PURCHASE_ORDER:3 Increase: 100.000 PCS of SF-DOOR are due on 2026-12-20, but 150.000 are needed.',
    ]);
    expect(said(plan).map((one) => one.neededQuantity)).toEqual([null, quantity('60'), quantity('150')]);
  });

  test('should have come, or have been finished', () => {
    const plan = planOf({
      items: [item(1), item(2, { orderType: 'MAKE' })],
      demands: [demand(1, 1, '10', 0), demand(2, 2, '3', 0)],
      receipts: [receipt(1, 1, '10', -1), receipt(2, 2, '3', -4, 'PRODUCTION_ORDER')],
    });
    expect(sentences(plan)).toEqual([
      'PAST_DUE:PURCHASE_ORDER:1 Past due: 10.000 KG of RM-STEEL-01 should have come on 2026-11-19 (1 day ago). Ask the supplier when they come, and change the date of the order.',
      'PAST_DUE:PRODUCTION_ORDER:2 Past due: 3.000 PCS of FP-CABINET should have been finished on 2026-11-16 (4 days ago). Finish them, or change the date of the order.',
    ]);
  });
});

describe('a planned order', () => {
  const buy = (startsIn: number) =>
    planOf({ items: [item(1, { leadTimeDays: 7 })], demands: [demand(1, 1, '500', startsIn + 7)] });

  test('is to be released from today to the end of the window, and not twice', () => {
    expect(said(buy(5))).toEqual([
      {
        exceptionKey: 'ORDER:PLANNED_ORDER:1:2026-12-02:1',
        exceptionType: 'ORDER',
        productId: 1,
        plannedOrder: { productId: 1, dueDay: at(12), lotNumber: 1 },
        productionOrderId: null,
        poItemId: null,
        day: at(5),
        neededDay: at(12),
        quantity: quantity('500'),
        neededQuantity: null,
        message: 'Order 500.000 KG of RM-STEEL-01 by 2026-11-25 to have them on 2026-12-02.',
      },
    ]);
    expect(said(buy(6))).toEqual([]);
    expect(said(buy(0), 0).map((one) => one.exceptionType)).toEqual(['ORDER']);
    expect(sentences(buy(-1))).toEqual([
      'PAST_DUE:PLANNED_ORDER:1:2026-11-26:1 Past due: 500.000 KG of RM-STEEL-01 should have been ordered on 2026-11-19 (1 day ago) to have them on 2026-11-26. Order at once, or put off what needs them.',
    ]);
  });

  test('is made, and should have been started', () => {
    const plan = planOf({
      items: [item(2, { orderType: 'MAKE', leadTimeDays: 2 })],
      demands: [demand(1, 2, '4', 3), demand(2, 2, '6', 1)],
    });
    expect(sentences(plan)).toEqual([
      'PAST_DUE:PLANNED_ORDER:2:2026-11-21:1 Past due: 6.000 PCS of FP-CABINET should have been started on 2026-11-19 (1 day ago) to have them on 2026-11-21. Start at once, or put off what needs them.',
      'MAKE:PLANNED_ORDER:2:2026-11-23:1 Make 4.000 PCS of FP-CABINET: start on 2026-11-21 to have them on 2026-11-23.',
    ]);
  });

  test('that is firm can be about two things, and names its lot', () => {
    const firm = { id: 90, productId: 1, startDay: at(2), dueDay: at(9) };
    const plan = planOf({
      items: [item(1), item(2)],
      firmOrders: [
        { ...firm, quantity: quantity('5') },
        { ...firm, id: 91, quantity: quantity('6') },
      ],
    });
    expect(said(plan).map((one) => one.exceptionKey)).toEqual([
      'CANCEL:PLANNED_ORDER:1:2026-11-29:1',
      'CANCEL:PLANNED_ORDER:1:2026-11-29:2',
      'ORDER:PLANNED_ORDER:1:2026-11-29:1',
      'ORDER:PLANNED_ORDER:1:2026-11-29:2',
    ]);
  });

  test('has a lot number that counts its product and day, with the firm ones in front', () => {
    const firm = { productId: 1, quantity: quantity('1'), startDay: at(1) };
    const limits = { ...item(1).limits, maximum: quantity('10') };
    const plan = planOf({
      items: [item(1, { limits }), item(2)],
      demands: [demand(1, 1, '23', 9), demand(2, 1, '5', 12), demand(3, 2, '8', 9)],
      firmOrders: [
        { ...firm, id: 1, dueDay: at(12) },
        { ...firm, id: 2, dueDay: at(9) },
      ],
    });
    const lots = lotNumbers(plan);
    const found = [...plan.orders()].map(
      (one) => `${one.productId} ${one.dueDay - TODAY} ${lots[one.order]} ${one.firmOrderId}`,
    );
    expect(found).toEqual([
      '1 9 1 2',
      '1 12 1 1',
      '1 9 2 null',
      '1 9 3 null',
      '1 9 4 null',
      '1 12 2 null',
      '2 9 1 null',
    ]);
  });
});

test('the shortages of a product are counted, each product by itself', () => {
  const plan = planOf({
    items: [item(1, { stock: [{ quantity: quantity('1'), expiryDay: null }] }), item(2)],
    demands: [demand(1, 1, '11', 10), demand(2, 1, '10', 30), demand(3, 2, '7', 10)],
    receipts: [receipt(1, 1, '10', 15), receipt(2, 1, '10', 35), receipt(3, 2, '7', 12)],
  });
  const shortages = said(plan).filter((one) => one.exceptionType === 'SHORTAGE');
  expect(shortages.map((one) => [one.exceptionKey, one.day - TODAY])).toEqual([
    ['SHORTAGE:1:1', 10],
    ['SHORTAGE:1:2', 30],
    ['SHORTAGE:2:1', 10],
  ]);
});

test('a plan without matters says nothing, and a product without a name is a bug', () => {
  expect(said(planOf({ items: [item(1)] }))).toEqual([]);
  const plan = planOf({ items: [item(9)], demands: [demand(1, 9, '1', 1)] });
  expect(() => said(plan)).toThrow('product 9 is not among the products');
});
