import type { Api } from '../../platform/http/api.ts';
import { InventorySummary, InventorySummaryQuery } from './inventory-summary.schemas.ts';
import { inventorySummary } from './inventory-summary.service.ts';
import { inventorySummaryTable } from './inventory-summary-table.ts';

export function inventorySummaryRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/inventory/summary',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['stock', 'products', 'warehouses'],
      summary: 'Inventory summary',
      description:
        'Stock by warehouse, product and quality with its FIFO value. The totals are the sums of the rows shown. With ' +
        '`as_of` stock and value as they stood then, from the ledger: what was posted up to that moment counts, so a ' +
        'receipt that was entered later with an earlier entry date, or a later revaluation, does not change the past. ' +
        'Whether a warehouse is active is judged as now. Headings of a file: Depo, Depo adı, Ürün kodu, Ürün adı, Tür, Birim, ' +
        'Parti, Stok, Rezerve, Kullanılabilir, Beklemede, Onaylı, Red, Karantina, Değer, Ortalama maliyet; in English ' +
        'Warehouse, Warehouse name, Product code, Product name, Type, Unit, Batches, On hand, Reserved, Available, ' +
        'Pending, Approved, Rejected, Quarantine, Value, Average cost.',
      query: InventorySummaryQuery,
      response: InventorySummary,
    },
    ({ db, query }) => inventorySummary(db, query),
    async ({ db, query }) => inventorySummaryTable(db, await inventorySummary(db, query)),
  );
}
