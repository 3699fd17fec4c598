import type { ProductFacts } from '../master-data/index.ts';
import { type CheckedRow, codeIn, complaintsOf } from './kind.ts';
import type { Report } from './report.ts';

/** An indented parts list: which row is a component of which. */

export interface Part {
  readonly row: CheckedRow;
  readonly level: number;
  readonly components: Part[];
}

export type Products = ReadonlyMap<string, ProductFacts>;

/** What a recipe has when its row does not say it. */
export const RECIPE_DEFAULTS = {
  bom_version: '1.0',
  base_quantity: '1.000',
  yield_percentage: '100.00',
  labor_cost_per_unit: '0.0000',
  overhead_cost_per_unit: '0.0000',
} as const;
export type RecipeColumn = keyof typeof RECIPE_DEFAULTS;
const RECIPE_COLUMNS = Object.keys(RECIPE_DEFAULTS) as RecipeColumn[];

/** As BomCreateRequest has it. */
const MOST_COMPONENTS = 500;

/** Each row with its components, in the order of the file; undefined when the levels do not say who belongs to whom. */
export function readParts(rows: readonly CheckedRow[], report: Report): Part[] | undefined {
  const parts: Part[] = [];
  /** the latest part of each level */
  const above: Part[] = [];
  let highest = 0;
  let isSound = true;
  for (const row of rows) {
    const level = row.wrong.has('level') ? undefined : row.values.level;
    if (typeof level !== 'number') {
      isSound = false;
      highest = Number.POSITIVE_INFINITY;
      continue;
    }
    if (level > highest) {
      isSound = false;
      reportJump(row, level, highest, report);
    }
    highest = level + 1;
    const part: Part = { row, level, components: [] };
    above[level] = part;
    above[level - 1]?.components.push(part);
    parts.push(part);
  }
  return isSound ? parts : undefined;
}

function reportJump(row: CheckedRow, level: number, highest: number, report: Report): void {
  const complain = complaintsOf(row, report);
  if (highest === 0) complain('level', '0', 'The first row must have level 0: the product that is made.');
  else {
    const message = `level jumps from ${highest - 1} to ${level}. A component stands one level below its parent.`;
    complain('level', `a whole number from 0 to ${highest}`, message);
  }
}

/** Everything that only the whole list knows. */
export function checkParts(parts: readonly Part[], products: Products, report: Report): void {
  const tops = parts.filter((part) => part.level === 0);
  reportRepeated(tops, 'each product of level 0 once in the file', '', report);
  const recipes = new Map<string, Part>();
  for (const part of parts) {
    const code = codeIn(part.row, 'product_code') ?? '';
    if (part.components.length === 0) {
      checkWithoutComponents(part, code, report);
      continue;
    }
    const expected = 'each component of a product once';
    reportRepeated(part.components, expected, ` as a component of ${code}`, report);
    reportTooMany(part, code, report);
    if (code === '') continue;
    const first = recipes.get(code);
    if (first === undefined) recipes.set(code, part);
    else reportOtherRecipe(part, first, products, report);
  }
}

function reportRepeated(parts: readonly Part[], expected: string, where: string, report: Report): void {
  const seen = new Map<string, number>();
  for (const { row } of parts) {
    const code = codeIn(row, 'product_code');
    if (code === undefined) continue;
    const earlier = seen.get(code);
    if (earlier === undefined) seen.set(code, row.row);
    else {
      const message = `product_code ${code} stands in row ${earlier} already${where}. Remove one of the two rows.`;
      complaintsOf(row, report)('product_code', expected, message);
    }
  }
}

function checkWithoutComponents({ row, level }: Part, code: string, report: Report): void {
  const complain = complaintsOf(row, report);
  if (level === 0) {
    const message = `${code} has no components. Put them below it with level 1, or remove the row.`;
    complain('level', 'a row of level 1 below it', message);
    return;
  }
  for (const column of RECIPE_COLUMNS) {
    if (row.values[column] === undefined || row.wrong.has(column)) continue;
    const message = `${column} is for rows with components, and ${code} has none here. Empty the cell.`;
    complain(column, 'an empty cell', message);
  }
}

function reportTooMany({ components }: Part, code: string, report: Report): void {
  const beyond = components[MOST_COMPONENTS];
  if (beyond === undefined) return;
  const message = `${code} has ${components.length} components. Group some of them into an assembly.`;
  complaintsOf(beyond.row, report)('product_code', `at most ${MOST_COMPONENTS} components`, message);
}

/** A product has one recipe in a file: where it is written out again, it must say the same. */
function reportOtherRecipe(part: Part, first: Part, products: Products, report: Report): void {
  const complain = complaintsOf(part.row, report);
  const code = codeIn(part.row, 'product_code');
  const hint = 'Make both alike, or list its components only once.';
  const other = RECIPE_COLUMNS.find(
    (column) => recipeCell(part.row, column) !== recipeCell(first.row, column),
  );
  if (other !== undefined) {
    const message = `${code} has another ${other} in row ${first.row.row}. ${hint}`;
    complain(other, `${recipeCell(first.row, other)}, as in row ${first.row.row}`, message);
  } else if (recipeText(part, products) !== recipeText(first, products)) {
    const message = `${code} has other components in row ${first.row.row}. ${hint}`;
    complain('product_code', `the components of row ${first.row.row}`, message);
  }
}

export const recipeCell = (row: CheckedRow, column: RecipeColumn): unknown =>
  row.values[column] ?? RECIPE_DEFAULTS[column];

/** Equal for equal recipes. The order of rows counts only within a group of substitutes, where the first one is chosen. */
function recipeText({ components }: Part, products: Products): string {
  const lines = components.map(({ row }) => {
    const line = lineOf(row, products);
    return { text: JSON.stringify(line), group: line.substituteGroup };
  });
  const place = (line: (typeof lines)[number]) => (line.group === null ? `0${line.text}` : `1${line.group}`);
  return JSON.stringify(
    lines
      .toSorted((a, b) => (place(a) < place(b) ? -1 : Number(place(a) > place(b))))
      .map((line) => line.text),
  );
}

/** A row as a line of its parent's recipe, with the defaults. */
export function lineOf({ values }: CheckedRow, products: Products) {
  const text = (column: string) => (values[column] === undefined ? null : String(values[column]));
  const code = text('product_code') ?? '';
  return {
    productCode: code,
    quantity: text('quantity') ?? '',
    unit: text('unit_of_measure') ?? products.get(code)?.unitOfMeasure ?? '',
    scrap: text('scrap_percentage') ?? '0.00',
    isPhantom: ['TRUE', 'DOĞRU'].includes(text('is_phantom') ?? ''),
    substituteGroup: text('substitute_group'),
    notes: text('notes'),
  };
}
