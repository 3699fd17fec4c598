import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectRedis, type SharedRedis } from '../../server/src/platform/redis.ts';

export const hasRedis = isThere();
export const WITHOUT_REDIS = 'redis-server is not installed; install it with: apt-get install redis-server';

function isThere(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface RedisProcess {
  readonly url: string;
  readonly client: SharedRedis;
  /** stands still: connections stay open, and nothing is answered */
  pause(): void;
  goOn(): void;
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A Redis of its own for a test, that keeps nothing on disk. */
export async function startRedis(): Promise<RedisProcess> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'horoz-redis-'));
  let child: ChildProcess | undefined;
  const client = connectRedis(`redis://127.0.0.1:${port}`, { warn: () => {} });
  const start = async () => {
    const flags = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ];
    child = spawn('redis-server', flags, { stdio: 'ignore' });
    const isUp = async () => (await client.ask((redis) => redis.ping())) !== undefined;
    await eventually(isUp, 'Redis answers');
  };
  const kill = async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    client,
    pause: () => void child?.kill('SIGSTOP'),
    goOn: () => void child?.kill('SIGCONT'),
    kill,
    start,
    async close() {
      client.close();
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

export async function eventually(
  isTrue: () => Promise<boolean>,
  what: string,
  patienceMs = 10_000,
): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`It never came true: ${what}`);
    await sleep(25);
  }
}
