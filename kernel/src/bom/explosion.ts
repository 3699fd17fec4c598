import { assert } from '../assert.ts';
import { type Quantity, ZERO_QUANTITY } from '../decimal/fixed.ts';
import { type Rational, ZERO } from '../decimal/rational.ts';
import { type Bom, type ComponentRatios, componentRatios, leastCommonMultiple } from './bom.ts';
import { type BomStructure, bomOf, levelsBelow } from './structure.ts';

export interface ExplosionInput extends BomStructure {
  /** Product id → stock of assemblies to use before exploding them. Given, the explosion is net. */
  readonly stock?: ReadonlyMap<number, Quantity>;
  /** true: assemblies are rows among the materials, at level 1; only phantoms are gone through. */
  readonly oneLevel?: boolean;
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
  /** The part of `required` that phantom lines ask for. It is never covered by stock. */
  readonly asPhantom: Rational;
  readonly fromStock: Rational;
  readonly laborCost: Rational;
  readonly overheadCost: Rational;
}

/**
 * Everything exact; round with toQuantity, toQuantityRoundedUp and toAmount at the very end. The fractions are not in
 * lowest terms: few of them are ever looked at that way, and reducing all took most of the time.
 */
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
 * A phantom is never stocked (APICS dictionary, "phantom bill of material"), so what phantom lines ask for is made
 * whatever the stock says. The same product may be an ordinary component elsewhere: only that part is covered.
 *
 * With `oneLevel` what ordinary lines ask for is taken as it is, and phantoms are still gone through, with their
 * labour. A product that is both is a material row and an assembly row.
 *
 * @returns rows ordered by level, then product id; the root is the first assembly
 * @throws CircularBomError when a product contains itself
 * @throws PhantomWithoutBomError when a phantom line names a product without a BOM
 * @throws KernelAssertionError when the quantity is not above zero, a BOM is impossible or stock is negative
 */
export function explode(input: ExplosionInput): Explosion {
  return explodePrepared(input, prepare(input, input.oneLevel));
}

/** What does not depend on the quantity or on stock: for who explodes one structure many times. */
export interface Prepared {
  /** product ids of each level, from the root's down */
  readonly levels: readonly number[][];
  /** of the BOMs that were made so far */
  readonly ratios: Map<Bom, ComponentRatios>;
}

/** @throws CircularBomError, PhantomWithoutBomError, KernelAssertionError as explode() does */
export function prepare(structure: BomStructure, oneLevel = false): Prepared {
  const levels: number[][] = [];
  for (const [productId, level] of levelsBelow(structure, oneLevel)) {
    const products = levels[level];
    if (products === undefined) levels[level] = [productId];
    else products.push(productId);
  }
  return { levels, ratios: new Map() };
}

/** explode() of a structure that was prepared, for another quantity or other stock. */
export function explodePrepared(input: ExplosionInput, { levels, ratios }: Prepared): Explosion {
  const walk = new Walk(input, ratios);
  for (const productIds of levels) walk.goDown(productIds);
  return walk.explosion();
}

/**
 * What the direct components of a BOM come to, one row per product, in the order of their ids, each at level 1. In
 * the place of a phantom stand its own components. explode({ oneLevel: true }) has the labour and overhead, too.
 *
 * @param subBoms by product; only those of phantoms are looked at
 * @throws CircularBomError when the BOM's own product is one of its components
 * @throws PhantomWithoutBomError when a phantom line names a product without a BOM
 * @throws KernelAssertionError when the quantity is not above zero or the BOM is impossible
 */
export function explodeOneLevel(
  root: Bom,
  quantity: Quantity,
  subBoms: ReadonlyMap<number, Bom> = new Map(),
): MaterialRequirement[] {
  return explode({ root, quantity, subBoms, oneLevel: true }).materials;
}

/** What is needed of a product, in units of the common denominator of `level`. */
interface Need {
  required: bigint;
  asPhantom: bigint;
  level: number;
}

interface Made {
  readonly ratios: ComponentRatios;
  readonly quantity: bigint;
}

/**
 * An explosion under way, level by level, in whole numbers. All quantities of a level share one denominator: that of
 * the level above × the least common multiple of the divisors of the BOMs made there. Every step down is then a
 * multiplication and an addition, where sums of fractions have to be reduced again and again; 10,000 lines in ten
 * levels with every yield its own did not end within three minutes that way and take 15 ms so.
 */
class Walk {
  private readonly input: ExplosionInput;
  private readonly ratios: Map<Bom, ComponentRatios>;
  private readonly needs: Map<number, Need>;
  /** per level: denominator of the next level ÷ its own */
  private readonly factors: bigint[] = [];
  private denominator = 1000n;
  private readonly materials: MaterialRequirement[] = [];
  private readonly assemblies: AssemblyRequirement[] = [];
  /** over the present denominator × 10,000 */
  private labor = 0n;
  private overhead = 0n;

  constructor(input: ExplosionInput, ratios: Map<Bom, ComponentRatios>) {
    this.input = input;
    this.ratios = ratios;
    this.needs = new Map([[input.root.productId, { required: input.quantity, asPhantom: 0n, level: 0 }]]);
  }

  /** All that is needed of these products is known by now. */
  goDown(productIds: readonly number[]): void {
    const level = this.factors.length;
    const made = productIds.flatMap((productId) => {
      const need = this.needs.get(productId);
      return need === undefined ? [] : this.meet(productId, this.raised(need, level));
    });
    const factor = made.reduce((common, { ratios }) => leastCommonMultiple(common, ratios.divisor), 1n);
    this.factors.push(factor);
    this.denominator *= factor;
    this.labor *= factor;
    this.overhead *= factor;
    for (const { ratios, quantity } of made) this.addComponents(ratios, quantity * (factor / ratios.divisor));
  }

  explosion(): Explosion {
    const { materials, assemblies, input, denominator } = this;
    if (input.oneLevel) materials.sort((a, b) => a.productId - b.productId);
    return {
      materials,
      assemblies,
      laborCost: fraction(this.labor, denominator * 10_000n),
      overheadCost: fraction(this.overhead, denominator * 10_000n),
    };
  }

  /** Writes the rows of a product down. @returns what has to be made of it, if anything */
  private meet(productId: number, need: Need): Made[] {
    const { input, denominator } = this;
    const bom = bomOf(input, productId);
    const taken = this.takenAsIs(productId, need, bom);
    if (taken > 0n) {
      const level = input.oneLevel ? 1 : need.level;
      this.materials.push({ productId, required: fraction(taken, denominator), level });
    }
    const required = need.required - taken;
    if (bom === undefined || required === 0n) return [];
    const fromStock = this.coveredByStock(productId, required - need.asPhantom);
    const made = required - fromStock;
    const [labor, overhead] = [made * bom.laborCostPerUnit, made * bom.overheadCostPerUnit];
    this.labor += labor;
    this.overhead += overhead;
    this.assemblies.push({
      productId,
      required: fraction(required, denominator),
      level: need.level,
      bomId: bom.bomId,
      asPhantom: fraction(need.asPhantom, denominator),
      fromStock: fraction(fromStock, denominator),
      laborCost: fraction(labor, denominator * 10_000n),
      overheadCost: fraction(overhead, denominator * 10_000n),
    });
    return made === 0n ? [] : [{ ratios: this.ratiosOf(bom), quantity: made }];
  }

  private takenAsIs(productId: number, need: Need, bom: Bom | undefined): bigint {
    if (bom === undefined) return need.required;
    const isTaken = this.input.oneLevel && productId !== this.input.root.productId;
    return isTaken ? need.required - need.asPhantom : 0n;
  }

  private coveredByStock(productId: number, needed: bigint): bigint {
    // Whoever asks for an explosion wants the root itself made, not taken from stock.
    if (productId === this.input.root.productId || this.input.oneLevel) return 0n;
    const stock = this.input.stock?.get(productId) ?? ZERO_QUANTITY;
    assert(stock >= 0n, 'explode: stock must not be negative');
    const available = stock * (this.denominator / 1000n);
    return available < needed ? available : needed;
  }

  private ratiosOf(bom: Bom): ComponentRatios {
    const known = this.ratios.get(bom);
    if (known !== undefined) return known;
    const ratios = componentRatios(bom);
    this.ratios.set(bom, ratios);
    return ratios;
  }

  /** @param share what is made ÷ the divisor of the ratios, in units of the next level */
  private addComponents(ratios: ComponentRatios, share: bigint): void {
    const level = this.factors.length;
    for (const { componentProductId, isPhantom, multiplier } of ratios.lines) {
      const needed = share * multiplier;
      const asPhantom = isPhantom ? needed : 0n;
      const before = this.needs.get(componentProductId);
      if (before === undefined) {
        this.needs.set(componentProductId, { required: needed, asPhantom, level });
      } else {
        const need = this.raised(before, level);
        need.required += needed;
        need.asPhantom += asPhantom;
      }
    }
  }

  /** The need itself, in units of a deeper level's denominator. */
  private raised(need: Need, level: number): Need {
    if (need.level === level) return need;
    for (const factor of this.factors.slice(need.level, level)) {
      need.required *= factor;
      if (need.asPhantom !== 0n) need.asPhantom *= factor;
    }
    need.level = level;
    return need;
  }
}

function fraction(numerator: bigint, denominator: bigint): Rational {
  return numerator === 0n ? ZERO : { numerator, denominator };
}
