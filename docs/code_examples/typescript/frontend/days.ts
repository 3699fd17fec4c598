/** A day, '2026-11-21' → '21.11.2026'. It has no time zone, so none may move it. */
export const shownDay = (day: string): string =>
  new Intl.DateTimeFormat('tr-TR', { timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** A moment in UTC as the factory's clock shows it, wherever the browser is. */
export const shownMoment = (moment: string, timeZone = 'Europe/Istanbul'): string =>
  new Intl.DateTimeFormat('tr-TR', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
    new Date(moment),
  );

/** Today in the factory, for the first value of a date field: en-CA writes 2026-11-21. */
export const today = (now = new Date(), timeZone = 'Europe/Istanbul'): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);
