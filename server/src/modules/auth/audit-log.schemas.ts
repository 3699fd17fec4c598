import Type, { type Static } from 'typebox';
import { date, id, nullable, object, parameters, text, timestamp } from '../../platform/http/schemas.ts';

const word = (description: string, example: string) => text(100, { description, examples: [example] });

const fields = {
  audit_id: id('Number of the entry.'),
  occurred_at: timestamp('When it was done.'),
  user_id: nullable(id('Who did it; null for the system itself.')),
  username: Type.String({ description: 'Who did it; with an API key, its name after the owner.' }),
  request_id: Type.String({ description: 'X-Request-ID of the request.' }),
  action: Type.String({ description: 'What was done, noun and verb.', examples: ['user.update'] }),
  entity_type: Type.String({ description: 'Kind of record.' }),
  entity_id: Type.String({ description: 'Its number.' }),
};

const AuditEntrySummary = object('AuditEntrySummary', fields);
export type AuditEntrySummary = Static<typeof AuditEntrySummary>;

const record = (description: string) => Type.Unsafe<unknown>({ description });

export const AuditEntry = object('AuditEntry', {
  ...fields,
  before: record('The record before it, or null.'),
  after: record('The record after it, or null.'),
});
export type AuditEntry = Static<typeof AuditEntry>;

export const AuditLogPage = object('AuditLogPage', {
  items: Type.Array(AuditEntrySummary),
  page_size: Type.Integer({ minimum: 1 }),
  has_next: Type.Boolean(),
  next_cursor: nullable(Type.String({ description: 'Ask with it for the next page. null on the last one.' })),
});
export type AuditLogPage = Static<typeof AuditLogPage>;

export const AuditLogParams = parameters({ audit_id: id('Number of the entry.') });

export const AuditLogQuery = parameters({
  user_id: Type.Optional(id('What this user did.')),
  action: Type.Optional(word('What was done.', 'user.update')),
  entity_type: Type.Optional(word('Kind of record.', 'user')),
  entity_id: Type.Optional(word('That record. Needs entity_type.', '7')),
  request_id: Type.Optional(
    text(128, { description: 'What this request did: the X-Request-ID of its answer.' }),
  ),
  from: Type.Optional(date('On this day or later, in the time zone of the factory.')),
  to: Type.Optional(date('On this day or earlier, in the time zone of the factory.')),
  search: Type.Optional(
    text(100, { description: 'Text that the name of the user, the action or the kind of record holds.' }),
  ),
  page_size: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 500, default: 50, description: 'Entries on a page, 1 to 500.' }),
  ),
  cursor: Type.Optional(
    Type.String({
      maxLength: 100,
      pattern: '^[A-Za-z0-9_-]+$',
      description: 'The next_cursor of the page before; leave it out for the first page.',
    }),
  ),
});
export type AuditLogQuery = Static<typeof AuditLogQuery>;
