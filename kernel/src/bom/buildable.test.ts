import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuantity, percentage, type Quantity, quantity } from '../decimal/fixed.ts';
import { rational } from '../decimal/rational.ts';
import { type RandomStructure, structures } from '../testing/arbitraries.ts';
import { bom, byProduct, line } from '../testing/boms.ts';
import { bug } from '../testing/bug.ts';
import { OracleExplosion } from '../testing/oracle-bom.ts';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { type BuildableInput, buildable } from './buildable.ts';
import { CircularBomError } from './graph.ts';

type Decimals = 0 | 1 | 2 | 3;
const stock = (entries: Record<number, string>) =>
  new Map(Object.entries(entries).map(([id, text]) => [Number(id), quantity(text)]));
const decimals = (entries: Record<number, Decimals>) =>
  new Map(Object.entries(entries).map(([id, count]) => [Number(id), count]));

/** A cabinet (1): 2 doors (2), 1 frame (3), 8 screws (9). A door: 1 frame, 3 kg of steel (7). A frame: 10 kg of steel. */
const CABINET = bom(1, [
  line(2, { quantityRequired: quantity('2') }),
  line(3),
  line(9, { quantityRequired: quantity('8') }),
]);
const BOMS = byProduct(
  bom(2, [line(3), line(7, { quantityRequired: quantity('3') })]),
  bom(3, [line(7, { quantityRequired: quantity('10') })]),
);
const cabinets = (available: Record<number, string>): BuildableInput => ({
  root: CABINET,
  subBoms: BOMS,
  available: stock(available),
  decimals: decimals({ 1: 0, 7: 3, 9: 0 }),
});

describe('cabinets, worked by hand', () => {
  // A cabinet takes 3 frames and 36 kg of steel.
  test.each(
    readTable(
      ['steel', 'frames', 'doors', 'screws', 'made', 'limited by', 'missing', 'why'],
      `
      | steel   | frames | doors | screws  | made | limited by | missing             | why                                        |
      | 100.000 | 0.000  | 0.000 | 100.000 | 2    | 7          | 7: 8.000            | 36 each, 8 short of the third              |
      | 72.000  | 0.000  | 0.000 | 16.000  | 2    | 9 7        | 9: 8.000, 7: 36.000 | both run out at once                       |
      | 100.000 | 3.000  | 0.000 | 24.000  | 3    | 9 7        | 9: 8.000, 7: 14.000 | 9 frames less 3 are 60 kg, 6 doors 18      |
      | 66.000  | 0.000  | 5.000 | 100.000 | 3    | 7          | 7: 13.000           | 4 doors are left to 79 kg for the fourth   |
      | 0.000   | 7.000  | 9.000 | 100.000 | 4    | 7          | 7: 3.000            | the tenth door lacks 3 kg and has a frame  |
      | 999.000 | 0.000  | 0.000 | 7.000   | 0    | 9          | 9: 1.000            | nothing can be made                        |`,
    ),
  )('$steel kg, $frames frames, $doors doors, $screws screws: $why', (row) => {
    const available = { 7: row.steel, 3: row.frames, 2: row.doors, 9: row.screws, 1: '55' };
    const result = buildable(cabinets(available));
    expect(formatQuantity(result.quantity)).toBe(`${row.made}.000`);
    expect(result.limitedBy.join(' ')).toBe(row['limited by']);
    const missing = result.nextUnitNeeds.map((need) => `${need.productId}: ${formatQuantity(need.missing)}`);
    expect(missing.join(', ')).toBe(row.missing);
    expect(result.explosion === null).toBe(row.made === '0');
  });

  test('the next unit: what it needs in all, what there is and what is missing', () => {
    expect(buildable(cabinets({ 7: '100', 9: '100' })).nextUnitNeeds).toEqual([
      { productId: 7, required: quantity('108'), available: quantity('100'), missing: quantity('8') },
    ]);
  });
});

test('what has no entry is not there', () => {
  expect(buildable(cabinets({ 7: '100' }))).toMatchObject({ quantity: 0n, limitedBy: [9] });
});

describe('steps of a unit', () => {
  const paint = (rootDecimals: Decimals, partDecimals: Decimals, available: string) =>
    buildable({
      root: bom(1, [line(2, { quantityRequired: quantity('0.3') })]),
      subBoms: new Map(),
      available: stock({ 2: available }),
      decimals: decimals({ 1: rootDecimals, 2: partDecimals }),
    });

  test('the root is made in steps of its unit, and a component is taken in steps of its own', () => {
    expect(formatQuantity(paint(0, 3, '1').quantity)).toBe('3.000');
    expect(formatQuantity(paint(2, 3, '1').quantity)).toBe('3.330');
    expect(formatQuantity(paint(3, 3, '1').quantity)).toBe('3.333');
    // 4 × 0.3 = 1.2 pieces are 2, and so are 6 × 0.3
    expect(formatQuantity(paint(0, 0, '2').quantity)).toBe('6.000');
    expect(formatQuantity(paint(3, 0, '1.999').quantity)).toBe('3.333');
  });

  test('one step more lacks something, and one unit more lacks it, too', () => {
    const result = paint(3, 3, '1');
    expect(result.limitedBy).toEqual([2]);
    // 4.333 × 0.3 = 1.2999
    expect(result.nextUnitNeeds.map((need) => formatQuantity(need.missing))).toEqual(['0.300']);
  });
});

test('stock of a phantom is not used', () => {
  const input = (isPhantom: boolean): BuildableInput => ({
    root: bom(1, [line(2, { isPhantom })]),
    subBoms: byProduct(bom(2, [line(3)])),
    available: stock({ 2: '50', 3: '7' }),
    decimals: decimals({ 1: 0, 3: 0 }),
  });
  expect(formatQuantity(buildable(input(true)).quantity)).toBe('7.000');
  expect(formatQuantity(buildable(input(false)).quantity)).toBe('57.000');
});

describe('what is refused', () => {
  test('circles, recipes without lines, negative stock, unknown units', () => {
    const circle = { ...cabinets({}), subBoms: byProduct(bom(2, [line(1)])) };
    expect(() => buildable(circle)).toThrow(CircularBomError);
    expect(() => buildable({ ...cabinets({}), root: bom(1, []) })).toThrow(bug('without lines'));
    expect(() => buildable(cabinets({ 7: '-1' }))).toThrow(bug('stock must not be negative'));
    expect(() => buildable({ ...cabinets({ 7: '50', 9: '9' }), decimals: new Map() })).toThrow(
      bug('decimals of the root'),
    );
  });
});

/** What the oracle that walks every path says: is there enough of everything for this quantity? */
function isPossible(input: BuildableInput, wanted: bigint): boolean {
  if (wanted === 0n) return true;
  const oracle = new OracleExplosion(input.root, wanted, input.subBoms, input.available);
  return oracle.needed().every(([productId, row]) => {
    if (productId === input.root.productId || input.subBoms.has(productId)) return true;
    const step = 10n ** BigInt(3 - (input.decimals.get(productId) ?? 3));
    const [numerator, denominator] = row.required;
    const steps = (numerator * 1000n + denominator * step - 1n) / (denominator * step);
    return steps * step <= (input.available.get(productId) ?? 0n);
  });
}

/** Structures with stock of materials, too, mostly a little of everything. */
const inputs = fc
  .tuple(
    structures(4),
    fc.array(fc.bigInt({ min: 0n, max: 400_000n }), { minLength: 97, maxLength: 97 }),
    fc.nat(),
  )
  .map(([structure, amounts, dice]): BuildableInput => {
    const products = productsOf(structure);
    const available = new Map(structure.stock);
    const units = new Map<number, Decimals>();
    for (const productId of products) {
      units.set(productId, [0, 0, 1, 3][(productId + dice) % 4] as Decimals);
      const isMaterial = productId !== structure.root.productId && !structure.subBoms.has(productId);
      if (isMaterial) available.set(productId, (amounts[productId] ?? 0n) as Quantity);
    }
    return { root: structure.root, subBoms: structure.subBoms, available, decimals: units };
  });

function productsOf({ root, subBoms }: RandomStructure): Set<number> {
  const boms = [root, ...subBoms.values()];
  return new Set(
    boms.flatMap((each) => [each.productId, ...each.lines.map((one) => one.componentProductId)]),
  );
}

test('property: against the oracle, the quantity is possible and one step more is not; possible is monotone', () => {
  fc.assert(
    fc.property(
      inputs,
      fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { maxLength: 4 }),
      (input, factors) => {
        const step = 10n ** BigInt(3 - (input.decimals.get(input.root.productId) ?? 3));
        const result = buildable(input);
        expect(isPossible(input, result.quantity)).toBe(true);
        expect(isPossible(input, result.quantity + step)).toBe(false);
        expect(isPossible(input, result.quantity + 1000n)).toBe(false);
        for (const factor of factors) {
          const other = ((result.quantity * BigInt(Math.round(factor * 1000))) / 1000n / step) * step;
          expect(isPossible(input, other)).toBe(other <= result.quantity);
        }
      },
    ),
    runs(400),
  );
});

test('property: counting up from zero by brute force ends at the same quantity', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const step = 10n ** BigInt(3 - (input.decimals.get(input.root.productId) ?? 3));
      const { quantity: found } = buildable(input);
      fc.pre(found <= 60n * step);
      let wanted = 0n;
      while (isPossible(input, wanted + step)) wanted += step;
      expect(wanted).toBe(found);
    }),
    runs(200),
  );
});

test('a wide and deep structure takes few explosions', () => {
  const products = Array.from({ length: 26 }, (_, index) => index);
  const boms = products.slice(0, -1).map((id) =>
    bom(
      id,
      products
        .slice(id + 1)
        .map((later) => line(later, { unitFactor: rational(1n, 3n), scrapPercentage: percentage('1') })),
    ),
  );
  const [root = bom(0, [])] = boms;
  const available = new Map([[25, quantity('999999999')]]);
  const startedAt = performance.now();
  const result = buildable({
    root,
    subBoms: byProduct(...boms),
    available,
    decimals: decimals({ 0: 3, 25: 3 }),
  });
  expect(performance.now() - startedAt).toBeLessThan(5000);
  expect(result.limitedBy).toEqual([25]);
});
