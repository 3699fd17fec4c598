import type { Api } from '../../platform/http/api.ts';
import { getItem, listItems } from './items.queries.ts';
import { InventoryItem, InventoryItemList, InventoryItemPage, InventoryItemParams } from './items.schemas.ts';

export function itemRoutes(api: Api): void {
  api.read(
    {
      url: '/inventory/items',
      tag: 'Inventory',
      access: 'read:inventory',
      summary: 'List inventory items',
      description:
        'Layers with stock in FIFO order: the first of a product is the next that will be issued. With `as_of` the layers ' +
        'as they stood then, from the ledger: what was posted up to that moment counts, so a receipt that was entered ' +
        'later with an earlier entry date, or a later revaluation, does not change the past. Quantities, value, unit ' +
        'cost, quality and what was available on that day are those of then; the place in the warehouse, the remarks ' +
        'and whether the warehouse is active are as they are now.',
      query: InventoryItemList,
      response: InventoryItemPage,
    },
    ({ db, query }) => listItems(db, query),
  );

  api.read(
    {
      url: '/inventory/items/:inventory_item_id',
      tag: 'Inventory',
      access: 'read:inventory',
      summary: 'Get an inventory item',
      description: 'One layer, also when nothing of it is left.',
      params: InventoryItemParams,
      response: InventoryItem,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getItem(db, params.inventory_item_id),
  );
}
