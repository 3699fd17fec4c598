import { auditCreated } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { insertProducts, insertStandardCosts, insertSuppliers, insertWarehouses } from './bulk.queries.ts';
import type { ProductCreate } from './products.schemas.ts';
import type { SupplierCreate } from './suppliers.schemas.ts';
import type { WarehouseCreate } from './warehouses.schemas.ts';

/**
 * Creates many records as their own endpoints would, in a fixed number of statements. The caller has checked what those check;
 * of a code that somebody else took meanwhile the constraint speaks.
 */

export async function createWarehouses(tx: Tx, rows: readonly WarehouseCreate[]): Promise<void> {
  const created = await insertWarehouses(tx, rows);
  auditCreated(
    tx,
    'warehouse.create',
    'warehouse',
    created.map((after) => ({ id: after.warehouse_id, after })),
  );
}

export async function createProducts(tx: Tx, rows: readonly ProductCreate[]): Promise<void> {
  const created = await insertProducts(tx, rows);
  tx.changed(
    'product',
    created.map((product) => product.product_id),
  );
  const costs = created.filter((product) => product.standard_cost !== null);
  tx.defer(insertStandardCosts, [
    costs.map((product) => product.product_id),
    costs.map((product) => product.standard_cost),
    tx.clock.now(),
    tx.actor.userId,
  ]);
  auditCreated(
    tx,
    'product.create',
    'product',
    created.map((after) => ({ id: after.product_id, after })),
  );
}

export async function createSuppliers(tx: Tx, rows: readonly SupplierCreate[]): Promise<void> {
  const created = await insertSuppliers(tx, rows);
  auditCreated(
    tx,
    'supplier.create',
    'supplier',
    created.map((after) => ({ id: after.supplier_id, after })),
  );
}
