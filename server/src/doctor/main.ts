import { MIGRATIONS_FOLDER } from '../project.ts';
import { runDoctor } from './doctor.ts';

/** `npm run doctor`. */
process.exitCode = await runDoctor({
  environment: process.env,
  migrationsFolder: MIGRATIONS_FOLDER,
  say: (line) => process.stdout.write(`${line}\n`),
});
