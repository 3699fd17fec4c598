import { amount, formatAmount, total } from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { ReportTable } from '../../platform/reports/report.ts';
import { traceLayers } from '../inventory/index.ts';
import { layersOfBatch, onHandOf } from './batch-trace.queries.ts';
import type { BatchTrace, BatchTraceParams, BatchTraceQuery, BatchTraceRow } from './batch-trace.schemas.ts';
import { columnsOf, echoOf } from './report-columns.ts';

/**
 * The recall sheet of a batch number: all layers that have it, what went into them, where it went and what is left. Nine
 * statements, whatever the depth of the history.
 *
 * @throws NOT_FOUND
 */
export async function batchTrace(
  db: Db,
  params: BatchTraceParams,
  query: BatchTraceQuery,
): Promise<BatchTrace> {
  const parameters = { batch_number: params.batch_number, product_id: query.product_id ?? null };
  const layers = await layersOfBatch(db, parameters.batch_number, parameters.product_id);
  if (layers.length === 0) throw notFound('batch', parameters.batch_number);
  const { items, backward, forward } = await traceLayers(db, layers);
  const onHand = await onHandOf(
    db,
    forward.still_on_hand.map((one) => one.inventory_item_id),
  );
  return {
    generated_at: db.clock.now().toISOString(),
    parameters,
    rows: [
      ...items.map((item): BatchTraceRow => ({ direction: 'BATCH', ...item })),
      ...forward.items.map((item): BatchTraceRow => ({ direction: 'DESTINATION', ...item })),
      ...backward.items.map((item): BatchTraceRow => ({ direction: 'ORIGIN', ...item })),
    ],
    on_hand: onHand,
    origin_links: backward.links,
    destination_links: forward.links,
    suppliers: backward.suppliers,
    purchase_orders: backward.purchase_orders,
    production_orders: forward.production_orders,
    issues: forward.issues,
    totals: {
      batch_layers: items.length,
      origin_layers: backward.items.length,
      destination_layers: forward.items.length,
      layers_on_hand: onHand.reduce((all, one) => all + one.layer_count, 0),
      value_on_hand: formatAmount(total(onHand.map((one) => amount(one.value)))),
      issue_count: forward.issues.length,
      is_complete: backward.is_complete && forward.is_complete,
    },
  };
}

export async function batchTraceTable(
  db: Db,
  params: BatchTraceParams,
  query: BatchTraceQuery,
): Promise<ReportTable> {
  const { parameters, rows } = await batchTrace(db, params, query);
  return {
    title: { tr: 'Geri Çağırma Formu', en: 'Recall sheet' },
    fileName: `batch-trace-${parameters.batch_number.toLowerCase()}`,
    parameters: echoOf(parameters),
    columns: columnsOf([
      'direction',
      'depth',
      'batch_number',
      'product_code',
      'product_name',
      'warehouse_code',
      'location_in_warehouse',
      'quality_status',
      'entry_date',
      'initial_quantity',
      'quantity_in_stock',
      'unit_of_measure',
      'supplier_name',
      'po_number',
      'order_number',
    ]),
    rows: [rows],
    totals: null,
  };
}
