import Type, { type Static } from 'typebox';
import {
  id,
  listParameters,
  note,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';
import { RUN_STATES } from './planning-runs.schemas.ts';
import { ScenarioOverlay } from './scenario-overlay.schemas.ts';

const fields = {
  scenario_name: text(100, { description: 'Name for people; unique.', examples: ['Çelik iki hafta geç'] }),
  description: nullable(note(500, 'What it is to find out.')),
};

const head = {
  scenario_id: id('Number of the scenario.'),
  ...fields,
  created_by: nullable(id('User who made it.')),
  created_by_name: nullable(Type.String()),
  last_run: nullable(
    object('ScenarioRun', {
      run_id: id('Its newest planning run.'),
      state: oneOf(RUN_STATES),
      finished_at: nullable(timestamp('When it ended.')),
    }),
  ),
  created_at: timestamp('When it was created.'),
  updated_at: timestamp(
    'When it was last changed; its ETag. A run takes the overlay as it is when the run begins.',
  ),
};

export const PlanningScenario = object('PlanningScenario', { ...head, overlay: ScenarioOverlay });
export type PlanningScenario = Static<typeof PlanningScenario>;

export const PlanningScenarioPage = page('PlanningScenarioPage', PlanningScenario);

export const PlanningScenarioCreate = object('PlanningScenarioCreate', {
  scenario_name: fields.scenario_name,
  description: Type.Optional(fields.description),
  overlay: Type.Optional(ScenarioOverlay),
});
export type PlanningScenarioCreate = Static<typeof PlanningScenarioCreate>;

export const PlanningScenarioUpdate = object('PlanningScenarioUpdate', {
  scenario_name: Type.Optional(fields.scenario_name),
  description: Type.Optional(fields.description),
  overlay: Type.Optional(ScenarioOverlay),
});
export type PlanningScenarioUpdate = Static<typeof PlanningScenarioUpdate>;

export const ScenarioParams = parameters({ scenario_id: id('Number of the scenario.') });

export const PlanningScenarioList = listParameters(['scenario_name', 'scenario_id', 'updated_at'], {});
export type PlanningScenarioList = Static<typeof PlanningScenarioList>;
