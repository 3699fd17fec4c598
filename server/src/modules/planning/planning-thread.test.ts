import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TEST_POLICY } from '../../../../tests/harness/database.ts';
import { systemClock } from '../../platform/clock.ts';
import { createDatabase, createPool } from '../../platform/database/database.ts';
import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import { toAppError } from '../../platform/http/problems.ts';
import { say } from '../../platform/words/sentence.ts';
import { askPlan } from './plan-desk.ts';
import { type PlanningThread, refusalOf, startPlanningThread } from './planning-thread.ts';

/** The thread runs a program that does what each question says; nothing here has a database. */

const PROGRAM = new URL('../../../../tests/harness/planning-program.mjs', import.meta.url);
const HERE = { url: 'postgres://nobody@localhost/nothing' };
const THERE = { url: 'postgres://nobody@localhost/another' };

let thread: PlanningThread | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await thread?.stop();
});

/** @param life DEAD: the program dies as soon as it is started */
function begin(life = 'TRY') {
  const db = createDatabase(
    createPool({ location: HERE, size: 1 }),
    systemClock(TEST_POLICY.timeZone),
    TEST_POLICY,
  );
  const warn = vi.fn<(details: object, message: string) => void>();
  const policy = { ...TEST_POLICY, companyCurrency: life };
  thread = startPlanningThread(db, PROGRAM, { location: HERE, policy, isLive: false }, { warn });
  return {
    thread,
    warn,
    /** What the server asks is checked by its types; this program understands other things. */
    ask: (...asked: readonly unknown[]): Promise<unknown> =>
      askPlan(db, 'planItem', ...(asked as [number, number])),
    count: (message: string) => warn.mock.calls.filter(([, said]) => said === message).length,
  };
}

const AGAIN = 'the planning thread is started again';

const errorOf = (question: Promise<unknown>): Promise<unknown> =>
  question.then(
    () => expect.fail('It was answered'),
    (error: unknown) => error,
  );

async function expectUnavailable(question: Promise<unknown>): Promise<void> {
  const error = await errorOf(question);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE', status: 503, retryAfterSeconds: 1 });
}

describe('a question', () => {
  test('goes to the thread by its name, and each gets its own answer', async () => {
    const { ask } = begin();
    const { question, asked } = (await ask('tell', 1, { page: 2 })) as Record<string, unknown>;
    expect([question, asked]).toEqual(['planItem', ['tell', 1, { page: 2 }]]);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask('answer', { n })));
    expect(answers).toEqual(Array.from({ length: 20 }, (_, n) => ({ n })));
    expect(await ask('answer', undefined)).toBeUndefined();
  });

  test('is refused as it would be without a thread', async () => {
    const { ask } = begin();
    const detailed = invalidField('quantity', say`make it smaller`);
    const busy = new AppError('SERVICE_UNAVAILABLE', say`Try again.`, [], {
      retryAfterSeconds: 7,
      cause: new Error('no connection is free'),
    });
    for (const refused of [
      detailed,
      busy,
      new AppError('CONFLICT', say`It is over.`),
      new AppError('NOT_FOUND', say`Gone.`),
    ]) {
      const error = await errorOf(ask('refuse', refusalOf(refused)));
      expect(error).toBeInstanceOf(AppError);
      const { code, message, details, retryAfterSeconds, status } = refused;
      expect(error).toMatchObject({ code, message, details, status });
      expect((error as AppError).retryAfterSeconds).toBe(retryAfterSeconds);
    }
    const { cause } = (await errorOf(ask('refuse', refusalOf(busy)))) as Error;
    expect((cause as Error).message).toContain('no connection is free');
    expect(await ask('answer', 'still here')).toBe('still here');
  });

  test('that the database could not answer is refused as everywhere', async () => {
    const { ask } = begin();
    for (const [failure, code] of [
      [Object.assign(new Error('terminating connection'), { code: '57P01' }), 'SERVICE_UNAVAILABLE'],
      [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'SERVICE_UNAVAILABLE'],
      [new Error('timeout exceeded when trying to connect'), 'SERVICE_UNAVAILABLE'],
      [new TypeError('a mistake of ours'), 'INTERNAL_ERROR'],
      ['thrown without being an error', 'INTERNAL_ERROR'],
    ] as const) {
      const error = await errorOf(ask('refuse', refusalOf(failure)));
      expect(toAppError(error).code, String(failure)).toBe(code);
      expect(toAppError(error).retryAfterSeconds).toBe(toAppError(failure).retryAfterSeconds);
    }
    const mistake = await errorOf(ask('refuse', refusalOf(new TypeError('a mistake of ours'))));
    expect(mistake).not.toBeInstanceOf(AppError);
    expect((mistake as Error).message).toContain('a mistake of ours');
  });

  test('that cannot be sent fails at once', async () => {
    const { ask } = begin();
    expect(await errorOf(ask('answer', () => {}))).toMatchObject({ name: 'DataCloneError' });
    expect(await ask('answer', 1)).toBe(1);
  });

  test('that is not answered within a minute is given up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { ask } = begin();
    expect(await ask('answer', 1)).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    const question = errorOf(ask('keepSilent'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await question).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a thread that dies', () => {
  test.each(['exit', 'fail'])('lets nobody wait, and is started again (%s)', async (act) => {
    const { ask, count, warn } = begin();
    await ask('answer', 1);
    await Promise.all(['keepSilent', 'keepSilent', act].map((one) => expectUnavailable(ask(one))));
    expect(warn.mock.calls.some(([, said]) => said === 'the planning thread has failed')).toBe(
      act === 'fail',
    );
    await vi.waitFor(() => expect(count(AGAIN)).toBe(1), { timeout: 20_000 });
    // Between two threads nobody waits for an answer that cannot come.
    await expectUnavailable(ask('answer', 1));
    await vi.waitFor(() => expect(count('begun')).toBe(2), { timeout: 20_000 });
    expect(await ask('answer', 'again')).toBe('again');
    expect(count(AGAIN)).toBe(1);
  });

  test('at once, again and again, is started once a second', async () => {
    const began = performance.now();
    const { count } = begin('DEAD');
    await vi.waitFor(() => expect(count(AGAIN)).toBe(3), { timeout: 25_000 });
    expect(performance.now() - began).toBeGreaterThan(1_900);
    expect(count('begun')).toBeLessThanOrEqual(3);
  });

  test('knows after its start where the database has moved meanwhile', async () => {
    const { ask, count, thread: moving } = begin();
    expect(await ask('tell')).toMatchObject({ location: HERE });
    moving.moveTo(THERE);
    expect(await ask('tell')).toMatchObject({ location: THERE });
    await expectUnavailable(ask('exit'));
    await vi.waitFor(() => expect(count(AGAIN)).toBe(1), { timeout: 20_000 });
    moving.moveTo({ url: 'postgres://nobody@localhost/third' });
    await vi.waitFor(() => expect(count('begun')).toBe(2), { timeout: 20_000 });
    expect(await ask('tell')).toMatchObject({ location: { url: 'postgres://nobody@localhost/third' } });
  });
});

describe('stop', () => {
  test('ends the thread; who waits is told, who comes later too, and no other thread begins', async () => {
    const { ask, count, thread: stopping } = begin();
    await ask('answer', 1);
    const waiting = expectUnavailable(ask('keepSilent'));
    const stopped = stopping.stop();
    await expectUnavailable(ask('answer', 1));
    await Promise.all([stopped, waiting]);
    await expectUnavailable(ask('answer', 1));
    await sleep(1_500);
    expect([count('begun'), count(AGAIN)]).toEqual([1, 0]);
    await stopping.stop();
  });

  test('between two threads ends at once, and the second one does not begin', async () => {
    const { ask, count, thread: stopping } = begin();
    await expectUnavailable(ask('exit'));
    await vi.waitFor(() => expect(count(AGAIN)).toBe(1), { timeout: 20_000 });
    await stopping.stop();
    await sleep(1_500);
    expect(count('begun')).toBe(1);
  });

  test('ends a thread that does not listen', async () => {
    const { ask, thread: stopping } = begin();
    await ask('answer', 1);
    const waiting = expectUnavailable(ask('hang'));
    await stopping.stop();
    await waiting;
  });
});
