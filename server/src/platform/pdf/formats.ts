/** Numbers and dates as the reader of a document writes them. */

import type { Language } from '../words/language.ts';

const MARKS = { tr: { decimal: ',', group: '.' }, en: { decimal: '.', group: ',' } } as const;

/**
 * A decimal of the API ("1234.5000") with as many decimals as it needs, and not less than `least`: "1.234,50". Nothing is
 * rounded.
 */
export function formatDecimal(text: string, language: Language, least = 0): string {
  const { decimal, group } = MARKS[language];
  const [whole = '', fraction = ''] = text.split('.');
  const needed = fraction.replace(/0+$/, '').padEnd(least, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return needed === '' ? grouped : `${grouped}${decimal}${needed}`;
}

const SYMBOLS: Readonly<Record<string, string>> = { TRY: '₺', EUR: '€', USD: '$', GBP: '£' };

/** An amount with two decimals or more: "₺1.234,50", and "1.234,50 CHF" where a currency has no sign of its own. */
export function formatMoney(text: string, currency: string, language: Language): string {
  const amount = formatDecimal(text, language, 2);
  const symbol = SYMBOLS[currency];
  if (symbol === undefined) return `${amount} ${currency}`;
  return amount.startsWith('-') ? `-${symbol}${amount.slice(1)}` : `${symbol}${amount}`;
}

/** A day of the API ("2026-11-21"): "21.11.2026" in Turkish. */
export function formatDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-');
  return language === 'tr' ? `${date}.${month}.${year}` : day;
}

/** A moment by the factory's clock: "21.11.2026 11:30". */
export function formatMoment(moment: string, language: Language, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(
    format.formatToParts(new Date(moment)).map((part) => [part.type, part.value]),
  );
  return `${formatDay(`${parts.year}-${parts.month}-${parts.day}`, language)} ${parts.hour}:${parts.minute}`;
}
