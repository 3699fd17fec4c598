import Decimal from 'decimal.js';

/** Exact arithmetic of the model: no quantity or amount in it has more than 60 digits. */
export const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });
export type Exact = Decimal;

export const ZERO = new Exact(0);

export const exact = (text: Decimal.Value): Exact => new Exact(text);
export const sum = (values: readonly Exact[]): Exact =>
  values.reduce((total, value) => total.plus(value), ZERO);
export const least = (one: Exact, other: Exact): Exact => (one.lessThan(other) ? one : other);

/** To 0.0001, half up: the one rounding of every amount. */
export const rounded = (value: Exact): Exact => value.toDecimalPlaces(4, Decimal.ROUND_HALF_UP);

export const quantityText = (value: Exact): string => value.toFixed(3);
export const amountText = (value: Exact): string => value.toFixed(4);

/** value ÷ quantity; zero for nothing. */
export const costOfOne = (value: Exact, quantity: Exact): Exact =>
  quantity.isZero() ? ZERO : rounded(value.div(quantity));
