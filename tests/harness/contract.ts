import type { Plugin } from 'ajv';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { openApiDocument } from '../../server/src/platform/http/openapi.ts';

type Json = Record<string, unknown>;
type Headers = Readonly<Record<string, number | string | readonly string[] | undefined>>;

interface Response {
  readonly headers?: Readonly<Record<string, Json>>;
  readonly content?: Readonly<Record<string, { readonly schema?: Json }>>;
}

interface Operation {
  readonly responses: Readonly<Record<string, Response>>;
  readonly 'x-errors': readonly string[];
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Json;
}

export interface Contract {
  /**
   * What an answer says or leaves out against the OpenAPI document, in sentences; an empty list when it keeps its word.
   *
   * @param routeUrl as the router or the document writes it: `/api/v1/units/:unit_id` or `/api/v1/units/{unit_id}`
   * @param body its text, or what the text was parsed to; null for a stream, of which only the head is judged
   */
  problems(method: string, routeUrl: string, status: number, headers: Headers, body: unknown): string[];
}

/** The contract of an application that is ready: its own OpenAPI document, each schema compiled when it is first needed. */
export function contractOf(app: FastifyInstance): Contract {
  return contractFrom(openApiDocument(app) as unknown as Document);
}

function contractFrom(document: Document): Contract {
  const validatorOf = schemasOf(document.components);
  return {
    problems(method, routeUrl, status, headers, body) {
      const path = routeUrl.replace(/:(\w+)/g, '{$1}');
      const operation = document.paths[path]?.[method.toLowerCase()];
      const name = `${method} ${path} ${status}`;
      if (operation === undefined) return [`${name}: the document has no such operation`];
      const response = operation.responses[String(status)];
      if (response === undefined) {
        const code = (parsed(body) as Json | undefined)?.error_code;
        return [`${name}${code === undefined ? '' : ` ${String(code)}`}: the status is not documented`];
      }
      const found = [
        ...headerProblems(response, document.components, headers),
        ...bodyProblems(response, operation, headers, body, validatorOf),
      ];
      return found.map((problem) => `${name}: ${problem}`);
    },
  };
}

function headerProblems(response: Response, components: Json, headers: Headers): string[] {
  const shared = (components.headers ?? {}) as Record<string, Json>;
  return Object.entries(response.headers ?? {}).flatMap(([name, header]) => {
    const described = shared[String(header.$ref ?? '').replace('#/components/headers/', '')] ?? header;
    const isMissing = described.required === true && headers[name.toLowerCase()] === undefined;
    return isMissing ? [`the header ${name} is missing`] : [];
  });
}

function bodyProblems(
  response: Response,
  operation: Operation,
  headers: Headers,
  body: unknown,
  validatorOf: (schema: Json) => ValidateFunction,
): string[] {
  const type =
    String(headers['content-type'] ?? '')
      .split(';')[0]
      ?.trim() ?? '';
  const content = response.content?.[type];
  if (content === undefined) return [`the content type "${type}" is not documented`];
  if (body === null || type !== 'application/json' || content.schema === undefined) return [];
  const value = parsed(body);
  if (value === undefined) return ['the body is not JSON'];
  const validate = validatorOf(content.schema);
  const misfits = validate(value) ? [] : (validate.errors ?? []);
  const code = (value as { error_code?: unknown } | null)?.error_code;
  const isForeign =
    typeof code === 'string' && !operation['x-errors'].includes(code) && content.schema.$ref === ERROR;
  return [
    ...misfits.map(
      ({ instancePath, message, params }) => `body${instancePath} ${message} ${JSON.stringify(params)}`,
    ),
    ...(isForeign ? [`the error ${code} is not documented`] : []),
  ];
}

const ERROR = '#/components/schemas/ErrorAnswer';

function parsed(body: unknown): unknown {
  if (typeof body !== 'string' && !Buffer.isBuffer(body)) return body;
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function schemasOf(components: Json): (schema: Json) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as Plugin<string[]>)(ajv, ['date', 'date-time', 'email', 'uuid']);
  ajv.addFormat('moment', true);
  ajv.addSchema({ $id: 'document', components });
  const validators = new Map<string, ValidateFunction>();
  return (schema) => {
    const key = JSON.stringify(schema);
    const known =
      validators.get(key) ?? ajv.compile(JSON.parse(key.replaceAll('"#/', '"document#/')) as Json);
    validators.set(key, known);
    return known;
  };
}

/** The document is the same in every test application, and takes a while to make: each worker makes it once. */
let shared: Contract | undefined;

export interface ContractWatch {
  /** @throws Error that lists every answer since the beginning that broke the contract */
  verify(): void;
}

/** Holds every answer of a test's application against the contract, also those that the test itself does not look at. */
export function watchContract(
  app: FastifyInstance,
  contract = () => (shared ??= contractOf(app)),
): ContractWatch {
  const broken = new Map<string, string>();
  const handed = new WeakMap<object, unknown>();
  app.addHook('preSerialization', async (request, _reply, payload) => {
    handed.set(request, payload);
    return payload;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const { url = '' } = request.routeOptions;
    if (!url.startsWith('/api/v1') || request.method === 'HEAD' || request.method === 'OPTIONS')
      return payload;
    const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : null;
    const found = contract().problems(request.method, url, reply.statusCode, reply.getHeaders(), body);
    const before = handed.get(request);
    if (before !== undefined && reply.statusCode < 300 && typeof body === 'string') {
      const lost = lostFields(before, JSON.parse(body), 'body');
      found.push(...lost.map((path) => `${request.method} ${url}: ${path}`));
    }
    // Often the test itself does not look at what is wrong: it only made the request.
    const test = expect.getState().currentTestName ?? 'before the first test';
    for (const problem of found) if (!broken.has(problem)) broken.set(problem, test);
    return payload;
  });
  return {
    verify() {
      if (broken.size === 0) return;
      const list = [...broken].map(([problem, test]) => `- ${problem} (in: ${test})`).join('\n');
      throw new Error(`${broken.size} answers do not keep what the OpenAPI document says:\n${list}`);
    },
  };
}

/** What a handler answered and the serializer left out or turned into something else, without a word. */
function lostFields(before: unknown, after: unknown, path: string): string[] {
  if (before === undefined) return [];
  if (typeof before !== 'object' || before === null || 'toJSON' in before) {
    const isSame = before === after || (typeof before === 'object' && before !== null);
    return isSame ? [] : [`${path} was ${JSON.stringify(before)} and is sent as ${JSON.stringify(after)}`];
  }
  if (typeof after !== 'object' || after === null) return [`${path} is not sent as an object`];
  return Object.entries(before).flatMap(([key, value]) => {
    const name = Array.isArray(before) ? `${path}[]` : `${path}.${key}`;
    if (value === undefined) return [];
    if (!(key in after)) return [`${name} is answered, but not declared, and dropped`];
    return lostFields(value, (after as Json)[key], name);
  });
}
