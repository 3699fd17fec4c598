import type { Api } from '../../platform/http/api.ts';
import { InventoryItemParams } from './items.schemas.ts';
import { LabelQuery, LabelsRequest } from './labels.schemas.ts';
import { itemLabel, itemLabels } from './labels.service.ts';

export function labelRoutes(api: Api): void {
  api.file(
    {
      url: '/inventory/items/:inventory_item_id/label',
      tag: 'Inventory',
      access: 'read:inventory',
      summary: 'Print the label of an inventory item',
      description:
        'A label of 100 × 50 mm as a PDF, for the batch as it is now: product, quantity, expiry, place, quality, the batch ' +
        'number as a Code 128, and a QR code that says `HD1;{inventory_item_id};{batch_number}`.',
      params: InventoryItemParams,
      query: LabelQuery,
      contentType: 'application/pdf',
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) => itemLabel(db, params.inventory_item_id, query.language ?? 'tr'),
  );

  api.file(
    {
      method: 'POST',
      url: '/inventory/labels',
      tag: 'Inventory',
      access: 'read:inventory',
      summary: 'Print labels of inventory items',
      description:
        'One PDF with a label of 100 × 50 mm for each of up to 200 layers, in the order asked for: for a whole receipt at ' +
        'once. It changes nothing.',
      body: LabelsRequest,
      contentType: 'application/pdf',
      errors: ['NOT_FOUND'],
      example: { body: { inventory_item_ids: [1, 2], language: 'tr' } },
    },
    ({ db, body }) => itemLabels(db, body.inventory_item_ids, body.language ?? 'tr'),
  );
}
