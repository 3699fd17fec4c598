import {
  amount,
  extendedCost,
  forecastDemand,
  formatAmount,
  formatQuantity,
  greatest,
  quantity,
  total,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Language } from '../../platform/words/language.ts';
import { availableQuantities } from '../inventory/index.ts';
import { type Price, supplierPrices } from '../procurement/index.ts';
import { addDays, dailyConsumption } from './daily-consumption.ts';
import { type ReorderFigures, reorderFigures } from './reorder-arithmetic.ts';
import { type ReorderFacts, reorderFacts, watchedProducts } from './reorder-facts.queries.ts';
import type { ReorderSuggestion, ReorderSuggestions } from './reorder-suggestions.schemas.ts';

/** Days of history that demand is forecast from: a quarter shows weekly and monthly demand, and forgets last year's. */
const HISTORY_DAYS = 90;
const COVER_DAYS = 30;

/**
 * Whether a product should be ordered, how much, from whom, by when and at which price, with the arithmetic in words.
 *
 * @throws NOT_FOUND
 */
export async function suggestReorderQuantities(
  db: Db,
  productId: number,
  language: Language,
  coverDays: number = COVER_DAYS,
): Promise<ReorderSuggestion> {
  const [suggestion] = await reorderSuggestions(db, [productId], language, coverDays);
  if (suggestion === undefined) throw notFound('product', productId);
  return suggestion;
}

/** The same for many products: four statements whatever their number. A product that does not exist is absent. */
export async function reorderSuggestions(
  db: Db,
  productIds: readonly number[],
  language: Language,
  coverDays: number = COVER_DAYS,
): Promise<ReorderSuggestion[]> {
  const [facts, consumed, stock] = await Promise.all([
    reorderFacts(db, productIds),
    dailyConsumption(db, productIds, HISTORY_DAYS),
    availableQuantities(db, productIds, null),
  ]);
  const today = db.clock.today();
  const worked = facts.map((one) => {
    const series = consumed.get(one.product_id)?.days ?? [];
    const available = stock.get(one.product_id) ?? ZERO_QUANTITY;
    const forecast = forecastDemand(series);
    const figures = reorderFigures({
      facts: one,
      available,
      forecast,
      historyDays: series.length,
      coverDays,
      today,
    });
    return { facts: one, figures, available, forecast };
  });
  const prices = await pricesFor(db, worked);
  return worked.map(({ facts: one, figures, available, forecast }) => ({
    ...identity(one),
    ...decision(figures, one),
    ...priced(figures, prices.get(one.product_id)),
    available_quantity: formatQuantity(available),
    on_order_quantity: one.on_order,
    in_production_quantity: one.in_production,
    open_requirement: one.open_requirement,
    position: formatQuantity(figures.position),
    safety_quantity: formatQuantity(figures.safety),
    lead_time_days: figures.leadTimeDays,
    lead_time_source: figures.leadTimeSource,
    measured_lead_time_days: one.measured_lead_time_days,
    cover_days: coverDays,
    forecast_method: forecast.method,
    lead_time_demand: formatQuantity(figures.leadTimeDemand),
    cover_demand: formatQuantity(figures.coverDemand),
    reorder_point: formatQuantity(figures.reorderPoint),
    explanation: figures.explanation.map((one) => one.in(language)),
  }));
}

function identity(facts: ReorderFacts) {
  const { product_id, product_code, product_name, unit_of_measure } = facts;
  const supplier =
    facts.supplier_id === null || facts.is_made
      ? null
      : {
          supplier_id: facts.supplier_id,
          supplier_code: facts.supplier_code ?? '',
          supplier_name: facts.supplier_name ?? '',
          is_preferred: facts.is_preferred ?? false,
        };
  return { product_id, product_code, product_name, unit_of_measure, supplier };
}

function decision(figures: ReorderFigures, facts: ReorderFacts) {
  return {
    order_type: facts.is_made ? ('MAKE' as const) : ('BUY' as const),
    is_needed: figures.isNeeded,
    suggested_quantity: formatQuantity(figures.quantity),
    order_by_date: figures.orderByDate,
    delivery_date: figures.orderByDate === null ? null : addDays(figures.orderByDate, figures.leadTimeDays),
  };
}

/** What is not needed yet is priced at the least that the supplier takes, so that a buyer sees the price at all. */
async function pricesFor(
  db: Db,
  worked: readonly { facts: ReorderFacts; figures: ReorderFigures }[],
): Promise<Map<number, Price>> {
  const bought = worked.flatMap(({ facts, figures }) =>
    facts.supplier_id === null || facts.is_made
      ? []
      : [
          {
            supplier_id: facts.supplier_id,
            product_id: facts.product_id,
            quantity_ordered: formatQuantity(
              greatest(figures.quantity, quantity(facts.supplier_minimum ?? '0')),
            ),
          },
        ],
  );
  const prices = await supplierPrices(db, bought);
  return new Map(
    bought.flatMap(({ product_id }, place) => {
      const price = prices[place];
      return price === undefined ? [] : [[product_id, price]];
    }),
  );
}

function priced(figures: ReorderFigures, price: Price | undefined) {
  if (price === undefined) return { unit_price: null, currency: null, price_source: null, total_price: null };
  return {
    unit_price: price.unitPrice,
    currency: price.currency,
    price_source: price.source,
    total_price: formatAmount(extendedCost(figures.quantity, amount(price.unitPrice))),
  };
}

/** All watched products, grouped as a buyer orders them: by supplier and currency. */
export async function listReorderSuggestions(
  db: Db,
  {
    coverDays = COVER_DAYS,
    neededOnly = true,
  }: { coverDays?: number | undefined; neededOnly?: boolean | undefined },
  language: Language,
): Promise<ReorderSuggestions> {
  const all = await reorderSuggestions(db, await watchedProducts(db), language, coverDays);
  const shown = neededOnly ? all.filter((one) => one.is_needed) : all;
  const bought = shown.filter((one) => one.order_type === 'BUY');
  return {
    suppliers: groupedBySupplier(bought).map(({ supplier, currency, items }) => ({
      supplier_id: supplier.supplier_id,
      supplier_code: supplier.supplier_code,
      supplier_name: supplier.supplier_name,
      currency,
      total_price: formatAmount(total(items.map((item) => amount(item.total_price ?? '0')))),
      items,
    })),
    to_make: shown.filter((one) => one.order_type === 'MAKE'),
    without_supplier: bought.filter((one) => one.supplier === null || one.currency === null),
  };
}

export interface SupplierGroup {
  readonly supplier: NonNullable<ReorderSuggestion['supplier']>;
  readonly currency: string;
  readonly items: ReorderSuggestion[];
}

/** In the order in which the suppliers first occur; what has no supplier or no price is left out. */
export function groupedBySupplier(suggestions: readonly ReorderSuggestion[]): SupplierGroup[] {
  const groups = new Map<string, SupplierGroup>();
  for (const one of suggestions) {
    if (one.supplier === null || one.currency === null) continue;
    const key = `${one.supplier.supplier_id} ${one.currency}`;
    const group = groups.get(key) ?? { supplier: one.supplier, currency: one.currency, items: [] };
    group.items.push(one);
    groups.set(key, group);
  }
  return [...groups.values()];
}
