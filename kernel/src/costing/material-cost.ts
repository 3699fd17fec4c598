import { assert } from '../assert.ts';
import { extendedCost, plus } from '../decimal/arithmetic.ts';
import { type Amount, type Quantity, ZERO_QUANTITY } from '../decimal/fixed.ts';
import { type FifoIssue, weightedAverageCost } from '../fifo/issue.ts';
import type { FallbackCost, FallbackSource } from './fallback-cost.ts';

/** FIFO: all from stock. MIXED: a part from stock. Otherwise none of it, and the fallback that was used. */
export type CostSource = 'FIFO' | 'MIXED' | FallbackSource;

export interface MaterialCost {
  readonly total: Amount;
  /** total ÷ (covered + uncovered), half up to 4 decimals; zero when nothing is wanted. */
  readonly unitCost: Amount;
  readonly coveredQuantity: Quantity;
  readonly uncoveredQuantity: Quantity;
  readonly costSource: CostSource;
  /** What the uncovered part was costed with, null when there is none: MIXED alone would hide a NONE. */
  readonly uncoveredCostSource: FallbackSource | null;
}

/**
 * The material cost of a wanted quantity (SPEC section 7): the FIFO cost of what stock covers plus the
 * uncovered quantity × the fallback unit cost, rounded half up to 4 decimals.
 *
 * @param input.issue what takeOldestFirst found for the wanted quantity, aggregated over all branches
 * @throws KernelAssertionError when the issue or the fallback is negative
 */
export function materialCost(input: {
  readonly issue: FifoIssue;
  readonly fallback: FallbackCost;
}): MaterialCost {
  const { issue, fallback } = input;
  assert(issue.quantity >= 0n && issue.missing >= 0n, 'materialCost: quantities must not be negative');
  assert(fallback.unitCost >= 0n, 'materialCost: the fallback cost must not be negative');
  const cost = plus(issue.value, extendedCost(issue.missing, fallback.unitCost));
  return {
    total: cost,
    unitCost: weightedAverageCost(cost, plus(issue.quantity, issue.missing)),
    coveredQuantity: issue.quantity,
    uncoveredQuantity: issue.missing,
    costSource: costSourceOf(issue, fallback),
    uncoveredCostSource: issue.missing === ZERO_QUANTITY ? null : fallback.source,
  };
}

function costSourceOf(issue: FifoIssue, fallback: FallbackCost): CostSource {
  if (issue.missing === ZERO_QUANTITY) return 'FIFO';
  return issue.quantity === ZERO_QUANTITY ? fallback.source : 'MIXED';
}
