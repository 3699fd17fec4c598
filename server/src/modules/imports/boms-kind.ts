import Type, { type Static } from 'typebox';
import type { Db } from '../../platform/database/database.ts';
import { object, oneOf, positiveQuantityInput } from '../../platform/http/schemas.ts';
import {
  BomComponentRequest,
  BomCreateRequest,
  bomsTaken,
  createBoms,
  linesThatCloseCircles,
  lockForBoms,
  type NewBom,
  requireParent,
} from '../bom/index.ts';
import { findProductsByCode, ProductCreate, unitFactors } from '../master-data/index.ts';
import { columnsOf } from './columns.ts';
import { type CheckedRow, codeIn, codesIn, complaintsOf, type ImportKind, refusalOf } from './kind.ts';
import {
  checkParts,
  lineOf,
  type Part,
  type Products,
  RECIPE_DEFAULTS,
  type RecipeColumn,
  readParts,
  recipeCell,
} from './parts-list.ts';
import { Report } from './report.ts';

const line = BomComponentRequest.properties;
const recipe = BomCreateRequest.properties;

/** One row of an indented parts list; products are named by their codes. */
const PartsListRow = object('PartsListRow', {
  level: Type.Integer({
    minimum: 0,
    maximum: 99,
    description: '0: the product that is made; a component stands one level below its parent.',
    examples: [1],
  }),
  product_code: ProductCreate.properties.product_code,
  quantity: Type.Optional(
    positiveQuantityInput(
      'From level 1 on, required there: how much for the base quantity of its parent.',
      '2.500',
    ),
  ),
  unit_of_measure: Type.Optional(
    Type.String({
      pattern: '^[A-Z0-9]{1,10}$',
      description:
        'Unit of the quantity: a unit code of 1 to 10 capital letters or digits. Default: stock unit.',
      examples: ['KG'],
    }),
  ),
  scrap_percentage: line.scrap_percentage,
  bom_version: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,9}\\.[0-9]{1,9}$',
      description:
        'Version of the recipe, for rows with components: two whole numbers with a point like 1.0, as text. Default: 1.0.',
      examples: [RECIPE_DEFAULTS.bom_version],
    }),
  ),
  base_quantity: Type.Optional(
    positiveQuantityInput('How much the components are for, for rows with components; default 1.', '1.000'),
  ),
  yield_percentage: recipe.yield_percentage,
  labor_cost_per_unit: recipe.labor_cost_per_unit,
  overhead_cost_per_unit: recipe.overhead_cost_per_unit,
  is_phantom: Type.Optional(
    oneOf(['TRUE', 'FALSE', 'DOĞRU', 'YANLIŞ'], 'TRUE: never stocked, its components take its place.'),
  ),
  substitute_group: line.substitute_group,
  notes: line.notes,
});
type PartsListRow = Static<typeof PartsListRow>;

/** A row of level 0 is nobody's component. */
const LINE_COLUMNS = [
  'quantity',
  'unit_of_measure',
  'scrap_percentage',
  'is_phantom',
  'substitute_group',
] as const;

function rule(values: Readonly<Record<string, unknown>>): { field: string; message: string } | undefined {
  const row = values as PartsListRow;
  if (row.level > 0) {
    return row.quantity === undefined
      ? { field: 'quantity', message: 'is required from level 1 on' }
      : undefined;
  }
  const field = LINE_COLUMNS.find((column) => row[column] !== undefined);
  if (field === undefined) return undefined;
  const message =
    'is for components, and level 0 is the product that is made. Empty the cell; base_quantity says how much its components are for';
  return { field, message };
}

const productsOf = (db: Db, rows: readonly CheckedRow[]): Promise<Products> =>
  findProductsByCode(db, codesIn(rows, 'product_code'));

function checkProducts(rows: readonly CheckedRow[], products: Products, report: Report): void {
  for (const row of rows) {
    const code = codeIn(row, 'product_code');
    const product = code === undefined ? undefined : products.get(code);
    if (code === undefined || product?.isActive === true) continue;
    const message =
      product === undefined
        ? `There is no product ${code}.`
        : `Product ${code} is inactive. Activate it first, or choose another one.`;
    complaintsOf(row, report)('product_code', 'the code of an active product', message);
  }
}

function checkMade(parts: readonly Part[], products: Products, report: Report): void {
  for (const { row, components } of parts) {
    const product = products.get(codeIn(row, 'product_code') ?? '');
    if (components.length === 0 || product?.isActive !== true) continue;
    const refusal = refusalOf(() => requireParent(product, product.productId));
    if (refusal === undefined) continue;
    complaintsOf(row, report)('product_code', 'a semi-finished or finished product', refusal.message);
  }
}

async function checkUnits(
  db: Db,
  rows: readonly CheckedRow[],
  products: Products,
  report: Report,
): Promise<void> {
  const named = rows.flatMap((row) => {
    const unitCode = codeIn(row, 'unit_of_measure');
    const product = products.get(codeIn(row, 'product_code') ?? '');
    return unitCode === undefined || product === undefined ? [] : [{ row, unitCode, ...product }];
  });
  const factors = await unitFactors(db, named);
  for (const [place, { row, unitCode, unitOfMeasure, productCode }] of named.entries()) {
    if (factors[place] !== undefined) continue;
    const message = `${unitCode} does not convert to ${unitOfMeasure}, the stock unit of ${productCode}. Use a unit that does.`;
    complaintsOf(row, report)('unit_of_measure', `a unit that converts to ${unitOfMeasure}`, message);
  }
}

/** The rows that make a recipe: the first one of each product that has components. */
function recipesOf(parts: readonly Part[]): Part[] {
  const recipes = new Map<string, Part>();
  for (const part of parts) {
    const code = codeIn(part.row, 'product_code');
    if (part.components.length > 0 && code !== undefined && !recipes.has(code)) recipes.set(code, part);
  }
  return [...recipes.values()];
}

async function checkVersions(
  db: Db,
  parts: readonly Part[],
  products: Products,
  report: Report,
): Promise<void> {
  const wanted = recipesOf(parts).flatMap(({ row }) => {
    const product = products.get(codeIn(row, 'product_code') ?? '');
    if (product === undefined || row.wrong.has('bom_version')) return [];
    const { productId, productCode } = product;
    return [{ row, productId, productCode, bomVersion: String(recipeCell(row, 'bom_version')) }];
  });
  for (const { row, productCode, bomVersion } of await bomsTaken(db, wanted)) {
    const message = `${productCode} has a BOM with version ${bomVersion} already. An import only adds; choose another version.`;
    complaintsOf(row, report)('bom_version', 'a version that is not taken yet', message);
  }
}

async function checkCircles(
  db: Db,
  parts: readonly Part[],
  products: Products,
  report: Report,
): Promise<void> {
  const lines = parts.flatMap(({ row: parent, components }) =>
    components.flatMap(({ row }) => {
      const from = products.get(codeIn(parent, 'product_code') ?? '');
      const to = products.get(codeIn(row, 'product_code') ?? '');
      if (from === undefined || to === undefined) return [];
      return [{ row, parentId: from.productId, componentId: to.productId }];
    }),
  );
  for (const { line, refusal } of await linesThatCloseCircles(db, lines)) {
    complaintsOf(line.row, report)(
      'product_code',
      'a component that does not contain its parent',
      refusal.message,
    );
  }
}

function bomOf(
  { row, components }: Part,
  products: Products,
  topNotes: ReadonlyMap<string, unknown>,
): NewBom {
  const idOf = (code: string): number => {
    const product = products.get(code);
    if (product === undefined) throw new Error(`${code} was checked and is gone`);
    return product.productId;
  };
  const code = codeIn(row, 'product_code') ?? '';
  const cell = (column: RecipeColumn) => String(recipeCell(row, column));
  const notes = topNotes.get(code);
  return {
    header: {
      parent_product_id: idOf(code),
      bom_version: cell('bom_version'),
      base_quantity: cell('base_quantity'),
      yield_percentage: cell('yield_percentage'),
      labor_cost_per_unit: cell('labor_cost_per_unit'),
      overhead_cost_per_unit: cell('overhead_cost_per_unit'),
      notes: notes === undefined ? null : String(notes),
    },
    lines: components.map((component, place) => {
      const { productCode, ...rest } = lineOf(component.row, products);
      return { ...rest, productId: idOf(productCode), sequenceNumber: (place + 1) * 10 };
    }),
  };
}

export const boms: ImportKind = {
  name: 'BOMS',
  nouns: ['row of a parts list', 'rows of parts lists'],
  schema: PartsListRow,
  columns: columnsOf(PartsListRow),
  unique: [],
  rule,
  lock: (tx, rows) => lockForBoms(tx, codesIn(rows, 'product_code')),
  async check(db, rows, report) {
    const products = await productsOf(db, rows);
    checkProducts(rows, products, report);
    await checkUnits(db, rows, products, report);
    const parts = readParts(rows, report);
    if (parts === undefined) return;
    checkParts(parts, products, report);
    checkMade(parts, products, report);
    await checkVersions(db, parts, products, report);
    await checkCircles(db, parts, products, report);
  },
  async write(tx, rows) {
    const products = await productsOf(tx, rows);
    const parts = readParts(rows, new Report()) ?? [];
    // Remarks of level 0 are the recipe's own; below it they belong to the line.
    const tops = parts.filter((part) => part.level === 0);
    const topNotes = new Map(tops.map(({ row }) => [codeIn(row, 'product_code') ?? '', row.values.notes]));
    await createBoms(
      tx,
      recipesOf(parts).map((part) => bomOf(part, products, topNotes)),
    );
  },
};
