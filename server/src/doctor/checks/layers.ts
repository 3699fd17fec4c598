import type { Invariant } from '../invariant.ts';

/** Each layer against its movements and allocations, and the sums over all of them. */
export const LAYER_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I01',
    name: 'Of each layer 0 ≤ reserved ≤ on hand, and where nothing is on hand nothing is worth anything',
    query: `
      select inventory_item_id, quantity_in_stock, reserved_quantity, remaining_value from inventory_items
      where not (quantity_in_stock >= 0 and reserved_quantity >= 0 and reserved_quantity <= quantity_in_stock
          and quantity_in_stock < 'Infinity' and remaining_value >= 0 and remaining_value < 'Infinity')
        or (quantity_in_stock = 0 and remaining_value <> 0)`,
  },
  {
    id: 'I02',
    name: "A layer's reserved quantity is the sum of its open allocations",
    query: `
      select i.inventory_item_id, i.reserved_quantity, a.open from inventory_items i
      left join (select inventory_item_id, sum(allocated_quantity - consumed_quantity - released_quantity) as open
        from stock_allocations group by 1) a using (inventory_item_id)
      where i.reserved_quantity <> coalesce(a.open, 0)`,
  },
  {
    id: 'I03',
    name: "A layer's quantity is the sum of its movements",
    query: `
      select i.inventory_item_id, i.quantity_in_stock, m.quantity from inventory_items i
      left join (select inventory_item_id, sum(quantity) as quantity from stock_movements group by 1) m
        using (inventory_item_id)
      where i.quantity_in_stock <> coalesce(m.quantity, 0)`,
  },
  {
    id: 'I04',
    name: "A layer's value is the sum of its movements' values, revaluations among them",
    query: `
      select i.inventory_item_id, i.remaining_value, m.value from inventory_items i
      left join (select inventory_item_id, sum(value) as value from stock_movements group by 1) m
        using (inventory_item_id)
      where i.remaining_value <> coalesce(m.value, 0)`,
  },
  {
    id: 'I05',
    name: 'Replayed in order, no layer ever had less than nothing, in quantity or in value',
    query: `
      select inventory_item_id, movement_id, quantity, value from (
        select inventory_item_id, movement_id, sum(quantity) over w as quantity, sum(value) over w as value
        from stock_movements window w as (partition by inventory_item_id order by movement_id)) running
      where quantity < 0 or value < 0`,
  },
  {
    id: 'I06',
    name: 'Each layer begins with a movement of its initial quantity and value, and never grows after it',
    query: `
      with first as (
        select distinct on (inventory_item_id) inventory_item_id, movement_type, quantity, value
        from stock_movements order by inventory_item_id, movement_id),
      arrival as (select inventory_item_id, count(*) as arrivals from stock_movements where quantity > 0 group by 1)
      select i.inventory_item_id, i.initial_quantity, i.initial_value, f.movement_type, f.quantity, f.value, a.arrivals
      from inventory_items i left join first f using (inventory_item_id) left join arrival a using (inventory_item_id)
      where f.movement_type is null or f.quantity <> i.initial_quantity or f.value <> i.initial_value
        or f.movement_type not in ('STOCK_IN', 'PRODUCTION_IN', 'TRANSFER_IN', 'ADJUSTMENT', 'SPLIT')
        or a.arrivals is distinct from 1`,
  },
  {
    id: 'I07',
    name: 'What arrives is positive, what leaves is negative, and only a revaluation moves value alone',
    query: `
      select movement_id, movement_type, quantity, value from stock_movements
      where quantity = 'NaN' or value = 'NaN' or case
        when movement_type = 'REVALUATION' then quantity <> 0 or value = 0
        when movement_type in ('STOCK_IN', 'PRODUCTION_IN', 'TRANSFER_IN') then quantity <= 0 or value < 0
        when movement_type in ('STOCK_OUT', 'PRODUCTION_OUT', 'TRANSFER_OUT', 'SCRAP', 'RETURN')
          then quantity >= 0 or value > 0
        else quantity = 0 or sign(quantity) * sign(value) < 0 end`,
  },
  {
    id: 'I08',
    name: 'Over the whole company, value in + revaluations = value out + value on hand, and moving stock makes none',
    query: `
      select m.value_in, m.revalued, m.value_out, m.moved, i.on_hand
      from (select
          coalesce(sum(value) filter (where movement_type in ('STOCK_IN', 'PRODUCTION_IN')
            or (movement_type = 'ADJUSTMENT' and quantity > 0)), 0) as value_in,
          coalesce(sum(value) filter (where movement_type = 'REVALUATION'), 0) as revalued,
          coalesce(sum(value) filter (where movement_type in ('TRANSFER_IN', 'TRANSFER_OUT', 'SPLIT')), 0) as moved,
          -coalesce(sum(value) filter (where movement_type in ('STOCK_OUT', 'PRODUCTION_OUT', 'SCRAP', 'RETURN')
            or (movement_type = 'ADJUSTMENT' and quantity < 0)), 0) as value_out
        from stock_movements) m,
        (select coalesce(sum(remaining_value), 0) as on_hand from inventory_items) i
      where m.value_in + m.revalued <> m.value_out + i.on_hand or m.moved <> 0`,
  },
  {
    id: 'I17',
    name: "A scope's totals are the sums of its layers",
    query: `
      select s.product_id, s.warehouse_id, s.on_hand, i.quantity, s.reserved, i.reserved as layers_reserved,
        s.stock_value, i.value
      from stock_scopes s
      left join (select product_id, warehouse_id, sum(quantity_in_stock) as quantity,
          sum(reserved_quantity) as reserved, sum(remaining_value) as value from inventory_items group by 1, 2) i
        using (product_id, warehouse_id)
      where s.on_hand <> coalesce(i.quantity, 0) or s.reserved <> coalesce(i.reserved, 0)
        or s.stock_value <> coalesce(i.value, 0)`,
  },
  {
    id: 'I32',
    name: "The balance written with each movement is its scope's running balance, and the last one is the scope's total",
    query: `
      with running as (
        select movement_id, product_id, warehouse_id, on_hand_after, stock_value_after,
          sum(quantity) over w as on_hand, sum(value) over w as stock_value
        from stock_movements window w as (partition by product_id, warehouse_id order by movement_id)),
      last as (
        select distinct on (product_id, warehouse_id) product_id, warehouse_id, movement_id, on_hand_after,
          stock_value_after
        from stock_movements order by product_id, warehouse_id, movement_id desc)
      select product_id, warehouse_id, movement_id, on_hand_after, on_hand, stock_value_after, stock_value from running
      where on_hand_after <> on_hand or stock_value_after <> stock_value
      union all
      select s.product_id, s.warehouse_id, l.movement_id, l.on_hand_after, s.on_hand, l.stock_value_after, s.stock_value
      from stock_scopes s left join last l using (product_id, warehouse_id)
      where coalesce(l.on_hand_after, 0) <> s.on_hand or coalesce(l.stock_value_after, 0) <> s.stock_value`,
  },
];
