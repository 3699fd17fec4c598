import { setImmediate } from 'node:timers/promises';
import type { Language } from '../words/language.ts';
import { loadLibraries, type Pdf } from './libraries.ts';

export interface PdfSettings {
  /** width and height in points: 72 to the inch */
  readonly size: readonly [width: number, height: number];
  readonly title: string;
  readonly author: string;
  readonly language: Language;
  readonly createdAt: Date;
}

export const MILLIMETRE = 72 / 25.4;
export const A4 = [210 * MILLIMETRE, 297 * MILLIMETRE] as const;

/**
 * Draws a document and answers its bytes; the first page is `draw`'s to add. The same drawing at the same moment gives the
 * same bytes.
 *
 * It runs on the event loop. PDFKit draws a row of a table in 0.3 ms, and whoever draws many calls `pace`, which lets others
 * in every few milliseconds; the fonts' tables at the beginning and at the end are the longest stretches, 6 ms each. See
 * docs/adr/0008-documents-are-drawn-on-the-event-loop.md.
 */
export async function drawPdf(settings: PdfSettings, draw: (pdf: Pdf) => Promise<void>): Promise<Buffer> {
  const { PDFDocument, fonts } = await loadLibraries();
  const pdf = new PDFDocument({
    size: [...settings.size],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    lang: settings.language,
    displayTitle: true,
    // Without a font of its own PDFKit would begin with Helvetica, which has no ğ.
    font: '',
    info: {
      Title: settings.title,
      Author: settings.author,
      Creator: 'Horoz Demir MRP',
      CreationDate: settings.createdAt,
    },
  });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const finished = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  for (const [name, font] of Object.entries(fonts)) {
    pdf.registerFont(name, font);
    // A font's tables are read when it is first measured.
    pdf.font(name).widthOfString('Şı');
    await setImmediate();
  }
  await draw(pdf);
  await setImmediate();
  pdf.end();
  await finished;
  return Buffer.concat(parts);
}

const STRETCH_MS = 8;

/** Lets others have the event loop when this drawing has held it for long enough: `const pace = pacer(); … await pace();` */
export function pacer(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < STRETCH_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
