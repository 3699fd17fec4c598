import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemoFactory } from '../../server/src/db/seed/demo-factory.ts';
import { TOPICS } from '../../server/src/platform/cache/topics.ts';
import { createTestApp, type TestApp } from '../harness/app.ts';

/**
 * The safety of the cache: whatever a kept answer is read from must be noted when it changes. The statements of every kept
 * endpoint are listened to, with each of its parameters, and run again in a transaction that is then asked which tables it has locked: all
 * that the statements name, and what the functions read that they call. A reading that starts to read another table fails here.
 */

/** Written by a trigger of the other table, in the same transaction, and by nobody else while the server runs. */
const WRITTEN_WITH: Readonly<Record<string, string>> = {
  movement_days: 'stock_movements',
};

/** Never change while a server runs. */
const FIXED = new Set(['movement_day_zone']);

/** What finds the caller and asks about the cache itself. */
const NOT_OF_THE_ANSWER = /^(session|cache_)/;

interface Kept {
  readonly path: string;
  readonly topics: readonly string[];
  readonly parameters: readonly Parameter[];
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: { readonly type?: string; readonly enum?: readonly string[]; readonly format?: string };
}
interface Described {
  readonly parameters?: readonly Parameter[];
  readonly 'x-kept-by'?: readonly string[];
}
interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

let t: TestApp;
let kept: Kept[];
let topicOf: Map<string, string>;
let values: Record<string, unknown>;
const sent: Sent[] = [];

beforeAll(async () => {
  t = await createTestApp();
  await seedDemoFactory(t.db, () => {});
  listen(t.db.pool);
  kept = keptReadings();
  const triggers = await t.db.sql<{ table: string; topic: string; events: number }>(
    `select tgrelid::regclass::text as table, rtrim(encode(tgargs, 'escape'), '\\000') as topic, tgtype::int as events
     from pg_trigger where tgfoid = 'note_data_change'::regproc and tgenabled = 'O'`,
  );
  // 60: after insert, delete, update and truncate, for each statement
  expect(triggers.filter(({ events }) => events !== 60)).toEqual([]);
  topicOf = new Map(triggers.map(({ table, topic }) => [table, topic]));
  values = await someValues();
}, 180_000);
afterAll(() => t.close());

function listen(pool: pg.Pool): void {
  const heard = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
    client.query = ((...asked: unknown[]) => {
      const [first] = asked as [{ name?: string; text?: string; values?: unknown[] } | string];
      const { name = '', text, values: bound = [] } = typeof first === 'string' ? { text: first } : first;
      if (text !== undefined && !NOT_OF_THE_ANSWER.test(name)) sent.push({ text, values: bound });
      return query(...asked);
    }) as typeof client.query;
  });
}

function keptReadings(): Kept[] {
  const { paths } = t.app.swagger() as unknown as { paths: Record<string, { get?: Described }> };
  return Object.entries(paths).flatMap(([path, { get }]) => {
    const topics = get?.['x-kept-by'];
    return topics === undefined ? [] : [{ path, topics, parameters: get?.parameters ?? [] }];
  });
}

/** By name of a parameter: one that finds something in the demo factory. */
async function someValues(): Promise<Record<string, unknown>> {
  const [row] = await t.db.sql<Record<string, unknown>>(
    `select (select max(bom_id) from bill_of_materials where status = 'ACTIVE') as bom_id,
       (select min(bom_id) from bill_of_materials where status = 'ACTIVE') as other_bom_id,
       (select component_product_id from bom_components limit 1) as product_id,
       (select min(warehouse_id) from warehouses) as warehouse_id, (select min(supplier_id) from suppliers) as supplier_id,
       m.inventory_item_id, i.batch_number, m.reference_id, m.reference_type
     from stock_movements m join inventory_items i using (inventory_item_id)
     where m.reference_id is not null and i.batch_number is not null order by m.movement_id limit 1`,
  );
  const day = t.db.clock.today();
  return {
    ...row,
    date: day,
    from: '2020-01-01',
    to: day,
    date_from: '2020-01-01',
    date_to: day,
    as_of: day,
    movement_type: 'STOCK_IN',
    quantity: 2,
  };
}

/** The address without parameters, and with each value of each parameter. */
function addresses({ path, parameters }: Kept): string[] {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const query = parameters.filter(
    (one) => one.in === 'query' && one.name !== 'format' && one.name !== 'cursor',
  );
  const more = query.flatMap(({ name, schema }) => {
    if (name === 'reference_id')
      return [`reference_type=${values.reference_type}&reference_id=${values[name]}`];
    if (schema.enum !== undefined) return schema.enum.map((value) => `${name}=${value}`);
    if (schema.type === 'boolean') return [`${name}=true`, `${name}=false`];
    if (name in values) return [`${name}=${encodeURIComponent(String(values[name]))}`];
    return [`${name}=5`];
  });
  const needed = query
    .filter(({ required }) => required === true)
    .map(({ name }) => `${name}=${encodeURIComponent(String(values[name]))}`);
  const without = more.filter((one) => !needed.includes(one));
  return ['', ...without].map(
    (one) => `${filled}?${[...needed, one].filter((part) => part !== '').join('&')}`,
  );
}

/** The tables that statements read, as PostgreSQL itself has locked them. */
async function tablesOf(statements: readonly Sent[]): Promise<string[]> {
  const client = new pg.Client(t.db.location);
  await client.connect();
  try {
    await client.query('begin');
    for (const { text, values: bound } of statements) {
      if (/^\s*(begin|commit|rollback|set|declare|fetch|close)\b/i.test(text)) continue;
      await client.query(text, [...bound]);
    }
    const { rows } = await client.query<{ name: string }>(
      `select distinct c.relname as name from pg_locks l join pg_class c on c.oid = l.relation
       join pg_namespace n on n.oid = c.relnamespace
       where l.pid = pg_backend_pid() and c.relkind in ('r', 'p', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
       order by 1`,
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

it('every topic of the code is one of the database, and the other way round', async () => {
  const [row] = await t.db.sql<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'data_changes_topic_check'`,
  );
  const named = [...(row?.definition ?? '').matchAll(/'(\w+)'/g)].map(([, name]) => name);
  expect(named.sort()).toEqual([...TOPICS].sort());
  expect([...new Set(topicOf.values())].sort()).toEqual([...TOPICS].sort());
});

it('every table that a kept answer is read from belongs to one of its topics', async () => {
  expect(kept.length).toBeGreaterThan(14);
  const token = await t.tokenOf('admin');
  const wrong: Record<string, unknown> = {};
  for (const reading of kept) {
    sent.length = 0;
    const statuses: [string, number][] = [];
    for (const url of addresses(reading)) {
      const answer = await t.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
      statuses.push([url, answer.statusCode]);
    }
    const tables = await tablesOf(sent.filter(({ text }) => !text.includes('from sessions')));
    const topics = new Set(
      tables
        .filter((one) => !FIXED.has(one))
        .map((table) => topicOf.get(WRITTEN_WITH[table] ?? table) ?? `? ${table}`),
    );
    const failed = statuses.filter(([, status]) => status !== 200);
    const expected = [...reading.topics].sort();
    const found = [...topics].sort();
    if (failed.length > 0 || JSON.stringify(found) !== JSON.stringify(expected)) {
      wrong[reading.path] = { tables, found: found.join(), expected: expected.join(), failed };
    }
  }
  expect(wrong).toEqual({});
}, 180_000);
