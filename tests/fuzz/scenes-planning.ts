import type { Hands, Scenery } from './scenes.ts';
import { performRuns } from './world.ts';

const STANDING = 'ended_run_id is null and converted_at is null';
const PRODUCTS = `from products where is_active order by md5(product_id::text) limit 40`;

/** Each scenario has a plan of its own. */
async function planScenarios({ world, rows, post }: Hands): Promise<void> {
  for (const one of await rows('select scenario_id from planning_scenarios order by 1 limit 4'))
    await post('/planning/runs', one);
  await performRuns(world.t);
}

const PLANNED_SCENARIOS = `select scenario_id from planning_runs where state = 'COMPLETED' and scenario_id is not null
  group by 1 order by 1 limit 3`;

export const PLANNING_SCENES: Readonly<Record<string, Scenery>> = {
  'POST /planning/demands': {
    sql: `select product_id, '12' as quantity, '2027-01-15' as due_date ${PRODUCTS}`,
  },
  'POST /planning/scenarios': {
    sql: `select 'Fuzz ' || number || ' ' || (select count(*) from audit_log) as scenario_name,
        '{"demand_factors": [{"product_id": null, "factor": "1.2"}]}'::json as overlay from generate_series(1, 25) number`,
  },
  'POST /planning/planned-orders': {
    sql: `select product_id, '12' as quantity, '2027-02-' || (10 + product_id % 18) as due_date, null as start_date ${PRODUCTS}`,
  },
  'PUT /planning/planned-orders/{planned_order_id}': {
    sql: `select planned_order_id, true as firm, '7' as quantity, null as start_date, null as due_date
      from planned_orders where ${STANDING} and scenario_id is null order by md5(planned_order_id::text) limit 40`,
  },
  'POST /planning/planned-orders/convert': {
    sql: `select json_build_array(planned_order_id) as planned_order_ids, null as exchange_rates
      from planned_orders where ${STANDING} and scenario_id is null order by md5(planned_order_id::text) limit 40`,
  },
  'POST /planning/runs/{run_id}/cancel': {
    sql: `select run_id from planning_runs where state = 'QUEUED' order by 1 desc limit 8`,
    more: async ({ post }) => {
      await post('/planning/runs', {});
    },
  },
  'GET /planning/scenarios/compare': {
    sql: `select scenario_id::text as scenario_ids, null as run_ids from (${PLANNED_SCENARIOS}) s`,
    more: planScenarios,
  },
  'POST /planning/scenarios/{scenario_id}/apply': {
    sql: `select scenario_id, json_build_array(planned_order_id) as planned_order_ids, null as preview
      from planned_orders where ${STANDING} and scenario_id in (${PLANNED_SCENARIOS})
      order by md5(planned_order_id::text) limit 40`,
    more: planScenarios,
  },
};
