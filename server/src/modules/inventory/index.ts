/** What other modules may call. */
export {
  availableQuantities,
  type IssuableLayer,
  issuableLayers,
  type StockDemand,
} from './issuable-layers.ts';
export { knownPrices } from './known-prices.ts';
