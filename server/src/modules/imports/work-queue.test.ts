import { expect, test } from 'vitest';
import { WorkQueue } from './work-queue.ts';

test('work is done one after the other, in order', async () => {
  const queue = new WorkQueue(100);
  const log: string[] = [];
  for (const name of ['a', 'b', 'c']) {
    queue.add(1, async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      log.push(`${name} ends`);
    });
  }
  await queue.close();
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('what waits is bounded, and one alone always finds room', async () => {
  const queue = new WorkQueue(100);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  expect(queue.hasRoomFor(1_000)).toBe(true);
  queue.add(60, () => held);
  expect([queue.hasRoomFor(40), queue.hasRoomFor(41)]).toEqual([true, false]);
  queue.add(40, () => held);
  expect(queue.hasRoomFor(1)).toBe(false);
  release();
  await queue.close();
  expect(queue.hasRoomFor(1_000)).toBe(true);
});

test('closing tells what is at work, and waits for it', async () => {
  const queue = new WorkQueue(100);
  const seen: boolean[] = [];
  queue.add(1, async (signal) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    seen.push(signal.aborted);
  });
  queue.add(1, async (signal) => {
    seen.push(signal.aborted);
  });
  await queue.close();
  expect(seen).toEqual([true, true]);
});
