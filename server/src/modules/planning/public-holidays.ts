/**
 * The public holidays of Turkey whose day the law fixes (law 2429 as it stands since 2016). The religious ones, Ramazan and
 * Kurban Bayramı, follow the moon and are announced: the factory enters them.
 */
const FIXED: readonly (readonly [day: string, description: string])[] = [
  ['01-01', 'Yılbaşı'],
  ['04-23', 'Ulusal Egemenlik ve Çocuk Bayramı'],
  ['05-01', 'Emek ve Dayanışma Günü'],
  ['05-19', 'Atatürk’ü Anma, Gençlik ve Spor Bayramı'],
  ['07-15', 'Demokrasi ve Millî Birlik Günü'],
  ['08-30', 'Zafer Bayramı'],
  // Planning knows whole days only, so the half day before is said in words and stays what its weekday makes it.
  ['10-29', 'Cumhuriyet Bayramı (28 Ekim öğleden sonra da tatil: yarım gün)'],
];

/** The year from which the list is right: 15 July was added in October 2016. */
export const FIRST_HOLIDAY_YEAR = 2017;

export function fixedHolidays(year: number) {
  return FIXED.map(([day, description]) => ({
    calendar_date: `${year}-${day}`,
    is_working_day: false,
    description,
  }));
}
