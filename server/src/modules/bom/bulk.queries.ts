import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { NewBomLine } from './boms.queries.ts';
import type { BomComponent, BomRow } from './boms.schemas.ts';

const readTakenVersions = statement<{ product_id: number; bom_version: string }>(
  'boms_versions_taken',
  `select b.parent_product_id as product_id, b.bom_version
   from unnest($1::bigint[], $2::text[]) as wanted (product_id, bom_version)
   join bill_of_materials b on b.parent_product_id = wanted.product_id and b.bom_version = wanted.bom_version`,
);

export function readVersionsTaken(db: Db, productIds: readonly number[], versions: readonly string[]) {
  return db.run(readTakenVersions, [productIds, versions]);
}

export interface NewBomHeader {
  readonly parent_product_id: number;
  readonly bom_version: string;
  readonly base_quantity: string;
  readonly yield_percentage: string;
  readonly labor_cost_per_unit: string;
  readonly overhead_cost_per_unit: string;
  readonly notes: string | null;
}

/** The rows travel as one JSON text in which decimals are text, so nothing passes through a binary number. */
const writeHeaders = statement<BomRow>(
  'boms_insert_many',
  `with made as (
     insert into bill_of_materials (parent_product_id, bom_version, base_quantity, yield_percentage, labor_cost_per_unit,
       overhead_cost_per_unit, notes, effective_date, created_by, created_at, updated_at)
     select r.parent_product_id, r.bom_version, r.base_quantity, r.yield_percentage, r.labor_cost_per_unit,
       r.overhead_cost_per_unit, r.notes, $2::date, $3::bigint, $4::timestamptz, $4
     from jsonb_to_recordset($1::jsonb) as r (parent_product_id bigint, bom_version text, base_quantity numeric,
       yield_percentage numeric, labor_cost_per_unit numeric, overhead_cost_per_unit numeric, notes text)
     returning *)
   select m.bom_id, m.parent_product_id, p.product_code as parent_product_code, p.product_name as parent_product_name,
     m.bom_version, m.bom_name, m.base_quantity, m.yield_percentage, m.labor_cost_per_unit, m.overhead_cost_per_unit,
     m.status, m.effective_date, m.expiry_date, m.over_consumption_rule, m.notes, 0 as component_count,
     null as latest_total_cost, null as latest_unit_cost, m.created_at, m.updated_at
   from made m join products p on p.product_id = m.parent_product_id order by m.bom_id`,
);

export function insertHeaders(tx: Tx, headers: readonly NewBomHeader[]): Promise<BomRow[]> {
  return tx.run(writeHeaders, [JSON.stringify(headers), tx.clock.today(), tx.actor.userId, tx.clock.now()]);
}

const writeLines = statement<BomComponent & { bom_id: number }>(
  'boms_lines_insert_many',
  `with written as (
     insert into bom_components (bom_id, component_product_id, sequence_number, quantity_required, unit_of_measure,
       scrap_percentage, is_phantom, substitute_group, notes)
     select * from jsonb_to_recordset($1::jsonb) as r (bom_id bigint, "productId" bigint, "sequenceNumber" integer,
       quantity numeric, unit text, scrap numeric, "isPhantom" boolean, "substituteGroup" text, notes text)
     returning *)
   select w.bom_id, w.bom_component_id, w.component_product_id, p.product_code, p.product_name, p.product_type,
     w.sequence_number, w.quantity_required, w.unit_of_measure, w.scrap_percentage, w.is_phantom, w.substitute_group, w.notes
   from written w join products p on p.product_id = w.component_product_id order by w.bom_id, w.sequence_number`,
);

export function insertLinesOfBoms(tx: Tx, lines: readonly (NewBomLine & { readonly bom_id: number })[]) {
  return tx.run(writeLines, [JSON.stringify(lines)]);
}
