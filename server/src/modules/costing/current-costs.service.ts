import {
  amount,
  type CurrentCost as Cost,
  currentCost,
  formatAmount,
  formatQuantity,
  type KnownPrices,
  type Quantity,
  quantity,
  weightedAverageCost,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { type IssuableLayer, issuableLayers, knownPrices } from '../inventory/index.ts';
import { priceDetails, stockValue } from './current-costs.queries.ts';
import type { CurrentCost } from './current-costs.schemas.ts';
import { requireProduct, requireWarehouse } from './product-facts.ts';

const NO_PRICES: KnownPrices = { lastPurchasePrice: null, preferredSupplierPrice: null, standardCost: null };

/**
 * What the next stock unit of each product would cost if it were issued now: FIFO (of all that is available when it is less
 * than a unit), else the known price. Two statements for any number of products.
 */
export async function currentUnitCosts(db: Db, productIds: readonly number[]): Promise<Map<number, Cost>> {
  const [layers, prices] = await Promise.all([
    issuableLayers(
      db,
      productIds.map((productId) => ({ productId, warehouseId: null, quantity: quantity('1') })),
    ),
    knownPrices(db, productIds),
  ]);
  return new Map(
    productIds.map((productId) => [
      productId,
      currentCost({
        layers: layers.get(productId) ?? [],
        quantity: null,
        prices: prices.get(productId) ?? NO_PRICES,
      }),
    ]),
  );
}

/**
 * What a quantity of a product costs at this moment by every measure there is: FIFO with its layers, the average of what is on
 * hand, standard, last purchase, preferred supplier.
 *
 * @param wanted null: one stock unit, or all that is available when it is less
 * @throws NOT_FOUND
 */
export async function calculateCurrentFifoCost(
  db: Db,
  productId: number,
  warehouseId: number | null = null,
  wanted: Quantity | null = null,
): Promise<CurrentCost> {
  const product = await requireProduct(db, productId);
  await requireWarehouse(db, warehouseId);
  const [layers, prices, details, stock] = await Promise.all([
    issuableLayers(db, [{ productId, warehouseId, quantity: wanted ?? quantity('1') }]),
    knownPrices(db, [productId]),
    priceDetails(db, productId),
    stockValue(db, productId, warehouseId),
  ]);
  const issuable = layers.get(productId) ?? [];
  const cost = currentCost({
    layers: issuable,
    quantity: wanted,
    prices: prices.get(productId) ?? NO_PRICES,
  });
  return {
    product_id: productId,
    product_code: product.productCode,
    unit_of_measure: product.unitOfMeasure,
    warehouse_id: warehouseId,
    fifo: fifoCost(cost, issuable),
    ...stock,
    average_cost: averageOf(stock),
    ...details,
  };
}

function averageOf(stock: { valued_quantity: string; stock_value: string }): string | null {
  const onHand = quantity(stock.valued_quantity);
  return onHand === 0n ? null : formatAmount(weightedAverageCost(amount(stock.stock_value), onHand));
}

function fifoCost(cost: Cost, layers: readonly IssuableLayer[]): CurrentCost['fifo'] {
  const layerOf = new Map(layers.map((layer) => [layer.layerId, layer]));
  return {
    quantity: formatQuantity(cost.quantity),
    total_cost: formatAmount(cost.total),
    unit_cost: formatAmount(cost.unitCost),
    cost_source: cost.costSource,
    covered_quantity: formatQuantity(cost.coveredQuantity),
    uncovered_quantity: formatQuantity(cost.uncoveredQuantity),
    uncovered_cost_source: cost.uncoveredCostSource,
    layers: cost.issue.takes.flatMap((take) => {
      const layer = layerOf.get(take.layerId);
      if (layer === undefined) return [];
      return [
        {
          inventory_item_id: take.layerId,
          batch_number: layer.batchNumber,
          warehouse_id: layer.warehouseId,
          entry_date: layer.entryDate,
          quantity: formatQuantity(take.quantity),
          unit_cost: formatAmount(take.unitCost),
          value: formatAmount(take.value),
        },
      ];
    }),
  };
}
