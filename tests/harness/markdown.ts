import { readTable } from '../../kernel/src/testing/table.ts';

/** A table of a document: its heading, and its text as `readTable` takes it, without the line of dashes. */
export interface MarkdownTable {
  readonly heading: readonly string[];
  readonly text: string;
}

export interface MarkdownSection {
  /** the text of the heading, without its marks */
  readonly title: string;
  readonly tables: readonly MarkdownTable[];
}

/** The sections of a document in their order, each up to the next heading of whatever level. */
export function readSections(markdown: string): MarkdownSection[] {
  return markdown
    .split(/^#+ /m)
    .slice(1)
    .map((part) => {
      const [title = ''] = part.split('\n');
      return { title: title.trim(), tables: tablesIn(part) };
    });
}

function tablesIn(text: string): MarkdownTable[] {
  return [...text.matchAll(/^\|.*(?:\n\|.*)+/gm)].map(([table]) => {
    const [heading = '', dashes = '', ...rows] = table.split('\n');
    if (!/^[|\-: ]+$/.test(dashes)) throw new Error(`A table without its line of dashes: ${heading}`);
    return { heading: cellsOf(heading), text: [heading, ...rows].join('\n') };
  });
}

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows of a section's only table with these columns; undefined when it has none. */
export function rowsOf<const C extends readonly string[]>(
  section: MarkdownSection,
  columns: C,
): Record<C[number], string>[] | undefined {
  const found = section.tables.filter((table) => table.heading.join() === columns.join());
  if (found.length > 1) throw new Error(`${section.title}: two tables ${columns.join(' | ')}`);
  const [table] = found;
  return table === undefined ? undefined : readTable(columns, table.text);
}
