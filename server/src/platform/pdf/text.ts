import type { Pdf } from './libraries.ts';

export const INK = '#1a1a1a';
export const MUTED = '#666666';
export const RULE = '#c8c8c8';
/** the one colour beside black: the steel blue of the company's paper */
export const ACCENT = '#1f4e79';

export interface Style {
  readonly font?: 'regular' | 'medium';
  readonly size: number;
  readonly color?: string;
  /** for numbers and codes: in smaller letters rather than cut or broken, which would make another number of it */
  readonly isWhole?: boolean;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
}

function use(pdf: Pdf, style: Style): void {
  pdf.font(style.font ?? 'regular').fontSize(style.size);
}

export function lineHeight(style: Style): number {
  return style.size * 1.28;
}

/** One line; what does not fit ends in an ellipsis, or is written smaller where it must stay whole. */
export function drawLine(pdf: Pdf, text: string, place: Place, style: Style): void {
  use(pdf, style);
  if (style.isWhole) pdf.fontSize(style.size * Math.min(1, place.width / pdf.widthOfString(text)));
  const shown = style.isWhole ? text : cutTo(pdf, text, place.width);
  const rest = place.width - pdf.widthOfString(shown);
  const share = { left: 0, center: 0.5, right: 1 }[place.align ?? 'left'];
  pdf.fillColor(style.color ?? INK).text(shown, place.x + rest * share, place.y, { lineBreak: false });
}

function cutTo(pdf: Pdf, text: string, width: number): string {
  if (pdf.widthOfString(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && pdf.widthOfString(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Several lines, broken between words; answers the y below the last one. */
export function drawText(pdf: Pdf, text: string, place: Place, style: Style): number {
  let { y } = place;
  for (const line of wrapText(pdf, text, place.width, style)) {
    drawLine(pdf, line, { ...place, y }, style);
    y += lineHeight(style);
  }
  return y;
}

/** The lines that a text takes in this width: broken between words, and inside a word that is wider than a line. */
export function wrapText(pdf: Pdf, text: string, width: number, style: Style): string[] {
  if (style.isWhole) return [text];
  use(pdf, style);
  const fits = (line: string) => pdf.widthOfString(line) <= width;
  return text.split('\n').flatMap((paragraph) => {
    if (fits(paragraph)) return [paragraph];
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/\s+/).flatMap((whole) => pieces(whole, fits))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      lines.push(line);
      line = word;
    }
    return [...lines, line];
  });
}

/** A word as it is, or cut where it does not fit into a line. */
function pieces(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word];
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...found, piece];
}
