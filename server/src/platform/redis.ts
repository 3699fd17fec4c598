import type { FastifyBaseLogger } from 'fastify';
import { Redis } from 'ioredis';

/** How long an answer of Redis may take. Later than this it is no help any more. */
const ANSWER_MS = 50;
/** After a failure nobody asks for so long: what hangs must not cost each request the wait. */
const PAUSE_MS = 1_000;
const SAY_AGAIN_MS = 60_000;

/** A Redis that several servers share, and without which each of them goes on by itself. */
export interface SharedRedis {
  /** Answers undefined, and never fails, when Redis is away or too slow. */
  ask<Answer>(work: (redis: Redis) => Promise<Answer>): Promise<Answer | undefined>;
  close(): void;
}

export function connectRedis(url: string, log: Pick<FastifyBaseLogger, 'warn'>): SharedRedis {
  const redis = new Redis(url, {
    // What cannot be sent now is not sent later: its request has long been answered.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: ANSWER_MS,
    connectTimeout: 2_000,
    retryStrategy: (tries) => Math.min(tries * 100, 2_000),
  });
  let saidAt = Number.NEGATIVE_INFINITY;
  let pausedUntil = 0;
  const failed = (error: unknown): void => {
    const now = performance.now();
    if (now - saidAt < SAY_AGAIN_MS) return;
    saidAt = now;
    log.warn({ err: error }, 'Redis does not answer; this server goes on without it');
  };
  redis.on('error', failed);
  return {
    async ask(work) {
      if (redis.status !== 'ready' || performance.now() < pausedUntil) return undefined;
      try {
        return await work(redis);
      } catch (error) {
        pausedUntil = performance.now() + PAUSE_MS;
        failed(error);
        return undefined;
      }
    },
    close: () => redis.disconnect(),
  };
}
