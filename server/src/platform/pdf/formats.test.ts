import { describe, expect, test } from 'vitest';
import { formatDay, formatDecimal, formatMoment, formatMoney } from './formats.ts';

describe('a decimal', () => {
  test.each([
    ['1234.5000', 2, '1.234,50', '1,234.50'],
    ['1234.500', 0, '1.234,5', '1,234.5'],
    ['1200.000', 0, '1.200', '1,200'],
    ['0.000', 0, '0', '0'],
    ['0.0000', 2, '0,00', '0.00'],
    ['15.2575', 2, '15,2575', '15.2575'],
    ['999999999.9999', 2, '999.999.999,9999', '999,999,999.9999'],
    ['-1234567.1000', 2, '-1.234.567,10', '-1,234,567.10'],
    ['100', 0, '100', '100'],
    ['-100.5', 0, '-100,5', '-100.5'],
  ])('%s with %i decimals or more is %s in Turkish and %s in English', (text, least, turkish, english) => {
    expect(formatDecimal(text, 'tr', least)).toBe(turkish);
    expect(formatDecimal(text, 'en', least)).toBe(english);
  });
});

test.each([
  ['1234.5000', 'TRY', '₺1.234,50', '₺1,234.50'],
  ['1234.5000', 'EUR', '€1.234,50', '€1,234.50'],
  ['1234.5000', 'CHF', '1.234,50 CHF', '1,234.50 CHF'],
  ['-3.0000', 'TRY', '-₺3,00', '-₺3.00'],
])('%s %s is %s in Turkish and %s in English', (text, currency, turkish, english) => {
  expect(formatMoney(text, currency, 'tr')).toBe(turkish);
  expect(formatMoney(text, currency, 'en')).toBe(english);
});

test('days and moments are those of the factory', () => {
  expect(formatDay('2026-11-21', 'tr')).toBe('21.11.2026');
  expect(formatDay('2026-11-21', 'en')).toBe('2026-11-21');
  expect(formatMoment('2026-12-31T21:30:00.000Z', 'tr', 'Europe/Istanbul')).toBe('01.01.2027 00:30');
  expect(formatMoment('2026-12-31T21:30:00.000Z', 'en', 'UTC')).toBe('2026-12-31 21:30');
});
