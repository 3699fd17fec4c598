import { hashPassword } from '../../modules/auth/passwords.ts';
import { insertUser } from '../../modules/auth/users.queries.ts';
import { type Actor, systemActor } from '../../platform/actor.ts';
import { dayFormatter, type ManualClock, manualClock } from '../../platform/clock.ts';
import { type Database, only, type Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ACCOUNTS, DEMO_PASSWORD } from './factory-data.ts';
import { makeHistory } from './factory-history.ts';
import { makeMasterData } from './factory-master-data.ts';
import type { Stage } from './stage.ts';

export interface DemoAccount {
  readonly username: string;
  readonly role: string;
  readonly fullName: string;
}

const HISTORY_DAYS = 182;
const DAY_MS = 86_400_000;

const claim = statement<{ claimed: boolean }>(
  'demo_claim',
  `insert into app_state (key, value) values ('demo_factory', '{"version": 1}') on conflict (key) do nothing
   returning true as claimed`,
);
const anyProduct = statement<{ found: boolean }>(
  'demo_any_product',
  'select exists (select from products) as found',
);
const isSeeded = statement<{ found: boolean }>(
  'demo_is_seeded',
  `select exists (select from app_state where key = 'demo_factory') as found`,
);

/**
 * Loads the demo factory into an empty database, through the same services as a user would, under a clock that walks through
 * the last six months. Everything happens in one transaction: a start that is killed leaves nothing behind, and two servers
 * that start together load it once. A database that has products already is left alone.
 *
 * @returns the accounts to show; none when this database has no demo factory
 */
export async function seedDemoFactory(
  db: Database,
  onProgress: (message: string) => void,
): Promise<{ password: string; accounts: readonly DemoAccount[] }> {
  const shown = { password: DEMO_PASSWORD, accounts: ACCOUNTS };
  if (only(await db.run(isSeeded, [])).found) return shown;
  if (only(await db.run(anyProduct, [])).found) return { password: '', accounts: [] };
  onProgress('Loading the demo factory: six months of receipts, production and shipments …');
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const end = db.clock.now();
  const clock = manualClock(new Date(end.getTime() - HISTORY_DAYS * DAY_MS), db.policy.timeZone);
  await inTransaction(
    { ...db, clock },
    systemActor('demo-factory'),
    async (tx) => {
      if ((await tx.run(claim, [])).length === 0) return;
      clock.set(new Date(end.getTime() - HISTORY_DAYS * DAY_MS));
      const stage = await hire(tx, clock, end, passwordHash);
      const places = await makeMasterData(stage);
      await makeHistory(stage, places, onProgress);
    },
    { statementTimeoutMs: 60_000, lockTimeoutMs: 60_000 },
  );
  return shown;
}

/** One user per role, and the transaction in the name of each. */
async function hire(tx: Tx, clock: ManualClock, end: Date, passwordHash: string): Promise<Stage> {
  const actors = new Map<string, Actor>();
  for (const { username, role, fullName } of ACCOUNTS) {
    const user = await insertUser(tx, { username, full_name: fullName, role, password_hash: passwordHash });
    actors.set(role, { ...systemActor('demo-factory'), userId: user.user_id, username, role });
  }
  return {
    clock,
    end,
    dayOf: dayFormatter(tx.policy.timeZone),
    as: (role) => ({ ...tx, actor: actors.get(role) ?? tx.actor }),
  };
}
