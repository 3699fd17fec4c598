import type { Api } from '../../platform/http/api.ts';
import { Alternatives, AlternativesParams, AlternativesQuery } from './alternatives.schemas.ts';
import { compareAlternatives } from './alternatives.service.ts';

export function alternativeRoutes(api: Api): void {
  api.read(
    {
      url: '/products/:product_id/bom-alternatives',
      tag: 'Bills of materials',
      access: 'read:bom',
      summary: 'Compare the recipes of a product',
      description:
        'Every recipe of the product that is not OBSOLETE, best first, with unit cost, what is short of the quantity and the earliest day: the one that can be made earlier comes first, of these the one with the lower unit cost. Availability uses stock of assemblies before it makes more of them; each recipe is judged as if it alone took the stock.',
      params: AlternativesParams,
      query: AlternativesQuery,
      response: Alternatives,
      errors: ['NOT_FOUND', 'INVALID_UNIT'],
    },
    ({ db, params, query }) => compareAlternatives(db, params.product_id, query),
  );
}
