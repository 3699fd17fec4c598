import Type, { type Static } from 'typebox';
import { costOutput, id, note, nullable, object, quantityOutput, text } from '../../platform/http/schemas.ts';
import { StockOutMovement } from './stock-out.schemas.ts';

export const ReservationIssueRequest = object('ReservationIssueRequest', {
  allocation_ids: Type.Array(id('Number of an allocation that was made for a reason.'), {
    minItems: 1,
    maxItems: 1000,
    uniqueItems: true,
  }),
  reason: text(200, { description: 'Why it leaves.', examples: ['Numune teslim edildi'] }),
  reference_number: Type.Optional(nullable(text(50, { description: 'Your own document.' }))),
  notes: Type.Optional(nullable(note(500, 'Remarks.'))),
});
export type ReservationIssueRequest = Static<typeof ReservationIssueRequest>;

export const ReservationIssue = object('ReservationIssue', {
  quantity: quantityOutput('What left.'),
  total_cost: costOutput('What it cost: that of the layers that were promised.'),
  movements: Type.Array(StockOutMovement, { description: 'One per layer.' }),
});
export type ReservationIssue = Static<typeof ReservationIssue>;
