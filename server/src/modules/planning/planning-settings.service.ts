import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { requireVersion } from '../../platform/http/api.ts';
import { lockPlanningSettings, savePlanningSettings } from './planning-settings.queries.ts';
import type { PlanningSettings, PlanningSettingsUpdate } from './planning-settings.schemas.ts';

/** @throws CONFLICT (If-Match) */
export async function changePlanningSettings(
  tx: Tx,
  changes: PlanningSettingsUpdate,
  expectedVersion: string | null,
): Promise<PlanningSettings> {
  const before = await lockPlanningSettings(tx);
  requireVersion(expectedVersion, before);
  const wanted = { ...before, ...changes };
  const working_weekdays = wanted.working_weekdays.toSorted((a, b) => a - b);
  const after = await savePlanningSettings(tx, {
    calendar: wanted.calendar,
    working_weekdays,
    supplier_rule: wanted.supplier_rule,
  });
  audit(tx, {
    action: 'planning_settings.update',
    entityType: 'planning_settings',
    entityId: 'planning',
    before,
    after,
  });
  return after;
}
