import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bom } from '../bom/bom.ts';
import { CircularBomError } from '../bom/graph.ts';
import { type Amount, amount, quantity } from '../decimal/fixed.ts';
import {
  addRational,
  formatRational,
  fromAmount,
  multiplyRational,
  type Rational,
  subtractRational,
} from '../decimal/rational.ts';
import { structures } from '../testing/arbitraries.ts';
import { bom, byProduct, line } from '../testing/boms.ts';
import { bug } from '../testing/bug.ts';
import { exploded } from '../testing/lowest-terms.ts';
import { runs } from '../testing/runs.ts';
import { costImpact } from './cost-impact.ts';

const STEEL = 1;
const BOLT = 2;
const FRAME = 10;
const DOOR = 11;
const CABINET = 20;

const of = (productId: number, text: string) => line(productId, { quantityRequired: quantity(text) });

/** A cabinet has two frames, a door and a kilogram of steel; frame and door are made of steel. */
const boms = byProduct(
  bom(FRAME, [of(STEEL, '2.5')], { laborCostPerUnit: amount('3') }),
  bom(DOOR, [of(STEEL, '4'), of(BOLT, '6')]),
  bom(CABINET, [of(FRAME, '2'), of(DOOR, '1'), of(STEEL, '1')], { overheadCostPerUnit: amount('5') }),
);
const unitCosts = new Map([
  [STEEL, amount('10')],
  [BOLT, amount('0.5')],
]);

const shown = (found: ReturnType<typeof costImpact>) =>
  found.map((one) => [
    one.productId,
    one.level,
    ...[one.requiredQuantity, one.costBefore, one.costAfter, one.costChange].map(formatRational),
  ]);

describe('costImpact', () => {
  test('a material reaches all that contain it, each once, with all its branches', () => {
    const found = costImpact({ productId: STEEL, costAfter: amount('12'), boms, unitCosts });
    expect(shown(found)).toEqual([
      [FRAME, 1, '5/2', '28', '33', '5'],
      [DOOR, 1, '4', '43', '51', '8'],
      [CABINET, 2, '10', '114', '134', '20'],
    ]);
    expect(found[0]?.bomId).toBe(FRAME + 1000);
  });

  test('what does not contain it is not named', () => {
    const found = costImpact({ productId: BOLT, costAfter: amount('0'), boms, unitCosts });
    expect(shown(found)).toEqual([
      [DOOR, 1, '6', '43', '40', '-3'],
      [CABINET, 2, '6', '114', '111', '-3'],
    ]);
  });

  test('an assembly whose cost is given is not rolled up', () => {
    const costs = new Map([...unitCosts, [FRAME, amount('100')]]);
    const found = costImpact({ productId: FRAME, costAfter: amount('101'), boms, unitCosts: costs });
    expect(shown(found)).toEqual([[CABINET, 1, '2', '258', '260', '2']]);
  });

  test('a product that nothing contains reaches nothing', () => {
    expect(
      costImpact({
        productId: 99,
        costAfter: amount('1'),
        boms: new Map(),
        unitCosts: new Map([[99, amount('2')]]),
      }),
    ).toEqual([]);
  });

  test('scrap, yield, base quantity and unit come in', () => {
    const recipe = bom(
      FRAME,
      [
        {
          ...of(STEEL, '500'),
          unitFactor: { numerator: 1n, denominator: 1000n },
          scrapPercentage: 400n as never,
        },
      ],
      { baseQuantity: quantity('2'), yieldPercentage: 8000n as never },
    );
    const found = costImpact({
      productId: STEEL,
      costAfter: amount('11'),
      boms: byProduct(recipe),
      unitCosts,
    });
    // 1 ÷ 2 × 500 g × 1.04 ÷ 0.8 = 0.325 kg
    expect(shown(found)).toEqual([[FRAME, 1, '13/40', '13/4', '143/40', '13/40']]);
  });

  test('26 products that each contain all later ones are 26 steps, not 2²⁴ paths', () => {
    const last = 26;
    const dense = byProduct(
      ...Array.from({ length: last - 1 }, (_, index) =>
        bom(
          index + 1,
          Array.from({ length: last - index - 1 }, (_unused, below) => line(index + 2 + below)),
        ),
      ),
    );
    const found = costImpact({
      productId: last,
      costAfter: amount('2'),
      boms: dense,
      unitCosts: new Map([[last, amount('1')]]),
    });
    const top = found.at(-1);
    expect([top?.productId, top?.level, top?.requiredQuantity.numerator]).toEqual([1, 25, 2n ** 24n]);
  });

  test('property: required is what an explosion of one unit needs, and the costs are those of the explosion', () => {
    fc.assert(
      fc.property(
        structures(6),
        fc.nat(),
        fc.bigInt({ min: 0n, max: 10n ** 7n }),
        (structure, pick, after) => {
          const all = new Map<number, Bom>([
            ...structure.subBoms,
            [structure.root.productId, structure.root],
          ]);
          const materials = [
            ...new Set([...all.values()].flatMap((each) => each.lines.map((one) => one.componentProductId))),
          ].filter((id) => !all.has(id));
          const changed = materials[pick % materials.length] ?? 0;
          const costs = new Map(materials.map((id) => [id, ((BigInt(id) * 7919n) % 50_000n) as Amount]));
          const found = costImpact({
            productId: changed,
            costAfter: after as Amount,
            boms: all,
            unitCosts: costs,
          });
          const costAfter = new Map([...costs, [changed, after as Amount]]);
          for (const recipe of all.values()) {
            const one = found.find((impact) => impact.productId === recipe.productId);
            const explosion = exploded({ root: recipe, quantity: quantity('1'), subBoms: all });
            const needed = explosion.materials.find((material) => material.productId === changed);
            expect(one?.requiredQuantity).toEqual(needed?.required);
            if (one === undefined) continue;
            expect(one.costBefore).toEqual(costOf(explosion, costs));
            expect(one.costAfter).toEqual(costOf(explosion, costAfter));
            expect(one.costChange).toEqual(subtractRational(one.costAfter, one.costBefore));
          }
        },
      ),
      runs(100),
    );
  });

  function costOf(explosion: ReturnType<typeof exploded>, costs: ReadonlyMap<number, Amount>): Rational {
    return explosion.materials.reduce(
      (sum, { productId, required }) =>
        addRational(sum, multiplyRational(required, fromAmount(costs.get(productId) ?? amount('0')))),
      addRational(explosion.laborCost, explosion.overheadCost),
    );
  }

  test('a circle is refused', () => {
    const circle = byProduct(bom(FRAME, [line(DOOR), line(STEEL)]), bom(DOOR, [line(FRAME)]));
    expect(() => costImpact({ productId: STEEL, costAfter: amount('1'), boms: circle, unitCosts })).toThrow(
      CircularBomError,
    );
  });

  test('missing or negative costs are bugs', () => {
    const input = { productId: STEEL, costAfter: amount('1'), boms, unitCosts };
    const without = new Map([[STEEL, amount('1')]]);
    const known = bug('both costs must be known');
    expect(() => costImpact({ ...input, unitCosts: new Map() })).toThrow(known);
    expect(() => costImpact({ ...input, costAfter: amount('-1') })).toThrow(known);
    expect(() => costImpact({ ...input, unitCosts: without })).toThrow(bug('every material has a cost'));
    const negative = new Map([...unitCosts, [BOLT, amount('-1')]]);
    expect(() => costImpact({ ...input, unitCosts: negative })).toThrow(bug('every material has a cost'));
  });
});
