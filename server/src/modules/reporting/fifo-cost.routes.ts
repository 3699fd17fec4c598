import type { Api } from '../../platform/http/api.ts';
import { FifoCost, FifoCostQuery } from './fifo-cost.schemas.ts';
import { fifoCost, fifoCostTable } from './fifo-cost.service.ts';

export function fifoCostRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/cost/fifo',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['stock', 'products', 'warehouses'],
      summary: 'FIFO cost analysis of a product',
      description:
        'The layers on hand with their value and how their cost differs from layer to layer and from the average; what ' +
        'left in the period, of which layer and at which cost; and month by month what came in and left and the average ' +
        'cost of what stayed. Months count what was booked in them, so they add up to the movements.',
      query: FifoCostQuery,
      response: FifoCost,
      errors: ['NOT_FOUND'],
    },
    ({ db, query }) => fifoCost(db, query),
    ({ db, query }) => fifoCostTable(db, query),
  );
}
