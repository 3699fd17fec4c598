import { Decimal } from 'decimal.js';

/** Arbitrary precision by another author's library; 130 digits is far beyond anything the tests produce. */
export const OracleDecimal = Decimal.clone({ precision: 130, rounding: Decimal.ROUND_HALF_UP });
export type OracleDecimal = Decimal;

export function decimalOf(text: string): Decimal {
  return new OracleDecimal(text);
}

/** "125/3" or "125" as a decimal of 130 digits. */
export function decimalOfFraction(text: string): Decimal {
  const [numerator = '0', denominator = '1'] = text.split('/');
  return decimalOf(numerator).div(decimalOf(denominator));
}

/** The text of a number with exactly that many decimals, a half going away from zero; never "-0". */
export function roundedText(value: Decimal, decimals: number): string {
  const rounded = value.toDecimalPlaces(decimals);
  return (rounded.isZero() ? decimalOf('0') : rounded).toFixed(decimals);
}
