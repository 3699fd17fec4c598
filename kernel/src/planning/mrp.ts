import { assert } from '../assert.ts';
import type { Quantity } from '../decimal/fixed.ts';
import type { EpochDay } from './calendar.ts';
import { indexAt, numberAt, rowAt } from './exact-number.ts';
import { type Factory, prepareFactory } from './factory.ts';
import type { DemandKind, SupplyKind } from './item-ledger.ts';
import { type ItemRecord, itemRecord } from './item-record.ts';
import { Netting } from './netting.ts';
import type { OrderColumns } from './order-columns.ts';
import { explainOrder, type OrderExplanation } from './order-explanation.ts';
import { type ItemPegging, Pegging, type PeggingNode } from './pegging.ts';
import { type PlanningFact, planningFacts } from './planning-facts.ts';
import type { PlanningInput } from './planning-input.ts';
import { changedFactory, type PlanningChange, replanItems } from './replan.ts';

export interface PlannedOrder {
  /** Its number in the plan, from 0: by low-level code, product id, and due day, firm ones of a product first. */
  readonly order: number;
  readonly productId: number;
  readonly orderType: 'MAKE' | 'BUY';
  readonly quantity: Quantity;
  readonly startDay: EpochDay;
  readonly dueDay: EpochDay;
  /** Of the firm planned order that it is; null for what this run has planned. */
  readonly firmOrderId: number | null;
}

/**
 * Plans a factory: what must be made and bought, how much and when (Orlicky, Material Requirements Planning; Vollmann, Berry,
 * Whybark and Jacobs, Manufacturing Planning and Control for Supply Chain Management). netting.ts has the rules.
 *
 * The plan depends on nothing but the input, and not on the order of its rows.
 *
 * @throws CircularBomError, PhantomWithoutBomError; PlanningLimitError, which names the product
 * @throws KernelAssertionError on rows of unknown products and on numbers that cannot be
 */
export function planFactory(input: PlanningInput): Plan {
  const factory = prepareFactory(input);
  return new Plan(factory, new Netting(factory).run());
}

export interface Replanned {
  readonly plan: Plan;
  /** The products that were netted again, in the order of the plan; the orders of all others are as they were. */
  readonly replanned: number[];
}

/** A finished plan. Everything but the orders themselves is worked out when it is asked for. */
export class Plan {
  readonly orderCount: number;
  private readonly factory: Factory;
  private readonly columns: OrderColumns;
  private readonly pegging: Pegging;

  constructor(factory: Factory, columns: OrderColumns) {
    this.factory = factory;
    this.columns = columns;
    this.orderCount = columns.count;
    this.pegging = new Pegging(factory, columns);
  }

  /**
   * Net change: the plan that planFactory() makes of the whole input with these rows in the place of the products' old ones.
   * This plan stays as it is.
   *
   * @throws PlanningLimitError, which names the product
   * @throws KernelAssertionError on rows of other products, on numbers that cannot be, and when a product is not part of the
   * plan or has other unit decimals now
   */
  replan(change: PlanningChange): Replanned {
    const factory = changedFactory(this.factory, change);
    const touched = change.items.map((item) => this.itemOf(item.productId));
    const { orders, replanned } = replanItems(factory, this.columns, touched);
    return {
      plan: new Plan(factory, orders),
      replanned: replanned.map((item) => rowAt(factory.items, item).productId),
    };
  }

  order(order: number): PlannedOrder {
    this.checkOrder(order);
    const { columns, factory } = this;
    const item = rowAt(factory.items, indexAt(columns.item, order));
    const firm = indexAt(columns.firm, order);
    return {
      order,
      productId: item.productId,
      orderType: item.orderType,
      quantity: BigInt(numberAt(columns.quantity, order)) as Quantity,
      startDay: indexAt(columns.start, order),
      dueDay: indexAt(columns.due, order),
      firmOrderId: firm < 0 ? null : rowAt(factory.firmOrders.rows, firm).id,
    };
  }

  *orders(): Generator<PlannedOrder> {
    for (let order = 0; order < this.orderCount; order += 1) yield this.order(order);
  }

  ordersOf(productId: number): PlannedOrder[] {
    const item = this.itemOf(productId);
    const first = indexAt(this.columns.from, item);
    const length = indexAt(this.columns.to, item) - first;
    return Array.from({ length }, (_, place) => this.order(first + place));
  }

  /**
   * The same orders as columns, for saving a million of them at once: row i of each is order i. Quantities are whole thousandths;
   * `firm` is an index into the given firm orders sorted by product, due day and id, or −1.
   */
  orderColumns(): {
    readonly productId: Float64Array;
    readonly quantity: Float64Array;
    readonly startDay: Int32Array;
    readonly dueDay: Int32Array;
    readonly firm: Int32Array;
  } {
    const { columns, orderCount, factory } = this;
    const productIds = Float64Array.from(factory.items, (item) => item.productId);
    return {
      productId: Float64Array.from(columns.item.subarray(0, orderCount), (item) =>
        numberAt(productIds, item),
      ),
      quantity: columns.quantity.subarray(0, orderCount),
      startDay: columns.start.subarray(0, orderCount),
      dueDay: columns.due.subarray(0, orderCount),
      firm: columns.firm.subarray(0, orderCount),
    };
  }

  lowLevelCode(productId: number): number {
    return indexAt(this.factory.levels, this.itemOf(productId));
  }

  /** The time-phased record of a product. */
  record(productId: number): ItemRecord {
    return itemRecord(this.factory, this.columns, this.itemOf(productId));
  }

  explain(order: number): OrderExplanation {
    this.checkOrder(order);
    return explainOrder(this.factory, this.columns, this.pegging, order);
  }

  /**
   * What a planner should look at: of the whole plan, product by product in the order of the plan, or of these products, in the
   * order in which they are given. What is said of a product depends on its own rows and orders only.
   */
  facts(productIds?: readonly number[]): PlanningFact[] {
    const items = productIds?.map((productId) => this.itemOf(productId)) ?? this.factory.order;
    return planningFacts(this.factory, this.columns, this.pegging, items);
  }

  /** Supplies, demands and pegs of one product. */
  peggingOf(productId: number): ItemPegging {
    return this.pegging.ofItem(this.itemOf(productId));
  }

  /** All that a demand of a product is supplied by, through all levels; empty when it lies beyond the horizon. */
  suppliesOf(productId: number, kind: DemandKind, id: number): PeggingNode<SupplyKind>[] {
    return this.pegging.suppliesOf(this.itemOf(productId), kind, id);
  }

  /** All that a planned order is for, through all levels. */
  demandsOf(order: number): PeggingNode<DemandKind>[] {
    this.checkOrder(order);
    return this.pegging.demandsOf(order);
  }

  /** All that a planned order is made from, through all levels, down to stock, open orders and bought items. */
  componentsOf(order: number): PeggingNode<SupplyKind>[] {
    this.checkOrder(order);
    return this.pegging.componentsBelow(order);
  }

  private itemOf(productId: number): number {
    const item = this.factory.indexOf.get(productId);
    assert(item !== undefined, `plan: product ${productId} is not part of it`);
    return item;
  }

  private checkOrder(order: number): void {
    assert(
      Number.isInteger(order) && order >= 0 && order < this.orderCount,
      `plan: there is no order ${order}`,
    );
  }
}
