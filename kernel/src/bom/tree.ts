import { assert } from '../assert.ts';
import { fromQuantity, type Rational } from '../decimal/rational.ts';
import { componentRequirement } from './bom.ts';
import { type BomStructure, bomOf, levelsBelow } from './structure.ts';

/** One occurrence of a product in the indented tree. Assemblies have a bomId, materials none. */
export interface TreeNode {
  readonly productId: number;
  readonly bomId?: number;
  /** It stands here through a phantom line: it is never stocked. */
  readonly isPhantom?: true;
  /** Depth of this occurrence; the root is 0. */
  readonly level: number;
  /** For this occurrence alone, exact, in the product's stock unit. */
  readonly required: Rational;
  /** In the order of the BOM's lines. */
  readonly children: TreeNode[];
}

/** The indented tree would have more nodes than the caller allows; explode() has no such limit. */
export class TreeTooLargeError extends Error {
  override readonly name = 'TreeTooLargeError';
  readonly maximumNodes: number;

  constructor(maximumNodes: number) {
    super(`The indented tree has more than ${maximumNodes} nodes; ask for the summed explosion instead`);
    this.maximumNodes = maximumNodes;
  }
}

/** More than a person reads, and still small enough to send in one answer. */
const DEFAULT_MAXIMUM_NODES = 20_000;

/**
 * The indented bill of materials: one node per line and path, gross (stock is not looked at). A shared
 * sub-assembly is repeated under each parent, so the size can be exponential in the depth; hence the limit,
 * which is applied while building, before memory is spent.
 *
 * @throws CircularBomError when a product contains itself
 * @throws PhantomWithoutBomError when a phantom line names a product without a BOM
 * @throws TreeTooLargeError above `maximumNodes` nodes, the root included
 * @throws KernelAssertionError when the quantity is not above zero or a BOM is impossible
 */
export function explodeTree(input: BomStructure, maximumNodes = DEFAULT_MAXIMUM_NODES): TreeNode {
  assert(maximumNodes >= 1, 'explodeTree: the limit must allow the root');
  levelsBelow(input); // refuses cycles, on which the loop below would not end
  const root = nodeFor(input, input.root.productId, 0, fromQuantity(input.quantity));
  const unfinished = [root];
  let nodes = 1;
  for (let parent = unfinished.pop(); parent !== undefined; parent = unfinished.pop()) {
    const bom = bomOf(input, parent.productId);
    if (bom === undefined) continue;
    for (const line of bom.lines) {
      nodes += 1;
      if (nodes > maximumNodes) throw new TreeTooLargeError(maximumNodes);
      const required = componentRequirement(parent.required, bom, line);
      const node = nodeFor(input, line.componentProductId, parent.level + 1, required);
      const child: TreeNode = line.isPhantom ? { ...node, isPhantom: true } : node;
      parent.children.push(child);
      unfinished.push(child);
    }
  }
  return root;
}

function nodeFor(input: BomStructure, productId: number, level: number, required: Rational): TreeNode {
  const bom = bomOf(input, productId);
  return { productId, ...(bom === undefined ? {} : { bomId: bom.bomId }), level, required, children: [] };
}
