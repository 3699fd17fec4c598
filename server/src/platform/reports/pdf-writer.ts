import { invalidField } from '../errors/app-error.ts';
import { formatDay, formatDecimal } from '../pdf/formats.ts';
import type { Pdf } from '../pdf/libraries.ts';
import { drawFacts, openPaper, type Paper } from '../pdf/paper.ts';
import { A4, drawPdf } from '../pdf/pdf.ts';
import { type Column, drawTable } from '../pdf/table.ts';
import { say } from '../words/sentence.ts';
import { decimalOf, isDay, isMoment, localClock, totalsRow } from './cells.ts';
import { type ReportWriter, SCALES, WORDS, type WriterSettings } from './formats.ts';
import { drawChart } from './pdf-chart.ts';
import type { Cell, CellKind, ReportTable } from './report.ts';

/** Some 150 pages: who reads more of them reads a spreadsheet. */
export const MOST_ROWS = 5_000;
/** More columns than this lie on their side. */
const UPRIGHT_COLUMNS = 6;

interface Line {
  readonly cells: readonly Cell[];
  readonly isTotal: boolean;
}

/** @throws VALIDATION_ERROR before the first byte, when there are too many rows */
export const writePdf: ReportWriter = async function* (table, settings) {
  const lines: Line[] = [];
  for await (const batch of table.rows) {
    for (const row of batch) {
      if (lines.length >= MOST_ROWS) throw tooLong();
      lines.push({ cells: table.columns.map((column) => row[column.key] ?? null), isTotal: false });
    }
  }
  if (table.totals !== null) {
    lines.push({ cells: totalsRow(table.columns, table.totals, settings.language), isTotal: true });
  }
  yield await drawReport(table, lines, settings);
};

function tooLong() {
  return invalidField(
    'format',
    say`the report has more than ${MOST_ROWS} rows, too many for a PDF. Ask for csv or xlsx, or for less with the filters.`,
  );
}

function drawReport(table: ReportTable, lines: readonly Line[], settings: WriterSettings): Promise<Buffer> {
  const { language, company, now } = settings;
  const title = table.title[language];
  const [short, long] = A4;
  const size = table.columns.length > UPRIGHT_COLUMNS ? ([long, short] as const) : A4;
  const created = localClock(settings.timeZone)(now.toISOString()).toISOString();
  const paperSettings = { language, company, title, number: '', printedOn: created.slice(0, 10) };
  return drawPdf({ size, title, author: company.name, language, createdAt: now }, async (pdf) => {
    const paper = openPaper(pdf, paperSettings);
    const facts = table.parameters.map((one) => ({ name: one.title[language], value: one.value }));
    const moment = `${formatDay(created.slice(0, 10), language)} ${created.slice(11, 16)}`;
    drawFacts(paper, [...facts, { name: WORDS[language].created, value: moment }], 4);
    if (table.chart !== undefined) drawChart(paper, table.chart);
    await drawTable(paper, columnsOf(paper, table, lines, settings), lines);
    paper.finish();
  });
}

function columnsOf(
  paper: Paper,
  table: ReportTable,
  lines: readonly Line[],
  settings: WriterSettings,
): Column<Line>[] {
  const { language } = settings;
  const textOf = cellTexts(settings);
  const cellsOf = table.columns.map(
    ({ kind }, index) =>
      (line: Line) =>
        textOf(line.cells[index] ?? null, kind),
  );
  const widths = fit(
    table.columns.map((column, index) => ({
      isText: column.kind === 'text',
      natural: naturalWidth(paper.pdf, column.title[language], lines.map(cellsOf[index] ?? (() => ''))),
    })),
    paper.width,
  );
  return table.columns.map((column, index) => ({
    title: column.title[language],
    width: widths[index] ?? 0,
    align: column.kind === 'text' || column.kind === 'date' || column.kind === 'moment' ? 'left' : 'right',
    cell: (line) => ({ text: cellsOf[index]?.(line) ?? '', isBold: line.isTotal }),
  }));
}

const MEASURED = { size: 8.5, gaps: 10, least: 34, most: 190 };

/** So wide that the longest text and the longest word of the title fit on a line, within reason. */
function naturalWidth(pdf: Pdf, title: string, texts: readonly string[]): number {
  const longest = [...texts, ...title.split(' ')].reduce((a, b) => (b.length > a.length ? b : a), '');
  const width = pdf.font('medium').fontSize(MEASURED.size).widthOfString(longest) + MEASURED.gaps;
  return Math.min(MEASURED.most, Math.max(MEASURED.least, width));
}

/** Together as wide as the page: texts give way first, as they can be broken into lines. */
function fit(columns: readonly { isText: boolean; natural: number }[], width: number): number[] {
  const sum = (list: readonly { natural: number }[]) => list.reduce((total, one) => total + one.natural, 0);
  const texts = sum(columns.filter((column) => column.isText));
  const numbers = sum(columns.filter((column) => !column.isText));
  const forTexts = Math.max(width - numbers, Math.min(texts, width * 0.4));
  if (texts === 0) return columns.map((column) => (column.natural * width) / numbers);
  return columns.map(({ isText, natural }) =>
    isText ? (natural * forTexts) / texts : (natural * Math.min(numbers, width - forTexts)) / numbers,
  );
}

/** Numbers with marks between thousands and as many decimals as they need. */
function cellTexts({ language, timeZone }: WriterSettings): (cell: Cell, kind: CellKind) => string {
  const clock = localClock(timeZone);
  return (cell, kind) => {
    if (cell === null) return '';
    if (kind === 'date' && isDay(cell)) return formatDay(cell, language);
    if (kind === 'moment' && isMoment(cell)) {
      const local = clock(cell).toISOString();
      return `${formatDay(local.slice(0, 10), language)} ${local.slice(11, 16)}`;
    }
    const scale = SCALES[kind];
    const decimal = scale === undefined ? null : decimalOf(cell);
    if (decimal === null) return String(cell).replace(/\s+/g, ' ').trim();
    return formatDecimal(decimal, language, LEAST_DECIMALS[kind] ?? 0);
  };
}

const LEAST_DECIMALS: Readonly<Partial<Record<CellKind, number>>> = { cost: 2, unit_cost: 2, percent: 2 };
