import { MIGRATIONS_FOLDER } from '../project.ts';
import { runAdmin } from './command.ts';
import { askHidden } from './terminal.ts';

/** `npm run admin -- …`. */
process.exitCode = await runAdmin({
  words: process.argv.slice(2),
  environment: process.env,
  migrationsFolder: MIGRATIONS_FOLDER,
  say: (line) => process.stdout.write(`${line}\n`),
  ask: process.stdin.isTTY ? askHidden : undefined,
});
