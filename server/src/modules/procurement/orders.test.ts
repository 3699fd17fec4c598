import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { auditsOf, closeWarehouse, refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { type Buying, createBuying } from './testing/buying.ts';

let t: TestApp;
let f: Factory;
let b: Buying;
let supplier: number;
let steel: number;
let bolt: number;

beforeAll(async () => {
  t = await createTestApp({ clock: manualClock(new Date('2026-03-10T08:00:00Z'), 'Europe/Istanbul') });
  f = await createFactory(t);
  b = createBuying(t, f);
  supplier = await b.supplier('ERDEMIR', { name: 'Ereğli Demir', leadTime: 7 });
  steel = await f.product('STEEL');
  bolt = await f.product('BOLT', { unit: 'PCS' });
  await b.link(supplier, steel, { price: '31.75', leadTime: 12, code: 'HR-2' });
});
afterAll(() => t.close());

type Line = { product_id?: number; quantity_ordered?: string; unit_price?: string | null };
const line = (more: object = {}): Line => ({ quantity_ordered: '1', unit_price: '1', ...more });
/** An order of steel, unless a line says something else. */
const body = ({ items = [{ quantity_ordered: '100' }], ...more }: { items?: Line[] } = {}) => ({
  supplier_id: supplier,
  warehouse_id: f.rawWarehouse,
  items: items.map((one) => ({ product_id: steel, ...one })),
  ...more,
});
const post = (more: object = {}, headers: Record<string, string> = {}) =>
  t.as.proc_off.post('/procurement/orders', body(more), headers);
const counted = async () => {
  const [row] = await t.db.sql(
    `select (select count(*) from purchase_orders) as orders, (select count(*) from purchase_order_items) as lines,
       (select count(*) from events) as events, (select count(*) from audit_log where entity_type = 'purchase_order') as audits,
       (select last_number from document_numbers where document_type = 'PO') as number`,
  );
  return row;
};

describe('creating an order', () => {
  test('answers all of it, with its number, prices, dates and first step; audited and announced', async () => {
    const answer = await post(
      {
        items: [
          { product_id: steel, quantity_ordered: '100', notes: 'Kalın' },
          {
            product_id: bolt,
            quantity_ordered: 3,
            unit_price: '0.3333',
            expected_delivery_date: '2026-03-15',
          },
        ],
        notes: 'Sabah teslim',
      },
      { 'x-request-id': 'order-created' },
    );
    expect(answer.status, answer.text).toBe(201);
    const { warnings, ...order } = answer.body;
    expect(order).toEqual({
      purchase_order_id: expect.any(Number),
      po_number: expect.stringMatching(/^PO-2026-[0-9]{6}$/),
      supplier_id: supplier,
      supplier_code: 'ERDEMIR',
      supplier_name: 'Ereğli Demir',
      warehouse_id: f.rawWarehouse,
      warehouse_code: 'RM01',
      status: 'DRAFT',
      order_date: '2026-03-10',
      expected_delivery_date: '2026-03-22',
      currency: 'TRY',
      exchange_rate: '1.000000',
      total_amount: '3175.9999',
      total_amount_company: '3175.9999',
      supplier_reference: null,
      notes: 'Sabah teslim',
      delivery_status: 'NOT_DUE',
      days_late: 0,
      pending_quantity_lines: 2,
      pending_amount: '3175.9999',
      received_percentage: '0.00',
      created_at: '2026-03-10T08:00:00Z',
      updated_at: '2026-03-10T08:00:00Z',
      created_by: expect.any(Number),
      created_by_name: 'Test proc_off',
      items: [
        {
          po_item_id: expect.any(Number),
          line_number: 1,
          product_id: steel,
          product_code: 'STEEL',
          product_name: 'STEEL',
          unit_of_measure: 'KG',
          supplier_product_code: 'HR-2',
          quantity_ordered: '100.000',
          quantity_received: '0.000',
          quantity_outstanding: '100.000',
          unit_price: '31.7500',
          total_price: '3175.0000',
          price_source: 'SUPPLIER_LINK',
          expected_delivery_date: '2026-03-22',
          delivery_status: 'OPEN',
          notes: 'Kalın',
        },
        {
          po_item_id: expect.any(Number),
          line_number: 2,
          product_id: bolt,
          product_code: 'BOLT',
          product_name: 'BOLT',
          unit_of_measure: 'PCS',
          supplier_product_code: null,
          quantity_ordered: '3.000',
          quantity_received: '0.000',
          quantity_outstanding: '3.000',
          unit_price: '0.3333',
          total_price: '0.9999',
          price_source: 'GIVEN',
          expected_delivery_date: '2026-03-15',
          delivery_status: 'OPEN',
          notes: null,
        },
      ],
    });
    expect(warnings).toEqual([
      {
        line_number: 2,
        po_item_id: order.items[1].po_item_id,
        code: 'NOT_LINKED',
        message: 'BOLT is not linked to ERDEMIR. Check that it sells it.',
      },
    ]);
    expect(answer.headers.etag).toBe(`"${order.updated_at}"`);
    expect((await t.as.viewer.get(`/procurement/orders/${order.purchase_order_id}`)).body).toEqual(order);
    expect(await auditsOf(t.db, 'order-created')).toEqual([
      {
        action: 'purchase_order.create',
        username: 'proc_off',
        entity_type: 'purchase_order',
        entity_id: String(order.purchase_order_id),
        before: null,
        after: order,
      },
    ]);
    expect(
      await t.db.sql(`select topic, entity_id, payload from events where request_id = 'order-created'`),
    ).toEqual([
      {
        topic: 'purchase_order.created',
        entity_id: order.purchase_order_id,
        payload: {
          purchase_order_id: order.purchase_order_id,
          po_number: order.po_number,
          supplier_id: supplier,
          supplier_code: 'ERDEMIR',
          status: 'DRAFT',
          expected_delivery_date: '2026-03-22',
          currency: 'TRY',
          total_amount: '3175.9999',
        },
      },
    ]);
  });

  test.each([
    ['half up', '0.001', '0.5000', '0.0005', '0.0010'],
    ['half up at the fifth decimal', '0.005', '0.0100', '0.0001', '0.0002'],
    ['down below the half', '0.004', '0.0100', '0.0000', '0.0000'],
    ['to nothing for nothing', '5.000', '0.0000', '0.0000', '0.0000'],
    [
      'beyond what floats hold',
      '999999999.999',
      '99999999.9999',
      '99999999999800000.0000',
      '199999999999600000.0000',
    ],
  ])('rounds a line %s, and sums the rounded lines', async (_, quantity_ordered, unit_price, each, both) => {
    const items = [line({ quantity_ordered, unit_price }), line({ quantity_ordered, unit_price })];
    const { body: order } = await post({ items });
    expect(order.items.map((one: { total_price: string }) => one.total_price)).toEqual([each, each]);
    expect([order.total_amount, order.total_amount_company]).toEqual([both, both]);
  });

  test('the day follows from the longest lead time, of the link before the supplier', async () => {
    const days = async (items: object[], more: object = {}) =>
      (await post({ items, ...more })).body.expected_delivery_date;
    expect(await days([line({ product_id: bolt })])).toBe('2026-03-17');
    expect(await days([line({ product_id: bolt }), line()])).toBe('2026-03-22');
    expect(await days([line({ expected_delivery_date: '2026-03-11' }), line({ product_id: bolt })])).toBe(
      '2026-03-17',
    );
    expect(await days([line()], { expected_delivery_date: '2026-03-12' })).toBe('2026-03-12');
  });

  test('a product may stand on several lines', async () => {
    const { body: order } = await post({ items: [line(), line({ unit_price: '2' })] });
    expect(order.items.map((one: { line_number: number }) => one.line_number)).toEqual([1, 2]);
    expect(order.total_amount).toBe('3.0000');
  });

  test('numbers follow each other without a gap, also when some are refused', async () => {
    const numberOf = async () => Number((await post()).body.po_number.slice(-6));
    const first = await numberOf();
    await post({ items: [line({ product_id: bolt, unit_price: null })] });
    expect(await numberOf()).toBe(first + 1);
  });

  test('happens once for one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'one-order-only-0001' };
    const first = await post({}, key);
    const before = await counted();
    const second = await post({}, key);
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(await counted()).toEqual(before);
    expect(refused(await post({ notes: 'başka' }, key))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });
});

describe('refused orders leave nothing behind', () => {
  const cases: [string, object, number, string, string?][] = [
    ['no lines', { items: [] }, 422, 'VALIDATION_ERROR', 'items'],
    ['501 lines', { items: Array.from({ length: 501 }, () => line()) }, 422, 'VALIDATION_ERROR', 'items'],
    ['an unknown field', { order_date: '2026-01-01' }, 422, 'VALIDATION_ERROR', 'order_date'],
    [
      'an unknown field of a line',
      { items: [line({ unit: 'KG' })] },
      422,
      'VALIDATION_ERROR',
      'items.0.unit',
    ],
    [
      'no quantity',
      { items: [line({ quantity_ordered: '0' })] },
      422,
      'VALIDATION_ERROR',
      'items.0.quantity_ordered',
    ],
    [
      'a fourth decimal',
      { items: [line({ quantity_ordered: '1.0001' })] },
      422,
      'VALIDATION_ERROR',
      'items.0.quantity_ordered',
    ],
    [
      'a negative price',
      { items: [line({ unit_price: '-1' })] },
      422,
      'VALIDATION_ERROR',
      'items.0.unit_price',
    ],
    ['a currency in small letters', { currency: 'eur' }, 422, 'VALIDATION_ERROR', 'currency'],
    ['a rate of nothing', { currency: 'EUR', exchange_rate: '0' }, 422, 'VALIDATION_ERROR', 'exchange_rate'],
    [
      'a seventh decimal of the rate',
      { currency: 'EUR', exchange_rate: '1.0000001' },
      422,
      'VALIDATION_ERROR',
      'exchange_rate',
    ],
    [
      'no such day',
      { expected_delivery_date: '2026-02-30' },
      422,
      'VALIDATION_ERROR',
      'expected_delivery_date',
    ],
    [
      'a day before the order',
      { expected_delivery_date: '2026-03-09' },
      422,
      'VALIDATION_ERROR',
      'expected_delivery_date',
    ],
    [
      'a line due before the order',
      { items: [line(), line({ expected_delivery_date: '2026-03-09' })] },
      422,
      'VALIDATION_ERROR',
      'items.1.expected_delivery_date',
    ],
    ['no such supplier', { supplier_id: 999999 }, 404, 'NOT_FOUND'],
    ['no such warehouse', { warehouse_id: 999999 }, 404, 'NOT_FOUND'],
    ['no such product', { items: [line(), line({ product_id: 999999 })] }, 404, 'NOT_FOUND'],
  ];
  test.each(cases)('%s', async (_, more, status, code, field) => {
    const before = await counted();
    const answer = await post(more);
    expect(refused(answer), answer.text).toEqual([status, code]);
    if (field !== undefined) expect(answer.body.details[0].field).toBe(field);
    expect(await counted()).toEqual(before);
  });

  test('a total beyond all bounds', async () => {
    const items = Array.from({ length: 150 }, () =>
      line({ quantity_ordered: '999999999.999', unit_price: '999999999.9999' }),
    );
    const before = await counted();
    expect(refused(await post({ items }))).toEqual([422, 'VALIDATION_ERROR']);
    expect(await counted()).toEqual(before);
  });

  test('what is inactive, or does not belong into the warehouse', async () => {
    const old = await f.product('OLD');
    await t.db.sql('update products set is_active = false where product_id = $1', [old]);
    expect(refused(await post({ items: [line({ product_id: old })] }))).toEqual([409, 'CONFLICT']);
    const gone = await b.supplier('GONE');
    await t.as.admin.delete(`/suppliers/${gone}`);
    expect(refused(await post({ supplier_id: gone, items: [line()] }))).toEqual([409, 'CONFLICT']);
    await closeWarehouse(t.db, f.secondRawWarehouse);
    expect(refused(await post({ warehouse_id: f.secondRawWarehouse }))).toEqual([409, 'CONFLICT']);
    const door = await f.product('DOOR', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    expect(refused(await post({ items: [line(), line({ product_id: door })] }))).toEqual([
      400,
      'WAREHOUSE_TYPE_MISMATCH',
    ]);
  });

  test('the wrong role, nobody, and broken JSON', async () => {
    for (const role of ['viewer', 'prod_mgr', 'inv_clerk'] as const) {
      const answer = await t.as[role].post('/procurement/orders', body());
      expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    expect(refused(await t.as.nobody.post('/procurement/orders', body()))).toEqual([
      401,
      'NOT_AUTHENTICATED',
    ]);
    const broken = await t.as.proc_off.post('/procurement/orders', '{"supplier_id": 1,', {
      'content-type': 'application/json',
    });
    expect(refused(broken)).toEqual([400, 'INVALID_JSON']);
    expect(refused(await t.as.viewer.get('/procurement/orders/999999'))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.viewer.get('/procurement/orders/x'))).toEqual([422, 'VALIDATION_ERROR']);
  });

  test('ENFORCE_WAREHOUSE_TYPE=false lets a buyer put things anywhere', async () => {
    const door = await f.product('GATE', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
    const policy = t.db.policy as { enforceWarehouseType: boolean };
    policy.enforceWarehouseType = false;
    try {
      expect((await post({ items: [line({ product_id: door })] })).status).toBe(201);
    } finally {
      policy.enforceWarehouseType = true;
    }
  });
});

test('who or what an open order needs cannot be deactivated, also while the order is being made', async () => {
  const own = await b.supplier('NEEDED');
  const product = await f.product('NEEDED');
  const [made, refusal] = await Promise.all([
    t.as.proc_off.post('/procurement/orders', {
      supplier_id: own,
      warehouse_id: f.rawWarehouse,
      items: [line({ product_id: product })],
    }),
    t.as.admin.delete(`/suppliers/${own}`),
  ]);
  expect([
    [201, 409],
    [409, 200],
  ]).toContainEqual([made.status, refusal.status]);
  if (made.status !== 201) return;
  for (const path of [`/suppliers/${own}`, `/products/${product}`, `/warehouses/${f.rawWarehouse}`]) {
    const answer = await t.as.admin.delete(path);
    expect(refused(answer), path).toEqual([409, 'IN_USE']);
    expect(answer.text).toContain(made.body.po_number);
  }
});
