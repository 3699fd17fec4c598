import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { createOrdersAtWork, type OrdersAtWork } from './testing/orders-at-work.ts';

let t: TestApp;
let f: Factory;
let w: OrdersAtWork;

beforeAll(async () => {
  t = await createTestApp();
  f = await createFactory(t);
  w = createOrdersAtWork(t, f);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const inStock = async (productId: number) =>
  (
    await t.db.sql<{ quantity: string; value: string }>(
      'select sum(quantity_in_stock) as quantity, sum(remaining_value) as value from inventory_items where product_id = $1',
      [productId],
    )
  )[0];

describe('a substitute that is a component itself', () => {
  /** 2 kg of aluminium or 3 of steel, and 5 kg of steel. */
  async function both(code: string, stock: { alu: string; steel: [quantity: string, cost: string][] }) {
    const alu = await f.product(`${code}-ALU`);
    const steel = await f.product(`${code}-SAC`);
    await f.stock(alu, stock.alu, '20');
    const layers: number[] = [];
    for (const [quantity, cost] of stock.steel) layers.push(await f.stock(steel, quantity, cost));
    const start = (planned: string) =>
      w.started(
        [
          { product: alu, quantity: '2', group: 'A' },
          { product: steel, quantity: '3', group: 'A' },
          { product: steel, quantity: '5' },
        ],
        planned,
      );
    const instead = (quantity: string) => ({ product_id: steel, quantity, substitute_for_product_id: alu });
    return { alu, steel, layers, start, instead };
  }

  test('has two rows: its own requirement stays reserved, and what it covers comes from free stock', async () => {
    const { alu, steel, start, instead } = await both('B1', {
      alu: '100',
      steel: [
        ['60', '10.0001'],
        ['60', '11'],
      ],
    });
    const id = await start('10');
    await w.complete(id, '5', [instead('15')], false);
    expect(await w.rowsOf(id)).toEqual({
      'B1-ALU': '20.000 10.000 0.000 10.000 PARTIALLY_CONSUMED',
      'B1-SAC': '50.000 50.000 25.000 0.000 PARTIALLY_CONSUMED',
      'B1-SAC for B1-ALU': '0.000 15.000 15.000 0.000 CONSUMED',
    });
    // In the place of aluminium what is free: 10 of the older layer, 5 of the newer; 25 for itself, from the older one.
    const movements = await t.db.sql<{ quantity: string; value: string }>(
      `select quantity::text, value::text from stock_movements
       where product_id = $1 and movement_type = 'PRODUCTION_OUT' order by movement_id`,
      [steel],
    );
    expect(movements).toEqual([
      { quantity: '-10.000', value: '-100.0010' },
      { quantity: '-5.000', value: '-55.0000' },
      { quantity: '-25.000', value: '-250.0025' },
    ]);
    expect([await w.reservedOf(steel), await w.reservedOf(alu)]).toEqual(['25.000', '10.000']);
    await expectInvariants(t.db);

    // Both in one booking, each said by itself.
    await w.complete(id, '5', [{ product_id: steel, quantity: '25' }, instead('15')]);
    expect(await w.rowsOf(id)).toEqual({
      'B1-ALU': '20.000 0.000 0.000 20.000 CONSUMED',
      'B1-SAC': '50.000 50.000 50.000 0.000 CONSUMED',
      'B1-SAC for B1-ALU': '0.000 30.000 30.000 0.000 CONSUMED',
    });
    const [, own, instead_] = await w.expectVariancesToAddUp(id);
    expect(own).toMatchObject({
      estimated_quantity: '50.000',
      actual_quantity: '50.000',
      usage_variance: '0.0000',
    });
    // 20 kg of aluminium at 20 were estimated; the steel in its place is usage of aluminium at that price.
    expect(instead_).toMatchObject({ substitute_for_product_id: alu, usage_variance: '400.0000' });
    await expectInvariants(t.db);
  });

  test('takes first what its own reservation would give back, down to the last value of the layer', async () => {
    const { steel, layers, start, instead } = await both('B2', { alu: '10', steel: [['10', '3.3333']] });
    const id = await start('2');
    // All ten kilograms are reserved for itself. Of them 4 are used for it, and 6 in the place of 4 kg of aluminium.
    const done = await w.complete(id, '2', [{ product_id: steel, quantity: '4' }, instead('6')]);
    expect(await w.rowsOf(id)).toEqual({
      'B2-ALU': '4.000 0.000 0.000 4.000 CONSUMED',
      'B2-SAC': '10.000 4.000 4.000 0.000 PARTIALLY_CONSUMED',
      'B2-SAC for B2-ALU': '0.000 6.000 6.000 0.000 CONSUMED',
    });
    expect(done.actual_material_cost).toBe('33.3330');
    expect(await inStock(steel)).toEqual({ quantity: '0.000', value: '0.0000' });
    await expectInvariants(t.db);

    // A late invoice reaches both parts.
    const late = await t.as.inv_clerk.post(`/inventory/items/${layers[0]}/revalue`, {
      reason: 'Fatura farkı',
      unit_cost: '4.1111',
    });
    expect(late.status, late.text).toBe(201);
    await expectInvariants(t.db);
  });

  test('what nobody takes goes back, and an older layer goes before a newer one', async () => {
    const { steel, start, instead } = await both('B3', {
      alu: '10',
      steel: [
        ['4', '1'],
        ['4', '2'],
        ['4', '3'],
      ],
    });
    const id = await start('2');
    // 10 are reserved: 4 + 4 + 2. For itself 3 of the first layer; in the place of aluminium its fourth and 1.5 of the second.
    await w.complete(id, '2', [{ product_id: steel, quantity: '3' }, instead('2.5')]);
    const left = await t.db.sql<{ quantity_in_stock: string; reserved_quantity: string }>(
      'select quantity_in_stock, reserved_quantity from inventory_items where product_id = $1 order by inventory_item_id',
      [steel],
    );
    expect(left.map((one) => [one.quantity_in_stock, one.reserved_quantity])).toEqual([
      ['0.000', '0.000'],
      ['2.500', '0.000'],
      ['4.000', '0.000'],
    ]);
    await expectInvariants(t.db);
  });

  test('cannot have what is still needed for itself', async () => {
    const { steel, start, instead } = await both('B4', { alu: '20', steel: [['52', '1']] });
    const id = await start('10');
    const answer = await w.tryToComplete(id, '5', [instead('3')], false);
    expect([answer.status, answer.body.error_code]).toEqual([409, 'INSUFFICIENT_STOCK']);
    expect(answer.body.details).toMatchObject([{ product_id: steel, required: '3.000', available: '2.000' }]);
    expect(Object.keys(await w.rowsOf(id))).toEqual(['B4-ALU', 'B4-SAC']);
    await w.complete(id, '5', [instead('2')], false);
    expect(await w.reservedOf(steel)).toBe('25.000');
    await expectInvariants(t.db);
  });

  test('may stand for several components at once, and not twice for the same', async () => {
    const [zinc, alu, steel] = [
      await f.product('B5-CINKO'),
      await f.product('B5-ALU'),
      await f.product('B5-SAC'),
    ];
    for (const product of [zinc, alu, steel]) await f.stock(product, '7', '1.5');
    await f.stock(steel, '100', '2');
    const lines = [
      { product: alu, quantity: '2', group: 'A' },
      { product: steel, quantity: '3', group: 'A' },
      { product: zinc, quantity: '1', group: 'B' },
      { product: steel, quantity: '1', group: 'B' },
      { product: steel, quantity: '1' },
    ];
    const id = await w.started(lines, '2');
    const forAlu = { product_id: steel, quantity: '6', substitute_for_product_id: alu };
    const forZinc = { product_id: steel, quantity: '1', substitute_for_product_id: zinc };
    const twice = await w.tryToComplete(id, '2', [forAlu, forZinc, forAlu]);
    expect([twice.status, twice.body.error_code]).toEqual([422, 'VALIDATION_ERROR']);
    expect(twice.body.message).toContain('actual_consumption.2.product_id: comes twice');
    await w.complete(id, '2', [forAlu, forZinc]);
    expect(await w.rowsOf(id)).toEqual({
      'B5-ALU': '4.000 0.000 0.000 4.000 CONSUMED',
      'B5-CINKO': '2.000 1.000 1.000 1.000 CONSUMED',
      'B5-SAC': '2.000 2.000 2.000 0.000 CONSUMED',
      'B5-SAC for B5-ALU': '0.000 6.000 6.000 0.000 CONSUMED',
      'B5-SAC for B5-CINKO': '0.000 1.000 1.000 0.000 CONSUMED',
    });
    expect((await inStock(steel))?.quantity).toBe('98.000');
    await w.expectVariancesToAddUp(id);
    await expectInvariants(t.db);
  });
});
