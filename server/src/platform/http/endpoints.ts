import type { HTTPMethods } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import type { Topic } from '../cache/topics.ts';
import type { ErrorCode } from '../errors/catalogue.ts';
import { announceDeprecation, type Deprecation, deprecationSentence } from './deprecation.ts';
import type { Permission } from './permissions.ts';
import { fileBody } from './uploads.ts';

export const BASE_PATH = '/api/v1';

/**
 * Who may call: a permission of the table, anybody with a token or an API key, a person who has logged in and no API key, or
 * anybody at all.
 */
export type Access = Permission | 'authenticated' | 'session' | 'public';

export type Shape = TObject | undefined;
export type Value<S extends Shape> = S extends TObject ? Static<S> : undefined;

/** One endpoint as data: what the router, the validator, the rights check and the OpenAPI document need to know of it. */
export interface EndpointBase<
  Params extends Shape,
  Query extends Shape,
  Body extends Shape,
  Response extends TSchema,
> {
  /** path below /api/v1, with `:name` for parameters */
  readonly url: string;
  readonly tag: string;
  readonly access: Access;
  readonly summary: string;
  readonly description: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response: Response;
  /** Its JSON is kept, for as long as nothing of these topics changes. It must depend on nothing else, least of all on who asks. */
  readonly keptBy?: readonly Topic[];
  /** the errors of the catalogue beyond those that any endpoint can answer */
  readonly errors?: readonly ErrorCode[];
  /** also for a user whose password is a temporary one and not changed yet */
  readonly beforePasswordChange?: true;
  /** where it will go away: the document says so, and so does each answer */
  readonly deprecated?: Deprecation;
  /** a request body and an answer as they really occur; a test sends the one and compares the other's shape */
  readonly example?: { readonly body?: unknown; readonly response?: unknown };
}

export interface ReadEndpoint<P extends Shape, Q extends Shape, R extends TSchema>
  extends EndpointBase<P, Q, undefined, R> {}

export interface WriteEndpoint<P extends Shape, Q extends Shape, B extends Shape, R extends TSchema>
  extends EndpointBase<P, Q, B, R> {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** 201 where something is created; 200 is the default */
  readonly status?: 200 | 201;
  /** false where the answer must not be kept for a repeat: tokens */
  readonly idempotent?: boolean;
}

/** A POST whose body is a file as it is; the answer comes before the work on it is done. */
export interface UploadEndpoint<P extends Shape, Q extends Shape, R extends TSchema>
  extends EndpointBase<P, Q, undefined, R> {
  readonly contentTypes: readonly string[];
  readonly maxBytes: number;
}

/** A GET that goes on answering with events, as server-sent events. */
export interface StreamEndpoint<Q extends Shape>
  extends Omit<EndpointBase<undefined, Q, undefined, TSchema>, 'response'> {}

/** A GET that answers with something each time that it changes, as server-sent events, until it is final. */
export interface WatchEndpoint<P extends Shape, S extends TSchema>
  extends Omit<EndpointBase<P, undefined, undefined, TSchema>, 'response' | 'example'> {
  /** what the frames are called */
  readonly event: string;
  /** what they carry */
  readonly state: S;
  /** the frames as a text of a name of its own, with an example: JSON Schema has no word for them */
  readonly frames: TSchema;
}

/** Answers a file. A POST is one that changes nothing and whose question is too long for an address. */
export interface FileEndpoint<P extends Shape, Q extends Shape, B extends Shape>
  extends Omit<EndpointBase<P, Q, B, TSchema>, 'response'> {
  readonly method?: 'GET' | 'POST';
  readonly contentType: string;
}

/** Errors that follow from the kind of endpoint alone. */
function usualErrors(endpoint: {
  access: Access;
  body?: unknown;
  params?: unknown;
  query?: unknown;
  method: string;
  idempotent?: boolean;
  contentTypes?: readonly string[];
  beforePasswordChange?: true;
}): ErrorCode[] {
  const codes: ErrorCode[] = [
    'HOST_NOT_ALLOWED',
    'VALIDATION_ERROR',
    'RATE_LIMITED',
    'INTERNAL_ERROR',
    'SERVICE_UNAVAILABLE',
  ];
  if (endpoint.access !== 'public') codes.push('NOT_AUTHENTICATED', 'TOKEN_EXPIRED', 'TOKEN_REVOKED');
  if (endpoint.access !== 'public' && endpoint.access !== 'authenticated')
    codes.push('INSUFFICIENT_PERMISSIONS');
  if (endpoint.access !== 'public' && endpoint.beforePasswordChange === undefined)
    codes.push('PASSWORD_CHANGE_REQUIRED');
  // A part of the address that is too long, or is no UTF-8, is found nowhere.
  if (endpoint.params !== undefined) codes.push('NOT_FOUND');
  // Also where no body is wanted: one that comes all the same is read before it is ignored.
  if (endpoint.method !== 'GET') codes.push('INVALID_JSON', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE');
  if (endpoint.method === 'POST' && endpoint.idempotent !== false) {
    codes.push('IDEMPOTENCY_KEY_REUSED', 'CONFLICT');
  }
  return codes;
}

export function routeOf(
  endpoint: EndpointBase<Shape, Shape, Shape, TSchema> & {
    readonly idempotent?: boolean;
    readonly contentTypes?: readonly string[];
  },
  method: HTTPMethods,
  status: number,
) {
  const { deprecated } = endpoint;
  const usual = usualErrors({ ...endpoint, method: String(method) });
  return {
    method,
    url: `${BASE_PATH}${endpoint.url}`,
    config: {
      access: endpoint.access,
      ...(endpoint.beforePasswordChange === undefined ? {} : { beforePasswordChange: true as const }),
      ...(endpoint.contentTypes === undefined ? {} : { contentTypes: endpoint.contentTypes }),
    },
    schema: {
      tags: [endpoint.tag],
      summary: endpoint.summary,
      description: [
        endpoint.description,
        ...(deprecated === undefined ? [] : [deprecationSentence(deprecated, BASE_PATH)]),
      ].join(' '),
      ...(deprecated === undefined ? {} : { deprecated: true }),
      'x-access': endpoint.access,
      'x-errors': [...new Set([...(endpoint.errors ?? []), ...usual])],
      'x-example': endpoint.example,
      ...(endpoint.keptBy === undefined ? {} : { 'x-kept-by': endpoint.keptBy }),
      // An endpoint without parameters refuses any: a typo must not be ignored.
      querystring: endpoint.query ?? { type: 'object', properties: {}, additionalProperties: false },
      ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
      ...(endpoint.body === undefined ? {} : { body: endpoint.body }),
      ...(endpoint.contentTypes === undefined ? {} : { body: fileBody(endpoint.contentTypes) }),
      response: { [status]: endpoint.response },
    },
    ...(deprecated === undefined ? {} : { onSend: announceDeprecation(deprecated, BASE_PATH) }),
  };
}
