import type { Api } from '../../platform/http/api.ts';
import { listReturns } from './supplier-returns.queries.ts';
import {
  SupplierReturn,
  SupplierReturnList,
  SupplierReturnPage,
  SupplierReturnParams,
  SupplierReturnRequest,
} from './supplier-returns.schemas.ts';
import { getReturn, returnToSupplier } from './supplier-returns.service.ts';

const tag = 'Procurement';

export function supplierReturnRoutes(api: Api): void {
  api.write(
    {
      method: 'POST',
      url: '/procurement/returns',
      tag,
      access: 'receive:procurement',
      summary: 'Return goods to their supplier',
      description:
        'Takes a quantity out of a named layer, at its cost, and books it to the supplier, order and receipt that the layer came with, also when it was split or moved since. Reserved stock stays, and what was received stays received.',
      body: SupplierReturnRequest,
      response: SupplierReturn,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT', 'INSUFFICIENT_STOCK', 'IN_USE'],
      example: { body: { inventory_item_id: 1, quantity: '10.000', reason: 'Paslı geldi' } },
    },
    ({ tx, body }) => returnToSupplier(tx, body),
  );

  api.read(
    {
      url: '/procurement/returns',
      tag,
      access: 'read:procurement',
      summary: 'List returns to suppliers',
      description:
        'What went back, newest first; by supplier, order, product, layer and day. The search finds suppliers and products.',
      query: SupplierReturnList,
      response: SupplierReturnPage,
    },
    ({ db, query }) => listReturns(db, query),
  );

  api.read(
    {
      url: '/procurement/returns/:supplier_return_id',
      tag,
      access: 'read:procurement',
      summary: 'Get a return to a supplier',
      description: 'One return: what went back, to whom, why, and what it was worth in stock.',
      params: SupplierReturnParams,
      response: SupplierReturn,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getReturn(db, params.supplier_return_id),
  );
}
