import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectInvariants } from '../harness/invariants.ts';
import { type Case, caseOf, type Kind } from './cases.ts';
import type { Operation } from './operations.ts';
import { isWellFormed } from './raw-json.ts';
import { difference } from './row-counts.ts';
import { handsOf, type Scene, scenesOf } from './scenes.ts';
import { asCurl, type Received, send, urlOf } from './sending.ts';
import { count, newTally, refusers, reportOf, type Tally } from './tallies.ts';
import { awaitImports, createWorld, logIn, MOMENT, performRuns, type World } from './world.ts';

/**
 * Fuzzing from the OpenAPI document: each operation is sent valid requests, requests with one mistake, and the edge dictionary.
 * No answer may be a 5xx, come too late, have a status or a body that the document does not have, or accept
 * what the document calls invalid; and a write that is refused leaves no row behind.
 */

const CASES = Number(process.env.FUZZ_CASES ?? 8);
/** Always the same one unless asked for, so that a red run can be run again as it was. */
const GIVEN_SEED = process.env.FUZZ_SEED ?? '20261121';
const SEED = GIVEN_SEED === 'random' ? randomInt(2 ** 31) : Number(GIVEN_SEED);
const ONLY = process.env.FUZZ_ONLY;
/** Of a request. Five seconds when the machine is the fuzz's own; a test run beside others waits for its turn. */
const TIME_LIMIT_MS = Number(process.env.FUZZ_TIME_LIMIT_MS ?? 20_000);
const MOST_FAILURES_SHOWN = 60;
const MOST_FAILURES_OF_ONE = 4;
/** one third each */
const KINDS: readonly Kind[] = ['valid', 'near-valid', 'edge'];
const ROUND = 25;

/** Declares the tests of the operations that have one of these tags. */
export function fuzz(tags: readonly string[]): void {
  describe(`the operations of ${tags.join(', ')}`, () => {
    let world: World;
    const tallies = new Map<string, Tally>();
    beforeAll(async () => {
      world = await createWorld();
    }, 120_000);
    afterAll(async () => {
      if (process.env.FUZZ_REPORT !== undefined) process.stdout.write(reportOf(tallies));
      // Undefined when the world could not be made: that error is the one to show.
      await (world as World | undefined)?.t.close();
    });

    it(`answers as the document says, ${CASES} requests for each operation`, async () => {
      const mine = world.document.operations.filter(
        ({ tag, name }) => tags.includes(tag) && (ONLY === undefined || name.includes(ONLY)),
      );
      // What is there is deleted when everything else has been tried on it.
      const isLast = ({ method }: Operation) => (method === 'DELETE' ? 1 : 0);
      const operations = mine.sort((a, b) => isLast(a) - isLast(b));
      const failures: string[] = [];
      for (const operation of operations) {
        const start = performance.now();
        failures.push(...(await fuzzOperation(world, operation, tallies)));
        // Of a long run: how far it is, and what takes its time.
        if (CASES >= 100)
          process.stdout.write(`${operation.name} ${Math.round(performance.now() - start)} ms\n`);
      }
      const shown = failures.slice(0, MOST_FAILURES_SHOWN).join('\n\n');
      expect(failures.length, `FUZZ_SEED=${SEED} FUZZ_CASES=${CASES}\n${shown}\n`).toBe(0);
    }, 14_400_000);

    it.skipIf(ONLY !== undefined)(
      'has said yes at least once for each operation but those that are named',
      () => {
        const { found, named } = refusers(tallies);
        expect(found).toEqual(named);
      },
    );

    it('leaves every invariant holding', () => expectInvariants(world.t.db), 120_000);
  });
}

async function fuzzOperation(
  world: World,
  operation: Operation,
  tallies: Map<string, Tally>,
): Promise<string[]> {
  const tally = newTally();
  tallies.set(operation.name, tally);
  const failures: string[] = [];
  const hands = handsOf(world);
  for (let from = 0; from < CASES; from += ROUND) {
    const scenes = await scenesOf(hands, operation);
    if (world.hasChanged) await world.pools.refresh();
    world.hasChanged = false;
    for (const kind of KINDS) {
      const numbers = Array.from({ length: Math.min(ROUND, CASES - from) }, (_, place) => from + place);
      const mine = numbers.filter((number) => KINDS[number % KINDS.length] === kind);
      failures.push(...(await fuzzRound(world, operation, { kind, numbers: mine, scenes, tally })));
    }
    if (failures.length >= MOST_FAILURES_OF_ONE) break;
  }
  return failures;
}

interface Round {
  readonly kind: Kind;
  readonly numbers: readonly number[];
  readonly scenes: readonly Scene[];
  readonly tally: Tally;
}

async function fuzzRound(
  world: World,
  operation: Operation,
  { kind, numbers, scenes, tally }: Round,
): Promise<string[]> {
  const failures: string[] = [];
  const isWrite = operation.method !== 'GET';
  const before = isWrite ? await world.countRows() : undefined;
  const accepted = tally.accepted;
  for (const number of numbers) {
    const sent = caseOf(operation, kind, seedOf(operation.name, number), {
      components: world.document.components,
      pools: world.pools,
      scene: scenes[number % Math.max(scenes.length, 1)],
      isPlain: number === 0,
      today: MOMENT.toISOString().slice(0, 10),
    });
    const problem = await tryCase(world, operation, sent, tally);
    if (problem !== undefined) {
      failures.push(
        `${operation.name} #${number} (${kind}: ${sent.what}): ${problem}\n  ${asCurl(operation, sent)}`,
      );
    }
  }
  world.hasChanged ||= isWrite && tally.accepted > accepted;
  if (operation.name === 'POST /api/v1/planning/runs') await performRuns(world.t);
  if (operation.path.includes('/imports/')) await awaitImports(world.t);
  if (before !== undefined && tally.accepted === accepted && numbers.length > 0) {
    const left = difference(before, await world.countRows());
    if (left !== '')
      failures.push(`${operation.name} #${numbers.join(',')} (${kind}): all were refused, and left ${left}`);
  }
  return failures;
}

/** The same operation and number have the same seed in each run, whichever operations come before. */
function seedOf(name: string, number: number): number {
  let hash = SEED + number * 7_919;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return hash | 0;
}

async function tryCase(
  world: World,
  operation: Operation,
  sent: Case,
  tally: Tally,
): Promise<string | undefined> {
  let received: Received;
  try {
    received = await sendAsFuzzer(world, operation, sent);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { status, headers, text } = received;
  const shown = (text ?? '').slice(0, 600);
  count(tally, sent.kind, { status, milliseconds: received.milliseconds, text: shown });
  if (status >= 500) return `${status} ${shown}`;
  // No operation's address: it cannot be read.
  if (sent.path.some(({ value }) => !isWellFormed(value)))
    return status === 404 ? undefined : `${status} ${shown}`;
  const [broken] = world.contract.problems(operation.method, operation.path, status, headers, text);
  if (broken !== undefined) return `${broken}; the answer was ${shown}`;
  const invalid = world.judge.verdict(operation, sent);
  if (invalid !== undefined && status < 400) return `${invalid}, and the answer was ${status} ${shown}`;
  if (operation.method === 'DELETE' && status < 300) return goneProblem(world, operation, sent);
  return undefined;
}

async function sendAsFuzzer(world: World, operation: Operation, sent: Case): Promise<Received> {
  const once = () => send(world.t.app, operation, sent, { token: world.token, timeLimitMs: TIME_LIMIT_MS });
  const received = await once();
  if (received.status !== 401 || /\/auth\/(login|refresh)$/.test(operation.path)) return received;
  if (/"INVALID_CREDENTIALS"/.test(received.text ?? '')) return received;
  // The case has ended its own session, or one before it has.
  world.token = await logIn(world.t);
  return once();
}

/** What was deleted stays so: it cannot be read any more, or says that it is not in use. */
async function goneProblem(world: World, operation: Operation, sent: Case): Promise<string | undefined> {
  const url = urlOf(operation, { ...sent, query: [] });
  const canBeRead = world.document.operations.some(({ name }) => name === `GET ${operation.path}`);
  if (!canBeRead || operation.path.endsWith('/sessions')) return undefined;
  const { status, body } = await world.t.callerWith(world.token).get(url);
  const isGone = status === 404 || body.is_active === false || body.status === 'REVOKED';
  return isGone
    ? undefined
    : `deleted, and afterwards GET answers ${status} ${JSON.stringify(body).slice(0, 300)}`;
}
