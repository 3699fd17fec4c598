import { vi } from 'vitest';

/**
 * KERNEL_RUNS multiplies the number of random cases of every property: 20 before a release, 0.1 while working.
 * fast-check prints seed and path of a failure; pass them to fc.assert to see the same case again.
 */
const factor = Number(process.env.KERNEL_RUNS ?? '1');
if (!(factor > 0)) throw new Error('KERNEL_RUNS must be a number above zero');

// Twenty times the cases need more than the usual five seconds, and so does a busy build machine.
vi.setConfig({ testTimeout: 60_000 * Math.max(1, factor) });

/** How many random cases a property runs: this many, times KERNEL_RUNS. */
export function runs(byDefault: number): { numRuns: number } {
  return { numRuns: Math.max(1, Math.round(byDefault * factor)) };
}
