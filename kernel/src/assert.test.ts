import { expect, test } from 'vitest';
import { assert, KernelAssertionError } from './assert.ts';

test('a condition that holds says nothing', () => {
  expect(() => assert(true, 'never shown')).not.toThrow();
});

test('a condition that does not hold throws an error of its own kind with the message', () => {
  expect(() => assert(false, 'two and two')).toThrow(KernelAssertionError);
  expect(() => assert(false, 'two and two')).toThrow('two and two');
  expect(new KernelAssertionError('x').name).toBe('KernelAssertionError');
});
