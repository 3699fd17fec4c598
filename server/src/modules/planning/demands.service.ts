import { audit, auditCreated } from '../../platform/audit.ts';
import { type Db, only, type Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  findDemand,
  insertDemands,
  lockDemand,
  type NewDemand,
  saveDemand,
  shareDemandedProduct,
} from './demands.queries.ts';
import type { Demand, DemandCreate, DemandUpdate } from './demands.schemas.ts';

/** @throws NOT_FOUND */
export async function getDemand(db: Db, demandId: number): Promise<Demand> {
  const demand = await findDemand(db, demandId);
  if (demand === undefined) throw notFound('demand', demandId);
  return demand;
}

/** @throws NOT_FOUND, CONFLICT when the product is inactive */
export async function createDemand(tx: Tx, input: DemandCreate): Promise<Demand> {
  const product = await shareDemandedProduct(tx, input.product_id);
  if (product === undefined) throw notFound('product', input.product_id);
  requireActive(product);
  return only(await createDemands(tx, [withDefaults(input.product_id, input)]));
}

/** What a request or a row of a file leaves out. */
export function withDefaults(productId: number, input: Omit<DemandCreate, 'product_id'>): NewDemand {
  return {
    product_id: productId,
    quantity: input.quantity,
    due_date: input.due_date,
    demand_type: input.demand_type ?? 'MANUAL',
    reference_number: input.reference_number ?? null,
    notes: input.notes ?? null,
  };
}

/** Many at once, in a fixed number of statements. The caller has locked the products and knows that they are active. */
export async function createDemands(tx: Tx, demands: readonly NewDemand[]): Promise<Demand[]> {
  const created = await insertDemands(tx, demands);
  auditCreated(
    tx,
    'demand.create',
    'demand',
    created.map((after) => ({ id: after.demand_id, after })),
  );
  return created;
}

/** @throws NOT_FOUND, CONFLICT (If-Match, or an active demand for an inactive product) */
export async function changeDemand(
  tx: Tx,
  demandId: number,
  changes: DemandUpdate,
  expectedVersion: string | null,
): Promise<Demand> {
  const { product_id } = await getDemand(tx, demandId);
  const product = await shareDemandedProduct(tx, product_id);
  const before = await lockDemand(tx, demandId);
  requireVersion(expectedVersion, before);
  const wanted = { ...before, ...changes };
  if (wanted.is_active && product !== undefined) requireActive(product);
  const after = await saveDemand(tx, wanted);
  audit(tx, { action: 'demand.update', entityType: 'demand', entityId: demandId, before, after });
  return after;
}

/** It stays as history, and nothing is planned for it. Doing it twice changes nothing. @throws NOT_FOUND */
export async function deactivateDemand(tx: Tx, demandId: number): Promise<Demand> {
  await getDemand(tx, demandId);
  const before = await lockDemand(tx, demandId);
  if (!before.is_active) return before;
  const after = await saveDemand(tx, { ...before, is_active: false });
  audit(tx, { action: 'demand.deactivate', entityType: 'demand', entityId: demandId, before, after });
  return after;
}

function requireActive(product: { readonly product_code: string; readonly is_active: boolean }): void {
  if (!product.is_active) throw inactiveProduct(product.product_code);
}

export function inactiveProduct(productCode: string): AppError {
  return new AppError(
    'CONFLICT',
    say`Product ${productCode} is inactive, so nothing is planned for it. Activate it first, or choose another one.`,
  );
}
