import {
  assert,
  dateOf,
  type EpochDay,
  formatQuantity,
  type Plan,
  type PlannedOrder,
  type PlanningFact,
  type PlanningFactKind,
  type Quantity,
} from '@horoz/kernel';

export type ExceptionType = 'ORDER' | 'MAKE' | PlanningFactKind;

/** Which planned order is meant, in terms that a run does not change when it leaves the order as it was. */
export interface PlannedOrderKey {
  readonly productId: number;
  readonly dueDay: EpochDay;
  /** counts the product's orders of that due day, from 1 */
  readonly lotNumber: number;
}

/** What a plan says to its planner: what is (day, quantity), and what should be (neededDay, neededQuantity). */
export interface PlanningMessage {
  /** What it is about; the same matter has the same key in every run. */
  readonly exceptionKey: string;
  readonly exceptionType: ExceptionType;
  readonly productId: number;
  readonly plannedOrder: PlannedOrderKey | null;
  readonly productionOrderId: number | null;
  readonly poItemId: number | null;
  readonly day: EpochDay;
  readonly neededDay: EpochDay | null;
  readonly quantity: Quantity;
  readonly neededQuantity: Quantity | null;
  readonly message: string;
}

/** What the sentences say of a product. */
export interface NamedProduct {
  readonly product_code: string;
  readonly unit_of_measure: string;
}

export interface MessageOptions {
  readonly today: EpochDay;
  /** Planned orders that start from today to so many days later are to be released now. */
  readonly releaseWindowDays: number;
  /** the number of an order among those of its product and due day */
  readonly lotOf: (order: number) => number;
  /** Only what is to be said of these products; of all when not given. */
  readonly productIds?: readonly number[];
}

/** Everything a plan has to say: its facts, in their order, then the planned orders whose time to be released has come. */
export function exceptionsOf(
  plan: Plan,
  products: ReadonlyMap<number, NamedProduct>,
  options: MessageOptions,
): PlanningMessage[] {
  const subjectOf = (order: PlannedOrder): Subject => plannedSubject(order, options.lotOf(order.order));
  const quantityText = (productId: number, quantity: Quantity) => {
    const product = products.get(productId);
    assert(product !== undefined, `exceptions: product ${productId} is not among the products`);
    return `${formatQuantity(quantity)} ${product.unit_of_measure} of ${product.product_code}`;
  };
  const shortages = new Map<number, number>();

  const ofFact = (fact: PlanningFact): PlanningMessage => {
    const { productId, supply } = fact;
    let subject: Subject;
    let order: PlannedOrder | null = null;
    if (supply === null) {
      const count = (shortages.get(productId) ?? 0) + 1;
      shortages.set(productId, count);
      subject = { ...NOTHING, key: `${productId}:${count}` };
    } else if (supply.kind === 'PURCHASE_ORDER' || supply.kind === 'PRODUCTION_ORDER') {
      subject = openOrderSubject(supply.kind, supply.id);
    } else {
      order = plan.order(supply.id);
      subject = subjectOf(order);
    }
    const goods = quantityText(productId, fact.quantity);
    const message = sentence(fact, order, goods, options.today);
    return toMessage(fact.kind, subject, { ...fact, message });
  };

  const ofRelease = (order: PlannedOrder): PlanningMessage => {
    const { productId, quantity, startDay: day, dueDay: neededDay } = order;
    const goods = quantityText(productId, quantity);
    const isBought = order.orderType === 'BUY';
    const message = isBought
      ? `Order ${goods} by ${dateOf(day)} to have them on ${dateOf(neededDay)}.`
      : `Make ${goods}: start on ${dateOf(day)} to have them on ${dateOf(neededDay)}.`;
    const values = { productId, day, neededDay, quantity, neededQuantity: null, message };
    return toMessage(isBought ? 'ORDER' : 'MAKE', subjectOf(order), values);
  };

  return [...plan.facts(options.productIds).map(ofFact), ...ordersToRelease(plan, options).map(ofRelease)];
}

/** Those that should have started already are PAST_DUE, which says it. */
function ordersToRelease(plan: Plan, options: MessageOptions): PlannedOrder[] {
  const { today, releaseWindowDays, productIds } = options;
  const isDue = (start: EpochDay) => start >= today && start <= today + releaseWindowDays;
  if (productIds !== undefined)
    return productIds.flatMap((id) => plan.ordersOf(id).filter((order) => isDue(order.startDay)));
  const found: PlannedOrder[] = [];
  for (const [order, start] of plan.orderColumns().startDay.entries()) {
    if (isDue(start)) found.push(plan.order(order));
  }
  return found;
}

interface Subject extends Pick<PlanningMessage, 'plannedOrder' | 'productionOrderId' | 'poItemId'> {
  readonly key: string;
}

const NOTHING = { plannedOrder: null, productionOrderId: null, poItemId: null };

function openOrderSubject(kind: 'PURCHASE_ORDER' | 'PRODUCTION_ORDER', id: number): Subject {
  const key = `${kind}:${id}`;
  return kind === 'PURCHASE_ORDER'
    ? { ...NOTHING, key, poItemId: id }
    : { ...NOTHING, key, productionOrderId: id };
}

function plannedSubject({ productId, dueDay }: PlannedOrder, lotNumber: number): Subject {
  const key = `PLANNED_ORDER:${productId}:${dateOf(dueDay)}:${lotNumber}`;
  return { ...NOTHING, key, plannedOrder: { productId, dueDay, lotNumber } };
}

type Values = Pick<
  PlanningMessage,
  'productId' | 'day' | 'neededDay' | 'quantity' | 'neededQuantity' | 'message'
>;

function toMessage(type: ExceptionType, { key, ...subject }: Subject, values: Values): PlanningMessage {
  const { productId, day, neededDay, quantity, neededQuantity, message } = values;
  return {
    exceptionKey: `${type}:${key}`,
    exceptionType: type,
    productId,
    ...subject,
    day,
    neededDay,
    quantity,
    neededQuantity,
    message,
  };
}

/** @param order the planned order that it is about, if it is about one */
function sentence(fact: PlanningFact, order: PlannedOrder | null, goods: string, today: EpochDay): string {
  const due = `${goods} are due on ${dateOf(fact.day)}`;
  const needed = fact.neededDay ?? fact.day;
  const days = daysText(Math.abs(needed - fact.day));
  // Goods are text of the quantity in front, so the other quantity goes with the same unit.
  const other = fact.neededQuantity === null ? '' : formatQuantity(fact.neededQuantity);
  switch (fact.kind) {
    case 'EXPEDITE':
      return `Expedite: ${due} but needed on ${dateOf(needed)} (${days} earlier).`;
    case 'DEFER':
      return `Defer: ${due} but not needed before ${dateOf(needed)} (${days} later).`;
    case 'CANCEL':
      return `Cancel: ${due}, and nothing within the planning horizon needs them.`;
    case 'INCREASE':
      return `Increase: ${due}, but ${other} are needed.`;
    case 'DECREASE':
      return `Decrease: ${due}, but only ${other} are needed.`;
    case 'SHORTAGE':
      return `Shortage: up to ${goods} are missing from ${dateOf(fact.day)} until ${dateOf(needed)} to cover what is needed and the safety stock. Get them sooner, or put off what needs them.`;
    case 'PAST_DUE':
      return `Past due: ${goods} ${overdue(fact, order, daysText(today - fact.day))}`;
  }
}

function overdue({ day, supply }: PlanningFact, order: PlannedOrder | null, days: string): string {
  const since = `on ${dateOf(day)} (${days} ago)`;
  if (order === null) {
    return supply?.kind === 'PURCHASE_ORDER'
      ? `should have come ${since}. Ask the supplier when they come, and change the date of the order.`
      : `should have been finished ${since}. Finish them, or change the date of the order.`;
  }
  const begun = order.orderType === 'BUY' ? 'ordered' : 'started';
  const act = order.orderType === 'BUY' ? 'Order' : 'Start';
  return `should have been ${begun} ${since} to have them on ${dateOf(order.dueDay)}. ${act} at once, or put off what needs them.`;
}

const daysText = (days: number) => (days === 1 ? '1 day' : `${days} days`);
