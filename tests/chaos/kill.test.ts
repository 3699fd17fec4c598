import { expect, test } from 'vitest';
import { runChaos } from './chaos.ts';
import { DatabaseOutOfReach } from './server-process.ts';

/** The short version of kill.ts. On a slow machine it makes do with fewer rounds. */
test.skipIf(process.platform === 'win32')(
  'kill -9 of server and PostgreSQL under load loses no acknowledged write',
  async (context) => {
    const lines: string[] = [];
    const result = await runChaos({
      seed: 1,
      clients: 8,
      serverKills: 2,
      postgresKills: 1,
      backendKills: 0,
      bothKills: 0,
      writesPerRound: 100,
      patienceMs: 15_000,
      say: (line) => lines.push(line),
    }).catch((error: unknown) => {
      if (error instanceof DatabaseOutOfReach) return context.skip(error.message);
      throw error;
    });
    expect(result.faults, lines.join('\n')).toEqual([]);
    expect(result.acknowledged).toBeGreaterThan(0);
    expect(result.unanswered).toBeGreaterThan(0);
  },
  180_000,
);
