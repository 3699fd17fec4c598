import { dateOf, formatQuantity, type LateStep, type Quantity, type SupplyKind } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import type { Language } from '../../platform/words/language.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import type { LateStepAnswer } from './plan-demands.schemas.ts';
import type { PlanOfRun } from './plan-of-run.ts';
import { documentNames, plannedOrderIds } from './planned-orders.queries.ts';

export interface SupplyReference {
  readonly kind: SupplyKind;
  /** as in pegs */
  readonly id: number;
}

/** What a supply is known by outside of the plan. */
export interface NamedSupply {
  readonly id: number | null;
  readonly document: string | null;
}

/** Two statements for any number of supplies. */
export async function nameSupplies(
  db: Db,
  made: PlanOfRun,
  supplies: readonly SupplyReference[],
): Promise<(supply: SupplyReference) => NamedSupply> {
  const idsOf = (kind: SupplyKind) => [
    ...new Set(supplies.filter((one) => one.kind === kind).map((one) => one.id)),
  ];
  const planned = [...idsOf('PLANNED_ORDER'), ...idsOf('FIRM_PLANNED_ORDER')];
  const keys = planned.map((order) => {
    const { productId, dueDay } = made.plan.order(order);
    return { productId, dueDate: dateOf(dueDay), lotNumber: made.lots[order] ?? 1 };
  });
  const [purchases, productions] = [idsOf('PURCHASE_ORDER'), idsOf('PRODUCTION_ORDER')];
  const [ids, documents] = await Promise.all([
    plannedOrderIds(db, made.runId, keys),
    purchases.length + productions.length === 0
      ? new Map<string, string | null>()
      : documentNames(db, {
          PURCHASE_ORDER: purchases,
          PRODUCTION_ORDER: productions,
          COMPONENT: [],
          DEMAND: [],
        }),
  ]);
  const idOfOrder = new Map(planned.map((order, place) => [order, ids[place] ?? null]));
  return ({ kind, id }) => {
    if (kind === 'STOCK') return { id: null, document: null };
    if (isPlanned(kind)) return { id: idOfOrder.get(id) ?? null, document: null };
    return { id, document: documents.get(`${kind} ${id}`) ?? null };
  };
}

/** Names for the supplies of these steps. */
export function nameSteps(db: Db, made: PlanOfRun, steps: readonly LateStep[]) {
  return nameSupplies(
    db,
    made,
    steps.flatMap(({ supply }) => (supply === null ? [] : [supply])),
  );
}

const isPlanned = (kind: SupplyKind) => kind === 'PLANNED_ORDER' || kind === 'FIRM_PLANNED_ORDER';

/** Each step of a chain as data and as a sentence. */
export function toldSteps(
  made: PlanOfRun,
  chain: readonly LateStep[],
  nameOf: (supply: SupplyReference) => NamedSupply,
  language: Language,
): LateStepAnswer[] {
  return chain.map((step, place) => {
    const named = step.supply === null ? { id: null, document: null } : nameOf(step.supply);
    const product = made.facts.products.get(step.productId);
    return {
      product_id: step.productId,
      product_code: product?.product_code ?? '',
      unit_of_measure: product?.unit_of_measure ?? '',
      supply: step.supply?.kind ?? null,
      ...named,
      quantity: formatQuantity(step.quantity),
      needed_date: dateOf(step.neededDay),
      available_date: dateOf(step.availableDay),
      lead_time_days: step.leadTimeDays,
      reason: step.reason,
      sentence: sentenceOf(made, step, chain[place + 1], named).in(language),
    };
  });
}

function sentenceOf(
  made: PlanOfRun,
  step: LateStep,
  next: LateStep | undefined,
  named: NamedSupply,
): Sentence {
  const goods = goodsOf(made, step.productId, step.quantity);
  const needed = dateOf(step.neededDay);
  const there = dateOf(step.availableDay);
  const leadTime = leadTimeOf(step.leadTimeDays ?? 0, made.rows.working_weekdays !== null);
  const order = step.supply === null ? '' : supplyName(step.supply.kind, named);
  switch (step.reason) {
    case 'LEAD_TIME':
      return say`${goods} are needed on ${needed}; with ${leadTime}, counted from today, they are there on ${there} at the earliest.`;
    case 'COMPONENTS': {
      const component = next === undefined ? '' : codeOf(made, next.productId);
      const from = next === undefined ? there : dateOf(next.availableDay);
      return say`${goods} are needed on ${needed} and wait for ${component}, which is there on ${from}; with ${leadTime} they are there on ${there}.`;
    }
    case 'OPEN_ORDER':
      return say`${order} brings ${goods} on ${there}; they are needed on ${needed}.`;
    case 'OVERDUE_ORDER':
      return say`${order} should have brought ${goods} before today; it is taken to come on ${there}, and they were needed on ${needed}.`;
  }
}

/** "Purchase order PO-2026-00007", "Planned order 12", "Stock" */
export function supplyName(kind: SupplyKind, { id, document }: NamedSupply): Sentence {
  const name = document ?? id;
  return name === null ? SUPPLY_WORDS[kind] : say`${SUPPLY_WORDS[kind]} ${name}`;
}

const SUPPLY_WORDS: Readonly<Record<SupplyKind, Sentence>> = {
  STOCK: say`Stock`,
  PURCHASE_ORDER: say`Purchase order`,
  PRODUCTION_ORDER: say`Production order`,
  PLANNED_ORDER: say`Planned order`,
  FIRM_PLANNED_ORDER: say`Firm planned order`,
};

function leadTimeOf(days: number, isWorking: boolean): Sentence {
  if (isWorking)
    return days === 1 ? say`a lead time of 1 working day` : say`a lead time of ${days} working days`;
  return days === 1 ? say`a lead time of 1 day` : say`a lead time of ${days} days`;
}

const codeOf = ({ facts }: PlanOfRun, productId: number) => facts.products.get(productId)?.product_code ?? '';

/** "20.000 PCS of RM-HINGE" */
export function goodsOf(made: PlanOfRun, productId: number, quantity: Quantity): Sentence {
  const unit = made.facts.products.get(productId)?.unit_of_measure ?? '';
  return say`${formatQuantity(quantity)} ${unit} of ${codeOf(made, productId)}`;
}
