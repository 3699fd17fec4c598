import {
  type Amount,
  amount,
  dateOf,
  dayOf,
  extendedCost,
  formatAmount,
  formatQuantity,
  greatest,
  orderQuantity,
  type Quantity,
  quantity,
  type WorkingCalendar,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { invalidField, notFound } from '../../platform/errors/app-error.ts';
import { withAnd } from '../../platform/words/joined.ts';
import type { Language } from '../../platform/words/language.ts';
import { type Sentence, type SentenceValue, say } from '../../platform/words/sentence.ts';
import { type Price, supplierPrices } from '../procurement/index.ts';
import { inactiveProduct } from './demands.service.ts';
import {
  type OrderedProduct,
  orderedProducts,
  type SupplierLink,
  supplierLinks,
} from './procurement-suggestions.queries.ts';
import type {
  ProcurementSuggestion,
  ProcurementSuggestions,
  ProcurementSuggestionsRequest,
  Shortage,
  SUPPLIER_RULES,
} from './procurement-suggestions.schemas.ts';
import { readWorkingDays, type WorkingDays, workingCalendar } from './working-days.ts';

type SupplierRule = (typeof SUPPLIER_RULES)[number];

/** As far as the plan looks ahead. */
const FURTHEST_DAYS = 3650;

/** What one supplier would deliver for one shortage, when and at which price. */
interface Offer {
  readonly link: SupplierLink;
  readonly minimum: Quantity;
  readonly quantity: Quantity;
  readonly price: Price;
  readonly total: Amount;
  readonly isForeign: boolean;
  readonly orderByDate: string;
  readonly expectedDate: string;
}

/**
 * From whom to order what is short, how much, when and at which price. Nothing is stored, and the number of statements does not
 * depend on the number of shortages.
 *
 * @throws VALIDATION_ERROR, NOT_FOUND, CONFLICT when a product is inactive
 */
export async function suggestProcurementOrders(
  db: Db,
  { shortages, supplier_rule: rule = 'PREFERRED' }: ProcurementSuggestionsRequest,
  language: Language,
): Promise<ProcurementSuggestions> {
  requireNearDates(db, shortages);
  const productIds = [...new Set(shortages.map((one) => one.product_id))];
  const [products, links, days] = await Promise.all([
    orderedProducts(db, productIds),
    supplierLinks(db, productIds),
    readWorkingDays(db),
  ]);
  const asked = shortages.map((shortage) => ({
    shortage,
    product: activeProduct(products, shortage.product_id),
  }));
  const offers = await offersFor(db, asked, links, days);
  const suggestions = asked.flatMap(({ shortage, product }, place) => {
    const [best, ...others] = (offers[place] ?? []).toSorted(RULES[rule]);
    return best === undefined
      ? []
      : [suggestionOf(db, { shortage, product, best, others, rule, days }, language)];
  });
  const served = new Set(suggestions.map((one) => one.product_id));
  return {
    suggestions,
    without_supplier: productIds
      .filter((productId) => !served.has(productId))
      .map((product_id) => ({
        product_id,
        product_code: activeProduct(products, product_id).product_code,
        reason: say`Nobody delivers it: link it to an active supplier.`.in(language),
      })),
  };
}

function requireNearDates(db: Db, shortages: readonly Shortage[]): void {
  const today = dayOf(db.clock.today());
  for (const [place, { needed_date }] of shortages.entries()) {
    if (Math.abs(dayOf(needed_date) - today) > FURTHEST_DAYS)
      throw invalidField(`shortages.${place}.needed_date`, say`must be within ten years of today`);
  }
}

function activeProduct(products: ReadonlyMap<number, OrderedProduct>, productId: number): OrderedProduct {
  const product = products.get(productId);
  if (product === undefined) throw notFound('product', productId);
  if (!product.is_active) throw inactiveProduct(product.product_code);
  return product;
}

interface Asked {
  readonly shortage: Shortage;
  readonly product: OrderedProduct;
}

/** For each shortage what each of its suppliers would deliver; all prices are asked for at once. */
async function offersFor(
  db: Db,
  asked: readonly Asked[],
  links: ReadonlyMap<number, readonly SupplierLink[]>,
  days: WorkingDays,
): Promise<Offer[][]> {
  const wanted = asked.flatMap(({ shortage, product }, place) =>
    (links.get(product.product_id) ?? []).map((link) => ({
      ...{ place, shortage, link },
      ...orderedAt(shortage, product, link),
    })),
  );
  const prices = await supplierPrices(
    db,
    wanted.map(({ link, quantity: ordered }) => ({
      supplier_id: link.supplier_id,
      product_id: link.product_id,
      quantity_ordered: formatQuantity(ordered),
    })),
  );
  const calendar = calendarFor(db, wanted, days);
  const today = dayOf(db.clock.today());
  const offers: Offer[][] = asked.map(() => []);
  for (const [index, { place, shortage, link, minimum, quantity: ordered }] of wanted.entries()) {
    const price = prices[index];
    if (price === undefined) continue;
    const orderBy = calendar.back(dayOf(shortage.needed_date), link.lead_time_days);
    offers[place]?.push({
      ...{ link, minimum, quantity: ordered, price },
      total: extendedCost(ordered, amount(price.unitPrice)),
      isForeign: price.currency !== db.policy.companyCurrency,
      orderByDate: dateOf(orderBy),
      expectedDate: dateOf(calendar.ahead(Math.max(today, orderBy), link.lead_time_days)),
    });
  }
  return offers;
}

function orderedAt(shortage: Shortage, product: OrderedProduct, link: SupplierLink) {
  const minimum = greatest(quantity(product.minimum_order_quantity), quantity(link.minimum_order_qty));
  const multiple = product.order_multiple === null ? null : quantity(product.order_multiple);
  return { minimum, quantity: orderQuantity(quantity(shortage.required_quantity), { minimum, multiple }) };
}

function calendarFor(
  db: Db,
  wanted: readonly { readonly shortage: Shortage; readonly link: SupplierLink }[],
  days: WorkingDays,
): WorkingCalendar {
  const dates = [db.clock.today(), ...wanted.map(({ shortage }) => shortage.needed_date)].map(dayOf);
  const longest = Math.max(0, ...wanted.map(({ link }) => link.lead_time_days));
  return workingCalendar(days, Math.min(...dates), Math.max(...dates), longest);
}

type Order = (a: Offer, b: Offer) => number;

/** Amounts in two currencies cannot be compared: the company's go first, foreign ones as the numbers stand. */
const cheapest: Order = (a, b) =>
  Number(a.isForeign) - Number(b.isForeign) ||
  Number(a.total > b.total) - Number(a.total < b.total) ||
  a.link.lead_time_days - b.link.lead_time_days ||
  a.link.supplier_id - b.link.supplier_id;

const RULES: Readonly<Record<SupplierRule, Order>> = {
  PREFERRED: (a, b) => Number(b.link.is_preferred) - Number(a.link.is_preferred) || cheapest(a, b),
  CHEAPEST: cheapest,
  EARLIEST: (a, b) => a.link.lead_time_days - b.link.lead_time_days || cheapest(a, b),
};

interface Decision extends Asked {
  readonly best: Offer;
  readonly others: readonly Offer[];
  readonly rule: SupplierRule;
  readonly days: WorkingDays;
}

function suggestionOf(db: Db, decision: Decision, language: Language): ProcurementSuggestion {
  const { shortage, product, best, others } = decision;
  const { link, price } = best;
  const isLate = best.orderByDate < db.clock.today();
  return {
    product_id: product.product_id,
    product_code: product.product_code,
    product_name: product.product_name,
    unit_of_measure: product.unit_of_measure,
    required_quantity: shortage.required_quantity,
    needed_date: shortage.needed_date,
    supplier_id: link.supplier_id,
    supplier_code: link.supplier_code,
    supplier_name: link.supplier_name,
    quantity: formatQuantity(best.quantity),
    lead_time_days: link.lead_time_days,
    order_by_date: best.orderByDate,
    is_late: isLate,
    expected_date: best.expectedDate,
    unit_price: price.unitPrice,
    currency: price.currency,
    price_source: price.source,
    total_price: formatAmount(best.total),
    minimum_order_quantity: formatQuantity(best.minimum),
    next_price_break: link.price_breaks.find((one) => quantity(one.quantity) > best.quantity) ?? null,
    alternatives: others.map((other) => ({
      supplier_id: other.link.supplier_id,
      supplier_code: other.link.supplier_code,
      unit_price: other.price.unitPrice,
      currency: other.price.currency,
      lead_time_days: other.link.lead_time_days,
      expected_date: other.expectedDate,
    })),
    explanation: inWords(decision, isLate).in(language),
  };
}

function inWords(decision: Decision, isLate: boolean): Sentence {
  const { shortage, product, best, days } = decision;
  const unit = product.unit_of_measure;
  const required = quantity(shortage.required_quantity);
  const { required_quantity: short, needed_date: day } = shortage;
  const needed =
    best.quantity === required
      ? say`${short} ${unit} are needed on ${day}.`
      : say`${short} ${unit} are needed on ${day}, ordered as ${formatQuantity(best.quantity)} ${unit} because ${limitsInWords(best, required, product.order_multiple)}.`;
  return say`${needed} ${choiceInWords(decision)} ${deliveryInWords(best, days, isLate)}`;
}

function deliveryInWords(
  { link, orderByDate, expectedDate }: Offer,
  days: WorkingDays,
  isLate: boolean,
): Sentence {
  const leadTime =
    days.working_weekdays === null
      ? say`It delivers in ${link.lead_time_days} days`
      : say`It delivers in ${link.lead_time_days} working days`;
  return isLate
    ? say`${leadTime}, so order by ${orderByDate}; that day is over, and ordered today it comes on ${expectedDate}.`
    : say`${leadTime}, so order by ${orderByDate}.`;
}

function limitsInWords({ minimum }: Offer, required: Quantity, multiple: string | null): SentenceValue {
  return withAnd([
    ...(minimum > required ? [say`at least ${formatQuantity(minimum)} are ordered`] : []),
    ...(multiple === null ? [] : [say`orders are multiples of ${multiple}`]),
  ]);
}

function choiceInWords({ best, others, rule }: Decision): Sentence {
  const { supplier_code: code } = best.link;
  if (others.length === 0) return say`${code} is the only supplier.`;
  const count = others.length + 1;
  if (rule === 'PREFERRED' && best.link.is_preferred) return say`${code} is the preferred supplier.`;
  if (rule === 'EARLIEST') return say`${code} has the shortest lead time of ${count} suppliers.`;
  if (best.isForeign)
    return say`${code} has the lowest price of ${count} suppliers as the numbers stand, all of them in foreign currencies.`;
  const left = others.filter((one) => one.isForeign).length;
  return left === 0
    ? say`${code} is the cheapest of ${count} suppliers.`
    : say`${code} is the cheapest of ${count} suppliers (${left} with a price in a foreign currency left out).`;
}
