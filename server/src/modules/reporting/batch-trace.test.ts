import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { countStatements } from '../../../../tests/harness/statements.ts';
import type { BatchTrace } from './batch-trace.schemas.ts';
import { expectDoor, expectFiles, readReport } from './testing/report-checks.ts';

const path = '/reports/batches/HEAT-1/trace';

let t: TestApp;
let f: Factory;
let steel: number;
let bolt: number;
let panelBatch: string;
let cabinetBatch: string;

async function make(
  productId: number,
  bomId: number,
  warehouseId: number,
  quantity: string,
): Promise<string> {
  const made = await t.as.prod_mgr.post('/production/orders', {
    product_id: productId,
    bom_id: bomId,
    warehouse_id: warehouseId,
    planned_quantity: quantity,
    explosion: 'SINGLE_LEVEL',
  });
  const order = `/production/orders/${made.body.production_order_id}`;
  for (const status of ['RELEASED', 'IN_PROGRESS']) await t.as.prod_mgr.put(`${order}/status`, { status });
  const done = await t.as.prod_mgr.post(`${order}/complete`, { completed_quantity: quantity });
  expect(done.status, done.text).toBe(200);
  const [layer] = await t.db.sql<{ batch_number: string }>(
    'select batch_number from inventory_items where production_order_id = $1',
    [made.body.production_order_id],
  );
  return layer?.batch_number ?? '';
}

const receive = (productId: number, batch: string, quantity: string) =>
  t.as.inv_clerk.post('/inventory/stock-in', {
    product_id: productId,
    warehouse_id: f.rawWarehouse,
    quantity,
    unit_cost: '2',
    quality_status: 'APPROVED',
    batch_number: batch,
  });

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  steel = await f.product('STEEL');
  bolt = await f.product('BOLT', { unit: 'PCS' });
  const panel = await f.product('PANEL', { type: 'SEMI_FINISHED', unit: 'PCS' });
  const cabinet = await f.product('CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  const panelBom = await f.bom(panel, [{ productId: steel, quantity: '2' }]);
  const cabinetBom = await f.bom(cabinet, [
    { productId: panel, quantity: '1' },
    { productId: bolt, quantity: '4' },
  ]);
  const heat = await receive(steel, 'HEAT-1', '20');
  expect(heat.status, heat.text).toBe(201);
  await receive(bolt, 'BOX-9', '50');
  await receive(bolt, 'HEAT-1', '1'); // another product with the same number
  await t.as.inv_clerk.post('/inventory/transfer', {
    inventory_item_id: heat.body.inventory_item_id,
    to_warehouse_id: f.secondRawWarehouse,
    quantity: '5',
  });
  panelBatch = await make(panel, panelBom, f.semiWarehouse, '3'); // 6 of the 15 that stayed
  cabinetBatch = await make(cabinet, cabinetBom, f.finishedWarehouse, '2'); // 2 panels, 8 bolts
  const out = await t.as.inv_clerk.post('/inventory/stock-out', {
    product_id: cabinet,
    quantity: '1',
    reason: 'x',
  });
  expect(out.status, out.text).toBeLessThan(300);
});
afterAll(() => t.close());

const read = (query = '') => readReport<BatchTrace>(t, `${path}${query}`);
const told = ({ rows }: BatchTrace) =>
  rows.map((row) => [row.direction, row.depth, row.product_code, row.warehouse_code, row.quantity_in_stock]);

test('follows a batch to all that it is in', async () => {
  const report = await read(`?product_id=${steel}`);
  expect(report.parameters).toEqual({ batch_number: 'HEAT-1', product_id: steel });
  expect(told(report)).toEqual([
    ['BATCH', 0, 'STEEL', 'RM01', '9.000'],
    ['BATCH', 0, 'STEEL', 'RM02', '5.000'],
    ['DESTINATION', 1, 'PANEL', 'SF01', '1.000'],
    ['DESTINATION', 2, 'CABINET', 'FG01', '1.000'],
  ]);
  expect(report.production_orders.map((one) => one.product_code)).toEqual(['PANEL', 'CABINET']);
  expect(report.issues).toMatchObject([
    { movement_type: 'STOCK_OUT', product_code: 'CABINET', quantity: '-1.000' },
  ]);
  // a panel holds 2 steel of 2 each: 4; a cabinet 4 + 4 bolts of 2 each: 12
  expect(
    report.on_hand.map((one) => [one.product_code, one.warehouse_code, one.quantity, one.value]),
  ).toEqual([
    ['CABINET', 'FG01', '1.000', '12.0000'],
    ['PANEL', 'SF01', '1.000', '4.0000'],
    ['STEEL', 'RM01', '9.000', '18.0000'],
    ['STEEL', 'RM02', '5.000', '10.0000'],
  ]);
  expect(report.totals).toEqual({
    batch_layers: 2,
    origin_layers: 0,
    destination_layers: 2,
    layers_on_hand: 4,
    value_on_hand: '44.0000',
    issue_count: 1,
    is_complete: true,
  });
});

test('and back to all that is in it', async () => {
  const report = await readReport<BatchTrace>(t, `/reports/batches/${cabinetBatch}/trace`);
  expect(told(report).slice(0, 1)).toEqual([['BATCH', 0, 'CABINET', 'FG01', '1.000']]);
  const origins = report.rows.filter((row) => row.direction === 'ORIGIN');
  expect(origins.map((row) => [row.depth, row.batch_number]).sort()).toEqual(
    [
      [1, 'BOX-9'],
      [1, panelBatch],
      [2, 'HEAT-1'],
    ].sort(),
  );
  expect(report.origin_links).toHaveLength(3);
});

test('without a product it is every layer with the number', async () => {
  const { rows, totals } = await read();
  expect(totals.batch_layers).toBe(3);
  expect(rows.filter((row) => row.direction === 'BATCH').map((row) => row.product_code)).toEqual([
    'STEEL',
    'BOLT',
    'STEEL',
  ]);
});

test('takes as many statements for a long history as for a short one', async () => {
  const short = await countStatements(t, () => readReport(t, '/reports/batches/BOX-9/trace'));
  expect(await countStatements(t, () => read())).toBe(short);
});

test('comes as a file, and has a door', async () => {
  await expectFiles(t, path, {
    tr: 'Geri Çağırma Formu',
    en: 'Recall sheet',
    fileName: 'batch-trace-heat-1',
  });
  await expectDoor(t, path, ['product_id=0']);
  const missing = await t.as.viewer.get('/reports/batches/NO-SUCH/trace');
  expect([missing.status, missing.body.error_code]).toEqual([404, 'NOT_FOUND']);
  expect((await t.as.viewer.get(`${path}?product_id=999999`)).status).toBe(404);
  expect((await t.as.viewer.get('/reports/batches/heat%201/trace')).status).toBe(422);
});
