import { ERROR_CATALOGUE, type ErrorCode } from '../../server/src/platform/errors/catalogue.ts';
import {
  isScope,
  mayDo,
  PERMISSIONS,
  type Permission,
  ROLES,
} from '../../server/src/platform/http/permissions.ts';
import type { GeneratedFile } from './generated-files.ts';
import {
  type ApiDocument,
  type ApiOperation,
  type ApiParameter,
  type NamedOperation,
  operationsOf,
} from './openapi-document.ts';
import { conventions } from './reference-head.ts';
import { cell, type FullSchema, nameOf, namesIn, typeOf } from './reference-types.ts';

const BASE = '/api/v1';
const REFERENCE = 'docs/api/reference.md';
const SHAPES = 'docs/api/shapes.md';

/** What every operation may answer, or every one with a token, a body or a key: said once, at the head of the page. */
const COMMON = new Set(
  [
    'HOST_NOT_ALLOWED VALIDATION_ERROR RATE_LIMITED INTERNAL_ERROR SERVICE_UNAVAILABLE',
    'NOT_AUTHENTICATED TOKEN_EXPIRED TOKEN_REVOKED INSUFFICIENT_PERMISSIONS PASSWORD_CHANGE_REQUIRED',
    'INVALID_JSON PAYLOAD_TOO_LARGE UNSUPPORTED_MEDIA_TYPE IDEMPOTENCY_KEY_REUSED',
  ].flatMap((line) => line.split(' ')),
);

/** The API for people who read: every operation, and the shapes of the answers on a page of their own. */
export function referencePages(openApi: string): GeneratedFile[] {
  const document = JSON.parse(openApi) as ApiDocument;
  return [
    { path: REFERENCE, text: referencePage(document) },
    { path: SHAPES, text: shapesPage(document) },
  ];
}

const MADE_BY =
  '<!-- Made by `npm run generate` from docs/api/openapi.json. Do not edit; a test fails when it is stale. -->';

function referencePage(document: ApiDocument): string {
  const anchors = anchorsOf(document);
  const sections = document.tags.map((tag) => ({
    ...tag,
    operations: operationsOf(document).filter(({ operation }) => operation.tags.includes(tag.name)),
  }));
  const contents = sections.map(({ name, description }) => `- [${name}](#${slugOf(name)}): ${description}`);
  return [
    MADE_BY,
    '',
    '# API reference',
    '',
    `All ${operationsOf(document).length} operations of ${document.info.title} ${document.info.version}. For programs the same stands`,
    'in [openapi.json](openapi.json); the fields of the answers stand in [shapes.md](shapes.md).',
    '',
    '- [Conventions](#conventions)',
    ...contents,
    '',
    ...conventions(),
    ...sections.flatMap(({ name, description, operations }) => [
      `## ${name}`,
      '',
      description,
      '',
      ...tableOf(
        ['operation', 'address'],
        operations.map((one) => [
          `[${one.operation.summary}](#${anchors.get(one.operation.operationId)})`,
          `\`${one.method.toUpperCase()} ${shortPath(one.path)}\``,
        ]),
      ),
      '',
      ...operations.flatMap((one) => operationText(document, one)),
    ]),
  ].join('\n');
}

/** The anchors that headings get, in the order of the page: a title that comes again gets a number. */
function anchorsOf(document: ApiDocument): Map<string, string> {
  const used = new Map<string, number>();
  const next = (title: string): string => {
    const slug = slugOf(title);
    const times = used.get(slug) ?? 0;
    used.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  };
  for (const line of ['# API reference', ...conventions()]) {
    const [, title] = /^#+ (.*)/.exec(line) ?? [];
    if (title !== undefined) next(title);
  }
  const anchors = new Map<string, string>();
  for (const tag of document.tags) {
    next(tag.name);
    for (const { operation } of operationsOf(document)) {
      if (operation.tags.includes(tag.name)) anchors.set(operation.operationId, next(operation.summary));
    }
  }
  return anchors;
}

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const shortPath = (path: string): string => (path.startsWith(BASE) ? path.slice(BASE.length) : path);

function operationText(document: ApiDocument, named: NamedOperation): string[] {
  const { path, method, operation } = named;
  const about = operation.description.replace(/\n*Needs the permission `[^`]*`\.?/, '').trim();
  return [
    `### ${operation.summary}`,
    '',
    `\`${method.toUpperCase()} ${shortPath(path)}\` · ${callersOf(operation['x-access'])}`,
    '',
    ...(about === '' ? [] : [about, '']),
    ...parametersText(operation),
    ...bodyText(document, operation),
    answersText(operation),
    '',
    '```bash',
    exampleOf(named),
    '```',
    '',
    ...answerExample(operation),
  ];
}

function callersOf(access: string): string {
  if (access === 'public') return 'everybody, without a token';
  if (access === 'session') return 'everybody who has logged in, no API key';
  if (access === 'authenticated') return 'everybody with a token or an API key';
  const permission = access as Permission;
  const roles = ROLES.filter((role) => access in PERMISSIONS && mayDo({ role }, permission));
  const who = roles.length === ROLES.length ? 'every role' : roles.join(', ');
  return `${who} (\`${access}\`${isScope(permission) ? '' : ', no API key'})`;
}

function parametersText(operation: ApiOperation): string[] {
  const parameters = operation.parameters ?? [];
  const named = (name: string) => parameters.find((one) => one.name === name && one.in === 'query');
  const habits = [
    ...(named('page_size') === undefined ? [] : ['[paged](#pages)']),
    ...(named('search') === undefined ? [] : ['[`search`](#searching)']),
    ...sortingText(named('sort')),
    ...(parameters.some((one) => one.in === 'header' && one.name === 'Idempotency-Key')
      ? ['takes an [`Idempotency-Key`](#nothing-twice)']
      : []),
  ];
  const inWords = new Set(['page', 'page_size', 'sort', 'search', 'Idempotency-Key']);
  const rows = parameters
    .filter(({ name }) => !inWords.has(name))
    .map((one) => [
      `\`${one.name}\`${one.in === 'query' ? '' : ` (${one.in})`}${one.required && one.in !== 'path' ? ' *' : ''}`,
      withDefault(one.schema),
      cell(one.description ?? ''),
    ]);
  return [
    ...(habits.length === 0 ? [] : [`Conventions: ${habits.join('; ')}.`, '']),
    ...(rows.length === 0 ? [] : [...tableOf(['parameter', 'type', 'meaning'], rows), '']),
  ];
}

function sortingText(sort: ApiParameter | undefined): string[] {
  if (sort === undefined) return [];
  const fields = (sort.schema.enum ?? []).map(String).filter((field) => !field.startsWith('-'));
  return [`[sorts](#sorting) by ${fields.map((field) => `\`${field}\``).join(', ')}`];
}

function withDefault(schema: FullSchema): string {
  const type = typeOf(schema, shapeLink);
  return schema.default === undefined
    ? type
    : `${type}; \`${JSON.stringify(schema.default).replaceAll('"', '')}\``;
}

const shapeLink = (name: string): string => `[${name}](shapes.md#${name.toLowerCase()})`;

function bodyText(document: ApiDocument, operation: ApiOperation): string[] {
  const content = Object.entries(operation.requestBody?.content ?? {});
  const json = content.find(([type]) => type === 'application/json')?.[1];
  if (json?.schema?.$ref === undefined) {
    return content.length === 0
      ? []
      : [`Body: a file, ${content.map(([type]) => `\`${type}\``).join(' or ')}.`, ''];
  }
  const shape = document.components.schemas[nameOf(json.schema.$ref)] as FullSchema;
  const rows = fieldsOf(shape);
  return rows.length === 0 ? [] : [...tableOf(['field of the body', 'type', 'meaning'], rows), ''];
}

function fieldsOf(shape: FullSchema): string[][] {
  const required = new Set(shape.required);
  return Object.entries((shape.properties ?? {}) as Record<string, FullSchema>).map(([name, field]) => [
    `\`${name}\`${required.has(name) ? ' *' : ''}`,
    typeOf(field, shapeLink),
    cell(told(field)),
  ]);
}

/** What a field means, without what its type says already. */
const told = ({ description = '' }: FullSchema): string =>
  description.replace(/\s*Text or number with at most \d decimals?\./, '');

function answersText(operation: ApiOperation): string {
  const success = Object.entries(operation.responses).filter(([status]) => Number(status) < 400);
  const answers = success.map(([status, { content = {} }]) => {
    const kinds = Object.entries(content).map(([type, { schema }]) =>
      schema?.$ref === undefined ? `\`${KINDS[type] ?? type}\`` : shapeLink(nameOf(schema.$ref)),
    );
    return `${status} ${kinds.join(', ')}`;
  });
  const errors = operation['x-errors'].filter((code) => !COMMON.has(code));
  const own = errors.map((code) => `[${code}](errors.md#${errorAnchor(code)})`);
  return `Answers ${answers.join(' or ')}.${own.length === 0 ? '' : ` Refuses with ${own.join(', ')}.`}`;
}

const errorAnchor = (code: string): string =>
  slugOf(`${code} (${ERROR_CATALOGUE[code as ErrorCode].status})`);

const KINDS: Readonly<Record<string, string>> = {
  'text/csv': 'CSV',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
};

const MAX_EXAMPLE = 800;

function answerExample(operation: ApiOperation): string[] {
  const success = Object.entries(operation.responses).find(([status]) => Number(status) < 400)?.[1];
  const example = success?.content?.['application/json']?.example;
  const text = JSON.stringify(example, null, 1) ?? '';
  // A long one says no more than the fields of its shape do.
  return text === '' || text.length > MAX_EXAMPLE ? [] : ['```json', text, '```', ''];
}

/** Parameters of which one of two is needed, which the document cannot say. */
const CHOSEN: Readonly<Record<string, readonly string[]>> = { comparePlansOfScenarios: ['run_ids=1,2'] };

/** The request as it is sent with curl, with the examples of the document. */
function exampleOf({ path, method, operation }: NamedOperation): string {
  const parameters = operation.parameters ?? [];
  const filled = shortPath(path).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.name === name);
    return String(exampleValue(parameter));
  });
  const query = [
    ...(CHOSEN[operation.operationId] ?? []),
    ...parameters
      .filter((one) => one.in === 'query' && one.required)
      .map((one) => `${one.name}=${encodeURIComponent(String(exampleValue(one)))}`),
  ];
  const server = path.startsWith(BASE) ? '$API' : '$HOST';
  const url = `"${server}${filled}${query.length === 0 ? '' : `?${query.join('&')}`}"`;
  const [type = '', body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const streams = Object.values(operation.responses).some(
    ({ content = {} }) => 'text/event-stream' in content,
  );
  return [
    `curl -s${streams ? 'N' : ''}${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} ${url}`,
    ...(operation['x-access'] === 'public' ? [] : ['-H "$AUTH"']),
    ...(body === undefined ? [] : bodyOf(type, body.example)),
  ].join(' ');
}

function bodyOf(type: string, example: unknown): string[] {
  if (type !== 'application/json') return [`-H "Content-Type: ${type}" --data-binary @file.csv`];
  const text = JSON.stringify(example ?? {});
  const shown = text.length <= 100 ? text : JSON.stringify(example, null, 1);
  return [`-H "$JSON" -d '${shown.replaceAll("'", "'\\''")}'`];
}

function exampleValue(parameter: ApiParameter | undefined): unknown {
  const schema = (parameter?.schema ?? {}) as FullSchema;
  const given = parameter?.example ?? schema.examples?.[0] ?? schema.default ?? schema.enum?.[0];
  if (given !== undefined) return given;
  if (schema.format === 'date') return '2026-11-21';
  if (schema.format === 'uuid') return '0d9a8f6e-2f1c-4f0e-9b1a-6f0d5c4b3a21';
  return schema.type === 'integer' ? 1 : 'RM-01';
}

/** Every shape that an answer or a body refers to, in the order of the alphabet, each once. */
function shapesPage(document: ApiDocument): string {
  const shapes = document.components.schemas as Record<string, FullSchema>;
  const bodies = new Set(
    operationsOf(document).flatMap(({ operation }) =>
      Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) => namesIn(schema ?? {})),
    ),
  );
  const referredTo = new Set([
    ...Object.values(shapes).flatMap((shape) => namesIn(shape)),
    ...operationsOf(document).flatMap(({ operation }) =>
      Object.values(operation.responses).flatMap(({ content = {} }) =>
        Object.values(content).flatMap(({ schema }) => namesIn(schema ?? {})),
      ),
    ),
  ]);
  // A body stands at its operation; only what something else refers to stands here as well.
  const wanted = Object.keys(shapes).filter((name) => !bodies.has(name) || referredTo.has(name));
  const link = (name: string) => (wanted.includes(name) ? `[${name}](#${name.toLowerCase()})` : name);
  return [
    MADE_BY,
    '',
    '# Shapes of the answers',
    '',
    `What the ${'`'}JSON${'`'} answers of the [API reference](reference.md) hold, and what bodies hold inside their fields. The types are told`,
    'in its [conventions](reference.md#types). A field is always there unless it says "may be missing".',
    '',
    ...wanted.flatMap((name) => shapeText(name, shapes[name] ?? {}, link)),
  ].join('\n');
}

function shapeText(name: string, shape: FullSchema, link: (name: string) => string): string[] {
  const required = new Set(shape.required);
  const fields = Object.entries((shape.properties ?? {}) as Record<string, FullSchema>);
  const lines = fields.map(([field, schema]) => {
    const missing = required.has(field) ? '' : ' (may be missing)';
    const about = told(schema);
    const meaning = about === '' ? '' : `: ${about.replace(/\s+/g, ' ')}`;
    return `- \`${field}\` ${typeOf(schema, link)}${missing}${meaning}`;
  });
  return [`## ${name}`, '', ...(lines.length === 0 ? [typeOf(shape, link)] : lines), ''];
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
