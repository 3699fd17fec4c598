import type { Kind } from './cases.ts';

/** Operations that no request of the fuzz succeeds in, and why. One that loses its successes fails the test. */
const NEVER_ACCEPTED: ReadonlyMap<string, string> = new Map([]);

/** What came of the requests to one operation. */
export interface Tally {
  sent: number;
  accepted: number;
  /** of the valid requests */
  validSent: number;
  validAccepted: number;
  slowest: number;
  /** the last refusal of a request that the document calls valid */
  refusal: string;
}

export type Tallies = ReadonlyMap<string, Tally>;

export const newTally = (): Tally => ({
  sent: 0,
  accepted: 0,
  validSent: 0,
  validAccepted: 0,
  slowest: 0,
  refusal: '',
});

export function count(
  tally: Tally,
  kind: Kind,
  answer: { status: number; milliseconds: number; text: string },
) {
  const one = answer.status < 300 ? 1 : 0;
  tally.sent += 1;
  tally.accepted += one;
  tally.slowest = Math.max(tally.slowest, answer.milliseconds);
  if (kind !== 'valid') return;
  tally.validSent += 1;
  tally.validAccepted += one;
  if (one === 0) tally.refusal = answer.text.slice(30, 190);
}

/** The operations that never said yes, and those of them that need not. */
export function refusers(tallies: Tallies): { found: string[]; named: string[] } {
  return {
    found: [...tallies]
      .filter(([, { accepted }]) => accepted === 0)
      .map(([name]) => name)
      .sort(),
    named: [...NEVER_ACCEPTED.keys()].filter((name) => tallies.has(name)).sort(),
  };
}

/** How often each operation said yes, how many percent of the valid requests, and where those are few the last refusal. */
export function reportOf(tallies: Tallies): string {
  const padded = (value: number | string) => String(value).padStart(7);
  const rows = [...tallies].map(([name, one]) => {
    const share = one.validSent === 0 ? 0 : Math.round((100 * one.validAccepted) / one.validSent);
    const figures = [one.sent, one.accepted, one.sent - one.accepted, `${share}%`, one.slowest.toFixed(0)];
    return `${figures.map(padded).join('')} ms  ${name}${share < 20 ? ` ${one.refusal}` : ''}`;
  });
  return `${['   sent    2xx refused  valid slowest', ...rows].join('\n')}\n`;
}
