import Type, { type Static } from 'typebox';
import { date, id, note, nullable, object, oneOf, timestamp } from '../../platform/http/schemas.ts';
import { PURCHASE_STATUSES } from './orders.schemas.ts';

const user = nullable(
  object('PurchaseOrderStepUser', {
    user_id: id('Who.'),
    username: Type.String(),
    full_name: Type.String(),
  }),
);

export const PurchaseOrderHistory = object('PurchaseOrderHistory', {
  purchase_order_id: id('Number of the order.'),
  po_number: Type.String(),
  status: oneOf(PURCHASE_STATUSES, 'Where it is now.'),
  steps: Type.Array(
    object('PurchaseOrderStep', {
      sequence_number: Type.Integer({ minimum: 1 }),
      from_status: nullable(oneOf(PURCHASE_STATUSES, 'null when it was made.')),
      to_status: oneOf(PURCHASE_STATUSES),
      changed_at: timestamp('When.'),
      changed_by: user,
      notes: nullable(note(500, 'Why.')),
    }),
    { description: 'Every step from the first on.' },
  ),
  date_changes: Type.Array(
    object('PurchaseOrderDateChange', {
      changed_at: timestamp('When.'),
      changed_by: user,
      from_date: nullable(date('The order’s day before.')),
      to_date: nullable(date('The order’s day after; the same when only lines moved.')),
      lines_moved: Type.Array(
        object('PurchaseOrderLineDateChange', {
          line_number: Type.Integer({ minimum: 1 }),
          from_date: nullable(date('Day on which the line was due.')),
          to_date: nullable(date('Day on which it is due since.')),
        }),
      ),
      reason: nullable(note(500, 'Why.')),
    }),
    { description: 'Every move of the delivery dates since the order was sent, the first one first.' },
  ),
});
export type PurchaseOrderHistory = Static<typeof PurchaseOrderHistory>;
