import type { Api } from '../../platform/http/api.ts';
import { ProductionEfficiency, ProductionEfficiencyQuery } from './production-efficiency.schemas.ts';
import { productionEfficiency, productionEfficiencyTable } from './production-efficiency.service.ts';

export function productionEfficiencyRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/production/efficiency',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['production', 'stock', 'products'],
      summary: 'Production efficiency',
      description:
        'Orders completed in the period, by product: planned against completed and scrapped quantities, orders on time ' +
        'and late by their planned completion day, and the variance of their cost against the estimate for what was done. ' +
        'The costs are the sums of `/production/orders/{order_id}/cost`. An order without a planned day is neither on ' +
        'time nor late.',
      query: ProductionEfficiencyQuery,
      response: ProductionEfficiency,
    },
    ({ db, query }) => productionEfficiency(db, query),
    ({ db, query }) => productionEfficiencyTable(db, query),
  );
}
