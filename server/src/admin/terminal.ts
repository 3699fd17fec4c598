import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks on the terminal, and shows nothing of what is typed. @throws when it is given up with Ctrl-C */
export async function askHidden(question: string): Promise<string> {
  process.stdout.write(question);
  // What readline would echo goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const givenUp = new AbortController();
  terminal.on('SIGINT', () => givenUp.abort());
  try {
    return await terminal.question('', { signal: givenUp.signal });
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}
