import { type Amount, formatAmount } from '@horoz/kernel';
import type { PlainDate } from '../../platform/clock.ts';

const DAY_MS = 86_400_000;

/** A number from 0 to 99 that looks random and is the same in every demo factory. */
function noise(seed: number): number {
  return Number(((BigInt(seed + 1) * 2_654_435_761n) % 4_294_967_296n) % 100n);
}

/** Steel has become dearer: from 84 % of today's price in even steps, ± 2 %. Exact. */
export function priceAt(today: Amount, fortnight: number, salt: number): string {
  const perTenThousand = 8_400n + BigInt(fortnight) * 123n + BigInt(noise(fortnight * 31 + salt)) * 4n - 200n;
  return formatAmount(((today * perTenThousand) / 10_000n) as Amount);
}

/** The calendar day so many days after another one. */
export function daysAfter(day: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
