import { expect } from 'vitest';
import { createTestApp, type TestApp } from '../../../../../tests/harness/app.ts';
import { createFactory, type Factory } from '../../../../../tests/harness/factory.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { PlanningException } from '../planning-exceptions.schemas.ts';
import { createPlanner, type Planner } from './planner.ts';

/** A planner who does what the plan says: products and orders for it to say something about, and the request that accepts. */
export async function createActingPlanner(clock: Clock) {
  const t = await createTestApp({ clock, config: { accessTokenMinutes: 1_000_000 } });
  const f = await createFactory(t);
  const planner = createPlanner(t);
  const made = await t.as.proc_off.post('/suppliers', {
    supplier_code: 'CELIK',
    supplier_name: 'Çelik A.Ş.',
    lead_time_days: 2,
  });
  const supplier: number = made.body.supplier_id;
  // The first request of a person logs in, which the audit log says.
  for (const name of ['admin', 'viewer', 'prod_mgr'] as const) await t.as[name].get('/units');

  const goods = createGoods(t, f, supplier);
  const orders = createOrders(t, f, supplier);
  return { ...{ t, f, planner, supplier }, ...goods, ...orders, ...createAnswers(t, planner) };
}

function createGoods(t: TestApp, f: Factory, supplier: number) {
  let serial = 0;
  const own = {
    /** A raw material that the supplier sells at 10. */
    async bought(currency = 'TRY'): Promise<number> {
      serial += 1;
      const productId = await f.product(`RM-ACT-${String(serial).padStart(3, '0')}`, { standardCost: '10' });
      const link = await t.as.proc_off.post(`/suppliers/${supplier}/products`, {
        product_id: productId,
        unit_price: '10',
        currency,
      });
      expect(link.status, link.text).toBe(201);
      return productId;
    },
    /** Of 2 KG of a raw material each, in 2 days; 100 KG of it are in stock. */
    async madeOf() {
      const steel = await own.bought();
      serial += 1;
      const door = await f.product(`FP-ACT-${serial}`, { type: 'FINISHED_PRODUCT', unit: 'PCS' });
      await t.db.sql('update products set lead_time_days = 2 where product_id = $1', [door]);
      const bomId = await f.bom(door, [{ productId: steel, quantity: '2' }]);
      await f.stock(steel, '100', '10');
      return { door, steel, bomId };
    },
  };
  return own;
}

function createOrders(t: TestApp, f: Factory, supplier: number) {
  return {
    /** A purchase order of these lines: [product, quantity, day]. */
    async ordered(lines: readonly (readonly [number, string, string])[], ...steps: string[]) {
      const order = await t.as.proc_off.post('/procurement/orders', {
        supplier_id: supplier,
        warehouse_id: f.rawWarehouse,
        items: lines.map(([product_id, quantity_ordered, day]) => ({
          ...{ product_id, quantity_ordered },
          expected_delivery_date: day,
        })),
      });
      expect(order.status, order.text).toBe(201);
      const id: number = order.body.purchase_order_id;
      for (const status of steps) {
        const moved = await t.as.proc_off.put(`/procurement/orders/${id}/status`, { status });
        expect(moved.status, moved.text).toBe(200);
      }
      return id;
    },
    async making(product: { door: number; bomId: number }, quantity: string, start: string, end: string) {
      const order = await t.as.prod_mgr.post('/production/orders', {
        ...{ product_id: product.door, bom_id: product.bomId, warehouse_id: f.finishedWarehouse },
        ...{ planned_quantity: quantity, planned_start_date: start, planned_completion_date: end },
      });
      expect(order.status, order.text).toBe(201);
      return order.body.production_order_id as number;
    },
    purchase: async (id: number) => (await t.as.viewer.get(`/procurement/orders/${id}`)).body,
    production: async (id: number) => (await t.as.viewer.get(`/production/orders/${id}`)).body,
  };
}

function createAnswers(t: TestApp, planner: Planner) {
  const own = {
    /** What is open about a product, after a run. */
    async said(productId: number, query = ''): Promise<PlanningException[]> {
      const { status, body, text } = await t.as.viewer.get(
        `/planning/exceptions?product_id=${productId}&sort=exception_type${query}`,
      );
      expect(status, text).toBe(200);
      return body.items;
    },
    /** The open message of this type. */
    async theOne(productId: number, type: string): Promise<PlanningException> {
      const all = await own.said(productId);
      const [one, ...more] = all.filter((each) => each.exception_type === type);
      if (one === undefined || more.length > 0) throw new Error(`Said is: ${JSON.stringify(all, null, 2)}`);
      return one;
    },
    accept: (ids: readonly number[], more: object = {}, headers?: Record<string, string>) =>
      t.as.admin.post('/planning/exceptions/accept', { planning_exception_ids: ids, ...more }, headers),
    /** Accepts the message, runs again, and expects that nothing is left to say about the product. */
    async acceptedForGood(message: PlanningException) {
      const id = message.planning_exception_id;
      const answer = await t.as.admin.post(`/planning/exceptions/${id}/accept`, {});
      expect(answer.status, answer.text).toBe(200);
      expect((await t.as.viewer.get(`/planning/exceptions/${id}`)).body.status).toBe('ACCEPTED');
      await planner.planned();
      expect((await t.as.viewer.get(`/planning/exceptions/${id}`)).body.status).toBe('RESOLVED');
      expect(await own.said(message.product_id)).toEqual([]);
      return answer.body.done[0];
    },
    /** All that an acceptance could leave behind. */
    async everything() {
      const [all] = await t.db.sql(
        `select (select count(*) from audit_log) as audits, (select count(*) from events) as events,
           (select json_agg(d order by d.document_type) from document_numbers d) as numbers,
           (select json_agg(o order by o.planned_order_id) from planned_orders o) as planned,
           (select json_agg(e order by e.planning_exception_id) from planning_exceptions e) as messages,
           (select json_agg(o order by o.purchase_order_id) from purchase_orders o) as purchases,
           (select json_agg(i order by i.po_item_id) from purchase_order_items i) as lines,
           (select json_agg(o order by o.production_order_id) from production_orders o) as productions,
           (select json_agg(a order by a.allocation_id) from stock_allocations a) as allocations`,
      );
      return all;
    },
  };
  return own;
}
