import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { EmbeddedPostgres } from '../../server/src/platform/embedded-postgres/index.ts';
import { PROJECT_ROOT } from '../../server/src/project.ts';

export interface RunningServer {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The real server in a process of its own, on a database that is there already. */
export async function startServer(
  { connection }: EmbeddedPostgres,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const { host, port: databasePort, user, password = '', database } = connection;
  const port = 18_000 + (process.pid % 1_000);
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'scripts/start.mjs')], {
    env: {
      ...process.env,
      DATABASE_URL: `postgres://${user}:${encodeURIComponent(password)}@localhost:${databasePort}/${database}?host=${encodeURIComponent(host)}`,
      SECRET_KEY: 'a-secret-key-for-the-benchmark-only-0123456789',
      SEED_DEMO_DATA: 'false',
      LOG_LEVEL: process.env.BENCH_LOG_LEVEL ?? 'info',
      PORT: String(port),
      RATE_LIMIT_PER_MINUTE: '1000000',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
