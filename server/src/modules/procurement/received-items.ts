import {
  type Amount,
  amount,
  divideRational,
  formatQuantity,
  fromAmount,
  greatest,
  minus,
  multiplyRational,
  parseRational,
  percentage,
  plus,
  type Quantity,
  quantity,
  toAmount,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import type { Language } from '../../platform/words/language.ts';
import { say } from '../../platform/words/sentence.ts';
import type { LockedOrder } from './orders.queries.ts';
import type { ItemReceived, ReceiveRequest, ReceivingWarning } from './receiving.schemas.ts';

/** A line of a purchase order, read under the order's lock. */
export interface LineToReceive {
  readonly po_item_id: number;
  readonly line_number: number;
  readonly product_id: number;
  readonly product_code: string;
  readonly quantity_ordered: string;
  readonly quantity_received: string;
  readonly unit_price: string;
}

/** One batch of one line: what will be a layer. */
export interface ItemToReceive {
  readonly line: LineToReceive;
  readonly quantity: Quantity;
  /** in the order's currency */
  readonly unitPrice: Amount;
  /** in the company's currency */
  readonly unitCost: Amount;
  readonly warehouseId: number;
  readonly qualityStatus: NonNullable<ItemReceived['quality_status']>;
  readonly batchNumber: string | null;
  readonly expiryDate: string | null;
  readonly location: string | null;
  readonly notes: string | null;
}

const outstandingOf = (line: LineToReceive): Quantity =>
  greatest(minus(quantity(line.quantity_ordered), quantity(line.quantity_received)), ZERO_QUANTITY);

/** @throws VALIDATION_ERROR unless the request says either what came, or that everything did */
export function requireOneWay({ receive_all, items_received, ...all }: ReceiveRequest): void {
  if (receive_all === true) {
    if (items_received !== undefined)
      throw invalidField('items_received', say`must be left out with receive_all`);
    return;
  }
  if (items_received === undefined)
    throw invalidField('items_received', say`is required without receive_all`);
  for (const field of ['quality_status', 'warehouse_id'] as const) {
    if (all[field] == null) continue;
    throw invalidField(field, say`is only for receive_all; say it for each of items_received`);
  }
}

/** What the request says came, or everything that is outstanding. */
function itemsOf(request: ReceiveRequest, lines: readonly LineToReceive[]): readonly ItemReceived[] {
  if (request.items_received !== undefined) return request.items_received;
  return lines
    .filter((line) => outstandingOf(line) > 0n)
    .map((line) => ({
      po_item_id: line.po_item_id,
      quantity_received: formatQuantity(outstandingOf(line)),
      quality_status: request.quality_status ?? 'PENDING',
      warehouse_id: request.warehouse_id ?? null,
    }));
}

/** What the table of layers can hold. */
const MOST_COST = amount('99999999999.9999');

/** The cost in the company's currency follows from the price of the order, or the price from a cost that is given. */
function costOf(order: LockedOrder, line: LineToReceive, given: string | null, field: string) {
  const rate = parseRational(order.exchange_rate);
  const unitPrice =
    given === null ? amount(line.unit_price) : toAmount(divideRational(fromAmount(amount(given)), rate));
  const unitCost = given === null ? toAmount(multiplyRational(fromAmount(unitPrice), rate)) : amount(given);
  if (unitPrice > MOST_COST || unitCost > MOST_COST) {
    throw invalidField(field, say`is too large at the exchange rate of the order: correct one of them`);
  }
  return { unitPrice, unitCost };
}

/**
 * What comes, each with its line, its place and its cost.
 *
 * @throws NOT_FOUND (a line of another order), VALIDATION_ERROR (an expired batch that is not set apart)
 */
export function planItems(
  order: LockedOrder,
  lines: readonly LineToReceive[],
  request: ReceiveRequest,
  today: string,
): ItemToReceive[] {
  const byId = new Map(lines.map((line) => [line.po_item_id, line]));
  return itemsOf(request, lines).map((item, place) => {
    const line = byId.get(item.po_item_id);
    if (line === undefined)
      throw new AppError(
        'NOT_FOUND',
        say`There is no line in ${order.po_number} with po_item_id ${item.po_item_id}. Check the id.`,
      );
    const qualityStatus = item.quality_status ?? 'PENDING';
    const field = `items_received[${place}]`;
    const expiryDate = item.expiry_date ?? null;
    if (expiryDate !== null && expiryDate < today && !SET_APART.has(qualityStatus)) {
      throw invalidField(
        `${field}.expiry_date`,
        say`is past. Correct the date, or receive the batch as REJECTED or QUARANTINE`,
      );
    }
    return {
      line,
      quantity: quantity(item.quantity_received),
      ...costOf(order, line, item.unit_cost ?? null, `${field}.unit_cost`),
      warehouseId: item.warehouse_id ?? order.warehouse_id,
      qualityStatus,
      batchNumber: item.batch_number ?? null,
      expiryDate,
      location: item.location_in_warehouse ?? null,
      notes: item.notes ?? null,
    };
  });
}

/** What came expired is there all the same, and must be seen before it is used or sent back. */
const SET_APART: ReadonlySet<string> = new Set(['REJECTED', 'QUARANTINE']);

/** A line with what will have come of it. */
export interface LineAfter {
  readonly line: LineToReceive;
  readonly arriving: Quantity;
  readonly received: Quantity;
}

/** All lines of the order as they will be. */
export function linesAfter(lines: readonly LineToReceive[], items: readonly ItemToReceive[]): LineAfter[] {
  const arriving = new Map<LineToReceive, Quantity>();
  for (const { line, quantity: one } of items)
    arriving.set(line, plus(arriving.get(line) ?? ZERO_QUANTITY, one));
  return lines.map((line) => {
    const more = arriving.get(line) ?? ZERO_QUANTITY;
    return { line, arriving: more, received: plus(quantity(line.quantity_received), more) };
  });
}

/** The most that may come of a line in all: ordered × (1 + tolerance), cut to the thousandth. */
const mostOf = (line: LineToReceive, tolerance: string): Quantity =>
  ((quantity(line.quantity_ordered) * (10_000n + percentage(tolerance))) / 10_000n) as Quantity;

/** @throws CONFLICT that names every line of which more would have come than ordered and tolerated */
export function requireWithinTolerance(after: readonly LineAfter[], tolerance: string): void {
  const details = after
    .filter(({ line, arriving, received }) => arriving > 0n && received > mostOf(line, tolerance))
    .map(({ line, arriving }) => ({
      po_item_id: line.po_item_id,
      product_code: line.product_code,
      ordered: line.quantity_ordered,
      received: line.quantity_received,
      arriving: formatQuantity(arriving),
      tolerance_percentage: tolerance,
      most: formatQuantity(mostOf(line, tolerance)),
    }));
  const [first] = details;
  if (first === undefined) return;
  const fault = say`Of ${first.product_code} ${first.ordered} were ordered and ${first.received} received; with ${first.arriving} more it would be above the ${first.most} that are allowed.`;
  const all =
    details.length === 1 ? fault : say`${fault} ${details.length - 1} more lines have the same fault.`;
  throw new AppError('CONFLICT', say`${all} Correct the quantity, or order more first.`, details);
}

export const isComplete = ({ line, received }: LineAfter): boolean =>
  received >= quantity(line.quantity_ordered);

export function overDeliveries(after: readonly LineAfter[], language: Language): ReceivingWarning[] {
  return after
    .filter(({ line, arriving, received }) => arriving > 0n && received > quantity(line.quantity_ordered))
    .map(({ line, received }) => ({
      code: 'MORE_THAN_ORDERED',
      po_item_id: line.po_item_id,
      message:
        say`Of ${line.product_code} ${formatQuantity(received)} have come and ${line.quantity_ordered} were ordered.`.in(
          language,
        ),
    }));
}
