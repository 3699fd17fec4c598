import type { CompanySettings } from '../config.ts';
import type { Language } from '../words/language.ts';
import { formatDay } from './formats.ts';
import type { Pdf } from './libraries.ts';
import { ACCENT, drawLine, drawText, INK, lineHeight, MUTED, RULE, type Style, wrapText } from './text.ts';

export interface PaperSettings {
  readonly language: Language;
  readonly company: CompanySettings;
  /** what it is, and its number: on the first page large, on the others in one line */
  readonly title: string;
  readonly number: string;
  /** the day on which it was printed */
  readonly printedOn: string;
  /** large and pale across each page: DRAFT, CANCELLED */
  readonly mark?: string;
}

/** A sheet of the document's size with the company's head and foot, and the height at which the next thing stands. */
export interface Paper {
  readonly pdf: Pdf;
  readonly language: Language;
  readonly left: number;
  readonly width: number;
  y: number;
  /** whether so much still fits above the foot */
  hasRoom(height: number): boolean;
  /** a further page, with its head */
  turn(): void;
  /** writes the feet, when all pages are there */
  finish(): void;
}

const MARGIN = 42;
const widthOf = (pdf: Pdf) => pdf.page.width - 2 * MARGIN;
const SMALL: Style = { size: 7.5, color: MUTED };

const WORDS = {
  tr: { page: 'Sayfa', printed: 'Basım', taxNumber: 'Vergi no' },
  en: { page: 'Page', printed: 'Printed', taxNumber: 'Tax number' },
} as const;

export function openPaper(pdf: Pdf, settings: PaperSettings): Paper {
  pdf.addPage();
  const width = widthOf(pdf);
  const bottom = pdf.page.height - 54;
  const paper: Paper = {
    pdf,
    language: settings.language,
    left: MARGIN,
    width,
    y: MARGIN,
    hasRoom: (height) => paper.y + height <= bottom,
    turn() {
      pdf.addPage();
      drawMark(pdf, settings.mark);
      const [place, style] = [
        { x: MARGIN, y: MARGIN - 6, width },
        { size: 8, color: MUTED },
      ];
      drawLine(pdf, settings.company.name, place, style);
      drawLine(pdf, `${settings.title}  ${settings.number}`, { ...place, align: 'right' }, style);
      paper.y = MARGIN + 14;
    },
    finish: () => drawFeet(pdf, settings),
  };
  drawMark(pdf, settings.mark);
  paper.y = drawHead(pdf, settings);
  return paper;
}

/** The company on the left, what the document is on the right. */
function drawHead(pdf: Pdf, { company, title, number, language }: PaperSettings): number {
  const width = widthOf(pdf);
  const half = width / 2 - 10;
  const taxNumber = company.taxNumber && `${WORDS[language].taxNumber}: ${company.taxNumber}`;
  const place = { x: MARGIN, width: half };
  let y = drawText(pdf, company.name, { ...place, y: MARGIN - 4 }, { font: 'medium', size: 15 });
  for (const line of [company.address, taxNumber]) {
    if (line) y = drawText(pdf, line, { ...place, y }, { size: 8, color: MUTED });
  }
  const right = { x: MARGIN + half + 20, width: half, align: 'right' } as const;
  drawLine(pdf, title, { ...right, y: MARGIN - 4 }, { font: 'medium', size: 15, color: ACCENT });
  drawLine(pdf, number, { ...right, y: MARGIN + 17 }, { font: 'medium', size: 11 });
  const rule = Math.max(y + 4, MARGIN + 36);
  pdf.rect(MARGIN, rule, width, 1.5).fill(ACCENT);
  return rule + 14;
}

function drawMark(pdf: Pdf, mark: string | undefined): void {
  if (mark === undefined) return;
  const { width, height } = pdf.page;
  pdf.save().rotate(-35, { origin: [width / 2, height / 2] });
  const place = { x: 0, y: height / 2 - 50, width, align: 'center' } as const;
  drawLine(pdf, mark, place, { font: 'medium', size: 84, color: '#ededed' });
  pdf.restore();
}

function drawFeet(pdf: Pdf, { language, company, printedOn, number }: PaperSettings): void {
  const words = WORDS[language];
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    const [y, width] = [pdf.page.height - 36, widthOf(pdf)];
    pdf.rect(MARGIN, y - 8, width, 0.5).fill(RULE);
    const place = { x: MARGIN, y, width } as const;
    drawLine(pdf, [company.name, number].filter(Boolean).join('  ·  '), place, SMALL);
    drawLine(
      pdf,
      `${words.printed}: ${formatDay(printedOn, language)}`,
      { ...place, align: 'center' },
      SMALL,
    );
    const pageOf = `${words.page} ${page - start + 1} / ${count}`;
    drawLine(pdf, pageOf, { ...place, align: 'right' }, SMALL);
  }
}

/** A named value: the name small above it. */
interface Fact {
  readonly name: string;
  readonly value: string | null;
}

const NAME: Style = { size: 7, color: MUTED };

/** Facts side by side, `columns` to a row; a fact without a value is left out. */
export function drawFacts(paper: Paper, facts: readonly Fact[], columns: number): void {
  const shown = facts.flatMap(({ name, value }) => (value === null || value === '' ? [] : [{ name, value }]));
  const width = paper.width / columns;
  for (let first = 0; first < shown.length; first += columns) {
    let lowest = paper.y;
    shown.slice(first, first + columns).forEach((fact, index) => {
      const place = { x: paper.left + index * width, width: width - 10 };
      drawLine(paper.pdf, fact.name, { ...place, y: paper.y }, NAME);
      lowest = Math.max(
        lowest,
        drawText(paper.pdf, fact.value, { ...place, y: paper.y + 10 }, { size: 9.5 }),
      );
    });
    paper.y = lowest + 7;
  }
}

/** An address goes on a label; what is longer is not one. */
const MOST_PARTY_LINES = 9;

/** Somebody's name and address. Answers the y below. */
export function drawParty(
  paper: Paper,
  { x, width, name, lines }: { x: number; width: number; name: string; lines: readonly (string | null)[] },
): number {
  const filled = lines.flatMap((line) => (line ?? '').split('\n')).filter((line) => line.trim() !== '');
  const [first = '', ...rest] = filled.slice(0, MOST_PARTY_LINES);
  drawLine(paper.pdf, name, { x, y: paper.y, width }, NAME);
  let y = drawText(paper.pdf, first, { x, y: paper.y + 10, width }, { font: 'medium', size: 10.5 });
  for (const line of rest) y = drawText(paper.pdf, line, { x, y, width }, { size: 9 });
  return y;
}

/** A titled text, over as many pages as it takes. */
export function drawRemarks(paper: Paper, title: string, text: string | null): void {
  if (text === null || text.trim() === '') return;
  const { pdf, left: x, width } = paper;
  const style: Style = { size: 9 };
  if (!paper.hasRoom(10 + 3 * lineHeight(style))) paper.turn();
  drawLine(pdf, title, { x, y: paper.y, width }, NAME);
  paper.y += 10;
  for (const line of wrapText(pdf, text.trim(), width, style)) {
    if (!paper.hasRoom(lineHeight(style))) paper.turn();
    drawLine(pdf, line, { x, y: paper.y, width }, style);
    paper.y += lineHeight(style);
  }
  paper.y += 8;
}

/** Lines to sign on, side by side and never parted from each other. */
export function drawSignatures(paper: Paper, names: readonly string[]): void {
  const gap = 24;
  const width = (paper.width - gap * (names.length - 1)) / names.length;
  if (!paper.hasRoom(64)) paper.turn();
  const y = paper.y + 44;
  names.forEach((name, index) => {
    const x = paper.left + index * (width + gap);
    paper.pdf.rect(x, y, width, 0.5).fill(INK);
    drawLine(paper.pdf, name, { x, y: y + 4, width }, SMALL);
  });
  paper.y = y + 20;
}
