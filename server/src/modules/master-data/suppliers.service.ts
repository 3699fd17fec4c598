import { audit } from '../../platform/audit.ts';
import { type Db, only, type Tx } from '../../platform/database/database.ts';
import { AppError, duplicate, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import type { Page } from '../../platform/http/paging.ts';
import { say } from '../../platform/words/sentence.ts';
import { lastYear, type PerformanceSummary, supplierPerformance } from './supplier-performance.queries.ts';
import { endPreferencesOfSupplier } from './supplier-products.queries.ts';
import {
  findSupplier,
  insertSupplier,
  listStoredSuppliers,
  lockSupplier,
  openOrdersOfSupplier,
  type StoredSupplier,
  supplierCodeTaken,
  updateSupplier,
} from './suppliers.queries.ts';
import type {
  Supplier,
  SupplierCreate,
  SupplierList,
  SupplierPerformanceSummary,
  SupplierRatings,
  SupplierUpdate,
} from './suppliers.schemas.ts';

/** With what the last 365 days say of each; the number of statements is fixed. */
export async function listSuppliers(db: Db, list: SupplierList): Promise<Page<Supplier>> {
  const page = await listStoredSuppliers(db, list);
  return { ...page, items: await withPerformance(db, page.items) };
}

/** @throws NOT_FOUND */
export async function getSupplier(db: Db, supplierId: number): Promise<Supplier> {
  const [supplier] = await withPerformance(db, [await requireSupplier(db, supplierId)]);
  if (supplier === undefined) throw notFound('supplier', supplierId);
  return supplier;
}

/** @throws NOT_FOUND */
export async function requireSupplier(db: Db, supplierId: number): Promise<StoredSupplier> {
  const supplier = await findSupplier(db, supplierId);
  if (supplier === undefined) throw notFound('supplier', supplierId);
  return supplier;
}

async function withPerformance(db: Db, suppliers: readonly StoredSupplier[]): Promise<Supplier[]> {
  const ids = suppliers.map((supplier) => supplier.supplier_id);
  const performance = await supplierPerformance(db, ids, lastYear(db));
  return suppliers.map((supplier) => ({
    ...supplier,
    ...summaryOf(supplier, performance.get(supplier.supplier_id)),
  }));
}

function summaryOf(
  supplier: StoredSupplier,
  performance: PerformanceSummary | undefined,
): SupplierPerformanceSummary {
  return {
    deliveries: performance?.deliveries ?? 0,
    on_time_percentage: performance?.on_time_percentage ?? null,
    accepted_percentage: performance?.accepted_percentage ?? null,
    lead_time_days_mean: performance?.lead_time_days_mean ?? null,
    score: performance?.score ?? null,
    ratings: ratingsOf(supplier, performance),
  };
}

/** A rating that is set by hand goes before the one that follows from the deliveries. */
export function ratingsOf(
  byHand: Pick<StoredSupplier, 'quality_rating' | 'delivery_rating' | 'price_rating'>,
  computed: PerformanceSummary | undefined,
): SupplierRatings {
  const rating = (field: 'quality_rating' | 'delivery_rating' | 'price_rating') =>
    byHand[field] === null
      ? { value: computed?.[field] ?? null, source: 'COMPUTED' as const }
      : { value: byHand[field], source: 'SET_BY_HAND' as const };
  return {
    quality: rating('quality_rating'),
    delivery: rating('delivery_rating'),
    price: rating('price_rating'),
  };
}

/** @throws DUPLICATE */
export async function createSupplier(tx: Tx, input: SupplierCreate): Promise<Supplier> {
  if (await supplierCodeTaken(tx, input.supplier_code)) {
    throw duplicate('supplier', 'supplier_code', input.supplier_code);
  }
  const supplier = await insertSupplier(tx, input);
  audit(tx, {
    action: 'supplier.create',
    entityType: 'supplier',
    entityId: supplier.supplier_id,
    after: supplier,
  });
  return { ...supplier, ...summaryOf(supplier, undefined) };
}

/** @throws NOT_FOUND, CONFLICT (If-Match), IN_USE when it is deactivated with open purchase orders */
export async function changeSupplier(
  tx: Tx,
  supplierId: number,
  changes: SupplierUpdate,
  expectedVersion: string | null,
): Promise<Supplier> {
  const before = await lockSupplier(tx, supplierId, changes.is_active === false);
  if (before === undefined) throw notFound('supplier', supplierId);
  requireVersion(expectedVersion, before);
  if (before.is_active && changes.is_active === false) await retire(tx, before);
  const after = await updateSupplier(tx, supplierId, changes);
  audit(tx, { action: 'supplier.update', entityType: 'supplier', entityId: supplierId, before, after });
  return only(await withPerformance(tx, [after]));
}

/** Deactivates: history keeps referring to it. Doing it twice changes nothing. @throws NOT_FOUND, IN_USE */
export async function deactivateSupplier(tx: Tx, supplierId: number): Promise<StoredSupplier> {
  const before = await lockSupplier(tx, supplierId, true);
  if (before === undefined) throw notFound('supplier', supplierId);
  if (!before.is_active) return before;
  await retire(tx, before);
  const after = await updateSupplier(tx, supplierId, { is_active: false });
  audit(tx, { action: 'supplier.deactivate', entityType: 'supplier', entityId: supplierId, before, after });
  return after;
}

/** Checks that a supplier may go, and takes its preferences away: nothing is to be bought from it by default any more. */
async function retire(tx: Tx, supplier: StoredSupplier): Promise<void> {
  const orders = await tx.run(openOrdersOfSupplier, [supplier.supplier_id]);
  if (orders.length > 0) {
    throw new AppError(
      'IN_USE',
      say`Supplier ${supplier.supplier_code} still has open purchase orders. Receive, close or cancel them first.`,
      orders,
    );
  }
  for (const ended of await tx.run(endPreferencesOfSupplier, [supplier.supplier_id, tx.clock.now()])) {
    audit(tx, {
      action: 'supplier.end_preference',
      entityType: 'product_supplier',
      entityId: ended.product_supplier_id,
      before: { ...ended, is_preferred: true },
      after: { ...ended, is_preferred: false },
    });
  }
}
