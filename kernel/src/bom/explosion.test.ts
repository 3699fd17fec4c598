import { describe, expect, test } from 'vitest';
import { amount, formatAmount, formatQuantity, percentage, quantity } from '../decimal/fixed.ts';
import { formatRational, rational, toAmount, toQuantity, toQuantityRoundedUp } from '../decimal/rational.ts';
import { bom, byProduct, line, readBoms } from '../testing/boms.ts';
import { bug } from '../testing/bug.ts';
import { readTable } from '../testing/table.ts';
import { type ExplosionInput, explode, explodeOneLevel } from './explosion.ts';
import { CircularBomError } from './graph.ts';

/**
 * A cabinet (1) has a body (2), two doors (3) and 12 screws (9). Body and door share sheet steel (7), which is
 * bought in KG; a sheet-metal line is in pieces of 15.7 kg. Paint (8) is dosed in G and stocked in KG.
 */
const CABINET = readBoms(`
  | parent | component | quantity | factor | scrap | base | yield | labour | overhead |
  | 1      | 2         | 1        | 1      | 0     | 1    | 100   | 20     | 8        |
  | 1      | 3         | 2        | 1      | 0     | 1    | 100   | 20     | 8        |
  | 1      | 9         | 12       | 1      | 4     | 1    | 100   | 20     | 8        |
  | 2      | 7         | 1.5      | 157/10 | 3     | 1    | 96    | 12.5   | 5        |
  | 2      | 8         | 350      | 1/1000 | 0     | 1    | 96    | 12.5   | 5        |
  | 3      | 7         | 4        | 157/10 | 3     | 10   | 98    | 3.3333 | 1.1      |
  | 3      | 9         | 40       | 1      | 4     | 10   | 98    | 3.3333 | 1.1      |`);

function cabinets(wanted: string, overrides: Partial<ExplosionInput> = {}): ExplosionInput {
  const root = CABINET.get(1);
  if (root === undefined) throw new Error('the table has product 1');
  return { root, quantity: quantity(wanted), subBoms: CABINET, ...overrides };
}

describe('10 cabinets, worked by hand', () => {
  const exploded = explode(cabinets('10'));

  test.each(
    readTable(
      ['product', 'level', 'exact', 'rounded', 'whole', 'calculation'],
      `
      | product | level | exact         | rounded | whole   | calculation                                          |
      | 7       | 2     | 6031783/15680 | 384.680 | 385.000 | 10×1.5×15.7×1.03÷0.96 + 20÷10×4×15.7×1.03÷0.98       |
      | 8       | 2     | 175/48        | 3.646   | 4.000   | 10×350÷1000÷0.96                                     |
      | 9       | 2     | 51376/245     | 209.698 | 210.000 | 10×12×1.04 + 20÷10×40×1.04÷0.98; level 1 and 2, so 2 |`,
    ),
  )('material $product: $calculation', (row) => {
    const material = exploded.materials.find(({ productId }) => productId === Number(row.product));
    if (material === undefined) throw new Error('not among the materials');
    expect(material.level).toBe(Number(row.level));
    expect(formatRational(material.required)).toBe(row.exact);
    expect(formatQuantity(toQuantity(material.required))).toBe(row.rounded);
    expect(formatQuantity(toQuantityRoundedUp(material.required, 0))).toBe(row.whole);
  });

  test.each(
    readTable(
      ['product', 'level', 'required', 'labour', 'overhead', 'why'],
      `
      | product | level | required | labour   | overhead | why                                        |
      | 1       | 0     | 10       | 200.0000 | 80.0000  | 10 × 20, 10 × 8                            |
      | 2       | 1     | 10       | 125.0000 | 50.0000  | not ÷ its own yield of 96 %                |
      | 3       | 1     | 20       | 66.6660  | 22.0000  | 20 × 3.3333; its base quantity is for lines |`,
    ),
  )('assembly $product: $why', (row) => {
    const assembly = exploded.assemblies.find(({ productId }) => productId === Number(row.product));
    if (assembly === undefined) throw new Error('not among the assemblies');
    expect(assembly).toMatchObject({ level: Number(row.level), bomId: 1000 + Number(row.product) });
    expect(formatRational(assembly.required)).toBe(row.required);
    expect(formatRational(assembly.fromStock)).toBe('0');
    expect(formatAmount(toAmount(assembly.laborCost))).toBe(row.labour);
    expect(formatAmount(toAmount(assembly.overheadCost))).toBe(row.overhead);
  });

  test('labour and overhead of all levels, rows in the order of level and product', () => {
    expect(formatAmount(toAmount(exploded.laborCost))).toBe('391.6660');
    expect(formatAmount(toAmount(exploded.overheadCost))).toBe('152.0000');
    expect(exploded.materials.map(({ productId }) => productId)).toEqual([7, 8, 9]);
    expect(exploded.assemblies.map(({ productId }) => productId)).toEqual([1, 2, 3]);
  });
});

describe('net of stock', () => {
  // 10 cabinets need 10 bodies and 20 doors.
  test.each(
    readTable(
      ['bodies', 'doors', 'from stock', 'sheet steel', 'paint', 'screws', 'labour'],
      `
      | bodies  | doors  | from stock | sheet steel | paint | screws  | labour   |
      | 0.000   | 0.000  | 0, 0       | 384.680     | 3.646 | 209.698 | 391.6660 |
      | 4.000   | 15.000 | 4, 15      | 184.605     | 2.188 | 146.024 | 291.6665 |
      | 10.000  | 0.000  | 10, 0      | 132.008     | none  | 209.698 | 266.6660 |
      | 99.000  | 99.000 | 10, 20     | none        | none  | 124.800 | 200.0000 |`,
    ),
  )('$bodies bodies and $doors doors in stock', (row) => {
    const stock = new Map([
      [1, quantity('1000')],
      [2, quantity(row.bodies)],
      [3, quantity(row.doors)],
      [7, quantity('1000')],
    ]);
    const net = explode(cabinets('10', { stock }));
    const requiredOf = (product: number) => {
      const found = net.materials.find(({ productId }) => productId === product);
      return found === undefined ? 'none' : formatQuantity(toQuantity(found.required));
    };
    const [root, ...others] = net.assemblies;
    expect(root && formatRational(root.fromStock)).toBe('0');
    expect(others.map(({ fromStock }) => formatRational(fromStock)).join(', ')).toBe(row['from stock']);
    expect(others.map(({ required }) => formatRational(required))).toEqual(['10', '20']);
    expect([requiredOf(7), requiredOf(8), requiredOf(9)]).toEqual([
      row['sheet steel'],
      row.paint,
      row.screws,
    ]);
    expect(formatAmount(toAmount(net.laborCost))).toBe(row.labour);
  });

  test('levels stay those of the structure: screws are at 2 even when no door is made', () => {
    const net = explode(cabinets('10', { stock: new Map([[3, quantity('20')]]) }));
    expect(net.materials.find(({ productId }) => productId === 9)?.level).toBe(2);
  });

  test('negative stock is a bug', () => {
    expect(() => explode(cabinets('1', { stock: new Map([[2, quantity('-1')]]) }))).toThrow(
      bug('stock must not be negative'),
    );
  });
});

describe('explodeOneLevel', () => {
  test('direct components only, one row per product, by product', () => {
    const root = bom(1, [
      line(5),
      line(2, { quantityRequired: quantity('0.5') }),
      line(5, { unitFactor: rational(1n, 3n) }),
    ]);
    const rows = explodeOneLevel(root, quantity('6'));
    expect(rows.map((row) => `${row.productId}: ${formatRational(row.required)} at ${row.level}`)).toEqual([
      '2: 3 at 1',
      '5: 8 at 1',
    ]);
  });

  test('a BOM that contains its own product, or nothing to make, is refused', () => {
    expect(() => explodeOneLevel(bom(4, [line(3), line(4)]), quantity('1'))).toThrow(
      expect.objectContaining({ cycle: [4, 4] }),
    );
    expect(() => explodeOneLevel(bom(4, [line(3)]), quantity('0'))).toThrow(
      bug('the quantity must be above zero'),
    );
    expect(() => explodeOneLevel(bom(4, [], { baseQuantity: quantity('0') }), quantity('1'))).toThrow(
      bug('the base quantity'),
    );
  });
});

describe('what is refused', () => {
  test.each([
    ['the root directly in itself', [bom(1, [line(1)])], [1, 1]],
    [
      'the root below another',
      [bom(1, [line(2)]), bom(2, [line(3)]), bom(3, [line(9), line(1)])],
      [1, 2, 3, 1],
    ],
    ['a cycle without the root', [bom(1, [line(2)]), bom(2, [line(3)]), bom(3, [line(2)])], [2, 3, 2]],
  ])('%s', (_what, boms, cycle) => {
    const [root] = boms;
    if (root === undefined) throw new Error('no root');
    const circular = () => explode({ root, quantity: quantity('1'), subBoms: byProduct(...boms) });
    expect(circular).toThrow(CircularBomError);
    expect(circular).toThrow(expect.objectContaining({ cycle }));
  });

  test('a cycle among BOMs that the root does not reach is none of its business', () => {
    const subBoms = byProduct(bom(5, [line(6)]), bom(6, [line(5)]));
    expect(explode({ root: bom(1, [line(2)]), quantity: quantity('1'), subBoms }).materials).toHaveLength(1);
  });

  test('nothing to make, or a BOM filed under another product, is a bug', () => {
    expect(() => explode(cabinets('0'))).toThrow(bug('the quantity must be above zero'));
    const subBoms = new Map([[2, bom(3, [])]]);
    expect(() => explode({ root: bom(1, [line(2)]), quantity: quantity('1'), subBoms })).toThrow(
      bug('keyed by the product'),
    );
  });

  test.each([
    ['the base quantity must be above zero', bom(1, [], { baseQuantity: quantity('0') })],
    ['the yield must be in (0, 100] percent', bom(1, [], { yieldPercentage: percentage('0') })],
    ['the yield must be in (0, 100] percent', bom(1, [], { yieldPercentage: percentage('100.01') })],
    ['the labour cost must not be negative', bom(1, [], { laborCostPerUnit: amount('-0.0001') })],
    ['the overhead cost must not be negative', bom(1, [], { overheadCostPerUnit: amount('-0.0001') })],
    ['a line must require more than zero', bom(1, [line(2, { quantityRequired: quantity('0') })])],
    ['a unit factor must be above zero', bom(1, [line(2, { unitFactor: rational(0n) })])],
    ['the scrap must not be negative', bom(1, [line(2, { scrapPercentage: percentage('-0.01') })])],
  ])('an impossible BOM is a bug: %s', (words, root) => {
    expect(() => explode({ root, quantity: quantity('1'), subBoms: new Map() })).toThrow(bug(words));
  });
});
