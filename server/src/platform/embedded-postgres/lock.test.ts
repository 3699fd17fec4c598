import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { acquireLock } from './lock.ts';
import { factsFromPs, factsOf } from './processes.ts';

const dir = mkdtempSync(path.join(os.tmpdir(), 'horoz-lock-test-'));
const file = path.join(dir, 'lock');
const acquire = () => acquireLock(file, (pid) => `held by ${pid}`);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A lock as another process would have written it: ours, changed. */
async function foreign(change: Record<string, unknown>): Promise<string> {
  const lock = await acquire();
  const content = JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change });
  lock.release();
  writeFileSync(file, content);
  return content;
}

describe('a lock', () => {
  it('is held by one at a time, and free after its release', async () => {
    const first = await acquire();
    await expect(acquire()).rejects.toThrow(`held by ${process.pid}`);
    first.release();
    expect(existsSync(file)).toBe(false);
    (await acquire()).release();
  });

  it.each([
    ['a process that is gone', { pid: 2 ** 22 - 1 }],
    ['a process whose pid another one has now', { pid: 1, startTime: '1' }],
    ['a container that is silent', { place: 'elsewhere' }],
  ])('of %s does not count', async (_, change) => {
    if (process.platform !== 'linux' && 'startTime' in change) return;
    await foreign(change);
    (await acquire()).release();
  });

  it('of another container counts as long as its heart beats', async () => {
    const content = await foreign({ place: 'elsewhere', pid: 7 });
    const heart = setInterval(() => utimesSync(file, new Date(), new Date()), 500);
    await expect(acquire()).rejects.toThrow('held by 7');
    clearInterval(heart);
    expect(readFileSync(file, 'utf8')).toBe(content);
    rmSync(file);
  });

  it('left empty by a crash does not count', async () => {
    writeFileSync(file, '');
    (await acquire()).release();
  });

  it('goes to exactly one of many who find a dead one', async () => {
    await foreign({ pid: 2 ** 22 - 1 });
    const results = await Promise.allSettled(Array.from({ length: 20 }, acquire));
    const winners = results.filter((result) => result.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    winners[0]?.value.release();
  });
});

it.runIf(process.platform === 'linux' && existsSync('/bin/ps'))('ps tells the same as /proc', () => {
  const child = spawn('sleep', ['20'], { stdio: 'ignore' });
  const pid = child.pid ?? 0;
  expect(factsFromPs(pid)).toMatchObject({ state: factsOf(pid).state, args: ['sleep', '20'] });
  expect(factsFromPs(pid).startTime).toMatch(/\d\d:\d\d:\d\d/);
  child.kill();
  expect(factsFromPs(2 ** 22 - 1).state).toBe('gone');
});
