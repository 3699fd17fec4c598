import type { Api } from '../../platform/http/api.ts';
import { SlowMovers, SlowMoversQuery } from './slow-movers.schemas.ts';
import { slowMovers, slowMoversTable } from './slow-movers.service.ts';

export function slowMoverRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/stock/slow-movers',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['stock', 'products'],
      summary: 'Slow movers',
      description:
        'Products in stock for at least `days` days of which nothing or little was issued or consumed in these days, with ' +
        'their value, the last issue and the days since. Transfers, scrap and corrections are no issues.',
      query: SlowMoversQuery,
      response: SlowMovers,
    },
    ({ db, query }) => slowMovers(db, query),
    ({ db, query }) => slowMoversTable(db, query),
  );
}
