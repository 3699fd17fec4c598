/**
 * How many random cases a property runs. KERNEL_RUNS multiplies the default: 20 before a release, 0.1 while
 * working. fast-check prints seed and path of a failure; pass them to fc.assert to see the same case again.
 */
export function runs(byDefault: number): { numRuns: number } {
  const factor = Number(process.env.KERNEL_RUNS ?? '1');
  if (!(factor > 0)) throw new Error('KERNEL_RUNS must be a number above zero');
  return { numRuns: Math.max(1, Math.round(byDefault * factor)) };
}
