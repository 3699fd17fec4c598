import type { GeneratedFile } from './generated-files.ts';
import {
  type ApiDocument,
  type ApiParameter,
  type ApiSchema,
  type NamedOperation,
  operationsOf,
} from './openapi-document.ts';
import {
  event,
  idOf,
  type PostmanItem,
  type PostmanRequest,
  type PostmanValue,
  urlOf,
} from './postman-items.ts';
import { AFTER_EVERY_ANSWER, BEFORE_EVERY_REQUEST, KEEP_TOKENS } from './postman-scripts.ts';
import { workflowFolder } from './postman-workflows.ts';

const COLLECTION = 'docs/postman/Horoz_Demir_MRP_API.postman_collection.json';
const ENVIRONMENT = 'docs/postman/MRP_Environment.postman_environment.json';

/** The collection and its environment, which follow from the OpenAPI document and from the workflows. */
export function postmanFiles(openApi: string): GeneratedFile[] {
  const document = JSON.parse(openApi) as ApiDocument;
  return [
    { path: COLLECTION, text: `${JSON.stringify(collection(document), null, 2)}\n` },
    { path: ENVIRONMENT, text: `${JSON.stringify(environment(), null, 2)}\n` },
  ];
}

function collection(document: ApiDocument): unknown {
  const operations = operationsOf(document);
  const defaults = new Map<string, string>();
  const folders = document.tags
    .map(({ name, description }) => ({
      id: idOf(`folder ${name}`),
      name,
      description,
      item: operations
        .filter(({ operation }) => operation.tags[0] === name)
        .map((one) => operationItem(document, one, defaults)),
    }))
    .filter(({ item }) => item.length > 0);
  return {
    info: {
      _postman_id: idOf('collection'),
      name: document.info.title,
      description:
        'Made by `npm run generate` from docs/api/openapi.json and the workflows of scripts/lib/postman-workflows.ts; see docs/guides/postman.md. The folder Workflows runs from top to bottom on any server; the folders behind it have every operation once.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{access_token}}', type: 'string' }] },
    event: [event('prerequest', BEFORE_EVERY_REQUEST), event('test', AFTER_EVERY_ANSWER)],
    variable: [
      ...['access_token', 'refresh_token', 'token_expires_at', 'run'].map((key) => ({ key, value: '' })),
      ...[...defaults].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => ({ key, value })),
    ],
    item: [workflowFolder(document), ...folders],
  };
}

function environment(): unknown {
  const values = [
    { key: 'baseUrl', value: 'http://localhost:8000', type: 'default' },
    { key: 'username', value: 'yonetici', type: 'default' },
    { key: 'password', value: 'Horoz-2026!', type: 'secret' },
    { key: 'patience', value: '1', type: 'default' },
  ];
  return {
    id: idOf('environment'),
    name: 'Horoz Demir MRP: this computer',
    values: values.map((value) => ({ ...value, enabled: true })),
    _postman_variable_scope: 'environment',
  };
}

function operationItem(
  document: ApiDocument,
  named: NamedOperation,
  defaults: Map<string, string>,
): PostmanItem {
  const { path, method, operation } = named;
  const parameters = operation.parameters ?? [];
  const variable = parameters
    .filter((one) => one.in === 'path')
    .map((one) => pathVariable(document, path, one, defaults));
  const format = operation.requestBody?.content['text/csv'] === undefined ? {} : CSV_FORMAT;
  const query = parameters.filter((one) => one.in === 'query').map((one) => queryParameter(one, format));
  const body = bodyOf(named);
  const url = urlOf(path);
  return {
    id: idOf(operation.operationId),
    name: operation.summary,
    event: [event('test', testsOf(document, named))],
    request: {
      method: method.toUpperCase(),
      description: operation.description,
      ...(operation['x-access'] === 'public' ? { auth: { type: 'noauth' as const } } : {}),
      header: headersOf(named),
      url: {
        ...url,
        ...(query.length > 0 ? { query } : {}),
        ...(variable.length > 0 ? { variable } : {}),
      },
      ...(body === undefined ? {} : { body }),
    },
  };
}

/** A variable that the list of the same things sets to its first one: read the list, and the others work. */
function pathVariable(
  document: ApiDocument,
  path: string,
  parameter: ApiParameter,
  defaults: Map<string, string>,
): PostmanValue {
  const things = path.slice(0, path.indexOf(`/{${parameter.name}}`));
  const list = (document.paths[things] ?? document.paths[`${things}/list`])?.get;
  const listed = Object.keys(rowOfList(document, list)?.properties ?? {});
  const own = new RegExp(`(^|_)${parameter.name}$`);
  const name = listed.find((property) => own.test(property)) ?? parameter.name;
  const value = sampleOf(parameter) || '1';
  if (!defaults.has(name)) defaults.set(name, value);
  return {
    key: parameter.name,
    value: `{{${name}}}`,
    ...(parameter.description === undefined ? {} : { description: parameter.description }),
  };
}

/** What the examples of files are written in. */
const CSV_FORMAT: Readonly<Record<string, string>> = { delimiter: 'semicolon', decimal_separator: 'comma' };

function queryParameter(
  parameter: ApiParameter,
  format: Readonly<Record<string, string | undefined>>,
): PostmanValue {
  const needed = parameter.required === true || format[parameter.name] !== undefined;
  return {
    key: parameter.name,
    value: format[parameter.name] ?? sampleOf(parameter),
    ...(parameter.description === undefined ? {} : { description: parameter.description }),
    ...(needed ? {} : { disabled: true }),
  };
}

function sampleOf({ example, schema }: ApiParameter): string {
  const value = example ?? schema.default ?? schema.enum?.[0];
  if (value !== undefined && value !== null) return String(value);
  return schema.type === 'boolean' ? 'true' : '';
}

function headersOf({ operation }: NamedOperation): PostmanValue[] {
  const [type] = Object.keys(operation.requestBody?.content ?? {});
  const knowsKey = operation.parameters?.some(({ name }) => name === 'Idempotency-Key');
  return [
    ...(type === undefined ? [] : [{ key: 'Content-Type', value: type }]),
    ...(knowsKey ? [{ key: 'Idempotency-Key', value: '{{$guid}}' }] : []),
  ];
}

function bodyOf({ operation }: NamedOperation): PostmanRequest['body'] {
  const [content] = Object.values(operation.requestBody?.content ?? {});
  if (content === undefined) return undefined;
  if (typeof content.example === 'string') {
    return { mode: 'raw', raw: content.example, options: { raw: { language: 'text' } } };
  }
  const example =
    operation.operationId === 'logIn'
      ? { username: '{{username}}', password: '{{password}}' }
      : operation.operationId === 'refreshTokens'
        ? { refresh_token: '{{refresh_token}}' }
        : (content.example ?? {});
  return { mode: 'raw', raw: JSON.stringify(example, null, 2), options: { raw: { language: 'json' } } };
}

/** A list can always be read; of the others, the tests of the collection say what a refusal is. */
function testsOf(document: ApiDocument, named: NamedOperation): string[] {
  const { path, method, operation } = named;
  const row = method === 'get' ? rowOfList(document, operation) : undefined;
  const isLogin = ['logIn', 'refreshTokens'].includes(operation.operationId);
  const needsMore = operation.parameters?.some((one) => one.in === 'path' || one.required === true);
  const mustSucceed = isLogin || (row !== undefined && needsMore !== true);
  const documented = Object.keys(operation.responses).map(Number);
  const lines = mustSucceed
    ? ["pm.test('succeeds', () => pm.expect(pm.response.code).to.be.below(400));"]
    : [
        `pm.test('has a documented status', () => pm.expect(${JSON.stringify(documented)}).to.include(pm.response.code));`,
      ];
  if (isLogin) lines.push(...KEEP_TOKENS);
  const things = `${path.replace(/\/list$/, '')}/{`;
  const deeper = Object.keys(document.paths).find((other) => other.startsWith(things)) ?? '';
  const [parameter] = deeper.slice(things.length).split('}');
  if (row === undefined || !parameter) return lines;
  const key = Object.keys(row.properties ?? {}).find((name) => new RegExp(`(^|_)${parameter}$`).test(name));
  if (key === undefined) return lines;
  return [
    ...lines,
    'const [first] = pm.response.code < 400 ? pm.response.json().items : [];',
    `if (first) pm.collectionVariables.set('${key}', first.${key}); // what the requests below it read`,
  ];
}

/** What a page has as its items; undefined when the operation answers no page. */
function rowOfList(document: ApiDocument, operation: NamedOperation['operation'] | undefined) {
  const answer = operation?.responses['200']?.content['application/json']?.schema;
  const row = resolve(document, resolve(document, answer)?.properties?.items?.items);
  return row?.properties === undefined ? undefined : row;
}

function resolve(document: ApiDocument, schema: ApiSchema | undefined): ApiSchema | undefined {
  const name = schema?.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : document.components.schemas[name];
}
