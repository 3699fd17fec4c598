import type { Actor } from '../../../platform/actor.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import { only } from '../../../platform/database/database.ts';
import { type Statement, statement } from '../../../platform/database/statement.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import { say } from '../../../platform/words/sentence.ts';
import type { DataSet } from './field-types.ts';
import { type PlanNode, rowsRead } from './plan-rows.ts';
import type { ReportSql } from './report-sql.ts';

/** What a report may cost. */
export interface ReportLimits {
  readonly timeoutMs: number;
  /** as the planner estimates it before anything is read */
  readonly maxRowsRead: number;
}
export const REPORT_LIMITS: ReportLimits = { timeoutMs: 5_000, maxRowsRead: 2_000_000 };

/**
 * Planned for the values that it has (the pool's generic plans know nothing of them), ended when it takes too long, and in a
 * transaction that cannot write, should the whitelist ever have a hole.
 */
const prepare = statement<never>(
  'custom_report_settings',
  `select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('statement_timeout', $1, true),
     set_config('transaction_read_only', 'on', true)`,
);

const tableSizes = statement<{ name: string; rows: number }>(
  'custom_report_table_sizes',
  `select t.name, c.reltuples as rows from unnest(array['inventory_items', 'stock_movements', 'production_orders',
     'purchase_orders', 'purchase_order_items', 'demands', 'planned_orders', 'products', 'warehouses', 'suppliers', 'users'])
     as t (name)
   join pg_class c on c.oid = to_regclass(t.name)`,
);

/** Without a name, which would stay in the session's memory: hardly two reports have the same text. */
const unnamed = <Row>(text: string): Statement<Row> => ({ name: '', text });

export type ReportRow = Readonly<Record<string, string | number | boolean | null>> & {
  readonly level: number;
  readonly group_count: number;
};

/** @throws CONFLICT when it would read too much, or takes too long */
export async function runReportSql(
  db: Database,
  actor: Actor,
  dataSet: DataSet,
  { text, values }: ReportSql,
  limits: ReportLimits,
): Promise<ReportRow[]> {
  try {
    return await inTransaction(db, actor, async (tx) => {
      tx.defer(prepare, [String(limits.timeoutMs)]);
      await requireAffordable(tx, dataSet, { text, values }, limits);
      return tx.run(unnamed<ReportRow>(text), values);
    });
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== '57014') throw error;
    throw new AppError(
      'CONFLICT',
      say`The report takes longer than ${limits.timeoutMs / 1000} seconds. ${narrow(dataSet)}`,
      [{ timeout_ms: limits.timeoutMs, filter_by: indexedFields(dataSet) }],
      { cause: error },
    );
  }
}

/** @throws CONFLICT */
async function requireAffordable(
  tx: Tx,
  dataSet: DataSet,
  { text, values }: ReportSql,
  { maxRowsRead }: ReportLimits,
): Promise<void> {
  const explain = unnamed<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`explain (format json) ${text}`);
  const [sizes, plans] = await Promise.all([tx.run(tableSizes, []), tx.run(explain, values)]);
  const estimate = rowsRead(
    only(plans)['QUERY PLAN'][0].Plan,
    new Map(sizes.map(({ name, rows }) => [name, rows])),
  );
  if (estimate <= maxRowsRead) return;
  throw new AppError(
    'CONFLICT',
    say`The report would read about ${estimate} rows, more than the ${maxRowsRead} that one may. ${narrow(dataSet)}`,
    [{ estimated_rows: estimate, limit: maxRowsRead, filter_by: indexedFields(dataSet) }],
  );
}

const indexedFields = ({ fields }: DataSet) =>
  Object.entries(fields).flatMap(([name, { indexed }]) => (indexed ? [name] : []));

const narrow = (dataSet: DataSet) =>
  say`Narrow it with a filter on one of: ${indexedFields(dataSet)}; or ask for a shorter period or fewer groups.`;
