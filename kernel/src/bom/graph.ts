import { assert } from '../assert.ts';

/** Parent product id → ids of its direct components. Repeated components are allowed and mean nothing. */
export type BomEdges = ReadonlyMap<number, readonly number[]>;

/** A product would contain itself. `cycle` lists the product ids downwards, the first and last being the same. */
export class CircularBomError extends Error {
  override readonly name = 'CircularBomError';
  readonly cycle: number[];

  constructor(cycle: number[]) {
    super(`A product cannot contain itself: ${cycle.join(' > ')}`);
    this.cycle = cycle;
  }
}

/**
 * A cycle among the BOMs, or null. Depth-first search with a path and a set of finished products (Cormen et
 * al., Introduction to Algorithms, "Depth-first search": a back edge closes a cycle), linear in products +
 * lines, and iterative because a chain of BOMs may be deeper than the call stack.
 *
 * @param from when given, only what this product contains is searched
 * @returns product ids downwards, first = last. The same for the same graph, in whatever order its rows came
 */
export function findCycle(edges: BomEdges, from?: number): number[] | null {
  const finished = new Set<number>();
  for (const start of from === undefined ? ascending(edges.keys()) : [from]) {
    const cycle = finished.has(start) ? null : findCycleBelow(edges, start, finished);
    if (cycle !== null) return cycle;
  }
  return null;
}

interface Step {
  readonly productId: number;
  readonly components: Iterator<number>;
}

function findCycleBelow(edges: BomEdges, start: number, finished: Set<number>): number[] | null {
  const steps: Step[] = [stepInto(edges, start)];
  // A Set keeps insertion order, and products leave it last in, first out: it is the path in order.
  const path = new Set([start]);
  for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
    const next = step.components.next();
    if (next.done) {
      steps.pop();
      path.delete(step.productId);
      finished.add(step.productId);
    } else if (path.has(next.value)) {
      const products = [...path];
      return [...products.slice(products.indexOf(next.value)), next.value];
    } else if (!finished.has(next.value)) {
      steps.push(stepInto(edges, next.value));
      path.add(next.value);
    }
  }
  return null;
}

function stepInto(edges: BomEdges, productId: number): Step {
  return { productId, components: ascending(edges.get(productId) ?? []).values() };
}

/**
 * Low-level code of every product that has or is a component: the deepest level at which it occurs in any BOM,
 * top products being 0 (APICS dictionary, "low-level code"). Kahn's algorithm, one level per round, so each
 * product is placed once, after all its parents: shared sub-assemblies cost nothing extra.
 *
 * @returns codes ordered by code, then product id; iterating visits every parent before its components
 * @throws CircularBomError when a product contains itself
 */
export function lowLevelCodes(edges: BomEdges): Map<number, number> {
  const parentsLeft = countParents(edges);
  const codes = new Map<number, number>();
  let round = ascending([...parentsLeft].filter(([, count]) => count === 0).map(([productId]) => productId));
  for (let level = 0; round.length > 0; level += 1) {
    const next: number[] = [];
    for (const productId of round) {
      codes.set(productId, level);
      for (const component of edges.get(productId) ?? []) {
        const left = parentsLeft.get(component);
        assert(left !== undefined, 'lowLevelCodes: every component has been counted');
        parentsLeft.set(component, left - 1);
        if (left === 1) next.push(component);
      }
    }
    round = ascending(next);
  }
  if (codes.size < parentsLeft.size) throw new CircularBomError(cycleIn(edges));
  return codes;
}

/** For each product the number of lines that name it, zero for top products. */
function countParents(edges: BomEdges): Map<number, number> {
  const parents = new Map<number, number>();
  for (const [productId, components] of edges) {
    parents.set(productId, parents.get(productId) ?? 0);
    for (const component of components) parents.set(component, (parents.get(component) ?? 0) + 1);
  }
  return parents;
}

function cycleIn(edges: BomEdges): number[] {
  const cycle = findCycle(edges);
  assert(cycle !== null, 'lowLevelCodes: products without a level must lie on or below a cycle');
  return cycle;
}

function ascending(ids: Iterable<number>): number[] {
  return [...ids].sort((a, b) => a - b);
}
