import type { Api } from '../../platform/http/api.ts';
import { askPlan } from './plan-desk.ts';
import { RunParams } from './planning-runs.schemas.ts';
import { RunChangeList, RunChanges } from './run-changes.schemas.ts';

export function runChangeRoutes(api: Api): void {
  api.read(
    {
      url: '/planning/runs/:run_id/changes',
      tag: 'Planning',
      access: 'read:planning',
      summary: 'Get what a run has changed, and why',
      description:
        'Product by product, which planned orders are new, gone, moved or of another quantity since the completed run before it, and what the run has found otherwise: stock, demands, open orders, settings, recipes, or the orders of a product that takes it. Only products whose planned orders have changed are named.',
      params: RunParams,
      query: RunChangeList,
      response: RunChanges,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ db, actor, params, query }) => askPlan(db, 'changesOfRun', params.run_id, query, actor.language),
  );
}
