import Type from 'typebox';
import { parameters } from '../../platform/http/schemas.ts';

const after = Type.Optional(
  Type.Integer({
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    description:
      'Number of the last event that you have seen; the stream begins after it. The header Last-Event-ID says the same and goes first.',
  }),
);

export const AlertStreamQuery = parameters({ after });

export const EventStreamQuery = parameters({
  after,
  topics: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1_000,
      description:
        'Topics, separated by commas: `alert.raised`, all of a noun as `alert.*`, or `*`, which is the default.',
      examples: ['alert.*,purchase_order.received'],
    }),
  ),
});
