import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { allocateMaterialsForProduction } from './index.ts';
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

describe('what substitutes covered counts as consumed', () => {
  test('wholly and partly replaced components are consumed when the order is done', async () => {
    const [sheet, plate, bolt, rivet] = [
      await f.product('S1-SAC'),
      await f.product('S1-LEVHA', { unit: 'PCS' }),
      await f.product('S1-CIVATA', { unit: 'PCS' }),
      await f.product('S1-PERCIN', { unit: 'PCS' }),
    ];
    for (const product of [sheet, plate, bolt, rivet]) await f.stock(product, '100', '3.3333');
    const id = await w.started(
      [
        { product: sheet, quantity: '3', group: 'A' },
        { product: plate, quantity: '0.5', group: 'A' },
        { product: bolt, quantity: '2', group: 'B' },
        { product: rivet, quantity: '4', group: 'B' },
      ],
      '10',
    );
    const plates = { product_id: plate, quantity: '5', substitute_for_product_id: sheet };
    const rivets = { product_id: rivet, quantity: '8', substitute_for_product_id: bolt };
    const done = await w.complete(id, '10', [plates, rivets]);
    expect(await w.rowsOf(id)).toEqual({
      'S1-SAC': '30.000 0.000 0.000 30.000 CONSUMED',
      'S1-LEVHA for S1-SAC': '0.000 5.000 5.000 0.000 CONSUMED',
      'S1-CIVATA': '20.000 16.000 16.000 4.000 CONSUMED',
      'S1-PERCIN for S1-CIVATA': '0.000 8.000 8.000 0.000 CONSUMED',
    });
    expect(done).toMatchObject({ status: 'COMPLETED', component_status: 'CONSUMED', has_shortage: false });
    await w.expectVariancesToAddUp(id);
    await expectInvariants(t.db);
  });

  test('parts of a third add up: neither a gram too much nor one too little', async () => {
    const paint = await f.product('S2-BOYA');
    const lacquer = await f.product('S2-VERNIK');
    for (const product of [paint, lacquer]) await f.stock(product, '10', '7.7777');
    const id = await w.started(
      [
        { product: paint, quantity: '1', group: 'A' },
        { product: lacquer, quantity: '1.5', group: 'A' },
      ],
      '3',
    );
    const use = { product_id: lacquer, quantity: '1', substitute_for_product_id: paint };
    // 1 ÷ 1.5 = 0.667, 2 ÷ 1.5 = 1.333, 3 ÷ 1.5 = 2.
    const rows = [];
    for (const isFinal of [false, false, true]) {
      await w.complete(id, '1', [use], isFinal);
      rows.push((await w.rowsOf(id))['S2-BOYA']);
      await expectInvariants(t.db);
    }
    expect(rows).toEqual([
      '3.000 2.333 0.333 0.667 PARTIALLY_CONSUMED',
      '3.000 1.667 0.667 1.333 PARTIALLY_CONSUMED',
      '3.000 1.000 1.000 2.000 CONSUMED',
    ]);
    expect((await w.orderOf(id)).component_status).toBe('CONSUMED');
  });

  test('less than is required stays less: nobody replaced it', async () => {
    const glue = await f.product('S3-TUTKAL');
    await f.stock(glue, '10', '1');
    const id = await w.started([{ product: glue, quantity: '1' }], '4');
    await w.complete(id, '4', [{ product_id: glue, quantity: '3' }]);
    expect(await w.rowsOf(id)).toEqual({ 'S3-TUTKAL': '4.000 3.000 3.000 0.000 PARTIALLY_CONSUMED' });
  });
});

describe('what substitutes covered is not missing any more', () => {
  const actor = { ...systemActor('substitutes'), userId: 1, username: 'admin' };
  const allocate = (id: number) =>
    inTransaction(t.db, actor as never, (tx) => allocateMaterialsForProduction(tx, id));

  test('for the list, the reservation of what is missing, by hand, by priority and for the cost impact', async () => {
    const alu = await f.product('M1-ALU');
    const steel = await f.product('M1-SAC');
    for (const product of [alu, steel]) await f.stock(product, '100', '5');
    const id = await w.started(
      [
        { product: alu, quantity: '2', group: 'A' },
        { product: steel, quantity: '3', group: 'A' },
      ],
      '10',
    );
    await w.complete(id, '5', [{ product_id: steel, quantity: '12', substitute_for_product_id: alu }], false);
    // 8 of the 10 that are due are replaced, 2 consumed; 10 are still to come, and reserved.
    expect((await w.rowsOf(id))['M1-ALU']).toBe('20.000 12.000 2.000 8.000 PARTIALLY_CONSUMED');
    expect(await w.orderOf(id)).toMatchObject({ has_shortage: false, shortages: [] });
    await allocate(id);
    expect(await w.reservedOf(alu)).toBe('10.000');

    const { components } = await w.orderOf(id);
    const allocation_ids = components[0].allocations.map(
      (one: { allocation_id: number }) => one.allocation_id,
    );
    await t.as.prod_mgr.post('/inventory/release-reservation', { allocation_ids });
    expect((await w.orderOf(id)).shortages).toMatchObject([{ product_id: alu, missing_quantity: '10.000' }]);
    const reserve = (quantity: string, product_id = alu) =>
      t.as.prod_mgr.post('/inventory/reserve', { product_id, quantity, production_order_id: id });
    const tooMuch = await reserve('10.001');
    expect([tooMuch.status, tooMuch.body.error_code]).toEqual([400, 'PRODUCTION_ORDER_ERROR']);
    expect(tooMuch.body.message).toContain('needs only 10.000 more');
    expect((await reserve('1', steel)).body.message).toContain('is not a component');
    expect((await reserve('1')).status).toBe(201);
    const plan = await t.as.prod_mgr.post(`/production/orders/${id}/reprioritise`, { priority: 1 });
    expect(plan.body.gains).toMatchObject([{ product_id: alu, short_quantity: '9.000' }]);
    await allocate(id);
    expect(await w.reservedOf(alu)).toBe('10.000');
    const impact = await t.as.viewer.post('/costs/impact', { product_id: alu, new_unit_cost: '6' });
    expect(impact.body.affected_orders).toMatchObject([
      {
        required_quantity: '20.000',
        consumed_quantity: '2.000',
        replaced_quantity: '8.000',
        remaining_quantity: '10.000',
      },
    ]);
    await expectInvariants(t.db);

    const last = await w.complete(id, '5', []);
    expect((await w.rowsOf(id))['M1-ALU']).toBe('20.000 12.000 12.000 8.000 CONSUMED');
    expect(last).toMatchObject({ component_status: 'CONSUMED' });
    expect(await w.reservedOf(alu)).toBe('0.000');
    await w.expectVariancesToAddUp(id);
  });

  test('a shortage says what is still required, and not what was replaced', async () => {
    const alu = await f.product('M2-ALU');
    const steel = await f.product('M2-SAC');
    await f.stock(alu, '20', '5');
    await f.stock(steel, '100', '5');
    const lines = [
      { product: alu, quantity: '2', group: 'A' },
      { product: steel, quantity: '3', group: 'A' },
    ];
    const id = await w.started(lines, '10');
    await w.complete(id, '5', [{ product_id: steel, quantity: '15', substitute_for_product_id: alu }], false);
    const { components } = await w.orderOf(id);
    const allocation_ids = components[0].allocations.map(
      (one: { allocation_id: number }) => one.allocation_id,
    );
    await t.as.prod_mgr.post('/inventory/release-reservation', { allocation_ids });
    await t.as.inv_clerk.post('/inventory/stock-out', {
      product_id: alu,
      quantity: '14',
      reason: 'Başka iş',
    });
    await expect(allocate(id)).rejects.toMatchObject({
      code: 'INSUFFICIENT_STOCK',
      details: [{ product_id: alu, required: '10.000', available: '6.000' }],
    });
    // With a substitute for the rest there is enough: nothing more of it is needed.
    await w.complete(id, '5', [
      { product_id: alu, quantity: '4' },
      { product_id: steel, quantity: '9', substitute_for_product_id: alu },
    ]);
    expect((await w.rowsOf(id))['M2-ALU']).toBe('20.000 4.000 4.000 16.000 CONSUMED');
  });
});
