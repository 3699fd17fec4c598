import { stringify } from 'csv-stringify/sync';
import { formatDay } from '../pdf/formats.ts';
import { decimalOf, isDay, isMoment, localClock, totalsRow } from './cells.ts';
import { type ReportWriter, WORDS, type WriterSettings } from './formats.ts';
import type { Cell, CellKind } from './report.ts';

/** What spreadsheets take for the beginning of a formula, with the full-width forms of the same signs. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A text that no spreadsheet runs: in front of what looks like a formula stands an apostrophe. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

const BYTE_ORDER_MARK = '\ufeff';

/**
 * As a spreadsheet of that language reads it: in Turkish with `;` and a decimal comma. Numbers keep all their decimals and
 * have no marks between thousands.
 */
export const writeCsv: ReportWriter = async function* (table, settings) {
  const { language } = settings;
  const textOf = cellTexts(settings);
  const lines = (rows: readonly string[][]) =>
    stringify([...rows], { delimiter: language === 'tr' ? ';' : ',', record_delimiter: '\r\n' });
  const kinds = table.columns.map((column) => column.kind);
  const rowOf = (cells: readonly Cell[]) => cells.map((cell, index) => textOf(cell, kinds[index] ?? 'text'));
  let text =
    BYTE_ORDER_MARK +
    lines([
      [harmless(table.title[language])],
      ...table.parameters.map(({ title, value }) => [harmless(title[language]), harmless(value)]),
      [WORDS[language].created, textOf(settings.now.toISOString(), 'moment')],
      [''],
      table.columns.map((column) => harmless(column.title[language])),
    ]);
  for await (const batch of table.rows) {
    text += lines(batch.map((row) => table.columns.map(({ key, kind }) => textOf(row[key] ?? null, kind))));
    yield Buffer.from(text);
    text = '';
  }
  if (table.totals !== null) text += lines([rowOf(totalsRow(table.columns, table.totals, language))]);
  if (text !== '') yield Buffer.from(text);
};

function cellTexts({ language, timeZone }: WriterSettings): (cell: Cell, kind: CellKind) => string {
  const clock = localClock(timeZone);
  return (cell, kind) => {
    if (cell === null) return '';
    if (kind === 'text') return harmless(String(cell));
    if (kind === 'date' && isDay(cell)) return formatDay(cell, language);
    if (kind === 'moment' && isMoment(cell)) {
      const local = clock(cell).toISOString();
      return `${formatDay(local.slice(0, 10), language)} ${local.slice(11, 19)}`;
    }
    const decimal = decimalOf(cell);
    if (decimal === null) return harmless(String(cell));
    return language === 'tr' ? decimal.replace('.', ',') : decimal;
  };
}
