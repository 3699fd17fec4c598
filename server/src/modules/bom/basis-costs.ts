import {
  type Amount,
  type CostSource,
  chooseFallbackCost,
  divideRational,
  extendedCost,
  type FallbackCost,
  fromAmount,
  fromQuantity,
  multiplyRational,
  type Quantity,
  takeOldestFirst,
  toAmount,
  weightedAverageCost,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { availableQuantities, issuableLayers, knownPrices } from '../inventory/index.ts';
import type { CostBasis } from './cost-calculations.schemas.ts';
import { NO_PRICES, priceMaterials } from './material-prices.ts';

export interface MaterialNeed {
  readonly productId: number;
  readonly level: number;
  readonly quantity: Quantity;
}

export interface BasisCost extends MaterialNeed {
  readonly unitCost: Amount;
  readonly total: Amount;
  readonly source: CostSource | 'AVERAGE';
  /** what the basis itself could not cost */
  readonly uncovered: Quantity;
}

/** What each material costs on a basis, in the order given. A fixed number of statements for any number of materials. */
export function costMaterials(
  db: Db,
  basis: CostBasis,
  needs: readonly MaterialNeed[],
): Promise<BasisCost[]> {
  if (basis === 'FIFO') return atFifoCost(db, needs);
  return basis === 'STANDARD' ? atStandardCost(db, needs) : atAverageCost(db, needs);
}

async function atFifoCost(db: Db, needs: readonly MaterialNeed[]): Promise<BasisCost[]> {
  const prices = await priceMaterials(db, needs);
  return needs.map((need) => {
    const price = prices.get(need.productId);
    if (price === undefined) throw new Error(`Product ${need.productId} was not priced`);
    const { unitCost, total, costSource: source, uncoveredQuantity: uncovered } = price;
    return { ...need, unitCost, total, source, uncovered };
  });
}

/** Without a standard cost the other known prices stand in, in their usual order. */
async function atStandardCost(db: Db, needs: readonly MaterialNeed[]): Promise<BasisCost[]> {
  const prices = await knownPrices(db, productIds(needs));
  return needs.map((need) => {
    const known = prices.get(need.productId) ?? NO_PRICES;
    if (known.standardCost === null) return atPrice(need, chooseFallbackCost(known));
    return {
      ...atPrice(need, { unitCost: known.standardCost, source: 'STANDARD' }),
      uncovered: ZERO_QUANTITY,
    };
  });
}

/**
 * The value of all available stock ÷ its quantity, for the whole requirement: more than there is costs the same on average.
 * Without any stock the known prices stand in.
 */
async function atAverageCost(db: Db, needs: readonly MaterialNeed[]): Promise<BasisCost[]> {
  const available = await availableQuantities(db, productIds(needs), null);
  const demands = [...available].map(([productId, quantity]) => ({ productId, quantity, warehouseId: null }));
  const [layers, prices] = await Promise.all([
    issuableLayers(db, demands),
    knownPrices(db, productIds(needs)),
  ]);
  return needs.map((need) => {
    const stock = takeOldestFirst(
      layers.get(need.productId) ?? [],
      available.get(need.productId) ?? ZERO_QUANTITY,
    );
    if (stock.quantity === ZERO_QUANTITY) {
      return atPrice(need, chooseFallbackCost(prices.get(need.productId) ?? NO_PRICES));
    }
    const average = divideRational(fromAmount(stock.value), fromQuantity(stock.quantity));
    const total = toAmount(multiplyRational(average, fromQuantity(need.quantity)));
    return {
      ...need,
      total,
      unitCost: weightedAverageCost(stock.value, stock.quantity),
      source: 'AVERAGE' as const,
      uncovered: ZERO_QUANTITY,
    };
  });
}

function atPrice(need: MaterialNeed, { unitCost, source }: FallbackCost): BasisCost {
  return {
    ...need,
    unitCost,
    total: extendedCost(need.quantity, unitCost),
    source,
    uncovered: need.quantity,
  };
}

const productIds = (needs: readonly MaterialNeed[]) => needs.map((need) => need.productId);
