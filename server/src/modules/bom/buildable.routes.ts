import type { Api } from '../../platform/http/api.ts';
import { BomParams } from './boms.schemas.ts';
import { Buildable, BuildableQuery } from './buildable.schemas.ts';
import { buildableQuantity } from './buildable.service.ts';

export function buildableRoutes(api: Api): void {
  api.read(
    {
      url: '/bom/:bom_id/buildable',
      tag: 'Bills of materials',
      access: 'read:bom',
      keptBy: ['recipes', 'products', 'stock', 'warehouses'],
      summary: 'How much can be made now',
      description:
        'The largest quantity that the available stock of all levels makes, what limits it, and what one unit more would need. Assemblies in stock are used before more of them are made, phantoms are not; a part shared by several branches counts once; what is reserved does not count. Of a DRAFT it is a preview.',
      params: BomParams,
      query: BuildableQuery,
      response: Buildable,
      errors: ['NOT_FOUND', 'CIRCULAR_BOM', 'INVALID_UNIT', 'INVALID_BOM'],
    },
    ({ db, params, query }) => buildableQuantity(db, params.bom_id, query),
  );
}
