declare const scaleOf: unique symbol;

/**
 * A decimal number with S decimals, held as a whole number of its smallest steps: 12.5 as a Fixed<3> is 12500n.
 * The scale exists only for the compiler, which therefore refuses to add a quantity to an amount; at run time
 * it is a plain bigint, so `<`, `===` and Map keys work and nothing is ever rounded behind our back.
 */
export type Fixed<S extends number> = bigint & { readonly [scaleOf]: S };

/** A quantity in units of its product's stock unit, counted in thousandths. */
export type Quantity = Fixed<3>;

/** A unit cost or a value in the factory's currency, counted in ten-thousandths. */
export type Amount = Fixed<4>;

/** A percentage counted in hundredths: 12.50 % is 1250n. */
export type Percentage = Fixed<2>;

export const ZERO_QUANTITY = 0n as Quantity;
export const ZERO_AMOUNT = 0n as Amount;

/** A text is not the number it should be. Its message is written for the person who typed the text. */
export class DecimalError extends Error {
  override readonly name = 'DecimalError';
}

/**
 * Reads a quantity such as "12.5" or "-0.125".
 *
 * @throws DecimalError on anything but an optional minus, digits and at most 3 decimals (SPEC section 2:
 *   more decimals are refused, never rounded)
 */
export function quantity(text: string): Quantity {
  return parse(text, 3);
}

/**
 * Reads a unit cost or value such as "15.25".
 *
 * @throws DecimalError on anything but an optional minus, digits and at most 4 decimals
 */
export function amount(text: string): Amount {
  return parse(text, 4);
}

/**
 * Reads a percentage such as "2.5" (meaning 2.5 %).
 *
 * @throws DecimalError on anything but an optional minus, digits and at most 2 decimals
 */
export function percentage(text: string): Percentage {
  return parse(text, 2);
}

/** Writes a quantity with exactly 3 decimals: "12.500". Zero is never negative. */
export function formatQuantity(value: Quantity): string {
  return format(value, 3);
}

/** Writes a unit cost or value with exactly 4 decimals: "15.2500". */
export function formatAmount(value: Amount): string {
  return format(value, 4);
}

/** Writes a percentage with exactly 2 decimals and no sign: "2.50". */
export function formatPercentage(value: Percentage): string {
  return format(value, 2);
}

const PLAIN_DECIMAL = /^-?(\d+)(?:\.(\d+))?$/;
const LONGEST_QUOTED_TEXT = 40;

function parse<S extends number>(text: string, decimals: S): Fixed<S> {
  const [, whole, fraction = ''] = PLAIN_DECIMAL.exec(text) ?? [];
  if (whole === undefined || fraction.length > decimals) {
    const shown = JSON.stringify(text.slice(0, LONGEST_QUOTED_TEXT));
    throw new DecimalError(`Expected digits with at most ${decimals} decimals, like 12.5, but got ${shown}`);
  }
  const steps = BigInt(whole + fraction.padEnd(decimals, '0'));
  return (text.startsWith('-') ? -steps : steps) as Fixed<S>;
}

function format(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const sign = value < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
