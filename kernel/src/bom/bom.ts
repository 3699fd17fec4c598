import { assert } from '../assert.ts';
import type { Amount, Percentage, Quantity } from '../decimal/fixed.ts';
import { greatestCommonDivisor, type Rational, rational } from '../decimal/rational.ts';

/** One component of a BOM. Two lines may name the same component. */
export interface BomLine {
  readonly componentProductId: number;
  /** In the line's own unit, for one base quantity of the parent. */
  readonly quantityRequired: Quantity;
  /** Component stock units per one line unit: a line in G of a component stocked in KG has 1/1000. */
  readonly unitFactor: Rational;
  /** Expected loss of this component, 0 or more: 5.00 asks for 5 % more. */
  readonly scrapPercentage: Percentage;
  /** The component is never stocked on its way into this parent: its own components take its place. Default: no. */
  readonly isPhantom?: boolean;
}

/** One version of one product's bill of materials. */
export interface Bom {
  readonly bomId: number;
  readonly productId: number;
  /** How much of the product the lines are for, in its stock unit. */
  readonly baseQuantity: Quantity;
  /** Good output per input, above 0 and at most 100. */
  readonly yieldPercentage: Percentage;
  readonly laborCostPerUnit: Amount;
  readonly overheadCostPerUnit: Amount;
  readonly lines: readonly BomLine[];
}

/** Fails on a BOM whose numbers the database's own constraints refuse. */
export function assertSaneBom(bom: Bom): void {
  assert(bom.baseQuantity > 0n, 'bom: the base quantity must be above zero');
  assert(
    bom.yieldPercentage > 0n && bom.yieldPercentage <= 10_000n,
    'bom: the yield must be in (0, 100] percent',
  );
  assert(bom.laborCostPerUnit >= 0n, 'bom: the labour cost must not be negative');
  assert(bom.overheadCostPerUnit >= 0n, 'bom: the overhead cost must not be negative');
  for (const line of bom.lines) {
    assert(line.quantityRequired > 0n, 'bom: a line must require more than zero');
    assert(line.unitFactor.numerator > 0n, 'bom: a unit factor must be above zero');
    assert(line.scrapPercentage >= 0n, 'bom: the scrap must not be negative');
  }
}

/**
 * Component stock units needed for `made` stock units of the parent (SPEC section 7):
 * made ÷ base_quantity × quantity_required × unit factor × (1 + scrap/100) ÷ (yield/100).
 *
 * Written over one denominator, so that it is reduced once and not after each of five operations, because
 * reducing is what an explosion spends its time on. The thousandths of the two quantities cancel, and with
 * percentages in hundredths (1 + s/10000) ÷ (y/10000) = (10000 + s) ÷ y.
 */
export function componentRequirement(made: Rational, bom: Bom, line: BomLine): Rational {
  return rational(
    made.numerator * line.quantityRequired * line.unitFactor.numerator * (10_000n + line.scrapPercentage),
    made.denominator * bom.baseQuantity * line.unitFactor.denominator * bom.yieldPercentage,
  );
}

/** What a BOM asks for: multiplier ÷ divisor component stock units for one stock unit of the parent, per line. */
export interface ComponentRatios {
  readonly lines: readonly {
    readonly componentProductId: number;
    readonly isPhantom: boolean;
    readonly multiplier: bigint;
  }[];
  readonly divisor: bigint;
}

/**
 * componentRequirement of all lines over one common divisor, the smallest there is, so that an explosion needs whole
 * numbers only: multiplied out with fractions it spent nine tenths of its time on reducing them.
 */
export function componentRatios(bom: Bom): ComponentRatios {
  const unitDivisor = bom.lines.reduce(
    (common, line) => leastCommonMultiple(common, line.unitFactor.denominator),
    1n,
  );
  const divisor = bom.baseQuantity * bom.yieldPercentage * unitDivisor;
  const lines = bom.lines.map((line) => ({
    componentProductId: line.componentProductId,
    isPhantom: line.isPhantom ?? false,
    multiplier:
      line.quantityRequired *
      line.unitFactor.numerator *
      (unitDivisor / line.unitFactor.denominator) *
      (10_000n + line.scrapPercentage),
  }));
  const shared = lines.reduce((common, { multiplier }) => greatestCommonDivisor(multiplier, common), divisor);
  return {
    lines: lines.map((line) => ({ ...line, multiplier: line.multiplier / shared })),
    divisor: divisor / shared,
  };
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return b === 1n ? a : (a / greatestCommonDivisor(a, b)) * b;
}
