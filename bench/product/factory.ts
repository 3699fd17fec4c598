import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bcrypt from 'bcrypt';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../server/src/platform/embedded-postgres/index.ts';
import { ApiClient } from '../lib/api-client.ts';
import { fillMovements } from '../lib/fill-movements.ts';
import { type RunningServer, startServer } from '../lib/start-server.ts';

const PASSWORD = 'Bench-Only-2026';
export const ADMIN = { username: 'bench-admin', password: PASSWORD };

export interface Size {
  readonly movements: number;
  readonly products: number;
}

/** The demo factory and a long history beside it, behind the real server in a process of its own. */
export interface BenchFactory {
  readonly server: RunningServer;
  readonly location: pg.ClientConfig;
  readonly db: pg.Client;
  readonly client: ApiClient;
  readonly admin: string;
  /** a user with all rights for each of the mix's */
  logIns(users: number): Promise<string[]>;
  stop(): Promise<void>;
}

export async function openFactory(size: Size, connections: number): Promise<BenchFactory> {
  const dataDir = await mkdtemp(join(tmpdir(), 'horoz-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, database: 'bench' });
  const location = postgres.connection;
  const db = new pg.Client(location);
  let server: RunningServer | undefined;
  const stop = async () => {
    await server?.stop();
    await db.end();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    server = await startServer(postgres, {
      SEED_DEMO_DATA: 'true',
      ADMIN_USERNAME: ADMIN.username,
      ADMIN_PASSWORD: ADMIN.password,
      ACCESS_TOKEN_EXPIRE_MINUTES: '600',
      LOGIN_RATE_LIMIT_PER_MINUTE: '1000000',
      WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
    });
    await db.connect();
    await fillMovements(db, { ...size, movementsOfALayer: 10, keptEvery: 1 });
    const client = new ApiClient(server.port, connections);
    return {
      server,
      location,
      db,
      client,
      admin: await client.logIn(ADMIN.username, ADMIN.password),
      logIns: (users) => logIns(db, client, users),
      async stop() {
        client.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function logIns(db: pg.Client, client: ApiClient, users: number): Promise<string[]> {
  await db.query(
    `insert into users (username, full_name, role, password_hash)
     select 'bench-' || n, 'Bench ' || n, 'admin', $2 from generate_series(1, $1::integer) n on conflict do nothing`,
    [users, await bcrypt.hash(PASSWORD, 4)],
  );
  const tokens: string[] = [];
  for (let user = 1; user <= users; user += 1) tokens.push(await client.logIn(`bench-${user}`, PASSWORD));
  return tokens;
}
