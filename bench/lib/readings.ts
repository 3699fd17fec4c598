import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { PROJECT_ROOT } from '../../server/src/project.ts';
import type { ApiClient } from './api-client.ts';
import { note, type Times } from './workflow-player.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

export interface Reading {
  /** 'GET /products/{product_id}' */
  readonly operation: string;
  /** with ids of records that are there */
  readonly paths: readonly string[];
}

/** All operations of the OpenAPI document, as 'GET /products'. */
export async function operations(): Promise<{ readonly name: string; readonly operation: Operation }[]> {
  const text = await readFile(join(PROJECT_ROOT, 'docs/api/openapi.json'), 'utf8');
  return Object.entries((JSON.parse(text) as { paths: Paths }).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
      operation,
    })),
  );
}

const LAST_RUN = `(select max(run_id) from planning_runs where state = 'COMPLETED' and scenario_id is null)`;

/** Where a parameter's values come from: `name as parameter`, one row for each example. Together, so that they belong together. */
const EXAMPLES: readonly (readonly [path: RegExp, sql: string])[] = [
  [/^\/users\//, 'select user_id from users'],
  [/^\/api-keys\//, 'select api_key_id from api_keys'],
  [/^\/audit-log\//, 'select audit_id from audit_log'],
  [/^\/warehouses\//, 'select warehouse_id from warehouses'],
  [/^\/products\/.*convert/, `select product_id, '5' as quantity from products`],
  [/^\/suppliers\/.*price-breaks/, 'select supplier_id, product_id from product_suppliers'],
  [/^\/procurement\/price/, `select supplier_id, product_id, '5' as quantity from product_suppliers`],
  [/^\/procurement\/receiving\/lookup/, 'select product_code as code from products'],
  [/^\/(suppliers|procurement\/suppliers)\//, 'select supplier_id from suppliers'],
  [/^\/inventory\/items\//, 'select inventory_item_id from inventory_items'],
  [/^\/inventory\/allocations\//, 'select allocation_id from stock_allocations'],
  [/^\/inventory\/counts\//, 'select stock_count_id from stock_counts'],
  [
    /^\/bom\/.*compare/,
    'select a.bom_id, b.bom_id as other_bom_id from bill_of_materials a, bill_of_materials b where a.bom_id <> b.bom_id',
  ],
  [/^\/bom\/mass-changes\//, 'select bom_mass_change_id from bom_mass_changes'],
  [/^\/bom\//, 'select bom_id from bill_of_materials'],
  [/^\/production\/orders\//, 'select production_order_id as order_id from production_orders'],
  [/^\/procurement\/orders\//, 'select purchase_order_id as order_id from purchase_orders'],
  [/^\/procurement\/receipts\//, 'select receipt_id from receipts'],
  [/^\/procurement\/returns\//, 'select supplier_return_id from supplier_returns'],
  [/^\/alerts\//, 'select alert_id from alerts'],
  [/^\/planning\/runs\/.*demands\//, `select ${LAST_RUN} as run_id, demand_id from demands`],
  [
    /^\/planning\/runs\/.*pegging/,
    `select ${LAST_RUN} as run_id, planned_order_id from planned_orders where ended_run_id is null and scenario_id is null`,
  ],
  [
    /^\/planning\/runs\/.*items/,
    `select ${LAST_RUN} as run_id, product_id from planned_orders where ended_run_id is null`,
  ],
  [/^\/planning\/runs\//, `select ${LAST_RUN} as run_id`],
  [/^\/planning\/demands\//, 'select demand_id from demands'],
  [/^\/planning\/calendar/, `select '2026-11-01' as "from", '2026-12-31' as "to"`],
  [/^\/planning\/exceptions\//, 'select planning_exception_id from planning_exceptions'],
  [/^\/planning\/planned-orders\//, 'select planned_order_id from planned_orders'],
  [
    /^\/planning\/scenarios\/compare/,
    'select max(run_id) as from_run, max(run_id) as to_run from planning_runs',
  ],
  [/^\/planning\/scenarios\//, 'select scenario_id from planning_scenarios'],
  [/^\/reports\/custom\/saved\//, 'select custom_report_id from custom_reports'],
  [/^\/reports\/batches\//, 'select batch_number from inventory_items where batch_number is not null'],
  [/^\/webhooks\//, 'select webhook_id from webhooks'],
  [/^\/imports\/\{kind\}/, `select 'products' as kind`],
  [/^\/imports\//, 'select import_id from imports'],
  [/./, 'select product_id from products'],
];

/** Goes through all books, which over a long history is no matter of milliseconds. */
const DOCTOR = '/health/invariants';

/** Every GET, with up to `examples` addresses each; without any where there is no such record. Streams are left out. */
export async function readings(db: pg.Client, examples: number): Promise<Reading[]> {
  const found: Reading[] = [];
  for (const { name, operation } of await operations()) {
    const [method = '', path = ''] = name.split(' ');
    const isStream = Object.values(operation.responses).some(({ content }) => content?.['text/event-stream']);
    if (method !== 'GET' || isStream || path === DOCTOR) continue;
    found.push({ operation: name, paths: await pathsOf(db, path, operation, examples) });
  }
  return found;
}

async function pathsOf(
  db: pg.Client,
  path: string,
  operation: Operation,
  examples: number,
): Promise<string[]> {
  const needed = (operation.parameters ?? []).filter((one) => one.in === 'path' || one.required === true);
  if (needed.length === 0) return [path];
  const sql = EXAMPLES.find(([pattern]) => pattern.test(path))?.[1] ?? '';
  const { rows } = await db.query<Record<string, unknown>>(
    `select * from (${sql}) example order by md5(example::text) limit ${examples}`,
  );
  return rows.map((row) => {
    const value = (name: string) => encodeURIComponent(String(row[name]));
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => value(name));
    const query = needed.filter((one) => one.in === 'query').map((one) => `${one.name}=${value(one.name)}`);
    return query.length === 0 ? address : `${address}?${query.join('&')}`;
  });
}

/** Calls each address once, unmeasured, and then those that answered, one after the other, `rounds` times in all. */
export async function takeReadings(
  client: ApiClient,
  token: string,
  list: readonly Reading[],
  rounds: number,
): Promise<Times> {
  const times: Times = new Map();
  for (const { operation, paths } of list) {
    const there: string[] = [];
    for (const path of paths) {
      const answer = await client.send({ method: 'GET', path, token });
      if (answer.status >= 500) throw new Error(`GET ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
      if (answer.status === 200) there.push(path);
    }
    for (let round = 0; round < rounds && there.length > 0; round += 1) {
      const answer = await client.send({ method: 'GET', path: there[round % there.length] ?? '', token });
      note(times, operation, answer.ms);
    }
  }
  return times;
}
