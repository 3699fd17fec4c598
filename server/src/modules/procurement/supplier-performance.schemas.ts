import Type, { type Static } from 'typebox';
import {
  costOutput,
  date,
  id,
  nullable,
  object,
  parameters,
  percentageOutput,
  quantityOutput,
} from '../../platform/http/schemas.ts';
import { performanceFigures } from '../master-data/index.ts';

export const SupplierPerformanceParams = parameters({ supplier_id: id('Number of the supplier.') });

export const SupplierPerformanceQuery = parameters({
  from: Type.Optional(date('First day, in the time zone of the factory. Left out: 364 days before `to`.')),
  to: Type.Optional(date('Last day, included. Left out: today.')),
});
export type SupplierPerformanceQuery = Static<typeof SupplierPerformanceQuery>;

const PriceTrend = object('SupplierPriceTrend', {
  product_id: id('What was delivered.'),
  product_code: Type.String(),
  product_name: Type.String(),
  currency: Type.String({
    description: 'Prices in each currency are a row of their own.',
    examples: ['TRY'],
  }),
  first_price: costOutput('Price of the first line in the period: as invoiced, else as received.'),
  last_price: costOutput('Price of the last line in the period.'),
  price_index: nullable(percentageOutput('Last ÷ first × 100; null when the first was free.')),
});

const known = (description: string) => nullable(percentageOutput(description));

export const SupplierPerformance = object('SupplierPerformance', {
  supplier_id: id('Number of the supplier.'),
  supplier_code: Type.String(),
  supplier_name: Type.String(),
  from: date('First day of the period.'),
  to: date('Last day of the period, included.'),
  ...performanceFigures,
  lines_received: Type.Integer({ minimum: 0, description: 'Lines of these receipts.' }),
  lead_time_days_deviation: known('Sample standard deviation of the lead time; null with fewer than two.'),
  entered_lead_time_days: Type.Integer({ minimum: 0, description: 'What the supplier’s record says.' }),
  quantities: object(
    'SupplierQuantities',
    {
      approved: quantityOutput('Accepted by inspection.'),
      rejected: quantityOutput('Refused by inspection.'),
      pending: quantityOutput('Not inspected yet.'),
      quarantine: quantityOutput('Set apart.'),
    },
    {
      description:
        'What was received, by the status that its parts have now; stock units of all products added up.',
    },
  ),
  price_index: known('Mean of last ÷ first price × 100 over its products; null when nothing was priced.'),
  price_trend: Type.Array(PriceTrend, { description: 'By product code.' }),
  weights: object('SupplierScoreWeights', {
    on_time: Type.Integer(),
    quality: Type.Integer(),
    price: Type.Integer(),
  }),
  parts: object(
    'SupplierScoreParts',
    {
      on_time: known('The on-time percentage.'),
      quality: known('The accepted percentage.'),
      price: known('100 up to a price index of 100; above, 2 less for each point, never below 0.'),
    },
    { description: 'The score is Σ weight × part ÷ Σ weight over the parts that are known.' },
  ),
});
export type SupplierPerformance = Static<typeof SupplierPerformance>;
