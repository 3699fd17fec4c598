import { type Api, success } from '../../platform/http/api.ts';
import { MessageAnswer } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import { listProducts } from './products.queries.ts';
import {
  Product,
  ProductCreate,
  ProductDetail,
  ProductList,
  ProductPage,
  ProductParams,
  ProductUpdate,
} from './products.schemas.ts';
import { changeProduct, createProduct, deactivateProduct, getProduct } from './products.service.ts';

const tag = 'Products';

const EXAMPLE = {
  product_code: 'RM-STEEL-02',
  product_name: 'ÇELİK SAC 2 MM',
  product_type: 'RAW_MATERIAL',
  unit_of_measure: 'KG',
  standard_cost: '32.5000',
  minimum_stock_level: '500.000',
  critical_stock_level: '200.000',
  lead_time_days: 7,
  lot_sizing_rule: 'FIXED_QUANTITY',
  lot_size: '1000.000',
  maximum_order_quantity: '5000.000',
  safety_days_of_cover: 5,
};

export function productRoutes(api: Api): void {
  api.read(
    {
      url: '/products',
      tag,
      access: 'read:products',
      summary: 'List products',
      description: 'Products in the order of their codes. `search` looks into code, name and type.',
      query: ProductList,
      response: ProductPage,
    },
    ({ db, query }) => listProducts(db, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/products',
      tag,
      access: 'write:products',
      summary: 'Create a product',
      description: 'The code cannot be changed later, and the unit only until stock, orders or BOMs use it.',
      body: ProductCreate,
      response: Product,
      status: 201,
      errors: ['DUPLICATE', 'INVALID_UNIT'],
      example: { body: EXAMPLE },
    },
    ({ tx, body }) => createProduct(tx, body),
  );

  api.read(
    {
      url: '/products/:product_id',
      tag,
      access: 'read:products',
      summary: 'Get a product',
      description: 'One product with its own units. Its ETag can be sent back as If-Match with a change.',
      params: ProductParams,
      response: ProductDetail,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getProduct(db, params.product_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/products/:product_id',
      tag,
      access: 'write:products',
      summary: 'Update a product',
      description:
        'Changes the fields that are sent and leaves the others. With If-Match it fails when somebody was faster. A new standard cost is kept in the cost history.',
      params: ProductParams,
      body: ProductUpdate,
      response: Product,
      errors: ['NOT_FOUND', 'CONFLICT', 'INVALID_UNIT', 'IN_USE'],
      example: {
        body: {
          standard_cost: '34.0000',
          safety_stock: '250.000',
          ordering_cost: '450.0000',
          annual_holding_rate: '20.00',
        },
      },
    },
    ({ tx, params, body, expectedVersion }) => changeProduct(tx, params.product_id, body, expectedVersion),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/products/:product_id',
      tag,
      access: 'write:products',
      summary: 'Deactivate a product',
      description: 'Refused while stock, an open order or an active BOM needs it. Nothing is erased.',
      params: ProductParams,
      response: MessageAnswer,
      errors: ['NOT_FOUND', 'IN_USE'],
    },
    async ({ tx, params }) => {
      const product = await deactivateProduct(tx, params.product_id);
      return success(tx, say`Product ${product.product_code} is inactive now.`);
    },
  );
}
