/**
 * Kills the server and PostgreSQL with -9 under load, again and again: npm run test:chaos
 *
 *   CHAOS_SERVER_KILLS=50 CHAOS_POSTGRES_KILLS=20   how often; on top, a quarter of the latter each of one session of
 *                                                   PostgreSQL, and of both at once
 *   CHAOS_CLIENTS=12 CHAOS_SEED=1                   who writes, and what
 */
import { runChaos } from './chaos.ts';

const setting = (name: string, fallback: number) => Number(process.env[name] ?? fallback);

const seed = setting('CHAOS_SEED', 1);
const postgresKills = setting('CHAOS_POSTGRES_KILLS', 20);
const say = (line: string) => process.stdout.write(`${line}\n`);
const started = performance.now();
const result = await runChaos({
  seed,
  clients: setting('CHAOS_CLIENTS', 12),
  serverKills: setting('CHAOS_SERVER_KILLS', 50),
  postgresKills,
  backendKills: Math.floor(postgresKills / 4),
  bothKills: Math.floor(postgresKills / 4),
  writesPerRound: 400,
  patienceMs: Number.POSITIVE_INFINITY,
  say,
});
say(
  `seed ${seed}, ${Math.round((performance.now() - started) / 1000)} s: ${result.acknowledged} writes acknowledged, ` +
    `${result.unanswered} times no answer (${result.doneUnheard} writes were done all the same), ` +
    `slowest start ${(result.slowestReadyMs / 1000).toFixed(1)} s, ${result.faults.length} faults`,
);
process.exitCode = result.faults.length === 0 ? 0 : 1;
