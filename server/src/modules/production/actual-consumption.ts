import {
  actualConsumption,
  consumptionDue,
  formatQuantity,
  greatest,
  minus,
  parseRational,
  plus,
  type Quantity,
  quantity,
  type SubstituteUse,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Tx } from '../../platform/database/database.ts';
import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import { withSemicolons } from '../../platform/words/joined.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { findProducts } from '../master-data/index.ts';
import { addSubstitutes, type ComponentState } from './completions.queries.ts';
import type { ComponentConsumption } from './consumption.ts';
import type { LockedOrder } from './orders.queries.ts';
import type { ProductionCompletion } from './status.schemas.ts';

type Given = NonNullable<ProductionCompletion['actual_consumption']>[number];

/** More was taken of a component than is due for what is done; substitutes count as what they stand for. */
export interface OverConsumption {
  readonly product_id: number;
  readonly product_code: string;
  readonly due: string;
  readonly given: string;
}

export interface BookedConsumption {
  readonly consumptions: readonly ComponentConsumption[];
  /** of each component with substitutes: what they cover after this booking, in its unit */
  readonly replaced: readonly { readonly componentId: number; readonly quantity: string }[];
  readonly excesses: readonly OverConsumption[];
}

/**
 * Checks what the caller says was consumed, and gives each substitute that is new to its component a row of its own, also where
 * the product is a component itself: what it covers of another one stays apart from its own requirement.
 *
 * @returns all components of the order, with their substitutes
 * @throws VALIDATION_ERROR on what is no component; PRODUCTION_ORDER_ERROR on what may not stand for it
 */
export async function withSubstitutes(
  tx: Tx,
  order: LockedOrder,
  states: readonly ComponentState[],
  given: readonly Given[],
): Promise<ComponentState[]> {
  const seen = new Set<string>();
  const added: { componentId: number; productId: number }[] = [];
  for (const [place, one] of given.entries()) {
    const at = `actual_consumption.${place}`;
    const key = keyOf(one.product_id, one.substitute_for_product_id);
    if (seen.has(key)) throw invalidField(`${at}.product_id`, say`comes twice`);
    seen.add(key);
    const component = componentOf(states, one, at);
    if (one.substitute_for_product_id === undefined) continue;
    await requireSubstitute(tx, order, component, one);
    const { component_id: componentId } = component;
    const isKnown = states.some(
      (state) => state.substitute_for_id === componentId && state.product_id === one.product_id,
    );
    if (!isKnown) added.push({ componentId, productId: one.product_id });
  }
  return [...states, ...(await addSubstitutes(tx, added))];
}

/** What an entry is about: a product for itself, or in the place of one component. */
const keyOf = (productId: number, substituteFor: number | undefined) =>
  `${productId} for ${substituteFor ?? 'itself'}`;

/** The component that was consumed, or that something was consumed in place of. @throws VALIDATION_ERROR */
function componentOf(states: readonly ComponentState[], given: Given, at: string): ComponentState {
  const { product_id, substitute_for_product_id } = given;
  const wanted = substitute_for_product_id ?? product_id;
  const component = states.find((state) => state.product_id === wanted && state.substitute_for_id === null);
  if (component !== undefined) return component;
  throw substitute_for_product_id === undefined
    ? invalidField(
        `${at}.product_id`,
        say`${product_id} is not a component of the order; when it stands for one, say substitute_for_product_id`,
      )
    : invalidField(
        `${at}.substitute_for_product_id`,
        say`${substitute_for_product_id} is not a component of the order`,
      );
}

/** @throws PRODUCTION_ORDER_ERROR */
async function requireSubstitute(
  tx: Tx,
  order: LockedOrder,
  component: ComponentState,
  given: Given,
): Promise<void> {
  const allowed = substitutesOf(order, component.product_id);
  if (allowed.some((rule) => rule.substitute_product_id === given.product_id)) return;
  const products = await findProducts(tx, [
    given.product_id,
    ...allowed.map((one) => one.substitute_product_id),
  ]);
  const codeOf = (productId: number) => products.get(productId)?.productCode ?? say`Product ${productId}`;
  const codes = allowed.map((rule) => codeOf(rule.substitute_product_id));
  const code = codeOf(given.product_id);
  const details = [{ product_id: given.product_id, component_code: component.product_code, allowed: codes }];
  throw new AppError(
    'PRODUCTION_ORDER_ERROR',
    codes.length === 0
      ? say`${component.product_code} has no substitutes in the recipe of order ${order.order_number}. Book the component itself.`
      : say`${code} may not take the place of ${component.product_code} in order ${order.order_number}. Allowed: ${codes}.`,
    details,
  );
}

const substitutesOf = (order: LockedOrder, productId: number) =>
  (order.frozen_recipe.substitutes ?? []).filter((rule) => rule.component_product_id === productId);

/**
 * What a booking consumes of each component and substitute: what the caller says; and of what it says nothing about, what is
 * due in proportion to what is done, in whole units where the unit is whole. Pure.
 */
export function consumptionsOf(
  order: LockedOrder,
  states: readonly ComponentState[],
  doneNow: Quantity,
  given: readonly Given[],
  isFinal: boolean,
): BookedConsumption {
  const quantities = new Map(
    given.map((one) => [keyOf(one.product_id, one.substitute_for_product_id), quantity(one.quantity)]),
  );
  const consumptions: ComponentConsumption[] = [];
  const replacements: { componentId: number; quantity: string }[] = [];
  const excesses: OverConsumption[] = [];
  for (const component of states.filter((state) => state.substitute_for_id === null)) {
    const substitutes = substitutesTaken(order, component, states, quantities);
    const replacedBefore = quantity(component.replaced);
    const consumedBefore = plus(quantity(component.consumed), replacedBefore);
    const required = quantity(component.required);
    const due = consumptionDue({
      required,
      consumedBefore,
      plannedQuantity: quantity(order.planned_quantity),
      doneBefore: plus(quantity(order.completed_quantity), quantity(order.scrapped_quantity)),
      doneNow,
      unitDecimals: component.unit_decimals,
    });
    const { own, replaced, isExcessive } = actualConsumption({
      due,
      unitDecimals: component.unit_decimals,
      given: quantities.get(keyOf(component.product_id, undefined)) ?? null,
      substitutes,
    });
    const consumed = plus(own, replaced);
    const left = minus(required, plus(consumedBefore, consumed));
    const stillNeeded = isFinal ? ZERO_QUANTITY : greatest(left, ZERO_QUANTITY);
    const { component_id: componentId, product_id: productId, product_code } = component;
    consumptions.push({ componentId, productId, quantity: own, stillNeeded });
    for (const one of substitutes) {
      const { componentId, productId, quantity: taken } = one;
      consumptions.push({ componentId, productId, quantity: taken, stillNeeded: ZERO_QUANTITY });
    }
    if (substitutes.length > 0) {
      replacements.push({ componentId, quantity: formatQuantity(plus(replacedBefore, replaced)) });
    }
    if (isExcessive) {
      const figures = { due: formatQuantity(due), given: formatQuantity(consumed) };
      excesses.push({ product_id: productId, product_code, ...figures });
    }
  }
  return { consumptions, replaced: replacements, excesses };
}

interface SubstituteTaken extends SubstituteUse {
  readonly componentId: number;
  readonly productId: number;
}

/** What is taken in place of a component, by this booking and by those before it. */
function substitutesTaken(
  order: LockedOrder,
  component: ComponentState,
  states: readonly ComponentState[],
  given: ReadonlyMap<string, Quantity>,
): SubstituteTaken[] {
  const rules = substitutesOf(order, component.product_id);
  return states
    .filter((state) => state.substitute_for_id === component.component_id)
    .flatMap((state) => {
      const rule = rules.find((one) => one.substitute_product_id === state.product_id);
      if (rule === undefined) return [];
      return [
        {
          componentId: state.component_id,
          productId: state.product_id,
          quantity: given.get(keyOf(state.product_id, component.product_id)) ?? ZERO_QUANTITY,
          takenBefore: quantity(state.consumed),
          ratio: parseRational(rule.ratio),
          unitDecimals: state.unit_decimals,
        },
      ];
    });
}

/**
 * What the recipe's rule makes of consumption beyond what is due.
 *
 * @returns with WARN: the warnings, in words
 * @throws with BLOCK: PRODUCTION_ORDER_ERROR with every component of which too much is given
 */
export function judgeExcess(order: LockedOrder, excesses: readonly OverConsumption[]): Sentence[] {
  // An order from before there was a rule has none, and allows it.
  const rule = order.frozen_recipe.over_consumption_rule ?? 'ALLOW';
  if (excesses.length === 0 || rule === 'ALLOW') return [];
  if (rule === 'WARN') {
    return excesses.map(
      (one) =>
        say`${one.product_code}: ${one.given} consumed where ${one.due} was due for the quantity done.`,
    );
  }
  const list = withSemicolons(
    excesses.map((one) => say`${one.product_code}: ${one.due} due, ${one.given} given`),
  );
  throw new AppError(
    'PRODUCTION_ORDER_ERROR',
    say`The recipe of order ${order.order_number} does not allow to consume more than is due. ${list}. Book what is due, or issue the rest from stock with a reason.`,
    excesses.map((one) => ({ ...one })),
  );
}
