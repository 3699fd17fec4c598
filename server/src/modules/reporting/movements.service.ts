import { amount, formatAmount, formatQuantity, plus, quantity } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  type Balance,
  type MovementFilter,
  type MovementRow,
  type Position,
  readMovementBalances,
  readMovements,
  readMovementTotals,
} from './movements.queries.ts';
import type { Movement, MovementPage, MovementQuery } from './movements.schemas.ts';

const DEFAULT_PAGE_SIZE = 100;

/** A page of the ledger with running balances. @throws VALIDATION_ERROR (a cursor or filters that make no sense) */
export async function listMovements(db: Db, query: MovementQuery): Promise<MovementPage> {
  const { order = 'desc', page_size: pageSize = DEFAULT_PAGE_SIZE } = query;
  const filter = filterOf(query);
  const after = query.cursor === undefined ? null : positionOf(query.cursor);
  const [rows, totals] = await Promise.all([
    readMovements(db, filter, { order, after, pageSize }),
    query.totals === true ? readMovementTotals(db, filter) : null,
  ]);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const hasNext = rows.length > pageSize && last !== undefined;
  return {
    ...(await withBalances(db, filter, order, shown)),
    page_size: pageSize,
    has_next: hasNext,
    next_cursor: hasNext ? cursorOf(last) : null,
    totals:
      totals === null || isOfOneProduct(filter)
        ? totals
        : { ...totals, quantity_in: null, quantity_out: null },
  };
}

export function filterOf(query: MovementQuery): MovementFilter {
  const { order: _, page_size: __, cursor: ___, totals: ____, movement_type: types, ...filter } = query;
  if (filter.reference_id !== undefined && filter.reference_type === undefined) {
    throw invalidField(
      'reference_id',
      say`needs reference_type, because each kind of document has its own numbers`,
    );
  }
  if (filter.date_from !== undefined && filter.date_to !== undefined && filter.date_from > filter.date_to) {
    throw invalidField('date_to', say`must not be before date_from`);
  }
  return types === undefined ? filter : { ...filter, movement_types: [...new Set(types.split(','))] };
}

export const isOfOneProduct = (filter: MovementFilter) =>
  filter.product_id !== undefined || filter.inventory_item_id !== undefined;

/** Whether all of a product's movements in a period are asked for, in one warehouse or in all: only then they have balances. */
export function isWhole(filter: MovementFilter): filter is MovementFilter & { product_id: number } {
  const { product_id, warehouse_id: _, date_from: __, date_to: ___, ...narrower } = filter;
  return product_id !== undefined && Object.values(narrower).every((value) => value === undefined);
}

async function withBalances(
  db: Db,
  filter: MovementFilter,
  order: 'asc' | 'desc',
  rows: readonly MovementRow[],
): Promise<Pick<MovementPage, 'items' | 'opening_balance' | 'closing_balance'>> {
  if (!isWhole(filter)) {
    return {
      items: rows.map((row) => withProductBalance(row, null)),
      opening_balance: null,
      closing_balance: null,
    };
  }
  const oldest = order === 'asc' ? rows[0] : rows.at(-1);
  const start = oldest === undefined ? null : { date: oldest.movement_date, movementId: oldest.movement_id };
  const balances = await readMovementBalances(db, filter, start);
  return {
    items:
      filter.warehouse_id === undefined
        ? running(rows, order, balances.page)
        : rows.map((row) => withProductBalance(row, null)),
    opening_balance: balances.opening,
    closing_balance: balances.closing,
  };
}

/** The rows, each with what was there of the product in all warehouses after it. */
function running(rows: readonly MovementRow[], order: 'asc' | 'desc', before: Balance): Movement[] {
  let onHand = quantity(before.quantity);
  let value = amount(before.value);
  const forward = (order === 'asc' ? [...rows] : rows.toReversed()).map((row) => {
    onHand = plus(onHand, quantity(row.quantity));
    value = plus(value, amount(row.value));
    return withProductBalance(row, { quantity: formatQuantity(onHand), value: formatAmount(value) });
  });
  return order === 'asc' ? forward : forward.reverse();
}

function withProductBalance(row: MovementRow, balance: Balance | null): Movement {
  return {
    ...row,
    product_balance_quantity: balance?.quantity ?? null,
    product_balance_value: balance?.value ?? null,
  };
}

/** The cursor is the place of a page's last row. Its form is nobody's business but this file's. */
function cursorOf(row: MovementRow): string {
  return Buffer.from(`${row.movement_date} ${row.movement_id}`).toString('base64url');
}

function positionOf(cursor: string): Position {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, date = '', movementId = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z) (\d{1,15})$/.exec(text) ?? [];
  const isOurs = Buffer.from(text, 'latin1').toString('base64url') === cursor;
  if (!isOurs || Number.isNaN(Date.parse(date))) {
    throw invalidField(
      'cursor',
      say`is not the next_cursor of a page. Leave it out to start at the first page`,
    );
  }
  return { date, movementId: Number(movementId) };
}
