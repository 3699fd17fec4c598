import { expect } from 'vitest';
import type { Answer, TestApp } from './app.ts';
import type { TestDatabase } from './database.ts';
import type { Factory } from './factory.ts';

/** What tests of stock operations look at behind the API's back. */

export const refused = (answer: { status: number; body: { error_code: string } }) => [
  answer.status,
  answer.body.error_code,
];

/** The status of each answer, or its error code: for counting who won a race. */
export const outcomes = (answers: readonly Answer<{ error_code?: string }>[]) =>
  answers.map((answer) => answer.body.error_code ?? String(answer.status)).sort();

/** Everything that an operation on stock may leave behind. */
async function stockSnapshot(db: TestDatabase) {
  const [numbers] = await db.sql(
    `select (select count(*) from stock_movements) as movements, (select count(*) from inventory_events) as events,
       (select count(*) from stock_transfers) as transfers, (select count(*) from stock_counts) as counts,
       (select count(*) from audit_log where action like 'stock.%') as audits,
       (select json_agg(d order by d.document_type) from document_numbers d) as documents`,
  );
  const layers = await db.sql('select * from inventory_items order by inventory_item_id');
  const scopes = await db.sql(
    `select product_id, warehouse_id, last_event_number, on_hand, reserved, stock_value from stock_scopes
     order by product_id, warehouse_id`,
  );
  return { numbers, layers, scopes };
}

/** The request is refused with this status and code, and the stock is as it was. */
export async function expectRefused<Body extends { error_code: string; message: string }>(
  db: TestDatabase,
  expected: [status: number, code: string],
  send: () => Promise<Answer<Body>>,
): Promise<Answer<Body>> {
  const before = await stockSnapshot(db);
  const answer = await send();
  expect(refused(answer), answer.text).toEqual(expected);
  expect(await stockSnapshot(db)).toEqual(before);
  return answer;
}

export interface LayerRow {
  readonly inventory_item_id: number;
  readonly warehouse_id: number;
  readonly batch_number: string;
  readonly quantity_in_stock: string;
  readonly reserved_quantity: string;
  readonly unit_cost: string;
  readonly remaining_value: string;
  readonly quality_status: string;
  readonly source_item_id: number | null;
}

export async function layerOf(db: TestDatabase, inventoryItemId: number): Promise<LayerRow> {
  const [layer] = await db.sql<LayerRow>('select * from inventory_items where inventory_item_id = $1', [
    inventoryItemId,
  ]);
  if (layer === undefined) throw new Error(`No layer ${inventoryItemId}`);
  return layer;
}

/** On hand, reserved and value of a product in a warehouse, and how many events led there. */
export async function scopeOf(db: TestDatabase, productId: number, warehouseId: number) {
  const [scope] = await db.sql<{ on_hand: string; reserved: string; stock_value: string; events: number }>(
    `select on_hand, reserved, stock_value, last_event_number as events from stock_scopes
     where product_id = $1 and warehouse_id = $2`,
    [productId, warehouseId],
  );
  return scope === undefined ? null : [scope.on_hand, scope.reserved, scope.stock_value, scope.events];
}

/** The movements of one request: type, layer, quantity, value, balances after. */
export async function movementsOf(db: TestDatabase, requestId: string) {
  const rows = await db.sql<Record<string, unknown>>(
    `select movement_type, inventory_item_id, quantity, value, on_hand_after, stock_value_after from stock_movements
     where request_id = $1 order by movement_id`,
    [requestId],
  );
  return rows.map((row) => Object.values(row));
}

/** The events of one request: type, layer, quantity, what is available after, whether it may be issued, quality, named. */
export async function eventsOf(db: TestDatabase, requestId: string) {
  const rows = await db.sql<Record<string, unknown>>(
    `select event_type, inventory_item_id, quantity_change, available_after, issuable_after, quality_status_after, is_pinned
     from inventory_events where request_id = $1 order by product_id, warehouse_id, event_number`,
    [requestId],
  );
  return rows.map((row) => Object.values(row));
}

export async function auditsOf(db: TestDatabase, requestId: string) {
  return db.sql(
    'select action, username, entity_type, entity_id, before, after from audit_log where request_id = $1',
    [requestId],
  );
}

/** A production order that holds so much of the product, by its number. */
export async function orderThatReserves(
  t: TestApp,
  f: Factory,
  productId: number,
  quantity: string,
): Promise<string> {
  const panel = await f.product(`PANEL-${productId}`, { type: 'SEMI_FINISHED', unit: 'KG' });
  const bom_id = await f.bom(panel, [{ productId, quantity: '1' }]);
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: panel,
    bom_id,
    warehouse_id: f.semiWarehouse,
    planned_quantity: quantity,
  });
  expect(made.status, made.text).toBe(201);
  return made.body.order_number as string;
}

/** One more warehouse for raw materials. */
export async function newRawWarehouse(db: TestDatabase, code: string): Promise<number> {
  const [row] = await db.sql<{ id: number }>(
    `insert into warehouses (warehouse_code, warehouse_name, warehouse_type) values ($1, $1, 'RAW_MATERIALS')
     returning warehouse_id as id`,
    [code],
  );
  if (row === undefined) throw new Error('No warehouse was made');
  return row.id;
}

/** Closes a warehouse although there may be stock in it, which the API refuses. */
export const closeWarehouse = (db: TestDatabase, warehouseId: number) =>
  db.sql('update warehouses set is_active = false where warehouse_id = $1', [warehouseId]);
