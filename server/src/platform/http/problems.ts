import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.ts';
import type { ErrorCode } from '../errors/catalogue.ts';
import { fromDatabaseFailure } from '../errors/database-errors.ts';
import { eitherOf, say, spoken } from '../words/sentence.ts';
import { languageOf, varyBy } from './negotiation.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** of its answer, when that is not a success */
    problemCode: ErrorCode | null;
  }
}

/** The body of every answer that is not a success. */
export function errorBody(error: AppError, { id: requestId, headers }: FastifyRequest, now: Date) {
  const language = languageOf(headers['accept-language']);
  return {
    status: 'error',
    error_code: error.code,
    message: error.sentence.in(language),
    details: spoken(error.details, language),
    request_id: requestId,
    timestamp: now.toISOString(),
  };
}

/** Says in which language the errorBody is, and that another reader may get another one. */
export function nameLanguage(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('content-language', languageOf(request.headers['accept-language']));
  varyBy(reply, 'Accept-Language');
}

type RouteOfRequest = Pick<FastifyRequest['routeOptions'], 'bodyLimit' | 'config'>;

/** Failures that Fastify itself finds before a handler runs. */
function fromFastify(error: FastifyError, route?: RouteOfRequest): AppError | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE': {
      const types = route?.config.contentTypes;
      const message =
        types === undefined
          ? say`Send the body as JSON, with Content-Type: application/json.`
          : say`Send the file itself as the body, with Content-Type: ${eitherOf(types)}.`;
      return new AppError('UNSUPPORTED_MEDIA_TYPE', message);
    }
    case 'FST_ERR_CTP_BODY_TOO_LARGE': {
      const limit = Math.round((route?.bodyLimit ?? 1_048_576) / 1_048_576);
      return new AppError('PAYLOAD_TOO_LARGE', say`The body is larger than ${limit} MiB. Send less at once.`);
    }
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new AppError('INVALID_JSON', say`The body is empty. Send a JSON object.`);
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new AppError('INVALID_JSON', say`The body does not have the length that Content-Length says.`);
    default:
      return error.statusCode === 400
        ? new AppError('INVALID_JSON', say`The request cannot be read.`)
        : undefined;
  }
}

/** Any failure as an answer. What nobody foresaw is an INTERNAL_ERROR that tells the caller nothing of the inside. */
export function toAppError(error: unknown, route?: RouteOfRequest): AppError {
  if (error instanceof AppError) return error;
  const known = fromDatabaseFailure(error) ?? fromFastify(error as FastifyError, route);
  return (
    known ??
    new AppError(
      'INTERNAL_ERROR',
      say`The server made a mistake and changed nothing. Try again; if it happens again, report the request_id.`,
      [],
      { cause: error },
    )
  );
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  error: AppError,
  now: Date,
): FastifyReply {
  request.problemCode = error.code;
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds));
  if (error.status === 401) reply.header('www-authenticate', 'Bearer');
  nameLanguage(request, reply);
  return reply
    .status(error.status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(error, request, now)));
}

/** One handler for all failures, and one for addresses that do not exist. */
export function answerProblems(app: FastifyInstance, now: () => Date): void {
  app.decorateRequest('problemCode', null);
  app.setErrorHandler((error, request, reply) => {
    const answer = toAppError(error, request.routeOptions);
    if (answer.status >= 500) {
      request.log.error({ err: answer.cause ?? answer }, answer.message);
    }
    return sendProblem(request, reply, answer, now());
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const message = say`There is nothing at ${request.method} ${path.slice(0, 200)}. The addresses stand in /docs.`;
    return sendProblem(request, reply, new AppError('NOT_FOUND', message), now());
  });
}
