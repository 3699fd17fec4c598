import { expect } from 'vitest';
import type { Answer, TestApp } from '../harness/app.ts';
import { createFactory, type Factory } from '../harness/factory.ts';

/** What the corruptions need to name. */
export interface RichHistory {
  readonly steel: number;
  readonly panel: number;
}

/** Something of everything that can happen to stock, so that no check looks at an empty table. */
export async function makeRichHistory(t: TestApp): Promise<RichHistory> {
  const f = await createFactory(t);
  const steel = await f.product('STEEL');
  const panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const recipe = { labor: '2', overhead: '1.3333' };
  const bom = await f.bom(panel, [{ productId: steel, quantity: '1.5' }], recipe);
  await f.bom(panel, [{ productId: steel, quantity: '1.4' }], { version: '2.0', status: 'DRAFT' });
  const first = await f.stock(steel, '60', '10.3333', { entryDate: '2026-01-01' });
  await f.stock(steel, '40', '11', { entryDate: '2026-01-02' });
  const third = await f.stock(steel, '50', '12.1', { entryDate: '2026-01-03' });
  const pending = await f.stock(steel, '20', '9.9', { entryDate: '2026-01-04', quality: 'PENDING' });
  await changeLayers(t, f, steel, { third, pending });
  await reserve(t, steel);
  await produce(t, f, { panel, bom });
  await assemble(t, f, panel);
  await purchase(t, f, steel);
  await count(t, f, steel);
  const freight = { additional_cost: '100.0001', reason: 'Navlun' };
  await made(t.as.inv_clerk.post(`/inventory/items/${first}/revalue`, freight));
  return { steel, panel };
}

async function made(call: Promise<Answer<unknown>>) {
  const answer = (await call) as Answer<Record<string, number>>;
  expect([200, 201], answer.text).toContain(answer.status);
  return answer.body;
}

/** Transfer, split, scrap, return, adjustment, relocation. */
async function changeLayers(
  t: TestApp,
  f: Factory,
  steel: number,
  { third, pending }: { third: number; pending: number },
): Promise<void> {
  const { post, put } = t.as.inv_clerk;
  const product_id = steel;
  await made(post('/inventory/stock-out', { product_id, quantity: 3, reason: 'Bakım' }));
  const outOfTurn = { inventory_item_id: third, to_warehouse_id: f.secondRawWarehouse, quantity: 1 };
  await made(post('/inventory/transfer', outOfTurn));
  const key = { 'idempotency-key': 'rich-1' };
  const move = { product_id, from_warehouse_id: f.rawWarehouse, to_warehouse_id: f.secondRawWarehouse };
  await made(post('/inventory/transfer', { ...move, quantity: '70.125' }, key));
  const quality = { quality_status: 'APPROVED', quantity: '7.5', reason: 'Muayene' };
  await made(put(`/inventory/items/${pending}/quality-status`, quality));
  await made(post(`/inventory/items/${pending}/scrap`, { quantity: 1, reason: 'Ezik' }));
  await made(post(`/inventory/items/${pending}/return`, { quantity: 2, reason: 'Yanlış ürün' }));
  await made(post(`/inventory/items/${pending}/adjust`, { counted_quantity: 9, reason: 'Tartı' }));
  await made(post(`/inventory/items/${pending}/adjust`, { counted_quantity: 10, reason: 'Tartı' }));
  await made(put(`/inventory/items/${pending}/location`, { location_in_warehouse: 'A-01' }));
}

/** One reservation stays, one is released, one is issued. */
async function reserve(t: TestApp, steel: number): Promise<void> {
  const { post } = t.as.inv_clerk;
  const allocate = async (quantity: number): Promise<number[]> => {
    const answer = await post('/inventory/reserve', { product_id: steel, quantity, reason: 'Numune' });
    expect(answer.status, answer.text).toBe(201);
    return answer.body.allocations.map((one: { allocation_id: number }) => one.allocation_id);
  };
  await allocate(5);
  await made(post('/inventory/release-reservation', { allocation_ids: await allocate(4) }));
  await made(
    post('/inventory/issue-reservation', { allocation_ids: await allocate(2), reason: 'Teslim edildi' }),
  );
}

/** An order in two bookings, one of which nothing good came, one cancelled, one on hold, one held and resumed, one planned. */
async function produce(t: TestApp, f: Factory, { panel, bom }: { panel: number; bom: number }) {
  const { post, put } = t.as.prod_mgr;
  const order = async (quantity: number, ...statuses: string[]): Promise<string> => {
    const body = {
      product_id: panel,
      bom_id: bom,
      warehouse_id: f.semiWarehouse,
      planned_quantity: quantity,
    };
    const { production_order_id } = await made(post('/production/orders', body));
    const path = `/production/orders/${production_order_id}`;
    for (const status of statuses) await made(put(`${path}/status`, { status }));
    return path;
  };
  const started = ['RELEASED', 'IN_PROGRESS'];
  const twice = await order(10, ...started);
  await made(post(`${twice}/complete`, { completed_quantity: 6, is_final: false }));
  await made(post(`${twice}/complete`, { completed_quantity: 2, scrapped_quantity: 2 }));
  const lost = await order(3, ...started);
  await made(post(`${lost}/complete`, { completed_quantity: 0, scrapped_quantity: 3 }));
  await order(2, 'CANCELLED');
  await order(2, 'RELEASED', 'ON_HOLD');
  await order(2, 'RELEASED', 'ON_HOLD', 'RELEASED');
  await order(4);
  await made(
    t.as.inv_clerk.post('/inventory/stock-out', { product_id: panel, quantity: 1, reason: 'Sevkiyat' }),
  );
}

/** Frames of panels: an order whose sub-order is done, with a substitute in its second booking, and one that waits for its own. */
async function assemble(t: TestApp, f: Factory, panel: number): Promise<void> {
  const { post, put } = t.as.prod_mgr;
  const bolt = await f.product('BOLT', { unit: 'PCS' });
  const rivet = await f.product('RIVET', { unit: 'PCS' });
  const frame = await f.product('FRAME', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  await f.stock(bolt, '100', '0.15', { entryDate: '2026-01-01' });
  await f.stock(rivet, '100', '0.0333', { entryDate: '2026-01-01' });
  const { bom_id } = await made(
    post('/bom/create', {
      parent_product_id: frame,
      bom_version: '1.0',
      base_quantity: 1,
      effective_date: '2026-01-01',
      labor_cost_per_unit: 3,
      components: [
        { component_product_id: panel, quantity_required: 2 },
        { component_product_id: bolt, quantity_required: 4, substitute_group: 'B' },
        { component_product_id: rivet, quantity_required: 8, substitute_group: 'B' },
      ],
    }),
  );
  await made(put(`/bom/${bom_id}/status`, { status: 'ACTIVE' }));
  const order = async (planned_quantity: number) => {
    const what = { product_id: frame, bom_id, warehouse_id: f.finishedWarehouse, planned_quantity };
    const how = { explosion: 'SINGLE_LEVEL', create_sub_orders: true };
    const answer = await post('/production/orders', { ...what, ...how });
    expect(answer.status, answer.text).toBe(201);
    return {
      top: answer.body.production_order_id as number,
      below: answer.body.children[0].production_order_id as number,
    };
  };
  const complete = async (id: number, booking: object, ...statuses: string[]) => {
    for (const status of statuses) await made(put(`/production/orders/${id}/status`, { status }));
    await made(post(`/production/orders/${id}/complete`, booking));
  };
  const { top, below } = await order(5);
  await complete(below, { completed_quantity: 3 }, 'RELEASED', 'IN_PROGRESS');
  await complete(top, { completed_quantity: 2, is_final: false }, 'RELEASED', 'IN_PROGRESS');
  const substitute = { product_id: rivet, quantity: 8, substitute_for_product_id: bolt };
  await complete(top, { completed_quantity: 3, actual_consumption: [substitute] });
  await order(3);
}

/**
 * Orders that came whole, in part, not at all and not any more; of the one in euros part went back, also out of a split, freight
 * came after it, and its invoice was corrected by a second one.
 */
async function purchase(t: TestApp, f: Factory, steel: number): Promise<void> {
  const { post, put } = t.as.proc_off;
  const glue = await f.product('GLUE');
  const { supplier_id } = await made(
    post('/suppliers', { supplier_code: 'S-01', supplier_name: 'Çelik A.Ş.' }),
  );
  const order = async (more: object, ...statuses: string[]) => {
    const items = [
      { product_id: steel, quantity_ordered: 10, unit_price: '0.3623' },
      { product_id: glue, quantity_ordered: 5, unit_price: '0.1111' },
    ];
    const body = { supplier_id, warehouse_id: f.rawWarehouse, items, ...more };
    const answer = await post('/procurement/orders', body);
    expect(answer.status, answer.text).toBe(201);
    const path = `/procurement/orders/${answer.body.purchase_order_id}`;
    for (const status of statuses) await made(put(`${path}/status`, { status }));
    return { path, lines: answer.body.items.map((item: { po_item_id: number }) => item.po_item_id) };
  };
  const receive = async (path: string, body: object): Promise<number> => {
    const answer = await t.as.inv_clerk.put(`${path}/receive`, body);
    expect(answer.status, answer.text).toBe(200);
    return answer.body.items[0].inventory_item_id;
  };
  const giveBack = (inventory_item_id: number) =>
    made(post('/procurement/returns', { inventory_item_id, quantity: 1, reason: 'Paslı' }));
  const euros = await order({ currency: 'EUR', exchange_rate: '34.5' }, 'SENT', 'CONFIRMED');
  const [first, second] = euros.lines;
  const whole = {
    items_received: [{ po_item_id: first, quantity_received: 10, quality_status: 'APPROVED' }],
  };
  const part = { items_received: [{ po_item_id: second, quantity_received: 3 }], delivery_note: 'IRS-1' };
  const [layer, pending] = [await receive(euros.path, whole), await receive(euros.path, part)];
  await giveBack(layer);
  const rejected = { quality_status: 'REJECTED', quantity: 2, reason: 'Muayene' };
  await made(t.as.inv_clerk.put(`/inventory/items/${pending}/quality-status`, rejected));
  const [split] = await t.db.sql<{ id: number }>(
    'select inventory_item_id as id from inventory_items where source_item_id = $1',
    [pending],
  );
  await giveBack(split?.id ?? 0);
  await made(
    post(`${euros.path}/landed-costs`, { cost_type: 'FREIGHT', billed_amount: '100.0001', basis: 'VALUE' }),
  );
  for (const [invoice_number, unit_price] of [
    ['FTR-1', '0.4'],
    ['FTR-2', '0.3999'],
  ]) {
    await made(
      post(`${euros.path}/invoices`, { invoice_number, lines: [{ po_item_id: first, unit_price }] }),
    );
  }
  await receive((await order({}, 'SENT')).path, { receive_all: true });
  await order({});
  await order({}, 'SENT', 'CLOSED');
  await order({}, 'CANCELLED');
}

/** A loss in one warehouse and a gain in the other. */
async function count(t: TestApp, f: Factory, steel: number): Promise<void> {
  for (const [warehouse_id, difference] of [
    [f.rawWarehouse, -1.5],
    [f.secondRawWarehouse, 2.25],
  ] as const) {
    const [scope] = await t.db.sql<{ on_hand: string }>(
      'select on_hand from stock_scopes where product_id = $1 and warehouse_id = $2',
      [steel, warehouse_id],
    );
    const lines = [{ product_id: steel, counted_quantity: (Number(scope?.on_hand) + difference).toFixed(3) }];
    await made(t.as.inv_clerk.post('/inventory/count', { warehouse_id, lines }));
  }
}
