import { Parser } from 'saxen';
import {
  type Cell,
  FileProblem,
  LIMITS,
  pause,
  TableBuilder,
  type TableRow,
  type TypedCell,
} from './tables.ts';
import { brokenWorkbook, ZipArchive } from './zip.ts';

/**
 * The rows of one sheet of an XLSX workbook: what the cells hold, not how they are shown. Of a formula it is the value that was
 * stored with it. Readers in packages build the whole sheet first, so a row number of a billion or an unpacked gigabyte takes
 * the server down; this one counts while it reads.
 *
 * @param sheetName as on its tab; the first sheet when it is undefined
 * @throws FileProblem
 */
export async function readXlsx(
  bytes: Buffer,
  sheetName: string | undefined,
  maxUnpackedBytes: number = LIMITS.unpackedBytes,
): Promise<TableRow[]> {
  const archive = new ZipArchive(bytes, maxUnpackedBytes);
  const { sheets, is1904 } = await readWorkbook(archive);
  const sheet = chosenSheet(sheets, sheetName);
  const path = (await readTargets(archive)).get(sheet.relation);
  if (path === undefined || !archive.has(path)) throw brokenWorkbook();
  const isDate = await readDateStyles(archive);
  const texts = await readSharedTexts(archive);
  return readSheet(archive, path, { isDate, texts, is1904 });
}

interface Hooks {
  open?(name: string, attributes: () => Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
/** One text, tag or comment without an end would otherwise be searched for it again and again. */
const LONGEST_TOKEN = 1_048_576;

/** A file that is not there has nothing to say. */
async function parseXml(archive: ZipArchive, path: string, hooks: Hooks): Promise<void> {
  if (!archive.has(path)) return;
  const parser = new Parser();
  let failure: Error | undefined;
  let silentCharacters = 0;
  const heard = () => {
    silentCharacters = 0;
  };
  parser.on('openTag', (name, attributes, decode) => {
    heard();
    hooks.open?.(localName(name), () => decodedAttributes(attributes(), decode));
  });
  parser.on('closeTag', (name) => hooks.close?.(localName(name)));
  parser.on('text', (text, decode) => {
    heard();
    hooks.text?.(decode(text));
  });
  parser.on('cdata', (text) => hooks.text?.(text));
  parser.on('error', (error) => {
    failure ??= error;
  });
  for await (const piece of archive.read(path)) {
    silentCharacters += piece.length;
    parser.write(piece);
    if (failure !== undefined || silentCharacters > LONGEST_TOKEN) throw brokenWorkbook();
    await pause();
  }
  parser.end();
  if (failure !== undefined) throw brokenWorkbook();
}

function decodedAttributes(attributes: Record<string, string>, decode: (text: string) => string) {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [localName(name), decode(value)]),
  );
}

interface Sheet {
  readonly name: string;
  readonly relation: string;
}

async function readWorkbook(archive: ZipArchive): Promise<{ sheets: Sheet[]; is1904: boolean }> {
  const sheets: Sheet[] = [];
  let is1904 = false;
  await parseXml(archive, 'xl/workbook.xml', {
    open(tag, attributes) {
      if (tag === 'workbookPr') is1904 = ['1', 'true'].includes(attributes().date1904 ?? '');
      if (tag !== 'sheet') return;
      const { name = '', id = '' } = attributes();
      sheets.push({ name, relation: id });
    },
  });
  if (sheets.length === 0) throw brokenWorkbook();
  return { sheets, is1904 };
}

function chosenSheet(sheets: readonly Sheet[], wanted: string | undefined): Sheet {
  const sheet = wanted === undefined ? sheets[0] : sheets.find((one) => one.name === wanted);
  if (sheet !== undefined) return sheet;
  const names = sheets.map((one) => one.name).slice(0, 20);
  throw new FileProblem(
    `The workbook has no sheet ${wanted}. It has: ${names.join(', ')}.`,
    `one of ${names.join(', ')}`,
    wanted === undefined ? {} : { found: wanted },
  );
}

/** Relation id → path inside the archive. */
async function readTargets(archive: ZipArchive): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await parseXml(archive, 'xl/_rels/workbook.xml.rels', {
    open(tag, attributes) {
      if (tag !== 'Relationship') return;
      const { Id = '', Target = '' } = attributes();
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** The built-in number formats that show a day or a time. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A format of the user's own shows a date when it has a day, month, year or hour outside quoted text and brackets. */
const isDateFormat = (code: string) =>
  /[dmyhs]/i.test((code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, ''));

/** For each cell style: whether its numbers are days. */
async function readDateStyles(archive: ZipArchive): Promise<boolean[]> {
  const ownFormats = new Map<number, string>();
  const styles: boolean[] = [];
  let isInCellStyles = false;
  await parseXml(archive, 'xl/styles.xml', {
    open(tag, attributes) {
      if (tag === 'numFmt') ownFormats.set(Number(attributes().numFmtId), attributes().formatCode ?? '');
      if (tag === 'cellXfs') isInCellStyles = true;
      if (tag !== 'xf' || !isInCellStyles) return;
      const id = Number(attributes().numFmtId ?? 0);
      const own = ownFormats.get(id);
      styles.push(own === undefined ? isBuiltInDate(id) : isDateFormat(own));
    },
    close(tag) {
      if (tag === 'cellXfs') isInCellStyles = false;
    },
  });
  return styles;
}

/** `_x000D_` stands for a sign that XML cannot hold. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

async function readSharedTexts(archive: ZipArchive): Promise<string[]> {
  const texts: string[] = [];
  let current: string[] | undefined;
  let isPhonetic = false;
  let isText = false;
  await parseXml(archive, 'xl/sharedStrings.xml', {
    open(tag) {
      if (tag === 'si') current = [];
      if (tag === 'rPh') isPhonetic = true;
      if (tag === 't') isText = true;
    },
    text(text) {
      if (isText && !isPhonetic) current?.push(text);
    },
    close(tag) {
      if (tag === 't') isText = false;
      if (tag === 'rPh') isPhonetic = false;
      if (tag === 'si') texts.push(unescaped((current ?? []).join('')));
    },
  });
  return texts;
}

interface Workbook {
  readonly isDate: readonly boolean[];
  readonly texts: readonly string[];
  readonly is1904: boolean;
}

/** A cell as the XML has it. */
interface RawCell {
  readonly attributes: Record<string, string>;
  value: string;
  hasValue: boolean;
  hasFormula: boolean;
}

async function readSheet(archive: ZipArchive, path: string, workbook: Workbook): Promise<TableRow[]> {
  const table = new TableBuilder();
  let row = 0;
  let cells: Cell[] = [];
  let characters = 0;
  let raw: RawCell | undefined;
  let element = '';
  await parseXml(archive, path, {
    open(tag, attributes) {
      element = tag;
      if (tag === 'row') {
        row = Number(attributes().r ?? row + 1);
        if (!Number.isSafeInteger(row) || row < 1) throw brokenWorkbook();
        cells = [];
        characters = 0;
      } else if (tag === 'c') {
        raw = { attributes: attributes(), value: '', hasValue: false, hasFormula: false };
      } else if (raw !== undefined) {
        raw.hasFormula ||= tag === 'f';
        raw.hasValue ||= tag === 'v' || tag === 't';
      }
    },
    text(text) {
      if (raw === undefined || (element !== 'v' && element !== 't')) return;
      characters += text.length;
      if (characters > LIMITS.rowCharacters) throw tooLong(row);
      raw.value += text;
    },
    close(tag) {
      element = '';
      if (tag === 'c' && raw !== undefined) {
        placeCell(cells, raw, row, workbook);
        raw = undefined;
      } else if (tag === 'row') {
        table.add(row, cells);
      }
    },
  });
  return table.rows;
}

const tooLong = (row: number) =>
  new FileProblem(
    `Row ${row} is too long. Remove what does not belong to the table.`,
    `at most ${LIMITS.rowCharacters} characters in a row`,
    { row },
  );

function placeCell(cells: Cell[], raw: RawCell, row: number, workbook: Workbook): void {
  const column = columnOf(raw.attributes.r) ?? cells.length;
  const cell = cellOf(raw, workbook);
  if (cell === '') return;
  if (column >= LIMITS.columns) {
    throw new FileProblem(
      `Row ${row} has a cell in ${raw.attributes.r}. A table may have ${LIMITS.columns} columns; remove what does not belong to it.`,
      `at most ${LIMITS.columns} columns`,
      { row },
    );
  }
  while (cells.length < column) cells.push('');
  cells[column] = cell;
}

/** `C7` → 2 */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellOf(raw: RawCell, workbook: Workbook): Cell {
  const { value } = raw;
  if (!raw.hasValue || value === '') return raw.hasFormula ? FORMULA_WITHOUT_VALUE : '';
  switch (raw.attributes.t) {
    case 's':
      return (workbook.texts[Number(value)] ?? '').trim();
    case 'str':
    case 'inlineStr':
      return unescaped(value).trim();
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return { type: 'unreadable', text: value, problem: 'is an error of the spreadsheet' };
    case 'd':
      return { type: 'date', text: value };
    default:
      return numberCell(value, workbook.isDate[Number(raw.attributes.s ?? 0)] ?? false, workbook.is1904);
  }
}

const FORMULA_WITHOUT_VALUE: TypedCell = {
  type: 'unreadable',
  text: '',
  problem:
    'is a formula whose value was not stored: open the file in a spreadsheet program and save it, or put the value in its place',
};

function numberCell(value: string, isDate: boolean, is1904: boolean): TypedCell {
  const number = Number(value);
  if (!Number.isFinite(number)) return { type: 'unreadable', text: value, problem: 'is not a number' };
  if (isDate) {
    const text = dateText(number, is1904);
    if (text !== undefined) return { type: 'date', text };
  }
  return { type: 'number', text: plainDecimal(number) };
}

/**
 * The shortest decimal that is this binary number, without an exponent: 1e-7 is 0.0000001. A spreadsheet itself stores 2.3 as
 * 2.2999999999999998; any decimal of up to 15 digits comes back from that exactly, and the longest amount we take has 13.
 */
export function plainDecimal(number: number): string {
  const text = String(number);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}

const DAY_MS = 86_400_000;
/** The day before day 1. After 28 February 1900 the numbers run one too high: Excel counts a 29th that never was. */
const DAY_ZERO_1900 = Date.UTC(1899, 11, 31);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = 2_958_465;

/** A day number as `2026-11-21`, or with its time to the second; undefined where it is no day. */
function dateText(serial: number, is1904: boolean): string | undefined {
  if (serial < (is1904 ? 0 : 1) || serial >= LAST_DAY + 1) return undefined;
  const zero = is1904 ? DAY_ZERO_1904 : DAY_ZERO_1900;
  const days = is1904 || serial < 60 ? serial : serial - 1;
  const moment = new Date(zero + Math.round((days * DAY_MS) / 1000) * 1000).toISOString();
  return moment.endsWith('T00:00:00.000Z') ? moment.slice(0, 10) : moment.slice(0, 19);
}
