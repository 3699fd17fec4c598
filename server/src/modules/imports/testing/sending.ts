import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Caller } from '../../../../../tests/harness/app.ts';
import type { Import } from '../imports.schemas.ts';

/** Sends files to import, and waits for how it ends. */

export const CSV_TYPE = { 'content-type': 'text/csv' };
export const XLSX_TYPE = {
  'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** How a Turkish Excel writes its CSV files. */
export const TURKISH = 'delimiter=semicolon&decimal_separator=comma';

export function sendCsv(
  caller: Caller,
  path: string,
  body: string | Buffer,
  query = TURKISH,
): Promise<Answer<Import>> {
  return caller.post(`/imports/${path}?${query}`, body, CSV_TYPE);
}

export function sendXlsx(caller: Caller, path: string, body: Buffer, query = ''): Promise<Answer<Import>> {
  return caller.post(`/imports/${path}?${query}`, body, XLSX_TYPE);
}

/** The record of an import when its work is done. */
export async function ended(caller: Caller, sent: Answer<Import>): Promise<Import> {
  if (sent.status !== 202) throw new Error(`The file was not taken: ${sent.text}`);
  for (let tries = 0; tries < 3_000; tries += 1) {
    const { body } = await caller.get<Import>(`/imports/${sent.body.import_id}`);
    if (body.status !== 'RUNNING') return body;
    await sleep(10);
  }
  throw new Error('The import does not end');
}

/** Sends a CSV file in the Turkish form and waits; `dry_run=false` unless said otherwise. */
export async function importCsv(
  caller: Caller,
  path: string,
  lines: readonly string[],
  dryRun = false,
): Promise<Import> {
  return ended(caller, await sendCsv(caller, path, lines.join('\r\n'), `${TURKISH}&dry_run=${dryRun}`));
}

export async function importXlsx(
  caller: Caller,
  path: string,
  file: Buffer,
  query = 'dry_run=false',
): Promise<Import> {
  return ended(caller, await sendXlsx(caller, path, file, query));
}
