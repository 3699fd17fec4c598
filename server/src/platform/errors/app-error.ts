import { Sentence, say } from '../words/sentence.ts';
import { ERROR_CATALOGUE, type ErrorCode } from './catalogue.ts';

/** May hold sentences; they are said in the reader's language when the answer is written. */
export type ErrorDetail = Readonly<Record<string, unknown>>;

/**
 * An answer for the user that is not a success: a code of the catalogue and a sentence that says what to do next. `message` is
 * its English, for logs; the answer says `sentence` in the language of the reader.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly sentence: Sentence;
  readonly details: readonly ErrorDetail[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    sentence: Sentence,
    details: readonly ErrorDetail[] = [],
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(sentence.in('en'), 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'AppError';
    this.code = code;
    this.sentence = sentence;
    this.details = details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_CATALOGUE[this.code].status;
  }
}

/** "There is no product 17." with the id that was asked for. The noun has a Turkish text of its own. */
export function notFound(noun: string, id: number | string): AppError {
  return new AppError('NOT_FOUND', say`There is no ${new Sentence(noun, [])} ${id}. Check the id.`);
}

/** One wrong field, found by a rule that a schema cannot express. */
export function invalidField(field: string, message: Sentence): AppError {
  return new AppError('VALIDATION_ERROR', say`${field}: ${message}`, [{ field, message }]);
}

export function duplicate(noun: string, field: string, value: string): AppError {
  return new AppError(
    'DUPLICATE',
    say`There is a ${new Sentence(noun, [])} with ${field} ${value} already. Choose another ${field}.`,
    [{ field }],
  );
}
