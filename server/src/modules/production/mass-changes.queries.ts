import { sql } from 'kysely';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { literalPattern, readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type {
  MassChangeItem,
  MassChangeListQuery,
  MassChangeOrder,
  MassChangeRequest,
} from './mass-changes.schemas.ts';

export interface UsingLine {
  readonly bom_id: number;
  readonly bom_version: string;
  readonly product_id: number;
  readonly product_code: string;
  readonly product_name: string;
  readonly starts_on: string;
  readonly expiry_date: string | null;
  readonly sequence_number: number;
  readonly quantity_required: string;
  readonly unit_of_measure: string;
  /** a phantom line, and no recipe of the new component holds on the first day */
  readonly is_empty_phantom: boolean;
}

const readUsingLines = statement<UsingLine>(
  'mass_change_lines',
  `select b.bom_id, b.bom_version, p.product_id, p.product_code, p.product_name,
     greatest(b.effective_date, $3::date) as starts_on, b.expiry_date, c.sequence_number, c.quantity_required,
     c.unit_of_measure, c.is_phantom and not exists (
       select from bill_of_materials sub where sub.parent_product_id = $2 and sub.status = 'ACTIVE'
         and sub.effective_date <= greatest(b.effective_date, $3::date)
         and (sub.expiry_date is null or sub.expiry_date > greatest(b.effective_date, $3::date))) as is_empty_phantom
   from bom_components c join bill_of_materials b using (bom_id)
   join products p on p.product_id = b.parent_product_id
   where c.component_product_id = $1 and b.status = 'ACTIVE' and (b.expiry_date is null or b.expiry_date > $3::date)
   order by p.product_code, b.effective_date, b.bom_id, c.sequence_number`,
);

/** The lines that name a component in ACTIVE recipes that hold on the day or later, recipe by recipe. */
export function usingLines(db: Db, fromId: number, toId: number, date: string): Promise<UsingLine[]> {
  return db.run(readUsingLines, [fromId, toId, date]);
}

const readContained = statement<{ product_id: number }>(
  'mass_change_contained',
  `with recursive below as (
     select $1::bigint as product_id
     union
     select c.component_product_id from below join bill_of_materials b on b.parent_product_id = below.product_id
       and b.status in ('ACTIVE', 'DRAFT')
     join bom_components c using (bom_id))
   select product_id from below where product_id = any($2::bigint[])`,
);

/** Which of the candidates a product contains at any depth, or is itself: those that must not contain it. */
export async function containedIn(
  db: Db,
  productId: number,
  candidates: readonly number[],
): Promise<Set<number>> {
  const rows = await db.run(readContained, [productId, candidates]);
  return new Set(rows.map((row) => row.product_id));
}

const readRecipeOn = statement<{ bom_id: number }>(
  'mass_change_recipe_on',
  `select bom_id from bill_of_materials where parent_product_id = $1 and status = 'ACTIVE' and effective_date <= $2::date
     and (expiry_date is null or expiry_date > $2::date)`,
);

/** The recipe by which a product is made on a day; null when it is bought. */
export async function recipeOn(db: Db, productId: number, date: string): Promise<number | null> {
  const [row] = await db.run(readRecipeOn, [productId, date]);
  return row?.bom_id ?? null;
}

const readOpenOrders = statement<MassChangeOrder & { bom_id: number }>(
  'mass_change_open_orders',
  `select bom_id, production_order_id, order_number, status, planned_quantity from production_orders
   where bom_id = any($1::bigint[]) and status not in ('COMPLETED', 'CANCELLED') order by order_number`,
);

/** Open production orders that were made by these recipes. */
export function openOrdersOf(db: Db, bomIds: readonly number[]) {
  return db.run(readOpenOrders, [bomIds]);
}

function changesQuery() {
  return queries
    .selectFrom('bom_mass_changes as m')
    .innerJoin('products as f', 'f.product_id', 'm.from_product_id')
    .innerJoin('products as t', 't.product_id', 'm.to_product_id')
    .select([
      'm.bom_mass_change_id',
      'm.from_product_id',
      'f.product_code as from_product_code',
      'm.to_product_id',
      't.product_code as to_product_code',
      'm.factor',
      'm.effective_date',
      'm.reason',
      sql<number>`(select count(*) from bom_mass_change_items i where i.bom_mass_change_id = m.bom_mass_change_id)`.as(
        'item_count',
      ),
      'm.applied_at',
      'm.applied_by',
      'm.undone_at',
      'm.undone_by',
    ]);
}

export async function findMassChange(db: Db, changeId: number) {
  const [row] = await db.select(changesQuery().where('m.bom_mass_change_id', '=', changeId));
  return row;
}

const SORT_COLUMNS = {
  bom_mass_change_id: 'm.bom_mass_change_id',
  effective_date: 'm.effective_date',
} as const;

export function listMassChanges(db: Db, list: MassChangeListQuery) {
  const order = sortOrder(list.sort, '-bom_mass_change_id');
  const { product_id: productId, search } = list;
  let query = changesQuery();
  if (productId !== undefined) {
    query = query.where((condition) =>
      condition.or([
        condition('m.from_product_id', '=', productId),
        condition('m.to_product_id', '=', productId),
      ]),
    );
  }
  if (list.is_undone !== undefined)
    query = query.where('m.undone_at', list.is_undone ? 'is not' : 'is', null);
  if (search) {
    query = query.where((condition) =>
      condition.or([
        searchCondition('f.search_text', search),
        searchCondition('t.search_text', search),
        sql<boolean>`search_fold(m.reason) like '%' || search_fold(${literalPattern(search)}) || '%'`,
      ]),
    );
  }
  const ordered = query
    .orderBy(SORT_COLUMNS[order.field], order.direction)
    .orderBy('m.bom_mass_change_id', 'desc');
  return readPage(db, ordered, list);
}

/** What undoing has to know of an item besides what is shown. */
export interface ItemState extends MassChangeItem {
  readonly old_effective_date: string;
  readonly old_expiry_now: string | null;
  readonly new_expiry_now: string | null;
}

const ITEMS = `select p.product_id, p.product_code, p.product_name, o.bom_id as old_bom_id, o.bom_version as old_bom_version,
     o.status as old_status, i.old_expiry_date, n.bom_id as new_bom_id, n.bom_version as new_bom_version,
     n.status as new_status, n.effective_date as new_effective_date, o.effective_date as old_effective_date,
     o.expiry_date as old_expiry_now, n.expiry_date as new_expiry_now
   from bom_mass_change_items i join bill_of_materials o on o.bom_id = i.old_bom_id
   join bill_of_materials n on n.bom_id = i.new_bom_id join products p on p.product_id = o.parent_product_id
   where i.bom_mass_change_id = $1 order by p.product_code, n.effective_date, o.bom_id`;

const readItems = statement<ItemState>('mass_change_items', ITEMS);
/** `for update` waits for whoever has just made an order by one of them, whose foreign key holds the row. */
const lockItems = statement<ItemState>('mass_change_items_lock', `${ITEMS} for update of o, n`);

export function massChangeItems(db: Db, changeId: number): Promise<ItemState[]> {
  return db.run(readItems, [changeId]);
}

export function lockMassChangeItems(tx: Tx, changeId: number): Promise<ItemState[]> {
  return tx.run(lockItems, [changeId]);
}

const lockRow = statement<{ undone_at: string | null }>(
  'mass_change_lock',
  'select undone_at from bom_mass_changes where bom_mass_change_id = $1 for no key update',
);

export async function lockMassChange(tx: Tx, changeId: number) {
  const [row] = await tx.run(lockRow, [changeId]);
  return row;
}

export async function insertMassChange(
  tx: Tx,
  { from_product_id, to_product_id, factor, reason }: MassChangeRequest,
  effectiveDate: string,
): Promise<number> {
  const query = queries
    .insertInto('bom_mass_changes')
    .values({
      from_product_id,
      to_product_id,
      factor,
      reason,
      effective_date: effectiveDate,
      applied_at: tx.clock.now(),
      applied_by: tx.actor.userId,
    })
    .returning('bom_mass_change_id');
  return only(await tx.select(query)).bom_mass_change_id;
}

const writeItems = statement<never>(
  'mass_change_items_insert',
  `insert into bom_mass_change_items (bom_mass_change_id, old_bom_id, old_expiry_date, new_bom_id)
   select $1, i.* from unnest($2::bigint[], $3::date[], $4::bigint[]) as i`,
);

export interface NewItem {
  readonly oldBomId: number;
  readonly oldExpiryDate: string | null;
  readonly newBomId: number;
}

export async function insertItems(tx: Tx, changeId: number, items: readonly NewItem[]): Promise<void> {
  await tx.run(writeItems, [
    changeId,
    items.map((item) => item.oldBomId),
    items.map((item) => item.oldExpiryDate),
    items.map((item) => item.newBomId),
  ]);
}

const writeUndone = statement<never>(
  'mass_change_undone',
  'update bom_mass_changes set undone_at = $2, undone_by = $3 where bom_mass_change_id = $1',
);

export async function saveUndone(tx: Tx, changeId: number): Promise<void> {
  await tx.run(writeUndone, [changeId, tx.clock.now(), tx.actor.userId]);
}
