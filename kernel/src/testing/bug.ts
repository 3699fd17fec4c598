import { expect } from 'vitest';

/**
 * For toThrow: a KernelAssertionError that says so. The words matter, because a function has several assertions
 * and a test that is content with any of them goes on passing when the one it was written for is gone.
 */
export function bug(words: string): Error {
  return expect.objectContaining({ name: 'KernelAssertionError', message: expect.stringContaining(words) });
}
