import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { outcomes, refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { createPlannedOrderFactory, type PlannedOrderFactory } from './testing/planned-orders.ts';

const clock = manualClock(new Date('2026-11-16T07:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let plan: PlannedOrderFactory;
beforeAll(async () => {
  t = await createTestApp({ clock });
  f = await createFactory(t);
  plan = await createPlannedOrderFactory(t, f);
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

/** A planned order of each kind, which share a material. */
async function bothKinds() {
  const supplierId = await plan.supplier();
  const { steel, product, bomId } = await plan.door();
  await plan.link(supplierId, steel);
  await f.stock(steel, '15', '9');
  return [
    await plan.planned(steel, '25', { supplierId }),
    await plan.planned(product, '20', { type: 'MAKE', bomId }),
  ];
}

describe('once, and all or nothing', () => {
  test('a preview changes nothing and says what comes', async () => {
    const ids = await bothKinds();
    const before = await plan.everything();
    const preview = await plan.convert(ids, { preview: true }, { 'idempotency-key': 'preview-1' });
    expect(preview.status, preview.text).toBe(200);
    expect(preview.body.preview).toBe(true);
    expect(await plan.everything()).toEqual(before);
    const real = await plan.convert(ids);
    expect(real.body.purchase_orders[0].po_number).toMatch(/^PO-2026-\d{6}$/);
    expect(real.body.production_orders[0].order_number).toMatch(/^MO-2026-\d{6}$/);
    expect(preview.body).toEqual({
      ...real.body,
      preview: true,
      purchase_orders: real.body.purchase_orders.map((one: object) => ({
        ...one,
        purchase_order_id: null,
        po_number: null,
      })),
      production_orders: real.body.production_orders.map((one: object) => ({
        ...one,
        production_order_id: null,
        order_number: null,
      })),
    });
    const refusal = await plan.convert(ids, { preview: true });
    expect(refused(refusal)).toEqual([409, 'CONFLICT']);
  });

  test('one that cannot be converted keeps all of them', async () => {
    const ids = await bothKinds();
    const [, make = 0] = ids;
    await plan.expectNothing([404, 'NOT_FOUND'], /planned order 999999/, () =>
      plan.convert([...ids, 999999]),
    );
    // the purchase order was made when the production order is refused
    await t.db.sql(`update products set is_active = false
      where product_id = (select product_id from planned_orders where planned_order_id = ${make})`);
    await plan.expectNothing([409, 'CONFLICT'], /is inactive/, () => plan.convert(ids));
  });

  test('a second time it says what they became', async () => {
    const ids = await bothKinds();
    const { body } = await plan.convert(ids);
    const { po_number } = body.purchase_orders[0];
    const { order_number } = body.production_orders[0];
    const [buy = 0, make = 0] = ids;
    await plan.expectNothing([409, 'CONFLICT'], new RegExp(`became ${po_number} already`), () =>
      plan.convert([buy]),
    );
    await plan.expectNothing([409, 'CONFLICT'], new RegExp(`became ${order_number} already`), () =>
      plan.convert([make]),
    );
  });

  test('what a later run replaced, and what a scenario planned', async () => {
    const supplierId = await plan.supplier();
    const steel = await plan.sold(supplierId);
    const replaced = await plan.planned(steel, '1', { supplierId, isReplaced: true });
    await plan.expectNothing([409, 'CONFLICT'], /was replaced by a later run\. Read the plan again/, () =>
      plan.convert([replaced]),
    );
    const imagined = await plan.planned(steel, '1', { supplierId, scenarioId: await plan.scenario() });
    await plan.expectNothing([409, 'CONFLICT'], /belongs to a scenario/, () => plan.convert([imagined]));
  });

  test('two at once: one makes the orders', async () => {
    const ids = await bothKinds();
    const answers = await Promise.all([
      plan.convert(ids),
      plan.convert([...ids].reverse()),
      plan.convert(ids),
    ]);
    expect(outcomes(answers)).toEqual(['200', 'CONFLICT', 'CONFLICT']);
    const conflict = answers.find((one) => one.status === 409);
    expect(conflict?.body.message).toMatch(/became (PO|MO)-2026-\d{6} already/);
    const [count] = await t.db.sql(
      `select (select count(*) from purchase_order_items i where i.product_id = b.product_id) as bought,
         (select count(*) from production_orders p where p.product_id = m.product_id) as made
       from planned_orders b, planned_orders m where b.planned_order_id = $1 and m.planned_order_id = $2`,
      ids,
    );
    expect(count).toEqual({ bought: 1, made: 1 });
  });

  test('orders that want the same material at once', async () => {
    const { steel, product, bomId } = await plan.door();
    const other = await plan.door();
    await f.stock(steel, '30', '10');
    await f.stock(other.steel, '30', '10');
    const pair = async () => [
      await plan.planned(product, '5', { type: 'MAKE', bomId }),
      await plan.planned(other.product, '5', { type: 'MAKE', bomId: other.bomId }),
    ];
    const [first, second] = [await pair(), await pair()];
    const answers = await Promise.all([plan.convert(first), plan.convert(second)]);
    expect(outcomes(answers)).toEqual(['200', '200']);
  });

  test('the same key gives the same answer', async () => {
    const ids = await bothKinds();
    const key = { 'idempotency-key': 'convert-1' };
    const first = await plan.convert(ids, {}, key);
    expect(first.status, first.text).toBe(200);
    const again = await plan.convert(ids, {}, key);
    expect([again.status, again.text]).toEqual([200, first.text]);
  });
});

describe('who, and with what', () => {
  test('roles', async () => {
    const path = '/planning/planned-orders/convert';
    const body = { planned_order_ids: [999999] };
    expect((await t.as.nobody.post(path, body)).status).toBe(401);
    for (const role of ['viewer', 'inv_clerk'] as const) {
      expect(refused(await t.as[role].post(path, body))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    for (const role of ['admin', 'prod_mgr', 'proc_off'] as const) {
      expect(refused(await t.as[role].post(path, body))).toEqual([404, 'NOT_FOUND']);
    }
  });

  test.each([
    ['no body', undefined],
    ['no orders', { planned_order_ids: [] }],
    ['an order twice', { planned_order_ids: [1, 1] }],
    ['no number', { planned_order_ids: ['a'] }],
    ['zero', { planned_order_ids: [0] }],
    ['too many', { planned_order_ids: Array.from({ length: 501 }, (_, place) => place + 1) }],
    ['an unknown field', { planned_order_ids: [1], dry_run: true }],
    ['preview as text', { planned_order_ids: [1], preview: 'maybe' }],
    ['a rate of 0', { planned_order_ids: [1], exchange_rates: [{ currency: 'EUR', exchange_rate: '0' }] }],
    ['a bad currency', { planned_order_ids: [1], exchange_rates: [{ currency: 'eur', exchange_rate: '1' }] }],
    ['long notes', { planned_order_ids: [1], notes: 'x'.repeat(501) }],
  ])('%s', async (_, body) => {
    const answer = await t.as.admin.post('/planning/planned-orders/convert', body);
    expect(refused(answer), answer.text).toEqual([422, 'VALIDATION_ERROR']);
  });
});
