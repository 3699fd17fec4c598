import type { Api } from '../../platform/http/api.ts';
import { revaluationsOf } from './revaluations.queries.ts';
import {
  Revaluation,
  RevaluationList,
  RevaluationParams,
  RevaluationRequest,
} from './revaluations.schemas.ts';
import { revalueLayer } from './revaluations.service.ts';

const tag = 'Inventory';

export function revaluationRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/inventory/items/:inventory_item_id/revalue',
      tag,
      access: 'write:inventory',
      summary: 'Post a cost that became known later',
      description:
        'The invoice differs, or freight is added. Follows the batch through transfers, splits and production: what is on hand gets its right value and unit cost, what is gone is listed as variance. Afterwards everything is worth what it would have been worth had the cost been known at the receipt. No movement is rewritten.',
      params: RevaluationParams,
      body: RevaluationRequest,
      response: Revaluation,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: {
        body: { unit_cost: '16.1000', reason: 'Fatura farkı', reference_number: 'FTR-2026-0417' },
      },
    },
    ({ tx, params, body }) => revalueLayer(tx, params.inventory_item_id, body),
  );

  api.read(
    {
      url: '/inventory/items/:inventory_item_id/revaluations',
      tag,
      access: 'read:inventory',
      summary: 'List the revaluations of a layer',
      description: 'Every later correction of what the batch cost, with each place that it reached.',
      params: RevaluationParams,
      response: RevaluationList,
    },
    async ({ db, params }) => ({ items: await revaluationsOf(db, params.inventory_item_id) }),
  );
}
