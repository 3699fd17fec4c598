import Type, { type Static } from 'typebox';
import { ROLES } from '../../platform/http/permissions.ts';
import {
  id,
  listParameters,
  nullable,
  object,
  oneOf,
  page,
  parameters,
  text,
  timestamp,
} from '../../platform/http/schemas.ts';

/** Bytes cannot be said in JSON Schema: passwords.ts counts them. A password may hold blanks, also alone. */
export const password = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: 72,
    pattern: '^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]*$',
    description,
    examples: ['Sac-Levha-2026'],
  });

export const UserLogin = object('UserLogin', {
  username: text(50, {
    minLength: 3,
    description: 'Capital and small letters are the same.',
    examples: ['admin'],
  }),
  password: password('6 to 72 bytes.'),
});
export type UserLogin = Static<typeof UserLogin>;

export const UserInfo = object('UserInfo', {
  user_id: id('Number of the user.'),
  username: Type.String({ description: 'Name to log in with.' }),
  full_name: Type.String({ description: 'Name for people.' }),
  role: oneOf(ROLES, 'Decides the permissions.'),
  permissions: Type.Array(Type.String(), {
    description: 'All that the role may do; with an API key, what its scopes leave of it.',
  }),
  is_active: Type.Boolean({ description: 'An inactive user cannot log in.' }),
  must_change_password: Type.Boolean({
    description: 'The password is a temporary one: until it is changed, everything else is refused.',
  }),
});
export type UserInfo = Static<typeof UserInfo>;

export const TokenResponse = object('TokenResponse', {
  status: Type.Literal('success'),
  message: Type.String(),
  timestamp: timestamp('When the tokens were issued.'),
  access_token: Type.String({ description: 'JWT for the Authorization header.' }),
  refresh_token: Type.String({ description: 'Gets the next pair of tokens, once.' }),
  token_type: Type.Literal('bearer'),
  expires_in: Type.Integer({
    minimum: 1,
    description: 'Seconds that the access token lives.',
    examples: [900],
  }),
  user_info: UserInfo,
});
export type TokenResponse = Static<typeof TokenResponse>;

export const RefreshToken = object('RefreshToken', {
  refresh_token: text(200, { description: 'The refresh token of the last login or refresh.' }),
});

export const PasswordChange = object('PasswordChange', {
  current_password: password('The one that is valid now, 6 to 72 bytes.'),
  new_password: password('8 to 72 bytes; must differ from the current one.'),
});
export type PasswordChange = Static<typeof PasswordChange>;

const sessionId = Type.String({
  format: 'uuid',
  description: 'Identifier of the session.',
  examples: ['123e4567-e89b-12d3-a456-426614174000'],
});

export const Session = object('Session', {
  session_id: sessionId,
  user_id: id('Whose session it is.'),
  ip_address: nullable(Type.String({ description: 'Address that the login came from.' })),
  user_agent: nullable(Type.String({ description: 'Program that logged in.' })),
  created_at: timestamp('When the user logged in.'),
  last_used_at: timestamp('Last login or refresh.'),
  expires_at: timestamp('When it ends unless it is refreshed.'),
  is_current: Type.Boolean({ description: 'The session that this request came with.' }),
});
export type Session = Static<typeof Session>;

export const SessionPage = page('SessionPage', Session);

export const SessionParams = parameters({ session_id: sessionId });

// A user has a handful of sessions: there is nothing to search.
const { search: _, ...listed } = listParameters(['last_used_at', 'created_at'], {
  user_id: Type.Optional(id('Whose sessions; for administrators. Left out: your own.')),
}).properties;
export const SessionList = parameters(listed);
export type SessionList = Static<typeof SessionList>;
