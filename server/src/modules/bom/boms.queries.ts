import { sql } from 'kysely';
import { type Db, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import type { BomComponent, BomListQuery, BomStatus } from './boms.schemas.ts';

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
      'b.notes',
      sql<number>`(select count(*) from bom_components c where c.bom_id = b.bom_id)`.as('component_count'),
      'b.created_at',
      'b.updated_at',
    ]);
}

export async function findBomHeader(db: Db, bomId: number) {
  const [row] = await db.select(headersQuery().where('b.bom_id', '=', bomId));
  return row;
}

const SORT_COLUMNS = {
  bom_id: 'b.bom_id',
  parent_product_code: 'p.product_code',
  bom_version: 'b.bom_version',
  effective_date: 'b.effective_date',
} as const;

export async function listBoms(db: Db, list: BomListQuery) {
  const order = sortOrder(list.sort, 'parent_product_code');
  let query = headersQuery();
  if (list.product_id !== undefined) query = query.where('b.parent_product_id', '=', list.product_id);
  if (list.status !== undefined) query = query.where('b.status', '=', list.status);
  if (list.effective_date !== undefined) {
    const day = list.effective_date;
    query = query
      .where('b.effective_date', '<=', day)
      .where((condition) =>
        condition.or([condition('b.expiry_date', 'is', null), condition('b.expiry_date', '>', day)]),
      );
  }
  if (list.search) {
    const pattern = list.search.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`);
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

export interface NewBom {
  readonly parentProductId: number;
  readonly version: string;
  readonly name: string | null;
  readonly baseQuantity: string;
  readonly yieldPercentage: string;
  readonly laborCost: string;
  readonly overheadCost: string;
  readonly effectiveDate: string;
  readonly expiryDate: string | null;
  readonly notes: string | null;
  readonly lines: readonly {
    readonly productId: number;
    readonly sequenceNumber: number;
    readonly quantity: string;
    readonly unit: string;
    readonly scrap: string;
    readonly isPhantom: boolean;
    readonly substituteGroup: string | null;
    readonly notes: string | null;
  }[];
}

const insert = statement<{ bom_id: number }>(
  'bom_insert',
  `with header as (
     insert into bill_of_materials (parent_product_id, bom_version, bom_name, base_quantity, yield_percentage,
       labor_cost_per_unit, overhead_cost_per_unit, effective_date, expiry_date, notes, created_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) returning bom_id)
   insert into bom_components (bom_id, component_product_id, sequence_number, quantity_required, unit_of_measure,
     scrap_percentage, is_phantom, substitute_group, notes)
   select header.bom_id, l.* from header cross join unnest($13::bigint[], $14::integer[], $15::numeric[], $16::text[],
     $17::numeric[], $18::boolean[], $19::text[], $20::text[]) as l
   returning bom_id`,
);

/** The header and all lines in one statement. @returns the new recipe's number */
export async function insertBom(tx: Tx, bom: NewBom): Promise<number> {
  const { lines } = bom;
  const rows = await tx.run(insert, [
    bom.parentProductId,
    bom.version,
    bom.name,
    bom.baseQuantity,
    bom.yieldPercentage,
    bom.laborCost,
    bom.overheadCost,
    bom.effectiveDate,
    bom.expiryDate,
    bom.notes,
    tx.actor.userId,
    tx.clock.now(),
    lines.map((line) => line.productId),
    lines.map((line) => line.sequenceNumber),
    lines.map((line) => line.quantity),
    lines.map((line) => line.unit),
    lines.map((line) => line.scrap),
    lines.map((line) => line.isPhantom),
    lines.map((line) => line.substituteGroup),
    lines.map((line) => line.notes),
  ]);
  return rows[0]?.bom_id ?? 0;
}

export interface LockedBom {
  readonly bom_id: number;
  readonly parent_product_id: number;
  readonly bom_version: string;
  readonly status: BomStatus;
  readonly effective_date: string;
  readonly expiry_date: string | null;
  readonly updated_at: string;
}

const lockBoms = statement<LockedBom>(
  'bom_lock_family',
  `select bom_id, parent_product_id, bom_version, status, effective_date, expiry_date, updated_at from bill_of_materials
   where parent_product_id = (select parent_product_id from bill_of_materials where bom_id = $1)
     and (bom_id = $1 or status = 'ACTIVE')
   order by bom_id for no key update`,
);

/** The recipe and the ACTIVE ones of the same product. */
export function lockBomFamily(tx: Tx, bomId: number): Promise<LockedBom[]> {
  return tx.run(lockBoms, [bomId]);
}

const writeState = statement<never>(
  'bom_state',
  `update bill_of_materials set status = $2, effective_date = $3, expiry_date = $4, updated_at = $5 where bom_id = $1`,
);

export async function saveBomState(
  tx: Tx,
  bomId: number,
  state: { status: BomStatus; effectiveDate: string; expiryDate: string | null },
): Promise<void> {
  await tx.run(writeState, [bomId, state.status, state.effectiveDate, state.expiryDate, tx.clock.now()]);
}
