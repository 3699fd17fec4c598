import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentage, quantity } from '../decimal/fixed.ts';
import { formatRational, ZERO } from '../decimal/rational.ts';
import { structures } from '../testing/arbitraries.ts';
import { bom, byProduct, line } from '../testing/boms.ts';
import { bug } from '../testing/bug.ts';
import { exploded } from '../testing/lowest-terms.ts';
import { runs } from '../testing/runs.ts';
import { CircularBomError } from './graph.ts';
import { type BomUse, whereUsed } from './where-used.ts';

const said = (use: BomUse) => {
  const figures = [use.directQuantity, use.quantityPerUnit].map(formatRational).join(' of ');
  return `${use.productId} by ${use.bomId} at ${use.level}: ${figures} through ${use.through.join(' ')}`;
};

/** Steel (7) is in a frame (3), in a door (2) that has a frame, and in a cabinet (1) of both; a shelf (4) has none. */
const BOMS = byProduct(
  bom(1, [line(2, { quantityRequired: quantity('2') }), line(3), line(4)]),
  bom(2, [line(3), line(7, { quantityRequired: quantity('3') })], { yieldPercentage: percentage('75') }),
  bom(3, [line(7, { quantityRequired: quantity('10') }), line(7)], { baseQuantity: quantity('2') }),
  bom(4, [line(9)]),
);

describe('steel, worked by hand', () => {
  test('every recipe that contains it, with its quantity over all ways', () => {
    expect(whereUsed({ productId: 7, inForce: BOMS, others: [] }).map(said)).toEqual([
      '3 by 1003 at 1: 11/2 of 11/2 through ',
      // (5.5 + 3) ÷ 0.75
      '2 by 1002 at 2: 4 of 34/3 through 3',
      // 2 × 34/3 + 5.5
      '1 by 1001 at 3: 0 of 169/6 through 2 3',
    ]);
  });

  test('recipes that are not in force go down through those that are', () => {
    const others = [
      { ...bom(1, [line(3, { quantityRequired: quantity('4') })]), bomId: 5001 },
      { ...bom(3, [line(7)]), bomId: 5003 },
      { ...bom(7, [line(7)]), bomId: 5007 },
      { ...bom(8, [line(9)]), bomId: 5008 },
    ];
    expect(whereUsed({ productId: 7, inForce: BOMS, others }).map(said)).toEqual([
      '3 by 1003 at 1: 11/2 of 11/2 through ',
      '3 by 5003 at 1: 1 of 1 through ',
      '1 by 5001 at 2: 0 of 22 through 3',
      '2 by 1002 at 2: 4 of 34/3 through 3',
      '1 by 1001 at 3: 0 of 169/6 through 2 3',
    ]);
  });

  test('an assembly is asked for above its own recipe; a top product is used nowhere', () => {
    expect(whereUsed({ productId: 3, inForce: BOMS, others: [] }).map((use) => use.productId)).toEqual([
      2, 1,
    ]);
    expect(whereUsed({ productId: 1, inForce: BOMS, others: [] })).toEqual([]);
  });

  test('a circle or an impossible recipe is refused', () => {
    const circle = byProduct(bom(1, [line(2)]), bom(2, [line(1), line(7)]));
    expect(() => whereUsed({ productId: 7, inForce: circle, others: [] })).toThrow(CircularBomError);
    const others = [bom(1, [line(7)], { baseQuantity: quantity('0') })];
    expect(() => whereUsed({ productId: 7, inForce: new Map(), others })).toThrow(bug('base quantity'));
  });
});

test('property: what one unit of each recipe needs of a product is what its explosion says', () => {
  fc.assert(
    fc.property(structures(5), fc.nat(), ({ root, subBoms }, dice) => {
      const inForce = new Map([...subBoms, [root.productId, root] as const]);
      const products = exploded({ root, quantity: quantity('1'), subBoms });
      const all = [...products.materials, ...products.assemblies].map((row) => row.productId);
      const productId = all[dice % all.length] ?? 0;
      const uses = new Map(whereUsed({ productId, inForce, others: [] }).map((use) => [use.productId, use]));
      for (const bomOfProduct of inForce.values()) {
        if (bomOfProduct.productId === productId) continue;
        const result = exploded({ root: bomOfProduct, quantity: quantity('1'), subBoms: inForce });
        const row = [...result.materials, ...result.assemblies].find((one) => one.productId === productId);
        const use = uses.get(bomOfProduct.productId);
        expect([use?.quantityPerUnit ?? ZERO, use?.level ?? 0]).toEqual([
          row?.required ?? ZERO,
          row?.level ?? 0,
        ]);
      }
    }),
    runs(300),
  );
});
