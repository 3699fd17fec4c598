import type { ManualClock, PlainDate } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { ACCOUNTS } from './factory-data.ts';

/** What the seed works with: who does it, and the clock that tells when. */
export interface Stage {
  readonly clock: ManualClock;
  /** the last day of the history: today */
  readonly end: Date;
  /** the day that the factory's calendar shows at a moment: after midnight it is another one than in UTC */
  dayOf(moment: Date): PlainDate;
  /** the transaction, as one of the people */
  as(role: (typeof ACCOUNTS)[number]['role']): Tx;
}
