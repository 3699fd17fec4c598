import type { Api } from '../../platform/http/api.ts';
import {
  AdjustmentRequest,
  LayerMovement,
  LocationRequest,
  ReturnRequest,
  ScrapRequest,
} from './adjustments.schemas.ts';
import { adjustLayer, relocateLayer, returnLayer, scrapLayer } from './adjustments.service.ts';
import { InventoryItem, InventoryItemParams } from './items.schemas.ts';

const tag = 'Inventory';
const access = 'write:inventory';
const params = InventoryItemParams;

export function adjustmentRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/inventory/items/:inventory_item_id/scrap',
      tag,
      access,
      summary: 'Scrap part of a layer',
      description:
        'Takes out what is broken, of the layer named and at its cost, in any quality. Reserved stock stays.',
      params,
      body: ScrapRequest,
      response: LayerMovement,
      status: 201,
      errors: ['NOT_FOUND', 'INSUFFICIENT_STOCK', 'IN_USE'],
      example: { body: { quantity: '2.500', reason: 'Taşıma hasarı' } },
    },
    ({ tx, params, body }) => scrapLayer(tx, params.inventory_item_id, body),
  );

  api.write(
    {
      method: 'POST',
      url: '/inventory/items/:inventory_item_id/return',
      tag,
      access,
      summary: 'Return part of a layer to the supplier',
      description:
        'Takes out what goes back, of the layer named and at its cost, in any quality. Reserved stock stays.',
      params,
      body: ReturnRequest,
      response: LayerMovement,
      status: 201,
      errors: ['NOT_FOUND', 'INSUFFICIENT_STOCK', 'IN_USE'],
      example: { body: { quantity: '10.000', reason: 'Paslı geldi', reference_number: 'IADE-2026-007' } },
    },
    ({ tx, params, body }) => returnLayer(tx, params.inventory_item_id, body),
  );

  api.write(
    {
      method: 'POST',
      url: '/inventory/items/:inventory_item_id/adjust',
      tag,
      access,
      summary: 'Correct the quantity of a layer',
      description:
        'Makes the ledger say what is really left of one layer. What is missing leaves at the layer’s cost; what is found enters as a layer of its own with the same batch, entry date and unit cost.',
      params,
      body: AdjustmentRequest,
      response: LayerMovement,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT', 'WAREHOUSE_TYPE_MISMATCH', 'IN_USE'],
      example: { body: { counted_quantity: '97.250', reason: 'Tartım farkı' } },
    },
    ({ tx, params, body }) => adjustLayer(tx, params.inventory_item_id, body),
  );

  api.write(
    {
      method: 'PUT',
      url: '/inventory/items/:inventory_item_id/location',
      tag,
      access,
      summary: 'Move a layer to another shelf',
      description: 'Changes the place inside the warehouse. To move stock to another warehouse, transfer it.',
      params,
      body: LocationRequest,
      response: InventoryItem,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: { location_in_warehouse: 'A-01-3' } },
    },
    ({ tx, params, body, expectedVersion }) =>
      relocateLayer(tx, params.inventory_item_id, body, expectedVersion),
  );
}
