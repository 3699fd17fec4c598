import type { Api } from '../../platform/http/api.ts';
import { listUsers } from './users.queries.ts';
import {
  TemporaryPassword,
  User,
  UserCreate,
  UserList,
  UserPage,
  UserParams,
  UserUpdate,
} from './users.schemas.ts';
import { changeUser, createUser, getUser, resetPassword } from './users.service.ts';

const tag = 'Users';
const access = 'manage:users';

const EXAMPLE = {
  username: 'ayse.yilmaz',
  full_name: 'Ayşe Yılmaz',
  email: 'ayse@example.com',
  role: 'inv_clerk',
  password: 'Sac-Levha-2026',
};

export function userRoutes(api: Api): void {
  api.read(
    {
      url: '/users',
      tag,
      access,
      summary: 'List users',
      description: 'Users in the order of their usernames; search looks at username and full name.',
      query: UserList,
      response: UserPage,
    },
    ({ db, query }) => listUsers(db, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/users',
      tag,
      access,
      summary: 'Create a user',
      description: 'The user can log in at once and should change the password then.',
      body: UserCreate,
      response: User,
      status: 201,
      errors: ['DUPLICATE'],
      example: { body: EXAMPLE },
    },
    ({ tx, body }) => createUser(tx, body),
  );

  api.read(
    {
      url: '/users/:user_id',
      tag,
      access,
      summary: 'Get a user',
      description: 'One user. Its ETag can be sent back as If-Match with a change.',
      params: UserParams,
      response: User,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getUser(db, params.user_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/users/:user_id',
      tag,
      access,
      summary: 'Update a user',
      description:
        'Changes the fields that are sent and leaves the others. A new role, a new password or a deactivation ends the sessions of the user. A new password is a temporary one: the user must change it at the next login. The last active administrator stays one.',
      params: UserParams,
      body: UserUpdate,
      response: User,
      errors: ['NOT_FOUND', 'CONFLICT', 'IN_USE'],
      example: { body: { role: 'prod_mgr' } },
    },
    ({ tx, params, body, expectedVersion }) => changeUser(tx, params.user_id, body, expectedVersion),
  );

  api.act(
    {
      method: 'POST',
      url: '/users/:user_id/reset-password',
      tag,
      access,
      summary: 'Reset a password',
      description:
        'Answers a temporary password, this once, for a user who forgot the own one. Ends the sessions of the user, who must change it at the next login before anything else.',
      params: UserParams,
      response: TemporaryPassword,
      errors: ['NOT_FOUND'],
    },
    ({ db, actor, params }) => resetPassword(db, actor, params.user_id),
  );
}
