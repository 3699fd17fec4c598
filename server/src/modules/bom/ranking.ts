import { type Amount, formatAmount, minus } from '@horoz/kernel';
import type { Alternative } from './alternatives.schemas.ts';

/** A recipe with what its rank depends on. */
export interface Candidate {
  readonly alternative: Omit<Alternative, 'rank' | 'reason'>;
  /** null when it cannot be exploded */
  readonly unitCost: Amount | null;
  /** codes of materials that nothing says a cost of */
  readonly unknown: readonly string[];
  /** why it cannot be exploded */
  readonly problem: string | null;
}

/**
 * Best first: earlier before later, then a cost that is known before one that is not, then cheaper, then in force, then the
 * older recipe. What cannot be exploded comes last.
 */
export function ranked(candidates: readonly Candidate[]): Alternative[] {
  const sorted = [...candidates].sort(byRank);
  const cheapest = cheapestOf(sorted);
  return sorted.map((candidate, place) => ({
    rank: place + 1,
    ...candidate.alternative,
    reason: reasonOf(candidate, cheapest),
  }));
}

function byRank(a: Candidate, b: Candidate): number {
  const [left, right] = [rankOf(a), rankOf(b)];
  const place = left.findIndex((value, index) => value !== right[index]);
  return (left[place] ?? 0) < (right[place] ?? 0) ? -1 : 1;
}

/** Compared from the first figure to the last, lower is better; the number of the recipe is never the same. */
function rankOf({ alternative, unitCost }: Candidate): readonly (number | bigint | string)[] {
  return [
    Number(unitCost === null),
    alternative.earliest_date ?? '',
    Number(!alternative.can_be_made_now),
    Number(!alternative.is_cost_complete),
    unitCost ?? 0n,
    Number(!alternative.is_in_force),
    alternative.bom_id,
  ];
}

/** Of those whose cost is known; with equal costs the better ranked. */
function cheapestOf(sorted: readonly Candidate[]): Candidate | undefined {
  let cheapest: Candidate | undefined;
  for (const candidate of sorted) {
    if (candidate.unitCost === null || !candidate.alternative.is_cost_complete) continue;
    const lowest = cheapest?.unitCost ?? null;
    if (lowest === null || candidate.unitCost < lowest) cheapest = candidate;
  }
  return cheapest;
}

function reasonOf(candidate: Candidate, cheapest: Candidate | undefined): string {
  if (candidate.problem !== null) return `Cannot be judged. ${candidate.problem}`;
  return [availability(candidate), cost(candidate, cheapest), readiness(candidate)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function availability({ alternative }: Candidate): string {
  if (alternative.can_be_made_now) return 'Can be made now.';
  const [first, ...others] = alternative.short_materials.map((row) => row.product_code);
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `Short of ${first}${more}; can be made from ${alternative.earliest_date}.`;
}

function cost(candidate: Candidate, cheapest: Candidate | undefined): string {
  if (candidate.unknown.length > 0) {
    return `Nothing says what ${candidate.unknown.join(', ')} costs, so the unit cost is too low.`;
  }
  if (candidate.unitCost === null || cheapest === undefined || cheapest.unitCost === null) return '';
  const more = minus(candidate.unitCost, cheapest.unitCost);
  if (more === 0n) return 'Lowest unit cost.';
  return `A unit costs ${formatAmount(more)} more than by version ${cheapest.alternative.bom_version}.`;
}

function readiness({ alternative: { status, is_in_force: isInForce } }: Candidate): string {
  if (status !== 'ACTIVE') return `It is ${status}: activate it before an order can use it.`;
  return isInForce ? '' : 'It is ACTIVE, but not in force on that day.';
}
