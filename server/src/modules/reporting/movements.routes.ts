import type { Api } from '../../platform/http/api.ts';
import { MovementPage, MovementQuery } from './movements.schemas.ts';
import { listMovements } from './movements.service.ts';

export function movementRoutes(api: Api): void {
  api.read(
    {
      url: '/reports/inventory/movements',
      tag: 'Reports',
      access: 'read:reports',
      summary: 'Stock movements with running balance',
      description:
        'The ledger by the moment of posting, newest first unless asked otherwise. Pages follow one another by cursor: ' +
        'a row is never met twice or passed over because new movements arrive meanwhile. Each row carries what was on ' +
        'hand of the product in its warehouse after it. With product_id and no other filter than days, also the balance ' +
        'over all warehouses; with product_id and at most warehouse_id and days, the balances at the start and at the ' +
        'end of the period.',
      query: MovementQuery,
      response: MovementPage,
    },
    ({ db, query }) => listMovements(db, query),
  );
}
