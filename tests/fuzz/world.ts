import { seedDemoFactory } from '../../server/src/db/seed/demo-factory.ts';
import { makeQueues } from '../../server/src/modules/alerts/testing/webhook-bench.ts';
import { performNextRun } from '../../server/src/modules/planning/planning-execution.ts';
import { manualClock } from '../../server/src/platform/clock.ts';
import { createTestApp, type TestApp } from '../harness/app.ts';
import { type Contract, contractOf } from '../harness/contract.ts';
import { TEST_POLICY } from '../harness/database.ts';
import { TEST_PASSWORD } from '../harness/users.ts';
import { createJudge, type Judge } from './judge.ts';
import { type ApiDocument, documentOf } from './operations.ts';
import { createPools, type Pools } from './pools.ts';
import { createCounter, type RowCounts } from './row-counts.ts';

export const MOMENT = new Date('2026-11-20T09:00:00Z');
const FUZZER = { id: 4_000_000_007, username: 'fuzzer' };

export interface World {
  readonly t: TestApp;
  readonly document: ApiDocument;
  readonly contract: Contract;
  readonly judge: Judge;
  readonly pools: Pools;
  countRows(): Promise<RowCounts>;
  token: string;
  /** since the pools were filled */
  hasChanged: boolean;
}

export async function createWorld(): Promise<World> {
  const t = await createTestApp({
    clock: manualClock(MOMENT, TEST_POLICY.timeZone),
    config: { webhooks: { allowedNetworks: ['127.0.0.0/8'], timeoutMs: 1_000 } },
  });
  await seedDemoFactory(t.db, () => {});
  await makeQueues(t.db);
  // A user of its own, whose number no case will hit upon.
  await t.db.sql(
    `insert into users (user_id, username, full_name, role, password_hash) overriding system value
     select $1, $2, 'Fuzzer', 'admin', password_hash from users where username = 'admin'`,
    [FUZZER.id, FUZZER.username],
  );
  const document = documentOf(t);
  const token = await logIn(t);
  await furnish(t, token);
  return {
    t,
    document,
    contract: contractOf(t.app),
    judge: createJudge(document),
    pools: await createPools(t.db, FUZZER.id),
    countRows: await createCounter(t.db),
    token,
    hasChanged: false,
  };
}

export async function logIn(t: TestApp): Promise<string> {
  const login = await t.as.nobody.post('/auth/login', { username: FUZZER.username, password: TEST_PASSWORD });
  if (login.status !== 200) throw new Error(`The fuzzer cannot log in: ${login.text}`);
  return login.body.access_token;
}

/** What the demo factory has not: a plan, a scenario, a webhook, a saved report. */
async function furnish(t: TestApp, token: string): Promise<void> {
  const fuzzer = t.callerWith(token);
  const created = [
    await fuzzer.post('/planning/runs', {}),
    await fuzzer.post('/planning/scenarios', { scenario_name: 'More', overlay: {} }),
    await fuzzer.post('/warehouses', {
      warehouse_code: 'SF02',
      warehouse_name: 'Second',
      warehouse_type: 'SEMI_FINISHED',
    }),
    await fuzzer.post('/webhooks', { url: 'http://127.0.0.1:65535/', topics: ['*'] }),
  ];
  for (const { status, text } of created) if (status >= 300) throw new Error(text);
  const file = await t.app.inject({
    method: 'POST',
    url: '/api/v1/imports/suppliers?delimiter=comma&decimal_separator=point',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    payload: 'supplier_code,supplier_name\nFZ-1,Firma',
  });
  if (file.statusCode !== 202) throw new Error(file.body);
  await awaitImports(t);
  await performRuns(t);
}

/** The server that the fuzz asks has no background of its own: what was queued is done here. */
export async function performRuns(t: TestApp): Promise<void> {
  while (await performNextRun(t.db, { warn: () => {} })) {}
}

/** An import goes on after its answer. */
export async function awaitImports(t: TestApp): Promise<void> {
  const running = `select from imports where status = 'RUNNING' limit 1`;
  while ((await t.db.sql(running)).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}
