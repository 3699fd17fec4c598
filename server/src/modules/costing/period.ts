import type { Db } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { DEFAULT_ROWS, type PeriodQuery } from './costs.schemas.ts';

/** Whole days in the factory's time zone, both included, and how many rows of them to show. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly limit: number;
}

/** No layer is older. */
const EARLIEST = '1900-01-01';

/** @throws VALIDATION_ERROR when it ends before it begins, or lies before all stock */
export function periodOf(db: Db, query: PeriodQuery): Period {
  const to = query.to ?? db.clock.today();
  if (to < EARLIEST) throw invalidField('to', say`must not be before ${EARLIEST}`);
  const from = query.from ?? twelveMonthsBefore(to);
  if (from < EARLIEST && query.from !== undefined)
    throw invalidField('from', say`must not be before ${EARLIEST}`);
  if (from > to) throw invalidField('to', say`must not be before from (${from})`);
  return { from, to, limit: query.limit ?? DEFAULT_ROWS };
}

/** 29 February goes back to the 28th. */
function twelveMonthsBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
  const rest = day.slice(4);
  return rest === '-02-29' ? `${year}-02-28` : `${year}${rest}`;
}

/** A condition on a moment: within the days $2 to $3 of the time zone $4. */
export const within = (moment: string) =>
  `${moment} >= $2::date::timestamp at time zone $4 and ${moment} < ($3::date + 1)::timestamp at time zone $4`;

/**
 * A condition on a movement by which a layer entered: it was booked when the layer entered or later, so it is not before the
 * period either. It says nothing new, but the index of a product's movements can use it.
 */
export const bookedSince = (movement: string) =>
  `${movement}.product_id = $1 and ${movement}.movement_date >= $2::date::timestamp at time zone $4`;
