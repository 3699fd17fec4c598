import { expect } from 'vitest';
import type { TestApp } from '../../../../../tests/harness/app.ts';

/** What every standard report is held to. */

/** Reads a report as a viewer. */
export async function readReport<Body>(t: TestApp, path: string): Promise<Body> {
  const answer = await t.as.viewer.get<Body>(path);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

/** It comes as a file in each format, with the headings of the reader's language and one line of CSV per row. */
export async function expectFiles(
  t: TestApp,
  path: string,
  expected: { readonly tr: string; readonly en: string; readonly fileName: string },
): Promise<void> {
  const url = `${path}${path.includes('?') ? '&' : '?'}format=`;
  for (const language of ['tr', 'en'] as const) {
    const csv = await t.as.viewer.get(`${url}csv`, { 'accept-language': language });
    expect(csv.status, csv.text).toBe(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain(expected.fileName);
    expect(csv.text).toContain(expected[language]);
  }
  for (const format of ['xlsx', 'pdf']) {
    const file = await t.as.viewer.get(`${url}${format}`);
    expect([format, file.status]).toEqual([format, 200]);
  }
}

/** It may be read by every role, by nobody without a token, and refuses what it does not know. */
export async function expectDoor(t: TestApp, path: string, bad: readonly string[]): Promise<void> {
  for (const role of ['admin', 'prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const) {
    expect((await t.as[role].get(path)).status).toBe(200);
  }
  const stranger = await t.as.nobody.get(path);
  expect([stranger.status, stranger.body.error_code]).toEqual([401, 'NOT_AUTHENTICATED']);
  for (const parameter of ['colour=red', 'format=doc', ...bad]) {
    const answer = await t.as.viewer.get(`${path}${path.includes('?') ? '&' : '?'}${parameter}`);
    expect([parameter, answer.status, answer.body.error_code]).toEqual([parameter, 422, 'VALIDATION_ERROR']);
  }
}
