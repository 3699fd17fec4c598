import { crc32, deflateRawSync } from 'node:zlib';

/** XLSX files for tests, made by hand: a writer that is right would never make the wrong ones. */

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  readonly isStored?: boolean;
  /** what the archive says the unpacked size and the check sum are, where that is a lie */
  readonly statedBytes?: number;
  readonly statedCrc?: number;
}

export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content as string);
    const packed = entry.isStored ? content : deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.isStored ? 0 : 8, 4);
    common.writeUInt32LE(entry.statedCrc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.statedBytes ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, place, name]));
    files.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\x05\x06'), end]);
}

/** A cell: text, number, or its XML. */
export type TestCell = string | number | null | { readonly xml: string };

/** A cell of a style of STYLES below. */
export const dayCell = (serial: number): TestCell => ({ xml: `s="1"><v>${serial}</v>` });
export const ownFormatCell = (serial: number): TestCell => ({ xml: `s="2"><v>${serial}</v>` });
export const moneyCell = (value: string): TestCell => ({ xml: `s="3"><v>${value}</v>` });

const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2">
  <numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy&quot; gün&quot;;@"/>
  <numFmt numFmtId="165" formatCode="[$-41F]#,##0.00&quot; dolar&quot;;[Red]General"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function letters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letters(Math.floor(column / 26) - 1) + letter;
}

export function sheetXml(rows: readonly (readonly TestCell[])[], sharedTexts: string[] = []): string {
  const lines = rows.map((cells, place) => {
    const inside = cells.map((cell, column) => {
      if (cell === null) return '';
      const reference = `r="${letters(column)}${place + 1}"`;
      if (typeof cell === 'object') return `<c ${reference} ${cell.xml}</c>`;
      if (typeof cell === 'number') return `<c ${reference}><v>${cell}</v></c>`;
      sharedTexts.push(cell);
      return `<c ${reference} t="s"><v>${sharedTexts.length - 1}</v></c>`;
    });
    return `<row r="${place + 1}">${inside.join('')}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${MAIN}><sheetData>${lines.join('\n')}</sheetData></worksheet>`;
}

export interface WorkbookOptions {
  /** sheets that come before the one with the rows */
  readonly sheetsBefore?: readonly string[];
  readonly name?: string;
  readonly is1904?: boolean;
  /** instead of the XML of the sheet */
  readonly sheet?: string;
}

/** The files of a workbook with one sheet of rows. */
export function workbookFiles(
  rows: readonly (readonly TestCell[])[],
  options: WorkbookOptions = {},
): ZipEntry[] {
  const texts: string[] = [];
  const sheet = options.sheet ?? sheetXml(rows, texts);
  const names = [...(options.sheetsBefore ?? []), options.name ?? 'Sayfa1'];
  const sheets = names.map(
    (name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const targets = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return [
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="${options.is1904 ? 1 : 0}"/><sheets>${sheets.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${targets.join('')}</Relationships>`,
    },
    { name: 'xl/styles.xml', content: STYLES },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst ${MAIN}>${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    },
    ...names.slice(0, -1).map((_, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: sheetXml([[{ xml: 't="str"><v>x</v>' }]]),
    })),
    { name: `xl/worksheets/sheet${names.length}.xml`, content: sheet },
  ];
}

export const workbook = (rows: readonly (readonly TestCell[])[], options?: WorkbookOptions): Buffer =>
  zip(workbookFiles(rows, options));
