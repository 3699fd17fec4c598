import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quantity } from '../decimal/fixed.ts';
import { quantity } from '../decimal/fixed.ts';
import {
  addRational,
  formatRational,
  lowestTerms,
  multiplyRational,
  type Rational,
  rational,
  ZERO,
} from '../decimal/rational.ts';
import { type RandomStructure, structures } from '../testing/arbitraries.ts';
import { bom, byProduct, line } from '../testing/boms.ts';
import { exploded } from '../testing/lowest-terms.ts';
import { add, type Fraction, OracleExplosion, textOf } from '../testing/oracle-bom.ts';
import { runs } from '../testing/runs.ts';
import type { Bom } from './bom.ts';
import { type Explosion, type ExplosionInput, explodeOneLevel } from './explosion.ts';

/** What the kernel says, as texts, in its order. */
function said(explosion: Explosion): string[] {
  return [
    ...explosion.materials.map((row) => `${row.productId} at ${row.level}: ${formatRational(row.required)}`),
    ...explosion.assemblies.map((row) => {
      const figures = [row.required, row.fromStock, row.laborCost, row.overheadCost].map(formatRational);
      return `${row.productId} by ${row.bomId} at ${row.level}: ${figures.join(' ')}`;
    }),
    `labour ${formatRational(explosion.laborCost)}, overhead ${formatRational(explosion.overheadCost)}`,
  ];
}

/** What the path-walking oracle says, as the same texts. */
function expected(structure: RandomStructure, stock: ReadonlyMap<number, Quantity>): string[] {
  const oracle = new OracleExplosion(structure.root, structure.quantity, structure.subBoms, stock);
  const rows = oracle.needed().sort(([a, rowA], [b, rowB]) => rowA.level - rowB.level || a - b);
  const isAssembly = (productId: number) =>
    productId === structure.root.productId || structure.subBoms.has(productId);
  const sum = (part: 'labor' | 'overhead') =>
    textOf(rows.reduce<Fraction>((all, [, row]) => add(all, row[part]), [0n, 1n]));
  return [
    ...rows
      .filter(([id]) => !isAssembly(id))
      .map(([id, row]) => `${id} at ${row.level}: ${textOf(row.required)}`),
    ...rows
      .filter(([id]) => isAssembly(id))
      .map(([id, row]) => {
        const figures = [row.required, row.fromStock, row.labor, row.overhead].map(textOf);
        return `${id} by ${id + 1000} at ${row.level}: ${figures.join(' ')}`;
      }),
    `labour ${sum('labor')}, overhead ${sum('overhead')}`,
  ];
}

const grossInput = ({ root, quantity: wanted, subBoms }: RandomStructure): ExplosionInput => ({
  root,
  quantity: wanted,
  subBoms,
});

describe('2,000 random structures of up to 8 levels against the oracle that walks every path', () => {
  test('gross and net of stock', () => {
    fc.assert(
      fc.property(structures(), (structure) => {
        expect(said(exploded(grossInput(structure)))).toEqual(expected(structure, new Map()));
        expect(said(exploded(structure))).toEqual(expected(structure, structure.stock));
      }),
      runs(2000),
    );
  });
});

describe('what must hold for every structure', () => {
  const required = (explosion: Explosion) =>
    [...explosion.materials, ...explosion.assemblies].map(
      ({ productId, required: needed }) => [productId, needed] as const,
    );

  test('property: twice as many need exactly twice as much', () => {
    fc.assert(
      fc.property(structures(6), fc.bigInt({ min: 2n, max: 9n }), (structure, factor) => {
        const once = exploded(grossInput(structure));
        const many = exploded({
          ...grossInput(structure),
          quantity: (structure.quantity * factor) as Quantity,
        });
        const times = (value: Rational) => multiplyRational(value, rational(factor));
        expect(required(many)).toEqual(
          required(once).map(([productId, needed]) => [productId, times(needed)]),
        );
        expect([many.laborCost, many.overheadCost]).toEqual([
          times(once.laborCost),
          times(once.overheadCost),
        ]);
      }),
      runs(300),
    );
  });

  test('property: no stock is gross; more stock never needs more material', () => {
    fc.assert(
      fc.property(structures(6), (structure) => {
        const gross = exploded(grossInput(structure));
        expect(exploded({ ...structure, stock: new Map() })).toEqual(gross);
        const net = new Map(exploded(structure).materials.map((row) => [row.productId, row.required]));
        for (const row of gross.materials) {
          const difference = addRational(
            row.required,
            multiplyRational(net.get(row.productId) ?? ZERO, rational(-1n)),
          );
          expect(difference.numerator >= 0n).toBe(true);
        }
      }),
      runs(300),
    );
  });

  test('property: the order of lines and of BOMs does not change the result', () => {
    fc.assert(
      fc.property(structures(6), (structure) => {
        const reversed = [...structure.subBoms].reverse();
        const shuffled = {
          ...structure,
          root: { ...structure.root, lines: structure.root.lines.toReversed() },
          subBoms: new Map(reversed.map(([id, each]) => [id, { ...each, lines: each.lines.toReversed() }])),
          stock: new Map([...structure.stock].reverse()),
        };
        expect(JSON.stringify(said(exploded(shuffled)))).toBe(JSON.stringify(said(exploded(structure))));
      }),
      runs(300),
    );
  });

  test('property: one level is the explosion with the BOMs of everything but phantoms left out', () => {
    fc.assert(
      fc.property(structures(4), ({ root, quantity: wanted, subBoms }) => {
        // Each product that ordinary lines ask for gets a twin without a BOM.
        const cut = (each: Bom): Bom => ({
          ...each,
          lines: each.lines.map((one) =>
            one.isPhantom ? one : { ...one, componentProductId: one.componentProductId + 1000 },
          ),
        });
        const twins = new Map([...subBoms].map(([id, each]) => [id, cut(each)]));
        const whole = exploded({ root: cut(root), quantity: wanted, subBoms: twins });
        const oneLevel = exploded({ root, quantity: wanted, subBoms, oneLevel: true });
        expect(oneLevel.materials).toEqual(
          whole.materials
            .map((row) => ({ ...row, productId: row.productId - 1000, level: 1 }))
            .sort((a, b) => a.productId - b.productId),
        );
        expect(
          explodeOneLevel(root, wanted, subBoms).map((row) => ({
            ...row,
            required: lowestTerms(row.required),
          })),
        ).toEqual(oneLevel.materials);
        expect([oneLevel.laborCost, oneLevel.overheadCost]).toEqual([whole.laborCost, whole.overheadCost]);
      }),
      runs(300),
    );
  });
});

describe('size', () => {
  test('26 products that each contain all later ones: 2²⁴ paths to the last, at once', () => {
    const products = Array.from({ length: 26 }, (_, index) => index);
    const boms = products.slice(0, -1).map((id) =>
      bom(
        id,
        products.slice(id + 1).map((later) => line(later)),
      ),
    );
    const [root = bom(0, [])] = boms;
    const startedAt = performance.now();
    const { materials, assemblies } = exploded({
      root,
      quantity: quantity('1'),
      subBoms: byProduct(...boms),
    });
    expect(performance.now() - startedAt).toBeLessThan(500);
    expect(materials).toEqual([{ productId: 25, required: rational(2n ** 24n), level: 25 }]);
    expect(assemblies.map((row) => row.required.numerator)).toEqual(
      products.slice(0, -1).map((id) => (id === 0 ? 1n : 2n ** BigInt(id - 1))),
    );
  });

  test('a chain of 20,000 BOMs does not exhaust the call stack', () => {
    const boms = Array.from({ length: 20_000 }, (_, id) => bom(id, [line(id + 1)]));
    const [root = bom(0, [])] = boms;
    const { materials } = exploded({ root, quantity: quantity('3'), subBoms: byProduct(...boms) });
    expect(materials).toEqual([{ productId: 20_000, required: rational(3n), level: 20_000 }]);
  });
});
