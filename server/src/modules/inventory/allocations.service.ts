import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Language } from '../../platform/words/language.ts';
import { type Sentence, type SentenceValue, say } from '../../platform/words/sentence.ts';
import type { Allocation, AllocationExplanation, NotTakenReason, OlderLayer } from './allocations.schemas.ts';
import {
  findChoosingEvent,
  getAllocation,
  holdersThen,
  type LayerThen,
  nextLayer,
  olderLayers,
} from './allocations-read.queries.ts';

/**
 * Why this batch: told from the events, which have no gap, so nothing that stood in the way of an older batch is missing.
 *
 * @throws NOT_FOUND
 */
export async function explainAllocation(
  db: Db,
  allocationId: number,
  language: Language,
): Promise<AllocationExplanation> {
  const [allocation, event] = await Promise.all([
    getAllocation(db, allocationId),
    findChoosingEvent(db, allocationId),
  ]);
  if (event === undefined) throw notFound('event of allocation', allocationId);
  const choice = { inventoryItemId: allocation.inventory_item_id, event };
  const [older, next] = await Promise.all([olderLayers(db, choice), nextLayer(db, choice)]);
  const judged = older.map((layer) => ({
    layer,
    reason: whyNotTaken(layer, { warehouseId: allocation.warehouse_id, day: event.day }),
  }));
  const reserved = judged
    .filter((one) => one.reason === 'ALL_RESERVED')
    .map((one) => one.layer.inventory_item_id);
  const holders = await holdersThen(db, reserved, event);
  const olderOnes = judged.map(({ layer: { is_taken_too: _, ...layer }, reason }) => ({
    ...layer,
    reason,
    reserved_for: holders
      .filter((holder) => holder.inventory_item_id === layer.inventory_item_id)
      .map(({ inventory_item_id: _item, ...holder }) => holder),
  }));
  return {
    allocation_id: allocation.allocation_id,
    product_id: allocation.product_id,
    product_code: allocation.product_code,
    unit_of_measure: allocation.unit_of_measure,
    production_order_id: allocation.production_order_id,
    order_number: allocation.order_number,
    reason: allocation.reason,
    explanation: sentenceOf(allocation, olderOnes, next).in(language),
    event_number: event.event_number,
    event_type: event.event_type,
    occurred_at: event.occurred_at,
    taken: {
      inventory_item_id: allocation.inventory_item_id,
      batch_number: allocation.batch_number,
      warehouse_id: allocation.warehouse_id,
      warehouse_code: allocation.warehouse_code,
      entry_date: allocation.entry_date,
      allocated_quantity: allocation.allocated_quantity,
      available_before: event.available_before,
      available_after: event.available_after,
    },
    older_layers: olderOnes,
    next_in_line:
      next === undefined
        ? null
        : {
            inventory_item_id: next.inventory_item_id,
            batch_number: next.batch_number,
            warehouse_id: next.warehouse_id,
            warehouse_code: next.warehouse_code,
            entry_date: next.entry_date,
            available_quantity: next.available_quantity,
          },
  };
}

/** What stood in the way of an older layer that was not empty. Pure. */
export function whyNotTaken(
  layer: LayerThen,
  taken: { readonly warehouseId: number; readonly day: string },
): NotTakenReason {
  const nothingFree = layer.available_quantity === '0.000';
  if (layer.is_taken_too && nothingFree) return 'TAKEN_TOO';
  if (layer.quality_status !== 'APPROVED') return 'NOT_APPROVED';
  if (layer.expiry_date !== null && layer.expiry_date < taken.day) return 'EXPIRED';
  if (nothingFree) return 'ALL_RESERVED';
  return layer.warehouse_id === taken.warehouseId ? 'PASSED_OVER' : 'OTHER_WAREHOUSE';
}

/** At most so many older batches are named in the sentence; all of them are in the list. */
const NAMED = 3;

function sentenceOf(
  allocation: Allocation,
  older: readonly OlderLayer[],
  next: LayerThen | undefined,
): Sentence {
  const { allocated_quantity: taken, unit_of_measure: unit, batch_number: batch } = allocation;
  const whom = allocation.order_number ?? `"${allocation.reason}"`;
  const obstacles = older.slice(0, NAMED).map((one) => say`${one.batch_number} (${inWords(one)})`);
  const shown = older.length > NAMED ? say`${obstacles} and ${older.length - NAMED} more` : obstacles;
  const before = older.length === 0 ? '' : say`; older ones that were there: ${shown}`;
  const after = next === undefined ? '' : say`; next in line after it was ${next.batch_number}`;
  return older.some((layer) => layer.reason === 'PASSED_OVER')
    ? say`${whom} got ${taken} ${unit} of batch ${batch} from ${allocation.warehouse_code} although an older batch could have been issued${before}${after}.`
    : say`${whom} got ${taken} ${unit} of batch ${batch} from ${allocation.warehouse_code} because it was the oldest batch that could be issued${before}${after}.`;
}

function inWords(layer: OlderLayer): Sentence {
  switch (layer.reason) {
    case 'TAKEN_TOO':
      return say`the same request took all that was free of it`;
    case 'ALL_RESERVED': {
      const names = [...new Set(layer.reserved_for.map((one) => one.order_number ?? `"${one.reason}"`))];
      const [first, ...others] = names;
      if (first === undefined) return say`all of it was reserved`;
      const holders = others.reduce<SentenceValue>((before, one) => say`${before} and ${one}`, first);
      return say`all of it was reserved for ${holders}`;
    }
    case 'NOT_APPROVED':
      return say`its quality was ${layer.quality_status}`;
    case 'EXPIRED':
      return say`it had expired on ${layer.expiry_date ?? ''}`;
    case 'OTHER_WAREHOUSE':
      return say`it lay in ${layer.warehouse_code}, where the request did not take from`;
    case 'PASSED_OVER':
      return say`nothing stood in its way`;
  }
}
