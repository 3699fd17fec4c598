import { amount, dayOf, quantity } from '@horoz/kernel';
import { describe, expect, test } from 'vitest';
import type { ScenarioFigures } from './scenario-comparison.schemas.ts';
import {
  demandFigures,
  differencesFrom,
  overloadedWeeks,
  purchaseFigures,
  StockValue,
  type SupplierPrice,
} from './scenario-comparison.ts';
import { type ComparableOrder, orderDifferences } from './scenario-order-differences.ts';

describe('demands', () => {
  const judged = (...rows: [string, number][]) =>
    demandFigures(rows.map(([text, daysLate]) => ({ quantity: quantity(text), daysLate })));

  test('are counted, and their shares are rounded half up to one decimal', () => {
    // 2 of 3 are in time: 66.666… %; 12.5 of 200 are not: 93.75 % are
    expect(judged(['100', 0], ['87.5', 0], ['12.5', 9])).toEqual({
      total: 3,
      on_time: 2,
      late: 1,
      on_time_share: '66.7',
      on_time_quantity_share: '93.8',
      total_days_late: 9,
      greatest_days_late: 9,
    });
    expect(judged(['1', 3], ['1', 4])).toMatchObject({
      on_time_share: '0.0',
      on_time_quantity_share: '0.0',
      total_days_late: 7,
      greatest_days_late: 4,
    });
    expect(judged(['1', 0])).toMatchObject({ on_time_share: '100.0', on_time_quantity_share: '100.0' });
  });

  test('without any there is no share', () => {
    expect(judged()).toMatchObject({ total: 0, on_time_share: null, on_time_quantity_share: null });
  });
});

describe('the value of the stock', () => {
  const today = dayOf('2026-03-02');
  const day = (after: number, projected: string) => ({
    day: today + after,
    projectedOnHand: quantity(projected),
  });

  test('is that of the last day, and of each seventh on average', () => {
    const value = new StockValue(today, 16);
    // On days 0, 7 and 14: 10, 4 and 0, because what is short is worth nothing. On day 15: 6.
    value.add({ onHand: quantity('10'), days: [day(7, '4'), day(9, '-3'), day(15, '6')] }, amount('2.5'));
    // 1, 1 and 1
    value.add({ onHand: quantity('1'), days: [] }, amount('0.3333'));
    expect(value.figures()).toEqual({
      end_value: '15.3333',
      // (25 + 10 + 0 + 3 × 0.3333) ÷ 3 = 11.99996…
      average_value: '12.0000',
      products_without_cost: 0,
    });
  });

  test('counts apart what has stock and no cost', () => {
    const value = new StockValue(today, 1);
    value.add({ onHand: quantity('1'), days: [] }, null);
    value.add({ onHand: quantity('0'), days: [day(0, '2')] }, null);
    value.add({ onHand: quantity('0'), days: [day(0, '-2')] }, null);
    expect(value.figures()).toEqual({
      end_value: '0.0000',
      average_value: '0.0000',
      products_without_cost: 2,
    });
  });
});

describe('purchases', () => {
  const price: SupplierPrice = {
    currency: 'TRY',
    unit_price: '10.0000',
    price_breaks: [
      { minimum_quantity: '100.000', unit_price: '9.0000', valid_from: '2026-01-01', valid_to: null },
      { minimum_quantity: '100.000', unit_price: '5.0000', valid_from: '2025-01-01', valid_to: '2026-01-01' },
      { minimum_quantity: '500.000', unit_price: '8.2500', valid_from: '2026-04-01', valid_to: '2026-05-01' },
    ],
  };
  const bought = (text: string, day: string, of: SupplierPrice | undefined = price, productId = 1) => ({
    productId,
    quantity: quantity(text),
    day: dayOf(day),
    price: of,
  });

  test.each([
    ['99.999', '2026-04-01', '999.9900'],
    ['100', '2026-04-01', '900.0000'],
    ['500', '2026-03-31', '4500.0000'],
    ['500', '2026-04-01', '4125.0000'],
    ['500', '2026-05-01', '4500.0000'],
    ['100', '2025-12-31', '500.0000'],
  ])('%s ordered on %s cost %s', (text, day, expected) => {
    expect(purchaseFigures([bought(text, day)], 'TRY').amount).toBe(expected);
  });

  test('are summed by currency; what has no price is counted by product', () => {
    const euro = { ...price, currency: 'EUR', price_breaks: [] };
    const dollar = { ...euro, currency: 'USD' };
    const rows = [
      bought('1', '2026-03-02'),
      bought('2', '2026-03-02', dollar),
      bought('2', '2026-03-02', euro),
      bought('3', '2026-03-02', euro),
      { ...bought('9', '2026-03-02', price, 2), price: undefined },
      { ...bought('9', '2026-03-03', price, 2), price: undefined },
      { ...bought('9', '2026-03-03', price, 3), price: undefined },
    ];
    expect(purchaseFigures(rows, 'TRY')).toEqual({
      amount: '10.0000',
      foreign: [
        { currency: 'EUR', amount: '50.0000' },
        { currency: 'USD', amount: '20.0000' },
      ],
      products_without_price: 2,
    });
    expect(purchaseFigures([], 'TRY')).toEqual({ amount: '0.0000', foreign: [], products_without_price: 0 });
  });
});

test('a week is overloaded when more comes from a supplier than it can deliver', () => {
  const coming = (supplierId: number, day: string, text: string) => ({
    supplierId,
    day: dayOf(day),
    quantity: quantity(text),
  });
  // 2026-03-02 is a Monday.
  const deliveries = [
    coming(7, '2026-03-02', '60'),
    coming(7, '2026-03-08', '40.001'),
    coming(7, '2026-03-09', '100'),
    coming(8, '2026-03-16', '6'),
    coming(7, '2026-03-16', '101'),
    coming(9, '2026-03-02', '999'),
  ];
  const capacities = [
    { supplier_id: 8, quantity_per_week: '5.000' },
    { supplier_id: 7, quantity_per_week: '100.000' },
  ];
  expect(overloadedWeeks(deliveries, capacities)).toEqual([
    { supplier_id: 7, week: '2026-03-02', ordered: '100.001', capacity: '100.000' },
    { supplier_id: 7, week: '2026-03-16', ordered: '101.000', capacity: '100.000' },
    { supplier_id: 8, week: '2026-03-16', ordered: '6.000', capacity: '5.000' },
  ]);
  expect(overloadedWeeks(deliveries, [])).toEqual([]);
});

describe('differences', () => {
  const figures: ScenarioFigures = {
    demands: {
      total: 4,
      on_time: 4,
      late: 0,
      on_time_share: '100.0',
      on_time_quantity_share: '100.0',
      total_days_late: 0,
      greatest_days_late: 0,
    },
    stock: { end_value: '10.0000', average_value: '5.0000', products_without_cost: 0 },
    purchases: { amount: '7.0000', foreign: [], products_without_price: 0 },
    orders: { make: 1, buy: 2, past_due: 0 },
    overloads: [],
  };

  test('are told in one sentence each', () => {
    const other: ScenarioFigures = {
      ...figures,
      demands: { ...figures.demands, on_time: 3, late: 1, on_time_share: '75.0', greatest_days_late: 5 },
      purchases: { ...figures.purchases, foreign: [{ currency: 'EUR', amount: '3.0000' }] },
    };
    expect(differencesFrom({ runId: 12, figures }, other)).toEqual([
      'Demands in time: 75.0 %; in run 12: 100.0 %.',
      'Late demands: 1; in run 12: 0.',
      'Days late at most: 5; in run 12: 0.',
      'Planned purchases in other currencies: 3.0000 EUR; in run 12: none.',
    ]);
  });

  test('of the same plan there are none', () => {
    expect(differencesFrom({ runId: 12, figures }, structuredClone(figures))).toEqual([]);
  });
});

describe('orders of two plans', () => {
  const order = (
    due_date: string,
    amountOf: string,
    more: Partial<ComparableOrder> = {},
  ): ComparableOrder => ({
    quantity: amountOf,
    start_date: due_date,
    due_date,
    lot_number: 1,
    supplier_id: 7,
    bom_id: null,
    ...more,
  });
  const changes = (from: ComparableOrder[], to: ComparableOrder[]) =>
    orderDifferences(from, to).map((one) => [
      one.change,
      one.from?.due_date ?? null,
      one.to?.due_date ?? null,
    ]);

  test('that are the same are left out', () => {
    expect(changes([order('2026-03-09', '1')], [order('2026-03-09', '1')])).toEqual([]);
  });

  test('are paired by day and lot, then by quantity; the rest is gone or new', () => {
    const from = [
      order('2026-03-09', '10'),
      order('2026-03-10', '20'),
      order('2026-03-11', '30'),
      order('2026-03-12', '40'),
    ];
    const to = [
      order('2026-03-09', '11'),
      order('2026-03-10', '20', { start_date: '2026-03-05' }),
      order('2026-03-15', '30'),
      order('2026-03-16', '50'),
    ];
    expect(changes(from, to)).toEqual([
      ['CHANGED', '2026-03-09', '2026-03-09'],
      ['MOVED', '2026-03-10', '2026-03-10'],
      ['GONE', '2026-03-12', null],
      ['MOVED', '2026-03-11', '2026-03-15'],
      ['NEW', null, '2026-03-16'],
    ]);
  });

  test('of another supplier or recipe are changed, also when they have moved', () => {
    expect(changes([order('2026-03-09', '1')], [order('2026-03-10', '1', { supplier_id: 8 })])).toEqual([
      ['CHANGED', '2026-03-09', '2026-03-10'],
    ]);
    expect(changes([order('2026-03-09', '1')], [order('2026-03-09', '1', { bom_id: 3 })])[0]?.[0]).toBe(
      'CHANGED',
    );
  });

  test('of the same quantity are paired the earliest with the earliest', () => {
    const from = [order('2026-03-11', '5'), order('2026-03-09', '5')];
    const to = [order('2026-03-20', '5'), order('2026-03-18', '5')];
    expect(changes(from, to)).toEqual([
      ['MOVED', '2026-03-09', '2026-03-18'],
      ['MOVED', '2026-03-11', '2026-03-20'],
    ]);
  });

  test('of one day are told apart by their lots', () => {
    const from = [order('2026-03-09', '5'), order('2026-03-09', '6', { lot_number: 2 })];
    expect(changes(from, [order('2026-03-09', '5')])).toEqual([['GONE', '2026-03-09', null]]);
  });
});
