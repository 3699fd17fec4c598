import { formatAmount, minus } from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { AppError, notFound } from '../../platform/errors/app-error.ts';
import type { Language } from '../../platform/words/language.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { changeBom, changeBomStatus, createNewVersion, lockStructure } from '../bom/index.ts';
import { costMassChange } from './mass-change-costs.ts';
import { type MassChangePlan, type PlannedBom, planMassChange } from './mass-change-plan.ts';
import {
  findMassChange,
  insertItems,
  insertMassChange,
  massChangeItems,
  type NewItem,
  openOrdersOf,
} from './mass-changes.queries.ts';
import type {
  MassChange,
  MassChangePreview,
  MassChangePreviewRequest,
  MassChangeRequest,
} from './mass-changes.schemas.ts';

/**
 * What applying the same request would do. Nothing is changed.
 *
 * @throws NOT_FOUND, VALIDATION_ERROR, INVALID_BOM, INVALID_UNIT
 */
export async function previewMassChange(
  db: Db,
  request: MassChangePreviewRequest,
  language: Language,
): Promise<MassChangePreview> {
  const plan = await planMassChange(db, request);
  const [costs, orders] = await Promise.all([
    costMassChange(db, plan),
    openOrdersOf(
      db,
      plan.boms.map((bom) => bom.bom_id),
    ),
  ]);
  const boms = plan.boms.map((bom) => {
    const { before = null, after = null } = costs.byBom.get(bom.bom_id) ?? {};
    return {
      ...bom,
      blocked: bom.blocked && { ...bom.blocked, message: bom.blocked.message.in(language) },
      unit_cost_before: before === null ? null : formatAmount(before),
      unit_cost_after: after === null ? null : formatAmount(after),
      unit_cost_change: before === null || after === null ? null : formatAmount(minus(after, before)),
      open_orders: orders.filter((one) => one.bom_id === bom.bom_id).map(({ bom_id: _, ...order }) => order),
    };
  });
  const blockedCount = boms.filter((bom) => bom.blocked !== null).length;
  return {
    from_product_id: plan.from.productId,
    from_product_code: plan.from.productCode,
    to_product_id: plan.to.productId,
    to_product_code: plan.to.productCode,
    factor: request.factor,
    effective_date: plan.date,
    message: messageOf(plan, blockedCount, orders.length).in(language),
    bom_count: boms.length,
    blocked_count: blockedCount,
    open_order_count: orders.length,
    products_without_cost: [...costs.productsWithoutCost],
    boms,
  };
}

function messageOf(plan: MassChangePlan, blockedCount: number, orderCount: number): Sentence {
  if (plan.boms.length === 0) return nothingToDo(plan);
  const outcome =
    blockedCount === 0
      ? say`Recipes that would get a new version: ${plan.boms.length}.`
      : say`Blocked: ${blockedCount} of ${plan.boms.length} recipes, so the change would be refused as a whole.`;
  return say`${outcome} Open production orders that keep the recipe frozen into them: ${orderCount}.`;
}

const nothingToDo = ({ from, date }: MassChangePlan) =>
  say`No active recipe that holds on ${date} or later names ${from.productCode}. There is nothing to replace.`;

/**
 * Replaces the component in every recipe that uses it, each by its next minor version. All or nothing.
 *
 * @throws NOT_FOUND, VALIDATION_ERROR, CONFLICT (nothing uses it any more), CIRCULAR_BOM, INVALID_BOM, INVALID_UNIT
 */
export async function applyMassChange(tx: Tx, request: MassChangeRequest): Promise<MassChange> {
  await lockStructure(tx);
  const plan = await planMassChange(tx, request);
  if (plan.boms.length === 0) throw new AppError('CONFLICT', nothingToDo(plan));
  requireUnblocked(plan.boms);
  const items: NewItem[] = [];
  for (const bom of plan.boms) {
    const newBomId = await renew(tx, bom, plan);
    items.push({ oldBomId: bom.bom_id, oldExpiryDate: bom.expiry_date, newBomId });
  }
  const changeId = await insertMassChange(tx, request, plan.date);
  await insertItems(tx, changeId, items);
  const change = await getMassChange(tx, changeId);
  audit(tx, {
    action: 'bom_mass_change.apply',
    entityType: 'bom_mass_change',
    entityId: changeId,
    after: change,
  });
  return change;
}

function requireUnblocked(boms: readonly PlannedBom[]): void {
  const blocked = boms.flatMap(({ bom_id, product_code, blocked: obstacle }) =>
    obstacle === null ? [] : [{ bom_id, product_code, ...obstacle }],
  );
  const first = blocked.find((one) => one.error_code === 'CIRCULAR_BOM') ?? blocked[0];
  if (first === undefined) return;
  throw new AppError(
    first.error_code,
    say`${first.message} Blocked: ${blocked.length} of ${boms.length} recipes, so none was changed. Change the blocked ones first.`,
    blocked.map(({ error_code: _, ...one }) => one),
  );
}

/** The steps that a person would take: copy, edit the draft, activate it. @returns the new version's number */
async function renew(tx: Tx, bom: PlannedBom, { to }: MassChangePlan): Promise<number> {
  const draft = await createNewVersion(tx, bom.bom_id, {});
  const newLines = new Map(bom.lines.map((line) => [line.sequence_number, line]));
  const components = draft.components.map(
    ({ bom_component_id: _, product_code: _code, product_name: _name, product_type: _type, ...line }) => {
      const replaced = newLines.get(line.sequence_number);
      if (replaced === undefined) return line;
      return {
        ...line,
        component_product_id: to.productId,
        quantity_required: replaced.new_quantity,
        unit_of_measure: replaced.new_unit_of_measure,
      };
    },
  );
  // It ends where the old one would have ended.
  const period = { effective_date: bom.starts_on, expiry_date: bom.expiry_date };
  await changeBom(tx, draft.bom_id, { ...period, components }, null);
  await changeBomStatus(tx, draft.bom_id, { status: 'ACTIVE', effective_date: bom.starts_on });
  return draft.bom_id;
}

/** @throws NOT_FOUND */
export async function getMassChange(db: Db, changeId: number): Promise<MassChange> {
  const change = await findMassChange(db, changeId);
  if (change === undefined) throw notFound('mass change', changeId);
  const states = await massChangeItems(db, changeId);
  const items = states.map(
    ({ old_effective_date: _, old_expiry_now: _old, new_expiry_now: _new, ...item }) => item,
  );
  return { ...change, items };
}
