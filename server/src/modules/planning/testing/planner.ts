import { expect } from 'vitest';
import type { TestApp } from '../../../../../tests/harness/app.ts';
import { performNextRun } from '../planning-execution.ts';

/** Runs the plan as a planner does: asks for a run, lets a server do it, and reads what came out. */

export const silent = { warn: () => {} };

export function createPlanner(t: TestApp) {
  const start = async (body: object = {}) => {
    const answer = await t.as.prod_mgr.post('/planning/runs', body);
    expect(answer.status, answer.text).toBe(201);
    return answer.body.run_id as number;
  };
  const runOf = async (runId: number) => (await t.as.viewer.get(`/planning/runs/${runId}`)).body;
  return {
    start,
    runOf,
    /** a run from start to end */
    async planned(body: object = {}) {
      const runId = await start(body);
      expect(await performNextRun(t.db, silent)).toBe(true);
      const run = await runOf(runId);
      expect(run.state, run.error_message ?? '').toBe('COMPLETED');
      return run;
    },
    async ordersOf(runId: number, query = '') {
      const answer = await t.as.viewer.get(`/planning/runs/${runId}/planned-orders?page_size=100${query}`);
      expect(answer.status, answer.text).toBe(200);
      return answer.body.items;
    },
    async demanded(quantity: string, due: string, productId: number) {
      const body = { product_id: productId, quantity, due_date: due, demand_type: 'CUSTOMER_ORDER' };
      const made = await t.as.prod_mgr.post('/planning/demands', body);
      expect(made.status, made.text).toBe(201);
      return made.body.demand_id as number;
    },
  };
}
export type Planner = ReturnType<typeof createPlanner>;
