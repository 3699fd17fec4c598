import {
  type Amount,
  amount,
  formatAmount,
  formatQuantity,
  type Quantity,
  quantity,
  total,
  unitCostOf,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { QUALITY_STATUSES } from '../inventory/index.ts';
import { WAREHOUSE_TYPES } from '../master-data/index.ts';
import { readInventorySummary, type SummaryRow } from './inventory-summary.queries.ts';
import type { InventorySummary, InventorySummaryQuery } from './inventory-summary.schemas.ts';

type Rows = readonly SummaryRow[];

/** Stock by warehouse and product, with its FIFO value, now or as it stood; the totals are the sums of the rows. */
export async function inventorySummary(db: Db, query: InventorySummaryQuery): Promise<InventorySummary> {
  const parameters = {
    warehouse_id: query.warehouse_id ?? null,
    warehouse_type: query.warehouse_type ?? null,
    product_type: query.product_type ?? query.product_category ?? null,
    quality_status: query.quality_status ?? null,
    as_of: query.as_of ?? null,
  };
  const { moment, rows } = await readInventorySummary(
    db,
    {
      warehouseId: parameters.warehouse_id,
      warehouseType: parameters.warehouse_type,
      productType: parameters.product_type,
      qualityStatus: parameters.quality_status,
    },
    query.as_of,
  );
  const warehouses = groups(rows, (row) => row.warehouse_id);
  return {
    generated_at: db.clock.now().toISOString(),
    as_of: moment,
    parameters,
    warehouses: warehouses.map(warehouseOf),
    by_warehouse_type: among(WAREHOUSE_TYPES, rows, (row) => row.warehouse_type).map(([type, some]) => ({
      warehouse_type: type,
      warehouse_count: countOf(some, (row) => row.warehouse_id),
      ...totalsOf(some),
    })),
    by_quality: among(QUALITY_STATUSES, rows, (row) => row.quality_status).map(([status, some]) => ({
      quality_status: status,
      ...totalsOf(some),
    })),
    totals: { warehouse_count: warehouses.length, ...totalsOf(rows) },
  };
}

/** Rows of one key together, in the order in which the keys first come. */
function groups<Key>(rows: Rows, keyOf: (row: SummaryRow) => Key): SummaryRow[][] {
  const found = new Map<Key, SummaryRow[]>();
  for (const row of rows) {
    const group = found.get(keyOf(row));
    if (group === undefined) found.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...found.values()];
}

/** The rows of each value that has any. */
function among<Value>(values: readonly Value[], rows: Rows, keyOf: (row: SummaryRow) => Value) {
  return values
    .map((value) => [value, rows.filter((row) => keyOf(row) === value)] as const)
    .filter(([, some]) => some.length > 0);
}

const countOf = (rows: Rows, keyOf: (row: SummaryRow) => unknown) => new Set(rows.map(keyOf)).size;
const batchCount = (rows: Rows) => rows.reduce((sum, row) => sum + row.batch_count, 0);
const valueOfRows = (rows: Rows): Amount => total(rows.map((row) => amount(row.value)));
const onHandOf = (rows: Rows): Quantity => total(rows.map((row) => quantity(row.on_hand)));

function totalsOf(rows: Rows) {
  return {
    product_count: countOf(rows, (row) => row.product_id),
    batch_count: batchCount(rows),
    total_value: formatAmount(valueOfRows(rows)),
  };
}

function firstOf(rows: Rows): SummaryRow {
  const [first] = rows;
  if (first === undefined) throw new Error('A group of the summary has rows');
  return first;
}

function warehouseOf(rows: Rows): InventorySummary['warehouses'][number] {
  const { warehouse_id, warehouse_code, warehouse_name, warehouse_type } = firstOf(rows);
  return {
    warehouse_id,
    warehouse_code,
    warehouse_name,
    warehouse_type,
    ...totalsOf(rows),
    products: groups(rows, (row) => row.product_id).map(productOf),
  };
}

function productOf(rows: Rows): InventorySummary['warehouses'][number]['products'][number] {
  const { product_id, product_code, product_name, product_type, unit_of_measure } = firstOf(rows);
  const value = valueOfRows(rows);
  const onHand = onHandOf(rows);
  return {
    product_id,
    product_code,
    product_name,
    product_type,
    unit_of_measure,
    batch_count: batchCount(rows),
    on_hand: formatQuantity(onHand),
    reserved: formatQuantity(total(rows.map((row) => quantity(row.reserved)))),
    available: formatQuantity(total(rows.map((row) => quantity(row.available)))),
    on_hand_by_quality: byQuality(rows, (some) => formatQuantity(onHandOf(some))),
    value: formatAmount(value),
    value_by_quality: byQuality(rows, (some) => formatAmount(valueOfRows(some))),
    average_unit_cost: formatAmount(unitCostOf(value, onHand)),
  };
}

function byQuality(rows: Rows, textOf: (rows: Rows) => string) {
  const of = (status: string) => textOf(rows.filter((row) => row.quality_status === status));
  return {
    PENDING: of('PENDING'),
    APPROVED: of('APPROVED'),
    REJECTED: of('REJECTED'),
    QUARANTINE: of('QUARANTINE'),
  };
}
