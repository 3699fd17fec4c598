import { type Api, success } from '../../platform/http/api.ts';
import { MessageAnswer } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  SupplierProduct,
  SupplierProductLink,
  SupplierProductList,
  SupplierProductPage,
} from './supplier-products.schemas.ts';
import { linkProduct, listSupplierProducts } from './supplier-products.service.ts';
import {
  Supplier,
  SupplierCreate,
  SupplierList,
  SupplierPage,
  SupplierParams,
  SupplierUpdate,
} from './suppliers.schemas.ts';
import {
  changeSupplier,
  createSupplier,
  deactivateSupplier,
  getSupplier,
  listSuppliers,
} from './suppliers.service.ts';

const tag = 'Suppliers';

const EXAMPLE = {
  supplier_code: 'ERDEMIR',
  supplier_name: 'Ereğli Demir ve Çelik',
  contact_person: 'Ayşe Yılmaz',
  email: 'satis@example.com',
  phone: '+90 262 555 01 01',
  city: 'Ereğli',
  country: 'Türkiye',
  payment_terms: '30 gün vadeli',
  lead_time_days: 10,
  quality_rating: '4.50',
};

const LINK_EXAMPLE = {
  product_id: 1,
  supplier_product_code: 'HR-2.0-1500',
  unit_price: '31.7500',
  currency: 'TRY',
  minimum_order_qty: '500.000',
  lead_time_days: 10,
  is_preferred: true,
};

export function supplierRoutes(api: Api): void {
  api.read(
    {
      url: '/suppliers',
      tag,
      access: 'read:suppliers',
      summary: 'List suppliers',
      description:
        'Suppliers in the order of their codes, with what their deliveries of the last 365 days say of them. `search` looks into code, name and city.',
      query: SupplierList,
      response: SupplierPage,
    },
    ({ db, query }) => listSuppliers(db, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/suppliers',
      tag,
      access: 'write:suppliers',
      summary: 'Create a supplier',
      description: 'The code cannot be changed later.',
      body: SupplierCreate,
      response: Supplier,
      status: 201,
      errors: ['DUPLICATE'],
      example: { body: EXAMPLE },
    },
    ({ tx, body }) => createSupplier(tx, body),
  );

  api.read(
    {
      url: '/suppliers/:supplier_id',
      tag,
      access: 'read:suppliers',
      summary: 'Get a supplier',
      description: 'One supplier. Its ETag can be sent back as If-Match with a change.',
      params: SupplierParams,
      response: Supplier,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getSupplier(db, params.supplier_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/suppliers/:supplier_id',
      tag,
      access: 'write:suppliers',
      summary: 'Update a supplier',
      description:
        'Changes the fields that are sent and leaves the others. With If-Match it fails when somebody was faster.',
      params: SupplierParams,
      body: SupplierUpdate,
      response: Supplier,
      errors: ['NOT_FOUND', 'CONFLICT', 'IN_USE'],
      example: { body: { payment_terms: '60 gün vadeli', delivery_rating: '4.00' } },
    },
    ({ tx, params, body, expectedVersion }) => changeSupplier(tx, params.supplier_id, body, expectedVersion),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/suppliers/:supplier_id',
      tag,
      access: 'write:suppliers',
      summary: 'Deactivate a supplier',
      description:
        'Refused while it has open purchase orders. It stops being the preferred supplier of its products; nothing is erased.',
      params: SupplierParams,
      response: MessageAnswer,
      errors: ['NOT_FOUND', 'IN_USE'],
    },
    async ({ tx, params }) => {
      const supplier = await deactivateSupplier(tx, params.supplier_id);
      return success(tx, say`Supplier ${supplier.supplier_code} is inactive now.`);
    },
  );

  linkRoutes(api);
}

/** Which products a supplier delivers, and at which price. */
function linkRoutes(api: Api): void {
  api.read(
    {
      url: '/suppliers/:supplier_id/products',
      tag,
      access: 'read:suppliers',
      summary: 'List the products of a supplier',
      description: 'What the supplier delivers, with price, minimum quantity and lead time.',
      params: SupplierParams,
      query: SupplierProductList,
      response: SupplierProductPage,
      errors: ['NOT_FOUND'],
    },
    ({ db, params, query }) => listSupplierProducts(db, params.supplier_id, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/suppliers/:supplier_id/products',
      tag,
      access: 'write:suppliers',
      summary: 'Link a product to a supplier',
      description:
        'One product per request. A repeat changes the link: fields that are left out keep their values. A product has one preferred supplier; the last one who is given the preference has it.',
      params: SupplierParams,
      body: SupplierProductLink,
      response: SupplierProduct,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: { body: LINK_EXAMPLE },
    },
    ({ tx, params, body }) => linkProduct(tx, params.supplier_id, body),
  );
}
