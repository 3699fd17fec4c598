import { Zip, ZipDeflate } from 'fflate';
import { decimalOf, isDay, isMoment, localClock, totalsRow } from './cells.ts';
import { SCALES, WORDS, type WriterSettings } from './formats.ts';
import type { Cell, CellKind, ReportTable } from './report.ts';
import {
  BOLD,
  packageParts,
  SHEET_END,
  sheetHead,
  styleOf,
  stylesPart,
  TITLE,
  xmlText,
} from './xlsx-parts.ts';

/** What a sheet can hold; the rest goes on the next one. */
const ROWS_OF_SHEET = 1_048_576;

/** A workbook as it is written: nothing of it is kept but the piece that is being packed. */
export async function* writeXlsx(
  table: ReportTable,
  settings: WriterSettings,
  rowsOfSheet = ROWS_OF_SHEET,
): AsyncGenerator<Uint8Array, void, undefined> {
  const archive = openArchive(settings.now);
  const sheets = new Sheets(archive, table, settings, rowsOfSheet);
  sheets.begin();
  for await (const batch of table.rows) {
    sheets.add(batch.map((row) => table.columns.map((column) => row[column.key] ?? null)));
    yield* archive.taken();
  }
  sheets.end(table.totals);
  archive.add('xl/styles.xml', stylesPart(settings.language));
  for (const [path, text] of Object.entries(packageParts(table.title[settings.language], sheets.count))) {
    archive.add(path, text);
  }
  archive.end();
  yield* archive.taken();
}

type Archive = ReturnType<typeof openArchive>;

/** Packs what it is given at once; what has come of it waits to be taken. */
function openArchive(now: Date) {
  let packed: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    packed.push(piece);
  });
  const open = (path: string) => {
    // The fastest level: sheets repeat themselves so much that the others save little and take three times as long.
    const file = new ZipDeflate(path, { level: 1 });
    file.mtime = now;
    zip.add(file);
    return {
      write: (text: string) => file.push(Buffer.from(text)),
      close: (text: string) => file.push(Buffer.from(text), true),
    };
  };
  return {
    open,
    add: (path: string, text: string) => open(path).close(text),
    end: () => zip.end(),
    *taken(): Generator<Uint8Array, void, undefined> {
      const pieces = packed;
      packed = [];
      if (pieces.length > 0) yield Buffer.concat(pieces);
    },
  };
}

/** The rows of a table on one sheet after the other. */
class Sheets {
  count = 0;
  private row = 0;
  private file: ReturnType<Archive['open']> | undefined;
  private readonly kinds: readonly CellKind[];
  private readonly cellOf: ReturnType<typeof cellWriter>;
  private readonly archive: Archive;
  private readonly table: ReportTable;
  private readonly settings: WriterSettings;
  private readonly rowsOfSheet: number;

  constructor(archive: Archive, table: ReportTable, settings: WriterSettings, rowsOfSheet: number) {
    this.archive = archive;
    this.table = table;
    this.settings = settings;
    this.rowsOfSheet = rowsOfSheet;
    this.kinds = table.columns.map((column) => column.kind);
    this.cellOf = cellWriter(settings.timeZone);
  }

  /** A sheet with the head of the report on it. */
  begin(): void {
    const { table, settings } = this;
    const { language } = settings;
    this.count += 1;
    this.row = 0;
    this.file = this.archive.open(`xl/worksheets/sheet${this.count}.xml`);
    const head = [
      this.line([table.title[language]], ['text'], TITLE),
      ...table.parameters.map(({ title, value }) => this.line([title[language], value], ['text', 'text'])),
      this.line([WORDS[language].created, settings.now.toISOString()], ['text', 'moment']),
      this.line([], []),
      this.line(
        table.columns.map((column) => column.title[language]),
        table.columns.map(() => 'text' as const),
        BOLD,
      ),
    ];
    this.file.write(sheetHead(table.columns.map(widthOf), head.length) + head.join(''));
  }

  add(rows: readonly (readonly Cell[])[], style = 0): void {
    let text = '';
    for (const cells of rows) {
      if (this.row >= this.rowsOfSheet) {
        this.file?.close(text + SHEET_END);
        text = '';
        this.begin();
      }
      text += this.line(cells, this.kinds, style);
    }
    this.file?.write(text);
  }

  end(totals: ReportTable['totals']): void {
    if (totals !== null) this.add([totalsRow(this.table.columns, totals, this.settings.language)], BOLD);
    this.file?.close(SHEET_END);
  }

  private line(cells: readonly Cell[], kinds: readonly CellKind[], style = 0): string {
    this.row += 1;
    const written = cells.map((cell, index) => this.cellOf(cell, kinds[index] ?? 'text', style));
    return `<row r="${this.row}">${written.join('')}</row>`;
  }
}

function widthOf({ kind }: { readonly kind: CellKind }): number {
  if (kind === 'text') return 24;
  return kind === 'moment' ? 19 : kind === 'integer' || kind === 'date' ? 12 : 16;
}

/** A spreadsheet keeps so many digits of a number; what has more is written as text rather than changed. */
const MOST_DIGITS = 15;

function cellWriter(timeZone: string): (cell: Cell, kind: CellKind, style: number) => string {
  const clock = localClock(timeZone);
  const text = (cell: Cell, style: number) =>
    `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(String(cell))}</t></is></c>`;
  return (cell, kind, style) => {
    const bold = style === BOLD ? BOLD : 0;
    if (cell === null) return '<c/>';
    const number = numberOf(cell, kind, clock);
    if (number === null) return text(cell, style);
    return `<c s="${styleOf(kind) + bold}"><v>${number}</v></c>`;
  };
}

/** As the number that a spreadsheet keeps: days are counted, and moments are days with a fraction. */
function numberOf(cell: Cell, kind: CellKind, clock: (moment: string) => Date): string | null {
  if (kind === 'date' && isDay(cell)) return serialOf(new Date(cell));
  if (kind === 'moment' && isMoment(cell)) return serialOf(clock(cell));
  if (SCALES[kind] === undefined) return null;
  const decimal = decimalOf(cell);
  if (decimal === null) return null;
  return decimal.replace(/\D/g, '').replace(/^0+/, '').length > MOST_DIGITS ? null : decimal;
}

const DAYS_BEFORE_1970 = 25_569;

function serialOf(date: Date): string | null {
  const days = date.getTime() / 86_400_000 + DAYS_BEFORE_1970;
  return Number.isNaN(days) ? null : String(days);
}
