import Type, { type Static } from 'typebox';
import {
  date,
  id,
  listParameters,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  timestamp,
} from '../../platform/http/schemas.ts';

export const RUN_MODES = ['REGENERATIVE', 'NET_CHANGE'] as const;
export type RunMode = (typeof RUN_MODES)[number];
export const RUN_STATES = ['QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export const RUN_PHASES = ['WAITING', 'READING', 'PLANNING', 'SAVING', 'DONE'] as const;
export const DEFAULT_HORIZON_DAYS = 365;

const horizon = Type.Integer({
  minimum: 1,
  maximum: 1_095,
  description: 'Days that are planned, today being the first. What is needed after them is left out.',
  examples: [180],
});

export const PlanningRunRequest = object('PlanningRunRequest', {
  mode: Type.Optional(
    oneOf(
      RUN_MODES,
      'REGENERATIVE (default): everything is planned anew. NET_CHANGE: what has changed since the last run, and what follows from it; the plan is the same.',
    ),
  ),
  scenario_id: Type.Optional(nullable(id('Scenario to plan instead of reality; nothing real changes.'))),
  horizon_days: Type.Optional(
    Type.Integer({
      ...horizon,
      description:
        'Days that are planned, today being the first; 365 when not given, and for a net change those of the plan in force.',
    }),
  ),
});
export type PlanningRunRequest = Static<typeof PlanningRunRequest>;

const count = (description: string) => Type.Integer({ minimum: 0, description });

export const RunSummary = object('PlanningRunSummary', {
  item_count: count('Products in the plan.'),
  planned_order_count: count('Planned orders that stand after the run, firm ones too.'),
  make_count: count('Of them, those to make.'),
  buy_count: count('Of them, those to buy.'),
  unchanged_count: count('Planned orders that stand as they did before the run.'),
  new_count: count('Planned orders that are new, or new in this quantity or on these days.'),
  ended_count: count('Planned orders of the plan before that stand no longer.'),
  past_due_count: count('Planned orders that should have been started before today.'),
  exceptions_raised: count('Messages that this run has raised.'),
  exceptions_reopened: count('Messages that came back, because the need has changed since somebody decided.'),
  exceptions_resolved: count('Messages that are settled.'),
  replanned_count: Type.Optional(
    count(
      'Products that were planned again; of a net change only what was touched and what follows from it.',
    ),
  ),
  milliseconds: object('PlanningRunTimes', {
    reading: count('Reading the factory.'),
    planning: count('Planning it.'),
    saving: count('Writing what has changed.'),
  }),
});
export type RunSummary = Static<typeof RunSummary>;

export const RunProgress = object('PlanningRunProgress', {
  phase: oneOf(RUN_PHASES, 'What is being done.'),
  done: count('So many of `total` are done in this phase.'),
  total: count('0 as long as nobody knows.'),
});
export type RunProgress = Static<typeof RunProgress>;

export const PlanningRun = object('PlanningRun', {
  run_id: id('Number of the run.'),
  mode: oneOf(RUN_MODES),
  scenario_id: nullable(id('Scenario that was planned; null: reality.')),
  horizon_days: horizon,
  first_day: nullable(date('Day on which the horizon begins; null until the run has begun.')),
  state: oneOf(RUN_STATES, 'A run that fails or is cancelled leaves the plan before it in force.'),
  progress: RunProgress,
  summary: nullable(RunSummary),
  error_message: nullable(Type.String({ description: 'Why it failed and what to do.' })),
  requested_by: nullable(id('User who asked for it.')),
  requested_by_name: nullable(Type.String()),
  requested_at: timestamp('When it was asked for.'),
  started_at: nullable(timestamp('When somebody began with it.')),
  finished_at: nullable(timestamp('When it ended.')),
});
export type PlanningRun = Static<typeof PlanningRun>;

export const PlanningRunPage = page('PlanningRunPage', PlanningRun);

export const RunParams = parameters({ run_id: id('Number of the run.') });

export const RunList = listParameters(['run_id'], {
  state: Type.Optional(oneOf(RUN_STATES, 'Only runs in this state.')),
});
export type RunList = Static<typeof RunList>;
