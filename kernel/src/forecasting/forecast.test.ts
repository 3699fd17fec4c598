import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuantity, type Quantity, quantity, ZERO_QUANTITY } from '../decimal/fixed.ts';
import { bug } from '../testing/bug.ts';
import { runs } from '../testing/runs.ts';
import {
  daysUntilUsedUp,
  demandInterval,
  expectedDemand,
  forecastDemand,
  rootMeanSquaredError,
} from './forecast.ts';

const days = (text: string) => text.split(' ').map((day) => quantity(day));
const repeated = (text: string, times: number) => Array.from({ length: times }, () => days(text)).flat();

describe('the method fits the demand', () => {
  test.each([
    ['the same every day', repeated('10', 30), 'SMOOTH', 'EXPONENTIAL_SMOOTHING'],
    [
      'growing steadily',
      Array.from({ length: 40 }, (_, day) => quantity(`${100 + 5 * day}`)),
      'SMOOTH',
      'DAMPED_TREND',
    ],
    ['once a week', repeated('0 0 0 0 0 0 20', 8), 'INTERMITTENT', 'CROSTON_SBA'],
    ['never', repeated('0', 30), 'NONE', 'NO_DEMAND'],
    ['no history', [], 'NONE', 'NO_DEMAND'],
    ['one day', days('4'), 'SMOOTH', 'EXPONENTIAL_SMOOTHING'],
  ])('%s', (_, series, pattern, method) => {
    expect(forecastDemand(series)).toMatchObject({ pattern, method });
  });

  test('of two that err the same, the simpler and calmer one', () => {
    expect(forecastDemand(repeated('10', 30)).weights).toBe('0.1');
  });
});

test('a constant demand is forecast exactly, without error', () => {
  const forecast = forecastDemand(repeated('2.5', 20));
  expect(formatQuantity(expectedDemand(forecast, 4))).toBe('10.000');
  expect([forecast.meanAbsoluteError, forecast.bias, rootMeanSquaredError(forecast)]).toEqual([0n, 0n, 0n]);
  expect(demandInterval(forecast, 4)).toEqual({ lower: quantity('10'), upper: quantity('10') });
});

// 20 pieces on each seventh day. After the first week Croston says 0.95 × 20 ÷ 7 = 2.714285714 a day, every day.
test('a weekly demand: rate, error and interval by hand', () => {
  const forecast = forecastDemand(repeated('0 0 0 0 0 0 20', 8));
  expect(forecast.weights).toBe('0.1');
  expect(formatQuantity(expectedDemand(forecast, 7))).toBe('19.000');
  // (42 × 2.714285714 + 7 × 17.285714286) ÷ 49 = 235 ÷ 49
  expect(formatQuantity(forecast.meanAbsoluteError)).toBe('4.796');
  // 2.714285714 − 20 ÷ 7
  expect(formatQuantity(forecast.bias)).toBe('-0.143');
  // √((42 × 2.714285714² + 7 × 17.285714286²) ÷ 49) = √49
  expect(formatQuantity(rootMeanSquaredError(forecast))).toBe('7.000');
  // 19 ± 1.2816 × 7 × √7, and not below zero
  expect(demandInterval(forecast, 7)).toEqual({ lower: ZERO_QUANTITY, upper: quantity('42.736') });
});

test('demand below zero is a bug of the caller', () => {
  expect(() => forecastDemand([-1n as Quantity])).toThrow(bug('forecastDemand: demand is never negative'));
});

describe('days until the stock is used up', () => {
  const ten = forecastDemand(repeated('10', 30));
  test.each([
    ['0', 0],
    ['-5', 0],
    ['9.999', 0],
    ['10', 1],
    ['35', 3],
    ['1000', 100],
  ])('%s at 10 a day last %s days', (stock, expected) => {
    expect(daysUntilUsedUp(ten, quantity(stock), 100)).toBe(stock === '1000' ? null : expected);
  });

  test('without demand it lasts', () => {
    expect(daysUntilUsedUp(forecastDemand([]), quantity('1'), 100)).toBeNull();
    expect(daysUntilUsedUp(forecastDemand([]), ZERO_QUANTITY, 100)).toBeNull();
  });
});

test('property: a forecast lies within the demand that was seen, when there is no trend in it', () => {
  const histories = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 90 });
  fc.assert(
    fc.property(histories, (history) => {
      const forecast = forecastDemand(history.map((day) => BigInt(day) as Quantity));
      const next = expectedDemand(forecast, 1);
      expect(next >= 0n).toBe(true);
      if (forecast.method !== 'DAMPED_TREND') expect(next <= BigInt(Math.max(...history))).toBe(true);
      const { lower, upper } = demandInterval(forecast, 7);
      const week = expectedDemand(forecast, 7);
      expect(lower <= week && week <= upper).toBe(true);
    }),
    runs(300),
  );
});
