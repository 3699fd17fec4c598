import { sql } from 'kysely';
import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { literalPattern, readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { BomComponent, BomCreateRequest, BomListQuery, BomUpdateRequest } from './boms.schemas.ts';

function headersQuery() {
  return queries
    .selectFrom('bill_of_materials as b')
    .innerJoin('products as p', 'p.product_id', 'b.parent_product_id')
    .select([
      'b.bom_id',
      'b.parent_product_id',
      'p.product_code as parent_product_code',
      'p.product_name as parent_product_name',
      'b.bom_version',
      'b.bom_name',
      'b.base_quantity',
      'b.yield_percentage',
      'b.labor_cost_per_unit',
      'b.overhead_cost_per_unit',
      'b.status',
      'b.effective_date',
      'b.expiry_date',
      'b.over_consumption_rule',
      'b.notes',
      sql<number>`(select count(*) from bom_components c where c.bom_id = b.bom_id)`.as('component_count'),
      latestCost('total_cost').as('latest_total_cost'),
      latestCost('unit_cost').as('latest_unit_cost'),
      'b.created_at',
      'b.updated_at',
    ]);
}

/** Of the newest stored cost calculation; null before the first one. */
function latestCost(column: 'total_cost' | 'unit_cost') {
  return sql<
    string | null
  >`(select ${sql.ref(`k.${column}`)} from bom_cost_calculations k where k.bom_id = b.bom_id
    order by k.bom_cost_calculation_id desc limit 1)`;
}

export async function findBomHeader(db: Db, bomId: number) {
  const [row] = await db.select(headersQuery().where('b.bom_id', '=', bomId));
  return row;
}

const SORT_COLUMNS = {
  bom_id: 'b.bom_id',
  parent_product_code: 'p.product_code',
  // 1.10 comes after 1.9.
  bom_version: sql`string_to_array(b.bom_version, '.')::numeric[]`,
  effective_date: 'b.effective_date',
} as const;

export async function listBoms(db: Db, list: BomListQuery) {
  const order = sortOrder(list.sort, 'parent_product_code');
  let query = headersQuery();
  if (list.product_id !== undefined) query = query.where('b.parent_product_id', '=', list.product_id);
  // In force on a day are the ACTIVE ones; the other statuses have to be asked for.
  const status = list.status ?? (list.effective_date === undefined ? undefined : 'ACTIVE');
  if (status !== undefined) query = query.where('b.status', '=', status);
  if (list.effective_date !== undefined) {
    const day = list.effective_date;
    query = query
      .where('b.effective_date', '<=', day)
      .where((condition) =>
        condition.or([condition('b.expiry_date', 'is', null), condition('b.expiry_date', '>', day)]),
      );
  }
  if (list.search) {
    const pattern = literalPattern(list.search);
    query = query.where((condition) =>
      condition.or([
        searchCondition('p.search_text', list.search ?? ''),
        sql<boolean>`search_fold(coalesce(b.bom_name, '')) like '%' || search_fold(${pattern}) || '%'`,
      ]),
    );
  }
  const ordered = query.orderBy(SORT_COLUMNS[order.field], order.direction).orderBy('b.bom_id');
  return readPage(db, ordered, list);
}

const readComponents = statement<BomComponent>(
  'bom_components_read',
  `select c.bom_component_id, c.component_product_id, p.product_code, p.product_name, p.product_type, c.sequence_number,
     c.quantity_required, c.unit_of_measure, c.scrap_percentage, c.is_phantom, c.substitute_group, c.notes
   from bom_components c join products p on p.product_id = c.component_product_id
   where c.bom_id = $1 order by c.sequence_number`,
);

export function listBomComponents(db: Db, bomId: number): Promise<BomComponent[]> {
  return db.run(readComponents, [bomId]);
}

const versionTaken = statement<{ bom_id: number }>(
  'bom_version_taken',
  'select bom_id from bill_of_materials where parent_product_id = $1 and bom_version = $2',
);

export async function isVersionTaken(db: Db, productId: number, version: string): Promise<boolean> {
  return (await db.run(versionTaken, [productId, version])).length > 0;
}

const readNextMinor = statement<{ next: string }>(
  'bom_next_minor',
  `select split_part($2, '.', 1) || '.' || max(split_part(bom_version, '.', 2)::numeric) + 1 as next
   from bill_of_materials
   where parent_product_id = $1 and split_part(bom_version, '.', 1)::numeric = split_part($2, '.', 1)::numeric`,
);

/** 1.2 → 1.3, or higher when versions up to there exist already. */
export async function nextMinorVersion(db: Db, productId: number, version: string): Promise<string> {
  return only(await db.run(readNextMinor, [productId, version])).next;
}

const shareProductRows = statement<never>(
  'bom_share_products',
  'select product_id from products where product_id = any($1::bigint[]) order by product_id for key share',
);

/**
 * Until the transaction ends nobody deactivates these products or changes their units: whoever does that takes their rows for
 * update, which waits for this.
 */
export async function shareProducts(tx: Tx, productIds: readonly number[]): Promise<void> {
  await tx.run(shareProductRows, [productIds]);
}

const lockRow = statement<never>(
  'bom_lock',
  'select bom_id from bill_of_materials where bom_id = $1 for no key update',
);

export async function lockBom(tx: Tx, bomId: number): Promise<void> {
  await tx.run(lockRow, [bomId]);
}

export interface NewBomLine {
  readonly productId: number;
  readonly sequenceNumber: number;
  readonly quantity: string;
  readonly unit: string;
  readonly scrap: string;
  readonly isPhantom: boolean;
  readonly substituteGroup: string | null;
  readonly notes: string | null;
}

/** @returns the new recipe's number */
export async function insertBom(
  tx: Tx,
  header: Omit<BomCreateRequest, 'components'>,
  lines: readonly NewBomLine[],
): Promise<number> {
  const now = tx.clock.now();
  const query = queries
    .insertInto('bill_of_materials')
    .values({ ...header, created_by: tx.actor.userId, created_at: now, updated_at: now })
    .returning('bom_id');
  const { bom_id: bomId } = only(await tx.select(query));
  await insertLines(tx, bomId, lines);
  return bomId;
}

const writeLines = statement<never>(
  'bom_lines_insert',
  `insert into bom_components (bom_id, component_product_id, sequence_number, quantity_required, unit_of_measure,
     scrap_percentage, is_phantom, substitute_group, notes)
   select $1, l.* from unnest($2::bigint[], $3::integer[], $4::numeric[], $5::text[], $6::numeric[], $7::boolean[],
     $8::text[], $9::text[]) as l`,
);

async function insertLines(tx: Tx, bomId: number, lines: readonly NewBomLine[]): Promise<void> {
  await tx.run(writeLines, [
    bomId,
    lines.map((line) => line.productId),
    lines.map((line) => line.sequenceNumber),
    lines.map((line) => line.quantity),
    lines.map((line) => line.unit),
    lines.map((line) => line.scrap),
    lines.map((line) => line.isPhantom),
    lines.map((line) => line.substituteGroup),
    lines.map((line) => line.notes),
  ]);
}

const deleteLines = statement<never>('bom_lines_delete', 'delete from bom_components where bom_id = $1');

export async function replaceLines(tx: Tx, bomId: number, lines: readonly NewBomLine[]): Promise<void> {
  await tx.run(deleteLines, [bomId]);
  await insertLines(tx, bomId, lines);
}

export async function updateHeader(
  tx: Tx,
  bomId: number,
  changes: Omit<BomUpdateRequest, 'components'>,
): Promise<void> {
  const query = queries
    .updateTable('bill_of_materials')
    .set({ ...changes, updated_at: tx.clock.now() })
    .where('bom_id', '=', bomId);
  await tx.select(query);
}

/** Column by column: a copy has everything but the days on which it holds. */
const copy = statement<{ bom_id: number }>(
  'bom_copy',
  `with header as (
     insert into bill_of_materials (parent_product_id, bom_version, bom_name, base_quantity, yield_percentage,
       labor_cost_per_unit, overhead_cost_per_unit, effective_date, over_consumption_rule, notes, created_by, created_at,
       updated_at)
     select parent_product_id, $2, bom_name, base_quantity, yield_percentage, labor_cost_per_unit, overhead_cost_per_unit,
       $3, over_consumption_rule, notes, $4, $5, $5
     from bill_of_materials where bom_id = $1 returning bom_id),
   lines as (
     insert into bom_components (bom_id, component_product_id, sequence_number, quantity_required, unit_of_measure,
       scrap_percentage, is_phantom, substitute_group, notes)
     select header.bom_id, component_product_id, sequence_number, quantity_required, unit_of_measure, scrap_percentage,
       is_phantom, substitute_group, c.notes
     from header, bom_components c where c.bom_id = $1)
   select bom_id from header`,
);

/** A DRAFT with the same lines that would hold from today, without end. @returns its number */
export async function copyBom(tx: Tx, bomId: number, version: string): Promise<number> {
  const rows = await tx.run(copy, [bomId, version, tx.clock.today(), tx.actor.userId, tx.clock.now()]);
  return only(rows).bom_id;
}
