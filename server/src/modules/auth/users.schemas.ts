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
import { password } from './auth.schemas.ts';

const username = Type.String({
  pattern: '^[A-Za-z0-9._-]{3,50}$',
  description:
    'Name to log in with: 3 to 50 letters of the English alphabet, digits, points, _ or -. Cannot be changed later.',
  examples: ['ayse.yilmaz'],
});

const fields = {
  full_name: text(100, { description: 'Name for people.', examples: ['Ayşe Yılmaz'] }),
  email: nullable(
    Type.String({
      format: 'email',
      maxLength: 200,
      description: 'E-mail address.',
      examples: ['ayse@example.com'],
    }),
  ),
  role: oneOf(ROLES, 'Decides the permissions. Changing it ends the sessions of the user.'),
};

export const User = object('User', {
  user_id: id('Number of the user.'),
  username,
  ...fields,
  is_active: Type.Boolean({ description: 'An inactive user cannot log in.' }),
  must_change_password: Type.Boolean({
    description: 'The password is a temporary one: until it is changed, everything else is refused.',
  }),
  last_login_at: nullable(timestamp('Last login.')),
  created_at: timestamp('When it was created.'),
  updated_at: timestamp('When it was last changed; its ETag.'),
});
export type User = Static<typeof User>;

export const UserPage = page('UserPage', User);

export const UserCreate = object('UserCreate', {
  username,
  full_name: fields.full_name,
  email: Type.Optional(fields.email),
  role: fields.role,
  password: password('First password, 8 to 72 bytes.'),
  must_change_password: Type.Optional(
    Type.Boolean({
      description: 'true: the first password must be changed before anything else. Left out: false.',
    }),
  ),
});
export type UserCreate = Static<typeof UserCreate>;

export const UserUpdate = object('UserUpdate', {
  full_name: Type.Optional(fields.full_name),
  email: Type.Optional(fields.email),
  role: Type.Optional(fields.role),
  is_active: Type.Optional(Type.Boolean({ description: 'false ends the sessions of the user.' })),
  password: Type.Optional(
    password(
      'Temporary password for a user who forgot it, 8 to 72 bytes. Ends the sessions of the user, who must change it at the next login.',
    ),
  ),
});
export type UserUpdate = Static<typeof UserUpdate>;

export const TemporaryPassword = object('TemporaryPassword', {
  user_id: id('Number of the user.'),
  username: Type.String(),
  temporary_password: Type.String({ description: 'Shown this once; it must be changed at the next login.' }),
  sessions_ended: Type.Integer({ minimum: 0, description: 'Sessions of the user that were open.' }),
});
export type TemporaryPassword = Static<typeof TemporaryPassword>;

const { search: _, ...listed } = listParameters(['last_used_at', 'created_at'], {}).properties;
export const UserSessionList = parameters(listed);

export const UserParams = parameters({ user_id: id('Number of the user.') });

export const UserList = listParameters(['username', 'full_name', 'user_id', 'created_at', 'last_login_at'], {
  role: Type.Optional(oneOf(ROLES, 'Only users with this role.')),
  is_active: Type.Optional(Type.Boolean({ description: 'Left out: active and inactive ones.' })),
});
export type UserList = Static<typeof UserList>;
