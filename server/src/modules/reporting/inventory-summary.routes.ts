import type { Api } from '../../platform/http/api.ts';
import { InventorySummary, InventorySummaryQuery } from './inventory-summary.schemas.ts';
import { inventorySummary } from './inventory-summary.service.ts';

export function inventorySummaryRoutes(api: Api): void {
  api.read(
    {
      url: '/reports/inventory/summary',
      tag: 'Reports',
      access: 'read:reports',
      summary: 'Inventory summary',
      description:
        'Stock by warehouse and product with its FIFO value. The totals are the sums of the rows shown.',
      query: InventorySummaryQuery,
      response: InventorySummary,
    },
    ({ db, query }) => inventorySummary(db, query),
  );
}
