/** What a client relies on, of the OpenAPI document, and how to see that something of it is gone. */

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Operation {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/**
 * The place of each field, and what it may be: `"lines[].quantity": "string|number"`. A name ends in `?` where the field may
 * be left out of a request, or may be missing in an answer.
 */
export type Fields = Readonly<Record<string, string>>;

export interface OperationSummary {
  readonly status: string;
  /** of the body: its content types */
  readonly takes?: readonly string[];
  readonly gives: readonly string[];
  readonly request: Fields;
  readonly answer: Fields;
}

export type ApiSummary = Readonly<Record<string, OperationSummary>>;

export function summaryOf({ paths, components }: ApiDocument): ApiSummary {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, OperationSummary] => [
      `${method.toUpperCase()} ${path}`,
      operationSummary(operation, components.schemas),
    ]),
  );
  return Object.fromEntries(operations.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function operationSummary(operation: Operation, schemas: Readonly<Record<string, Schema>>): OperationSummary {
  const [status = '', success] = Object.entries(operation.responses).find(([code]) => code < '300') ?? [];
  const request: Record<string, string> = {};
  for (const { in: place, name, required, schema } of operation.parameters ?? []) {
    request[`${place} ${name}${required === true ? '' : '?'}`] = kindsOf(schema, schemas, 'values').join('|');
  }
  const takes = operation.requestBody?.content;
  collect(takes?.['application/json']?.schema, { schemas, place: '', values: 'values', into: request });
  const answer: Record<string, string> = {};
  collect(success?.content['application/json']?.schema, {
    schemas,
    place: '',
    values: 'types',
    into: answer,
  });
  return {
    status,
    ...(takes === undefined ? {} : { takes: Object.keys(takes) }),
    gives: Object.keys(success?.content ?? {}),
    request,
    answer,
  };
}

interface Collection {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly place: string;
  readonly values: 'values' | 'types';
  readonly into: Record<string, string>;
}

function collect(schema: Schema | undefined, collection: Collection): void {
  const { schemas, place, values, into } = collection;
  for (const { properties, required = [], items } of variantsOf(schema, schemas)) {
    if (items !== undefined) collect(items, { ...collection, place: `${place}[]` });
    for (const [name, property] of Object.entries(properties ?? {})) {
      const path = place === '' ? name : `${place}.${name}`;
      const key = `${path}${required.includes(name) ? '' : '?'}`;
      // A shape that holds itself is told once.
      if (key in into) continue;
      into[key] = kindsOf(property, schemas, values).join('|');
      if (path.split('.').length < 8) collect(property, { ...collection, place: path });
    }
  }
}

function variantsOf(schema: Schema | undefined, schemas: Readonly<Record<string, Schema>>): Schema[] {
  if (schema === undefined) return [];
  if (schema.$ref !== undefined) {
    return variantsOf(schemas[schema.$ref.replace('#/components/schemas/', '')], schemas);
  }
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap((one) => variantsOf(one, schemas));
}

/** Of a request also the values: one that was taken must go on being taken. An answer may get new ones. */
function kindsOf(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  values: 'values' | 'types',
): string[] {
  const kinds = variantsOf(schema, schemas).flatMap(({ type, enum: list, const: constant }) => {
    const allowed = list ?? (constant === undefined ? undefined : [constant]);
    if (values === 'values' && allowed !== undefined) return allowed.map((value) => JSON.stringify(value));
    if (type === undefined) return [allowed === undefined ? 'any' : typeof allowed[0]];
    return typeof type === 'string' ? [type] : type;
  });
  return [...new Set(kinds)].sort();
}

/** What a client that was written for `before` would miss in `now`, in sentences. */
export function breaksOf(before: ApiSummary, now: ApiSummary): string[] {
  return Object.entries(before).flatMap(([name, old]) => {
    const operation = now[name];
    if (operation === undefined) return [`${name} is gone`];
    const found = [
      ...(operation.status === old.status ? [] : [`answers ${operation.status} instead of ${old.status}`]),
      ...gone('takes', old.takes ?? [], operation.takes ?? []),
      ...gone('answers', old.gives, operation.gives),
      ...requestBreaks(old.request, operation.request),
      ...answerBreaks(old.answer, operation.answer),
    ];
    return found.map((one) => `${name} ${one}`);
  });
}

const gone = (what: string, old: readonly string[], now: readonly string[]) =>
  old.filter((type) => !now.includes(type)).map((type) => `${what} ${type} no more`);

const isOptional = (key: string) => key.endsWith('?');
const nameOf = (key: string) => key.replace(/\?$/, '');
const byName = (fields: Fields) =>
  new Map(Object.entries(fields).map(([key, kinds]) => [nameOf(key), { optional: isOptional(key), kinds }]));
const splitKinds = (kinds: string) => new Set(kinds.split('|'));

/** A request that was right must stay right. */
function requestBreaks(before: Fields, now: Fields): string[] {
  const [old, present] = [byName(before), byName(now)];
  const missing = [...old].flatMap(([name, { optional, kinds }]) => {
    const field = present.get(name);
    if (field === undefined) return [`takes ${name} no more`];
    const taken = splitKinds(field.kinds);
    const refused = [...splitKinds(kinds)].filter((kind) => !isTaken(kind, taken));
    return [
      ...(optional && !field.optional ? [`now requires ${name}`] : []),
      ...refused.map((kind) => `takes no ${kind} for ${name} any more`),
    ];
  });
  const demanded = [...present]
    .filter(([name, { optional }]) => !optional && !old.has(name) && isIn(name, old))
    .map(([name]) => `now requires ${name}`);
  return [...missing, ...demanded];
}

/** A field of something that is new altogether asks nothing of an old request. */
function isIn(name: string, old: ReadonlyMap<string, unknown>): boolean {
  const holder = name.slice(0, Math.max(name.lastIndexOf('.'), 0)).replace(/(?:\[\])+$/, '');
  return holder === '' || old.has(holder);
}

/** A value is also taken where any text is; a whole number where any number is. */
function isTaken(kind: string, taken: ReadonlySet<string>): boolean {
  if (taken.has(kind) || taken.has('any')) return true;
  if (kind.startsWith('"')) return taken.has('string');
  return kind === 'integer' && taken.has('number');
}

/** What an answer had it must go on having, and nothing else in its place. */
function answerBreaks(before: Fields, now: Fields): string[] {
  const present = byName(now);
  return [...byName(before)].flatMap(([name, { optional, kinds }]) => {
    const field = present.get(name);
    if (field === undefined) return [`answers ${name} no more`];
    const known = splitKinds(kinds);
    const foreign = [...splitKinds(field.kinds)].filter((kind) => !isTaken(kind, known));
    return [
      ...(field.optional && !optional ? [`may leave ${name} out`] : []),
      ...foreign.map((kind) => `may answer ${kind} for ${name}`),
    ];
  });
}
