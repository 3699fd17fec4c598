import type { Quantity } from '../decimal/fixed.ts';
import type { Rational } from '../decimal/rational.ts';
import type { CalendarPeriod, EpochDay, WorkingCalendar } from './calendar.ts';
import type { LotLimits, LotPolicy } from './lot-sizing.ts';

/** Stock on hand that may be used up to and with its expiry day; null: for ever. */
export interface StockLot {
  readonly quantity: Quantity;
  readonly expiryDay: EpochDay | null;
}

/** A product and how it is planned. */
export interface PlanningItem {
  readonly productId: number;
  readonly orderType: 'MAKE' | 'BUY';
  /** In days of the calendar. */
  readonly leadTimeDays: number;
  readonly stock: readonly StockLot[];
  /** Always to be kept; not negative. */
  readonly safetyStock: Quantity;
  /** Stock for the requirements of so many days more is to be kept, too; 0 for none. */
  readonly coverDays: number;
  readonly policy: LotPolicy;
  readonly limits: LotLimits;
  /** Of the stock unit: 0 for pieces. What an order takes of the item is rounded up to them. */
  readonly unitDecimals: 0 | 1 | 2 | 3;
}

/** One component of the BOM that a product is to be made with. Two lines may name the same component. */
export interface PlanningBomLine {
  readonly parentProductId: number;
  readonly componentProductId: number;
  /** Stock units of the component for one of the parent, with scrap and yield: componentRequirement(ONE, bom, line). */
  readonly quantityPerParent: Rational;
  /** The component is never stocked on its way into this parent: its own components take its place. */
  readonly isPhantom: boolean;
}

export type IndependentDemandKind = 'CUSTOMER_ORDER' | 'FORECAST' | 'MANUAL';

/** Ids are unique within each kind of row; they come back in pegs and facts. */
export interface IndependentDemand {
  readonly id: number;
  readonly kind: IndependentDemandKind;
  readonly productId: number;
  readonly quantity: Quantity;
  readonly day: EpochDay;
}

/** What an open production order still takes of a component, on the day on which it starts. */
export interface ComponentRequirement {
  readonly id: number;
  readonly productId: number;
  readonly quantity: Quantity;
  readonly day: EpochDay;
}

/** What is still to come of an open order. */
export interface ScheduledReceipt {
  readonly id: number;
  readonly kind: 'PURCHASE_ORDER' | 'PRODUCTION_ORDER';
  readonly productId: number;
  readonly quantity: Quantity;
  readonly day: EpochDay;
}

/** A planned order that a person has fixed: it is part of the plan as it is. */
export interface FirmPlannedOrder {
  readonly id: number;
  readonly productId: number;
  readonly quantity: Quantity;
  readonly startDay: EpochDay;
  readonly dueDay: EpochDay;
}

/** Everything that a plan depends on. The order of the rows does not matter. */
export interface PlanningInput {
  readonly today: EpochDay;
  /** Today is the first of so many days; what is needed after them is left out. */
  readonly horizonDays: number;
  /** Lead times are in its working days. */
  readonly calendar: WorkingCalendar;
  /** Customer orders consume the forecasts of the same period. */
  readonly forecastPeriod: CalendarPeriod;
  readonly items: readonly PlanningItem[];
  readonly bomLines: readonly PlanningBomLine[];
  readonly demands: readonly IndependentDemand[];
  readonly componentRequirements: readonly ComponentRequirement[];
  readonly receipts: readonly ScheduledReceipt[];
  readonly firmOrders: readonly FirmPlannedOrder[];
}
