import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, duplicate, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  findWarehouse,
  insertWarehouse,
  lockWarehouse,
  productsInWarehouse,
  updateWarehouse,
  warehouseCodeTaken,
  whatNeedsWarehouse,
} from './warehouses.queries.ts';
import type { Warehouse, WarehouseCreate, WarehouseUpdate } from './warehouses.schemas.ts';

/** @throws NOT_FOUND */
export async function getWarehouse(db: Db, warehouseId: number): Promise<Warehouse> {
  const warehouse = await findWarehouse(db, warehouseId);
  if (warehouse === undefined) throw notFound('warehouse', warehouseId);
  return warehouse;
}

/** @throws DUPLICATE */
export async function createWarehouse(tx: Tx, input: WarehouseCreate): Promise<Warehouse> {
  if (await warehouseCodeTaken(tx, input.warehouse_code)) {
    throw duplicate('warehouse', 'warehouse_code', input.warehouse_code);
  }
  const warehouse = await insertWarehouse(tx, input);
  audit(tx, {
    action: 'warehouse.create',
    entityType: 'warehouse',
    entityId: warehouse.warehouse_id,
    after: warehouse,
  });
  return warehouse;
}

/**
 * The stock in a warehouse and the orders that end in it were checked against its type, so the type stays while there are any.
 *
 * @throws NOT_FOUND, CONFLICT (If-Match), IN_USE when it is deactivated or gets another type with stock or open orders
 */
export async function changeWarehouse(
  tx: Tx,
  warehouseId: number,
  changes: WarehouseUpdate,
  expectedVersion: string | null,
): Promise<Warehouse> {
  const dependsOnReferences = changes.is_active === false || changes.warehouse_type !== undefined;
  const before = await lockWarehouse(tx, warehouseId, dependsOnReferences);
  if (before === undefined) throw notFound('warehouse', warehouseId);
  requireVersion(expectedVersion, before);
  const wanted = { ...before, ...changes };
  const ends = before.is_active && !wanted.is_active;
  if (ends || wanted.warehouse_type !== before.warehouse_type) await requireUnused(tx, before);
  const after = await updateWarehouse(tx, warehouseId, changes);
  if (after.is_active !== before.is_active) await announceStock(tx, warehouseId);
  audit(tx, { action: 'warehouse.update', entityType: 'warehouse', entityId: warehouseId, before, after });
  return after;
}

/** Deactivates: history keeps referring to it. Doing it twice changes nothing. @throws NOT_FOUND, IN_USE */
export async function deactivateWarehouse(tx: Tx, warehouseId: number): Promise<Warehouse> {
  const before = await lockWarehouse(tx, warehouseId, true);
  if (before === undefined) throw notFound('warehouse', warehouseId);
  if (!before.is_active) return before;
  await requireUnused(tx, before);
  const after = await updateWarehouse(tx, warehouseId, { is_active: false });
  await announceStock(tx, warehouseId);
  audit(tx, {
    action: 'warehouse.deactivate',
    entityType: 'warehouse',
    entityId: warehouseId,
    before,
    after,
  });
  return after;
}

/** What lies in an inactive warehouse is not available, so all of it has changed. */
async function announceStock(tx: Tx, warehouseId: number): Promise<void> {
  const products = await tx.run(productsInWarehouse, [warehouseId]);
  tx.changed(
    'product',
    products.map((row) => row.product_id),
  );
}

async function requireUnused(tx: Tx, warehouse: Warehouse): Promise<void> {
  const needs = await tx.run(whatNeedsWarehouse, [warehouse.warehouse_id]);
  if (needs.length === 0) return;
  throw new AppError(
    'IN_USE',
    say`Warehouse ${warehouse.warehouse_code} is still needed. Move its stock and finish its orders first.`,
    needs,
  );
}
