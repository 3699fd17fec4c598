import {
  type DemandForecast,
  daysUntilUsedUp,
  demandInterval,
  demandTrend,
  expectedDemand,
  forecastDemand,
  formatQuantity,
  fromQuantity,
  multiplyRational,
  type Quantity,
  rational,
  rootMeanSquaredError,
  toQuantity,
  total,
  ZERO_QUANTITY,
} from '@horoz/kernel';
import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Language } from '../../platform/words/language.ts';
import { availableQuantities } from '../inventory/index.ts';
import { findProducts } from '../master-data/index.ts';
import { addDays, dailyConsumption } from './daily-consumption.ts';
import { forecastInWords } from './forecast-words.ts';
import type { StockTrend, StockTrendQuery } from './stock-trends.schemas.ts';

/** Stock that lasts longer is not a question of ordering. */
const LONGEST_COVER_DAYS = 730;

/**
 * How a product was used, whether that changes, and how long what is there will last. Three statements.
 *
 * @param options.days whole days of history, 30 unless said
 * @throws NOT_FOUND
 */
export async function analyzeStockTrends(
  db: Db,
  productId: number,
  { days = 30, horizon_days: horizon = 30 }: StockTrendQuery,
  language: Language,
): Promise<StockTrend> {
  const [products, consumed, stock] = await Promise.all([
    findProducts(db, [productId]),
    dailyConsumption(db, [productId], days),
    availableQuantities(db, [productId], null),
  ]);
  const product = products.get(productId);
  if (product === undefined) throw notFound('product', productId);
  const today = db.clock.today();
  const history = consumed.get(productId);
  const series = history?.days ?? [];
  const forecast = forecastDemand(series);
  const { direction, slope } = demandTrend(series);
  const available = stock.get(productId) ?? ZERO_QUANTITY;
  const cover = available === ZERO_QUANTITY ? 0 : daysUntilUsedUp(forecast, available, LONGEST_COVER_DAYS);
  return {
    product_id: productId,
    product_code: product.productCode,
    product_name: product.productName,
    unit_of_measure: product.unitOfMeasure,
    from: history?.from ?? null,
    to: addDays(today, -1),
    days: series.length,
    consumption: series.map((one, index) => ({
      date: addDays(history?.from ?? today, index),
      quantity: formatQuantity(one),
    })),
    total_consumption: formatQuantity(total(series)),
    average_daily_consumption: formatQuantity(average(total(series), series.length)),
    days_with_consumption: series.filter((one) => one > 0n).length,
    trend: direction,
    trend_per_day: formatQuantity(toQuantity(slope)),
    forecast: forecastAnswer(forecast, horizon, series.length, language),
    available_quantity: formatQuantity(available),
    days_of_cover: cover,
    stock_out_date: cover === null ? null : addDays(today, cover),
  };
}

function average(sum: Quantity, count: number): Quantity {
  if (count === 0) return ZERO_QUANTITY;
  return toQuantity(multiplyRational(fromQuantity(sum), rational(1n, BigInt(count))));
}

/** A forecast as the API shows it. */
export function forecastAnswer(
  forecast: DemandForecast,
  horizon: number,
  days: number,
  language: Language,
): StockTrend['forecast'] {
  const expected = expectedDemand(forecast, horizon);
  const { lower, upper } = demandInterval(forecast, horizon);
  return {
    pattern: forecast.pattern,
    method: forecast.method,
    horizon_days: horizon,
    quantity: formatQuantity(expected),
    lower: formatQuantity(lower),
    upper: formatQuantity(upper),
    interval_percentage: '80.00',
    daily_quantity: formatQuantity(average(expected, horizon)),
    mean_absolute_error: formatQuantity(forecast.meanAbsoluteError),
    root_mean_squared_error: formatQuantity(rootMeanSquaredError(forecast)),
    bias: formatQuantity(forecast.bias),
    explanation: forecastInWords(forecast, days).in(language),
  };
}
