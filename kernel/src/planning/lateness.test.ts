import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuantity, quantity } from '../decimal/fixed.ts';
import { rational } from '../decimal/rational.ts';
import { factories, factory, item, onHand, readExample } from '../testing/mrp-factories.ts';
import { LATE_EXAMPLE } from '../testing/promise-examples.ts';
import { runs } from '../testing/runs.ts';
import { readDocumentTable } from '../testing/table.ts';
import { WorkingCalendar } from './calendar.ts';
import { type Lateness, whyLate } from './lateness.ts';
import { planFactory } from './mrp.ts';
import type { PlanningInput } from './planning-input.ts';

const line = (parentProductId: number, componentProductId: number, per = 1n) => ({
  parentProductId,
  componentProductId,
  quantityPerParent: rational(per),
  isPhantom: false,
});
const order = (id: number, productId: number, ordered: string, day: number) => ({
  id,
  productId,
  quantity: quantity(ordered),
  day,
  kind: 'PURCHASE_ORDER' as const,
});
const demand = (productId: number, needed: string, day: number) => ({
  id: 1,
  productId,
  quantity: quantity(needed),
  day,
  kind: 'CUSTOMER_ORDER' as const,
});

/** Of demand 1 for product 1. */
function why(overrides: Partial<PlanningInput>): Lateness {
  const input = factory(overrides);
  const found = whyLate(planFactory(input), input, 1, 'CUSTOMER_ORDER', 1);
  if (found === null) throw new Error('The plan has demand 1');
  return found;
}

/** "product supply: needed > available, lead time, reason" */
const chain = (found: Lateness) =>
  found.chain.map(
    (step) =>
      `${step.productId} ${step.supply?.kind}: ${step.neededDay} > ${step.availableDay}, ${step.leadTimeDays}, ${step.reason}`,
  );

describe('why a demand is late', () => {
  test(LATE_EXAMPLE.title, () => {
    const { input, names } = readExample(LATE_EXAMPLE);
    const columns = ['item', 'supply', 'quantity', 'needed', 'there on', 'lead time', 'reason'] as const;
    const plan = planFactory(input);
    const orders = readDocumentTable(['item', 'quantity', 'start', 'due'], LATE_EXAMPLE.orders);
    expect(
      [...plan.orders()].map((each) => [names[each.productId - 1], `${each.startDay}`, `${each.dueDay}`]),
    ).toEqual(orders.map((row) => [row.item, row.start, row.due]));
    const found = whyLate(plan, input, 1, 'MANUAL', 0);
    expect(found).toMatchObject({ demandDay: 6, earliestDay: 9, isLate: true, daysLate: 3 });
    expect(
      found?.chain.map((step) => [
        names[step.productId - 1],
        step.supply?.kind,
        formatQuantity(step.quantity).replace('.000', ''),
        ...[step.neededDay, step.availableDay, step.leadTimeDays ?? ''].map(String),
        step.reason,
      ]),
    ).toEqual(
      readDocumentTable(columns, LATE_EXAMPLE.chain).map((row) => columns.map((column) => row[column])),
    );
  });

  test('lead times that add up to more than there is: each order begins when its components are there', () => {
    const found = why({
      items: [
        item(1, { leadTimeDays: 3 }),
        item(2, { leadTimeDays: 2 }),
        item(3, { leadTimeDays: 6 }),
        item(4, { leadTimeDays: 1 }),
      ],
      bomLines: [line(1, 2), line(2, 3), line(1, 4)],
      demands: [demand(1, '5', 108)],
    });
    expect(found).toMatchObject({ earliestDay: 111, daysLate: 3 });
    expect(chain(found)).toEqual([
      '1 PLANNED_ORDER: 108 > 111, 3, COMPONENTS',
      '2 PLANNED_ORDER: 105 > 108, 2, COMPONENTS',
      '3 PLANNED_ORDER: 103 > 106, 6, LEAD_TIME',
    ]);
  });

  test('what one component waits for does not hold up the other', () => {
    const found = why({
      items: [item(1), item(2, { leadTimeDays: 5 }), item(3), item(4)],
      bomLines: [line(1, 2), line(1, 3), line(3, 4)],
      receipts: [order(7, 4, '5', 108)],
      demands: [demand(1, '5', 106)],
    });
    expect(chain(found)).toEqual([
      '1 PLANNED_ORDER: 106 > 108, 0, COMPONENTS',
      '3 PLANNED_ORDER: 106 > 108, 0, COMPONENTS',
      '4 PURCHASE_ORDER: 106 > 108, null, OPEN_ORDER',
    ]);
  });

  test('weekends are not worked on: begun on Friday instead of Thursday, it is there on Tuesday', () => {
    // Days 102 and 103 are a weekend, and so are 109 and 110.
    const found = why({
      today: 101,
      calendar: new WorkingCalendar([95, 96, 102, 103, 109, 110]),
      items: [item(1, { leadTimeDays: 2 })],
      demands: [demand(1, '5', 104)],
    });
    expect(found).toMatchObject({ earliestDay: 105, daysLate: 1 });
    expect(chain(found)).toEqual(['1 PLANNED_ORDER: 104 > 105, 2, LEAD_TIME']);
  });

  test('what is due on a Sunday and begins in time is there on that Sunday', () => {
    const found = why({
      calendar: new WorkingCalendar([102, 103]),
      items: [item(1, { leadTimeDays: 1 })],
      demands: [demand(1, '5', 103)],
    });
    expect(found).toEqual({ demandDay: 103, earliestDay: 103, isLate: false, daysLate: 0, chain: [] });
  });

  test('an open order that comes later than needed', () => {
    const found = why({
      items: [item(1)],
      receipts: [order(7, 1, '5', 109)],
      demands: [demand(1, '5', 104)],
    });
    expect(found.chain).toEqual([
      {
        productId: 1,
        supply: { kind: 'PURCHASE_ORDER', id: 7 },
        quantity: quantity('5'),
        neededDay: 104,
        availableDay: 109,
        leadTimeDays: null,
        reason: 'OPEN_ORDER',
      },
    ]);
  });

  test('an overdue order comes today; stock that is there today holds nothing up', () => {
    const found = why({
      items: [item(1, { stock: onHand('2') })],
      receipts: [order(7, 1, '3', 95)],
      demands: [demand(1, '5', 98)],
    });
    expect(found).toMatchObject({ earliestDay: 100, daysLate: 2 });
    expect(chain(found)).toEqual(['1 PURCHASE_ORDER: 98 > 100, null, OVERDUE_ORDER']);
  });

  test('an order that should have started yesterday, and its component has not come either', () => {
    const found = why({
      items: [item(1, { leadTimeDays: 3 }), item(2)],
      bomLines: [line(1, 2)],
      receipts: [order(7, 2, '5', 98)],
      demands: [demand(1, '5', 102)],
    });
    expect(chain(found)).toEqual([
      '1 PLANNED_ORDER: 102 > 103, 3, LEAD_TIME',
      '2 PURCHASE_ORDER: 99 > 100, null, OVERDUE_ORDER',
    ]);
  });

  test('a demand of before today is late, though nothing holds it up when stock is there', () => {
    const found = why({ items: [item(1, { stock: onHand('5') })], demands: [demand(1, '5', 97)] });
    expect(found).toEqual({ demandDay: 97, earliestDay: 100, isLate: true, daysLate: 3, chain: [] });
  });

  test('stock that expires before the day is replaced, and the replacement is late', () => {
    const stock = [{ quantity: quantity('5'), expiryDay: 103 }];
    const items = [item(1, { leadTimeDays: 9, stock })];
    expect(why({ items, demands: [demand(1, '5', 103)] }).isLate).toBe(false);
    const found = why({ items, demands: [demand(1, '5', 104)] });
    expect(chain(found)).toEqual(['1 PLANNED_ORDER: 104 > 109, 9, LEAD_TIME']);
  });

  test('a firm order takes as long as it was fixed for, and may be fixed for too late a day', () => {
    const firm = (startDay: number, dueDay: number) => ({
      items: [item(1, { leadTimeDays: 9 })],
      firmOrders: [{ id: 4, productId: 1, quantity: quantity('5'), startDay, dueDay }],
      demands: [demand(1, '5', 103)],
    });
    expect(why(firm(101, 103)).isLate).toBe(false);
    expect(chain(why(firm(98, 102)))).toEqual(['1 FIRM_PLANNED_ORDER: 103 > 104, 4, LEAD_TIME']);
    expect(chain(why(firm(101, 106)))).toEqual(['1 FIRM_PLANNED_ORDER: 103 > 106, 5, OPEN_ORDER']);
  });

  test('of an order for two demands, only the part for the demand counts', () => {
    const input = factory({
      items: [
        item(1, { leadTimeDays: 1, policy: { rule: 'PERIOD_QUANTITY', periodDays: 9 } }),
        item(2, { stock: onHand('5') }),
      ],
      bomLines: [line(1, 2)],
      receipts: [order(7, 2, '5', 112)],
      demands: [demand(1, '5', 110), { ...demand(1, '5', 111), id: 2 }],
    });
    const plan = planFactory(input);
    const late = (id: number) => whyLate(plan, input, 1, 'CUSTOMER_ORDER', id)?.daysLate;
    expect([late(1), late(2)]).toEqual([0, 2]);
  });

  test('there is nothing to say of a demand that the plan does not have', () => {
    const input = factory({ items: [item(1)], demands: [demand(1, '5', 200)] });
    expect(whyLate(planFactory(input), input, 1, 'CUSTOMER_ORDER', 1)).toBe(null);
    expect(whyLate(planFactory(input), input, 1, 'CUSTOMER_ORDER', 2)).toBe(null);
  });
});

/** Of all independent demands that the plan has. */
function all(input: PlanningInput): Lateness[] {
  const plan = planFactory(input);
  return input.demands.flatMap((row) => whyLate(plan, input, row.productId, row.kind, row.id) ?? []);
}

function expectChain({ chain: steps, earliestDay, demandDay }: Lateness, { calendar }: PlanningInput): void {
  for (const [place, step] of steps.entries()) {
    const above = steps[place - 1];
    expect(step.availableDay).toBeGreaterThan(step.neededDay);
    if (above === undefined) {
      expect([step.neededDay, step.availableDay]).toEqual([demandDay, earliestDay]);
    } else {
      // The order above begins on the very day on which its last component is there.
      expect(above.availableDay).toBe(calendar.ahead(step.availableDay, above.leadTimeDays ?? -1));
      expect(above.reason).toMatch(/COMPONENTS|LEAD_TIME/);
    }
  }
  expect(steps.at(-1)?.reason).not.toBe('COMPONENTS');
}

describe('random factories', () => {
  test('property: where nothing is PAST_DUE or to be expedited, no demand of the days to come is late', () => {
    fc.assert(
      fc.property(factories, (input) => {
        const plan = planFactory(input);
        const told = plan.facts().filter(({ kind }) => kind === 'PAST_DUE' || kind === 'EXPEDITE');
        const products = new Set(told.map(({ productId }) => productId));
        for (const { productId, kind, id, day } of input.demands) {
          const nodes = plan.suppliesOf(productId, kind, id);
          if (day < input.today || nodes.some((node) => products.has(node.productId))) continue;
          expect(whyLate(plan, input, productId, kind, id)?.isLate).not.toBe(true);
        }
      }),
      runs(300),
    );
  });

  test('property: the chain leads from the demand down, each step later than the step above needs it', () => {
    fc.assert(
      fc.property(factories, (input) => {
        for (const found of all(input)) {
          const { earliestDay, demandDay, isLate, daysLate } = found;
          expect(earliestDay).toBeGreaterThanOrEqual(input.today);
          expect(isLate).toBe(earliestDay > demandDay);
          expect(daysLate).toBe(isLate ? earliestDay - demandDay : 0);
          if (!isLate || demandDay >= input.today) expect(found.chain.length > 0).toBe(isLate);
          expectChain(found, input);
        }
      }),
      runs(300),
    );
  });

  test('property: when every open order comes later, no demand can be met earlier', () => {
    fc.assert(
      fc.property(factories, fc.integer({ min: 0, max: 9 }), (random, days) => {
        const input = { ...random, firmOrders: [] };
        const receipts = input.receipts.map((row) => ({ ...row, day: row.day + days }));
        const earliest = (found: Lateness[]) => found.map(({ earliestDay }) => earliestDay);
        const before = earliest(all(input));
        const after = earliest(all({ ...input, receipts }));
        expect(after).toHaveLength(before.length);
        for (const [place, day] of before.entries()) expect(after[place]).toBeGreaterThanOrEqual(day);
      }),
      runs(300),
    );
  });
});
