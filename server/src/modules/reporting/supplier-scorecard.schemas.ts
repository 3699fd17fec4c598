import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  nullable,
  object,
  parameters,
  percentageOutput,
} from '../../platform/http/schemas.ts';
import { count, generatedAt, periodEcho, periodParameters } from './report-fields.ts';

export const PERIOD_DAYS = 365;

export const SupplierScorecardQuery = parameters({
  ...periodParameters(PERIOD_DAYS),
  supplier_id: Type.Optional(id('Only this supplier.')),
});
export type SupplierScorecardQuery = Static<typeof SupplierScorecardQuery>;

const known = (description: string) => nullable(percentageOutput(description));

const SupplierScorecardRow = object('SupplierScorecardRow', {
  supplier_id: id('Supplier.'),
  supplier_code: Type.String(),
  supplier_name: Type.String(),
  deliveries: count('Receipts in the period.'),
  lines_received: count('Lines of these receipts.'),
  value: costOutput('What they brought into stock, as it was received.'),
  on_time_percentage: known('Deliveries on their agreed day or before; null when no day was agreed.'),
  lead_time_days_mean: known('Days from sending to receipt.'),
  accepted_percentage: known('Accepted by inspection; null when nothing was judged.'),
  price_index: known('Mean of last ÷ first price × 100; null when nothing was priced.'),
  score: known('The score of `/procurement/suppliers/{supplier_id}/performance`.'),
});
export type SupplierScorecardRow = Static<typeof SupplierScorecardRow>;

export const SupplierScorecard = object('SupplierScorecardReport', {
  generated_at: generatedAt,
  parameters: object('SupplierScorecardParameters', {
    ...periodEcho,
    supplier_id: nullable(id('Supplier.')),
  }),
  rows: Type.Array(SupplierScorecardRow, {
    description: 'Suppliers that delivered in the period: the best score first, without a score last.',
  }),
  totals: object('SupplierScorecardTotals', {
    supplier_count: count('Rows.'),
    deliveries: count('Of all.'),
    lines_received: count('Of all.'),
    value: costOutput('The sum of the rows.'),
  }),
});
export type SupplierScorecard = Static<typeof SupplierScorecard>;
