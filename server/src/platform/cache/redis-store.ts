import type { SharedRedis } from '../redis.ts';
import type { CacheStore } from './store.ts';

/** Bounds what Redis keeps. Whether an answer is still true is never a matter of its age. */
const EXPIRES_AFTER_SECONDS = 3_600;

/** One store for all servers: what one of them has worked out, the others need not. */
export function redisStore(redis: SharedRedis): CacheStore {
  return {
    async get(key) {
      return (await redis.ask((client) => client.get(key))) ?? undefined;
    },
    async set(key, text) {
      await redis.ask((client) => client.set(key, text, 'EX', EXPIRES_AFTER_SECONDS));
    },
  };
}
