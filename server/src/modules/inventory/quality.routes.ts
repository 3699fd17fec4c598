import type { Api } from '../../platform/http/api.ts';
import { InventoryItemParams } from './items.schemas.ts';
import { QualityStatusRequest, QualityStatusResponse } from './quality.schemas.ts';
import { changeQuality } from './quality.service.ts';

export function qualityRoutes(api: Api): void {
  api.write(
    {
      method: 'PUT',
      url: '/inventory/items/:inventory_item_id/quality-status',
      tag: 'Inventory',
      access: 'write:inventory',
      summary: 'Change the quality status',
      description:
        'PENDING becomes APPROVED, REJECTED or QUARANTINE; QUARANTINE becomes APPROVED or REJECTED; APPROVED and REJECTED become QUARANTINE. With a `quantity` below what is on hand the layer is split: the part gets the new status, the rest keeps the old one. Reserved stock cannot leave APPROVED.',
      params: InventoryItemParams,
      body: QualityStatusRequest,
      response: QualityStatusResponse,
      errors: ['NOT_FOUND', 'CONFLICT', 'INVALID_STATUS_TRANSITION', 'INSUFFICIENT_STOCK', 'IN_USE'],
      example: { body: { quality_status: 'APPROVED', reason: 'Giriş kontrolü uygun' } },
    },
    ({ tx, params, body, expectedVersion }) =>
      changeQuality(tx, params.inventory_item_id, body, expectedVersion),
  );
}
