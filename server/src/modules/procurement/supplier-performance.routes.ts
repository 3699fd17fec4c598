import type { Api } from '../../platform/http/api.ts';
import {
  SupplierPerformance,
  SupplierPerformanceParams,
  SupplierPerformanceQuery,
} from './supplier-performance.schemas.ts';
import { getSupplierPerformance } from './supplier-performance.service.ts';

export function supplierPerformanceRoutes(api: Api): void {
  api.read(
    {
      url: '/procurement/suppliers/:supplier_id/performance',
      tag: 'Procurement',
      access: 'read:procurement',
      summary: 'Judge how a supplier delivers',
      description:
        'Deliveries, punctuality, measured lead time beside the entered one, what inspection accepted, price trend, and a score from 0 to 100 with its weights and parts, over a period: the last 365 days unless said otherwise. Ratings that are set by hand go before the computed ones, and the answer says which is which.',
      params: SupplierPerformanceParams,
      query: SupplierPerformanceQuery,
      response: SupplierPerformance,
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) => getSupplierPerformance(db, params.supplier_id, query),
  );
}
