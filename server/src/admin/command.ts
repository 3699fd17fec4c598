import { parseArgs } from 'node:util';
import { administratorConfig, explain, openDatabase, requireMigrations } from '../doctor/doctor.ts';
import { generatePassword, requireNewPassword } from '../modules/auth/passwords.ts';
import { endSessionsOf } from '../modules/auth/user-sessions.service.ts';
import { credentialsByName, listUsers } from '../modules/auth/users.queries.ts';
import { createUser, resetPassword } from '../modules/auth/users.service.ts';
import { systemActor } from '../platform/actor.ts';
import { systemClock } from '../platform/clock.ts';
import { createDatabase, createPool, type Database } from '../platform/database/database.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { AppError } from '../platform/errors/app-error.ts';

export interface AdminSettings {
  /** what stands after `npm run admin --` */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly migrationsFolder: string;
  readonly say: (line: string) => void;
  /** asks for a password; undefined where nobody can answer, and one is made then */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}

/** Stands in the audit log, where a request would have its id. */
const actor = systemActor('npm-run-admin');

const USAGE = [
  'npm run admin -- create-admin --username NAME [--full-name "NAME FOR PEOPLE"]',
  'npm run admin -- reset-password --username NAME',
  'npm run admin -- revoke-sessions --username NAME',
  'npm run admin -- list-users',
  '',
  'Passwords are asked for on the terminal and never given as an argument. With --generate, or where there is no terminal,',
  'one is made and shown once. The database is that of DATABASE_URL, or the one in DATA_DIR, as of the server.',
];

/** Said to whoever called, without a stack: the command cannot be done as it was given. */
class Refused extends Error {}

interface Given {
  readonly username: string;
  readonly fullName: string | undefined;
  /** a password that was typed; undefined: one is to be made */
  readonly password: string | undefined;
}

type Say = AdminSettings['say'];
type Command = (db: Database, given: Given, say: Say) => Promise<void>;

const COMMANDS: Readonly<Record<string, { readonly needs: readonly string[]; readonly run: Command }>> = {
  'create-admin': { needs: ['username', 'password'], run: createAdmin },
  'reset-password': { needs: ['username', 'password'], run: giveNewPassword },
  'revoke-sessions': { needs: ['username'], run: revokeSessions },
  'list-users': { needs: [], run: printUsers },
};

/** @returns the exit code: 0 when it is done, 1 when it is refused, 2 when it could not work */
export async function runAdmin(settings: AdminSettings): Promise<0 | 1 | 2> {
  const { environment, migrationsFolder, say } = settings;
  try {
    const [run, given] = await understood(settings);
    const config = administratorConfig(environment);
    const where = await openDatabase(config.databaseUrl, config.dataDir, say);
    try {
      await requireMigrations(where.location, migrationsFolder);
      const pool = createPool({ location: where.location, size: 1, applicationName: 'horoz-admin' });
      const db = createDatabase(pool, systemClock(config.policy.timeZone), config.policy);
      await run(db, given, say).finally(() => db.close());
      return 0;
    } finally {
      await where.close();
    }
  } catch (error) {
    if (!(error instanceof Refused || error instanceof AppError)) {
      say(explain(error));
      return 2;
    }
    say(error.message);
    return 1;
  }
}

/** Everything that can be wrong is found before the database is opened, and before a password is typed in vain. */
async function understood({ words, ask }: AdminSettings): Promise<[Command, Given]> {
  const { positionals, values } = parsed(words);
  const [name = '', ...more] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined || more.length > 0) throw new Refused(USAGE.join('\n'));
  const { username = '' } = values;
  if (command.needs.includes('username') && !/^[A-Za-z0-9._-]{3,50}$/.test(username)) {
    throw new Refused(
      '--username must have 3 to 50 letters of the English alphabet, digits, points, _ or -. Add it to the command.',
    );
  }
  const isAsked = command.needs.includes('password') && values.generate !== true && ask !== undefined;
  const password = isAsked ? await typedTwice(ask) : undefined;
  return [command.run, { username, fullName: values['full-name'], password }];
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        username: { type: 'string' },
        'full-name': { type: 'string' },
        generate: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Refused(`${(error as Error).message}\n\n${USAGE.join('\n')}`);
  }
}

async function typedTwice(ask: (question: string) => Promise<string>): Promise<string | undefined> {
  const password = await typed(ask, 'Password (8 to 72 bytes; empty: one is made): ');
  if (password === '') return undefined;
  requireNewPassword('password', password);
  if ((await typed(ask, 'The same again: ')) === password) return password;
  throw new Refused('The two passwords differ. Nothing was changed; try again.');
}

async function typed(ask: (question: string) => Promise<string>, question: string): Promise<string> {
  try {
    return await ask(question);
  } catch {
    throw new Refused('Given up. Nothing was changed.');
  }
}

async function createAdmin(db: Database, { username, fullName, password }: Given, say: Say): Promise<void> {
  const chosen = password ?? generatePassword();
  const user = await inTransaction(db, actor, (tx) =>
    createUser(tx, {
      username,
      full_name: fullName ?? 'Administrator',
      role: 'admin',
      password: chosen,
      must_change_password: password === undefined,
    }),
  );
  say(`${user.username} is an administrator now, user ${user.user_id}.`);
  if (password === undefined) sayPassword(chosen, say);
}

async function giveNewPassword(db: Database, { username, password }: Given, say: Say): Promise<void> {
  const userId = await idOf(db, username);
  const reset = await resetPassword(db, actor, userId, password);
  say(`${reset.username} has a new password. Sessions that were ended: ${reset.sessions_ended}.`);
  if (password === undefined) sayPassword(reset.temporary_password, say);
  else say('It must be changed at the next login.');
}

function sayPassword(password: string, say: Say): void {
  say(`The password is ${password} (shown once; it must be changed at the next login).`);
}

async function revokeSessions(db: Database, { username }: Given, say: Say): Promise<void> {
  const userId = await idOf(db, username);
  const ended = await inTransaction(db, actor, (tx) => endSessionsOf(tx, userId));
  say(`Sessions of ${username} that were ended: ${ended}.`);
}

async function idOf(db: Database, username: string): Promise<number> {
  const [user] = await db.run(credentialsByName, [username]);
  if (user !== undefined) return user.user_id;
  throw new Refused(`There is no user ${username}. See npm run admin -- list-users.`);
}

async function printUsers(db: Database, _given: Given, say: Say): Promise<void> {
  say(line(['username', 'role', 'active', 'last login', 'full name']));
  for (let page = 1; ; page += 1) {
    const { items, has_next: hasNext } = await listUsers(db, { page, page_size: 100 });
    for (const user of items) {
      const state = user.is_active ? 'yes' : 'no';
      say(
        line([user.username, user.role, state, user.last_login_at?.slice(0, 16) ?? 'never', user.full_name]),
      );
    }
    if (!hasNext) return;
  }
}

const WIDTHS = [24, 10, 7, 17, 0] as const;

const line = (cells: readonly string[]) =>
  cells
    .map((cell, place) => cell.padEnd(WIDTHS[place] ?? 0))
    .join(' ')
    .trimEnd();
