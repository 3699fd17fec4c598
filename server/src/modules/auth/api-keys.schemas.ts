import Type, { type Static } from 'typebox';
import { SCOPES } from '../../platform/http/permissions.ts';
import {
  id,
  listParameters,
  moment,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

const name = text(60, {
  description: 'What it is for. The audit log names it beside its owner.',
  examples: ['ERP integration'],
});
const scopes = Type.Array(Type.Unsafe<string>({ type: 'string', enum: [...SCOPES] }), {
  minItems: 1,
  maxItems: SCOPES.length,
  uniqueItems: true,
  description: 'Permissions of the key. It may do what these and the role of its owner both allow.',
  examples: [['read:inventory', 'write:inventory']],
});

const fields = {
  api_key_id: id('Number of the key.'),
  user_id: id('Owner.'),
  username: Type.String({ description: 'Owner.' }),
  name,
  key_prefix: Type.String({ description: 'Beginning of the key after hdk_, to tell keys apart.' }),
  scopes,
  created_at: timestamp('When it was created.'),
  expires_at: timestamp('Until when it works.'),
  last_used_at: nullable(timestamp('Last use, to the minute. null: never used.')),
  revoked_at: nullable(timestamp('When it was revoked.')),
  status: oneOf(['ACTIVE', 'EXPIRED', 'REVOKED', 'OWNER_INACTIVE'], 'Whether it works, and if not, why.'),
};

export const ApiKey = object('ApiKey', fields);
export type ApiKey = Static<typeof ApiKey>;

export const ApiKeyCreated = object('ApiKeyCreated', {
  ...fields,
  api_key: Type.String({
    description: 'The key itself. Shown this once: only its hash is kept.',
    examples: ['hdk_4f1d09a7c3be_kX3vQ0m1oYF2e8mJ9b1rTqL7c5dN4aWzU6sHgPiRjVE'],
  }),
});
export type ApiKeyCreated = Static<typeof ApiKeyCreated>;

export const ApiKeyCreate = object('ApiKeyCreate', {
  name,
  scopes,
  expires_at: Type.Optional(
    moment('Until when it works: in the future, at most two years ahead. Left out: one year from now.'),
  ),
});
export type ApiKeyCreate = Static<typeof ApiKeyCreate>;

export const ApiKeyPage = page('ApiKeyPage', ApiKey);

export const ApiKeyParams = parameters({ api_key_id: id('Number of the key.') });

export const ApiKeyList = listParameters(['created_at', 'name', 'expires_at', 'last_used_at'], {
  user_id: Type.Optional(id('Keys of this user; for administrators.')),
  status: Type.Optional(oneOf(['ACTIVE', 'EXPIRED', 'REVOKED', 'OWNER_INACTIVE'], 'Only these.')),
});
export type ApiKeyList = Static<typeof ApiKeyList>;
