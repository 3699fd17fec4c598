import type { Api } from '../../platform/http/api.ts';
import { BomParams } from './boms.schemas.ts';
import { BomExplosion, ExplosionQuery } from './explosions.schemas.ts';
import { explodeBom } from './explosions.service.ts';

export function explosionRoutes(api: Api): void {
  api.read(
    {
      url: '/bom/:bom_id/explosion',
      tag: 'Bills of materials',
      access: 'read:bom',
      keptBy: ['recipes', 'products', 'stock', 'warehouses', 'suppliers'],
      summary: 'Explode a bill of materials',
      description:
        'Multiplies a recipe out to the materials it needs over all levels. A material from several branches is one row; availability, shortage and FIFO cost are judged on the sum. Any status can be exploded; assemblies use the recipe that is active on the date.',
      params: BomParams,
      query: ExplosionQuery,
      response: BomExplosion,
      errors: ['NOT_FOUND', 'CIRCULAR_BOM', 'INVALID_UNIT', 'INVALID_BOM'],
    },
    ({ db, params, query }) => explodeBom(db, params.bom_id, query),
  );
}
