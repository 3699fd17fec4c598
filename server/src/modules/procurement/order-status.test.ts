import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../tests/harness/factory.ts';
import { expectInvariants } from '../../../../tests/harness/invariants.ts';
import { auditsOf, outcomes, refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import { PURCHASE_STATUSES, type PurchaseStatus } from './orders.schemas.ts';
import { type Buying, createBuying, type Made } from './testing/buying.ts';

let t: TestApp;
let f: Factory;
let b: Buying;
let supplier: number;
let steel: number;

beforeAll(async () => {
  t = await createTestApp({ clock: manualClock(new Date('2026-03-10T08:00:00Z'), 'Europe/Istanbul') });
  f = await createFactory(t);
  b = createBuying(t, f);
  supplier = await b.supplier('SUPPLIER');
  steel = await f.product('STEEL');
});
afterAll(async () => {
  await expectInvariants(t.db);
  await t.close();
});

const order = (...steps: string[]) =>
  b.order(
    { supplier_id: supplier, items: [{ product_id: steel, quantity_ordered: '10', unit_price: '1' }] },
    ...steps,
  );
const to = ({ id }: Made, status: string, more: object = {}, headers: Record<string, string> = {}) =>
  t.as.proc_off.put(`/procurement/orders/${id}/status`, { status, ...more }, headers);
const read = async ({ id }: Made) => (await t.as.viewer.get(`/procurement/orders/${id}`)).body;

/** How an order comes into each status, and where people may send it from there. Written again, not read from the code. */
const TABLE: readonly [PurchaseStatus, string[], PurchaseStatus[]][] = [
  ['DRAFT', [], ['SENT', 'CANCELLED']],
  ['SENT', ['SENT'], ['CONFIRMED', 'CANCELLED', 'CLOSED']],
  ['CONFIRMED', ['SENT', 'CONFIRMED'], ['CANCELLED', 'CLOSED']],
  ['PARTIALLY_RECEIVED', ['SENT', 'receive 4'], ['CLOSED']],
  ['FULLY_RECEIVED', ['SENT', 'receive 10'], []],
  ['CANCELLED', ['SENT', 'CANCELLED'], []],
  ['CLOSED', ['SENT', 'receive 4', 'CLOSED'], []],
];
const PAIRS = TABLE.flatMap(([from, steps, allowed]) =>
  [...PURCHASE_STATUSES, 'receive' as const].map((action) => [from, action, steps, allowed] as const),
);

describe('every action in every status', () => {
  test.each(PAIRS)('%s: %s', async (from, action, steps, allowed) => {
    const made = await order(...steps);
    expect(made.body.status).toBe(from);
    if (action === 'receive') {
      const answer = await t.as.inv_clerk.put(`/procurement/orders/${made.id}/receive`, {
        items_received: [{ po_item_id: made.body.items[0].po_item_id, quantity_received: '1' }],
      });
      const awaited = ['SENT', 'CONFIRMED', 'PARTIALLY_RECEIVED'].includes(from);
      expect([answer.status, answer.body.error_code]).toEqual(
        awaited ? [200, undefined] : [409, 'INVALID_STATUS_TRANSITION'],
      );
      expect((await read(made)).status).toBe(awaited ? 'PARTIALLY_RECEIVED' : from);
      return;
    }
    const answer = await to(made, action);
    if (allowed.includes(action)) {
      expect([answer.status, answer.body.status], answer.text).toEqual([200, action]);
    } else {
      expect(refused(answer)).toEqual([409, 'INVALID_STATUS_TRANSITION']);
      expect(answer.body.details).toEqual([{ from, to: action, allowed }]);
      expect(await read(made)).toEqual({ ...made.body, warnings: undefined });
    }
  });
});

test('a step is written into the history, audited and announced', async () => {
  const made = await order();
  const sent = await to(made, 'SENT', { notes: 'E-posta ile' }, { 'x-request-id': 'step-sent' });
  expect(sent.body).not.toHaveProperty('warnings');
  const confirmed = await to(made, 'CONFIRMED', { supplier_reference: 'SO-88' });
  expect(confirmed.body.supplier_reference).toBe('SO-88');
  expect((await to(made, 'CLOSED')).body.supplier_reference).toBe('SO-88');
  const who = { user_id: expect.any(Number), username: 'proc_off', full_name: 'Test proc_off' };
  const at = '2026-03-10T08:00:00.000Z';
  const step = (
    sequence_number: number,
    from_status: string | null,
    to_status: string,
    notes: string | null,
  ) => ({
    sequence_number,
    from_status,
    to_status,
    changed_at: at,
    changed_by: who,
    notes,
  });
  const history = await t.as.viewer.get(`/procurement/orders/${made.id}/history`);
  expect(history.body).toEqual({
    purchase_order_id: made.id,
    po_number: made.number,
    status: 'CLOSED',
    steps: [
      step(1, null, 'DRAFT', null),
      step(2, 'DRAFT', 'SENT', 'E-posta ile'),
      step(3, 'SENT', 'CONFIRMED', null),
      step(4, 'CONFIRMED', 'CLOSED', null),
    ],
    date_changes: [],
  });
  expect(await auditsOf(t.db, 'step-sent')).toMatchObject([
    {
      action: 'purchase_order.status',
      entity_id: String(made.id),
      before: { status: 'DRAFT' },
      after: { status: 'SENT', notes: 'E-posta ile' },
    },
  ]);
  expect(await t.db.sql(`select topic, payload from events where request_id = 'step-sent'`)).toEqual([
    {
      topic: 'purchase_order.status_changed',
      payload: {
        purchase_order_id: made.id,
        po_number: made.number,
        supplier_id: supplier,
        from: 'DRAFT',
        to: 'SENT',
      },
    },
  ]);
  expect(refused(await t.as.viewer.get('/procurement/orders/999999/history'))).toEqual([404, 'NOT_FOUND']);
});

test('closing ends the lines that have not come, and only those; cancelling all of them', async () => {
  const closed = await b.order(
    {
      supplier_id: supplier,
      items: ['10', '20', '30'].map((quantity_ordered) => ({
        product_id: steel,
        quantity_ordered,
        unit_price: '1',
      })),
    },
    'SENT',
    'receive 10',
    'CLOSED',
  );
  expect(
    closed.body.items.map((one: Record<string, unknown>) => [one.delivery_status, one.quantity_outstanding]),
  ).toEqual([
    ['RECEIVED', '0.000'],
    ['CLOSED', '0.000'],
    ['CLOSED', '0.000'],
  ]);
  expect(closed.body).toMatchObject({
    delivery_status: 'CLOSED',
    pending_quantity_lines: 0,
    pending_amount: '0.0000',
    received_percentage: '33.33',
    total_amount: '60.0000',
  });
  const cancelled = await order('SENT', 'CANCELLED');
  expect(cancelled.body).toMatchObject({
    delivery_status: 'CANCELLED',
    pending_quantity_lines: 0,
    days_late: 0,
  });
  expect(cancelled.body.items[0].delivery_status).toBe('CLOSED');
});

test('what is refused says what to do', async () => {
  const message = async (made: Made, status: string) => (await to(made, status)).body.message;
  const partial = await order('SENT', 'receive 1');
  expect(await message(partial, 'FULLY_RECEIVED')).toContain('/receive');
  expect(await message(partial, 'CANCELLED')).toContain('Close it instead');
  expect(await message(await order('CANCELLED'), 'SENT')).toContain('final');
});

test('needs a status of the table, the right, the order and the version that was read', async () => {
  const made = await order();
  expect(refused(await to(made, 'DONE'))).toEqual([422, 'VALIDATION_ERROR']);
  expect(refused(await to(made, 'SENT', { reason: 'x' }))).toEqual([422, 'VALIDATION_ERROR']);
  expect(refused(await to(made, 'SENT', { supplier_reference: ' ' }))).toEqual([422, 'VALIDATION_ERROR']);
  expect(refused(await to({ ...made, id: 999999 }, 'SENT'))).toEqual([404, 'NOT_FOUND']);
  for (const role of ['viewer', 'prod_mgr', 'inv_clerk'] as const) {
    const answer = await t.as[role].put(`/procurement/orders/${made.id}/status`, { status: 'SENT' });
    expect(refused(answer)).toEqual([403, 'INSUFFICIENT_PERMISSIONS']);
  }
  expect(refused(await to(made, 'SENT', {}, { 'if-match': '"2020-01-01T00:00:00Z"' }))).toEqual([
    409,
    'CONFLICT',
  ]);
  expect((await to(made, 'SENT', {}, { 'if-match': `"${made.body.updated_at}"` })).status).toBe(200);
});

describe('at once', () => {
  test('send and cancel: the order ends cancelled, and a send that came second says why it failed', async () => {
    for (let round = 0; round < 6; round += 1) {
      const made = await order();
      const [sent, cancelled] = await Promise.all([to(made, 'SENT'), to(made, 'CANCELLED')]);
      expect(cancelled?.status).toBe(200);
      expect(['200', 'INVALID_STATUS_TRANSITION']).toContain(sent?.body.error_code ?? String(sent?.status));
      const { steps } = (await t.as.viewer.get(`/procurement/orders/${made.id}/history`)).body;
      expect(steps.map((one: { to_status: string }) => one.to_status)).toEqual(
        sent?.status === 200 ? ['DRAFT', 'SENT', 'CANCELLED'] : ['DRAFT', 'CANCELLED'],
      );
      expect((await read(made)).status).toBe('CANCELLED');
    }
  });

  test('five sends, and two ends of a confirmed order: one of them wins', async () => {
    const made = await order();
    const sends = await Promise.all(Array.from({ length: 5 }, () => to(made, 'SENT')));
    expect(outcomes(sends)).toEqual(['200', ...Array(4).fill('INVALID_STATUS_TRANSITION')]);
    const ends = await Promise.all([to(made, 'CANCELLED'), to(made, 'CLOSED')]);
    expect(outcomes(ends)).toEqual(['200', 'INVALID_STATUS_TRANSITION']);
  });

  test('a receipt and a cancellation: one of them wins', async () => {
    for (let round = 0; round < 4; round += 1) {
      const made = await order('SENT');
      const answers = await Promise.all([
        to(made, 'CANCELLED'),
        t.as.inv_clerk.put(`/procurement/orders/${made.id}/receive`, {
          items_received: [{ po_item_id: made.body.items[0].po_item_id, quantity_received: '4' }],
        }),
      ]);
      expect(outcomes(answers)).toEqual(['200', 'INVALID_STATUS_TRANSITION']);
      expect((await read(made)).items[0].quantity_received).toBe(
        answers[0]?.status === 200 ? '0.000' : '4.000',
      );
    }
  });
});
