import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  changeBomStatus,
  getBom,
  lockStructure,
  requireMakeable,
  requireNoCycle,
  saveBomState,
} from '../bom/index.ts';
import {
  type ItemState,
  lockMassChange,
  lockMassChangeItems,
  openOrdersOf,
  saveUndone,
} from './mass-changes.queries.ts';
import type { MassChange } from './mass-changes.schemas.ts';
import { getMassChange } from './mass-changes.service.ts';

/**
 * Makes the new versions OBSOLETE and gives the old ones back what they had.
 *
 * @throws NOT_FOUND; CONFLICT (undone already, or a version was changed since); IN_USE (open orders of a new version);
 *   CIRCULAR_BOM, INVALID_BOM, INVALID_UNIT when an old version cannot be used any more
 */
export async function undoMassChange(tx: Tx, changeId: number): Promise<MassChange> {
  await lockStructure(tx);
  const row = await lockMassChange(tx, changeId);
  if (row === undefined) throw notFound('mass change', changeId);
  if (row.undone_at !== null) {
    throw new AppError('CONFLICT', say`Mass change ${changeId} was undone already.`, [
      { undone_at: row.undone_at },
    ]);
  }
  const items = await lockMassChangeItems(tx, changeId);
  requireUntouched(items);
  await requireNoOpenOrders(tx, items);
  const before = await getMassChange(tx, changeId);
  // All new ones first: the constraint allows no moment with two, and an old one may begin where another new one held.
  for (const item of items) await changeBomStatus(tx, item.new_bom_id, { status: 'OBSOLETE' });
  for (const item of items) await restore(tx, item);
  await saveUndone(tx, changeId);
  const after = await getMassChange(tx, changeId);
  audit(tx, {
    action: 'bom_mass_change.undo',
    entityType: 'bom_mass_change',
    entityId: changeId,
    before,
    after,
  });
  return after;
}

/** Where the new version began on the old one's first day the old one gave way; otherwise it ends there. */
function stateLeft(item: ItemState): { status: string; expiryDate: string | null } {
  return item.old_effective_date === item.new_effective_date
    ? { status: 'INACTIVE', expiryDate: item.old_expiry_date }
    : { status: 'ACTIVE', expiryDate: item.new_effective_date };
}

function requireUntouched(items: readonly ItemState[]): void {
  const changed = items.flatMap((item) => {
    const left = stateLeft(item);
    const versions: { bom_id: number; bom_version: string; product_code: string }[] = [];
    if (item.new_status !== 'ACTIVE' || item.new_expiry_now !== item.old_expiry_date) {
      versions.push({
        bom_id: item.new_bom_id,
        bom_version: item.new_bom_version,
        product_code: item.product_code,
      });
    }
    if (item.old_status !== left.status || item.old_expiry_now !== left.expiryDate) {
      versions.push({
        bom_id: item.old_bom_id,
        bom_version: item.old_bom_version,
        product_code: item.product_code,
      });
    }
    return versions;
  });
  if (changed.length === 0) return;
  const names = changed.map((one) => `${one.product_code} ${one.bom_version}`).join(', ');
  throw new AppError(
    'CONFLICT',
    say`The status or the end of these recipes was changed since: ${names}. Correct them one by one instead.`,
    changed,
  );
}

async function requireNoOpenOrders(tx: Tx, items: readonly ItemState[]): Promise<void> {
  const orders = await openOrdersOf(
    tx,
    items.map((item) => item.new_bom_id),
  );
  if (orders.length === 0) return;
  throw new AppError(
    'IN_USE',
    say`Open production orders were made by the new versions: ${orders.map((one) => one.order_number).join(', ')}. Complete or cancel them first.`,
    orders.map(({ production_order_id, order_number, bom_id }) => ({
      production_order_id,
      order_number,
      bom_id,
    })),
  );
}

/** As it was, when products and other recipes still allow it. */
async function restore(tx: Tx, item: ItemState): Promise<void> {
  const { components } = await getBom(tx, item.old_bom_id);
  await requireMakeable(tx, item.product_id, components);
  const componentIds = components.map((line) => line.component_product_id);
  await requireNoCycle(tx, item.product_id, componentIds, item.old_bom_id);
  const effectiveDate = item.old_effective_date;
  const before = { status: item.old_status, effective_date: effectiveDate, expiry_date: item.old_expiry_now };
  const after = {
    status: 'ACTIVE',
    effective_date: effectiveDate,
    expiry_date: item.old_expiry_date,
  } as const;
  await saveBomState(tx, item.old_bom_id, after);
  audit(tx, { action: 'bom.restore', entityType: 'bom', entityId: item.old_bom_id, before, after });
}
