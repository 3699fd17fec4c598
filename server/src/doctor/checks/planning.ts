import type { Invariant } from '../invariant.ts';

/** The buyer of a draft may put something else on its line; who did is in the audit log. */
const isEdited = (line: string) => `exists (select from audit_log a where a.entity_type = 'purchase_order'
          and a.entity_id = ${line}.purchase_order_id::text and a.action = 'purchase_order.update')`;

/** Runs, planned orders and messages against each other, and against the orders that became of them. */
export const PLANNING_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I56',
    name: 'A planned order begins and ends with COMPLETED runs of its own scenario',
    query: `
      select o.planned_order_id, o.scenario_id, o.first_run_id, b.state as first_state, o.ended_run_id, e.state as ended_state
      from planned_orders o left join planning_runs b on b.run_id = o.first_run_id
      left join planning_runs e on e.run_id = o.ended_run_id
      where (b.state, coalesce(b.scenario_id, 0)) is distinct from ('COMPLETED', coalesce(o.scenario_id, 0))
        or (o.ended_run_id is not null and ((e.state, coalesce(e.scenario_id, 0))
          is distinct from ('COMPLETED', coalesce(o.scenario_id, 0)) or o.ended_run_id <= o.first_run_id))`,
  },
  {
    id: 'I57',
    name: 'A planned order to make became a production order of its product, one to buy a purchase line of it',
    query: `
      select o.planned_order_id, o.order_type, o.product_id, o.production_order_id, m.product_id as product_made,
        o.po_item_id, i.product_id as product_bought, o.converted_at
      from planned_orders o left join production_orders m using (production_order_id)
      left join purchase_order_items i on i.po_item_id = o.po_item_id
      where (o.converted_at is not null or o.production_order_id is not null or o.po_item_id is not null)
        and (o.converted_at is null or o.scenario_id is not null or case o.order_type
          when 'MAKE' then m.product_id is distinct from o.product_id or o.po_item_id is not null
          else i.po_item_id is null or o.production_order_id is not null
            or (i.product_id <> o.product_id and not ${isEdited('i')}) end)`,
  },
  {
    id: 'I58',
    name: 'A planned order is made by a recipe of its product and of no supplier, or bought and of no recipe',
    query: `
      select o.planned_order_id, o.order_type, o.product_id, o.supplier_id, o.bom_id, b.parent_product_id
      from planned_orders o left join bill_of_materials b using (bom_id) left join suppliers s on s.supplier_id = o.supplier_id
      left join products p on p.product_id = o.product_id
      where p.product_id is null or (o.supplier_id is not null and s.supplier_id is null)
        or case o.order_type when 'MAKE' then o.supplier_id is not null or b.parent_product_id is distinct from o.product_id
          else o.bom_id is not null end`,
  },
  {
    id: 'I59',
    name: 'A message that lives is about orders of its own product and scenario',
    query: `
      select x.planning_exception_id, x.exception_key, x.product_id, x.planned_order_id, o.product_id as product_planned,
        x.production_order_id, m.product_id as product_made, x.po_item_id, i.product_id as product_bought
      from planning_exceptions x left join planned_orders o on o.planned_order_id = x.planned_order_id
      left join production_orders m on m.production_order_id = x.production_order_id
      left join purchase_order_items i on i.po_item_id = x.po_item_id
      where x.status <> 'RESOLVED' and (o.product_id <> x.product_id
        or coalesce(o.scenario_id, 0) <> coalesce(x.scenario_id, 0) and o.planned_order_id is not null
        or m.product_id <> x.product_id or (i.product_id <> x.product_id and not ${isEdited('i')}))`,
  },
  {
    id: 'I60',
    name: 'A message was said by COMPLETED runs of its scenario, decided by somebody, and resolved by a later run',
    query: `
      with run as (select run_id, coalesce(scenario_id, 0) as scenario from planning_runs where state = 'COMPLETED')
      select x.planning_exception_id, x.exception_key, x.status, x.first_run_id, x.last_run_id, x.resolved_run_id, x.decided_by,
        x.resolved_at
      from planning_exceptions x
      left join run f on f.run_id = x.first_run_id and f.scenario = coalesce(x.scenario_id, 0)
      left join run l on l.run_id = x.last_run_id and l.scenario = coalesce(x.scenario_id, 0)
      left join run r on r.run_id = x.resolved_run_id and r.scenario = coalesce(x.scenario_id, 0)
      where f.run_id is null or l.run_id is null or x.last_run_id < x.first_run_id
        or (x.status in ('ACCEPTED', 'DISMISSED') and (x.decided_at is null or x.decided_by is null))
        or (x.status = 'RESOLVED') <> (x.resolved_at is not null)
        or (x.status = 'RESOLVED') <> (x.resolved_run_id is not null)
        or (x.resolved_run_id is not null and (r.run_id is null or r.run_id <= x.last_run_id))`,
  },
  {
    id: 'I61',
    name: 'Reality and each scenario have at most one run under way, and a COMPLETED run says what it has done',
    query: `
      select scenario_id, count(*) as runs, min(run_id) as run_id, null::text as state from planning_runs
      where state in ('QUEUED', 'RUNNING') group by 1 having count(*) > 1
      union all
      select scenario_id, 1, run_id, state from planning_runs
      where (state in ('COMPLETED', 'FAILED', 'CANCELLED')) <> (finished_at is not null)
        or (state = 'COMPLETED' and (summary is null or first_day is null or started_at is null))
        or (state = 'RUNNING' and (attempt = 0 or started_at is null or heartbeat_at is null))`,
  },
];
