import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fillMovements } from '../../../../bench/lib/fill-movements.ts';
import { createTestApp, type TestApp } from '../../../../tests/harness/app.ts';

/** The plans that carry the ledger's reports, on a ledger long enough for the planner to care. */
const SIZE = { movements: 30_000, products: 200 };

let t: TestApp;

beforeAll(async () => {
  t = await createTestApp();
  const client = await t.db.pool.connect();
  await fillMovements(client, SIZE);
  client.release();
});
afterAll(() => t.close());

interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The statements over the ledger that a request sends. */
async function statementsOf(path: string): Promise<Asked[]> {
  const spy = vi.spyOn(t.db.pool, 'query');
  const answer = await t.as.viewer.get(path);
  const asked = spy.mock.calls.map(([config]) => config as unknown as Asked);
  spy.mockRestore();
  expect(answer.status, answer.text).toBe(200);
  return asked.filter(({ text }) => /stock_movements|inventory_events/.test(text));
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return `'${value instanceof Date ? value.toISOString() : String(value).replaceAll("'", "''")}'`;
}

/** The plan that the program's own connections run: prepared, and the same for all values. */
async function planOf({ text, values }: Asked): Promise<Plan> {
  const client = await t.db.pool.connect();
  try {
    await client.query(`prepare asked as ${text}`);
    const list = values.length === 0 ? '' : `(${values.map(literal).join(', ')})`;
    const { rows } = await client.query(`explain (format json) execute asked${list}`);
    return (rows[0] as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan;
  } finally {
    await client.query('deallocate all');
    client.release(true);
  }
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
const cursor = Buffer.from('2024-01-10T00:00:00Z 12960').toString('base64url');
const MOVEMENTS = '/reports/inventory/movements';

describe('no sequential scan of the ledger', () => {
  test.each<[string, string, number]>([
    ['the newest movements', MOVEMENTS, 1],
    ['movements from a cursor on', `${MOVEMENTS}?cursor=${cursor}`, 1],
    ['movements from a cursor on, oldest first', `${MOVEMENTS}?order=asc&cursor=${cursor}&page_size=1000`, 1],
    ['movements of a day', `${MOVEMENTS}?date_from=2024-01-10&date_to=2024-01-10`, 1],
    ['movements of a warehouse', `${MOVEMENTS}?warehouse_id=2&cursor=${cursor}`, 1],
    ['a product with its balances', `${MOVEMENTS}?product_id=7&cursor=${cursor}`, 2],
    ['a product in a warehouse', `${MOVEMENTS}?product_id=7&warehouse_id=2&date_from=2024-01-10`, 2],
    ['a layer', `${MOVEMENTS}?inventory_item_id=7`, 1],
    ['a batch', `${MOVEMENTS}?batch_number=B-7-2-1`, 1],
    ['a document', `${MOVEMENTS}?reference_type=PRODUCTION_ORDER&reference_id=5`, 1],
    ['totals of a product', `${MOVEMENTS}?product_id=7&totals=true`, 3],
    ['totals of a day', `${MOVEMENTS}?date_from=2024-01-10&date_to=2024-01-10&totals=true`, 2],
    ['the summary of a past day', '/reports/inventory/summary?as_of=2024-01-10', 1],
    ['the layers of a past day', '/inventory/items?as_of=2024-01-10', 1],
    ['the layers of a product on a past day', '/inventory/items?as_of=2024-01-10&product_id=7', 1],
  ])('for %s', async (_, path, count) => {
    const statements = await statementsOf(path);
    expect(statements).toHaveLength(count);
    for (const asked of statements) {
      const nodes = nodesOf(await planOf(asked));
      const scans = nodes.filter(
        (node) =>
          node['Node Type'] === 'Seq Scan' &&
          ['stock_movements', 'inventory_events'].includes(node['Relation Name'] ?? ''),
      );
      expect(scans, asked.text).toEqual([]);
      expect(nodes.some((node) => node['Index Name']?.startsWith('stock_movements_'))).toBe(true);
    }
  });

  test('would be noticed', async () => {
    const plan = await planOf({
      text: 'select count(*) from stock_movements where reason = $1',
      values: ['x'],
    });
    expect(nodesOf(plan)).toContainEqual(
      expect.objectContaining({ 'Node Type': 'Seq Scan', 'Relation Name': 'stock_movements' }),
    );
  });
});

test('the filled ledger adds up, so the benchmark measures what is real', async () => {
  const [sums] = await t.db.sql<{ count: number; wrong: number }>(
    `select count(*) as count, count(*) filter (where on_hand_after <> on_hand or stock_value_after <> stock_value)
       as wrong
     from (select on_hand_after, stock_value_after, sum(quantity) over w as on_hand, sum(value) over w as stock_value
       from stock_movements window w as (partition by product_id, warehouse_id order by movement_date, movement_id)) m`,
  );
  expect(sums).toEqual({ count: SIZE.movements, wrong: 0 });
  const { body } = await t.as.viewer.get('/reports/inventory/summary?as_of=2024-01-10');
  const [value] = await t.db.sql<{ value: string }>(
    `select sum(value) as value from stock_movements where movement_date < '2024-01-10T21:00Z'`,
  );
  expect(body.totals.total_value).toBe(value?.value);
});
