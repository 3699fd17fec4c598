import { expect } from 'vitest';
import type { TestDatabase } from '../harness/database.ts';
import { type Book, momentText, scopeKey } from './book.ts';
import { amountText, quantityText } from './exact.ts';
import type { Layer } from './layers.ts';

/** After the last operation: every layer, scope, reservation and order as the model has it. */
export async function expectFinalState(db: TestDatabase, book: Book): Promise<void> {
  expect(await layersIn(db), 'layers').toEqual(
    [...book.layers.values()].sort((one, other) => one.id - other.id).map(layerRow),
  );
  expect(
    await db.sql(
      `select product_id || '/' || warehouse_id as scope, on_hand, reserved, stock_value from stock_scopes
       where last_event_number > 0 order by (product_id || '/' || warehouse_id) collate "C"`,
    ),
    'scopes',
  ).toEqual(
    [...book.scopes]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([scope, totals]) => ({
        scope,
        on_hand: quantityText(totals.onHand),
        reserved: quantityText(totals.reserved),
        stock_value: amountText(totals.value),
      })),
  );
  expect(
    await db.sql(
      `select allocation_id, inventory_item_id, production_order_id, allocated_quantity, consumed_quantity,
         released_quantity from stock_allocations order by allocation_id`,
    ),
    'allocations',
  ).toEqual(
    [...book.allocations.values()]
      .sort((one, other) => one.id - other.id)
      .map((one) => ({
        allocation_id: one.id,
        inventory_item_id: one.layer.id,
        production_order_id: one.order?.id ?? null,
        allocated_quantity: quantityText(one.quantity),
        consumed_quantity: quantityText(one.consumed),
        released_quantity: quantityText(one.released),
      })),
  );
  await expectOrders(db, book);
}

function layersIn(db: TestDatabase): Promise<unknown[]> {
  return db.sql(
    `select inventory_item_id, product_id || '/' || warehouse_id as scope, batch_number, entry_date, expiry_date,
       source_item_id, production_order_id, initial_quantity, initial_value, quantity_in_stock, reserved_quantity,
       remaining_value, case when quantity_in_stock > 0 then unit_cost end as unit_cost, quality_status,
       location_in_warehouse
     from inventory_items order by inventory_item_id`,
  );
}

function layerRow(layer: Layer): Record<string, unknown> {
  return {
    inventory_item_id: layer.id,
    scope: scopeKey(layer.productId, layer.warehouseId),
    batch_number: layer.batch,
    entry_date: momentText(layer.enteredAt),
    expiry_date: layer.expiry,
    source_item_id: layer.source?.id ?? null,
    production_order_id: makerOf(layer),
    initial_quantity: quantityText(layer.initialQuantity),
    initial_value: amountText(layer.recordedValue),
    quantity_in_stock: quantityText(layer.onHand),
    reserved_quantity: quantityText(layer.reserved),
    remaining_value: amountText(layer.value),
    // What an empty layer would cost is nobody's question.
    unit_cost: layer.onHand.isZero() ? null : amountText(layer.unitCost),
    quality_status: layer.quality,
    location_in_warehouse: layer.location,
  };
}

/** A part keeps the order that made the whole. */
function makerOf(layer: Layer): number | null {
  return layer.madeBy?.orderId ?? (layer.source === null ? null : makerOf(layer.source));
}

async function expectOrders(db: TestDatabase, book: Book): Promise<void> {
  expect(
    await db.sql(
      `select production_order_id, status, completed_quantity, scrapped_quantity, actual_material_cost,
         actual_labor_cost, actual_overhead_cost from production_orders order by production_order_id`,
    ),
    'orders',
  ).toEqual(
    [...book.orders.values()]
      .sort((one, other) => one.id - other.id)
      .map((one) => ({
        production_order_id: one.id,
        status: one.status,
        completed_quantity: quantityText(one.completed),
        scrapped_quantity: quantityText(one.scrapped),
        actual_material_cost: amountText(one.material),
        actual_labor_cost: amountText(one.labor),
        actual_overhead_cost: amountText(one.overhead),
      })),
  );
}
