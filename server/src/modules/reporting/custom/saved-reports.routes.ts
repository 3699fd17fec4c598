import { type Api, success } from '../../../platform/http/api.ts';
import { MessageAnswer } from '../../../platform/http/schemas.ts';
import { say } from '../../../platform/words/sentence.ts';
import { customReportTable } from './custom-report-table.ts';
import { CustomReport } from './custom-reports.schemas.ts';
import {
  SavedReport,
  SavedReportCreate,
  SavedReportList,
  SavedReportPage,
  SavedReportParams,
  SavedReportRun,
  SavedReportUpdate,
} from './saved-reports.schemas.ts';
import {
  changeSaved,
  createSaved,
  getSaved,
  listSaved,
  removeSaved,
  runSaved,
} from './saved-reports.service.ts';

const tag = 'Reports';

export function savedReportRoutes(api: Api): void {
  api.read(
    {
      url: '/reports/custom/saved',
      tag,
      access: 'read:reports',
      summary: 'List saved reports',
      description: "The caller's own and those that are shared, by name; an administrator sees all.",
      query: SavedReportList,
      response: SavedReportPage,
    },
    ({ db, actor, query }) => listSaved(db, actor, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/reports/custom/saved',
      tag,
      access: 'generate:reports',
      summary: 'Save a custom report',
      description: 'Under a name of which its owner has one. Nothing is run; the definition is checked.',
      body: SavedReportCreate,
      response: SavedReport,
      status: 201,
      errors: ['DUPLICATE'],
      example: {
        body: {
          report_name: 'Depo başına stok değeri',
          shared: true,
          definition: {
            data_set: 'stock',
            grouping: ['warehouse_code'],
            metrics: [{ field: 'value', aggregate: 'sum' }],
          },
        },
      },
    },
    ({ tx, body }) => createSaved(tx, body),
  );

  api.read(
    {
      url: '/reports/custom/saved/:custom_report_id',
      tag,
      access: 'read:reports',
      summary: 'Get a saved report',
      description: 'With its definition, and what of it has to be mended because the data sets have changed.',
      params: SavedReportParams,
      response: SavedReport,
      errors: ['NOT_FOUND'],
    },
    ({ db, actor, params }) => getSaved(db, actor, params.custom_report_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/reports/custom/saved/:custom_report_id',
      tag,
      access: 'generate:reports',
      summary: 'Change a saved report',
      description:
        'Changes the fields that are sent; a definition takes the place of the whole definition before. Only its owner or an administrator may. With If-Match it fails when somebody was faster.',
      params: SavedReportParams,
      body: SavedReportUpdate,
      response: SavedReport,
      errors: ['NOT_FOUND', 'CONFLICT', 'DUPLICATE'],
      example: { body: { shared: false } },
    },
    ({ tx, params, body, expectedVersion }) =>
      changeSaved(tx, params.custom_report_id, body, expectedVersion),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/reports/custom/saved/:custom_report_id',
      tag,
      access: 'generate:reports',
      summary: 'Delete a saved report',
      description: 'Only its owner or an administrator may.',
      params: SavedReportParams,
      response: MessageAnswer,
      errors: ['NOT_FOUND'],
    },
    async ({ tx, params }) => {
      const { report_name } = await removeSaved(tx, params.custom_report_id);
      return success(tx, say`The saved report ${report_name} is deleted.`);
    },
  );

  api.askedReport(
    {
      url: '/reports/custom/saved/:custom_report_id/run',
      tag,
      access: 'generate:reports',
      summary: 'Run a saved report',
      description:
        'As it was saved; a filter that is sent takes the place of all saved ones on its field. A definition that does not fit the data sets any more is refused with what to mend. A file has the name of the report.',
      params: SavedReportParams,
      body: SavedReportRun,
      response: CustomReport,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { filters: [{ field: 'warehouse_type', operator: 'eq', value: 'RAW_MATERIALS' }] } },
    },
    async ({ db, actor, params, body }) => (await runSaved(db, actor, params.custom_report_id, body)).report,
    async ({ db, actor, params, body }) => {
      const { report, name } = await runSaved(db, actor, params.custom_report_id, body);
      return customReportTable(report, name);
    },
  );
}
