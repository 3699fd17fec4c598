import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorsPage, openApiFile } from '../scripts/lib/generated-files.ts';
import { ERROR_CATALOGUE, ERROR_CODES } from '../server/src/platform/errors/catalogue.ts';
import { PROJECT_ROOT } from '../server/src/project.ts';
import { sourceFiles } from './harness/sources.ts';

/** What the specification of the API promises to its callers: code → status. */
const PROMISED = {
  INVALID_JSON: 400,
  VALIDATION_ERROR: 422,
  NOT_AUTHENTICATED: 401,
  INVALID_CREDENTIALS: 401,
  TOKEN_EXPIRED: 401,
  TOKEN_REVOKED: 401,
  INSUFFICIENT_PERMISSIONS: 403,
  NOT_FOUND: 404,
  DUPLICATE: 409,
  INSUFFICIENT_STOCK: 409,
  INVALID_STATUS_TRANSITION: 409,
  IN_USE: 409,
  CONFLICT: 409,
  CIRCULAR_BOM: 400,
  INVALID_BOM: 400,
  INVALID_UNIT: 400,
  WAREHOUSE_TYPE_MISMATCH: 400,
  PRODUCTION_ORDER_ERROR: 400,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
};

const CATALOGUE_FILE = 'server/src/platform/errors/catalogue.ts';

async function codesThrown(): Promise<Set<string>> {
  const codes = new Set<string>();
  for (const { path, text } of await sourceFiles('server/src')) {
    if (path === CATALOGUE_FILE || path.endsWith('.test.ts')) continue;
    for (const [, code = ''] of text.matchAll(/new AppError\(\s*'([A-Z_]+)'/g)) codes.add(code);
  }
  return codes;
}

describe('the catalogue of errors', () => {
  it('keeps the statuses that the specification promises', () => {
    const statuses = Object.fromEntries(ERROR_CODES.map((code) => [code, ERROR_CATALOGUE[code].status]));
    expect(statuses).toMatchObject(PROMISED);
  });

  it('holds exactly the codes that the source throws', async () => {
    expect([...(await codesThrown())].sort()).toEqual([...ERROR_CODES].sort());
  });

  it('says in plain sentences what happened and what to do', () => {
    for (const code of ERROR_CODES) {
      expect(ERROR_CATALOGUE[code].meaning, code).toMatch(/^[A-Z].*\.$/);
      expect(ERROR_CATALOGUE[code].whatToDo, code).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('is what docs/api/errors.md says', async () => {
    const { path, text } = errorsPage();
    const present = await readFile(join(PROJECT_ROOT, path), 'utf8');
    expect(present === text, `${path} is stale: npm run generate`).toBe(true);
    const documented = [...present.matchAll(/^## ([A-Z_]+) \((\d+)\)$/gm)].map(([, code, status]) => [
      code,
      Number(status),
    ]);
    expect(documented).toEqual(ERROR_CODES.map((code) => [code, ERROR_CATALOGUE[code].status]));
  });

  it('is used up by the OpenAPI document, each code under its status', async () => {
    const { text } = await openApiFile();
    const document = JSON.parse(text) as {
      paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
    };
    const statuses = new Map<string, Set<number>>();
    for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
      for (const [status, { description }] of Object.entries(operation.responses)) {
        for (const [, code = ''] of description.matchAll(/^`([A-Z_]+)`:/gm)) {
          statuses.set(code, (statuses.get(code) ?? new Set()).add(Number(status)));
        }
      }
    }
    const expected = ERROR_CODES.map((code) => [code, [ERROR_CATALOGUE[code].status]]).sort();
    expect([...statuses].map(([code, set]) => [code, [...set]]).sort()).toEqual(expected);
  });
});
