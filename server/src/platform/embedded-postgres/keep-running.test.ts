import { rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedPostgres } from './index.ts';
import { type KeptPostgres, keepEmbeddedPostgres } from './keep-running.ts';
import { readPidFile } from './leftovers.ts';
import { hasEnded, until, Workshop } from './test-support.ts';

const PATIENCE_MS = 45_000;

let workshop: Workshop;
beforeAll(async () => {
  workshop = await Workshop.open();
});
afterAll(() => workshop.close());

async function ask(connection: EmbeddedPostgres['connection']): Promise<unknown> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query('select 1 as one');
  await client.end();
  return rows;
}

describe.runIf(process.platform === 'linux')('keepEmbeddedPostgres', { timeout: PATIENCE_MS }, () => {
  let dataDir: string;
  let kept: KeptPostgres;
  const said: string[] = [];
  const losses: unknown[] = [];
  const postmaster = () => readPidFile(path.join(dataDir, 'postgres'))?.pid;

  beforeAll(async () => {
    dataDir = workshop.newDirectory('kept');
    const onProgress = (message: string) => said.push(message);
    kept = await keepEmbeddedPostgres({ dataDir, database: 'horoz', onProgress }, (error) =>
      losses.push(error),
    );
  });
  afterAll(() => kept.stop());

  async function restartAfterKill(): Promise<EmbeddedPostgres['connection']> {
    const pid = postmaster();
    if (pid === undefined) throw new Error('there is no postmaster');
    const again = new Promise<EmbeddedPostgres['connection']>((resolve) => kept.onRestart(resolve));
    process.kill(pid, 'SIGKILL');
    const connection = await again;
    expect(postmaster()).not.toBe(pid);
    return connection;
  }

  it('starts it again when it was killed, and says so, as often as it happens', async () => {
    for (let times = 1; times <= 2; times += 1) {
      expect(await ask(await restartAfterKill())).toEqual([{ one: 1 }]);
    }
    expect(said.filter((line) => line.includes('ended unexpectedly'))).toHaveLength(2);
    expect(losses).toEqual([]);
  });

  it('does not start it again after stop', async () => {
    const pid = postmaster() ?? 0;
    await kept.stop();
    expect(hasEnded(pid)).toBe(true);
    expect(postmaster()).toBeUndefined();
    expect(said.filter((line) => line.includes('ended unexpectedly'))).toHaveLength(2);
  });

  it('says why when it cannot be started again', async () => {
    const dir = workshop.newDirectory('lost');
    const lost: unknown[] = [];
    const other = await keepEmbeddedPostgres({ dataDir: dir, database: 'horoz' }, (error) =>
      lost.push(error),
    );
    const pid = readPidFile(path.join(dir, 'postgres'))?.pid;
    rmSync(path.join(dir, 'postgres', 'global'), { recursive: true });
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    await until(() => lost.length > 0, 'the loss to be told', PATIENCE_MS);
    expect(String(lost[0])).toMatch(/PostgreSQL did not start/);
    await other.stop();
  });
});
