import type { Api } from '../../platform/http/api.ts';
import {
  PriceBreakParams,
  PriceBreaksReplacement,
  SupplierPriceBreaks,
} from './supplier-price-breaks.schemas.ts';
import { getPriceBreaks, setPriceBreaks } from './supplier-price-breaks.service.ts';

const tag = 'Suppliers';

export function supplierPriceBreakRoutes(api: Api): void {
  api.read(
    {
      url: '/suppliers/:supplier_id/products/:product_id/price-breaks',
      tag,
      access: 'read:suppliers',
      summary: 'Get the price breaks of a supplier’s product',
      description: 'What the product costs from which quantity on, and when.',
      params: PriceBreakParams,
      response: SupplierPriceBreaks,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getPriceBreaks(db, params.supplier_id, params.product_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/suppliers/:supplier_id/products/:product_id/price-breaks',
      tag,
      access: 'write:suppliers',
      summary: 'Set the price breaks of a supplier’s product',
      description:
        'Replaces all of them. A purchase order takes the one with the largest minimum quantity that its line reaches, of those valid on the order’s day: from valid_from on, until the day before valid_to. For one minimum quantity there is at most one price on any day.',
      params: PriceBreakParams,
      body: PriceBreaksReplacement,
      response: SupplierPriceBreaks,
      errors: ['NOT_FOUND', 'CONFLICT'],
      example: {
        body: {
          price_breaks: [
            { minimum_quantity: '1000.000', unit_price: '30.5000', valid_from: '2026-01-01' },
            {
              minimum_quantity: '5000.000',
              unit_price: '29.2500',
              valid_from: '2026-01-01',
              valid_to: '2027-01-01',
            },
          ],
        },
      },
    },
    ({ tx, params, body, expectedVersion }) =>
      setPriceBreaks(tx, params.supplier_id, params.product_id, body.price_breaks, expectedVersion),
  );
}
