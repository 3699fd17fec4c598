import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { total } from '../decimal/arithmetic.ts';
import { formatQuantity, type Quantity, quantity } from '../decimal/fixed.ts';
import { rational } from '../decimal/rational.ts';
import { bug } from '../testing/bug.ts';
import { factories, factory, item, onHand, readExample } from '../testing/mrp-factories.ts';
import { PROMISE_EXAMPLE } from '../testing/promise-examples.ts';
import { runs } from '../testing/runs.ts';
import { readDocumentTable } from '../testing/table.ts';
import { WorkingCalendar } from './calendar.ts';
import { capableToPromise, type DeliveryPromise } from './capable-to-promise.ts';
import { NO_LIMITS } from './lot-sizing.ts';
import { planFactory } from './mrp.ts';
import type { PlanningInput } from './planning-input.ts';

const line = (parentProductId: number, componentProductId: number, per = 1n, isPhantom = false) => ({
  parentProductId,
  componentProductId,
  quantityPerParent: rational(per),
  isPhantom,
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

/** So many pieces of product 1 for day 105. */
const promise = (pieces: string, overrides: Partial<PlanningInput>) =>
  capableToPromise(factory(overrides), { productId: 1, quantity: quantity(pieces), day: 105 });

const units = (value: Quantity) => formatQuantity(value).replace('.000', '');
/** "product: needed on day = free + ordered from start" */
const steps = (found: DeliveryPromise) =>
  found.buildSteps.map(
    (step) =>
      `${step.productId}: ${units(step.needed)} on ${step.neededDay} = ${units(step.fromFree)} + ${units(step.ordered)} from ${step.startDay}`,
  );
const limits = (found: DeliveryPromise) =>
  found.limitedBy.map(
    (step) =>
      `${step.productId} ${step.supply?.kind ?? 'new'}: ${step.neededDay} > ${step.availableDay}, ${step.leadTimeDays}, ${step.reason}`,
  );

describe('the day that can be promised', () => {
  test(PROMISE_EXAMPLE.title, () => {
    const { input, names } = readExample(PROMISE_EXAMPLE);
    expect(planFactory(input).orderCount).toBe(
      readDocumentTable(['item', 'quantity', 'start', 'due'], PROMISE_EXAMPLE.orders).length,
    );
    const found = capableToPromise(input, { productId: 1, quantity: quantity('10'), day: 6 });
    expect(found).toMatchObject({ promiseDay: 8, isOnTime: false, fromFree: quantity('4') });
    const stepColumns = ['item', 'needed on', 'needed', 'free', 'ordered', 'start'] as const;
    expect(
      found.buildSteps.map((step) => [
        ...[names[step.productId - 1], String(step.neededDay)],
        ...[units(step.needed), units(step.fromFree), units(step.ordered), String(step.startDay)],
      ]),
    ).toEqual(
      readDocumentTable(stepColumns, PROMISE_EXAMPLE.steps).map((row) =>
        stepColumns.map((column) => row[column]),
      ),
    );
    const limitColumns = ['item', 'needed', 'there on', 'lead time', 'reason'] as const;
    expect(
      found.limitedBy.map((step) => [
        names[step.productId - 1],
        ...[step.neededDay, step.availableDay, step.leadTimeDays].map(String),
        step.reason,
      ]),
    ).toEqual(
      readDocumentTable(limitColumns, PROMISE_EXAMPLE.limits).map((row) =>
        limitColumns.map((column) => row[column]),
      ),
    );
  });

  test('from free stock it is today, and safety stock and what others need are not free', () => {
    const overrides = {
      items: [item(1, { leadTimeDays: 8, stock: onHand('10'), safetyStock: quantity('2') })],
      demands: [demand(1, '3', 120)],
    };
    const all = promise('5', overrides);
    expect(all).toMatchObject({ promiseDay: 100, isOnTime: true, fromFree: quantity('5'), limitedBy: [] });
    expect(steps(all)).toEqual(['1: 5 on 100 = 5 + 0 from null']);
    const more = promise('6', overrides);
    expect(more).toMatchObject({ promiseDay: 108, isOnTime: false, fromFree: quantity('5') });
    expect(limits(more)).toEqual(['1 new: 107 > 108, 8, LEAD_TIME']);
  });

  test('three levels: the open order of the lowest one comes in front of its lead time', () => {
    const found = promise('5', {
      items: [item(1, { leadTimeDays: 1 }), item(2, { leadTimeDays: 2 }), item(3, { leadTimeDays: 20 })],
      bomLines: [line(1, 2), line(2, 3, 2n)],
      receipts: [order(6, 3, '4', 90), order(7, 3, '8', 103), order(8, 3, '9', 104)],
    });
    expect(found).toMatchObject({ promiseDay: 106, isOnTime: false, fromFree: 0n });
    expect(steps(found)).toEqual([
      '1: 5 on 106 = 0 + 5 from 105',
      '2: 5 on 105 = 0 + 5 from 103',
      '3: 10 on 103 = 10 + 0 from null',
    ]);
    expect(limits(found)).toEqual([
      '1 new: 105 > 106, 1, COMPONENTS',
      '2 new: 104 > 105, 2, COMPONENTS',
      '3 PURCHASE_ORDER: 102 > 103, null, OPEN_ORDER',
    ]);
    expect(found.limitedBy.at(-1)).toMatchObject({
      supply: { kind: 'PURCHASE_ORDER', id: 7 },
      quantity: quantity('6'),
    });
  });

  test('a new order is preferred to an open one that comes later', () => {
    const found = promise('5', {
      items: [item(1, { leadTimeDays: 3 })],
      receipts: [order(7, 1, '5', 109)],
    });
    expect(found).toMatchObject({ promiseDay: 103, isOnTime: true, fromFree: 0n });
  });

  test('of two orders in time the later one is named', () => {
    const found = promise('5', {
      items: [item(1, { leadTimeDays: 9 })],
      calendar: new WorkingCalendar([102, 103]),
      receipts: [order(7, 1, '2', 101), order(8, 1, '2', 103), order(9, 1, '1', 103)],
    });
    expect(found.promiseDay).toBe(103);
    expect(limits(found)).toEqual(['1 PURCHASE_ORDER: 102 > 103, null, OPEN_ORDER']);
  });

  test('weekends are not worked on', () => {
    const found = promise('5', {
      calendar: new WorkingCalendar([101, 102, 108, 109]),
      items: [item(1, { leadTimeDays: 2 }), item(2, { leadTimeDays: 3 })],
      bomLines: [line(1, 2)],
    });
    // Component: 100, 103, 104, there on 105. Product: 105, 106, there on 107.
    expect(found.promiseDay).toBe(107);
    expect(found.buildSteps.map(({ startDay }) => startDay)).toEqual([105, 100]);
  });

  test('stock that nobody will use can be had until it expires, whole or not at all on a later day', () => {
    const stock = [{ quantity: quantity('5'), expiryDay: 102 }];
    const items = [item(1, { leadTimeDays: 4, stock })];
    expect(promise('5', { items })).toMatchObject({ promiseDay: 100, fromFree: quantity('5') });
    expect(promise('6', { items })).toMatchObject({ promiseDay: 104, fromFree: 0n });
  });

  test('a component may be used on its last day, not on the day after', () => {
    const daysFor = (comes: number) =>
      promise('5', {
        items: [
          item(1),
          item(2, { leadTimeDays: 9, stock: [{ quantity: quantity('5'), expiryDay: 103 }] }),
          item(3, { leadTimeDays: 20 }),
        ],
        bomLines: [line(1, 2), line(1, 3)],
        receipts: [order(7, 3, '5', comes)],
      }).promiseDay;
    expect([daysFor(103), daysFor(104)]).toEqual([103, 109]);
  });

  test('of two lots the early need takes what expires first, so that the rest is left for the later one', () => {
    const stock = [
      { quantity: quantity('5'), expiryDay: null },
      { quantity: quantity('5'), expiryDay: 135 },
    ];
    const found = promise('5', {
      items: [item(1), item(2, { leadTimeDays: 40 }), item(3, { leadTimeDays: 90, stock })],
      bomLines: [line(1, 2), line(1, 3), line(2, 3)],
    });
    expect(found.promiseDay).toBe(140);
  });

  test('stock that expires after the horizon can be had until then; safety stock lies in what lasts longest', () => {
    const stock = [
      { quantity: quantity('5'), expiryDay: 140 },
      { quantity: quantity('5'), expiryDay: null },
    ];
    const items = [item(1, { leadTimeDays: 60, stock, safetyStock: quantity('3') })];
    expect(promise('7', { items })).toMatchObject({ promiseDay: 100, fromFree: quantity('7') });
    expect(promise('8', { items })).toMatchObject({ promiseDay: 160, fromFree: quantity('2') });
  });

  test('components are for the whole lots, each rounded up to its unit; surplus is not counted on', () => {
    const limited = { ...NO_LIMITS, multiple: quantity('10') };
    const found = promise('12', {
      items: [
        item(1, { leadTimeDays: 1, limits: limited }),
        item(2, { leadTimeDays: 1, limits: limited }),
        item(3, { unitDecimals: 0 }),
      ],
      bomLines: [line(1, 2), line(2, 3), { ...line(1, 3), quantityPerParent: rational(1n, 3n) }],
      demands: [demand(1, '1', 110)],
    });
    expect(steps(found)).toEqual([
      '1: 12 on 102 = 0 + 20 from 101',
      '2: 20 on 101 = 0 + 20 from 100',
      '3: 20 on 100 = 0 + 20 from 100',
      '3: 7 on 101 = 0 + 7 from 101',
    ]);
  });

  test('one component of two parents is not taken twice, and phantoms are gone through', () => {
    const found = promise('5', {
      items: [
        ...[item(1), item(2), item(3, { stock: onHand('99') })],
        ...[item(4, { leadTimeDays: 6, stock: onHand('12') }), item(5)],
      ],
      bomLines: [line(1, 2), line(1, 3, 1n, true), line(2, 4), line(3, 4, 2n), line(5, 4)],
    });
    expect(found.promiseDay).toBe(106);
    expect(steps(found)).toEqual([
      '1: 5 on 106 = 0 + 5 from 106',
      '2: 5 on 106 = 0 + 5 from 106',
      '4: 15 on 106 = 12 + 3 from 100',
    ]);
  });

  test('a plan that is at hand is not made again', () => {
    const input = factory({ items: [item(1, { stock: onHand('5') })] });
    const taken = planFactory({ ...input, demands: [demand(1, '5', 120)] });
    const request = { productId: 1, quantity: quantity('5'), day: 100 };
    expect(capableToPromise(input, request).fromFree).toBe(quantity('5'));
    expect(capableToPromise(input, request, taken).fromFree).toBe(0n);
  });

  test('an unknown product and a quantity of nothing are bugs', () => {
    const input = factory({ items: [item(1)] });
    const ask = (productId: number, asked: string) => () =>
      capableToPromise(input, { productId, quantity: quantity(asked), day: 100 });
    expect(ask(2, '5')).toThrow(bug('product 2 is not among the items'));
    expect(ask(1, '0')).toThrow(bug('more than nothing'));
  });

  test('what takes too many orders is named', () => {
    const items = [item(1), item(2, { limits: { ...NO_LIMITS, maximum: quantity('0.001') } })];
    const input = factory({ items, bomLines: [line(1, 2)] });
    const ask = () => capableToPromise(input, { productId: 1, quantity: quantity('100'), day: 100 });
    expect(ask).toThrow(expect.objectContaining({ limit: 'ORDERS', productId: 2 }));
  });
});

const asked = fc.integer({ min: 1, max: 9000 }).map((each) => BigInt(each) as Quantity);
const request = fc.record({
  productId: fc.integer({ min: 1, max: 7 }),
  quantity: asked,
  day: fc.integer({ min: 95, max: 130 }),
});

/** Stock and open orders of a product that the plan pegs to nothing, or to its expiry. */
function unpegged(input: PlanningInput, productId: number, kinds: RegExp): bigint {
  const { supplies, pegs } = planFactory(input).peggingOf(productId);
  const taken = pegs.filter(({ supply, demand: { kind } }) => kinds.test(supply.kind) && kind !== 'EXPIRY');
  const all = supplies.filter(({ kind }) => kinds.test(kind));
  return total(all.map((row) => row.quantity)) - total(taken.map((row) => row.quantity));
}

describe('random factories', () => {
  test('property: never before today, and not later than with nothing free', () => {
    fc.assert(
      fc.property(factories, request, (input, ask) => {
        const found = capableToPromise(input, ask);
        expect(found.promiseDay).toBeGreaterThanOrEqual(input.today);
        expect(found.isOnTime).toBe(found.promiseDay <= ask.day);
        const nothing = {
          ...input,
          receipts: [],
          items: input.items.map((each) => ({ ...each, stock: [] })),
        };
        expect(found.promiseDay).toBeLessThanOrEqual(capableToPromise(nothing, ask).promiseDay);
      }),
      runs(300),
    );
  });

  test('property: more is never promised earlier', () => {
    fc.assert(
      fc.property(factories, request, asked, (input, ask, more) => {
        const larger = { ...ask, quantity: (ask.quantity + more) as Quantity };
        const plan = planFactory(input);
        const day = capableToPromise(input, ask, plan).promiseDay;
        expect(capableToPromise(input, larger, plan).promiseDay).toBeGreaterThanOrEqual(day);
      }),
      runs(500),
    );
  });

  test('property: what lies in free stock is promised for today, and one thousandth more is not all free', () => {
    fc.assert(
      fc.property(factories, request, (input, ask) => {
        const free = unpegged(input, ask.productId, /STOCK/);
        if (free > 0n) {
          const found = capableToPromise(input, { ...ask, quantity: free as Quantity });
          expect([found.promiseDay, found.fromFree]).toEqual([input.today, free]);
        }
        const next = capableToPromise(input, { ...ask, quantity: (free + 1n) as Quantity });
        expect(next.promiseDay > input.today || next.buildSteps.length > 0).toBe(true);
      }),
      runs(300),
    );
  });

  test('property: steps start today or later, add up, and take no more than what is free', () => {
    fc.assert(
      fc.property(factories, request, (input, ask) => {
        const { buildSteps, promiseDay, fromFree } = capableToPromise(input, ask);
        expect(buildSteps[0]).toMatchObject({ ...{ neededDay: promiseDay, needed: ask.quantity }, fromFree });
        for (const step of buildSteps) {
          expect(step.startDay ?? input.today).toBeGreaterThanOrEqual(input.today);
          expect(step.fromFree + step.ordered).toBeGreaterThanOrEqual(step.needed);
          expect(step.ordered === 0n).toBe(step.startDay === null);
        }
        for (const { productId } of buildSteps) {
          const mine = buildSteps.filter((step) => step.productId === productId);
          expect(total(mine.map((step) => step.fromFree))).toBeLessThanOrEqual(
            unpegged(input, productId, /STOCK|PURCHASE|PRODUCTION/),
          );
        }
      }),
      runs(300),
    );
  });

  test('property: the limit leads from the promise down to what cannot be there a day earlier', () => {
    fc.assert(
      fc.property(factories, request, (input, ask) => {
        const { limitedBy, promiseDay } = capableToPromise(input, ask);
        expect(limitedBy.length === 0).toBe(promiseDay === input.today);
        for (const [place, step] of limitedBy.entries()) {
          const isLast = place === limitedBy.length - 1;
          if (place === 0 && step.reason !== 'OPEN_ORDER') expect(step.availableDay).toBe(promiseDay);
          if (place === 0) expect(step.neededDay).toBe(promiseDay - 1);
          expect(step.availableDay).toBeGreaterThanOrEqual(step.neededDay);
          expect(step.reason === 'COMPONENTS').toBe(!isLast);
          if (step.reason !== 'LEAD_TIME') continue;
          expect(input.calendar.back(step.neededDay, step.leadTimeDays ?? 0)).toBeLessThan(input.today);
        }
      }),
      runs(300),
    );
  });
});
