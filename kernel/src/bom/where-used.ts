import { addRational, multiplyRational, ONE, type Rational, ZERO } from '../decimal/rational.ts';
import { assertSaneBom, type Bom, componentRequirement } from './bom.ts';
import { type BomEdges, lowLevelCodes } from './graph.ts';

/** A BOM that contains a product, and how. All quantities exact, in stock units of the product for one of the BOM's. */
export interface BomUse {
  readonly bomId: number;
  /** What the BOM makes. */
  readonly productId: number;
  /** 1: a line names the product and no other way leads to it; otherwise one more than the longest way. */
  readonly level: number;
  /** What the lines that name the product ask for; zero when none does. */
  readonly directQuantity: Rational;
  /** Over all ways. */
  readonly quantityPerUnit: Rational;
  /** The direct components, other than the product itself, that contain it, in the order of their ids. */
  readonly through: number[];
}

/** Per product that contains the one asked for, or is it. */
type Content = ReadonlyMap<number, { readonly quantity: Rational; readonly level: number }>;

/**
 * Every BOM that contains a product, at any depth. It walks products, not paths: each once, after its components, so
 * shared sub-assemblies cost nothing extra. What exploding one of the BOMs with the others in force would need of the
 * product is its `quantityPerUnit`.
 *
 * @param input.inForce product id → the BOM in force for it: the ways down lead through these
 * @param input.others BOMs that are not in force, each judged as if it were the only one that is not
 * @returns by level, then product, then BOM
 * @throws CircularBomError when the BOMs in force close a circle; KernelAssertionError when one is impossible
 */
export function whereUsed(input: {
  readonly productId: number;
  readonly inForce: ReadonlyMap<number, Bom>;
  readonly others: readonly Bom[];
}): BomUse[] {
  const { productId, inForce, others } = input;
  const content = new Map([[productId, { quantity: ONE, level: 0 }]]);
  const uses: BomUse[] = [];
  for (const id of [...lowLevelCodes(edgesOf(inForce, productId)).keys()].reverse()) {
    const bom = id === productId ? undefined : inForce.get(id);
    const use = bom === undefined ? undefined : useOf(bom, productId, content);
    if (use === undefined) continue;
    content.set(id, { quantity: use.quantityPerUnit, level: use.level });
    uses.push(use);
  }
  for (const bom of others) {
    assertSaneBom(bom);
    // A recipe of the product itself is not a use of it.
    const use = bom.productId === productId ? undefined : useOf(bom, productId, content);
    if (use !== undefined) uses.push(use);
  }
  return uses.sort((a, b) => a.level - b.level || a.productId - b.productId || a.bomId - b.bomId);
}

function edgesOf(boms: ReadonlyMap<number, Bom>, productId: number): BomEdges {
  const edges = new Map<number, readonly number[]>();
  for (const [id, bom] of boms) {
    assertSaneBom(bom);
    if (id === productId) continue;
    edges.set(
      id,
      bom.lines.map((line) => line.componentProductId),
    );
  }
  return edges;
}

/** undefined when the BOM does not contain the product. */
function useOf(bom: Bom, productId: number, content: Content): BomUse | undefined {
  const through = new Set<number>();
  let directQuantity = ZERO;
  let quantityPerUnit = ZERO;
  let level = 0;
  for (const line of bom.lines) {
    const component = content.get(line.componentProductId);
    if (component === undefined) continue;
    const perUnit = componentRequirement(ONE, bom, line);
    quantityPerUnit = addRational(quantityPerUnit, multiplyRational(perUnit, component.quantity));
    level = Math.max(level, component.level + 1);
    if (line.componentProductId === productId) directQuantity = addRational(directQuantity, perUnit);
    else through.add(line.componentProductId);
  }
  if (level === 0) return undefined;
  return {
    bomId: bom.bomId,
    productId: bom.productId,
    level,
    directQuantity,
    quantityPerUnit,
    through: [...through].sort((a, b) => a - b),
  };
}
