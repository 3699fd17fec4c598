import {
  amount,
  formatAmount,
  formatQuantity,
  plus,
  quantity,
  ZERO_AMOUNT,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { CursorDb } from '../../platform/database/rows.ts';
import { invalidField } from '../../platform/errors/app-error.ts';
import type { ReportColumn, ReportRow, ReportTable } from '../../platform/reports/report.ts';
import { say } from '../../platform/words/sentence.ts';
import { type MovementTableRow, readMovementBalances, streamMovements } from './movements.queries.ts';
import type { MovementQuery } from './movements.schemas.ts';
import { filterOf, isOfOneProduct, isWhole } from './movements.service.ts';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'movement_date', title: { tr: 'Tarih', en: 'Date' }, kind: 'moment' },
  { key: 'movement_type', title: { tr: 'Hareket', en: 'Movement' }, kind: 'text' },
  { key: 'product_code', title: { tr: 'Ürün kodu', en: 'Product code' }, kind: 'text' },
  { key: 'product_name', title: { tr: 'Ürün adı', en: 'Product name' }, kind: 'text' },
  { key: 'warehouse_code', title: { tr: 'Depo', en: 'Warehouse' }, kind: 'text' },
  { key: 'batch_number', title: { tr: 'Parti no', en: 'Batch' }, kind: 'text' },
  { key: 'quantity', title: { tr: 'Miktar', en: 'Quantity' }, kind: 'quantity' },
  { key: 'unit_of_measure', title: { tr: 'Birim', en: 'Unit' }, kind: 'text' },
  { key: 'unit_cost', title: { tr: 'Birim maliyet', en: 'Unit cost' }, kind: 'unit_cost' },
  { key: 'value', title: { tr: 'Değer', en: 'Value' }, kind: 'cost' },
  { key: 'balance_quantity', title: { tr: 'Depo bakiyesi', en: 'Warehouse balance' }, kind: 'quantity' },
  { key: 'balance_value', title: { tr: 'Depo değeri', en: 'Warehouse value' }, kind: 'cost' },
  {
    key: 'product_balance_quantity',
    title: { tr: 'Ürün bakiyesi', en: 'Product balance' },
    kind: 'quantity',
  },
  { key: 'product_balance_value', title: { tr: 'Ürün değeri', en: 'Product value' }, kind: 'cost' },
  { key: 'reference_type', title: { tr: 'Belge türü', en: 'Document' }, kind: 'text' },
  { key: 'reference_number', title: { tr: 'Belge no', en: 'Document number' }, kind: 'text' },
  { key: 'reason', title: { tr: 'Sebep', en: 'Reason' }, kind: 'text' },
  { key: 'notes', title: { tr: 'Not', en: 'Notes' }, kind: 'text' },
  { key: 'created_by', title: { tr: 'Kullanıcı', en: 'User' }, kind: 'text' },
  { key: 'movement_id', title: { tr: 'Hareket no', en: 'Movement number' }, kind: 'integer' },
];

const PARAMETERS = {
  product_id: { tr: 'Ürün kimliği', en: 'Product id' },
  warehouse_id: { tr: 'Depo kimliği', en: 'Warehouse id' },
  inventory_item_id: { tr: 'Stok kalemi kimliği', en: 'Layer id' },
  batch_number: { tr: 'Parti no', en: 'Batch' },
  movement_type: { tr: 'Hareket', en: 'Movement' },
  reference_type: { tr: 'Belge türü', en: 'Document' },
  reference_id: { tr: 'Belge kimliği', en: 'Document id' },
  date_from: { tr: 'Başlangıç', en: 'From' },
  date_to: { tr: 'Bitiş', en: 'To' },
} as const;

/** The ledger as a file: all movements that are asked for, added up as they pass. @throws VALIDATION_ERROR */
export async function movementsTable(db: CursorDb, query: MovementQuery): Promise<ReportTable> {
  for (const field of ['page_size', 'cursor'] as const) {
    if (query[field] !== undefined)
      throw invalidField(field, say`is for pages, and a file holds all rows. Leave it out`);
  }
  const filter = filterOf(query);
  const hasProductBalance = isWhole(filter) && filter.warehouse_id === undefined;
  const opening = hasProductBalance ? (await readMovementBalances(db, filter, null)).opening : null;
  const sums = createSums(isOfOneProduct(filter));
  return {
    title: { tr: 'Stok hareketleri', en: 'Stock movements' },
    fileName: 'stock-movements',
    parameters: (Object.keys(PARAMETERS) as (keyof typeof PARAMETERS)[]).flatMap((key) =>
      query[key] === undefined ? [] : [{ title: PARAMETERS[key], value: String(query[key]) }],
    ),
    columns: hasProductBalance ? COLUMNS : COLUMNS.filter(({ key }) => !key.startsWith('product_balance_')),
    rows: added(streamMovements(db, filter, query.order ?? 'desc', opening), sums.add),
    get totals() {
      return query.totals === false ? null : sums.totals();
    },
  };
}

type Rows = readonly MovementTableRow[];

async function* added(batches: AsyncIterable<Rows>, add: (rows: Rows) => void): AsyncGenerator<Rows> {
  for await (const batch of batches) {
    add(batch);
    yield batch;
  }
}

/** What the rows come to. Kilograms are not added to pieces. */
function createSums(isOfOneUnit: boolean) {
  let moved = ZERO_QUANTITY;
  let earned = ZERO_AMOUNT;
  return {
    add(rows: Rows): void {
      for (const row of rows) {
        if (isOfOneUnit) moved = plus(moved, quantity(row.quantity));
        earned = plus(earned, amount(row.value));
      }
    },
    totals: (): ReportRow => ({
      quantity: isOfOneUnit ? formatQuantity(moved) : null,
      value: formatAmount(earned),
    }),
  };
}
