import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Actor } from '../actor.ts';
import type { Database, Tx } from '../database/database.ts';
import { inTransaction } from '../database/transaction.ts';
import { actorOf, answerOnce } from './answers.ts';
import { checkedKey } from './idempotency.ts';

export interface UploadedFile {
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface UploadContext<P, Q> {
  readonly tx: Tx;
  readonly params: P;
  readonly query: Q;
  readonly file: UploadedFile;
}

/** What an upload does: `store` inside the transaction, `stored` when its commit is certain, and once per Idempotency-Key. */
export interface UploadHandlers<P, Q, Answer> {
  store(context: UploadContext<P, Q>): Promise<Answer>;
  stored(answer: Answer, context: { actor: Actor; file: UploadedFile }): void;
}

interface FileLimits {
  readonly contentTypes: readonly string[];
  readonly maxBytes: number;
}

/** In a scope of its own: other routes must go on refusing these content types, and this one JSON. */
export function registerUpload(
  app: FastifyInstance,
  route: Omit<RouteOptions, 'handler'>,
  { contentTypes, maxBytes }: FileLimits,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    for (const type of contentTypes) {
      scope.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) =>
        done(null, body),
      );
    }
    scope.route({ ...route, bodyLimit: maxBytes, handler });
  });
}

export async function answerUpload<P, Q, Answer>(
  db: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  { secretKey, handlers }: { secretKey: string; handlers: UploadHandlers<P, Q, Answer> },
): Promise<unknown> {
  const actor = actorOf(request);
  const contentType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const file: UploadedFile = { contentType, bytes: (request.body as Buffer | undefined) ?? Buffer.alloc(0) };
  let answer: { readonly value: Answer } | undefined;
  const work = async (tx: Tx) => {
    const { params, query } = request;
    const value = await handlers.store({ tx, params: params as P, query: query as Q, file });
    answer = { value };
    return value;
  };
  const key = checkedKey(request.headers['idempotency-key']);
  const payload =
    key === undefined
      ? await inTransaction(db, actor, work)
      : await answerOnce(db, request, reply, { key, secretKey, status: 202, work });
  // A repeat of an earlier request has nothing to start.
  const isRepeat = reply.hasHeader('idempotency-replayed');
  if (answer !== undefined && !isRepeat) handlers.stored(answer.value, { actor, file });
  if (key === undefined) reply.status(202);
  return payload;
}

/** In OpenAPI 3.1 a body of bytes is a content type without a type. */
export function fileBody(contentTypes: readonly string[]) {
  return { content: Object.fromEntries(contentTypes.map((type) => [type, { schema: {} }])) };
}
