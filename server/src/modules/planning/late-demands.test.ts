import {
  type PlanningInput,
  planFactory,
  type Quantity,
  quantity,
  rational,
  WorkingCalendar,
  whyLate,
} from '@horoz/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lateDemands } from './late-demands.ts';

const TODAY = 100;
const PRODUCTS = 4;
const productId = fc.integer({ min: 1, max: PRODUCTS });
const pieces = fc.integer({ min: 1, max: 20 }).map((count) => quantity(String(count)));
const rows = <Row extends object>(row: fc.Arbitrary<Row>) =>
  fc.array(row, { maxLength: 5 }).map((all) => all.map((one, place) => ({ ...one, id: place + 1 })));
const day = fc.integer({ min: TODAY - 3, max: TODAY + 25 });
const dated = { productId, quantity: pieces, day };

/** Of four products each may take any later one. */
const bomLines = fc
  .subarray([
    [1, 2],
    [1, 3],
    [2, 3],
    [2, 4],
    [3, 4],
  ] as const)
  .map((lines) =>
    lines.map(([parentProductId, componentProductId]) => ({
      parentProductId,
      componentProductId,
      quantityPerParent: rational(2n),
      isPhantom: false,
    })),
  );

const items = fc
  .array(fc.tuple(fc.nat(6), fc.option(pieces)), { minLength: PRODUCTS, maxLength: PRODUCTS })
  .map((all) => all.map(([leadTimeDays, stock], place) => itemOf(place + 1, leadTimeDays, stock)));

function itemOf(id: number, leadTimeDays: number, stock: Quantity | null): PlanningInput['items'][number] {
  return {
    productId: id,
    orderType: 'MAKE',
    leadTimeDays,
    stock: stock === null ? [] : [{ quantity: stock, expiryDay: null }],
    safetyStock: quantity('0'),
    coverDays: 0,
    policy: { rule: 'LOT_FOR_LOT' },
    limits: { minimum: quantity(id === 3 ? '15' : '0'), multiple: null, maximum: null },
    unitDecimals: 0,
  };
}

const factories: fc.Arbitrary<PlanningInput> = fc
  .record({
    items,
    bomLines,
    demands: rows(fc.record({ ...dated, kind: fc.constantFrom('CUSTOMER_ORDER', 'FORECAST', 'MANUAL') })),
    receipts: rows(fc.record({ ...dated, kind: fc.constantFrom('PURCHASE_ORDER', 'PRODUCTION_ORDER') })),
    firmOrders: rows(
      fc.record(dated).map((row) => ({ ...row, startDay: Math.min(row.day, TODAY + 2), dueDay: row.day })),
    ),
    componentRequirements: rows(fc.record(dated)),
  })
  .map((facts) => ({
    ...facts,
    today: TODAY,
    horizonDays: 30,
    calendar: new WorkingCalendar(),
    forecastPeriod: 'WEEK' as const,
  }));

test('property: these are the demands that the kernel calls late when it is asked about each', async () => {
  let [late, inTime] = [0, 0];
  await fc.assert(
    fc.asyncProperty(factories, async (input) => {
      const plan = planFactory(input);
      const all = input.demands.map((demand) => ({
        demand,
        lateness: whyLate(plan, input, demand.productId, demand.kind, demand.id),
      }));
      const expected = all.filter(({ lateness }) => lateness?.isLate);
      expect(await lateDemands({ plan, facts: { input, products: new Map() } })).toEqual(expected);
      late += expected.length;
      inTime += all.length - expected.length;
    }),
    { numRuns: 300 },
  );
  expect(Math.min(late, inTime)).toBeGreaterThan(50);
});
