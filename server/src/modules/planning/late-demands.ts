import { setImmediate as nextTurn } from 'node:timers/promises';
import { type IndependentDemand, type Lateness, type Plan, type SupplyKind, whyLate } from '@horoz/kernel';
import type { PlanOfRun } from './plan-of-run.ts';

type Looked = Pick<PlanOfRun, 'plan' | 'facts'>;

export interface FoundLate {
  readonly demand: IndependentDemand;
  readonly lateness: Lateness;
}

const found = new WeakMap<Plan, Promise<readonly FoundLate[]>>();
/** So long the questions of others wait. */
const TURN_MS = 20;

/** All demands that a plan cannot meet in time. The answer stays with the plan, so a second page costs nothing. */
export function lateDemands(made: Looked): Promise<readonly FoundLate[]> {
  const known = found.get(made.plan) ?? findLate(made);
  found.set(made.plan, known);
  return known;
}

async function findLate(made: Looked): Promise<readonly FoundLate[]> {
  const { today, demands } = made.facts.input;
  const held = heldUp(made);
  const late: FoundLate[] = [];
  let since = performance.now();
  for (const demand of demands) {
    if (!held.has(demand.id) && demand.day >= today) continue;
    const lateness = latenessOf(made, demand);
    if (lateness?.isLate) late.push({ demand, lateness });
    if (performance.now() - since < TURN_MS) continue;
    await nextTurn();
    since = performance.now();
  }
  return late;
}

/** @returns null when the plan has no such demand: it lies beyond the horizon, or is a forecast that orders have consumed */
export function latenessOf({ plan, facts }: Looked, demand: IndependentDemand): Lateness | null {
  // The kernel looks for the demand among those that it is given: this is the only one that it needs.
  const input = { ...facts.input, demands: [demand] };
  return whyLate(plan, input, demand.productId, demand.kind, demand.id);
}

/**
 * The demands that something late is for. A demand of the days to come is late only below an order that should have started, or
 * an open order that comes after it is needed, and the plan has said both. From the lowest level up, each product once.
 */
function heldUp({ plan }: Looked): Set<number> {
  const late = lateSupplies(plan);
  const demands = new Set<number>();
  const levelOf = (productId: number) => plan.lowLevelCode(productId);
  const lowest = [...late.keys()].reduce((level, one) => Math.max(level, levelOf(one)), -1);
  for (let level = lowest; level >= 0; level -= 1) {
    for (const productId of [...late.keys()].filter((one) => levelOf(one) === level)) {
      for (const demand of demandsOf(plan, productId, late.get(productId))) {
        if (demand.kind === 'PLANNED_ORDER')
          mark(late, plan.order(demand.id).productId, 'PLANNED_ORDER', demand.id);
        else if (INDEPENDENT.has(demand.kind)) demands.add(demand.id);
      }
    }
  }
  return demands;
}

/** By product. */
type Supplies = Map<number, Set<string>>;

function lateSupplies(plan: Plan): Supplies {
  const late: Supplies = new Map();
  for (const { kind, productId, supply } of plan.facts()) {
    const isLate = kind === 'PAST_DUE' || kind === 'EXPEDITE';
    if (supply !== null && isLate) mark(late, productId, supply.kind, supply.id);
  }
  return late;
}

function mark(late: Supplies, productId: number, kind: SupplyKind, id: number): void {
  const known = late.get(productId);
  if (known === undefined) late.set(productId, new Set([keyOf(kind, id)]));
  else known.add(keyOf(kind, id));
}

/** What these supplies of a product are for. */
function demandsOf(plan: Plan, productId: number, supplies: ReadonlySet<string> | undefined) {
  const { pegs } = plan.peggingOf(productId);
  return pegs
    .filter(({ supply }) => supplies?.has(keyOf(supply.kind, supply.id)))
    .map(({ demand }) => demand);
}

const INDEPENDENT: ReadonlySet<string> = new Set(['CUSTOMER_ORDER', 'FORECAST', 'MANUAL']);

/** Firm or not, a planned order has its number in the plan. */
const keyOf = (kind: SupplyKind, id: number) =>
  kind === 'FIRM_PLANNED_ORDER' || kind === 'PLANNED_ORDER' ? `${id}` : `${kind} ${id}`;
