import type { Api } from '../../../platform/http/api.ts';
import { customReportTable } from './custom-report-table.ts';
import { CustomReport, CustomReportDefinition, CustomReportSchema } from './custom-reports.schemas.ts';
import { customReportSchema, runCustomReport } from './custom-reports.service.ts';

const tag = 'Reports';

export function customReportRoutes(api: Api): void {
  api.read(
    {
      url: '/reports/custom/schema',
      tag,
      access: 'read:reports',
      summary: 'What custom reports can be made of',
      description:
        'The data sets with their fields: what each may be filtered, grouped and measured by, and the limits of a report.',
      response: CustomReportSchema,
    },
    async () => customReportSchema(),
  );

  api.askedReport(
    {
      url: '/reports/custom',
      tag,
      access: 'generate:reports',
      summary: 'Run a custom report',
      description:
        'Groups the rows of a data set by up to three dimensions, with the figures asked for on each level and for the whole. Days are those of the factory. A report that would read too much, or takes too long, is refused with what to filter by. The limit holds for files too, where a column tells the level of each row.',
      body: CustomReportDefinition,
      response: CustomReport,
      errors: ['CONFLICT'],
      example: {
        body: {
          data_set: 'stock',
          filters: [{ field: 'product_type', operator: 'in', value: ['RAW_MATERIAL', 'PACKAGING'] }],
          grouping: ['warehouse_code', 'product_code'],
          metrics: [
            { field: 'quantity_in_stock', aggregate: 'sum' },
            { field: 'value', aggregate: 'sum' },
          ],
          sort: [{ metric: 'value.sum', direction: 'desc' }],
          limit: 100,
        },
      },
    },
    ({ db, actor, body }) => runCustomReport(db, actor, body),
    async ({ db, actor, body }) => customReportTable(await runCustomReport(db, actor, body)),
  );
}
