import { describe, expect, test } from 'vitest';
import { amount, formatAmount, quantity } from '../decimal/fixed.ts';
import { formatRational, toAmount } from '../decimal/rational.ts';
import { bom, byProduct, line } from '../testing/boms.ts';
import { readTable } from '../testing/table.ts';
import { type Explosion, explode, explodeOneLevel } from './explosion.ts';
import { CircularBomError } from './graph.ts';
import { PhantomWithoutBomError } from './structure.ts';
import { explodeTree } from './tree.ts';

/**
 * A cabinet (1) has a fastening kit (2) that nobody stocks and a body (3). The kit is 4 screws (8) and a bag (4) that is
 * a phantom, too, of 2 labels (9); the body has a kit of its own, stocked as a spare part there, and a sheet (7).
 */
const kit = (isPhantom: boolean) => line(2, { isPhantom });
const CABINET = bom(1, [kit(true), line(3)], { laborCostPerUnit: amount('20') });
const BOMS = byProduct(
  bom(2, [line(8, { quantityRequired: quantity('4') }), line(4, { isPhantom: true })], {
    laborCostPerUnit: amount('1'),
    overheadCostPerUnit: amount('0.5'),
  }),
  bom(3, [kit(false), line(7)], { laborCostPerUnit: amount('5') }),
  bom(4, [line(9, { quantityRequired: quantity('2') })], { laborCostPerUnit: amount('0.25') }),
);
const CABINETS = { root: CABINET, quantity: quantity('10'), subBoms: BOMS };

const materials = (explosion: Explosion) =>
  explosion.materials.map((row) => `${row.productId}: ${formatRational(row.required)}`).join(', ');

describe('net of stock', () => {
  // 10 cabinets: 10 kits through the phantom line, 10 through the bodies.
  test.each(
    readTable(
      ['kits', 'bags', 'bodies', 'materials', 'why'],
      `
      | kits   | bags    | bodies | materials            | why                                          |
      | 0.000  | 0.000   | 0.000  | 7: 10, 8: 80, 9: 40  | no stock                                     |
      | 99.000 | 0.000   | 0.000  | 7: 10, 8: 40, 9: 20  | only the kits of bodies come from stock      |
      | 3.000  | 99.000  | 0.000  | 7: 10, 8: 68, 9: 34  | 7 kits of bodies and 10 of cabinets; no bag  |
      | 99.000 | 99.000  | 10.000 | 8: 40, 9: 20         | the cabinets' own kits are always made       |`,
    ),
  )('$kits kits, $bags bags, $bodies bodies: $why', (row) => {
    const stock = new Map([
      [2, quantity(row.kits)],
      [3, quantity(row.bodies)],
      [4, quantity(row.bags)],
    ]);
    expect(materials(explode({ ...CABINETS, stock }))).toBe(row.materials);
  });

  test('says how much phantom lines ask for', () => {
    const { assemblies } = explode({ ...CABINETS, stock: new Map([[2, quantity('3')]]) });
    const figures = assemblies.map(({ productId, required, asPhantom, fromStock }) =>
      [productId, ...[required, asPhantom, fromStock].map(formatRational)].join(' '),
    );
    expect(figures).toEqual(['1 10 0 0', '3 10 0 0', '2 20 10 3', '4 17 17 0']);
  });
});

describe('one level', () => {
  test('goes through phantoms, and through phantoms in them, with their labour', () => {
    const exploded = explode({ ...CABINETS, oneLevel: true });
    expect(materials(exploded)).toBe('3: 10, 8: 40, 9: 20');
    expect(exploded.materials.map(({ level }) => level)).toEqual([1, 1, 1]);
    expect(exploded.assemblies.map(({ productId }) => productId)).toEqual([1, 2, 4]);
    // 10 × 20 + 10 kits × 1 + 10 bags × 0.25; bodies are not made
    expect(formatAmount(toAmount(exploded.laborCost))).toBe('212.5000');
    expect(formatAmount(toAmount(exploded.overheadCost))).toBe('5.0000');
    expect(explodeOneLevel(CABINET, quantity('10'), BOMS)).toEqual(exploded.materials);
  });

  test('what is a phantom here and a component there is both', () => {
    const root = bom(1, [line(2, { isPhantom: true }), line(2, { quantityRequired: quantity('3') })]);
    const exploded = explode({ root, quantity: quantity('1'), subBoms: BOMS, oneLevel: true });
    expect(materials(exploded)).toBe('2: 3, 8: 4, 9: 2');
    expect(exploded.assemblies.map((row) => formatRational(row.required))).toEqual(['1', '1', '1']);
  });

  test('a circle through phantoms is one; a circle below ordinary components is not looked at', () => {
    const circle = byProduct(bom(2, [line(1)]));
    expect(() => explodeOneLevel(bom(1, [kit(true)]), quantity('1'), circle)).toThrow(CircularBomError);
    expect(explodeOneLevel(bom(1, [kit(false)]), quantity('1'), circle)).toHaveLength(1);
  });
});

test('the tree marks them', () => {
  const [first, second] = explodeTree(CABINETS).children;
  expect(first).toMatchObject({
    productId: 2,
    isPhantom: true,
    children: [{ productId: 8 }, { isPhantom: true }],
  });
  expect(second).not.toHaveProperty('isPhantom');
});

describe('a phantom without a BOM', () => {
  const root = bom(1, [kit(false), line(7, { isPhantom: true })]);
  const structure = { root, quantity: quantity('1'), subBoms: BOMS };

  test('is refused by name', () => {
    for (const attempt of [
      () => explode(structure),
      () => explode({ ...structure, oneLevel: true }),
      () => explodeTree(structure),
    ]) {
      expect(attempt).toThrow(PhantomWithoutBomError);
      expect(attempt).toThrow(expect.objectContaining({ productId: 7, parentProductId: 1 }));
      expect(attempt).toThrow('Phantom 7 of product 1 has no BOM to go through');
    }
  });

  test('does not matter below what is taken as it is', () => {
    const subBoms = byProduct(bom(2, [line(7, { isPhantom: true })]));
    expect(explodeOneLevel(bom(1, [kit(false)]), quantity('1'), subBoms)).toHaveLength(1);
  });
});
