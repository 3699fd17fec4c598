import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount, type Quantity, quantity } from '../decimal/fixed.ts';
import { compareRational, ONE, parseRational, rational } from '../decimal/rational.ts';
import { bug } from '../testing/bug.ts';
import {
  ECONOMIC_QUANTITIES,
  LOT_SIZING_PROBLEMS,
  LOT_SIZING_RESULTS,
  WAGNER_WHITIN_1958,
} from '../testing/lot-sizing-examples.ts';
import { runs } from '../testing/runs.ts';
import { readDocumentTable } from '../testing/table.ts';
import {
  costOfLots,
  economicOrderQuantity,
  type Lot,
  type LotCosts,
  type LotPolicy,
  type NetRequirement,
  NO_LIMITS,
  orderQuantities,
  planLots,
  wagnerWhitin,
} from './lot-sizing.ts';
import { PlanningLimitError } from './planning-limit.ts';

const Q = (value: number) => BigInt(Math.round(value * 1000)) as Quantity;

function problem(name: string): { requirements: NetRequirement[]; costs: LotCosts } {
  const columns = ['problem', 'ordering', 'holding', 'requirements'] as const;
  const row = readDocumentTable(columns, LOT_SIZING_PROBLEMS).find((each) => each.problem === name);
  if (row === undefined) throw new Error(`No problem ${name}`);
  return {
    requirements: row.requirements
      .split(', ')
      .map((text, index) => ({ day: index + 1, quantity: quantity(text) })),
    costs: { orderingCost: amount(row.ordering), holdingCostPerDay: parseRational(row.holding) },
  };
}

const shown = (lots: readonly Lot[]) =>
  lots.map((lot) => `${lot.day}: ${Number(lot.quantity) / 1000}`).join(', ');

function lotsBy(rule: string, size: string, requirements: NetRequirement[], costs: LotCosts): Lot[] {
  if (rule === 'WAGNER_WHITIN') return wagnerWhitin(requirements, costs);
  const policies: Record<string, () => LotPolicy> = {
    LOT_FOR_LOT: () => ({ rule: 'LOT_FOR_LOT' }),
    FIXED_QUANTITY: () => ({ rule: 'FIXED_QUANTITY', lotSize: quantity(size) }),
    ECONOMIC_QUANTITY: () => ({ rule: 'ECONOMIC_QUANTITY', lotSize: quantity(size) }),
    PERIOD_QUANTITY: () => ({ rule: 'PERIOD_QUANTITY', periodDays: Number(size) }),
    LEAST_COST: () => ({ rule: 'LEAST_COST', costs }),
  };
  const policy = policies[rule];
  if (policy === undefined) throw new Error(`No rule ${rule}`);
  return planLots(requirements, policy());
}

describe('the books', () => {
  test.each(
    readDocumentTable(['problem', 'rule', 'size', 'lots (period: quantity)', 'cost'], LOT_SIZING_RESULTS),
  )('$problem, $rule $size: $cost', (row) => {
    const { requirements, costs } = problem(row.problem);
    const lots = lotsBy(row.rule, row.size, requirements, costs);
    expect(shown(lots)).toBe(row['lots (period: quantity)']);
    expect(costOfLots(requirements, lots, costs)).toEqual(parseRational(row.cost));
  });

  test.each(readDocumentTable(['problem', 'demand', 'ordering', 'holding', 'quantity'], ECONOMIC_QUANTITIES))(
    'economic order quantity of $problem',
    (row) => {
      expect(
        economicOrderQuantity(quantity(row.demand), amount(row.ordering), parseRational(row.holding)),
      ).toBe(quantity(row.quantity));
    },
  );

  test("Wagner and Whitin's own example costs 864", () => {
    const rows = readDocumentTable(['month', 'demand', 'set-up', 'lot'], WAGNER_WHITIN_1958);
    const requirements = rows.map((row) => ({ day: Number(row.month), quantity: quantity(row.demand) }));
    const costs = { orderingCost: amount('100'), holdingCostPerDay: ONE };
    const setUps = rows.map((row) => amount(row['set-up']));
    const lots = wagnerWhitin(requirements, costs, setUps);
    expect(shown(lots)).toBe(
      rows
        .filter((row) => row.lot !== '')
        .map((row) => `${row.month}: ${row.lot}`)
        .join(', '),
    );
    const paid = lots.reduce((sum, lot) => sum + (setUps[lot.day - 1] ?? 0n) - costs.orderingCost, 0n);
    const difference = rational(paid, 10_000n);
    expect(costOfLots(requirements, lots, costs)).toEqual(rational(864n - difference.numerator));
  });
});

describe('limits of one order', () => {
  const limits = { minimum: Q(30), multiple: Q(25), maximum: Q(110) };

  test('a larger lot becomes several orders, each within the limits', () => {
    expect(orderQuantities(Q(0), limits)).toEqual([]);
    expect(orderQuantities(Q(7), limits)).toEqual([Q(50)]);
    expect(orderQuantities(Q(100), limits)).toEqual([Q(100)]);
    expect(orderQuantities(Q(101), limits)).toEqual([Q(100), Q(50)]);
    expect(orderQuantities(Q(260), limits)).toEqual([Q(100), Q(100), Q(75)]);
    expect(orderQuantities(Q(25), { ...NO_LIMITS, maximum: Q(10) })).toEqual([Q(10), Q(10), Q(5)]);
  });

  test('the surplus of a lot covers what comes after it', () => {
    const requirements = [4, 4, 4, 30].map((each, index) => ({ day: index, quantity: Q(each) }));
    const lots = planLots(
      requirements,
      { rule: 'LOT_FOR_LOT' },
      { minimum: Q(10), multiple: null, maximum: Q(20) },
    );
    expect(shown(lots)).toBe('0: 10, 2: 10, 3: 20, 3: 10');
  });

  test('a period begins with the first shortage, not with the calendar', () => {
    const requirements = [1, 6, 7, 8, 20].map((day) => ({ day, quantity: Q(10) }));
    expect(shown(planLots(requirements, { rule: 'PERIOD_QUANTITY', periodDays: 7 }))).toBe(
      '1: 30, 8: 10, 20: 10',
    );
  });

  test('an economic lot beyond the maximum is as large as it may be, and only as often as it takes', () => {
    const policy = { rule: 'ECONOMIC_QUANTITY', lotSize: Q(500) } as const;
    expect(orderQuantities(Q(1), limits, policy)).toEqual([Q(100)]);
    expect(orderQuantities(Q(101), limits, policy)).toEqual([Q(100), Q(100)]);
  });

  test('limits that contradict each other are bugs of the caller', () => {
    expect(() => orderQuantities(Q(200), { ...limits, maximum: Q(20) })).toThrow(bug('allow one multiple'));
    expect(() => orderQuantities(Q(200), { ...limits, maximum: Q(40) })).toThrow(
      bug('minimum must be within'),
    );
    expect(() => orderQuantities(Q(1_000_000), { ...NO_LIMITS, maximum: Q(1) })).toThrow(
      new PlanningLimitError('ORDERS', 'orderQuantities: the maximum is too small for the need'),
    );
    expect(() => orderQuantities(Q(9), { minimum: Q(0), multiple: Q(0), maximum: Q(4) })).not.toThrow();
  });
});

describe('bugs of the caller', () => {
  const one = [{ day: 1, quantity: Q(1) }];
  const free = { orderingCost: amount('0'), holdingCostPerDay: ONE };

  test.each([
    ['days must ascend', () => planLots([...one, ...one], { rule: 'LOT_FOR_LOT' })],
    [
      'requirement must not be negative',
      () => planLots([{ day: 1, quantity: Q(-1) }], { rule: 'LOT_FOR_LOT' }),
    ],
    ['days of the requirements', () => costOfLots([...one, ...one], [], free)],
    ['a fixed lot must be above zero', () => planLots(one, { rule: 'FIXED_QUANTITY', lotSize: Q(0) })],
    ['a period has one day', () => planLots(one, { rule: 'PERIOD_QUANTITY', periodDays: 0.5 })],
    ['ordering cost must be above zero', () => planLots(one, { rule: 'LEAST_COST', costs: free })],
    [
      'holding cost must not be negative',
      () => wagnerWhitin(one, { orderingCost: amount('1'), holdingCostPerDay: rational(-1n) }),
    ],
    ['cover every requirement', () => costOfLots(one, [], { ...free, orderingCost: amount('1') })],
    ['demand and cost must not be negative', () => economicOrderQuantity(Q(-1), amount('1'), ONE)],
    ['the holding cost must be above zero', () => economicOrderQuantity(Q(1), amount('1'), rational(0n))],
  ])('%s', (words, call) => {
    expect(call).toThrow(bug(words.replace('days must ascend', 'must ascend')));
  });

  test('nothing needed: nothing ordered, nothing paid', () => {
    const costs = { orderingCost: amount('1'), holdingCostPerDay: ONE };
    expect(planLots([], { rule: 'LEAST_COST', costs })).toEqual([]);
    expect(wagnerWhitin([{ day: 3, quantity: Q(0) }], costs)).toEqual([]);
    expect(costOfLots([], [], costs)).toEqual(rational(0n));
  });
});

const problems = fc
  .record({
    steps: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.bigInt({ min: 0n, max: 90_000n })), {
      minLength: 1,
      maxLength: 14,
    }),
    ordering: fc.bigInt({ min: 1n, max: 3_000_000n }),
    holding: fc.tuple(fc.bigInt({ min: 0n, max: 9n }), fc.bigInt({ min: 1n, max: 40n })),
    size: fc.bigInt({ min: 1n, max: 200_000n }),
    periodDays: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ steps, ordering, holding, size, periodDays }) => {
    let day = 0;
    const requirements = steps.map(([gap, needed]) => {
      day += gap;
      return { day, quantity: needed as Quantity };
    });
    const costs = { orderingCost: ordering, holdingCostPerDay: rational(...holding) } as LotCosts;
    const policies: LotPolicy[] = [
      { rule: 'LOT_FOR_LOT' },
      { rule: 'FIXED_QUANTITY', lotSize: size as Quantity },
      { rule: 'ECONOMIC_QUANTITY', lotSize: size as Quantity },
      { rule: 'PERIOD_QUANTITY', periodDays },
      { rule: 'LEAST_COST', costs },
    ];
    return { requirements, costs, policies };
  });

/** The least cost of all ways to cut the requirements into lots, tried one by one. */
function cheapestOfAll(
  requirements: readonly NetRequirement[],
  costs: LotCosts,
): ReturnType<typeof costOfLots> {
  const needed = requirements.filter((each) => each.quantity > 0n);
  const lots = (cuts: number): Lot[] => {
    const found: { day: number; quantity: bigint }[] = [];
    for (const [index, each] of needed.entries()) {
      const last = found.at(-1);
      if (last === undefined || (cuts & (1 << index)) !== 0) found.push({ ...each });
      else last.quantity += each.quantity;
    }
    return found as Lot[];
  };
  const ways = Array.from({ length: 2 ** needed.length }, (_, cuts) => costOfLots(needed, lots(cuts), costs));
  return ways.reduce((best, each) => (compareRational(each, best) < 0 ? each : best));
}

describe('properties', () => {
  test('property: Wagner and Whitin are never dearer than any rule', () => {
    fc.assert(
      fc.property(problems, ({ requirements, costs, policies }) => {
        const best = costOfLots(requirements, wagnerWhitin(requirements, costs), costs);
        for (const policy of policies) {
          const cost = costOfLots(requirements, planLots(requirements, policy), costs);
          expect(compareRational(best, cost)).toBeLessThanOrEqual(0);
        }
      }),
      runs(1000),
    );
  });

  test('property: Wagner and Whitin find the cheapest of all ways there are', () => {
    fc.assert(
      fc.property(problems, ({ requirements, costs }) => {
        const few = requirements.slice(0, 7);
        expect(costOfLots(few, wagnerWhitin(few, costs), costs)).toEqual(cheapestOfAll(few, costs));
      }),
      runs(200),
    );
  });

  test('property: nothing is ordered that the requirements up to the next order do not begin to use', () => {
    fc.assert(
      fc.property(problems, ({ requirements, policies }) => {
        const needed = requirements.reduce((sum, each) => sum + each.quantity, 0n);
        for (const policy of policies) {
          const lots = planLots(requirements, policy);
          const before = lots.slice(0, -1).reduce((sum, each) => sum + each.quantity, 0n);
          expect(lots.length === 0 ? needed === 0n : before < needed).toBe(true);
        }
      }),
      runs(300),
    );
  });

  test('property: the economic order quantity is the nearest thousandth to the root', () => {
    const part = (max: bigint) => fc.bigInt({ min: 1n, max });
    fc.assert(
      fc.property(
        part(10n ** 9n),
        part(10n ** 8n),
        part(10n ** 5n),
        part(10n ** 3n),
        (demand, cost, n, d) => {
          const found = economicOrderQuantity(demand as Quantity, amount('0.0001'), rational(n, d));
          expect(
            economicOrderQuantity((demand * cost) as Quantity, amount('0.0001'), rational(n * cost, d)),
          ).toBe(found);
          // (2q − 1)² ≤ 4 · 10⁶ · 2 · D · S ÷ H < (2q + 1)², with D in thousandths and S one ten-thousandth
          const [square, below, above] = [4n * demand * d, 2n * found - 1n, 2n * found + 1n];
          expect(found === 0n || below ** 2n * 5n * n <= square).toBe(true);
          expect(square < above ** 2n * 5n * n).toBe(true);
        },
      ),
      runs(300),
    );
  });
});
