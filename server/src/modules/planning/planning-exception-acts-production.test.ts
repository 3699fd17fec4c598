import { afterAll, describe, expect, test } from 'vitest';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { createActingPlanner } from './testing/acting-planner.ts';

/** Monday */
const clock = manualClock(new Date('2026-03-02T07:00:00Z'), 'Europe/Istanbul');
const p = await createActingPlanner(clock);
const { t, planner } = p;
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

describe('a production order', () => {
  test('is done earlier and later; its start moves by the same days, and never into the past', async () => {
    const product = await p.madeOf();
    const id = await p.making(product, '10', '2026-03-16', '2026-03-20');
    await planner.demanded('10', '2026-03-14', product.door);
    await planner.planned();
    const done = await p.acceptedForGood(await p.theOne(product.door, 'EXPEDITE'));
    expect(done).toMatchObject({ production_order_id: id, purchase_order_id: null, days: -6 });
    expect(await p.production(id)).toMatchObject({
      planned_start_date: '2026-03-10',
      planned_completion_date: '2026-03-14',
    });
    await t.db.sql(`update demands set due_date = '2026-03-03' where product_id = $1`, [product.door]);
    await planner.planned();
    await p.acceptedForGood(await p.theOne(product.door, 'EXPEDITE'));
    expect(await p.production(id)).toMatchObject({
      planned_start_date: '2026-03-02',
      planned_completion_date: '2026-03-03',
    });
  });

  test('that nobody has released takes another quantity, with its material', async () => {
    const product = await p.madeOf();
    const id = await p.making(product, '10', '2026-03-09', '2026-03-12');
    await planner.demanded('30', '2026-03-12', product.door);
    await planner.planned();
    const done = await p.acceptedForGood(await p.theOne(product.door, 'INCREASE'));
    expect(done.what).toMatch(/^MO-.*: 30\.000 PCS of FP-ACT-\d+ instead of 10\.000\.$/);
    const order = await p.production(id);
    expect(order.planned_quantity).toBe('30.000');
    expect(order.components).toMatchObject([{ required_quantity: '60.000', allocated_quantity: '60.000' }]);

    await t.db.sql(`update demands set quantity = 5 where product_id = $1`, [product.door]);
    await planner.planned();
    const { planning_exception_id } = await p.theOne(product.door, 'DECREASE');
    const answer = await p.accept([planning_exception_id]);
    expect(answer.status, answer.text).toBe(200);
    expect((await p.production(id)).components).toMatchObject([
      { required_quantity: '10.000', allocated_quantity: '10.000' },
    ]);
    const cost = await t.db.sql(
      'select estimated_cost from production_orders where production_order_id = $1',
      [id],
    );
    expect(cost).toEqual([{ estimated_cost: '100.0000' }]);
  });

  test('that is RELEASED keeps its quantity', async () => {
    const product = await p.madeOf();
    const id = await p.making(product, '10', '2026-03-09', '2026-03-12');
    await t.as.prod_mgr.put(`/production/orders/${id}/status`, { status: 'RELEASED' });
    await planner.demanded('5', '2026-03-12', product.door);
    await planner.planned();
    const { planning_exception_id } = await p.theOne(product.door, 'DECREASE');
    const answer = await p.accept([planning_exception_id]);
    expect(refused(answer), answer.text).toEqual([409, 'CONFLICT']);
    expect(answer.body.message).toMatch(/is RELEASED, and its quantity is fixed/);
  });

  test('that nothing needs is cancelled by who may, and gives its material back', async () => {
    const product = await p.madeOf();
    const id = await p.making(product, '10', '2026-03-09', '2026-03-12');
    await planner.planned();
    const message = await p.theOne(product.door, 'CANCEL');
    const path = `/planning/exceptions/${message.planning_exception_id}/accept`;
    const other = await t.as.proc_off.post(path, {});
    expect(refused(other), other.text).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    await p.acceptedForGood(message);
    expect((await p.production(id)).status).toBe('CANCELLED');
    const open = await t.db.sql(
      'select from stock_allocations where production_order_id = $1 and closed_at is null',
      [id],
    );
    expect(open).toEqual([]);
  });
});

describe('a firm planned order', () => {
  const firmOrder = async (product_id: number, quantity: string, due_date: string) => {
    const body = { product_id, quantity, due_date };
    const made = await t.as.prod_mgr.post('/planning/planned-orders', body);
    expect(made.status, made.text).toBe(201);
    return made.body;
  };
  const read = async (id: number) => (await t.as.viewer.get(`/planning/planned-orders/${id}`)).body;

  test('moves with its start, takes another quantity, and is given back', async () => {
    const product = await p.bought();
    await planner.planned();
    const { planned_order_id: id } = await firmOrder(product, '50', '2026-03-25');
    await planner.demanded('50', '2026-03-20', product);
    await planner.planned();
    expect(await p.acceptedForGood(await p.theOne(product, 'EXPEDITE'))).toMatchObject({
      what: expect.stringContaining(`Planned order ${id}: 50.000 KG`),
      days: -5,
    });
    expect(await read(id)).toMatchObject({
      due_date: '2026-03-20',
      start_date: '2026-03-18',
      firm: true,
    });
    await t.db.sql(`update demands set quantity = 30 where product_id = $1`, [product]);
    await planner.planned();
    await p.acceptedForGood(await p.theOne(product, 'DECREASE'));
    expect(await read(id)).toMatchObject({ quantity: '30.000', firm: true });
    await t.db.sql(`delete from demands where product_id = $1`, [product]);
    await planner.planned();
    expect((await p.acceptedForGood(await p.theOne(product, 'CANCEL'))).what).toContain('given back');
    expect(await read(id)).toMatchObject({ status: 'REPLACED' });
  });
});
