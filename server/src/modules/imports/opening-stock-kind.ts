import Type, { type Static } from 'typebox';
import type { Db } from '../../platform/database/database.ts';
import { costInput, object, oneOf, positiveQuantityInput } from '../../platform/http/schemas.ts';
import {
  batchesInStock,
  entryDateOf,
  lockScopes,
  postOpeningStock,
  QUALITY_STATUSES,
  requireHome,
  StockInRequest,
} from '../inventory/index.ts';
import {
  findProductsByCode,
  findSuppliersByCode,
  findWarehousesByCode,
  ProductCreate,
  type ProductFacts,
  SupplierCreate,
  type SupplierFacts,
  WarehouseCreate,
  type WarehouseFacts,
} from '../master-data/index.ts';
import { columnsOf } from './columns.ts';
import {
  type CheckedRow,
  type Complaint,
  codeIn,
  codesIn,
  complaintsOf,
  type ImportKind,
  refusalOf,
} from './kind.ts';
import type { Report } from './report.ts';

const stockIn = StockInRequest.properties;

/** One batch that is on the shelf when the program begins to keep the books; everything refers by code. */
const OpeningStockRow = object('OpeningStockRow', {
  product_code: ProductCreate.properties.product_code,
  warehouse_code: WarehouseCreate.properties.warehouse_code,
  quantity: positiveQuantityInput('How much, in the stock unit of the product.', '1234.500'),
  unit_cost: costInput('Cost of one stock unit.'),
  // Without a say it would be PENDING, and nobody could use the stock that everybody knows to be there.
  quality_status: oneOf(QUALITY_STATUSES, 'Only APPROVED stock can be used.'),
  batch_number: stockIn.batch_number,
  entry_date: stockIn.entry_date,
  expiry_date: stockIn.expiry_date,
  location_in_warehouse: stockIn.location_in_warehouse,
  supplier_code: Type.Optional(SupplierCreate.properties.supplier_code),
  notes: stockIn.notes,
});
type OpeningStockRow = Static<typeof OpeningStockRow>;

interface Facts {
  readonly products: ReadonlyMap<string, ProductFacts>;
  readonly warehouses: ReadonlyMap<string, WarehouseFacts>;
  readonly suppliers: ReadonlyMap<string, SupplierFacts>;
}

async function factsOf(db: Db, rows: readonly CheckedRow[]): Promise<Facts> {
  const [products, warehouses, suppliers] = await Promise.all([
    findProductsByCode(db, codesIn(rows, 'product_code')),
    findWarehousesByCode(db, codesIn(rows, 'warehouse_code')),
    findSuppliersByCode(db, codesIn(rows, 'supplier_code')),
  ]);
  return { products, warehouses, suppliers };
}

/** The product and the warehouse of a row must exist, be active, and fit each other. */
function checkPlace(row: CheckedRow, facts: Facts, enforceType: boolean, complain: Complaint): void {
  const productCode = codeIn(row, 'product_code');
  const product = productCode === undefined ? undefined : facts.products.get(productCode);
  if (productCode !== undefined && product?.isActive !== true) {
    const message =
      product === undefined ? `There is no product ${productCode}.` : inactive('Product', productCode);
    complain('product_code', 'the code of an active product', message);
  }
  const warehouseCode = codeIn(row, 'warehouse_code');
  const warehouse = warehouseCode === undefined ? undefined : facts.warehouses.get(warehouseCode);
  if (warehouseCode !== undefined && warehouse?.isActive !== true) {
    const message =
      warehouse === undefined
        ? `There is no warehouse ${warehouseCode}.`
        : inactive('Warehouse', warehouseCode);
    complain('warehouse_code', 'the code of an active warehouse', message);
  }
  if (product === undefined || warehouse === undefined) return;
  const mismatch = refusalOf(() =>
    requireHome(
      {
        product_code: product.productCode,
        product_type: product.productType,
        warehouse_code: warehouse.warehouseCode,
        warehouse_type: warehouse.warehouseType,
      },
      enforceType,
    ),
  );
  if (mismatch !== undefined)
    complain('warehouse_code', 'a warehouse for this type of product', mismatch.message);
}

const inactive = (what: string, code: string) =>
  `${what} ${code} is inactive. Activate it first, or choose another one.`;

function checkSupplier(row: CheckedRow, facts: Facts, complain: Complaint): void {
  const code = codeIn(row, 'supplier_code');
  if (code === undefined || facts.suppliers.has(code)) return;
  complain('supplier_code', 'the code of a supplier', `There is no supplier ${code}.`);
}

function checkEntryDate(row: CheckedRow, now: Date, complain: Complaint): void {
  const text = codeIn(row, 'entry_date');
  const refusal = refusalOf(() => entryDateOf(text, now));
  if (refusal === undefined) return;
  complain('entry_date', `a moment from 1900-01-01 to ${now.toISOString()}`, `${refusal.message}.`);
}

const batchKey = (batch: { productId: number; warehouseId: number; batchNumber: string }) =>
  `${batch.productId} ${batch.warehouseId} ${batch.batchNumber}`;

/** The same file twice would double the stock: its batches say that it was here before. */
async function checkBatches(
  db: Db,
  rows: readonly CheckedRow[],
  facts: Facts,
  report: Report,
): Promise<void> {
  const named = rows.flatMap((row) => {
    const batchNumber = codeIn(row, 'batch_number');
    const product = facts.products.get(codeIn(row, 'product_code') ?? '');
    const warehouse = facts.warehouses.get(codeIn(row, 'warehouse_code') ?? '');
    if (batchNumber === undefined || product === undefined || warehouse === undefined) return [];
    return [{ row, batchNumber, productId: product.productId, warehouseId: warehouse.warehouseId }];
  });
  const present = new Set((await batchesInStock(db, named)).map(batchKey));
  for (const batch of named) {
    if (!present.has(batchKey(batch))) continue;
    complaintsOf(batch.row, report)(
      'batch_number',
      'a batch that the warehouse does not hold yet',
      `Batch ${batch.batchNumber} of ${batch.row.values.product_code} is in warehouse ${batch.row.values.warehouse_code} already. Was the file imported before?`,
    );
  }
}

export const openingStock: ImportKind = {
  name: 'OPENING_STOCK',
  nouns: ['batch of stock', 'batches of stock'],
  schema: OpeningStockRow,
  columns: columnsOf(OpeningStockRow),
  unique: ['product_code', 'warehouse_code', 'batch_number'],
  async lock(tx, rows) {
    const facts = await factsOf(tx, rows);
    const scopes = rows.flatMap((row) => {
      const product = facts.products.get(codeIn(row, 'product_code') ?? '');
      const warehouse = facts.warehouses.get(codeIn(row, 'warehouse_code') ?? '');
      if (product === undefined || warehouse === undefined) return [];
      return [{ productId: product.productId, warehouseId: warehouse.warehouseId }];
    });
    await lockScopes(tx, { scopes });
  },
  async check(db, rows, report) {
    const facts = await factsOf(db, rows);
    const now = db.clock.now();
    for (const row of rows) {
      const complain = complaintsOf(row, report);
      checkPlace(row, facts, db.policy.enforceWarehouseType, complain);
      checkSupplier(row, facts, complain);
      checkEntryDate(row, now, complain);
    }
    await checkBatches(db, rows, facts, report);
  },
  async write(tx, rows) {
    const facts = await factsOf(tx, rows);
    const known = <Fact>(map: ReadonlyMap<string, Fact>, code: string): Fact => {
      const fact = map.get(code);
      if (fact === undefined) throw new Error(`${code} was checked and is gone`);
      return fact;
    };
    const stock = rows.map(({ values }) => {
      const { product_code, warehouse_code, supplier_code, ...row } = values as OpeningStockRow;
      const { productId, productCode } = known(facts.products, product_code);
      const { warehouseId } = known(facts.warehouses, warehouse_code);
      const supplierId =
        supplier_code === undefined ? null : known(facts.suppliers, supplier_code).supplierId;
      return { ...row, productId, productCode, warehouseId, supplierId };
    });
    await postOpeningStock(tx, stock);
  },
};
