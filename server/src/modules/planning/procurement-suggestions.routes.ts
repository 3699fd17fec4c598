import type { Api } from '../../platform/http/api.ts';
import { ProcurementSuggestions, ProcurementSuggestionsRequest } from './procurement-suggestions.schemas.ts';
import { suggestProcurementOrders } from './procurement-suggestions.service.ts';

export function procurementSuggestionRoutes(api: Api): void {
  // Nothing is written, so it opens no transaction and knows no Idempotency-Key.
  api.act(
    {
      method: 'POST',
      url: '/planning/procurement-suggestions',
      tag: 'Planning',
      access: 'read:planning',
      summary: 'Suggest suppliers and orders for shortages',
      description:
        'Takes shortages, as POST /planning/net-requirements answers them, and says for each from whom to order, how much, by when and at which price, and what the other suppliers would charge. Lead times are counted in the days of the planning calendar. Nothing is stored.',
      body: ProcurementSuggestionsRequest,
      response: ProcurementSuggestions,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: {
        body: {
          shortages: [{ product_id: 1, required_quantity: '120.000', needed_date: '2026-11-21' }],
          supplier_rule: 'CHEAPEST',
        },
      },
    },
    ({ db, actor, body }) => suggestProcurementOrders(db, body, actor.language),
  );
}
