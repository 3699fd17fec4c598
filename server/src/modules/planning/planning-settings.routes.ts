import type { Api } from '../../platform/http/api.ts';
import { readPlanningSettings } from './planning-settings.queries.ts';
import { PlanningSettings, PlanningSettingsUpdate } from './planning-settings.schemas.ts';
import { changePlanningSettings } from './planning-settings.service.ts';

const tag = 'Planning';

export function planningSettingRoutes(api: Api): void {
  api.read(
    {
      url: '/planning/settings',
      tag,
      access: 'read:planning',
      summary: 'Get the settings of planning',
      description:
        'Which calendar lead times are counted in, and whom the plan buys from. Until somebody sets them, every day is worked on, and the preferred supplier is chosen.',
      response: PlanningSettings,
    },
    ({ db }) => readPlanningSettings(db),
  );

  api.write(
    {
      method: 'PUT',
      url: '/planning/settings',
      tag,
      access: 'write:planning',
      summary: 'Change the settings of planning',
      description:
        'Changes the fields that are sent and leaves the others. With If-Match it fails when somebody was faster.',
      body: PlanningSettingsUpdate,
      response: PlanningSettings,
      errors: ['CONFLICT'],
      example: { body: { calendar: 'WORKING_DAYS', working_weekdays: [1, 2, 3, 4, 5, 6] } },
    },
    ({ tx, body, expectedVersion }) => changePlanningSettings(tx, body, expectedVersion),
  );
}
