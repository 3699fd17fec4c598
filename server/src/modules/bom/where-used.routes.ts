import type { Api } from '../../platform/http/api.ts';
import { WhereUsed, WhereUsedParams, WhereUsedQuery } from './where-used.schemas.ts';
import { findWhereUsed } from './where-used.service.ts';

export function whereUsedRoutes(api: Api): void {
  api.read(
    {
      url: '/products/:product_id/where-used',
      tag: 'Bills of materials',
      access: 'read:bom',
      keptBy: ['recipes', 'products'],
      summary: 'List the recipes that contain a product',
      description:
        'Every recipe that takes the product, directly or through its components, over all levels, and how much of it one unit of what the recipe makes takes. A product that is only a later choice of a substitute group is not contained.',
      params: WhereUsedParams,
      query: WhereUsedQuery,
      response: WhereUsed,
      errors: ['NOT_FOUND', 'INVALID_UNIT', 'CIRCULAR_BOM'],
    },
    ({ db, params, query }) => findWhereUsed(db, params.product_id, query),
  );
}
