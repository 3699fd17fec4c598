import type { Api } from '../../platform/http/api.ts';
import { BatchTrace, BatchTraceParams, BatchTraceQuery } from './batch-trace.schemas.ts';
import { batchTrace, batchTraceTable } from './batch-trace.service.ts';

export function batchTraceRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/batches/:batch_number/trace',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['stock', 'products', 'warehouses', 'production', 'purchasing', 'suppliers'],
      summary: 'Recall sheet of a batch number',
      description:
        'Every layer with this batch number, in any warehouse, and over all levels what went into it (up to suppliers and ' +
        'purchase orders), the production orders and batches that it went into, what left the factory and what is still ' +
        'on hand and where. One layer alone: `/inventory/items/{inventory_item_id}/trace`. Up to 5,000 layers in each ' +
        'direction; beyond that `is_complete` is false.',
      params: BatchTraceParams,
      query: BatchTraceQuery,
      response: BatchTrace,
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) => batchTrace(db, params, query),
    ({ db, params, query }) => batchTraceTable(db, params, query),
  );
}
