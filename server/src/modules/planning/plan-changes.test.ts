import { describe, expect, test } from 'vitest';
import { causesOf, parentsOf } from './plan-causes.ts';
import { type ChangedOrder, pairedOrders } from './plan-changes.ts';
import type { PlanningRows, ProductRow } from './planning-facts.queries.ts';

const order = (
  id: number,
  quantity: string,
  start: string,
  due: string,
  more: Partial<ChangedOrder> = {},
) => ({
  planned_order_id: id,
  quantity,
  start_date: `2026-03-${start}`,
  due_date: `2026-03-${due}`,
  lot_number: 1,
  supplier_code: null,
  ...more,
});
const changes = (ended: ChangedOrder[], added: ChangedOrder[]) =>
  pairedOrders(ended, added, 'PCS').map((one) => [
    one.change,
    one.previous_planned_order_id,
    one.planned_order_id,
    one.sentence,
  ]);

describe('orders that a run has changed', () => {
  test('are paired by day and lot, then by quantity; the rest is gone or new', () => {
    const ended = [
      order(1, '10.000', '01', '05'),
      order(2, '20.000', '06', '10'),
      order(3, '30.000', '11', '15'),
    ];
    const added = [
      order(4, '20.000', '07', '11'),
      order(5, '31.000', '11', '15'),
      order(6, '99.000', '16', '20'),
    ];
    expect(changes(ended, added)).toEqual([
      ['GONE', 1, null, '10.000 PCS for 2026-03-05 are not planned any more.'],
      [
        'MOVED',
        2,
        4,
        '20.000 PCS are now for 2026-03-11 and start on 2026-03-07, before for 2026-03-10 with the start on 2026-03-06.',
      ],
      ['CHANGED', 3, 5, '31.000 PCS for 2026-03-15 are planned, before 30.000 PCS.'],
      ['NEW', null, 6, '99.000 PCS for 2026-03-20 are new, to be started on 2026-03-16.'],
    ]);
  });

  test('of one quantity are paired in the order of their days', () => {
    const ended = [order(1, '5.000', '01', '02'), order(2, '5.000', '03', '04')];
    const added = [order(3, '5.000', '05', '06'), order(4, '5.000', '07', '08')];
    expect(changes(ended, added).map((one) => one.slice(0, 3))).toEqual([
      ['MOVED', 1, 3],
      ['MOVED', 2, 4],
    ]);
  });

  test('may differ in the start, the supplier or the recipe alone', () => {
    const before = order(1, '5.000', '03', '09', { supplier_code: 'A' });
    const said = (more: Partial<ChangedOrder>) =>
      changes([before], [{ ...before, planned_order_id: 2, ...more }]).map(([change, , , text]) => [
        change,
        text,
      ]);
    expect(said({ start_date: '2026-03-01' })).toEqual([
      ['MOVED', '5.000 PCS for 2026-03-09 now start on 2026-03-01, before on 2026-03-03.'],
    ]);
    expect(said({ supplier_code: 'B' })).toEqual([
      ['CHANGED', '5.000 PCS for 2026-03-09 now come from B, before from A.'],
    ]);
    expect(said({ supplier_code: null })).toEqual([
      ['CHANGED', '5.000 PCS for 2026-03-09 now come from nobody, before from A.'],
    ]);
    expect(said({})).toEqual([['CHANGED', '5.000 PCS for 2026-03-09 are now made by another recipe.']]);
  });
});

const product = (id: number, more: Partial<ProductRow> = {}): ProductRow => ({
  product_id: id,
  product_code: `P-${id}`,
  product_name: `P ${id}`,
  unit_of_measure: 'KG',
  unit_decimals: 3,
  safety_stock: '0.000',
  lot_sizing_rule: 'LOT_FOR_LOT',
  lot_size: null,
  minimum_order_quantity: '0.000',
  order_multiple: null,
  product_lead_time_days: 5,
  supplier_id: 3,
  supplier_lead_time_days: null,
  supplier_minimum: null,
  bom_id: null,
  ...more,
});
const NO_ROWS: PlanningRows = {
  first_day: '2026-11-21',
  horizon_days: 90,
  working_weekdays: null,
  calendar_days: [],
  products: [product(1)],
  stock: [],
  bom_lines: [],
  demands: [],
  component_requirements: [],
  purchases: [],
  productions: [],
  firm_orders: [],
};
const dated = (id: number, quantity: string, day: string) => ({ id, product_id: 1, quantity, day });

function causes(old: Partial<PlanningRows>, fresh: Partial<PlanningRows>, changed: number[] = []) {
  const [before, now] = [
    { ...NO_ROWS, ...old },
    { ...NO_ROWS, ...fresh },
  ];
  const wanted = new Set([1]);
  return causesOf({
    before,
    now,
    wanted,
    parents: parentsOf([before, now], wanted),
    changed: new Set(changed),
  });
}
const sentences = (old: Partial<PlanningRows>, fresh: Partial<PlanningRows>, changed: number[] = []) =>
  causes(old, fresh, changed)
    .ofProduct.get(1)
    ?.map((one) => one.sentence);
const settings = (old: Partial<ProductRow>, fresh: Partial<ProductRow>) =>
  sentences({ products: [product(1, old)] }, { products: [product(1, fresh)] });

describe('why a run has changed something', () => {
  test('nothing, where nothing differs', () => {
    expect(causes({}, {})).toEqual({ ofAll: [], ofProduct: new Map([[1, []]]) });
  });

  test('the plan begins on another day, looks further, or knows another calendar', () => {
    const found = causes(
      {},
      { first_day: '2026-11-22', horizon_days: 180, working_weekdays: [1, 2, 3, 4, 5] },
    ).ofAll;
    expect(found.map((one) => one.sentence)).toEqual([
      'The plan starts one day later (2026-11-22).',
      'The plan looks 180 days ahead, before 90.',
      'The calendar has other working days, so lead times reach other dates.',
    ]);
    const product = causes({}, { first_day: '2026-11-22' }).ofProduct.get(1);
    expect(product).toEqual([found[0]]);
    expect(found[0]).toMatchObject({ cause: 'PLAN', date: '2026-11-22', previous_date: '2026-11-21' });
    expect(causes({}, { first_day: '2026-11-19' }).ofAll).toMatchObject([
      { sentence: 'The plan starts 2 days earlier (2026-11-19).' },
    ]);
  });

  test('settings of the product', () => {
    expect(settings({}, { product_lead_time_days: 7 })).toEqual(['Lead time 7 days, before 5 days.']);
    expect(settings({}, { supplier_lead_time_days: 9 })).toEqual(['Lead time 9 days, before 5 days.']);
    expect(settings({}, { supplier_minimum: '25.000' })).toEqual([
      'Minimum order quantity 25.000 KG, before 0.000 KG.',
    ]);
    expect(settings({}, { safety_stock: '10.000', order_multiple: '5.000' })).toEqual([
      'Safety stock 10.000 KG, before 0.000 KG.',
      'Order multiple 5.000 KG, before none.',
    ]);
    expect(settings({}, { supplier_id: null })).toEqual(['Supplier none, before 3.']);
    expect(settings({ bom_id: 4 }, { bom_id: 5 })).toEqual(['Recipe 5, before 4.']);
  });

  test('but not what does not count, and what the run before had not looked at', () => {
    expect(settings({ bom_id: 4 }, { bom_id: 4, supplier_id: 8, supplier_lead_time_days: 9 })).toEqual([]);
    expect(settings({}, { product_name: 'Q', product_code: 'Q' })).toEqual([]);
    const withMore = { ...product(1), a_new_column: 7 };
    expect(sentences({}, { products: [withMore] })).toEqual([]);
    expect(
      sentences({ products: [{ ...withMore, a_new_column: 6 } as ProductRow] }, { products: [withMore] }),
    ).toEqual(['A new column 7, before 6.']);
    expect(sentences({ products: [] }, {})).toEqual(['The product is new in the plan.']);
    expect(sentences({}, { products: [] })).toEqual([]);
  });

  test('stock, summed over its expiry days', () => {
    const stock = (quantity: string, expiry_date: string | null = null) => ({
      product_id: 1,
      quantity,
      expiry_date,
    });
    const other = { product_id: 2, quantity: '7.000', expiry_date: null };
    const found = causes(
      { stock: [stock('160.000')] },
      { stock: [stock('100.000'), stock('20.000', '2027-01-01'), other] },
    );
    expect(found.ofProduct.get(1)).toEqual([
      {
        cause: 'STOCK',
        id: null,
        value: '120.000',
        previous_value: '160.000',
        date: null,
        previous_date: null,
        sentence: 'Stock is 120.000 KG, it was 160.000 KG.',
      },
    ]);
    expect(sentences({ stock: [stock('5.000')] }, { stock: [stock('5.000', '2027-01-01')] })).toEqual([
      'Stock is 5.000 KG as before, but expires on other days.',
    ]);
  });

  test('demands and open orders that are new, gone, moved or of another quantity', () => {
    const demand = (row: ReturnType<typeof dated>) => ({ ...row, demand_type: 'CUSTOMER_ORDER' as const });
    expect(sentences({}, { demands: [demand(dated(17, '40.000', '2027-02-01'))] })).toEqual([
      'Customer order demand 17 of 40.000 KG for 2027-02-01 is new.',
    ]);
    expect(sentences({ demands: [demand(dated(17, '40.000', '2027-02-01'))] }, {})).toEqual([
      'Customer order demand 17 of 40.000 KG for 2027-02-01 is no longer there.',
    ]);
    const [before, after] = [[dated(5, '8.000', '2027-01-03')], [dated(5, '9.000', '2027-01-10')]];
    expect(sentences({ purchases: before }, { purchases: after })).toEqual([
      'Purchase order line 5 is now of 9.000 KG, before 8.000.',
      'Purchase order line 5 now arrives 2027-01-10, before 2027-01-03.',
    ]);
    expect(sentences({ productions: before }, { productions: [] })).toEqual([
      'Production order 5 of 8.000 KG for 2027-01-03 is no longer open.',
    ]);
    expect(sentences({ component_requirements: [] }, { component_requirements: before })).toEqual([
      'What a production order takes (component 5) of 8.000 KG for 2027-01-03 is new.',
    ]);
    const firm = (row: ReturnType<typeof dated>) => ({ ...row, start_date: '2027-01-01', lot_number: 1 });
    expect(sentences({ firm_orders: before.map(firm) }, { firm_orders: after.map(firm) })).toEqual([
      'Firm planned order 5 is now of 9.000 KG, before 8.000.',
      'Firm planned order 5 is now due on 2027-01-10, before 2027-01-03.',
    ]);
  });

  test('recipes that take it, and the orders of what takes it, through phantoms', () => {
    const line = (parent: number, component: number, numerator: string, is_phantom = false) => ({
      parent_product_id: parent,
      component_product_id: component,
      is_phantom,
      numerator,
      denominator: '2',
    });
    const products = [product(1), product(2), product(3), product(4)];
    const old = { products, bom_lines: [line(2, 1, '3'), line(3, 2, '2', true), line(4, 3, '2')] };
    const fresh = {
      products,
      bom_lines: [line(2, 1, '3'), line(2, 1, '1'), line(3, 2, '2', true), line(4, 3, '2')],
    };
    expect(sentences(old, fresh, [3, 4])).toEqual([
      'The recipe of P-2 takes 2.000 KG of it for one, before 1.500 KG.',
      'Its orders follow those of P-3, which have changed.',
    ]);
    expect(sentences(old, { products })).toEqual([
      'The recipe of P-2 takes none of it for one, before 1.500 KG.',
    ]);
    expect(sentences(old, old, [2])).toEqual(['Its orders follow those of P-2, which have changed.']);
  });
});
