import { assert } from '../assert.ts';
import type { Quantity } from '../decimal/fixed.ts';
import { assertSaneBom, type Bom } from './bom.ts';
import { type BomEdges, lowLevelCodes } from './graph.ts';

/** What an explosion starts from. */
export interface BomStructure {
  readonly root: Bom;
  /** How much of the root's product is to be made, in its stock unit; above zero. */
  readonly quantity: Quantity;
  /** Product id → the BOM to use for it. Products without an entry are materials. May hold unrelated BOMs. */
  readonly subBoms: ReadonlyMap<number, Bom>;
}

/** A line says that its component is never stocked, but nothing says what it consists of. */
export class PhantomWithoutBomError extends Error {
  override readonly name = 'PhantomWithoutBomError';
  readonly productId: number;
  readonly parentProductId: number;

  constructor(productId: number, parentProductId: number) {
    super(`Phantom ${productId} of product ${parentProductId} has no BOM to go through`);
    this.productId = productId;
    this.parentProductId = parentProductId;
  }
}

/** The BOM a product is exploded with: the given root for the root's product, whatever subBoms says. */
export function bomOf(structure: BomStructure, productId: number): Bom | undefined {
  return productId === structure.root.productId ? structure.root : structure.subBoms.get(productId);
}

/**
 * Level of the root (0) and of everything below it, ordered by level, then product id.
 *
 * @param oneLevel true: only phantoms are gone through, everything else is a leaf
 * @throws CircularBomError also when the root's own product occurs below it
 * @throws PhantomWithoutBomError
 */
export function levelsBelow(structure: BomStructure, oneLevel = false): Map<number, number> {
  assert(structure.quantity > 0n, 'explosion: the quantity must be above zero');
  return lowLevelCodes(edgesBelow(structure, oneLevel));
}

function edgesBelow(structure: BomStructure, oneLevel: boolean): BomEdges {
  const edges = new Map<number, readonly number[]>();
  const found = [structure.root.productId];
  for (let productId = found.pop(); productId !== undefined; productId = found.pop()) {
    const bom = edges.has(productId) ? undefined : bomOf(structure, productId);
    if (bom === undefined) continue;
    assert(bom.productId === productId, 'explosion: subBoms must be keyed by the product each BOM makes');
    assertSaneBom(bom);
    edges.set(
      productId,
      bom.lines.map((line) => line.componentProductId),
    );
    // One by one: spreading a BOM of a hundred thousand lines into push() would overflow the call stack.
    for (const line of bom.lines) {
      if (line.isPhantom) requireBom(structure, line.componentProductId, productId);
      if (line.isPhantom || !oneLevel) found.push(line.componentProductId);
    }
  }
  return edges;
}

function requireBom(structure: BomStructure, productId: number, parentProductId: number): void {
  if (bomOf(structure, productId) === undefined) throw new PhantomWithoutBomError(productId, parentProductId);
}
