import type { Api } from '../../platform/http/api.ts';
import { AvailabilityParams, AvailabilityQuery, InventoryAvailability } from './availability.schemas.ts';
import { availabilityOf } from './availability.service.ts';

export function availabilityRoutes(api: Api): void {
  api.read(
    {
      url: '/inventory/availability/:product_id',
      tag: 'Inventory',
      access: 'read:inventory',
      summary: 'Check availability',
      description:
        'What is on hand, reserved and available of a product, and the layers that would be issued next.',
      params: AvailabilityParams,
      query: AvailabilityQuery,
      response: InventoryAvailability,
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) => availabilityOf(db, params.product_id, query.warehouse_id ?? null),
  );
}
