/** Everything other packages may use. A name that is not here is the kernel's own business. */
export { assert, KernelAssertionError } from './assert.ts';
export { type Bom, type BomLine, componentRequirement } from './bom/bom.ts';
export {
  type Buildable,
  type BuildableInput,
  buildable,
  type MaterialNeed,
  materialNeeds,
} from './bom/buildable.ts';
export {
  type AssemblyRequirement,
  type Explosion,
  type ExplosionInput,
  explode,
  explodeOneLevel,
  type MaterialRequirement,
} from './bom/explosion.ts';
export { type BomEdges, CircularBomError, findCycle, lowLevelCodes } from './bom/graph.ts';
export { type BomStructure, PhantomWithoutBomError } from './bom/structure.ts';
export { explodeTree, type TreeNode, TreeTooLargeError } from './bom/tree.ts';
export { type BomUse, whereUsed } from './bom/where-used.ts';
export { costImpact, type ProductCostImpact } from './costing/cost-impact.ts';
export { type CurrentCost, currentCost } from './costing/current-cost.ts';
export {
  chooseFallbackCost,
  type FallbackCost,
  type FallbackSource,
  type KnownPrices,
} from './costing/fallback-cost.ts';
export { type CostSource, type MaterialCost, materialCost } from './costing/material-cost.ts';
export { percentageChange } from './costing/percentage-change.ts';
export {
  type ComponentFigures,
  type CostVariance,
  type MaterialVariance,
  type ProductionVariance,
  productionVariance,
  type ReplacedComponent,
} from './costing/production-variance.ts';
export {
  type BatchHistory,
  type BookingHistory,
  type LayerRevaluation,
  NegativeCostError,
  type Outflow,
  type OutflowPlace,
  type Revaluation,
  type RevaluationLine,
  type RevaluedPlace,
  revalueBatch,
  valueReceived,
  withRevaluation,
} from './costing/revaluation.ts';
export { spread } from './costing/spread.ts';
export {
  extendedCost,
  greatest,
  least,
  minus,
  negate,
  plus,
  total,
  unitCostOf,
} from './decimal/arithmetic.ts';
export {
  type Amount,
  amount,
  DecimalError,
  type Fixed,
  formatAmount,
  formatPercentage,
  formatQuantity,
  type Percentage,
  percentage,
  type Quantity,
  quantity,
  ZERO_AMOUNT,
  ZERO_QUANTITY,
} from './decimal/fixed.ts';
export {
  addRational,
  compareRational,
  divideRational,
  formatRational,
  fromAmount,
  fromPercentage,
  fromQuantity,
  multiplyRational,
  ONE,
  parseRational,
  type Rational,
  rational,
  subtractRational,
  toAmount,
  toQuantity,
  toQuantityRoundedHalfUp,
  toQuantityRoundedUp,
  ZERO,
} from './decimal/rational.ts';
export { type FifoIssue, type Take, takeOldestFirst, weightedAverageCost } from './fifo/issue.ts';
export { applyTake, type Layer, layerValue, valueOfTake } from './fifo/layer.ts';
export {
  type DemandForecast,
  daysUntilUsedUp,
  demandInterval,
  expectedDemand,
  type ForecastMethod,
  forecastDemand,
  rootMeanSquaredError,
} from './forecasting/forecast.ts';
export type { DemandPattern } from './forecasting/pattern.ts';
export { type DemandTrend, demandTrend, type TrendDirection } from './forecasting/trend.ts';
export {
  type CalendarPeriod,
  dateOf,
  dayOf,
  type EpochDay,
  startOfPeriod,
  WorkingCalendar,
  weekdayOf,
} from './planning/calendar.ts';
export {
  type BuildStep,
  capableToPromise,
  type DeliveryPromise,
  type PromiseRequest,
} from './planning/capable-to-promise.ts';
export type { DemandKind, SupplyKind } from './planning/item-ledger.ts';
export type { ItemRecord, RecordDay } from './planning/item-record.ts';
export { type Lateness, type LateReason, type LateStep, whyLate } from './planning/lateness.ts';
export { type OrderLimits, orderQuantity } from './planning/lot-size.ts';
export {
  costOfLots,
  economicOrderQuantity,
  type Lot,
  type LotCosts,
  type LotLimits,
  type LotPolicy,
  type NetRequirement,
  NO_LIMITS,
  orderQuantities,
  planLots,
  wagnerWhitin,
} from './planning/lot-sizing.ts';
export { type Plan, type PlannedOrder, planFactory, type Replanned } from './planning/mrp.ts';
export type { OrderExplanation } from './planning/order-explanation.ts';
export type { ItemPegging, Peg, PeggedRow, PeggingNode } from './planning/pegging.ts';
export type { PlanningFact, PlanningFactKind } from './planning/planning-facts.ts';
export type {
  ComponentRequirement,
  FirmPlannedOrder,
  IndependentDemand,
  IndependentDemandKind,
  PlanningBomLine,
  PlanningInput,
  PlanningItem,
  ScheduledReceipt,
  StockLot,
} from './planning/planning-input.ts';
export { type PlanningLimit, PlanningLimitError } from './planning/planning-limit.ts';
export type { PlanningChange } from './planning/replan.ts';
export {
  type ActualConsumption,
  type ActualConsumptionInput,
  actualConsumption,
  replacedQuantity,
  type SubstituteUse,
} from './production/actual-consumption.ts';
export {
  type CompletionCost,
  type CompletionCostInput,
  completionCost,
  costForQuantity,
} from './production/completion-cost.ts';
export { type ConsumptionInput, consumptionDue } from './production/consumption.ts';
export { allowedTransitions, canTransition, type ProductionStatus } from './production/status.ts';
export { type ConvertedQuantity, convertQuantity, formatFactor } from './units/conversion.ts';
