import { type Api, success } from '../../platform/http/api.ts';
import { MessageAnswer } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import { listWarehouses } from './warehouses.queries.ts';
import {
  Warehouse,
  WarehouseCreate,
  WarehouseList,
  WarehousePage,
  WarehouseParams,
  WarehouseUpdate,
} from './warehouses.schemas.ts';
import { changeWarehouse, createWarehouse, deactivateWarehouse, getWarehouse } from './warehouses.service.ts';

const tag = 'Warehouses';

const EXAMPLE = {
  warehouse_code: 'RM01',
  warehouse_name: 'Hammadde Deposu',
  warehouse_type: 'RAW_MATERIALS',
  location: 'Gebze, A Blok',
  manager_name: 'Ayşe Yılmaz',
};

export function warehouseRoutes(api: Api): void {
  api.read(
    {
      url: '/warehouses',
      tag,
      access: 'read:warehouses',
      summary: 'List warehouses',
      description: 'Warehouses in the order of their codes, filtered by type, state and search text.',
      query: WarehouseList,
      response: WarehousePage,
    },
    ({ db, query }) => listWarehouses(db, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/warehouses',
      tag,
      access: 'write:warehouses',
      summary: 'Create a warehouse',
      description: 'The code is the name on labels and in files; it cannot be changed later.',
      body: WarehouseCreate,
      response: Warehouse,
      status: 201,
      errors: ['DUPLICATE'],
      example: { body: EXAMPLE },
    },
    ({ tx, body }) => createWarehouse(tx, body),
  );

  api.read(
    {
      url: '/warehouses/:warehouse_id',
      tag,
      access: 'read:warehouses',
      summary: 'Get a warehouse',
      description: 'One warehouse. Its ETag can be sent back as If-Match with a change.',
      params: WarehouseParams,
      response: Warehouse,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getWarehouse(db, params.warehouse_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/warehouses/:warehouse_id',
      tag,
      access: 'write:warehouses',
      summary: 'Update a warehouse',
      description:
        'Changes the fields that are sent and leaves the others. With If-Match it fails when somebody was faster. The type stays while the warehouse holds stock or an open order needs it.',
      params: WarehouseParams,
      body: WarehouseUpdate,
      response: Warehouse,
      errors: ['NOT_FOUND', 'CONFLICT', 'IN_USE'],
      example: { body: { manager_name: 'Mehmet Kaya' } },
    },
    ({ tx, params, body, expectedVersion }) =>
      changeWarehouse(tx, params.warehouse_id, body, expectedVersion),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/warehouses/:warehouse_id',
      tag,
      access: 'write:warehouses',
      summary: 'Deactivate a warehouse',
      description: 'Refused while it holds stock or an open order needs it. Nothing is erased.',
      params: WarehouseParams,
      response: MessageAnswer,
      errors: ['NOT_FOUND', 'IN_USE'],
    },
    async ({ tx, params }) => {
      const warehouse = await deactivateWarehouse(tx, params.warehouse_id);
      return success(tx, say`Warehouse ${warehouse.warehouse_code} is inactive now.`);
    },
  );
}
