import { afterAll, describe, expect, test } from 'vitest';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, refused } from '../../../../tests/harness/stock.ts';
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

describe('ORDER and MAKE', () => {
  test('become orders in one conversion; a preview says the same and leaves nothing', async () => {
    const { door, steel } = await p.madeOf();
    await planner.demanded('80', '2026-03-10', door);
    await planner.planned();
    const make = await p.theOne(door, 'MAKE');
    const order = await p.theOne(steel, 'ORDER');
    const ids = [order.planning_exception_id, make.planning_exception_id];
    const before = await p.everything();
    const preview = await p.accept(ids, { preview: true });
    expect(preview.status, preview.text).toBe(200);
    expect(await p.everything()).toEqual(before);
    const { status, body, text, headers } = await p.accept(ids, { note: 'Hafta 10' });
    expect(status, text).toBe(200);
    const [bought] = body.purchase_orders_made;
    const [started] = body.production_orders_made;
    expect(body).toMatchObject({
      preview: false,
      done: [
        {
          planning_exception_id: ids[0],
          exception_type: 'ORDER',
          what: expect.stringMatching(/^60\.000 KG of RM-ACT-\d+ are ordered for 2026-03-08\.$/),
          purchase_order_id: bought.purchase_order_id,
          po_item_id: expect.any(Number),
          production_order_id: null,
          days: null,
          amount: '600.0000',
        },
        {
          exception_type: 'MAKE',
          what: expect.stringMatching(/^80\.000 PCS of FP-ACT-\d+ are made from 2026-03-08 to 2026-03-10\.$/),
          purchase_order_id: null,
          production_order_id: started.production_order_id,
        },
      ],
      purchase_orders_made: [{ supplier_code: 'CELIK', lines: [{ quantity: '60.000' }] }],
      production_orders_made: [{ quantity: '80.000', due_date: '2026-03-10' }],
    });
    const unmade = { purchase_order_id: null, po_item_id: null, production_order_id: null };
    expect(preview.body).toEqual({
      preview: true,
      done: body.done.map((one: object) => ({ ...one, ...unmade })),
      purchase_orders_made: [{ ...bought, purchase_order_id: null, po_number: null }],
      production_orders_made: [{ ...started, production_order_id: null, order_number: null }],
    });
    expect(await p.said(door, '&status=ACCEPTED')).toMatchObject([
      { decision_note: 'Hafta 10', decided_by: expect.any(Number), decided_at: expect.any(String) },
    ]);
    const audits = await auditsOf(t.db, String(headers['x-request-id']));
    expect(audits.filter((one) => one.action === 'planning_exception.accept')).toMatchObject([
      { entity_id: String(ids[0]), after: { was: 'OPEN', status: 'ACCEPTED', decision_note: 'Hafta 10' } },
      { entity_id: String(ids[1]) },
    ]);
    await planner.planned();
    for (const product of [door, steel]) expect(await p.said(product)).toEqual([]);
    expect(await p.said(door, '&status=ACCEPTED')).toEqual([]);
    expect((await p.said(door, '&status=RESOLVED')).map((one) => one.exception_type)).toEqual(['MAKE']);
  });
});

describe('a purchase order', () => {
  test.each([
    ['DRAFT', []],
    ['SENT', ['SENT']],
    ['CONFIRMED', ['SENT', 'CONFIRMED']],
  ])('that is %s comes earlier, and later', async (status, steps) => {
    const product = await p.bought();
    const id = await p.ordered([[product, '50', '2026-03-20']], ...steps);
    await planner.demanded('50', '2026-03-12', product);
    await planner.planned();
    const done = await p.acceptedForGood(await p.theOne(product, 'EXPEDITE'));
    const { po_number, items } = await p.purchase(id);
    expect(done).toMatchObject({
      what: expect.stringMatching(
        new RegExp(`^${po_number}: 50.000 KG of RM-ACT-\\d+ are due on 2026-03-12 instead of 2026-03-20.$`),
      ),
      purchase_order_id: id,
      po_item_id: items[0].po_item_id,
      days: -8,
      amount: '500.0000',
    });
    expect(await p.purchase(id)).toMatchObject({ status, expected_delivery_date: '2026-03-12' });

    await t.db.sql(`update demands set due_date = '2026-03-30' where product_id = $1`, [product]);
    await planner.planned();
    expect(await p.acceptedForGood(await p.theOne(product, 'DEFER'))).toMatchObject({ days: 18 });
    expect((await p.purchase(id)).items[0].expected_delivery_date).toBe('2026-03-30');
  });

  test('that is a DRAFT takes another quantity, at the price of that quantity', async () => {
    const product = await p.bought();
    const path = `/suppliers/${p.supplier}/products/${product}/price-breaks`;
    const breaks = { price_breaks: [{ minimum_quantity: '70', unit_price: '8', valid_from: '2026-01-01' }] };
    const set = await t.as.proc_off.put(path, breaks);
    expect(set.status, set.text).toBe(200);
    const id = await p.ordered([[product, '50', '2026-03-12']]);
    await planner.demanded('80', '2026-03-12', product);
    await planner.planned();
    const done = await p.acceptedForGood(await p.theOne(product, 'INCREASE'));
    expect(done.what).toMatch(/: 80\.000 KG of RM-ACT-\d+ instead of 50\.000\.$/);
    expect(await p.purchase(id)).toMatchObject({
      total_amount: '640.0000',
      items: [{ quantity_ordered: '80.000', unit_price: '8.0000', price_source: 'PRICE_BREAK' }],
    });

    await t.db.sql(`update demands set quantity = 30 where product_id = $1`, [product]);
    await planner.planned();
    await p.acceptedForGood(await p.theOne(product, 'DECREASE'));
    expect(await p.purchase(id)).toMatchObject({
      total_amount: '300.0000',
      items: [{ quantity_ordered: '30.000', unit_price: '10.0000', price_source: 'SUPPLIER_LINK' }],
    });
  });

  test('that the supplier has keeps its quantity, and the answer says what to do', async () => {
    const product = await p.bought();
    await p.ordered([[product, '50', '2026-03-12']], 'SENT');
    await planner.demanded('20', '2026-03-12', product);
    await planner.planned();
    const { planning_exception_id: id } = await p.theOne(product, 'DECREASE');
    const before = await p.everything();
    const answer = await p.accept([id]);
    expect(refused(answer), answer.text).toEqual([409, 'CONFLICT']);
    expect(answer.body.message).toMatch(
      /^Message \d+ \(DECREASE\): Order PO-.* is SENT: the supplier has it/,
    );
    expect(answer.body.details[0]).toMatchObject({ planning_exception_id: id });
    expect(await p.everything()).toEqual(before);
  });

  test.each([[[]], [['SENT']]])('that nothing needs is cancelled, after %j', async (steps) => {
    const product = await p.bought();
    const id = await p.ordered([[product, '50', '2026-03-12']], ...steps);
    await planner.planned();
    const message = await p.theOne(product, 'CANCEL');
    const path = `/planning/exceptions/${message.planning_exception_id}/accept`;
    expect(refused(await t.as.prod_mgr.post(path, {}))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    const done = await p.acceptedForGood(message);
    expect(done.what).toMatch(/^PO-.*: 50\.000 KG of RM-ACT-\d+ are cancelled\.$/);
    expect((await p.purchase(id)).status).toBe('CANCELLED');
  });

  test('that is a DRAFT loses the line that nothing needs', async () => {
    const [needless, needed] = [await p.bought(), await p.bought()];
    const id = await p.ordered([
      [needless, '50', '2026-03-12'],
      [needed, '20', '2026-03-12'],
    ]);
    await planner.demanded('20', '2026-03-12', needed);
    await planner.planned();
    await p.acceptedForGood(await p.theOne(needless, 'CANCEL'));
    expect(await p.purchase(id)).toMatchObject({
      status: 'DRAFT',
      total_amount: '200.0000',
      items: [{ product_id: needed, quantity_ordered: '20.000' }],
    });
  });

  test('that the supplier has is cancelled with all its lines, and not with one of them; closed when part has come', async () => {
    const [first, second] = [await p.bought(), await p.bought()];
    const id = await p.ordered(
      [
        [first, '50', '2026-03-12'],
        [second, '20', '2026-03-12'],
      ],
      'SENT',
    );
    await planner.planned();
    const ids = [
      (await p.theOne(first, 'CANCEL')).planning_exception_id,
      (await p.theOne(second, 'CANCEL')).planning_exception_id,
    ];
    const alone = await p.accept(ids.slice(0, 1));
    expect(refused(alone), alone.text).toEqual([409, 'CONFLICT']);
    expect(alone.body.message).toMatch(/is SENT and also brings RM-ACT-\d+: .* Cancel the order/);
    const [line] = (await p.purchase(id)).items;
    const received = await t.as.inv_clerk.put(`/procurement/orders/${id}/receive`, {
      items_received: [{ po_item_id: line.po_item_id, quantity_received: '10', quality_status: 'APPROVED' }],
    });
    expect(received.status, received.text).toBe(200);
    const together = await p.accept(ids);
    expect(together.status, together.text).toBe(200);
    expect((await p.purchase(id)).status).toBe('CLOSED');
    await planner.planned();
    for (const product of [first, second]) expect(await p.said(product)).toEqual([]);
  });
});

describe('all or nothing', () => {
  test('PAST_DUE and SHORTAGE are for people', async () => {
    const product = await p.bought();
    await p.ordered([[product, '50', '2026-03-20']]);
    await planner.demanded('50', '2026-03-04', product);
    await planner.planned();
    const shortage = await p.theOne(product, 'SHORTAGE');
    const expedite = await p.theOne(product, 'EXPEDITE');
    const before = await p.everything();
    const both = await p.accept([expedite.planning_exception_id, shortage.planning_exception_id]);
    expect(refused(both), both.text).toEqual([409, 'CONFLICT']);
    expect(both.body.message).toContain('Accept the messages about the orders');
    expect(await p.everything()).toEqual(before);
    await p.acceptedForGood(expedite);

    const late = await p.bought();
    await planner.demanded('5', '2026-03-02', late);
    await planner.planned();
    const answer = await p.accept([(await p.theOne(late, 'PAST_DUE')).planning_exception_id]);
    expect(refused(answer), answer.text).toEqual([409, 'CONFLICT']);
    expect(answer.body.message).toContain('Convert the planned order');
  });

  test('messages of a scenario are not acted upon', async () => {
    const product = await p.bought();
    await planner.demanded('50', '2026-03-06', product);
    await planner.planned();
    const { planning_exception_id: id } = await p.theOne(product, 'ORDER');
    await t.db.sql(
      `with made as (insert into planning_scenarios (scenario_name) values ('Yeni pres') returning scenario_id)
       update planning_exceptions set scenario_id = (select scenario_id from made) where planning_exception_id = $1`,
      [id],
    );
    const answer = await p.accept([id]);
    expect(refused(answer), answer.text).toEqual([409, 'CONFLICT']);
    expect(answer.body.message).toContain('belongs to a scenario');
    await t.db.sql('delete from planning_exceptions where planning_exception_id = $1', [id]);
  });

  test('what is bought abroad needs the rate, and the refusal names the field', async () => {
    const product = await p.bought('EUR');
    await planner.demanded('50', '2026-03-06', product);
    await planner.planned();
    const { planning_exception_id: id } = await p.theOne(product, 'ORDER');
    const before = await p.everything();
    const answer = await p.accept([id]);
    expect(refused(answer), answer.text).toEqual([422, 'VALIDATION_ERROR']);
    expect(answer.body.message).toContain('exchange_rates: needs the rate of EUR');
    expect(await p.everything()).toEqual(before);
    const rates = { exchange_rates: [{ currency: 'EUR', exchange_rate: '40' }] };
    const { body } = await p.accept([id], rates);
    expect(body.purchase_orders_made).toMatchObject([{ currency: 'EUR', total_amount: '500.0000' }]);
  });

  test('what is DISMISSED may be accepted, what is accepted or resolved not once more', async () => {
    const product = await p.bought();
    await p.ordered([[product, '50', '2026-03-20']]);
    await planner.demanded('50', '2026-03-12', product);
    await planner.planned();
    const { planning_exception_id: id } = await p.theOne(product, 'EXPEDITE');
    await t.as.proc_off.post(`/planning/exceptions/${id}/dismiss`, { reason: 'Sonra' });
    const key = { 'idempotency-key': 'accept-1' };
    const first = await p.accept([id], {}, key);
    expect(first.status, first.text).toBe(200);
    expect((await p.accept([id], {}, key)).body).toEqual(first.body);
    const again = await p.accept([id]);
    expect(refused(again)).toEqual([409, 'CONFLICT']);
    expect(again.body.message).toContain('is accepted already');
    await planner.planned();
    const resolved = await p.accept([id]);
    expect(refused(resolved)).toEqual([409, 'CONFLICT']);
    expect(resolved.body.message).toContain('is resolved');
  });

  test('two at once: one does it', async () => {
    const product = await p.bought();
    await planner.demanded('50', '2026-03-06', product);
    await planner.planned();
    const { planning_exception_id: id } = await p.theOne(product, 'ORDER');
    const answers = await Promise.all([p.accept([id]), p.accept([id]), p.accept([id])]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409, 409]);
    const lines = await t.db.sql('select from purchase_order_items where product_id = $1', [product]);
    expect(lines).toHaveLength(1);
  });

  test('rights first, then the shape, then whether it is there', async () => {
    const path = '/planning/exceptions/accept';
    for (const role of ['viewer', 'inv_clerk'] as const) {
      expect(refused(await t.as[role].post(path, {}))).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
    }
    for (const body of [
      {},
      { planning_exception_ids: [] },
      { planning_exception_ids: [1, 1] },
      { planning_exception_ids: Array.from({ length: 201 }, (_, place) => place + 1) },
      { planning_exception_ids: [1], reason: 'x' },
      { planning_exception_ids: [1], note: 'x'.repeat(501) },
    ]) {
      expect(refused(await t.as.admin.post(path, body))).toEqual([422, 'VALIDATION_ERROR']);
    }
    const json = { 'content-type': 'application/json' };
    expect(refused(await t.as.admin.post(path, '{"note":', json))).toEqual([400, 'INVALID_JSON']);
    expect(refused(await p.accept([999_999]))).toEqual([404, 'NOT_FOUND']);
    expect(refused(await t.as.admin.post('/planning/exceptions/999999/accept', {}))).toEqual([
      404,
      'NOT_FOUND',
    ]);
  });
});

test('what a run said is listed, whatever became of it', async () => {
  const product = await p.bought();
  await p.ordered([[product, '50', '2026-03-12']]);
  const first = await planner.planned();
  const second = await planner.planned();
  await p.acceptedForGood(await p.theOne(product, 'CANCEL'));
  const third = await planner.planned();
  const saidBy = async (runId: number, query = '') => {
    const { status, body, text } = await t.as.viewer.get(
      `/planning/runs/${runId}/exceptions?product_id=${product}${query}`,
    );
    expect(status, text).toBe(200);
    return body.items.map((one: { exception_type: string; status: string }) => [
      one.exception_type,
      one.status,
    ]);
  };
  for (const { run_id } of [first, second]) {
    expect(await saidBy(run_id)).toEqual([['CANCEL', 'RESOLVED']]);
    expect(await saidBy(run_id, '&status=OPEN')).toEqual([]);
  }
  expect(await saidBy(third.run_id)).toEqual([]);
  expect(refused(await t.as.viewer.get('/planning/runs/999999/exceptions'))).toEqual([404, 'NOT_FOUND']);
  const waiting = await planner.start();
  expect(refused(await t.as.viewer.get(`/planning/runs/${waiting}/exceptions`))).toEqual([409, 'CONFLICT']);
  await t.as.prod_mgr.post(`/planning/runs/${waiting}/cancel`, {});
});
