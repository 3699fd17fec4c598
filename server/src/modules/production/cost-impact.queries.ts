import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { AffectedOrder } from './cost-impact.schemas.ts';

export type OpenNeed = Omit<AffectedOrder, 'remaining_quantity' | 'cost_change'>;

const readOpenNeeds = statement<OpenNeed>(
  'cost_impact_open_needs',
  `select o.production_order_id, o.order_number, o.status, o.product_id, p.product_code, c.required_quantity,
     coalesce(a.consumed, 0.000) as consumed_quantity, c.replaced_quantity
   from production_order_components c join production_orders o using (production_order_id)
   join products p on p.product_id = o.product_id
   left join lateral (select sum(consumed_quantity) as consumed from stock_allocations
     where production_order_component_id = c.production_order_component_id) a on true
   where c.component_product_id = $1 and c.substitute_for_id is null and o.status not in ('COMPLETED', 'CANCELLED')
   order by o.order_number`,
);

/** Open orders that take the product themselves: what they need of it, and what they and substitutes have consumed. */
export function openNeeds(db: Db, productId: number): Promise<OpenNeed[]> {
  return db.run(readOpenNeeds, [productId]);
}
