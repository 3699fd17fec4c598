import type { Bom, BomLine } from '../bom/bom.ts';
import { amount, percentage, quantity } from '../decimal/fixed.ts';
import { ONE, parseRational } from '../decimal/rational.ts';
import { readTable } from './table.ts';

/** One component of a plain line: 1 unit, no scrap, stock unit. */
export function line(componentProductId: number, overrides: Partial<BomLine> = {}): BomLine {
  return {
    componentProductId,
    quantityRequired: quantity('1'),
    unitFactor: ONE,
    scrapPercentage: percentage('0'),
    ...overrides,
  };
}

/** A BOM for one unit, full yield, no labour, unless overridden. Its id is the product's plus 1000. */
export function bom(productId: number, lines: BomLine[], overrides: Partial<Bom> = {}): Bom {
  return {
    bomId: productId + 1000,
    productId,
    baseQuantity: quantity('1'),
    yieldPercentage: percentage('100'),
    laborCostPerUnit: amount('0'),
    overheadCostPerUnit: amount('0'),
    lines,
    ...overrides,
  };
}

export function byProduct(...boms: Bom[]): Map<number, Bom> {
  return new Map(boms.map((each) => [each.productId, each]));
}

const BOM_TABLE = [
  'parent',
  'component',
  'quantity',
  'factor',
  'scrap',
  'base',
  'yield',
  'labour',
  'overhead',
] as const;

/** BOMs from a table with one row per line; the parent's own figures are read from its first row. */
export function readBoms(text: string): Map<number, Bom> {
  const boms = new Map<number, Bom>();
  for (const row of readTable(BOM_TABLE, text)) {
    const productId = Number(row.parent);
    const header = boms.get(productId) ?? {
      ...bom(productId, []),
      baseQuantity: quantity(row.base),
      yieldPercentage: percentage(row.yield),
      laborCostPerUnit: amount(row.labour),
      overheadCostPerUnit: amount(row.overhead),
    };
    const added = line(Number(row.component), {
      quantityRequired: quantity(row.quantity),
      unitFactor: parseRational(row.factor),
      scrapPercentage: percentage(row.scrap),
    });
    boms.set(productId, { ...header, lines: [...header.lines, added] });
  }
  return boms;
}
