import type { Actor } from '../../../platform/actor.ts';
import type { Database } from '../../../platform/database/database.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import { inTurn } from '../../../platform/words/joined.ts';
import { say } from '../../../platform/words/sentence.ts';
import type { CustomReport, CustomReportDefinition, CustomReportSchema } from './custom-reports.schemas.ts';
import { DATA_SET_NAMES, DATA_SETS } from './data-sets.ts';
import {
  type CheckedReport,
  checkDefinition,
  DEFAULT_LIMIT,
  MAX_FILTERS,
  MAX_GROUPING,
  MAX_LIMIT,
  MAX_METRICS,
} from './definition.ts';
import { type DataSet, dimensionsOf, operatorsOf, TYPE_RULES } from './field-types.ts';
import { MAX_LIST } from './filter-values.ts';
import { REPORT_LIMITS, type ReportLimits, type ReportRow, runReportSql } from './report-run.queries.ts';
import { reportSql } from './report-sql.ts';

/** The whitelist, for people and for programs that build a definition. */
export function customReportSchema(): CustomReportSchema {
  return {
    data_sets: DATA_SET_NAMES.map((name) => {
      const { title, description, fields }: DataSet = DATA_SETS[name];
      return {
        data_set: name,
        title,
        description,
        fields: Object.entries(fields).map(([key, field]) => ({
          field: key,
          title: field.title,
          type: field.type,
          nullable: field.nullable ?? false,
          values: [...(field.values ?? [])],
          operators: operatorsOf(field),
          dimensions: dimensionsOf(key, field),
          aggregates: [...TYPE_RULES[field.type].aggregates],
          indexed: field.indexed ?? false,
        })),
      };
    }),
    limits: {
      max_filters: MAX_FILTERS,
      max_list_values: MAX_LIST,
      max_grouping: MAX_GROUPING,
      max_metrics: MAX_METRICS,
      max_limit: MAX_LIMIT,
      default_limit: DEFAULT_LIMIT,
      max_rows_read: REPORT_LIMITS.maxRowsRead,
      timeout_ms: REPORT_LIMITS.timeoutMs,
    },
  };
}

/** @throws VALIDATION_ERROR with all that does not fit the whitelist */
export function requireKnown(definition: CustomReportDefinition): CheckedReport {
  const { report, problems } = checkDefinition(definition);
  if (report !== null) return report;
  const [first] = problems;
  if (first === undefined) throw new Error('A definition without problems has no report');
  throw new AppError(
    'VALIDATION_ERROR',
    inTurn(
      say`${first.field} ${first.message}.`,
      ...(problems.length > 1 ? [say`${problems.length - 1} more in details.`] : []),
      say`GET /reports/custom/schema lists what there is.`,
    ),
    problems.map((problem) => ({ ...problem })),
  );
}

/** @throws VALIDATION_ERROR; CONFLICT when it would read too much or takes too long */
export async function runCustomReport(
  db: Database,
  actor: Actor,
  definition: CustomReportDefinition,
  limits: ReportLimits = REPORT_LIMITS,
): Promise<CustomReport> {
  const report = requireKnown(definition);
  const sql = reportSql(report, db.policy.timeZone);
  const rows = await runReportSql(db, actor, report.dataSet, sql, limits);
  const whole = rows.at(-1);
  const { dimensions, metrics } = report;
  return {
    generated_at: db.clock.now().toISOString(),
    parameters: definition,
    columns: [
      ...dimensions.map(({ key, title, kind }) => ({ key, title, role: 'dimension' as const, kind })),
      ...metrics.map(({ key, title, kind }) => ({ key, title, role: 'metric' as const, kind })),
    ] as CustomReport['columns'],
    rows: rows.flatMap((row) => (row.level === 0 ? [] : [{ level: row.level, ...named(report, row) }])),
    totals: whole === undefined ? {} : figuresOf(report, whole),
    group_count: whole?.group_count ?? 0,
    truncated: (whole?.group_count ?? 0) > report.limit,
  };
}

type Figures = CustomReport['totals'];

function named(report: CheckedReport, row: ReportRow): Figures {
  const groups = report.dimensions.map(({ key }, place) => [key, row[`d${place}`] ?? null]);
  return { ...Object.fromEntries(groups), ...figuresOf(report, row) };
}

const figuresOf = ({ metrics }: CheckedReport, row: ReportRow): Figures =>
  Object.fromEntries(metrics.map(({ key }, place) => [key, row[`m${place}`] ?? null]));
