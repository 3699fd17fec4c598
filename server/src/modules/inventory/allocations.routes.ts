import type { Api } from '../../platform/http/api.ts';
import {
  Allocation,
  AllocationExplanation,
  AllocationList,
  AllocationPage,
  AllocationParams,
} from './allocations.schemas.ts';
import { explainAllocation } from './allocations.service.ts';
import { getAllocation, listAllocations } from './allocations-read.queries.ts';

const tag = 'Inventory';

export function allocationRoutes(api: Api): void {
  api.read(
    {
      url: '/inventory/allocations',
      tag,
      access: 'read:inventory',
      summary: 'List allocations',
      description:
        'What is and was promised of which batch, to which order or for which reason, the latest first. The search finds ' +
        'products, order numbers and batch numbers.',
      query: AllocationList,
      response: AllocationPage,
    },
    ({ db, query }) => listAllocations(db, query),
  );

  api.read(
    {
      url: '/inventory/allocations/:allocation_id',
      tag,
      access: 'read:inventory',
      summary: 'Get an allocation',
      description: 'One promise of part of a layer, also when it is settled.',
      params: AllocationParams,
      response: Allocation,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getAllocation(db, params.allocation_id),
  );

  api.read(
    {
      url: '/inventory/allocations/:allocation_id/explain',
      tag,
      access: 'read:inventory',
      summary: 'Explain why this batch',
      description:
        'Why the order got this batch and not another one, from the gapless events of the product: each older layer that ' +
        'was there at that moment and what stood in its way, what was free of the chosen one, which one was next, and one ' +
        'sentence that says it in words.',
      params: AllocationParams,
      response: AllocationExplanation,
      errors: ['NOT_FOUND'],
    },
    ({ db, actor, params }) => explainAllocation(db, params.allocation_id, actor.language),
  );
}
