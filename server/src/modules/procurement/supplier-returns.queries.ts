import { type Db, only, queries, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { type Page, readPage, searchCondition, sortOrder } from '../../platform/http/paging.ts';
import { startOf } from './receipts.queries.ts';
import type { SupplierReturn, SupplierReturnList } from './supplier-returns.schemas.ts';

/** The receipt that a layer, or what it is a part of, came with. */
export interface Origin {
  readonly receipt_item_id: number;
  readonly purchase_order_id: number;
  readonly supplier_id: number;
}

const readOrigin = statement<Origin>(
  'supplier_return_origin',
  `with recursive chain as (
     select inventory_item_id, source_item_id from inventory_items where inventory_item_id = $1
     union all
     select s.inventory_item_id, s.source_item_id from chain c join inventory_items s on s.inventory_item_id = c.source_item_id)
   select i.receipt_item_id, r.purchase_order_id, o.supplier_id
   from chain join receipt_items i using (inventory_item_id) join receipts r using (receipt_id)
     join purchase_orders o using (purchase_order_id)`,
);

export async function originOf(db: Db, inventoryItemId: number): Promise<Origin | undefined> {
  const [origin] = await db.run(readOrigin, [inventoryItemId]);
  return origin;
}

const insert = statement<{ supplier_return_id: number }>(
  'supplier_return_insert',
  `insert into supplier_returns (return_number, supplier_id, purchase_order_id, receipt_item_id, inventory_item_id,
     movement_id, quantity, value, reason, returned_at, returned_by)
   values ($1, $2, $3, $4, $5, $6, $7, abs($8::numeric), $9, $10, $11) returning supplier_return_id`,
);

export interface ReturnToSave extends Origin {
  readonly returnNumber: string;
  readonly inventoryItemId: number;
  readonly movementId: number | null;
  readonly quantity: string;
  /** as the movement has it */
  readonly value: string;
  readonly reason: string;
}

export async function insertReturn(tx: Tx, one: ReturnToSave): Promise<number> {
  const { supplier_return_id } = only(
    await tx.run(insert, [
      one.returnNumber,
      one.supplier_id,
      one.purchase_order_id,
      one.receipt_item_id,
      one.inventoryItemId,
      one.movementId,
      one.quantity,
      one.value,
      one.reason,
      tx.clock.now(),
      tx.actor.userId,
    ]),
  );
  return supplier_return_id;
}

const returns = () =>
  queries
    .selectFrom('supplier_returns as t')
    .innerJoin('suppliers as s', 's.supplier_id', 't.supplier_id')
    .innerJoin('purchase_orders as o', 'o.purchase_order_id', 't.purchase_order_id')
    .innerJoin('receipt_items as ri', 'ri.receipt_item_id', 't.receipt_item_id')
    .innerJoin('receipts as r', 'r.receipt_id', 'ri.receipt_id')
    .innerJoin('inventory_items as i', 'i.inventory_item_id', 't.inventory_item_id')
    .innerJoin('products as p', 'p.product_id', 'i.product_id')
    .innerJoin('warehouses as w', 'w.warehouse_id', 'i.warehouse_id')
    .leftJoin('users as u', 'u.user_id', 't.returned_by')
    .select([
      't.supplier_return_id',
      't.return_number',
      't.supplier_id',
      's.supplier_code',
      's.supplier_name',
      't.purchase_order_id',
      'o.po_number',
      'r.receipt_id',
      'r.receipt_number',
      't.receipt_item_id',
      't.inventory_item_id',
      't.movement_id',
      'i.batch_number',
      'i.warehouse_id',
      'w.warehouse_code',
      'i.product_id',
      'p.product_code',
      'p.product_name',
      'p.unit_of_measure',
      't.quantity',
      't.value',
      't.reason',
      't.returned_at',
      'u.username as returned_by',
    ]);

export async function findReturn(db: Db, supplierReturnId: number): Promise<SupplierReturn | undefined> {
  const [row] = await db.select(returns().where('t.supplier_return_id', '=', supplierReturnId));
  return row as unknown as SupplierReturn | undefined;
}

const SORT_COLUMNS = {
  returned_at: 't.returned_at',
  return_number: 't.return_number',
  value: 't.value',
} as const;

export async function listReturns(db: Db, list: SupplierReturnList): Promise<Page<SupplierReturn>> {
  const order = sortOrder(list.sort, '-returned_at');
  let query = returns();
  if (list.supplier_id !== undefined) query = query.where('t.supplier_id', '=', list.supplier_id);
  if (list.purchase_order_id !== undefined)
    query = query.where('t.purchase_order_id', '=', list.purchase_order_id);
  if (list.product_id !== undefined) query = query.where('i.product_id', '=', list.product_id);
  if (list.inventory_item_id !== undefined)
    query = query.where('t.inventory_item_id', '=', list.inventory_item_id);
  if (list.returned_from !== undefined)
    query = query.where('t.returned_at', '>=', startOf(db, list.returned_from));
  if (list.returned_to !== undefined)
    query = query.where('t.returned_at', '<', startOf(db, list.returned_to, 1));
  if (list.search) {
    const { search } = list;
    query = query.where(({ or }) =>
      or([searchCondition('s.search_text', search), searchCondition('p.search_text', search)]),
    );
  }
  const ordered = query
    .orderBy(SORT_COLUMNS[order.field], order.direction)
    .orderBy('t.supplier_return_id', order.direction);
  return (await readPage(db, ordered, list)) as unknown as Page<SupplierReturn>;
}
