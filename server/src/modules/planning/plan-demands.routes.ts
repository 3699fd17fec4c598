import type { Api } from '../../platform/http/api.ts';
import { LateDemandList, LateDemandPage, PlannedDemand, RunDemandParams } from './plan-demands.schemas.ts';
import { askPlan } from './plan-desk.ts';
import { RunParams } from './planning-runs.schemas.ts';

const tag = 'Planning';

export function planDemandRoutes(api: Api): void {
  api.read(
    {
      url: '/planning/runs/:run_id/late-demands',
      tag,
      access: 'read:planning',
      summary: 'List the demands that a plan cannot meet in time',
      description:
        'Each with the earliest day on which all of it can be there, if every order is begun as planned or as soon as what it takes is there, and with what holds it up in the end. The first due first.',
      params: RunParams,
      query: LateDemandList,
      response: LateDemandPage,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ db, actor, params, query }) => askPlan(db, 'lateDemandsOf', params.run_id, query, actor.language),
  );

  api.read(
    {
      url: '/planning/runs/:run_id/demands/:demand_id',
      tag,
      access: 'read:planning',
      summary: 'Get what covers a demand, and why it is late',
      description:
        'Stock, open and planned orders that the demand is pegged to, through all levels; and when it is late, the chain from the demand down to what holds it up, step by step, with the earliest day that can be promised.',
      params: RunDemandParams,
      response: PlannedDemand,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ db, actor, params }) => askPlan(db, 'plannedDemand', params.run_id, params.demand_id, actor.language),
  );
}
