import { type CsvError, type Parser, parse } from 'csv-parse';
import { FileProblem, LIMITS, pause, TableBuilder, type TableRow } from './tables.ts';

export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export const ENCODINGS = ['utf-8', 'windows-1254'] as const;

export interface CsvOptions {
  readonly delimiter: keyof typeof DELIMITERS;
  readonly encoding: (typeof ENCODINGS)[number];
}

const SLICE_BYTES = 32_768;

/** The rows of a CSV file. @throws FileProblem */
export async function readCsv(bytes: Buffer, options: CsvOptions): Promise<TableRow[]> {
  const text = decoded(bytes, options.encoding);
  const table = new TableBuilder();
  const parser = parse({
    delimiter: DELIMITERS[options.delimiter],
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: LIMITS.rowCharacters,
  });
  void feed(parser, Buffer.from(text));
  let line = 1;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      table.add(
        line,
        record.map((cell) => cell.trim()),
      );
      // The parser's own count takes CR LF inside a quoted cell for two lines.
      line += 1 + record.reduce((breaks, cell) => breaks + lineBreaksIn(cell), 0);
    }
  } catch (error) {
    throw error instanceof FileProblem ? error : unreadable(error as CsvError, line);
  }
  return table.rows;
}

const lineBreaksIn = (cell: string): number => cell.match(/\r\n|\n|\r/g)?.length ?? 0;

/** Writes a slice when the one before has been taken. What goes wrong is seen by the reader. */
async function feed(parser: Parser, utf8: Buffer): Promise<void> {
  for (let start = 0; start < utf8.length && !parser.destroyed; start += SLICE_BYTES) {
    const slice = utf8.subarray(start, start + SLICE_BYTES);
    await new Promise<void>((resolve) => parser.write(slice, () => resolve()));
    await pause();
  }
  if (!parser.destroyed) parser.end();
}

function decoded(bytes: Buffer, encoding: CsvOptions['encoding']): string {
  if (encoding === 'windows-1254' && bytes.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf))) {
    throw new FileProblem(
      'The file says that it is UTF-8. Send it again with encoding=utf-8.',
      'a file in windows-1254',
    );
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new FileProblem(
      'The file is not UTF-8. Save it as "CSV UTF-8", or send it again with encoding=windows-1254 if it comes from a Turkish Excel.',
      'a file in UTF-8',
    );
  }
}

/** `line` is where the row begins that could not be read: an open quote sign is noticed only at the end of the file. */
function unreadable(error: CsvError, line: number): FileProblem {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new FileProblem(
        `In the row that begins on line ${line} a quote sign is opened and not closed. Close it, or write "" for a quote sign inside a quoted cell.`,
        'a closing quote sign',
        { row: line },
      );
    case 'CSV_MAX_RECORD_SIZE':
      return new FileProblem(
        `The row that begins on line ${line} is too long. Look for a quote sign that is opened and not closed.`,
        `at most ${LIMITS.rowCharacters} characters in a row`,
        { row: line },
      );
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return new FileProblem(
        `In the row that begins on line ${line} a quote sign stands where none may. A cell that holds quote signs is written in quote signs, with each one inside doubled: "2"" pipe".`,
        'quote signs around the whole cell, doubled inside it',
        { row: line },
      );
    default:
      return new FileProblem(
        `The row that begins on line ${line} cannot be read as CSV. Save the file as CSV again.`,
        'a CSV file',
        { row: line },
      );
  }
}
