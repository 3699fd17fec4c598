import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { systemActor } from '../../server/src/platform/actor.ts';
import { createCache } from '../../server/src/platform/cache/cache.ts';
import { memoryStore } from '../../server/src/platform/cache/store.ts';
import { systemClock } from '../../server/src/platform/clock.ts';
import { readConfig } from '../../server/src/platform/config.ts';
import { createDatabase, createPool } from '../../server/src/platform/database/database.ts';
import { primaryOnly } from '../../server/src/platform/database/replica.ts';
import { type Api, createApi } from '../../server/src/platform/http/api.ts';
import { openDoor } from '../../server/src/platform/http/door.ts';
import { createEventStreams } from '../../server/src/platform/http/event-stream.ts';
import { collectOpenApi } from '../../server/src/platform/http/openapi.ts';

/**
 * An application with a few endpoints of a test's own, for what no real endpoint does. Everybody is the system, and the
 * database is never asked: there is none.
 */
export async function createSmallApp(register: (api: Api) => void): Promise<FastifyInstance> {
  const config = readConfig({});
  const pool = createPool({ location: { url: 'postgres://nobody@127.0.0.1:1/none' }, size: 1 });
  const db = createDatabase(pool, systemClock(config.policy.timeZone), config.policy);
  const app = await openDoor(config, db.clock, pino({ level: 'silent' }));
  app.addHook('onClose', () => pool.end());
  await collectOpenApi(app, { title: 'Small', version: '1.0.0', description: 'A few endpoints.', tags: [] });
  const streams = createEventStreams(app, db, config);
  const actor = async () => systemActor('small-app');
  const key = 'a-secret-key-for-tests-only-0123456789';
  const cache = createCache(db, memoryStore(1));
  register(createApi(app, db, actor, key, streams, config.company, primaryOnly(db), cache));
  return app;
}
