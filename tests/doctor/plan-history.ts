import { expect } from 'vitest';
import { performNextRun } from '../../server/src/modules/planning/planning-execution.ts';
import type { TestApp } from '../harness/app.ts';

/**
 * Two runs over the rich history: planned orders that stand, were replaced and were converted, and messages that are open,
 * dismissed and resolved.
 */
export async function makePlan(t: TestApp): Promise<void> {
  const { prod_mgr, proc_off, viewer } = t.as;
  const ids = new Map<string, number>();
  for (const { code, id } of await t.db.sql<{ code: string; id: number }>(
    `select product_code as code, product_id as id from products union all
     select supplier_code, supplier_id from suppliers`,
  ))
    ids.set(code, id);
  const ok = async (call: Promise<{ status: number; text: string; body: Record<string, unknown> }>) => {
    const answer = await call;
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.body;
  };
  const supplier = ids.get('S-01');
  await ok(
    proc_off.post(`/suppliers/${supplier}/products`, { product_id: ids.get('GLUE'), unit_price: '2' }),
  );
  const demand = async (code: string, quantity: string, inDays: number) => {
    const due_date = new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);
    const body = { product_id: ids.get(code), quantity, due_date, demand_type: 'CUSTOMER_ORDER' };
    return (await ok(prod_mgr.post('/planning/demands', body))).demand_id as number;
  };
  const run = async () => {
    const { run_id } = await ok(prod_mgr.post('/planning/runs', {}));
    expect(await performNextRun(t.db, { warn: () => {} })).toBe(true);
    const body = await ok(viewer.get(`/planning/runs/${run_id}`));
    expect(body.state, String(body.error_message)).toBe('COMPLETED');
    return run_id as number;
  };
  await demand('FRAME', '40', 3);
  await demand('GLUE', '50', 5);
  const changing = await demand('GLUE', '70', 40);
  await demand('FRAME', '10', 60);
  const first = await run();
  const planned = await ok(viewer.get(`/planning/runs/${first}/planned-orders?page_size=100`));
  const orders = planned.items as { planned_order_id: number; product_code: string }[];
  const firstOf = (code: string) =>
    orders.find((order) => order.product_code === code)?.planned_order_id ??
    expect.fail(`no order of ${code}`);
  const planned_order_ids = [firstOf('FRAME'), firstOf('GLUE')];
  await ok(prod_mgr.post('/planning/planned-orders/convert', { planned_order_ids }));
  const { items } = await ok(viewer.get('/planning/exceptions?exception_type=CANCEL'));
  const [cancel] = items as { planning_exception_id: number }[];
  const dismissal = { reason: 'Yedek olarak kalsın' };
  await ok(prod_mgr.post(`/planning/exceptions/${cancel?.planning_exception_id}/dismiss`, dismissal));
  await ok(prod_mgr.put(`/planning/demands/${changing}`, { quantity: '80' }));
  await run();
  await expectSomethingOfEverything(t);
}

async function expectSomethingOfEverything(t: TestApp): Promise<void> {
  const orders = await t.db.sql<{ kind: string }>(
    `select distinct order_type || case when converted_at is not null then ' converted'
       when ended_run_id is not null then ' ended' else ' standing' end as kind from planned_orders order by 1`,
  );
  expect(orders.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['BUY converted', 'BUY ended', 'BUY standing', 'MAKE converted', 'MAKE standing']),
  );
  const messages = await t.db.sql<{ kind: string }>(
    `select distinct case when planned_order_id is not null then 'PLANNED' when production_order_id is not null then 'MADE'
       when po_item_id is not null then 'BOUGHT' end || ' ' || status as kind from planning_exceptions order by 1`,
  );
  expect(messages.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['BOUGHT OPEN', 'MADE OPEN', 'PLANNED OPEN', 'PLANNED RESOLVED']),
  );
  expect(messages.some(({ kind }) => kind?.endsWith('DISMISSED'))).toBe(true);
}
