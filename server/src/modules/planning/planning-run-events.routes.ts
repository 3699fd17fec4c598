import type { Api } from '../../platform/http/api.ts';
import { PlanningRunEvent, PlanningRunFrames } from './planning-run-events.schemas.ts';
import { watchRuns } from './planning-run-events.service.ts';
import { RunParams } from './planning-runs.schemas.ts';

export function planningRunEventRoutes(api: Api): void {
  const runs = watchRuns(api.db);
  api.watch(
    {
      url: '/planning/runs/:run_id/events',
      tag: 'Planning',
      access: 'read:planning',
      summary: 'Follow a planning run',
      description: [
        'Server-sent events, all of them `progress`: where the run stands now, then each change of its state or progress within a',
        'second, on whichever server it is worked on. `data` is `run_id`, `state`, `progress`, `summary` and `error_message`, as',
        'GET /planning/runs/{run_id} has them. The stream ends with the state COMPLETED, FAILED or CANCELLED; of a run that is over',
        'it is that one event. Events have no number: after a cut open the stream again, it begins with where the run stands.',
        'A line `: still here` comes every 15 seconds. The stream ends when the token expires or the session is ended. At most 20',
        'streams of one user are open on a server.',
      ].join('\n'),
      params: RunParams,
      event: 'progress',
      state: PlanningRunEvent,
      frames: PlanningRunFrames,
      errors: ['NOT_FOUND'],
    },
    ({ params }) => runs.watch(params.run_id),
  );
}
