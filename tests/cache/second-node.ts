import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { buildApp } from '../../server/src/app.ts';
import { readConfig } from '../../server/src/platform/config.ts';
import { createDatabase, createPool } from '../../server/src/platform/database/database.ts';
import type { TestApp } from '../harness/app.ts';
import { watchContract } from '../harness/contract.ts';

export interface Node {
  get(path: string): Promise<{ status: number; body: unknown }>;
  post(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  put(path: string, body: unknown): Promise<{ status: number; body: unknown }>;
  /** answers that were given without computing them */
  hits(): Promise<number>;
}

/** Another server on the database of the first one. */
export async function secondServer(t: TestApp, environment: Record<string, string> = {}) {
  const db = createDatabase(createPool({ location: t.db.location, size: 6 }), t.db.clock, t.db.policy);
  const app = await buildApp({
    config: readConfig({ RATE_LIMIT_PER_MINUTE: '1000000', ...environment }),
    secretKey: 'a-secret-key-for-tests-only-0123456789',
    db,
    logger: pino({ level: 'silent' }),
    migrations: [],
    redocBundle: '',
  });
  const contract = watchContract(app);
  await app.ready();
  return {
    app,
    async close() {
      await app.close();
      await db.close();
      contract.verify();
    },
  };
}

/** Calls a server as the administrator: sessions are the same on each of them. */
export function nodeOf(app: FastifyInstance, token: string): Node {
  const call = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => {
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, body: answer.json() as unknown };
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    async hits() {
      const { body } = await app.inject({ url: '/metrics' });
      const lines = body.matchAll(/^horoz_cache_answers_total\{.*outcome="hit".*\} (\d+)$/gm);
      return [...lines].reduce((sum, [, count]) => sum + Number(count), 0);
    },
  };
}

/** What the inventory summary says that there is of a product. */
export function stockInSummary(body: unknown, productId: number): number {
  const { warehouses } = body as {
    warehouses: { products: { product_id: number; on_hand: string }[] }[];
  };
  const rows = warehouses.flatMap(({ products }) => products).filter((row) => row.product_id === productId);
  return rows.reduce((sum, row) => sum + Number(row.on_hand), 0);
}
