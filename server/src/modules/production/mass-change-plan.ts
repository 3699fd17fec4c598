import {
  compareRational,
  formatQuantity,
  fromQuantity,
  multiplyRational,
  parseRational,
  type Quantity,
  quantity,
  type Rational,
  toQuantity,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { detectCircularReferences, productCodes } from '../bom/index.ts';
import { findProducts, type ProductFacts, unitFactors } from '../master-data/index.ts';
import { containedIn, type UsingLine, usingLines } from './mass-changes.queries.ts';
import type { MassChangeBom, MassChangeObstacle, MassChangePreviewRequest } from './mass-changes.schemas.ts';

const LARGEST_QUANTITY = quantity('999999999.999');

type Obstacle = Omit<MassChangeObstacle, 'message'> & { readonly message: Sentence };

export interface PlannedBom
  extends Omit<
    MassChangeBom,
    'unit_cost_before' | 'unit_cost_after' | 'unit_cost_change' | 'open_orders' | 'blocked'
  > {
  readonly blocked: Obstacle | null;
}

/** What a mass change will do, worked out and not yet done. */
export interface MassChangePlan {
  readonly from: ProductFacts;
  readonly to: ProductFacts;
  readonly factor: Rational;
  readonly date: string;
  readonly boms: readonly PlannedBom[];
}

/**
 * A fixed number of statements, and two more for each recipe that a circle blocks.
 *
 * @throws NOT_FOUND, VALIDATION_ERROR, INVALID_BOM (the new component is inactive), INVALID_UNIT (of a line so far)
 */
export async function planMassChange(db: Db, request: MassChangePreviewRequest): Promise<MassChangePlan> {
  const { from_product_id: fromId, to_product_id: toId } = request;
  const date = request.effective_date ?? db.clock.today();
  if (fromId === toId) throw invalidField('to_product_id', say`must be another product than from_product_id`);
  if (date < db.clock.today()) throw invalidField('effective_date', say`must not be before today`);
  const products = await findProducts(db, [fromId, toId]);
  const [from, to] = [products.get(fromId), products.get(toId)];
  if (from === undefined) throw notFound('product', fromId);
  if (to === undefined) throw notFound('product', toId);
  if (!to.isActive) {
    throw new AppError(
      'INVALID_BOM',
      say`${to.productCode} is inactive. Activate it or choose another component.`,
    );
  }
  const factor = parseRational(request.factor);
  const lines = await usingLines(db, fromId, toId, date);
  const unitFactor = await factorsOfUnits(db, from, lines);
  const contained = await containedIn(db, toId, [...new Set(lines.map((line) => line.product_id))]);
  const boms: PlannedBom[] = [];
  for (const own of byBom(lines)) {
    const planned = own.map((line) => plannedLine(line, unitFactor(line.unit_of_measure), factor, to));
    const [first] = own;
    if (first === undefined) continue;
    const cycle = contained.has(first.product_id) ? await cycleOf(db, first.product_id, toId) : [];
    boms.push({
      bom_id: first.bom_id,
      bom_version: first.bom_version,
      product_id: first.product_id,
      product_code: first.product_code,
      product_name: first.product_name,
      starts_on: first.starts_on,
      expiry_date: first.expiry_date,
      lines: planned,
      blocked: obstacle(first, own, planned, cycle, to),
    });
  }
  return { from, to, factor, date, boms };
}

/** Old quantity in stock units × factor, and the same half up to 3 decimals. */
export function replacedQuantity(old: Quantity, unitFactor: Rational, factor: Rational) {
  const exact = multiplyRational(multiplyRational(fromQuantity(old), unitFactor), factor);
  const rounded = toQuantity(exact);
  return { rounded, isRounded: compareRational(fromQuantity(rounded), exact) !== 0 };
}

/** @throws INVALID_UNIT when a line's unit does not convert any more */
async function factorsOfUnits(db: Db, from: ProductFacts, lines: readonly UsingLine[]) {
  const units = [...new Set(lines.map((line) => line.unit_of_measure))];
  const factors = await unitFactors(
    db,
    units.map((unitCode) => ({ productId: from.productId, unitCode })),
  );
  return (unit: string): Rational => {
    const factor = factors[units.indexOf(unit)];
    if (factor !== undefined) return factor;
    throw new AppError(
      'INVALID_UNIT',
      say`${unit} does not convert to ${from.unitOfMeasure}, the stock unit of ${from.productCode}, any more. Give the product a conversion of ${unit}.`,
    );
  };
}

function byBom(lines: readonly UsingLine[]): UsingLine[][] {
  const groups = new Map<number, UsingLine[]>();
  for (const line of lines) {
    const group = groups.get(line.bom_id);
    if (group === undefined) groups.set(line.bom_id, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

function plannedLine(line: UsingLine, unitFactor: Rational, factor: Rational, to: ProductFacts) {
  const { rounded, isRounded } = replacedQuantity(quantity(line.quantity_required), unitFactor, factor);
  return {
    sequence_number: line.sequence_number,
    old_quantity: line.quantity_required,
    old_unit_of_measure: line.unit_of_measure,
    new_quantity: formatQuantity(rounded),
    new_unit_of_measure: to.unitOfMeasure,
    is_rounded: isRounded,
  };
}

async function cycleOf(db: Db, parentId: number, toId: number): Promise<string[]> {
  const cycle = await detectCircularReferences(db, parentId, [toId], null);
  return cycle === null ? [] : productCodes(db, cycle);
}

/** Why this recipe cannot be changed; null when nothing stands in the way. */
function obstacle(
  first: UsingLine,
  lines: readonly UsingLine[],
  planned: PlannedBom['lines'],
  cycle: string[],
  to: ProductFacts,
): Obstacle | null {
  const name = say`BOM ${first.bom_id} of ${first.product_code}`;
  if (cycle.length > 0) {
    const message = say`${name}: a product would contain itself: ${cycle.join(' → ')}.`;
    return { error_code: 'CIRCULAR_BOM', message, cycle };
  }
  const invalid = (message: Sentence): Obstacle => ({
    error_code: 'INVALID_BOM',
    message,
    cycle: [],
  });
  if (lines.some((line) => line.is_empty_phantom)) {
    return invalid(
      say`${name} takes the component as a phantom, and no recipe of ${to.productCode} is active on that day.`,
    );
  }
  const quantities = planned.map((line) => quantity(line.new_quantity));
  if (quantities.some((one) => one === ZERO_QUANTITY)) {
    return invalid(say`${name}: the new quantity rounds to zero. Choose a larger factor.`);
  }
  if (quantities.some((one) => one > LARGEST_QUANTITY)) {
    return invalid(say`${name}: the new quantity is too large. Choose a smaller factor.`);
  }
  return null;
}
