import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import type { Database, Tx } from '../database/database.ts';
import { inTransaction } from '../database/transaction.ts';
import type { AppError } from '../errors/app-error.ts';
import { fingerprint, once, type StoredAnswer } from './idempotency.ts';
import { languageOf } from './negotiation.ts';
import { errorBody, nameLanguage } from './problems.ts';

/** Does `work` in one transaction, once per key, and answers with the bytes of the first time. */
export async function answerOnce(
  db: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  {
    key,
    secretKey,
    status,
    work,
  }: { key: string; secretKey: string; status: number; work: (tx: Tx) => Promise<unknown> },
): Promise<string> {
  const actor = actorOf(request);
  const claim = {
    userId: actor.userId ?? 0,
    key,
    fingerprint: fingerprint(secretKey, request.method, request.url, request.body),
  };
  const refusal = (error: AppError): StoredAnswer => ({
    status: error.status,
    body: JSON.stringify(errorBody(error, request, db.clock.now())),
  });
  const answer = await inTransaction(db, actor, (tx) =>
    once(tx, claim, async () => ({ status, body: serialized(reply, status, await work(tx)) }), refusal),
  );
  // A repeat gets the bytes of the first time, in the language of then.
  if (answer.replayed) reply.header('idempotency-replayed', 'true');
  else if (answer.status >= 400) nameLanguage(request, reply);
  reply.status(answer.status).type('application/json; charset=utf-8');
  if (answer.status < 300) withEtag(reply, JSON.parse(answer.body));
  return answer.body;
}

/** The very bytes that a first request gets, so that a repeat can get them again. */
function serialized(reply: FastifyReply, status: number, answer: unknown): string {
  const serialize = reply.getSerializationFunction(String(status)) as
    | ((payload: unknown) => string)
    | undefined;
  return serialize === undefined ? JSON.stringify(answer) : serialize(answer);
}

/** A resource that people edit carries `updated_at`; its ETag is that moment. */
export function withEtag<Answer>(reply: FastifyReply, answer: Answer): Answer {
  const version = (answer as { updated_at?: unknown } | null)?.updated_at;
  if (typeof version === 'string') reply.header('etag', `"${version}"`);
  return answer;
}

export function actorOf(request: FastifyRequest): Actor {
  return (
    request.actor ?? {
      userId: null,
      username: 'anonymous',
      role: 'none',
      requestId: request.id,
      language: languageOf(request.headers['accept-language']),
      sessionId: null,
    }
  );
}
