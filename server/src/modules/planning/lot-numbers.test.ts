import { dayOf, NO_LIMITS, planFactory, quantity, WorkingCalendar } from '@horoz/kernel';
import { expect, test } from 'vitest';
import { lotNumbers } from './lot-numbers.ts';

const item = (productId: number) => ({
  ...{
    productId,
    orderType: 'BUY' as const,
    leadTimeDays: 0,
    stock: [],
    safetyStock: quantity('0'),
    coverDays: 0,
  },
  ...{ policy: { rule: 'LOT_FOR_LOT' as const }, limits: NO_LIMITS, unitDecimals: 3 as const },
});

test('a firm order keeps its number, and what is planned beside it comes after the highest', () => {
  const today = dayOf('2026-03-02');
  const firm = { productId: 1, quantity: quantity('5'), startDay: today };
  const plan = planFactory({
    ...{ today, horizonDays: 30, calendar: new WorkingCalendar(), forecastPeriod: 'WEEK' },
    ...{ bomLines: [], componentRequirements: [], receipts: [] },
    items: [item(1), item(2)],
    demands: [
      { id: 1, kind: 'MANUAL', productId: 1, quantity: quantity('30'), day: today + 9 },
      { id: 2, kind: 'MANUAL', productId: 2, quantity: quantity('8'), day: today + 9 },
    ],
    firmOrders: [
      { ...firm, id: 71, dueDay: today + 9 },
      { ...firm, id: 72, dueDay: today + 9 },
    ],
  });
  const rows = [
    { id: 71, product_id: 1, day: '2026-03-11', lot_number: 4 },
    { id: 72, product_id: 1, day: '2026-03-11', lot_number: 2 },
  ];
  const found = [...plan.orders()].map((one) => [
    one.productId,
    one.firmOrderId,
    lotNumbers(plan, rows)[one.order],
  ]);
  expect(found).toEqual([
    [1, 71, 4],
    [1, 72, 2],
    [1, null, 5],
    [2, null, 1],
  ]);
});
