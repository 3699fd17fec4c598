import type { Actor } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';

/** Writes failed logins into the audit log, where the alerts look for them. */
export interface LoginFailures {
  note(failure: LoginFailure): Promise<void>;
}

interface LoginFailure {
  /** undefined where there is no such account: what was typed is not kept, for it may be a password in the wrong field */
  readonly user: { readonly user_id: number; readonly username: string } | undefined;
  readonly ipAddress: string;
  readonly requestId: string;
}

/** The log cannot be flooded from outside: in a minute no more than these are written, and the alerts have long been raised. */
const MOST_IN_A_MINUTE = 120;
const MINUTE_MS = 60_000;

export function createLoginFailures(db: Database): LoginFailures {
  let minute = 0;
  let written = 0;
  return {
    async note({ user, ipAddress, requestId }) {
      const now = Math.floor(db.clock.now().getTime() / MINUTE_MS);
      if (now !== minute) [minute, written] = [now, 0];
      written += 1;
      if (written > MOST_IN_A_MINUTE) return;
      const nobody: Actor = {
        userId: null,
        username: 'anonymous',
        role: 'none',
        requestId,
        language: 'en',
        sessionId: null,
      };
      await inTransaction(db, nobody, async (tx) =>
        audit(tx, {
          action: 'auth.login_failed',
          entityType: user === undefined ? 'unknown_user' : 'user',
          entityId: user?.user_id ?? 'unknown',
          after: { username: user?.username ?? null, ip_address: ipAddress },
        }),
      );
    },
  };
}
