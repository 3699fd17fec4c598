import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import type { SharedRedis } from '../redis.ts';

interface Count {
  readonly current: number;
  /** milliseconds until the window ends */
  readonly ttl: number;
}

/** Counts and, with the first of a window, begins it: in one step, for a key without an end would refuse for ever. */
const COUNT = `local current = redis.call('INCR', KEYS[1])
if current == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {current, redis.call('PTTL', KEYS[1])}`;

const MOST_KEYS = 5_000;

/** Counts requests in Redis, for all servers together; while Redis is away each server counts for itself. */
export function sharedLimits(redis: SharedRedis, scope: string): FastifyRateLimitStoreCtor {
  const countHere = localCounts();
  const count = async (key: string, window: number): Promise<Count> => {
    const answer = await redis.ask((client) => client.eval(COUNT, 1, `horoz-limit/${scope}/${key}`, window));
    const [current, ttl] = Array.isArray(answer) ? answer.map(Number) : [];
    return current === undefined || ttl === undefined ? countHere(key, window) : { current, ttl };
  };
  return class SharedLimits implements FastifyRateLimitStore {
    incr(key: string, callback: (error: Error | null, result?: Count) => void, timeWindow: number): void {
      count(key, timeWindow).then((result) => callback(null, result), callback);
    }

    child(): FastifyRateLimitStore {
      return this;
    }
  };
}

function localCounts(): (key: string, window: number) => Count {
  const counts = new Map<string, { current: number; endsAt: number }>();
  return (key, window) => {
    const now = performance.now();
    const known = counts.get(key);
    const count = known !== undefined && known.endsAt > now ? known : { current: 0, endsAt: now + window };
    count.current += 1;
    counts.delete(key);
    counts.set(key, count);
    const [oldest] = counts.keys();
    if (counts.size > MOST_KEYS && oldest !== undefined) counts.delete(oldest);
    return { current: count.current, ttl: Math.ceil(count.endsAt - now) };
  };
}
