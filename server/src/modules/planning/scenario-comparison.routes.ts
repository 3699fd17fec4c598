import type { Api } from '../../platform/http/api.ts';
import { askPlan } from './plan-desk.ts';
import {
  ComparisonQuery,
  OrderComparisonList,
  OrderDifferencePage,
  ScenarioComparison,
} from './scenario-comparison.schemas.ts';

const tag = 'Planning';

export function scenarioComparisonRoutes(api: Api): void {
  api.read(
    {
      url: '/planning/scenarios/compare',
      tag,
      access: 'read:planning',
      summary: 'Compare the plans of scenarios',
      description:
        'Service, lateness, value of the stock, purchases, planned orders and overloaded suppliers of up to five runs side by side, each compared with the first. With scenario_ids the newest completed run of reality is the first. Costs and prices are those of today for all of them, so that nothing but the plans differs.',
      query: ComparisonQuery,
      response: ScenarioComparison,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ db, actor, query }) => askPlan(db, 'compareRuns', query, actor.language),
  );

  api.read(
    {
      url: '/planning/scenarios/compare/orders',
      tag,
      access: 'read:planning',
      summary: 'Compare the planned orders of two runs',
      description:
        'The planned orders that differ, product by product. Orders of the same day and lot belong together, then those of the same quantity; what is left is new or gone.',
      query: OrderComparisonList,
      response: OrderDifferencePage,
      errors: ['NOT_FOUND', 'CONFLICT'],
    },
    ({ db, query }) => askPlan(db, 'compareOrders', query),
  );
}
