import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { DB } from '../../db/tables.ts';
import { type Db, only, type Parameter, queries } from '../../platform/database/database.ts';
import { type CursorDb, rowsOf } from '../../platform/database/rows.ts';
import { statement } from '../../platform/database/statement.ts';
import type { Movement, MovementPage, MovementQuery } from './movements.schemas.ts';

/** A place in the ledger's order. */
export interface Position {
  readonly date: string;
  readonly movementId: number;
}

export type MovementFilter = Omit<
  MovementQuery,
  'movement_type' | 'order' | 'page_size' | 'cursor' | 'totals'
> & {
  readonly movement_types?: readonly string[];
};

export type MovementRow = Omit<Movement, 'product_balance_quantity' | 'product_balance_value'>;

type Movements<Row> = SelectQueryBuilder<DB & { m: DB['stock_movements'] }, 'm', Row>;

/** The first moment of a day, or of the day after it, as the factory's clocks show it. */
const startOf = (db: Db, day: string, daysLater = 0) =>
  sql<string>`((${day}::date + ${sql.lit(daysLater)})::timestamp at time zone ${db.policy.timeZone}::text)`;

/**
 * The types stand in the text, whose plan then knows which of them are rare: those are looked up and sorted, common ones are
 * met often enough on the way through the ledger by date. They are words of the schema's list, nothing else gets here.
 */
const ofTypes = (types: readonly string[]) =>
  sql<boolean>`m.movement_type in (${sql.join(types.toSorted().map((type) => sql.lit(type)))})`;

function filtered<Row>(db: Db, all: Movements<Row>, filter: MovementFilter): Movements<Row> {
  let query = all;
  if (filter.product_id !== undefined) query = query.where('m.product_id', '=', filter.product_id);
  if (filter.warehouse_id !== undefined) query = query.where('m.warehouse_id', '=', filter.warehouse_id);
  if (filter.inventory_item_id !== undefined)
    query = query.where('m.inventory_item_id', '=', filter.inventory_item_id);
  // As an array the layers are known before the ledger is read, which therefore goes by them and not by the date.
  if (filter.batch_number !== undefined)
    query =
      query.where(sql<boolean>`m.inventory_item_id = any(array(select inventory_item_id from inventory_items
      where batch_number = ${filter.batch_number}))`);
  if (filter.movement_types !== undefined) query = query.where(ofTypes(filter.movement_types));
  if (filter.reference_type !== undefined)
    query = query.where('m.reference_type', '=', filter.reference_type);
  if (filter.reference_id !== undefined) query = query.where('m.reference_id', '=', filter.reference_id);
  if (filter.date_from !== undefined)
    query = query.where('m.movement_date', '>=', startOf(db, filter.date_from));
  if (filter.date_to !== undefined)
    query = query.where('m.movement_date', '<', startOf(db, filter.date_to, 1));
  return query;
}

export interface MovementSlice {
  readonly order: 'asc' | 'desc';
  readonly after: Position | null;
  /** how many rows are wanted; one more tells whether there is a next page, and more than that may come */
  readonly pageSize: number;
}

/**
 * The limit stands in the text: as a parameter, the generic plan would reckon with a tenth of the table. Two limits for all
 * sizes of page, so that there are not a thousand texts.
 */
const LIMITS = [101, 1_001] as const;

/** The movements of a page and at least one more, when there is one. */
export function readMovements(db: Db, filter: MovementFilter, slice: MovementSlice): Promise<MovementRow[]> {
  const { order, after } = slice;
  let page = filtered(db, queries.selectFrom('stock_movements as m').selectAll('m'), filter);
  if (after !== null) {
    const side = sql.raw(order === 'asc' ? '>' : '<');
    page = page.where(
      sql<boolean>`(m.movement_date, m.movement_id) ${side} (${after.date}::timestamptz, ${after.movementId}::bigint)`,
    );
  }
  const limit = slice.pageSize < LIMITS[0] ? LIMITS[0] : LIMITS[1];
  const limited = page
    .orderBy('m.movement_date', order)
    .orderBy('m.movement_id', order)
    .limit(sql.lit(limit));
  return db.select(described(limited, order));
}

type Ledger = Movements<Selectable<DB['stock_movements']>>;

/** The movements with the names of what moved, where and by whom. */
function described(movements: Ledger, order: 'asc' | 'desc') {
  return queries
    .selectFrom(movements.as('m'))
    .innerJoin('products as p', 'p.product_id', 'm.product_id')
    .innerJoin('warehouses as w', 'w.warehouse_id', 'm.warehouse_id')
    .innerJoin('inventory_items as i', 'i.inventory_item_id', 'm.inventory_item_id')
    .leftJoin('users as u', 'u.user_id', 'm.created_by')
    .select([
      'm.movement_id',
      'm.movement_date',
      'm.movement_type',
      'm.product_id',
      'p.product_code',
      'p.product_name',
      'p.unit_of_measure',
      'm.warehouse_id',
      'w.warehouse_code',
      'm.inventory_item_id',
      'i.batch_number',
      'm.quantity',
      'm.unit_cost',
      'm.value',
      'm.on_hand_after as balance_quantity',
      'm.stock_value_after as balance_value',
      'm.reference_type',
      'm.reference_id',
      'm.reference_number',
      'm.production_completion_id',
      'm.reason',
      'm.notes',
      'u.username as created_by',
      'm.request_id',
    ])
    .orderBy('m.movement_date', order)
    .orderBy('m.movement_id', order);
}

export type MovementTableRow = MovementRow &
  Pick<Movement, 'product_balance_quantity' | 'product_balance_value'>;

/**
 * All movements of a filter from a cursor. `opening` is the product's balance before the first of them; with it each row says
 * what was there of the product after it.
 */
export function streamMovements(
  db: CursorDb,
  filter: MovementFilter,
  order: 'asc' | 'desc',
  opening: Balance | null,
): AsyncIterable<MovementTableRow[]> {
  const all = filtered(db, queries.selectFrom('stock_movements as m').selectAll('m'), filter);
  const balance = (column: 'm.quantity' | 'm.value', before: string | undefined) =>
    before === undefined
      ? sql<string | null>`null`
      : sql<string>`${before}::numeric + sum(${sql.ref(column)}) over (order by m.movement_date, m.movement_id)`;
  const query = described(all, order).select([
    balance('m.quantity', opening?.quantity).as('product_balance_quantity'),
    balance('m.value', opening?.value).as('product_balance_value'),
  ]);
  const { sql: text, parameters } = query.compile();
  return rowsOf<MovementTableRow>(db, { text }, parameters as Parameter[]);
}

type Totals = NonNullable<MovementPage['totals']>;

/** The sums over all movements of a filter: reads each of them. */
export async function readMovementTotals(db: Db, filter: MovementFilter): Promise<Totals> {
  const rows = await db.select(
    filtered(db, queries.selectFrom('stock_movements as m'), filter).select([
      sql<number>`count(*)`.as('movement_count'),
      sql<string>`coalesce(sum(m.quantity) filter (where m.quantity > 0), 0.000)`.as('quantity_in'),
      sql<string>`coalesce(-sum(m.quantity) filter (where m.quantity < 0), 0.000)`.as('quantity_out'),
      sql<string>`coalesce(sum(m.value) filter (where m.value > 0), 0.0000)`.as('value_in'),
      sql<string>`coalesce(-sum(m.value) filter (where m.value < 0), 0.0000)`.as('value_out'),
    ]),
  );
  return only(rows);
}

export interface Balance {
  readonly quantity: string;
  readonly value: string;
}

/**
 * A product's balance just before three places of the ledger: where the period starts, where it ends, and where the page does.
 * In each of its warehouses it is what the last movement before that place left, so nothing is added up but warehouses.
 */
const readBalances = statement<Balance & { place: 'OPENING' | 'CLOSING' | 'PAGE' }>(
  'movement_balances',
  `select b.place, coalesce(sum(last.on_hand_after), 0.000) as quantity,
     coalesce(sum(last.stock_value_after), 0.0000) as value
   from (values
     ('OPENING', coalesce($3::date::timestamp at time zone $5::text, '-infinity'), 0),
     ('CLOSING', coalesce(($4::date + 1)::timestamp at time zone $5::text, 'infinity'), 0),
     ('PAGE', $6::timestamptz, $7::bigint)) as b (place, moment, movement_id)
   left join stock_scopes s on s.product_id = $1 and ($2::bigint is null or s.warehouse_id = $2)
   left join lateral (select m.on_hand_after, m.stock_value_after from stock_movements m
     where m.product_id = s.product_id and m.warehouse_id = s.warehouse_id
       and (m.movement_date, m.movement_id) < (b.moment, b.movement_id)
     order by m.movement_date desc, m.movement_id desc limit 1) last on true
   group by b.place`,
);

export interface Balances {
  readonly opening: Balance;
  readonly closing: Balance;
  /** before the page's first movement */
  readonly page: Balance;
}

export async function readMovementBalances(
  db: Db,
  filter: MovementFilter & { readonly product_id: number },
  pageStart: Position | null,
): Promise<Balances> {
  const rows = await db.run(readBalances, [
    filter.product_id,
    filter.warehouse_id ?? null,
    filter.date_from ?? null,
    filter.date_to ?? null,
    db.policy.timeZone,
    pageStart?.date ?? null,
    pageStart?.movementId ?? null,
  ]);
  const of = (place: string): Balance => {
    const { quantity, value } = only(rows.filter((row) => row.place === place));
    return { quantity, value };
  };
  return { opening: of('OPENING'), closing: of('CLOSING'), page: of('PAGE') };
}
