import type { Cell, ReportColumn, ReportRow, ReportTable } from '../../../platform/reports/report.ts';
import type { CustomReport } from './custom-reports.schemas.ts';
import { DATA_SETS } from './data-sets.ts';
import { DEFAULT_LIMIT } from './definition.ts';

const LEVEL: ReportColumn = { key: 'level', title: { tr: 'Düzey', en: 'Level' }, kind: 'integer' };

type Value = CustomReport['totals'][string];

const cell = (value: Value): Cell => (typeof value === 'boolean' ? String(value) : value);
const cells = (values: CustomReport['totals']): ReportRow =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, cell(value)]));

/** A report as a file shows it: its level beside each row, because a subtotal stands among its parts. */
export function customReportTable(report: CustomReport, name?: string): ReportTable {
  const { parameters, columns, rows, totals } = report;
  const { title } = DATA_SETS[parameters.data_set];
  const dimensions = columns.filter(({ role }) => role === 'dimension');
  const figures = columns.filter(({ role }) => role === 'metric');
  // Without groups there is no row: the whole is one then.
  const lines = dimensions.length === 0 ? [cells(totals)] : rows.map(cells);
  return {
    title: name === undefined ? title : { tr: name, en: name },
    fileName: `custom-${parameters.data_set.replaceAll('_', '-')}`,
    parameters: [
      { title: { tr: 'Veri kümesi', en: 'Data set' }, value: parameters.data_set },
      ...(parameters.filters ?? []).map(({ field, operator, value }) => ({
        title: { tr: 'Süzgeç', en: 'Filter' },
        value: [field, operator, ...(value === undefined ? [] : [JSON.stringify(value)])].join(' '),
      })),
      ...(report.truncated
        ? [
            {
              title: { tr: 'Sınır', en: 'Limit' },
              value: `${parameters.limit ?? DEFAULT_LIMIT} / ${report.group_count}`,
            },
          ]
        : []),
    ],
    columns: [...dimensions, ...(dimensions.length > 1 ? [LEVEL] : []), ...figures],
    rows: [lines],
    totals: dimensions.length === 0 ? null : cells(totals),
  };
}
