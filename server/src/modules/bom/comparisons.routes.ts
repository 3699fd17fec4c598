import type { Api } from '../../platform/http/api.ts';
import { BomComparison, ComparisonParams, ComparisonQuery } from './comparisons.schemas.ts';
import { compareBoms } from './comparisons.service.ts';

export function comparisonRoutes(api: Api): void {
  api.read(
    {
      url: '/bom/:bom_id/compare/:other_bom_id',
      tag: 'Bills of materials',
      access: 'read:bom',
      keptBy: ['recipes', 'products', 'stock', 'warehouses', 'suppliers'],
      summary: 'Compare two bills of materials',
      description:
        'What the other recipe has that this one has not, and the other way round: header, lines added, removed and changed, and the difference of unit cost, each made from materials alone at FIFO cost. Quantities are compared in stock units for one unit of the parent, so that 2500 G for one is 25 KG for ten. The recipes may make different products.',
      params: ComparisonParams,
      query: ComparisonQuery,
      response: BomComparison,
      errors: ['NOT_FOUND', 'CIRCULAR_BOM', 'INVALID_UNIT', 'INVALID_BOM'],
    },
    ({ db, params, query }) => compareBoms(db, params.bom_id, params.other_bom_id, query),
  );
}
