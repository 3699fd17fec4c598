import Type, { type Static } from 'typebox';
import {
  costOutput,
  id,
  note,
  nullable,
  object,
  oneOf,
  positiveCostInput,
  rateInput,
  rateOutput,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';
import { changes, receivedLine } from './late-costs.schemas.ts';
import { currencyCode } from './orders.schemas.ts';

const COST_TYPES = ['FREIGHT', 'CUSTOMS', 'INSURANCE', 'HANDLING', 'OTHER'] as const;
const BASES = ['VALUE', 'QUANTITY'] as const;

const basis = oneOf(
  BASES,
  'VALUE: in proportion to what the lines were worth when they came. QUANTITY: to their quantities, which needs one unit of measure.',
);
const currency = { ...currencyCode, description: 'Currency of the bill, ISO 4217.' };
const rate = 'What one unit of that currency is in the company’s.';
const reference = text(50, { description: 'Number of the bill.', examples: ['NAK-2026-0815'] });

export const LandedCostRequest = object('LandedCostRequest', {
  cost_type: oneOf(COST_TYPES, 'What was paid for.'),
  billed_amount: positiveCostInput('As billed, above zero.', '850.0000'),
  currency: Type.Optional(
    nullable({ ...currency, description: 'Currency of the bill. Left out: the company’s.' }),
  ),
  exchange_rate: Type.Optional(
    nullable(rateInput(`${rate} Left out for the order’s currency: the order’s rate.`)),
  ),
  basis,
  receipt_id: Type.Optional(
    nullable(id('The receipt that it was paid for. Left out: all receipts of the order so far.')),
  ),
  reference_number: Type.Optional(nullable(reference)),
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
});
export type LandedCostRequest = Static<typeof LandedCostRequest>;

export const LandedCost = object('LandedCost', {
  landed_cost_id: id('Number of the landed cost in the system.'),
  landed_cost_number: Type.String({ examples: ['LC-2026-000001'] }),
  purchase_order_id: id('The purchase order.'),
  po_number: Type.String({ examples: ['PO-2026-000001'] }),
  receipt_id: nullable(id('The receipt; null: all there were.')),
  receipt_number: nullable(Type.String({ examples: ['GR-2026-000001'] })),
  cost_type: oneOf(COST_TYPES),
  basis,
  billed_amount: costOutput('As billed.'),
  currency,
  exchange_rate: rateOutput(rate),
  total_amount: costOutput('In the company’s currency, half up to 4 decimals: the sum of the lines.'),
  ...changes,
  reference_number: nullable(reference),
  notes: nullable(Type.String()),
  posted_at: timestamp('When.'),
  posted_by: nullable(Type.String({ description: 'Username of who posted it.' })),
  lines: Type.Array(
    object('LandedCostLine', {
      ...receivedLine,
      amount: costOutput('Its share, in the company’s currency.'),
    }),
  ),
});
export type LandedCost = Static<typeof LandedCost>;

export const LandedCostList = object('LandedCostList', {
  items: Type.Array(LandedCost, { description: 'Oldest first.' }),
});
