import Type, { type Static } from 'typebox';
import { id, note, nullable, object, oneOf, timestamp } from '../../platform/http/schemas.ts';
import { PRODUCTION_STATUSES } from './orders.schemas.ts';

export const ProductionOrderHistory = object('ProductionOrderHistory', {
  production_order_id: id('Number of the order.'),
  order_number: Type.String(),
  status: oneOf(PRODUCTION_STATUSES, 'Where it is now.'),
  steps: Type.Array(
    object('ProductionOrderStep', {
      sequence_number: Type.Integer({ minimum: 1 }),
      from_status: nullable(oneOf(PRODUCTION_STATUSES, 'null when it was made.')),
      to_status: oneOf(PRODUCTION_STATUSES),
      changed_at: timestamp('When.'),
      changed_by: nullable(
        object('ProductionOrderStepUser', {
          user_id: id('Who.'),
          username: Type.String(),
          full_name: Type.String(),
        }),
      ),
      notes: nullable(note(500, 'Why.')),
    }),
    { description: 'Every step from the first on.' },
  ),
});
export type ProductionOrderHistory = Static<typeof ProductionOrderHistory>;
