import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/**
 * A backup is one gzip file of lines. A row is a JSON text that holds the row as PostgreSQL writes a composite value, so every
 * type comes back exactly, without this program knowing it; all other lines are JSON objects: the head, a table before its rows,
 * the sequences, and at the end the manifest with the number of rows of each table and the SHA-256 of every byte before it.
 */
export const FORMAT = 'horoz-mrp-backup';
export const FORMAT_VERSION = 1;

export interface Head {
  readonly format: string;
  readonly version: number;
  readonly created_at: string;
  readonly program: string;
  readonly migrations: readonly {
    readonly version: string;
    readonly name: string;
    readonly checksum: string;
  }[];
}

export interface SequenceValue {
  readonly name: string;
  readonly last_value: string;
  readonly is_called: boolean;
}

export type Part =
  | { readonly kind: 'head'; readonly head: Head }
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly string[] }
  | { readonly kind: 'sequences'; readonly sequences: readonly SequenceValue[] };

/** Rows of each table. */
export type Manifest = Readonly<Record<string, number>>;

/** Why a backup cannot be made, read or restored: one sentence for the administrator. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** Writes the parts and their manifest. The file has its name only when it is whole and on the disk. */
export async function writeBackup(file: string, parts: AsyncIterable<Part>): Promise<Manifest> {
  const unfinished = `${file}.${process.pid}.unfinished`;
  const counts: Record<string, number> = {};
  try {
    await requireFree(file);
    // For its owner only: it holds password hashes and the secrets of webhooks.
    const target = createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true });
    await pipeline(Readable.from(textOf(parts, counts)), createGzip(), target);
    await requireFree(file);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    const { code = '' } = error as { code?: string };
    if (!/^E[A-Z]+$/.test(code)) throw error;
    throw new BackupError(`${file} cannot be written: ${(error as Error).message}.`);
  }
  return counts;
}

/** A rename would replace what is there without a word. */
async function requireFree(file: string): Promise<void> {
  const there = await stat(file).catch(() => undefined);
  if (there !== undefined) throw new BackupError(`${file} is there already. Choose another name.`);
}

async function* textOf(parts: AsyncIterable<Part>, counts: Record<string, number>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let table = '';
  for await (const part of parts) {
    let text: string;
    if (part.kind === 'rows') {
      text = part.rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      counts[table] = (counts[table] ?? 0) + part.rows.length;
    } else {
      text = `${JSON.stringify(part)}\n`;
      if (part.kind === 'table') {
        table = part.table;
        counts[table] = 0;
      }
    }
    hash.update(text);
    yield text;
  }
  yield `${JSON.stringify({ kind: 'manifest', rows: counts, sha256: hash.digest('hex') })}\n`;
}

const ROWS_AT_ONCE = 500;

/**
 * The parts of a backup, each as it comes: whoever must not act on a damaged file reads it to its end first.
 *
 * @throws BackupError when a byte is missing, is another one or is too many
 */
export async function* readBackup(file: string): AsyncGenerator<Part> {
  const account = openAccount(file);
  let rows: string[] = [];
  for await (const line of linesOf(file)) {
    const part = account.take(line);
    if (typeof part === 'string') {
      rows.push(part);
      if (rows.length === ROWS_AT_ONCE) yield { kind: 'rows', rows: rows.splice(0) };
      continue;
    }
    if (rows.length > 0) yield { kind: 'rows', rows };
    rows = [];
    if (part.kind !== 'manifest') yield part;
  }
  account.close();
}

/** Checks the lines of a backup, one after the other, and at its end their number and checksum. */
function openAccount(file: string) {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  let table: string | undefined;
  let isFirst = true;
  let isWhole = false;
  const countRow = (): void => {
    if (table === undefined) throw damaged(file, 'a row stands before its table');
    counts[table] = (counts[table] ?? 0) + 1;
  };
  return {
    /** @returns a row, or what the line says */
    take(line: string): string | Part | ManifestLine {
      if (isWhole) throw damaged(file, 'something follows its end');
      const part = parsed(file, line) as string | Part | ManifestLine;
      if (isFirst) requireHead(file, part);
      isFirst = false;
      if (typeof part === 'string') countRow();
      else if (part.kind === 'table') {
        table = part.table;
        counts[table] = 0;
      } else if (part.kind === 'manifest') {
        compare(file, part, counts, hash.digest('hex'));
        isWhole = true;
        return part;
      }
      hash.update(`${line}\n`);
      return part;
    },
    close(): void {
      if (!isWhole) throw damaged(file, 'its end is missing');
    },
  };
}

interface ManifestLine {
  readonly kind: 'manifest';
  readonly rows: Manifest;
  readonly sha256: string;
}

function compare(file: string, manifest: ManifestLine, counts: Manifest, sha256: string): void {
  if (manifest.sha256 !== sha256) throw damaged(file, 'its checksum is another one');
  const wrong = Object.keys(manifest.rows).find((table) => manifest.rows[table] !== counts[table]);
  if (wrong !== undefined || Object.keys(counts).length !== Object.keys(manifest.rows).length) {
    throw damaged(file, `the number of rows is another one${wrong === undefined ? '' : ` in ${wrong}`}`);
  }
}

function requireHead(file: string, part: unknown): void {
  const { kind, head } = (part ?? {}) as { kind?: unknown; head?: Partial<Head> };
  const { format, version } = head ?? {};
  if (kind !== 'head' || format !== FORMAT) {
    throw new BackupError(`${file} is no backup of this program.`);
  }
  if (version !== FORMAT_VERSION) {
    throw new BackupError(`${file} was made by another version of this program, which must read it.`);
  }
}

function parsed(file: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw damaged(file, 'a line cannot be read');
  }
}

function damaged(file: string, how: string): BackupError {
  return new BackupError(`${file} is damaged: ${how}. Use another backup.`);
}

/** Not readline: it also ends a line at U+2028, which a text may hold. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip();
  const source = createReadStream(file);
  source.on('error', (error) => gunzip.destroy(error));
  let rest: Buffer[] = [];
  try {
    for await (const chunk of source.pipe(gunzip) as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        yield Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8');
        rest = [];
        start = end + 1;
      }
      if (start < chunk.length) rest.push(chunk.subarray(start));
    }
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code.startsWith('Z_')) throw damaged(file, 'it cannot be unpacked');
    if (code.startsWith('E')) {
      throw new BackupError(`${file} cannot be read: ${(error as Error).message}.`);
    }
    throw error;
  }
  if (rest.length > 0) throw damaged(file, 'its last line is cut off');
}
