import { AppError, invalidField } from '../../platform/errors/app-error.ts';
import type { Language } from '../../platform/words/language.ts';
import type { Sentence } from '../../platform/words/sentence.ts';
import { say } from '../../platform/words/sentence.ts';
import { knownPrice, type PriceFacts } from './order-prices.ts';
import type {
  PriceSource,
  PurchaseOrder,
  PurchaseOrderLineRequest,
  PurchaseOrderWarning,
} from './orders.schemas.ts';

/** A line as it will be written. */
export interface PricedLine {
  readonly product_id: number;
  readonly quantity_ordered: string;
  readonly unit_price: string;
  readonly price_source: PriceSource;
  readonly supplier_product_code: string | null;
  readonly expected_delivery_date: string | null;
  readonly notes: string | null;
}

/** The currency of the links when all lines have one and they agree, else the company's. */
export function currencyOf(facts: readonly PriceFacts[], companyCurrency: string): string {
  const [first, ...others] = new Set(facts.map((one) => one.link_currency));
  return first == null || others.length > 0 ? companyCurrency : first;
}

/** @throws VALIDATION_ERROR */
export function exchangeRateOf(
  currency: string,
  given: string | null | undefined,
  companyCurrency: string,
): string {
  if (currency === companyCurrency) {
    if (given == null || given === '1.000000') return '1.000000';
    throw invalidField(
      'exchange_rate',
      say`must be 1 or left out: ${currency} is the company’s own currency`,
    );
  }
  if (given != null) return given;
  throw invalidField(
    'exchange_rate',
    say`is required: the order is in ${currency} and stock is valued in ${companyCurrency}`,
  );
}

/** Every line with its price. @throws VALIDATION_ERROR that names each line without a usable price */
export function pricedLines(
  items: readonly PurchaseOrderLineRequest[],
  facts: readonly PriceFacts[],
  currency: string,
): PricedLine[] {
  const problems: { readonly field: string; readonly message: Sentence }[] = [];
  const lines = items.map((item, place) => {
    const fact = facts[place];
    if (fact === undefined) throw new Error(`Line ${place} has no price facts`);
    const price = priceOf(item, fact, currency);
    if ('problem' in price) problems.push({ field: `items.${place}.unit_price`, message: price.problem });
    return {
      product_id: item.product_id,
      quantity_ordered: item.quantity_ordered,
      unit_price: 'problem' in price ? '0' : price.unitPrice,
      price_source: 'problem' in price ? 'GIVEN' : price.source,
      supplier_product_code: fact.supplier_product_code,
      expected_delivery_date: item.expected_delivery_date ?? null,
      notes: item.notes ?? null,
    } as const;
  });
  const [first] = problems;
  if (first === undefined) return lines;
  throw new AppError('VALIDATION_ERROR', say`${first.field}: ${first.message}`, problems.slice(0, 50));
}

type Priced = { readonly unitPrice: string; readonly source: PriceSource } | { readonly problem: Sentence };

function priceOf(item: PurchaseOrderLineRequest, facts: PriceFacts, currency: string): Priced {
  if (item.unit_price != null) return { unitPrice: item.unit_price, source: 'GIVEN' };
  const known = knownPrice(facts);
  if (known === undefined) {
    return {
      problem: say`is required: neither the supplier nor an earlier purchase has a price for the product`,
    };
  }
  if (known.currency === currency) return known;
  return {
    problem:
      known.source === 'LAST_PRICE'
        ? say`is required: the last purchase was in ${known.currency} and the order is in ${currency}. Give the price in ${currency}, or order in ${known.currency}`
        : say`is required: the supplier’s price is in ${known.currency} and the order is in ${currency}. Give the price in ${currency}, or order in ${known.currency}`,
  };
}

/** @throws VALIDATION_ERROR when a day is before the order's */
export function requireDays(
  orderDate: string,
  header: string | null,
  items: readonly { readonly expected_delivery_date?: string | null }[],
): void {
  const message = say`must not be before ${orderDate}, the day of the order`;
  if (header !== null && header < orderDate) throw invalidField('expected_delivery_date', message);
  for (const [place, { expected_delivery_date: day }] of items.entries()) {
    if (day != null && day < orderDate) throw invalidField(`items.${place}.expected_delivery_date`, message);
  }
}

/** What a buyer should look at again. The facts are those of the order's lines, in their order. */
export function warningsOf(
  order: PurchaseOrder,
  facts: readonly PriceFacts[],
  language: Language,
): PurchaseOrderWarning[] {
  return order.items.flatMap((item, place) => {
    const fact = facts[place];
    if (fact === undefined) return [];
    const { po_item_id, line_number, product_code, unit_of_measure: unit } = item;
    const warnings: PurchaseOrderWarning[] = [];
    const warn = (code: PurchaseOrderWarning['code'], message: Sentence) =>
      warnings.push({ line_number, po_item_id, code, message: message.in(language) });
    if (!fact.is_linked) {
      warn(
        'NOT_LINKED',
        say`${product_code} is not linked to ${order.supplier_code}. Check that it sells it.`,
      );
    }
    if (fact.is_below_minimum) {
      warn(
        'BELOW_MINIMUM_ORDER',
        say`${order.supplier_code} sells ${product_code} from ${fact.minimum_order_qty ?? ''} ${unit}; ordered are ${item.quantity_ordered}.`,
      );
    }
    if (item.price_source === 'LAST_PRICE') {
      warn(
        'PRICE_FROM_LAST_PURCHASE',
        say`${product_code} has the price of its last purchase, ${item.unit_price} ${order.currency}. Ask ${order.supplier_code} for its price.`,
      );
    }
    return warnings;
  });
}
