import { divideRational, ONE, parseRational, type Rational } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { PRODUCT_TYPES } from './products.schemas.ts';
import type { WAREHOUSE_TYPES } from './warehouses.schemas.ts';

/** What other modules need to know of master data: each look-up is one statement for any number of ids. */

export interface ProductFacts {
  readonly productId: number;
  readonly productCode: string;
  readonly productName: string;
  readonly productType: (typeof PRODUCT_TYPES)[number];
  readonly unitOfMeasure: string;
  /** decimals that a quantity in the stock unit may have */
  readonly unitDecimals: 0 | 1 | 2 | 3;
  readonly isActive: boolean;
}

const PRODUCT_FACTS = `select p.product_id as "productId", p.product_code as "productCode",
     p.product_name as "productName", p.product_type as "productType", p.unit_of_measure as "unitOfMeasure",
     u.decimals as "unitDecimals", p.is_active as "isActive"
   from products p join units u on u.unit_code = p.unit_of_measure`;

const readProducts = statement<ProductFacts>(
  'lookup_products',
  `${PRODUCT_FACTS} where p.product_id = any($1::bigint[])`,
);
/** A join, because `= any($1)` compares each of 10,000 codes with each product. */
const readProductsByCode = statement<ProductFacts>(
  'lookup_products_by_code',
  `${PRODUCT_FACTS} join unnest($1::text[]) as wanted (code) on wanted.code = p.product_code`,
);

/** Products by id. An id that does not exist is absent. */
export async function findProducts(db: Db, ids: readonly number[]): Promise<Map<number, ProductFacts>> {
  const rows = ids.length === 0 ? [] : await db.run(readProducts, [ids]);
  return new Map(rows.map((row) => [row.productId, row]));
}

/** Products by code. A code that does not exist is absent. */
export async function findProductsByCode(
  db: Db,
  codes: readonly string[],
): Promise<Map<string, ProductFacts>> {
  const rows = codes.length === 0 ? [] : await db.run(readProductsByCode, [codes]);
  return new Map(rows.map((row) => [row.productCode, row]));
}

export interface WarehouseFacts {
  readonly warehouseId: number;
  readonly warehouseCode: string;
  readonly warehouseName: string;
  readonly warehouseType: (typeof WAREHOUSE_TYPES)[number];
  readonly isActive: boolean;
}

const WAREHOUSE_FACTS = `select warehouse_id as "warehouseId", warehouse_code as "warehouseCode",
     warehouse_name as "warehouseName", warehouse_type as "warehouseType", is_active as "isActive"
   from warehouses`;

const readWarehouses = statement<WarehouseFacts>(
  'lookup_warehouses',
  `${WAREHOUSE_FACTS} where warehouse_id = any($1::bigint[])`,
);
const readWarehousesByCode = statement<WarehouseFacts>(
  'lookup_warehouses_by_code',
  `${WAREHOUSE_FACTS} join unnest($1::text[]) as wanted (code) on wanted.code = warehouse_code`,
);

/** Warehouses by id, active or not. An id that does not exist is absent. */
export async function findWarehouses(db: Db, ids: readonly number[]): Promise<Map<number, WarehouseFacts>> {
  const rows = ids.length === 0 ? [] : await db.run(readWarehouses, [ids]);
  return new Map(rows.map((row) => [row.warehouseId, row]));
}

/** Warehouses by code, active or not. A code that does not exist is absent. */
export async function findWarehousesByCode(
  db: Db,
  codes: readonly string[],
): Promise<Map<string, WarehouseFacts>> {
  const rows = codes.length === 0 ? [] : await db.run(readWarehousesByCode, [codes]);
  return new Map(rows.map((row) => [row.warehouseCode, row]));
}

export interface SupplierFacts {
  readonly supplierId: number;
  readonly supplierCode: string;
  readonly supplierName: string;
  readonly leadTimeDays: number;
  readonly isActive: boolean;
}

const SUPPLIER_FACTS = `select supplier_id as "supplierId", supplier_code as "supplierCode",
     supplier_name as "supplierName", lead_time_days as "leadTimeDays", is_active as "isActive"
   from suppliers`;

const readSuppliers = statement<SupplierFacts>(
  'lookup_suppliers',
  `${SUPPLIER_FACTS} where supplier_id = any($1::bigint[])`,
);
const readSuppliersByCode = statement<SupplierFacts>(
  'lookup_suppliers_by_code',
  `${SUPPLIER_FACTS} join unnest($1::text[]) as wanted (code) on wanted.code = supplier_code`,
);

/** Suppliers by id, active or not. An id that does not exist is absent. */
export async function findSuppliers(db: Db, ids: readonly number[]): Promise<Map<number, SupplierFacts>> {
  const rows = ids.length === 0 ? [] : await db.run(readSuppliers, [ids]);
  return new Map(rows.map((row) => [row.supplierId, row]));
}

/** Suppliers by code, active or not. A code that does not exist is absent. */
export async function findSuppliersByCode(
  db: Db,
  codes: readonly string[],
): Promise<Map<string, SupplierFacts>> {
  const rows = codes.length === 0 ? [] : await db.run(readSuppliersByCode, [codes]);
  return new Map(rows.map((row) => [row.supplierCode, row]));
}

export interface ProductUnit {
  readonly productId: number;
  readonly unitCode: string;
}

interface FactorRow {
  is_stock_unit: boolean;
  own_factor: string | null;
  factor_to_base: string | null;
  stock_factor_to_base: string | null;
}

const readFactors = statement<FactorRow>(
  'lookup_unit_factors',
  `select p.unit_of_measure is not distinct from pair.unit_code as is_stock_unit, own.factor as own_factor,
     convertible.factor_to_base, stock.factor_to_base as stock_factor_to_base
   from unnest($1::bigint[], $2::text[]) with ordinality as pair (product_id, unit_code, place)
   left join products p on p.product_id = pair.product_id
   left join product_unit_conversions own on own.product_id = p.product_id and own.unit_code = pair.unit_code
   left join units stock on stock.unit_code = p.unit_of_measure and stock.is_convertible
   left join units convertible on convertible.unit_code = pair.unit_code and convertible.is_convertible
     and convertible.dimension = stock.dimension
   order by pair.place`,
);

/**
 * For each pair, in the order given: how many stock units of the product one of the unit is, exact. The product's own
 * conversion goes before the one inside a dimension, because a factory's sheet is what its product says. `undefined` where
 * the unit does not convert, or the product or the unit does not exist.
 */
export async function unitFactors(db: Db, pairs: readonly ProductUnit[]): Promise<(Rational | undefined)[]> {
  if (pairs.length === 0) return [];
  const rows = await db.run(readFactors, [
    pairs.map((pair) => pair.productId),
    pairs.map((pair) => pair.unitCode),
  ]);
  return rows.map(factorOf);
}

function factorOf(row: FactorRow): Rational | undefined {
  if (row.is_stock_unit) return ONE;
  if (row.own_factor !== null) return parseRational(row.own_factor);
  if (row.factor_to_base === null || row.stock_factor_to_base === null) return undefined;
  return divideRational(parseRational(row.factor_to_base), parseRational(row.stock_factor_to_base));
}
