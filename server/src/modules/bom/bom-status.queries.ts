import type { Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { BomStatus } from './boms.schemas.ts';

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

export interface BomState {
  readonly status: BomStatus;
  readonly effective_date: string;
  readonly expiry_date: string | null;
}

export async function saveBomState(tx: Tx, bomId: number, state: BomState): Promise<void> {
  await tx.run(writeState, [bomId, state.status, state.effective_date, state.expiry_date, tx.clock.now()]);
}
