import type { Api } from '../../platform/http/api.ts';
import { SupplierScorecard, SupplierScorecardQuery } from './supplier-scorecard.schemas.ts';
import { supplierScorecard, supplierScorecardTable } from './supplier-scorecard.service.ts';

export function supplierScorecardRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/suppliers/scorecard',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['purchasing', 'suppliers', 'stock'],
      summary: 'Supplier scorecard',
      description:
        'Every supplier that delivered in the period, with the figures of ' +
        '`/procurement/suppliers/{supplier_id}/performance` side by side and the value that came into stock.',
      query: SupplierScorecardQuery,
      response: SupplierScorecard,
    },
    ({ db, query }) => supplierScorecard(db, query),
    ({ db, query }) => supplierScorecardTable(db, query),
  );
}
