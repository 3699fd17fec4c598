import {
  changeQuality,
  postCount,
  receiveStock,
  scrapLayer,
  transferStock,
} from '../../modules/inventory/index.ts';
import { revalueLayer } from '../../modules/production/revaluations.service.ts';
import { numberOf, type Places } from './factory-master-data.ts';
import type { Stage } from './stage.ts';

/**
 * What the accountant and the clerk come across in the last weeks: an inspection that rejects a part, a sheet that is bent, steel
 * that moves to the cutting room, a count, and a freight bill that comes after the steel.
 */
export async function makeStockEvents(stage: Stage, places: Places): Promise<void> {
  const clerk = stage.as('inv_clerk');
  const product = (code: string) => numberOf(places.products, code);
  const warehouse = (code: string) => numberOf(places.warehouses, code);

  const steel = await receiveStock(clerk, {
    product_id: product('RM-SAC-20'),
    warehouse_id: warehouse('RM02'),
    quantity: '300.000',
    unit_cost: '33.0000',
    supplier_id: numberOf(places.suppliers, 'S-ERDEMIR'),
    notes: 'İrsaliye 2026-0418',
  });
  await changeQuality(
    clerk,
    steel.inventory_item_id,
    { quality_status: 'APPROVED', quantity: '285.000', reason: 'Giriş kontrolü uygun' },
    null,
  );
  await changeQuality(
    clerk,
    steel.inventory_item_id,
    { quality_status: 'REJECTED', reason: 'Kenarları paslı' },
    null,
  );
  await transferStock(clerk, {
    product_id: product('RM-SAC-20'),
    from_warehouse_id: warehouse('RM02'),
    to_warehouse_id: warehouse('RM01'),
    quantity: '60.000',
    reason: 'Kesimhaneye sevk',
  });
  await revalueLayer(clerk, steel.inventory_item_id, {
    additional_cost: '850.0000',
    reason: 'Nakliye faturası',
    reference_number: 'NKL-2026-118',
  });
  const profile = await receiveStock(clerk, {
    product_id: product('RM-PRF-40'),
    warehouse_id: warehouse('RM01'),
    quantity: '24.000',
    unit_cost: '93.1000',
    quality_status: 'APPROVED',
  });
  await scrapLayer(clerk, profile.inventory_item_id, {
    quantity: '1.750',
    reason: 'Forklift darbesi, eğildi',
  });
  await postCount(clerk, {
    warehouse_id: warehouse('PK01'),
    lines: [{ product_id: product('PK-KSB-01'), counted_quantity: '61.000' }],
    notes: 'Ay sonu sayımı',
  });
}
