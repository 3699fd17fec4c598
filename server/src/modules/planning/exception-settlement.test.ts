import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf, quantity } from '@horoz/kernel';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { refused } from '../../../../tests/harness/stock.ts';
import { manualClock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { PlanningMessage } from './exception-messages.ts';
import type { PlanningException } from './planning-exceptions.schemas.ts';
import { settleExceptions } from './planning-exceptions.service.ts';
import { createMessenger } from './testing/planning-messages.ts';

const clock = manualClock(new Date('2026-11-20T09:00:00Z'), 'Europe/Istanbul');
const {
  t,
  steel,
  desk,
  productionOrder,
  purchaseItem,
  scenario,
  idOf,
  aRun,
  expedite,
  asSystem,
  list,
  settle,
  theOnly,
  dismiss,
  assign,
} = await createMessenger(clock);
afterAll(() => t.close());
beforeEach(() => t.db.sql('delete from planning_exceptions'));

describe('a run', () => {
  test('raises what is new, with the names of what it is about', async () => {
    const { runId, counts } = await settle([expedite()]);
    expect(counts).toEqual([1, 0, 0, 0]);
    const one = await theOnly();
    expect(one).toEqual({
      planning_exception_id: expect.any(Number),
      scenario_id: null,
      exception_type: 'EXPEDITE',
      status: 'OPEN',
      product_id: steel,
      product_code: 'RM-STEEL-01',
      product_name: 'RM-STEEL-01',
      unit_of_measure: 'KG',
      planned_order_id: null,
      production_order_id: null,
      order_number: null,
      po_item_id: purchaseItem,
      purchase_order_id: expect.any(Number),
      po_number: 'PO-2026-000001',
      exception_date: '2026-12-10',
      needed_date: '2026-12-03',
      quantity: '120.000',
      needed_quantity: null,
      effect_days: -7,
      effect_amount: '300.0000',
      message: 'Expedite it.',
      assigned_to: null,
      assigned_to_name: null,
      first_run_id: runId,
      last_run_id: runId,
      raised_at: '2026-11-20T09:00:00Z',
      resolved_at: null,
      resolved_run_id: null,
      decided_at: null,
      decided_by: null,
      decision_note: null,
    });
    expect((await t.as.viewer.get(`/planning/exceptions/${one.planning_exception_id}`)).body).toEqual(one);
  });

  test('says what a change of the quantity is worth, and nothing without a cost', async () => {
    const resized = { exceptionType: 'DECREASE', neededQuantity: quantity('100.001') } as const;
    const made = { productId: desk, poItemId: null, productionOrderId: productionOrder, neededDay: null };
    await settle([
      expedite({ ...resized, exceptionKey: 'DECREASE:PURCHASE_ORDER:1' }),
      expedite({ ...made, exceptionKey: 'CANCEL:PRODUCTION_ORDER:1', exceptionType: 'CANCEL' }),
    ]);
    expect(await theOnly('?exception_type=DECREASE')).toMatchObject({ effect_amount: '-49.9975' });
    expect(await theOnly('?exception_type=CANCEL')).toMatchObject({
      order_number: 'MO-2026-000001',
      effect_amount: null,
      effect_days: null,
    });
  });

  test('changes what it says again, resolves what it no longer says, and then begins anew', async () => {
    const { runId: first } = await settle([expedite()]);
    const before = await theOnly();
    await assign(before.planning_exception_id, 1);
    clock.advance(1_000);
    expect((await settle([expedite()])).counts).toEqual([0, 0, 0, 0]);
    const { runId, counts } = await settle([expedite({ quantity: quantity('90'), message: 'Another.' })]);
    expect(counts).toEqual([0, 1, 0, 0]);
    expect(await theOnly()).toMatchObject({
      planning_exception_id: before.planning_exception_id,
      first_run_id: first,
      last_run_id: runId,
      quantity: '90.000',
      message: 'Another.',
      assigned_to: 1,
      raised_at: before.raised_at,
    });
    expect((await settle([])).counts).toEqual([0, 0, 1, 0]);
    expect(await list()).toEqual([]);
    expect(await theOnly('?status=RESOLVED')).toMatchObject({
      last_run_id: runId,
      resolved_at: new Date(clock.now()).toISOString().replace('.000', ''),
    });
    expect((await settle([])).counts, 'resolved once').toEqual([0, 0, 0, 0]);
    expect((await settle([expedite()])).counts).toEqual([1, 0, 0, 0]);
    expect((await theOnly()).planning_exception_id).not.toBe(before.planning_exception_id);
  });

  test('of a scenario leaves reality alone, and reality the scenario', async () => {
    await settle([expedite()]);
    expect((await settle([expedite({ quantity: quantity('7') })], scenario)).counts).toEqual([1, 0, 0, 0]);
    expect((await theOnly()).quantity).toBe('120.000');
    expect(await theOnly(`?scenario_id=${scenario}`)).toMatchObject({
      scenario_id: scenario,
      quantity: '7.000',
    });
    await settle([]);
    expect(await list()).toEqual([]);
    expect(await list(`?scenario_id=${scenario}`)).toHaveLength(1);
  });

  test('names the planned order that stands, of the same scenario, day and lot', async () => {
    const runId = await aRun();
    const planned = (
      due: string,
      lot: number,
      ended: number | null = null,
      scenarioId: number | null = null,
    ) =>
      idOf(
        `insert into planned_orders (scenario_id, product_id, order_type, quantity, start_date, due_date, lot_number,
           first_run_id, ended_run_id)
         values ($1, $2, 'BUY', 5, '2026-12-01', $3, $4, $5, $6) returning planned_order_id`,
        [scenarioId, steel, due, lot, runId, ended],
      );
    await planned('2026-12-08', 1);
    await planned('2026-12-08', 2, await aRun());
    await planned('2026-12-08', 2, null, scenario);
    const wanted = await planned('2026-12-08', 2);
    const plannedOrder = { productId: steel, dueDay: dayOf('2026-12-08'), lotNumber: 2 };
    const message = expedite({ poItemId: null, plannedOrder, exceptionKey: 'EXPEDITE:PLANNED_ORDER' });
    await settle([message]);
    const before = await theOnly();
    expect(before.planned_order_id).toBe(wanted);
    await dismiss(before.planning_exception_id);
    await t.db.sql('update planned_orders set ended_run_id = $2 where planned_order_id = $1', [
      wanted,
      await aRun(),
    ]);
    const next = await planned('2026-12-08', 2);
    await settle([message]);
    expect((await theOnly('?status=DISMISSED')).planned_order_id, 'decided or not').toBe(next);
  });

  test('of 1,000 messages takes one statement, raising, changing and resolving', async () => {
    const many = (more: Partial<PlanningMessage>, from = 0) =>
      Array.from({ length: 1_000 }, (_, n) => expedite({ exceptionKey: `EXPEDITE:${n + from}`, ...more }));
    const sizes: [number, number[]][] = [];
    for (const messages of [
      many({}),
      many({ quantity: quantity('1') }),
      many({ quantity: quantity('1') }, 400),
      [],
    ]) {
      let statements = 0;
      const runId = await aRun();
      const counts = await asSystem((tx) => {
        const counting: Tx = {
          ...tx,
          run: (...call) => {
            statements += 1;
            return tx.run(...call);
          },
        };
        return settleExceptions(counting, { runId, scenarioId: null }, messages);
      });
      sizes.push([statements, [counts.raised, counts.changed, counts.resolved, counts.reopened]]);
    }
    expect(sizes).toEqual([
      [1, [1_000, 0, 0, 0]],
      [1, [0, 1_000, 0, 0]],
      [1, [400, 0, 400, 0]],
      [1, [0, 0, 1_000, 0]],
    ]);
    const keys = await t.db.sql<{ key: string }>(
      'select exception_key as key from planning_exceptions order by planning_exception_id limit 3',
    );
    expect(keys.map((one) => one.key)).toEqual(['EXPEDITE:0', 'EXPEDITE:1', 'EXPEDITE:2']);
  });
});

describe('a decision', () => {
  const decided = async (message: PlanningMessage = expedite()) => {
    await settle([message]);
    const { planning_exception_id: id } = await theOnly();
    const answer = await dismiss(id);
    expect(answer.status, answer.text).toBe(200);
    return answer.body as PlanningException;
  };
  const resized = (needed: string) => expedite({ neededQuantity: quantity(needed) });

  test.each<[string, PlanningMessage | undefined, Partial<PlanningMessage>]>([
    ['the need two days earlier', undefined, { neededDay: dayOf('2026-12-01') }],
    ['the order two days later', undefined, { day: dayOf('2026-12-12') }],
    ['10 % more', undefined, { quantity: quantity('132') }],
    ['10 % less', undefined, { quantity: quantity('108') }],
    ['another sentence', undefined, { message: 'The same in other words.' }],
    [
      '10 % more needed',
      { ...expedite(), neededQuantity: quantity('200') },
      { neededQuantity: quantity('220') },
    ],
    [
      'a day more overdue, each day',
      { ...expedite(), exceptionKey: 'PAST_DUE:1', exceptionType: 'PAST_DUE' },
      { neededDay: dayOf('2026-12-30') },
    ],
  ])('holds against %s, and keeps its values', async (_what, first, more) => {
    const message = first ?? expedite();
    const before = await decided(message);
    const { runId, counts } = await settle([{ ...message, message: 'New words.', ...more }]);
    expect(counts).toEqual([0, 0, 0, 0]);
    expect(await list()).toEqual([]);
    expect(await theOnly('?status=DISMISSED')).toEqual({
      ...before,
      last_run_id: runId,
      message: more.message ?? 'New words.',
    });
  });

  test.each<[string, PlanningMessage | undefined, Partial<PlanningMessage>]>([
    ['the need three days earlier', undefined, { neededDay: dayOf('2026-11-30') }],
    ['the need three days later', undefined, { neededDay: dayOf('2026-12-06') }],
    ['the order three days later', undefined, { day: dayOf('2026-12-13') }],
    ['more than 10 % more', undefined, { quantity: quantity('132.001') }],
    ['more than 10 % less', undefined, { quantity: quantity('107.999') }],
    [
      'more needed',
      { ...expedite(), neededQuantity: quantity('200') },
      { neededQuantity: quantity('220.001') },
    ],
    ['a quantity that was not there', undefined, { neededQuantity: quantity('200') }],
  ])('is open again at %s, with the new values', async (_what, first, more) => {
    const message = first ?? expedite();
    const before = await decided(message);
    const next = { ...message, ...more };
    expect((await settle([next])).counts).toEqual([0, 0, 0, 1]);
    const after = await theOnly();
    expect(after).toMatchObject({
      planning_exception_id: before.planning_exception_id,
      status: 'OPEN',
      decision_note: 'Tedarikçi ile görüşüldü',
      decided_at: before.decided_at,
    });
    const values = await t.db.sql(
      `select exception_date = '1970-01-01'::date + $1::integer as day, needed_date = '1970-01-01'::date + $2::integer as needed,
         quantity * 1000 = $3 as quantity, needed_quantity * 1000 is not distinct from $4::numeric as "neededQuantity"
       from planning_exceptions`,
      [next.day, next.neededDay, String(next.quantity), next.neededQuantity?.toString() ?? null],
    );
    expect(values).toEqual([{ day: true, needed: true, quantity: true, neededQuantity: true }]);
  });

  test('is compared with what was decided, so that small steps add up', async () => {
    await decided(resized('100'));
    const said = [];
    for (const needed of ['106', '110', '111', '200', '100'])
      said.push((await settle([resized(needed)])).counts);
    expect(said).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 1],
      [0, 1, 0, 0],
      [0, 1, 0, 0],
    ]);
  });

  test('that was accepted holds and opens likewise, and ends when it is no longer said', async () => {
    await settle([expedite()]);
    const accept = () =>
      t.db.sql(`update planning_exceptions set status = 'ACCEPTED', decided_at = $1`, [clock.now()]);
    await accept();
    expect((await settle([expedite({ quantity: quantity('121') })])).counts).toEqual([0, 0, 0, 0]);
    expect((await theOnly('?status=ACCEPTED')).quantity).toBe('120.000');
    expect((await settle([expedite({ quantity: quantity('150') })])).counts).toEqual([0, 0, 0, 1]);
    await accept();
    const { planning_exception_id: id } = await theOnly('?status=ACCEPTED');
    expect(refused(await dismiss(id))).toEqual([409, 'CONFLICT']);
    expect((await assign(id, 1)).body).toMatchObject({ status: 'ACCEPTED', assigned_to: 1 });
    expect((await settle([])).counts).toEqual([0, 0, 1, 0]);
  });

  test('made while a run settles waits for it', async () => {
    await settle([expedite()]);
    const { planning_exception_id: id } = await theOnly();
    const runId = await aRun();
    const [answer, isDoneBefore] = await asSystem(async (tx) => {
      await settleExceptions(tx, { runId, scenarioId: null }, []);
      let isDone = false;
      const sent = dismiss(id).finally(() => {
        isDone = true;
      });
      await sleep(300);
      return [{ sent }, isDone] as const;
    });
    expect(isDoneBefore).toBe(false);
    expect(refused(await answer.sent)).toEqual([409, 'CONFLICT']);
    expect(await theOnly('?status=RESOLVED')).toMatchObject({ decided_at: null });
  });
});
