import Type, { type Static } from 'typebox';
import { id, nullable, object, oneOf } from '../../platform/http/schemas.ts';
import { RUN_STATES, RunProgress, RunSummary } from './planning-runs.schemas.ts';

export const PlanningRunEvent = object('PlanningRunEvent', {
  run_id: id('Number of the run.'),
  state: oneOf(RUN_STATES),
  progress: RunProgress,
  summary: nullable(RunSummary),
  error_message: nullable(Type.String({ description: 'Why it failed and what to do.' })),
});
export type PlanningRunEvent = Static<typeof PlanningRunEvent>;

export const PlanningRunFrames = Type.String({
  'x-schema-name': 'PlanningRunFrames',
  description:
    'Server-sent events: `event` is always `progress`, `data` is run_id, state, progress, summary and error_message of the run as JSON in one line.',
  examples: [
    'event: progress\ndata: {"run_id":7,"state":"RUNNING","progress":{"phase":"SAVING","done":0,"total":4120},"summary":null,"error_message":null}\n\n',
  ],
});
