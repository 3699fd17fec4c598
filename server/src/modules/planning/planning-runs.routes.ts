import type { Api } from '../../platform/http/api.ts';
import { listRuns } from './planning-runs.queries.ts';
import {
  PlanningRun,
  PlanningRunPage,
  PlanningRunRequest,
  RunList,
  RunParams,
} from './planning-runs.schemas.ts';
import { getRun, startRun, stopRun } from './planning-runs.service.ts';

const tag = 'Planning';

export function planningRunRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/planning/runs',
      tag,
      access: 'write:planning',
      summary: 'Start a planning run',
      description:
        'Plans the whole factory in the background and answers at once; GET /planning/runs/{run_id} says how far it is. One run at a time. A run that fails or is cancelled leaves the plan before it in force.',
      body: PlanningRunRequest,
      response: PlanningRun,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { mode: 'REGENERATIVE', horizon_days: 180 } },
    },
    ({ tx, body }) => startRun(tx, body),
  );

  api.read(
    {
      url: '/planning/runs',
      tag,
      access: 'read:planning',
      summary: 'List planning runs',
      description: 'The newest first. The first COMPLETED one is the plan in force.',
      query: RunList,
      response: PlanningRunPage,
    },
    ({ db, query }) => listRuns(db, query),
  );

  api.read(
    {
      url: '/planning/runs/:run_id',
      tag,
      access: 'read:planning',
      summary: 'Get a planning run',
      description: 'Its state and progress, and once it is done what it has changed.',
      params: RunParams,
      response: PlanningRun,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getRun(db, params.run_id),
  );

  api.write(
    {
      method: 'POST',
      url: '/planning/runs/:run_id/cancel',
      tag,
      access: 'write:planning',
      summary: 'Cancel a planning run',
      description:
        'A run that waits is cancelled at once, one that goes on at its next step. Nothing of it stays.',
      params: RunParams,
      response: PlanningRun,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ tx, params }) => stopRun(tx, params.run_id),
  );
}
