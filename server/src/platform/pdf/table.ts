import type { Paper } from './paper.ts';
import { pacer } from './pdf.ts';
import { ACCENT, drawLine, lineHeight, MUTED, RULE, type Style, wrapText } from './text.ts';

/** A cell: its text, and further lines in small print below. */
interface Cell {
  readonly text: string;
  readonly below?: readonly (string | null)[];
  readonly isBold?: boolean;
}

export interface Column<Row> {
  readonly title: string;
  /** in points; one column may have none and takes the rest of the page */
  readonly width?: number;
  /** on the right stand numbers, which are never cut or broken */
  readonly align?: 'left' | 'right';
  cell(row: Row): string | Cell;
}

const TITLE: Style = { font: 'medium', size: 7.5, color: '#ffffff' };
const TEXT: Style = { size: 8.5 };
const NUMBER: Style = { ...TEXT, isWhole: true };
const BELOW: Style = { size: 7, color: MUTED };
const PADDING = 4;
const GAP = 4;

interface Line {
  readonly text: string;
  readonly style: Style;
}

/** A table over as many pages as it takes; each page begins with the titles, and no row is torn apart. */
export async function drawTable<Row>(
  paper: Paper,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  const pace = pacer();
  const places = placesOf(paper, columns);
  drawTitles(paper, columns, places);
  for (const row of rows) {
    const cells = columns.map((column, index) => linesOf(paper, column, row, places[index]?.width ?? 0));
    const height = Math.max(...cells.map(heightOf)) + 2 * PADDING;
    if (!paper.hasRoom(height)) {
      paper.turn();
      drawTitles(paper, columns, places);
    }
    cells.forEach((lines, index) => {
      let y = paper.y + PADDING;
      for (const { text, style } of lines) {
        drawLine(paper.pdf, text, { x: 0, width: 0, ...places[index], y }, style);
        y += lineHeight(style);
      }
    });
    paper.y += height;
    paper.pdf.rect(paper.left, paper.y, paper.width, 0.5).fill(RULE);
    await pace();
  }
}

interface CellPlace {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

function placesOf<Row>(paper: Paper, columns: readonly Column<Row>[]): CellPlace[] {
  const rest = columns.reduce((left, column) => left - (column.width ?? 0), paper.width);
  let x = paper.left;
  return columns.map((column) => {
    const width = column.width ?? rest;
    const place = { x: x + GAP, width: width - 2 * GAP, align: column.align ?? 'left' };
    x += width;
    return place;
  });
}

function drawTitles<Row>(paper: Paper, columns: readonly Column<Row>[], places: readonly CellPlace[]): void {
  const titles = columns.map((column, index) =>
    wrapText(paper.pdf, column.title, places[index]?.width ?? 0, TITLE),
  );
  const height = Math.max(...titles.map((lines) => lines.length)) * lineHeight(TITLE) + 2 * PADDING;
  paper.pdf.rect(paper.left, paper.y, paper.width, height).fill(ACCENT);
  titles.forEach((lines, index) => {
    lines.forEach((text, line) => {
      const y = paper.y + PADDING + line * lineHeight(TITLE);
      drawLine(paper.pdf, text, { x: 0, width: 0, ...places[index], y }, TITLE);
    });
  });
  paper.y += height;
}

function linesOf<Row>(paper: Paper, column: Column<Row>, row: Row, width: number): Line[] {
  const given = column.cell(row);
  const cell: Cell = typeof given === 'string' ? { text: given } : given;
  const lines = (text: string, style: Style) =>
    wrapText(paper.pdf, text, width, style).map((line) => ({ text: line, style }));
  const below = (cell.below ?? []).filter((text) => text !== null && text !== '') as string[];
  return [
    ...lines(cell.text, {
      ...(column.align === 'right' ? NUMBER : TEXT),
      ...(cell.isBold ? { font: 'medium' as const } : {}),
    }),
    ...below.flatMap((text) => lines(text, BELOW)),
  ];
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + lineHeight(line.style), 0);
}

/** The last line of a table: a name and a sum on the right. */
export function drawSum(paper: Paper, name: string, amount: string): void {
  if (!paper.hasRoom(24)) paper.turn();
  const width = 230;
  const place = { x: paper.left + paper.width - width - GAP, y: paper.y + 7, width };
  drawLine(paper.pdf, name, { ...place, y: place.y + 1.5 }, { size: 9, color: MUTED });
  const sum = { x: place.x + 70, y: place.y, width: width - 70, align: 'right' } as const;
  drawLine(paper.pdf, amount, sum, { font: 'medium', size: 11, isWhole: true });
  paper.y += 32;
}
