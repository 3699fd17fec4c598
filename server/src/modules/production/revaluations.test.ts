import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';

let t: TestApp;
let f: Factory;
let products = 0;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

async function post(path: string, body: object, status = 201) {
  const answer = await t.as.admin.post(path, body);
  expect(answer.status, answer.text).toBe(status);
  return answer.body;
}
async function put(path: string, body: object) {
  const answer = await t.as.admin.put(path, body);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}
const revalue = (item: number, body: object, headers: Record<string, string> = {}) =>
  t.as.inv_clerk.post(`/inventory/items/${item}/revalue`, { reason: 'Fatura farkı', ...body }, headers);
const refused = ({ status, body }: Answer<{ error_code: string }>) => [status, body.error_code];

async function item(id: number) {
  const { body } = await t.as.viewer.get(`/inventory/items/${id}`);
  return { unit_cost: body.unit_cost, quantity: body.quantity_in_stock, value: body.total_value };
}

interface Line {
  place: string;
  inventory_item_id: number | null;
  quantity: string;
  value_before: string;
  value_after: string;
  value_change: string;
  is_final: boolean;
}
const told = (lines: Line[]) =>
  lines.map((line) => [line.place, line.quantity, line.value_before, line.value_after]);

/** 100 kg of steel, a panel made of 10 kg, 5 of labour each. */
async function history(unitCost: string) {
  products += 1;
  const steel = await f.product(`STEEL-${products}`);
  const panel = await f.product(`PANEL-${products}`, { type: 'SEMI_FINISHED', unit: 'PCS' });
  const bom = await f.bom(panel, [{ productId: steel, quantity: '10' }], { labor: '5' });
  const steelItem = await f.stock(steel, '100', unitCost);
  await post('/inventory/stock-out', { product_id: steel, quantity: '7', reason: 'x' });
  const moved = await post('/inventory/transfer', {
    product_id: steel,
    from_warehouse_id: f.rawWarehouse,
    to_warehouse_id: f.secondRawWarehouse,
    quantity: '50',
  });
  const movedItem = moved.items[0].inventory_item_id as number;
  const quarantine = await put(`/inventory/items/${movedItem}/quality-status`, {
    quality_status: 'QUARANTINE',
    quantity: '3',
    reason: 'x',
  });
  const order = await post('/production/orders', {
    product_id: panel,
    bom_id: bom,
    warehouse_id: f.semiWarehouse,
    planned_quantity: 6,
  });
  const path = `/production/orders/${order.production_order_id}`;
  await put(`${path}/status`, { status: 'RELEASED' });
  await put(`${path}/status`, { status: 'IN_PROGRESS' });
  await post(`${path}/complete`, { completed_quantity: 3, scrapped_quantity: 1, is_final: false }, 200);
  await post(`${path}/complete`, { completed_quantity: 0, scrapped_quantity: 2 }, 200);
  const made = await t.as.viewer.get(`/inventory/items?product_id=${panel}`);
  const panelItem = made.body.items[0].inventory_item_id as number;
  await post('/inventory/stock-out', { product_id: panel, quantity: 1, reason: 'x' });
  await post(`/inventory/items/${steelItem}/adjust`, { counted_quantity: '0', reason: 'x' });
  return {
    steel,
    panel,
    steelItem,
    movedItem,
    quarantineItem: quarantine.inventory_item_id as number,
    panelItem,
    path,
  };
}

describe('a late invoice', () => {
  test('reaches every place of the batch, and each is told', async () => {
    const h = await history('10');
    const answer = await revalue(h.steelItem, { unit_cost: '11.3333', reference_number: 'FTR-1' });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toMatchObject({
      inventory_item_id: h.steelItem,
      unit_cost_before: '10.0000',
      unit_cost_after: '11.3333',
      value_before: '1000.0000',
      value_after: '1133.3300',
      value_change: '133.3300',
      reference_number: 'FTR-1',
    });
    expect(answer.body.revaluation_number).toMatch(/^RV-20\d\d-\d{6}$/);
    // 100 − 7 − 50 = 43 in the first store: 43 of the order's 60 came from there, 17 of the other store.
    expect(told(answer.body.lines)).toEqual([
      ['ISSUED', '7.000', '70.0000', '79.3331'],
      ['TRANSFERRED', '50.000', '500.0000', '566.6650'],
      ['CONSUMED', '40.000', '400.0000', '453.3320'],
      ['CONSUMED', '3.000', '30.0000', '33.9999'],
      ['SPLIT', '3.000', '30.0000', '33.9999'],
      ['CONSUMED', '17.000', '170.0000', '192.6661'],
      ['ON_HAND', '30.000', '300.0000', '339.9990'],
      ['ON_HAND', '3.000', '30.0000', '33.9999'],
      ['PRODUCED', '3.000', '420.0000', '473.3320'],
      ['ISSUED', '1.000', '140.0000', '157.7773'],
      ['ON_HAND', '2.000', '280.0000', '315.5547'],
      ['LOST_IN_PRODUCTION', '2.000', '210.0000', '236.6660'],
    ]);
    expect(await item(h.steelItem)).toEqual({ unit_cost: '11.3333', quantity: '0.000', value: '0.0000' });
    expect(await item(h.movedItem)).toEqual({ unit_cost: '11.3333', quantity: '30.000', value: '339.9990' });
    expect(await item(h.quarantineItem)).toEqual({
      unit_cost: '11.3333',
      quantity: '3.000',
      value: '33.9999',
    });
    expect(await item(h.panelItem)).toEqual({ unit_cost: '157.7773', quantity: '2.000', value: '315.5547' });
    const order = await t.as.viewer.get(h.path);
    expect(order.body).toMatchObject({ actual_material_cost: '679.9980', actual_labor_cost: '30.0000' });
    await expectInvariants(t.db);
  });

  test('writes no old movement: it adds those of the difference', async () => {
    const h = await history('10');
    const before = await t.db.sql('select * from stock_movements order by movement_id');
    await revalue(h.steelItem, { unit_cost: '12' });
    const after = await t.db.sql<{ movement_type: string; quantity: string; value: string }>(
      'select * from stock_movements order by movement_id',
    );
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map((row) => [row.movement_type, row.quantity, row.value])).toEqual([
      ['REVALUATION', '0.000', '60.0000'],
      ['REVALUATION', '0.000', '6.0000'],
      ['REVALUATION', '0.000', '53.3333'],
    ]);
  });

  test('leaves the stock as if the cost had been known at the receipt, also the third time', async () => {
    const known = await history('8.7654');
    const late = await history('10');
    for (const unitCost of ['3.3333', '25', '8.7654']) await revalue(late.steelItem, { unit_cost: unitCost });
    for (const key of ['steelItem', 'movedItem', 'quarantineItem', 'panelItem'] as const) {
      expect(await item(late[key]), key).toEqual(await item(known[key]));
    }
    const orders = await Promise.all([t.as.viewer.get(known.path), t.as.viewer.get(late.path)]);
    expect(orders[1].body.actual_cost).toBe(orders[0].body.actual_cost);
    const told = await t.as.viewer.get(`/inventory/items/${late.steelItem}/revaluations`);
    expect(told.body.items.map((one: { value_change: string }) => one.value_change)).toEqual([
      '-666.6700',
      '2166.6700',
      '-1623.4600',
    ]);
    await expectInvariants(t.db);
  });

  test('what is issued afterwards costs the new price', async () => {
    const product = await f.product('NEXT-ISSUE');
    const layer = await f.stock(product, '10', '2');
    await revalue(layer, { unit_cost: '2.5' });
    const issue = await post('/inventory/stock-out', { product_id: product, quantity: '4', reason: 'x' });
    expect(issue.total_cost).toBe('10.0000');
  });
});

describe('freight', () => {
  test('is spread over the whole batch, to the last 0.0001', async () => {
    const product = await f.product('FREIGHT');
    const layer = await f.stock(product, '3', '10');
    await post('/inventory/stock-out', { product_id: product, quantity: '1', reason: 'x' });
    const answer = await revalue(layer, { additional_cost: '0.0001' });
    expect(answer.body).toMatchObject({ value_after: '30.0001', unit_cost_after: '10.0000' });
    expect(await item(layer)).toEqual({ unit_cost: '10.0000', quantity: '2.000', value: '20.0001' });
    const more = await revalue(layer, { additional_cost: '5' });
    expect(more.body).toMatchObject({ value_before: '30.0001', value_after: '35.0001' });
    const credit = await revalue(layer, { additional_cost: '-35.0001' });
    expect(credit.body).toMatchObject({ value_after: '0.0000', unit_cost_after: '0.0000' });
    expect(await item(layer)).toMatchObject({ value: '0.0000' });
  });
});

describe('what is refused', () => {
  let layer: number;
  beforeAll(async () => {
    layer = await f.stock(await f.product('REFUSED'), '10', '2');
  });

  test.each<[string, object, string]>([
    ['no cost', {}, 'unit_cost'],
    ['both costs', { unit_cost: 1, additional_cost: 1 }, 'unit_cost'],
    ['a negative unit cost', { unit_cost: '-1' }, 'unit_cost'],
    ['five decimals', { unit_cost: '1.00001' }, 'unit_cost'],
    ['NaN', { additional_cost: 'NaN' }, 'additional_cost'],
    ['a credit larger than the cost', { additional_cost: '-20.0001' }, 'additional_cost'],
    ['no reason', { unit_cost: 1, reason: '' }, 'reason'],
    ['an unknown field', { unit_cost: 1, colour: 'red' }, 'colour'],
  ])('%s', async (_, body, field) => {
    const answer = await revalue(layer, body);
    expect(refused(answer)).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.details).toMatchObject([{ field }]);
    expect(await item(layer)).toMatchObject({ unit_cost: '2.0000' });
  });

  test('a layer that does not exist', async () => {
    expect(refused(await revalue(999_999, { unit_cost: 1 }))).toEqual([404, 'NOT_FOUND']);
  });

  test('a part of another batch: the answer names the batch', async () => {
    const h = await history('10');
    for (const part of [h.movedItem, h.quarantineItem]) {
      const answer = await revalue(part, { unit_cost: 1 });
      expect(refused(answer)).toEqual([409, 'CONFLICT']);
      expect(answer.body.details).toEqual([{ origin_inventory_item_id: h.steelItem }]);
      expect(answer.body.message).toContain(`item ${h.steelItem}`);
    }
  });

  test('other roles, and nobody', async () => {
    for (const role of ['prod_mgr', 'proc_off', 'viewer', 'nobody'] as const) {
      const answer = await t.as[role].post(`/inventory/items/${layer}/revalue`, { nonsense: true });
      expect(answer.status).toBe(role === 'nobody' ? 401 : 403);
    }
  });
});

test('a produced layer can be revalued, and what it was made of still follows', async () => {
  const h = await history('10');
  const own = await revalue(h.panelItem, { additional_cost: '30' });
  expect(own.body).toMatchObject({ value_before: '420.0000', value_after: '450.0000' });
  await revalue(h.steelItem, { unit_cost: '11' });
  // 450 + 40 of material for 3 pieces, one of them issued
  expect(await item(h.panelItem)).toEqual({ unit_cost: '163.3333', quantity: '2.000', value: '326.6667' });
  await expectInvariants(t.db);
});

test('an Idempotency-Key posts it once', async () => {
  const layer = await f.stock(await f.product('ONCE'), '10', '2');
  const headers = { 'idempotency-key': 'revalue-once' };
  const first = await revalue(layer, { additional_cost: 5 }, headers);
  const second = await revalue(layer, { additional_cost: 5 }, headers);
  expect(second.text).toBe(first.text);
  expect(await item(layer)).toMatchObject({ value: '25.0000' });
});

test('eight revaluations race with issues, transfers and bookings, and nothing is lost', async () => {
  const h = await history('10');
  const extra = await f.stock(h.steel, '500', '10', { warehouseId: f.secondRawWarehouse });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, place) => [
      revalue(extra, { additional_cost: '1.0001' }),
      revalue(h.steelItem, { additional_cost: '-0.3333' }),
      t.as.inv_clerk.post('/inventory/stock-out', { product_id: h.steel, quantity: '5.001', reason: 'x' }),
      t.as.inv_clerk.post('/inventory/transfer', {
        inventory_item_id: extra,
        to_warehouse_id: f.rawWarehouse,
        quantity: `${place + 1}.333`,
      }),
    ]).flat(),
  );
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201));
  const [{ value } = { value: '' }] = await t.db.sql<{ value: string }>(
    'select sum(value_change) as value from stock_revaluations where inventory_item_id = $1',
    [extra],
  );
  expect(value).toBe('8.0008');
  await expectInvariants(t.db);
});
