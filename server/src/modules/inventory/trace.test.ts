import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import type { Trace } from './trace.schemas.ts';
import { traceItem } from './trace.service.ts';

/** A recall over three levels: steel and paint become a panel, panels and bolts a cabinet. */

let t: TestApp;
let f: Factory;
let steel: number;
let bolt: number;
let panel: number;
let cabinet: number;
let panelBom: number;
let cabinetBom: number;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('STEEL');
  bolt = await f.product('BOLT', { unit: 'PCS' });
  panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  panelBom = await f.bom(panel, [{ productId: steel, quantity: '2' }]);
  cabinetBom = await f.bom(cabinet, [
    { productId: panel, quantity: '1' },
    { productId: bolt, quantity: '4' },
  ]);
});

afterAll(() => t.close());

const trace = async (itemId: number): Promise<Trace> => {
  const answer = await t.as.viewer.get<Trace>(`/inventory/items/${itemId}/trace`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const idsOf = (items: readonly { inventory_item_id: number }[]) => items.map((one) => one.inventory_item_id);

async function started(productId: number, bomId: number, warehouseId: number, planned: string) {
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: productId,
    bom_id: bomId,
    warehouse_id: warehouseId,
    planned_quantity: planned,
    explosion: 'SINGLE_LEVEL',
  });
  expect(made.status, made.text).toBe(201);
  const id = made.body.production_order_id as number;
  for (const status of ['RELEASED', 'IN_PROGRESS'])
    await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status });
  return { id, number: made.body.order_number as string };
}

/** Books a part, and answers the layer that it made. */
async function book(orderId: number, completed: string, more: Record<string, unknown> = {}): Promise<number> {
  const answer = await t.as.prod_mgr.post(`/production/orders/${orderId}/complete`, {
    completed_quantity: completed,
    is_final: false,
    ...more,
  });
  expect(answer.status, answer.text).toBe(200);
  const [made] = await t.db.sql<{ id: number }>(
    'select max(inventory_item_id) as id from inventory_items where production_order_id = $1 and source_item_id is null',
    [orderId],
  );
  return made?.id ?? 0;
}

async function supplierWithOrder(): Promise<{ supplier_id: number; purchase_order_id: number }> {
  const [supplier] = await t.db.sql<{ id: number }>(
    `insert into suppliers (supplier_code, supplier_name) values ('DEMIR', 'Demir A.Ş.') returning supplier_id as id`,
  );
  const [order] = await t.db.sql<{ id: number }>(
    `insert into purchase_orders (po_number, supplier_id, warehouse_id, order_date)
     values ('PO-2026-000001', $1, $2, '2026-01-01') returning purchase_order_id as id`,
    [supplier?.id, f.rawWarehouse],
  );
  await t.db.sql(`insert into document_numbers (document_type, year, last_number) values ('PO', 2026, 1)`);
  await t.db.sql(
    `insert into purchase_order_status_history (purchase_order_id, sequence_number, to_status, changed_at)
     values ($1, 1, 'DRAFT', now())`,
    [order?.id],
  );
  return { supplier_id: supplier?.id ?? 0, purchase_order_id: order?.id ?? 0 };
}

describe('a recall', () => {
  let first: number;
  let second: number;
  let bolts: number;
  let moved: number;
  let panelOne: number;
  let panelTwo: number;
  let cabinets: number;
  let panelOrder: { id: number; number: string };
  let cabinetOrder: { id: number; number: string };

  beforeAll(async () => {
    const { supplier_id, purchase_order_id } = await supplierWithOrder();
    const received = await t.as.inv_clerk.post('/inventory/stock-in', {
      product_id: steel,
      warehouse_id: f.rawWarehouse,
      quantity: '10',
      unit_cost: '5',
      quality_status: 'APPROVED',
      entry_date: '2026-01-01',
      batch_number: 'HEAT-1',
      supplier_id,
      purchase_order_id,
    });
    first = received.body.inventory_item_id;
    second = await f.stock(steel, '10', '6', { entryDate: '2026-01-02' });
    bolts = await f.stock(bolt, '100', '0.1', { entryDate: '2026-01-01' });
    const transfer = await t.as.inv_clerk.post('/inventory/transfer', {
      inventory_item_id: first,
      to_warehouse_id: f.secondRawWarehouse,
      quantity: '4',
    });
    moved = transfer.body.items[0].inventory_item_id;
    // Steel in FIFO order: 6 left of the first, then the 4 moved (same entry date), then the second.
    panelOrder = await started(panel, panelBom, f.semiWarehouse, '7');
    panelOne = await book(panelOrder.id, '4'); // 6 of the first, 2 of the moved
    panelTwo = await book(panelOrder.id, '3'); // 2 of the moved, 4 of the second
    cabinetOrder = await started(cabinet, cabinetBom, f.finishedWarehouse, '2');
    cabinets = await book(cabinetOrder.id, '2', { is_final: true }); // 2 of panelOne, 8 bolts
    await t.as.inv_clerk.post('/inventory/stock-out', {
      product_id: cabinet,
      quantity: '1',
      reason: 'Sevkiyat',
      reference_number: 'IRS-77',
    });
    await t.as.inv_clerk.post(`/inventory/items/${panelTwo}/scrap`, { quantity: '1', reason: 'Çizik' });
  });

  test('forward: where a batch went, over all levels', async () => {
    const { item, forward } = await trace(first);
    expect(item).toMatchObject({
      inventory_item_id: first,
      batch_number: 'HEAT-1',
      supplier_name: 'Demir A.Ş.',
      po_number: 'PO-2026-000001',
      order_number: null,
      depth: 0,
      quantity_in_stock: '0.000',
      initial_quantity: '10.000',
    });
    expect(forward.items.map((one) => [one.inventory_item_id, one.depth])).toEqual([
      [moved, 1],
      [panelOne, 1],
      [panelTwo, 2],
      [cabinets, 2],
    ]);
    expect(forward.links).toEqual([
      {
        from_item_id: first,
        to_item_id: moved,
        kind: 'TRANSFER',
        production_order_id: null,
        order_number: null,
        quantity: '4.000',
      },
      link(first, panelOne, panelOrder, '6.000'),
      link(moved, panelOne, panelOrder, '2.000'),
      link(moved, panelTwo, panelOrder, '2.000'),
      link(panelOne, cabinets, cabinetOrder, '2.000'),
    ]);
    expect(forward.production_orders.map((one) => [one.order_number, one.product_code, one.status])).toEqual([
      [panelOrder.number, 'PANEL', 'IN_PROGRESS'],
      [cabinetOrder.number, 'CABINET', 'COMPLETED'],
    ]);
    expect(forward.issues).toMatchObject([
      {
        movement_type: 'STOCK_OUT',
        inventory_item_id: cabinets,
        product_code: 'CABINET',
        quantity: '-1.000',
        reference_number: 'IRS-77',
        reason: 'Sevkiyat',
      },
      { movement_type: 'SCRAP', inventory_item_id: panelTwo, quantity: '-1.000', reason: 'Çizik' },
    ]);
    expect(
      forward.still_on_hand.map((one) => [one.inventory_item_id, one.warehouse_code, one.quantity_in_stock]),
    ).toEqual([
      [panelOne, 'SF01', '2.000'],
      [panelTwo, 'SF01', '2.000'],
      [cabinets, 'FG01', '1.000'],
    ]);
    expect(forward.is_complete).toBe(true);
  });

  const link = (from: number, to: number, order: { id: number; number: string }, quantity: string) => ({
    from_item_id: from,
    to_item_id: to,
    kind: 'PRODUCTION',
    production_order_id: order.id,
    order_number: order.number,
    quantity,
  });

  test('a batch that only the second booking consumed is not in what the first one made', async () => {
    const { forward } = await trace(second);
    expect(idsOf(forward.items)).toEqual([panelTwo]);
    const { backward } = await trace(panelOne);
    expect(idsOf(backward.items).sort((a, b) => a - b)).toEqual([first, moved]);
  });

  test('backward: what is in a finished batch, down to supplier and purchase order', async () => {
    const { item, backward } = await trace(cabinets);
    expect(item).toMatchObject({ order_number: cabinetOrder.number, product_type: 'FINISHED_PRODUCT' });
    expect(backward.items.map((one) => [one.inventory_item_id, one.depth])).toEqual(
      expect.arrayContaining([
        [bolts, 1],
        [panelOne, 1],
        [first, 2],
        [moved, 2],
      ]),
    );
    expect(backward.items).toHaveLength(4);
    expect(backward.links).toContainEqual(link(bolts, cabinets, cabinetOrder, '8.000'));
    expect(backward.suppliers.map((one) => one.supplier_name)).toEqual(['Demir A.Ş.']);
    expect(backward.purchase_orders.map((one) => one.po_number)).toEqual(['PO-2026-000001']);
    expect(backward.is_complete).toBe(true);
  });

  test('a received batch comes from its supplier, and from no other layer', async () => {
    const { backward } = await trace(first);
    expect(backward).toMatchObject({ items: [], links: [] });
    expect(backward.suppliers).toHaveLength(1);
    expect((await trace(second)).backward).toMatchObject({ suppliers: [], purchase_orders: [] });
  });

  test('a split is a link, and the rest stays on hand', async () => {
    const layer = await f.stock(steel, '10', '1', { entryDate: '2026-05-01' });
    const split = await t.as.inv_clerk.put(`/inventory/items/${layer}/quality-status`, {
      quality_status: 'QUARANTINE',
      quantity: '3',
      reason: 'Kontrol',
    });
    const part = split.body.inventory_item_id;
    const { forward } = await trace(layer);
    expect(forward.links).toMatchObject([{ to_item_id: part, kind: 'SPLIT', quantity: '3.000' }]);
    expect(forward.still_on_hand.map((one) => [one.inventory_item_id, one.quality_status])).toEqual([
      [layer, 'APPROVED'],
      [part, 'QUARANTINE'],
    ]);
    expect((await trace(part)).backward.links).toMatchObject([{ from_item_id: layer, kind: 'SPLIT' }]);
  });

  test('an order that scrapped all of it is named, although it made nothing', async () => {
    const plate = await f.product('PLATE');
    const part = await f.product('PART', { type: 'SEMI_FINISHED', unit: 'PCS' });
    const bom = await f.bom(part, [{ productId: plate, quantity: '1' }]);
    const layer = await f.stock(plate, '2', '1');
    const order = await started(part, bom, f.semiWarehouse, '2');
    await t.as.prod_mgr.post(`/production/orders/${order.id}/complete`, {
      completed_quantity: '0',
      scrapped_quantity: '2',
    });
    const { forward } = await trace(layer);
    expect(forward).toMatchObject({ items: [], links: [], issues: [], still_on_hand: [] });
    expect(forward.production_orders.map((one) => one.order_number)).toEqual([order.number]);
  });

  test('a very large answer is cut off and says so; what is shown hangs together', async () => {
    const fewItems = await traceItem(t.db, first, { items: 2, rows: 100 });
    expect(fewItems.forward.is_complete).toBe(false);
    expect(idsOf(fewItems.forward.items)).toEqual([moved, panelOne]);
    expect(fewItems.forward.links).toHaveLength(3);
    expect(fewItems.backward.is_complete).toBe(true);
    const exact = await traceItem(t.db, first, { items: 4, rows: 5 });
    expect([exact.forward.is_complete, exact.forward.items.length]).toEqual([true, 4]);
    const fewLinks = await traceItem(t.db, first, { items: 100, rows: 2 });
    expect(fewLinks.forward.is_complete).toBe(false);
    expect(idsOf(fewLinks.forward.items)).toEqual([moved, panelOne]);
    const oneIssue = await traceItem(t.db, cabinets, { items: 100, rows: 1 });
    expect(oneIssue.forward).toMatchObject({ is_complete: true, issues: [{ reference_number: 'IRS-77' }] });
  });
});

describe('bad requests', () => {
  test.each([
    ['a layer that is not there', '/inventory/items/999999/trace', 404, 'NOT_FOUND'],
    ['a number that is none', '/inventory/items/abc/trace', 422, 'VALIDATION_ERROR'],
    ['a parameter that is not known', '/inventory/items/1/trace?deep=true', 422, 'VALIDATION_ERROR'],
  ])('%s', async (_, path, status, code) => {
    const answer = await t.as.viewer.get(path);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });

  test('nobody in particular gets no trace', async () => {
    const answer = await t.as.nobody.get('/inventory/items/1/trace');
    expect([answer.status, answer.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
  });
});

test('the invariants hold', () => expectInvariants(t.db));

/** What follows writes behind the ledger's back. */

test('bookings of an early version have no number: all of an order belong together', async () => {
  const old = await f.stock(steel, '5', '1', { entryDate: '2026-06-01' });
  const oldPanel = await f.stock(panel, '5', '1', { warehouseId: f.semiWarehouse });
  const order = await started(panel, panelBom, f.semiWarehouse, '1');
  const newPanel = await book(order.id, '1');
  await t.db.sql(
    `insert into stock_movements (movement_type, inventory_item_id, product_id, warehouse_id, quantity, unit_cost, value,
       on_hand_after, stock_value_after, reference_type, reference_id, movement_date, request_id)
     select m.type, i.inventory_item_id, i.product_id, i.warehouse_id, m.quantity, 1, 0, 0, 0, 'PRODUCTION_ORDER', $3, now(), 'x'
     from (values ('PRODUCTION_OUT', $1::bigint, -2::numeric), ('PRODUCTION_IN', $2::bigint, 2)) m (type, item, quantity)
       join inventory_items i on i.inventory_item_id = m.item`,
    [old, oldPanel, order.id],
  );
  const forward = (await trace(old)).forward;
  expect(idsOf(forward.items)).toContain(oldPanel);
  expect(forward.links).toContainEqual({
    from_item_id: old,
    to_item_id: oldPanel,
    kind: 'PRODUCTION',
    production_order_id: order.id,
    order_number: order.number,
    quantity: '2.000',
  });
  expect(idsOf((await trace(oldPanel)).backward.items)).toEqual([old]);
  expect(idsOf((await trace(newPanel)).backward.items)).not.toContain(oldPanel);
});

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

test('reads indexes and no whole table, whatever else is in stock', async () => {
  const filler = await f.product('FILLER');
  await t.db.sql(`begin;
    insert into stock_scopes (product_id, warehouse_id, locked_by)
      values (${filler}, ${f.rawWarehouse}, pg_current_xact_id());
    insert into inventory_items (product_id, warehouse_id, batch_number, entry_date, initial_quantity, quantity_in_stock,
        unit_cost, initial_value, remaining_value)
      select ${filler}, ${f.rawWarehouse}, 'FILL', now(), 1, 1, 1, 1, 1 from generate_series(1, 4000);
    insert into stock_movements (movement_type, inventory_item_id, product_id, warehouse_id, quantity, unit_cost, value,
        on_hand_after, stock_value_after, reference_type, movement_date, request_id)
      select 'STOCK_IN', inventory_item_id, product_id, warehouse_id, 1, 1, 1, 1, 1, 'MANUAL', now(), 'fill'
      from inventory_items where product_id = ${filler};
    commit`);
  await t.db.sql('analyze');
  const [some] = await t.db.sql<{ id: number }>('select min(inventory_item_id) as id from inventory_items');
  const spy = vi.spyOn(t.db.pool, 'query');
  await traceItem(t.db, some?.id ?? 0);
  const sent = spy.mock.calls.map(
    ([config]) => config as unknown as { name: string; text: string; values: unknown[] },
  );
  spy.mockRestore();
  expect(sent.map((one) => one.name).sort()).toEqual([
    'trace_backward',
    'trace_forward',
    'trace_issues',
    'trace_items',
    'trace_links_backward',
    'trace_links_forward',
    'trace_orders',
  ]);
  const client = await t.db.pool.connect();
  try {
    for (const { name, text, values } of sent) {
      await client.query(`prepare plan_${name} as ${text}`);
      const given = values.map((one) => (Array.isArray(one) ? `'{${one.join()}}'` : `${one}`)).join(', ');
      const { rows } = await client.query(`explain (format json) execute plan_${name} (${given})`);
      const [{ Plan: root }] = rows[0]['QUERY PLAN'] as [{ Plan: PlanNode }];
      const scans = nodesOf(root)
        .filter((node) => node['Node Type'] === 'Seq Scan')
        .map((node) => node['Relation Name']);
      for (const table of ['stock_movements', 'inventory_items']) expect(scans, name).not.toContain(table);
    }
  } finally {
    client.release(true);
  }
});
