import { systemActor } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import { ConfigError } from '../../platform/config.ts';
import type { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { generatePassword, hashPassword } from './passwords.ts';
import { administratorExists, insertUser, lockUsersTable, usernameTaken } from './users.queries.ts';

export interface FirstAdmin {
  readonly created: boolean;
  readonly username: string;
  /** the generated password, to be shown once; absent when one was given or nothing was created */
  readonly password?: string;
}

/**
 * Makes the first administrator when there is none. Servers that start at the same time make one together.
 *
 * @throws ConfigError when the name belongs to somebody who is no administrator
 */
export async function ensureFirstAdmin(
  db: Database,
  { username, password }: { readonly username: string; readonly password?: string | undefined },
): Promise<FirstAdmin> {
  if (await administratorExists(db)) return { created: false, username };
  const chosen = password ?? generatePassword();
  const hash = await hashPassword(chosen);
  const created = await inTransaction(db, systemActor('first-start'), async (tx) => {
    await tx.run(lockUsersTable, []);
    if (await administratorExists(tx)) return false;
    if (await usernameTaken(tx, username)) {
      throw new ConfigError(
        `ADMIN_USERNAME is "${username}", a user who is no administrator. Choose another.`,
      );
    }
    const admin = { username, full_name: 'Administrator', role: 'admin' as const, password_hash: hash };
    const user = await insertUser(tx, admin);
    audit(tx, { action: 'user.create', entityType: 'user', entityId: user.user_id, after: user });
    return true;
  });
  return created && password === undefined ? { created, username, password: chosen } : { created, username };
}
