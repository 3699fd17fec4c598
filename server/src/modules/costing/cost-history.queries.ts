import { type Db, only } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { CostPoint } from './cost-history.schemas.ts';
import { bookedSince, type Period, within } from './period.ts';

/** What came in with a cost of its own: received or made. Transfers, splits and count gains repeat a cost that is known. */
const ENTRIES = `entry as (
    select i.entry_date as date, i.inventory_item_id, i.batch_number, i.purchase_order_id, i.production_order_id,
      m.movement_type, m.quantity::numeric as quantity, m.unit_cost::numeric as unit_cost, m.value::numeric as value
    from inventory_items i join stock_movements m using (inventory_item_id)
    where i.product_id = $1 and i.source_item_id is null and m.movement_type in ('STOCK_IN', 'PRODUCTION_IN')
      and ${bookedSince('m')} and ${within('i.entry_date')})`;

const readPoints = statement<CostPoint>(
  'cost_history_points',
  `with ${ENTRIES},
   point as (
     select case e.movement_type when 'STOCK_IN' then 'PURCHASE' else 'PRODUCTION' end as kind, 1 as place, e.date,
       e.quantity, e.unit_cost, e.value, e.inventory_item_id, e.batch_number,
       coalesce(p.po_number, o.order_number) as reference, e.inventory_item_id as id
     from entry e left join purchase_orders p using (purchase_order_id)
     left join production_orders o using (production_order_id)
     union all
     select 'STANDARD', 2, h.recorded_at, null, h.unit_cost, null, null, null, null, h.product_cost_history_id
     from product_cost_history h where h.product_id = $1 and h.cost_type = 'STANDARD' and ${within('h.recorded_at')}
     union all
     select 'REVALUATION', 3, r.revalued_at, i.initial_quantity, r.unit_cost_after, r.value_change, i.inventory_item_id,
       i.batch_number, r.revaluation_number, r.stock_revaluation_id
     from inventory_items i join stock_revaluations r using (inventory_item_id)
     where i.product_id = $1 and ${within('r.revalued_at')})
   select kind, date, quantity, unit_cost, value, inventory_item_id, batch_number, reference
   from (select * from point order by date desc, place desc, id desc limit $5) latest
   order by date, place, id`,
);

const parameters = (db: Db, productId: number, { from, to }: Period) => [
  productId,
  from,
  to,
  db.policy.timeZone,
];

/** In time order, the latest of the period: one more than the limit, when there are more. */
export function costPoints(db: Db, productId: number, period: Period): Promise<CostPoint[]> {
  return db.run(readPoints, [...parameters(db, productId, period), period.limit + 1]);
}

interface EntrySums {
  readonly entries: number;
  readonly quantity: string;
  readonly value: string;
}

export interface EntryTotals extends EntrySums {
  readonly first_cost: string | null;
  readonly last_cost: string | null;
  readonly lowest_cost: string | null;
  readonly highest_cost: string | null;
  readonly revaluation_value: string;
}

const readTotals = statement<EntryTotals>(
  'cost_history_totals',
  `with ${ENTRIES}
   select count(*) as entries, coalesce(sum(quantity), 0.000) as quantity, coalesce(sum(value), 0.0000) as value,
     min(unit_cost) as lowest_cost, max(unit_cost) as highest_cost,
     (select unit_cost from entry order by date, inventory_item_id limit 1) as first_cost,
     (select unit_cost from entry order by date desc, inventory_item_id desc limit 1) as last_cost,
     (select coalesce(sum(r.value_change), 0.0000) from inventory_items i join stock_revaluations r using (inventory_item_id)
       where i.product_id = $1 and ${within('r.revalued_at')}) as revaluation_value
   from entry`,
);

export async function entryTotals(db: Db, productId: number, period: Period): Promise<EntryTotals> {
  return only(await db.run(readTotals, parameters(db, productId, period)));
}

export interface EntryMonth extends EntrySums {
  readonly month: string;
  readonly lowest_cost: string;
  readonly highest_cost: string;
}

const readMonths = statement<EntryMonth>(
  'cost_history_months',
  `with ${ENTRIES}
   select to_char(date at time zone $4, 'YYYY-MM') as month, count(*) as entries, sum(quantity) as quantity,
     sum(value) as value, min(unit_cost) as lowest_cost, max(unit_cost) as highest_cost
   from entry group by 1 order by 1`,
);

export function entryMonths(db: Db, productId: number, period: Period): Promise<EntryMonth[]> {
  return db.run(readMonths, parameters(db, productId, period));
}
