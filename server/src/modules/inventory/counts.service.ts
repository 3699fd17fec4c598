import {
  type Amount,
  amount,
  chooseFallbackCost,
  formatAmount,
  formatQuantity,
  type KnownPrices,
  layerValue,
  minus,
  negate,
  type Quantity,
  quantity,
  ZERO_AMOUNT,
} from '@horoz/kernel';
import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { nextDocumentNumber } from '../../platform/database/document-numbers.ts';
import { type AppError, invalidField, notFound } from '../../platform/errors/app-error.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  findProducts,
  findWarehouses,
  type ProductFacts,
  type WarehouseFacts,
} from '../master-data/index.ts';
import { nextBatchNumbers } from './batch-numbers.ts';
import { type CountOutcome, compareCount } from './count-plan.ts';
import {
  type CountedLayer,
  findCount,
  type ModelLayer,
  readLayersOnHand,
  readNewestLayers,
  saveCount,
  saveCountLines,
} from './counts.queries.ts';
import type { StockCount, StockCountRequest } from './counts.schemas.ts';
import { knownPrices } from './known-prices.ts';
import { lockScopes, type NewLayer, postToLedger } from './ledger.ts';
import { reservedStock } from './named-layer.ts';
import { requireHome, requireUsable, stockFactsOf } from './stock-facts.ts';

/** One line of the request with the layers that it is about and what follows. */
interface CountLine {
  readonly productId: number;
  readonly batchNumber: string | null;
  readonly counted: Quantity;
  readonly unitCost: Amount | null;
  readonly layerIds: readonly number[];
  readonly outcome: CountOutcome;
}

/** @throws NOT_FOUND */
export async function getCount(db: Db, stockCountId: number): Promise<StockCount> {
  const count = await findCount(db, stockCountId);
  if (count === undefined) throw notFound('stock count', stockCountId);
  return count;
}

/**
 * Makes the ledger say what was counted. What is missing leaves, oldest first; what is found enters as a layer at the newest
 * layer's cost or a given one. All lines or none.
 *
 * @throws NOT_FOUND, CONFLICT (inactive), WAREHOUSE_TYPE_MISMATCH, IN_USE (reservations hold what is missing), VALIDATION_ERROR
 */
export async function postCount(tx: Tx, request: StockCountRequest): Promise<StockCount> {
  requireDistinctLines(request);
  const productIds = [...new Set(request.lines.map((line) => line.product_id))];
  const warehouseId = request.warehouse_id;
  const [, products, warehouses, onHand] = await Promise.all([
    lockScopes(tx, { scopes: productIds.map((productId) => ({ productId, warehouseId })) }),
    findProducts(tx, productIds),
    findWarehouses(tx, [warehouseId]),
    readLayersOnHand(tx, warehouseId, productIds),
  ]);
  requireKnown(request, products, warehouses.get(warehouseId));
  const ofProduct = new Map<number, CountedLayer[]>(productIds.map((productId) => [productId, []]));
  for (const layer of onHand) ofProduct.get(layer.product_id)?.push(layer);
  const lines = request.lines.map((line) => compareLine(line, ofProduct.get(line.product_id) ?? []));
  requireHomeOfGains(tx, lines, products, warehouses.get(warehouseId));
  await requireNothingReserved(tx, lines, products);
  const gains = await gainedLayers(tx, lines, warehouseId, products);

  const countNumber = await nextDocumentNumber(tx, 'CN');
  const notes = request.notes ?? null;
  const saved = await saveCount(tx, { countNumber, warehouseId, notes });
  saveCountLines(
    tx,
    saved.stock_count_id,
    lines.map((line) => ({
      productId: line.productId,
      batchNumber: line.batchNumber,
      systemQuantity: formatQuantity(line.outcome.systemQuantity),
      countedQuantity: formatQuantity(line.counted),
      valueDifference: formatAmount(valueDifference(line, gains)),
    })),
  );
  await postToLedger(tx, {
    changes: lines.flatMap((line) => line.outcome.losses),
    receipts: [...gains.values()],
    receiptsAs: 'ADJUST',
    context: {
      referenceType: 'ADJUSTMENT',
      referenceId: saved.stock_count_id,
      referenceNumber: countNumber,
      reason: 'Stock count',
      notes,
    },
  });
  const answer = await getCount(tx, saved.stock_count_id);
  audit(tx, {
    action: 'stock.count',
    entityType: 'stock_count',
    entityId: saved.stock_count_id,
    after: answer,
  });
  return answer;
}

function requireDistinctLines(request: StockCountRequest): void {
  const seen = new Map<number, Set<string | null>>();
  for (const [place, line] of request.lines.entries()) {
    const batch = line.batch_number ?? null;
    const batches = seen.get(line.product_id) ?? new Set();
    if (batches.has(batch)) throw invalidField(`lines.${place}.product_id`, say`is counted twice`);
    if (batches.has(null) || (batch === null && batches.size > 0)) {
      throw invalidField(
        `lines.${place}.batch_number`,
        say`a product is counted either as a whole or batch by batch, not both`,
      );
    }
    seen.set(line.product_id, batches.add(batch));
  }
}

function requireKnown(
  request: StockCountRequest,
  products: ReadonlyMap<number, ProductFacts>,
  warehouse: WarehouseFacts | undefined,
): void {
  if (warehouse === undefined) throw notFound('warehouse', request.warehouse_id);
  for (const line of request.lines) {
    if (!products.has(line.product_id)) throw notFound('product', line.product_id);
  }
}

/** What is found enters as any receipt does: an active product, in an active warehouse of its type. */
function requireHomeOfGains(
  tx: Tx,
  lines: readonly CountLine[],
  products: ReadonlyMap<number, ProductFacts>,
  warehouse: WarehouseFacts | undefined,
): void {
  for (const line of lines) {
    const product = products.get(line.productId);
    if (line.outcome.gain === 0n || product === undefined || warehouse === undefined) continue;
    const facts = stockFactsOf(product, warehouse);
    requireUsable(facts, line.productId, warehouse.warehouseId);
    requireHome(facts, tx.policy.enforceWarehouseType);
  }
}

function compareLine(line: StockCountRequest['lines'][number], onHand: readonly CountedLayer[]): CountLine {
  const batchNumber = line.batch_number ?? null;
  const layers = onHand
    .filter((layer) => batchNumber === null || layer.batch_number === batchNumber)
    .map((layer) => ({
      layerId: layer.inventory_item_id,
      quantityOnHand: quantity(layer.quantity_in_stock),
      quantityAvailable: minus(quantity(layer.quantity_in_stock), quantity(layer.reserved_quantity)),
      unitCost: amount(layer.unit_cost),
      remainingValue: amount(layer.remaining_value),
    }));
  const counted = quantity(line.counted_quantity);
  return {
    productId: line.product_id,
    batchNumber,
    counted,
    unitCost: line.unit_cost ? amount(line.unit_cost) : null,
    layerIds: layers.map((layer) => layer.layerId),
    outcome: compareCount(layers, counted),
  };
}

async function requireNothingReserved(
  tx: Tx,
  lines: readonly CountLine[],
  products: ReadonlyMap<number, ProductFacts>,
): Promise<void> {
  const blocked = lines.find((line) => line.outcome.blocked > 0n);
  if (blocked === undefined) return;
  const missing = formatQuantity(blocked.outcome.blocked);
  const code = products.get(blocked.productId)?.productCode ?? '';
  throw await reservedStock(
    tx,
    blocked.layerIds,
    (holders) =>
      say`${missing} of the ${code} that is missing is reserved for ${holders}. Release it there first.`,
  );
}

/** The layers of what was found, by line. */
async function gainedLayers(
  tx: Tx,
  lines: readonly CountLine[],
  warehouseId: number,
  products: ReadonlyMap<number, ProductFacts>,
): Promise<Map<CountLine, NewLayer>> {
  const gaining = lines.filter((line) => line.outcome.gain > 0n);
  if (gaining.length === 0) return new Map();
  const [models, prices] = await Promise.all([
    readNewestLayers(tx, gaining, warehouseId),
    knownPrices(
      tx,
      gaining.map((line) => line.productId),
    ),
  ]);
  const modelOf = new Map(models.map((model) => [gaining[model.place - 1], model]));
  const unnamed = gaining.filter((line) => line.batchNumber === null);
  const numbers = await nextBatchNumbers(
    tx,
    unnamed.map((line) => ({
      productId: line.productId,
      productCode: products.get(line.productId)?.productCode ?? '',
    })),
  );
  const newNumber = new Map(unnamed.map((line, place) => [line, numbers[place]]));
  return new Map(
    gaining.map((line) => {
      const model = modelOf.get(line);
      const known = model === undefined ? knownCost(prices.get(line.productId)) : amount(model.unit_cost);
      const unitCost = line.unitCost ?? known;
      if (unitCost === null) throw unknownCost(line, lines, products);
      return [line, gainedLayer(tx, line, warehouseId, unitCost, model, newNumber.get(line))];
    }),
  );
}

/** Zero for want of any price is no cost: null then. */
function knownCost(prices: KnownPrices | undefined): Amount | null {
  const fallback = prices === undefined ? undefined : chooseFallbackCost(prices);
  return fallback === undefined || fallback.source === 'NONE' ? null : fallback.unitCost;
}

function unknownCost(
  line: CountLine,
  lines: readonly CountLine[],
  products: ReadonlyMap<number, ProductFacts>,
): AppError {
  return invalidField(
    `lines.${lines.indexOf(line)}.unit_cost`,
    say`is required: nothing says what ${products.get(line.productId)?.productCode ?? ''} costs`,
  );
}

/** A found batch is as its other layers are; what has no batch enters now, as approved stock. */
function gainedLayer(
  tx: Tx,
  line: CountLine,
  warehouseId: number,
  unitCost: Amount,
  model: ModelLayer | undefined,
  newNumber: string | undefined,
): NewLayer {
  const like = model?.is_of_batch ? model : undefined;
  return {
    productId: line.productId,
    warehouseId,
    batchNumber: line.batchNumber ?? newNumber ?? '',
    entryDate: like?.entry_date ?? tx.clock.now().toISOString(),
    quantity: line.outcome.gain,
    unitCost,
    value: layerValue(line.outcome.gain, unitCost),
    qualityStatus: like?.quality_status ?? 'APPROVED',
    expiryDate: like?.expiry_date ?? null,
    location: null,
    supplierId: null,
    purchaseOrderId: null,
    productionOrderId: null,
    sourceItemId: null,
    notes: null,
  };
}

function valueDifference(line: CountLine, gains: ReadonlyMap<CountLine, NewLayer>): Amount {
  if (line.outcome.losses.length > 0) return negate(line.outcome.lossValue);
  return gains.get(line)?.value ?? ZERO_AMOUNT;
}
