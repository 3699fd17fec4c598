import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantity } from '../decimal/fixed.ts';
import { addRational, formatRational, type Rational, ZERO } from '../decimal/rational.ts';
import { structures } from '../testing/arbitraries.ts';
import { bom, byProduct, line } from '../testing/boms.ts';
import { bug } from '../testing/bug.ts';
import { exploded } from '../testing/lowest-terms.ts';
import { runs } from '../testing/runs.ts';
import { CircularBomError } from './graph.ts';
import { explodeTree, type TreeNode, TreeTooLargeError } from './tree.ts';

function indented(node: TreeNode): string[] {
  const made = node.bomId === undefined ? '' : ` by ${node.bomId}`;
  const own = `${'.'.repeat(node.level)}${node.productId}: ${formatRational(node.required)}${made}`;
  return [own, ...node.children.flatMap(indented)];
}

const DIAMOND = {
  root: bom(1, [line(3, { quantityRequired: quantity('2') }), line(2)]),
  quantity: quantity('5'),
  subBoms: byProduct(bom(2, [line(4)]), bom(3, [line(4, { quantityRequired: quantity('3') }), line(2)])),
};

test('the indented tree has a node per path, children in the order of the lines', () => {
  expect(indented(explodeTree(DIAMOND))).toEqual([
    '1: 5 by 1001',
    '.3: 10 by 1003',
    '..4: 30',
    '..2: 10 by 1002',
    '...4: 10',
    '.2: 5 by 1002',
    '..4: 5',
  ]);
  expect(explodeTree(DIAMOND).children[0]?.children[0]).not.toHaveProperty('bomId');
});

function sumsPerProduct(node: TreeNode, sums = new Map<number, Rational>()): Map<number, Rational> {
  sums.set(node.productId, addRational(sums.get(node.productId) ?? ZERO, node.required));
  for (const child of node.children) sumsPerProduct(child, sums);
  return sums;
}

function deepest(node: TreeNode, productId: number): number {
  const own = node.productId === productId ? node.level : -1;
  return Math.max(own, ...node.children.map((child) => deepest(child, productId)));
}

test('property: summed per product the tree is the explosion, and its depth is the level', () => {
  fc.assert(
    fc.property(structures(5), ({ root, quantity: wanted, subBoms }) => {
      const tree = explodeTree({ root, quantity: wanted, subBoms });
      const { materials, assemblies } = exploded({ root, quantity: wanted, subBoms });
      const rows = [...materials, ...assemblies];
      expect(sumsPerProduct(tree)).toEqual(new Map(rows.map((row) => [row.productId, row.required])));
      for (const row of rows) expect(deepest(tree, row.productId)).toBe(row.level);
    }),
    runs(300),
  );
});

describe('the limit of nodes', () => {
  test('counts the root and is exact', () => {
    expect(() => explodeTree(DIAMOND, 7)).not.toThrow();
    expect(() => explodeTree(DIAMOND, 6)).toThrow(TreeTooLargeError);
    expect(() => explodeTree(DIAMOND, 6)).toThrow('more than 6 nodes');
    expect(new TreeTooLargeError(6)).toMatchObject({ name: 'TreeTooLargeError', maximumNodes: 6 });
    expect(() => explodeTree(DIAMOND, 0)).toThrow(bug('the limit must allow the root'));
  });

  test('is 20,000 unless given', () => {
    const wide = (lines: number) => ({
      root: bom(
        0,
        Array.from({ length: lines }, (_, index) => line(index + 1)),
      ),
      quantity: quantity('1'),
      subBoms: new Map(),
    });
    expect(explodeTree(wide(19_999)).children).toHaveLength(19_999);
    expect(() => explodeTree(wide(20_000))).toThrow(TreeTooLargeError);
  });

  test('stops a tree of 2²⁵ nodes before it is built', () => {
    const products = Array.from({ length: 26 }, (_, index) => index);
    const boms = products.map((id) =>
      bom(
        id,
        products.slice(id + 1).map((later) => line(later)),
      ),
    );
    const [root = bom(0, [])] = boms;
    expect(() => explodeTree({ root, quantity: quantity('1'), subBoms: byProduct(...boms) })).toThrow(
      TreeTooLargeError,
    );
  });

  test('a chain as deep as the limit does not exhaust the call stack', () => {
    const boms = Array.from({ length: 19_999 }, (_, id) => bom(id, [line(id + 1)]));
    const [root = bom(0, [])] = boms;
    expect(explodeTree({ root, quantity: quantity('1'), subBoms: byProduct(...boms) }).children).toHaveLength(
      1,
    );
  });
});

test('a cycle is refused', () => {
  const circular = { ...DIAMOND, subBoms: byProduct(bom(2, [line(1)])) };
  expect(() => explodeTree(circular)).toThrow(CircularBomError);
});
