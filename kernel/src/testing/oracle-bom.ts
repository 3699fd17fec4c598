import type { Bom, BomLine } from '../bom/bom.ts';

/** numerator, denominator: naive, reduced after every step, written apart from the kernel's Rational. */
export type Fraction = readonly [bigint, bigint];

export interface OracleRow {
  required: Fraction;
  level: number;
  fromStock: Fraction;
  labor: Fraction;
  overhead: Fraction;
}

const NOTHING: Fraction = [0n, 1n];

/**
 * The naive explosion: it walks every path from the root to every leaf and multiplies SPEC section 7's formula
 * out, term by term. Exponential, so for small structures only; the kernel walks products instead. Stock is used
 * up path by path, which gives the same sums because everything below an assembly is proportional to it. The root
 * and what a phantom line asks for are made, whatever the stock.
 */
export class OracleExplosion {
  readonly rows = new Map<number, OracleRow>();
  private readonly root: Bom;
  private readonly subBoms: ReadonlyMap<number, Bom>;
  private readonly stockLeft: Map<number, Fraction>;

  constructor(
    root: Bom,
    quantity: bigint,
    subBoms: ReadonlyMap<number, Bom>,
    stock: ReadonlyMap<number, bigint>,
  ) {
    this.root = root;
    this.subBoms = subBoms;
    this.stockLeft = new Map([...stock].map(([productId, thousandths]) => [productId, [thousandths, 1000n]]));
    this.walk(root.productId, [quantity, 1000n], 0, true);
  }

  /** Rows that are really needed; a product below covered assemblies only is needed zero times. */
  needed(): [number, OracleRow][] {
    return [...this.rows].filter(([, row]) => row.required[0] !== 0n);
  }

  private walk(productId: number, required: Fraction, depth: number, isMade: boolean): void {
    const row = this.rowOf(productId);
    row.required = add(row.required, required);
    row.level = Math.max(row.level, depth);
    const bom = depth === 0 ? this.root : this.subBoms.get(productId);
    if (bom === undefined) return;
    const taken = isMade ? NOTHING : this.takeFromStock(productId, required);
    const made = add(required, [-taken[0], taken[1]]);
    row.fromStock = add(row.fromStock, taken);
    row.labor = add(row.labor, times(made, [bom.laborCostPerUnit, 10_000n]));
    row.overhead = add(row.overhead, times(made, [bom.overheadCostPerUnit, 10_000n]));
    for (const line of bom.lines) {
      this.walk(line.componentProductId, requirementFor(made, bom, line), depth + 1, line.isPhantom ?? false);
    }
  }

  private rowOf(productId: number): OracleRow {
    const fresh = { required: NOTHING, level: 0, fromStock: NOTHING, labor: NOTHING, overhead: NOTHING };
    const row = this.rows.get(productId) ?? fresh;
    this.rows.set(productId, row);
    return row;
  }

  private takeFromStock(productId: number, wanted: Fraction): Fraction {
    const left = this.stockLeft.get(productId) ?? NOTHING;
    const taken = left[0] * wanted[1] < wanted[0] * left[1] ? left : wanted;
    this.stockLeft.set(productId, add(left, [-taken[0], taken[1]]));
    return taken;
  }
}

/** N ÷ base_quantity × quantity_required × unit factor × (1 + scrap/100) ÷ (yield/100), one term at a time. */
function requirementFor(made: Fraction, bom: Bom, line: BomLine): Fraction {
  const perBase = times(made, [1000n, bom.baseQuantity]);
  const inLineUnits = times(perBase, [line.quantityRequired, 1000n]);
  const inStockUnits = times(inLineUnits, [line.unitFactor.numerator, line.unitFactor.denominator]);
  const scrap: Fraction = add([1n, 1n], times([line.scrapPercentage, 100n], [1n, 100n]));
  const yieldRatio = times([bom.yieldPercentage, 100n], [1n, 100n]);
  return times(times(inStockUnits, scrap), [yieldRatio[1], yieldRatio[0]]);
}

export function add([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return lowest(a * d + c * b, b * d);
}

function times([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return lowest(a * c, b * d);
}

function lowest(numerator: bigint, denominator: bigint): Fraction {
  const divisor = commonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return [numerator / divisor, denominator / divisor];
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}

export function textOf([numerator, denominator]: Fraction): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}
