import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { administratorConfig, explain, openDatabase } from '../doctor/doctor.ts';
import type { Config } from '../platform/config.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/index.ts';
import { BackupError, type Manifest } from './file.ts';
import { backupFile, makeBackup } from './make.ts';
import { checkBackup, restoreBackup } from './restore.ts';
import { verifyDeeply } from './verify.ts';

export interface CommandSettings {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly migrationsFolder: string;
  readonly say: (line: string) => void;
  readonly now: () => Date;
}

const USAGE = `npm run backup -- --to <folder or file>         writes a backup
npm run backup -- --verify <file> [--deep]      checks one; --deep restores it into a scratch database and runs the doctor
npm run restore -- --from <file>                fills an empty database from one`;

type Options = ReturnType<typeof readOptions>;

/** @returns the exit code: 0 when it is done, 1 when a backup is not sound, 2 when it could not be done at all */
export async function runBackupCommand(settings: CommandSettings): Promise<0 | 1 | 2> {
  const { say } = settings;
  let options: Options;
  try {
    options = readOptions(settings.args);
  } catch {
    say(USAGE);
    return 2;
  }
  try {
    const config = administratorConfig(settings.environment);
    if (options.to !== undefined) await make(config, options.to, settings);
    else if (options.from !== undefined) await restore(config, options.from, settings);
    else return await verify(config, options.verify ?? '', options.deep, settings);
    return 0;
  } catch (error) {
    say(error instanceof BackupError ? error.message : explain(error));
    return error instanceof BackupError ? 1 : 2;
  }
}

/** @throws when it is not exactly one thing that is asked for */
function readOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { to: text, from: text, verify: text, deep: { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const asked = [values.to, values.from, values.verify].filter((one) => one !== undefined);
  if (asked.length !== 1 || asked[0] === '' || (values.deep && values.verify === undefined)) {
    throw new Error('What is asked for is not clear.');
  }
  return values;
}

async function make(config: Config, to: string, { say, now }: CommandSettings): Promise<void> {
  const file = await backupFile(to, now());
  const where = await openDatabase(config.databaseUrl, config.dataDir, say);
  try {
    const rows = await makeBackup(where.location, file, now());
    say(`${file}: ${inWords(rows)}.`);
  } finally {
    await where.close();
  }
}

async function verify(
  config: Config,
  file: string,
  isDeep: boolean,
  { say, migrationsFolder }: CommandSettings,
): Promise<0 | 1> {
  if (!isDeep) {
    const { head, rows } = await checkBackup(file);
    say(`${file} is whole: made ${head.created_at} by version ${head.program}, ${inWords(rows)}.`);
    return 0;
  }
  const { head, rows, violated } = await verifyDeeply(file, migrationsFolder, config.policy);
  for (const { id, name, violations } of violated) say(`${String(violations).padStart(7)}  ${id}  ${name}`);
  say(
    violated.length === 0
      ? `${file} is whole and was restored: made ${head.created_at}, ${inWords(rows)}; the doctor finds that all hold.`
      : `${file} is whole, but the doctor finds that ${violated.length} checks do not hold in it. See docs/guides/doctor.md.`,
  );
  return violated.length === 0 ? 0 : 1;
}

async function restore(
  config: Config,
  file: string,
  { say, migrationsFolder }: CommandSettings,
): Promise<void> {
  const { databaseUrl } = config;
  const postgres =
    databaseUrl === undefined
      ? await startEmbeddedPostgres({
          dataDir: resolve(config.dataDir),
          database: 'horoz_mrp',
          onProgress: say,
        })
      : undefined;
  try {
    const location = postgres?.connection ?? { url: databaseUrl ?? '' };
    const { rows } = await restoreBackup(location, file, migrationsFolder);
    say(`Restored ${inWords(rows)} from ${file}. Run "npm run doctor" before you let people in.`);
  } finally {
    await postgres?.stop();
  }
}

function inWords(rows: Manifest): string {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return `${total} rows in ${Object.keys(rows).length} tables`;
}
