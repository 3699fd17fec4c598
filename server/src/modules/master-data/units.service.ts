import type { Db } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { allUnits, unitCodes } from './units.queries.ts';
import type { UnitList } from './units.schemas.ts';

export async function listUnits(db: Db): Promise<UnitList> {
  const items = await allUnits(db);
  return { items, total_count: items.length };
}

/** @throws INVALID_UNIT, naming the units that there are */
export async function requireUnit(db: Db, unitCode: string): Promise<void> {
  const known = await unitCodes(db);
  if (known.includes(unitCode)) return;
  throw new AppError('INVALID_UNIT', say`There is no unit ${unitCode}. Use one of ${known}.`, [
    { field: 'unit_of_measure', unit: unitCode },
  ]);
}
