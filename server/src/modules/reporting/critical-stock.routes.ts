import type { Api } from '../../platform/http/api.ts';
import { CriticalStock, CriticalStockQuery } from './critical-stock.schemas.ts';
import { criticalStock, criticalStockTable } from './critical-stock.service.ts';

export function criticalStockRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/critical-stock',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['stock', 'products', 'warehouses', 'production', 'purchasing', 'recipes', 'suppliers'],
      summary: 'Products below their stock levels',
      description:
        'Active products whose available stock is below their critical or minimum level, judged as the alerts judge it, ' +
        'with what is missing, how many days the rest lasts and the order that planning suggests ' +
        '(`/products/{product_id}/reorder-suggestion`). With `warehouse_id` the stock of that warehouse is judged; ' +
        'the suggestion stays one for the whole factory.',
      query: CriticalStockQuery,
      response: CriticalStock,
      errors: ['NOT_FOUND'],
    },
    ({ db, query }) => criticalStock(db, query),
    ({ db, query }) => criticalStockTable(db, query),
  );
}
