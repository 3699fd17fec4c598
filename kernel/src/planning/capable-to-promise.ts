import { assert } from '../assert.ts';
import { least, minus, plus, total } from '../decimal/arithmetic.ts';
import type { Quantity } from '../decimal/fixed.ts';
import { bomColumns, stepOf, stepsTaken, type WhereUsed } from './bom-columns.ts';
import type { EpochDay } from './calendar.ts';
import { exactNumber, indexAt, rowAt } from './exact-number.ts';
import { type FreePiece, freePieces } from './free-supplies.ts';
import type { LateStep } from './lateness.ts';
import { orderQuantities } from './lot-sizing.ts';
import { type Plan, planFactory } from './mrp.ts';
import type { PlanningInput, PlanningItem } from './planning-input.ts';
import { onBehalfOf } from './planning-limit.ts';

/** What a customer asks for. */
export interface PromiseRequest {
  readonly productId: number;
  readonly quantity: Quantity;
  readonly day: EpochDay;
}

/** What keeping the promise takes of one product for one day. */
export interface BuildStep {
  readonly productId: number;
  readonly neededDay: EpochDay;
  readonly needed: Quantity;
  /** From stock and open orders that are for nobody. */
  readonly fromFree: Quantity;
  /** New orders, in the product's lots; zero for none. What a lot has too much is for nobody. */
  readonly ordered: Quantity;
  /** The last day to start the new orders; null when there are none. */
  readonly startDay: EpochDay | null;
  /** In working days. */
  readonly leadTimeDays: number;
}

export interface DeliveryPromise {
  readonly promiseDay: EpochDay;
  /** For the day that was asked for. */
  readonly isOnTime: boolean;
  /** Of the product itself, from stock and open orders. */
  readonly fromFree: Quantity;
  /** Why not a day earlier: each step would have to be there on its `neededDay`. Empty when the promise is for today. */
  readonly limitedBy: LateStep[];
  /** Every product before its components, and each product's days in their order. */
  readonly buildSteps: BuildStep[];
}

/**
 * The earliest day on which so much more of a product can be promised without taking anything from what is planned already
 * (Vollmann et al., "capable-to-promise"; available-to-promise extended through the BOM).
 *
 * A day can be promised when a plan for this demand alone can keep it: level by level, what is needed comes from stock and open
 * orders that nothing is pegged to, and the rest from new orders, none of which starts before today. Surplus of planned orders
 * and of the new lots is not counted on. The days are tried one after the other from today on; one on which every product on the
 * longest way has its whole lead time can always be kept.
 *
 * @param plan the plan of that input, when it is at hand
 * @throws PlanningLimitError when it takes more of a product than can be planned
 * @throws KernelAssertionError for an unknown product or a quantity not above zero
 */
export function capableToPromise(
  input: PlanningInput,
  request: PromiseRequest,
  plan: Plan = planFactory(input),
): DeliveryPromise {
  assert(request.quantity > 0n, 'capableToPromise: what is asked for is more than nothing');
  const structure = structureOf(input, request.productId, plan);
  let missed: Attempt | null = null;
  for (let day = input.today; ; day += 1) {
    const attempt = supplyBy(input, structure, request.quantity, day);
    if (attempt.missed === null) {
      return {
        promiseDay: day,
        isOnTime: day <= request.day,
        fromFree: fromFree(rowAt(attempt.supplied, 0)),
        limitedBy: missed === null ? [] : limits(input, structure, missed, attempt),
        buildSteps: attempt.supplied.map((supplied) => buildStep(structure, supplied)),
      };
    }
    missed = attempt;
  }
}

/** A product of the structure of the one that is asked for. */
interface Part {
  readonly item: PlanningItem;
  readonly components: { readonly part: number; readonly use: number }[];
  readonly free: readonly FreePiece[];
}

/** The product first, and every part before its components. */
interface Structure {
  readonly parts: readonly Part[];
  readonly whereUsed: WhereUsed;
}

function structureOf(input: PlanningInput, productId: number, plan: Plan): Structure {
  const items = input.items.toSorted((a, b) => a.productId - b.productId);
  const indexes = new Map(items.map((item, index) => [item.productId, index]));
  const top = indexes.get(productId);
  assert(top !== undefined, `capableToPromise: product ${productId} is not among the items`);
  const { order, whereUsed } = bomColumns(items, (id) => indexes.get(id) as number, input.bomLines);
  const parts: Part[] = [];
  const partOf = new Map<number, Part>();
  for (const index of order) {
    const end = indexAt(whereUsed.from, index + 1);
    let isUsed = index === top;
    for (let use = indexAt(whereUsed.from, index); use < end; use += 1) {
      const parent = partOf.get(indexAt(whereUsed.parent, use));
      parent?.components.push({ part: parts.length, use });
      isUsed ||= parent !== undefined;
    }
    if (!isUsed) continue;
    const item = rowAt(items, index);
    const part = {
      item,
      components: [],
      free: freePieces(item, input.today, plan.peggingOf(item.productId)),
    };
    parts.push(part);
    partOf.set(index, part);
  }
  return { parts, whereUsed };
}

interface Need {
  readonly part: number;
  readonly day: EpochDay;
  quantity: Quantity;
  /** The first of the needs whose orders take it. */
  readonly above: Need | null;
}

interface Supplied {
  readonly need: Need;
  readonly taken: readonly { readonly piece: FreePiece; readonly quantity: Quantity }[];
  readonly ordered: readonly Quantity[];
  readonly startDay: EpochDay;
}

interface Attempt {
  readonly supplied: readonly Supplied[];
  /** The first that would have to start before today; the rest was not looked at. */
  readonly missed: Need | null;
}

/**
 * A plan for this demand alone. What is needed first takes what is free first: later needs can rather be ordered. More of the
 * demand takes more of everything, so that more is never promised for an earlier day.
 */
function supplyBy(
  { today, calendar }: PlanningInput,
  { parts, whereUsed }: Structure,
  quantity: Quantity,
  day: EpochDay,
): Attempt {
  const needs = parts.map(() => new Map<EpochDay, Need>());
  const need = (part: number, on: EpochDay, taken: Quantity, above: Need | null) => {
    const known = rowAt(needs, part).get(on);
    if (known === undefined) rowAt(needs, part).set(on, { part, day: on, quantity: taken, above });
    else known.quantity = plus(known.quantity, taken);
  };
  need(0, day, quantity, null);
  const supplied: Supplied[] = [];
  for (const [place, { item, components, free }] of parts.entries()) {
    const left = new Map(free.map((piece) => [piece, piece.quantity]));
    for (const each of [...rowAt(needs, place).values()].sort((a, b) => a.day - b.day)) {
      const taken = takeFree(left, each);
      const rest = minus(each.quantity, total(taken.map((row) => row.quantity)));
      const ordered = onBehalfOf(item.productId, () => orderQuantities(rest, item.limits, item.policy));
      const startDay = calendar.back(each.day, item.leadTimeDays);
      supplied.push({ need: each, taken, ordered, startDay });
      if (rest === 0n) continue;
      if (startDay < today) return { supplied, missed: each };
      for (const { part, use } of components) {
        const step = stepOf(rowAt(parts, part).item);
        for (const lot of ordered) {
          const steps = stepsTaken(whereUsed, use, exactNumber(lot));
          need(part, startDay, (BigInt(steps) * BigInt(step)) as Quantity, each);
        }
      }
    }
  }
  return { supplied, missed: null };
}

/** Takes what may be used on the day of the need, what expires first in front. */
function takeFree(left: Map<FreePiece, Quantity>, { day, quantity }: Need): Supplied['taken'] {
  const taken: { piece: FreePiece; quantity: Quantity }[] = [];
  let open = quantity;
  for (const [piece, most] of left) {
    const part = least(most, open);
    if (part === 0n || piece.firstDay > day || piece.lastDay < day) continue;
    taken.push({ piece, quantity: part });
    left.set(piece, minus(most, part));
    open = minus(open, part);
  }
  return taken;
}

const fromFree = ({ taken }: Supplied) => total(taken.map((row) => row.quantity));

function buildStep({ parts }: Structure, supplied: Supplied): BuildStep {
  const { need, ordered, startDay } = supplied;
  const { productId, leadTimeDays } = rowAt(parts, need.part).item;
  return {
    productId,
    neededDay: need.day,
    needed: need.quantity,
    fromFree: fromFree(supplied),
    ordered: total(ordered),
    startDay: ordered.length === 0 ? null : startDay,
    leadTimeDays,
  };
}

/**
 * From the product down to what could not be had a day earlier: an order that would have had to start before today, or, further
 * up, an open order that comes just in time for the day that can be promised.
 */
function limits(input: PlanningInput, { parts }: Structure, late: Attempt, kept: Attempt): LateStep[] {
  const path: Need[] = [];
  for (let need = late.missed; need !== null; need = need.above) path.unshift(need);
  const chain: LateStep[] = [];
  let availableDay = rowAt(kept.supplied, 0).need.day;
  for (const need of path) {
    const { item } = rowAt(parts, need.part);
    const open = lastArrival(kept, need, availableDay);
    const step = { productId: item.productId, neededDay: need.day };
    if (open !== undefined) {
      const { piece, quantity } = open;
      chain.push({
        ...step,
        supply: piece.supply,
        quantity,
        availableDay: piece.firstDay,
        leadTimeDays: null,
        reason: 'OPEN_ORDER',
      });
      break;
    }
    chain.push({
      ...step,
      supply: null,
      quantity: need.quantity,
      availableDay,
      leadTimeDays: item.leadTimeDays,
      reason: need === late.missed ? 'LEAD_TIME' : 'COMPONENTS',
    });
    availableDay = input.calendar.back(availableDay, item.leadTimeDays);
  }
  return chain;
}

/** Of what the same need of the kept attempt takes, the last that is not there yet on the day of the missed one. */
function lastArrival(
  kept: Attempt,
  { part, day }: Need,
  keptDay: EpochDay,
): Supplied['taken'][number] | undefined {
  const same = kept.supplied.find(({ need }) => need.part === part && need.day === keptDay);
  return same?.taken
    .filter(({ piece }) => piece.firstDay > day)
    .sort((a, b) => a.piece.firstDay - b.piece.firstDay)
    .at(-1);
}
