import { type Api, success } from '../../platform/http/api.ts';
import { MessageAnswer } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import { listScenarios } from './planning-scenarios.queries.ts';
import {
  PlanningScenario,
  PlanningScenarioCreate,
  PlanningScenarioList,
  PlanningScenarioPage,
  PlanningScenarioUpdate,
  ScenarioParams,
} from './planning-scenarios.schemas.ts';
import { changeScenario, createScenario, deleteScenario, getScenario } from './planning-scenarios.service.ts';

const tag = 'Planning';

const EXAMPLE = {
  scenario_name: 'Çelik iki hafta geç',
  description: 'Şubat siparişleri yetişir mi?',
  overlay: {
    demand_factors: [{ product_id: null, factor: '1.2', from: '2027-02-01', until: '2027-02-28' }],
    supplier_lead_times: [{ supplier_id: 1, additional_days: 14 }],
  },
};

export function planningScenarioRoutes(api: Api): void {
  api.read(
    {
      url: '/planning/scenarios',
      tag,
      access: 'read:planning',
      summary: 'List planning scenarios',
      description: 'What-if scenarios in the order of their names, each with its newest run.',
      query: PlanningScenarioList,
      response: PlanningScenarioPage,
    },
    ({ db, query }) => listScenarios(db, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/planning/scenarios',
      tag,
      access: 'write:planning',
      summary: 'Create a planning scenario',
      description:
        'The overlay says what is otherwise than in reality: demand, lead times, suppliers, recipes, stock, open orders. Everything else is as it is on the day of a run. A run of the scenario is asked for with POST /planning/runs and its scenario_id.',
      body: PlanningScenarioCreate,
      response: PlanningScenario,
      status: 201,
      errors: ['NOT_FOUND', 'DUPLICATE'],
      example: { body: EXAMPLE },
    },
    ({ tx, body }) => createScenario(tx, body),
  );

  api.read(
    {
      url: '/planning/scenarios/:scenario_id',
      tag,
      access: 'read:planning',
      summary: 'Get a planning scenario',
      description: 'One scenario with its overlay. Its ETag can be sent back as If-Match with a change.',
      params: ScenarioParams,
      response: PlanningScenario,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getScenario(db, params.scenario_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/planning/scenarios/:scenario_id',
      tag,
      access: 'write:planning',
      summary: 'Change a planning scenario',
      description:
        'Changes the fields that are sent and leaves the others; an overlay takes the place of the whole overlay before. What was planned for the scenario stays until its next run. With If-Match it fails when somebody was faster.',
      params: ScenarioParams,
      body: PlanningScenarioUpdate,
      response: PlanningScenario,
      errors: ['NOT_FOUND', 'CONFLICT', 'DUPLICATE'],
      example: { body: { overlay: { lead_times: [{ product_id: 1, lead_time_days: 10 }] } } },
    },
    ({ tx, params, body, expectedVersion }) => changeScenario(tx, params.scenario_id, body, expectedVersion),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/planning/scenarios/:scenario_id',
      tag,
      access: 'write:planning',
      summary: 'Delete a planning scenario',
      description:
        'Erases it with its runs, planned orders and messages. What was taken over into reality stays. Refused while a run of it waits or goes on.',
      params: ScenarioParams,
      response: MessageAnswer,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    async ({ tx, params }) => {
      const scenario = await deleteScenario(tx, params.scenario_id);
      return success(tx, say`Scenario ${scenario.scenario_name} is deleted.`);
    },
  );
}
