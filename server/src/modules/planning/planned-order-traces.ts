import { dateOf, formatQuantity, type PeggingNode } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { numberedOrders, type PlanOfRun, planInForce } from './plan-of-run.ts';
import type { OrderToConvert } from './planned-order-conversion.queries.ts';
import { documentNames, type OrderKey } from './planned-orders.queries.ts';

/** What the plan in force knows of a planned order. */
export interface TracedOrder {
  readonly plannedOrderId: number;
  /** what takes all of it, when that is one order */
  readonly taker:
    | { readonly kind: 'PLANNED_ORDER'; readonly key: OrderKey }
    | { readonly kind: 'COMPONENT'; readonly componentId: number }
    | null;
  /** which demands it serves, for its notes; null when the plan serves none with it */
  readonly sentence: string | null;
}

export interface Traces {
  readonly runId: number;
  readonly orders: readonly TracedOrder[];
}

/**
 * What planned orders are directly needed for, and what that is for in the end. One that the plan in force does not have (it was fixed
 * after the run) is missing.
 *
 * @returns undefined before the first run
 * @throws CONFLICT when what the run was made from is no longer kept
 */
export async function tracedOrders(db: Db, orders: readonly TraceableOrder[]): Promise<Traces | undefined> {
  const made = await planInForce(db, null);
  if (made === undefined) return undefined;
  const traced = orders.flatMap((order) => trace(made, order));
  const name = await namesOf(db, made, traced);
  const told = traced.map(({ plannedOrderId, nodes }) => {
    return { plannedOrderId, taker: takerOf(made, nodes), sentence: sentenceOf(nodes, name) };
  });
  return { runId: made.runId, orders: told };
}

type TraceableOrder = Pick<OrderToConvert, 'planned_order_id' | 'product_id' | 'due_date' | 'lot_number'>;

/** An order of the plan with what it is directly needed for, and what that is for in the end. */
interface Traced {
  readonly plannedOrderId: number;
  readonly nodes: readonly PeggingNode<string>[];
}

function trace(made: PlanOfRun, order: TraceableOrder): Traced[] {
  if (!made.facts.products.has(order.product_id)) return [];
  const found = numberedOrders(made, order.product_id).find(
    (one) => one.lotNumber === order.lot_number && dateOf(one.order.dueDay) === order.due_date,
  );
  if (found === undefined) return [];
  return [{ plannedOrderId: order.planned_order_id, nodes: made.plan.demandsOf(found.order.order) }];
}

/** The only thing that the order is directly needed for, when that is an order, too. */
function takerOf(made: PlanOfRun, nodes: readonly PeggingNode<string>[]): TracedOrder['taker'] {
  const [first, ...others] = nodes.filter((node) => node.depth === 0);
  if (first === undefined || others.some((node) => node.kind !== first.kind || node.id !== first.id))
    return null;
  if (first.kind === 'PRODUCTION_ORDER') return { kind: 'COMPONENT', componentId: first.id };
  return first.kind === 'PLANNED_ORDER' ? { kind: 'PLANNED_ORDER', key: keyOf(made, first.id) } : null;
}

function keyOf(made: PlanOfRun, order: number): OrderKey {
  const { productId, dueDay } = made.plan.order(order);
  const numbered = numberedOrders(made, productId).find((one) => one.order.order === order);
  return { productId, dueDate: dateOf(dueDay), lotNumber: numbered?.lotNumber ?? 1 };
}

const WORDS: Readonly<Record<string, string>> = {
  CUSTOMER_ORDER: 'customer order',
  MANUAL: 'demand',
  FORECAST: 'forecast',
  PRODUCTION_ORDER: 'production order',
};

type NameOf = (node: PeggingNode<string>) => string;

async function namesOf(db: Db, made: PlanOfRun, traced: readonly Traced[]): Promise<NameOf> {
  const idsOf = (isWanted: (kind: string) => boolean) => [
    ...new Set(
      traced.flatMap(({ nodes }) => nodes.filter((node) => isWanted(node.kind)).map((node) => node.id)),
    ),
  ];
  const documents = await documentNames(db, {
    PURCHASE_ORDER: [],
    PRODUCTION_ORDER: [],
    COMPONENT: idsOf((kind) => kind === 'PRODUCTION_ORDER'),
    DEMAND: idsOf((kind) => kind !== 'PRODUCTION_ORDER' && WORDS[kind] !== undefined),
  });
  return (node) => {
    const kind = node.kind === 'PRODUCTION_ORDER' ? 'COMPONENT' : 'DEMAND';
    const document = documents.get(`${kind} ${node.id}`) ?? (kind === 'DEMAND' ? String(node.id) : '');
    const product = made.facts.products.get(node.productId);
    const what = `${formatQuantity(node.quantity)} ${product?.unit_of_measure ?? ''} of ${product?.product_code ?? ''}`;
    return `${WORDS[node.kind]} ${document} (${what}, ${dateOf(node.day)})`;
  };
}

/** More would be no line any more. */
const MOST_NAMED = 3;

function sentenceOf(nodes: readonly PeggingNode<string>[], name: NameOf): string | null {
  const ends = nodes.filter((node) => WORDS[node.kind] !== undefined);
  const named = [...new Map(ends.map((node) => [`${node.kind} ${node.id}`, node])).values()];
  const words = named.slice(0, MOST_NAMED).map(name);
  if (named.length > MOST_NAMED) words.push(`${named.length - MOST_NAMED} more`);
  if (nodes.some((node) => node.kind === 'SAFETY_STOCK')) words.push('safety stock');
  return words.length === 0 ? null : `For ${words.join(', ')}.`;
}
