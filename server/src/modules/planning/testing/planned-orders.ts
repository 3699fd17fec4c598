import { expect } from 'vitest';
import type { Answer, TestApp } from '../../../../../tests/harness/app.ts';
import type { Factory } from '../../../../../tests/harness/factory.ts';
import { refused } from '../../../../../tests/harness/stock.ts';
import type { RunSummary } from '../planning-runs.schemas.ts';

/** Planned orders for tests, as a run would have left them, and the request that converts them. */

export interface PlannedOptions {
  readonly type?: 'MAKE' | 'BUY';
  /** left out: `due` */
  readonly start?: string;
  readonly due?: string;
  readonly supplierId?: number | null;
  readonly bomId?: number | null;
  readonly scenarioId?: number;
  /** a later run does not plan it any more */
  readonly isReplaced?: boolean;
}

/** $1 scenario, $2 what it says that it has done */
const COMPLETED_RUN = `insert into planning_runs (mode, horizon_days, scenario_id, state, attempt, first_day, started_at, heartbeat_at,
    finished_at, summary)
  select 'REGENERATIVE', 365, $1, 'COMPLETED', 1, '2026-11-16', d.at, d.at, d.at, $2
  from (values ('2026-11-16T06:00:00Z'::timestamptz)) as d (at) returning run_id as id`;

const SUMMARY: RunSummary = {
  item_count: 0,
  planned_order_count: 0,
  make_count: 0,
  buy_count: 0,
  unchanged_count: 0,
  new_count: 0,
  ended_count: 0,
  past_due_count: 0,
  exceptions_raised: 0,
  exceptions_reopened: 0,
  exceptions_resolved: 0,
  milliseconds: { reading: 0, planning: 0, saving: 0 },
};

export type PlannedOrderFactory = Awaited<ReturnType<typeof createPlannedOrderFactory>>;

export async function createPlannedOrderFactory(t: TestApp, f: Factory) {
  let serial = 0;
  const inserted = (text: string, values: unknown[] = []) => insertedId(t, text, values);
  const runs = await completedRuns(t);

  const plan = {
    planned(productId: number, quantity: string, options: PlannedOptions = {}): Promise<number> {
      serial += 1;
      const due = options.due ?? '2026-11-18';
      return inserted(
        `insert into planned_orders (scenario_id, product_id, order_type, quantity, start_date, due_date, lot_number,
           supplier_id, bom_id, first_run_id, ended_run_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning planned_order_id as id`,
        [
          options.scenarioId ?? null,
          productId,
          options.type ?? 'BUY',
          quantity,
          options.start ?? due,
          due,
          serial,
          options.supplierId ?? null,
          options.bomId ?? null,
          runs.of(options.scenarioId),
          options.isReplaced === true ? runs.later : null,
        ],
      );
    },

    scenario: runs.scenario,

    supplier(): Promise<number> {
      serial += 1;
      return inserted(
        `insert into suppliers (supplier_code, supplier_name) values ($1, $1) returning supplier_id as id`,
        [`SUP-${String(serial).padStart(4, '0')}`],
      );
    },

    async link(supplierId: number, productId: number, more: object = {}): Promise<void> {
      const body = { product_id: productId, unit_price: '10', ...more };
      const answer = await t.as.proc_off.post(`/suppliers/${supplierId}/products`, body);
      expect(answer.status, answer.text).toBe(201);
    },

    /** A raw material that the supplier sells. */
    async sold(supplierId: number, more: object = {}): Promise<number> {
      serial += 1;
      const productId = await f.product(`RM-${String(serial).padStart(4, '0')}`);
      await plan.link(supplierId, productId, more);
      return productId;
    },

    /** A finished product of 2 KG steel each. */
    async door() {
      serial += 1;
      const steel = await f.product(`RM-STEEL-${serial}`);
      const product = await f.product(`FG-DOOR-${serial}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
      return { steel, product, bomId: await f.bom(product, [{ productId: steel, quantity: '2' }]) };
    },
  };
  return { ...plan, ...conversions(t) };
}

/** Two of reality, and one of each scenario. */
async function completedRuns(t: TestApp) {
  const run = (scenarioId: number | null) => insertedId(t, COMPLETED_RUN, [scenarioId, SUMMARY]);
  const ofScenario = new Map<number, number>();
  const [first, later] = [await run(null), await run(null)];
  return {
    later,
    of: (scenarioId?: number) => (scenarioId === undefined ? first : ofScenario.get(scenarioId)),
    async scenario(): Promise<number> {
      const scenarioId = await insertedId(
        t,
        `insert into planning_scenarios (scenario_name) values ('Yeni pres') returning scenario_id as id`,
      );
      ofScenario.set(scenarioId, await run(scenarioId));
      return scenarioId;
    },
  };
}

async function insertedId(t: TestApp, text: string, values: unknown[] = []): Promise<number> {
  const [row] = await t.db.sql<{ id: number }>(text, values);
  if (row === undefined) throw new Error('Nothing was inserted');
  return row.id;
}

/** The request, and what it leaves behind. */
function conversions(t: TestApp) {
  const own = {
    convert: (ids: readonly number[], more: object = {}, headers?: Record<string, string>) =>
      t.as.prod_mgr.post('/planning/planned-orders/convert', { planned_order_ids: ids, ...more }, headers),

    /** All that a conversion could leave behind. */
    async everything() {
      const [all] = await t.db.sql(
        `select (select count(*) from purchase_orders) as purchases, (select count(*) from production_orders) as productions,
           (select count(*) from audit_log where entity_type in ('purchase_order', 'production_order')) as audits,
           (select count(*) from events) as events, (select count(*) from alerts) as alerts,
           (select count(*) from stock_allocations) as allocations, (select count(*) from inventory_events) as stock,
           (select json_agg(d order by d.document_type) from document_numbers d) as numbers,
           (select json_agg(o order by o.planned_order_id) from planned_orders o) as planned`,
      );
      return all;
    },

    async expectNothing(
      status: [number, string],
      message: RegExp,
      send: () => Promise<Answer<{ error_code: string; message: string }>>,
    ): Promise<void> {
      const before = await own.everything();
      const answer = await send();
      expect(refused(answer), answer.text).toEqual(status);
      expect(answer.body.message).toMatch(message);
      expect(await own.everything()).toEqual(before);
    },

    /** In the order of their ids. */
    becameOf: (ids: readonly number[]) =>
      t.db.sql(
        `select planned_order_id, production_order_id, purchase_order_id, converted_at,
           (select username from users where user_id = converted_by) as converted_by
         from planned_orders left join purchase_order_items using (po_item_id)
         where planned_order_id = any($1::bigint[]) order by planned_order_id`,
        [ids],
      ),
  };
  return own;
}
