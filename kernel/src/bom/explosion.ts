import { assert } from '../assert.ts';
import { type Quantity, ZERO_QUANTITY } from '../decimal/fixed.ts';
import {
  addRational,
  compareRational,
  fromAmount,
  fromQuantity,
  multiplyRational,
  type Rational,
  subtractRational,
  ZERO,
} from '../decimal/rational.ts';
import { assertSaneBom, type Bom, componentRequirement } from './bom.ts';
import { CircularBomError } from './graph.ts';
import { type BomStructure, bomOf, levelsBelow } from './structure.ts';

export interface ExplosionInput extends BomStructure {
  /** Product id → stock of assemblies to use before exploding them. Given, the explosion is net. */
  readonly stock?: ReadonlyMap<number, Quantity>;
}

/** A product without a BOM and how much of it is needed, exact, in its stock unit. */
export interface MaterialRequirement {
  readonly productId: number;
  readonly required: Rational;
  /** The deepest level it occurs at; the root is 0. */
  readonly level: number;
}

/** A product with a BOM: `required` is covered by `fromStock`, and the rest is made and costs labour. */
export interface AssemblyRequirement extends MaterialRequirement {
  readonly bomId: number;
  readonly fromStock: Rational;
  readonly laborCost: Rational;
  readonly overheadCost: Rational;
}

/** Everything exact; round with toQuantity, toQuantityRoundedUp and toAmount at the very end. */
export interface Explosion {
  readonly materials: MaterialRequirement[];
  readonly assemblies: AssemblyRequirement[];
  readonly laborCost: Rational;
  readonly overheadCost: Rational;
}

/**
 * Multiplies a BOM out to the materials it needs at every level (SPEC section 7; componentRequirement has the
 * formula). It walks products, not paths: each product once, after all its parents, in the order of its
 * low-level code. So a product shared by several branches is one row with the sum, and a structure in which
 * each of 26 products contains all later ones (2²⁴ paths to the last) is 26 steps.
 *
 * Labour and overhead of an assembly are what is made of it × its own rates, not divided by its own yield.
 *
 * With `stock` (net=true) an assembly below the root is covered from stock first and only the rest is exploded.
 * A product needed only through assemblies that stock covers wholly gets no row. Levels stay those of the
 * structure, so that a gross and a net explosion can be laid side by side.
 *
 * @returns rows ordered by level, then product id; the root is the first assembly
 * @throws CircularBomError when a product contains itself
 * @throws KernelAssertionError when the quantity is not above zero, a BOM is impossible or stock is negative
 */
export function explode(input: ExplosionInput): Explosion {
  const required = new Map([[input.root.productId, fromQuantity(input.quantity)]]);
  const materials: MaterialRequirement[] = [];
  const assemblies: AssemblyRequirement[] = [];
  for (const [productId, level] of levelsBelow(input)) {
    const needed = required.get(productId);
    if (needed === undefined) continue;
    const bom = bomOf(input, productId);
    if (bom === undefined) {
      materials.push({ productId, required: needed, level });
    } else {
      const fromStock = coveredByStock(input, productId, needed);
      const made = subtractRational(needed, fromStock);
      assemblies.push({
        productId,
        required: needed,
        level,
        bomId: bom.bomId,
        fromStock,
        ...conversionCost(bom, made),
      });
      addComponents(required, bom, made);
    }
  }
  return { materials, assemblies, ...totalConversionCost(assemblies) };
}

/**
 * The direct components of a BOM, one row per product, in the order of their ids, each at level 1.
 *
 * @throws CircularBomError when the BOM's own product is one of its components
 * @throws KernelAssertionError when the quantity is not above zero or the BOM is impossible
 */
export function explodeOneLevel(root: Bom, quantity: Quantity): MaterialRequirement[] {
  assert(quantity > 0n, 'explodeOneLevel: the quantity must be above zero');
  assertSaneBom(root);
  const required = new Map<number, Rational>();
  addComponents(required, root, fromQuantity(quantity));
  if (required.has(root.productId)) throw new CircularBomError([root.productId, root.productId]);
  return [...required]
    .sort(([a], [b]) => a - b)
    .map(([productId, needed]) => ({ productId, required: needed, level: 1 }));
}

function coveredByStock(input: ExplosionInput, productId: number, needed: Rational): Rational {
  // Whoever asks for an explosion wants the root itself made, not taken from stock.
  if (productId === input.root.productId) return ZERO;
  const stock = input.stock?.get(productId) ?? ZERO_QUANTITY;
  assert(stock >= 0n, 'explode: stock must not be negative');
  const available = fromQuantity(stock);
  return compareRational(available, needed) < 0 ? available : needed;
}

function addComponents(required: Map<number, Rational>, bom: Bom, made: Rational): void {
  if (made.numerator === 0n) return;
  for (const line of bom.lines) {
    const needed = componentRequirement(made, bom, line);
    const before = required.get(line.componentProductId);
    required.set(line.componentProductId, before === undefined ? needed : addRational(before, needed));
  }
}

interface ConversionCost {
  readonly laborCost: Rational;
  readonly overheadCost: Rational;
}

function conversionCost(bom: Bom, made: Rational): ConversionCost {
  return {
    laborCost: multiplyRational(made, fromAmount(bom.laborCostPerUnit)),
    overheadCost: multiplyRational(made, fromAmount(bom.overheadCostPerUnit)),
  };
}

function totalConversionCost(assemblies: readonly ConversionCost[]): ConversionCost {
  return {
    laborCost: assemblies.reduce((sum, assembly) => addRational(sum, assembly.laborCost), ZERO),
    overheadCost: assemblies.reduce((sum, assembly) => addRational(sum, assembly.overheadCost), ZERO),
  };
}
