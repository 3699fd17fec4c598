import type { Words } from '../../../platform/reports/report.ts';
import type { DataSet, Field, FieldType } from './field-types.ts';

type Options = Pick<Field, 'needs' | 'nullable' | 'values' | 'indexed'>;

export function field(type: FieldType, tr: string, en: string, sql: string, options: Options = {}): Field {
  const title: Words = { tr, en };
  return { type, title, sql, ...options };
}

const PRODUCT_TYPES = ['RAW_MATERIAL', 'SEMI_FINISHED', 'FINISHED_PRODUCT', 'PACKAGING'] as const;
const WAREHOUSE_TYPES = ['RAW_MATERIALS', 'SEMI_FINISHED', 'FINISHED_PRODUCTS', 'PACKAGING'] as const;

type Joins = DataSet['joins'];

/** The product that the row of `alias` is about. */
export function productFields(alias: string): Record<string, Field> {
  const needs = 'p';
  return {
    product_id: field('id', 'Ürün no', 'Product id', `${alias}.product_id`, { indexed: true }),
    product_code: field('text', 'Ürün kodu', 'Product code', 'p.product_code', { needs, indexed: true }),
    product_name: field('text', 'Ürün adı', 'Product name', 'p.product_name', { needs }),
    product_type: field('code', 'Ürün tipi', 'Product type', 'p.product_type', {
      needs,
      values: PRODUCT_TYPES,
    }),
    unit_of_measure: field('text', 'Birim', 'Unit of measure', 'p.unit_of_measure', { needs }),
  };
}

export const productJoin = (alias: string): Joins => ({
  p: { sql: `join products p on p.product_id = ${alias}.product_id` },
});

/** The warehouse that the row of `alias` is in or for. */
export function warehouseFields(alias: string): Record<string, Field> {
  const needs = 'w';
  return {
    warehouse_id: field('id', 'Depo no', 'Warehouse id', `${alias}.warehouse_id`),
    warehouse_code: field('text', 'Depo kodu', 'Warehouse code', 'w.warehouse_code', { needs }),
    warehouse_name: field('text', 'Depo adı', 'Warehouse name', 'w.warehouse_name', { needs }),
    warehouse_type: field('code', 'Depo tipi', 'Warehouse type', 'w.warehouse_type', {
      needs,
      values: WAREHOUSE_TYPES,
    }),
  };
}

export const warehouseJoin = (alias: string): Joins => ({
  w: { sql: `join warehouses w on w.warehouse_id = ${alias}.warehouse_id` },
});

/** A supplier that may be missing, as the stock's and a planned order's. */
export function supplierFields(options: { nullable?: true; indexed?: true }): Record<string, Field> {
  const all = { needs: 's', ...(options.nullable ? { nullable: true as const } : {}) };
  const code = options.indexed ? { ...all, indexed: true as const } : all;
  return {
    supplier_code: field('text', 'Tedarikçi kodu', 'Supplier code', 's.supplier_code', code),
    supplier_name: field('text', 'Tedarikçi adı', 'Supplier name', 's.supplier_name', all),
  };
}
