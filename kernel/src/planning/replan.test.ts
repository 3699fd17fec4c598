import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantity } from '../decimal/fixed.ts';
import { rational } from '../decimal/rational.ts';
import { bug } from '../testing/bug.ts';
import { factories, factory, item, onHand, ordersOf } from '../testing/mrp-factories.ts';
import { runs } from '../testing/runs.ts';
import { type Plan, planFactory } from './mrp.ts';
import type { PlanningFact } from './planning-facts.ts';
import type { PlanningInput } from './planning-input.ts';
import type { PlanningChange } from './replan.ts';

/** The rows that these products have in an input. */
function changeTo(input: PlanningInput, productIds: readonly number[]): PlanningChange {
  const theirs = <Row extends { productId: number }>(rows: readonly Row[]) =>
    rows.filter((row) => productIds.includes(row.productId));
  return {
    productIds,
    items: theirs(input.items),
    demands: theirs(input.demands),
    componentRequirements: theirs(input.componentRequirements),
    receipts: theirs(input.receipts),
    firmOrders: theirs(input.firmOrders),
  };
}

/** Everything that a plan says, as one text. */
function everything(plan: Plan, { items }: PlanningInput): string {
  const ids = items.map((each) => each.productId).sort((a, b) => a - b);
  const { productId, quantity: quantities, startDay, dueDay, firm } = plan.orderColumns();
  const all = [
    ...[
      [...plan.orders()],
      ids.map((id) => plan.ordersOf(id)),
      plan.facts(),
      ids.map((id) => plan.peggingOf(id)),
    ],
    ...[productId, quantities, startDay, dueDay, firm].map((column) => [...column]),
  ];
  return JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
}

/** What could be spoilt in a plan that another one was made from. */
const ordersByProduct = (plan: Plan, { items }: PlanningInput): string =>
  items
    .map(({ productId }) => plan.ordersOf(productId).map((order) => Object.values(order).join(' ')))
    .join();

const ASPECTS = [
  ...(['stock', 'safetyStock', 'coverDays', 'leadTimeDays', 'policy', 'limits'] as const),
  ...(['demands', 'componentRequirements', 'receipts', 'firmOrders'] as const),
];
type Aspect = (typeof ASPECTS)[number];

interface RandomChange {
  /** where the new rows come from */
  readonly other: PlanningInput;
  readonly aspects: readonly Aspect[];
  readonly productIds: readonly number[];
}

const changes: fc.Arbitrary<RandomChange> = fc.record({
  other: factories,
  aspects: fc.uniqueArray(fc.constantFrom(...ASPECTS), { minLength: 1, maxLength: 4 }),
  productIds: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
});

/** The input with these aspects of these products as they are in another factory. */
function changed(input: PlanningInput, { other, aspects, productIds }: RandomChange): PlanningInput {
  const rows = <Row extends { productId: number; id: number }>(
    aspect: Aspect,
    old: readonly Row[],
    next: readonly Row[],
  ): Row[] => {
    if (!aspects.includes(aspect)) return [...old];
    const touched = (row: Row) => productIds.includes(row.productId);
    const kept = old.filter((row) => !touched(row));
    const free = Math.max(0, ...kept.map((row) => row.id + 1));
    return [...kept, ...next.filter(touched).map((row, place) => ({ ...row, id: free + place }))];
  };
  return {
    ...input,
    items: input.items.map((each, index) => {
      if (!productIds.includes(each.productId)) return each;
      const taken = Object.entries(other.items[index] ?? {}).filter(([key]) =>
        aspects.some((a) => a === key),
      );
      return { ...each, ...Object.fromEntries(taken) };
    }),
    demands: rows('demands', input.demands, other.demands),
    componentRequirements: rows(
      'componentRequirements',
      input.componentRequirements,
      other.componentRequirements,
    ),
    receipts: rows('receipts', input.receipts, other.receipts),
    firmOrders: rows('firmOrders', input.firmOrders, other.firmOrders),
  };
}

/** What the components of a product see of it. */
const taken = (plan: Plan, productId: number) =>
  plan
    .ordersOf(productId)
    .map((order) => `${order.quantity} ${order.startDay}`)
    .join();

describe('random factories', () => {
  // 500 factories with ten changes each, one after the other.
  test('property: after every change the plan is that of the whole input, and the plan before is as it was', () => {
    fc.assert(
      fc.property(factories, fc.array(changes, { minLength: 10, maxLength: 10 }), (first, list) => {
        let input = first;
        let plan = planFactory(first);
        for (const change of list) {
          const before = ordersByProduct(plan, input);
          const next = changed(input, change);
          const { plan: replanned } = plan.replan(changeTo(next, change.productIds));
          expect(everything(replanned, next)).toBe(everything(planFactory(next), next));
          expect(ordersByProduct(plan, input)).toBe(before);
          [input, plan] = [next, replanned];
        }
      }),
      runs(500),
    );
  });

  test('property: netted again are the touched products and the components of parents with other orders', () => {
    fc.assert(
      fc.property(factories, changes, (input, change) => {
        const before = planFactory(input);
        const next = changed(input, change);
        const { plan, replanned } = before.replan(changeTo(next, change.productIds));
        // In the place of a phantom stand its own components.
        const componentsOf = (parent: number): number[] =>
          input.bomLines
            .filter((line) => line.parentProductId === parent)
            .flatMap(({ componentProductId, isPhantom }) =>
              isPhantom ? componentsOf(componentProductId) : [componentProductId],
            );
        const ids = input.items.map((each) => each.productId);
        const withOtherOrders = ids.filter((id) => taken(plan, id) !== taken(before, id));
        const expected = new Set([...change.productIds, ...withOtherOrders.flatMap(componentsOf)]);
        expect(replanned.toSorted((a, b) => a - b)).toEqual([...expected].sort((a, b) => a - b));
      }),
      runs(500),
    );
  });

  test('property: of products that were not netted again is said what was said before', () => {
    fc.assert(
      fc.property(factories, changes, (input, change) => {
        const before = planFactory(input);
        const next = changed(input, change);
        const { plan, replanned } = before.replan(changeTo(next, change.productIds));
        const others = input.items.map((each) => each.productId).filter((id) => !replanned.includes(id));
        expect(said(plan, others)).toEqual(said(before, others));
        const whole = plan.facts().map((fact) => JSON.stringify(textOf(plan, fact)));
        const parts = [...said(plan, replanned), ...said(plan, others)];
        expect(parts.map((fact) => JSON.stringify(fact)).sort()).toEqual(whole.sort());
      }),
      runs(500),
    );
  });
});

const said = (plan: Plan, productIds: readonly number[]) =>
  plan.facts(productIds).map((fact) => textOf(plan, fact));

/** Orders by what they are: their numbers differ from plan to plan. */
function textOf(plan: Plan, { supply, ...fact }: PlanningFact) {
  const isOpenOrder = supply?.kind === 'PURCHASE_ORDER' || supply?.kind === 'PRODUCTION_ORDER';
  const order = supply === null || isOpenOrder ? null : { ...plan.order(supply.id), order: 0 };
  const values = [...Object.values(fact), ...Object.values(order ?? {}), supply?.kind];
  return [...values, isOpenOrder ? supply.id : null].map(String);
}

/** 1 takes 2 takes 3; 4 takes 3; 5 stands alone. */
const line = (parentProductId: number, componentProductId: number) => ({
  parentProductId,
  componentProductId,
  quantityPerParent: rational(1n),
  isPhantom: false,
});
const manual = (id: number, productId: number, needed: string, day: number) =>
  ({ id, productId, quantity: quantity(needed), day, kind: 'MANUAL' }) as const;
const INPUT = factory({
  items: [1, 2, 3, 4, 5].map((id) => item(id, { leadTimeDays: 1 })),
  bomLines: [line(1, 2), line(2, 3), line(4, 3)],
  demands: [manual(1, 1, '10', 110), manual(2, 4, '5', 112), manual(3, 5, '7', 110)],
});
const with1 = (overrides: Parameters<typeof item>[1]): PlanningInput => ({
  ...INPUT,
  items: INPUT.items.map((each) => (each.productId === 1 ? { ...each, ...overrides } : each)),
});

describe('net change', () => {
  const plan = planFactory(INPUT);

  test('the stock of a product changes its orders and those of all below it', () => {
    const { plan: next, replanned } = plan.replan(changeTo(with1({ stock: onHand('4') }), [1]));
    expect(replanned).toEqual([1, 2, 3]);
    expect(ordersOf(next)).toEqual([
      ...['1: 6 109-110', '4: 5 111-112', '5: 7 109-110'],
      ...['2: 6 108-109', '3: 6 107-108', '3: 5 110-111'],
    ]);
  });

  test('the plan before still tells of the stock, the safety stock and the lead time that it was made with', () => {
    const old = planFactory(INPUT);
    const said = () => [old.record(1), old.explain(0), old.ordersOf(1)];
    const before = planFactory(INPUT);
    const more = { stock: onHand('4'), safetyStock: quantity('2'), leadTimeDays: 3 };
    const { plan: next } = old.replan(changeTo(with1(more), [1]));
    expect(said()).toEqual([before.record(1), before.explain(0), before.ordersOf(1)]);
    expect(next.record(1)).toMatchObject({ onHand: quantity('4'), safetyStock: quantity('2') });
    expect(next.explain(0)).toMatchObject({ leadTimeDays: 3, shortage: quantity('8') });
  });

  test('nothing is new: only the touched product is netted', () => {
    const { plan: next, replanned } = plan.replan(changeTo(INPUT, [1]));
    expect(replanned).toEqual([1]);
    expect(ordersOf(next)).toEqual(ordersOf(plan));
    expect(plan.replan(changeTo(INPUT, [])).replanned).toEqual([]);
  });

  test('where orders stay as they are, the change ends', () => {
    const stocked = {
      ...INPUT,
      items: INPUT.items.map((each) => (each.productId === 2 ? { ...each, stock: onHand('50') } : each)),
    };
    const grown = { ...stocked, demands: [manual(1, 1, '20', 110), ...stocked.demands.slice(1)] };
    expect(planFactory(stocked).replan(changeTo(grown, [1])).replanned).toEqual([1, 2]);
  });

  test('a lead time that nobody had moves the starts, and with them the components', () => {
    const { plan: next, replanned } = plan.replan(changeTo(with1({ leadTimeDays: 4 }), [1]));
    expect(replanned).toEqual([1, 2, 3]);
    expect(next.ordersOf(1)).toMatchObject([{ startDay: 106, dueDay: 110 }]);
    expect(next.ordersOf(2)).toMatchObject([{ startDay: 105, dueDay: 106 }]);
  });

  test('firm orders of other products keep their ids when one comes in front of theirs', () => {
    const firm = (id: number, productId: number) =>
      ({ id, productId, quantity: quantity('5'), startDay: 105, dueDay: 106 }) as const;
    const before = planFactory({ ...INPUT, firmOrders: [firm(7, 4), firm(8, 5)] });
    const after = { ...INPUT, firmOrders: [firm(6, 1), firm(7, 4), firm(8, 5)] };
    const { plan: next, replanned } = before.replan(changeTo(after, [1]));
    expect(replanned).toEqual([1, 2, 3]);
    expect([...next.orders()].flatMap((order) => order.firmOrderId ?? [])).toEqual([6, 7, 8]);
    expect(next.orderColumns().firm.filter((row) => row >= 0)).toEqual(new Int32Array([0, 1, 2]));
    expect([...before.orders()].flatMap((order) => order.firmOrderId ?? [])).toEqual([7, 8]);
  });

  test('thousands of new orders find room, their own and those that are copied after them', () => {
    const daily = (productId: number) =>
      Array.from({ length: 3000 }, (_, id) => manual(3000 * productId + id, productId, '1', 110 + id));
    const items = INPUT.items.map((each) =>
      each.productId === 2 ? { ...each, stock: onHand('3000') } : each,
    );
    const long = { ...INPUT, items, horizonDays: 4000, demands: daily(4) };
    const empty = planFactory({ ...long, demands: [] });
    expect(empty.replan(changeTo(long, [4])).plan.orderCount).toBe(6000);
    const more = { ...long, demands: [...daily(1), ...long.demands] };
    const { plan: next, replanned } = planFactory(long).replan(changeTo(more, [1]));
    expect(replanned).toEqual([1, 2]);
    expect([...next.orders()]).toEqual([...planFactory(more).orders()]);
    expect(next.orderCount).toBe(9000);
  });
});

describe('bugs of the caller', () => {
  const plan = planFactory(INPUT);
  const change = changeTo(INPUT, [1]);

  test.each([
    ['product 9 is not part of the plan', { ...change, productIds: [9], items: [item(9)], demands: [] }],
    ['each touched product is one of the items', { ...change, productIds: [1, 2] }],
    ['each touched product is one of the items', { ...change, productIds: [2] }],
    ['each product is one item', { ...change, items: [item(1), item(1)] }],
    ['product 5 is not among the items', { ...change, demands: [manual(3, 5, '7', 110)] }],
    ['other unit decimals need a new plan', changeTo(with1({ unitDecimals: 0 }), [1])],
    ['safety stock must not be negative', changeTo(with1({ safetyStock: quantity('-1') }), [1])],
  ])('%s', (words, wrong) => {
    expect(() => plan.replan(wrong)).toThrow(bug(words));
  });
});
