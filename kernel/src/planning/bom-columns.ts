import { assert } from '../assert.ts';
import { lowLevelCodes } from '../bom/graph.ts';
import { PhantomWithoutBomError } from '../bom/structure.ts';
import { addRational, multiplyRational, type Rational, rational } from '../decimal/rational.ts';
import { divideRoundedUp } from '../decimal/rounding.ts';
import {
  countingUp,
  exactNumber,
  indexAt,
  LARGEST_EXACT,
  multiplyUp,
  numberAt,
  offsets,
  orderedBy,
  rowAt,
} from './exact-number.ts';
import type { PlanningBomLine, PlanningItem } from './planning-input.ts';

/** Who takes what: for component c, the uses are at from[c] … from[c + 1] − 1, ordered by parent. */
export interface WhereUsed {
  readonly from: Int32Array;
  readonly parent: Int32Array;
  /** An order for q thousandths takes ⌈q × numerator ÷ denominator⌉ steps of the component. */
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** The uses whose numbers do not fit in doubles (phantoms in phantoms multiply up); their numerator is NaN. */
  readonly large: ReadonlyMap<number, Rational>;
}

/** How many steps of a component an order for that many thousandths of its parent takes, exact. */
export function stepsTaken(used: WhereUsed, use: number, quantity: number): number {
  const numerator = numberAt(used.numerator, use);
  if (numerator > 0) return multiplyUp(quantity, numerator, numberAt(used.denominator, use));
  const ratio = used.large.get(use) as Rational;
  return exactNumber(divideRoundedUp(BigInt(quantity) * ratio.numerator, ratio.denominator));
}

export interface BomColumns {
  readonly whereUsed: WhereUsed;
  /** Items by low-level code, then product id: every parent before its components. */
  readonly order: Int32Array;
  readonly levels: Int32Array;
}

const LARGEST = BigInt(LARGEST_EXACT);

interface Lines {
  parent: Int32Array;
  component: Int32Array;
  ratio: readonly Rational[];
}

/**
 * BOM lines as columns. In the place of a phantom stand its own components, exact. Lines of one parent and component are one
 * use with the sum: an order rounds up what it takes of a component, not of each line.
 *
 * @throws CircularBomError, PhantomWithoutBomError
 */
export function bomColumns(
  items: readonly PlanningItem[],
  indexOf: (productId: number) => number,
  bomLines: readonly PlanningBomLine[],
): BomColumns {
  const written: Lines = {
    parent: Int32Array.from(bomLines, (line) => indexOf(line.parentProductId)),
    component: Int32Array.from(bomLines, (line) => indexOf(line.componentProductId)),
    ratio: bomLines.map((line) => line.quantityPerParent),
  };
  const placed = levelsOf(items, written);
  if (!bomLines.some((line) => line.isPhantom)) return { ...placed, whereUsed: whereUsed(items, written) };
  const lines = throughPhantoms(items, bomLines, written, placed.order);
  return { ...levelsOf(items, lines), whereUsed: whereUsed(items, lines) };
}

/** Low-level codes by Kahn's algorithm (see bom/graph.ts), in columns: 100,000 items take 20 ms, with Maps 300. */
function levelsOf(
  items: readonly PlanningItem[],
  lines: Lines,
): { readonly order: Int32Array; readonly levels: Int32Array } {
  const count = items.length;
  const from = offsets(lines.parent, count);
  const byParent = orderedBy(lines.parent, count, countingUp(lines.parent.length));
  const parentsLeft = new Int32Array(count);
  for (const component of lines.component) parentsLeft[component] = indexAt(parentsLeft, component) + 1;
  const levels = new Int32Array(count);
  const queue = new Int32Array(count);
  let length = 0;
  for (let item = 0; item < count; item += 1) {
    if (parentsLeft[item] === 0) queue[length++] = item;
  }
  for (let place = 0; place < length; place += 1) {
    const parent = indexAt(queue, place);
    for (let row = indexAt(from, parent); row < indexAt(from, parent + 1); row += 1) {
      const component = indexAt(lines.component, indexAt(byParent, row));
      levels[component] = Math.max(indexAt(levels, component), indexAt(levels, parent) + 1);
      const left = indexAt(parentsLeft, component) - 1;
      parentsLeft[component] = left;
      if (left === 0) queue[length++] = component;
    }
  }
  if (length < count) throwCycle(items, lines);
  return { levels, order: orderedBy(levels, count, countingUp(count)) };
}

/** Which products are the cycle is told by the function that the BOMs themselves are checked with. */
function throwCycle(items: readonly PlanningItem[], lines: Lines): void {
  const edges = new Map<number, number[]>();
  for (const [row, parent] of lines.parent.entries()) {
    const parentId = rowAt(items, parent).productId;
    const components = edges.get(parentId) ?? [];
    components.push(rowAt(items, indexAt(lines.component, row)).productId);
    edges.set(parentId, components);
  }
  lowLevelCodes(edges);
}

/** Deepest products first, so that what a phantom consists of is known when its parents are looked at. */
function throughPhantoms(
  items: readonly PlanningItem[],
  bomLines: readonly PlanningBomLine[],
  written: Lines,
  order: Int32Array,
): Lines {
  const rowsOf: number[][] = items.map(() => []);
  for (const [row, parent] of written.parent.entries()) rowAt(rowsOf, parent).push(row);
  const flat: { component: number; ratio: Rational }[][] = items.map(() => []);
  for (const parent of order.toReversed()) {
    for (const row of rowAt(rowsOf, parent)) {
      const component = indexAt(written.component, row);
      const ratio = rowAt(written.ratio, row);
      if (!rowAt(bomLines, row).isPhantom) {
        rowAt(flat, parent).push({ component, ratio });
        continue;
      }
      const inside = rowAt(flat, component);
      if (inside.length === 0)
        throw new PhantomWithoutBomError(rowAt(items, component).productId, rowAt(items, parent).productId);
      for (const part of inside) {
        rowAt(flat, parent).push({ component: part.component, ratio: multiplyRational(ratio, part.ratio) });
      }
    }
  }
  const all = flat.flatMap((parts, parent) => parts.map((part) => ({ ...part, parent })));
  return {
    parent: Int32Array.from(all, (line) => line.parent),
    component: Int32Array.from(all, (line) => line.component),
    ratio: all.map((line) => line.ratio),
  };
}

function whereUsed(items: readonly PlanningItem[], lines: Lines): WhereUsed {
  const rows = lines.parent.length;
  const byParent = orderedBy(lines.parent, items.length, countingUp(rows));
  const sorted = orderedBy(lines.component, items.length, byParent);
  const parent = new Int32Array(rows);
  const component = new Int32Array(rows);
  const numerator = new Float64Array(rows);
  const denominator = new Float64Array(rows);
  const large = new Map<number, Rational>();
  let uses = 0;
  for (let place = 0; place < rows; ) {
    const row = indexAt(sorted, place);
    const [ofParent, ofComponent] = [indexAt(lines.parent, row), indexAt(lines.component, row)];
    let ratio = rowAt(lines.ratio, row);
    for (place += 1; place < rows; place += 1) {
      const next = indexAt(sorted, place);
      if (lines.parent[next] !== ofParent || lines.component[next] !== ofComponent) break;
      ratio = addRational(ratio, rowAt(lines.ratio, next));
    }
    parent[uses] = ofParent;
    component[uses] = ofComponent;
    assert(ratio.numerator > 0n, 'planning: a BOM line takes more than nothing');
    const perStep = rational(ratio.numerator, ratio.denominator * BigInt(stepOf(rowAt(items, ofComponent))));
    const fits = perStep.numerator <= LARGEST && perStep.denominator <= LARGEST;
    if (!fits) large.set(uses, perStep);
    numerator[uses] = fits ? Number(perStep.numerator) : Number.NaN;
    denominator[uses] = fits ? Number(perStep.denominator) : Number.NaN;
    uses += 1;
  }
  return {
    from: offsets(component.subarray(0, uses), items.length),
    parent: parent.subarray(0, uses),
    numerator: numerator.subarray(0, uses),
    denominator: denominator.subarray(0, uses),
    large,
  };
}

/** Thousandths in the smallest part of the item's unit that can be taken. */
export function stepOf(item: PlanningItem): number {
  return 10 ** (3 - item.unitDecimals);
}
