import type { Api } from '../../platform/http/api.ts';
import { CostImpact, CostImpactRequest } from './cost-impact.schemas.ts';
import { analyzeCostImpact } from './cost-impact.service.ts';

export function costImpactRoutes(api: Api): void {
  // Nothing is written, so it opens no transaction and knows no Idempotency-Key.
  api.act(
    {
      method: 'POST',
      url: '/costs/impact',
      tag: 'Costs',
      access: 'read:reports',
      summary: 'Analyze the impact of a new cost',
      description:
        'What a new unit cost of a product would mean for every product that contains it, over all levels of the recipes active today, and for open production orders that have still to consume it. Nothing is changed.',
      body: CostImpactRequest,
      response: CostImpact,
      errors: ['NOT_FOUND', 'INVALID_BOM', 'INVALID_UNIT', 'CIRCULAR_BOM'],
      example: { body: { product_id: 1, change_percentage: '12.50' } },
    },
    ({ db, body }) => analyzeCostImpact(db, body),
  );
}
