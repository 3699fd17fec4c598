import { sql } from 'kysely';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { readPage } from '../../platform/http/paging.ts';
import type { StockCount } from './counts.schemas.ts';
import type { QualityStatus } from './ledger.ts';

export interface CountedLayer {
  readonly inventory_item_id: number;
  readonly product_id: number;
  readonly batch_number: string;
  readonly quantity_in_stock: string;
  readonly reserved_quantity: string;
  readonly unit_cost: string;
  readonly remaining_value: string;
}

const layersOnHand = statement<CountedLayer>(
  'count_layers',
  `select inventory_item_id, product_id, batch_number, quantity_in_stock, reserved_quantity, unit_cost, remaining_value
   from inventory_items
   where warehouse_id = $1 and product_id = any($2::bigint[]) and quantity_in_stock > 0
   order by product_id, entry_date, inventory_item_id`,
);

/** Everything on hand of the products in the warehouse, in any quality, oldest first. */
export function readLayersOnHand(
  tx: Tx,
  warehouseId: number,
  productIds: readonly number[],
): Promise<CountedLayer[]> {
  return tx.run(layersOnHand, [warehouseId, productIds]);
}

/** What is found is like this: the newest layer of the batch, also an empty one; of the product, when the batch is unknown. */
export interface ModelLayer {
  readonly place: number;
  readonly is_of_batch: boolean;
  readonly unit_cost: string;
  readonly entry_date: string;
  readonly expiry_date: string | null;
  readonly quality_status: QualityStatus;
}

const newestLayers = statement<ModelLayer>(
  'count_newest_layers',
  `select w.place, i.is_of_batch, i.unit_cost, i.entry_date, i.expiry_date, i.quality_status
   from unnest($1::bigint[], $2::text[]) with ordinality as w (product_id, batch_number, place)
   cross join lateral (
     select coalesce(l.batch_number = w.batch_number, false) as is_of_batch, l.unit_cost, l.entry_date, l.expiry_date,
       l.quality_status
     from inventory_items l where l.product_id = w.product_id
     order by is_of_batch desc, (l.warehouse_id = $3) desc, l.entry_date desc, l.inventory_item_id desc limit 1) i
   order by w.place`,
);

/** For each product and batch the newest layer, first of all in the counted warehouse; `place` counts from 1. */
export function readNewestLayers(
  tx: Tx,
  wanted: readonly { productId: number; batchNumber: string | null }[],
  warehouseId: number,
): Promise<ModelLayer[]> {
  return tx.run(newestLayers, [
    wanted.map((one) => one.productId),
    wanted.map((one) => one.batchNumber),
    warehouseId,
  ]);
}

const insertCount = statement<{ stock_count_id: number; counted_at: string }>(
  'count_insert',
  `insert into stock_counts (count_number, warehouse_id, notes, counted_at, counted_by) values ($1, $2, $3, $4, $5)
   returning stock_count_id, counted_at`,
);

export async function saveCount(
  tx: Tx,
  count: { countNumber: string; warehouseId: number; notes: string | null },
): Promise<{ stock_count_id: number; counted_at: string }> {
  return only(
    await tx.run(insertCount, [
      count.countNumber,
      count.warehouseId,
      count.notes,
      tx.clock.now(),
      tx.actor.userId,
    ]),
  );
}

export interface SavedCountLine {
  readonly productId: number;
  readonly batchNumber: string | null;
  readonly systemQuantity: string;
  readonly countedQuantity: string;
  readonly valueDifference: string;
}

const insertLines = statement<never>(
  'count_lines_insert',
  `insert into stock_count_lines (stock_count_id, line_number, product_id, batch_number, system_quantity,
     counted_quantity, value_difference)
   select $1, l.place, l.product_id, l.batch_number, l.system_quantity, l.counted_quantity, l.value_difference
   from unnest($2::bigint[], $3::text[], $4::numeric[], $5::numeric[], $6::numeric[])
     with ordinality as l (product_id, batch_number, system_quantity, counted_quantity, value_difference, place)`,
);

export function saveCountLines(tx: Tx, stockCountId: number, lines: readonly SavedCountLine[]): void {
  tx.defer(insertLines, [
    stockCountId,
    lines.map((line) => line.productId),
    lines.map((line) => line.batchNumber),
    lines.map((line) => line.systemQuantity),
    lines.map((line) => line.countedQuantity),
    lines.map((line) => line.valueDifference),
  ]);
}

function countsQuery() {
  return queries
    .selectFrom('stock_counts as c')
    .select(['c.stock_count_id', 'c.count_number', 'c.warehouse_id', 'c.counted_at', 'c.notes']);
}

export async function findCount(db: Db, stockCountId: number): Promise<StockCount | undefined> {
  const query = countsQuery().select(
    sql<StockCount['lines']>`(select json_agg(json_build_object('line_number', l.line_number,
      'product_id', l.product_id, 'batch_number', l.batch_number, 'system_quantity', l.system_quantity::text,
      'counted_quantity', l.counted_quantity::text, 'difference', l.difference::text,
      'value_difference', l.value_difference::text) order by l.line_number)
      from stock_count_lines l where l.stock_count_id = c.stock_count_id)`.as('lines'),
  );
  const [count] = await db.select(query.where('c.stock_count_id', '=', stockCountId));
  return count;
}

/** Newest first, without the lines: a page could hold 100,000 of them. */
export function listCounts(db: Db, list: { warehouse_id?: number; page?: number; page_size?: number }) {
  let query = countsQuery()
    .innerJoin('stock_count_lines as l', 'l.stock_count_id', 'c.stock_count_id')
    .groupBy('c.stock_count_id')
    .select([
      sql<number>`count(*)`.as('line_count'),
      sql<number>`count(*) filter (where l.difference <> 0)`.as('lines_with_difference'),
      sql<string>`sum(l.value_difference)`.as('value_difference'),
    ]);
  if (list.warehouse_id !== undefined) query = query.where('c.warehouse_id', '=', list.warehouse_id);
  return readPage(db, query.orderBy('c.stock_count_id', 'desc'), list);
}
