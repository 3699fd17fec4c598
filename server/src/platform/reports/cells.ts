import type { Language } from '../words/language.ts';
import { WORDS } from './formats.ts';
import type { Cell, ReportColumn, ReportTable } from './report.ts';

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** A number as the API writes it, or null where the cell holds none. */
export function decimalOf(cell: Cell): string | null {
  if (cell === null) return null;
  const text = String(cell);
  return DECIMAL.test(text) ? text : null;
}

export const isDay = (cell: Cell): cell is string => /^\d{4}-\d\d-\d\d$/.test(String(cell));
export const isMoment = (cell: Cell): cell is string => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(String(cell));

const QUARTER_HOUR = 900_000;
const MOST_KNOWN = 10_000;

/**
 * Tells the time of a moment by a zone's clock, as `2026-11-21T11:30:15.250Z` with the local time in it. Clocks change at
 * quarters of an hour only, so that the zone is asked once for each.
 */
export function localClock(timeZone: string): (moment: string) => Date {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const known = new Map<number, number>();
  return (moment) => {
    const time = Date.parse(moment);
    if (Number.isNaN(time)) return new Date(time);
    const quarter = Math.floor(time / QUARTER_HOUR);
    let offset = known.get(quarter);
    if (offset === undefined) {
      if (known.size >= MOST_KNOWN) known.clear();
      offset = offsetAt(format, quarter * QUARTER_HOUR);
      known.set(quarter, offset);
    }
    return new Date(time + offset);
  };
}

/** "GMT+03:00" as milliseconds */
function offsetAt(format: Intl.DateTimeFormat, time: number): number {
  const name = format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? [];
  const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
  return sign === '-' ? -size : size;
}

/** The totals as a row: the first column without a total says what it is. */
export function totalsRow(
  columns: readonly ReportColumn[],
  totals: NonNullable<ReportTable['totals']>,
  language: Language,
): Cell[] {
  const cells: Cell[] = columns.map((column) => totals[column.key] ?? null);
  const free = cells.indexOf(null);
  if (free !== -1) cells[free] = WORDS[language].total;
  return cells;
}
