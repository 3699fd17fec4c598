import { sql } from 'kysely';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { type Page, readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { Demand, DemandList } from './demands.schemas.ts';

const COLUMNS = [
  'd.demand_id',
  'd.product_id',
  'p.product_code',
  'p.product_name',
  'p.unit_of_measure',
  'd.quantity',
  'd.due_date',
  'd.demand_type',
  'd.reference_number',
  'd.notes',
  'd.is_active',
  'd.created_by',
  'd.created_at',
  'd.updated_at',
] as const;

const WHOLE = COLUMNS.join(', ');
const FROM = 'demands d join products p on p.product_id = d.product_id';

const read = statement<Demand>('demand_read', `select ${WHOLE} from ${FROM} where d.demand_id = $1`);

export async function findDemand(db: Db, demandId: number): Promise<Demand | undefined> {
  const [demand] = await db.run(read, [demandId]);
  return demand;
}

const lock = statement<Demand>(
  'demand_lock',
  `select ${WHOLE} from ${FROM} where d.demand_id = $1 for no key update of d`,
);

/** A demand that exists, for a change. Its product is locked first: whoever accepts a forecast does it in this order. */
export async function lockDemand(tx: Tx, demandId: number): Promise<Demand> {
  return only(await tx.run(lock, [demandId]));
}

interface DemandedProduct {
  readonly product_id: number;
  readonly product_code: string;
  readonly is_active: boolean;
}

const shareProduct = statement<DemandedProduct>(
  'demand_share_product',
  'select product_id, product_code, is_active from products where product_id = $1 for share',
);

/** Holds a product still, so that it is not deactivated while something is asked of it. */
export async function shareDemandedProduct(tx: Tx, productId: number): Promise<DemandedProduct | undefined> {
  const [product] = await tx.run(shareProduct, [productId]);
  return product;
}

const lockProducts = statement<{ product_id: number }>(
  'demand_lock_products',
  'select product_id from products where product_id = any($1::bigint[]) order by product_id for no key update',
);

/** Nobody else enters demand for these products until the commit: for what is decided on the demand that is there already. */
export async function lockDemandedProducts(tx: Tx, productIds: readonly number[]): Promise<void> {
  await tx.run(lockProducts, [[...new Set(productIds)]]);
}

export async function listDemands(db: Db, list: DemandList): Promise<Page<Demand>> {
  const order = sortOrder(list.sort, 'due_date');
  const field = order.field === 'product_code' ? ('p.product_code' as const) : (`d.${order.field}` as const);
  let query = queries
    .selectFrom('demands as d')
    .innerJoin('products as p', 'p.product_id', 'd.product_id')
    .select(COLUMNS)
    .where('d.is_active', '=', list.is_active ?? true);
  if (list.product_id !== undefined) query = query.where('d.product_id', '=', list.product_id);
  if (list.demand_type !== undefined) query = query.where('d.demand_type', '=', list.demand_type);
  if (list.due_from !== undefined) query = query.where('d.due_date', '>=', list.due_from);
  if (list.due_to !== undefined) query = query.where('d.due_date', '<=', list.due_to);
  const { search } = list;
  if (search)
    query = query.where(({ or }) => or([searchCondition('p.search_text', search), referenceHas(search)]));
  const page = await readPage(db, query.orderBy(field, order.direction).orderBy('d.demand_id'), list);
  return page as Page<Demand>;
}

/** strpos, because the text is taken as it is: % and _ mean nothing special. */
const referenceHas = (search: string) =>
  sql<boolean>`strpos(search_fold(coalesce(d.reference_number, '')), search_fold(${search.trim()})) > 0`;

export interface NewDemand {
  readonly product_id: number;
  readonly quantity: string;
  readonly due_date: string;
  readonly demand_type: Demand['demand_type'];
  readonly reference_number: string | null;
  readonly notes: string | null;
}

/** The rows travel as one JSON text in which decimals are text, so nothing passes through a binary number. */
const insert = statement<Demand>(
  'demands_insert',
  `with made as (
     insert into demands (product_id, quantity, due_date, demand_type, reference_number, notes, created_by, created_at,
       updated_at)
     select r.product_id, r.quantity, r.due_date, r.demand_type, r.reference_number, r.notes, $2::bigint, $3::timestamptz, $3
     from jsonb_to_recordset($1::jsonb) as r (product_id bigint, quantity numeric, due_date date, demand_type text,
       reference_number text, notes text)
     returning *)
   select ${WHOLE} from made d join products p on p.product_id = d.product_id order by d.demand_id`,
);

export async function insertDemands(tx: Tx, demands: readonly NewDemand[]): Promise<Demand[]> {
  return tx.run(insert, [JSON.stringify(demands), tx.actor.userId, tx.clock.now()]);
}

const update = statement<Demand>(
  'demand_update',
  `with changed as (
     update demands set quantity = $2, due_date = $3, demand_type = $4, reference_number = $5, notes = $6, is_active = $7,
       updated_at = $8
     where demand_id = $1 returning *)
   select ${WHOLE} from changed d join products p on p.product_id = d.product_id`,
);

/** Writes a demand as it is to be. */
export async function saveDemand(tx: Tx, demand: Demand): Promise<Demand> {
  const rows = await tx.run(update, [
    demand.demand_id,
    demand.quantity,
    demand.due_date,
    demand.demand_type,
    demand.reference_number,
    demand.notes,
    demand.is_active,
    tx.clock.now(),
  ]);
  return only(rows);
}

/** A demand as a file names it. */
export interface DemandKey {
  readonly productId: number;
  readonly dueDate: string;
  readonly reference: string;
}

const readRecorded = statement<DemandKey>(
  'demands_recorded',
  `select distinct d.product_id as "productId", d.due_date as "dueDate", d.reference_number as reference
   from unnest($1::bigint[], $2::date[], $3::text[]) as wanted (product_id, due_date, reference)
   join demands d on d.product_id = wanted.product_id and d.due_date = wanted.due_date and d.is_active
     and d.reference_number = wanted.reference`,
);

/** Which of them stand in the demands already. */
export async function demandsRecorded(db: Db, keys: readonly DemandKey[]): Promise<DemandKey[]> {
  if (keys.length === 0) return [];
  return db.run(readRecorded, [
    keys.map((key) => key.productId),
    keys.map((key) => key.dueDate),
    keys.map((key) => key.reference),
  ]);
}
