import fc from 'fast-check';
import type { Bom, BomLine } from '../bom/bom.ts';
import type { Amount, Percentage, Quantity } from '../decimal/fixed.ts';
import { type Rational, rational } from '../decimal/rational.ts';

/** Mostly small and odd, sometimes at the edge of what NUMERIC(15,3) and NUMERIC(18,4) columns hold. */
export function quantities(least = -999_999_999_999_999n): fc.Arbitrary<Quantity> {
  const small = fc.bigInt({ min: least < -5000n ? -5000n : least, max: 5000n });
  return fc
    .oneof(small, fc.bigInt({ min: least, max: 999_999_999_999_999n }))
    .map((steps) => steps as Quantity);
}

export function amounts(least = -999_999_999_999_999_999n): fc.Arbitrary<Amount> {
  const small = fc.bigInt({ min: least < -20_000n ? -20_000n : least, max: 20_000n });
  return fc
    .oneof(small, fc.bigInt({ min: least, max: 999_999_999_999_999_999n }))
    .map((steps) => steps as Amount);
}

export const rationals: fc.Arbitrary<Rational> = fc
  .tuple(
    fc.oneof(fc.bigInt({ min: -50n, max: 50n }), fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })),
    fc.oneof(fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.constant(2000n)),
  )
  .map(([numerator, denominator]) => rational(numerator, denominator));

/** A structure to explode, the products of its BOMs shuffled so that no id says anything about its level. */
export interface RandomStructure {
  readonly root: Bom;
  readonly quantity: Quantity;
  readonly subBoms: Map<number, Bom>;
  readonly stock: Map<number, Quantity>;
}

interface RandomLine {
  readonly target: number;
  readonly quantityRequired: bigint;
  readonly unitFactor: readonly [bigint, bigint];
  readonly scrap: bigint;
  readonly isPhantom: boolean;
}

const randomLine: fc.Arbitrary<RandomLine> = fc.record({
  target: fc.nat(),
  quantityRequired: fc.bigInt({ min: 1n, max: 20_000n }),
  unitFactor: fc.constantFrom(
    [1n, 1n] as const,
    [1n, 1000n] as const,
    [157n, 10n] as const,
    [1n, 3n] as const,
  ),
  scrap: fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 3000n })),
  isPhantom: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
});

const randomAssembly = fc.record({
  lines: fc.array(randomLine, { minLength: 1, maxLength: 3 }),
  baseQuantity: fc.oneof(fc.constant(1000n), fc.bigInt({ min: 1n, max: 30_000n })),
  yieldPercentage: fc.oneof(fc.constant(10_000n), fc.bigInt({ min: 5000n, max: 10_000n })),
  labor: fc.bigInt({ min: 0n, max: 90_000n }),
  overhead: fc.bigInt({ min: 0n, max: 90_000n }),
  stock: fc.option(fc.bigInt({ min: 0n, max: 60_000n }), { nil: undefined }),
  hasBom: fc.integer({ min: 0, max: 9 }).map((dice) => dice > 0),
});
type RandomAssembly = typeof randomAssembly extends fc.Arbitrary<infer T> ? T : never;

/**
 * 1 to `levels` levels below the root, of 1 to 3 products each. The first line of a BOM goes to the next level, so
 * that deep structures are common; the others go to any deeper level, so that parts are shared, skip levels and
 * repeat inside one BOM. One in ten middle products has no BOM and is bought. One in six lines to an assembly is a
 * phantom.
 */
export function structures(levels = 8): fc.Arbitrary<RandomStructure> {
  const level = fc.array(randomAssembly, { minLength: 1, maxLength: 3 });
  return fc
    .tuple(
      randomAssembly,
      // Left to itself fast-check prefers short arrays: without `size` the median depth was 2.
      fc.array(level, { minLength: 1, maxLength: levels, size: 'max' }),
      fc.bigInt({ min: 1n, max: 40_000n }),
      fc.integer({ min: 1, max: 96 }),
    )
    .map(([top, below, quantity, shuffle]) =>
      buildStructure([[top], ...below], quantity as Quantity, shuffle),
    );
}

function buildStructure(levels: RandomAssembly[][], quantity: Quantity, shuffle: number): RandomStructure {
  const products = levels.flatMap((level, depth) => level.map((assembly) => ({ assembly, depth })));
  // 97 is prime, so multiplying by 1…96 modulo 97 gives each of the at most 25 products an id of its own.
  const idOf = (index: number) => ((index + 1) * shuffle) % 97;
  const boms = new Map<number, Bom>();
  const stock = new Map<number, Quantity>();
  for (const [index, { assembly, depth }] of products.entries()) {
    const firstDeeper = products.findIndex((other) => other.depth > depth);
    if (firstDeeper === -1 || (index > 0 && !assembly.hasBom)) continue;
    const lines = assembly.lines.map((line, position) => {
      const candidates = position === 0 ? (levels[depth + 1]?.length ?? 1) : products.length - firstDeeper;
      return toBomLine(line, idOf(firstDeeper + (line.target % candidates)));
    });
    boms.set(idOf(index), toBom(assembly, idOf(index), lines));
    if (assembly.stock !== undefined) stock.set(idOf(index), assembly.stock as Quantity);
  }
  const root = boms.get(idOf(0));
  if (root === undefined) throw new Error('The root always has a BOM');
  boms.delete(root.productId);
  const withoutImpossiblePhantoms = (bom: Bom): Bom => ({
    ...bom,
    lines: bom.lines.map((line) => ({
      ...line,
      isPhantom: !!line.isPhantom && boms.has(line.componentProductId),
    })),
  });
  const subBoms = new Map([...boms].map(([productId, bom]) => [productId, withoutImpossiblePhantoms(bom)]));
  return { root: withoutImpossiblePhantoms(root), quantity, subBoms, stock };
}

function toBomLine(line: RandomLine, componentProductId: number): BomLine {
  return {
    componentProductId,
    quantityRequired: line.quantityRequired as Quantity,
    unitFactor: rational(...line.unitFactor),
    scrapPercentage: line.scrap as Percentage,
    isPhantom: line.isPhantom,
  };
}

function toBom(assembly: RandomAssembly, productId: number, lines: BomLine[]): Bom {
  return {
    bomId: productId + 1000,
    productId,
    baseQuantity: assembly.baseQuantity as Quantity,
    yieldPercentage: assembly.yieldPercentage as Percentage,
    laborCostPerUnit: assembly.labor as Amount,
    overheadCostPerUnit: assembly.overhead as Amount,
    lines,
  };
}
