import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatQuantity, type Quantity, quantity } from '../decimal/fixed.ts';
import { bug } from '../testing/bug.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { orderQuantity } from './lot-size.ts';

test.each(
  readTable(
    ['need', 'minimum', 'multiple', 'order'],
    `
    | need   | minimum | multiple | order   |
    | 0      | 100     | 25       | 0.000   |
    | -5     | 100     | 25       | 0.000   |
    | 7      | 0       | none     | 7.000   |
    | 7      | 0       | 0        | 7.000   |
    | 7      | 100     | none     | 100.000 |
    | 7      | 100     | 30       | 120.000 |
    | 120    | 100     | 30       | 120.000 |
    | 120.001| 100     | 30       | 150.000 |
    | 0.001  | 0       | 0.4      | 0.400   |`,
  ),
)('need $need, minimum $minimum, multiple $multiple: $order', (row) => {
  const multiple = row.multiple === 'none' ? null : quantity(row.multiple);
  expect(
    formatQuantity(orderQuantity(quantity(row.need), { minimum: quantity(row.minimum), multiple })),
  ).toBe(row.order);
});

test('property: the least quantity that covers the need and keeps both limits', () => {
  fc.assert(
    fc.property(
      fc.bigInt(1n, 9999n),
      fc.bigInt(0n, 5000n),
      fc.bigInt(1n, 500n),
      (need, minimum, multiple) => {
        const order = orderQuantity(need as Quantity, {
          minimum: minimum as Quantity,
          multiple: multiple as Quantity,
        });
        expect(order >= need && order >= minimum && order % multiple === 0n).toBe(true);
        const less = order - multiple;
        expect(less < need || less < minimum).toBe(true);
      },
    ),
    runs(500),
  );
});

test('a negative multiple is a bug of the caller', () => {
  const limits = { minimum: 0n as Quantity, multiple: -1n as Quantity };
  expect(() => orderQuantity(1n as Quantity, limits)).toThrow(bug('orderQuantity: a multiple'));
});
