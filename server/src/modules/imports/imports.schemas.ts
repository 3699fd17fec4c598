import Type, { type Static } from 'typebox';
import {
  id,
  listParameters,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';
import { DELIMITERS, ENCODINGS } from './csv.ts';
import { KINDS } from './kind.ts';
import { SIGNS } from './values.ts';

export const CSV = 'text/csv';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const STATUSES = ['RUNNING', 'CHECKED', 'REJECTED', 'IMPORTED', 'FAILED'] as const;

const keysOf = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as Key[];

export const ImportQuery = parameters({
  dry_run: Type.Optional(
    Type.Boolean({
      default: true,
      description: 'true only checks the file; false imports it, whole or not at all.',
    }),
  ),
  delimiter: Type.Optional(
    oneOf(keysOf(DELIMITERS), 'What separates the cells of a CSV file. Required for CSV.'),
  ),
  decimal_separator: Type.Optional(
    oneOf(
      keysOf(SIGNS),
      'The decimal sign of a CSV file; the other one of , and . is its thousands sign. Required for CSV.',
    ),
  ),
  encoding: Type.Optional(
    oneOf(
      ENCODINGS,
      'The encoding of a CSV file, utf-8 unless said otherwise; windows-1254 is that of a Turkish Excel.',
    ),
  ),
  sheet: Type.Optional(
    text(31, { description: 'The sheet of a workbook, by its name. Default: the first one.' }),
  ),
});
export type ImportQuery = Static<typeof ImportQuery>;

const ImportError = object('ImportError', {
  row: nullable(
    Type.Integer({
      minimum: 1,
      description:
        'Line of a CSV file on which the row begins, or row of the sheet; the header is 1. null: the whole file.',
    }),
  ),
  column: nullable(
    Type.String({ description: 'Name of the column; null where the row or the file is meant.' }),
  ),
  found: nullable(Type.String({ description: 'What stands there, its first 200 characters.' })),
  expected: Type.String({ description: 'What may stand there.' }),
  message: Type.String({ description: 'What is wrong, for people.' }),
});

const fields = {
  import_id: id('Number of the import.'),
  kind: oneOf(KINDS, 'What the file holds.'),
  is_dry_run: Type.Boolean({ description: 'true: the file is only checked.' }),
  status: oneOf(
    STATUSES,
    'RUNNING; CHECKED: a dry run without an error; REJECTED: the file has errors, nothing was imported; IMPORTED: all rows are in; FAILED: the program could not finish, nothing was imported.',
  ),
  rows_total: nullable(
    Type.Integer({ minimum: 0, description: 'Rows below the header; null until the file is read.' }),
  ),
  rows_done: Type.Integer({
    minimum: 0,
    description: 'Rows checked so far. They are written all together when the last one is checked.',
  }),
  error_count: Type.Integer({ minimum: 0, description: 'How many errors there are, all counted.' }),
  message: nullable(Type.String({ description: 'How it ended, for people.' })),
  options: object('ImportOptions', {
    content_type: oneOf([CSV, XLSX]),
    bytes: Type.Integer({ minimum: 0, description: 'Size of the file.' }),
    delimiter: nullable(oneOf(keysOf(DELIMITERS))),
    decimal_separator: nullable(oneOf(keysOf(SIGNS))),
    encoding: nullable(oneOf(ENCODINGS)),
    sheet: nullable(Type.String()),
  }),
  created_by: nullable(id('Who sent the file.')),
  created_at: timestamp('When the file was sent.'),
  finished_at: nullable(timestamp('When the work ended.')),
};

export const Import = object('Import', {
  ...fields,
  errors: Type.Array(ImportError, { description: 'The first 1,000 errors in the order of the file.' }),
});
export type Import = Static<typeof Import>;
export type ImportOptions = Import['options'];

export const ImportPage = page('ImportPage', object('ImportSummary', fields));

export const ImportParams = parameters({ import_id: id('Number of the import.') });

export const ImportList = listParameters(['import_id', 'created_at'], {
  kind: Type.Optional(oneOf(KINDS, 'Only these.')),
  status: Type.Optional(oneOf(STATUSES, 'Only these.')),
  is_dry_run: Type.Optional(Type.Boolean({ description: 'true: only trials; false: only real ones.' })),
});
export type ImportList = Static<typeof ImportList>;

/** As the path says them. */
export const PATHS = {
  warehouses: 'WAREHOUSES',
  products: 'PRODUCTS',
  suppliers: 'SUPPLIERS',
  'opening-stock': 'OPENING_STOCK',
  boms: 'BOMS',
  demands: 'DEMANDS',
} as const;

export const TemplateParams = parameters({ kind: oneOf(keysOf(PATHS), 'What the file will hold.') });

export const ImportTemplate = object('ImportTemplate', {
  kind: oneOf(KINDS),
  columns: Type.Array(
    object('ImportColumn', {
      name: Type.String({ description: 'Its name in the first row of the file.' }),
      required: Type.Boolean({ description: 'true: the column must be there and each of its cells filled.' }),
      type: oneOf(['text', 'choice', 'whole number', 'decimal', 'day', 'moment']),
      expected: Type.String({ description: 'What a cell may hold.' }),
      example: Type.String(),
      description: Type.String(),
    }),
    { description: 'In any order in the file; the ones that are not required may be left out.' },
  ),
});
export type ImportTemplate = Static<typeof ImportTemplate>;
