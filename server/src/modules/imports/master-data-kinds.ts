import { AppError } from '../../platform/errors/app-error.ts';
import {
  createProducts,
  createSuppliers,
  createWarehouses,
  findProductsByCode,
  findSuppliersByCode,
  findWarehousesByCode,
  ProductCreate,
  requireOrderSizes,
  SupplierCreate,
  unitCodes,
  WarehouseCreate,
} from '../master-data/index.ts';
import { columnsOf } from './columns.ts';
import { type CheckedRow, codeIn, codesIn, type ImportKind, inPortions } from './kind.ts';
import type { Report } from './report.ts';

/** Names the rows whose code a record of the database has already. */
function reportTaken(
  rows: readonly CheckedRow[],
  column: string,
  taken: ReadonlyMap<string, unknown>,
  report: Report,
): void {
  for (const row of rows) {
    const code = codeIn(row, column);
    if (code === undefined || !taken.has(code)) continue;
    report.add({
      row: row.row,
      column,
      found: code,
      expected: 'a code that is not taken yet',
      message: `${column} ${code} exists already. An import only adds; remove the row or choose another code.`,
    });
  }
}

const valuesOf = <Row>(rows: readonly CheckedRow[]) => rows.map((row) => row.values as Row);

export const warehouses: ImportKind = {
  name: 'WAREHOUSES',
  nouns: ['warehouse', 'warehouses'],
  schema: WarehouseCreate,
  columns: columnsOf(WarehouseCreate),
  unique: ['warehouse_code'],
  async check(db, rows, report) {
    const taken = await findWarehousesByCode(db, codesIn(rows, 'warehouse_code'));
    reportTaken(rows, 'warehouse_code', taken, report);
  },
  write: (tx, rows) => inPortions(valuesOf<WarehouseCreate>(rows), (some) => createWarehouses(tx, some)),
};

export const products: ImportKind = {
  name: 'PRODUCTS',
  nouns: ['product', 'products'],
  schema: ProductCreate,
  columns: columnsOf(ProductCreate),
  unique: ['product_code'],
  rule(values) {
    try {
      requireOrderSizes(values as ProductCreate);
      return undefined;
    } catch (error) {
      const [detail] = error instanceof AppError ? error.details : [];
      if (detail === undefined) throw error;
      return detail as { field: string; message: string };
    }
  },
  async check(db, rows, report) {
    const [taken, units] = await Promise.all([
      findProductsByCode(db, codesIn(rows, 'product_code')),
      unitCodes(db),
    ]);
    reportTaken(rows, 'product_code', taken, report);
    const known = new Set(units);
    for (const row of rows) {
      const unit = codeIn(row, 'unit_of_measure');
      if (unit === undefined || known.has(unit)) continue;
      report.add({
        row: row.row,
        column: 'unit_of_measure',
        found: unit,
        expected: `one of ${units.join(', ')}`,
        message: `There is no unit ${unit}.`,
      });
    }
  },
  write: (tx, rows) => inPortions(valuesOf<ProductCreate>(rows), (some) => createProducts(tx, some)),
};

export const suppliers: ImportKind = {
  name: 'SUPPLIERS',
  nouns: ['supplier', 'suppliers'],
  schema: SupplierCreate,
  columns: columnsOf(SupplierCreate),
  unique: ['supplier_code'],
  async check(db, rows, report) {
    const taken = await findSuppliersByCode(db, codesIn(rows, 'supplier_code'));
    reportTaken(rows, 'supplier_code', taken, report);
  },
  write: (tx, rows) => inPortions(valuesOf<SupplierCreate>(rows), (some) => createSuppliers(tx, some)),
};
