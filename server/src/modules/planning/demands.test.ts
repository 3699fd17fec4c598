import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';

const clock = manualClock(new Date('2026-11-20T09:00:00Z'), 'Europe/Istanbul');

let t: TestApp;
let f: Factory;
let cabinet: number;
beforeAll(async () => {
  t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  f = await createFactory(t);
  cabinet = await f.product('FP-CABINET', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const order = (more: object = {}) => ({
  product_id: cabinet,
  quantity: '12',
  due_date: '2026-12-14',
  demand_type: 'CUSTOMER_ORDER',
  reference_number: 'SIP-1',
  ...more,
});
const enter = async (more: object = {}) => {
  const { status, body, text } = await t.as.prod_mgr.post('/planning/demands', order(more));
  expect(status, text).toBe(201);
  return body;
};
const deactivateProduct = (productId: number) =>
  t.db.sql('update products set is_active = false where product_id = $1', [productId]);

describe('entering', () => {
  test('answers the whole demand, with its product, and says who did it', async () => {
    const { body, headers } = await t.as.prod_mgr.post('/planning/demands', order({ notes: 'İki\nparti' }));
    expect(body).toEqual({
      demand_id: expect.any(Number),
      product_id: cabinet,
      product_code: 'FP-CABINET',
      product_name: 'FP-CABINET',
      unit_of_measure: 'PCS',
      quantity: '12.000',
      due_date: '2026-12-14',
      demand_type: 'CUSTOMER_ORDER',
      reference_number: 'SIP-1',
      notes: 'İki\nparti',
      is_active: true,
      created_by: expect.any(Number),
      created_at: '2026-11-20T09:00:00Z',
      updated_at: '2026-11-20T09:00:00Z',
    });
    expect(headers.etag).toBe('"2026-11-20T09:00:00Z"');
    expect(await auditsOf(t.db, String(headers['x-request-id']))).toEqual([
      {
        action: 'demand.create',
        username: 'prod_mgr',
        entity_type: 'demand',
        entity_id: String(body.demand_id),
        before: null,
        after: body,
      },
    ]);
    expect((await t.as.viewer.get(`/planning/demands/${body.demand_id}`)).body).toEqual(body);
  });

  test('by hand, unless said otherwise; late when its day is over', async () => {
    const { status, body } = await t.as.admin.post('/planning/demands', {
      product_id: cabinet,
      quantity: 0.5,
      due_date: '2026-01-02',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      demand_type: 'MANUAL',
      quantity: '0.500',
      reference_number: null,
      notes: null,
    });
  });

  test('happens once per Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'demand-once-1' };
    const first = await t.as.prod_mgr.post('/planning/demands', order({ reference_number: 'ONCE' }), key);
    const again = await t.as.prod_mgr.post('/planning/demands', order({ reference_number: 'ONCE' }), key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect((await t.as.viewer.get('/planning/demands?search=ONCE')).body.total_count).toBe(1);
  });

  test.each<[string, object, number, string]>([
    ['an unknown field', { qty: 1 }, 422, 'VALIDATION_ERROR'],
    ['no quantity', { quantity: undefined }, 422, 'VALIDATION_ERROR'],
    ['nothing', { quantity: '0' }, 422, 'VALIDATION_ERROR'],
    ['less than nothing', { quantity: '-1' }, 422, 'VALIDATION_ERROR'],
    ['four decimals', { quantity: '1.0001' }, 422, 'VALIDATION_ERROR'],
    ['too much', { quantity: '1000000000' }, 422, 'VALIDATION_ERROR'],
    ['no such day', { due_date: '2026-02-30' }, 422, 'VALIDATION_ERROR'],
    ['a day before all days', { due_date: '0000-01-01' }, 422, 'VALIDATION_ERROR'],
    ['an unknown type', { demand_type: 'WISH' }, 422, 'VALIDATION_ERROR'],
    ['a blank reference', { reference_number: ' ' }, 422, 'VALIDATION_ERROR'],
    ['a long reference', { reference_number: 'x'.repeat(51) }, 422, 'VALIDATION_ERROR'],
    ['long notes', { notes: 'x'.repeat(501) }, 422, 'VALIDATION_ERROR'],
    ['no such product', { product_id: 999_999 }, 404, 'NOT_FOUND'],
  ])('refuses %s', async (_what, more, status, code) => {
    expect(refused(await t.as.prod_mgr.post('/planning/demands', order(more)))).toEqual([status, code]);
  });

  test('refuses broken JSON, and an inactive product', async () => {
    const broken = await t.as.prod_mgr.post('/planning/demands', '{"product_id":', {
      'content-type': 'application/json',
    });
    expect(refused(broken)).toEqual([400, 'INVALID_JSON']);
    const old = await f.product('FP-OLD');
    await deactivateProduct(old);
    const answer = await t.as.prod_mgr.post('/planning/demands', order({ product_id: old }));
    expect(refused(answer)).toEqual([409, 'CONFLICT']);
    expect(answer.body.message).toContain('FP-OLD is inactive');
  });
});

test('rights come before everything else', async () => {
  const { demand_id } = await enter();
  for (const role of ['viewer', 'inv_clerk'] as const) {
    expect((await t.as[role].get('/planning/demands')).status).toBe(200);
    expect((await t.as[role].get(`/planning/demands/${demand_id}`)).status).toBe(200);
    for (const answer of [
      await t.as[role].post('/planning/demands', { no: 1 }),
      await t.as[role].put(`/planning/demands/${demand_id}`, { no: 1 }),
      await t.as[role].delete(`/planning/demands/${demand_id}`),
    ])
      expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  }
  expect(refused(await t.as.nobody.get('/planning/demands'))).toEqual([401, 'NOT_AUTHENTICATED']);
});

describe('changing', () => {
  test('changes what is sent, and leaves the rest', async () => {
    const before = await enter({ notes: 'eski' });
    clock.advance(1_000);
    const { status, body, headers } = await t.as.prod_mgr.put(
      `/planning/demands/${before.demand_id}`,
      { quantity: '15', due_date: '2026-12-21', reference_number: null },
      { 'if-match': `"${before.updated_at}"` },
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      ...before,
      quantity: '15.000',
      due_date: '2026-12-21',
      reference_number: null,
      updated_at: '2026-11-20T09:00:01Z',
    });
    expect(await auditsOf(t.db, String(headers['x-request-id']))).toMatchObject([
      { action: 'demand.update', entity_id: String(before.demand_id), before, after: body },
    ]);
    const late = await t.as.prod_mgr.put(
      `/planning/demands/${before.demand_id}`,
      { quantity: '16' },
      { 'if-match': `"${before.updated_at}"` },
    );
    expect(refused(late)).toEqual([409, 'CONFLICT']);
  });

  test('refuses another product, a bad value, and a demand that is not there', async () => {
    const { demand_id } = await enter();
    const put = (body: object, id: number | string = demand_id) =>
      t.as.prod_mgr.put(`/planning/demands/${id}`, body);
    expect(refused(await put({ product_id: cabinet }))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await put({ quantity: '0' }))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await put({ is_active: 'yes' }))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await put({ quantity: '1' }, 999_999))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await put({ quantity: '1' }, 'first'))).toEqual([422, 'VALIDATION_ERROR']);
    expect(refused(await t.as.viewer.get('/planning/demands/999999'))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.admin.delete('/planning/demands/999999'))).toEqual([404, 'NOT_FOUND']);
  });

  test('deactivates, once, and brings back', async () => {
    const { demand_id } = await enter();
    const gone = await t.as.prod_mgr.delete(`/planning/demands/${demand_id}`);
    expect(gone.body.message).toBe(`Demand ${demand_id} for FP-CABINET is inactive now.`);
    const again = await t.as.prod_mgr.delete(`/planning/demands/${demand_id}`);
    expect(again.status).toBe(200);
    expect(await auditsOf(t.db, String(again.headers['x-request-id']))).toEqual([]);
    expect(await auditsOf(t.db, String(gone.headers['x-request-id']))).toMatchObject([
      { action: 'demand.deactivate', before: { is_active: true }, after: { is_active: false } },
    ]);
    expect((await t.as.viewer.get(`/planning/demands/${demand_id}`)).body.is_active).toBe(false);
    const back = await t.as.prod_mgr.put(`/planning/demands/${demand_id}`, { is_active: true });
    expect(back.body.is_active).toBe(true);
  });

  test('of an inactive product it can only be deactivated', async () => {
    const product_id = await f.product('FP-ENDS');
    const { demand_id } = await enter({ product_id });
    await deactivateProduct(product_id);
    const put = (body: object) => t.as.prod_mgr.put(`/planning/demands/${demand_id}`, body);
    expect(refused(await put({ quantity: '3' }))).toEqual([409, 'CONFLICT']);
    expect((await put({ is_active: false })).status).toBe(200);
    expect(refused(await put({ is_active: true }))).toEqual([409, 'CONFLICT']);
  });
});

describe('the product', () => {
  test('stays active as long as there is demand for it, and keeps its unit for good', async () => {
    const product_id = await f.product('FP-NEEDED', { unit: 'PCS' });
    const { demand_id } = await enter({ product_id, quantity: '7' });
    const ended = await t.as.admin.delete(`/products/${product_id}`);
    expect(refused(ended)).toEqual([409, 'IN_USE']);
    expect(ended.body.details).toEqual([{ what: `demand ${demand_id} for 7.000 due on 2026-12-14` }]);
    await t.as.prod_mgr.delete(`/planning/demands/${demand_id}`);
    const unit = await t.as.admin.put(`/products/${product_id}`, { unit_of_measure: 'KG' });
    expect(refused(unit)).toEqual([409, 'IN_USE']);
    expect(unit.body.details).toEqual([{ what: 'demands' }]);
    expect((await t.as.admin.delete(`/products/${product_id}`)).status).toBe(200);
  });
});

describe('the list', () => {
  let desk: number;
  let saw: number;
  beforeAll(async () => {
    await t.db.sql('update demands set is_active = false');
    desk = await f.product('FP-DESK');
    saw = await f.product('FP-ASAW');
    await t.db.sql(`update products set product_name = 'ÇALIŞMA MASASI' where product_id = $1`, [desk]);
    for (const [product_id, quantity, due_date, demand_type, reference_number] of [
      [desk, '5', '2026-12-10', 'CUSTOMER_ORDER', 'IŞIK-7'],
      [saw, '20', '2026-12-01', 'FORECAST', null],
      [desk, '1', '2026-12-20', 'MANUAL', '100%_X'],
      [saw, '8', '2026-12-10', 'CUSTOMER_ORDER', null],
    ] as const)
      await enter({ product_id, quantity, due_date, demand_type, reference_number });
  });
  const list = async (query: string) => {
    const { status, body, text } = await t.as.viewer.get(`/planning/demands${query}`);
    expect(status, text).toBe(200);
    return body;
  };
  const quantities = async (query: string) =>
    (await list(query)).items.map((one: { quantity: string }) => one.quantity);

  test('has what is due first in front, without what was deactivated', async () => {
    expect(await quantities('')).toEqual(['20.000', '5.000', '8.000', '1.000']);
    const inactive = await list('?is_active=false&page_size=100');
    expect(inactive.total_count).toBeGreaterThan(5);
    expect(inactive.items.every((one: { is_active: boolean }) => !one.is_active)).toBe(true);
  });

  test.each([
    ['sort=-due_date', ['1.000', '5.000', '8.000', '20.000']],
    ['sort=quantity', ['1.000', '5.000', '8.000', '20.000']],
    ['sort=-quantity', ['20.000', '8.000', '5.000', '1.000']],
    ['sort=product_code', ['20.000', '8.000', '5.000', '1.000']],
    ['sort=-product_code', ['5.000', '1.000', '20.000', '8.000']],
    ['sort=created_at', ['5.000', '20.000', '1.000', '8.000']],
    ['demand_type=CUSTOMER_ORDER', ['5.000', '8.000']],
    ['due_from=2026-12-10', ['5.000', '8.000', '1.000']],
    ['due_to=2026-12-10', ['20.000', '5.000', '8.000']],
    ['due_from=2026-12-02&due_to=2026-12-19&demand_type=CUSTOMER_ORDER', ['5.000', '8.000']],
    ['search=calisma', ['5.000', '1.000']],
    ['search=ışık', ['5.000']],
    ['search=isik-7', ['5.000']],
    ['search=fp-asaw', ['20.000', '8.000']],
    ['search=%25_', ['1.000']],
    ['search=%25', ['1.000']],
    ['search=nowhere', []],
  ])('%s', async (query, expected) => {
    expect(await quantities(`?${query}`)).toEqual(expected);
  });

  test('of one product, and page by page', async () => {
    expect(await quantities(`?product_id=${desk}`)).toEqual(['5.000', '1.000']);
    expect(await list('?page_size=3')).toMatchObject({ total_count: 4, has_next: true, has_previous: false });
    expect(await list('?page_size=3&page=2')).toMatchObject({
      total_count: 4,
      has_next: false,
      items: [{ quantity: '1.000' }],
    });
  });

  test.each(['sort=notes', 'demand_type=WISH', 'due_from=soon', 'colour=red', 'page=0', 'is_active=maybe'])(
    'refuses %s',
    async (query) => {
      expect(refused(await t.as.viewer.get(`/planning/demands?${query}`))).toEqual([422, 'VALIDATION_ERROR']);
    },
  );
});
