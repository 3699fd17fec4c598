import { openApiDocument } from '../../server/src/platform/http/openapi.ts';
import type { TestApp } from '../harness/app.ts';

/** A schema of the OpenAPI document, as far as the fuzz reads it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Described {
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
  };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Body {
  readonly contentTypes: readonly string[];
  readonly schema: Schema;
  readonly example: unknown;
  readonly isRequired: boolean;
}

export interface Operation {
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  /** it answers with events, and does not end */
  readonly isStream: boolean;
}

export interface Components {
  readonly schemas: Readonly<Record<string, Schema>>;
}

export interface ApiDocument {
  readonly operations: readonly Operation[];
  readonly components: Components;
}

/** What the running application says of itself. */
export function documentOf(t: TestApp): ApiDocument {
  const { paths, components } = openApiDocument(t.app) as unknown as {
    paths: Record<string, Record<string, Described>>;
    components: Components;
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) =>
      operationOf(method.toUpperCase() as Method, path, described),
    ),
  );
  return { operations, components };
}

function operationOf(method: Method, path: string, described: Described): Operation {
  const content = Object.entries(described.requestBody?.content ?? {});
  const [first] = content;
  return {
    name: `${method} ${path}`,
    method,
    path,
    tag: described.tags[0] ?? '',
    parameters: described.parameters ?? [],
    body:
      first === undefined
        ? undefined
        : {
            contentTypes: content.map(([type]) => type),
            schema: first[1].schema,
            example: first[1].example,
            isRequired: described.requestBody?.required === true,
          },
    isStream: described.responses['200']?.content?.['text/event-stream'] !== undefined,
  };
}

/** The schema itself, where another only points to it. */
export function resolved(schema: Schema, components: Components): Schema {
  if (schema.$ref === undefined) return schema;
  const found = components.schemas[schema.$ref.replace('#/components/schemas/', '')];
  if (found === undefined) throw new Error(`The document has no ${schema.$ref}`);
  return resolved(found, components);
}

export function typesOf({ type }: Schema): readonly string[] {
  if (typeof type === 'string') return [type];
  // A field may be called "type", too.
  return Array.isArray(type) ? type : [];
}

export interface DecimalRule {
  readonly scale: number;
  readonly minimum: string;
  readonly maximum: string;
  readonly isExclusive: boolean;
}

/** A decimal in a request is text or a number; the document says its scale by a pattern and its bounds by numbers. */
export function decimalRuleOf(schema: Schema): DecimalRule | undefined {
  const types = typesOf(schema);
  if (!types.includes('string') || !types.includes('number')) return undefined;
  const scale = /\{1,(\d)\}\)\?\$$/.exec(schema.pattern ?? '')?.[1];
  const least = schema.exclusiveMinimum ?? schema.minimum;
  if (scale === undefined || least === undefined || schema.maximum === undefined) return undefined;
  return {
    scale: Number(scale),
    minimum: String(least),
    maximum: String(schema.maximum),
    isExclusive: schema.exclusiveMinimum !== undefined,
  };
}
