import { amount, formatAmount, type Layer, quantity, takeOldestFirst, total } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { InventoryAvailability } from './availability.schemas.ts';
import { listIssuableItems } from './items.queries.ts';
import type { InventoryItem } from './items.schemas.ts';

interface Totals {
  product_code: string;
  unit_of_measure: string;
  warehouse_found: boolean;
  on_hand: string;
  reserved: string;
  available: string;
  value: string;
  pending: string;
  approved: string;
  rejected: string;
  quarantine: string;
}

const onHand = (status: string) =>
  `coalesce(sum(i.quantity_in_stock) filter (where i.quality_status = '${status}'), 0.000)`;

const readTotals = statement<Totals>(
  'availability_totals',
  `select p.product_code, p.unit_of_measure,
     $2::bigint is null or exists (select from warehouses where warehouse_id = $2) as warehouse_found,
     coalesce(sum(i.quantity_in_stock), 0.000) as on_hand, coalesce(sum(i.reserved_quantity), 0.000) as reserved,
     coalesce(sum(i.quantity_in_stock - i.reserved_quantity) filter (where i.quality_status = 'APPROVED' and w.is_active
       and (i.expiry_date is null or i.expiry_date >= $3::date)), 0.000) as available,
     coalesce(sum(i.remaining_value), 0.0000) as value, ${onHand('PENDING')} as pending, ${onHand('APPROVED')} as approved,
     ${onHand('REJECTED')} as rejected, ${onHand('QUARANTINE')} as quarantine
   from products p
   left join inventory_items i on i.product_id = p.product_id and i.quantity_in_stock > 0
     and ($2::bigint is null or i.warehouse_id = $2)
   left join warehouses w on w.warehouse_id = i.warehouse_id
   where p.product_id = $1 group by p.product_id`,
);

/** What is there of a product, what is promised, and what may be issued now. @throws NOT_FOUND */
export async function availabilityOf(
  db: Db,
  productId: number,
  warehouseId: number | null,
): Promise<InventoryAvailability> {
  const [[totals], batches] = await Promise.all([
    db.run(readTotals, [productId, warehouseId, db.clock.today()]),
    listIssuableItems(db, productId, warehouseId),
  ]);
  if (totals === undefined) throw notFound('product', productId);
  if (!totals.warehouse_found) throw notFound('warehouse', warehouseId ?? 0);
  const layers = batches.map(layerOf);
  const everything = takeOldestFirst(layers, total(layers.map((layer) => layer.quantityAvailable)));
  return {
    product_id: productId,
    product_code: totals.product_code,
    unit_of_measure: totals.unit_of_measure,
    warehouse_id: warehouseId,
    total_on_hand: totals.on_hand,
    total_reserved: totals.reserved,
    total_available: totals.available,
    on_hand_by_quality: {
      PENDING: totals.pending,
      APPROVED: totals.approved,
      REJECTED: totals.rejected,
      QUARANTINE: totals.quarantine,
    },
    total_value: totals.value,
    weighted_average_cost: formatAmount(everything.weightedAverageCost),
    batches,
  };
}

function layerOf(item: InventoryItem): Layer {
  return {
    layerId: item.inventory_item_id,
    quantityOnHand: quantity(item.quantity_in_stock),
    quantityAvailable: quantity(item.available_quantity),
    unitCost: amount(item.unit_cost),
    remainingValue: amount(item.total_value),
  };
}
