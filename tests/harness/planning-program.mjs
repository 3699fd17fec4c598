import { parentPort, workerData } from 'node:worker_threads';

/**
 * Stands where the planning thread stands, and does what each question says. It tells of each of its starts.
 *
 * With policy.companyCurrency DEAD it dies as soon as it is started.
 */
let { location } = workerData;
const say = (message) => parentPort.postMessage(message);

say({ kind: 'WARNING', details: '', message: 'begun' });
if (workerData.policy.companyCurrency === 'DEAD') process.exit(1);

const ACTS = {
  answer: ({ id, asked: [, answer] }) => say({ kind: 'ANSWER', id, answer }),
  refuse: ({ id, asked: [, refusal] }) => say({ kind: 'REFUSAL', id, refusal }),
  tell: ({ id, question, asked }) => say({ kind: 'ANSWER', id, answer: { question, asked, location } }),
  exit: () => process.exit(1),
  fail: () => {
    throw new Error('The planning program has failed');
  },
  hang: () => {
    for (;;);
  },
  keepSilent: () => {},
};

parentPort.on('message', (message) => {
  if (message.kind === 'MOVED') location = message.location;
  else if (message.kind === 'ASK') ACTS[message.asked[0]](message);
  else process.exit(0);
});
