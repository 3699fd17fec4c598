import type { Quantity } from '../decimal/fixed.ts';
import type { EpochDay, WorkingCalendar } from './calendar.ts';
import { rowAt } from './exact-number.ts';
import type { DemandKind, SupplyKind } from './item-ledger.ts';
import type { Plan } from './mrp.ts';
import type { PeggingNode } from './pegging.ts';
import type { PlanningInput } from './planning-input.ts';

/**
 * - LEAD_TIME: an order that would have to start before today to be there in time.
 * - COMPONENTS: an order that could start in time, and waits for the next step of the chain.
 * - OPEN_ORDER: an open or firm order that comes later than it is needed.
 * - OVERDUE_ORDER: an open order that should have come before today; it is taken to come today.
 */
export type LateReason = 'LEAD_TIME' | 'COMPONENTS' | 'OPEN_ORDER' | 'OVERDUE_ORDER';

/** One step of a critical path, from what is asked for down to what holds it up. */
export interface LateStep {
  readonly productId: number;
  /** As in pegs; null: an order that nobody has planned yet. */
  readonly supply: { readonly kind: SupplyKind; readonly id: number } | null;
  /** How much of it is for what was asked about. */
  readonly quantity: Quantity;
  /** The demand's day; below the first step the day on which the order above is to start. */
  readonly neededDay: EpochDay;
  readonly availableDay: EpochDay;
  /** In working days; null: an open order, of which only the day is known. */
  readonly leadTimeDays: number | null;
  readonly reason: LateReason;
}

export interface Lateness {
  readonly demandDay: EpochDay;
  /** When all of it can be there, if every order is begun as planned, or as soon as what it takes is there. */
  readonly earliestDay: EpochDay;
  readonly isLate: boolean;
  /** In days, whether worked on or not. */
  readonly daysLate: number;
  /** Empty when it is not late, and when nothing is late but the demand itself, which stock of today can meet. */
  readonly chain: LateStep[];
}

/** When a pegged supply can be there, and which of its components is the last to come. */
interface Availability {
  readonly node: PeggingNode<SupplyKind>;
  readonly availableDay: EpochDay;
  /** null: not an order of the plan */
  readonly order: { readonly startDay: EpochDay; readonly leadTimeDays: number } | null;
  readonly last: Availability | undefined;
}

/**
 * Whether an independent demand is late, and why: the critical path through what it is pegged to (Vollmann et al., "bottom-up
 * replanning"; Kelley and Walker's critical path, with the pegging as network).
 *
 * Stock is there today, an open order on its day, but not before today. An order of the plan begins on its start day, or later:
 * today, or when the last of the components pegged to it is there. It is there on its due day, or, when it begins late, as many
 * working days after its beginning as were planned. Of an order that is also for others, only the part for this demand counts.
 *
 * @param input what the plan was made of
 * @returns null when the plan has no such demand: it lies beyond the horizon, or is a forecast that orders have consumed
 */
export function whyLate(
  plan: Plan,
  input: PlanningInput,
  productId: number,
  kind: DemandKind,
  demandId: number,
): Lateness | null {
  const demand = input.demands.find(
    (row) => row.id === demandId && row.kind === kind && row.productId === productId,
  );
  const last = lastSupply(plan, input, plan.suppliesOf(productId, kind, demandId));
  if (demand === undefined || last === undefined) return null;
  const daysLate = Math.max(0, last.availableDay - demand.day);
  return {
    demandDay: demand.day,
    earliestDay: last.availableDay,
    isLate: daysLate > 0,
    daysLate,
    chain: chainOf(last, demand.day, input.today),
  };
}

/**
 * From the last node to the first: what a supply consists of is known before the supply itself. Nodes come with each supply
 * before its components, so the components of a node are those of the next depth that were met since the last of its own depth.
 */
function lastSupply(
  plan: Plan,
  input: PlanningInput,
  nodes: readonly PeggingNode<SupplyKind>[],
): Availability | undefined {
  const lastAt: (Availability | undefined)[] = [];
  for (let place = nodes.length - 1; place >= 0; place -= 1) {
    const node = rowAt(nodes, place);
    const found = availabilityOf(plan, input, node, lastAt[node.depth + 1]);
    lastAt[node.depth + 1] = undefined;
    const other = lastAt[node.depth];
    if (other === undefined || isCritical(found, other)) lastAt[node.depth] = found;
  }
  return lastAt[0];
}

/** Of two that come on the same day the first one counts, but an order before stock, which never holds anything up. */
function isCritical(found: Availability, other: Availability): boolean {
  if (found.availableDay !== other.availableDay) return found.availableDay > other.availableDay;
  return found.node.kind !== 'STOCK';
}

function availabilityOf(
  plan: Plan,
  { today, calendar }: PlanningInput,
  node: PeggingNode<SupplyKind>,
  last: Availability | undefined,
): Availability {
  if (node.kind !== 'PLANNED_ORDER' && node.kind !== 'FIRM_PLANNED_ORDER') {
    return { node, availableDay: Math.max(node.day, today), order: null, last };
  }
  const { startDay, dueDay } = plan.order(node.id);
  const leadTimeDays = workingDaysAfter(calendar, startDay, dueDay);
  const begin = Math.max(today, last?.availableDay ?? today);
  const availableDay = begin <= startDay ? dueDay : calendar.ahead(begin, leadTimeDays);
  return { node, availableDay, order: { startDay, leadTimeDays }, last };
}

/** The product's lead time, but for firm orders: a person has said how long they take. */
function workingDaysAfter(calendar: WorkingCalendar, startDay: EpochDay, dueDay: EpochDay): number {
  let count = 0;
  for (let day = startDay + 1; day <= dueDay; day += 1) {
    if (calendar.isWorkingDay(day)) count += 1;
  }
  return count;
}

function chainOf(first: Availability, demandDay: EpochDay, today: EpochDay): LateStep[] {
  const chain: LateStep[] = [];
  let neededDay = demandDay;
  for (let step: Availability | undefined = first; step !== undefined; step = step.last) {
    const { node, availableDay, order } = step;
    if (availableDay <= neededDay || node.kind === 'STOCK') break;
    chain.push({
      productId: node.productId,
      supply: { kind: node.kind, id: node.id },
      quantity: node.pegged,
      neededDay,
      availableDay,
      leadTimeDays: order === null ? null : order.leadTimeDays,
      reason: reasonOf(step, today),
    });
    neededDay = order === null ? availableDay : order.startDay;
  }
  return chain;
}

function reasonOf({ node, order, last }: Availability, today: EpochDay): LateReason {
  if (order === null) return node.day < today ? 'OVERDUE_ORDER' : 'OPEN_ORDER';
  if (last !== undefined && last.availableDay > Math.max(order.startDay, today)) return 'COMPONENTS';
  // A firm order that can start as fixed was fixed for a day too late.
  return order.startDay >= today && node.kind === 'FIRM_PLANNED_ORDER' ? 'OPEN_ORDER' : 'LEAD_TIME';
}
