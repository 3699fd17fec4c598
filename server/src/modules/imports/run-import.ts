import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../../platform/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { fromDatabaseFailure } from '../../platform/errors/database-errors.ts';
import { say } from '../../platform/words/sentence.ts';
import { checkRows, readHeader } from './checking.ts';
import { DELIMITERS, readCsv } from './csv.ts';
import { type Ending, saveEnding, saveProgress } from './imports.queries.ts';
import type { Import } from './imports.schemas.ts';
import type { CheckedRow, ImportKind } from './kind.ts';
import { IMPORT_KINDS } from './kinds.ts';
import { Report } from './report.ts';
import { FileProblem, type TableRow } from './tables.ts';
import { SIGNS } from './values.ts';
import { readXlsx } from './xlsx.ts';

export interface ImportJob {
  readonly db: Database;
  readonly actor: Actor;
  readonly record: Import;
  readonly bytes: Buffer;
  /** the server stops: give up before the next step */
  readonly signal: AbortSignal;
  /** for the log: what nobody foresaw */
  readonly onFailure: (error: unknown) => void;
}

/** Writing 100,000 rows takes a while, and nobody else waits for it longer than for their own lock. */
const STATEMENT_TIMEOUT_MS = 120_000;
const PROGRESS_EVERY_MS = 250;

/** Ends the transaction of an import whose rows turned out wrong. */
class Rejected extends Error {
  readonly report: Report;

  constructor(report: Report) {
    super('rejected');
    this.report = report;
  }
}

/** Reads, checks and, unless it is a dry run, writes a file. Never fails: how it ended stands in the record. */
export async function runImport(job: ImportJob): Promise<void> {
  let ending: Ending;
  try {
    ending = await endingOf(job);
  } catch (error) {
    ending = failure(job, error);
  }
  await saveForCertain(job, ending);
}

function failure({ onFailure }: ImportJob, error: unknown): Ending {
  const known = error instanceof AppError ? error : fromDatabaseFailure(error);
  if (known === undefined || known.status >= 500) onFailure(error);
  const reason = known?.message ?? 'The server could not finish the import.';
  const message = `${reason} Nothing was imported; send the file again.`;
  return { status: 'FAILED', errorCount: 0, errors: [], message };
}

const TRIES = 60;
const BETWEEN_TRIES_MS = 2_000;

/** The database may be starting again. If it stays away, the next start of the server ends what is still running. */
async function saveForCertain(job: ImportJob, found: Ending): Promise<void> {
  const { db, record, signal, onFailure } = job;
  let ending = found;
  for (let tries = 1; ; tries += 1) {
    try {
      return await saveEnding(db, record.import_id, ending);
    } catch (error) {
      onFailure(error);
      // It cannot be kept as it is, however often it is tried: that it failed is kept.
      if (/^22/.test((error as { code?: string }).code ?? '')) ending = failure(job, error);
      if (tries >= TRIES || signal.aborted) return;
      await sleep(BETWEEN_TRIES_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function endingOf(job: ImportJob): Promise<Ending> {
  const kind = IMPORT_KINDS[job.record.kind];
  const report = new Report();
  try {
    const rows = await checkFile(job, kind, report);
    if (report.count > 0 || job.record.is_dry_run) await kind.check(job.db, rows, report);
    if (report.count === 0 && !job.record.is_dry_run) await writeRows(job, kind, rows);
    if (report.count > 0) return rejection(report);
    const what = `${rows.length} ${kind.nouns[rows.length === 1 ? 0 : 1]}`;
    return job.record.is_dry_run
      ? ended('CHECKED', `The file has no errors: ${what} can be imported with dry_run=false.`)
      : ended('IMPORTED', `${what} ${rows.length === 1 ? 'was' : 'were'} imported.`);
  } catch (error) {
    if (error instanceof Rejected) return rejection(error.report);
    if (!(error instanceof FileProblem)) throw error;
    const { row, found, expected, message } = error;
    report.add({ row, column: null, found, expected, message });
    return rejection(report);
  }
}

const ended = (status: 'CHECKED' | 'IMPORTED', message: string): Ending => ({
  status,
  errorCount: 0,
  errors: [],
  message,
});

function rejection(report: Report): Ending {
  const errors = report.first();
  const count = report.count === 1 ? '1 error' : `${report.count} errors`;
  const shown = report.count > errors.length ? ` The first ${errors.length} are listed.` : '';
  return {
    status: 'REJECTED',
    errorCount: report.count,
    errors,
    message: `The file has ${count}, and nothing was imported. Correct the file and send it again.${shown}`,
  };
}

/** Everything that can be said of the rows without the database. */
async function checkFile(job: ImportJob, kind: ImportKind, report: Report): Promise<CheckedRow[]> {
  const { options, import_id } = job.record;
  requireTime(job);
  const [first, ...rows] = await readRows(job);
  const header = readHeader(first, kind.columns, report, delimiterHint(options.delimiter));
  // Without its columns a file has no cells to speak of.
  if (report.count > 0) throw new Rejected(report);
  if (rows.length === 0) {
    throw new FileProblem('The file has no rows below its header.', 'at least one row below the header');
  }
  await saveProgress(job.db, import_id, rows.length, 0);
  let told = performance.now();
  const signs = options.decimal_separator === null ? undefined : SIGNS[options.decimal_separator];
  const checked = await checkRows(rows, { kind, header, signs }, report, async (done) => {
    requireTime(job);
    if (performance.now() - told < PROGRESS_EVERY_MS) return;
    told = performance.now();
    await saveProgress(job.db, import_id, rows.length, done);
  });
  await saveProgress(job.db, import_id, rows.length, rows.length);
  return checked;
}

function readRows({ record: { options }, bytes }: ImportJob): Promise<TableRow[]> {
  const { delimiter, encoding, sheet } = options;
  if (delimiter === null || encoding === null) return readXlsx(bytes, sheet ?? undefined);
  return readCsv(bytes, { delimiter, encoding });
}

/** A header that is one long name was written with another separator. */
function delimiterHint(delimiter: Import['options']['delimiter']): (cell: string) => string {
  return (cell) => {
    if (delimiter === null) return '';
    const other = (Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[]).find(
      (name) => name !== delimiter && cell.includes(DELIMITERS[name]),
    );
    return other === undefined ? '' : ` If the file is separated otherwise, send it with delimiter=${other}.`;
  };
}

/** One transaction: what the database says of the rows is still true when they are written. */
async function writeRows(job: ImportJob, kind: ImportKind, rows: readonly CheckedRow[]): Promise<void> {
  const { db, actor, record } = job;
  await inTransaction(
    db,
    actor,
    async (tx) => {
      requireTime(job);
      await kind.lock?.(tx, rows);
      const report = new Report();
      await kind.check(tx, rows, report);
      if (report.count > 0) throw new Rejected(report);
      await kind.write(tx, rows);
      audit(tx, {
        action: 'import.run',
        entityType: 'import',
        entityId: record.import_id,
        after: { kind: kind.name, rows: rows.length },
      });
    },
    { statementTimeoutMs: STATEMENT_TIMEOUT_MS },
  );
}

function requireTime({ signal }: ImportJob): void {
  if (!signal.aborted) return;
  throw new AppError('SERVICE_UNAVAILABLE', say`The server stopped during the import.`);
}
