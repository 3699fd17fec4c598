import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bug } from '../testing/bug.ts';
import { runs } from '../testing/runs.ts';
import { squareRoot } from './square-root.ts';

test.each([
  [0n, 0n],
  [1n, 1n],
  [2n, 1n],
  [3n, 1n],
  [4n, 2n],
  [15n, 3n],
  [16n, 4n],
  [10n ** 40n, 10n ** 20n],
  [10n ** 40n - 1n, 10n ** 20n - 1n],
])('the whole root of %s is %s', (value, root) => {
  expect(squareRoot(value)).toBe(root);
});

test('property: its square is the last one not above the value', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), (value) => {
      const root = squareRoot(value);
      expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true);
    }),
    runs(1000),
  );
});

test('a negative number has none', () => {
  expect(() => squareRoot(-1n)).toThrow(bug('squareRoot: there is no root'));
});
