import type { Language } from '../words/language.ts';
import { SCALES } from './formats.ts';
import type { CellKind } from './report.ts';

/** The fixed parts of a workbook (ECMA-376, Office Open XML). */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What XML 1.0 cannot say: control characters, and halves of a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const LONGEST_TEXT = 32_767;

/** A text as XML; `_x0041_` would be read as a character's number, so its first sign is written as one. */
export function xmlText(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(UNSPEAKABLE, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

const KINDS: readonly CellKind[] = [
  'text',
  'quantity',
  'cost',
  'unit_cost',
  'integer',
  'percent',
  'date',
  'moment',
];
export const BOLD = KINDS.length;
export const TITLE = 2 * KINDS.length;

/** The number of a cell's style in the list below; `+ BOLD` for the same in bold. */
export const styleOf = (kind: CellKind): number => KINDS.indexOf(kind);

function formatOf(kind: CellKind, language: Language): string {
  const day = language === 'tr' ? 'dd\\.mm\\.yyyy' : 'yyyy\\-mm\\-dd';
  if (kind === 'date') return day;
  if (kind === 'moment') return `${day}\\ hh:mm:ss`;
  const scale = SCALES[kind];
  if (scale === undefined) return '@';
  return scale === 0 ? '0' : `#,##0.${'0'.repeat(scale)}`;
}

export function stylesPart(language: Language): string {
  const formats = KINDS.map(
    (kind, index) => `<numFmt numFmtId="${164 + index}" formatCode="${xmlText(formatOf(kind, language))}"/>`,
  );
  const styles = [0, 1].flatMap((font) =>
    KINDS.map(
      (kind, index) =>
        `<xf numFmtId="${kind === 'text' ? 0 : 164 + index}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
    ),
  );
  const name = '<name val="Calibri"/>';
  return `${HEAD}<styleSheet ${MAIN}><numFmts count="${formats.length}">${formats.join('')}</numFmts>
<fonts count="3"><font><sz val="11"/>${name}</font><font><b/><sz val="11"/>${name}</font><font><b/><sz val="14"/>${name}</font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${styles.length + 1}">${styles.join('')}<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

export function sheetHead(widths: readonly number[], frozenRows: number): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${HEAD}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
}

export const SHEET_END = '</sheetData></worksheet>';

/** What a tab may be called: 31 characters without these signs. */
function tabName(title: string, number: number): string {
  const end = number === 1 ? '' : ` (${number})`;
  const plain = title.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '');
  return `${plain.slice(0, 31 - end.length)}${end}`;
}

/** Everything but the sheets and the styles, by path. */
export function packageParts(title: string, sheets: number): Readonly<Record<string, string>> {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const part = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${TYPE}.${type}+xml"/>`;
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  return {
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${numbers
      .map((n) => `<sheet name="${xmlText(tabName(title, n))}" sheetId="${n}" r:id="rId${n}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers
      .map((n) => relation(n, 'worksheet', `worksheets/sheet${n}.xml`))
      .join('')}${relation(sheets + 1, 'styles', 'styles.xml')}</Relationships>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${numbers
      .map((n) => part(`worksheets/sheet${n}.xml`, 'worksheet'))
      .join('')}</Types>`,
  };
}
