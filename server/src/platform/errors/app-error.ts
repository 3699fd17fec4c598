import { ERROR_CATALOGUE, type ErrorCode } from './catalogue.ts';

export type ErrorDetail = Readonly<Record<string, unknown>>;

/** An answer for the user that is not a success: a code of the catalogue and a sentence that says what to do next. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    details: readonly ErrorDetail[] = [],
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_CATALOGUE[this.code].status;
  }
}

/** "There is no product 17." with the id that was asked for. */
export function notFound(what: string, id: number | string): AppError {
  return new AppError('NOT_FOUND', `There is no ${what} ${id}. Check the id.`);
}

/** One wrong field, found by a rule that a schema cannot express. */
export function invalidField(field: string, message: string): AppError {
  return new AppError('VALIDATION_ERROR', `${field}: ${message}`, [{ field, message }]);
}

export function duplicate(what: string, field: string, value: string): AppError {
  return new AppError(
    'DUPLICATE',
    `There is a ${what} with ${field} ${value} already. Choose another ${field}.`,
    [{ field }],
  );
}
