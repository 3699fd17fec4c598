import type { Invariant } from '../invariant.ts';

/** Orders against their allocations, bookings, movements and history. */
export const PRODUCTION_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I09',
    name: 'What went into an order came out of it: as layers, as their later revaluation, or as a booked variance',
    query: `
      select o.order_number, o.actual_cost, m.value as layers, r.change as revalued, v.amount as variances
      from production_orders o
      left join (select reference_id, sum(value) as value from stock_movements
        where reference_type = 'PRODUCTION_ORDER' and movement_type = 'PRODUCTION_IN' group by 1) m
        on m.reference_id = o.production_order_id
      left join (select production_order_id, sum(value_change) as change from stock_revaluation_lines
        where place = 'PRODUCED' group by 1) r using (production_order_id)
      left join (select production_order_id, sum(variance_amount) as amount from production_variances group by 1) v
        using (production_order_id)
      where o.actual_cost <> coalesce(m.value, 0) + coalesce(r.change, 0) + coalesce(v.amount, 0)`,
  },
  {
    id: 'I10',
    name: 'A completed or cancelled order has no open allocation',
    query: `
      select o.order_number, a.allocation_id from stock_allocations a join production_orders o using (production_order_id)
      where o.status in ('COMPLETED', 'CANCELLED')
        and a.allocated_quantity <> a.consumed_quantity + a.released_quantity`,
  },
  {
    id: 'I11',
    name: 'Consumed + released ≤ allocated, and status and closing follow from them',
    query: `
      select allocation_id, status, allocated_quantity, consumed_quantity, released_quantity, closed_at
      from stock_allocations
      where not (allocated_quantity > 0 and consumed_quantity >= 0 and released_quantity >= 0
          and consumed_quantity + released_quantity <= allocated_quantity)
        or status is distinct from case when consumed_quantity + released_quantity = allocated_quantity
          then case when consumed_quantity = 0 then 'RELEASED' else 'CLOSED' end
          else case when consumed_quantity + released_quantity = 0 then 'OPEN' else 'PARTIAL' end end
        or (closed_at is not null) <> (consumed_quantity + released_quantity = allocated_quantity)`,
  },
  {
    id: 'I12',
    name: 'What an open order holds of a component is not more than it still requires: substitutes count as what they replaced',
    query: `
      select c.production_order_component_id, c.required_quantity, c.replaced_quantity, a.open, a.consumed
      from production_order_components c
      join (select production_order_component_id,
          sum(allocated_quantity - consumed_quantity - released_quantity) as open, sum(consumed_quantity) as consumed
        from stock_allocations group by 1) a using (production_order_component_id)
      where a.open > 0 and a.open + a.consumed + c.replaced_quantity > c.required_quantity`,
  },
  {
    id: 'I13',
    name: "An allocation's layer is of its component's product",
    query: `
      select a.allocation_id, a.inventory_item_id, i.product_id, c.component_product_id from stock_allocations a
      join production_order_components c using (production_order_component_id)
      join inventory_items i using (inventory_item_id)
      where i.product_id <> c.component_product_id or a.production_order_id is distinct from c.production_order_id`,
  },
  {
    id: 'I14',
    name: 'What is consumed of a component is what its movements took out of stock',
    query: `
      select c.production_order_component_id, a.consumed, m.quantity from production_order_components c
      left join (select production_order_component_id, sum(consumed_quantity) as consumed from stock_allocations
        group by 1) a using (production_order_component_id)
      left join (select production_order_component_id, -sum(quantity) as quantity from stock_movements
        where movement_type = 'PRODUCTION_OUT' group by 1) m using (production_order_component_id)
      where coalesce(a.consumed, 0) <> coalesce(m.quantity, 0)`,
  },
  {
    id: 'I20',
    name: "An order's quantities are the sums of its bookings, within the plan, and fit its status",
    query: `
      select o.order_number, o.status, o.planned_quantity, o.completed_quantity, b.completed, o.scrapped_quantity,
        b.scrapped
      from production_orders o
      left join (select production_order_id, sum(completed_quantity) as completed, sum(scrapped_quantity) as scrapped
        from production_completions group by 1) b using (production_order_id)
      where o.completed_quantity <> coalesce(b.completed, 0) or o.scrapped_quantity <> coalesce(b.scrapped, 0)
        or o.completed_quantity + o.scrapped_quantity > o.planned_quantity
        or (o.status = 'COMPLETED' and o.completed_quantity + o.scrapped_quantity = 0)
        or (o.status in ('PLANNED', 'RELEASED') and o.completed_quantity + o.scrapped_quantity <> 0)`,
  },
  {
    id: 'I21',
    name: "An order's history is an unbroken chain of allowed steps from PLANNED to its present status",
    query: `
      with step as (
        select production_order_id, sequence_number, from_status, to_status, lag(to_status) over w as previous,
          lag(from_status) over w as held_from, row_number() over w as place, row_number() over back as place_from_end
        from production_order_status_history
        window w as (partition by production_order_id order by sequence_number),
          back as (partition by production_order_id order by sequence_number desc))
      select production_order_id, sequence_number, from_status, to_status from step
      where sequence_number <> place
        or case when place = 1 then from_status is not null or to_status <> 'PLANNED'
          when from_status is distinct from previous then true
          when from_status = 'ON_HOLD' then to_status not in ('CANCELLED', held_from)
          else (from_status, to_status) not in (('PLANNED', 'RELEASED'), ('RELEASED', 'IN_PROGRESS'),
              ('IN_PROGRESS', 'COMPLETED'))
            and (from_status not in ('PLANNED', 'RELEASED', 'IN_PROGRESS') or to_status not in ('ON_HOLD', 'CANCELLED'))
          end
      union all
      select o.production_order_id, s.sequence_number, s.to_status, o.status from production_orders o
      left join step s on s.production_order_id = o.production_order_id and s.place_from_end = 1
      where s.to_status is distinct from o.status`,
  },
  {
    id: 'I36',
    name: 'The material cost of a booking is the value that its movements took, and its output is worth its total cost',
    query: `
      select b.production_completion_id, b.material_cost, m.taken, b.total_cost, m.made, m.quantity_made
      from production_completions b
      left join (select production_completion_id,
          -sum(value) filter (where movement_type = 'PRODUCTION_OUT') as taken,
          sum(value) filter (where movement_type = 'PRODUCTION_IN') as made,
          sum(quantity) filter (where movement_type = 'PRODUCTION_IN') as quantity_made
        from stock_movements where production_completion_id is not null group by 1) m
        using (production_completion_id)
      where b.material_cost <> coalesce(m.taken, 0) or b.completed_quantity <> coalesce(m.quantity_made, 0)
        or (b.completed_quantity > 0 and b.total_cost is distinct from m.made)
      union all
      select m.production_completion_id, null, m.value, null, null, null from stock_movements m
      left join production_completions b using (production_completion_id)
      where m.movement_type in ('PRODUCTION_OUT', 'PRODUCTION_IN')
        and (m.reference_type <> 'PRODUCTION_ORDER' or m.reference_id is distinct from b.production_order_id)`,
  },
  {
    id: 'I40',
    name: 'Work on an order begins when the sub-orders made for it are completed or cancelled',
    query: `
      select p.order_number as parent, p.status as parent_status, s.order_number, s.status from production_orders s
      join production_orders p on p.production_order_id = s.parent_production_order_id
      where s.status not in ('COMPLETED', 'CANCELLED')
        and (p.status in ('IN_PROGRESS', 'COMPLETED') or p.held_from_status = 'IN_PROGRESS')`,
  },
  {
    id: 'I41',
    name: 'A sub-order is younger than the order above it and makes something that the order requires',
    query: `
      select s.order_number, p.order_number as parent from production_orders s
      join production_orders p on p.production_order_id = s.parent_production_order_id
      where p.production_order_id >= s.production_order_id
        or not exists (select from production_order_components c
          where c.production_order_id = p.production_order_id and c.component_product_id = s.product_id
            and c.required_quantity > 0)`,
  },
  {
    id: 'I42',
    name: 'A substitute stands for a component of the same order, and nothing is required of it',
    query: `
      select c.production_order_component_id, c.production_order_id, r.production_order_id as order_of_component,
        c.required_quantity
      from production_order_components c
      left join production_order_components r on r.production_order_component_id = c.substitute_for_id
      where c.substitute_for_id is not null and (r.production_order_id is distinct from c.production_order_id
        or r.substitute_for_id is not null or c.required_quantity <> 0)`,
  },
  {
    id: 'I43',
    name: 'What was replaced of a component is what its substitutes consumed, by the ratio that the order froze',
    query: `
      select c.production_order_component_id, c.replaced_quantity, coalesce(s.replaced, 0) as by_substitutes
      from production_order_components c
      left join (
        select s.substitute_for_id, sum(round(a.consumed * split_part(r.ratio || '/1', '/', 2)::numeric
            / split_part(r.ratio, '/', 1)::numeric, 3)) as replaced
        from production_order_components s join production_orders o using (production_order_id)
        join production_order_components c on c.production_order_component_id = s.substitute_for_id
        cross join lateral jsonb_to_recordset(o.frozen_recipe -> 'substitutes')
          as r (component_product_id bigint, substitute_product_id bigint, ratio text)
        join (select production_order_component_id, sum(consumed_quantity) as consumed from stock_allocations group by 1) a
          on a.production_order_component_id = s.production_order_component_id
        where r.component_product_id = c.component_product_id and r.substitute_product_id = s.component_product_id
        group by 1) s on s.substitute_for_id = c.production_order_component_id
      where c.replaced_quantity <> coalesce(s.replaced, 0)`,
  },
];
