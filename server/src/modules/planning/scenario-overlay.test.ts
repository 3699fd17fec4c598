import { describe, expect, test } from 'vitest';
import type { PlanningRows, ProductRow } from './planning-facts.queries.ts';
import type { ScenarioOverlay } from './scenario-overlay.schemas.ts';
import { type OverlayExtras, overlayRows } from './scenario-overlay.ts';

const [CHAIR, STEEL, BOX] = [1, 2, 3];
const [NEAR, FAR] = [7, 8];

const product = (product_id: number, more: Partial<ProductRow> = {}) =>
  ({
    product_id,
    product_code: `P-${product_id}`,
    product_name: `P-${product_id}`,
    unit_of_measure: 'KG',
    unit_decimals: 3,
    safety_stock: '0.000',
    lot_sizing_rule: 'LOT_FOR_LOT',
    lot_size: null,
    minimum_order_quantity: '0.000',
    order_multiple: null,
    product_lead_time_days: 2,
    supplier_id: null,
    supplier_lead_time_days: null,
    supplier_minimum: null,
    bom_id: null,
    ...more,
  }) as ProductRow;

const line = (component_product_id: number, numerator: string) => ({
  parent_product_id: CHAIR,
  component_product_id,
  is_phantom: false,
  numerator,
  denominator: '1',
});

const demand = (id: number, product_id: number, quantity: string, day: string) => ({
  id,
  product_id,
  quantity,
  day,
  demand_type: 'CUSTOMER_ORDER' as const,
});

const rows: PlanningRows = {
  first_day: '2026-03-02',
  horizon_days: 60,
  working_weekdays: null,
  calendar_days: [],
  products: [
    product(CHAIR, { unit_decimals: 0, bom_id: 11 }),
    product(STEEL, { supplier_id: NEAR, supplier_lead_time_days: 5, supplier_minimum: '10.000' }),
    product(BOX, { supplier_id: NEAR }),
  ],
  stock: [
    { product_id: STEEL, quantity: '30.000', expiry_date: '2026-04-01' },
    { product_id: STEEL, quantity: '50.000', expiry_date: null },
    { product_id: BOX, quantity: '4.000', expiry_date: null },
  ],
  bom_lines: [line(STEEL, '2'), line(BOX, '1'), { ...line(STEEL, '9'), parent_product_id: BOX }],
  demands: [
    demand(1, CHAIR, '5.000', '2026-03-10'),
    demand(2, CHAIR, '7.000', '2026-03-20'),
    demand(3, STEEL, '0.001', '2026-03-20'),
  ],
  component_requirements: [
    { id: 31, product_id: STEEL, quantity: '8.000', day: '2026-03-05' },
    { id: 32, product_id: STEEL, quantity: '6.000', day: '2026-03-06' },
  ],
  purchases: [
    { id: 21, product_id: STEEL, quantity: '40.000', day: '2026-03-09' },
    { id: 22, product_id: STEEL, quantity: '41.000', day: '2026-03-09' },
  ],
  productions: [
    { id: 21, product_id: CHAIR, quantity: '4.000', day: '2026-03-08' },
    { id: 41, product_id: CHAIR, quantity: '3.000', day: '2026-03-08' },
  ],
  firm_orders: [],
};

const NOTHING: OverlayExtras = { supplier_terms: [], boms: [], order_components: [] };
const withOverlay = (overlay: ScenarioOverlay, extra: Partial<OverlayExtras> = {}) =>
  overlayRows(rows, overlay, { ...NOTHING, ...extra });
const quantities = (overlay: ScenarioOverlay) => withOverlay(overlay).demands.map((row) => row.quantity);
const productOf = (made: PlanningRows, id: number) => made.products.find((row) => row.product_id === id);

test('an empty overlay changes nothing, and the rows that are given stay as they are', () => {
  const before = JSON.stringify(rows);
  expect(withOverlay({})).toEqual({ ...rows, supplier_capacities: [] });
  const overlay: ScenarioOverlay = {
    demand_factors: [{ product_id: null, factor: '2.000000' }],
    stock: [{ product_id: STEEL, quantity: '-60.000' }],
    orders: [{ kind: 'PURCHASE_ORDER', id: 21, day: null }],
  };
  expect(withOverlay(overlay)).toEqual(withOverlay(overlay));
  expect(JSON.stringify(rows)).toBe(before);
});

describe('demand', () => {
  test('is multiplied, for one product or for all, and rounded half up to the decimals of the unit', () => {
    // 5 × 1.1 = 5.5 → 6, 7 × 1.1 = 7.7 → 8 pieces; 0.001 × 1.1 → 0.001 KG
    expect(quantities({ demand_factors: [{ product_id: null, factor: '1.100000' }] })).toEqual([
      '6.000',
      '8.000',
      '0.001',
    ]);
    expect(quantities({ demand_factors: [{ product_id: STEEL, factor: '1.500000' }] })).toEqual([
      '5.000',
      '7.000',
      '0.002',
    ]);
  });

  test('never goes down to nothing', () => {
    expect(quantities({ demand_factors: [{ product_id: null, factor: '0.000001' }] })).toEqual([
      '1.000',
      '1.000',
      '0.001',
    ]);
  });

  test('only within the period, both ends included; factors that fit together are multiplied', () => {
    const factor = { product_id: CHAIR, factor: '3.000000' };
    expect(quantities({ demand_factors: [{ ...factor, from: '2026-03-11', until: '2026-03-20' }] })).toEqual([
      '5.000',
      '21.000',
      '0.001',
    ]);
    expect(quantities({ demand_factors: [{ ...factor, until: '2026-03-10' }] })[0]).toBe('15.000');
    expect(quantities({ demand_factors: [{ ...factor, from: '2026-03-21' }] })[1]).toBe('7.000');
    // 5 × 3 × 0.5 = 7.5 → 8, 7 × 3 × 0.5 = 10.5 → 11
    const half = { product_id: null, factor: '0.500000' };
    expect(quantities({ demand_factors: [factor, half] })).toEqual(['8.000', '11.000', '0.001']);
  });

  test('that is added has no number of its own, and no factor changes it', () => {
    const made = withOverlay({
      demand_factors: [{ product_id: null, factor: '2.000000' }],
      demands: [{ product_id: CHAIR, quantity: '9.000', due_date: '2026-03-12' }],
    });
    expect(made.demands.slice(3)).toEqual([
      { id: -1, product_id: CHAIR, quantity: '9.000', day: '2026-03-12', demand_type: 'MANUAL' },
    ]);
  });
});

describe('lead times and suppliers', () => {
  test('a lead time holds however the product is got', () => {
    const made = withOverlay({
      lead_times: [
        { product_id: CHAIR, lead_time_days: 9 },
        { product_id: STEEL, lead_time_days: 0 },
      ],
      supplier_lead_times: [{ supplier_id: NEAR, additional_days: 3 }],
    });
    expect(productOf(made, CHAIR)).toMatchObject({ product_lead_time_days: 9, supplier_lead_time_days: 9 });
    expect(productOf(made, STEEL)).toMatchObject({ product_lead_time_days: 0, supplier_lead_time_days: 0 });
    expect(productOf(made, BOX)).toMatchObject({ product_lead_time_days: 2, supplier_lead_time_days: 5 });
  });

  test.each([
    [7, 12, 9],
    [-4, 1, 0],
    [-6, 0, 0],
  ])('a supplier that takes %i days more takes %i and %i', (additional_days, steel, box) => {
    const made = withOverlay({ supplier_lead_times: [{ supplier_id: NEAR, additional_days }] });
    expect(productOf(made, STEEL)?.supplier_lead_time_days).toBe(steel);
    expect(productOf(made, BOX)?.supplier_lead_time_days).toBe(box);
    expect(productOf(made, CHAIR)?.supplier_lead_time_days).toBeNull();
  });

  test('another supplier brings its own terms, and its own delay', () => {
    const terms = {
      product_id: STEEL,
      supplier_id: FAR,
      lead_time_days: 20,
      minimum_order_quantity: '500.000',
    };
    const made = withOverlay(
      {
        suppliers: [{ product_id: STEEL, supplier_id: FAR }],
        supplier_lead_times: [{ supplier_id: FAR, additional_days: 2 }],
      },
      { supplier_terms: [terms] },
    );
    expect(productOf(made, STEEL)).toMatchObject({
      supplier_id: FAR,
      supplier_lead_time_days: 22,
      supplier_minimum: '500.000',
    });
    expect(productOf(made, BOX)).toEqual(productOf(rows, BOX));
  });

  test('capacities are kept with the rows', () => {
    const supplier_capacities = [{ supplier_id: NEAR, quantity_per_week: '100.000' }];
    expect(withOverlay({ supplier_capacities })).toEqual({ ...rows, supplier_capacities });
  });
});

test('another recipe takes the place of all lines of the one before, and of no other product', () => {
  const lines = [line(BOX, '3')];
  const made = withOverlay({ boms: [{ product_id: CHAIR, bom_id: 12 }] }, { boms: [{ bom_id: 12, lines }] });
  expect(productOf(made, CHAIR)?.bom_id).toBe(12);
  expect(made.bom_lines).toEqual([rows.bom_lines[2], ...lines]);
});

describe('stock', () => {
  const stockOf = (...changes: [number, string][]) =>
    withOverlay({ stock: changes.map(([product_id, quantity]) => ({ product_id, quantity })) }).stock.map(
      (row) => [row.product_id, row.quantity, row.expiry_date],
    );

  test('that is added keeps for ever', () => {
    expect(stockOf([CHAIR, '2.500'])).toEqual([
      [CHAIR, '2.500', null],
      [STEEL, '30.000', '2026-04-01'],
      [STEEL, '50.000', null],
      [BOX, '4.000', null],
    ]);
  });

  test('that is taken is taken first expired, first out, and no more than there is', () => {
    expect(stockOf([STEEL, '-12.500'])[0]).toEqual([STEEL, '17.500', '2026-04-01']);
    expect(stockOf([STEEL, '-30.000'])).toEqual([
      [STEEL, '50.000', null],
      [BOX, '4.000', null],
    ]);
    expect(stockOf([STEEL, '-20.000'], [STEEL, '-15.000'])[0]).toEqual([STEEL, '45.000', null]);
    expect(stockOf([STEEL, '-1000.000'])).toEqual([[BOX, '4.000', null]]);
    expect(stockOf([BOX, '0.000'])).toHaveLength(3);
    expect(stockOf([CHAIR, '-1.000'])).toHaveLength(3);
  });
});

describe('orders', () => {
  const daysOf = (made: readonly { id: number; day: string }[]) => made.map((row) => [row.id, row.day]);

  test('a purchase comes on another day or never; a production order of the same number does not mind', () => {
    const made = withOverlay({
      orders: [
        { kind: 'PURCHASE_ORDER', id: 21, day: '2026-03-25' },
        { kind: 'PURCHASE_ORDER', id: 22, day: null },
        { kind: 'PURCHASE_ORDER', id: 99, day: null },
      ],
    });
    expect(daysOf(made.purchases)).toEqual([[21, '2026-03-25']]);
    expect(made.productions).toEqual(rows.productions);
  });

  const order_components = [
    { production_order_id: 41, production_order_component_id: 31 },
    { production_order_id: 21, production_order_component_id: 32 },
  ];

  test('a production order takes its components so many days later as it comes later', () => {
    const orders = [{ kind: 'PRODUCTION_ORDER' as const, id: 41, day: '2026-03-18' }];
    const made = withOverlay({ orders }, { order_components });
    expect(daysOf(made.productions)).toEqual([
      [21, '2026-03-08'],
      [41, '2026-03-18'],
    ]);
    expect(daysOf(made.component_requirements)).toEqual([
      [31, '2026-03-15'],
      [32, '2026-03-06'],
    ]);
  });

  test('one that never comes takes nothing', () => {
    const orders = [{ kind: 'PRODUCTION_ORDER' as const, id: 41, day: null }];
    const made = withOverlay({ orders }, { order_components });
    expect(daysOf(made.productions)).toEqual([[21, '2026-03-08']]);
    expect(daysOf(made.component_requirements)).toEqual([[32, '2026-03-06']]);
  });

  test('one that is finished by now changes nothing', () => {
    const orders = [{ kind: 'PRODUCTION_ORDER' as const, id: 77, day: '2026-05-01' }];
    const components = [{ production_order_id: 77, production_order_component_id: 31 }];
    expect(withOverlay({ orders }, { order_components: components })).toEqual({
      ...rows,
      supplier_capacities: [],
    });
  });
});
