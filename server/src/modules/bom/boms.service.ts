import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, duplicate, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { findProducts, type ProductFacts, unitFactors } from '../master-data/index.ts';
import { BOM_TRANSITIONS } from './bom-status.ts';
import {
  findBomHeader,
  insertBom,
  isVersionTaken,
  type LockedBom,
  listBomComponents,
  lockBomFamily,
  saveBomState,
} from './boms.queries.ts';
import type {
  BillOfMaterials,
  BomComponentRequest,
  BomCreateRequest,
  BomStatus,
  BomStatusUpdate,
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
  if (request.expiry_date && request.expiry_date <= request.effective_date) {
    throw invalidField('expiry_date', 'must be after effective_date');
  }
  requireDistinctSequence(request.components);
  await lockStructure(tx);
  const componentIds = request.components.map((line) => line.component_product_id);
  const products = await findProducts(tx, [request.parent_product_id, ...componentIds]);
  requireParent(products.get(request.parent_product_id), request.parent_product_id);
  const units = await checkedUnits(tx, request.components, products);
  if (await isVersionTaken(tx, request.parent_product_id, request.bom_version)) {
    throw duplicate('BOM of this product', 'bom_version', request.bom_version);
  }
  await requireNoCycle(tx, request.parent_product_id, componentIds, null);
  const bomId = await insertBom(tx, {
    parentProductId: request.parent_product_id,
    version: request.bom_version,
    name: request.bom_name ?? null,
    baseQuantity: request.base_quantity,
    yieldPercentage: request.yield_percentage ?? '100.00',
    laborCost: request.labor_cost_per_unit ?? '0.0000',
    overheadCost: request.overhead_cost_per_unit ?? '0.0000',
    effectiveDate: request.effective_date,
    expiryDate: request.expiry_date ?? null,
    notes: request.notes ?? null,
    lines: request.components.map((line, place) => ({
      productId: line.component_product_id,
      sequenceNumber: line.sequence_number ?? (place + 1) * 10,
      quantity: line.quantity_required,
      unit: units[place] ?? '',
      scrap: line.scrap_percentage ?? '0.00',
      isPhantom: line.is_phantom ?? false,
      substituteGroup: line.substitute_group ?? null,
      notes: line.notes ?? null,
    })),
  });
  const bom = await getBom(tx, bomId);
  audit(tx, { action: 'bom.create', entityType: 'bom', entityId: bomId, after: bom });
  return bom;
}

function requireDistinctSequence(lines: readonly BomComponentRequest[]): void {
  const seen = new Set<number>();
  for (const [place, line] of lines.entries()) {
    const number = line.sequence_number ?? (place + 1) * 10;
    if (seen.has(number)) throw invalidField(`components.${place}.sequence_number`, `${number} comes twice`);
    seen.add(number);
  }
}

function requireParent(parent: ProductFacts | undefined, productId: number): void {
  if (parent === undefined) throw notFound('product', productId);
  if (!parent.isActive) {
    throw new AppError('INVALID_BOM', `Product ${parent.productCode} is inactive. Activate it first.`);
  }
  if (parent.productType === 'SEMI_FINISHED' || parent.productType === 'FINISHED_PRODUCT') return;
  throw new AppError(
    'INVALID_BOM',
    `${parent.productCode} is a ${parent.productType} and is bought, not made. Choose a semi-finished or finished product.`,
  );
}

/** The unit of each line, which must convert to the stock unit of its component. */
async function checkedUnits(
  tx: Tx,
  lines: readonly BomComponentRequest[],
  products: ReadonlyMap<number, ProductFacts>,
): Promise<string[]> {
  const units = lines.map((line, place) => {
    const product = products.get(line.component_product_id);
    if (product === undefined) throw notFound('component product', line.component_product_id);
    if (!product.isActive) {
      throw new AppError(
        'INVALID_BOM',
        `Line ${place + 1}: ${product.productCode} is inactive. Choose another component.`,
      );
    }
    return line.unit_of_measure ?? product.unitOfMeasure;
  });
  const factors = await unitFactors(
    tx,
    lines.map((line, place) => ({ productId: line.component_product_id, unitCode: units[place] ?? '' })),
  );
  for (const [place, factor] of factors.entries()) {
    if (factor !== undefined) continue;
    const product = products.get(lines[place]?.component_product_id ?? 0);
    throw new AppError(
      'INVALID_UNIT',
      `Line ${place + 1}: ${units[place]} does not convert to ${product?.unitOfMeasure}, the stock unit of ${product?.productCode}. Use a unit that does.`,
      [{ field: `components.${place}.unit_of_measure` }],
    );
  }
  return units;
}

/**
 * Moves a recipe along its table. An activated version closes the one that it replaces on its first day.
 *
 * @throws NOT_FOUND, CONFLICT (If-Match), INVALID_STATUS_TRANSITION, CIRCULAR_BOM, VALIDATION_ERROR
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
  if (update.status === 'ACTIVE') await activate(tx, bom, family, update.effective_date ?? null);
  else {
    const { effective_date: effectiveDate, expiry_date: expiryDate } = bom;
    await saveBomState(tx, bomId, { status: update.status, effectiveDate, expiryDate });
  }
  const after = await getBom(tx, bomId);
  const { components: _, ...state } = after;
  audit(tx, { action: 'bom.status', entityType: 'bom', entityId: bomId, before: bom, after: state });
  return after;
}

function requireBomTransition(bom: LockedBom, to: BomStatus): void {
  const allowed = BOM_TRANSITIONS[bom.status];
  if (allowed.includes(to)) return;
  const advice = allowed.length === 0 ? 'This status is final.' : `Allowed: ${allowed.join(', ')}.`;
  throw new AppError(
    'INVALID_STATUS_TRANSITION',
    `BOM ${bom.bom_id} is ${bom.status} and cannot go to ${to}. ${advice}`,
    [{ from: bom.status, to, allowed }],
  );
}

async function activate(
  tx: Tx,
  bom: LockedBom,
  family: readonly LockedBom[],
  requestedDate: string | null,
): Promise<void> {
  const components = await listBomComponents(tx, bom.bom_id);
  const componentIds = components.map((line) => line.component_product_id);
  await requireNoCycle(tx, bom.parent_product_id, componentIds, bom.bom_id);
  const isNew = bom.status === 'DRAFT';
  const effectiveDate = requestedDate ?? (isNew ? bom.effective_date : tx.clock.today());
  // A recipe that was closed once and comes back holds without end again.
  const ownExpiry =
    bom.expiry_date !== null && (isNew || bom.expiry_date > effectiveDate) ? bom.expiry_date : null;
  if (ownExpiry !== null && ownExpiry <= effectiveDate) {
    throw invalidField('effective_date', `must be before the expiry date ${ownExpiry}`);
  }
  const others = family.filter((one) => one.bom_id !== bom.bom_id);
  const successor = others
    .filter(
      (one) => one.effective_date > effectiveDate && (ownExpiry === null || one.effective_date < ownExpiry),
    )
    .sort((a, b) => (a.effective_date < b.effective_date ? -1 : 1))[0];
  for (const other of others) await closeReplaced(tx, other, effectiveDate);
  await saveBomState(tx, bom.bom_id, {
    status: 'ACTIVE',
    effectiveDate,
    expiryDate: successor?.effective_date ?? ownExpiry,
  });
}

/** The version in force on `date` ends there; one that would begin on that very day gives way. */
async function closeReplaced(tx: Tx, other: LockedBom, date: string): Promise<void> {
  if (other.effective_date === date) {
    const { effective_date: effectiveDate, expiry_date: expiryDate } = other;
    await saveBomState(tx, other.bom_id, { status: 'INACTIVE', effectiveDate, expiryDate });
  } else if (other.effective_date < date && (other.expiry_date === null || other.expiry_date > date)) {
    await saveBomState(tx, other.bom_id, {
      status: 'ACTIVE',
      effectiveDate: other.effective_date,
      expiryDate: date,
    });
  }
}
