import path from 'node:path';
import pg from 'pg';
import { readPassword } from './cluster.ts';
import { type Connection, ROLE } from './database.ts';
import { errnoOf } from './errors.ts';
import { readPidFile } from './leftovers.ts';
import { findCluster } from './placement.ts';

/** Whether DATA_DIR holds a database. Creates nothing. */
export function hasCluster(dataDir: string): boolean {
  return findCluster(path.resolve(dataDir)) !== undefined;
}

/** Nobody listens, or nobody does any more, or the server is starting or stopping. */
const NOT_THERE = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03'];

/**
 * How to reach the PostgreSQL that another process of this program runs in DATA_DIR, for programs that only look; undefined when
 * none runs. The pid file says where it listens, but may be a dead one's: only a connection proves it.
 */
export async function findRunning(dataDir: string, database: string): Promise<Connection | undefined> {
  const cluster = findCluster(path.resolve(dataDir));
  if (cluster === undefined) return undefined;
  const file = readPidFile(cluster);
  const password = readPassword(path.resolve(dataDir));
  if (file?.status !== 'ready' || file.port === undefined || password === undefined) return undefined;
  const connection = {
    host: file.socketDirectory ?? '127.0.0.1',
    port: file.port,
    user: ROLE,
    password,
    database,
  };
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // a lost connection also fails what waits for it
  try {
    await client.connect();
    await client.end();
    return connection;
  } catch (error) {
    if (NOT_THERE.includes(errnoOf(error) ?? '')) return undefined;
    throw error;
  }
}
