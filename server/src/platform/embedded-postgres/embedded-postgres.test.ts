import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, EmbeddedPostgresError, startEmbeddedPostgres } from './index.ts';
import { SYSTEM_DIR } from './placement.ts';
import { hasEnded, until, Workshop, watchdogOf } from './test-support.ts';

const isRoot = process.geteuid?.() === 0;
const isLinux = process.platform === 'linux';
/** The whole file takes 16 s on two quiet cores, and took 60 s on two that were shared. */
const PATIENCE_MS = 45_000;

let workshop: Workshop;
/** One cluster for most tests: creating it takes longer than all else. */
let dataDir: string;

const start = (dir = dataDir, more: { settings?: Record<string, string>; said?: string[] } = {}) =>
  startEmbeddedPostgres({
    dataDir: dir,
    database: 'horoz',
    settings: more.settings ?? {},
    onProgress: (message) => more.said?.push(message),
  });

async function ask(database: EmbeddedPostgres, sql: string): Promise<unknown> {
  const client = new pg.Client(database.connection);
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  workshop = await Workshop.open();
  dataDir = path.join(workshop.dir, 'data');
}, PATIENCE_MS);

afterAll(() => workshop.close());

describe('a whole life', { timeout: PATIENCE_MS }, () => {
  it('creates a database, serves it, stops without a trace, and finds its rows again', async () => {
    const said: string[] = [];
    const first = await start(dataDir, { said, settings: { max_connections: '21' } });
    expect(said).toEqual([expect.stringMatching(/^Creating the database in .*first start only/)]);
    expect(await ask(first, 'show max_connections')).toBe('21');
    expect(await ask(first, 'show autovacuum_vacuum_scale_factor')).toBe('0.02');
    expect(await ask(first, 'show data_checksums')).toBe('on');
    expect(await ask(first, `select upper('şişe ığ')`)).toBe('ŞIŞE IĞ');
    expect(await ask(first, 'select rolsuper from pg_roles where rolname = current_user')).toBe(false);
    await ask(first, 'create table kept (n int)');
    await ask(first, 'insert into kept values (42)');
    await Promise.all([first.stop(), first.stop()]);
    await first.ended;
    expect(hasEnded(first.pid)).toBe(true);
    expect(readdirSync(dataDir).sort()).toEqual(
      expect.arrayContaining(['postgres', 'postgres.log', 'postgres.password']),
    );
    expect(existsSync(path.join(dataDir, 'postgres.lock'))).toBe(false);

    const second = await start();
    expect(await ask(second, 'select n from kept')).toBe(42);
    await second.stop();
  });

  it('keeps others out: the password and the log are private, no port is open', async () => {
    const database = await start();
    for (const name of ['postgres', 'postgres.password', 'postgres.log']) {
      expect(statSync(path.join(dataDir, name)).mode & 0o077, name).toBe(0);
    }
    if (isLinux) expect(await ask(database, 'show listen_addresses')).toBe('');
    const stranger = new pg.Client({ ...database.connection, password: 'guessed' });
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
    await database.stop();
  });

  it('works from a directory whose name is long, and one whose name is odd', async () => {
    for (const name of ['x'.repeat(90), `İş, "veri" 'si'`]) {
      const database = await start(path.join(workshop.dir, name));
      expect(await ask(database, 'select 1')).toBe(1);
      await database.stop();
      if (isLinux) expect(existsSync(database.connection.host)).toBe(!name.startsWith('x'));
    }
  });
});

describe('a database that is not ours to take', { timeout: PATIENCE_MS }, () => {
  it('refuses a second start on the same DATA_DIR', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(/Another start of this program \(process \d+\) is using/);
    expect(await workshop.refusal(dataDir)).toContain(`(process ${process.pid}) is using`);
    expect(await ask(first, 'select 1')).toBe(1);
    await first.stop();
  });

  it('refuses the cluster of another version, and a directory that is no cluster', async () => {
    const file = path.join(dataDir, 'postgres', 'PG_VERSION');
    const version = readFileSync(file, 'utf8');
    writeFileSync(file, '17\n');
    await expect(start()).rejects.toThrow(/written by PostgreSQL 17, and the bundled one is version 18; set/);
    writeFileSync(file, version);

    const strange = workshop.newDirectory('strange');
    mkdirSync(path.join(strange, 'postgres'));
    writeFileSync(path.join(strange, 'postgres', 'diary.txt'), 'mine');
    await expect(start(strange)).rejects.toThrow(EmbeddedPostgresError);
    expect(readFileSync(path.join(strange, 'postgres', 'diary.txt'), 'utf8')).toBe('mine');
  });

  it('says what PostgreSQL said when it does not start', async () => {
    const refusal = start(dataDir, { settings: { shared_buffers: 'plenty' } });
    await expect(refusal).rejects.toThrow(
      /did not start \(FATAL: .*"shared_buffers": "plenty"\); .*postgres\.log/,
    );
  });

  it('sets a new password when the file is lost, and refuses a wrong one', async () => {
    const file = path.join(dataDir, 'postgres.password');
    writeFileSync(file, 'wrong');
    await expect(start()).rejects.toThrow(/password in .* is not the one of the database/);
    rmSync(file);
    const database = await start();
    expect(await ask(database, 'select n from kept')).toBe(42);
    await database.stop();
  });
});

describe.runIf(isLinux)('after a kill -9', { timeout: PATIENCE_MS }, () => {
  it('of this program, the watchdog stops PostgreSQL', async () => {
    const { child, pid } = await workshop.hold(dataDir);
    const watchdog = watchdogOf(pid);
    child.kill('SIGKILL');
    await until(() => hasEnded(pid) && hasEnded(watchdog), 'postmaster and watchdog to end');
    expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('of the program and its watchdog, the next start takes the orphan over', async () => {
    const { child, pid } = await workshop.hold(dataDir);
    process.kill(watchdogOf(pid), 'SIGKILL');
    child.kill('SIGKILL');
    await until(() => hasEnded(child.pid ?? 0), 'the holder to end');
    expect(hasEnded(pid)).toBe(false);
    const said: string[] = [];
    const database = await start(dataDir, { said });
    expect(said).toEqual([`Stopping the PostgreSQL that an earlier run left behind (process ${pid})`]);
    expect(await ask(database, 'select n from kept')).toBe(42);
    await database.stop();
  });

  it('of everything at once, the next start recovers', async () => {
    const { child, pid } = await workshop.hold(dataDir);
    process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    await until(() => hasEnded(child.pid ?? 0), 'the holder to end');
    const database = await start();
    expect(await ask(database, 'select n from kept')).toBe(42);
    await database.stop();
  });

  it('in the middle of initdb, the next start begins anew', async () => {
    const dir = path.join(workshop.dir, 'half');
    const holder = workshop.launch(dir);
    const begun = () => existsSync(dir) && readdirSync(dir).some((name) => name.startsWith('postgres.new-'));
    await until(begun, 'initdb to begin');
    holder.kill('SIGKILL');
    await until(() => hasEnded(holder.pid ?? 0), 'the holder to end');
    expect(existsSync(path.join(dir, 'postgres'))).toBe(false);
    const database = await start(dir);
    expect(await ask(database, 'select 1')).toBe(1);
    await database.stop();
  });
});

describe.runIf(isLinux)('a postmaster.pid left behind', { timeout: PATIENCE_MS }, () => {
  const owner = () => statSync(path.join(dataDir, 'postgres'));

  function leave(content: string): void {
    for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      const file = path.join(dataDir, 'postgres', name);
      writeFileSync(file, content, { mode: 0o600 });
      chownSync(file, owner().uid, owner().gid);
    }
  }

  const lines = (pid: number) =>
    `${pid}\n${dataDir}/postgres\n1\n5432\n${dataDir}/postgres\n\n  1 2\nready\n`;

  async function startsBeside(content: string): Promise<void> {
    leave(content);
    const database = await start();
    expect(await ask(database, 'select n from kept')).toBe(42);
    await database.stop();
  }

  const sleeper = (uid: number): ChildProcess =>
    spawn('sleep', ['30'], isRoot ? { uid, gid: uid, stdio: 'ignore' } : { stdio: 'ignore' });

  it('by a process that is dead', () => startsBeside(lines(2 ** 22 - 1)));

  it('empty', () => startsBeside(''));

  it('whose pid went to another program of the same user, which is left alone', async () => {
    const foreign = sleeper(owner().uid);
    await startsBeside(lines(foreign.pid ?? 0));
    expect(hasEnded(foreign.pid ?? 0)).toBe(false);
    foreign.kill();
  });

  it('whose process is a zombie that nobody reaps', async () => {
    // The shell becomes a sleep, which never asks for its child.
    const parent = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 30'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const zombie = await new Promise<number>((resolve) => {
      parent.stdout.on('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
    });
    await until(() => hasEnded(zombie), 'the zombie');
    await startsBeside(lines(zombie));
    parent.kill();
  });
});

describe.runIf(isRoot && isLinux)('as root', { timeout: PATIENCE_MS }, () => {
  it('an ordinary user starts it from a node_modules that is read-only and has no links', async () => {
    workshop.copyPackage();
    const dir = workshop.newDirectory('nobody');
    chownSync(dir, 65534, 65534);
    const holder = await workshop.hold(path.join(dir, 'data'), 65534);
    expect(readdirSync(path.join(dir, 'data', 'postgres-lib'))).toContain('libicui18n.so.60');
    holder.child.stdin?.end();
    // The holder ends after its PostgreSQL, and gives up the lock in between.
    await until(() => hasEnded(holder.child.pid ?? 0), 'the holder to end');
    expect(hasEnded(holder.pid)).toBe(true);
    // And root after that user: as the owner of the files.
    const database = await start(path.join(dir, 'data'));
    expect(statSync(`/proc/${database.pid}`).uid).toBe(65534);
    await database.stop();
  });

  it('a user id without a name is refused with a way out', async () => {
    const dir = workshop.newDirectory('nameless');
    chownSync(dir, 54321, 54321);
    expect(await workshop.refusal(dir, 54321)).toMatch(
      /user id 54321, which has no entry .* set DATABASE_URL/,
    );
  });

  it('a DATA_DIR under a closed directory gets its database elsewhere, and finds it again', async () => {
    const closed = workshop.newDirectory('closed');
    chmodSync(closed, 0o700);
    const dir = path.join(closed, 'data');
    const said: string[] = [];
    const first = await start(dir, { said });
    const home = readFileSync(path.join(dir, 'postgres.location'), 'utf8').trim();
    expect(path.dirname(realpathSync(home))).toBe(realpathSync(SYSTEM_DIR));
    expect(said[0]).toContain(
      `is closed to the user that PostgreSQL runs as, so the database lies in ${home}`,
    );
    await first.stop();
    const second = await start(dir);
    expect(second.connection.host).toBe(path.join(home, 'postgres'));
    await second.stop();
    rmSync(home, { recursive: true });
    await expect(start(dir)).rejects.toThrow(/is not there any more; bring that directory back/);
    if (readdirSync(SYSTEM_DIR).length === 0) rmdirSync(SYSTEM_DIR);
  });
});
