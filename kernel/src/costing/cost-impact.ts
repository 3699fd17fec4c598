import { assert } from '../assert.ts';
import { assertSaneBom, type Bom, componentRequirement } from '../bom/bom.ts';
import { type BomEdges, lowLevelCodes } from '../bom/graph.ts';
import type { Amount } from '../decimal/fixed.ts';
import {
  addRational,
  fromAmount,
  multiplyRational,
  ONE,
  type Rational,
  subtractRational,
  ZERO,
} from '../decimal/rational.ts';

/** What one stock unit of an assembly costs before and after a material's cost has changed. All exact. */
export interface ProductCostImpact {
  readonly productId: number;
  readonly bomId: number;
  /** 1: uses the material itself; otherwise one more than the highest of its components that are affected */
  readonly level: number;
  /** stock units of the material in one of the product, over all branches and levels */
  readonly requiredQuantity: Rational;
  readonly costBefore: Rational;
  readonly costAfter: Rational;
  readonly costChange: Rational;
}

interface Rolled {
  readonly cost: Rational;
  readonly required: Rational;
  readonly level: number;
}

/**
 * Rolls unit costs up from the materials and shows which products a new cost of one of them reaches. It walks products, not
 * paths: each once, after its components, so shared sub-assemblies cost nothing extra. required × (after − before) is the
 * change exactly, because cost is linear in the material.
 *
 * @param input.boms recipe by product. The changed product's own recipe does not count: its cost is given, not rolled up
 * @param input.unitCosts of everything without a recipe, and of the changed product: its cost before
 * @returns the products that contain it, by level, then id
 * @throws CircularBomError; KernelAssertionError when a BOM is impossible, or a cost is missing or negative
 */
export function costImpact(input: {
  readonly productId: number;
  readonly costAfter: Amount;
  readonly boms: ReadonlyMap<number, Bom>;
  readonly unitCosts: ReadonlyMap<number, Amount>;
}): ProductCostImpact[] {
  const { productId, boms, unitCosts } = input;
  const costBefore = unitCosts.get(productId);
  assert(costBefore !== undefined && input.costAfter >= 0n, 'costImpact: both costs must be known');
  const difference = subtractRational(fromAmount(input.costAfter), fromAmount(costBefore));
  const rolled = new Map<number, Rolled>();
  const impacts: ProductCostImpact[] = [];
  for (const id of [...lowLevelCodes(edgesOf(boms, productId)).keys()].reverse()) {
    const bom = id === productId ? undefined : boms.get(id);
    const one = bom === undefined ? material(id, productId, unitCosts) : assembly(bom, rolled);
    rolled.set(id, one);
    if (bom === undefined || one.required.numerator === 0n) continue;
    const costChange = multiplyRational(one.required, difference);
    impacts.push({
      productId: id,
      bomId: bom.bomId,
      level: one.level,
      requiredQuantity: one.required,
      costBefore: one.cost,
      costAfter: addRational(one.cost, costChange),
      costChange,
    });
  }
  return impacts.sort((a, b) => a.level - b.level || a.productId - b.productId);
}

function edgesOf(boms: ReadonlyMap<number, Bom>, productId: number): BomEdges {
  const edges = new Map<number, readonly number[]>();
  for (const [id, bom] of boms) {
    assertSaneBom(bom);
    if (id !== productId) {
      edges.set(
        id,
        bom.lines.map((line) => line.componentProductId),
      );
    }
  }
  return edges;
}

function material(id: number, changedId: number, unitCosts: ReadonlyMap<number, Amount>): Rolled {
  const cost = unitCosts.get(id);
  assert(cost !== undefined && cost >= 0n, 'costImpact: every material has a cost, not below zero');
  return { cost: fromAmount(cost), required: id === changedId ? ONE : ZERO, level: 0 };
}

function assembly(bom: Bom, rolled: ReadonlyMap<number, Rolled>): Rolled {
  let cost = addRational(fromAmount(bom.laborCostPerUnit), fromAmount(bom.overheadCostPerUnit));
  let required = ZERO;
  let level = 0;
  for (const line of bom.lines) {
    const component = rolled.get(line.componentProductId);
    assert(component !== undefined, 'costImpact: components are rolled up before their parents');
    const perUnit = componentRequirement(ONE, bom, line);
    cost = addRational(cost, multiplyRational(perUnit, component.cost));
    if (component.required.numerator === 0n) continue;
    required = addRational(required, multiplyRational(perUnit, component.required));
    level = Math.max(level, component.level + 1);
  }
  return { cost, required, level };
}
