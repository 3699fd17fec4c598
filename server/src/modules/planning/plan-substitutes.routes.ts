import type { Api } from '../../platform/http/api.ts';
import { askPlan } from './plan-desk.ts';
import { PlanSubstituteList, PlanSubstitutePage } from './plan-substitutes.schemas.ts';
import { RunParams } from './planning-runs.schemas.ts';

export function planSubstituteRoutes(api: Api): void {
  api.read(
    {
      url: '/planning/runs/:run_id/substitutes',
      tag: 'Planning',
      access: 'read:planning',
      summary: 'List what substitutes could cover',
      description:
        'The planned orders of components that have a substitute with stock that the plan leaves free, the first due first: how much of the need it could cover, and from when. What one row uses is not offered again in the next. `search` looks into the component.',
      params: RunParams,
      query: PlanSubstituteList,
      response: PlanSubstitutePage,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ db, params, query }) => askPlan(db, 'substitutesOf', params.run_id, query),
  );
}
