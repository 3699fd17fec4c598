import { say } from '../words/sentence.ts';
import { AppError } from './app-error.ts';

interface DatabaseFailure {
  readonly code: string;
  readonly constraint?: string;
  readonly table?: string;
}

function asDatabaseFailure(error: unknown): DatabaseFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? (error as unknown as DatabaseFailure) : undefined;
}

const BUSY = say`The database is busy or restarting. Try again in a few seconds.`;

/**
 * What a failure of the database means for the user. Services check rules before they write and give the good message; the
 * constraint speaks only when two requests race, so its answer is a CONFLICT or DUPLICATE. Anything else is a bug: undefined.
 */
export function fromDatabaseFailure(error: unknown): AppError | undefined {
  if (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|not queryable/.test(error.message)
  ) {
    return new AppError('SERVICE_UNAVAILABLE', BUSY, [], { cause: error, retryAfterSeconds: 2 });
  }
  const failure = asDatabaseFailure(error);
  if (failure === undefined) return undefined;
  const { code } = failure;
  if (code === '23505') {
    return new AppError(
      'DUPLICATE',
      say`Somebody has just used the same code or number. Choose another one.`,
      [{ constraint: failure.constraint ?? null }],
    );
  }
  if (code === '23P01' || code === '23503') {
    return new AppError(
      'CONFLICT',
      say`Somebody has just changed a related record. Read it again and decide anew.`,
      [{ constraint: failure.constraint ?? null }],
    );
  }
  if (code === '22003' || code === '22021' || code === '22P05' || code === '22008') {
    return new AppError(
      'VALIDATION_ERROR',
      say`A value is out of range or holds a character that cannot be stored.`,
    );
  }
  if (isBusy(code))
    return new AppError('SERVICE_UNAVAILABLE', BUSY, [], { cause: error, retryAfterSeconds: 2 });
  return undefined;
}

/** Time-outs, too many connections, shutdown, and sockets that are gone. */
function isBusy(code: string): boolean {
  return (
    code === '57014' ||
    code === '25P03' ||
    code === '55P03' ||
    code.startsWith('53') ||
    code.startsWith('57P') ||
    code.startsWith('08') ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code)
  );
}
