import type { Api } from '../../platform/http/api.ts';
import { askPlan } from './plan-desk.ts';
import {
  OrderPegging,
  PlanItem,
  PlannedOrderList,
  PlannedOrderPage,
  RunItemParams,
  RunOrderParams,
} from './planned-orders.schemas.ts';
import { RunParams } from './planning-runs.schemas.ts';

const tag = 'Planning';

export function plannedOrderRoutes(api: Api): void {
  api.read(
    {
      url: '/planning/runs/:run_id/planned-orders',
      tag,
      access: 'read:planning',
      summary: 'List what a run has planned',
      description:
        'The planned orders that stood after the run, the first due first, each with the arithmetic behind it. A run writes only what differs from the plan before it, so an order that nothing has changed keeps its number from run to run.',
      params: RunParams,
      query: PlannedOrderList,
      response: PlannedOrderPage,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ db, actor, params, query }) => askPlan(db, 'plannedOrdersOf', params.run_id, query, actor.language),
  );

  api.read(
    {
      url: '/planning/runs/:run_id/items/:product_id',
      tag,
      access: 'read:planning',
      summary: 'Get the time-phased record of a product',
      description:
        'Day by day what is needed, what open and planned orders bring, and what the stock will be. Only days on which something happens are shown.',
      params: RunItemParams,
      response: PlanItem,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ db, params }) => askPlan(db, 'planItem', params.run_id, params.product_id),
  );

  api.read(
    {
      url: '/planning/runs/:run_id/pegging/:planned_order_id',
      tag,
      access: 'read:planning',
      summary: 'Get what a planned order is for, and from what',
      description:
        'Pegging both ways with quantities: up to the demand that it exists for, and down through its components to stock, open and planned orders. Supplies serve demands first in, first out.',
      params: RunOrderParams,
      response: OrderPegging,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ db, params }) => askPlan(db, 'peggingOf', params.run_id, params.planned_order_id),
  );
}
