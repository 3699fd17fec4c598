import Type, { type Static } from 'typebox';
import {
  id,
  listParameters,
  moment,
  note,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  timestamp,
} from '../../platform/http/schemas.ts';

export const ALERT_TYPES = [
  'OUT_OF_STOCK',
  'CRITICAL',
  'MINIMUM',
  'EXPIRING',
  'LATE_PURCHASE',
  'LATE_PRODUCTION',
  'FAILED_LOGINS',
] as const;
const SEVERITIES = ['INFO', 'WARNING', 'CRITICAL'] as const;
const STATUSES = ['OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED'] as const;

const text = (description: string, example: string) => Type.String({ description, examples: [example] });

export const Alert = object('Alert', {
  alert_id: id('Number of the alert.'),
  alert_type: oneOf(
    ALERT_TYPES,
    'What is wrong. The three levels of a product are one alert, which escalates and eases.',
  ),
  severity: oneOf(SEVERITIES, 'How bad it is.'),
  status: oneOf(STATUSES, 'RESOLVED when its cause is gone, by itself and for good.'),
  product_id: nullable(id('The product.')),
  product_code: nullable(text('Code of the product.', 'RM-STEEL-02')),
  warehouse_id: nullable(id('The warehouse of the layer or the order; a level is judged over all of them.')),
  purchase_order_id: nullable(id('The late purchase order.')),
  po_number: nullable(text('Its number.', 'PO-2026-000012')),
  production_order_id: nullable(id('The late production order.')),
  order_number: nullable(text('Its number.', 'MO-2026-000004')),
  inventory_item_id: nullable(id('The layer that expires.')),
  batch_number: nullable(text('Its batch.', 'RM-PAINT-01-261101-001')),
  message: text('What is wrong, with figures.', 'Çelik sac 2 mm (RM-STEEL-02): 120.000 KG available, critical level 200.000.'), // biome-ignore format: one sentence
  details: Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    additionalProperties: true,
    description:
      'The figures behind the message: quantities as text, days as YYYY-MM-DD, codes and names of what it is about.',
    examples: [{ product_code: 'RM-STEEL-02', available: '120.000', critical_stock_level: '200.000' }],
  }),
  raised_at: timestamp('When its cause came up.'),
  updated_at: timestamp('When anything of it last changed.'),
  acknowledged_at: nullable(timestamp('When somebody said: seen, I take care of it.')),
  acknowledged_by: nullable(id('Who said so.')),
  acknowledgement_note: nullable(note(500, 'What that person wrote.')),
  assigned_to: nullable(id('Whose it is.')),
  assigned_to_name: nullable(text('Name of that person.', 'Ayşe Yılmaz')),
  snoozed_until: nullable(timestamp('Put off until then, when it is open again.')),
  resolved_at: nullable(timestamp('When its cause was gone.')),
});
export type Alert = Static<typeof Alert>;

export const AlertPage = page('AlertPage', Alert);

export const AlertParams = parameters({ alert_id: id('Number of the alert.') });

export const AlertList = listParameters(['raised_at', 'severity'], {
  status: Type.Optional(oneOf(STATUSES, 'Left out: all that are not RESOLVED.')),
  alert_type: Type.Optional(oneOf(ALERT_TYPES, 'Only these.')),
  severity: Type.Optional(oneOf(SEVERITIES, 'Only these.')),
  product_id: Type.Optional(id('Alerts of this product.')),
  assigned_to: Type.Optional(
    Type.String({
      pattern: '^(me|[1-9][0-9]{0,14})$',
      description: 'Number of a user, or `me`.',
      examples: ['me'],
    }),
  ),
});
export type AlertList = Static<typeof AlertList>;

export const AlertAcknowledgement = object('AlertAcknowledgement', {
  note: Type.Optional(nullable(note(500, 'What you are going to do about it.'))),
});
export type AlertAcknowledgement = Static<typeof AlertAcknowledgement>;

export const AlertSnooze = object('AlertSnooze', {
  until: moment('When it comes back, at most a year from now.'),
});
export type AlertSnooze = Static<typeof AlertSnooze>;

export const AlertAssignment = object('AlertAssignment', {
  user_id: nullable(id('Whose it is from now on; null: nobody’s.')),
});
export type AlertAssignment = Static<typeof AlertAssignment>;
