import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import type { Database, Tx } from '../database/database.ts';
import { inTransaction } from '../database/transaction.ts';
import type { AppError } from '../errors/app-error.ts';
import { fingerprint, once, type StoredAnswer } from './idempotency.ts';
import { errorBody } from './problems.ts';

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
    body: JSON.stringify(errorBody(error, request.id, db.clock.now())),
  });
  const answer = await inTransaction(db, actor, (tx) =>
    once(tx, claim, async () => ({ status, body: serialized(reply, status, await work(tx)) }), refusal),
  );
  if (answer.replayed) reply.header('idempotency-replayed', 'true');
  reply.status(answer.status).type('application/json; charset=utf-8');
  return answer.body;
}

/** The very bytes that a first request gets, so that a repeat can get them again. */
function serialized(reply: FastifyReply, status: number, answer: unknown): string {
  const serialize = reply.getSerializationFunction(String(status)) as
    | ((payload: unknown) => string)
    | undefined;
  return serialize === undefined ? JSON.stringify(answer) : serialize(answer);
}

export function actorOf(request: FastifyRequest): Actor {
  return (
    request.actor ?? {
      userId: null,
      username: 'anonymous',
      role: 'none',
      requestId: request.id,
      sessionId: null,
    }
  );
}
