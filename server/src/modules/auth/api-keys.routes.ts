import type { Api } from '../../platform/http/api.ts';
import {
  ApiKey,
  ApiKeyCreate,
  ApiKeyCreated,
  ApiKeyList,
  ApiKeyPage,
  ApiKeyParams,
} from './api-keys.schemas.ts';
import { createKey, getKey, listKeys, revokeApiKey } from './api-keys.service.ts';

const tag = 'API keys';
const access = 'session';

export function apiKeyRoutes(api: Api): void {
  api.read(
    {
      url: '/api-keys',
      tag,
      access,
      summary: 'List API keys',
      description:
        'Your own keys, the newest first; an administrator sees the keys of all users. search looks at name and owner.',
      query: ApiKeyList,
      response: ApiKeyPage,
    },
    ({ db, actor, query }) => listKeys(db, actor, query),
  );

  api.act(
    {
      method: 'POST',
      url: '/api-keys',
      tag,
      access,
      summary: 'Create an API key',
      description:
        'Answers the key itself, this once. A program sends it as Authorization: Bearer or as X-API-Key, and may do what both its scopes and the role of its owner allow at that time.',
      body: ApiKeyCreate,
      response: ApiKeyCreated,
      status: 201,
      errors: ['DUPLICATE'],
      example: { body: { name: 'ERP integration', scopes: ['read:inventory', 'read:products'] } },
    },
    ({ db, actor, body }) => createKey(db, actor, body),
  );

  api.read(
    {
      url: '/api-keys/:api_key_id',
      tag,
      access,
      summary: 'Get an API key',
      description: 'One key of your own, or anybody’s for an administrator; never the key itself.',
      params: ApiKeyParams,
      response: ApiKey,
      errors: ['NOT_FOUND'],
    },
    ({ db, actor, params }) => getKey(db, actor, params.api_key_id),
  );

  api.write(
    {
      method: 'DELETE',
      url: '/api-keys/:api_key_id',
      tag,
      access,
      summary: 'Revoke an API key',
      description: 'It stops working at once. The row stays, so that the audit log can be read later.',
      params: ApiKeyParams,
      response: ApiKey,
      errors: ['NOT_FOUND'],
    },
    ({ tx, params }) => revokeApiKey(tx, params.api_key_id),
  );
}
