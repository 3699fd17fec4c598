import type { ErrorCode } from './contract.ts';
import type { components } from './schema.ts';

export type ErrorAnswer = components['schemas']['ErrorAnswer'];

/** An answer that is not a success. Programs decide by `error_code`, people read `message`: it says what to do next. */
export class ApiError extends Error {
  readonly status: number;
  /** HTTP_ERROR: the answer did not come from the server but from something before it, such as a proxy */
  readonly error_code: ErrorCode | 'HTTP_ERROR';
  readonly details: ErrorAnswer['details'];
  /** for whoever looks into the log of the server; empty with HTTP_ERROR */
  readonly request_id: string;

  constructor(
    status: number,
    answer: Pick<ErrorAnswer, 'error_code' | 'message' | 'details' | 'request_id'>,
  ) {
    super(answer.message);
    this.name = 'ApiError';
    this.status = status;
    this.error_code = answer.error_code as ErrorCode;
    this.details = answer.details;
    this.request_id = answer.request_id;
  }
}

/** Reads the body of a refusal, whoever sent it. */
export async function problemOf(response: Response): Promise<ApiError> {
  const text = await response.text();
  const answer = errorAnswer(text);
  if (answer !== undefined) return new ApiError(response.status, answer);
  return new ApiError(response.status, {
    error_code: 'HTTP_ERROR',
    message: `The address answered ${response.status} ${response.statusText} and no reason; check that it is the server's.`,
    details: [],
    request_id: '',
  });
}

function errorAnswer(text: string): ErrorAnswer | undefined {
  try {
    const body = JSON.parse(text) as Partial<ErrorAnswer> | null;
    return body?.status === 'error' ? (body as ErrorAnswer) : undefined;
  } catch {
    return undefined;
  }
}
