import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FastifyBaseLogger } from 'fastify';

/** The document that a library draws on. */
export type Pdf = PDFKit.PDFDocument;

/** Finds a package's files as Node does: the same from the bundle and from the source. */
const require = createRequire(import.meta.url);

/** What drawing needs of packages: the writer, the bar codes and the font, which has all Turkish letters and ₺. */
async function load() {
  const [{ default: PDFDocument }, { default: bwip }, regular, medium] = await Promise.all([
    import('pdfkit'),
    import('bwip-js/node'),
    readFile(require.resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf')),
    readFile(require.resolve('pdfmake/fonts/Roboto/Roboto-Medium.ttf')),
  ]);
  return { PDFDocument, bwip, fonts: { regular, medium } };
}

let loaded: ReturnType<typeof load> | undefined;

/**
 * Once per process, and not before something is drawn: reading the packages takes 0.15 s, which most tests and the doctor
 * need not wait for.
 */
export function loadLibraries(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}

/** For a server that has begun to listen, so that nobody waits for the first document. */
export async function prepareDrawing(logger: FastifyBaseLogger): Promise<void> {
  await loadLibraries().catch((error: unknown) =>
    logger.error({ err: error }, 'no documents can be printed: the packages that draw them cannot be read'),
  );
}
