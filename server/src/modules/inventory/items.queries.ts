import { sql } from 'kysely';
import { type Db, queries } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { InventoryItem, InventoryItemList } from './items.schemas.ts';
import { layersAsOf, type Past, pastOf } from './stock-as-of.ts';

/** Issuable: quality approved, not expired on the day, warehouse active. */
const issuable = (day: string) =>
  sql<boolean>`(i.quality_status = 'APPROVED' and (i.expiry_date is null or i.expiry_date >= ${day}::date) and w.is_active)`;

const layersNow = () => queries.selectFrom('inventory_items as i');
type Layers = ReturnType<typeof layersNow>;

const layersThen = (past: Past): Layers => queries.selectFrom(layersAsOf(sql`${past.moment}`).as('i'));

function itemsQuery(db: Db, layers: Layers = layersNow(), day = db.clock.today()) {
  return layers
    .innerJoin('products as p', 'p.product_id', 'i.product_id')
    .innerJoin('warehouses as w', 'w.warehouse_id', 'i.warehouse_id')
    .select([
      'i.inventory_item_id',
      'i.product_id',
      'p.product_code',
      'p.product_name',
      'p.unit_of_measure',
      'i.warehouse_id',
      'w.warehouse_code',
      'i.batch_number',
      'i.entry_date',
      'i.initial_quantity',
      'i.quantity_in_stock',
      'i.reserved_quantity',
      sql<string>`case when ${issuable(day)} then i.quantity_in_stock - i.reserved_quantity else 0.000 end`.as(
        'available_quantity',
      ),
      'i.unit_cost',
      'i.remaining_value as total_value',
      'i.quality_status',
      'i.expiry_date',
      'i.location_in_warehouse',
      'i.supplier_id',
      'i.purchase_order_id',
      'i.production_order_id',
      'i.source_item_id',
      'i.notes',
      'i.created_at',
      'i.updated_at',
    ]);
}

/** @throws NOT_FOUND */
export async function getItem(db: Db, inventoryItemId: number): Promise<InventoryItem> {
  const [item] = await db.select(itemsQuery(db).where('i.inventory_item_id', '=', inventoryItemId));
  if (item === undefined) throw notFound('inventory item', inventoryItemId);
  return item;
}

/** Layers by their numbers, in the order of the numbers. */
export function getItems(db: Db, inventoryItemIds: readonly number[]): Promise<InventoryItem[]> {
  const query = itemsQuery(db).where(
    'i.inventory_item_id',
    '=',
    sql<number>`any(${inventoryItemIds}::bigint[])`,
  );
  return db.select(query.orderBy('i.inventory_item_id'));
}

const SORT_COLUMNS = {
  entry_date: 'i.entry_date',
  inventory_item_id: 'i.inventory_item_id',
  product_code: 'p.product_code',
  quantity_in_stock: 'i.quantity_in_stock',
  expiry_date: 'i.expiry_date',
} as const;

/** Layers in FIFO order unless sorted otherwise, now or as they stood. @throws VALIDATION_ERROR (as_of in the future) */
export async function listItems(db: Db, list: InventoryItemList) {
  const order = sortOrder(list.sort, 'entry_date');
  const past = list.as_of === undefined ? null : await pastOf(db, list.as_of);
  const day = past?.day ?? db.clock.today();
  let query = itemsQuery(db, past === null ? layersNow() : layersThen(past), day);
  if (list.product_id !== undefined) query = query.where('i.product_id', '=', list.product_id);
  if (list.warehouse_id !== undefined) query = query.where('i.warehouse_id', '=', list.warehouse_id);
  if (list.quality_status !== undefined) query = query.where('i.quality_status', '=', list.quality_status);
  if (list.batch_number !== undefined) query = query.where('i.batch_number', '=', list.batch_number);
  if (list.location_in_warehouse !== undefined)
    query = query.where('i.location_in_warehouse', '=', list.location_in_warehouse);
  if (list.available_only) {
    query = query.where(issuable(day)).whereRef('i.quantity_in_stock', '>', 'i.reserved_quantity');
  } else if (!list.include_empty) query = query.where('i.quantity_in_stock', '>', '0');
  if (list.search) {
    const { search } = list;
    query = query.where((condition) =>
      condition.or([
        searchCondition('p.search_text', search),
        condition('i.batch_number', '=', search.trim()),
      ]),
    );
  }
  return readPage(
    db,
    query.orderBy(SORT_COLUMNS[order.field], order.direction).orderBy('i.inventory_item_id'),
    list,
  );
}

/** All issuable layers of a product, oldest first. */
export async function listIssuableItems(
  db: Db,
  productId: number,
  warehouseId: number | null,
): Promise<InventoryItem[]> {
  let query = itemsQuery(db)
    .where('i.product_id', '=', productId)
    .where(issuable(db.clock.today()))
    .whereRef('i.quantity_in_stock', '>', 'i.reserved_quantity');
  if (warehouseId !== null) query = query.where('i.warehouse_id', '=', warehouseId);
  return db.select(query.orderBy('i.entry_date').orderBy('i.inventory_item_id'));
}
