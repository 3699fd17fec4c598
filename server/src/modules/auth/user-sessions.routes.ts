import { type Api, success } from '../../platform/http/api.ts';
import { MessageAnswer } from '../../platform/http/schemas.ts';
import { say } from '../../platform/words/sentence.ts';
import { SessionPage } from './auth.schemas.ts';
import { endSessionsOf, listSessionsOf } from './user-sessions.service.ts';
import { UserParams, UserSessionList } from './users.schemas.ts';

const tag = 'Users';
const access = 'manage:users';

export function userSessionRoutes(api: Api): void {
  api.read(
    {
      url: '/users/:user_id/sessions',
      tag,
      access,
      summary: 'List the sessions of a user',
      description: 'The open sessions, last used first. One of them is ended with DELETE /auth/sessions.',
      params: UserParams,
      query: UserSessionList,
      response: SessionPage,
      errors: ['NOT_FOUND'],
    },
    ({ db, actor, params, query }) => listSessionsOf(db, actor, params.user_id, query),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/users/:user_id/sessions',
      tag,
      access,
      summary: 'End all sessions of a user',
      description: 'Their tokens stop working at once, on every node. The API keys of the user stay.',
      params: UserParams,
      response: MessageAnswer,
      errors: ['NOT_FOUND'],
    },
    async ({ tx, params }) => {
      const ended = await endSessionsOf(tx, params.user_id);
      return success(tx, say`Sessions that were ended: ${ended}.`);
    },
  );
}
