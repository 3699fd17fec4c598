import { type Api, success } from '../../platform/http/api.ts';
import { MessageAnswer } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import {
  ConversionQuery,
  ProductUnitFactor,
  ProductUnitParams,
  ProductUnits,
  UnitConversionResult,
} from './product-units.schemas.ts';
import {
  convertProductQuantity,
  listProductUnits,
  removeProductUnit,
  setProductUnit,
} from './product-units.service.ts';
import { ProductParams } from './products.schemas.ts';

const tag = 'Units';

export function productUnitRoutes(api: Api): void {
  api.read(
    {
      url: '/products/:product_id/units',
      tag,
      access: 'read:products',
      summary: 'List the units of a product',
      description:
        'The stock unit and every unit that converts to it: by its dimension, or by a conversion of the product’s own.',
      params: ProductParams,
      response: ProductUnits,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => listProductUnits(db, params.product_id),
  );

  api.read(
    {
      url: '/products/:product_id/units/convert',
      tag,
      access: 'read:products',
      summary: 'Convert a quantity of a product',
      description:
        'From one unit of the product to another, computed exactly and rounded half up to 3 decimals; the answer says whether rounding lost anything.',
      params: ProductParams,
      query: ConversionQuery,
      response: UnitConversionResult,
      errors: ['NOT_FOUND', 'INVALID_UNIT'],
    },
    ({ db, params, query }) => convertProductQuantity(db, params.product_id, query),
  );

  api.write(
    {
      method: 'PUT',
      url: '/products/:product_id/units/:unit_code',
      tag,
      access: 'write:products',
      summary: 'Set a unit conversion of a product',
      description:
        'One of the unit is `factor` stock units: one sheet of this steel is 15.7 kg. It goes before the usual conversion of the unit. Recipes that name the unit mean the new factor from now on; what is booked or reserved stays.',
      params: ProductUnitParams,
      body: ProductUnitFactor,
      response: ProductUnits,
      errors: ['NOT_FOUND', 'CONFLICT', 'INVALID_UNIT'],
      example: { body: { factor: '15.7' } },
    },
    ({ tx, params, body, expectedVersion }) =>
      setProductUnit(tx, params.product_id, params.unit_code, body.factor, expectedVersion),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/products/:product_id/units/:unit_code',
      tag,
      access: 'write:products',
      summary: 'Remove a unit conversion of a product',
      description: 'Refused while a draft or active recipe or an open order gives quantities in the unit.',
      params: ProductUnitParams,
      response: MessageAnswer,
      errors: ['NOT_FOUND', 'CONFLICT', 'IN_USE'],
    },
    async ({ tx, params, expectedVersion }) => {
      const product = await removeProductUnit(tx, params.product_id, params.unit_code, expectedVersion);
      return success(
        tx,
        say`Product ${product.product_code} has no conversion of its own for ${params.unit_code} now.`,
      );
    },
  );
}
