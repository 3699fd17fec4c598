import type { TestDatabase } from '../../../../../tests/harness/database.ts';

/** Rows of modules above this one, written behind the API's back: master data is tested before those modules run. */

let serial = 0;

function nextNumber(): string {
  serial += 1;
  return String(serial).padStart(6, '0');
}

/** One approved layer with its movement, as a stock-in leaves them. Quantity in whole units. */
export async function putStock(
  db: TestDatabase,
  stock: { productId: number; warehouseId: number; quantity: number },
): Promise<void> {
  const { productId, warehouseId, quantity } = stock;
  await db.sql(`do $$
    declare item bigint;
    begin
      insert into stock_scopes (product_id, warehouse_id, on_hand, stock_value, locked_by)
        values (${productId}, ${warehouseId}, ${quantity}, ${quantity}, pg_current_xact_id());
      insert into inventory_items (product_id, warehouse_id, batch_number, entry_date, initial_quantity,
          quantity_in_stock, unit_cost, initial_value, remaining_value, quality_status)
        values (${productId}, ${warehouseId}, 'BATCH-${nextNumber()}', now(), ${quantity}, ${quantity}, 1, ${quantity},
          ${quantity}, 'APPROVED') returning inventory_item_id into item;
      insert into stock_movements (movement_type, inventory_item_id, product_id, warehouse_id, quantity, unit_cost,
          value, on_hand_after, stock_value_after, reference_type, movement_date, request_id)
        values ('STOCK_IN', item, ${productId}, ${warehouseId}, ${quantity}, 1, ${quantity}, ${quantity}, ${quantity},
          'MANUAL', now(), 'test');
    end $$`);
}

/** Takes the stock of a product away, but not its history. */
export async function takeStock(db: TestDatabase, productId: number): Promise<void> {
  await db.sql(`do $$ begin
    update stock_scopes set on_hand = 0, stock_value = 0, locked_by = pg_current_xact_id()
      where product_id = ${productId};
    update inventory_items set quantity_in_stock = 0, remaining_value = 0 where product_id = ${productId};
  end $$`);
}

export async function putBom(
  db: TestDatabase,
  bom: { parentId: number; componentId: number; status: string; expiryDate?: string },
): Promise<number> {
  const [row] = await db.sql<{ bom_id: number }>(
    `with b as (
       insert into bill_of_materials (parent_product_id, bom_version, base_quantity, status, effective_date, expiry_date)
       values ($1, '1.0', 1, $2, '2020-01-01', $3) returning bom_id)
     insert into bom_components (bom_id, component_product_id, sequence_number, quantity_required, unit_of_measure)
     select bom_id, $4, 10, 2, 'KG' from b returning bom_id`,
    [bom.parentId, bom.status, bom.expiryDate ?? null, bom.componentId],
  );
  return row?.bom_id ?? 0;
}

export async function putProductionOrder(
  db: TestDatabase,
  order: { productId: number; bomId: number; warehouseId: number; componentId: number; status: string },
): Promise<string> {
  const number = `MO-2026-${nextNumber()}`;
  await db.sql(
    `with o as (
       insert into production_orders (order_number, product_id, bom_id, warehouse_id, status, planned_quantity,
         completed_quantity, order_date, frozen_recipe)
       values ($1, $2, $3, $4, $5, 10, case $5 when 'COMPLETED' then 10 else 0 end, '2026-01-05', '{}')
       returning production_order_id)
     insert into production_order_components
       (production_order_id, component_product_id, unit_of_measure, level, required_quantity)
     select production_order_id, $6, 'KG', 1, 20 from o`,
    [number, order.productId, order.bomId, order.warehouseId, order.status, order.componentId],
  );
  return number;
}

interface PurchaseOrderRow {
  readonly supplierId: number;
  readonly warehouseId: number;
  readonly productId: number;
  readonly status: string;
  readonly expected?: string;
}

export async function putPurchaseOrder(
  db: TestDatabase,
  order: PurchaseOrderRow,
): Promise<{ number: string; orderId: number; lineId: number }> {
  const number = `PO-2026-${nextNumber()}`;
  const [row] = await db.sql<{ purchase_order_id: number; po_item_id: number }>(
    `with o as (
       insert into purchase_orders (po_number, supplier_id, warehouse_id, status, order_date, expected_delivery_date)
       values ($1, $2, $3, $4, '2026-01-05', $5) returning purchase_order_id)
     insert into purchase_order_items (purchase_order_id, line_number, product_id, quantity_ordered, unit_price,
       total_price, delivery_status)
     select purchase_order_id, 1, $6, 10, 1, 10, case $4 when 'FULLY_RECEIVED' then 'RECEIVED' else 'OPEN' end from o
     returning purchase_order_id, po_item_id`,
    [number, order.supplierId, order.warehouseId, order.status, order.expected ?? null, order.productId],
  );
  if (row === undefined) throw new Error('The purchase order was not written');
  return { number, orderId: row.purchase_order_id, lineId: row.po_item_id };
}

/** A purchase order that was received at a moment, with one line of its product, which must have stock. */
export async function putReceipt(
  db: TestDatabase,
  order: Omit<PurchaseOrderRow, 'status'> & { receivedAt: string },
): Promise<void> {
  const { orderId, lineId } = await putPurchaseOrder(db, { ...order, status: 'FULLY_RECEIVED' });
  await db.sql(
    `with item as (
       select inventory_item_id from inventory_items
       where product_id = $3 and inventory_item_id not in (select inventory_item_id from receipt_items) limit 1),
     r as (
       insert into receipts (receipt_number, purchase_order_id, received_at) values ($1, $2, $4) returning receipt_id)
     insert into receipt_items (receipt_id, po_item_id, inventory_item_id, quantity_received, unit_cost, unit_price,
       expected_delivery_date)
     select receipt_id, $5, inventory_item_id, 10, 1, 1, $6 from r, item`,
    [`GR-2026-${nextNumber()}`, orderId, order.productId, order.receivedAt, lineId, order.expected ?? null],
  );
}
