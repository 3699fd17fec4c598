import type { Invariant } from '../invariant.ts';

/**
 * Strict FIFO, judged by what is available: consuming what was reserved takes nothing new, and a layer that the caller named is
 * pinned. For each taking event it looks for the oldest layer that was open just before it.
 *
 * To look at every older layer for every event took more than two minutes over 20,000 layers; this takes 3 s. A layer is
 * open from one event of its scope until another. Any such stretch is put together from a few blocks of 1, 2, 4, 8 … event
 * numbers (each begins at a multiple of its size, and there are at most two of a size), and an event lies in one block of each
 * size. So blocks and events meet by their numbers alone. They meet in a window rather than in a join, because the planner
 * cannot know how selective that join is, and chose the worst order.
 */
const STRICT_FIFO = `
  with layer as (
    select inventory_item_id, product_id, warehouse_id, expiry_date,
      row_number() over (partition by product_id, warehouse_id order by entry_date, inventory_item_id) as place
    from inventory_items),
  event as (
    select e.product_id, e.warehouse_id, e.event_number, e.event_type, e.inventory_item_id, l.place,
      e.issuable_after and e.available_after > 0 as is_open,
      e.event_type in ('RESERVE', 'ISSUE', 'CONSUME', 'TRANSFER_OUT')
        and e.quantity_change - e.reserved_change < 0 and not e.is_pinned as is_choice
    from inventory_events e join layer l using (inventory_item_id)),
  turn as (
    select *, lead(event_number) over (partition by inventory_item_id order by event_number) as next_turn
    from (select *, lag(is_open, 1, false) over (partition by inventory_item_id order by event_number) as was_open
      from event) e
    where is_open <> was_open),
  day as (
    select product_id, warehouse_id, (occurred_at at time zone current_setting('horoz.time_zone'))::date as day,
      min(event_number) as first_event_number
    from inventory_events
    where product_id in (select product_id from inventory_items where expiry_date is not null) group by 1, 2, 3),
  expired as (
    select l.inventory_item_id, min(d.first_event_number) as event_number
    from layer l join day d using (product_id, warehouse_id) where d.day > l.expiry_date group by 1),
  open as (
    select t.product_id, t.warehouse_id, t.place, t.event_number + 1 as since,
      least(t.next_turn, s.last_event_number, x.event_number - 1) + 1 as beyond
    from turn t join stock_scopes s using (product_id, warehouse_id) left join expired x using (inventory_item_id)
    where t.is_open and t.event_number < least(t.next_turn, s.last_event_number, x.event_number - 1)),
  stretch as (
    select product_id, warehouse_id, place, size, (since + (1::bigint << size) - 1) >> size as first, beyond >> size as beyond
    from open cross join generate_series(0, ceil(ln((beyond - since)::float8) / ln(2::float8))::integer) size),
  met as (
    select product_id, warehouse_id, size, case parity when 1 then first else beyond - 1 end as block, place as open_place,
      null::bigint as event_number, null::bigint as place
    from stretch cross join (values (0), (1)) side (parity)
    where first < beyond and case parity when 1 then first else beyond - 1 end % 2 = parity
    union all
    select product_id, warehouse_id, size, event_number >> size, null, event_number, place
    from event cross join generate_series(0, (select max(size) from stretch)) size where is_choice),
  judged as (
    select *, min(open_place) over (partition by product_id, warehouse_id, size, block) as oldest_open from met)
  select distinct e.product_id, e.warehouse_id, e.event_number, e.event_type, e.inventory_item_id
  from judged j join event e using (product_id, warehouse_id, event_number) where j.oldest_open < j.place`;

/** The event log: the proof of FIFO. */
export const EVENT_INVARIANTS: readonly Invariant[] = [
  {
    id: 'I15',
    name: 'Strict FIFO: nothing is taken or promised while an older issuable layer of its scope has stock',
    query: STRICT_FIFO,
  },
  {
    id: 'I16',
    name: 'The events of a scope are numbered without a gap, and the last of each layer is its present state',
    query: `
      with last as (
        select distinct on (inventory_item_id) inventory_item_id, available_after
        from inventory_events order by inventory_item_id, event_number desc)
      select s.product_id, s.warehouse_id, null::bigint as inventory_item_id, s.last_event_number, e.events,
        e.last as last_found
      from stock_scopes s
      left join (select product_id, warehouse_id, count(*) as events, max(event_number) as last from inventory_events
        group by 1, 2) e using (product_id, warehouse_id)
      where s.last_event_number <> coalesce(e.events, 0) or s.last_event_number <> coalesce(e.last, 0)
      union all
      select i.product_id, i.warehouse_id, i.inventory_item_id, null, null, null
      from inventory_items i left join last l using (inventory_item_id)
      where l.available_after is distinct from i.quantity_in_stock - i.reserved_quantity`,
  },
  {
    id: 'I35',
    name: "The quality after a layer's last event is its quality, and only approved stock was ever issuable",
    query: `
      with last as (
        select distinct on (inventory_item_id) inventory_item_id, event_number, quality_status_after
        from inventory_events order by inventory_item_id, event_number desc)
      select i.inventory_item_id, l.event_number, l.quality_status_after, i.quality_status
      from inventory_items i left join last l using (inventory_item_id)
      where l.quality_status_after is distinct from i.quality_status
      union all
      select inventory_item_id, event_number, quality_status_after, 'issuable' from inventory_events
      where issuable_after and quality_status_after is distinct from 'APPROVED'`,
  },
  {
    id: 'I39',
    name: "The changes of a layer's events add up: to what was available after each, and to what is on hand and reserved now",
    query: `
      with running as (
        select inventory_item_id, event_number, available_after, sum(quantity_change) over w as on_hand,
          sum(reserved_change) over w as reserved, lead(event_number) over w as next_event_number
        from inventory_events window w as (partition by inventory_item_id order by event_number))
      select r.inventory_item_id, r.event_number, r.available_after, r.on_hand, r.reserved
      from running r join inventory_items i using (inventory_item_id)
      where r.available_after <> r.on_hand - r.reserved or (r.next_event_number is null
        and (r.on_hand <> i.quantity_in_stock or r.reserved <> i.reserved_quantity))`,
  },
];
