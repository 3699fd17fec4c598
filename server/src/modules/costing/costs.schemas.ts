import Type, { type Static } from 'typebox';
import { date, id, oneOf, parameters } from '../../platform/http/schemas.ts';

/** What the endpoints of this module have in common. */

export const COST_SOURCES = ['FIFO', 'MIXED', 'LAST_PURCHASE', 'SUPPLIER_PRICE', 'STANDARD', 'NONE'] as const;
export const FALLBACK_SOURCES = ['LAST_PURCHASE', 'SUPPLIER_PRICE', 'STANDARD', 'NONE'] as const;

export const costSource = oneOf(
  COST_SOURCES,
  'Where the cost comes from. FIFO: all from stock; MIXED: a part; otherwise the known price that stood in.',
);

export const ProductCostParams = parameters({ product_id: id('Number of the product.') });

export const DEFAULT_ROWS = 500;

/** A period of whole days in the factory's time zone, and how many rows of it are wanted. */
export const PeriodQuery = parameters({
  from: Type.Optional(date('First day; default twelve months before the last one.')),
  to: Type.Optional(date('Last day, included; default today.')),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 5000,
      default: DEFAULT_ROWS,
      description: 'At most so many rows, the latest of the period. Totals are over all.',
    }),
  ),
});
export type PeriodQuery = Static<typeof PeriodQuery>;
