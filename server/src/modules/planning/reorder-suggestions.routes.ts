import type { Api } from '../../platform/http/api.ts';
import { orderSuggestions } from './reorder-orders.service.ts';
import {
  ReorderListQuery,
  ReorderOrders,
  ReorderOrdersRequest,
  ReorderQuery,
  ReorderSuggestion,
  ReorderSuggestions,
} from './reorder-suggestions.schemas.ts';
import { listReorderSuggestions, suggestReorderQuantities } from './reorder-suggestions.service.ts';
import { ProductParams } from './stock-trends.schemas.ts';

const tag = 'Planning';

export function reorderSuggestionRoutes(api: Api): void {
  api.read(
    {
      url: '/products/:product_id/reorder-suggestion',
      tag,
      access: 'read:planning',
      summary: 'Get what to reorder of a product',
      description:
        'Whether it should be ordered now, how much, from whom, by when and at which price, with the arithmetic in words. Order point and order-up-to level: what is available, on order and in production, less what running orders still need, is compared with safety and the demand expected until a delivery.',
      params: ProductParams,
      query: ReorderQuery,
      response: ReorderSuggestion,
      errors: ['NOT_FOUND'],
    },
    ({ db, actor, params, query }) =>
      suggestReorderQuantities(db, params.product_id, actor.language, query.cover_days),
  );

  api.read(
    {
      url: '/planning/reorder-suggestions',
      tag,
      access: 'read:planning',
      summary: 'List what to reorder, by supplier',
      description:
        'All active products that have a safety stock, a minimum or a critical level and whose position is below the reorder point, grouped as they are ordered.',
      query: ReorderListQuery,
      response: ReorderSuggestions,
    },
    ({ db, actor, query }) =>
      listReorderSuggestions(
        db,
        { coverDays: query.cover_days, neededOnly: query.needed_only },
        actor.language,
      ),
  );

  api.write(
    {
      method: 'POST',
      url: '/planning/reorder-suggestions/orders',
      tag,
      access: 'write:procurement',
      summary: 'Turn suggestions into purchase orders',
      description:
        'Makes draft purchase orders, one per supplier and currency, of the suggested quantities or of those given.',
      body: ReorderOrdersRequest,
      response: ReorderOrders,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT', 'WAREHOUSE_TYPE_MISMATCH'],
      example: { body: { warehouse_id: 1, items: [{ product_id: 1 }, { product_id: 2, quantity: '500' }] } },
    },
    ({ tx, body }) => orderSuggestions(tx, body),
  );
}
