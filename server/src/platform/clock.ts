/** A calendar day as `YYYY-MM-DD`. */
export type PlainDate = string;

/**
 * Time as a dependency: services ask the clock that they are handed, so that a test or the demo factory can live in
 * another year. `today` is the day in the factory's own time zone, which decides expiry and order dates.
 */
export interface Clock {
  now(): Date;
  today(): PlainDate;
}

/** Formats a moment as the calendar day that a wall clock in `timeZone` shows. */
export function dayFormatter(timeZone: string): (moment: Date) => PlainDate {
  // The Canadian English format is the one that writes YYYY-MM-DD.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (moment) => format.format(moment);
}

/** The clock of the running server. */
export function systemClock(timeZone: string): Clock {
  const day = dayFormatter(timeZone);
  return { now: () => new Date(), today: () => day(new Date()) };
}

/** A clock that stands still until it is moved: for tests and for making history in the demo factory. */
export interface ManualClock extends Clock {
  set(moment: Date): void;
  advance(milliseconds: number): void;
}

export function manualClock(start: Date, timeZone: string): ManualClock {
  const day = dayFormatter(timeZone);
  let current = start;
  return {
    now: () => current,
    today: () => day(current),
    set(moment) {
      current = moment;
    },
    advance(milliseconds) {
      current = new Date(current.getTime() + milliseconds);
    },
  };
}
