import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE, ERROR_CODES } from '../server/src/platform/errors/catalogue.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { runsAsItStands } from './harness/guide.ts';

const GUIDE = 'docs/guides/error-handling.md';

runsAsItStands('the guide to errors', GUIDE, 7);

describe('the tables of the guide to errors', () => {
  it('have every code with its status, and every status', async () => {
    const text = await readFile(join(PROJECT_ROOT, GUIDE), 'utf8');
    const codes = [...text.matchAll(/^\| \[(\w+)\]\(\S+\) +\| (\d+) /gm)].map(
      ([, code, status]) => `${code} ${status}`,
    );
    expect(codes.sort()).toEqual(ERROR_CODES.map((code) => `${code} ${ERROR_CATALOGUE[code].status}`).sort());
    const statuses = [...text.matchAll(/^\| (\d{3}) +\|/gm)].map(([, status]) => Number(status));
    expect(statuses).toEqual([...new Set(ERROR_CODES.map((code) => ERROR_CATALOGUE[code].status))].sort());
  });
});
