import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, closeWarehouse, newRawWarehouse } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import type { Conversion } from './planned-order-conversion.schemas.ts';
import { createPlannedOrderFactory, type PlannedOrderFactory } from './testing/planned-orders.ts';

/** Monday */
const TODAY = '2026-11-16';
const clock = manualClock(new Date(`${TODAY}T07:00:00Z`), 'Europe/Istanbul');

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

describe('what is bought', () => {
  test('one draft per supplier, week and currency, by the plan’s days', async () => {
    const [first, second] = [await plan.supplier(), await plan.supplier()];
    const [steel, paint] = [await plan.sold(first), await plan.sold(first, { unit_price: '2.5' })];
    const abroad = await plan.sold(first, { currency: 'EUR', unit_price: '4' });
    const glass = await plan.sold(second);
    const ids = [
      await plan.planned(glass, '7', { supplierId: second, due: '2026-11-22' }),
      await plan.planned(steel, '100', { supplierId: first, due: '2026-11-22' }),
      await plan.planned(paint, '40', { supplierId: first, due: '2026-11-18' }),
      await plan.planned(steel, '50', { supplierId: first, due: '2026-11-23' }),
      await plan.planned(abroad, '3', { supplierId: first, due: '2026-11-20' }),
    ];
    await plan.expectNothing([422, 'VALIDATION_ERROR'], /needs the rate of EUR/, () => plan.convert(ids));
    const { status, body, text } = await plan.convert(ids, {
      exchange_rates: [{ currency: 'EUR', exchange_rate: '40' }],
      notes: 'Plan 46',
    });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      preview: false,
      production_orders: [],
      totals: {
        production_order_count: 0,
        purchase_order_count: 4,
        amounts: [
          { currency: 'EUR', total_amount: '12.0000' },
          { currency: 'TRY', total_amount: '1670.0000' },
        ],
      },
    });
    const orders: Conversion['purchase_orders'] = body.purchase_orders;
    expect(
      orders.map((one) => [
        one.supplier_id,
        one.week,
        one.currency,
        one.expected_delivery_date,
        one.total_amount,
        one.lines.map((line) => [line.product_id, line.quantity, line.planned_order_ids]),
      ]),
    ).toEqual([
      [first, TODAY, 'EUR', '2026-11-20', '12.0000', [[abroad, '3.000', [ids[4]]]]],
      [
        first,
        TODAY,
        'TRY',
        '2026-11-18',
        '1100.0000',
        [
          [steel, '100.000', [ids[1]]],
          [paint, '40.000', [ids[2]]],
        ],
      ],
      [first, '2026-11-23', 'TRY', '2026-11-23', '500.0000', [[steel, '50.000', [ids[3]]]]],
      [second, TODAY, 'TRY', '2026-11-22', '70.0000', [[glass, '7.000', [ids[0]]]]],
    ]);
    const made = (await t.as.viewer.get(`/procurement/orders/${orders[1]?.purchase_order_id}`)).body;
    expect(made).toMatchObject({
      po_number: orders[1]?.po_number,
      status: 'DRAFT',
      warehouse_id: f.rawWarehouse,
      notes: 'Plan 46',
      items: [
        { product_id: steel, expected_delivery_date: '2026-11-22', price_source: 'SUPPLIER_LINK' },
        { product_id: paint, expected_delivery_date: '2026-11-18' },
      ],
    });
    const purchaseOf = [3, 1, 1, 2, 0].map((place) => orders[place]?.purchase_order_id);
    expect(await plan.becameOf(ids)).toEqual(
      ids.map((id, place) => ({
        planned_order_id: id,
        production_order_id: null,
        purchase_order_id: purchaseOf[place],
        converted_at: '2026-11-16T07:00:00Z',
        converted_by: 'prod_mgr',
      })),
    );
  });

  test('planned orders of one product become one line, which reaches the price break', async () => {
    const supplierId = await plan.supplier();
    const steel = await plan.sold(supplierId);
    const breaks = await t.as.proc_off.put(`/suppliers/${supplierId}/products/${steel}/price-breaks`, {
      price_breaks: [{ minimum_quantity: '100', unit_price: '8', valid_from: '2026-01-01' }],
    });
    expect(breaks.status, breaks.text).toBe(200);
    const ids = [
      await plan.planned(steel, '60', { supplierId, due: '2026-11-20' }),
      await plan.planned(steel, '40', { supplierId, due: '2026-11-18' }),
      await plan.planned(steel, '99.999', { supplierId, due: '2026-11-24' }),
    ];
    const { body, headers } = await plan.convert(ids);
    const [merged, alone] = body.purchase_orders;
    expect(merged).toMatchObject({
      expected_delivery_date: '2026-11-18',
      total_amount: '800.0000',
      lines: [
        {
          planned_order_ids: [ids[1], ids[0]],
          quantity: '100.000',
          unit_price: '8.0000',
          price_source: 'PRICE_BREAK',
          total_price: '800.0000',
        },
      ],
    });
    expect(alone.lines).toMatchObject([{ unit_price: '10.0000', price_source: 'SUPPLIER_LINK' }]);
    const audits = await auditsOf(t.db, String(headers['x-request-id']));
    expect(audits.filter((one) => one.action === 'planned_order.convert')).toEqual([
      {
        action: 'planned_order.convert',
        username: 'prod_mgr',
        entity_type: 'purchase_order',
        entity_id: String(merged.purchase_order_id),
        before: null,
        after: { po_number: merged.po_number, planned_order_ids: [ids[1], ids[0]] },
      },
      expect.objectContaining({ entity_id: String(alone.purchase_order_id) }),
    ]);
  });

  test('what is overdue is expected today, together with what is due this week', async () => {
    const supplierId = await plan.supplier();
    const [steel, paint] = [await plan.sold(supplierId), await plan.sold(supplierId)];
    const { body } = await plan.convert([
      await plan.planned(steel, '1', { supplierId, due: '2026-10-30' }),
      await plan.planned(paint, '1', { supplierId, due: '2026-11-10' }),
      await plan.planned(steel, '2', { supplierId, due: '2026-11-19' }),
    ]);
    expect(body.purchase_orders).toMatchObject([
      {
        week: TODAY,
        expected_delivery_date: TODAY,
        lines: [
          { product_id: steel, quantity: '3.000' },
          { product_id: paint, quantity: '1.000' },
        ],
      },
    ]);
  });

  test('it goes where the product has stock, else to the first warehouse of its type', async () => {
    const supplierId = await plan.supplier();
    const [steel, paint] = [await plan.sold(supplierId), await plan.sold(supplierId)];
    await f.stock(steel, '5', '10', { warehouseId: f.secondRawWarehouse });
    const early = await newRawWarehouse(t.db, 'AAA');
    const ids = [
      await plan.planned(steel, '1', { supplierId }),
      await plan.planned(paint, '1', { supplierId }),
    ];
    const { body } = await plan.convert(ids, { preview: true });
    expect(body.purchase_orders).toMatchObject([
      { warehouse_code: 'AAA', lines: [{ product_id: paint }] },
      { warehouse_code: 'RM02', lines: [{ product_id: steel }] },
    ]);
    await closeWarehouse(t.db, early);
    expect((await plan.convert(ids, { preview: true })).body.purchase_orders[0].warehouse_code).toBe('RM01');
  });

  test('no supplier, no price, no warehouse: which product, and what to do', async () => {
    const supplierId = await plan.supplier();
    const steel = await plan.sold(supplierId);
    const good = await plan.planned(steel, '1', { supplierId });
    const orphan = await plan.planned(steel, '1');
    await plan.expectNothing([409, 'CONFLICT'], /has no supplier\. Link product RM-/, () =>
      plan.convert([good, orphan]),
    );
    const unpriced = await plan.planned(await f.product('RM-UNPRICED'), '1', { supplierId });
    await plan.expectNothing(
      [409, 'CONFLICT'],
      /has no price\. Enter what SUP-\d+ takes for product RM-UNPRICED/,
      () => plan.convert([good, unpriced]),
    );
    const box = await plan.planned(await f.product('PK-BOX', { type: 'PACKAGING' }), '1', { supplierId });
    await plan.expectNothing(
      [409, 'CONFLICT'],
      /is of PK-BOX, and there is no active PACKAGING warehouse/,
      () => plan.convert([good, box]),
    );
  });
});

describe('what is made', () => {
  test('a production order by the recipe of the plan, with what stock there is', async () => {
    const { steel, product, bomId } = await plan.door();
    await f.stock(steel, '30', '10');
    const ids = [
      await plan.planned(product, '10', { type: 'MAKE', bomId, start: '2026-11-20', due: '2026-11-25' }),
      await plan.planned(product, '10', { type: 'MAKE', bomId, start: '2026-11-02', due: '2026-11-12' }),
    ];
    const { status, body, text, headers } = await plan.convert(ids, { notes: null });
    expect(status, text).toBe(200);
    expect(body.totals).toEqual({ production_order_count: 2, purchase_order_count: 0, amounts: [] });
    expect(body.production_orders).toMatchObject([
      { planned_order_id: ids[1], start_date: TODAY, due_date: TODAY, warehouse_code: 'FG01' },
      { planned_order_id: ids[0], quantity: '10.000', start_date: '2026-11-20', due_date: '2026-11-25' },
    ]);
    const [early, late] = body.production_orders;
    // 20 KG go to the order that starts first, and 10 of 20 KG to the other
    const held = (id: number) => t.as.viewer.get(`/production/orders/${id}/components`);
    expect((await held(early.production_order_id)).body.components).toMatchObject([
      { product_id: steel, required_quantity: '20.000', allocated_quantity: '20.000' },
    ]);
    expect((await held(late.production_order_id)).body.components).toMatchObject([
      { product_id: steel, required_quantity: '20.000', allocated_quantity: '10.000' },
    ]);
    expect((await t.as.viewer.get(`/production/orders/${late.production_order_id}`)).body).toMatchObject({
      order_number: late.order_number,
      status: 'PLANNED',
      planned_start_date: '2026-11-20',
      planned_completion_date: '2026-11-25',
    });
    expect(await plan.becameOf(ids)).toMatchObject([
      { production_order_id: late.production_order_id, purchase_order_id: null },
      { production_order_id: early.production_order_id },
    ]);
    const audits = await auditsOf(t.db, String(headers['x-request-id']));
    expect(audits.filter((one) => one.action === 'planned_order.convert')).toMatchObject([
      { entity_type: 'production_order', entity_id: String(early.production_order_id) },
      {
        entity_id: String(late.production_order_id),
        after: { order_number: late.order_number, planned_order_ids: [ids[0]] },
      },
    ]);
  });

  test('takes the stock of components that phantoms stand for', async () => {
    const { steel, product: frame } = await plan.door();
    const house = await f.product(`FG-HOUSE`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    const bomId = await f.bom(house, [{ productId: frame, quantity: '3' }]);
    await t.db.sql('update bom_components set is_phantom = true where bom_id = $1', [bomId]);
    await f.stock(steel, '6', '10');
    const { body, text } = await plan.convert([await plan.planned(house, '1', { type: 'MAKE', bomId })]);
    const id = body.production_orders?.[0]?.production_order_id;
    expect(
      (await t.as.viewer.get(`/production/orders/${id}/components`)).body.components,
      text,
    ).toMatchObject([{ product_id: steel, allocated_quantity: '6.000' }]);
  });

  test('without a recipe, or with one that is not active any more', async () => {
    const { product, bomId } = await plan.door();
    const none = await plan.planned(product, '1', { type: 'MAKE' });
    await plan.expectNothing([409, 'CONFLICT'], /has no recipe\. Activate one of product FG-DOOR/, () =>
      plan.convert([none]),
    );
    const old = await plan.planned(product, '1', { type: 'MAKE', bomId });
    await t.db.sql(`update bill_of_materials set status = 'INACTIVE' where bom_id = $1`, [bomId]);
    await plan.expectNothing([400, 'INVALID_BOM'], /is INACTIVE/, () => plan.convert([old]));
    // No run plans to make what has no recipe.
    await t.db.sql('delete from planned_orders where planned_order_id = $1', [none]);
  });
});
