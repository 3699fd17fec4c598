import Type, { type Static } from 'typebox';
import {
  date,
  id,
  nullable,
  object,
  oneOf,
  parameters,
  quantityOutput,
} from '../../platform/http/schemas.ts';

export const ProductParams = parameters({ product_id: id('Number of the product.') });

export const StockTrendQuery = parameters({
  days: Type.Optional(
    Type.Integer({
      minimum: 7,
      maximum: 730,
      default: 30,
      description: 'Whole days of history, ending yesterday.',
      examples: [90],
    }),
  ),
  horizon_days: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 365, default: 30, description: 'Days to forecast, from today.' }),
  ),
});
export type StockTrendQuery = Static<typeof StockTrendQuery>;

export const DEMAND_PATTERNS = ['NONE', 'SMOOTH', 'ERRATIC', 'INTERMITTENT', 'LUMPY'] as const;
export const FORECAST_METHODS = [
  'NO_DEMAND',
  'EXPONENTIAL_SMOOTHING',
  'DAMPED_TREND',
  'CROSTON_SBA',
] as const;

export const Forecast = object('DemandForecast', {
  pattern: oneOf(
    DEMAND_PATTERNS,
    'Kind of demand: how often there is any, and how much its size varies (Syntetos, Boylan and Croston 2005).',
  ),
  method: oneOf(
    FORECAST_METHODS,
    'The method that was closest over the history, of those made for the pattern.',
  ),
  horizon_days: Type.Integer({ minimum: 1, description: 'Days forecast, from today.' }),
  quantity: quantityOutput('Expected demand of these days together.'),
  lower: quantityOutput('Demand will lie above this nine times out of ten, if errors stay as they were.'),
  upper: quantityOutput('And below this nine times out of ten.'),
  interval_percentage: Type.Literal('80.00', {
    description: 'How often demand lies between lower and upper.',
  }),
  daily_quantity: quantityOutput('Expected demand of one day: quantity ÷ horizon_days.'),
  mean_absolute_error: quantityOutput('How far off forecasts for one day ahead were, on average.'),
  root_mean_squared_error: quantityOutput(
    'The same, large errors counting more; the interval is made of it.',
  ),
  bias: quantityOutput('Average of forecast − demand: above zero it expects too much.'),
  explanation: Type.String({ description: 'Why this method.' }),
});

export const StockTrend = object('StockTrend', {
  product_id: id('Number of the product.'),
  product_code: Type.String({ examples: ['RM-STEEL-02'] }),
  product_name: Type.String({ examples: ['ÇELİK SAC 2 MM'] }),
  unit_of_measure: Type.String({ examples: ['KG'] }),
  from: nullable(date('First day of the history; null when the product never had stock.')),
  to: date('Last day of the history: yesterday.'),
  days: Type.Integer({
    minimum: 0,
    description: 'Days in it. Fewer than asked for when the product is new.',
  }),
  consumption: Type.Array(
    object('DailyConsumption', {
      date: date('Day, in the factory’s time zone.'),
      quantity: quantityOutput('Issued to customers and production.'),
    }),
    { description: 'Every day of the history, oldest first.' },
  ),
  total_consumption: quantityOutput('Sum of the days.'),
  average_daily_consumption: quantityOutput('Sum ÷ days.'),
  days_with_consumption: Type.Integer({ minimum: 0 }),
  trend: oneOf(
    ['RISING', 'FALLING', 'STEADY'],
    'RISING or FALLING when the slope is at least twice its standard error.',
  ),
  trend_per_day: quantityOutput('Slope of the straight line through the days: how much more each day.'),
  forecast: Forecast,
  available_quantity: quantityOutput('What may be issued now, of all active warehouses.'),
  days_of_cover: nullable(
    Type.Integer({
      minimum: 0,
      description: 'Whole days that the available stock lasts; null when it lasts more than two years.',
    }),
  ),
  stock_out_date: nullable(date('The day on which it will not be enough any more.')),
});
export type StockTrend = Static<typeof StockTrend>;
