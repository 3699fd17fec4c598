import { amount, layerValue, quantity } from '@horoz/kernel';
import { auditCreated } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import { nextBatchNumbers } from './batch-numbers.ts';
import { getItems } from './items.queries.ts';
import { type MovementContext, type NewLayer, postToLedger } from './ledger.ts';
import type { StockInRequest } from './stock-in.schemas.ts';
import { entryDateOf } from './stock-in.service.ts';

export interface BatchInWarehouse {
  readonly productId: number;
  readonly warehouseId: number;
  readonly batchNumber: string;
}

const readBatches = statement<BatchInWarehouse>(
  'opening_stock_batches',
  `select distinct i.product_id as "productId", i.warehouse_id as "warehouseId", i.batch_number as "batchNumber"
   from unnest($1::bigint[], $2::bigint[], $3::text[]) as b (product_id, warehouse_id, batch_number)
   join inventory_items i using (product_id, warehouse_id, batch_number)`,
);

/** Those of the batches that their warehouse holds or has held. */
export async function batchesInStock(
  db: Db,
  batches: readonly BatchInWarehouse[],
): Promise<BatchInWarehouse[]> {
  if (batches.length === 0) return [];
  return db.run(readBatches, [
    batches.map((batch) => batch.productId),
    batches.map((batch) => batch.warehouseId),
    batches.map((batch) => batch.batchNumber),
  ]);
}

type StockInFields = Omit<
  StockInRequest,
  'product_id' | 'warehouse_id' | 'supplier_id' | 'purchase_order_id' | 'unit_of_measure'
>;

export interface OpeningStock extends StockInFields {
  readonly productId: number;
  readonly productCode: string;
  readonly warehouseId: number;
  readonly supplierId: number | null;
}

/** So many layers in one statement: it stays far below the time limit of one, and the event loop gets a breath between them. */
const LAYERS_PER_POSTING = 2_000;
const LAYERS_PER_AUDIT = 1_000;

/** Receives many batches as they stand on the shelf. Their scopes must be locked, and what a stock-in checks be checked. */
export async function postOpeningStock(tx: Tx, stock: readonly OpeningStock[]): Promise<void> {
  const numbers = await batchNumbersFor(tx, stock);
  const layers = stock.map((one, place) => layerOf(one, numbers[place] ?? '', tx.clock.now()));
  const posted: number[] = [];
  for (const receipts of portionsOf(layers, LAYERS_PER_POSTING)) {
    const { received } = await postToLedger(tx, { receipts, receiptsAs: 'RECEIVE', context: CONTEXT });
    posted.push(...received.map((row) => row.inventory_item_id));
  }
  for (const ids of portionsOf(posted, LAYERS_PER_AUDIT)) {
    const items = await getItems(tx, ids);
    auditCreated(
      tx,
      'stock.receive',
      'inventory_item',
      items.map((after) => ({ id: after.inventory_item_id, after })),
    );
  }
}

const CONTEXT: MovementContext = {
  referenceType: 'MANUAL',
  referenceId: null,
  referenceNumber: null,
  reason: 'Opening stock',
  notes: null,
};

function* portionsOf<Value>(values: readonly Value[], size: number): Generator<readonly Value[]> {
  for (let start = 0; start < values.length; start += size) yield values.slice(start, start + size);
}

function layerOf(stock: OpeningStock, batchNumber: string, now: Date): NewLayer {
  const received = quantity(stock.quantity);
  const unitCost = amount(stock.unit_cost);
  return {
    productId: stock.productId,
    warehouseId: stock.warehouseId,
    batchNumber,
    entryDate: entryDateOf(stock.entry_date, now).toISOString(),
    quantity: received,
    unitCost,
    value: layerValue(received, unitCost),
    qualityStatus: stock.quality_status ?? 'PENDING',
    expiryDate: stock.expiry_date ?? null,
    location: stock.location_in_warehouse ?? null,
    supplierId: stock.supplierId,
    purchaseOrderId: null,
    productionOrderId: null,
    sourceItemId: null,
    notes: stock.notes ?? null,
  };
}

/** The batch number of each, made where there is none. A made one must not be one that another row of the file has. */
async function batchNumbersFor(tx: Tx, stock: readonly OpeningStock[]): Promise<string[]> {
  const given = new Map<number, Set<string>>();
  for (const { productId, batch_number } of stock) {
    if (batch_number == null) continue;
    const ofProduct = given.get(productId) ?? new Set();
    given.set(productId, ofProduct.add(batch_number));
  }
  const begun = new Set<number>();
  const wanted = stock.flatMap((one) => {
    if (one.batch_number != null) return [];
    // More of them by the number of given ones: so many can be taken at most.
    const spare = begun.has(one.productId) ? 0 : (given.get(one.productId)?.size ?? 0);
    begun.add(one.productId);
    return Array.from({ length: 1 + spare }, () => one);
  });
  const numbers = await nextBatchNumbers(tx, wanted);
  const free = new Map<number, string[]>([...begun].map((productId) => [productId, []]));
  for (const [place, { productId }] of wanted.entries()) {
    const number = numbers[place] ?? '';
    if (!given.get(productId)?.has(number)) free.get(productId)?.push(number);
  }
  const used = new Map<number, number>();
  return stock.map(({ productId, batch_number }) => {
    if (batch_number != null) return batch_number;
    const place = used.get(productId) ?? 0;
    used.set(productId, place + 1);
    return free.get(productId)?.[place] ?? '';
  });
}
