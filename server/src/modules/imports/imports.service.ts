import type { Actor } from '../../platform/actor.ts';
import type { Database, Db, Tx } from '../../platform/database/database.ts';
import { AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import { findImport, insertImport } from './imports.queries.ts';
import {
  CSV,
  type Import,
  type ImportOptions,
  type ImportQuery,
  type ImportTemplate,
} from './imports.schemas.ts';
import type { KindName } from './kind.ts';
import { IMPORT_KINDS } from './kinds.ts';
import { runImport } from './run-import.ts';
import { LIMITS } from './tables.ts';
import { WorkQueue } from './work-queue.ts';

interface ImportFile {
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface Importer {
  /** Makes the record of an import. @throws VALIDATION_ERROR; SERVICE_UNAVAILABLE when too much is waiting */
  create(tx: Tx, kind: KindName, query: ImportQuery, file: ImportFile): Promise<Import>;
  /** Begins the work, when the record is committed. */
  start(record: Import, actor: Actor, bytes: Buffer): void;
  close(): Promise<void>;
}

export function createImporter(db: Database, onFailure: (error: unknown) => void): Importer {
  const queue = new WorkQueue(4 * LIMITS.fileBytes);
  return {
    async create(tx, kind, query, file) {
      const options = optionsOf(query, file);
      if (!queue.hasRoomFor(file.bytes.length)) {
        const message = say`Other files are waiting to be imported. Try again in a minute.`;
        throw new AppError('SERVICE_UNAVAILABLE', message, [], { retryAfterSeconds: 60 });
      }
      const isDryRun = query.dry_run ?? true;
      return getImport(tx, await insertImport(tx, { kind, isDryRun, options }));
    },
    start(record, actor, bytes) {
      queue.add(bytes.length, (signal) => runImport({ db, actor, record, bytes, signal, onFailure }));
    },
    close: () => queue.close(),
  };
}

/** @throws NOT_FOUND */
export async function getImport(db: Db, importId: number): Promise<Import> {
  const found = await findImport(db, importId);
  if (found === undefined) throw notFound('import', importId);
  return found;
}

export function templateOf(kind: KindName): ImportTemplate {
  return { kind, columns: IMPORT_KINDS[kind].columns.map((column) => ({ ...column })) };
}

/** What is said of the file must be what its format asks for: nothing is guessed, and nothing said in vain. */
function optionsOf(query: ImportQuery, file: ImportFile): ImportOptions {
  if (file.bytes.length === 0) throw invalidField('body', say`is empty; send the file itself`);
  if (file.contentType === CSV) requireCsvOptions(query);
  else requireNoCsvOptions(query);
  return {
    content_type: file.contentType as ImportOptions['content_type'],
    bytes: file.bytes.length,
    delimiter: query.delimiter ?? null,
    decimal_separator: query.decimal_separator ?? null,
    encoding: file.contentType === CSV ? (query.encoding ?? 'utf-8') : null,
    sheet: query.sheet ?? null,
  };
}

function requireCsvOptions(query: ImportQuery): void {
  if (query.delimiter === undefined) {
    throw invalidField('delimiter', say`is required for CSV: comma, semicolon or tab`);
  }
  if (query.decimal_separator === undefined) {
    throw invalidField('decimal_separator', say`is required for CSV: point or comma`);
  }
  if (query.sheet !== undefined) throw invalidField('sheet', say`is for workbooks; a CSV file has none`);
}

function requireNoCsvOptions(query: ImportQuery): void {
  for (const name of ['delimiter', 'decimal_separator', 'encoding'] as const) {
    if (query[name] !== undefined) throw invalidField(name, say`is for CSV; a workbook says it itself`);
  }
}
