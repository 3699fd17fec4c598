import { LosslessNumber, parse } from 'lossless-json';

/**
 * Parses a JSON body without losing a digit: a number that a binary float cannot give back exactly, or one with an exponent,
 * stays a `LosslessNumber`, which no schema accepts, so it is answered with 422 and never rounded. Two different values under
 * one key are refused.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return parse(text, null, parseNumber);
}

function parseNumber(text: string): number | LosslessNumber {
  const value = Number(text);
  return plainText(value) === canonical(text) ? value : new LosslessNumber(text);
}

/** Without the trailing zeros of the fraction: 12.500 and 12.5 are the same number. */
function canonical(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The number as plain decimal text, or undefined where JavaScript would write an exponent. */
function plainText(value: number): string | undefined {
  const text = String(value);
  return text.includes('e') || !Number.isFinite(value) ? undefined : text;
}
