import type { Invariant } from '../invariant.ts';

/** Documents of stock operations against the movements that they made: purchases, transfers, splits, counts, revaluations. */
export const OPERATION_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I22',
    name: 'What is received of a purchase line is the sum of its receipts, and each of these is the whole of its layer',
    query: `
      select l.po_item_id, null::bigint as receipt_item_id, l.quantity_received, r.received
      from purchase_order_items l
      left join (select po_item_id, sum(quantity_received) as received from receipt_items group by 1) r using (po_item_id)
      where l.quantity_received <> coalesce(r.received, 0)
      union all
      select l.po_item_id, r.receipt_item_id, r.quantity_received, i.initial_quantity from receipt_items r
      join receipts d using (receipt_id) join purchase_order_items l using (po_item_id)
      join inventory_items i using (inventory_item_id)
      where r.quantity_received <> i.initial_quantity or l.product_id <> i.product_id
        or l.purchase_order_id <> d.purchase_order_id`,
  },
  {
    id: 'I23',
    name: 'A transfer takes away exactly what it brings, in quantity and value, layer by layer',
    query: `
      with moved as (
        select m.reference_id as stock_transfer_id, sum(m.quantity) as quantity_left, sum(m.value) as value_left,
          sum(m.quantity) filter (where m.quantity > 0) as quantity, sum(m.value) filter (where m.quantity > 0) as value,
          bool_and(m.reference_type = 'TRANSFER' and m.product_id = t.product_id and m.warehouse_id
            = case when m.quantity > 0 then t.to_warehouse_id else t.from_warehouse_id end) as fits
        from stock_movements m left join stock_transfers t on t.stock_transfer_id = m.reference_id
        where m.movement_type in ('TRANSFER_IN', 'TRANSFER_OUT') group by 1)
      select stock_transfer_id, m.quantity_left, m.value_left, t.quantity, m.quantity as moved, t.value,
        m.value as moved_value
      from stock_transfers t full join moved m using (stock_transfer_id)
      where m.quantity_left is distinct from 0 or m.value_left is distinct from 0
        or m.quantity is distinct from t.quantity or m.value is distinct from t.value or m.fits is not true
      union all
      select came.reference_id, came.quantity + went.quantity, came.value + went.value, came.quantity, went.quantity,
        came.value, went.value
      from stock_movements came join inventory_items i using (inventory_item_id)
      left join stock_movements went on went.inventory_item_id = i.source_item_id
        and went.movement_type = 'TRANSFER_OUT' and went.reference_id = came.reference_id
      where came.movement_type = 'TRANSFER_IN'
        and (came.quantity is distinct from -went.quantity or came.value is distinct from -went.value)`,
  },
  {
    id: 'I31',
    name: 'A revaluation ends where its lines say: they add up to its change, and what is on hand moved by exactly that',
    query: `
      select r.stock_revaluation_id, null::bigint as inventory_item_id, r.value_change, l.final as found
      from stock_revaluations r
      left join (select stock_revaluation_id, sum(value_change) filter (where is_final) as final
        from stock_revaluation_lines group by 1) l using (stock_revaluation_id)
      where r.value_change <> coalesce(l.final, 0)
      union all
      select stock_revaluation_id, inventory_item_id, l.change, m.value
      from (select stock_revaluation_id, inventory_item_id, sum(value_change) as change from stock_revaluation_lines
        where place = 'ON_HAND' group by 1, 2) l
      full join (select reference_id as stock_revaluation_id, inventory_item_id, sum(value) as value
        from stock_movements where movement_type = 'REVALUATION' group by 1, 2) m
        using (stock_revaluation_id, inventory_item_id)
      where coalesce(l.change, 0) <> coalesce(m.value, 0)`,
  },
  {
    id: 'I33',
    name: 'What a count found missing or too much is what its movements adjusted, in quantity and value',
    query: `
      with moved as (
        select reference_id as stock_count_id, reference_number as count_number, product_id, warehouse_id,
          sum(quantity) as quantity, sum(value) as value
        from stock_movements where movement_type = 'ADJUSTMENT' and reference_type = 'ADJUSTMENT'
          and reference_number ~ '^CN-[0-9]{4}-[0-9]{6}$' group by 1, 2, 3, 4),
      counted as (
        select c.stock_count_id, c.count_number, l.product_id, c.warehouse_id, sum(l.difference) as quantity,
          sum(l.value_difference) as value
        from stock_counts c join stock_count_lines l using (stock_count_id) group by 1, 2, 3, 4)
      select stock_count_id, count_number, product_id, warehouse_id, c.quantity, m.quantity as moved, c.value,
        m.value as moved_value
      from counted c full join moved m using (stock_count_id, count_number, product_id, warehouse_id)
      where coalesce(c.quantity, 0) <> coalesce(m.quantity, 0) or coalesce(c.value, 0) <> coalesce(m.value, 0)`,
  },
  {
    id: 'I34',
    name: 'A layer that came by transfer or split is of the same batch, age, expiry and unit cost as the one it came from',
    query: `
      with origin as (
        select distinct on (inventory_item_id) inventory_item_id, movement_type
        from stock_movements order by inventory_item_id, movement_id)
      select i.inventory_item_id, i.source_item_id, o.movement_type, i.batch_number, s.batch_number as source_batch_number,
        i.unit_cost, s.unit_cost as source_unit_cost
      from inventory_items i left join origin o using (inventory_item_id)
      left join inventory_items s on s.inventory_item_id = i.source_item_id
      where coalesce(o.movement_type in ('TRANSFER_IN', 'SPLIT'), false) <> (i.source_item_id is not null)
        or (i.source_item_id is not null and (
          (i.product_id, i.batch_number, i.entry_date, i.expiry_date, i.unit_cost)
            is distinct from (s.product_id, s.batch_number, s.entry_date, s.expiry_date, s.unit_cost)
          or (i.warehouse_id = s.warehouse_id) is distinct from (o.movement_type = 'SPLIT')))`,
  },
  {
    id: 'I38',
    name: 'A split takes from a layer exactly what it gives to the new ones, in quantity and value',
    query: `
      with given as (
        select i.source_item_id as inventory_item_id, m.request_id, sum(m.quantity) as quantity, sum(m.value) as value
        from stock_movements m join inventory_items i using (inventory_item_id)
        where m.movement_type = 'SPLIT' and m.quantity > 0 group by 1, 2),
      taken as (
        select inventory_item_id, request_id, -sum(quantity) as quantity, -sum(value) as value
        from stock_movements where movement_type = 'SPLIT' and quantity < 0 group by 1, 2)
      select inventory_item_id, request_id, t.quantity as taken, g.quantity as given, t.value, g.value as given_value
      from taken t full join given g using (inventory_item_id, request_id)
      where t.quantity is distinct from g.quantity or t.value is distinct from g.value`,
  },
];
