import { forecastDemand, formatQuantity, quantity, total } from '@horoz/kernel';
import { auditCreated } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { invalidField, notFound } from '../../platform/errors/app-error.ts';
import type { Language } from '../../platform/words/language.ts';
import { say } from '../../platform/words/sentence.ts';
import { findProducts, type ProductFacts } from '../master-data/index.ts';
import { addDays, type DailyConsumption, dailyConsumption } from './daily-consumption.ts';
import { endForecasts, type OpenForecast, openForecasts } from './demand-forecasts.queries.ts';
import type { DemandForecastRequest, DemandForecasts, ProductForecast } from './demand-forecasts.schemas.ts';
import { lockDemandedProducts, type NewDemand } from './demands.queries.ts';
import { createDemands, inactiveProduct } from './demands.service.ts';
import { forecastBuckets } from './forecast-buckets.ts';
import { forecastAnswer } from './stock-trends.service.ts';

/** Days of history that demand is forecast from unless said: a quarter shows weekly and monthly demand. */
const HISTORY_DAYS = 90;
const LARGEST = quantity('999999999.999');

/**
 * Forecasts products from their consumption and cuts the forecast into demands. With `accept` these take the place of the
 * open forecasts that are due up to the end of the horizon. Those of days that are over go as well: what was forecast for
 * them was used or did not come, and is no demand any more. A fixed number of statements, whatever the number of products.
 *
 * @throws NOT_FOUND, CONFLICT (inactive product), VALIDATION_ERROR (a bucket is larger than a demand may be)
 */
export async function forecastDemands(tx: Tx, request: DemandForecastRequest): Promise<DemandForecasts> {
  const { product_ids: ids, horizon_days: days, bucket, accept = false } = request;
  const from = tx.clock.today();
  const to = addDays(from, days - 1);
  if (accept) await lockDemandedProducts(tx, ids);
  const [products, consumed] = await Promise.all([
    findProducts(tx, ids),
    dailyConsumption(tx, ids, request.history_days ?? HISTORY_DAYS, {
      withProduction: request.include_production ?? false,
    }),
  ]);
  const shown = ids.map((id) => {
    const product = products.get(id);
    if (product === undefined) throw notFound('product', id);
    if (!product.isActive) throw inactiveProduct(product.productCode);
    return productForecast(product, consumed.get(id), { from, days, bucket }, tx.actor.language);
  });
  const replaced = await (accept ? acceptForecasts(tx, shown, to) : openForecasts(tx, ids, to));
  return { is_accepted: accept, from, to, bucket, products: shown.map((one) => withReplaced(one, replaced)) };
}

type Shown = Omit<ProductForecast, 'replaces'>;

function productForecast(
  product: ProductFacts,
  history: DailyConsumption | undefined,
  horizon: { readonly from: string; readonly days: number; readonly bucket: DemandForecasts['bucket'] },
  language: Language,
): Shown {
  const series = history?.days ?? [];
  const forecast = forecastDemand(series);
  const buckets = forecastBuckets(forecast, horizon, product.unitDecimals);
  if (buckets.some((one) => one.quantity > LARGEST)) {
    throw invalidField('bucket', say`makes a demand of more than 999999999.999 ${product.unitOfMeasure}`);
  }
  return {
    product_id: product.productId,
    product_code: product.productCode,
    product_name: product.productName,
    unit_of_measure: product.unitOfMeasure,
    history_from: history?.from ?? null,
    history_days: series.length,
    total_consumption: formatQuantity(total(series)),
    forecast: forecastAnswer(forecast, horizon.days, series.length, language),
    total_quantity: formatQuantity(total(buckets.map((one) => one.quantity))),
    buckets: buckets.map((one) => ({ ...one, quantity: formatQuantity(one.quantity), demand_id: null })),
  };
}

/** Enters the demands, and their numbers into what is shown. */
async function acceptForecasts(tx: Tx, shown: readonly Shown[], to: string): Promise<OpenForecast[]> {
  const ended = await endForecasts(
    tx,
    shown.map((one) => one.product_id),
    to,
  );
  auditCreated(
    tx,
    'demand.deactivate',
    'demand',
    ended.map((one) => ({ id: one.demand_id, after: { ...one, is_active: false } })),
  );
  const created = await createDemands(tx, shown.flatMap(newDemands));
  const numbers = new Map(created.map((one) => [`${one.product_id} ${one.due_date}`, one.demand_id]));
  for (const { product_id, buckets } of shown) {
    for (const one of buckets) one.demand_id = numbers.get(`${product_id} ${one.from}`) ?? null;
  }
  return ended;
}

function newDemands({ product_id, buckets, forecast }: Shown): NewDemand[] {
  return buckets.flatMap((one) =>
    quantity(one.quantity) === 0n
      ? []
      : [
          {
            product_id,
            quantity: one.quantity,
            due_date: one.from,
            demand_type: 'FORECAST' as const,
            reference_number: null,
            notes: `${one.from} – ${one.to}. ${forecast.explanation}`,
          },
        ],
  );
}

function withReplaced(shown: Shown, replaced: readonly OpenForecast[]): ProductForecast {
  const replaces = replaced
    .filter((one) => one.product_id === shown.product_id)
    .map(({ demand_id, due_date, quantity: wanted }) => ({ demand_id, due_date, quantity: wanted }));
  return { ...shown, replaces };
}
