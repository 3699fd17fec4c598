import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemoFactory } from '../server/src/db/seed/demo-factory.ts';
import { performNextRun } from '../server/src/modules/planning/planning-execution.ts';
import { manualClock } from '../server/src/platform/clock.ts';
import { mayDo, PERMISSIONS, type Permission, type Role } from '../server/src/platform/http/permissions.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { createTestApp, type TestApp } from './harness/app.ts';
import { TEST_POLICY } from './harness/database.ts';
import { expectInvariants } from './harness/invariants.ts';

/**
 * The example of each request in the OpenAPI document, sent to the demo factory by the humblest role that may, one after the
 * other. What comes back is held against the document by the test application, as always.
 */

/** The record that an example is about: what its path asks for. Where nothing stands here, number 1. */
const NEWEST_LAYER =
  'select max(inventory_item_id) as inventory_item_id from inventory_items where product_id = 1 and warehouse_id = 1';
const OPEN_LINE = `
  select purchase_order_id as order_id from purchase_order_items join purchase_orders using (purchase_order_id)
  where po_item_id = 1`;
const RECORDS: Readonly<Record<string, string>> = {
  'PUT /users/{user_id}': `select user_id from users where username = 'izleyici'`,
  'PUT /inventory/items/{inventory_item_id}/quality-status': `
    select inventory_item_id from inventory_items where quality_status <> 'APPROVED' and quantity_in_stock > 0 limit 1`,
  'POST /inventory/items/{inventory_item_id}/scrap': NEWEST_LAYER,
  'POST /inventory/items/{inventory_item_id}/return': NEWEST_LAYER,
  'POST /inventory/items/{inventory_item_id}/adjust': NEWEST_LAYER,
  'PUT /inventory/items/{inventory_item_id}/location': NEWEST_LAYER,
  'POST /inventory/items/{inventory_item_id}/revalue': NEWEST_LAYER,
  'PUT /suppliers/{supplier_id}/products/{product_id}/price-breaks':
    'select supplier_id, product_id from product_suppliers order by 1, 2 limit 1',
  'PUT /products/{product_id}/units/{unit_code}': `select 1 as product_id, 'SHEET' as unit_code`,
  'PUT /bom/{bom_id}': `select max(bom_id) as bom_id from bill_of_materials where status = 'DRAFT'`,
  'PUT /bom/{bom_id}/status': `select max(bom_id) as bom_id from bill_of_materials where status = 'DRAFT'`,
  'PUT /production/orders/{order_id}/status': `
    select max(production_order_id) as order_id from production_orders where status = 'PLANNED'`,
  'POST /production/orders/{order_id}/complete': `
    select max(production_order_id) as order_id from production_orders where status = 'IN_PROGRESS'`,
  'POST /production/orders/{order_id}/reprioritise': `
    select max(production_order_id) as order_id from production_orders where status in ('PLANNED', 'RELEASED')`,
  'PUT /procurement/orders/{order_id}': 'select max(purchase_order_id) as order_id from purchase_orders',
  'PUT /procurement/orders/{order_id}/delivery-dates': `
    select max(purchase_order_id) as order_id from purchase_orders where status in ('SENT', 'CONFIRMED')`,
  'PUT /procurement/orders/{order_id}/status':
    'select max(purchase_order_id) as order_id from purchase_orders',
  'PUT /procurement/orders/{order_id}/receive': OPEN_LINE,
  'POST /procurement/orders/{order_id}/receive': OPEN_LINE,
  'POST /procurement/orders/{order_id}/landed-costs': OPEN_LINE,
  'POST /procurement/orders/{order_id}/invoices': OPEN_LINE,
  'POST /alerts/{alert_id}/acknowledge': `select min(alert_id) as alert_id from alerts where status = 'OPEN'`,
  'POST /alerts/{alert_id}/snooze': `select min(alert_id) as alert_id from alerts where status <> 'RESOLVED'`,
  'POST /alerts/{alert_id}/assign': `select min(alert_id) as alert_id from alerts where status <> 'RESOLVED'`,
  'PUT /planning/demands/{demand_id}': 'select max(demand_id) as demand_id from demands',
  'PUT /planning/planned-orders/{planned_order_id}':
    'select max(planned_order_id) as planned_order_id from planned_orders',
};

/** The examples that the demo factory cannot take, with its answer and why. */
const REFUSED: Readonly<Record<string, { readonly answer: string; readonly because: string }>> = {
  'POST /auth/refresh': {
    answer: 'NOT_AUTHENTICATED',
    because: 'a refresh token is a secret of its session',
  },
  'POST /warehouses': { answer: 'DUPLICATE', because: 'the demo has a warehouse RM01' },
  'POST /inventory/release-reservation': {
    answer: 'CONFLICT',
    because: 'reservations 1 and 2 were consumed months ago',
  },
  'POST /inventory/issue-reservation': {
    answer: 'CONFLICT',
    because: 'reservation 1 was consumed months ago',
  },
  'POST /bom/create': { answer: 'INVALID_BOM', because: 'product 3 of the demo is bought' },
  'PUT /bom/{bom_id}': { answer: 'CONFLICT', because: 'no recipe of the demo is a draft' },
  'POST /production/orders': { answer: 'INVALID_BOM', because: 'product 3 of the demo is bought' },
  'PUT /procurement/orders/{order_id}/receive': {
    answer: 'INVALID_STATUS_TRANSITION',
    because: 'line 1 was received months ago',
  },
  'POST /procurement/orders/{order_id}/receive': {
    answer: 'INVALID_STATUS_TRANSITION',
    because: 'line 1 was received months ago',
  },
  'POST /procurement/returns': { answer: 'INSUFFICIENT_STOCK', because: 'layer 1 is used up' },
  'POST /planning/exceptions/accept': {
    answer: 'CONFLICT',
    because: 'message 1 would cancel an order that the supplier has',
  },
  'POST /planning/exceptions/{planning_exception_id}/accept': {
    answer: 'CONFLICT',
    because: 'message 1 would cancel an order that the supplier has',
  },
  'POST /planning/scenarios/{scenario_id}/apply': {
    answer: 'CONFLICT',
    because: 'planned order 1 belongs to reality',
  },
  'POST /webhooks': { answer: 'VALIDATION_ERROR', because: 'hooks.example.com does not exist' },
  'PUT /webhooks/{webhook_id}': { answer: 'NOT_FOUND', because: 'the demo has no webhook' },
};

interface Example {
  readonly name: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly access: string;
  readonly type: string;
  readonly body: unknown;
}

let t: TestApp;
let examples: Example[];

beforeAll(async () => {
  examples = examplesOf(await readFile(join(PROJECT_ROOT, 'docs/api/openapi.json'), 'utf8'));
  t = await createTestApp({ clock: manualClock(new Date('2026-11-21T08:30:00Z'), TEST_POLICY.timeZone) });
  await seedDemoFactory(t.db, () => {});
}, 120_000);
afterAll(() => t.close());

function examplesOf(text: string): Example[] {
  const { paths } = JSON.parse(text) as {
    paths: Record<
      string,
      Record<string, { 'x-access': string; requestBody?: { content: Record<string, { example?: unknown }> } }>
    >;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
      if (type === undefined || content?.example === undefined) return [];
      const name = `${method.toUpperCase()} ${path.replace('/api/v1', '')}`;
      const known = { name, method: method.toUpperCase() as 'POST' | 'PUT', path };
      return [{ ...known, access: operation['x-access'], type, body: content.example }];
    }),
  );
}

const HUMBLEST_FIRST: readonly Role[] = ['viewer', 'inv_clerk', 'proc_off', 'prod_mgr', 'admin'];

const isPermission = (access: string): access is Permission => access in PERMISSIONS;

async function send({ name, method, path, access, type, body }: Example) {
  const [record = {}] = RECORDS[name] === undefined ? [] : await t.db.sql(RECORDS[name]);
  const url = path.replace(/\{(\w+)\}/g, (_, parameter: string) => String(record[parameter] ?? 1));
  const role = HUMBLEST_FIRST.find((one) => !isPermission(access) || mayDo({ role: one }, access));
  const token = role === undefined || access === 'public' ? undefined : await t.tokenOf(role);
  return t.app.inject({
    method,
    url:
      type === 'text/csv'
        ? `${url}?dry_run=true&delimiter=semicolon&decimal_separator=comma&encoding=utf-8`
        : url,
    headers: { 'content-type': type, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

it('each example does what it says, or is refused for a reason that stands here', async () => {
  const found: string[] = [];
  for (const example of examples) {
    const answer = await send(example);
    // What comes after it is about the plan that the run makes.
    if (example.name === 'POST /planning/runs') await performNextRun(t.db, { warn: () => {} });
    const code = answer.statusCode < 300 ? 'done' : (answer.json() as { error_code: string }).error_code;
    const expected = REFUSED[example.name]?.answer ?? 'done';
    if (code !== expected)
      found.push(`${example.name}: ${code} instead of ${expected}: ${answer.body.slice(0, 300)}`);
  }
  expect(found.join('\n')).toBe('');
  expect(examples.length).toBeGreaterThan(70);
}, 120_000);

it('and leaves every invariant holding', () => expectInvariants(t.db), 120_000);
