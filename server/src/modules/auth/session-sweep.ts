import type { Db } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';

/** At a time, so that the first sweep of a large table does not run into the time-out; the next one goes on. */
const BATCH = 10_000;

/** A day longer than they work: whoever comes a little late is told that the token has expired, not that nobody knows it. */
const sweepRefreshTokens = statement<never>(
  'refresh_token_sweep',
  `delete from refresh_tokens where refresh_token_id in (
     select refresh_token_id from refresh_tokens where expires_at < $1::timestamptz - interval '1 day'
     order by expires_at limit $2)`,
);

/** A month longer than they could be used. What was done in them is in the audit log, which keeps their numbers. */
const sweepOldSessions = statement<never>(
  'session_sweep',
  `delete from sessions where session_id in (
     select s.session_id from sessions s where s.expires_at < $1::timestamptz - interval '30 days'
       and not exists (select from refresh_tokens t where t.session_id = s.session_id)
     order by s.expires_at limit $2)`,
);

/** Removes refresh tokens and sessions that cannot come back to life. */
export async function sweepSessions(db: Db): Promise<void> {
  const now = db.clock.now();
  await db.run(sweepRefreshTokens, [now, BATCH]);
  await db.run(sweepOldSessions, [now, BATCH]);
}
