import type { Api } from '../../platform/http/api.ts';
import { PurchasePrice, PurchasePriceQuery } from './purchase-prices.schemas.ts';
import { quotePrice } from './purchase-prices.service.ts';

export function purchasePriceRoutes(api: Api): void {
  api.read(
    {
      url: '/procurement/price',
      tag: 'Procurement',
      access: 'read:procurement',
      summary: 'Ask for a purchase price',
      description:
        'What a line without a price of its own would cost: the supplier’s best price break for the quantity, else its price, else what was paid last. Also from which quantity on it gets another price.',
      query: PurchasePriceQuery,
      response: PurchasePrice,
      errors: ['NOT_FOUND'],
    },
    ({ db, query }) => quotePrice(db, query),
  );
}
