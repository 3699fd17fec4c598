import { describe, expect, test } from 'vitest';
import { quantity } from '../decimal/fixed.ts';
import { rational } from '../decimal/rational.ts';
import { bug } from '../testing/bug.ts';
import { factory, item } from '../testing/mrp-factories.ts';
import { NO_LIMITS } from './lot-sizing.ts';
import { planFactory } from './mrp.ts';
import type { PlanningLimit } from './planning-limit.ts';

const line = (parentProductId: number, componentProductId: number, per = 1n) => ({
  parentProductId,
  componentProductId,
  quantityPerParent: rational(per),
  isPhantom: false,
});
const demand = (id: number, productId: number, needed: string, day: number) => ({
  id,
  productId,
  quantity: quantity(needed),
  day,
  kind: 'CUSTOMER_ORDER' as const,
});
const beyond = (limit: PlanningLimit, productId: number | null, words: string) =>
  expect.objectContaining({
    name: 'PlanningLimitError',
    limit,
    productId,
    message: expect.stringContaining(words),
  });

describe('more than can be planned', () => {
  test('is said of the product that needs it', () => {
    const most = [demand(1, 1, '4503599627370', 100), demand(2, 1, '9', 101)];
    const needs = factory({ items: [item(2), item(1)], demands: most });
    expect(() => planFactory(needs)).toThrow(beyond('QUANTITY', 1, 'more is needed'));
    const periods = item(1, { policy: { rule: 'PERIOD_QUANTITY', periodDays: 7 } });
    const onOneDay = most.map((row) => ({ ...row, day: 100 }));
    expect(() => planFactory(factory({ items: [periods], demands: onOneDay }))).toThrow(
      beyond('QUANTITY', 1, 'more is needed'),
    );
    const receipts = most.map((row) => ({ ...row, kind: 'PURCHASE_ORDER' as const }));
    expect(() =>
      planFactory(factory({ items: [item(1)], receipts, demands: [demand(1, 1, '1', 100)] })),
    ).toThrow(beyond('QUANTITY', 1, 'the receipts are more'));
    const taken = factory({
      items: [item(1), item(2)],
      bomLines: [line(1, 2, 1_000_000n)],
      demands: [demand(1, 1, '4503599628', 100)],
    });
    expect(() => planFactory(taken)).toThrow(beyond('QUANTITY', 2, 'thousandths are more'));
  });

  test('orders of one need are said of the product whose largest order is too small', () => {
    const items = [item(1), item(2, { limits: { ...NO_LIMITS, maximum: quantity('0.01') } })];
    const ask = (needed: string) =>
      factory({ items, bomLines: [line(1, 2)], demands: [demand(1, 1, needed, 110)] });
    expect(planFactory(ask('999')).orderCount).toBe(99_901);
    expect(() => planFactory(ask('1000'))).toThrow(beyond('ORDERS', 2, 'too small for the need'));
    const before = planFactory(ask('1'));
    const { demands, componentRequirements, receipts, firmOrders } = ask('1000');
    const change = {
      demands,
      componentRequirements,
      receipts,
      firmOrders,
      productIds: [1],
      items: [item(1)],
    };
    expect(() => before.replan(change)).toThrow(beyond('ORDERS', 2, 'too small for the need'));
  });

  test('a row of its own is nobody’s, and limits that contradict each other are a bug still', () => {
    const row = factory({ items: [item(1)], demands: [demand(1, 1, '4503599627371', 100)] });
    expect(() => planFactory(row)).toThrow(beyond('QUANTITY', null, 'thousandths are more'));
    const limits = { minimum: quantity('5'), multiple: null, maximum: quantity('4') };
    const contradictory = factory({ items: [item(1, { limits })], demands: [demand(1, 1, '5', 100)] });
    expect(() => planFactory(contradictory)).toThrow(bug('minimum must be within'));
  });
});
