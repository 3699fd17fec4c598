import type { Api } from '../../platform/http/api.ts';
import {
  DECISION_HOLDS_DAYS,
  DECISION_HOLDS_PERCENT,
  listExceptions,
} from './planning-exceptions.queries.ts';
import {
  PlanningException,
  PlanningExceptionAssignment,
  PlanningExceptionDismissal,
  PlanningExceptionList,
  PlanningExceptionPage,
  PlanningExceptionParams,
  RunExceptionList,
} from './planning-exceptions.schemas.ts';
import {
  assignException,
  dismissException,
  exceptionsOfRun,
  getException,
} from './planning-exceptions.service.ts';
import { RunParams } from './planning-runs.schemas.ts';

const tag = 'Planning';

export function planningExceptionRoutes(api: Api): void {
  api.read(
    {
      url: '/planning/exceptions',
      tag,
      access: 'read:planning',
      summary: 'List exception messages',
      description:
        'What the plan asks of its planner, the earliest date first: the open messages of reality, unless a status or a scenario is asked for. They live from run to run. The search looks at code and name of the product.',
      query: PlanningExceptionList,
      response: PlanningExceptionPage,
    },
    ({ db, actor, query }) =>
      listExceptions(db, actor.userId, { scenarioId: query.scenario_id ?? null }, query),
  );

  api.read(
    {
      url: '/planning/runs/:run_id/exceptions',
      tag,
      access: 'read:planning',
      summary: 'List what a run has said',
      description:
        'The messages that the run raised or repeated, whatever became of them since: the same list as /planning/exceptions, with every status unless one is asked for. Their dates and quantities are those of now.',
      params: RunParams,
      query: RunExceptionList,
      response: PlanningExceptionPage,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ db, actor, params, query }) => exceptionsOfRun(db, actor.userId, params.run_id, query),
  );

  api.read(
    {
      url: '/planning/exceptions/:planning_exception_id',
      tag,
      access: 'read:planning',
      summary: 'Get an exception message',
      description: 'One message of the plan, whatever its status.',
      params: PlanningExceptionParams,
      response: PlanningException,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getException(db, params.planning_exception_id),
  );

  api.write(
    {
      method: 'POST',
      url: '/planning/exceptions/:planning_exception_id/dismiss',
      tag,
      access: 'write:planning',
      summary: 'Dismiss an exception message',
      description: `Nothing is done about it, and it says why. It stays quiet until a run finds a date moved by more than ${DECISION_HOLDS_DAYS} days or a quantity changed by more than ${DECISION_HOLDS_PERCENT} %, which opens it again. Dismissing once more replaces the reason.`,
      params: PlanningExceptionParams,
      body: PlanningExceptionDismissal,
      response: PlanningException,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { reason: 'Tedarikçi ile görüşüldü' } },
    },
    ({ tx, params, body }) => dismissException(tx, params.planning_exception_id, body),
  );

  api.write(
    {
      method: 'POST',
      url: '/planning/exceptions/:planning_exception_id/assign',
      tag,
      access: 'write:planning',
      summary: 'Assign an exception message',
      description: 'Says whose it is; null takes it away from everybody. The status stays.',
      params: PlanningExceptionParams,
      body: PlanningExceptionAssignment,
      response: PlanningException,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { user_id: 1 } },
    },
    ({ tx, params, body }) => assignException(tx, params.planning_exception_id, body),
  );
}
