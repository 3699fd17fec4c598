import { parentPort, workerData } from 'node:worker_threads';
import { answerHere } from './modules/planning/plan-desk.ts';
import {
  type FromPlanningThread,
  type PlanningThreadData,
  refusalOf,
  type ToPlanningThread,
  textOf,
} from './modules/planning/planning-thread.ts';
import { startPlanningWorker } from './modules/planning/planning-worker.ts';
import { systemClock } from './platform/clock.ts';
import { createDatabase, createPool } from './platform/database/database.ts';
import { startTracing } from './platform/tracing.ts';

/** The planning thread: a few connections of its own, the runs, and answers from the plans that it has in memory. */

const CONNECTIONS = 3;

const port = parentPort;
if (port === null) throw new Error('This program is a thread of the server; start that one.');
const say = (message: FromPlanningThread) => port.postMessage(message);

const { location, policy, isLive, tracing } = workerData as PlanningThreadData;
const pool = createPool({ location, size: CONNECTIONS, applicationName: 'horoz-mrp-planning' });
const db = createDatabase(pool, systemClock(policy.timeZone), policy);
const log = {
  warn(details: object, message: string) {
    const { err, ...others } = details as { readonly err?: unknown };
    const text = err === undefined ? '' : ` ${textOf(err)}`;
    say({ kind: 'WARNING', details: `${JSON.stringify(others)}${text}`, message });
  },
};
const stopTracing = tracing && (await startTracing(tracing, log));
const worker = startPlanningWorker(db, log, { isLive });

port.on('message', (message: ToPlanningThread) => {
  if (message.kind === 'ASK') {
    void answer(message);
  } else if (message.kind === 'MOVED') {
    Object.assign(pool.options, message.location);
  } else {
    void stop();
  }
});

/** Whatever goes wrong, an answer that cannot be sent too, is told to who has asked. */
async function answer({ id, question, asked }: ToPlanningThread & { kind: 'ASK' }): Promise<void> {
  try {
    say({ kind: 'ANSWER', id, answer: await answerHere(db, question, asked) });
  } catch (error) {
    say({ kind: 'REFUSAL', id, refusal: refusalOf(error) });
  }
}

async function stop(): Promise<void> {
  await worker.stop();
  await db.close();
  await stopTracing?.();
  process.exit(0); // of the thread
}
