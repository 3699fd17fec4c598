import Type, { type Static } from 'typebox';
import { date, id, object, parameters, positiveQuantityInput } from '../../platform/http/schemas.ts';

export const PlannedOrderParams = parameters({ planned_order_id: id('Number of the planned order.') });

export const FirmOrderUpdate = object('PlannedOrderUpdate', {
  quantity: Type.Optional(positiveQuantityInput('How much, in the stock unit of the product.', '120.000')),
  start_date: Type.Optional(date('Day on which to start or to order.')),
  due_date: Type.Optional(date('Day on which it is needed: today or later.')),
  firm: Type.Optional(
    Type.Boolean({
      description:
        'true: runs leave it as it is; so does any change of quantity or day. false, alone: the next run plans it anew.',
    }),
  ),
});
export type FirmOrderUpdate = Static<typeof FirmOrderUpdate>;

export const FirmOrderCreate = object('PlannedOrderCreate', {
  product_id: id('What is to be made or bought.'),
  quantity: positiveQuantityInput('How much, in the stock unit of the product.', '120.000'),
  due_date: date('Day on which it is needed: today or later.'),
  start_date: Type.Optional(
    date('Day on which to start or to order. Left out: by the lead time, in working days.'),
  ),
});
export type FirmOrderCreate = Static<typeof FirmOrderCreate>;
