import Type, { type Static } from 'typebox';
import { object, oneOf, timestamp } from '../platform/http/schemas.ts';

export const CheckedInvariant = object('CheckedInvariant', {
  id: Type.String({ pattern: '^I[0-9]{2}$', description: 'Its number, as in the list of invariants.' }),
  name: Type.String({ description: 'What holds.' }),
  violations: Type.Integer({ minimum: 0, description: 'Rows for which it does not hold.' }),
  examples: Type.Array(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }), {
    maxItems: 5,
    description: 'The first of these rows.',
  }),
  duration_ms: Type.Integer({ minimum: 0 }),
});
export type CheckedInvariant = Static<typeof CheckedInvariant>;

export const InvariantReport = object('InvariantReport', {
  status: oneOf(['ok', 'violated'], 'ok when all hold.'),
  checked_at: timestamp('When the snapshot was taken.'),
  duration_ms: Type.Integer({ minimum: 0 }),
  invariants: Type.Array(CheckedInvariant),
});
export type InvariantReport = Static<typeof InvariantReport>;
