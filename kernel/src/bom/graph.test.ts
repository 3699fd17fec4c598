import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../testing/runs.ts';
import { readTable } from '../testing/table.ts';
import { type BomEdges, CircularBomError, findCycle, lowLevelCodes } from './graph.ts';

/** "1>2,3 2>3" is a map from 1 to [2, 3] and from 2 to [3]. */
function readEdges(text: string): Map<number, number[]> {
  const boms = text.split(' ').filter((word) => word !== '');
  return new Map(
    boms.map((word) => {
      const [parent, components = ''] = word.split('>');
      return [Number(parent), components.split(',').map(Number)];
    }),
  );
}

const randomEdges: fc.Arbitrary<BomEdges> = fc
  .array(fc.tuple(fc.nat(7), fc.array(fc.nat(7), { maxLength: 3 })), { maxLength: 8 })
  .map((entries) => new Map(entries));

/** The naive way: walk every path until a product repeats. */
function walksIntoCycle(edges: BomEdges, productId: number, above: number[]): boolean {
  if (above.includes(productId)) return true;
  return (edges.get(productId) ?? []).some((component) =>
    walksIntoCycle(edges, component, [...above, productId]),
  );
}

function deepestLevel(edges: BomEdges, productId: number): number {
  const parents = [...edges]
    .filter(([, components]) => components.includes(productId))
    .map(([parent]) => parent);
  return Math.max(0, ...parents.map((parent) => deepestLevel(edges, parent) + 1));
}

function shuffled(edges: BomEdges): BomEdges {
  return new Map([...edges].reverse().map(([parent, components]) => [parent, [...components].reverse()]));
}

describe('findCycle', () => {
  test.each(
    readTable(
      ['boms', 'from', 'cycle'],
      `
      | boms                | from | cycle   |
      |                     |      | none    |
      | 1>2 2>3             |      | none    |
      | 1>2,3 2>4 3>4       |      | none    |
      | 1>1                 |      | 1 1     |
      | 1>2 2>3 3>1         |      | 1 2 3 1 |
      | 1>2 2>3 3>2         |      | 2 3 2   |
      | 5>6 6>5 1>2         |      | 5 6 5   |
      | 5>6 6>5 1>2         | 1    | none    |
      | 1>2 2>3 3>1         | 2    | 2 3 1 2 |
      | 1>2 2>3 3>1         | 9    | none    |
      | 1>9,2 2>9,3 3>9,2   | 1    | 2 3 2   |`,
    ),
  )('$boms from $from: $cycle', ({ boms, from, cycle }) => {
    const found = findCycle(readEdges(boms), ...(from === '' ? [] : [Number(from)]));
    expect(found?.join(' ') ?? 'none').toBe(cycle);
  });

  test('property: finds one exactly when walking every path would, and what it finds is one', () => {
    fc.assert(
      fc.property(randomEdges, fc.nat(7), (edges, from) => {
        expect(findCycle(edges, from) !== null).toBe(walksIntoCycle(edges, from, []));
        const anywhere = findCycle(edges);
        expect(anywhere !== null).toBe(
          [...edges.keys()].some((product) => walksIntoCycle(edges, product, [])),
        );
        if (anywhere === null) return;
        expect(anywhere.length).toBeGreaterThan(1);
        expect(anywhere.at(0)).toBe(anywhere.at(-1));
        expect(new Set(anywhere).size).toBe(anywhere.length - 1);
        for (const [index, component] of anywhere.slice(1).entries()) {
          expect(edges.get(anywhere[index] ?? -1)).toContain(component);
        }
      }),
      runs(1000),
    );
  });

  test('property: the order in which rows come does not change the answer', () => {
    fc.assert(
      fc.property(randomEdges, (edges) => {
        expect(findCycle(shuffled(edges))).toEqual(findCycle(edges));
      }),
      runs(1000),
    );
  });

  test('a chain of 50,000 BOMs does not exhaust the call stack', () => {
    const chain = new Map(Array.from({ length: 50_000 }, (_, index) => [index, [index + 1]]));
    expect(findCycle(chain)).toBeNull();
    expect(findCycle(chain.set(50_000, [0]))).toHaveLength(50_002);
  });
});

describe('lowLevelCodes', () => {
  test.each(
    readTable(
      ['boms', 'codes', 'why'],
      `
      | boms                | codes                   | why                                          |
      |                     |                         | no BOMs                                      |
      | 1>2,3 2>4 3>4       | 1:0 2:1 3:1 4:2         | a diamond                                    |
      | 1>2,9 2>3 3>9       | 1:0 2:1 3:2 9:3         | 9 is direct and at level 3: the deepest      |
      | 9>1 1>5 2>5 5>7     | 2:0 9:0 1:1 5:2 7:3     | two tops; 5 is as deep as its deepest parent |
      | 1>2,2,2 2>3         | 1:0 2:1 3:2             | three lines with one component count once    |`,
    ),
  )('$boms: $why', ({ boms, codes }) => {
    const found = [...lowLevelCodes(readEdges(boms))].map(([product, code]) => `${product}:${code}`);
    expect(found.join(' ')).toBe(codes);
  });

  test('a cycle is refused, and the error names it', () => {
    const circular = readEdges('1>2 2>3 3>2');
    expect(() => lowLevelCodes(circular)).toThrow(CircularBomError);
    expect(() => lowLevelCodes(circular)).toThrow('A product cannot contain itself: 2 > 3 > 2');
    expect(new CircularBomError([2, 3, 2])).toMatchObject({ name: 'CircularBomError', cycle: [2, 3, 2] });
  });

  test('property: the longest way down by walking all paths; every product once, parents first, in id order', () => {
    fc.assert(
      fc.property(randomEdges, (edges) => {
        if (findCycle(edges) !== null) {
          expect(() => lowLevelCodes(edges)).toThrow(CircularBomError);
          return;
        }
        const codes = lowLevelCodes(edges);
        const products = new Set([...edges].flat(2));
        expect(new Set(codes.keys())).toEqual(products);
        for (const product of products) expect(codes.get(product)).toBe(deepestLevel(edges, product));
        const rows = [...codes];
        expect(rows).toEqual(rows.toSorted(([a, levelA], [b, levelB]) => levelA - levelB || a - b));
        expect([...lowLevelCodes(shuffled(edges))]).toEqual(rows);
      }),
      runs(1000),
    );
  });
});
