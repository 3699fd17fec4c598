import type { TestDatabase } from '../harness/database.ts';

/** Values that exist, by the name of the column that holds them; what belongs to the fuzzing user itself is left out. */
export interface Pools {
  refresh(): Promise<void>;
  /** @param path of the operation: an order_id is of production or of procurement */
  valuesOf(name: string, path: string): readonly (string | number)[];
}

const ROWS_FROM_EACH_END = 12;

/** Names in the API that are no column's, and those that are columns of several things. */
function columnFor(name: string, path: string): string {
  if (name === 'order_id' || (name === 'id' && path.includes('/orders')))
    return path.includes('/procurement/') ? 'purchase_order_id' : 'production_order_id';
  if (name === 'other_bom_id') return 'bom_id';
  if (name === 'from_run' || name === 'to_run' || name === 'run_ids') return 'run_id';
  if (name === 'scenario_ids') return 'scenario_id';
  if (name === 'unit_code' || (path.endsWith('/convert') && /^(from|to)$/.test(name))) return 'unit_code';
  if (name === 'calendar_date') return 'calendar_date';
  if (name === 'assigned_to') return 'user_id';
  return name.endsWith('_ids') ? name.slice(0, -1) : name;
}

type Known = ReadonlyMap<string, readonly (string | number)[]>;

interface Table {
  readonly name: string;
  /** whose rows belong to a user, and may be the fuzzing user's own */
  readonly isOfUsers: boolean;
}

export async function createPools(db: TestDatabase, ownUserId: number): Promise<Pools> {
  const names = await db.sql<{ tablename: string }>(`
    select tablename from pg_tables where schemaname = 'public'
      and tablename not in ('schema_migrations', 'idempotency_keys', 'refresh_tokens') order by 1`);
  const tables = names.map(({ tablename: name }) => ({
    name,
    isOfUsers: name === 'users' || name === 'sessions',
  }));
  let known = await readAll(db, tables, ownUserId);
  return {
    async refresh() {
      known = await readAll(db, tables, ownUserId);
    },
    valuesOf(name, path) {
      const column = columnFor(name, path);
      const direct = known.get(column);
      if (direct !== undefined) return direct;
      // parent_product_id, to_warehouse_id, …
      const ending = [...known.keys()].find((other) => other.endsWith('_id') && column.endsWith(`_${other}`));
      return ending === undefined ? [] : (known.get(ending) ?? []);
    },
  };
}

async function readAll(db: TestDatabase, tables: readonly Table[], ownUserId: number): Promise<Known> {
  const found = new Map<string, Set<string | number>>();
  const selects = tables.map(({ name, isOfUsers }) => {
    const own = isOfUsers ? `where user_id <> ${ownUserId}` : '';
    return `(select coalesce(json_agg(row_to_json(r)), '[]') from (
      (select * from "${name}" ${own} order by 1, 2 limit ${ROWS_FROM_EACH_END})
      union all (select * from "${name}" ${own} order by 1 desc, 2 desc limit ${ROWS_FROM_EACH_END})) r)`;
  });
  // One statement instead of sixty.
  const [answer] = await db.sql<{ tables: Record<string, unknown>[][] }>(
    `select json_build_array(${selects.join(', ')}) as tables`,
  );
  for (const rows of answer?.tables ?? []) {
    for (const [column, value] of rows.flatMap((row) => Object.entries(row))) {
      if (!isUseful(value) || value === ownUserId) continue;
      const values = found.get(column) ?? new Set();
      found.set(column, values.add(value));
    }
  }
  return new Map([...found].map(([column, values]) => [column, [...values]]));
}

const isUseful = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value !== '' && value.length <= 200);
