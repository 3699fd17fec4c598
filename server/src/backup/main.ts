import { MIGRATIONS_FOLDER } from '../project.ts';
import { runBackupCommand } from './command.ts';

/** `npm run backup` and `npm run restore`. */
process.exitCode = await runBackupCommand({
  args: process.argv.slice(2),
  environment: process.env,
  migrationsFolder: MIGRATIONS_FOLDER,
  say: (line) => process.stdout.write(`${line}\n`),
  now: () => new Date(),
});
