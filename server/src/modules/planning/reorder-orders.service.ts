import type { Tx } from '../../platform/database/database.ts';
import { invalidField, notFound } from '../../platform/errors/app-error.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { createPurchaseOrder } from '../procurement/index.ts';
import type {
  ReorderOrders,
  ReorderOrdersRequest,
  ReorderSuggestion,
} from './reorder-suggestions.schemas.ts';
import { groupedBySupplier, reorderSuggestions } from './reorder-suggestions.service.ts';

/**
 * Turns suggestions into draft purchase orders, one per supplier and currency, at today's prices. What needs no order, is made
 * here or has no supplier is skipped and says so; with a quantity of its own a product is ordered whether it is needed or not.
 *
 * @throws NOT_FOUND, VALIDATION_ERROR (a product twice), and what creating a purchase order throws
 */
export async function orderSuggestions(tx: Tx, request: ReorderOrdersRequest): Promise<ReorderOrders> {
  const { language } = tx.actor;
  const given = new Map<number, string | undefined>();
  for (const [place, item] of request.items.entries()) {
    if (given.has(item.product_id)) throw invalidField(`items.${place}.product_id`, say`comes twice`);
    given.set(item.product_id, item.quantity);
  }
  const suggestions = await reorderSuggestions(tx, [...given.keys()], language, request.cover_days);
  const known = new Set(suggestions.map((one) => one.product_id));
  for (const productId of given.keys()) if (!known.has(productId)) throw notFound('product', productId);

  const quantityOf = (one: ReorderSuggestion) => given.get(one.product_id) ?? one.suggested_quantity;
  const skipped = suggestions.flatMap((one) => {
    const reason = whyNot(one, quantityOf(one));
    return reason === undefined
      ? []
      : [{ product_id: one.product_id, product_code: one.product_code, reason: reason.in(language) }];
  });
  const without = new Set(skipped.map((one) => one.product_id));
  const orders: ReorderOrders['orders'] = [];
  const wanted = suggestions.filter((one) => !without.has(one.product_id));
  for (const { supplier, currency, items } of groupedBySupplier(wanted)) {
    orders.push(
      await createPurchaseOrder(tx, {
        supplier_id: supplier.supplier_id,
        warehouse_id: request.warehouse_id,
        ...rateOf(currency, request, tx.policy.companyCurrency),
        items: items.map((one) => ({ product_id: one.product_id, quantity_ordered: quantityOf(one) })),
      }),
    );
  }
  return { orders, skipped };
}

/** @throws VALIDATION_ERROR when the rate of a foreign currency is not given */
function rateOf(currency: string, { exchange_rates = [] }: ReorderOrdersRequest, company: string) {
  if (currency === company) return { currency };
  const rate = exchange_rates.find((one) => one.currency === currency);
  if (rate === undefined) throw invalidField('exchange_rates', say`needs the rate of ${currency}`);
  return { currency, exchange_rate: rate.exchange_rate };
}

function whyNot(one: ReorderSuggestion, ordered: string): Sentence | undefined {
  if (one.order_type === 'MAKE') return say`It is made here: plan a production order.`;
  if (one.supplier === null) return say`Nobody delivers it: link it to a supplier.`;
  if (one.currency === null) return say`No price is known: enter one at its supplier.`;
  if (ordered === '0.000') return say`No order is needed: ${one.explanation.at(-1) ?? ''}`;
  return undefined;
}
