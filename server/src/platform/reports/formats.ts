import type { CompanySettings } from '../config.ts';
import type { Language } from '../words/language.ts';
import type { CellKind, ReportTable } from './report.ts';

export const FILE_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const CONTENT_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const satisfies Readonly<Record<FileFormat, string>>;

export interface WriterSettings {
  readonly language: Language;
  readonly timeZone: string;
  /** stands at the head */
  readonly now: Date;
  readonly company: CompanySettings;
}

/** Writes a table piece by piece; each piece is asked for when the one before it has been taken. */
export type ReportWriter = (
  table: ReportTable,
  settings: WriterSettings,
) => AsyncGenerator<Uint8Array, void, undefined>;

/** How many decimals the numbers of a kind have. */
export const SCALES: Readonly<Partial<Record<CellKind, number>>> = {
  quantity: 3,
  cost: 4,
  unit_cost: 4,
  integer: 0,
  percent: 2,
};

export const WORDS = {
  tr: { total: 'Toplam', created: 'Oluşturulma' },
  en: { total: 'Total', created: 'Created' },
} as const;
