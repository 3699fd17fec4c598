import { findCycle } from '@horoz/kernel';
import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';

/**
 * One lock for the structure of all recipes. Two edits that each look harmless (A contains B, B contains A) close a circle
 * together, and neither sees the other's uncommitted line: READ COMMITTED and REPEATABLE READ both let it in. Edits are rare,
 * so they take turns.
 */
const lockForStructure = statement<never>('bom_structure_lock', 'select pg_advisory_xact_lock(7306202)');

/** Must be the first statement of a transaction that changes which product contains which. */
export async function lockStructure(tx: Tx): Promise<void> {
  await tx.run(lockForStructure, []);
}

const readEdges = statement<{ parent: number; child: number }>(
  'bom_edges',
  `with recursive below as (
     select unnest($1::bigint[]) as product_id
     union
     select c.component_product_id from below join bill_of_materials b on b.parent_product_id = below.product_id
       and b.status in ('ACTIVE', 'DRAFT') and b.bom_id is distinct from $2
     join bom_components c using (bom_id))
   select distinct b.parent_product_id as parent, c.component_product_id as child
   from below join bill_of_materials b on b.parent_product_id = below.product_id and b.status in ('ACTIVE', 'DRAFT')
     and b.bom_id is distinct from $2
   join bom_components c using (bom_id)`,
);

const readCodes = statement<{ product_id: number; product_code: string }>(
  'bom_product_codes',
  'select product_id, product_code from products where product_id = any($1::bigint[])',
);

/**
 * The circle that a recipe of `parentId` with these components would close over all ACTIVE and DRAFT recipes, as product ids,
 * first and last the same; null when there is none.
 *
 * @param bomId the recipe itself, whose stored lines do not count
 */
export async function detectCircularReferences(
  db: Db,
  parentId: number,
  componentIds: readonly number[],
  bomId: number | null,
): Promise<number[] | null> {
  const edges = new Map<number, number[]>([[parentId, [...componentIds]]]);
  await addStoredEdges(db, edges, componentIds, bomId);
  return findCycle(edges, parentId);
}

/** Adds what the ACTIVE and DRAFT recipes below these products contain, but for the recipe `bomId`. */
export async function addStoredEdges(
  db: Db,
  edges: Map<number, number[]>,
  productIds: readonly number[],
  bomId: number | null,
): Promise<void> {
  for (const { parent, child } of await db.run(readEdges, [productIds, bomId])) {
    edges.set(parent, [...(edges.get(parent) ?? []), child]);
  }
}

/** @throws CIRCULAR_BOM with the circle as product codes */
export async function requireNoCycle(
  tx: Tx,
  parentId: number,
  componentIds: readonly number[],
  bomId: number | null,
): Promise<void> {
  const cycle = await detectCircularReferences(tx, parentId, componentIds, bomId);
  if (cycle !== null) throw await circularBom(tx, cycle);
}

export async function circularBom(db: Db, cycle: readonly number[]): Promise<AppError> {
  const codes = await productCodes(db, cycle);
  return new AppError(
    'CIRCULAR_BOM',
    say`A product would contain itself: ${codes.join(' → ')}. Remove one of these lines.`,
    [{ cycle: codes }],
  );
}

/** The codes of products, in the order given. */
export async function productCodes(db: Db, productIds: readonly number[]): Promise<string[]> {
  const rows = await db.run(readCodes, [productIds]);
  const codeOf = new Map(rows.map((row) => [row.product_id, row.product_code]));
  return productIds.map((productId) => codeOf.get(productId) ?? String(productId));
}
