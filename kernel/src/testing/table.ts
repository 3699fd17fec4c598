/**
 * Reads a worked example written as a table, so that a planner can check the cases without reading code:
 *
 *   | quantity | unit cost |
 *   | 2.500    | 10.0000   |
 *
 * The heading must name exactly the columns asked for: a misspelt heading is an error, not an undefined.
 */
export function readTable<const C extends readonly string[]>(
  columns: C,
  text: string,
): Record<C[number], string>[] {
  const [heading, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
  if (heading?.join() !== columns.join())
    throw new Error(`The table's heading must be ${columns.join(' | ')}`);
  return rows.map((cells) => {
    if (cells.length !== columns.length)
      throw new Error(`A row has ${cells.length} cells: ${cells.join(' | ')}`);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]])) as Record<
      C[number],
      string
    >;
  });
}

/** readTable of a table as Markdown writes it, with a line of dashes below the heading. */
export function readDocumentTable<const C extends readonly string[]>(
  columns: C,
  text: string,
): Record<C[number], string>[] {
  const [heading = '', dashes = '', ...rows] = text.trim().split('\n');
  if (!/^[|:\s-]+$/.test(dashes)) throw new Error('The second line of a Markdown table is one of dashes');
  return readTable(columns, [heading, ...rows].join('\n'));
}
