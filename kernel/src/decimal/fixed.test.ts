import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amounts, quantities } from '../testing/arbitraries.ts';
import { decimalOf } from '../testing/oracle-decimal.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import {
  type Amount,
  amount,
  DecimalError,
  formatAmount,
  formatPercentage,
  formatQuantity,
  type Percentage,
  percentage,
  type Quantity,
  quantity,
  ZERO_AMOUNT,
  ZERO_QUANTITY,
} from './fixed.ts';

const EXAMPLES = readTable(
  ['text', 'as quantity', 'as amount', 'as percentage'],
  `
  | text             | as quantity       | as amount          | as percentage    |
  | 0                | 0.000             | 0.0000             | 0.00             |
  | -0               | 0.000             | 0.0000             | 0.00             |
  | -0.00            | 0.000             | 0.0000             | 0.00             |
  | 12.5             | 12.500            | 12.5000            | 12.50            |
  | -12.5            | -12.500           | -12.5000           | -12.50           |
  | 0.01             | 0.010             | 0.0100             | 0.01             |
  | -0.01            | -0.010            | -0.0100            | -0.01            |
  | 007.10           | 7.100             | 7.1000             | 7.10             |
  | 9007199254740993 | 9007199254740993.000 | 9007199254740993.0000 | 9007199254740993.00 |
  | 12.345           | 12.345            | 12.3450            | refused          |
  | 12.3450          | refused           | 12.3450            | refused          |
  | 12.34567         | refused           | refused            | refused          |`,
);

describe('texts become exact numbers and come back with the fixed scale', () => {
  const kinds: [keyof (typeof EXAMPLES)[number], (text: string) => string][] = [
    ['as quantity', (text) => formatQuantity(quantity(text))],
    ['as amount', (text) => formatAmount(amount(text))],
    ['as percentage', (text) => formatPercentage(percentage(text))],
  ];
  for (const [kind, throughKernel] of kinds) {
    test.each(EXAMPLES)(`$text ${kind}`, (example) => {
      if (example[kind] === 'refused') expect(() => throughKernel(example.text)).toThrow(DecimalError);
      else expect(throughKernel(example.text)).toBe(example[kind]);
    });
  }
});

const NOT_PLAIN_DECIMALS = [
  ...[
    '',
    ' ',
    '-',
    '.',
    '+1',
    '1.',
    '.5',
    '-.5',
    '1e3',
    '1E3',
    '1.5e1',
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
  ],
  ...[
    ' 1',
    '1 ',
    '1\n',
    '\n1',
    '1 000',
    '1,5',
    '1_000',
    '--1',
    '1-',
    '1.2.3',
    '1n',
    '١٢',
    '１',
    'null',
    'on',
    '½',
  ],
];

test.each(NOT_PLAIN_DECIMALS)('%j is refused, never guessed at', (text) => {
  for (const parse of [quantity, amount, percentage]) expect(() => parse(text)).toThrow(DecimalError);
});

test('the message names the allowed decimals and quotes the text, cut to a readable length', () => {
  expect(() => quantity('1e3')).toThrow('Expected digits with at most 3 decimals, like 12.5, but got "1e3"');
  expect(() => percentage('x'.repeat(100_000))).toThrow(
    `Expected digits with at most 2 decimals, like 12.5, but got "${'x'.repeat(40)}"`,
  );
  expect(new DecimalError('x').name).toBe('DecimalError');
});

test('property: whatever is written is what is read, and it is the number decimal.js reads', () => {
  const check = <F extends bigint>(value: F, format: (value: F) => string, parse: (text: string) => F) => {
    const text = format(value);
    expect(parse(text)).toBe(value);
    return decimalOf(text);
  };
  fc.assert(
    fc.property(quantities(), amounts(), (someQuantity, someAmount) => {
      const read = check(someQuantity, formatQuantity, quantity);
      expect(read.times(1000).toFixed()).toBe(`${someQuantity}`);
      expect(check(someAmount, formatAmount, amount).times(10_000).toFixed()).toBe(`${someAmount}`);
      const somePercentage = (someAmount / 7n) as bigint as Percentage;
      expect(check(somePercentage, formatPercentage, percentage).times(100).toFixed()).toBe(
        `${somePercentage}`,
      );
    }),
    runs(1000),
  );
});

test('property: a text parses exactly when it is a plain decimal with few enough decimals', () => {
  const nearlyDecimal = fc.string({ unit: fc.constantFrom(...'0123456789.-+e ,'), maxLength: 8 });
  fc.assert(
    fc.property(nearlyDecimal, (text) => {
      const isPlain = /^-?[0-9]+([.][0-9]{1,3})?$/.test(text);
      if (isPlain)
        expect(formatQuantity(quantity(text))).toBe(
          decimalOf(text)
            .plus(0)
            .toFixed(3)
            .replace(/^-(0[.]0+)$/, '$1'),
        );
      else expect(() => quantity(text)).toThrow(DecimalError);
    }),
    runs(1500),
  );
});

test('the compiler keeps the scales apart', () => {
  // @ts-expect-error an amount is not a quantity
  const wrongScale: Quantity = amount('1');
  // @ts-expect-error a bare bigint has no scale
  const bare: Amount = 5n;
  // @ts-expect-error the sum of raw operators has lost its scale
  const lost: Quantity = quantity('1') + quantity('1');
  // @ts-expect-error a number is not a decimal
  const binary: Amount = 1.5;
  expect([wrongScale, bare, lost, binary]).toEqual([10_000n, 5n, 2000n, 1.5]);
});

test('the zero constants are zero', () => {
  expect(formatQuantity(ZERO_QUANTITY)).toBe('0.000');
  expect(formatAmount(ZERO_AMOUNT)).toBe('0.0000');
});
