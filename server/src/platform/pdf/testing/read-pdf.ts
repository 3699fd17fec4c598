import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Reads a PDF back with another library than the one that drew it. */

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ReadPage {
  readonly width: number;
  readonly height: number;
  /** the pieces of text in the order in which they were drawn */
  readonly texts: readonly string[];
  /** the rectangles that were filled together, from the top left corner in points */
  readonly fills: readonly (readonly Rectangle[])[];
}

export interface ReadPdf {
  readonly title: unknown;
  readonly language: unknown;
  readonly pages: readonly ReadPage[];
}

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  try {
    const { info } = (await document.getMetadata()) as { info: { Title?: unknown; Language?: unknown } };
    const pages: ReadPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const [, , width = 0, height = 0] = page.view;
      const { items } = await page.getTextContent();
      const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str] : []));
      const { fnArray, argsArray } = await page.getOperatorList();
      const fills = fnArray.flatMap((operator, index) =>
        operator === OPS.constructPath ? [rectanglesOf(argsArray[index])] : [],
      );
      pages.push({ width, height, texts, fills: fills.filter((list) => list.length > 0) });
    }
    return { title: info.Title, language: info.Language, pages };
  } finally {
    await task.destroy();
  }
}

/** All text, a line for each piece. */
export function textOf(pdf: ReadPdf): string {
  return pdf.pages.flatMap((page) => page.texts).join('\n');
}

function rectanglesOf([operators, numbers]: [number[], number[]]): Rectangle[] {
  if (operators.some((operator) => operator !== OPS.rectangle)) return [];
  return operators.map((_, index) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(index * 4, index * 4 + 4);
    return { x, y, width, height };
  });
}
