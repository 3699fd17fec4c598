import Type, { type Static } from 'typebox';
import {
  id,
  listParameters,
  note,
  nullable,
  object,
  page,
  parameters,
  text,
  timestamp,
} from '../../../platform/http/schemas.ts';
import { CustomReportDefinition, CustomReportFilters } from './custom-reports.schemas.ts';

const fields = {
  report_name: text(100, {
    description: 'Name; its owner has it once.',
    examples: ['Depo başına stok değeri'],
  }),
  description: nullable(note(500, 'What it is for.')),
  shared: Type.Boolean({ description: 'Whether everybody who may read reports sees it.' }),
};

export const SavedReport = object('SavedReport', {
  custom_report_id: id('Number of the saved report.'),
  ...fields,
  owner_id: id('Whose it is.'),
  owner_name: Type.String({ description: 'User name of the owner.' }),
  definition: Type.Unsafe<CustomReportDefinition>({
    type: 'object',
    additionalProperties: true,
    description: 'As it was saved: a CustomReportDefinition.',
  }),
  problems: Type.Array(object('SavedReportProblem', { field: Type.String(), message: Type.String() }), {
    description: 'What of it is not known any more and has to be mended before it runs; empty as a rule.',
  }),
  created_at: timestamp('When it was saved.'),
  updated_at: timestamp('When it was last changed; its ETag.'),
});
export type SavedReport = Static<typeof SavedReport>;

export const SavedReportPage = page('SavedReportPage', SavedReport);

export const SavedReportCreate = object('SavedReportCreate', {
  report_name: fields.report_name,
  description: Type.Optional(fields.description),
  shared: Type.Optional(fields.shared),
  definition: CustomReportDefinition,
});
export type SavedReportCreate = Static<typeof SavedReportCreate>;

export const SavedReportUpdate = object('SavedReportUpdate', {
  report_name: Type.Optional(fields.report_name),
  description: Type.Optional(fields.description),
  shared: Type.Optional(fields.shared),
  definition: Type.Optional(CustomReportDefinition),
});
export type SavedReportUpdate = Static<typeof SavedReportUpdate>;

export const SavedReportRun = object('SavedReportRun', { filters: CustomReportFilters });
export type SavedReportRun = Static<typeof SavedReportRun>;

export const SavedReportParams = parameters({ custom_report_id: id('Number of the saved report.') });

export const SavedReportList = listParameters(['report_name', 'custom_report_id', 'updated_at'], {
  mine: Type.Optional(Type.Boolean({ description: 'true: only those of the caller.' })),
});
export type SavedReportList = Static<typeof SavedReportList>;
