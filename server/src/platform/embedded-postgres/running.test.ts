import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { PROJECT_ROOT } from '../../project.ts';
import { findRunning, hasCluster } from './running.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'horoz-running-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('finds the one that runs', async () => {
  const own = process.env.HOROZ_TEST_DIR ?? join(PROJECT_ROOT, '.cache', 'tests');
  expect(hasCluster(own)).toBe(true);
  expect(await findRunning(own, 'tests')).toEqual({ ...inject('testCluster'), database: 'tests' });
});

test('finds nothing where there is nothing, and creates nothing', async () => {
  const missing = join(dataDir, 'missing');
  expect(hasCluster(missing)).toBe(false);
  expect(await findRunning(missing, 'tests')).toBeUndefined();
  expect(hasCluster(missing)).toBe(false);
});

test.each([
  ['one that stopped', undefined],
  ['one that is starting', 'starting'],
  ['one that was killed and left its pid file', 'ready   '],
])('does not take for running %s', async (_what, status) => {
  const cluster = join(dataDir, 'postgres');
  mkdirSync(cluster);
  writeFileSync(join(cluster, 'PG_VERSION'), '17\n');
  writeFileSync(join(dataDir, 'postgres.password'), 'x\n');
  if (status !== undefined) {
    const lines = ['999999', cluster, '1795246030', '5432', cluster, '', '  0  0', status];
    writeFileSync(join(cluster, 'postmaster.pid'), `${lines.join('\n')}\n`);
  }
  expect(hasCluster(dataDir)).toBe(true);
  expect(await findRunning(dataDir, 'tests')).toBeUndefined();
});
