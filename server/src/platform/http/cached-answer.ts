import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cache } from '../cache/cache.ts';
import type { Topic } from '../cache/topics.ts';
import type { Clock } from '../clock.ts';
import { languageOf } from './negotiation.ts';

/** Answers from the cache, or with what `compute` answers. */
export type KeepAnswer = (
  request: FastifyRequest,
  reply: FastifyReply,
  compute: () => Promise<unknown>,
) => Promise<string>;

/** What keeps the answers of an endpoint; undefined where it is not one whose answers are kept. */
export function keeperOf(
  cache: Cache,
  clock: Clock,
  { keptBy }: { readonly keptBy?: readonly Topic[] },
): KeepAnswer | undefined {
  if (keptBy === undefined) return undefined;
  return (request, reply, compute) =>
    answerFromCache(request, reply, { cache, clock, topics: keptBy }, compute);
}

/**
 * The JSON of an answer that depends on nothing but the address, its parameters, the language, the day and the tables of `topics`. The same bytes as
 * without the cache: what is kept is what the serializer of the endpoint has written.
 */
async function answerFromCache(
  request: FastifyRequest,
  reply: FastifyReply,
  { cache, clock, topics }: { cache: Cache; clock: Clock; topics: readonly Topic[] },
  compute: () => Promise<unknown>,
): Promise<string> {
  const text = await cache.recall({
    reading: request.routeOptions.url ?? 'unknown',
    key: keyOf(request, clock.today()),
    topics,
    compute: async () => jsonOf(reply, await compute()),
  });
  reply.type('application/json; charset=utf-8');
  return text;
}

/** Parameters in one order, as the validator has read them: defaults filled in, `1` and `"1"` the same. */
function keyOf(request: FastifyRequest, today: string): string {
  const sorted = (fields: unknown) =>
    Object.entries(fields ?? {})
      .filter(([name]) => name !== 'format')
      .sort(([one], [other]) => (one < other ? -1 : 1));
  const asked = JSON.stringify([
    request.routeOptions.url,
    sorted(request.params),
    sorted(request.query),
    languageOf(request.headers['accept-language']),
    today,
  ]);
  return createHash('sha256').update(asked).digest('base64url');
}

function jsonOf(reply: FastifyReply, answer: unknown): string {
  const serialize = (reply.getSerializationFunction('200', 'application/json') ??
    reply.getSerializationFunction('200')) as ((payload: unknown) => string) | undefined;
  return serialize === undefined ? JSON.stringify(answer) : serialize(answer);
}
