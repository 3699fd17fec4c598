import { findCycle } from '@horoz/kernel';
import { auditCreated } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import type { AppError } from '../../platform/errors/app-error.ts';
import { findProductsByCode } from '../master-data/index.ts';
import { type NewBomLine, shareProducts } from './boms.queries.ts';
import type { BillOfMaterials, BomComponent } from './boms.schemas.ts';
import { insertHeaders, insertLinesOfBoms, type NewBomHeader, readVersionsTaken } from './bulk.queries.ts';
import { addStoredEdges, circularBom, lockStructure } from './structure.ts';

/** Many recipes at once, as their own endpoint would create them, in a fixed number of statements. */

export interface NewBom {
  readonly header: NewBomHeader;
  readonly lines: readonly NewBomLine[];
}

/** Until the transaction ends nobody else changes a recipe, or deactivates one of these products. Its first statement. */
export async function lockForBoms(tx: Tx, productCodes: readonly string[]): Promise<void> {
  await lockStructure(tx);
  const products = await findProductsByCode(tx, productCodes);
  await shareProducts(
    tx,
    [...products.values()].map((product) => product.productId),
  );
}

/** Of these recipes the ones whose product has this version already. */
export async function bomsTaken<Wanted extends { productId: number; bomVersion: string }>(
  db: Db,
  wanted: readonly Wanted[],
): Promise<Wanted[]> {
  const rows = await readVersionsTaken(
    db,
    wanted.map((one) => one.productId),
    wanted.map((one) => one.bomVersion),
  );
  const taken = new Set(rows.map((row) => `${row.product_id} ${row.bom_version}`));
  return wanted.filter((one) => taken.has(`${one.productId} ${one.bomVersion}`));
}

export interface ProductLine {
  readonly parentId: number;
  readonly componentId: number;
}

/** One wrong line often closes many circles: who takes out the first ones sees what is left of the others. */
const MOST_CIRCLES = 20;

/**
 * The lines that would close a circle, over all of these and all ACTIVE and DRAFT recipes: for each circle its last line in the
 * order given, with the refusal that names the path.
 */
export async function linesThatCloseCircles<Line extends ProductLine>(
  db: Db,
  lines: readonly Line[],
): Promise<{ line: Line; refusal: AppError }[]> {
  const edges = new Map<number, number[]>();
  for (const { parentId, componentId } of lines) {
    const components = edges.get(parentId);
    if (components === undefined) edges.set(parentId, [componentId]);
    else components.push(componentId);
  }
  await addStoredEdges(db, edges, [...new Set(lines.map((line) => line.componentId))], null);
  const found: { line: Line; refusal: AppError }[] = [];
  for (let cycle = findCycle(edges); cycle !== null; cycle = findCycle(edges)) {
    const line = lastLineOf(cycle, lines);
    const refusal = await circularBom(db, cycle);
    if (line === undefined) throw refusal;
    found.push({ line, refusal });
    if (found.length === MOST_CIRCLES) break;
    const others = (edges.get(line.parentId) ?? []).filter((id) => id !== line.componentId);
    edges.set(line.parentId, others);
  }
  return found;
}

function lastLineOf<Line extends ProductLine>(
  cycle: readonly number[],
  lines: readonly Line[],
): Line | undefined {
  const steps = new Set(cycle.slice(1).map((componentId, place) => `${cycle[place]} ${componentId}`));
  return lines.findLast((line) => steps.has(`${line.parentId} ${line.componentId}`));
}

/** Creates recipes of different products as DRAFT. The caller holds `lockForBoms` and has checked what `createBom` checks. */
export async function createBoms(tx: Tx, boms: readonly NewBom[]): Promise<void> {
  const headers = await insertHeaders(
    tx,
    boms.map((bom) => bom.header),
  );
  const bomIds = new Map(headers.map((header) => [header.parent_product_id, header.bom_id]));
  const lines = boms.flatMap(({ header, lines }) => {
    const bomId = bomIds.get(header.parent_product_id);
    if (bomId === undefined) throw new Error('a header that was inserted did not come back');
    return lines.map((line) => ({ ...line, bom_id: bomId }));
  });
  const components = new Map<number, BomComponent[]>(headers.map((header) => [header.bom_id, []]));
  for (const { bom_id, ...line } of await insertLinesOfBoms(tx, lines)) components.get(bom_id)?.push(line);
  auditCreated(
    tx,
    'bom.create',
    'bom',
    headers.map((header) => {
      const own = components.get(header.bom_id) ?? [];
      const after: BillOfMaterials = { ...header, component_count: own.length, components: own };
      return { id: header.bom_id, after };
    }),
  );
}
