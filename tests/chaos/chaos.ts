import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient } from './api-client.ts';
import { askDoctor, compareLedger, resendAll } from './checks.ts';
import { createMasterData, Load, type Random, randomOf } from './load.ts';
import { ADMIN_PASSWORD, ServerProcess } from './server-process.ts';

export interface ChaosPlan {
  readonly seed: number;
  readonly clients: number;
  /** kill -9 of the server; its PostgreSQL is then an orphan */
  readonly serverKills: number;
  /** kill -9 of the postmaster, while the server lives */
  readonly postgresKills: number;
  /** kill -9 of one session of PostgreSQL, which then throws out all others */
  readonly backendKills: number;
  /** kill -9 of server and postmaster together, as a power cut would */
  readonly bothKills: number;
  /** a kill comes after so many acknowledged writes, or any number below */
  readonly writesPerRound: number;
  /** no further round is begun after so long; the first always is */
  readonly patienceMs: number;
  readonly say: (line: string) => void;
}

export interface ChaosResult {
  readonly faults: string[];
  readonly acknowledged: number;
  readonly unanswered: number;
  readonly doneUnheard: number;
  readonly slowestReadyMs: number;
}

type Victim = 'server' | 'PostgreSQL' | 'a session' | 'both';

/**
 * Kills while clients write without a pause, starts again with the same command and nothing else, and then asks: is every
 * acknowledged write there, exactly once, and does all that must hold still hold?
 */
export async function runChaos(plan: ChaosPlan): Promise<ChaosResult> {
  const folder = await mkdtemp(join(tmpdir(), 'horoz-chaos-'));
  await chmod(folder, 0o755); // PostgreSQL may run as another user
  const server = await ServerProcess.start(folder);
  let result: ChaosResult;
  try {
    result = await rounds(plan, server);
  } catch (error) {
    await server.stop();
    plan.say(`Logs and database are kept in ${folder}`);
    throw error;
  }
  await server.stop();
  if (result.faults.length > 0) plan.say(`Logs and database are kept in ${folder}`);
  else await rm(folder, { recursive: true, force: true });
  return result;
}

async function rounds(plan: ChaosPlan, server: ServerProcess): Promise<ChaosResult> {
  const random = randomOf(plan.seed);
  const api = new ApiClient(server.port);
  await api.logIn('admin', ADMIN_PASSWORD);
  const load = new Load(api, await createMasterData(api), random);
  const { counts, writes } = load;
  const { faults } = counts;
  const victims = shuffledVictims(plan, random);
  const startedAt = performance.now();
  let slowestReadyMs = 0;
  for (const [index, victim] of victims.entries()) {
    if (index > 0 && performance.now() - startedAt > plan.patienceMs) break;
    const before = { writes: writes.length, faultCount: faults.length, ...counts };
    const readyMs = await killUnderLoad(plan, { server, load, victim, random });
    slowestReadyMs = Math.max(slowestReadyMs, readyMs);
    faults.push(...(await resendAll(api, writes.slice(before.writes), plan.clients)));
    faults.push(...(await compareLedger(server, writes)));
    faults.push(...(await askDoctor(server)));
    plan.say(
      `${String(index + 1).padStart(3)}/${victims.length} ${victim.padEnd(10)} ready after ${(readyMs / 1000).toFixed(2)} s; ` +
        `${writes.length - before.writes} writes acknowledged, ${counts.unanswered - before.unanswered} times unanswered, ` +
        `${counts.doneUnheard - before.doneUnheard} done unheard; ` +
        `${faults.length === before.faultCount ? 'all there, doctor clean' : 'FAULTS'}`,
    );
    for (const fault of faults.slice(before.faultCount)) plan.say(`    ${fault.slice(0, 500)}`);
  }
  // Once more from the first to the last: a later crash must not lose what an earlier one kept.
  faults.push(...(await resendAll(api, writes, plan.clients)));
  api.close();
  const { unanswered, doneUnheard } = counts;
  return { faults, acknowledged: writes.length, unanswered, doneUnheard, slowestReadyMs };
}

interface Scene {
  readonly server: ServerProcess;
  readonly load: Load;
  readonly victim: Victim;
  readonly random: Random;
}

/** The load goes on until all is ready again; answers how many ms that took. */
async function killUnderLoad(plan: ChaosPlan, { server, load, victim, random }: Scene): Promise<number> {
  load.start(plan.clients);
  await load.acknowledges(1 + random(plan.writesPerRound));
  await sleep(random(20));
  const struckAt = performance.now();
  await strike(server, victim);
  await server.becomesReady();
  const readyMs = performance.now() - struckAt;
  await sleep(random(300));
  await load.stop();
  return readyMs;
}

async function strike(server: ServerProcess, victim: Victim): Promise<void> {
  switch (victim) {
    case 'a session':
      return server.killBackend();
    case 'PostgreSQL':
      return server.hasAnotherPostmaster(server.killPostmaster());
    case 'both':
      server.killPostmaster();
      await server.kill();
      return server.launch();
    case 'server':
      await server.kill();
      return server.launch();
  }
}

function shuffledVictims(plan: ChaosPlan, random: Random): Victim[] {
  const of = (victim: Victim, times: number): Victim[] => Array.from({ length: times }, () => victim);
  const victims = [
    ...of('server', plan.serverKills),
    ...of('PostgreSQL', plan.postgresKills),
    ...of('a session', plan.backendKills),
    ...of('both', plan.bothKills),
  ];
  return victims
    .map((victim) => ({ victim, place: random(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ victim }) => victim);
}
