import type { Api } from '../../platform/http/api.ts';
import { UnitList } from './units.schemas.ts';
import { listUnits } from './units.service.ts';

export function unitRoutes(api: Api): void {
  api.read(
    {
      url: '/units',
      tag: 'Units',
      access: 'read:products',
      summary: 'List units of measure',
      description:
        'All units, with their dimension and the decimals of their quantities. There are few: no pages.',
      response: UnitList,
    },
    ({ db }) => listUnits(db),
  );
}
