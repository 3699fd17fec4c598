import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import { requireMakeable } from './bom-lines.ts';
import { type BomState, type LockedBom, lockBomFamily, saveBomState } from './bom-status.queries.ts';
import { BOM_TRANSITIONS } from './bom-status.ts';
import { listBomComponents } from './boms.queries.ts';
import type { BillOfMaterials, BomStatus, BomStatusUpdate } from './boms.schemas.ts';
import { getBom } from './boms.service.ts';
import { requirePhantomRecipes } from './phantoms.ts';
import { lockStructure, requireNoCycle } from './structure.ts';

/**
 * Moves a recipe along its table. An activated version closes the one that it replaces on its first day.
 *
 * @throws NOT_FOUND, CONFLICT (If-Match), INVALID_STATUS_TRANSITION, VALIDATION_ERROR; and when it is activated: INVALID_BOM,
 *   INVALID_UNIT, CIRCULAR_BOM, because products and other recipes may have changed since it was written
 */
export async function changeBomStatus(
  tx: Tx,
  bomId: number,
  update: BomStatusUpdate,
  expectedVersion: string | null = null,
): Promise<BillOfMaterials> {
  await lockStructure(tx);
  const family = await lockBomFamily(tx, bomId);
  const bom = family.find((one) => one.bom_id === bomId);
  if (bom === undefined) throw notFound('BOM', bomId);
  requireVersion(expectedVersion, bom);
  requireBomTransition(bom, update.status);
  if (update.status === 'ACTIVE') {
    const others = family.filter((one) => one !== bom);
    await activate(tx, bom, others, update.effective_date ?? null);
  } else {
    await saveBomState(tx, bomId, { ...bom, status: update.status });
  }
  const after = await getBom(tx, bomId);
  const { components: _, ...state } = after;
  audit(tx, { action: 'bom.status', entityType: 'bom', entityId: bomId, before: bom, after: state });
  return after;
}

function requireBomTransition(bom: LockedBom, to: BomStatus): void {
  const allowed = BOM_TRANSITIONS[bom.status];
  if (allowed.includes(to)) return;
  throw new AppError(
    'INVALID_STATUS_TRANSITION',
    allowed.length === 0
      ? say`BOM ${bom.bom_id} is ${bom.status} and cannot go to ${to}. This status is final.`
      : say`BOM ${bom.bom_id} is ${bom.status} and cannot go to ${to}. Allowed: ${allowed}.`,
    [{ from: bom.status, to, allowed }],
  );
}

async function activate(
  tx: Tx,
  bom: LockedBom,
  others: readonly LockedBom[],
  requestedDate: string | null,
): Promise<void> {
  const components = await listBomComponents(tx, bom.bom_id);
  await requireMakeable(tx, bom.parent_product_id, components);
  const componentIds = components.map((line) => line.component_product_id);
  await requireNoCycle(tx, bom.parent_product_id, componentIds, bom.bom_id);
  const state = periodOf(bom, others, requestedDate, tx.clock.today());
  await requirePhantomRecipes(tx, bom.bom_id, state.effective_date);
  // The replaced one first: the constraint allows no moment with two.
  for (const other of others) await closeReplaced(tx, other, state.effective_date);
  await saveBomState(tx, bom.bom_id, state);
}

/** From when until when an activated recipe holds. @throws VALIDATION_ERROR */
function periodOf(
  bom: LockedBom,
  others: readonly LockedBom[],
  requestedDate: string | null,
  today: string,
): BomState {
  const isNew = bom.status === 'DRAFT';
  const ownDate = isNew || bom.effective_date > today ? bom.effective_date : today;
  const effectiveDate = requestedDate ?? ownDate;
  // A recipe that was closed once and comes back holds without end again.
  const ownExpiry =
    bom.expiry_date !== null && (isNew || bom.expiry_date > effectiveDate) ? bom.expiry_date : null;
  if (ownExpiry !== null && ownExpiry <= effectiveDate) {
    throw invalidField('effective_date', say`must be before the expiry date ${ownExpiry}`);
  }
  // Where another version begins later, this one holds until then.
  const ends = others.map((one) => one.effective_date).filter((date) => date > effectiveDate);
  if (ownExpiry !== null) ends.push(ownExpiry);
  return { status: 'ACTIVE', effective_date: effectiveDate, expiry_date: ends.sort()[0] ?? null };
}

/** The version in force on `date` ends there; one that would begin on that very day gives way. */
async function closeReplaced(tx: Tx, other: LockedBom, date: string): Promise<void> {
  const startsThen = other.effective_date === date;
  const holdsThen = other.effective_date < date && (other.expiry_date === null || other.expiry_date > date);
  if (!startsThen && !holdsThen) return;
  const before: BomState = {
    status: other.status,
    effective_date: other.effective_date,
    expiry_date: other.expiry_date,
  };
  const after: BomState = startsThen ? { ...before, status: 'INACTIVE' } : { ...before, expiry_date: date };
  await saveBomState(tx, other.bom_id, after);
  audit(tx, { action: 'bom.replace', entityType: 'bom', entityId: other.bom_id, before, after });
}
