/**
 * Thrown when a caller breaks what a kernel function was promised, or the kernel breaks what it promises.
 * It always means a bug, never something a user typed: the server answers 500 with an id, never a 4xx.
 */
export class KernelAssertionError extends Error {
  override readonly name = 'KernelAssertionError';
}

/**
 * States what must hold at this point of the program.
 *
 * @param message says what was expected, for the engineer who reads the log
 * @throws KernelAssertionError when the condition is false
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new KernelAssertionError(message);
}
