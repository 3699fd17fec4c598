import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Its message is one sentence for the person at the terminal; no stack is printed for it. */
export class Refusal extends Error {}

/** Runs a step of a script; a refusal becomes its sentence and the exit code. */
export async function orRefuse(step, exitCode = 1) {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exit(exitCode);
  }
}

/** One sentence for a directory that cannot be written; any other error stays what it is. */
export function explainReadOnly(error, sentence) {
  return ['EROFS', 'EACCES', 'EPERM'].includes(error?.code) ? new Refusal(sentence) : error;
}
