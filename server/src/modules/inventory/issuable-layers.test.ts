import { quantity } from '@horoz/kernel';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/harness/database.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { type IssuableLayer, issuableLayers, lockedLayers, type StockDemand } from './issuable-layers.ts';
import { lockScopes } from './ledger.ts';

const PRODUCTS = 10;
const LAYERS_PER_SCOPE = 1_000;

let db: TestDatabase;

/** 20,000 layers: 10 products in 2 warehouses. Every other one may be issued, and each tenth of those is wholly reserved. */
beforeAll(async () => {
  db = await createTestDatabase();
  await db.sql(`begin;
    insert into warehouses (warehouse_code, warehouse_name, warehouse_type)
      select 'W' || n, 'W' || n, 'RAW_MATERIALS' from generate_series(1, 2) n;
    insert into products (product_code, product_name, product_type, unit_of_measure)
      select 'PLAN-' || n, 'x', 'RAW_MATERIAL', 'KG' from generate_series(1, ${PRODUCTS}) n;
    insert into stock_scopes (product_id, warehouse_id, locked_by)
      select product_id, warehouse_id, pg_current_xact_id() from products, warehouses;
    insert into inventory_items (product_id, warehouse_id, batch_number, entry_date, initial_quantity,
        quantity_in_stock, reserved_quantity, unit_cost, initial_value, remaining_value, quality_status)
      select product_id, warehouse_id, 'PLAN', timestamptz '2025-01-01' + n * interval '1 hour', 2, 2,
        case when n % 20 = 0 then 2 else 0 end, 1, 2, 2,
        case when n % 2 = 0 then 'APPROVED' else 'REJECTED' end
      from stock_scopes, generate_series(1, ${LAYERS_PER_SCOPE}) n;
    commit`);
  await db.sql('analyze');
});
afterAll(() => db.drop());

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

type Reader = (tx: Tx, demands: readonly StockDemand[]) => Promise<Map<number, IssuableLayer[]>>;

interface Walk {
  readonly read: Reader;
  readonly warehouseId: number | null;
  readonly wanted: string;
  readonly planCacheMode: string;
}

/** The plan of the very statement that the code sends, as it is at the first call (custom) and at the hundredth (generic). */
async function planOf({ read, warehouseId, wanted, planCacheMode }: Walk) {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  const layers = await inTransaction(db, systemActor('plan'), async (tx) => {
    await lockScopes(tx, { productIds: [3] });
    return read(tx, [{ productId: 3, warehouseId, quantity: quantity(wanted) }]);
  });
  const sent = spy.mock.calls[2]?.[0] as unknown as { text: string; values: unknown[] };
  spy.mockRestore();
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    await client.query('update stock_scopes set locked_by = pg_current_xact_id() where product_id = 3');
    await client.query(`set local plan_cache_mode = ${planCacheMode}`);
    await client.query(`prepare walk (bigint[], bigint[], numeric[], date) as ${sent.text}`);
    const values = sent.values
      .map((value) => (Array.isArray(value) ? `'{${value.map((one) => one ?? 'null')}}'` : `'${value}'`))
      .join(', ');
    const { rows } = await client.query(
      `explain (analyze, timing off, format json) execute walk (${values})`,
    );
    const [{ Plan: root }] = rows[0]['QUERY PLAN'] as [{ Plan: PlanNode }];
    return { layers: layers.get(3) ?? [], nodes: nodesOf(root) };
  } finally {
    await client.query('rollback');
    await client.query('deallocate walk');
    client.release();
  }
}

describe.each(['force_custom_plan', 'force_generic_plan'])('the FIFO walk with %s', (planCacheMode) => {
  test.each<[string, Reader, number | null, string]>([
    ['one warehouse, to write', lockedLayers, 2, 'inventory_items_fifo'],
    ['all warehouses, to write', lockedLayers, null, 'inventory_items_fifo_all'],
    ['one warehouse, to look', issuableLayers, 2, 'inventory_items_fifo'],
    ['all warehouses, to look', issuableLayers, null, 'inventory_items_fifo_all'],
  ])('over %s, reads the index and only the layers that are taken', async (_, read, warehouseId, index) => {
    const { layers, nodes } = await planOf({ read, warehouseId, wanted: '5', planCacheMode });
    expect(layers).toHaveLength(3);
    const reads = nodes.filter((node) => node['Relation Name'] === 'inventory_items');
    expect(reads.length).toBeGreaterThan(0);
    for (const one of reads) {
      expect([one['Node Type'], one['Index Name']]).toEqual(['Index Scan', index]);
      expect(one['Rows Removed by Filter'] ?? 0).toBe(0);
    }
    const rows = reads.reduce((sum, one) => sum + one['Actual Rows'] * one['Actual Loops'], 0);
    expect(rows).toBe(3);
  });
});

test('a demand beyond the stock walks all issuable layers, and no other', async () => {
  const walk = { read: lockedLayers, warehouseId: 1, wanted: '100000', planCacheMode: 'auto' };
  // 500 approved ones less 50 that are wholly reserved
  expect((await planOf(walk)).layers).toHaveLength(450);
});
