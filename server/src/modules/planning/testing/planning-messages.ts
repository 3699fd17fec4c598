import { dayOf, quantity } from '@horoz/kernel';
import { expect } from 'vitest';
import { createTestApp, type TestApp } from '../../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../../tests/harness/factory.ts';
import { systemActor } from '../../../platform/actor.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import type { PlanningMessage } from '../exception-messages.ts';
import type { PlanningException } from '../planning-exceptions.schemas.ts';
import { settleExceptions } from '../planning-exceptions.service.ts';

/** An application with an order of each kind to say something about, and runs that say it. */
export async function createMessenger(clock: Clock) {
  const t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  const f = await createFactory(t);
  const steel = await f.product('RM-STEEL-01', { standardCost: '2.5' });
  const desk = await f.product('FP-DESK', { type: 'FINISHED_PRODUCT', unit: 'PCS' });
  await t.db.sql(`update products set product_name = 'ÇALIŞMA MASASI' where product_id = $1`, [desk]);

  async function idOf(text: string, values: unknown[] = []): Promise<number> {
    const [row] = await t.db.sql<Record<string, number>>(text, values);
    return Object.values(row ?? {})[0] ?? 0;
  }

  await makePurchaseOrder(t, f, steel);
  await makeProductionOrder(t, f, desk, steel);
  const purchaseItem = await idOf('select po_item_id from purchase_order_items');
  const productionOrder = await idOf('select production_order_id from production_orders');
  const scenario = await idOf(
    `insert into planning_scenarios (scenario_name) values ('Bayram') returning scenario_id`,
  );

  const aRun = (scenarioId: number | null = null) =>
    idOf(
      `insert into planning_runs (mode, horizon_days, scenario_id, state, finished_at)
       values ('REGENERATIVE', 60, $1, 'COMPLETED', $2) returning run_id`,
      [scenarioId, clock.now()],
    );

  const given = expediteOf(steel, purchaseItem);
  const expedite = (more: Partial<PlanningMessage> = {}): PlanningMessage => ({ ...given, ...more });

  const asSystem = <Result>(work: (tx: Tx) => Promise<Result>) =>
    inTransaction(t.db, systemActor('planning'), work);

  async function list(query = ''): Promise<PlanningException[]> {
    const { status, body, text } = await t.as.viewer.get(`/planning/exceptions${query}`);
    expect(status, text).toBe(200);
    return body.items;
  }

  return {
    t,
    steel,
    desk,
    purchaseItem,
    productionOrder,
    scenario,
    idOf,
    aRun,
    expedite,
    asSystem,
    list,
    /** A run that says this, and what it answers: raised, changed, resolved, reopened. */
    async settle(messages: readonly PlanningMessage[], scenarioId: number | null = null) {
      const runId = await aRun(scenarioId);
      const { raised, changed, resolved, reopened } = await asSystem((tx) =>
        settleExceptions(tx, { runId, scenarioId }, messages),
      );
      return { runId, counts: [raised, changed, resolved, reopened] };
    },
    async theOnly(query = ''): Promise<PlanningException> {
      const [one, ...more] = await list(query);
      if (one === undefined || more.length > 0) throw new Error('There is one message');
      return one;
    },
    dismiss: (id: number, reason = 'Tedarikçi ile görüşüldü') =>
      t.as.proc_off.post(`/planning/exceptions/${id}/dismiss`, { reason }),
    assign: (id: number, user_id: unknown) =>
      t.as.prod_mgr.post(`/planning/exceptions/${id}/assign`, { user_id }),
  };
}

/** An order that comes on 10 December and is needed on the 3rd. */
const expediteOf = (productId: number, poItemId: number): PlanningMessage => ({
  exceptionKey: `EXPEDITE:PURCHASE_ORDER:${poItemId}`,
  exceptionType: 'EXPEDITE',
  productId,
  plannedOrder: null,
  productionOrderId: null,
  poItemId,
  day: dayOf('2026-12-10'),
  neededDay: dayOf('2026-12-03'),
  quantity: quantity('120'),
  neededQuantity: null,
  message: 'Expedite it.',
});

async function makePurchaseOrder(t: TestApp, f: Factory, productId: number): Promise<void> {
  await t.db.sql(`insert into suppliers (supplier_code, supplier_name) values ('SUP-1', 'Metal AŞ')`);
  const [supplier] = await t.db.sql<{ supplier_id: number }>('select supplier_id from suppliers');
  const order = await t.as.admin.post('/procurement/orders', {
    ...supplier,
    warehouse_id: f.rawWarehouse,
    items: [{ product_id: productId, quantity_ordered: '120', unit_price: '2' }],
  });
  expect(order.status, order.text).toBe(201);
}

async function makeProductionOrder(t: TestApp, f: Factory, made: number, component: number): Promise<void> {
  await f.stock(component, '5', '2');
  const order = await t.as.prod_mgr.post('/production/orders', {
    product_id: made,
    bom_id: await f.bom(made, [{ productId: component, quantity: '1' }]),
    warehouse_id: f.finishedWarehouse,
    planned_quantity: '5',
    planned_start_date: '2026-12-01',
    planned_completion_date: '2026-12-10',
  });
  expect(order.status, order.text).toBe(201);
}
