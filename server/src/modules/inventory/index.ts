/** What other modules may call. */

export { returnLayer, scrapLayer } from './adjustments.service.ts';
export {
  insertAllocations,
  type NewAllocation,
  type OpenAllocation,
  openAllocationsOfOrder,
  type Settlement,
  settleAllocations,
} from './allocations.queries.ts';
export { type BatchOfProduct, nextBatchNumber, nextBatchNumbers } from './batch-numbers.ts';
export { postCount } from './counts.service.ts';
export { allocateFifoInventory, calculateFifoCost, consumeAllocatedInventory } from './fifo.ts';
export {
  availableQuantities,
  type IssuableLayer,
  issuableLayers,
  lockedLayers,
  type StockDemand,
} from './issuable-layers.ts';
export { asOf } from './items.schemas.ts';
export { knownPrices } from './known-prices.ts';
export { batchNumber, QUALITY_STATUSES } from './layer-fields.ts';
export {
  type LayerChange,
  lockScopes,
  type MovementContext,
  type NewLayer,
  postToLedger,
  type Scope,
} from './ledger.ts';
export { keepMovementDays } from './movement-days.ts';
export { findLayer, findLayers, type NamedLayer } from './named-layer.ts';
export { batchesInStock, postOpeningStock } from './opening-stock.ts';
export { changeQuality } from './quality.service.ts';
export { releaseAll, reservingChanges } from './reservations.service.ts';
export { insufficientStock, type Shortage } from './shortage.ts';
export { layersAsOf, type Past, pastOf } from './stock-as-of.ts';
export { HOME_WAREHOUSE_TYPES, requireHome, requireUsable } from './stock-facts.ts';
export { StockInRequest } from './stock-in.schemas.ts';
export { entryDateOf, receiveStock } from './stock-in.service.ts';
export { issueStock } from './stock-out.service.ts';
export { TraceBackward, TraceForward, TraceItem } from './trace.schemas.ts';
export { traceLayers } from './trace.service.ts';
export { transferStock } from './transfers.service.ts';
