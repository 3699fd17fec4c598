import type { Api } from '../../platform/http/api.ts';
import { ScenarioParams } from './planning-scenarios.schemas.ts';
import { ScenarioApplication, ScenarioApplicationRequest } from './scenario-application.schemas.ts';
import { applyScenario } from './scenario-application.service.ts';

export function scenarioApplicationRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/planning/scenarios/:scenario_id/apply',
      tag: 'Planning',
      access: 'write:planning',
      summary: 'Take planned orders of a scenario over into reality',
      description:
        'Each of them becomes a firm planned order of reality, with its quantity, days, supplier and recipe, as part of the newest plan. What reality plans for the same need stays until its next run, which plans around firm orders. Refused where a firm order stands for the same product and day already.',
      params: ScenarioParams,
      body: ScenarioApplicationRequest,
      response: ScenarioApplication,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { planned_order_ids: [1], preview: true } },
    },
    ({ tx, params, body }) => applyScenario(tx, params.scenario_id, body),
  );
}
