import {
  dateOf,
  formatQuantity,
  type IndependentDemand,
  type Lateness,
  type LateStep,
  type PeggingNode,
  type SupplyKind,
  total,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import { type Page, sortOrder } from '../../platform/http/paging.ts';
import type { Language } from '../../platform/words/language.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { type FoundLate, lateDemands, latenessOf } from './late-demands.ts';
import {
  goodsOf,
  type NamedSupply,
  nameSteps,
  nameSupplies,
  type SupplyReference,
  supplyName,
  toldSteps,
} from './late-steps.ts';
import { productsFound } from './plan-demands.queries.ts';
import type { LateDemand, LateDemandList, LateStepAnswer, PlannedDemand } from './plan-demands.schemas.ts';
import { type PlanOfRun, planOfRun } from './plan-of-run.ts';
import { documentNames } from './planned-orders.queries.ts';

/** @throws NOT_FOUND, CONFLICT when the run has no plan */
export async function lateDemandsOf(
  db: Db,
  runId: number,
  list: LateDemandList,
  language: Language,
): Promise<Page<LateDemand>> {
  const made = await planOfRun(db, runId);
  const [all, products] = await Promise.all([
    lateDemands(made),
    list.search ? productsFound(db, list.search) : null,
  ]);
  const wanted = all.filter(
    ({ demand }) =>
      (products === null || products.has(demand.productId)) &&
      (list.product_id === undefined || demand.productId === list.product_id) &&
      (list.demand_type === undefined || demand.kind === list.demand_type),
  );
  const [page, size] = [list.page ?? 1, list.page_size ?? 20];
  const rows = sorted(made, wanted, list.sort).slice((page - 1) * size, page * size);
  const lastSteps = rows.flatMap(({ lateness }) => lateness.chain.slice(-1));
  const [nameOf, references] = await Promise.all([
    nameSteps(db, made, lastSteps),
    referencesOf(
      db,
      rows.map(({ demand }) => demand.id),
    ),
  ]);
  return {
    items: rows.map((row) => lateDemand(made, row, { nameOf, references }, language)),
    total_count: wanted.length,
    page,
    page_size: size,
    has_next: page * size < wanted.length,
    has_previous: page > 1,
  };
}

function sorted(made: PlanOfRun, rows: readonly FoundLate[], sort: LateDemandList['sort']): FoundLate[] {
  const { field, direction } = sortOrder(sort, 'due_date');
  const turned = direction === 'asc' ? 1 : -1;
  const sortedBy = ({ demand, lateness }: FoundLate): string | number => {
    if (field === 'product_code') return made.facts.products.get(demand.productId)?.product_code ?? '';
    if (field === 'days_late') return lateness.daysLate;
    return field === 'due_date' ? demand.day : lateness.earliestDay;
  };
  return rows
    .map((row) => ({ row, value: sortedBy(row) }))
    .sort(
      (a, b) =>
        (Number(a.value > b.value) - Number(a.value < b.value)) * turned || a.row.demand.id - b.row.demand.id,
    )
    .map(({ row }) => row);
}

async function referencesOf(db: Db, demandIds: readonly number[]): Promise<Map<string, string | null>> {
  if (demandIds.length === 0) return new Map();
  return documentNames(db, { PURCHASE_ORDER: [], PRODUCTION_ORDER: [], COMPONENT: [], DEMAND: demandIds });
}

interface Names {
  readonly nameOf: (supply: SupplyReference) => NamedSupply;
  readonly references: ReadonlyMap<string, string | null>;
}

function lateDemand(
  made: PlanOfRun,
  { demand, lateness }: FoundLate,
  names: Names,
  language: Language,
): LateDemand {
  const limit = toldSteps(made, lateness.chain, names.nameOf, language).at(-1);
  return {
    ...described(made, demand, names.references),
    promised_date: dateOf(lateness.earliestDay),
    days_late: lateness.daysLate,
    sentence: lateSentence(made, demand, lateness, limit).in(language),
  };
}

function described(made: PlanOfRun, demand: IndependentDemand, references: Names['references']) {
  const product = made.facts.products.get(demand.productId);
  return {
    demand_id: demand.id,
    demand_type: demand.kind,
    reference_number: references.get(`DEMAND ${demand.id}`) ?? null,
    product_id: demand.productId,
    product_code: product?.product_code ?? '',
    product_name: product?.product_name ?? '',
    unit_of_measure: product?.unit_of_measure ?? '',
    quantity: formatQuantity(demand.quantity),
    due_date: dateOf(demand.day),
  };
}

function lateSentence(
  made: PlanOfRun,
  { productId, quantity, day }: IndependentDemand,
  { earliestDay, daysLate }: Lateness,
  limit: LateStepAnswer | undefined,
): Sentence {
  const goods = goodsOf(made, productId, quantity);
  const why = limit?.sentence ?? say`It was due before the plan begins, and what it takes is on hand.`;
  const promised = dateOf(earliestDay);
  return daysLate === 1
    ? say`${goods} for ${dateOf(day)} can be promised for ${promised}, 1 day late. ${why}`
    : say`${goods} for ${dateOf(day)} can be promised for ${promised}, ${daysLate} days late. ${why}`;
}

/** What covers a demand, and why it is late. @throws NOT_FOUND, CONFLICT when the run has no plan */
export async function plannedDemand(
  db: Db,
  runId: number,
  demandId: number,
  language: Language,
): Promise<PlannedDemand> {
  const made = await planOfRun(db, runId);
  const demand = made.facts.input.demands.find((one) => one.id === demandId);
  if (demand === undefined) throw notFound('demand in this plan', demandId);
  const lateness = latenessOf(made, demand);
  const nodes = made.plan.suppliesOf(demand.productId, demand.kind, demand.id);
  // Every supply of the chain is one of those that cover the demand.
  const [nameOf, references] = await Promise.all([
    nameSupplies(db, made, nodes),
    referencesOf(db, [demandId]),
  ]);
  const chain: readonly LateStep[] = lateness?.isLate ? lateness.chain : [];
  const steps = toldSteps(made, chain, nameOf, language);
  const covering = nodes.filter((node) => node.depth === 0);
  return {
    run_id: runId,
    ...described(made, demand, references),
    planned_quantity: formatQuantity(total(covering.map((node) => node.pegged))),
    is_late: lateness?.isLate ?? false,
    promised_date: lateness === null ? null : dateOf(lateness.earliestDay),
    days_late: lateness?.daysLate ?? 0,
    sentence: demandSentence(made, demand, lateness, steps.at(-1)).in(language),
    why_late: steps,
    supplies: nodes.map((node) => supplyOf(made, node, nameOf(node), language)),
  };
}

function demandSentence(
  made: PlanOfRun,
  demand: IndependentDemand,
  lateness: Lateness | null,
  limit: LateStepAnswer | undefined,
): Sentence {
  const { today, horizonDays } = made.facts.input;
  const goods = goodsOf(made, demand.productId, demand.quantity);
  if (lateness?.isLate) return lateSentence(made, demand, lateness, limit);
  if (lateness !== null)
    return say`${goods} for ${dateOf(demand.day)} are in time: all of them can be there on ${dateOf(lateness.earliestDay)}.`;
  if (demand.day >= today + horizonDays)
    return say`Nothing is planned for ${goods} on ${dateOf(demand.day)}: the plan ends on ${dateOf(today + horizonDays - 1)}.`;
  return say`Nothing is planned for this forecast of ${goods}: customer orders of its week have consumed it, or its week is over.`;
}

function supplyOf(made: PlanOfRun, node: PeggingNode<SupplyKind>, named: NamedSupply, language: Language) {
  const product = made.facts.products.get(node.productId);
  const goods = goodsOf(made, node.productId, node.pegged);
  const day = dateOf(node.day);
  const name = supplyName(node.kind, named);
  return {
    depth: node.depth,
    product_id: node.productId,
    product_code: product?.product_code ?? '',
    unit_of_measure: product?.unit_of_measure ?? '',
    kind: node.kind,
    ...named,
    date: day,
    quantity: formatQuantity(node.quantity),
    pegged_quantity: formatQuantity(node.pegged),
    sentence: (node.kind === 'STOCK'
      ? say`${goods} are on hand.`
      : say`${name} of ${formatQuantity(node.quantity)} for ${day} brings ${goods}.`
    ).in(language),
  };
}
