import type { Api } from '../../platform/http/api.ts';
import { InventoryItemParams } from './items.schemas.ts';
import { Trace } from './trace.schemas.ts';
import { traceItem } from './trace.service.ts';

export function traceRoutes(api: Api): void {
  api.read(
    {
      url: '/inventory/items/:inventory_item_id/trace',
      tag: 'Inventory',
      access: 'read:inventory',
      summary: 'Trace a batch backward and forward',
      description:
        'Over all levels. Backward: the layers that it was transferred or split from, the component batches that the ' +
        'booking which made it consumed, and so on to the suppliers and purchase orders. Forward: where it was moved to, ' +
        'which orders consumed it, which batches they made of it, what left the factory and with which document, and what ' +
        'is still on hand. A batch that an order consumed in its second booking is not in what the first one made. Up to ' +
        '5,000 layers in each direction; beyond that `is_complete` is false.',
      params: InventoryItemParams,
      response: Trace,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => traceItem(db, params.inventory_item_id),
  );
}
