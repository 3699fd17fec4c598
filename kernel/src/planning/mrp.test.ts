import { describe, expect, test } from 'vitest';
import { CircularBomError } from '../bom/graph.ts';
import { PhantomWithoutBomError } from '../bom/structure.ts';
import { type Quantity, quantity } from '../decimal/fixed.ts';
import { rational } from '../decimal/rational.ts';
import { bug } from '../testing/bug.ts';
import { MRP_EXAMPLES } from '../testing/mrp-examples.ts';
import { factory, item, onHand, ordersOf, readExample } from '../testing/mrp-factories.ts';
import { readDocumentTable } from '../testing/table.ts';
import { WorkingCalendar } from './calendar.ts';
import { NO_LIMITS } from './lot-sizing.ts';
import { planFactory } from './mrp.ts';
import type { IndependentDemand } from './planning-input.ts';

const line = (parentProductId: number, componentProductId: number, per = 1n, isPhantom = false) => ({
  parentProductId,
  componentProductId,
  quantityPerParent: rational(per),
  isPhantom,
});
const demand = (
  id: number,
  productId: number,
  needed: string,
  day: number,
  kind: IndependentDemand['kind'] = 'CUSTOMER_ORDER',
) => ({ id, productId, quantity: quantity(needed), day, kind });

describe('the books', () => {
  test.each(MRP_EXAMPLES)('$title', (example) => {
    const { input, names } = readExample(example);
    const expected = readDocumentTable(['item', 'quantity', 'start', 'due'], example.orders);
    const found = [...planFactory(input).orders()]
      .toSorted((a, b) => a.productId - b.productId || a.dueDay - b.dueDay)
      .map((order) => ({
        item: names[order.productId - 1],
        quantity: String(Number(order.quantity) / 1000),
        start: String(order.startDay),
        due: String(order.dueDay),
      }));
    expect(found).toEqual(expected);
  });

  test("the basic record's projected stock is the book's: 54, 44, 44, 4, 44", () => {
    const [example] = MRP_EXAMPLES;
    if (example === undefined) throw new Error('There is a first example');
    const { days } = planFactory(readExample(example).input).record(1);
    expect(days.map((day) => [day.day, Number(day.projectedOnHand) / 1000])).toEqual([
      [1, 54],
      [2, 44],
      [4, 4],
      [5, 44],
    ]);
  });
});

describe('netting errors of other systems', () => {
  test('erpnext#41579: stock of the assembly is taken off before its components are multiplied out (18, not 33)', () => {
    const plan = planFactory(
      factory({
        items: [item(1, { stock: onHand('15') }), item(2)],
        bomLines: [line(1, 2)],
        demands: [demand(1, 1, '33', 110)],
      }),
    );
    expect(ordersOf(plan)).toEqual(['1: 18 110-110', '2: 18 110-110']);
  });

  test('erpnext#26563: stock of the middle level counts', () => {
    const plan = planFactory(
      factory({
        items: [item(1), item(2, { stock: onHand('8') }), item(3, { stock: onHand('1') })],
        bomLines: [line(1, 2), line(2, 3, 2n)],
        demands: [demand(1, 1, '10', 110)],
      }),
    );
    expect(ordersOf(plan)).toEqual(['1: 10 110-110', '2: 2 110-110', '3: 3 110-110']);
  });

  test('erpnext#58710: three parents need the part, and the minimum of 100 is ordered once', () => {
    const limits = { ...NO_LIMITS, minimum: quantity('100') };
    const plan = planFactory(
      factory({
        items: [item(1), item(2), item(3), item(9, { limits })],
        bomLines: [line(1, 9), line(2, 9), line(3, 9)],
        demands: [1, 2, 3].map((id) => demand(id, id, '10', 110)),
      }),
    );
    expect(ordersOf(plan).filter((order) => order.startsWith('9'))).toEqual(['9: 100 110-110']);
  });

  test('Carbon#856: what is left of a receipt is carried to later weeks', () => {
    const plan = planFactory(
      factory({
        items: [item(1)],
        receipts: [{ id: 1, kind: 'PURCHASE_ORDER', productId: 1, quantity: quantity('50'), day: 102 }],
        demands: [demand(1, 1, '20', 103), demand(2, 1, '20', 110), demand(3, 1, '20', 117)],
      }),
    );
    expect(ordersOf(plan)).toEqual(['1: 10 117-117']);
  });

  test('OCA#1362: a kit is gone through, its stock counts for nobody and the stock of its parts once', () => {
    const plan = planFactory(
      factory({
        items: [item(1), item(2), item(3, { stock: onHand('5') }), item(4, { stock: onHand('6') })],
        bomLines: [line(1, 3, 1n, true), line(2, 3, 1n, true), line(3, 4, 2n)],
        demands: [demand(1, 1, '4', 110), demand(2, 2, '4', 111)],
      }),
    );
    expect(ordersOf(plan)).toEqual(['1: 4 110-110', '2: 4 111-111', '4: 2 110-110', '4: 8 111-111']);
  });
});

describe('rules', () => {
  const facts = (plan: ReturnType<typeof planFactory>) =>
    plan.facts().map((fact) => {
      const parts = [
        fact.kind,
        fact.supply?.kind ?? 'ITEM',
        fact.day,
        fact.neededDay,
        Number(fact.quantity) / 1000,
      ];
      return [...parts, fact.neededQuantity === null ? '' : Number(fact.neededQuantity) / 1000]
        .join(' ')
        .trim();
    });

  test('what was needed before today is needed today, in one order that is past due and keeps its dates', () => {
    const plan = planFactory(
      factory({
        items: [item(1, { leadTimeDays: 5 }), item(2)],
        bomLines: [line(1, 2)],
        demands: [demand(1, 1, '3', 60), demand(2, 1, '4', 100)],
      }),
    );
    expect(ordersOf(plan)).toEqual(['1: 7 95-100', '2: 7 100-100']);
    expect(facts(plan)).toEqual(['PAST_DUE PLANNED_ORDER 95 100 7']);
    expect(plan.explain(0)).toMatchObject({ daysLate: 5, shortage: quantity('7'), leadTimeDays: 5 });
    expect(plan.explain(1).daysLate).toBe(0);
    expect(plan.record(1).days).toMatchObject([
      { day: 100, plannedStarts: quantity('7'), projectedOnHand: 0n },
    ]);
  });

  test('lead times go over working days', () => {
    const calendar = new WorkingCalendar([107, 108, 114]);
    const plan = planFactory(
      factory({ calendar, items: [item(1, { leadTimeDays: 3 })], demands: [demand(1, 1, '1', 110)] }),
    );
    expect(ordersOf(plan)).toEqual(['1: 1 105-110']);
  });

  test('safety stock is needed at the start; what expires before it is needed does not count', () => {
    const stock = [
      { quantity: quantity('10'), expiryDay: 105 },
      { quantity: quantity('4'), expiryDay: null },
      { quantity: quantity('9'), expiryDay: 99 },
    ];
    const plan = planFactory(
      factory({
        items: [item(1, { stock, safetyStock: quantity('4') }), item(2, { safetyStock: quantity('2') })],
        demands: [demand(1, 1, '3', 105), demand(2, 1, '5', 106)],
      }),
    );
    expect(ordersOf(plan)).toEqual(['1: 5 106-106', '2: 2 100-100']);
    expect(plan.record(1)).toMatchObject({ onHand: quantity('14'), safetyStock: quantity('4') });
    expect(plan.record(1).days[1]).toMatchObject({ day: 106, expired: quantity('7') });
    expect(plan.explain(0)).toMatchObject({ expiredUpTo: quantity('7'), requiredUpTo: quantity('8') });
    expect(
      plan.peggingOf(1).pegs.map((peg) => `${peg.supply.kind} ${peg.demand.kind} ${peg.quantity}`),
    ).toEqual([
      'STOCK SAFETY_STOCK 4000',
      'STOCK CUSTOMER_ORDER 3000',
      'STOCK EXPIRY 7000',
      'PLANNED_ORDER CUSTOMER_ORDER 5000',
    ]);
  });

  test('open orders are moved before others are planned', () => {
    const receipt = (id: number, productId: number, amount: string, day: number) =>
      ({ id, kind: 'PURCHASE_ORDER', productId, quantity: quantity(amount), day }) as const;
    const plan = planFactory(
      factory({
        items: [1, 2, 3, 4, 5, 6].map((id) => item(id)),
        receipts: [
          ...[receipt(1, 1, '5', 120), receipt(2, 2, '5', 102), receipt(3, 3, '5', 110)],
          ...[receipt(4, 4, '5', 110), receipt(5, 5, '5', 95), receipt(6, 6, '5', 200)],
        ],
        demands: [
          ...[demand(1, 1, '5', 110), demand(2, 2, '5', 110), demand(3, 3, '8', 110)],
          ...[demand(4, 4, '2', 110), demand(5, 5, '5', 100)],
        ],
      }),
    );
    expect(ordersOf(plan)).toEqual(['3: 3 110-110']);
    expect(facts(plan)).toEqual([
      'EXPEDITE PURCHASE_ORDER 120 110 5',
      'SHORTAGE ITEM 110 120 5',
      'DEFER PURCHASE_ORDER 102 110 5',
      'INCREASE PURCHASE_ORDER 110 110 5 8',
      'DECREASE PURCHASE_ORDER 110 110 5 2',
      'PAST_DUE PURCHASE_ORDER 95 100 5',
    ]);
  });

  test('an open order within the horizon that nothing needs can be cancelled', () => {
    const plan = planFactory(
      factory({
        items: [item(1)],
        receipts: [{ id: 7, kind: 'PRODUCTION_ORDER', productId: 1, quantity: quantity('5'), day: 110 }],
      }),
    );
    expect(facts(plan)).toEqual(['CANCEL PRODUCTION_ORDER 110  5']);
  });

  test('a firm order stays, needs its components on its own start day, and is told when it is late', () => {
    const firm = { id: 3, productId: 1, quantity: quantity('10'), startDay: 98, dueDay: 108 };
    const plan = planFactory(
      factory({
        items: [item(1), item(2)],
        bomLines: [line(1, 2, 3n)],
        firmOrders: [firm, { ...firm, id: 4, startDay: 140, dueDay: 150 }],
        demands: [demand(1, 1, '10', 105)],
      }),
    );
    expect(ordersOf(plan)).toEqual(['1: 10 98-108 firm', '1: 10 140-150 firm', '2: 30 100-100']);
    expect(facts(plan)).toEqual([
      'EXPEDITE FIRM_PLANNED_ORDER 108 105 10',
      'SHORTAGE ITEM 105 108 10',
      'PAST_DUE FIRM_PLANNED_ORDER 98 100 10',
    ]);
    expect(plan.orderColumns()).toMatchObject({ firm: new Int32Array([0, 1, -1]) });
    expect(plan.suppliesOf(1, 'CUSTOMER_ORDER', 1).map((node) => [node.depth, node.kind])).toEqual([
      [0, 'FIRM_PLANNED_ORDER'],
      [1, 'PLANNED_ORDER'],
    ]);
  });

  test('customer orders consume the forecast of their period, the earliest first', () => {
    // 100 is a Saturday: its week ends on the 101st, the next one on the 108th.
    const plan = planFactory(
      factory({
        items: [item(1)],
        demands: [
          demand(1, 1, '10', 94, 'FORECAST'),
          demand(2, 1, '10', 99, 'FORECAST'),
          ...[demand(3, 1, '10', 102, 'FORECAST'), demand(4, 1, '10', 104, 'FORECAST')],
          ...[demand(5, 1, '12', 103), demand(6, 1, '1', 103, 'MANUAL')],
          demand(7, 1, '10', 130, 'MANUAL'),
        ],
      }),
    );
    expect(ordersOf(plan)).toEqual(['1: 10 100-100', '1: 13 103-103', '1: 8 104-104']);
  });

  test('days of cover bring the needs of the days after forward', () => {
    const plan = planFactory(
      factory({
        items: [item(1, { coverDays: 5, stock: onHand('1') })],
        demands: [demand(1, 1, '3', 103), demand(2, 1, '4', 110)],
      }),
    );
    expect(ordersOf(plan)).toEqual(['1: 2 100-100', '1: 4 105-105']);
  });

  test('components are rounded up to their unit per order, however many lines name them', () => {
    const third = { ...line(1, 2), quantityPerParent: rational(1n, 3n) };
    const plan = planFactory(
      factory({
        items: [item(1), item(2, { unitDecimals: 0 })],
        bomLines: [third, third],
        demands: [demand(1, 1, '1', 110), demand(2, 1, '3', 112)],
      }),
    );
    expect(ordersOf(plan).filter((order) => order.startsWith('2'))).toEqual(['2: 1 110-110', '2: 2 112-112']);
  });

  test('pegs lead from a demand down to all that supplies it, and from an order up to all that it is for', () => {
    const limits = { ...NO_LIMITS, minimum: quantity('10') };
    const plan = planFactory(
      factory({
        items: [item(1), item(2, { limits }), item(3, { stock: onHand('7') })],
        bomLines: [line(1, 2), line(2, 3, 2n)],
        demands: [demand(1, 1, '4', 110), demand(2, 1, '3', 112), demand(3, 2, '1', 111)],
      }),
    );
    const shown = (node: { depth: number; productId: number; kind: string; pegged: bigint }) =>
      `${node.depth} ${node.productId} ${node.kind} ${Number(node.pegged) / 1000}`;
    expect(plan.suppliesOf(1, 'CUSTOMER_ORDER', 1).map(shown)).toEqual([
      '0 1 PLANNED_ORDER 4',
      '1 2 PLANNED_ORDER 4',
      '2 3 STOCK 7',
      '2 3 PLANNED_ORDER 1',
    ]);
    expect(plan.suppliesOf(1, 'CUSTOMER_ORDER', 99)).toEqual([]);
    const [order] = plan.ordersOf(3);
    expect(plan.demandsOf(order?.order ?? -1).map(shown)).toEqual([
      '0 3 PLANNED_ORDER 13',
      '1 2 PLANNED_ORDER 0.5',
      '2 1 CUSTOMER_ORDER 0.5',
      '1 2 CUSTOMER_ORDER 1',
      '1 2 PLANNED_ORDER 3',
      '2 1 CUSTOMER_ORDER 3',
    ]);
    const [first, second] = plan.ordersOf(1);
    expect(plan.componentsOf(first?.order ?? -1).map(shown)).toEqual([
      '0 2 PLANNED_ORDER 4',
      '1 3 STOCK 7',
      '1 3 PLANNED_ORDER 1',
    ]);
    expect(plan.componentsOf(second?.order ?? -1).map(shown)).toEqual([
      '0 2 PLANNED_ORDER 3',
      '1 3 PLANNED_ORDER 6',
    ]);
    expect(() => plan.componentsOf(99)).toThrow(bug('there is no order 99'));
    expect([1, 2, 3].map((id) => plan.lowLevelCode(id))).toEqual([0, 1, 2]);
  });
});

describe('exactness', () => {
  test('quantities whose product with the BOM exceeds 2⁵³ are calculated with BigInt', () => {
    const awkward = { ...line(1, 2), quantityPerParent: rational(999_999_937n, 999_999_929n) };
    const large = { ...line(1, 3), quantityPerParent: rational(10n ** 30n + 1n, 10n ** 30n) };
    const plan = planFactory(
      factory({
        items: [item(1), item(2), item(3)],
        bomLines: [awkward, large],
        demands: [demand(1, 1, '123456789012.345', 110)],
      }),
    );
    const needed = 123_456_789_012_345n;
    expect([...plan.orders()].map((order) => order.quantity as bigint)).toEqual([
      needed,
      (needed * 999_999_937n + 999_999_928n) / 999_999_929n,
      needed + 1n,
    ]);
    expect(plan.demandsOf(1).at(-1)?.pegged).toBe(needed as Quantity);
  });
});

describe('bugs of the caller', () => {
  test.each([
    ['one day or more', factory({ horizonDays: 0 })],
    ['each product is one item', factory({ items: [item(1), item(1)] })],
    ['product 9 is not among', factory({ items: [item(1)], demands: [demand(1, 9, '1', 100)] })],
    ['a lead time has whole days', factory({ items: [item(1, { leadTimeDays: 0.5 })] })],
    ['days of cover are whole', factory({ items: [item(1, { coverDays: -1 })] })],
    ['safety stock must not be negative', factory({ items: [item(1, { safetyStock: quantity('-1') })] })],
    [
      'a fixed lot must be above zero',
      factory({ items: [item(1, { policy: { rule: 'FIXED_QUANTITY', lotSize: quantity('0') } })] }),
    ],
    ['must not be negative', factory({ items: [item(1)], demands: [demand(1, 1, '-1', 100)] })],
    ['more than nothing', factory({ items: [item(1), item(2)], bomLines: [line(1, 2, 0n)] })],
  ])('%s', (words, input) => {
    expect(() => planFactory(input)).toThrow(bug(words));
  });

  test('firm orders without a quantity or that end before they start', () => {
    const firm = { id: 1, productId: 1, quantity: quantity('0'), startDay: 1, dueDay: 2 };
    const items = [item(1)];
    expect(() => planFactory(factory({ items, firmOrders: [firm] }))).toThrow(bug('must be for something'));
    const backwards = { ...firm, quantity: quantity('1'), startDay: 3 };
    expect(() => planFactory(factory({ items, firmOrders: [backwards] }))).toThrow(
      bug('must not end before'),
    );
  });

  test('circles and phantoms without a BOM are named', () => {
    const items = [item(1), item(2), item(3)];
    const circle = factory({ items, bomLines: [line(1, 2), line(2, 3), line(2, 1)] });
    expect(() => planFactory(circle)).toThrow(new CircularBomError([1, 2, 1]));
    const empty = factory({ items, bomLines: [line(1, 2, 1n, true)] });
    expect(() => planFactory(empty)).toThrow(new PhantomWithoutBomError(2, 1));
  });

  test('a plan knows its products and orders only', () => {
    const plan = planFactory(factory({ items: [item(1)], demands: [demand(1, 1, '1', 100)] }));
    expect(() => plan.record(2)).toThrow(bug('product 2 is not part'));
    expect(() => plan.order(1)).toThrow(bug('there is no order 1'));
  });
});
