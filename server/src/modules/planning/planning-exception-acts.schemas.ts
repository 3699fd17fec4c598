import Type, { type Static } from 'typebox';
import { costOutput, id, note, nullable, object, oneOf } from '../../platform/http/schemas.ts';
import {
  ConvertedProductionOrder,
  ConvertedPurchaseOrder,
  exchangeRates,
} from './planned-order-conversion.schemas.ts';
import { EXCEPTION_TYPES } from './planning-exceptions.schemas.ts';

const how = {
  preview: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'true: answers what would be done, by the same checks and prices, and changes nothing.',
    }),
  ),
  note: Type.Optional(
    nullable(note(500, 'Why; it stays with the messages and goes into the orders’ history.')),
  ),
  exchange_rates: exchangeRates,
};

export const ExceptionAcceptance = object('PlanningExceptionAcceptance', how);
export type ExceptionAcceptance = Static<typeof ExceptionAcceptance>;

export const ExceptionsAcceptance = object('PlanningExceptionsAcceptance', {
  planning_exception_ids: Type.Array(id('Number of a message.'), {
    minItems: 1,
    maxItems: 200,
    uniqueItems: true,
    description: 'What to do, each once: all of it, or nothing.',
  }),
  ...how,
});
export type ExceptionsAcceptance = Static<typeof ExceptionsAcceptance>;

const ActDone = object('PlanningExceptionActDone', {
  planning_exception_id: id('The message.'),
  exception_type: oneOf(EXCEPTION_TYPES),
  what: Type.String({
    description: 'What was done, in a sentence.',
    examples: ['PO-2026-000012: 120.000 KG of RM-STEEL-01 are due on 2026-12-03 instead of 2026-12-10.'],
  }),
  purchase_order_id: nullable(id('The purchase order that was made or changed; null for one in a preview.')),
  po_item_id: nullable(id('Its line.')),
  production_order_id: nullable(
    id('The production order that was made or changed; null for one in a preview.'),
  ),
  days: nullable(Type.Integer({ description: 'So many days later; negative: earlier.', examples: [-7] })),
  amount: nullable(costOutput('What it is about in the company currency, as the message says it.')),
});
export type ActDone = Static<typeof ActDone>;

export const Acceptance = object('PlanningAcceptance', {
  preview: Type.Boolean({ description: 'true: nothing was changed.' }),
  done: Type.Array(ActDone, { description: 'One for each message, in the order of the request.' }),
  purchase_orders_made: Type.Array(ConvertedPurchaseOrder, { description: 'As in a conversion.' }),
  production_orders_made: Type.Array(ConvertedProductionOrder, { description: 'As in a conversion.' }),
});
export type Acceptance = Static<typeof Acceptance>;
