import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, duplicate, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { say } from '../../platform/words/sentence.ts';
import { linesToStore, requireDistinctSequence, requireMakeable } from './bom-lines.ts';
import {
  copyBom,
  findBomHeader,
  insertBom,
  isVersionTaken,
  listBomComponents,
  lockBom,
  nextMinorVersion,
  replaceLines,
  updateHeader,
} from './boms.queries.ts';
import type {
  BillOfMaterials,
  BomCreateRequest,
  BomNewVersionRequest,
  BomUpdateRequest,
} from './boms.schemas.ts';
import { lockStructure, requireNoCycle } from './structure.ts';

/** @throws NOT_FOUND */
export async function getBom(db: Db, bomId: number): Promise<BillOfMaterials> {
  const [header, components] = await Promise.all([findBomHeader(db, bomId), listBomComponents(db, bomId)]);
  if (header === undefined) throw notFound('BOM', bomId);
  return { ...header, components };
}

/**
 * Creates a recipe as DRAFT.
 *
 * @throws NOT_FOUND, INVALID_BOM, INVALID_UNIT, DUPLICATE, CIRCULAR_BOM, VALIDATION_ERROR
 */
export async function createBom(tx: Tx, request: BomCreateRequest): Promise<BillOfMaterials> {
  const { components, ...header } = request;
  requireOrderedDates(header.effective_date, header.expiry_date);
  requireDistinctSequence(components);
  await lockStructure(tx);
  const parentId = header.parent_product_id;
  const units = await requireMakeable(tx, parentId, components);
  await requireFreeVersion(tx, parentId, header.bom_version);
  await requireNoCycle(
    tx,
    parentId,
    components.map((line) => line.component_product_id),
    null,
  );
  const bomId = await insertBom(tx, header, linesToStore(components, units));
  const bom = await getBom(tx, bomId);
  audit(tx, { action: 'bom.create', entityType: 'bom', entityId: bomId, after: bom });
  return bom;
}

/**
 * Changes the fields that are sent; `components` replaces all lines. Only a DRAFT changes: orders and calculations rely on what
 * an ACTIVE version said.
 *
 * @throws NOT_FOUND, CONFLICT (If-Match, or no DRAFT), INVALID_BOM, INVALID_UNIT, DUPLICATE, CIRCULAR_BOM, VALIDATION_ERROR
 */
export async function changeBom(
  tx: Tx,
  bomId: number,
  request: BomUpdateRequest,
  expectedVersion: string | null,
): Promise<BillOfMaterials> {
  const { components, ...header } = request;
  if (components !== undefined) requireDistinctSequence(components);
  await lockStructure(tx);
  await lockBom(tx, bomId);
  const before = await getBom(tx, bomId);
  requireVersion(expectedVersion, before);
  requireDraft(before);
  requireOrderedDates(
    header.effective_date ?? before.effective_date,
    header.expiry_date === undefined ? before.expiry_date : header.expiry_date,
  );
  const parentId = before.parent_product_id;
  if (header.bom_version !== undefined && header.bom_version !== before.bom_version) {
    await requireFreeVersion(tx, parentId, header.bom_version);
  }
  if (components !== undefined) {
    const units = await requireMakeable(tx, parentId, components);
    const componentIds = components.map((line) => line.component_product_id);
    await requireNoCycle(tx, parentId, componentIds, bomId);
    await replaceLines(tx, bomId, linesToStore(components, units));
  }
  await updateHeader(tx, bomId, header);
  const after = await getBom(tx, bomId);
  audit(tx, { action: 'bom.update', entityType: 'bom', entityId: bomId, before, after });
  return after;
}

/**
 * Copies a recipe of any status into a DRAFT that would hold from today, so that activating it does not rewrite the past.
 *
 * @throws NOT_FOUND, DUPLICATE, CIRCULAR_BOM (an old recipe may contradict the present ones)
 */
export async function createNewVersion(
  tx: Tx,
  bomId: number,
  request: BomNewVersionRequest,
): Promise<BillOfMaterials> {
  await lockStructure(tx);
  const source = await getBom(tx, bomId);
  const parentId = source.parent_product_id;
  const version = request.bom_version ?? (await nextMinorVersion(tx, parentId, source.bom_version));
  await requireFreeVersion(tx, parentId, version);
  await requireNoCycle(
    tx,
    parentId,
    source.components.map((line) => line.component_product_id),
    null,
  );
  const bom = await getBom(tx, await copyBom(tx, bomId, version));
  const after = { ...bom, copied_from_bom_id: bomId };
  audit(tx, { action: 'bom.new_version', entityType: 'bom', entityId: bom.bom_id, after });
  return bom;
}

function requireOrderedDates(effectiveDate: string, expiryDate: string | null | undefined): void {
  if (expiryDate && expiryDate <= effectiveDate)
    throw invalidField('expiry_date', say`must be after effective_date`);
}

async function requireFreeVersion(tx: Tx, productId: number, version: string): Promise<void> {
  if (await isVersionTaken(tx, productId, version))
    throw duplicate('BOM of this product', 'bom_version', version);
}

function requireDraft(bom: BillOfMaterials): void {
  if (bom.status === 'DRAFT') return;
  throw new AppError(
    'CONFLICT',
    say`BOM ${bom.bom_id} is ${bom.status}, and only a DRAFT can be edited. Make a new version with POST /bom/${bom.bom_id}/new-version and edit that.`,
    [{ status: bom.status }],
  );
}
