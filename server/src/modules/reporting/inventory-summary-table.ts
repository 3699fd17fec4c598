import type { Db } from '../../platform/database/database.ts';
import type { ReportColumn, ReportRow, ReportTable } from '../../platform/reports/report.ts';
import type { InventorySummary } from './inventory-summary.schemas.ts';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'warehouse_code', title: { tr: 'Depo', en: 'Warehouse' }, kind: 'text' },
  { key: 'warehouse_name', title: { tr: 'Depo adı', en: 'Warehouse name' }, kind: 'text' },
  { key: 'product_code', title: { tr: 'Ürün kodu', en: 'Product code' }, kind: 'text' },
  { key: 'product_name', title: { tr: 'Ürün adı', en: 'Product name' }, kind: 'text' },
  { key: 'product_type', title: { tr: 'Tür', en: 'Type' }, kind: 'text' },
  { key: 'unit_of_measure', title: { tr: 'Birim', en: 'Unit' }, kind: 'text' },
  { key: 'batch_count', title: { tr: 'Parti', en: 'Batches' }, kind: 'integer' },
  { key: 'on_hand', title: { tr: 'Stok', en: 'On hand' }, kind: 'quantity' },
  { key: 'reserved', title: { tr: 'Rezerve', en: 'Reserved' }, kind: 'quantity' },
  { key: 'available', title: { tr: 'Kullanılabilir', en: 'Available' }, kind: 'quantity' },
  { key: 'PENDING', title: { tr: 'Beklemede', en: 'Pending' }, kind: 'quantity' },
  { key: 'APPROVED', title: { tr: 'Onaylı', en: 'Approved' }, kind: 'quantity' },
  { key: 'REJECTED', title: { tr: 'Red', en: 'Rejected' }, kind: 'quantity' },
  { key: 'QUARANTINE', title: { tr: 'Karantina', en: 'Quarantine' }, kind: 'quantity' },
  { key: 'value', title: { tr: 'Değer', en: 'Value' }, kind: 'cost' },
  { key: 'average_unit_cost', title: { tr: 'Ortalama maliyet', en: 'Average cost' }, kind: 'unit_cost' },
];

const PARAMETERS = {
  warehouse_id: { tr: 'Depo kimliği', en: 'Warehouse id' },
  warehouse_type: { tr: 'Depo türü', en: 'Warehouse type' },
  product_type: { tr: 'Ürün türü', en: 'Product type' },
  quality_status: { tr: 'Kalite', en: 'Quality' },
} as const;

/** The summary as one row per warehouse and product, and the value of each warehouse as a chart. */
export function inventorySummaryTable(db: Db, summary: InventorySummary): ReportTable {
  const { warehouses, parameters, totals } = summary;
  return {
    title: { tr: 'Stok özeti', en: 'Inventory summary' },
    fileName: 'inventory-summary',
    parameters: [
      { title: { tr: 'Stok tarihi', en: 'As of' }, value: summary.as_of },
      ...(Object.keys(PARAMETERS) as (keyof typeof PARAMETERS)[]).flatMap((key) =>
        parameters[key] === null ? [] : [{ title: PARAMETERS[key], value: String(parameters[key]) }],
      ),
    ],
    columns: COLUMNS,
    rows: rowsOfWarehouses(warehouses),
    totals: { batch_count: totals.batch_count, value: totals.total_value },
    chart: {
      kind: 'bar',
      title: { tr: 'Depolara göre stok değeri', en: 'Stock value by warehouse' },
      labels: warehouses.map((warehouse) => warehouse.warehouse_code),
      values: warehouses.map((warehouse) => warehouse.total_value),
      unit: db.policy.companyCurrency,
    },
  };
}

const BATCH = 500;

function* rowsOfWarehouses(warehouses: InventorySummary['warehouses']): Generator<ReportRow[]> {
  for (const { warehouse_code, warehouse_name, products } of warehouses) {
    for (let first = 0; first < products.length; first += BATCH) {
      yield products
        .slice(first, first + BATCH)
        .map(({ on_hand_by_quality: quality, value_by_quality: _, ...product }) => ({
          ...product,
          ...quality,
          warehouse_code,
          warehouse_name,
        }));
    }
  }
}
