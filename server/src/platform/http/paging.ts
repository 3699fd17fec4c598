import type { SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import { type Db, queries } from '../database/database.ts';

export interface ListQuery {
  readonly page?: number;
  readonly page_size?: number;
  readonly sort?: string;
  readonly search?: string;
}

export interface Page<Row> {
  readonly items: Row[];
  readonly total_count: number;
  readonly page: number;
  readonly page_size: number;
  readonly has_next: boolean;
  readonly has_previous: boolean;
}

/** `-product_code` → product_code, descending. */
export function sortOrder<Field extends string>(
  sort: Field | `-${Field}` | undefined,
  fallback: Field | `-${Field}`,
): { field: Field; direction: 'asc' | 'desc' } {
  const chosen = sort ?? fallback;
  return chosen.startsWith('-')
    ? { field: chosen.slice(1) as Field, direction: 'desc' }
    : { field: chosen as Field, direction: 'asc' };
}

/** Text for LIKE in which no sign has a special meaning. */
export function literalPattern(text: string): string {
  return text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** The condition of `search`: the folded text is contained in the row's folded search text. */
export function searchCondition(column: string, search: string) {
  const pattern = literalPattern(search);
  return sql<boolean>`${sql.ref(column)} like '%' || search_fold(${pattern}) || '%'`;
}

/**
 * Runs a list query for one page. The total travels in the same statement, counted apart from the rows: a window count would
 * make every row of the list in full before the first of them is answered. Only a page past the end needs a second statement.
 *
 * @param ordered the query with its filters, and ordered by something unique at the end.
 */
export async function readPage<Schema, Tables extends keyof Schema, Row extends object>(
  db: Db,
  ordered: SelectQueryBuilder<Schema, Tables, Row>,
  query: ListQuery,
): Promise<Page<Row>> {
  const page = query.page ?? 1;
  const pageSize = query.page_size ?? 20;
  const counted = ordered
    .select(totalOf(ordered).as('total_count_'))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const rows = (await db.select(counted)) as unknown as (Row & { total_count_: number })[];
  const total = rows[0]?.total_count_ ?? (page === 1 ? 0 : await countAll(db, ordered));
  const items = rows.map(({ total_count_: _, ...row }) => row as unknown as Row);
  return {
    items,
    total_count: total,
    page,
    page_size: pageSize,
    has_next: page * pageSize < total,
    has_previous: page > 1,
  };
}

async function countAll(db: Db, query: AnyQuery): Promise<number> {
  const [row] = await db.select(queries.selectNoFrom(totalOf(query).as('total')));
  return row?.total ?? 0;
}

// biome-ignore lint/suspicious/noExplicitAny: of whatever tables, with whatever columns: only its rows are counted
type AnyQuery = SelectQueryBuilder<any, any, any>;

/** How many rows a query has without its page. */
const totalOf = (query: AnyQuery) =>
  sql<number>`(select count(*) from (${query.clearSelect().clearOrderBy().select(sql`1`.as('one'))}) as counted)`;
