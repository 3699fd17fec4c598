import Type from 'typebox';
import type { Db } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/errors/app-error.ts';
import { date, id, nullable, oneOf, timestamp } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import { daysBefore, PRODUCT_TYPES } from '../master-data/index.ts';

/** What the standard reports have in common. */

export const productFields = {
  product_id: id('Product.'),
  product_code: Type.String(),
  product_name: Type.String(),
  product_type: oneOf(PRODUCT_TYPES),
  unit_of_measure: Type.String({ description: 'Stock unit, of the quantities.' }),
};

export const periodParameters = (days: number) => ({
  from: Type.Optional(
    date(`First day, in the time zone of the factory. Left out: ${days - 1} days before \`to\`.`),
  ),
  to: Type.Optional(date('Last day, included. Left out: today.')),
});

export const productTypeParameters = {
  product_type: Type.Optional(oneOf(PRODUCT_TYPES, 'Only products of this type.')),
  product_category: Type.Optional(oneOf(PRODUCT_TYPES, 'Another name of product_type.')),
};

export const periodEcho = { from: date('First day.'), to: date('Last day, included.') };
export const productTypeEcho = { product_type: nullable(oneOf(PRODUCT_TYPES)) };
export const generatedAt = timestamp('When this was put together.');

export const count = (description: string) => Type.Integer({ minimum: 0, description });

export interface ReportPeriod {
  readonly from: string;
  readonly to: string;
}

/** No movement is older. */
const EARLIEST = '1900-01-01';

/** The days asked for; left out, so many that end with today. @throws VALIDATION_ERROR */
export function reportPeriod(
  db: Db,
  query: { readonly from?: string; readonly to?: string },
  days: number,
): ReportPeriod {
  const to = query.to ?? db.clock.today();
  if (to < EARLIEST) throw invalidField('to', say`must not be before ${EARLIEST}`);
  const from = query.from ?? daysBefore(to, days - 1);
  if (from < EARLIEST && query.from !== undefined)
    throw invalidField('from', say`must not be before ${EARLIEST}`);
  if (from > to) throw invalidField('to', say`must not be before from (${from})`);
  return { from, to };
}

/** The same, of what has happened. @throws VALIDATION_ERROR (also when it ends in the future) */
export function pastPeriod(
  db: Db,
  query: { readonly from?: string; readonly to?: string },
  days: number,
): ReportPeriod {
  const period = reportPeriod(db, query, days);
  if (period.to > db.clock.today()) {
    throw invalidField('to', say`must not be in the future: what stock will be then is not known`);
  }
  return period;
}

/** A condition on a moment: within the days $1 to $2 of the time zone $3. */
export const inPeriod = (moment: string) =>
  `${moment} >= $1::date::timestamp at time zone $3 and ${moment} < ($2::date + 1)::timestamp at time zone $3`;
