import type { Api } from '../../platform/http/api.ts';
import { LateOrders, LateOrdersQuery } from './late-orders.schemas.ts';
import { lateOrders, lateOrdersTable } from './late-orders.service.ts';

export function lateOrderRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/orders/late',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['demands', 'production', 'purchasing', 'suppliers', 'products'],
      summary: 'Late orders',
      description:
        'Demands of customers, production orders and lines of purchase orders whose day is before today and which are not ' +
        'there yet, with the days since and the value of what is missing. Forecasts are never late.',
      query: LateOrdersQuery,
      response: LateOrders,
    },
    ({ db, query }) => lateOrders(db, query),
    ({ db, query }) => lateOrdersTable(db, query),
  );
}
