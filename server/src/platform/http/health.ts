import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database.ts';
import type { ReportSource } from '../database/replica.ts';
import { statement } from '../database/statement.ts';
import { AppError } from '../errors/app-error.ts';
import { say } from '../words/sentence.ts';
import { VERSION } from './information.ts';

const appliedMigrations = statement<{ name: string }>(
  'health_migrations',
  'select name from schema_migrations',
);

/** `/health` (alive), `/health/ready` (may be sent work) and the front door `/`. */
export function healthRoutes(
  app: FastifyInstance,
  db: Database,
  reports: ReportSource,
  migrations: readonly string[],
): void {
  app.get('/', { schema: { hide: true } }, (request, reply) => {
    const wantsPage = (request.headers.accept ?? '').includes('text/html');
    return wantsPage
      ? reply.redirect('/docs')
      : reply.send({
          name: 'Horoz Demir MRP',
          version: VERSION,
          documentation: '/docs',
          openapi: '/openapi.json',
        });
  });
  app.get('/health', { schema: { hide: true } }, () => ({
    status: 'healthy',
    version: VERSION,
    timestamp: db.clock.now().toISOString(),
  }));
  app.get('/health/ready', { schema: { hide: true } }, async () => {
    const applied = new Set((await db.run(appliedMigrations, [])).map((row) => row.name));
    const missing = migrations.filter((name) => !applied.has(name));
    if (missing.length > 0) {
      throw new AppError(
        'SERVICE_UNAVAILABLE',
        say`The database lacks ${missing.length} migrations. Restart the server.`,
        [],
        {
          retryAfterSeconds: 5,
        },
      );
    }
    const replica = await reports.replicaState();
    return {
      status: 'ready',
      migrations: applied.size,
      // Without it the primary answers reports, so nothing is held back for its sake.
      ...(replica === undefined ? {} : { replica }),
      timestamp: db.clock.now().toISOString(),
    };
  });
}
