import fc from 'fast-check';
import type { Amount, Quantity } from '../decimal/fixed.ts';
import { quantity } from '../decimal/fixed.ts';
import { parseRational, rational } from '../decimal/rational.ts';
import { WorkingCalendar } from '../planning/calendar.ts';
import { type LotLimits, type LotPolicy, NO_LIMITS } from '../planning/lot-sizing.ts';
import type { Plan } from '../planning/mrp.ts';
import type { PlanningInput, PlanningItem } from '../planning/planning-input.ts';
import type { MrpExample } from './mrp-examples.ts';
import { readDocumentTable } from './table.ts';

/** A purchased item in pieces of a thousandth, with nothing on hand, unless overridden. */
export function item(productId: number, overrides: Partial<PlanningItem> = {}): PlanningItem {
  return {
    productId,
    orderType: 'BUY',
    leadTimeDays: 0,
    stock: [],
    safetyStock: quantity('0'),
    coverDays: 0,
    policy: { rule: 'LOT_FOR_LOT' },
    limits: NO_LIMITS,
    unitDecimals: 3,
    ...overrides,
  };
}

/** Thirty plain days from day 100 on, with nothing in them unless overridden. */
export function factory(overrides: Partial<PlanningInput> = {}): PlanningInput {
  return {
    today: 100,
    horizonDays: 30,
    calendar: new WorkingCalendar(),
    forecastPeriod: 'WEEK',
    items: [],
    bomLines: [],
    demands: [],
    componentRequirements: [],
    receipts: [],
    firmOrders: [],
    ...overrides,
  };
}

/** Stock that never expires. */
export const onHand = (text: string) => [{ quantity: quantity(text), expiryDay: null }];

const ITEM_TABLE = ['item', 'lead time', 'on hand', 'safety', 'rule', 'size'] as const;

/** Names become product ids in the order of the table of items, from 1. */
export function readExample(example: MrpExample): { input: PlanningInput; names: string[] } {
  const rows = readDocumentTable(ITEM_TABLE, example.items);
  const names = rows.map((row) => row.item);
  const idOf = (name: string) => {
    if (!names.includes(name)) throw new Error(`${name} is not among the items`);
    return names.indexOf(name) + 1;
  };
  const dated = (text: string | undefined) =>
    text === undefined
      ? []
      : readDocumentTable(['item', 'quantity', 'period'], text).map((row, id) => ({
          id,
          productId: idOf(row.item),
          quantity: quantity(row.quantity),
          day: Number(row.period),
        }));
  const bom =
    example.bom === undefined ? [] : readDocumentTable(['parent', 'component', 'quantity'], example.bom);
  const items = rows.map((row) =>
    item(idOf(row.item), {
      leadTimeDays: Number(row['lead time']),
      stock: onHand(row['on hand']),
      safetyStock: quantity(row.safety),
      policy:
        row.rule === 'FIXED_QUANTITY'
          ? { rule: 'FIXED_QUANTITY', lotSize: quantity(row.size) }
          : { rule: 'LOT_FOR_LOT' },
    }),
  );
  const input = factory({
    today: example.today,
    items,
    bomLines: bom.map((row) => ({
      parentProductId: idOf(row.parent),
      componentProductId: idOf(row.component),
      quantityPerParent: parseRational(row.quantity),
      isPhantom: false,
    })),
    demands: dated(example.demands).map((row) => ({ ...row, kind: 'MANUAL' })),
    receipts: dated(example.receipts).map((row) => ({ ...row, kind: 'PURCHASE_ORDER' })),
  });
  return { input, names };
}

/** Orders as "product: quantity start-due", in the order of the plan's products. */
export function ordersOf(plan: Plan): string[] {
  return [...plan.orders()].map(
    (order) =>
      `${order.productId}: ${Number(order.quantity) / 1000} ${order.startDay}-${order.dueDay}${order.firmOrderId === null ? '' : ' firm'}`,
  );
}

const PRODUCTS = 7;
const TODAY = 100;
const units = (max: number) => fc.integer({ min: 0, max }).map((each) => BigInt(each) as Quantity);
const day = fc.integer({ min: TODAY - 8, max: TODAY + 34 });
const productId = fc.integer({ min: 1, max: PRODUCTS });

const policy: fc.Arbitrary<LotPolicy> = fc.oneof(
  fc.constant<LotPolicy>({ rule: 'LOT_FOR_LOT' }),
  units(9000).map((size): LotPolicy => ({ rule: 'FIXED_QUANTITY', lotSize: (size + 1n) as Quantity })),
  units(9000).map((size): LotPolicy => ({ rule: 'ECONOMIC_QUANTITY', lotSize: size })),
  fc.integer({ min: 1, max: 12 }).map((periodDays): LotPolicy => ({ rule: 'PERIOD_QUANTITY', periodDays })),
  units(90_000).map(
    (cost): LotPolicy => ({
      rule: 'LEAST_COST',
      costs: { orderingCost: (cost + 1n) as bigint as Amount, holdingCostPerDay: rational(1n, 7n) },
    }),
  ),
);

const limits: fc.Arbitrary<LotLimits> = fc.oneof(
  fc.constant(NO_LIMITS),
  fc.record({ minimum: units(3000), multiple: units(700), maximum: fc.constant(null) }),
  fc.record({
    minimum: units(3000),
    multiple: units(700),
    maximum: units(6000).map((more) => (more + 4000n) as bigint as Quantity),
  }),
);

const stock = fc.array(
  fc.record({
    quantity: units(4000),
    expiryDay: fc.option(fc.integer({ min: TODAY - 3, max: TODAY + 35 })),
  }),
  { maxLength: 3 },
);

const items = fc.tuple(
  ...Array.from({ length: PRODUCTS }, (_, index) =>
    fc
      .record({
        leadTimeDays: fc.integer({ min: 0, max: 6 }),
        stock,
        safetyStock: fc.oneof(fc.constant(0n as Quantity), units(2000)),
        coverDays: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })),
        policy,
        limits,
        unitDecimals: fc.constantFrom(0, 1, 2, 3),
      })
      .map((each) => item(index + 1, { ...each, unitDecimals: each.unitDecimals as 0 | 1 | 2 | 3 })),
  ),
);

// A line goes from a product to one with a greater id, so that there is never a circle.
const bomLines = fc.array(
  fc
    .record({
      parent: fc.integer({ min: 1, max: PRODUCTS - 1 }),
      further: fc.integer({ min: 1, max: PRODUCTS - 1 }),
      ratio: fc.tuple(fc.bigInt(1n, 40n), fc.bigInt(1n, 30n)),
      isPhantom: fc.integer({ min: 0, max: 4 }).map((dice) => dice === 0),
    })
    .map(({ parent, further, ratio, isPhantom }) => ({
      parentProductId: parent,
      componentProductId: Math.min(PRODUCTS, parent + further),
      quantityPerParent: rational(...ratio),
      isPhantom,
    })),
  { maxLength: 12 },
);

const dated = { productId, quantity: units(5000), day };
const numbered = <Row>(row: fc.Arbitrary<Row>, maxLength: number) =>
  fc.array(row, { maxLength }).map((rows) => rows.map((each, id) => ({ ...each, id })));

/** Small factories in which everything occurs. */
export const factories: fc.Arbitrary<PlanningInput> = fc
  .record({
    items,
    bomLines,
    demands: numbered(
      fc.record({
        ...dated,
        kind: fc.constantFrom('CUSTOMER_ORDER' as const, 'FORECAST' as const, 'MANUAL' as const),
      }),
      10,
    ),
    componentRequirements: numbered(fc.record(dated), 3),
    receipts: numbered(
      fc.record({ ...dated, kind: fc.constantFrom('PURCHASE_ORDER' as const, 'PRODUCTION_ORDER' as const) }),
      4,
    ),
    firmOrders: numbered(fc.record({ ...dated, length: fc.integer({ min: 0, max: 9 }) }), 3),
    forecastPeriod: fc.constantFrom('DAY' as const, 'WEEK' as const, 'MONTH' as const),
    daysOff: fc.array(fc.integer({ min: TODAY - 20, max: TODAY + 40 }), { maxLength: 12 }),
  })
  .map(({ daysOff, firmOrders, bomLines: lines, ...rest }) => {
    const parents = new Set(lines.map((line) => line.parentProductId));
    return factory({
      ...rest,
      calendar: new WorkingCalendar(daysOff),
      bomLines: lines.map((line) => ({
        ...line,
        isPhantom: line.isPhantom && parents.has(line.componentProductId),
      })),
      firmOrders: firmOrders.map((order) => ({
        id: order.id,
        productId: order.productId,
        quantity: (order.quantity + 1n) as bigint as Quantity,
        startDay: order.day - order.length,
        dueDay: order.day,
      })),
    });
  });
