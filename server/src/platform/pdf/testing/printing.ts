import type { TestApp } from '../../../../../tests/harness/app.ts';
import type { Role } from '../../http/permissions.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';

export interface Printed extends ReadPdf {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Asks for a document and reads it; with a body it is a POST. Paths are below /api/v1. */
export async function print(
  t: TestApp,
  path: string,
  { role = 'viewer', body }: { role?: Role; body?: object } = {},
): Promise<Printed> {
  const answer = await t.app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${await t.tokenOf(role)}` },
    ...(body === undefined ? {} : { payload: body }),
  });
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
  return { ...(await readPdf(answer.rawPayload)), bytes: answer.rawPayload, headers: answer.headers };
}
