import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { ERROR_CATALOGUE, type ErrorCode } from '../errors/catalogue.ts';
import { SCOPES } from './permissions.ts';
import { placeHeaders, usedHeaders } from './response-headers.ts';
import { ErrorAnswer } from './schemas.ts';

type Json = Record<string, unknown>;

export interface ApiInformation {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
}

/** One entry per status: which codes it can carry and what each means. */
function errorResponses(codes: readonly ErrorCode[]): Record<string, unknown> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = ERROR_CATALOGUE[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        ...ErrorAnswer,
        description: list.map((code) => `\`${code}\`: ${ERROR_CATALOGUE[code].meaning}`).join('\n\n'),
      },
    ]),
  );
}

/** Registers the collector of routes. Must come before the routes. */
export async function collectOpenApi(app: FastifyInstance, information: ApiInformation): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: information.title,
        version: information.version,
        description: information.description,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'This server' }],
      tags: information.tags.map((tag) => ({ ...tag })),
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        },
      },
    },
    transform: ({ schema, url }) => {
      const described = schema as Json & { response?: Json };
      if (described?.['x-errors'] === undefined) return { schema, url };
      const errors = errorResponses(described['x-errors'] as ErrorCode[]);
      const access = described['x-access'] as string;
      return {
        url,
        schema: {
          ...described,
          operationId: operationIdOf(described, url),
          description: `${described.description as string}\n\n${accessSentence(access)}`,
          security: securityOf(access),
          response: { ...described.response, ...errors },
        } as typeof schema,
      };
    },
  });
}

function securityOf(access: string) {
  if (access === 'public') return [];
  const byKey = access === 'authenticated' || SCOPES.some((scope) => scope === access);
  return byKey ? [{ bearer: [] }, { apiKey: [] }] : [{ bearer: [] }];
}

function accessSentence(access: string): string {
  if (access === 'public') return 'Needs no token.';
  if (access === 'authenticated') return 'Needs an access token of any role, or an API key.';
  if (access === 'session') return 'Needs an access token of any role; an API key will not do.';
  return `Needs the permission \`${access}\`.`;
}

/** `Create a warehouse` → createAWarehouse: stable names for generated clients. */
function operationIdOf(schema: Json, url: string): string {
  const words = String(schema.summary ?? url)
    .replace(/[^A-Za-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => !['a', 'an', 'the', ''].includes(word.toLowerCase()));
  return words
    .map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

/** The finished document: named schemas as components, examples where OpenAPI wants them. Deterministic. */
export function openApiDocument(app: FastifyInstance): Json {
  const raw = structuredClone(app.swagger()) as unknown as Json & {
    components: Json;
    paths: Record<string, Json>;
  };
  const schemas: Json = {};
  for (const operations of Object.values(raw.paths)) {
    for (const operation of Object.values(operations)) finishOperation(operation as Json);
  }
  raw.paths = hoist(raw.paths, schemas) as Record<string, Json>;
  raw.components = {
    ...raw.components,
    headers: usedHeaders(raw.paths),
    schemas: Object.fromEntries(Object.entries(schemas).sort(byName)),
  };
  return raw;
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

const IDEMPOTENCY_KEY = {
  in: 'header',
  name: 'Idempotency-Key',
  required: false,
  description: 'A repeat with the same key and body within 24 hours gets the first answer again, and nothing happens twice.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  example: '5c9d2d1e-receipt-1',
} as const; // biome-ignore format: one sentence on one line

/** What Fastify's schemas have no place for: the header of a repeatable POST, what a success means, and examples. */
function finishOperation(operation: Json): void {
  if ((operation['x-errors'] as ErrorCode[]).includes('IDEMPOTENCY_KEY_REUSED')) {
    operation.parameters = [...((operation.parameters ?? []) as Json[]), IDEMPOTENCY_KEY];
  }
  for (const [status, response] of Object.entries((operation.responses ?? {}) as Record<string, Json>)) {
    if (status.startsWith('2')) response.description = SUCCESSES[status] ?? 'Success.';
  }
  placeHeaders(operation);
  placeExamples(operation);
}

const SUCCESSES: Readonly<Record<string, string>> = {
  201: 'Created.',
  202: 'Accepted: the work goes on after this answer.',
};

function placeExamples(operation: Json): void {
  const example = operation['x-example'] as { body?: unknown; response?: unknown } | undefined;
  delete operation['x-example'];
  const responses = (operation.responses ?? {}) as Record<string, Json>;
  if (example?.body !== undefined) contentOf(operation.requestBody as Json).example = example.body;
  for (const [status, response] of Object.entries(responses)) {
    if (status.startsWith('2') && example?.response !== undefined)
      jsonContentOf(response).example = example.response;
    if (!status.startsWith('2')) jsonContentOf(response).example = errorExample(Number(status), operation);
  }
}

/** JSON, or the first of the file formats that an upload takes. */
function contentOf(holder: Json): Json {
  const content = holder.content as Record<string, Json>;
  return content['application/json'] ?? Object.values(content)[0] ?? {};
}

function jsonContentOf(holder: Json): Json {
  return (holder.content as Record<string, Json>)['application/json'] ?? {};
}

function errorExample(status: number, operation: Json): Json {
  const code = (operation['x-errors'] as ErrorCode[]).find(
    (candidate) => ERROR_CATALOGUE[candidate].status === status,
  );
  const entry = ERROR_CATALOGUE[code ?? 'INTERNAL_ERROR'];
  return {
    status: 'error',
    error_code: code ?? 'INTERNAL_ERROR',
    message: `${entry.meaning} ${entry.whatToDo}`,
    details: [],
    request_id: 'c0ffee00-1234-4abc-8def-001122334455',
    timestamp: '2026-11-21T08:30:00.000Z',
  };
}

/** Copies a document, moves each schema that has a name to the components and leaves a reference. */
function hoist(value: unknown, schemas: Json): unknown {
  if (Array.isArray(value)) return value.map((entry) => hoist(entry, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const {
    'x-schema-name': name,
    'x-decimal': decimal,
    ...rest
  } = value as Json & { 'x-decimal'?: DecimalRule };
  const copy = Object.fromEntries(
    Object.entries(rest).map(([key, entry]) => [key, hoist(entry, schemas)]),
  ) as Json;
  if (decimal !== undefined) Object.assign(copy, decimalSchema(decimal));
  if (typeof name !== 'string') return copy;
  const { description, ...shape } = copy;
  const component = name === 'ErrorAnswer' ? shape : copy;
  const known = schemas[name];
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(component)) {
    throw new Error(`Two different schemas are named ${name}`);
  }
  schemas[name] = component;
  return { $ref: `#/components/schemas/${name}` };
}

interface DecimalRule {
  scale: number;
  minimum: string;
  maximum: string;
  exclusive?: boolean;
}

/** Numbers are bounded by JSON Schema's own words, texts by a pattern. */
function decimalSchema(rule: DecimalRule): Json {
  return {
    pattern: `^-?[0-9]{1,18}(\\.[0-9]{1,${rule.scale}})?$`,
    [rule.exclusive ? 'exclusiveMinimum' : 'minimum']: Number(rule.minimum),
    maximum: Number(rule.maximum),
  };
}

/** `/openapi.json`, `/docs` and `/redoc`. Must come after the routes. */
export async function serveDocumentation(app: FastifyInstance, redocBundle: string): Promise<void> {
  let document: string | undefined;
  const text = () => {
    document ??= JSON.stringify(openApiDocument(app));
    return document;
  };
  app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(text()),
  );
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: SWAGGER_CSP,
    uiConfig: { url: '/openapi.json', persistAuthorization: true, docExpansion: 'list' },
    transformSpecification: () => JSON.parse(text()) as Json,
    transformSpecificationClone: false,
  });
  serveRedoc(app, redocBundle);
}

/** The package's own policy would send a browser to https, which a server in a factory's network may not speak. */
const SWAGGER_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

const REDOC_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Horoz Demir MRP API</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body style="margin:0"><redoc spec-url="/openapi.json"></redoc><script src="/redoc/redoc.standalone.js"></script></body>
</html>`;

/** Redoc makes its styles at run time and searches in a worker made of a blob; nothing is loaded from outside. */
const REDOC_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src blob:; frame-ancestors 'none'; base-uri 'none'";

function serveRedoc(app: FastifyInstance, bundle: string): void {
  app.get('/redoc', { schema: { hide: true } }, (_request, reply) =>
    reply.header('content-security-policy', REDOC_CSP).type('text/html; charset=utf-8').send(REDOC_PAGE),
  );
  app.get('/redoc/redoc.standalone.js', { schema: { hide: true } }, (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=86400')
      .type('text/javascript; charset=utf-8')
      .send(bundle),
  );
}
