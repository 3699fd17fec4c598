import { type Db, only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { PlanningSettings } from './planning-settings.schemas.ts';

const COLUMNS = 'calendar, working_weekdays, supplier_rule, updated_at';

const read = statement<PlanningSettings>(
  'planning_settings_read',
  `select ${COLUMNS} from planning_settings`,
);

export async function readPlanningSettings(db: Db): Promise<PlanningSettings> {
  return only(await db.run(read, []));
}

const lock = statement<PlanningSettings>(
  'planning_settings_lock',
  `select ${COLUMNS} from planning_settings for no key update`,
);

/** The lock of the whole calendar: of the settings and of its days. */
export async function lockPlanningSettings(tx: Tx): Promise<PlanningSettings> {
  return only(await tx.run(lock, []));
}

const update = statement<PlanningSettings>(
  'planning_settings_update',
  `update planning_settings set calendar = $1, working_weekdays = $2::integer[],
     supplier_rule = $3, updated_at = $4
   returning ${COLUMNS}`,
);

export async function savePlanningSettings(
  tx: Tx,
  settings: Omit<PlanningSettings, 'updated_at'>,
): Promise<PlanningSettings> {
  return only(
    await tx.run(update, [
      settings.calendar,
      settings.working_weekdays,
      settings.supplier_rule,
      tx.clock.now(),
    ]),
  );
}
