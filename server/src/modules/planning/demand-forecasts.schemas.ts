import Type, { type Static } from 'typebox';
import { date, id, nullable, object, oneOf, quantityOutput } from '../../platform/http/schemas.ts';
import { Forecast } from './stock-trends.schemas.ts';

export const BUCKETS = ['WEEK', 'MONTH'] as const;

const bucket = oneOf(BUCKETS, 'One demand per calendar week (from Monday) or per calendar month.');
const horizon = Type.Integer({
  minimum: 1,
  maximum: 365,
  description: 'Days to forecast, from today.',
  examples: [84],
});

export const DemandForecastRequest = object('DemandForecastRequest', {
  product_ids: Type.Array(id('An active product.'), {
    minItems: 1,
    maxItems: 200,
    uniqueItems: true,
    description: 'What to forecast, at most 200 products.',
  }),
  horizon_days: horizon,
  bucket,
  history_days: Type.Optional(
    Type.Integer({
      minimum: 7,
      maximum: 730,
      default: 90,
      description: 'Whole days of history, ending yesterday.',
    }),
  ),
  include_production: Type.Optional(
    Type.Boolean({
      default: false,
      description:
        'true: what production used counts as well. Leave it out for products whose need follows from the plan of what they go into: it would be planned twice.',
    }),
  ),
  accept: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'false only shows the forecast; true puts it in place of the open forecast demands.',
    }),
  ),
});
export type DemandForecastRequest = Static<typeof DemandForecastRequest>;

const ForecastBucket = object('ForecastBucket', {
  from: date('First day of it, and the day on which its demand is due.'),
  to: date('Last day of it.'),
  quantity: quantityOutput('Expected demand, in the decimals of the unit. Nothing is entered for zero.'),
  demand_id: nullable(id('The demand that was entered for it; null when it was only shown, or is zero.')),
});
export type ForecastBucket = Static<typeof ForecastBucket>;

const ReplacedForecast = object('ReplacedForecast', {
  demand_id: id('An open demand of type FORECAST.'),
  due_date: date('When it is due.'),
  quantity: quantityOutput('How much.'),
});
export type ReplacedForecast = Static<typeof ReplacedForecast>;

const ProductForecast = object('ProductForecast', {
  product_id: id('What is forecast.'),
  product_code: Type.String({ examples: ['FP-CAB-200'] }),
  product_name: Type.String({ examples: ['ÇELİK DOLAP 200'] }),
  unit_of_measure: Type.String({ examples: ['PCS'] }),
  history_from: nullable(date('First day of its history; null when it never had stock.')),
  history_days: Type.Integer({
    minimum: 0,
    description: 'Days in it. Fewer than asked for when the product is new.',
  }),
  total_consumption: quantityOutput('What was used in these days.'),
  forecast: Forecast,
  total_quantity: quantityOutput('Sum of the buckets: the forecast in the decimals of the unit.'),
  buckets: Type.Array(ForecastBucket, {
    description: 'The first one begins today, the last one ends with the horizon.',
  }),
  replaces: Type.Array(ReplacedForecast, {
    description:
      'Open forecast demands due up to the end of the horizon: they are, or would be, deactivated.',
  }),
});
export type ProductForecast = Static<typeof ProductForecast>;

export const DemandForecasts = object('DemandForecasts', {
  is_accepted: Type.Boolean({ description: 'true: the demands are entered.' }),
  from: date('Today.'),
  to: date('Last day of the horizon.'),
  bucket,
  products: Type.Array(ProductForecast, { description: 'In the order of the request.' }),
});
export type DemandForecasts = Static<typeof DemandForecasts>;
