import { describe, expect, test } from 'vitest';
import { bug } from '../testing/bug.ts';
import { readTable } from '../testing/table.ts';
import { allowedTransitions, canTransition, type ProductionStatus } from './status.ts';

const ALL: ProductionStatus[] = ['PLANNED', 'RELEASED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED', 'CANCELLED'];

const EXAMPLES = readTable(
  ['status', 'held from', 'allowed'],
  `
  | status      | held from   | allowed                     |
  | PLANNED     |             | RELEASED ON_HOLD CANCELLED  |
  | RELEASED    |             | IN_PROGRESS ON_HOLD CANCELLED |
  | IN_PROGRESS |             | COMPLETED ON_HOLD CANCELLED |
  | ON_HOLD     | PLANNED     | PLANNED CANCELLED           |
  | ON_HOLD     | RELEASED    | RELEASED CANCELLED          |
  | ON_HOLD     | IN_PROGRESS | IN_PROGRESS CANCELLED       |
  | COMPLETED   |             |                             |
  | CANCELLED   |             |                             |
  | IN_PROGRESS | PLANNED     | COMPLETED ON_HOLD CANCELLED |`,
).map((row) => ({
  status: row.status as ProductionStatus,
  heldFrom: row['held from'] === '' ? null : (row['held from'] as ProductionStatus),
  allowed: row.allowed.split(' ').filter((word) => word !== ''),
}));

describe('the table of states', () => {
  test.each(EXAMPLES)(
    '$status (held from $heldFrom) may become: $allowed',
    ({ status, heldFrom, allowed }) => {
      expect(allowedTransitions(status, heldFrom)).toEqual(allowed);
      for (const to of ALL) expect(canTransition(status, to, heldFrom)).toBe(allowed.includes(to));
    },
  );

  test('where an order was held matters only on hold, so it may be left out elsewhere', () => {
    expect(canTransition('PLANNED', 'RELEASED')).toBe(true);
    expect(canTransition('PLANNED', 'COMPLETED')).toBe(false);
  });

  test('on hold from nowhere is a bug', () => {
    expect(() => allowedTransitions('ON_HOLD', null)).toThrow(bug('must know where it was'));
  });

  test.each(['ON_HOLD', 'COMPLETED', 'CANCELLED'] as const)('on hold from %s is a bug', (heldFrom) => {
    expect(() => allowedTransitions('ON_HOLD', heldFrom)).toThrow(
      bug('no order is put on hold from that state'),
    );
  });

  test('property: every order can still be completed or cancelled, and then nothing follows', () => {
    for (const { status, heldFrom, allowed } of EXAMPLES) {
      const isFinal = status === 'COMPLETED' || status === 'CANCELLED';
      expect(allowed.includes('CANCELLED')).toBe(!isFinal);
      expect(allowed.length === 0).toBe(isFinal);
      expect(canTransition(status, status, heldFrom)).toBe(false);
    }
  });
});
