import type { Rectangle } from './read-pdf.ts';

/** Widths of the bars and gaps of each value, from ISO/IEC 15417; the last one is the stop sign. */
const PATTERNS = [
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222',
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321',
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121',
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224',
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111',
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113',
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112',
]
  .join(' ')
  .split(' ');

const [CODE_C, CODE_B, START_B, START_C, STOP] = [99, 100, 104, 105, 106];

/** Reads the text of a Code 128 from its bars as a scanner would, with its check digit. */
export function readCode128(bars: readonly Rectangle[]): string {
  const edges = bars.flatMap((bar) => [bar.x, bar.x + bar.width]);
  const widths = edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
  const module = widths.reduce((sum, width) => sum + width, 0) / modulesOf(widths);
  const digits = widths.map((width) => Math.round(width / module)).join('');
  const values = (digits.match(/\d{6}(?=\d{6})|\d{7}$|\d{6}/g) ?? []).map((piece) => PATTERNS.indexOf(piece));
  const [start = -1, ...rest] = values;
  const check = rest.at(-2) ?? -1;
  const data = rest.slice(0, -2);
  const sum = data.reduce((total, value, index) => total + value * (index + 1), start);
  if (rest.at(-1) !== STOP || sum % 103 !== check) throw new Error(`not a Code 128: ${values.join(' ')}`);
  return textOf(start, data);
}

/** Eleven modules to a value, and 13 for the stop sign with its seven widths. */
function modulesOf(widths: readonly number[]): number {
  return ((widths.length - 7) / 6) * 11 + 13;
}

function textOf(start: number, data: readonly number[]): string {
  let set = start;
  let text = '';
  for (const value of data) {
    if (value === CODE_C && set !== START_C) set = START_C;
    else if (value === CODE_B && set !== START_B) set = START_B;
    else text += set === START_C ? String(value).padStart(2, '0') : String.fromCharCode(value + 32);
  }
  return text;
}
