import type { Api } from '../../platform/http/api.ts';
import { NetRequirements, NetRequirementsRequest } from './net-requirements.schemas.ts';
import { askPlan } from './plan-desk.ts';

export function netRequirementRoutes(api: Api): void {
  // Nothing is written, so it knows no Idempotency-Key.
  api.act(
    {
      method: 'POST',
      url: '/planning/net-requirements',
      tag: 'Planning',
      access: 'read:planning',
      summary: 'Calculate what production plans need',
      description:
        'Explodes the plans through all levels of their recipes and nets each product against stock, open orders and safety stock, with lot sizes and lead times, as a planning run does it. Answers what must be made and bought, and the shortages to send to POST /planning/procurement-suggestions. Nothing is stored.',
      body: NetRequirementsRequest,
      response: NetRequirements,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: {
        body: {
          production_plans: [{ product_id: 1, quantity: '40', due_date: '2026-11-21' }],
          include_demands: false,
        },
      },
    },
    ({ db, actor, body }) => askPlan(db, 'calculateNetRequirements', actor, body),
  );
}
