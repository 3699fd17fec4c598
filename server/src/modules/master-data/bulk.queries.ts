import type { Tx } from '../../platform/database/database.ts';
import { type Statement, statement } from '../../platform/database/statement.ts';
import type { Product, ProductCreate } from './products.schemas.ts';
import type { StoredSupplier } from './suppliers.queries.ts';
import type { SupplierCreate } from './suppliers.schemas.ts';
import type { Warehouse, WarehouseCreate } from './warehouses.schemas.ts';

/**
 * Many records in one statement each. They travel as one JSON text in which decimals are text, so nothing passes through a
 * binary number. What a row leaves out gets the default of its column.
 */

const insertManyWarehouses = statement<Warehouse>(
  'warehouses_insert_many',
  `insert into warehouses (warehouse_code, warehouse_name, warehouse_type, location, manager_name, created_at, updated_at)
   select r.warehouse_code, r.warehouse_name, r.warehouse_type, r.location, r.manager_name, $2::timestamptz, $2
   from jsonb_to_recordset($1::jsonb) as r (warehouse_code text, warehouse_name text, warehouse_type text,
     location text, manager_name text)
   returning warehouse_id, warehouse_code, warehouse_name, warehouse_type, location, manager_name, is_active,
     created_at, updated_at`,
);

const insertManyProducts = statement<Product>(
  'products_insert_many',
  `insert into products (product_code, product_name, description, product_type, unit_of_measure, standard_cost,
     minimum_stock_level, critical_stock_level, lead_time_days, safety_stock, lot_sizing_rule, lot_size,
     minimum_order_quantity, maximum_order_quantity, order_multiple, safety_days_of_cover, ordering_cost,
     annual_holding_rate, created_at, updated_at)
   select r.product_code, r.product_name, r.description, r.product_type, r.unit_of_measure, r.standard_cost,
     r.minimum_stock_level, r.critical_stock_level, coalesce(r.lead_time_days, 0), coalesce(r.safety_stock, 0),
     coalesce(r.lot_sizing_rule, 'LOT_FOR_LOT'), r.lot_size, coalesce(r.minimum_order_quantity, 0),
     r.maximum_order_quantity, r.order_multiple, coalesce(r.safety_days_of_cover, 0), r.ordering_cost,
     r.annual_holding_rate, $2::timestamptz, $2
   from jsonb_to_recordset($1::jsonb) as r (product_code text, product_name text, description text, product_type text,
     unit_of_measure text, standard_cost numeric, minimum_stock_level numeric, critical_stock_level numeric,
     lead_time_days integer, safety_stock numeric, lot_sizing_rule text, lot_size numeric,
     minimum_order_quantity numeric, maximum_order_quantity numeric, order_multiple numeric, safety_days_of_cover integer,
     ordering_cost numeric, annual_holding_rate numeric)
   returning product_id, product_code, product_name, description, product_type, unit_of_measure, standard_cost,
     minimum_stock_level, critical_stock_level, lead_time_days, safety_stock, lot_sizing_rule, lot_size,
     minimum_order_quantity, maximum_order_quantity, order_multiple, safety_days_of_cover, ordering_cost,
     annual_holding_rate, is_active, created_at, updated_at`,
);

const insertManySuppliers = statement<StoredSupplier>(
  'suppliers_insert_many',
  `insert into suppliers (supplier_code, supplier_name, contact_person, email, phone, address, city, country, tax_number,
     payment_terms, lead_time_days, quality_rating, delivery_rating, price_rating, created_at, updated_at)
   select r.supplier_code, r.supplier_name, r.contact_person, r.email, r.phone, r.address, r.city, r.country,
     r.tax_number, r.payment_terms, coalesce(r.lead_time_days, 0), r.quality_rating, r.delivery_rating, r.price_rating,
     $2::timestamptz, $2
   from jsonb_to_recordset($1::jsonb) as r (supplier_code text, supplier_name text, contact_person text, email text,
     phone text, address text, city text, country text, tax_number text, payment_terms text, lead_time_days integer,
     quality_rating numeric, delivery_rating numeric, price_rating numeric)
   returning supplier_id, supplier_code, supplier_name, contact_person, email, phone, address, city, country,
     tax_number, payment_terms, lead_time_days, quality_rating, delivery_rating, price_rating, is_active, created_at,
     updated_at`,
);

const insertMany = <Row>(tx: Tx, insert: Statement<Row>, rows: readonly unknown[]): Promise<Row[]> =>
  tx.run(insert, [JSON.stringify(rows), tx.clock.now()]);

export const insertWarehouses = (tx: Tx, rows: readonly WarehouseCreate[]) =>
  insertMany(tx, insertManyWarehouses, rows);
export const insertProducts = (tx: Tx, rows: readonly ProductCreate[]) =>
  insertMany(tx, insertManyProducts, rows);
export const insertSuppliers = (tx: Tx, rows: readonly SupplierCreate[]) =>
  insertMany(tx, insertManySuppliers, rows);

export const insertStandardCosts = statement<never>(
  'product_cost_history_standard_many',
  `insert into product_cost_history (product_id, cost_type, unit_cost, recorded_at, recorded_by)
   select product_id, 'STANDARD', unit_cost, $3::timestamptz, $4::bigint
   from unnest($1::bigint[], $2::numeric[]) as c (product_id, unit_cost)`,
);
