import type { Static } from 'typebox';
import type { Db } from '../../platform/database/database.ts';
import { object } from '../../platform/http/schemas.ts';
import { findProductsByCode, ProductCreate, type ProductFacts } from '../master-data/index.ts';
import {
  createDemands,
  DemandCreate,
  type DemandKey,
  demandsRecorded,
  demandWithDefaults,
  lockDemandedProducts,
} from '../planning/index.ts';
import { columnsOf } from './columns.ts';
import { type CheckedRow, codeIn, codesIn, complaintsOf, type ImportKind, inPortions } from './kind.ts';
import type { Report } from './report.ts';

const demand = DemandCreate.properties;

/** One demand; the product is named by its code. */
const DemandRow = object('DemandRow', {
  product_code: ProductCreate.properties.product_code,
  quantity: demand.quantity,
  due_date: demand.due_date,
  demand_type: demand.demand_type,
  reference_number: demand.reference_number,
  notes: demand.notes,
});
type DemandRow = Static<typeof DemandRow>;

type Products = ReadonlyMap<string, ProductFacts>;

const productsOf = (db: Db, rows: readonly CheckedRow[]): Promise<Products> =>
  findProductsByCode(db, codesIn(rows, 'product_code'));

function checkProduct(row: CheckedRow, products: Products, report: Report): void {
  const code = codeIn(row, 'product_code');
  const product = code === undefined ? undefined : products.get(code);
  if (code === undefined || product?.isActive === true) return;
  const message =
    product === undefined
      ? `There is no product ${code}.`
      : `Product ${code} is inactive. Activate it first, or choose another one.`;
  complaintsOf(row, report)('product_code', 'the code of an active product', message);
}

const keyText = (key: DemandKey) => `${key.productId} ${key.dueDate} ${key.reference}`;

/** The same file twice would double the demand: the references say that it was here before. */
async function checkReferences(
  db: Db,
  rows: readonly CheckedRow[],
  products: Products,
  report: Report,
): Promise<void> {
  const named = rows.flatMap((row) => {
    const reference = codeIn(row, 'reference_number');
    const dueDate = codeIn(row, 'due_date');
    const product = products.get(codeIn(row, 'product_code') ?? '');
    if (reference === undefined || dueDate === undefined || product === undefined) return [];
    return [{ row, reference, dueDate, productId: product.productId }];
  });
  const recorded = new Set((await demandsRecorded(db, named)).map(keyText));
  for (const one of named) {
    if (!recorded.has(keyText(one))) continue;
    complaintsOf(one.row, report)(
      'reference_number',
      'a reference that has no demand for this product and day yet',
      `${one.reference} has a demand for ${one.row.values.product_code} on ${one.dueDate} already. Was the file imported before?`,
    );
  }
}

export const demands: ImportKind = {
  name: 'DEMANDS',
  nouns: ['demand', 'demands'],
  schema: DemandRow,
  columns: columnsOf(DemandRow),
  unique: ['product_code', 'due_date', 'reference_number'],
  async lock(tx, rows) {
    const products = await productsOf(tx, rows);
    await lockDemandedProducts(
      tx,
      [...products.values()].map((product) => product.productId),
    );
  },
  async check(db, rows, report) {
    const products = await productsOf(db, rows);
    for (const row of rows) checkProduct(row, products, report);
    await checkReferences(db, rows, products, report);
  },
  async write(tx, rows) {
    const products = await productsOf(tx, rows);
    const made = rows.map(({ values }) => {
      const { product_code, ...row } = values as DemandRow;
      const product = products.get(product_code);
      if (product === undefined) throw new Error(`${product_code} was checked and is gone`);
      return demandWithDefaults(product.productId, row);
    });
    await inPortions(made, async (some) => {
      await createDemands(tx, some);
    });
  },
};
