import { loadLibraries, type Pdf } from './libraries.ts';

/** A QR code: its dark modules as rows, each a list of runs [first column, length]. */
export interface QrCode {
  readonly size: number;
  readonly rows: readonly (readonly (readonly [column: number, length: number])[])[];
}

/** Medium error correction: 15 % of the code may be dirty. Text is written as UTF-8. */
export async function qrCode(text: string): Promise<QrCode> {
  const { bwip } = await loadLibraries();
  const [code] = bwip.raw('qrcode', text, 'eclevel=M');
  if (code === undefined || !('pixs' in code)) throw new Error('a QR code has modules');
  const size = code.pixx;
  const rows = Array.from({ length: size }, (_, row) =>
    runsOf(code.pixs.slice(row * size, (row + 1) * size)),
  );
  return { size, rows };
}

function runsOf(modules: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  modules.forEach((module, column) => {
    const last = runs.at(-1);
    if (module === 0) return;
    if (last !== undefined && last[0] + last[1] === column) last[1]++;
    else runs.push([column, 1]);
  });
  return runs;
}

/** A Code 128 as the widths of its bars and gaps in turn, in modules, with a bar first. */
export interface Code128 {
  readonly text: string;
  readonly widths: readonly number[];
  readonly modules: number;
}

/** @param text letters, digits and signs of ASCII */
export async function code128(text: string): Promise<Code128> {
  const { bwip } = await loadLibraries();
  const [code] = bwip.raw('code128', text, '');
  if (code === undefined || !('sbs' in code)) throw new Error('a Code 128 has bars');
  return { text, widths: code.sbs, modules: code.sbs.reduce((sum, width) => sum + width, 0) };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Fills the square; the quiet zone of four modules around it is the caller's. */
export function drawQrCode(pdf: Pdf, code: QrCode, { x, y, width }: Box): void {
  const module = width / code.size;
  code.rows.forEach((runs, row) => {
    for (const [column, length] of runs)
      pdf.rect(x + column * module, y + row * module, length * module, module);
  });
  pdf.fill('black');
}

/** Bars from the left, as wide as the box allows but no module wider than 0.5 mm; the quiet zones are inside the box. */
export function drawCode128(pdf: Pdf, code: Code128, { x, y, width, height }: Box): void {
  const module = moduleWidth(code, width);
  let place = x + QUIET_MODULES * module;
  code.widths.forEach((bar, index) => {
    if (index % 2 === 0) pdf.rect(place, y, bar * module, height);
    place += bar * module;
  });
  pdf.fill('black');
}

const QUIET_MODULES = 10;
const WIDEST_MODULE = 1.4;
const THINNEST_MODULE = 0.48;

function moduleWidth(code: Code128, width: number): number {
  return Math.min(WIDEST_MODULE, width / (code.modules + 2 * QUIET_MODULES));
}

/** Below 0.17 mm to the module many readers and label printers fail: then a code is better left out. */
export function isReadable(code: Code128, width: number): boolean {
  return moduleWidth(code, width) >= THINNEST_MODULE;
}
