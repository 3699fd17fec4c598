import { type Db, queries } from '../../platform/database/database.ts';
import type { Unit } from './units.schemas.ts';

/** All units, those of one dimension beside each other and the smallest first. */
export function allUnits(db: Db): Promise<Unit[]> {
  const query = queries
    .selectFrom('units')
    .select(['unit_code', 'unit_name', 'dimension', 'decimals', 'is_convertible'])
    .orderBy('dimension')
    .orderBy('factor_to_base')
    .orderBy('unit_code');
  return db.select(query);
}

/** The codes of all units in the order of the alphabet: few enough to be named in a message. */
export async function unitCodes(db: Db): Promise<string[]> {
  const rows = await db.select(queries.selectFrom('units').select('unit_code').orderBy('unit_code'));
  return rows.map((row) => row.unit_code);
}
